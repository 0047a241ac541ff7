"""When meetings open and close, and which comes next."""

from __future__ import annotations

from datetime import date

from ccm.facts import MeetingKind, Record, Session, sessions
from ccm.rules import Reading, Truth
from ccm.rules.bearing import come_by, sitting_of
from ccm.rules.courses import Course, When, every_course

__all__ = ["forums", "next_session", "opened", "opening"]


def forums(reading: Reading) -> tuple[MeetingKind, ...]:
    """Return the kinds of meeting that a provision on "the next meeting" means."""
    if reading.declaration_forum == "meetings of States Parties only":
        return (MeetingKind.MSP,)
    return (MeetingKind.MSP, MeetingKind.RC)


def opening(session: Session) -> When:
    """Return when a meeting opens: with the first of its sittings."""
    return sitting_of(session.sittings[0]).opens


def opened(session: Session, by: date) -> Truth:
    """Tell whether a meeting has opened by the end of a day."""
    return come_by(opening(session), by)


def next_session(
    record: Record, kinds: tuple[MeetingKind, ...], day: date
) -> Session | None:
    """Return the meeting whose sitting is the first to open on or after a day.

    None if the record holds none, or does not tell which of several it is.
    """
    held = [
        (sitting_of(sitting).opens, session)
        for session in sessions(record, *kinds)
        for sitting in session.sittings
    ]

    def following(course: Course) -> Session | None:
        first: tuple[When, Session] | None = None
        for opens, session in held:
            ahead = course.no_later(day, opens)
            if ahead and (first is None or not course.no_later(first[0], opens)):
                first = opens, session
        return first and first[1]

    courses = every_course(following)
    found = set(courses.outcomes)
    return found.pop() if courses.whole and len(found) == 1 else None
