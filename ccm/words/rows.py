"""Findings and their reasons as plain rows: what stands in JSON, key by key.

A day is written YYYY-MM-DD, and a date of which a source gives less as the data
files write it. What is not known or does not exist is None.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, TypedDict

from ccm.dates import PartialDate
from ccm.facts import Confidence, Event, Voice
from ccm.facts.digest import cells_of
from ccm.rules import (
    Cause,
    Deadline,
    Explanation,
    Extension,
    Finding,
    Irregularity,
    LastKnown,
    Membership,
    Missing,
    Status,
    Truth,
)
from ccm.rules.explanation import Value
from ccm.rules.told import Prospect
from ccm.rules.years import ReportYear, Submission
from ccm.words.characters import in_json
from ccm.words.texts import Dated, Day
from ccm.words.versions import schema_name

__all__ = [
    "Concluded",
    "CourseRow",
    "DeadlineRow",
    "ExtensionRow",
    "FactRow",
    "FindingRow",
    "IrregularityRow",
    "LastKnownRow",
    "MissingRow",
    "StepRow",
    "YearRow",
    "as_json",
    "course_row",
    "deadline_row",
    "extension_row",
    "fact_row",
    "finding_page",
    "finding_row",
    "irregularity_row",
    "last_known_row",
    "missing_row",
    "step_row",
    "year_row",
]


class ExtensionRow(TypedDict):
    """What one decision did to a deadline."""

    text: str
    """The decision in words."""
    before: Day
    """The deadline that it found; of several days that it can have been, the last."""
    after: Day
    """The deadline that it set; likewise."""
    decided: Dated
    certain: bool
    """Whether it was surely taken by the day asked about."""
    sources: list[str]


class MissingRow(TypedDict):
    """What would decide an answer."""

    text: str
    """Fact and cause together."""
    fact: str
    cause: Annotated[str, Cause]
    """One of `Cause`."""


class IrregularityRow(TypedDict):
    """What was done otherwise than a provision says."""

    text: str
    provision: str
    sources: list[str]


class CourseRow(TypedDict):
    """What it takes to stand in one way."""

    text: str
    """What it takes and how the State then stands, together."""
    takes: str
    """In words; empty where nothing is open."""
    stands: str
    """How the State then stands, in words."""
    statuses: list[Annotated[str, Status]]
    compliant: Annotated[str, Truth]
    due: list[Dated]
    """The days on which the deadline can then lie."""
    or_later: bool
    """Whether a decision that is not on record may have set a later day, or the meeting
    at which it falls due can have been put off."""


class LastKnownRow(TypedDict):
    """Where a State stood on the latest day on which that was decided."""

    text: str
    """In words, with the day."""
    on: Day
    status: Annotated[str, Status]
    shown: str
    deadline: Day | None
    candidates: list[Day]
    """Each day that the deadline could be; of a run of days, its first and its last."""
    kinds: list[str]
    """The kinds of events of which the record lacks one from then on."""


class YearRow(TypedDict):
    """What became of the report on one year, under a duty of every year."""

    text: str
    """The year and what became of it, together."""
    year: int
    """The calendar year that it covers."""
    due: Day
    standing: Annotated[str, Submission]
    """One of `Submission`."""
    submitted: Dated | None
    """When it was submitted."""
    absent_as_of: Dated | None
    """The day by which it had not been, as a source last says."""
    owed: Annotated[str, Truth]
    """Whether it was owed at all."""
    sources: list[str]


class DeadlineRow(TypedDict):
    """The last day for an obligation."""

    deadline: Day | None
    """The last day; None if there is none, or if it is in doubt."""
    candidates: list[Day]
    """Each day that the deadline can be; of a run of days, its first and its last."""
    or_later: bool
    """Whether a decision that is not on record may have set a later day, or the meeting
    at which it falls due can have been put off."""
    initial: Day | None
    """The deadline before any extension."""
    extensions: list[ExtensionRow]


class FindingRow(TypedDict):
    """Where a State stands under an obligation."""

    state: str
    """Alpha-3 code."""
    name: str
    on: Day
    """The day asked about."""
    obligation: str
    """Its id, such as ``art3``."""
    provision: str
    """Where it is said, such as ``art3.2``."""
    status: Annotated[str, Status]
    """One of `Status`."""
    shown: str
    """The same as it is shown: performance is told, whether in time or not."""
    compliant: Annotated[str, Truth]
    """Whether nothing is owed and overdue: true, false or unknown."""
    last_known: LastKnownRow | None
    """Where it stood when that was last decided; None if it never was."""
    possible: list[Annotated[str, Status]]
    """Every status that the record allows."""
    courses: list[CourseRow]
    """What each takes."""
    deadline: Day | None
    """The last day; None if there is none, or if it is in doubt."""
    candidates: list[Day]
    """Each day that the deadline can be; of a run of days, its first and its last."""
    or_later: bool
    """Whether a decision that is not on record may have set a later day, or the meeting
    at which it falls due can have been put off."""
    initial: Day | None
    """The deadline before any extension."""
    extensions: list[ExtensionRow]
    fulfilled_on: Dated | None
    missing: list[MissingRow]
    irregularities: list[IrregularityRow]
    years: list[YearRow]
    """What became of each report that fell due; empty but for a duty of every year."""


class FactRow(TypedDict):
    """A fact that a reason rests on."""

    type: str
    """The type of event, such as ``StockpileDeclared``."""
    state: str
    date: Dated
    known: Dated | None
    """When it became public, where that was later."""
    text: str
    confidence: Annotated[str, Confidence]
    voice: Annotated[str, Voice]
    """Whose word it is."""
    sources: list[str]
    own: str | None
    """The file of one's own that it stands in; None for a fact of the record."""
    corrects: str
    """The fact of the record that it corrects; empty if none."""
    followed: bool
    """Whether the answer follows this account."""
    why: str
    """Why it is followed or not, where accounts contradict each other."""
    note: str
    cells: dict[str, str]
    """What else its row in a data file says, by column; cells that say nothing not."""


