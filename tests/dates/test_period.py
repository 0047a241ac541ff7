"""Laws and printed examples of periods."""

from __future__ import annotations

import pickle
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from ccm.dates import Period, Rounding
from ccm.errors import AmbiguousDateError, CCMError, InvalidValueError
from ccm.testing import days, periods

FIRSTS = days().map(lambda day: day.replace(day=1))
UP_TO_THE_28TH = days().map(lambda day: day.replace(day=min(day.day, 28)))
LEAP_DAY = date(2024, 2, 29)
ONE_DAY = timedelta(days=1)
ROUNDINGS = st.sampled_from([Rounding.DOWN, Rounding.UP])


def around(period: Period, day: date) -> tuple[date, date]:
    """Return the ends of a period under both roundings."""
    down = period.after(day, rounding=Rounding.DOWN)
    return down, period.after(day, rounding=Rounding.UP)


class TestAfter:
    """The day on which a period ends."""

    @pytest.mark.parametrize(
        ("period", "start", "end"),
        [
            (Period(years=8), date(2010, 8, 1), date(2018, 8, 1)),
            (Period(years=10), date(2010, 8, 1), date(2020, 8, 1)),
            (Period(months=18), date(2023, 9, 1), date(2025, 3, 1)),
            (Period(years=4), LEAP_DAY, date(2028, 2, 29)),
            (Period(weeks=2), LEAP_DAY, date(2024, 3, 14)),
            (Period(days=180), date(2010, 8, 1), date(2011, 1, 28)),
            (Period(), LEAP_DAY, LEAP_DAY),
        ],
        ids=str,
    )
    def test_is_what_the_calendar_says(
        self, period: Period, start: date, end: date
    ) -> None:
        """Years and months keep the day of the month; weeks and days are counted."""
        assert period.after(start) == end

    @pytest.mark.parametrize(
        ("period", "start", "down", "up"),
        [
            (Period(years=1), LEAP_DAY, date(2025, 2, 28), date(2025, 3, 1)),
            (
                Period(months=1),
                date(2023, 1, 31),
                date(2023, 2, 28),
                date(2023, 3, 1),
            ),
            (
                Period(months=6),
                date(2023, 3, 31),
                date(2023, 9, 30),
                date(2023, 10, 1),
            ),
            (
                Period(months=1, days=3),
                date(2024, 1, 30),
                date(2024, 3, 3),
                date(2024, 3, 4),
            ),
        ],
        ids=str,
    )
    def test_asks_where_the_month_has_no_such_day(
        self, period: Period, start: date, down: date, up: date
    ) -> None:
        """A missing day is refused, with both neighbours, until one is chosen."""
        with pytest.raises(AmbiguousDateError) as refusal:
            period.after(start)
        assert refusal.value.candidates == (down, up)
        assert around(period, start) == (down, up)

    @given(period=periods(), day=days())
    @example(period=Period(years=10), day=LEAP_DAY)
    def test_agrees_with_dateutil(self, period: Period, day: date) -> None:
        """Where it answers, and under DOWN always, it answers as dateutil does."""
        expected = day + relativedelta(
            years=period.years,
            months=period.months,
            weeks=period.weeks,
            days=period.days,
        )
        assert period.after(day, rounding=Rounding.DOWN) == expected
        try:
            assert period.after(day) == expected
        except AmbiguousDateError:
            assert day.day > 28

    @given(period=periods(in_days=False), day=days())
    @example(period=Period(months=1), day=date(2023, 1, 29))
    def test_brackets_a_missing_day(self, period: Period, day: date) -> None:
        """DOWN ends a month, UP begins the next, and nothing lies between."""
        down, up = around(period, day)
        if down != up:
            assert up.day == 1
            assert up - down == ONE_DAY
            assert down.day < day.day
        else:
            assert down.day == day.day

    @given(period=periods(), day=days())
    @example(period=Period(months=1, weeks=1), day=date(2023, 1, 31))
    def test_refuses_exactly_what_is_ambiguous(self, period: Period, day: date) -> None:
        """It refuses if and only if the two roundings differ, and names both ends."""
        down, up = around(period, day)
        if down == up:
            assert period.after(day) == down
            return
        with pytest.raises(AmbiguousDateError) as refusal:
            period.after(day)
        error = refusal.value
        assert error.candidates == (down, up)
        assert (error.start, error.period) == (day, period)
        assert all(str(end) in str(error) for end in (down, up))

    @given(period=periods(), one=days(), other=days(), rounding=ROUNDINGS)
    @example(
        period=Period(months=1),
        one=date(2023, 1, 31),
        other=date(2023, 2, 1),
        rounding=Rounding.UP,
    )
    def test_keeps_the_order_of_days(
        self, period: Period, one: date, other: date, rounding: Rounding
    ) -> None:
        """What begins later never ends earlier, forwards and backwards."""
        early, late = sorted((one, other))
        for move in (period.after, period.before):
            assert move(early, rounding=rounding) <= move(late, rounding=rounding)

    @given(months=periods(in_days=False), more=periods(), first=FIRSTS)
    def test_of_a_sum_is_one_after_the_other(
        self, months: Period, more: Period, first: date
    ) -> None:
        """From the first of a month, months and then more are months and more."""
        assert (months + more).after(first) == more.after(months.after(first))

    @given(period=periods(), day=UP_TO_THE_28TH)
    def test_is_never_ambiguous_up_to_the_28th(self, period: Period, day: date) -> None:
        """Every month has the days 1 to 28."""
        assert len(set(around(period, day))) == 1

    @pytest.mark.parametrize("count", [9_000, 10_000, 10**10, 10**30])
    def test_refuses_to_leave_the_calendar(self, count: int) -> None:
        """A day after the year 9999 or before the year 1 does not exist."""
        with pytest.raises(InvalidValueError, match="out of the calendar"):
            Period(years=count).after(date(2010, 8, 1))
        with pytest.raises(InvalidValueError, match="out of the calendar"):
            Period(years=count).before(date(2010, 8, 1))
        with pytest.raises(InvalidValueError, match="out of the calendar"):
            Period(days=count).after(date.max)
        with pytest.raises(InvalidValueError, match="out of the calendar"):
            Period(days=count).before(date.min)

    @given(
        day=st.dates(),
        counts=st.tuples(*[st.integers(0, 10**12) | st.integers(0, 9999)] * 4),
        rounding=st.sampled_from(Rounding),
    )
    def test_raises_nothing_foreign(
        self, day: date, counts: tuple[int, int, int, int], rounding: Rounding
    ) -> None:
        """Whatever the period and the day, the answer is a day or our own error."""
        years, months, weeks, in_days = counts
        period = Period(years=years, months=months, weeks=weeks, days=in_days)
        for move in (period.after, period.before):
            with suppress(CCMError):
                assert isinstance(move(day, rounding=rounding), date)


