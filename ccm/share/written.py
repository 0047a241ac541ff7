"""What the library wrote as JSON, read back: rows as they were, and values of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from os import PathLike, fsdecode
from textwrap import shorten
from types import NoneType
from typing import (
    Any,
    NamedTuple,
    TypeVar,
    cast,
    get_origin,
    get_type_hints,
    overload,
)

from ccm.convention import CONVENTION
from ccm.errors import CCMError, InvalidValueError, did_you_mean
from ccm.facts import Event, Record
from ccm.facts.cells import RowError
from ccm.rules import Finding, Treaty
from ccm.share.askable import hold_kind, is_value
from ccm.share.fitting import keys_of, misfits
from ccm.share.page_records import PAGES, FindingPage
from ccm.share.parsing import parsed, refuse
from ccm.share.plain import strangers
from ccm.share.remade import REMADE, Among
from ccm.words.characters import in_json
from ccm.words.rows import FindingRow, finding_page
from ccm.words.versions import schema_name

__all__ = ["from_dict", "from_json", "row_of", "to_json"]

_T = TypeVar("_T")

_WRITABLE = "expected a value of the library, or rows of one"


def to_json(value: object) -> str:
    """Return a value, or rows that were read, as the library writes JSON.

    Args:
        value: A value that has `to_dict`, or what that gives, or a list of rows. A
            finding is written with all its reasons, as ``explain("json")`` does.

    Raises:
        InvalidValueError: It is neither; or JSON cannot hold it as it is, such as a
            key that is no text.

    >>> print(to_json([{"state": "BGR"}]))
    [
      {
        "state": "BGR"
      }
    ]
    """
    row = row_of(value)
    try:
        _hold_plain(row, _WRITABLE, (list, tuple))
        text = json.dumps(row, ensure_ascii=False, indent=2, allow_nan=False)
    except RecursionError:
        msg = f"{_WRITABLE}: got one in itself, or too deep"
        raise InvalidValueError(msg) from None
    return in_json(text)


@overload
def from_json(source: str | bytes | bytearray | PathLike[str]) -> dict[str, object]: ...
@overload
def from_json(
    source: str | bytes | bytearray | PathLike[str],
    kind: type[_T],
    *,
    record: Record | None = ...,
    treaty: Treaty = ...,
) -> _T: ...
def from_json(
    source: str | bytes | bytearray | PathLike[str],
    kind: type[_T] | None = None,
    *,
    record: Record | None = None,
    treaty: Treaty = CONVENTION,
) -> _T | dict[str, object]:
    """Read JSON that the library wrote, held to its schema.

    `to_json` of what was read gives the same text again, of rows always; of values, if
    this version wrote it: a finding is made again, and its receipt then names this one.

    Args:
        source: The text, or the path of a file.
        kind: What it is: a type of rows; or a type of values, of those whose row says
            all that they say. None for a page, which names its schema itself.
        record: The record whose States a value names, and of which a finding is made
            again; that of the treaty if None.
        treaty: The treaty whose kinds of events it names.

    Raises:
        DataFileError: With every fault: it is no JSON, of another version of the
            schema, or something stands there that the schema does not allow.
        InvalidValueError: Values of that kind are not made of their row alone; or an
            argument is none of those that are expected.

    >>> import ccm
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> ccm.from_json(ccm.to_json(finding), ccm.Finding) == finding
    True
    >>> told = ccm.from_json(ccm.to_json(finding))
    >>> told["schema"], told["status"]
    ('ccm/finding/2', 'overdue')
    """
    _hold_given("source", source, (str, bytes, bytearray, PathLike))
    file = fsdecode(source) if isinstance(source, PathLike) else "JSON"
    told = parsed(source, file)
    if kind is None:
        return _page(told, file)
    return _Reader(file, record, treaty).read(told, kind)


def from_dict(
    row: object,
    kind: type[_T],
    *,
    record: Record | None = None,
    treaty: Treaty = CONVENTION,
) -> _T:
    """Return the value of which `to_dict` gave a row; or the row, held to its schema.

    The row of a finding says less than its page: it is asked again by the usual reading
    and trust, and refused where the answer is another.

    Args:
        row: What `to_dict` gave, or a part of a page.
        kind: As for `from_json`.
        record: As for `from_json`.
        treaty: As for `from_json`.

    Raises:
        DataFileError: With every fault.
        InvalidValueError: Values of that kind are not made of their row alone; the row
            holds what JSON cannot; or another argument is not what is expected.

    >>> import ccm
    >>> event = ccm.packaged_record().events[0]
    >>> ccm.from_dict(event.to_dict(), type(event)) == event
    True
    """
    return _Reader(getattr(kind, "__name__", "row"), record, treaty).read(row, kind)


def _page(told: object, file: str) -> dict[str, object]:
    """Return a page, held to the schema that it names."""
    if not isinstance(told, dict):
        refuse(file, [("", "expected a page: an object that names its schema")])
    page = cast("dict[str, object]", told)
    rows = {schema_name(name): row for name, row in PAGES.items()}
    named = str(page.get("schema", "none"))
    if named not in rows:
        refuse(file, [("schema", _other_schema(named))])
    _hold(page, rows[named], file)
    return page


def _other_schema(named: str) -> str:
    """Return what was expected instead of a schema that this version does not know."""
    _, _, page = named.partition("/")
    page = page.partition("/")[0]
    if page in PAGES:
        return f"expected {schema_name(page)}, got {named}, of another version of ccm"
    known = [*map(schema_name, PAGES)]
    return (
        f"expected one of {', '.join(known)}, got {named}{did_you_mean(named, known)}"
    )


def _hold(told: Any, row: Any, file: str) -> None:
    """Refuse what does not fit a type of rows, or names another schema than its own."""
    try:
        faults = [*misfits(told, row)]
    except RecursionError:
        refuse(file, [("", "expected less depth: reasons under reasons")])
    own = next((schema_name(name) for name in PAGES if PAGES[name] is row), None)
    if own and not faults and told["schema"] != own:
        faults = [("schema", _other_schema(told["schema"]))]
    if faults:
        _hold_plain(told, file, (list,))
        refuse(file, faults)


def _hold_plain(told: object, file: str, lists: tuple[type, ...]) -> None:
    """Refuse what JSON cannot hold."""
    if odd := [*strangers(told, lists)]:
        places = (": ".join(part for part in (file, *each) if part) for each in odd)
        raise InvalidValueError("\n".join(places))


def _hold_given(name: str, given: object, kinds: tuple[type, ...]) -> None:
    """Refuse an argument of another type."""
    if not isinstance(given, kinds):
        expected = " or ".join(kind.__name__ for kind in kinds)
        msg = f"{name}: expected {expected}, got {type(given).__name__}"
        raise InvalidValueError(msg)


class _Reader(NamedTuple):
    """Reads what is called by a name; what values name is in a record of a treaty."""

    file: str
    record: Record | None
    treaty: Treaty

    def read(self, told: object, kind: type[_T]) -> _T:
        """Return a value of a kind, or the row, which is what was told."""
        _hold_given("record", self.record, (Record, NoneType))
        _hold_given("treaty", self.treaty, (Treaty,))
        if not is_value(kind):
            hold_kind(kind)
            _hold(told, kind, self.file)
            return cast("_T", told)
        whole: type[_T] = get_origin(kind) or kind
        row = _rows_of(whole, told)
        make = _maker(whole, row)
        _hold(told, row, self.file)
        value = self._made(told, make)
        if not isinstance(value, whole):
            says = f"expected {whole.__name__}, got {type(value).__name__}"
            refuse(self.file, [("type", says)])
        return value

    def _made(self, told: Any, make: Callable[[Any, Among], object]) -> object:
        record = self.record or self.treaty.record()
        try:
            value = make(told, Among(record, self.treaty))
        except RowError as error:
            refuse(self.file, (("", fault) for fault in error.faults))
        except CCMError as error:
            refuse(self.file, [("", str(error))])
        except (ValueError, OverflowError):
            refuse(
                self.file, [("", "expected what a value of this kind says of itself")]
            )
        return self._same(value, told)

    def _same(self, value: object, told: Any) -> object:
        """Return a value, if it says of itself what was told."""
        again: Any = row_of(value)
        if isinstance(value, Finding):
            again = {key: again[key] for key in told}
        if "receipt" in again:  # another version may have made it than makes it
            again["receipt"] = told["receipt"]
        if odd := [key for key in again if again[key] != told[key]]:
            refuse(self.file, ((key, _odd(again[key], told[key])) for key in odd))
        return value


def _maker(kind: type[object], row: object) -> Callable[[Any, Among], object]:
    """Return how a value of a kind is made of its row; refuse where it is not."""
    make = REMADE.get(Event if issubclass(kind, Event) else kind)
    if make is None:
        named = getattr(row, "__name__", row)
        msg = (
            f"{kind.__name__}: not made of its row alone: read the row, a "
            f"{named}, or ask again by a receipt or a provenance"
        )
        raise InvalidValueError(msg)
    return make


def _rows_of(kind: Any, told: object) -> Any:
    """Return the type of what is written of a value; of a finding, with its reasons."""
    if kind is Finding and _is_page(told):
        return FindingPage
    return get_type_hints(kind.to_dict)["return"]


def _is_page(told: object) -> bool:
    """Tell whether a finding is told with something that its row alone has not."""
    more = keys_of(FindingPage).keys() - keys_of(FindingRow).keys()
    return isinstance(told, dict) and not more.isdisjoint(
        cast("dict[str, object]", told)
    )


def row_of(value: object) -> object:
    """Return what is written of a value, or rows as they are.

    Args:
        value: As for `to_json`.

    >>> from ccm.dates import PartialDate
    >>> row_of(PartialDate.parse("2020"))["latest"]
    '2020-12-31'
    """
    if isinstance(value, Finding):
        return finding_page(value)
    ours: Any = value
    return ours.to_dict() if is_value(type(value)) else value


def _odd(expected: object, got: object) -> str:
    return f"expected {shorten(repr(expected), 80)}, got {shorten(repr(got), 80)}"
