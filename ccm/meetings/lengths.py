"""Lengths of time that a provision sets between two events."""

from __future__ import annotations

from datetime import date

import attrs

from ccm.dates import PartialDate, Period
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Missing
from ccm.rules.reading import Reading
from ccm.rules.ruling import Ruling
from ccm.rules.truth import Truth, no_later

__all__ = ["Length"]


@attrs.define(frozen=True, kw_only=True, eq=False)
class Length:
    """A length of time, at most or at least, from one event to another.

    Attributes:
        provision: Where it is said.
        period: How long; the day it runs from is day 0.
    """

    provision: str
    period: Period

    def ends(self, start: PartialDate, reading: Reading) -> PartialDate:
        """Return the day on which the period ends.

        Args:
            start: The day it runs from; if that has an open end (`date.max`),
                so has the day on which it ends.
            reading: Says how a day that the calendar lacks is rounded.
        """
        first, last = (
            self.period.after(day, rounding=reading.rounding) if day < date.max else day
            for day in (start.earliest, start.latest)
        )
        return PartialDate(first, last)

    def kept(
        self, what: str, start: PartialDate, done: PartialDate, reading: Reading
    ) -> Ruling:
        """Tell whether something came within the period; its last day is in time."""
        last = self.ends(start, reading)
        return self._ruled(no_later(done, last), what, start, done, last)

    def waited(
        self, what: str, start: PartialDate, done: PartialDate, reading: Reading
    ) -> Ruling:
        """Tell whether something came no sooner than the period's last day."""
        last = self.ends(start, reading)
        return self._ruled(no_later(last, done), what, start, done, last)

    def _ruled(
        self,
        truth: Truth,
        what: str,
        start: PartialDate,
        done: PartialDate,
        last: PartialDate,
    ) -> Ruling:
        counted = f"{self.period} from {start}: {last}"
        rounded = ("rounding",) if self.period.calendar_months else ()
        step = Explanation(counted, last, self.provision, choices=rounded)
        gaps = (
            Missing(f"the exact day (known: {day})", Cause.PARTIAL_DATE)
            for day in (start, done)
            if day.day is None
        )
        return Ruling.of(
            truth, f"{what} {done}", self.provision, because=(step,), missing=gaps
        )
