"""Days counted from the one asked about hold to the ends of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccm.dates import Period, Rounding
from ccm.rules.asked import OneDayError, Stretch
from ccm.rules.lapse import Lapse

DAY = timedelta(days=1)
YEAR = Lapse(Period(years=1), Rounding.UP)
TEN = Lapse(Period(years=10), Rounding.UP)


@pytest.mark.parametrize("on", [date(2008, 1, 7), date(9985, 3, 1)])
def test_what_leads_out_of_the_calendar_is_no_later(on: date) -> None:
    """There two lengths of time end on its last day, of which neither is later."""
    stretch = Stretch(on)
    day = stretch.day.led((YEAR,))
    assert day < day.led((TEN,))
    days = map(date.fromordinal, stretch.days)
    assert all(YEAR(day) < TEN(YEAR(day)) for day in (on, *days))


def test_what_led_there_from_before_the_calendar_is_no_earlier() -> None:
    """The first day from which a year leads to one of the first days is the first."""
    stretch = Stretch(date(2008, 1, 7))
    day = stretch.day.reached_by((YEAR,))
    assert day.reached_by((TEN,)) < day
    first = date.fromordinal(stretch.days[0])
    assert YEAR(TEN(date.min)) < first


def test_the_last_years_are_not_asked_about_one_by_one() -> None:
    """Where a length ends on the last day of all it does so from then on."""
    stretch = Stretch(date(9995, 3, 1))
    assert stretch.day < stretch.day.led((TEN,))
    first, last = map(date.fromordinal, stretch.days)
    assert (first, last) == (date(9989, 12, 31), date(9999, 12, 30))


def test_it_is_compared_and_counted_on_from_as_any_day_is() -> None:
    """With days, and with what is none."""
    on = date(2020, 2, 28)
    day = Stretch(on).day
    for other in (on - DAY, on, on + DAY):
        assert (day == other, day != other) == (on == other, on != other)
    assert day != "2020-02-28"
    assert DAY + day == DAY + on


@pytest.mark.parametrize("of_it", ["year", "month", "day"])
def test_what_else_is_read_of_it_holds_for_that_day_alone(of_it: str) -> None:
    """So that the rule is asked about it as about any other day."""
    with pytest.raises(OneDayError):
        getattr(Stretch(date(2020, 2, 28)).day, of_it)


def test_the_eve_of_the_last_day_of_all_is_not_followed() -> None:
    """From some day on it stays where it is, and is no longer the later one."""
    on = date(9995, 3, 1)
    assert on <= TEN(on) - DAY
    assert date.max > TEN(date.max) - DAY
    day = Stretch(on).day
    with pytest.raises(OneDayError):
        assert day <= day.led((TEN,)) - DAY
