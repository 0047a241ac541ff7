"""Questions on what States did that a plan asks for, where a source names them."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import came_after, latest_told
from ccm.claims.question import Asked, Question
from ccm.claims.questions.clearance import affected
from ccm.claims.questions.findings import told_by
from ccm.claims.questions.plans import plans
from ccm.claims.values import Listing
from ccm.facts import Session, State
from ccm.plans import PlanStep, Step, progress
from ccm.rules import Truth
from ccm.rules.bearing import day_of, truth_of
from ccm.rules.courses import Course

__all__ = ["STEPS"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


def _with_step(step: Step) -> _Answers:
    """Return what answers who took a step under a plan, by the day.

    Where the predicate names a meeting, a step counts unless it was surely taken
    before that closed.
    """

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        label = asked.words.get("meeting")
        since = inquiry.session(label) if label else None
        steps = [s for s in _steps(inquiry, step) if _perhaps_after(s, since)]

        def taken(course: Course, state: State) -> PlanStep | None:
            ours = (event for event in steps if event.state == state)
            return latest_told(course, ours, inquiry.on)

        states = dict.fromkeys(event.state for event in steps)
        return (told_by(states, taken),)

    return answers


def _steps(inquiry: Inquiry, step: Step) -> tuple[PlanStep, ...]:
    """Return the steps of a kind under every plan, where a source names the State."""
    told = (e for p in plans().values() for e in progress(inquiry.view, p).facts.events)
    steps = (event for event in told if isinstance(event, PlanStep))
    return inquiry.read(event for event in steps if event.step is step)


def _perhaps_after(step: PlanStep, meeting: Session | None) -> bool:
    """Tell whether a step can have been taken after a meeting, if one is named."""
    if meeting is None:
        return True
    after = truth_of(lambda course: came_after(course, day_of(step), meeting))
    return after is not Truth.FALSE


def _little_told(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the affected States that are on neither of the other two lists."""
    told = [answer for step in _TOLD for answer in _with_step(step)(inquiry, asked)]
    others = frozenset(state for answer in told for state in answer.states)
    perhaps = frozenset(state for answer in told for state in answer.doubtful)
    return tuple(
        attrs.evolve(
            answer,
            value=Listing(answer.states - others - perhaps),
            doubtful=(answer.doubtful | answer.states & perhaps) - others,
            why={s: why for s, why in answer.why.items() if s not in others},
        )
        for answer in affected(inquiry, asked)
    )


_TOLD = (Step.RISK_EDUCATION, Step.AREA_FENCED)

STEPS = (
    Question(
        subject="risk reduction education",
        predicate="States with detailed information by sex and age",
        asks="the States that reported it with data by sex and age",
        answers=_with_step(Step.RISK_EDUCATION),
    ),
    Question(
        subject="risk reduction education",
        predicate="States with limited information, a fenced range",
        asks="the States whose areas are a fenced range",
        answers=_with_step(Step.AREA_FENCED),
    ),
    Question(
        subject="risk reduction education",
        predicate="States with very limited information",
        asks="the States affected in the year that are on neither of these lists",
        answers=_little_told,
    ),
    Question(
        subject="survey",
        predicate="States that report evidence-based survey",
        asks="the States that reported a survey based on evidence",
        answers=_with_step(Step.SURVEY),
    ),
    Question(
        subject="national strategies",
        predicate="States with activities under one",
        asks="the States that reported them",
        answers=_with_step(Step.NATIONAL_STRATEGY),
    ),
    Question(
        subject="Article 5",
        predicate="States with new victims since {meeting}",
        asks="the States that reported new victims, not surely before the meeting",
        answers=_with_step(Step.NEW_VICTIMS),
    ),
    Question(
        subject="Article 5",
        predicate="States with data on victims by sex and age",
        asks="the States that reported such data",
        answers=_with_step(Step.DATA_BY_SEX_AND_AGE),
    ),
    Question(
        subject="Article 5",
        predicate="States that asked for help with victim assistance, {first} to "
        "{last}",
        asks="the States that asked for it in their reports",
        answers=_with_step(Step.ASSISTANCE_REQUESTED),
    ),
)
"""Questions that steps under a plan answer, each with its own source."""
