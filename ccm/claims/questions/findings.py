"""What questions on obligations have in common: who stands where, on which basis."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Duty, Inquiry
from ccm.claims.moments import came, came_after
from ccm.claims.question import Asked
from ccm.claims.values import Listing
from ccm.duties.missing import day_of as day_missing
from ccm.facts import Event, Session, State, Voice
from ccm.rules import Cause, Explanation, Finding, Membership, Missing, Status, Truth
from ccm.rules.bearing import day_of, truth_of
from ccm.rules.courses import Course, Courses, every_course

__all__ = [
    "ARISEN",
    "BY_DEPOSIT",
    "DONE",
    "OPEN",
    "Teller",
    "Test",
    "among",
    "held_open",
    "joined_since",
    "listed_only",
    "of_parties",
    "on_both_bases",
    "performed",
    "standing_in",
    "told_apart",
    "told_by",
    "with_status",
]

OPEN = frozenset({Status.OUTSTANDING, Status.OVERDUE})
"""The duty runs, or its deadline has passed."""

DONE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
"""The duty was performed, in time or late."""

ARISEN = OPEN | DONE
"""The duty arose, whatever became of it."""

BY_DEPOSIT = (Membership.PARTY, Membership.CONTRACTING)
"""Where a State stands that has deposited and not left."""

_DAYS = Missing("a day on which it hangs", Cause.PARTIAL_DATE)
_EVER = Missing("whether it ever had any", Cause.NOT_REPORTED)

Test = Callable[[Course, Duty], bool]
"""Whether the State of a duty belongs, in one course of events."""

Teller = Callable[[Course, State], Event | None]
"""The event that tells that a State belongs in one course of events, if one does."""


def standing_in(statuses: Collection[Status]) -> Test:
    """Return the test whether a State stands in one of some statuses."""
    return lambda course, duty: duty.outcome(course).status in statuses


def performed(course: Course, duty: Duty) -> bool:
    """Tell whether a State has performed its duty, in time or late."""
    return duty.outcome(course).status.is_fulfilled


def among(
    duties: Iterable[Duty],
    test: Test,
    *,
    basis: str = "",
    otherwise: Missing = _EVER,
) -> Answer:
    """Return the States under a duty that pass a test.

    A State that may have left by the day belongs for certain to no list.

    Args:
        duties: One for each State.
        test: Whether it belongs.
        basis: What is counted.
        otherwise: What is missing of a State whose finding lacks nothing.
    """
    asked = {duty.state: duty for duty in duties}
    sure, doubtful = told_apart({s: _belongs(d, test) for s, d in asked.items()})
    findings = [asked[state].finding for state in _in_order(doubtful)]
    return Answer(
        value=Listing(sure),
        basis=basis,
        doubtful=doubtful,
        why={
            s: d.finding.explanation for s, d in asked.items() if s in sure | doubtful
        },
        gaps=lambda: tuple(_gap(finding, otherwise) for finding in findings),
    )


def told_apart(
    told: Mapping[State, Truth],
) -> tuple[frozenset[State], frozenset[State]]:
    """Return the States of which something is so, and those of which it may be."""
    return (
        frozenset(state for state, truth in told.items() if truth is Truth.TRUE),
        frozenset(state for state, truth in told.items() if truth == Truth.UNKNOWN),
    )


def _belongs(duty: Duty, test: Test) -> Truth:
    def belongs(course: Course) -> bool:
        stands = duty.inquiry.membership(course, duty.state)
        return stands in BY_DEPOSIT and test(course, duty)

    return truth_of(belongs)


def _gap(finding: Finding, otherwise: Missing) -> Missing:
    gap = next(iter(finding.missing), otherwise)
    return Missing(f"{finding.state.alpha3}: {gap.fact}", gap.cause)


def on_both_bases(inquiry: Inquiry, obligation: str, test: Test) -> tuple[Answer, ...]:
    """Return who belongs among those bound, and with those that deposited only.

    A State that has deposited is taken as it will stand on the day on which the
    Convention enters into force for it.
    """
    bound = [inquiry.duty(state, obligation) for state in inquiry.parties()]
    coming = [
        inquiry.at(starts).duty(state, obligation)
        for state, starts in inquiry.contracting().items()
    ]
    first = among(bound, test, basis="in force")
    both = among([*bound, *coming], test, basis="by deposit")
    same = (first.states, first.doubtful) == (both.states, both.doubtful)
    return (first,) if same else (first, both)


def listed_only(course: Course, duty: Duty, ruled_out: type[Event]) -> bool:
    """Tell whether no duty arises on the word of exhaustive lists alone.

    A list of those that have something left does not say whether a State that is
    not on it ever had anything: it may have finished before.
    """
    told = duty.inquiry.record.dossier(duty.state).heard(ruled_out)
    by_then = [event for event in told if came(course, event, duty.inquiry.on)]
    return bool(by_then) and all(e.voice is Voice.PARTIES for e in by_then)


def held_open(course: Course, duty: Duty) -> bool:
    """Tell whether a State belongs after all, which nothing on record can tell."""
    return course.way(("held open", duty.state), (True, False))


def joined_since(statuses: Collection[Status], meeting: Session) -> Test:
    """Return the test whether a State deposited after a meeting, and stands so."""

    def test(course: Course, duty: Duty) -> bool:
        deposit = duty.inquiry.view.standing(duty.state).deposit
        if deposit is None or not came_after(course, day_of(deposit), meeting):
            return False
        return duty.outcome(course).status in statuses

    return test


def with_status(
    obligation: str, statuses: Collection[Status]
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who stands in one of some statuses."""
    test = standing_in(statuses)

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        return on_both_bases(inquiry, obligation, test)

    return answers


