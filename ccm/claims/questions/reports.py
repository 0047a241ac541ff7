"""Questions on Article 7: initial reports due, submitted and overdue, and rates."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from decimal import Decimal

import attrs

from ccm.claims.answers import Answer, History
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    Test,
    among,
    by_event,
    standing_in,
    with_status,
)
from ccm.claims.values import Figure, Listing, Unit
from ccm.convention import INITIAL_REPORT
from ccm.dates import PartialDate
from ccm.facts import InitialReport, State, VoluntaryReport
from ccm.rules import (
    Cause,
    Explanation,
    Finding,
    Membership,
    Missing,
    Status,
    Truth,
)

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


def _is_due(finding: Finding) -> Truth:
    """Tell whether the deadline has passed, whether or not the report is in."""
    days = finding.deadline.candidates if finding.deadline else ()
    known = {day < finding.on for day in days}
    return Truth.of(known == {True}) if len(known) < 2 else Truth.UNKNOWN  # noqa: PLR2004


def _due(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    bound = [inquiry.finding(state, _ID) for state in inquiry.parties()]
    everyone = (*bound, *_coming(inquiry))
    deadlines = {f.state: f.deadline.date for f in everyone if f.deadline}

    def on(day: date) -> Listing:
        passed = (s for s, last in deadlines.items() if last and last < day)
        return Listing(frozenset(passed))

    answer = among(bound, _is_due, basis="deadline passed")
    with_early = among(
        bound,
        lambda finding: _is_due(finding) | finding.performed,
        basis="deadline passed, or submitted before it",
    )
    changes = frozenset(d + timedelta(days=1) for d in deadlines.values() if d)
    return (attrs.evolve(answer, history=History(on, changes)), with_early)


def _coming(inquiry: Inquiry) -> list[Finding]:
    coming = inquiry.contracting().items()
    return [inquiry.at(starts).finding(state, _ID) for state, starts in coming]


def _submitted(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    bound = (inquiry.finding(state, _ID) for state in inquiry.parties())
    return (among(bound, lambda finding: finding.performed),)


def _not_submitted(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return tuple(
        _including_coming(inquiry, lambda finding: ~finding.performed, basis)
        for basis in ("by deposit", "in force")
    )


def _not_yet_due(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    test: Test = lambda f: ~f.performed & ~_is_due(f)  # noqa: E731
    return tuple(
        _including_coming(inquiry, test, basis) for basis in ("by deposit", "in force")
    )


def _including_coming(inquiry: Inquiry, test: Test, basis: str) -> Answer:
    """Return who belongs, with those for which the Convention is not in force yet."""
    bound = [inquiry.finding(state, _ID) for state in inquiry.parties()]
    coming = (inquiry.finding(state, _ID) for state in inquiry.contracting())
    findings = [*bound, *coming] if basis == "by deposit" else bound
    return among(findings, test, basis=basis)


def _ahead(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer whose report came while its deadline still lay ahead, to this day."""
    early: Test = lambda f: f.performed & ~_is_due(f)  # noqa: E731
    bound = [inquiry.finding(state, _ID) for state in inquiry.parties()]
    return (among(bound, early, basis="deadline still ahead on the day"),)


def _rate(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the share that is in, of those due and of all States Parties."""
    submitted = _submitted(inquiry, _asked)[0]
    due = _due(inquiry, _asked)[0].states
    of_due = attrs.evolve(
        submitted,
        value=Listing(submitted.states & due),
        doubtful=submitted.doubtful & due,
    )
    deposited = inquiry.view.states_parties(basis="deposited")
    return (
        share(of_due, len(due), f"of the {len(due)} reports due"),
        share(
            submitted,
            len(deposited),
            f"of the {len(deposited)} States Parties by deposit",
        ),
        share(
            submitted,
            len(inquiry.parties()),
            f"of the {len(inquiry.parties())} States Parties in force",
        ),
    )


def _submitted_since(
    accepted: Collection[Status],
) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers whose report came in a year or later, in which status."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        start = PartialDate.parse(asked.words["year"]).earliest

        def test(finding: Finding) -> Truth:
            told = inquiry.record.dossier(finding.state).heard(InitialReport)
            ends = {day >= start for e in told for day in _ends(e.date)}
            when = Truth.of(ends.pop()) if len(ends) == 1 else Truth.UNKNOWN
            how = standing_in(accepted)(finding)
            return finding.performed & when & how if told else Truth.FALSE

        bound = (inquiry.finding(state, _ID) for state in inquiry.parties())
        return (among(bound, test, basis="in force", otherwise=_WHEN),)

    return answers


def _ends(day: PartialDate) -> tuple[date, date]:
    return day.earliest, day.latest


def _voluntary(where: Membership) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers who reported while standing somewhere."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        found: dict[State, Explanation] = {}
        for state, dossier in inquiry.record.dossiers.items():
            for event in dossier.of(VoluntaryReport):
                day = event.date.earliest
                then = inquiry.view.roll.standing(state, day).membership(day)
                if then is where and event.date.surely_by(inquiry.on):
                    found[state] = Explanation(str(event), facts=(event,))
        return (by_event(found),)

    return answers


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
