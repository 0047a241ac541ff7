"""Columns of tables: each said once, for rows, for Arrow and for the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import attrs

from ccm.errors import MissingExtraError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Column", "Kind", "Value", "arrow_column", "arrow_table"]

Value = str | date | bool | tuple[str, ...] | None
"""What stands in a row: a code, a day, a yes or no, several codes; None for nothing."""

Kind = Literal["code", "codes", "text", "day", "truth"]
"""What a column holds."""

_ARROW = "pyarrow", "tables"
"""The package that makes tables of columns, and the extra that brings it."""

_T = TypeVar("_T")


@attrs.define(frozen=True)
class Column(Generic[_T]):
    """One column of a table.

    Attributes:
        name: Its name.
        kind: What it holds.
        says: What that is, in a sentence.
    """

    name: str
    kind: Kind
    says: str
    _of: Callable[[_T], Value] = attrs.field(alias="of", repr=False)

    def of(self, row: _T) -> Value:
        """Return what stands in it in a row."""
        return self._of(row)


def arrow_table(columns: Mapping[str, Any]) -> pa.Table:
    """Return a table of columns that Arrow holds.

    Raises:
        MissingExtraError: The extra ``tables`` is not installed.
    """
    found: pa.Table = _arrow().table(dict(columns))
    return found


def arrow_column(kind: Kind | Literal["place"], values: Iterable[Value | int]) -> Any:
    """Return what stands in a column, or the places of rows, as Arrow holds it.

    Raises:
        MissingExtraError: The extra ``tables`` is not installed.
    """
    pa = _arrow()
    types: dict[str, Any] = {
        "code": pa.string(),
        "codes": pa.list_(pa.string()),
        "text": pa.string(),
        "day": pa.date32(),
        "truth": pa.bool_(),
        "place": pa.int32(),
    }
    found = pa.array(values, types[kind])
    return found.dictionary_encode() if kind == "code" else found


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(*_ARROW) from None
    return pa
