"""Article 12: Review Conferences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

import ccm
from ccm.convention.article12_review_conferences import (
    CONFERENCES,
    FIRST_CONFERENCE,
    INTERVAL,
    first_conference,
    intervals,
)
from ccm.dates import Period
from ccm.facts import Meeting, MeetingKind
from ccm.rules import Cause, Roll, Truth
from ccm.testing.fiction import meeting, world
from ccm.testing.strategies import days

TODAY = date(2025, 10, 1)


def _roll(*meetings: Meeting, founders: int = 30, **choices: str) -> Roll:
    record = world(meetings=meetings, founders=founders)
    reading = ccm.Reading(**choices)  # type: ignore[arg-type]
    return ccm.as_of(TODAY, record=record, reading=reading).roll


def _packaged(**choices: str) -> Roll:
    reading = ccm.Reading(**choices)  # type: ignore[arg-type]
    return ccm.as_of(TODAY, reading=reading).roll


def _review(label: str, opens: str | date) -> Meeting:
    day = str(opens)
    return meeting(label, day, day, kind=MeetingKind.RC)


class TestParagraph1First:
    """The first Review Conference, five years after entry into force."""

    def test_the_number(self) -> None:
        """Five years for the first, and never less than five after that."""
        assert FIRST_CONFERENCE.period == Period(years=5) == INTERVAL.period

    def test_dubrovnik_opened_37_days_after_five_years(self) -> None:
        """7 September 2015: five whole years had passed, and not six."""
        ruling = first_conference(_packaged(), TODAY)
        assert ruling.truth is Truth.TRUE
        assert ruling.explanation.claim == (
            "1RC opened 2015-09-07, 37 days after 2015-08-01"
        )

    @pytest.mark.parametrize(
        ("opens", "held", "called"),
        [
            ("2015-07-31", Truth.FALSE, Truth.FALSE),
            ("2015-08-01", Truth.TRUE, Truth.UNKNOWN),
            ("2016-07-31", Truth.TRUE, Truth.UNKNOWN),
            ("2016-08-01", Truth.FALSE, Truth.UNKNOWN),
            ("2015", Truth.UNKNOWN, Truth.UNKNOWN),
        ],
    )
    def test_convened_is_held_or_called(
        self, opens: str, held: Truth, called: Truth
    ) -> None:
        """If it means called, the record would have to tell when (A-52)."""
        first = _review("1RC", opens)
        found = first_conference(_roll(first), TODAY)
        assert found.truth is held
        causes = [Cause.PARTIAL_DATE] if held is Truth.UNKNOWN else []
        assert [gap.cause for gap in found.missing] == causes
        ruling = first_conference(_roll(first, convened="called"), TODAY)
        assert ruling.truth is called
        assert "(A-52)" in str(ruling)

    @pytest.mark.parametrize(
        ("on", "cause"),
        [
            ("2015-09-06", Cause.NOT_YET_DUE),
            ("2016-07-31", Cause.NOT_YET_DUE),
            ("2016-08-01", Cause.BEYOND_THE_RECORD),
        ],
    )
    def test_before_it_is_held(self, on: str, cause: Cause) -> None:
        """It is open until the year is over."""
        ruling = first_conference(_roll(), date.fromisoformat(on))
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing[0].cause is cause

    def test_before_entry_into_force(self) -> None:
        """Nothing counts from a day that has not come."""
        ruling = first_conference(_roll(founders=3), TODAY)
        assert ruling.missing[0].fact == "the general entry into force"


class TestParagraph1Interval:
    """Never less than five years between them."""

    @pytest.mark.parametrize(
        ("choice", "second", "third"),
        [
            ("opening to opening", Truth.TRUE, Truth.TRUE),
            ("close to opening", Truth.TRUE, Truth.FALSE),
            ("part 1", Truth.TRUE, Truth.TRUE),
            ("part 2", Truth.TRUE, Truth.FALSE),
        ],
    )
    def test_the_three_that_are_on_record(
        self, choice: str, second: Truth, third: Truth
    ) -> None:
        """The Third is planned from 14 September 2026; part 2 sat on 20 and 21."""
        first, then = intervals(_packaged(review_interval=choice))
        assert (first.truth, then.truth) == (second, third)
        assert "from 1RC" in first.explanation.claim
        assert "(A-17)" in str(then)
        assert not then.missing

    @pytest.mark.parametrize(
        ("choice", "anchor"),
        [
            ("opening to opening", "2020-11-25"),
            ("close to opening", "2021-09-21"),
            ("part 1", "2020-11-27"),
            ("part 2", "2021-09-20"),
        ],
    )
    def test_each_reading_counts_from_a_day_of_its_own(
        self, choice: str, anchor: str
    ) -> None:
        """The four days of the Second Review Conference."""
        _, then = intervals(_packaged(review_interval=choice))
        assert f"from 2RC, {anchor}, to 3RC" in then.explanation.claim

    @given(opens=days(date(2012, 1, 1)))
    def test_five_years_to_the_day_are_enough(self, opens: date) -> None:
        """The anniversary keeps the interval, the day before does not."""
        later = Period(years=5).after(opens, rounding=ccm.Rounding.DOWN)
        first = _review("1RC", opens)
        for shift, truth in ((0, Truth.TRUE), (-1, Truth.FALSE)):
            second = _review("2RC", later + timedelta(days=shift))
            (ruling,) = intervals(_roll(first, second))
            assert ruling.truth is truth

    def test_one_alone_has_no_interval(self) -> None:
        """There is nothing to compare it with."""
        assert intervals(_roll(_review("1RC", "2015-09-07"))) == ()


class TestParagraph2:
    """What a Review Conference is for."""

    def test_three_purposes(self) -> None:
        """Items (a) to (c), and the call to all States Parties."""
        found = [clause.provision for clause in CONFERENCES]
        assert found == ["art12.1", "art12.1", "art12.2.a", "art12.2.b", "art12.2.c"]
