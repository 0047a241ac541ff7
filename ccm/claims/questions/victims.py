"""Questions on Article 5: victims and what States do for them."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Duty, Inquiry
from ccm.claims.moments import latest_told
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    among,
    of_parties,
    performed,
    standing_in,
    told_by,
)
from ccm.claims.values import Listing
from ccm.convention import INITIAL_REPORT, VICTIM_ASSISTANCE
from ccm.facts import Event, State, VictimAssistance, VictimsReported, VictimStep
from ccm.rules import Cause, Missing, Status
from ccm.rules.courses import Course

__all__ = ["VICTIMS"]

_ART5 = VICTIM_ASSISTANCE.id
_ARISEN = frozenset({Status.OUTSTANDING, Status.FULFILLED})


def _with_victims(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return _victims(inquiry)


def _victims(inquiry: Inquiry) -> tuple[Answer, ...]:
    return inquiry.once("victims", lambda: _reporting_victims(inquiry))


def _reporting_victims(inquiry: Inquiry) -> tuple[Answer, ...]:
    """Answer who has victims, and with those that said so before they were bound."""
    bound = (inquiry.duty(state, _ART5) for state in inquiry.parties())
    first = among(bound, standing_in(_ARISEN), basis="in force")

    def report(course: Course, state: State) -> Event | None:
        told = inquiry.record.dossier(state).heard(VictimsReported)
        return latest_told(course, told, inquiry.on)

    coming = told_by(inquiry.contracting(), report)
    if not (coming.states or coming.doubtful):
        return (first,)
    both = attrs.evolve(
        first,
        value=Listing(first.states | coming.states),
        basis="by deposit",
        doubtful=first.doubtful | coming.doubtful,
        why={**first.why, **coming.why},
        gaps=lambda: (*first.missing, *coming.missing),
    )
    return (first, both)


def _that_reported(kind: VictimStep) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers which States known to have victims reported a step."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        def step(course: Course, state: State) -> Event | None:
            if not standing_in(_ARISEN)(course, inquiry.duty(state, _ART5)):
                return None
            told = inquiry.record.dossier(state).heard(VictimAssistance)
            ours = (e for e in told if isinstance(e, VictimAssistance))
            of_kind = (event for event in ours if event.kind is kind)
            return latest_told(course, of_kind, inquiry.on)

        return (of_parties(inquiry, step),)

    return answers


def _with_plan_or_agency(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with those that reported a plan; of the others nobody knows."""
    (known,) = _that_reported(VictimStep.PLAN)(inquiry, asked)
    with_victims = _victims(inquiry)[0]
    doubtful = (with_victims.states | with_victims.doubtful) - known.states
    missing = tuple(
        Missing(f"{state.alpha3}: whether it has a lead agency", Cause.NOT_REPORTED)
        for state in sorted(doubtful, key=lambda state: state.alpha3)
    )
    return (attrs.evolve(known, doubtful=doubtful, gaps=lambda: missing),)


def _that_submitted(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    def has_reported(course: Course, duty: Duty) -> bool:
        with_victims = standing_in(_ARISEN)(course, inquiry.duty(duty.state, _ART5))
        return with_victims and performed(course, duty)

    bound = (inquiry.duty(s, INITIAL_REPORT.id) for s in inquiry.parties())
    return (among(bound, has_reported),)


VICTIMS = (
    Question(
        subject="Article 5",
        predicate="States with victims",
        asks="the States that are known to have victims in their areas",
        answers=_with_victims,
    ),
    Question(
        subject="Article 5",
        predicate="States with victims and a focal point",
        asks="those of them that reported a focal point",
        answers=_that_reported(VictimStep.FOCAL_POINT),
    ),
    Question(
        subject="Article 5",
        predicate="States that report data collection",
        asks="those of them that reported the collection of data",
        answers=_that_reported(VictimStep.DATA),
    ),
    Question(
        subject="Article 5",
        predicate="States with a plan for victim assistance",
        asks="those of them that reported a plan",
        answers=_that_reported(VictimStep.PLAN),
    ),
    Question(
        subject="Article 5",
        predicate="States with a disability or victim assistance plan, or a lead "
        "agency",
        asks="the same, or a lead agency, of which the record holds nothing",
        answers=_with_plan_or_agency,
    ),
    Question(
        subject="Article 5",
        predicate="States that report resources mobilised",
        asks="those of them that reported the mobilisation of resources",
        answers=_that_reported(VictimStep.RESOURCES),
    ),
    Question(
        subject="Article 5",
        predicate="States with victims that submitted their initial report",
        asks="those of them whose initial report is in",
        answers=_that_submitted,
    ),
)
"""Questions that findings under Article 5 answer."""
