"""Days counted from the one asked about hold to the ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from ccm.dates import Period, Rounding
from ccm.rules.asked import Stretch
from ccm.rules.lapse import Lapse

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
