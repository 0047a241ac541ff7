"""Questions on Article 4: contaminated areas and their clearance."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Duty, Inquiry
from ccm.claims.moments import came_after, latest_told
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    ARISEN,
    DONE,
    OPEN,
    Test,
    among,
    held_open,
    joined_since,
    listed_only,
    of_parties,
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
    Event,
    State,
)
from ccm.rules import Cause, Missing, Status
from ccm.rules.bearing import day_of
from ccm.rules.courses import Course

__all__ = ["AREAS", "affected"]

_ART4 = CLEARANCE.id


def _ever(accepted: Collection[Status]) -> Test:
    """Return a test that holds open what a list, or an observer alone, tells."""

    def test(course: Course, duty: Duty) -> bool:
        if duty.outcome(course).status in accepted:
            return True
        told = duty.inquiry.record.dossier(duty.state).of(ClearanceCompleted)
        observed = latest_told(course, told, duty.inquiry.on)
        listed = listed_only(course, duty, ContaminationRuledOut)
        return bool(observed or listed) and held_open(course, duty)

    return test


def _arisen(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _held_open(inquiry, ARISEN)


def _completed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _held_open(inquiry, DONE)


def _held_open(inquiry: Inquiry, accepted: Collection[Status]) -> tuple[Answer, ...]:
    answers = on_both_bases(inquiry, _ART4, _ever(accepted))
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
    test = joined_since(ARISEN, inquiry.session(asked.words["meeting"]))
    bound = (inquiry.duty(state, _ART4) for state in inquiry.parties())
    return (among(bound, test, basis="by deposit"),)


def _reopened(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    meeting = inquiry.session(asked.words["meeting"])

    def find(course: Course, state: State) -> Event | None:
        told = inquiry.record.dossier(state).heard(ContaminationFound)
        later = (e for e in told if came_after(course, day_of(e), meeting))
        return latest_told(course, later, inquiry.on)

    return (of_parties(inquiry, find),)


def affected(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer who has areas to clear on the day, and who had in that year."""
    duties = [inquiry.duty(state, _ART4) for state in inquiry.parties()]
    now = among(duties, _has_areas, basis="on the day")
    basis = "at the start of the year or on the day"
    return (now, among(duties, _has_areas_in_the_year, basis=basis))


_has_areas = standing_in(OPEN)


def _has_areas_in_the_year(course: Course, duty: Duty) -> bool:
    started = duty.on(date(duty.inquiry.on.year, 1, 1))
    return _has_areas(course, duty) or _has_areas(course, started)


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
        answers=with_status(_ART4, OPEN),
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
