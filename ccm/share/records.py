"""Answers as plain rows: what stands in JSON and CSV, key by key.

A day is written YYYY-MM-DD, and a date of which a source gives less as the data
files write it. What is not known or does not exist is None.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from ccm.dates import PartialDate
from ccm.facts import Event, State
from ccm.rules import (
    Deadline,
    Explanation,
    Extension,
    Finding,
    Irregularity,
    Membership,
    Missing,
    Status,
    Truth,
)
from ccm.view import AsOf, Due

__all__ = [
    "DueRow",
    "ExtensionRow",
    "FactRow",
    "FindingRow",
    "IrregularityRow",
    "MemberRow",
    "MissingRow",
    "StepRow",
    "due_row",
    "fact_row",
    "finding_row",
    "irregularity_row",
    "member_row",
    "step_row",
]


class MemberRow(TypedDict):
    """Where a State stands towards the Convention, and since when."""

    state: str
    """Alpha-3 code."""
    name: str
    """The United Nations' short name, in English."""
    membership: str
    """One of `Membership`."""
    signed: str | None
    deposited: str | None
    instrument: str | None
    """What was deposited, such as ``ratification``."""
    entry_into_force: str | None
    """The day on which the Convention enters into force for the State."""
    withdrawal: str | None
    """The day on which a withdrawal that was notified takes effect."""


class ExtensionRow(TypedDict):
    """What one decision did to a deadline."""

    text: str
    """The decision in words."""
    before: str
    after: str
    decided: str
    certain: bool
    """Whether it was surely taken by the day asked about."""
    sources: list[str]


class MissingRow(TypedDict):
    """What would decide an answer."""

    text: str
    """Fact and cause together."""
    fact: str
    cause: str
    """One of `Cause`."""


class IrregularityRow(TypedDict):
    """What was done otherwise than a provision says."""

    text: str
    provision: str
    sources: list[str]


class FindingRow(TypedDict):
    """Where a State stands under an obligation."""

    state: str
    """Alpha-3 code."""
    name: str
    obligation: str
    """Its id, such as ``art3``."""
    provision: str
    """Where it is said, such as ``art3.2``."""
    status: str
    """One of `Status`."""
    possible: list[str]
    """Every status that the record allows."""
    deadline: str | None
    """The last day; None if there is none, or if it is in doubt."""
    candidates: list[str]
    """Every day that the deadline can be."""
    initial: str | None
    """The deadline before any extension."""
    extensions: list[ExtensionRow]
    fulfilled_on: str | None
    missing: list[MissingRow]
    irregularities: list[IrregularityRow]


class DueRow(TypedDict):
    """Something that falls due."""

    due: str
    """The day."""
    state: str
    name: str
    what: str
    """Id of the obligation, or what else happens."""
    provision: str
    text: str
    certain: bool
    """Whether the record leaves no doubt that it falls due."""


class FactRow(TypedDict):
    """A fact that a reason rests on."""

    type: str
    """The type of event, such as ``StockpileDeclared``."""
    state: str
    date: str
    known: str | None
    """When it became public, where that was later."""
    text: str
    confidence: str
    voice: str
    """Whose word it is."""
    sources: list[str]
    followed: bool
    """Whether the answer follows this account."""
    why: str
    """Why it is followed or not, where accounts contradict each other."""
    note: str


class StepRow(TypedDict):
    """One step of an argument, with the steps that it follows from."""

    claim: str
    value: str | None
    provision: str
    facts: list[FactRow]
    because: list[StepRow]


def member_row(view: AsOf, state: State) -> MemberRow:
    """Return where a State stands; what happens after the day is left out."""
    standing = view.standing(state)
    deposit = _by(standing.deposit, view.on)
    notified = _by(standing.notice, view.on) is not None
    entry = view.entry_into_force(state)
    return {
        "state": state.alpha3,
        "name": state.name,
        "membership": str(view.membership(state)),
        "signed": _date(_by(standing.signature, view.on)),
        "deposited": _date(deposit),
        "instrument": str(standing.deposit.instrument)
        if deposit and standing.deposit
        else None,
        "entry_into_force": _text(entry),
        "withdrawal": _text(standing.ends) if notified else None,
    }


def _by(event: Event | None, on: date) -> Event | None:
    return event if event and event.date.surely_by(on) else None


def _date(event: Event | None) -> str | None:
    return _text(event.date) if event else None


def _text(value: PartialDate | date | Status | Membership | None) -> str | None:
    return None if value is None else str(value)


def finding_row(finding: Finding) -> FindingRow:
    """Return a finding without its reasons."""
    deadline = finding.deadline or Deadline(None, None)
    return {
        "state": finding.state.alpha3,
        "name": finding.state.name,
        "obligation": finding.obligation,
        "provision": finding.explanation.provision,
        "status": str(finding.status),
        "possible": sorted(map(str, finding.possible)),
        "deadline": _text(deadline.date),
        "candidates": [str(day) for day in deadline.candidates],
        "initial": _text(deadline.initial),
        "extensions": [_extension_row(step) for step in deadline.extensions],
        "fulfilled_on": _text(finding.fulfilled_on),
        "missing": [_missing_row(gap) for gap in finding.missing],
        "irregularities": [irregularity_row(i) for i in finding.irregularities],
    }


def _extension_row(step: Extension) -> ExtensionRow:
    return {
        "text": step.decision.detail(),
        "before": str(step.before),
        "after": str(step.after),
        "decided": str(step.decision.date),
        "certain": step.certain,
        "sources": _sources(step.decision),
    }


def _missing_row(gap: Missing) -> MissingRow:
    return {"text": str(gap), "fact": gap.fact, "cause": str(gap.cause)}


def irregularity_row(irregularity: Irregularity) -> IrregularityRow:
    """Return an irregularity with the sources of the event."""
    return {
        "text": irregularity.text,
        "provision": irregularity.provision,
        "sources": _sources(irregularity.event),
    }


def _sources(event: Event) -> list[str]:
    return [str(source) for source in event.source]


def due_row(due: Due) -> DueRow:
    """Return something that falls due."""
    return {
        "due": str(due.on),
        "state": due.state.alpha3,
        "name": due.state.name,
        "what": due.what,
        "provision": due.provision,
        "text": due.text,
        "certain": due.certain,
    }


def step_row(step: Explanation) -> StepRow:
    """Return a reason and all the reasons under it."""
    value = step.value.value if isinstance(step.value, Truth) else _text(step.value)
    return {
        "claim": step.claim,
        "value": value,
        "provision": step.provision,
        "facts": [fact_row(fact) for fact in step.facts],
        "because": [step_row(reason) for reason in step.because],
    }


def fact_row(event: Event) -> FactRow:
    """Return an event with its source and what is known of it."""
    return {
        "type": type(event).__name__,
        "state": event.state.alpha3,
        "date": str(event.date),
        "known": _text(event.known),
        "text": event.detail(),
        "confidence": str(event.confidence),
        "voice": str(event.voice),
        "sources": _sources(event),
        "followed": event.followed,
        "why": event.why,
        "note": event.note,
    }
