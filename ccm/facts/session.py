"""Meetings as wholes: one session, in one sitting or in parts."""

from __future__ import annotations

import attrs

from ccm.dates import PartialDate
from ccm.facts.meetings import Meeting, MeetingKind
from ccm.facts.record import Record

__all__ = ["Session", "sessions"]


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
