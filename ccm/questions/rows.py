"""Rows of other rooms as questions ask of them: cells, where they were read, a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Source, State
from ccm.questions.answers import Answer
from ccm.questions.inquiry import Sourced
from ccm.questions.values import Listing, Span, Value, Words
from ccm.rules import Cause, Explanation, Missing
from ccm.rules.courses import When

__all__ = [
    "Row",
    "cell_of",
    "lacking",
    "one",
    "pieces_of",
    "reasons",
    "states_of",
    "words_of",
    "years_of",
]


@attrs.define(frozen=True, eq=False)
class Row:
    """A row that is made for questions, where another room has no row of its own.

    Attributes:
        source: Where it was read.
        cells: What it holds, by the names of its columns.
        when: The moment that it tells of, where it tells of one.
        basis: What an answer with it counts.
        told: What it says, a reason each; where it was read if none is given.
        near: Whether it is no measure of a claim, only something near it.
    """

    source: tuple[Source, ...]
    cells: Mapping[str, object]
    when: When | None = None
    basis: str = ""
    told: tuple[Explanation, ...] = ()
    near: bool = False


def cell_of(row: Sourced, column: str) -> object:
    """Return what a row holds in a column.

    Raises:
        InvalidValueError: It has no such column.
    """
    name = column.replace("-", "_")
    known: Iterable[str]
    if isinstance(row, Row):
        known = row.cells
        if column in row.cells:
            return row.cells[column]
    else:
        if not name.startswith("_") and hasattr(row, name):
            return getattr(row, name)
        known = (each for each in dir(row) if not each.startswith("_"))
    msg = f"column: expected one of {', '.join(known)}, got {column!r}"
    raise InvalidValueError(msg)


def words_of(cell: object) -> tuple[str, ...]:
    """Return what a cell says, each piece without letter case or parentheses."""
    return tuple(_plainly(str(piece)) for piece in pieces_of(cell))


def pieces_of(cell: object) -> tuple[object, ...]:
    """Return the pieces of a cell that holds several, or what it holds."""
    return cast("tuple[object, ...]", cell) if isinstance(cell, tuple) else (cell,)


def _plainly(text: str) -> str:
    return text.casefold().replace("(", "").replace(")", "")


def reasons(rows: Iterable[Sourced]) -> tuple[Explanation, ...]:
    """Return what some rows say, or where they were read, each place once."""
    told: dict[str, Explanation] = {}
    for row in rows:
        place = " | ".join(map(str, row.source))
        said = row.told if isinstance(row, Row) else ()
        for why in said or (Explanation(f"read in {place}", provision=place),):
            told.setdefault(why.claim, why)
    return tuple(told.values())


def one(value: Value | str | None, *rows: Sourced, basis: str = "") -> Answer:
    """Return a value that was read in some rows, or worked out from them."""
    said = Words((value,)) if isinstance(value, str) else value
    return Answer(value=said, basis=basis, reasons=reasons(rows))


def states_of(named: Iterable[tuple[State, Sourced]], basis: str = "") -> Answer:
    """Return States with the rows that name them."""
    rows: dict[State, list[Sourced]] = {}
    for state, row in named:
        rows.setdefault(state, []).append(row)
    why = {
        state: Explanation(state.name, because=reasons(told))
        for state, told in rows.items()
    }
    return Answer(value=Listing(rows), basis=basis, why=why)


def lacking(*facts: str) -> tuple[Answer, ...]:
    """Return that something would have to be known first; nothing if nothing is."""
    gaps = tuple(Missing(fact, Cause.BEYOND_THE_RECORD) for fact in facts)
    return (Answer(value=None, gaps=lambda: gaps),) if gaps else ()


def years_of(period: PartialDate | None) -> tuple[int, ...]:
    """Return the years that the time of a claim covers; none if it gives no time."""
    if period is None:
        return ()
    whole = Span.of(period)
    return tuple(range(whole.first.year, whole.last.year + 1))
