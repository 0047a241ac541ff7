"""Questions on one State: its status, its deadline, its extensions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import came
from ccm.claims.question import Asked, Question
from ccm.claims.values import Figure, Unit, Value, Words
from ccm.duties.missing import day_of as day_missing
from ccm.facts import Event, ExtensionDecision, ExtensionRequest, State
from ccm.rules import Explanation, Truth
from ccm.rules.bearing import day_of, happened_by
from ccm.rules.courses import Course, every_course

__all__ = ["ONE_STATE"]

_E = TypeVar("_E", bound=Event)


def _of(inquiry: Inquiry, asked: Asked) -> tuple[State, str]:
    """Return the State and the obligation's id.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
    """
    number = re.sub(r"\((\w+)\)", r".\1", asked.words["article"])
    norm = inquiry.view.treaty.norm(f"art{number}")
    return inquiry.view.state(asked.words["state"]), norm.id


def _extensions(
    kind: type[ExtensionRequest | ExtensionDecision],
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers with the length of requests or decisions, the last first."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        state, obligation = _of(inquiry, asked)
        told = inquiry.record.dossier(state).of(kind)
        ours = [event for event in told if event.obligation == obligation]
        known = _made(ours, inquiry.on)
        return tuple(_length(event, asked.claim.value) for event in reversed(known))

    return answers


def _made(events: Iterable[_E], on: date) -> list[_E]:
    """Return the events that had surely come by a day; if none had, those perhaps."""
    told = [(event, happened_by((event,), on)) for event in events]
    sure = [event for event, truth in told if truth is Truth.TRUE]
    return sure or [event for event, truth in told if truth == Truth.UNKNOWN]


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
    dossiers = inquiry.record.dossiers.values()
    every = (event for dossier in dossiers for event in dossier.of(ExtensionDecision))
    told = sorted(every, key=lambda event: event.date.latest)
    courses = every_course(lambda course: _first(course, told, inquiry.on))
    found = [event for event in courses.outcomes if event]
    if not found:
        return ()
    meetings = {event.meeting for event in found}
    sure = courses.whole and len(found) == len(courses.each) and len(meetings) == 1
    return (
        Answer(
            value=Words(tuple(meetings)) if sure else None,
            reasons=(Explanation(str(found[-1]), facts=(found[-1],)),),
            gaps=lambda: tuple(dict.fromkeys(map(day_missing, found))),
        ),
    )


def _first(
    course: Course, decisions: list[ExtensionDecision], on: date
) -> ExtensionDecision | None:
    """Return a decision of the meeting that took the first of all, if by a day."""
    for event in decisions:
        others = (other for other in decisions if other.meeting != event.meeting)
        if all(course.no_later(day_of(event), day_of(other)) for other in others):
            return event if came(course, event, on) else None
    return None


ONE_STATE = (
    Question(
        subject="extension decisions",
        predicate="first in",
        asks="the meeting that took the first of them",
        answers=_first_decided,
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
