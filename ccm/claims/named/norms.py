"""Questions that the Convention's own text answers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.values import Figure, Unit
from ccm.convention import CLEARANCE, SIGNATURE, STOCKPILES
from ccm.convention.article12_review_conferences import FIRST_CONFERENCE, INTERVAL
from ccm.convention.article15_signature import ADOPTION
from ccm.dates import PartialDate, Period
from ccm.rules import Explanation

__all__ = ["NORMS"]


def _years(
    period: Period, provision: str
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers with a period of the text."""
    why = Explanation(f"the text says {period}", provision=provision)
    value = Figure(Decimal(period.years), Unit.YEARS)
    return lambda _inquiry, _asked: (Answer(value=value, reasons=(why,)),)


def _adopted(_inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the day on which the Convention was done."""
    why = Explanation(f"the text says {ADOPTION}", provision=SIGNATURE.provision)
    return (Answer(value=PartialDate.on(ADOPTION), reasons=(why,)),)


_LONGEST = CLEARANCE.extension.longest if CLEARANCE.extension else None

NORMS = (
    Question(
        subject="Article 3",
        predicate="time limit",
        asks="the years that Article 3(2) gives",
        answers=_years(STOCKPILES.period, STOCKPILES.provision),
    ),
    Question(
        subject="Article 4",
        predicate="time limit",
        asks="the years that Article 4(1) gives",
        answers=_years(CLEARANCE.period, CLEARANCE.provision),
    ),
    Question(
        subject="Article 4",
        predicate="longest extension",
        asks="the years of one extension under Article 4(5)",
        answers=_years(_LONGEST or Period(), "art4.5"),
    ),
    Question(
        subject="Article 12",
        predicate="years from entry into force to the first Review Conference",
        asks="the years that Article 12(1) gives",
        answers=_years(FIRST_CONFERENCE.period, FIRST_CONFERENCE.provision),
    ),
    Question(
        subject="Article 12",
        predicate="shortest interval between Review Conferences",
        asks="the years that Article 12(1) gives",
        answers=_years(INTERVAL.period, INTERVAL.provision),
    ),
    *(
        Question(
            subject="Convention",
            predicate=word,
            asks="the day on which it was done, as Article 15 names it",
            answers=_adopted,
        )
        for word in ("adopted", "agreed")
    ),
)
"""Questions that the text of the Convention answers."""
