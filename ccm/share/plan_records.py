"""Rows on action plans: what stands in JSON and CSV, key by key."""

from __future__ import annotations

from typing import TypedDict

from ccm.plans import Action, ExpectedResult, Result
from ccm.words.rows import (
    IrregularityRow,
    MissingRow,
    irregularity_row,
    missing_row,
)

__all__ = ["AimRow", "ResultRow", "aim_row", "result_row"]


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
    outcome: str
    """One of `ccm.plans.Outcome`."""
    possible: list[str]
    """Every outcome that the record allows."""
    due: str | None
    """The last day that the plan sets."""
    done_on: str | None
    missing: list[MissingRow]
    irregularities: list[IrregularityRow]


def aim_row(aim: Action | ExpectedResult) -> AimRow:
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


def result_row(result: Result) -> ResultRow:
    """Return how an action came out, without its reasons."""
    return {
        "aim": result.aim,
        "state": result.state.alpha3 if result.state else None,
        "name": result.state.name if result.state else None,
        "outcome": str(result.outcome),
        "possible": sorted(map(str, result.possible)),
        "due": str(result.due) if result.due else None,
        "done_on": str(result.done_on) if result.done_on else None,
        "missing": [missing_row(gap) for gap in result.missing],
        "irregularities": [irregularity_row(i) for i in result.irregularities],
    }
