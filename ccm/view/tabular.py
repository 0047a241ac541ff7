"""Columns of tables: each said once, for rows, for Arrow and for the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.facts import State
from ccm.tabled import Value

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "Column",
    "Columns",
    "Form",
    "Table",
    "TableKind",
    "Value",
    "arrow_column",
    "arrow_table",
    "no_column",
    "of_part",
]

Form = Literal["code", "codes", "text", "day", "truth", "whole", "number"]
"""What a column holds.

A code is a text of which there are few, such as a status, and the key of a State.
"""

_ARROW = "pyarrow", "tables"
"""The package that makes tables of columns, and the extra that brings it."""

_T = TypeVar("_T")
_Whole = TypeVar("_Whole")


@attrs.define(frozen=True)
class Column(Generic[_T]):
    """One column of a table.

    Attributes:
        name: Its name; of a quantity with its unit.
        form: What it holds.
        says: What that is, in a sentence.
        among: Every code that can stand in it, where these are few and known.
    """

    name: str
    form: Form
    says: str
    _of: Callable[[_T], Value] = attrs.field(alias="of", repr=False)
    among: tuple[str, ...] = ()

    def of(self, row: _T) -> Value:
        """Return what stands in it in a row."""
        return self._of(row)


class Columns(Generic[_T]):
    """Makes columns of rows of one type."""

    def code(
        self,
        name: str,
        says: str,
        of: Callable[[_T], str | None],
        *,
        among: Iterable[str] = (),
    ) -> Column[_T]:
        """Return a column of codes."""

        def code(row: _T) -> str | None:
            found = of(row)
            return None if found is None else str(found)

        return Column(name, "code", says, code, (*map(str, among),))

    def codes(
        self, name: str, says: str, of: Callable[[_T], Iterable[object]]
    ) -> Column[_T]:
        """Return a column in which several texts stand."""
        return Column(name, "codes", says, lambda row: (*map(str, of(row)),))

    def text(self, name: str, says: str, of: Callable[[_T], str | None]) -> Column[_T]:
        """Return a column of texts; an empty one is none."""
        return Column(name, "text", says, lambda row: of(row) or None)

    def day(self, name: str, says: str, of: Callable[[_T], date | None]) -> Column[_T]:
        """Return a column of days."""
        return Column(name, "day", says, of)

    def days(
        self, name: str, says: str, of: Callable[[_T], PartialDate | None]
    ) -> tuple[Column[_T], Column[_T]]:
        """Return the first and the last day that a date can be; one day if alike."""
        return (
            Column(
                f"{name}_earliest",
                "day",
                f"{says}: first day that it can be; none if only the last is known.",
                lambda row: _earliest(of(row)),
            ),
            Column(
                f"{name}_latest",
                "day",
                f"{says}: last day that it can be; none if no day is the last.",
                lambda row: _latest(of(row)),
            ),
        )

    def truth(
        self, name: str, says: str, of: Callable[[_T], bool | None]
    ) -> Column[_T]:
        """Return a column of yes or no."""
        return Column(name, "truth", says, of)

    def whole(self, name: str, says: str, of: Callable[[_T], int | None]) -> Column[_T]:
        """Return a column of whole numbers."""
        return Column(name, "whole", says, of)

    def number(
        self, name: str, says: str, of: Callable[[_T], float | None]
    ) -> Column[_T]:
        """Return a column of numbers, whose name ends with the unit."""
        return Column(name, "number", says, of)

    def state(self, of: Callable[[_T], State | None]) -> tuple[Column[_T], Column[_T]]:
        """Return code and name of a State, side by side."""
        return (
            Column(
                "state",
                "code",
                "The State, by alpha-3 code.",
                lambda row: _code(of(row)),
            ),
            Column(
                "name",
                "code",
                "Its short name, in English.",
                lambda row: _name(of(row)),
            ),
        )


def _earliest(day: PartialDate | None) -> date | None:
    return day.earliest if day and day.earliest > date.min else None


def _latest(day: PartialDate | None) -> date | None:
    return day.latest if day and day.latest < date.max else None


def _code(state: State | None) -> str | None:
    return state.alpha3 if state else None


def _name(state: State | None) -> str | None:
    return state.name if state else None


def of_part(column: Column[_T], part: Callable[[_Whole], _T]) -> Column[_Whole]:
    """Return a column of rows of which a part is what another column is of."""
    return Column(
        column.name,
        column.form,
        column.says,
        lambda row: column.of(part(row)),
        column.among,
    )


@attrs.define(frozen=True)
class TableKind(Generic[_T]):
    """A kind of table.

    Attributes:
        name: Its name; that of its file where it is written to one.
        says: What a row is.
        columns: Its columns, in order.
        key: The names of the columns that tell each row from all others; none where
            two rows can be alike.
    """

    name: str
    says: str
    columns: tuple[Column[_T], ...] = attrs.field(repr=False)
    key: tuple[str, ...] = ()

    def of(self, rows: Iterable[_T]) -> Table:
        """Return a table of such rows."""
        return Table(self, rows)


class Table:
    """Rows with columns that are documented and typed."""

    __slots__ = ("_rows", "kind")

    def __init__(self, kind: TableKind[Any], rows: Iterable[object]) -> None:
        self.kind = kind
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Table {self.kind.name}: {len(self)} rows>"

    def _shown(self) -> tuple[object, ...]:
        """Return what it shows: its name, the names of its columns, and its rows."""
        rows = [tuple(row.values()) for row in self]
        return self.kind.name, self.columns, tuple(rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self._shown() == other._shown()

    def __hash__(self) -> int:
        return hash(self._shown())

    def _repr_html_(self) -> str:
        """Return it for a notebook."""
        return ccm.in_notebook(self)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.kind.columns)

    def column(self, name: str) -> list[Value]:
        """Return what stands in a column, row by row.

        Raises:
            InvalidValueError: There is no such column.
        """
        for column in self.kind.columns:
            if column.name == name:
                return [column.of(row) for row in self._rows]
        raise no_column(name, self.columns)

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        """Yield the rows."""
        for row in self._rows:
            yield {column.name: column.of(row) for column in self.kind.columns}

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return the rows, each with its columns by name."""
        return [dict(row) for row in self]

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table, codes as dictionaries and days as dates.

        Raises:
            MissingExtraError: The extra ``tables`` is not installed.
        """
        columns = {
            each.name: arrow_column(each.form, map(each.of, self._rows))
            for each in self.kind.columns
        }
        return arrow_table(columns)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as a stream, by which other libraries read them.

        Raises:
            MissingExtraError: The extra ``tables`` is not installed.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def no_column(name: str, known: Iterable[str]) -> InvalidValueError:
    """Return that there is no such column."""
    msg = f"column: expected one of {', '.join(known)}, got {name!r}"
    return InvalidValueError(msg)


def arrow_table(columns: Mapping[str, Any]) -> pa.Table:
    """Return a table of columns that Arrow holds.

    Raises:
        MissingExtraError: The extra ``tables`` is not installed.
    """
    found: pa.Table = _arrow().table(dict(columns))
    return found


def arrow_column(form: Form | Literal["place"], values: Iterable[Value]) -> Any:
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
        "whole": pa.int64(),
        "number": pa.float64(),
        "place": pa.int32(),
    }
    found = pa.array(values, types[form])
    return found.dictionary_encode() if form == "code" else found


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(*_ARROW) from None
    return pa