class TestBefore:
    """The day that lies a period before another."""

    @pytest.mark.parametrize(
        ("period", "end", "start"),
        [
            (Period(months=9), date(2023, 9, 11), date(2022, 12, 11)),
            (Period(days=60), date(2015, 9, 7), date(2015, 7, 9)),
            (Period(years=4), LEAP_DAY, date(2020, 2, 29)),
        ],
        ids=str,
    )
    def test_is_what_the_calendar_says(
        self, period: Period, end: date, start: date
    ) -> None:
        """It counts back as `after` counts forward."""
        assert period.before(end) == start

    @given(period=periods(in_days=False), day=UP_TO_THE_28TH)
    def test_undoes_after(self, period: Period, day: date) -> None:
        """Years and months forth and back lead to the same day, up to the 28th."""
        assert period.before(period.after(day)) == day

    @given(count=st.integers(0, 10_000), day=days())
    def test_undoes_after_in_days(self, count: int, day: date) -> None:
        """Days forth and back lead to the same day, on every day."""
        assert Period(days=count).before(Period(days=count).after(day)) == day

    def test_asks_where_the_month_has_no_such_day(self) -> None:
        """Nine months before 30 November 2023 is no day; its neighbours are named."""
        with pytest.raises(AmbiguousDateError) as refusal:
            Period(months=9).before(date(2023, 11, 30))
        assert refusal.value.candidates == (date(2023, 2, 28), date(2023, 3, 1))


class TestBetween:
    """The period from one day to another."""

    @given(one=days(), other=days())
    @example(one=LEAP_DAY, other=date(2025, 2, 28))
    def test_leads_from_start_to_end(self, one: date, other: date) -> None:
        """It is the period after which, rounded down, the end is reached."""
        start, end = sorted((one, other))
        period = Period.between(start, end)
        assert period.after(start, rounding=Rounding.DOWN) == end

    @given(one=days(), other=days())
    def test_counts_whole_years_and_months(self, one: date, other: date) -> None:
        """What is left over is less than a year, and less than a month."""
        period = Period.between(*sorted((one, other)))
        assert period.months < 12
        assert period.days < 31
        assert not period.weeks

    def test_refuses_an_end_before_the_start(self) -> None:
        """There is no negative period."""
        with pytest.raises(InvalidValueError, match="2019-01-15"):
            Period.between(date(2019, 1, 16), date(2019, 1, 15))


