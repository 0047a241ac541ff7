"""Questions on the budget of the support unit, and on its financial procedures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.named.told import number, one, states_of, year_of, years_of
from ccm.claims.question import Asked, Question
from ccm.claims.values import Bound, Span, Unit
from ccm.dates import PartialDate
from ccm.support import (
    ANNUAL,
    MEETINGS,
    Budget,
    Cell,
    Item,
    Position,
    PrintedTotal,
    Stance,
    by_id,
    isu_budget,
    positions,
    reserve_level,
    sponsorship,
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


def _cells(inquiry: Inquiry, asked: Asked, item: Item | None) -> tuple[Cell, ...]:
    """Return the cells of a line, or of all, in the years that the claim asks for."""
    cells = _budget(inquiry).cells
    words = asked.words
    years = (
        range(year_of(words["first"]), year_of(words["last"]) + 1)
        if "first" in words
        else years_of(asked.claim.as_of)
    )
    return tuple(c for c in cells if c.year in years and item in (None, c.item))


def _line(item: Item | None) -> _Answers:
    """Return what answers with the sum of the cells of a line, or of all lines."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        cells = _cells(inquiry, asked, item)
        return (_sum(cells),) if cells else ()

    return answers


def _sum(cells: tuple[Cell, ...]) -> Answer:
    total = sum((cell.francs for cell in cells), Decimal())
    return number(total, *cells, unit=_FRANCS, basis=_added(cells))


def _added(cells: tuple[Cell, ...]) -> str:
    return "" if len(cells) == 1 else f"the sum of {len(cells)} cells"


def _headline(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    cells = _budget(inquiry).cells
    return (_sum(cells),) if cells else ()


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


def _years(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    budget = _budget(inquiry)
    if not budget.years:
        return ()
    return (number(len(budget.years), *budget.cells, unit=Unit.YEARS),)


def _period(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the financial periods of the budget, each a calendar year."""
    budget = _budget(inquiry)
    if not budget.years:
        return ()
    first, last = (
        PartialDate.parse(str(year)) for year in (budget.years[0], budget.years[-1])
    )
    return (one(Span(first.earliest, last.latest), *budget.cells),)


def _lead(procedure: str) -> _Answers:
    """Return what answers how many days before a meeting something falls due."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        norms = inquiry.read((by_id(procedure),))
        leads = ((norm, norm.lead) for norm in norms)
        return tuple(
            number(lead.days, norm, unit=Unit.DAYS) for norm, lead in leads if lead
        )

    return answers


def _times(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    norms = inquiry.read((by_id("isu.9.reports"),))
    return tuple(number(norm.times, norm, bound=Bound.AT_LEAST) for norm in norms)


def _share(of: Fraction, paragraph: str) -> _Answers:
    """Return what answers with a part of the budget, in per cent."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        rows = inquiry.read((Entry(source=cited(f"annex V, para. {paragraph}")),))
        part = _HUNDRED * of.numerator / of.denominator
        return tuple(number(part, row, unit=Unit.PERCENT) for row in rows)

    return answers


def _reserve(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    level = reserve_level(inquiry.view)
    rows = inquiry.read((level,) if level else ())
    return tuple(number(row.francs, row, unit=_FRANCS) for row in rows)


def _sponsored(measure: str, unit: Unit) -> _Answers:
    """Return what answers with a figure of the sponsorship programme."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        rows = inquiry.read(sponsorship(inquiry.view))
        ours = (row for row in rows if row.measure.startswith(measure))
        return tuple(number(row.value, row, unit=unit) for row in ours)

    return answers


def _declared(paragraph: str, *stances: Stance) -> _Answers:
    """Return what answers which States declared something of a paragraph."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        rows = inquiry.read(positions(inquiry.view, paragraph=paragraph))
        ours = [row for row in rows if not stances or row.stance in stances]
        return _said(ours)

    return answers


def _spoke(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer which States spoke for themselves, or for others too."""
    rows = inquiry.read(positions(inquiry.view))
    return _said([row for row in rows if row.spoken_by in (None, row.state)])


def _said(rows: list[Position]) -> tuple[Answer, ...]:
    return (states_of((row.state, row) for row in rows),) if rows else ()


def _ask(subject: str, predicate: str, asks: str, answers: _Answers) -> Question:
    return Question(subject=subject, predicate=predicate, asks=asks, answers=answers)


_LINES = tuple(
    question
    for name, item in (*((str(item), item) for item in Item), ("total", None))
    for question in (
        _ask(
            "ISU budget",
            name,
            f"{name} in the year of the claim: the sum of the cells"
            if item is None
            else f"the cell of {name} in the year of the claim",
            _line(item),
        ),
        _ask(
            "ISU budget",
            f"{name}, {{first}} to {{last}}",
            "the sum of the cells of these years",
            _line(item),
        ),
    )
)

BUDGET = (
    *_LINES,
    _ask("ISU budget", "total of all years", "the sum of all cells", _headline),
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
    _ask(
        "ISU budget",
        "days before the meeting",
        "how long before a meeting the budget is sent (annex V, para. 4)",
        _lead("isu.4"),
    ),
    _ask(
        "ISU work plan",
        "days before the Review Conference",
        "how long before it the work plan is sent (annex V, para. 3)",
        _lead("isu.3"),
    ),
    _ask("ISU work plan", "years covered", "the years of the adopted budget", _years),
    _ask("ISU plan", "period", "the days of the years of its budget", _period),
    _ask(
        "ISU Director",
        "reports a year on contributions",
        "how many there are at least (annex V, para. 9)",
        _times,
    ),
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
        "States with statements",
        "the States that declared something of the procedures",
        _declared(""),
    ),
    _ask(
        "ISU Financial Procedures",
        "authors of statement texts",
        "those of them that spoke, and for whom nobody else did",
        _spoke,
    ),
    _ask(
        "ISU Financial Procedures",
        "States that call 7(a) voluntary",
        "the States that hold 7(a) to be voluntary",
        _declared("7(a)", Stance.VOLUNTARY),
    ),
    _ask(
        "ISU Financial Procedures",
        "States that call 7(b) voluntary",
        "the States that hold 7(b) to be voluntary",
        _declared("7(b)", Stance.VOLUNTARY),
    ),
    _ask(
        "ISU Financial Procedures",
        "States that expect all to pay 7(b) in full",
        "the States that hope so, or hold that 7(b) obliges all",
        _declared("7(b)", Stance.FULL_PAYMENT, Stance.OBLIGATION),
    ),
    _ask(
        "working capital reserve",
        "level",
        "the level that a Meeting set last",
        _reserve,
    ),
    _ask(
        "sponsorship",
        "average a year",
        "the contributions that it received",
        _sponsored("contributions", _FRANCS),
    ),
    _ask(
        "sponsorship",
        "delegates a year",
        "how many delegates it brought to a meeting",
        _sponsored("delegates", Unit.COUNT),
    ),
    _ask(
        "sponsorship",
        "States at a meeting",
        "from how many States they came",
        _sponsored("States", Unit.COUNT),
    ),
    _ask(
        "sponsorship",
        "donors a year",
        "how many gave money to it",
        _sponsored("donors", Unit.COUNT),
    ),
)
"""Questions that the budget, the procedures and what States declared answer."""
