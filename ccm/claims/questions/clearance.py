"""Questions on Article 4: contaminated areas and their clearance."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    ARISEN,
    DONE,
    OPEN,
    Test,
    among,
    by_event,
    listed_only,
    on_both_bases,
    standing_in,
    with_status,
)
from ccm.claims.questions.stockpiles import completed_since
from ccm.convention import CLEARANCE
from ccm.facts import (
    ClearanceCompleted,
    ContaminationFound,
    ContaminationRuledOut,
    State,
)
from ccm.rules import Cause, Explanation, Finding, Missing, Status, Truth

__all__ = ["AREAS", "affected"]

_ART4 = CLEARANCE.id


def _ever(inquiry: Inquiry, accepted: Collection[Status]) -> Test:
    """Return a test that holds open what a list, or an observer alone, tells."""
    plain = standing_in(accepted)

    def test(finding: Finding) -> Truth:
        truth = plain(finding)
        told = inquiry.record.dossier(finding.state).of(ClearanceCompleted)
        observed = any(event.date.possibly_by(finding.on) for event in told)
        listed = listed_only(inquiry, finding, ContaminationRuledOut)
        return Truth.UNKNOWN if truth is Truth.FALSE and (observed or listed) else truth

    return test


def _arisen(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _held_open(inquiry, ARISEN)


def _completed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _held_open(inquiry, DONE)


def _held_open(inquiry: Inquiry, accepted: Collection[Status]) -> tuple[Answer, ...]:
    test = _ever(inquiry, accepted)
    answers = on_both_bases(inquiry, _ART4, test)
    return tuple(_with_gap(inquiry, answer) for answer in answers)


def _with_gap(inquiry: Inquiry, answer: Answer) -> Answer:
    told = tuple(
        Missing(
            f"{state.alpha3}: its own word that it completed clearance, which only "
            "an observer says",
            Cause.NOT_REPORTED,
        )
        for state in sorted(answer.doubtful, key=lambda s: s.alpha3)
        if inquiry.record.dossier(state).of(ClearanceCompleted)
    )
    return attrs.evolve(answer, gaps=lambda: (*told, *answer.missing))


def _joined_with_areas(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    closed = inquiry.session(asked.words["meeting"]).closes.latest
    new = [
        inquiry.finding(state, _ART4)
        for state in inquiry.parties()
        if (deposit := inquiry.view.standing(state).deposit)
        and deposit.date.earliest > closed
    ]
    return (among(new, standing_in(ARISEN), basis="by deposit", reported=True),)


def _reopened(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    closed = inquiry.session(asked.words["meeting"]).closes.latest
    found: dict[State, Explanation] = {}
    for state in inquiry.parties():
        for event in inquiry.record.dossier(state).heard(ContaminationFound):
            if event.date.earliest > closed and event.date.surely_by(inquiry.on):
                found[state] = Explanation(str(event), facts=(event,))
    return (by_event(found),)


def affected(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer who has areas to clear on the day, and who had in that year."""
    test = standing_in(OPEN)
    today = among(
        (inquiry.finding(state, _ART4) for state in inquiry.parties()),
        test,
        basis="on the day",
        reported=True,
    )
    earlier = inquiry.at(date(inquiry.on.year, 1, 1))
    before = among(
        (earlier.finding(state, _ART4) for state in earlier.parties()),
        test,
        reported=True,
    )
    either = {**before.why, **today.why}
    affected = before.states | today.states
    year = by_event(
        {state: why for state, why in either.items() if state in affected},
        basis="at the start of the year or on the day",
    )
    return (today, year)


AREAS = (
    Question(
        subject="Article 4",
        predicate="States that report to have or have had areas",
        asks="the States with contaminated areas since the Convention entered into "
        "force",
        answers=_arisen,
    ),
    Question(
        subject="Article 4",
        predicate="States that completed",
        asks="the States that have finished clearance",
        answers=_completed,
    ),
    Question(
        subject="Article 4",
        predicate="States with areas to clear",
        asks="the States that are known to have yet to finish",
        answers=with_status(_ART4, OPEN, reported=True),
    ),
    Question(
        subject="Article 4",
        predicate="States that completed since {meeting}",
        asks="the States that finished after a meeting closed",
        answers=completed_since(_ART4),
    ),
    Question(
        subject="Article 4",
        predicate="States that joined since {meeting} and report areas",
        asks="the States that deposited after a meeting closed and had areas to clear",
        answers=_joined_with_areas,
    ),
    Question(
        subject="Article 4",
        predicate="States with a new find after completion, since {meeting}",
        asks="the States whose clearance was reopened after a meeting closed",
        answers=_reopened,
    ),
    Question(
        subject="Article 4",
        predicate="States affected in the year",
        asks="the States with areas to clear on the day, or also at the start of its "
        "year",
        answers=affected,
    ),
)
"""Questions that findings under Article 4 answer."""
