"""What the library wrote as JSON, read back: rows as they were, and values of them."""

from __future__ import annotations

import json
from os import PathLike, fspath
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints, overload

from ccm.convention import CONVENTION
from ccm.errors import CCMError, InvalidValueError, did_you_mean
from ccm.facts import Record
from ccm.rules import Treaty
from ccm.share.fitting import misfits
from ccm.share.page_records import PAGES
from ccm.share.parsing import parsed, refuse
from ccm.share.remade import REMADE, Among
from ccm.words.characters import in_json
from ccm.words.versions import schema_name

__all__ = ["from_dict", "from_json", "to_json"]

_T = TypeVar("_T")


def to_json(value: object) -> str:
    r"""Return a value, or rows that were read, as the library writes JSON.

    Args:
        value: A value that has `to_dict`, or what that gives, or a list of rows.

    Raises:
        InvalidValueError: It is neither.

    >>> print(to_json([{"state": "BGR"}]))
    [
      {
        "state": "BGR"
      }
    ]
    """
    told: Any = value
    row = told.to_dict() if hasattr(told, "to_dict") else told
    try:
        text = json.dumps(row, ensure_ascii=False, indent=2, allow_nan=False)
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
        record: The record whose States a value names; that of the treaty if None.
        treaty: The treaty whose kinds of events it names.

    Raises:
        DataFileError: With every fault: it is no JSON, of another version of the
            schema, or something stands there that the schema does not allow.
        InvalidValueError: Values of that kind are not made of their row alone.

    >>> import ccm
    >>> from ccm.words.rows import FindingRow
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> row = ccm.from_json(ccm.to_json(finding), FindingRow)
    >>> row == finding.to_dict(), row["status"]
    (True, 'overdue')
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
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> row = finding.receipt.to_dict()
    >>> ccm.from_dict(row, ccm.Receipt).again() == finding
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
        its: Any = getattr(kind, "to_dict", None)
        if its is None:
            _hold(told, kind, self.file)
            return cast("_T", told)
        row = get_type_hints(its)["return"]
        if kind not in REMADE:
            msg = (
                f"{kind.__name__}: not made of its row alone: read the row, a "
                f"{row.__name__}, or ask again by a receipt or a provenance"
            )
            raise InvalidValueError(msg)
        _hold(told, row, self.file)
        return cast("_T", self._made(told, kind))

    def _made(self, told: Any, kind: type) -> object:
        states = (self.record or self.treaty.record()).states
        try:
            value: Any = REMADE[kind](told, Among(states, self.treaty.schema))
        except CCMError as error:
            refuse(self.file, [("", str(error))])
        again = value.to_dict()
        if odd := [key for key in again if again[key] != told[key]]:
            says = "expected {!r}, as the rest of it says, got {!r}"
            told_of = ((key, says.format(again[key], told[key])) for key in odd)
            refuse(self.file, told_of)
        return value
