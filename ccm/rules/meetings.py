"""Meetings as wholes: one session, in one sitting or in parts."""

from __future__ import annotations

from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.facts import Meeting, MeetingKind, Record
from ccm.rules.reading import Reading

__all__ = ["Session", "forums", "next_session", "sessions"]


@attrs.define(frozen=True, eq=False)
class Session:
    """A meeting with all its sittings, in order of days.

    Attributes:
        label: Short name, such as ``2RC``.
        sittings: Its parts; one where it was held at once.
    """

    label: str
    sittings: tuple[Meeting, ...]

    @property
    def opens(self) -> PartialDate:
        """First day of its first sitting."""
        return self.sittings[0].opens

    @property
    def closes(self) -> PartialDate:
        """Last day of its last sitting."""
        return self.sittings[-1].closes


def sessions(record: Record, *kinds: MeetingKind) -> tuple[Session, ...]:
    """Return the meetings of some kinds, in order of their opening."""
    found = sorted(
        (meeting for meeting in record.meetings if meeting.kind in kinds),
        key=lambda meeting: meeting.opens.earliest,
    )
    labels = dict.fromkeys(meeting.label for meeting in found)
    return tuple(Session(label, record.sittings(label)) for label in labels)


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


def forums(reading: Reading) -> tuple[MeetingKind, ...]:
    """Return the kinds of meeting that a provision on "the next meeting" means."""
    if reading.declaration_forum == "meetings of States Parties only":
        return (MeetingKind.MSP,)
    return (MeetingKind.MSP, MeetingKind.RC)
