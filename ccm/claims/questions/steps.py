"""Questions on what States did that a plan asks for, where a source names them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.questions.clearance import affected
from ccm.claims.questions.findings import by_event
from ccm.claims.questions.plans import plans
from ccm.facts import State
from ccm.plans import PlanStep, Step, progress
from ccm.rules import Explanation

__all__ = ["STEPS"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]


def _with_step(step: Step) -> _Answers:
    """Return what answers who took a step under a plan, by the day.

    A step that can have been taken before a meeting closed does not count among
    those since that meeting, if the predicate names one and the step surely was.
    """

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        since = date.min
        if "meeting" in asked.words:
            since = inquiry.session(asked.words["meeting"]).closes.latest
        found: dict[State, Explanation] = {}
        for plan in plans().values():
            told = progress(inquiry.view, plan).facts.events
            steps = [e for e in told if isinstance(e, PlanStep) and e.step is step]
            for event in inquiry.read(steps):
                if event.date.surely_by(inquiry.on) and event.date.latest > since:
                    found[event.state] = Explanation(str(event), facts=(event,))
        return (by_event(found),)

    return answers


def _little_told(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with the affected States that are on neither of the other two lists."""
    told = (_with_step(step)(inquiry, asked) for step in _TOLD)
    others = frozenset(state for (answer,) in told for state in answer.states)
    return tuple(
        by_event(
            {s: why for s, why in answer.why.items() if s in answer.states - others},
            basis=answer.basis,
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