class Concluded(StrEnum):
    """What the value of a step is."""

    STATUS = "status"
    MEMBERSHIP = "membership"
    TRUTH = "truth"
    DAY = "day"
    DATE = "date"
    """A date of which a source may give less."""


class StepRow(TypedDict):
    """One step of an argument, with the steps that it follows from."""

    claim: str
    value: str | None
    value_is: Annotated[str, Concluded] | None
    """What kind of value that is; None where there is none."""
    provision: str
    choices: list[str]
    """Fields of the reading that the step depends on."""
    facts: list[FactRow]
    because: list[StepRow]


def finding_row(finding: Finding) -> FindingRow:
    """Return a finding without its reasons."""
    known = finding.last_known
    return {
        "state": finding.state.alpha3,
        "name": finding.state.name,
        "on": str(finding.on),
        "obligation": finding.obligation,
        "provision": finding.explanation.provision,
        "status": str(finding.status),
        "shown": finding.shown,
        "compliant": str(finding.compliant),
        "last_known": last_known_row(known) if known else None,
        "possible": sorted(map(str, finding.possible)),
        "courses": [course_row(way) for way in finding.courses],
        **deadline_row(finding.deadline or Deadline(None, None)),
        "fulfilled_on": _text(finding.fulfilled_on),
        "missing": [missing_row(gap) for gap in finding.missing],
        "irregularities": [irregularity_row(i) for i in finding.irregularities],
        "years": [year_row(year) for year in finding.years],
    }


def deadline_row(deadline: Deadline) -> DeadlineRow:
    """Return a deadline with every day that it can be."""
    return {
        "deadline": _text(deadline.date),
        "candidates": [str(day) for day in deadline.candidates],
        "or_later": deadline.or_later,
        "initial": _text(deadline.initial),
        "extensions": [extension_row(step) for step in deadline.extensions],
    }


def year_row(year: ReportYear) -> YearRow:
    """Return what became of the report on one year."""
    cited = (source for event in year.events for source in _sources(event))
    return {
        "text": str(year),
        "year": year.year,
        "due": str(year.due),
        "standing": str(year.standing),
        "submitted": _text(year.submitted),
        "absent_as_of": _text(year.absent_as_of),
        "owed": str(year.owed),
        "sources": list(dict.fromkeys(cited)),
    }


def last_known_row(known: LastKnown) -> LastKnownRow:
    """Return where a State stood on the latest day that decided it."""
    deadline = known.deadline or Deadline(None, None)
    return {
        "text": str(known),
        "on": str(known.on),
        "status": str(known.status),
        "shown": known.finding.shown,
        "deadline": _text(deadline.date),
        "candidates": [str(day) for day in deadline.candidates],
        "kinds": [kind.title for kind in known.kinds],
    }


def course_row(way: Prospect) -> CourseRow:
    """Return what it takes to stand in one way."""
    return {
        "text": str(way),
        "takes": way.takes,
        "stands": way.stands,
        "statuses": sorted(map(str, way.statuses)),
        "compliant": str(way.compliant),
        "due": [str(days) for days in way.due],
        "or_later": way.or_later,
    }


def extension_row(step: Extension) -> ExtensionRow:
    """Return what one decision did to a deadline."""
    return {
        "text": step.decision.detail(),
        "before": str(step.before),
        "after": str(step.after),
        "decided": str(step.decision.date),
        "certain": step.certain,
        "sources": _sources(step.decision),
    }


def missing_row(gap: Missing) -> MissingRow:
    """Return what would decide an answer."""
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


def step_row(step: Explanation) -> StepRow:
    """Return a reason and all the reasons under it."""
    return {
        "claim": str(step.claim),
        "value": _text(step.value),
        "value_is": None if step.value is None else _concluded(step.value),
        "provision": step.provision,
        "choices": list(step.choices),
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
        "own": event.source[0].file if event.own else None,
        "corrects": event.corrects,
        "followed": event.followed,
        "why": event.why,
        "note": event.note,
        "cells": _cells(event),
    }


_TOLD = frozenset((*FactRow.__annotations__, "source"))


def _cells(event: Event) -> dict[str, str]:
    """Return what the row of an event says in columns of its own, as files write it."""
    return {
        column: cell if isinstance(cell, str) else " | ".join(cell)
        for column, cell in cells_of(event).items()
        if column not in _TOLD
    }


_CONCLUDED: Mapping[type, Concluded] = {
    Status: Concluded.STATUS,
    Membership: Concluded.MEMBERSHIP,
    Truth: Concluded.TRUTH,
    date: Concluded.DAY,
    PartialDate: Concluded.DATE,
}


def _concluded(value: Value) -> str:
    return str(_CONCLUDED[type(value)])


def as_json(finding: Finding) -> str:
    """Return a finding with all its reasons, and its receipt, as one JSON object."""
    return in_json(json.dumps(finding_page(finding), ensure_ascii=False, indent=2))


def finding_page(finding: Finding) -> dict[str, object]:
    """Return a finding with all its reasons, and its receipt."""
    return {
        "schema": schema_name("finding"),
        **finding_row(finding),
        "explanation": step_row(finding.explanation),
        "receipt": finding.receipt.to_dict(),
    }


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
