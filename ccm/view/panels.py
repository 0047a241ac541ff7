"""Where States stand over time, as rows: on some days, or in stretches of days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import ccm
from ccm.duties.cells import Row, rows_of
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.facts.garbage import nothing_to_collect
from ccm.rules import Norm, Status, Truth
from ccm.rules.finding import Cell
from ccm.view.asof import AsOf, the_view
from ccm.view.roster import a_day
from ccm.view.tabular import (
    Column,
    Value,
    arrow_column,
    arrow_table,
    no_column,
)

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "COLUMNS",
    "DAYS",
    "Panel",
    "Rows",
    "Spans",
    "panel",
    "spans",
]

_STATUSES = tuple(Status)


def _possible(cell: Cell) -> tuple[str, ...]:
    return tuple(str(each) for each in _STATUSES if each in cell.possible)


def _deadline_earliest(cell: Cell) -> date | None:
    return cell.deadline.candidates[0] if cell.deadline else None


def _deadline_latest(cell: Cell) -> date | None:
    due = cell.deadline
    return due.candidates[-1] if due and not due.or_later else None


def _deadline_certain(cell: Cell) -> bool | None:
    return cell.deadline.date is not None if cell.deadline else None


def _performed_earliest(cell: Cell) -> date | None:
    done = cell.fulfilled_on
    return done.earliest if done and done.earliest > date.min else None


def _performed_latest(cell: Cell) -> date | None:
    return cell.fulfilled_on.latest if cell.fulfilled_on else None


COLUMNS: tuple[Column[Cell], ...] = (
    Column("state", "code", "The State, by alpha-3 code.", lambda c: c.state.alpha3),
    Column("name", "code", "Its short name, in English.", lambda c: c.state.name),
    Column("obligation", "code", "Id of the obligation.", lambda c: c.obligation),
    Column(
        "status",
        "code",
        "The one status that is possible, or undetermined.",
        lambda cell: str(cell.status),
        tuple(map(str, _STATUSES)),
    ),
    Column(
        "compliant",
        "code",
        "Whether nothing is owed and overdue: true, false or unknown.",
        lambda cell: str(cell.compliant),
        tuple(map(str, Truth)),
    ),
    Column("possible", "codes", "Every status that the record allows.", _possible),
    Column(
        "deadline_earliest",
        "day",
        "First day that the deadline can be; none where none runs.",
        _deadline_earliest,
    ),
    Column(
        "deadline_latest",
        "day",
        "Last day that it can be; none also where there is no telling.",
        _deadline_latest,
    ),
    Column(
        "deadline_certain",
        "truth",
        "Whether it is one known day; none where none runs.",
        _deadline_certain,
    ),
    Column(
        "performed_earliest",
        "day",
        "First day on which it can have been performed; none where it is not known to "
        "have been, or only by when.",
        _performed_earliest,
    ),
    Column(
        "performed_latest",
        "day",
        "Last day on which it can have been performed.",
        _performed_latest,
    ),
)
"""The columns that tell where a State stands, beside those of the days."""

DAYS = {
    "on": "The day; of a panel.",
    "start": "The first day of a stretch; of spans.",
    "end": "The last day of it; of spans.",
}
"""The columns of the days, with what each says."""


class Rows:
    """Rows that tell where States stand, column by column.

    Of many rows few differ, so that what stands in a column is worked out once for
    each answer.
    """

    __slots__ = ("_cells", "_days")

    def __init__(self, cells: list[Cell], days: dict[str, list[date]]) -> None:
        self._cells, self._days = cells, days

    def __len__(self) -> int:
        return len(self._cells)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Where a State stands, row by row."""
        return tuple(self._cells)

    @property
    def days(self) -> Mapping[str, Sequence[date]]:
        """The days, row by row, by the name of their column."""
        return self._days

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        state, name, obligation, *others = (column.name for column in COLUMNS)
        return state, name, obligation, *self._days, *others

    def column(self, name: str) -> list[Value]:
        """Return what stands in a column, row by row.

        Raises:
            InvalidValueError: There is no such column.
        """
        if name in self._days:
            return [*self._days[name]]
        for column in COLUMNS:
            if column.name == name:
                known = {id(cell): column.of(cell) for cell in self._distinct()}
                return [known[id(cell)] for cell in self._cells]
        raise no_column(name, self.columns)

    def _distinct(self) -> list[Cell]:
        return list({id(cell): cell for cell in self._cells}.values())

    def _shown(self) -> tuple[object, ...]:
        """Return what it shows: the days, and what stands in each row beside them."""
        said = {
            id(cell): tuple([column.of(cell) for column in COLUMNS])
            for cell in self._distinct()
        }
        days = tuple([(name, *each) for name, each in self._days.items()])
        return days, tuple([said[id(cell)] for cell in self._cells])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._shown() == other._shown()

    def __hash__(self) -> int:
        return hash(self._shown())

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        """Yield the rows."""
        names = self.columns
        for row in zip(*map(self.column, names), strict=True):
            yield dict(zip(names, row, strict=True))

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return the rows, each with its columns by name."""
        return [dict(row) for row in self]

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table, codes as dictionaries and days as dates.

        Raises:
            MissingExtraError: The extra ``tables`` is not installed.
        """
        return _arrow_table(self._cells, self._distinct(), self._days, self.columns)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as a stream, by which other libraries read them.

        Raises:
            MissingExtraError: The extra ``tables`` is not installed.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """Return it for a notebook."""
        return ccm.in_notebook(self)

    def to_dict(self) -> ccm.time_records.TableRow:
        """Return it as in JSON: its columns and rows, every day as text."""
        return ccm.time_records.table_row(self)