def told_by(states: Iterable[State], tells: Teller) -> Answer:
    """Return the States of which an event tells that they belong.

    Args:
        states: The States to ask of.
        tells: Returns the event that tells it.
    """
    told = {state: _courses(tells, state) for state in states}
    best = {state: _surest(courses) for state, courses in told.items()}
    why = {s: Explanation(str(e), facts=(e,)) for s, e in best.items() if e}
    doubtful = frozenset(s for s, courses in told.items() if _is_open(courses))
    return Answer(
        value=Listing(frozenset(why) - doubtful),
        doubtful=doubtful,
        why=why,
        gaps=lambda: tuple(_days_of(s, best[s]) for s in _in_order(doubtful)),
    )


def of_parties(inquiry: Inquiry, tells: Teller) -> Answer:
    """Return the States Parties of which an event tells that they belong."""

    def of_party(course: Course, state: State) -> Event | None:
        return tells(course, state) if inquiry.is_party(course, state) else None

    return told_by(inquiry.parties(), of_party)


def _is_open(courses: Courses[Event | None]) -> bool:
    """Tell whether an event tells it in some courses, and in others none does."""
    belongs = {event is not None for event in courses.outcomes}
    return not courses.whole or len(belongs) > 1


def _courses(tells: Teller, state: State) -> Courses[Event | None]:
    return every_course(lambda course: tells(course, state))


def _surest(courses: Courses[Event | None]) -> Event | None:
    """Return the event of a course that has one; of several, the first to be sure."""
    events = (event for event in courses.outcomes if event is not None)
    return min(events, key=lambda event: event.date.latest, default=None)


def _in_order(states: Iterable[State]) -> list[State]:
    return sorted(states, key=lambda state: state.alpha3)


def _days_of(state: State, event: Event | None) -> Missing:
    """Return that the day of an event is missing, or one that it is held against."""
    gap = _DAYS
    if event is not None and event.date.day is None:
        gap = day_missing(event)
    return Missing(f"{state.alpha3}: {gap.fact}", gap.cause)
