"""Which meetings a provision on "the next meeting" means, and which comes next."""

from __future__ import annotations

from datetime import date

from ccm.facts import MeetingKind, Record, Session, sessions
from ccm.rules import Reading

__all__ = ["forums", "next_session"]


def forums(reading: Reading) -> tuple[MeetingKind, ...]:
    """Return the kinds of meeting that a provision on "the next meeting" means."""
    if reading.declaration_forum == "meetings of States Parties only":
        return (MeetingKind.MSP,)
    return (MeetingKind.MSP, MeetingKind.RC)


def next_session(
    record: Record, kinds: tuple[MeetingKind, ...], day: date
) -> Session | None:
    """Return the meeting whose sitting is the first to open on or after a day."""
    ahead = [
        (sitting.opens.earliest, session)
        for session in sessions(record, *kinds)
        for sitting in session.sittings
        if sitting.opens.earliest >= day
    ]
    return min(ahead, key=lambda found: found[0])[1] if ahead else None
