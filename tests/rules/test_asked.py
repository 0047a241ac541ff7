"""Days counted from the one asked about hold to the ends of the calendar."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from ccm.dates import Period, Rounding
from ccm.duties.templates import on_day
from ccm.facts import StockpileDestroyed
from ccm.rules import Status
from ccm.rules.asked import SINCE, THE_DAY, DayAsked, OneDayError, Stretch
from ccm.rules.explanation import Explanation
from ccm.rules.lapse import Lapse
from ccm.rules.told import Cause, Irregularity, Missing, Prospect, Told
from ccm.testing.fiction import event

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


def test_what_leads_on_from_a_later_day_leaves_the_calendar_earlier() -> None:
    """Thirty days after it ten years begin, that end within the calendar."""
    later = timedelta(days=30)
    stretch = Stretch(date(9985, 3, 1))
    begin = stretch.day + later
    assert begin < begin.led((TEN,))
    last = date.fromordinal(stretch.days[1])
    assert last + later < TEN(last + later) < date.max


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


@pytest.mark.parametrize(
    "compared", [operator.lt, operator.le, operator.gt, operator.ge]
)
@pytest.mark.parametrize("days", [(1, 9), (9, 1), (-1, -9), (-9, -1)])
def test_what_is_known_of_nearer_days_stays_known(
    compared: Callable[..., bool], days: tuple[int, int]
) -> None:
    """Whichever of two days it is compared with first."""
    on, stretch = date(2020, 6, 10), Stretch(date(2020, 6, 10))
    others = [on + number * DAY for number in days]
    told = [compared(stretch.day, other) for other in others]
    for number in stretch.days:
        asked = date.fromordinal(number)
        assert [compared(asked, other) for other in others] == told


def test_it_stands_in_a_text_as_it_is() -> None:
    """Any other form of it holds for that day alone."""
    day = Stretch(date(2020, 2, 28)).day
    assert f"{day}" == THE_DAY
    with pytest.raises(OneDayError):
        format(day, "%Y")


def test_what_was_said_of_a_stretch_reads_as_of_a_day_of_it() -> None:
    """Wherever it names the day, or the time since another; the rest stays as it is."""
    since = f"{SINCE}2020-10-01{SINCE} late on {THE_DAY}"
    step = Explanation("due 2020-10-01", None, "art3.2")
    told = Told(
        Explanation(since, None, "art3.2", (), (step,)),
        (
            Prospect(f"completed, ..{THE_DAY}", frozenset({Status.FULFILLED})),
            Prospect("not completed", frozenset({Status.OVERDUE})),
        ),
        (Missing(f"events by {THE_DAY}", Cause.NOT_REPORTED),),
        (Missing(f"events by {THE_DAY}", Cause.NOT_REPORTED),),
        (Irregularity("art3.5", since, event(StockpileDestroyed, "2020-10-04")),),
    )
    read = on_day(told, date(2020, 10, 4))
    assert read.explanation.claim == "3 days late on 2020-10-04"
    assert read.explanation.because == (step,)
    ways = [each.takes for each in read.courses]
    assert ways == ["completed, ..2020-10-04", "not completed"]
    for gaps in (read.gaps, read.missing):
        assert [gap.fact for gap in gaps] == ["events by 2020-10-04"]
    assert [odd.text for odd in read.irregularities] == [read.explanation.claim]


def test_how_far_the_eve_of_the_first_leads_back_is_not_known() -> None:
    """To a day before, of which it is not said how long before."""
    day = Stretch(date(2020, 6, 10)).day
    before = (day.reached_by((YEAR,)) - DAY).led((YEAR,))
    assert before < day
    with pytest.raises(OneDayError):
        assert before + timedelta(days=5) >= day


def test_the_eve_of_the_last_day_of_all_is_not_followed() -> None:
    """From some day on it stays where it is, and is no longer the later one."""
    on = date(9995, 3, 1)
    assert on <= TEN(on) - DAY
    assert date.max > TEN(date.max) - DAY
    day = Stretch(on).day
    with pytest.raises(OneDayError):
        assert day <= day.led((TEN,)) - DAY


WAYS: tuple[Callable[[DayAsked], date], ...] = (
    lambda day: day,
    lambda day: day + timedelta(days=30),
    lambda day: timedelta(days=30) + day,
    lambda day: day - timedelta(days=200),
    lambda day: day.led((YEAR,)),
    lambda day: day.led((TEN,)),
    lambda day: day.led((YEAR,)) + timedelta(days=1),
    lambda day: day.reached_by((YEAR,)),
    lambda _: date.min,
    lambda _: date(2009, 2, 28),
    lambda _: date.max,
)
"""Days that are counted from the one asked about, and known ones."""

DAYS = (
    *(date.min, date(1, 7, 20), date(2, 7, 21), date(2008, 2, 29), date(2009, 2, 28)),
    *(date(2009, 3, 1), date(2010, 3, 1), date(9998, 12, 30), date(9998, 12, 31)),
    date.max,
)
COMPARED = operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne


def _known(way: Callable[[DayAsked], date], on: int) -> date:
    """Return a day counted from another, as a day like any."""
    day = way(Stretch(date.fromordinal(on)).day)
    return date.fromordinal(date.toordinal(day))


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("compared", COMPARED)
def test_it_compares_like_any_day(on: date, compared: Callable[..., bool]) -> None:
    """And on the first and the last day of the stretch as on the one asked about."""
    for one, other in product(WAYS, WAYS):
        stretch = Stretch(on)
        try:
            told = compared(one(stretch.day), other(stretch.day))
            ends = stretch.days
            known = [(_known(one, day), _known(other, day)) for day in ends]
        except (OneDayError, OverflowError):  # it leads out of the calendar
            continue
        assert ends[0] <= on.toordinal() <= ends[1]
        assert (
            compared(_known(one, on.toordinal()), _known(other, on.toordinal())) is told
        )
        assert [compared(*pair) for pair in known] == [told, told]
