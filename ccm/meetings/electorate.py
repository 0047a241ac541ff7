"""Who is a Party on a day, where the day or the membership can be in doubt."""

from __future__ import annotations

from ccm.facts import State
from ccm.rules import Cause, Missing, Roll, Ruling, Standing, Truth
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, When

__all__ = [
    "bound",
    "is_party",
    "parties",
    "parties_in",
    "party_on",
    "ruled_a_party",
]


def is_party(standing: Standing, when: When) -> Truth:
    """Tell whether a State is a Party at a moment, whichever day that was.

    In whichever term, up to that in which it stands.
    """
    return truth_of(lambda course: standing.bound_then(course, when))


def ruled_a_party(standing: Standing, when: When, claim: str, provision: str) -> Ruling:
    """Return the same with its reasons: what the State did to join and to leave."""
    gap = Missing("the days in doubt", Cause.PARTIAL_DATE)
    truth = is_party(standing, when)
    return Ruling.of(truth, claim, provision, because=standing.steps, missing=(gap,))


def bound(course: Course, roll: Roll, state: State, when: When) -> bool:
    """Tell whether a State is a Party at a moment of a course, in whichever term."""
    return any(term.bound(course, when) for term in roll.standings(state))


def party_on(roll: Roll, state: State, when: When) -> Truth:
    """Tell whether a State is a Party at a moment, in whichever term that lies."""
    return truth_of(lambda course: bound(course, roll, state, when))


def parties(roll: Roll, when: When) -> dict[State, Truth]:
    """Return the States that are or may be Parties at a moment, by code."""
    found = {state: party_on(roll, state, when) for state in roll.record.dossiers}
    return {state: truth for state, truth in found.items() if truth is not Truth.FALSE}


def parties_in(course: Course, roll: Roll, when: When) -> dict[State, Truth]:
    """Return the States that are or may be Parties at a moment of one course.

    The moment is the same for all of them, so that the course tells it. When a State
    left is of that State alone: where it is in doubt, the State may be a Party.
    """
    found: dict[State, Truth] = {}
    for state in roll.record.dossiers:
        truth = _told_in(course, roll, state, when)
        if truth is not Truth.FALSE:
            found[state] = truth
    return found


def _told_in(course: Course, roll: Roll, state: State, when: When) -> Truth:
    if any(term.leaves_in_doubt for term in roll.standings(state)):
        return truth_of(lambda within: bound(within, roll, state, when), course)
    return Truth.of(bound(course, roll, state, when))
