"""Lengths of time that a provision sets between two acts."""

from __future__ import annotations

import attrs

from ccm.dates import Period
from ccm.rules import Cause, Explanation, Missing, Reading, Ruling, Truth
from ccm.rules.bearing import span_in_all, span_of, truth_of
from ccm.rules.courses import Course, When
from ccm.rules.lapse import after

__all__ = ["Length"]


@attrs.define(frozen=True, kw_only=True, eq=False)
class Length:
    """A length of time, at most or at least, from one act to another.

    Attributes:
        provision: Where it is said.
        period: How long; the day it runs from is day 0.
    """

    provision: str
    period: Period

    def ends(self, course: Course, start: When, reading: Reading) -> When:
        """Return the moment on which the period ends in a course of events.

        Args:
            course: The course.
            start: The moment it runs from.
            reading: Says how a day that the calendar lacks is rounded.
        """
        return after(course, start, self.period, reading.rounding)

    def kept(self, what: str, start: When, done: When, reading: Reading) -> Ruling:
        """Tell whether something came within the period; its last day is in time."""
        truth = truth_of(
            lambda course: course.no_later(done, self.ends(course, start, reading))
        )
        return self._ruled(truth, what, (start, done), reading)

    def waited(self, what: str, start: When, done: When, reading: Reading) -> Ruling:
        """Tell whether something came no sooner than the period's last day."""
        truth = truth_of(
            lambda course: course.no_later(self.ends(course, start, reading), done)
        )
        return self._ruled(truth, what, (start, done), reading)

    def _ruled(
        self, truth: Truth, what: str, acts: tuple[When, When], reading: Reading
    ) -> Ruling:
        last = span_in_all(lambda course: self.ends(course, acts[0], reading))
        start, done = days = [span_of(act) for act in acts]
        counted = f"{self.period} from {start}: {last}"
        rounded = ("rounding",) if self.period.calendar_months else ()
        step = Explanation(counted, last, self.provision, choices=rounded)
        gaps = (
            Missing(f"the exact day (known: {day})", Cause.PARTIAL_DATE)
            for day in days
            if day.day is None
        )
        return Ruling.of(
            truth, f"{what} {done}", self.provision, because=(step,), missing=gaps
        )
