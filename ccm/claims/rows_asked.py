"""Questions about rows of other rooms: terms, tasks, votes, cells of a budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry, Sourced
from ccm.claims.named.told import lacking, number, one, states_of, year_of
from ccm.claims.tables import TABLES
from ccm.claims.values import Bound, Unit, Value
from ccm.claims.values import Words as Said
from ccm.claims.words import Words
from ccm.dates import PartialDate, Period
from ccm.facts import State

__all__ = ["ROW_QUESTIONS", "rows_asked"]

ROW_QUESTIONS = ("each", "sum", "number", "first", "all", "named")
"""One answer a row, their sum, how many there are, the first, all together, States."""

_Fits = Callable[[Sourced], bool]


@attrs.define(frozen=True)
class _Query:
    """What is asked of a table.

    Attributes:
        column: The column that answers.
        unit: What a number counts.
        bound: How it is limited.
        basis: A name for the answer.
    """

    column: str
    unit: Unit
    bound: Bound
    basis: str


def rows_asked(words: Words, inquiry: Inquiry, basis: str) -> tuple[Answer, ...]:
    """Answer with rows of a table that fit, as far as they were read elsewhere.

    ``sum cells francs as CHF where item travel and year from 2016 to 2020``.

    Args:
        words: The question.
        inquiry: The record on the day.
        basis: A name for the answer.

    Raises:
        InvalidValueError: It is no question.
    """
    asks = words.one_of(ROW_QUESTIONS, "one of")
    table = words.one_of(TABLES, "a table, one of")
    column = words.take("a column").replace("-", "_")
    units = {str(unit).casefold(): unit for unit in Unit}
    unit = units[words.one_of(units, "a unit, one of")] if words.accept("as") else None
    bound = Bound.AT_LEAST if words.accept("at-least") else Bound.EXACT
    fits = _conditions(words) if words.accept("where") else []
    otherwise = words.name("what is missing") if words.accept("else") else ""
    if words:
        words.refuse("where, and, else or the end")
    every = inquiry.read(TABLES[table](inquiry))
    rows = [row for row in every if all(fit(row) for fit in fits)]
    query = _Query(column, unit or Unit.COUNT, bound, basis)
    return _ASKED[asks](rows, query) or (lacking(otherwise) if otherwise else ())


def _conditions(words: Words) -> list[_Fits]:
    found = [_condition(words)]
    while words.accept("and"):
        found.append(_condition(words))
    return found


def _condition(words: Words) -> _Fits:
    """Read a column and what it must hold: a value, one of some, or a span of years."""
    column = words.take("a column").replace("-", "_")
    if words.accept("from"):
        first = year_of(words.name("a year"))
        if not words.accept("to"):
            words.refuse("to and a year")
        last = year_of(words.name("a year"))
        return lambda row: first <= int(_cell(row, column)) <= last
    if words.accept("begins"):
        start = words.name("some words").casefold()
        return lambda row: _cell(row, column).startswith(start)
    wanted = [words.name("a value").casefold()]
    while words.accept("or"):
        wanted.append(words.name("a value").casefold())
    return lambda row: _cell(row, column) in wanted


def _cell(row: Sourced, column: str) -> str:
    return str(getattr(row, column)).casefold()


def _value(raw: object, query: _Query) -> Value | None:
    """Return what a cell holds as the value of a claim; None where it is empty."""
    match raw:
        case int() | Decimal():
            return number(raw, unit=query.unit, bound=query.bound).value
        case Period(years=years) if years:
            return number(years, unit=Unit.YEARS).value
        case Period(days=days):
            return number(days, unit=Unit.DAYS).value
        case PartialDate() | date():
            return raw if isinstance(raw, PartialDate) else PartialDate.on(raw)
        case _:
            return Said((str(raw),)) if raw else None


def _each(rows: list[Sourced], query: _Query) -> tuple[Answer, ...]:
    told = ((_value(getattr(row, query.column), query), row) for row in rows)
    return tuple(
        one(value, row, basis=query.basis) for value, row in told if value is not None
    )


def _first(rows: list[Sourced], query: _Query) -> tuple[Answer, ...]:
    ordered = sorted(rows, key=lambda row: _cell(row, query.column))
    return _each(ordered[:1], query)


def _sum(rows: list[Sourced], query: _Query) -> tuple[Answer, ...]:
    if not rows:
        return ()
    total = sum((getattr(row, query.column) for row in rows), Decimal())
    added = "" if len(rows) == 1 else f"the sum of {len(rows)} cells"
    basis = query.basis or added
    return (number(total, *rows, unit=query.unit, bound=query.bound, basis=basis),)


def _number(rows: list[Sourced], query: _Query) -> tuple[Answer, ...]:
    apart = {getattr(row, query.column) for row in rows}
    told = number(len(apart), *rows, unit=query.unit, basis=query.basis)
    return (told,) if rows else ()


def _all(rows: list[Sourced], query: _Query) -> tuple[Answer, ...]:
    items = tuple(str(getattr(row, query.column)) for row in rows)
    return (one(Said(items), *rows, basis=query.basis),) if rows else ()


def _named(rows: list[Sourced], query: _Query) -> tuple[Answer, ...]:
    told = ((getattr(row, query.column), row) for row in rows)
    named = [(state, row) for state, row in told if isinstance(state, State)]
    return (states_of(named, query.basis),) if named else ()


_ASKED: Mapping[str, Callable[[list[Sourced], _Query], tuple[Answer, ...]]] = {
    "each": _each,
    "first": _first,
    "sum": _sum,
    "number": _number,
    "all": _all,
    "named": _named,
}
