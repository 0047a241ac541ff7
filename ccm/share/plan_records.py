"""Rows on action plans: what stands in JSON and CSV, key by key."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.plans import (
    Action,
    Challenge,
    ChallengeKind,
    Outcome,
    Plan,
    Progress,
    Result,
    Tool,
)
from ccm.plans.model import Aim, Baseline
from ccm.words.rows import (
    IrregularityRow,
    MissingRow,
    irregularity_row,
    missing_row,
)
from ccm.words.texts import Dated, Day

__all__ = [
    "AimRow",
    "BaselineRow",
    "ChallengeRow",
    "PlanRow",
    "ProgressRow",
    "ResultRow",
    "ToolRow",
    "aim_row",
    "baseline_row",
    "challenge_row",
    "plan_row",
    "progress_row",
    "result_row",
    "tool_row",
]


class AimRow(TypedDict):
    """What a plan asks for: an action, a part of one, or an expected result."""

    aim: str
    """Its id, such as ``4.1(a)(i)``."""
    level: str
    """``action``, ``item``, ``bullet`` or ``expected result``."""
    chapter: str
    title: str
    text: str
    """What it says, in words of our own."""
    addressees: str
    """Whom it speaks to; empty for the States Parties together."""
    modality: str
    effort: str
    deadline: str
    """By when, as the plan's data have it."""
    articles: list[str]
    indicator: str
    """By what it is measured."""
    not_measurable: str
    """Why nothing measures it."""
    sources: list[str]


class ResultRow(TypedDict):
    """How an action came out, for a State or for the States Parties together."""

    aim: str
    state: str | None
    """Alpha-3 code; None for the States Parties together."""
    name: str | None
    on: Day
    """The day asked about."""
    outcome: Annotated[str, Outcome]
    """One of `ccm.plans.Outcome`."""
    possible: list[Annotated[str, Outcome]]
    """Every outcome that the record allows."""
    due: Dated | None
    """The last day that the plan sets; up to the year 9999 where a decision that is
    not on record may have set a later one, or a meeting can have been put off."""
    done_on: Dated | None
    missing: list[MissingRow]
    irregularities: list[IrregularityRow]


class BaselineRow(TypedDict):
    """A figure from which a plan starts, as it prints it."""

    chapter: str
    measure: str
    value: int
    unit: str
    aims: list[str]
    """Ids of the actions and results that it stands beside."""
    sources: list[str]


class ChallengeRow(TypedDict):
    """A challenge, a lesson or a way forward, as a review has it."""

    chapter: str
    kind: Annotated[str, ChallengeKind]
    """One of `ccm.plans.ChallengeKind`."""
    text: str
    states: list[str]
    """Alpha-3 codes of the States that it names."""
    aims: list[str]
    articles: list[str]
    sources: list[str]


class ToolRow(TypedDict):
    """A tool or guide that a review names."""

    name: str
    kind: str
    by: str
    since: Dated | None
    aims: list[str]
    articles: list[str]
    sources: list[str]
    note: str


class PlanRow(TypedDict):
    """An action plan of the States Parties."""

    plan: str
    """What it is asked for by, such as ``dubrovnik``."""
    title: str
    adopted_by: str
    """Label of the Review Conference that adopted it."""
    ends_with: str
    """Label of the Review Conference up to which it runs."""
    absent: list[str]
    """Ids of actions whose text is not at hand."""
    baselines: list[BaselineRow]
    aims: list[AimRow]
    """What it asks for."""


class ProgressRow(TypedDict):
    """How far a plan has got on a day."""

    plan: str
    on: Day
    """The day asked about."""
    ends: Dated
    """The day of the conference with which the plan ends."""
    absent: list[str]
    """Ids of actions whose text is not at hand."""
    baselines: list[BaselineRow]
    aims: list[AimRow]
    results: list[ResultRow]
    """Without a State to which an action does not speak."""


def aim_row(aim: Aim) -> AimRow:
    """Return what a plan asks for."""
    action = aim if isinstance(aim, Action) else None
    return {
        "aim": aim.id,
        "level": str(action.level) if action else "expected result",
        "chapter": aim.chapter,
        "title": action.title if action else "",
        "text": aim.text,
        "addressees": str(action.addressees) if action else "",
        "modality": str(action.modality) if action else "",
        "effort": action.effort if action else "",
        "deadline": str(aim.deadline),
        "articles": list(aim.articles),
        "indicator": " ".join((aim.indicator, *aim.subject)).strip(),
        "not_measurable": aim.not_measurable,
        "sources": [str(source) for source in aim.source],
    }


def baseline_row(baseline: Baseline) -> BaselineRow:
    """Return a figure from which a plan starts."""
    return {
        "chapter": baseline.chapter,
        "measure": baseline.measure,
        "value": baseline.value,
        "unit": baseline.unit,
        "aims": list(baseline.aims),
        "sources": [str(source) for source in baseline.source],
    }


def challenge_row(row: Challenge) -> ChallengeRow:
    """Return a challenge, a lesson or a way forward."""
    return {
        "chapter": row.chapter,
        "kind": str(row.kind),
        "text": row.text,
        "states": [state.alpha3 for state in row.states],
        "aims": list(row.aims),
        "articles": list(row.articles),
        "sources": [str(source) for source in row.source],
    }


def tool_row(row: Tool) -> ToolRow:
    """Return a tool or guide."""
    return {
        "name": row.name,
        "kind": row.kind,
        "by": row.by,
        "since": str(row.since) if row.since else None,
        "aims": list(row.aims),
        "articles": list(row.articles),
        "sources": [str(source) for source in row.source],
        "note": row.note,
    }


def result_row(result: Result) -> ResultRow:
    """Return how an action came out, without its reasons."""
    return {
        "aim": result.aim,
        "state": result.state.alpha3 if result.state else None,
        "name": result.state.name if result.state else None,
        "on": str(result.on),
        "outcome": str(result.outcome),
        "possible": sorted(map(str, result.possible)),
        "due": str(result.due) if result.due else None,
        "done_on": str(result.done_on) if result.done_on else None,
        "missing": [missing_row(gap) for gap in result.missing],
        "irregularities": [irregularity_row(i) for i in result.irregularities],
    }


def plan_row(plan: Plan) -> PlanRow:
    """Return an action plan with all that it asks for."""
    return {
        "plan": plan.name,
        "title": plan.title,
        "adopted_by": plan.adopted_by,
        "ends_with": plan.ends_with,
        "absent": list(plan.absent),
        "baselines": [baseline_row(each) for each in plan.baselines],
        "aims": [aim_row(aim) for aim in plan],
    }


def progress_row(progress: Progress) -> ProgressRow:
    """Return how far a plan has got, action by action."""
    plan = progress.plan
    results = (result for aim in plan for result in progress.results(aim.id))
    return {
        "plan": plan.name,
        "on": str(progress.on),
        "ends": str(progress.ends),
        "absent": list(plan.absent),
        "baselines": [baseline_row(each) for each in plan.baselines],
        "aims": [aim_row(aim) for aim in plan],
        "results": [result_row(result) for result in results],
    }
