"""Questions on one State: its status, its deadline, its extensions."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.values import Figure, Unit, Value, Words
from ccm.dates import PartialDate
from ccm.facts import ExtensionDecision, ExtensionRequest, State
from ccm.rules import Explanation

__all__ = ["ONE_STATE"]


def _of(inquiry: Inquiry, asked: Asked) -> tuple[State, str]:
    """Return the State and the obligation's id.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
    """
    number = re.sub(r"\((\w+)\)", r".\1", asked.words["article"])
    norm = inquiry.view.treaty.norm(f"art{number}")
    return inquiry.view.state(asked.words["state"]), norm.id


def _status(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    finding = inquiry.finding(*_of(inquiry, asked))
    why = {finding.state: finding.explanation}
    return (Answer(value=finding.status, why=why, gaps=lambda: finding.missing),)


def _deadline(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    finding = inquiry.finding(*_of(inquiry, asked))
    days = finding.deadline.candidates if finding.deadline else ()
    return tuple(
        Answer(value=PartialDate.on(day), why={finding.state: finding.explanation})
        for day in days
    )


def _extensions(
    kind: type[ExtensionRequest | ExtensionDecision],
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers with the length of requests or decisions, the last first."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        state, obligation = _of(inquiry, asked)
        told = inquiry.record.dossier(state).of(kind)
        ours = [event for event in told if event.obligation == obligation]
        known = [event for event in ours if event.date.surely_by(inquiry.on)]
        known = known or [e for e in ours if e.date.possibly_by(inquiry.on)]
        return tuple(_length(event, asked.claim.value) for event in reversed(known))

    return answers


def _length(event: ExtensionRequest | ExtensionDecision, claimed: Value) -> Answer:
    """Return the length of one, in the unit of the claim: months, or years."""
    why = {event.state: Explanation(str(event), facts=(event,))}
    in_years = isinstance(claimed, Figure) and claimed.unit is Unit.YEARS
    unit, months_in_it = (Unit.YEARS, 12) if in_years else (Unit.MONTHS, 1)
    months = Decimal(event.length.calendar_months) if event.length else None
    value = None if months is None else Figure(months / months_in_it, unit)
    return Answer(value=value, basis=f"number {event.number}", why=why)


def _first_decided(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the meeting that sat when the first extension was decided on."""
    told = [
        event
        for dossier in inquiry.record.dossiers.values()
        for event in dossier.of(ExtensionDecision)
        if event.date.surely_by(inquiry.on)
    ]
    first = sorted(told, key=lambda event: event.date.latest)[:1]
    return tuple(
        Answer(
            value=Words((event.meeting,)),
            reasons=(Explanation(str(event), facts=(event,)),),
        )
        for event in first
    )


ONE_STATE = (
    Question(
        subject="extension decisions",
        predicate="first in",
        asks="the meeting that took the first of them",
        answers=_first_decided,
    ),
    Question(
        subject="{state}",
        predicate="Article {article} status",
        asks="where the State stands under an obligation, as one of `Status`",
        answers=_status,
    ),
    Question(
        subject="{state}",
        predicate="Article {article} deadline",
        asks="its deadline in force on the day",
        answers=_deadline,
    ),
    Question(
        subject="{state}",
        predicate="Article {article} extension requested",
        asks="how many months it asked for",
        answers=_extensions(ExtensionRequest),
        reads_value=True,
    ),
    Question(
        subject="{state}",
        predicate="Article {article} extension granted",
        asks="how many months it was granted",
        answers=_extensions(ExtensionDecision),
        reads_value=True,
    ),
)
"""Questions on one State, named by any code or name."""
