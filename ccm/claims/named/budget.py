"""Questions on the budget of the support unit, and on its financial procedures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.named.told import number, one, states_of, years_of
from ccm.claims.question import Asked, Question
from ccm.claims.values import Span, Unit
from ccm.dates import PartialDate
from ccm.support import (
    ANNUAL,
    MEETINGS,
    Budget,
    Cell,
    Item,
    Position,
    PrintedTotal,
    isu_budget,
    positions,
)
from ccm.support.course import cited
from ccm.support.tables import Entry

__all__ = ["BUDGET"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]
_FRANCS = Unit.FRANCS
_HUNDRED = Decimal(100)


def _budget(inquiry: Inquiry) -> Budget:
    whole = isu_budget()
    return Budget(cells=inquiry.read(whole.cells), printed=inquiry.read(whole.printed))


def _headline_less_sum(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    budget = _budget(inquiry)
    off = budget.difference()
    rows: tuple[Cell | PrintedTotal, ...] = (*budget.cells, *budget.printed)
    return () if off is None else (number(-off, *rows, unit=_FRANCS),)


def _social_security(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the rate in the year of the claim, or in each year."""
    budget = _budget(inquiry)
    years = years_of(asked.claim.as_of) or budget.years
    return tuple(
        number(
            budget.share(Item.SOCIAL_SECURITY, Item.SALARIES, year),
            *(cell for cell in budget.cells if cell.year == year),
            unit=Unit.PERCENT,
            basis=f"in {year}",
        )
        for year in years
        if year in budget.years
    )


def _period(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the financial periods of the budget, each a calendar year."""
    budget = _budget(inquiry)
    if not budget.years:
        return ()
    first, last = (
        PartialDate.parse(str(year)) for year in (budget.years[0], budget.years[-1])
    )
    return (one(Span(first.earliest, last.latest), *budget.cells),)


def _share(of: Fraction, paragraph: str) -> _Answers:
    """Return what answers with a part of the budget, in per cent."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        rows = inquiry.read((Entry(source=cited(f"annex V, para. {paragraph}")),))
        part = _HUNDRED * of.numerator / of.denominator
        return tuple(number(part, row, unit=Unit.PERCENT) for row in rows)

    return answers


def _spoke(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer which States spoke for themselves, or for others too."""
    rows = inquiry.read(positions(inquiry.view))
    return _said([row for row in rows if row.spoken_by in (None, row.state)])


def _said(rows: list[Position]) -> tuple[Answer, ...]:
    return (states_of((row.state, row) for row in rows),) if rows else ()


def _ask(subject: str, predicate: str, asks: str, answers: _Answers) -> Question:
    return Question(subject=subject, predicate=predicate, asks=asks, answers=answers)


BUDGET = (
    _ask(
        "ISU budget",
        "total of all years less the sum of the yearly totals",
        "by how much the printed figure for all years exceeds the cells",
        _headline_less_sum,
    ),
    _ask(
        "ISU budget",
        "rate of social security on salaries",
        "the one as a share of the other, in the year of the claim",
        _social_security,
    ),
    _ask(
        "ISU budget",
        "stated rate of social security on salaries",
        "the same in each year",
        _social_security,
    ),
    _ask("ISU plan", "period", "the days of the years of its budget", _period),
    _ask(
        "ISU contributions", "share of 7(a)", "what 7(a) pays", _share(MEETINGS, "7(a)")
    ),
    _ask(
        "ISU contributions", "share of 7(b)", "what 7(b) pays", _share(ANNUAL, "7(b)")
    ),
    _ask(
        "ISU contributions",
        "sum of the shares of 7(a) and 7(b)",
        "what both pay together",
        _share(MEETINGS + ANNUAL, "7"),
    ),
    _ask(
        "ISU Financial Procedures",
        "authors of statement texts",
        "those of them that spoke, and for whom nobody else did",
        _spoke,
    ),
)
"""Questions that the budget, the procedures and what States declared answer."""
