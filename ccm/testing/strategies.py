"""Strategies that draw valid values only, and the edges of the calendar often.

A plain `hypothesis.strategies.dates` meets 29 February once in 1461 draws; the
strategies here meet it, the ends of months and their first days in most runs.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import get_args, get_type_hints

import attrs
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import State, packaged_record
from ccm.rules import Reading

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "blurred",
    "days",
    "days_near",
    "days_within",
    "partial_dates",
    "periods",
    "readings",
    "states",
]

FIRST_DAY = date(2008, 12, 3)
"""The day the Convention was opened for signature, the earliest that is drawn."""

LAST_DAY = date(2060, 12, 31)
"""The latest day that is drawn, later than any deadline now in sight."""


@lru_cache(maxsize=256)
def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    """Draw a day, often the first or the last of a month, or 29 February.

    Args:
        first: The earliest day to draw.
        last: The latest day to draw, not before *first*.
    """
    months = [
        (year, month)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
    ]
    edges = (
        [date(year, month, 1) for year, month in months],
        [date(year, month, monthrange(year, month)[1]) for year, month in months],
        [
            date(year, 2, 29)
            for year in range(first.year, last.year + 1)
            if isleap(year)
        ],
    )
    within = ([day for day in edge if first <= day <= last] for edge in edges)
    return st.one_of(
        st.dates(first, last), *(st.sampled_from(edge) for edge in within if edge)
    )


_DAYS = days()


def periods(*, in_days: bool = True) -> st.SearchStrategy[Period]:
    """Draw a period, the empty one included.

    Args:
        in_days: Whether it may count weeks and days besides years and months.
    """
    no_time = st.just(0)
    return st.builds(
        Period,
        years=st.integers(0, 30),
        months=st.integers(0, 40),
        weeks=st.integers(0, 60) if in_days else no_time,
        days=st.integers(0, 400) if in_days else no_time,
    )


@st.composite
def partial_dates(
    draw: st.DrawFn, *, within: st.SearchStrategy[date] = _DAYS
) -> PartialDate:
    """Draw a day, a month, a year, a range or a date with an open start.

    Args:
        draw: Given by Hypothesis.
        within: Draws the two days that the date is made from.
    """
    first, last = sorted((draw(within), draw(within)))
    month_end = date(last.year, last.month, monthrange(last.year, last.month)[1])
    return PartialDate(
        *draw(
            st.sampled_from(
                [
                    (first, first),
                    (last.replace(day=1), month_end),
                    (date(last.year, 1, 1), date(last.year, 12, 31)),
                    (first, last),
                    (first, month_end),
                    (first.replace(day=1), month_end),
                    (date(first.year, 1, 1), date(last.year, 12, 31)),
                    (date.min, last),
                ]
            )
        )
    )


@st.composite
def days_near(draw: st.DrawFn, *, landmarks: Sequence[date]) -> date:
    """Draw one of the days given, the day before it, or the day after it.

    Args:
        draw: Given by Hypothesis.
        landmarks: Days such as deadlines, on which answers turn.
    """
    day = draw(st.sampled_from(landmarks))
    return day + timedelta(days=draw(st.sampled_from([0, 1, -1])))


@st.composite
def blurred(draw: st.DrawFn, *, day: date) -> PartialDate:
    """Draw what a source may print of a day: the day itself as often as not.

    The day lies within what is drawn: a month, a year, a range, or no more
    than that it had come by then.

    Args:
        draw: Given by Hypothesis.
        day: The day on which it truly was.
    """
    month_end = date(day.year, day.month, monthrange(day.year, day.month)[1])
    before = timedelta(days=draw(st.integers(0, 500)))
    after = timedelta(days=draw(st.integers(0, 500)))
    return draw(
        st.sampled_from(
            [
                *[PartialDate.on(day)] * 5,
                PartialDate(day.replace(day=1), month_end),
                PartialDate(date(day.year, 1, 1), date(day.year, 12, 31)),
                PartialDate(day - before, day + after),
                PartialDate(date.min, day + after),
            ]
        )
    )


@st.composite
def days_within(draw: st.DrawFn, *, span: PartialDate) -> date:
    """Draw a day that a partial date can be, often the first or the last.

    Args:
        draw: Given by Hypothesis.
        span: The partial date; of an open start, the years before it are left out.
    """
    first = max(span.earliest, min(FIRST_DAY, span.latest))
    return draw(st.sampled_from([first, span.latest]) | st.dates(first, span.latest))


def states() -> st.SearchStrategy[State]:
    """Draw a State of the packaged register."""
    return st.sampled_from(sorted(packaged_record().states, key=attrgetter("alpha3")))


def readings() -> st.SearchStrategy[Reading]:
    """Draw a reading of the Convention: for each open question, one of its options.

    A reading that refuses to round is left out: it refuses to answer.
    """
    hints = get_type_hints(Reading)
    options = {
        field.name: (
            (Rounding.DOWN, Rounding.UP)
            if hints[field.name] is Rounding
            else get_args(hints[field.name])
        )
        for field in attrs.fields(Reading)
    }
    return st.builds(
        Reading, **{name: st.sampled_from(each) for name, each in options.items()}
    )