class TestText:
    """How periods are written."""

    @pytest.mark.parametrize(
        ("text", "period"),
        [
            ("8 years", Period(years=8)),
            ("1 year 3 months", Period(years=1, months=3)),
            ("2 weeks 1 day", Period(weeks=2, days=1)),
            ("180 days", Period(days=180)),
            ("0 days", Period()),
        ],
    )
    def test_reads_and_prints(self, text: str, period: Period) -> None:
        """Units from long to short, in the singular for one."""
        assert Period.parse(text) == period
        assert str(period) == text

    @given(period=periods())
    def test_is_read_as_it_is_printed(self, period: Period) -> None:
        """What is printed can be read, and is the same period."""
        assert Period.parse(str(period)) == period

    @given(count=st.integers(0, date.max.toordinal()))
    @example(count=date.max.toordinal())
    def test_is_read_however_long(self, count: int) -> None:
        """Every length that fits into the calendar can be printed and read."""
        assert Period.parse(str(Period(days=count))) == Period(days=count)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "8",
            "years",
            "8years",
            "8  years",
            "-8 years",
            "8 years\n",
            " 8 years",
            "8 years and 3 months",
            "8 years 3 years",
            "8 year 3 years",
            "1.5 years",
            "8 Years",
            "٨ years",
            "８ years",
            "99999999 days",
        ],
    )
    def test_refuses_what_is_no_period(self, text: str) -> None:
        """No other spelling is read, so that none is misread."""
        with pytest.raises(InvalidValueError, match="expected a period") as refusal:
            Period.parse(text)
        assert repr(text) in str(refusal.value)

    @given(
        text=st.text()
        | st.from_regex(r"\d{1,9} (year|month|week|day)s?( \d+ days?)?", fullmatch=True)
    )
    @example(text="9" * 5000 + " days")
    def test_is_read_or_refused(self, text: str) -> None:
        """Any text is a period or an `InvalidValueError`."""
        with suppress(InvalidValueError):
            assert isinstance(Period.parse(text), Period)


class TestComparison:
    """Which of two periods is longer."""

    @pytest.mark.parametrize(
        ("period", "other", "longer"),
        [
            (Period(months=49), Period(years=4), True),
            (Period(months=48), Period(years=4), False),
            (Period(years=4), Period(months=48), False),
            (Period(weeks=2), Period(days=13), True),
            (Period(days=14), Period(weeks=2), False),
            (Period(days=15), Period(weeks=2), True),
            (Period(years=4, days=1), Period(years=4), True),
            (Period(years=3), Period(years=4, days=1), False),
        ],
        ids=str,
    )
    def test_compares_like_with_like(
        self, period: Period, other: Period, *, longer: bool
    ) -> None:
        """Months are held against months, and days against days."""
        assert period.exceeds(other) is longer

    def test_refuses_what_depends_on_the_calendar(self) -> None:
        """Whether a month is longer than 30 days depends on the month."""
        with pytest.raises(InvalidValueError, match="1 month and 30 days"):
            Period(months=1).exceeds(Period(days=30))
        with pytest.raises(InvalidValueError, match="30 days and 1 month"):
            Period(days=30).exceeds(Period(months=1))
        with pytest.raises(InvalidValueError, match="1 month and 1 day "):
            Period(months=1).exceeds(Period(days=1))

    @given(period=periods(), other=periods(), first=FIRSTS)
    def test_means_a_later_end(
        self, period: Period, other: Period, first: date
    ) -> None:
        """The longer of two periods ends later; of equal ones neither does."""
        try:
            longer, shorter = period.exceeds(other), other.exceeds(period)
        except InvalidValueError:
            return
        ends = period.after(first), other.after(first)
        assert (longer, shorter) == (ends[0] > ends[1], ends[0] < ends[1])


class TestFields:
    """What a period is made of."""

    @pytest.mark.parametrize("unit", ["years", "months", "weeks", "days"])
    @pytest.mark.parametrize("count", [-1, True, 1.0, "1", None], ids=repr)
    def test_takes_whole_numbers_only(self, unit: str, count: Any) -> None:
        """A count is an int, 0 or more; the error names the unit and the count."""
        with pytest.raises(InvalidValueError, match=f"{unit} must be") as refusal:
            Period(**{unit: count})
        assert repr(count) in str(refusal.value)

    @pytest.mark.parametrize("unit", ["years", "months", "weeks", "days"])
    def test_differs_if_one_unit_does(self, unit: str) -> None:
        """Whichever is held against the other."""
        one, two = Period(**{unit: 1}), Period(**{unit: 2})
        assert one != two
        assert two != one

    @given(period=periods(), other=periods())
    def test_adds_unit_by_unit(self, period: Period, other: Period) -> None:
        """Adding changes no unit into another, and the order does not matter."""
        both = period + other
        assert both == other + period
        assert both.calendar_months == period.calendar_months + other.calendar_months

    @given(period=periods())
    def test_is_a_value(self, period: Period) -> None:
        """It can be copied, hashed and pickled."""
        copy = pickle.loads(pickle.dumps(period))
        assert copy == period
        assert hash(copy) == hash(period)
