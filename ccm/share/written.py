"""What the library wrote as JSON, read back: rows as they were, and values of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from os import PathLike, fspath
from textwrap import shorten
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints, overload

from ccm.convention import CONVENTION
from ccm.errors import CCMError, InvalidValueError, did_you_mean
from ccm.facts import Event, Record
from ccm.rules import Finding, Treaty
from ccm.share.fitting import misfits
from ccm.share.page_records import PAGES, FindingPage
from ccm.share.parsing import parsed, refuse
from ccm.share.remade import REMADE, Among
from ccm.words.characters import in_json
from ccm.words.rows import finding_page
from ccm.words.versions import schema_name

__all__ = ["from_dict", "from_json", "to_json"]

_T = TypeVar("_T")


def to_json(value: object) -> str:
    """Return a value, or rows that were read, as the library writes JSON.

    Args:
        value: A value that has `to_dict`, or what that gives, or a list of rows. A
            finding is written with all its reasons, as ``explain("json")`` does.

    Raises:
        InvalidValueError: It is neither.

    >>> print(to_json([{"state": "BGR"}]))
    [
      {
        "state": "BGR"
      }
    ]
    """
    try:
        text = json.dumps(_told(value), ensure_ascii=False, indent=2, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        msg = f"expected a value of the library, or rows of one: {error}"
        raise InvalidValueError(msg) from None
    return in_json(text)


@overload
def from_json(source: str | bytes | PathLike[str]) -> dict[str, object]: ...
@overload
def from_json(
    source: str | bytes | PathLike[str],
    kind: type[_T],
    *,
    record: Record | None = ...,
    treaty: Treaty = ...,
) -> _T: ...
def from_json(
    source: str | bytes | PathLike[str],
    kind: type[_T] | None = None,
    *,
    record: Record | None = None,
    treaty: Treaty = CONVENTION,
) -> _T | dict[str, object]:
    """Read JSON that the library wrote, held to its schema.

    `to_json` of what was read gives the same text again.

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
        InvalidValueError: Values of that kind are not made of their row alone.

    >>> import ccm
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> ccm.from_json(ccm.to_json(finding), ccm.Finding) == finding
    True
    >>> told = ccm.from_json(ccm.to_json(finding))
    >>> told["schema"], told["status"]
    ('ccm/finding/2', 'overdue')
    """
    file = fspath(source) if isinstance(source, PathLike) else "JSON"
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

    Args:
        row: What `to_dict` gave, or a part of a page.
        kind: As for `from_json`.
        record: As for `from_json`.
        treaty: As for `from_json`.

    Raises:
        DataFileError: With every fault.
        InvalidValueError: Values of that kind are not made of their row alone.

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
        faults = [("", "expected less depth: reasons under reasons")]
    own = next((schema_name(name) for name in PAGES if PAGES[name] is row), None)
    if own and not faults and told["schema"] != own:
        faults = [("schema", _other_schema(told["schema"]))]
    if faults:
        refuse(file, faults)


class _Reader(NamedTuple):
    """Reads what is called by a name; what values name is in a record of a treaty."""

    file: str
    record: Record | None
    treaty: Treaty

    def read(self, told: object, kind: type[_T]) -> _T:
        """Return a value of a kind, or the row, which is what was told."""
        if not hasattr(kind, "to_dict"):
            _hold(told, kind, self.file)
            return cast("_T", told)
        row = _row_of(kind)
        make = _maker(kind)
        if make is None:
            msg = (
                f"{kind.__name__}: not made of its row alone: read the row, a "
                f"{row.__name__}, or ask again by a receipt or a provenance"
            )
            raise InvalidValueError(msg)
        _hold(told, row, self.file)
        value = self._made(told, make)
        if not isinstance(value, kind):
            says = f"expected {kind.__name__}, got {type(value).__name__}"
            refuse(self.file, [("type", says)])
        return value

    def _made(self, told: Any, make: Callable[[Any, Among], object]) -> object:
        record = self.record or self.treaty.record()
        try:
            value = make(told, Among(record, self.treaty))
            again: Any = _told(value)
        except (CCMError, ValueError) as error:
            refuse(self.file, [("", str(error))])
        if isinstance(value, Finding):  # another version may have made it than makes it
            again["receipt"] = told["receipt"]
        if odd := [key for key in again if again[key] != told[key]]:
            refuse(self.file, ((key, _odd(again[key], told[key])) for key in odd))
        return value


def _maker(kind: type[object]) -> Callable[[Any, Among], object] | None:
    """Return how a value of a kind is made of its row; None where that is not done."""
    return REMADE.get(Event if issubclass(kind, Event) else kind)


def _row_of(kind: Any) -> Any:
    """Return the type of what is written of a value; of a finding, all its reasons."""
    return FindingPage if kind is Finding else get_type_hints(kind.to_dict)["return"]


def _told(value: Any) -> object:
    """Return what is written of a value, or rows as they are."""
    if isinstance(value, Finding):
        return finding_page(value)
    return value.to_dict() if hasattr(value, "to_dict") else value


def _odd(expected: object, got: object) -> str:
    return f"expected {shorten(repr(expected), 80)}, got {shorten(repr(got), 80)}"
