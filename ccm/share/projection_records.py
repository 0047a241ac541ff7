"""Rows on when a State would finish, at the pace on record."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.quantities import Amount, Projection, Rate
from ccm.quantities.amounts import plain
from ccm.rules import Truth
from ccm.words.rows import (
    FactRow,
    MissingRow,
    StepRow,
    fact_row,
    missing_row,
    step_row,
)
from ccm.words.texts import Dated, Day

__all__ = [
    "AmountRow",
    "ProjectionRow",
    "RateRow",
    "amount_row",
    "projection_row",
    "rate_row",
]

_EXACT = 12
"""Digits of a number in JSON; the least is rounded down and the most is rounded up."""


class AmountRow(TypedDict):
    """What a figure can stand for; the numbers are text, so that none is bent."""

    low: str
    printed: str
    high: str | None
    """The most that it can be; None if nothing limits it."""
    unit: str


class RateRow(TypedDict):
    """What was done in a year, with the figure that says so."""

    a_year: AmountRow
    figure: FactRow


class ProjectionRow(TypedDict):
    """When a State would finish at the pace on record, against its deadline."""

    state: str
    """Alpha-3 code."""
    name: str
    obligation: str
    remaining: AmountRow | None
    measured: Dated | None
    """When that was left."""
    pace: AmountRow | None
    """What is done in a year, by all of the rates."""
    rates: list[RateRow]
    earliest: Day | None
    """First day on which it can be completed; None if never, or not known."""
    printed: Day | None
    """The day that follows from the figures as printed."""
    latest: Day | None
    """Last day on which it can be; None if there is none, or it is not known."""
    deadline: str | None
    in_time: Annotated[str, Truth]
    """``true``, ``false`` or ``unknown``: at the pace on record."""
    needed: AmountRow | None
    """What would have to be done in a year to meet the deadline."""
    assumed: str
    missing: list[MissingRow]
    explanation: StepRow


def projection_row(found: Projection) -> ProjectionRow:
    """Return when a State would finish, with what that rests on."""
    left, ends = found.remaining, found.completion
    return {
        "state": found.state.alpha3,
        "name": found.state.name,
        "obligation": found.finding.obligation,
        "remaining": _amount(left.amount) if left else None,
        "measured": str(left.date) if left else None,
        "pace": _amount(found.pace),
        "rates": [rate_row(rate) for rate in found.rates],
        "earliest": _text(ends.earliest) if ends else None,
        "printed": _text(ends.printed) if ends else None,
        "latest": _text(ends.latest) if ends else None,
        "deadline": _text(found.deadline),
        "in_time": str(found.in_time),
        "needed": _amount(found.needed),
        "assumed": str(found.assumptions),
        "missing": [missing_row(gap) for gap in found.missing],
        "explanation": step_row(found.explanation),
    }


def rate_row(rate: Rate) -> RateRow:
    """Return what was done in a year."""
    amount = amount_row(rate.a_year)
    return {"a_year": amount, "figure": fact_row(rate.figure)}


def _amount(amount: Amount | None) -> AmountRow | None:
    return amount_row(amount) if amount else None


def amount_row(amount: Amount) -> AmountRow:
    """Return what a figure can stand for."""
    shown = amount.rounded(_EXACT)
    return {
        "low": plain(shown.low),
        "printed": plain(shown.printed),
        "high": plain(shown.high) if shown.is_limited else None,
        "unit": shown.unit,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
