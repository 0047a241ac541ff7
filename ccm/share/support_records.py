"""Rows of JSON and CSV about implementation support; dates as in the other rows."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.rules import Truth
from ccm.share.fact_records import PaperRow, paper_row
from ccm.support import (
    Capacity,
    Conference,
    Decision,
    Guideline,
    Observer,
    OfficeKind,
    Officer,
    Participation,
    Presidency,
    Proceeding,
    Seat,
    SupportDue,
)
from ccm.words.rows import MissingRow, missing_row
from ccm.words.texts import Dated

__all__ = [
    "ConferenceRow",
    "DecisionRow",
    "GuidelineRow",
    "ObserverRow",
    "OfficerRow",
    "ParticipantRow",
    "PresidencyRow",
    "ProceedingRow",
    "SeatRow",
    "SupportDueRow",
    "conference_row",
    "decision_row",
    "guideline_row",
    "observer_row",
    "officer_row",
    "participant_row",
    "presidency_row",
    "proceeding_row",
    "seat_row",
    "support_due_row",
]


class SupportDueRow(TypedDict):
    """Something that falls due around a meeting."""

    due: Dated
    """The last day, or a range of days."""
    meeting: str
    """Label of the meeting; empty if it belongs to none."""
    what: str
    """Id of the norm, such as ``isu.4``, or what else happens."""
    who: str
    text: str
    reason: str
    """How the day follows."""
    readings: list[str]
    """The choices of interpretation that the day rests on."""
    done: Annotated[str, Truth]
    """One of `Truth`: whether it was done by the day asked about."""
    certain: bool
    """Whether the record leaves no doubt that the rule still holds."""
    sources: list[str]


class PresidencyRow(TypedDict):
    """Who presides on the day."""

    state: str | None
    """Alpha-3 code."""
    name: str | None
    meeting: str | None
    """Label of the meeting that the term leads to."""
    begins: Dated | None
    ends: Dated | None
    reason: str
    missing: list[MissingRow]


class SeatRow(TypedDict):
    """A seat in the Coordination Committee."""

    office: str
    kind: Annotated[str, OfficeKind]
    """One of `OfficeKind`."""
    state: str | None
    """Alpha-3 code."""
    name: str | None
    held: Annotated[str, Truth]
    """One of `Truth`: whether the State surely sits there."""
    until: Dated | None
    missing: list[MissingRow]
    sources: list[str]


class GuidelineRow(TypedDict):
    """What a meeting decided on requests."""

    by: str
    text: str
    note: str
    sources: list[str]


class ParticipantRow(TypedDict):
    """A State that took part in a meeting, or may have."""

    state: str
    """Alpha-3 code."""
    name: str
    capacity: Annotated[str, Capacity]
    """One of `ccm.support.Capacity`."""
    meetings: list[str]
    """Labels; of several, it took part in one at least."""
    sources: list[str]


class ObserverRow(TypedDict):
    """An organization that took part in a meeting as an observer."""

    name: str
    rule: str
    """The rule of procedure under which it did, such as ``1(2)``."""
    sources: list[str]


class OfficerRow(TypedDict):
    """Who held an office at a meeting."""

    office: str
    state: str | None
    """Alpha-3 code."""
    person: str
    post: str
    how: str
    date: Dated | None
    plenary: int | None
    sources: list[str]


class ProceedingRow(TypedDict):
    """What was done at a meeting."""

    plenary: int | None
    through: int | None
    """The last plenary, if it took several."""
    date: Dated | None
    text: str
    sources: list[str]


class DecisionRow(TypedDict):
    """What a meeting decided."""

    by: str
    """Label of the meeting."""
    until: str
    subject: str
    text: str
    taken: Dated | None
    plenary: int | None
    documents: list[str]
    sources: list[str]


class ConferenceRow(TypedDict):
    """A meeting as documents tell of it."""

    meeting: str
    """Its label."""
    opens: Dated
    closes: Dated
    presidency: str | None
    """Alpha-3 code of the State that presides over it."""
    plenaries: int | None
    participants: list[ParticipantRow]
    observers: list[ObserverRow]
    officers: list[OfficerRow]
    proceedings: list[ProceedingRow]
    decisions: list[DecisionRow]
    papers: list[PaperRow]


def decision_row(row: Decision) -> DecisionRow:
    """Return what a meeting decided, with day and plenary."""
    return {
        "by": row.by,
        "until": row.until,
        "subject": row.subject,
        "text": row.text,
        "taken": str(row.taken) if row.taken else None,
        "plenary": row.plenary,
        "documents": list(row.documents),
        "sources": [str(source) for source in row.source],
    }


def officer_row(row: Officer) -> OfficerRow:
    """Return who held an office at a meeting."""
    return {
        "office": row.office,
        "state": row.state.alpha3 if row.state else None,
        "person": row.person,
        "post": row.post,
        "how": row.how,
        "date": str(row.date) if row.date else None,
        "plenary": row.plenary,
        "sources": [str(source) for source in row.source],
    }


def observer_row(row: Observer) -> ObserverRow:
    """Return an organization that took part, and under which rule."""
    sources = [str(source) for source in row.source]
    return {"name": row.name, "rule": row.rule, "sources": sources}


def proceeding_row(row: Proceeding) -> ProceedingRow:
    """Return what was done at a meeting, with plenary and day."""
    return {
        "plenary": row.plenary,
        "through": row.through,
        "date": str(row.date) if row.date else None,
        "text": row.text,
        "sources": [str(source) for source in row.source],
    }


def participant_row(row: Participation) -> ParticipantRow:
    """Return a State that took part, and as what."""
    return {
        "state": row.state.alpha3,
        "name": row.state.name,
        "capacity": str(row.capacity),
        "meetings": list(row.meetings),
        "sources": [str(source) for source in row.source],
    }


def conference_row(held: Conference) -> ConferenceRow:
    """Return a meeting with who took part, who held office and what was decided."""
    return {
        "meeting": held.label,
        "opens": str(held.session.opens),
        "closes": str(held.session.closes),
        "presidency": held.presidency.alpha3 if held.presidency else None,
        "plenaries": held.plenaries,
        "participants": [participant_row(row) for row in held.participants],
        "observers": [observer_row(row) for row in held.observers],
        "officers": [officer_row(row) for row in held.officers],
        "proceedings": [proceeding_row(row) for row in held.proceedings],
        "decisions": [decision_row(row) for row in held.decisions],
        "papers": [paper_row(paper) for paper in held.papers],
    }


def support_due_row(due: SupportDue) -> SupportDueRow:
    """Return something that falls due around a meeting."""
    return {
        "due": str(due.due),
        "meeting": due.meeting,
        "what": due.id,
        "who": due.who,
        "text": due.text,
        "reason": due.explanation.claim,
        "readings": list(due.explanation.reading()),
        "done": str(due.done),
        "certain": due.certain,
        "sources": [str(source) for source in due.source],
    }


def presidency_row(who: Presidency) -> PresidencyRow:
    """Return who presides, with the term."""
    tenure = who.tenure
    return {
        "state": who.state.alpha3 if who.state else None,
        "name": who.state.name if who.state else None,
        "meeting": tenure.meeting if tenure else None,
        "begins": str(tenure.begins) if tenure else None,
        "ends": str(tenure.ends) if tenure else None,
        "reason": who.explanation.claim,
        "missing": [missing_row(gap) for gap in who.missing],
    }


def seat_row(seat: Seat) -> SeatRow:
    """Return a seat with what is known of its holder."""
    return {
        "office": seat.office,
        "kind": str(seat.kind),
        "state": seat.state.alpha3 if seat.state else None,
        "name": seat.state.name if seat.state else None,
        "held": str(seat.held),
        "until": str(seat.until) if seat.until else None,
        "missing": [missing_row(gap) for gap in seat.missing],
        "sources": [str(source) for source in seat.source],
    }


def guideline_row(row: Guideline) -> GuidelineRow:
    """Return what a meeting decided on requests."""
    sources = [str(source) for source in row.source]
    return {"by": row.by, "text": row.text, "note": row.note, "sources": sources}
