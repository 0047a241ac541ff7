"""One State in one exact course of events, and the plain calendar.

What the reference is given: who deposited when, what one State did, and which
meetings were held, each on a day. Nothing of the engine is used, only the types of
facts and the name of each status.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from ccm import Reading, Status
from ccm.dates import Rounding
from ccm.facts import Coverage, Event, Meeting, Voice

E = TypeVar("E", bound=Event)


class Stand(NamedTuple):
    """Where a State stands under an obligation: in one way, and until when."""

    status: Status
    deadline: date | None = None


class Course(NamedTuple):
    """Everything that happened, each thing on a day.

    Attributes:
        others: When each of the other States deposited.
        events: What the State did, in order; of one day, in the order given.
        meetings: The sittings of meetings, in order.
        reading: How the text is read where it can be read in more than one way.
        coverage: What the record claims to hold; everything if nothing is claimed.
    """

    others: tuple[date, ...]
    events: tuple[Event, ...]
    meetings: tuple[Meeting, ...]
    reading: Reading
    coverage: tuple[Coverage, ...] = ()

    @property
    def up(self) -> bool:
        """Whether a period ends on the next day that there is (A-18)."""
        return self.reading.rounding is Rounding.UP

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return the events of a kind that are the State's or the Parties' word."""
        return tuple(
            e
            for e in self.events
            if isinstance(e, kind) and e.voice is not Voice.OBSERVER
        )

    def words(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return those of several kinds together, in order."""
        ours = (e for e in self.events if isinstance(e, kinds))
        return tuple(e for e in ours if e.voice is not Voice.OBSERVER)


def day_of(event: Event) -> date:
    """Return the day of an event, which is known."""
    day = event.date.day
    assert day is not None
    return day


def add_months(day: date, months: int, *, up: bool = False) -> date:
    """Return the same day of a later month, or the last of it (A-18).

    Args:
        day: The day.
        months: How many months later; less than nothing for earlier.
        up: Whether the first of the next month is taken where there is no such day.
    """
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    last = date(year, month, monthrange(year, month)[1])
    if day.day <= last.day:
        return last.replace(day=day.day)
    return last + timedelta(days=1) if up else last


def add_years(day: date, years: int) -> date:
    """Return the anniversary, or the last day of February (A-07, A-18)."""
    return add_months(day, 12 * years)
