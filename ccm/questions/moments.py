"""What came by a moment, and where a State stood then, in one course of events.

Every question that a claim asks of days is put together from these: so the same
unknown day is one unknown, wherever a question asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from ccm.dates import PartialDate
from ccm.facts import Deposit, Event, Session, State
from ccm.rules import Membership, Roll, Standing
from ccm.rules.bearing import day_of, sitting_of
from ccm.rules.courses import Course, When

__all__ = [
    "came",
    "came_after",
    "closing",
    "last_closed",
    "last_word",
    "latest_told",
    "membership",
    "opening",
    "sat",
]

_E = TypeVar("_E", bound=Event)


def opening(session: Session) -> When:
    """Return when a meeting opened."""
    return sitting_of(session.sittings[0]).opens


def closing(session: Session) -> When:
    """Return when a meeting closed."""
    return sitting_of(session.sittings[-1]).closes


def sat(session: Session) -> PartialDate:
    """Return the days on one of which something was done while a meeting sat."""
    return PartialDate(session.opens.earliest, session.closes.latest)


def came(course: Course, event: Event, by: When) -> bool:
    """Tell whether an event had come by the end of a day."""
    return course.no_later(day_of(event), by)


def came_after(course: Course, when: When, meeting: Session) -> bool:
    """Tell whether a moment came after a meeting had closed."""
    closed = closing(meeting)
    course.given(opening(meeting), closed)
    return not course.no_later(when, closed)


def latest_told(course: Course, events: Iterable[_E], by: When) -> _E | None:
    """Return an event that had come by a day; of several, the last of the record."""
    told = tuple(events)
    return next((event for event in reversed(told) if came(course, event, by)), None)


def last_word(course: Course, events: Iterable[_E], by: When) -> _E | None:
    """Return the event that came last by a day; of one day, the last of the record."""
    last: _E | None = None
    for event in reversed(tuple(events)):
        if last is not None and course.no_later(day_of(event), day_of(last)):
            continue
        if came(course, event, by):
            last = event
    return last


def last_closed(
    course: Course, meetings: Iterable[Session], before: date
) -> Session | None:
    """Return the last of some meetings, in their order, that closed before a day."""
    closed = [m for m in meetings if not course.no_later(before, closing(m))]
    return closed[-1] if closed else None


def membership(course: Course, roll: Roll, state: State, when: When) -> Membership:
    """Return where a State stood towards the Convention at a moment.

    Args:
        course: The course.
        roll: Since when and until when each State is bound.
        state: The State.
        when: The moment.
    """
    standing = _term(course, roll, state, when)
    leaves = _leaves(course, standing)
    if leaves is not None and course.no_later(leaves, when):
        return Membership.WITHDRAWN
    begins = standing.in_force_from
    if begins is not None and course.no_later(begins, when):
        return Membership.PARTY
    if standing.deposit is not None and came(course, standing.deposit, when):
        return Membership.CONTRACTING
    if standing.signature is not None and came(course, standing.signature, when):
        return Membership.SIGNATORY
    return Membership.NON_PARTY


def _term(course: Course, roll: Roll, state: State, when: When) -> Standing:
    """Return where the State stands in the term of membership of a moment."""
    terms = roll.standings(state)
    if len(terms) == 1:
        return terms[0]
    deposits = roll.record.dossier(state).of(Deposit)
    made = sum(came(course, deposit, when) for deposit in deposits)
    return terms[max(made, 1) - 1]


def _leaves(course: Course, standing: Standing) -> When | None:
    return standing.leaving.day(course) if standing.leaving else None
