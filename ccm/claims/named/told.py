"""What questions on plans, support and quantities have in common: rows with sources."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Sourced
from ccm.claims.values import Bound, Figure, Listing, Unit, Value, Words
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.rules import Cause, Explanation, Missing

__all__ = ["lacking", "number", "one", "reasons", "states_of", "year_of", "years_of"]


def reasons(rows: Iterable[Sourced]) -> tuple[Explanation, ...]:
    """Return where some rows were read, each place once."""
    places = dict.fromkeys(" | ".join(map(str, row.source)) for row in rows)
    return tuple(Explanation(f"read in {place}", provision=place) for place in places)


def one(value: Value | str, *rows: Sourced, basis: str = "") -> Answer:
    """Return a value that was read in some rows, or worked out from them."""
    said = Words((value,)) if isinstance(value, str) else value
    return Answer(value=said, basis=basis, reasons=reasons(rows))


def number(
    count: int | Decimal,
    *rows: Sourced,
    unit: Unit = Unit.COUNT,
    bound: Bound = Bound.EXACT,
    basis: str = "",
) -> Answer:
    """Return a number likewise."""
    return one(Figure(Decimal(count), unit, bound), *rows, basis=basis)


def states_of(named: Iterable[tuple[State, Sourced]], basis: str = "") -> Answer:
    """Return States with the rows that name them."""
    rows: dict[State, list[Sourced]] = {}
    for state, row in named:
        rows.setdefault(state, []).append(row)
    why = {
        state: Explanation(state.name, because=reasons(told))
        for state, told in rows.items()
    }
    return Answer(value=Listing(frozenset(rows)), basis=basis, why=why)


def lacking(*facts: str) -> tuple[Answer, ...]:
    """Return that something would have to be known first; nothing if nothing is."""
    gaps = tuple(Missing(fact, Cause.BEYOND_THE_RECORD) for fact in facts)
    return (Answer(value=None, gaps=lambda: gaps),) if gaps else ()


def years_of(period: PartialDate | None) -> tuple[int, ...]:
    """Return the years that the time of a claim covers; none if it gives no time."""
    if period is None:
        return ()
    return tuple(range(period.earliest.year, period.latest.year + 1))


def year_of(text: str) -> int:
    """Read a year of a predicate.

    Raises:
        InvalidValueError: It is none.
    """
    if not (text.isascii() and text.isdecimal() and len(text) == 4):  # noqa: PLR2004
        msg = f"predicate: expected a year such as 2015, got {text!r}"
        raise InvalidValueError(msg)
    return int(text)
