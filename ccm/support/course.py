"""The course of formal meetings that the decisions of 2015 speak of."""

from __future__ import annotations

from datetime import date

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, Record, Session, Source, sessions
from ccm.roster import Roster

__all__ = [
    "DECIDING",
    "FINAL_REPORT",
    "FOUNDING",
    "PUBLISHED",
    "REVIEWING",
    "cited",
    "during",
    "following",
    "formal",
    "in_force",
    "session",
    "taken_by",
]

FOUNDING = "1RC"
"""The meeting that made the rules of this room, for the time after it."""

REVIEWING = "2RC"
"""The meeting that was to review them; its decisions on them are not in the record."""

FINAL_REPORT = "CCM/CONF/2015/7"
"""The symbol of the final report of the First Review Conference."""

PUBLISHED = date(2015, 10, 13)
"""The day that the report bears."""

DECIDING = (MeetingKind.MSP, MeetingKind.RC)
"""Meetings of States Parties and Review Conferences."""


def cited(paragraph: str) -> tuple[Source, ...]:
    """Return a place in the final report of the First Review Conference.

    >>> print(*cited("para. 35"))
    CCM/CONF/2015/7, para. 35
    """
    return (Source(f"{FINAL_REPORT}, {paragraph}"),)


def formal(record: Record) -> tuple[Session, ...]:
    """Return the Meetings of States Parties and Review Conferences, in order."""
    return sessions(record, *DECIDING)


def session(record: Record, label: str) -> Session:
    """Return the formal meeting of a label, such as ``6MSP``.

    Raises:
        InvalidValueError: The record holds no such meeting.
    """
    found = {meeting.label: meeting for meeting in formal(record)}
    if label not in found:
        expected = ", ".join(found) or "one of the record, which holds none"
        msg = f"meeting: expected {expected}, got {label!r}"
        raise InvalidValueError(msg)
    return found[label]


def following(record: Record, label: str, *kinds: MeetingKind) -> tuple[Session, ...]:
    """Return the meetings that opened after another closed; none if it is unknown."""
    sittings = record.sittings(label)
    if not sittings:
        return ()
    end = sittings[-1].closes
    return tuple(
        meeting
        for meeting in sessions(record, *(kinds or DECIDING))
        if meeting.opens.earliest > end.latest
    )


def taken_by(label: str, view: Roster) -> bool:
    """Tell whether a meeting had surely closed, so that its decisions count."""
    sittings = view.record.sittings(label)
    return bool(sittings) and sittings[-1].closes.surely_by(view.on)


def in_force(view: Roster) -> bool:
    """Tell whether the rules of this room count for a view: made, and published."""
    published = view.known_by is None or view.known_by >= PUBLISHED
    return published and taken_by(FOUNDING, view)


def during(meeting: Session) -> PartialDate:
    """Return the days of a meeting, of which one is meant."""
    return PartialDate(meeting.opens.earliest, meeting.closes.latest)
