"""Rows on one State: how it joined, what it owes, what it asked for, what lacks."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.rules import Cause, Membership, Truth
from ccm.share.records import DueRow, due_row
from ccm.view.profile import Asked, Gap, Owed, Profile, Step
from ccm.words.rows import (
    FactRow,
    FindingRow,
    IrregularityRow,
    fact_row,
    finding_row,
    irregularity_row,
)
from ccm.words.texts import Dated, Day

__all__ = [
    "AskedRow",
    "GapRow",
    "JoiningRow",
    "OwedRow",
    "ProfileRow",
    "asked_row",
    "gap_row",
    "joining_row",
    "owed_row",
    "profile_row",
]


class JoiningRow(TypedDict):
    """Something by which a State joined or left, or what followed from it."""

    date: Dated
    text: str
    provision: str
    facts: list[FactRow]


class AskedRow(TypedDict):
    """A request for a longer deadline, and what became of it."""

    obligation: str
    number: int
    decided: Annotated[str, Truth]
    """Whether a decision had been taken by the day: true, false or unknown."""
    facts: list[FactRow]
    irregularities: list[IrregularityRow]


class GapRow(TypedDict):
    """Something that is missing."""

    cause: Annotated[str, Cause]
    fact: str
    obligations: list[str]


class OwedRow(FindingRow):
    """Where the State stands under one obligation, and the line that tells why."""

    why: str
    facts: list[FactRow]
    """The events that this line rests on."""


class ProfileRow(TypedDict):
    """One State on a day."""

    state: str
    """Alpha-3 code."""
    name: str
    on: Day
    """The day."""
    membership: Annotated[str, Membership] | None
    """One of `Membership`; None on a day on which it may have left, or not."""
    steps: list[JoiningRow]
    """How it joined and left."""
    owed: list[OwedRow]
    """Where it stands under each obligation."""
    due: list[DueRow]
    """What falls due."""
    requests: list[AskedRow]
    """What it asked for."""
    missing: list[GapRow]
    sources: list[str]
    """The sources of all that is named, each once, in order of first use."""


def profile_row(found: Profile) -> ProfileRow:
    """Return one State on a day."""
    return {
        "state": found.state.alpha3,
        "name": found.state.name,
        "on": str(found.on),
        "membership": str(found.membership) if found.membership else None,
        "steps": [joining_row(step) for step in found.steps],
        "owed": [owed_row(each) for each in found.owed],
        "due": [due_row(each) for each in found.ahead],
        "requests": [asked_row(asked) for asked in found.requests],
        "missing": [gap_row(gap) for gap in found.gaps],
        "sources": [str(source) for source in found.sources],
    }


def owed_row(owed: Owed) -> OwedRow:
    """Return where a State stands under one obligation, and why."""
    facts = [fact_row(fact) for fact in owed.facts]
    return {**finding_row(owed.finding), "why": owed.why, "facts": facts}


def joining_row(step: Step) -> JoiningRow:
    """Return something by which a State joined or left."""
    return {
        "date": str(step.on),
        "text": str(step.text),
        "provision": step.provision,
        "facts": [fact_row(fact) for fact in step.facts],
    }


def asked_row(asked: Asked) -> AskedRow:
    """Return a request, and what became of it."""
    return {
        "obligation": asked.obligation,
        "number": asked.number,
        "decided": str(asked.decided),
        "facts": [fact_row(event) for event in asked.events],
        "irregularities": [irregularity_row(each) for each in asked.irregular],
    }


def gap_row(gap: Gap) -> GapRow:
    """Return something that is missing, and for which answers."""
    return {
        "cause": str(gap.cause),
        "fact": gap.missing.fact,
        "obligations": [*gap.obligations],
    }
