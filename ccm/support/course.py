"""The course of formal meetings that the decisions of 2015 speak of."""

from __future__ import annotations

from datetime import date

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, Record, Session, Source, sessions
from ccm.rules import Truth
from ccm.rules.bearing import come_by, sitting_of, truth_of
from ccm.rules.courses import When
from ccm.view.roster import Roster

__all__ = [
    "DECIDING",
    "FINAL_REPORT",
    "FOUNDING",
    "PUBLISHED",
    "REVIEWING",
    "cited",
    "closing",
    "during",
    "following",
    "formal",
    "in_force",
    "opening",
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
    """Return the formal meeting of a label, such as ``6MSP``, in any case.

    Raises:
        InvalidValueError: The record holds no such meeting.
    """
    found = {meeting.label.casefold(): meeting for meeting in formal(record)}
    if label.casefold() not in found:
        labels = [meeting.label for meeting in found.values()]
        expected = ", ".join(labels) or "one of the record, which holds none"
        msg = f"meeting: expected {expected}, got {label!r}"
        raise InvalidValueError(msg)
    return found[label.casefold()]


def opening(meeting: Session) -> When:
    """Return the first day of a meeting, known or not."""
    return sitting_of(meeting.sittings[0]).opens


def closing(meeting: Session) -> When:
    """Return the last day of a meeting, known or not."""
    return sitting_of(meeting.sittings[-1]).closes


def following(record: Record, label: str, *kinds: MeetingKind) -> tuple[Session, ...]:
    """Return the meetings that surely opened after another closed.

    None if the record does not hold that one.
    """
    sittings = record.sittings(label)
    if not sittings:
        return ()
    end = sitting_of(sittings[-1]).closes
    return tuple(
        meeting
        for meeting in sessions(record, *(kinds or DECIDING))
        if _comes_after(opening(meeting), end)
    )


def _comes_after(when: When, end: When) -> bool:
    """Tell whether a moment comes after another in every course of events."""
    return truth_of(lambda course: course.no_later(when, end)) is Truth.FALSE


def taken_by(label: str, view: Roster) -> bool:
    """Tell whether a meeting had surely closed, so that its decisions count."""
    sittings = view.record.sittings(label)
    if not sittings:
        return False
    return come_by(sitting_of(sittings[-1]).closes, view.on) is Truth.TRUE


def in_force(view: Roster) -> bool:
    """Tell whether the rules of this room count for a view: made, and published."""
    published = view.known_by is None or view.known_by >= PUBLISHED
    return published and taken_by(FOUNDING, view)


def during(meeting: Session) -> PartialDate:
    """Return the days of a meeting, of which one is meant."""
    return PartialDate(meeting.opens.earliest, meeting.closes.latest)
