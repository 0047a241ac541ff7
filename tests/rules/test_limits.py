"""Lengths of time between two events, membership on a day, rulings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
import ccm.rules
from ccm.dates import PartialDate, Period
from ccm.facts import WithdrawalNotice
from ccm.rules import (
    Cause,
    Limit,
    Missing,
    Reading,
    Ruling,
    Truth,
    is_party,
    no_later,
    parties,
)
from ccm.testing.fiction import RURITANIA, event, world
from ccm.testing.strategies import days, days_within, partial_dates

WEEK = Limit(provision="test", period=Period(days=7))
READING = Reading()
TRUTHS = st.sampled_from(Truth)


class TestNoLater:
    """Comparing dates of which not every day is known."""

    @given(a=partial_dates(), b=partial_dates(), data=st.data())
    def test_a_known_answer_holds_for_every_day(
        self, a: PartialDate, b: PartialDate, data: st.DataObject
    ) -> None:
        """Whatever the days truly were, a known answer is theirs."""
        truth = no_later(a, b)
        first, last = (data.draw(days_within(span=span)) for span in (a, b))
        assert truth in (Truth.UNKNOWN, Truth.of(first <= last))

    @given(a=days(), b=days())
    def test_known_days_are_always_comparable(self, a: date, b: date) -> None:
        """Of two known days the answer is known."""
        assert no_later(PartialDate.on(a), PartialDate.on(b)) is Truth.of(a <= b)


class TestLimit:
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


class TestElectorate:
    """Who is a Party on a day."""

    def test_from_entry_into_force_until_withdrawal(self) -> None:
        """A month in which a withdrawal takes effect leaves its State in doubt."""
        record = world(event(WithdrawalNotice, "2024-09"))
        roll = ccm.as_of(date(2025, 1, 1), record=record).roll
        standing = roll.standing(RURITANIA)
        expected = {
            "2011-09-30": Truth.FALSE,
            "2011-10-01": Truth.TRUE,
            "2011": Truth.UNKNOWN,
            "2025-02-28": Truth.TRUE,
            "2025-03-10": Truth.UNKNOWN,
            "2025-03-30": Truth.FALSE,
        }
        for text, truth in expected.items():
            assert is_party(standing, PartialDate.parse(text)) is truth, text
        assert parties(roll, PartialDate.parse("2025-03-10"))[RURITANIA] is (
            Truth.UNKNOWN
        )
        assert RURITANIA not in parties(roll, PartialDate.parse("2025-03-30"))


class TestRuling:
    """An answer and its reasons are one."""

    @given(truths=st.lists(TRUTHS, max_size=4))
    def test_all_of_follows_kleene(self, truths: list[Truth]) -> None:
        """One no is a no; without a no, one unknown is an unknown."""
        gap = Missing("what", Cause.NOT_REPORTED)
        parts = [Ruling.of(t, "part", "test", missing=(gap,)) for t in truths]
        whole = Ruling.all_of("whole", "test", *parts)
        expected = Truth.TRUE
        if Truth.UNKNOWN in truths:
            expected = Truth.UNKNOWN
        if Truth.FALSE in truths:
            expected = Truth.FALSE
        assert whole.truth is whole.explanation.value is expected
        assert len(whole.missing) == (
            truths.count(Truth.UNKNOWN) if expected is Truth.UNKNOWN else 0
        )

    def test_reads_as_text(self) -> None:
        """Claims, provisions and what is missing, indented."""
        gap = Missing("the day", Cause.PARTIAL_DATE)
        part = Ruling.of(Truth.UNKNOWN, "part", "art2", missing=(gap,))
        whole = Ruling.all_of("whole", "art1", part)
        assert str(whole).splitlines() == [
            "whole [art1]",
            "  part [art2]",
            "  missing: the day (partial date)",
        ]


def test_no_other_name_is_exported() -> None:
    """The lazy part of the room is no open door."""
    with pytest.raises(AttributeError, match="ccm.rules.*nothing"):
        ccm.rules.nothing  # noqa: B018
