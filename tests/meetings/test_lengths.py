"""Lengths of time between two acts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from ccm.dates import PartialDate, Period, Rounding
from ccm.meetings import Length
from ccm.rules import Cause, Reading, Truth
from ccm.rules.bearing import span_in_all
from ccm.rules.courses import moment
from ccm.testing.strategies import days

WEEK = Length(provision="test", period=Period(days=7))
READING = Reading()


class TestLength:
    """Within a period, or not before it is over."""

    @given(start=days(), done=days())
    def test_the_last_day_is_in_time_and_long_enough(
        self, start: date, done: date
    ) -> None:
        """Day 7 is within seven days, and seven days have then passed."""
        last = start + timedelta(days=7)
        kept = WEEK.kept("it", start, done, READING)
        waited = WEEK.waited("it", start, done, READING)
        assert kept.truth is Truth.of(done <= last)
        assert waited.truth is Truth.of(done >= last)

    def test_a_day_that_can_be_either_is_not_decided(self) -> None:
        """An answer in January to a question of 3 January may be late."""
        answered = moment("the answer", PartialDate.parse("2021-01"))
        ruling = WEEK.kept("answered", date(2021, 1, 3), answered, READING)
        assert ruling.truth is Truth.UNKNOWN
        assert [gap.cause for gap in ruling.missing] == [Cause.PARTIAL_DATE]

    def test_without_an_end_it_has_none(self) -> None:
        """From a day that is known only not to precede another."""
        start = moment("receipt", PartialDate(date(2021, 1, 3), date.max))
        last = span_in_all(lambda course: WEEK.ends(course, start, READING))
        assert last == PartialDate(date(2021, 1, 10), date.max)

    def test_one_unknown_day_is_one(self) -> None:
        """What was done on the day it runs from came within any length of time."""
        start = moment("the question", PartialDate.parse("2021-01"))
        assert WEEK.kept("answered", start, start, READING).truth is Truth.TRUE
        assert WEEK.waited("answered", start, start, READING).truth is Truth.FALSE

    def test_where_the_calendar_lacks_the_last_day_both_days_are_told(self) -> None:
        """A year from 29 February, if rounding is refused: by the 28th in any case."""
        year = Length(provision="test", period=Period(years=1))
        refused = Reading(rounding=Rounding.REFUSE)
        start = date(2024, 2, 29)
        truths = [
            year.kept("done", start, done, refused).truth
            for done in (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 2))
        ]
        assert truths == [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]
