"""Rows of JSON and CSV about implementation support; dates as in the other rows."""

from __future__ import annotations

from typing import TypedDict

from ccm.support import Guideline, Presidency, Seat, SupportDue
from ccm.words.rows import MissingRow, missing_row

__all__ = [
    "GuidelineRow",
    "PresidencyRow",
    "SeatRow",
    "SupportDueRow",
    "guideline_row",
    "presidency_row",
    "seat_row",
    "support_due_row",
]


class SupportDueRow(TypedDict):
    """Something that falls due around a meeting."""

    due: str
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
    done: str
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
    begins: str | None
    ends: str | None
    reason: str
    missing: list[MissingRow]


class SeatRow(TypedDict):
    """A seat in the Coordination Committee."""

    office: str
    kind: str
    """One of `OfficeKind`."""
    state: str | None
    """Alpha-3 code."""
    name: str | None
    held: str
    """One of `Truth`: whether the State surely sits there."""
    until: str | None
    missing: list[MissingRow]
    sources: list[str]


class GuidelineRow(TypedDict):
    """What a meeting decided on requests."""

    by: str
    text: str
    note: str
    sources: list[str]


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
