"""Lengths of time between two acts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from ccm.dates import PartialDate, Period
from ccm.meetings import Length
from ccm.rules import Cause, Reading, Truth
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
        dates = PartialDate.on(start), PartialDate.on(done)
        assert WEEK.kept("it", *dates, READING).truth is Truth.of(done <= last)
        assert WEEK.waited("it", *dates, READING).truth is Truth.of(done >= last)

    def test_a_day_that_can_be_either_is_not_decided(self) -> None:
        """An answer in January to a question of 3 January may be late."""
        dates = PartialDate.parse("2021-01-03"), PartialDate.parse("2021-01")
        ruling = WEEK.kept("answered", *dates, READING)
        assert ruling.truth is Truth.UNKNOWN
        assert [gap.cause for gap in ruling.missing] == [Cause.PARTIAL_DATE]

    def test_without_an_end_it_has_none(self) -> None:
        """From a day that is known only not to precede another."""
        start = PartialDate(date(2021, 1, 3), date.max)
        assert WEEK.ends(start, READING) == PartialDate(date(2021, 1, 10), date.max)
