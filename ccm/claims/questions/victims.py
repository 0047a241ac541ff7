"""Questions on Article 5: victims and what States do for them."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import (
    Test,
    among,
    by_event,
    standing_in,
)
from ccm.claims.values import Listing
from ccm.convention import INITIAL_REPORT, VICTIM_ASSISTANCE
from ccm.facts import State, VictimAssistance, VictimsReported, VictimStep
from ccm.rules import Cause, Explanation, Finding, Missing, Status, Truth

__all__ = ["VICTIMS"]

_ART5 = VICTIM_ASSISTANCE.id
_ARISEN = frozenset({Status.OUTSTANDING, Status.FULFILLED})


def _arises(finding: Finding) -> Truth:
    return standing_in(_ARISEN)(finding)


def _with_victims(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer who has victims, and with those that said so before they were bound."""
    bound = (inquiry.finding(state, _ART5) for state in inquiry.parties())
    first = among(bound, _arises, basis="in force", reported=True)
    coming: dict[State, Explanation] = {}
    for state in inquiry.contracting():
        for event in inquiry.record.dossier(state).heard(VictimsReported):
            if event.date.surely_by(inquiry.on):
                coming[state] = Explanation(str(event), facts=(event,))
    if not coming:
        return (first,)
    both = attrs.evolve(
        first,
        value=Listing(first.states | coming.keys()),
        basis="by deposit",
        why={**first.why, **coming},
    )
    return (first, both)


def _that_reported(kind: VictimStep) -> Callable[[Inquiry, Asked], tuple[Answer, ...]]:
    """Return what answers which States with victims reported a step."""

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        found: dict[State, Explanation] = {}
        for state in _with_victims(inquiry, _asked)[0].states:
            told = inquiry.record.dossier(state).heard(VictimAssistance)
            for event in told:
                step = isinstance(event, VictimAssistance) and event.kind is kind
                if step and event.date.surely_by(inquiry.on):
                    found[state] = Explanation(str(event), facts=(event,))
        return (by_event(found),)

    return answers


def _with_plan_or_agency(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer with those that reported a plan; of the others nobody knows."""
    (known,) = _that_reported(VictimStep.PLAN)(inquiry, asked)
    with_victims = _with_victims(inquiry, asked)[0]
    doubtful = (with_victims.states | with_victims.doubtful) - known.states
    missing = tuple(
        Missing(f"{state.alpha3}: whether it has a lead agency", Cause.NOT_REPORTED)
        for state in sorted(doubtful, key=lambda state: state.alpha3)
    )
    return (attrs.evolve(known, doubtful=doubtful, gaps=lambda: missing),)


def _that_submitted(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    affected = _with_victims(inquiry, asked)[0].states
    submitted: Test = lambda finding: finding.performed  # noqa: E731
    reports = (inquiry.finding(state, INITIAL_REPORT.id) for state in affected)
    return (among(reports, submitted),)


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
