"""Questions on Article 7: initial reports due, submitted and overdue, and rates."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from decimal import Decimal

import attrs

from ccm.claims.answers import Answer, History
from ccm.claims.inquiry import Duty, Inquiry
from ccm.claims.moments import latest_told, membership
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    Test,
    among,
    performed,
    told_by,
    with_status,
)
from ccm.claims.values import Figure, Listing, Unit
from ccm.convention import INITIAL_REPORT
from ccm.dates import PartialDate
from ccm.facts import Event, State, VoluntaryReport
from ccm.rules import Cause, Membership, Missing, Roll, Status
from ccm.rules.bearing import day_of
from ccm.rules.courses import Course

__all__ = ["REPORTS", "share"]

_ID = INITIAL_REPORT.id
_WHEN = Missing("the day on which it was submitted", Cause.PARTIAL_DATE)
_HUNDRED = Decimal(100)


def share(part: Answer, whole: int, basis: str) -> Answer:
    """Return how many per cent of a number the States of an answer are."""
    low = Figure(_percent(len(part.states), whole), Unit.PERCENT)
    high = _percent(len(part.states | part.doubtful), whole)
    return Answer(
        value=low,
        basis=basis,
        up_to=None if part.certain else high,
        gaps=part.gaps,
        reasons=tuple(part.why.values()),
    )


def _percent(part: int, whole: int) -> Decimal:
    return _HUNDRED * part / whole if whole else Decimal(0)


def _is_due(course: Course, duty: Duty) -> bool:
    """Tell whether the deadline has passed, whether or not the report is in."""
    last = duty.outcome(course).due
    return last is not None and not course.no_later(duty.inquiry.on, last)


def _is_in_or_due(course: Course, duty: Duty) -> bool:
    return performed(course, duty) or _is_due(course, duty)


def _bound(inquiry: Inquiry) -> list[Duty]:
    return [inquiry.duty(state, _ID) for state in inquiry.parties()]


def _due(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    bound = _bound(inquiry)
    findings = (duty.finding for duty in (*bound, *_coming(inquiry)))
    deadlines = {f.state: f.deadline.date for f in findings if f.deadline}

    def on(day: date) -> Listing:
        passed = (s for s, last in deadlines.items() if last and last < day)
        return Listing(frozenset(passed))

    answer = among(bound, _is_due, basis="deadline passed")
    early = "deadline passed, or submitted before it"
    changes = frozenset(d + timedelta(days=1) for d in deadlines.values() if d)
    return (
        attrs.evolve(answer, history=History(on, changes)),
        among(bound, _is_in_or_due, basis=early),
    )


def _coming(inquiry: Inquiry) -> list[Duty]:
    coming = inquiry.contracting().items()
    return [inquiry.at(starts).duty(state, _ID) for state, starts in coming]


def _submitted(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (among(_bound(inquiry), performed),)


def _not_submitted(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _on_each_basis(inquiry, lambda course, duty: not performed(course, duty))


def _not_yet_due(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _on_each_basis(inquiry, lambda course, duty: not _is_in_or_due(course, duty))


def _on_each_basis(inquiry: Inquiry, test: Test) -> tuple[Answer, ...]:
    """Return who belongs, with those for which the Convention is not in force yet."""
    bound = _bound(inquiry)
    coming = (inquiry.duty(state, _ID) for state in inquiry.contracting())
    return (
        among([*bound, *coming], test, basis="by deposit"),
        among(bound, test, basis="in force"),
    )


def _ahead(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose report came while its deadline still lay ahead, to this day."""

    def early(course: Course, duty: Duty) -> bool:
        return performed(course, duty) and not _is_due(course, duty)

    return (among(_bound(inquiry), early, basis="deadline still ahead on the day"),)


def _rate(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the share that is in, of those due and of all States Parties."""
    submitted = _submitted(inquiry, _asked)[0]
    due = _due(inquiry, _asked)[0].states
    of_due = attrs.evolve(
        submitted,
        value=Listing(submitted.states & due),
        doubtful=submitted.doubtful & due,
    )
    deposited = len(inquiry.view.states_parties(basis="deposited"))
    in_force = len(inquiry.view.states_parties())
    by_deposit = f"of the {deposited} States Parties by deposit"
    return (
        share(of_due, len(due), f"of the {len(due)} reports due"),
        share(submitted, deposited, by_deposit),
        share(submitted, in_force, f"of the {in_force} States Parties in force"),
    )


def _submitted_since(
    accepted: Collection[Status],
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers whose report came in a year or later, in which status."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        start = PartialDate.parse(asked.words["year"]).earliest

        def test(course: Course, duty: Duty) -> bool:
            told = duty.outcome(course)
            if told.done is None or told.status not in accepted:
                return False
            return course.no_later(start, told.done)

        return (among(_bound(inquiry), test, basis="in force", otherwise=_WHEN),)

    return answers


def _voluntary(where: Membership) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who reported while standing somewhere."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        roll = inquiry.view.roll

        def report(course: Course, state: State) -> Event | None:
            told = inquiry.record.dossier(state).of(VoluntaryReport)
            then = (e for e in told if _from(course, roll, e) is where)
            return latest_told(course, then, inquiry.on)

        return (told_by(inquiry.record.dossiers, report),)

    return answers


def _from(course: Course, roll: Roll, report: Event) -> Membership:
    """Return where a State stood on the day of its report."""
    return membership(course, roll, report.state, day_of(report))


_BOTH = (Status.FULFILLED, Status.FULFILLED_LATE)

REPORTS = (
    Question(
        subject="initial reports",
        predicate="due",
        asks="the States Parties whose deadline for the initial report has passed",
        answers=_due,
    ),
    Question(
        subject="initial reports",
        predicate="submitted",
        asks="the States Parties whose initial report is in",
        answers=_submitted,
    ),
    Question(
        subject="initial reports",
        predicate="overdue",
        asks="the States Parties whose initial report is not in, and was due",
        answers=with_status(_ID, {Status.OVERDUE}),
    ),
    Question(
        subject="initial reports",
        predicate="not submitted",
        asks="the States whose initial report is not in, due or not",
        answers=_not_submitted,
    ),
    Question(
        subject="initial reports",
        predicate="not yet due",
        asks="the States whose initial report is neither in nor due",
        answers=_not_yet_due,
    ),
    Question(
        subject="initial reports",
        predicate="submitted before their deadline",
        asks="the States whose report is in although its deadline lies ahead",
        answers=_ahead,
    ),
    Question(
        subject="initial reports",
        predicate="rate",
        asks="the share of initial reports that are in: of those due, or of all "
        "States Parties",
        answers=_rate,
    ),
    Question(
        subject="initial reports",
        predicate="submitted since {year}",
        asks="the States whose initial report came in a year or later",
        answers=_submitted_since(_BOTH),
    ),
    Question(
        subject="initial reports",
        predicate="submitted since {year}, late",
        asks="those of them that missed their deadline",
        answers=_submitted_since((Status.FULFILLED_LATE,)),
    ),
    Question(
        subject="initial reports",
        predicate="submitted since {year}, in time",
        asks="those of them that met their deadline",
        answers=_submitted_since((Status.FULFILLED,)),
    ),
    Question(
        subject="voluntary reports",
        predicate="by signatories",
        asks="the signatories that submitted a voluntary report",
        answers=_voluntary(Membership.SIGNATORY),
    ),
    Question(
        subject="voluntary reports",
        predicate="by States neither party nor signatory",
        asks="the other States that did",
        answers=_voluntary(Membership.NON_PARTY),
    ),
)
"""Questions that findings under Article 7 answer."""
