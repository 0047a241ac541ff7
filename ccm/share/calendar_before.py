"""What an earlier calendar file tells the next: what moved, and what fell away.

A file alone cannot know what was in the one before, and no clock and no state is kept.
So who makes a feed again hands the earlier file in. The number of sequence of an event
is that of the record, by decisions that moved it, or one more than it was, where the
event stands on other days; so that a meeting that moves has a higher one as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Any

import attrs

from ccm.errors import InvalidValueError

__all__ = ["Before", "before"]


@attrs.define(frozen=True)
class Before:
    """An event of an earlier file.

    Attributes:
        uid: Its identity.
        first: Its first day.
        beyond: The day after its last; None where the calendar ends.
        sequence: How often it was changed.
        cancelled: Whether it had fallen away already.
        state: Code of the State that it is about; empty for a meeting.
        title: What stands in the calendar.
        about: Where it is said, and why.
        category: Id of the obligation, or what else it belongs to.
    """

    uid: str
    first: date
    beyond: date | None
    sequence: int
    cancelled: bool
    state: str
    title: str
    about: str
    category: str

    def sequence_of(self, first: date, beyond: date | None, own: int) -> int:
        """Return the number of the same event as it stands now.

        Args:
            first: Its first day now.
            beyond: The day after its last now.
            own: How many decisions have moved it.
        """
        changed = self.cancelled or (self.first, self.beyond) != (first, beyond)
        return max(own, self.sequence + changed)


def before(file: bytes, asked: str) -> Mapping[str, Before]:
    """Return the events of an earlier file, by their identity.

    Args:
        file: The file; there is none if it is empty.
        asked: What the new file is about.

    Raises:
        InvalidValueError: It is no calendar that the library wrote, or of another
            question.
    """
    if not file:
        return {}
    calendar = _read(file)
    told = _text(calendar.get("x-ccm-asked", ""))
    if told != asked:
        msg = f"earlier: expected a calendar of the same question ({asked}), got {told}"
        raise InvalidValueError(msg)
    try:
        return {each.uid: each for each in _events(calendar)}
    except InvalidValueError:
        raise
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise _unread() from error


def _read(file: bytes) -> Any:
    icalendar: Any = import_module("icalendar")
    try:
        found = icalendar.Calendar.from_ical(file)
    except Exception as error:  # of any kind, where the parser did not foresee it
        raise _unread() from error
    if not str(found.get("prodid", "")).startswith("-//ccm//"):
        raise _unread()
    return found


def _text(told: object) -> str:
    """Return a line of text that no standard names, which a parser leaves as it is.

    Files of version 1.0 do not escape it.
    """
    return re.sub(r"\\(.)", r"\1", str(told))


def _unread() -> InvalidValueError:
    msg = "earlier: expected a calendar file that ccm wrote"
    return InvalidValueError(msg)


_MOST = 2**31 - 2
"""The highest number of sequence after which there is another (RFC 5545, 3.3.8)."""


def _sequence(event: Any) -> int:
    number = int(event["sequence"])
    if not 0 <= number <= _MOST:
        msg = f"earlier: expected a SEQUENCE from 0 to {_MOST}, got {number}"
        raise InvalidValueError(msg)
    return number


def _day(told: object) -> date:
    """Return a day that is no moment of one: such alone the library writes."""
    if type(told) is not date:
        msg = f"earlier: expected a day, got {told}"
        raise InvalidValueError(msg)
    return told


def _events(calendar: Any) -> Iterator[Before]:
    for event in calendar.walk("VEVENT"):
        last = event.get("dtend")
        yield Before(
            uid=str(event["uid"]),
            first=_day(event["dtstart"].dt),
            beyond=_day(last.dt) if last else None,
            sequence=_sequence(event),
            cancelled=str(event["status"]) == "CANCELLED",
            state=str(event.get("x-ccm-state", "")),
            title=str(event["summary"]),
            about=str(event["description"]),
            category=str(event["categories"].cats[0]),
        )