def _arrow_table(
    cells: list[Cell],
    distinct: list[Cell],
    days: dict[str, list[date]],
    names: tuple[str, ...],
) -> pa.Table:
    place = {id(cell): number for number, cell in enumerate(distinct)}
    taken = arrow_column("place", (place[id(cell)] for cell in cells))
    found = {name: arrow_column("day", each) for name, each in days.items()}
    for column in COLUMNS:
        once = arrow_column(column.form, map(column.of, distinct))
        found[column.name] = once.take(taken)
    return arrow_table({name: found[name] for name in names})


class Panel(Rows):
    """Where States stand under obligations on some days, a row for each.

    The rows come State by State, of each obligation by obligation, of each day by day.

    >>> panel("BGR", "art3", days=[date(2019, 1, 1), date(2020, 1, 1)])
    <Panel of 2 rows>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Panel of {len(self)} rows>"


class Spans(Rows):
    """The same as stretches of days on which the answer is the same, a row for each.

    The rows come State by State, of each obligation by obligation, in order of days.

    >>> import ccm
    >>> day = date(2011, 10, 1)
    >>> ccm.as_of(day).spans(states="BGR", obligations="art3", since=day)
    <Spans: 1 rows>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Spans: {len(self)} rows>"


def panel(
    states: Iterable[str | State] | str | State | None = None,
    obligations: Iterable[str | Norm] | str | Norm | None = None,
    *,
    days: Iterable[date],
    view: AsOf | None = None,
) -> Panel:
    """Return where States stand under obligations on many days.

    Args:
        states: The States; all that have deposited by the last of the days if None.
        obligations: Ids of the obligations; all if None.
        days: The days, in any order; each is told once, in order.
        view: Whose record, reading and trust to use; the packaged record if None. Its
            day does not matter.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: One of the days is no day, or one was given alone.

    >>> new_years = [date(year, 1, 1) for year in range(2019, 2024)]
    >>> for row in panel("BGR", "art3", days=new_years):
    ...     print(row["on"], row["status"], row["deadline_latest"])
    2019-01-01 outstanding 2019-10-01
    2020-01-01 outstanding 2020-10-01
    2021-01-01 overdue 2020-10-01
    2022-01-01 outstanding 2022-10-01
    2023-01-01 outstanding 2023-12-31
    """
    wanted = _in_order(days)
    last = wanted[-1] if wanted else date.min
    asked = the_view(view, last).at(last)
    rows = list(_rows(asked, states, obligations))
    numbers = [day.toordinal() for day in wanted]
    with nothing_to_collect():
        each = (_on_days(row, wanted, numbers) for row in rows)
        cells = list(chain.from_iterable(each))
    return Panel(cells, {"on": wanted * len(rows)})


def _in_order(days: Iterable[date]) -> list[date]:
    try:
        each = iter(days)
    except TypeError:
        msg = f"days: expected several, as a list has them, got {days!r}"
        raise InvalidValueError(msg) from None
    return sorted({a_day(day, "days") for day in each})


def _rows(
    view: AsOf,
    states: Iterable[str | State] | str | State | None,
    obligations: Iterable[str | Norm] | str | Norm | None,
) -> Iterator[Row]:
    norms = view.norms(obligations)
    for state in view.chosen(states):
        yield from rows_of(view.roll, state, norms)


def _on_days(row: Row, days: list[date], numbers: list[int]) -> Iterator[Cell]:
    """Yield where a State stands on each of some days, which come in order."""
    place = 0
    while place < len(days):
        _, last, cell = row.around(days[place])
        beyond = bisect_right(numbers, last, lo=place)
        yield from [cell] * (beyond - place)
        place = beyond


def spans(
    view: AsOf,
    *,
    states: Iterable[str | State] | str | State | None = None,
    obligations: Iterable[str | Norm] | str | Norm | None = None,
    since: date | None = None,
) -> Spans:
    """Return the same as stretches of days, up to the day of a view.

    Where an answer turns too often, as every day for more than a century, its last
    stretch ends sooner.

    Args:
        view: The view.
        states: The States; all that have deposited by its day if None.
        obligations: Ids of the obligations; all if None.
        since: The first day; that on which the treaty opened for signature if None.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: The first day is no day, or comes after that of the view.
    """
    first = view.treaty.signature.opens if since is None else a_day(since, "since")
    if first > view.on:
        msg = f"since: expected {view.on} or earlier, got {first}"
        raise InvalidValueError(msg)
    cells: list[Cell] = []
    starts: list[date] = []
    ends: list[date] = []
    with nothing_to_collect():
        for row in _rows(view, states, obligations):
            for start, end, cell in row.stretches(first, view.on):
                cells.append(cell)
                starts.append(date.fromordinal(start))
                ends.append(date.fromordinal(end))
    return Spans(cells, {"start": starts, "end": ends})
