"""Rows on what facts are made of: days, lengths of time, States, sources, meetings."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypedDict

from ccm.dates import PartialDate, Period
from ccm.facts import Confidence, Coverage, Meeting, MeetingKind, Paper, Source, State
from ccm.facts.schema import name_of
from ccm.words.texts import Dated, Day

__all__ = [
    "CoverageRow",
    "DateRow",
    "MeetingRow",
    "PaperRow",
    "PeriodRow",
    "SourceRow",
    "StateRow",
    "coverage_row",
    "date_row",
    "meeting_row",
    "paper_row",
    "period_row",
    "source_row",
    "state_row",
]


class DateRow(TypedDict):
    """A date of which a source may give less than the day."""

    text: Dated
    """As the data files write it; so it stands in all other rows."""
    earliest: Day | None
    """First day that it can be; None where a source says only by when."""
    latest: Day


class PeriodRow(TypedDict):
    """A length of time."""

    text: str
    """In words; so it stands in all other rows."""
    years: int
    months: int
    weeks: int
    days: int


class SourceRow(TypedDict):
    """The document or page that a fact was read in."""

    citation: str
    """Symbol and paragraph, or address; so it stands in all other rows."""
    own: str | None
    """The file of one's own that cites it; None for a source of the record."""


class StateRow(TypedDict):
    """A State of the register."""

    state: str
    """Alpha-3 code."""
    name: str
    """The United Nations' short name, in English."""
    alpha2: str
    m49: str
    printed_names: list[str]
    """Every name under which the source documents print it."""
    region: str
    sub_region: str
    un_member: bool | None
    """Whether it is a Member of the United Nations; None if not told."""


class MeetingRow(TypedDict):
    """A sitting of a meeting."""

    meeting: str
    """Its label, such as ``9MSP``."""
    part: int
    kind: Annotated[str, MeetingKind]
    """One of `MeetingKind`."""
    opens: Dated
    closes: Dated
    place: str
    presidency: str
    symbol: str
    sources: list[str]
    confidence: Annotated[str, Confidence]
    note: str


class PaperRow(TypedDict):
    """A paper before a meeting."""

    meeting: str
    """Label of the meeting."""
    part: int
    symbol: str
    title: str
    submitted_by: str
    languages: list[str]
    """In which alone it is there; empty where none is named."""
    sources: list[str]
    confidence: Annotated[str, Confidence]
    note: str


class CoverageRow(TypedDict):
    """Through which day the absence of an event in the record means something."""

    what: str
    """The name of the kind's data file; empty for all that the obligation asks for."""
    obligation: str
    """Id of the obligation; empty for each that asks for the kind of event."""
    states: list[str]
    """Codes of the States of which it holds; all if empty."""
    since: Day | None
    """First day; None where it holds from the start."""
    through: Day | None
    """Last day; None where the record never claims to hold all."""
    sources: list[str]
    note: str


def date_row(day: PartialDate) -> DateRow:
    """Return a date with the days that it can be."""
    first = None if day.earliest == date.min else str(day.earliest)
    return {"text": str(day), "earliest": first, "latest": str(day.latest)}


def period_row(period: Period) -> PeriodRow:
    """Return a length of time, unit by unit."""
    return {
        "text": str(period),
        "years": period.years,
        "months": period.months,
        "weeks": period.weeks,
        "days": period.days,
    }


def source_row(source: Source) -> SourceRow:
    """Return where a fact was read."""
    return {"citation": source.citation, "own": source.file if source.own else None}


def state_row(state: State) -> StateRow:
    """Return a State with its codes and names."""
    return {
        "state": state.alpha3,
        "name": state.name,
        "alpha2": state.alpha2,
        "m49": state.m49,
        "printed_names": list(state.printed_names),
        "region": state.region,
        "sub_region": state.sub_region,
        "un_member": state.un_member,
    }


def meeting_row(meeting: Meeting) -> MeetingRow:
    """Return a sitting of a meeting."""
    return {
        "meeting": meeting.label,
        "part": meeting.part,
        "kind": str(meeting.kind),
        "opens": str(meeting.opens),
        "closes": str(meeting.closes),
        "place": meeting.place,
        "presidency": meeting.presidency,
        "symbol": meeting.symbol,
        "sources": [str(source) for source in meeting.source],
        "confidence": str(meeting.confidence),
        "note": meeting.note,
    }


def paper_row(paper: Paper) -> PaperRow:
    """Return a paper before a meeting."""
    return {
        "meeting": paper.meeting,
        "part": paper.part,
        "symbol": paper.symbol,
        "title": paper.title,
        "submitted_by": paper.submitted_by,
        "languages": list(paper.languages),
        "sources": [str(source) for source in paper.source],
        "confidence": str(paper.confidence),
        "note": paper.note,
    }


def coverage_row(claim: Coverage) -> CoverageRow:
    """Return how far absence means something."""
    return {
        "what": name_of(claim.event) if claim.event else "",
        "obligation": claim.obligation,
        "states": [state.alpha3 for state in claim.states],
        "since": str(claim.since) if claim.since else None,
        "through": str(claim.through) if claim.through else None,
        "sources": [str(source) for source in claim.source],
        "note": claim.note,
    }
