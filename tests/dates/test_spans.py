"""Runs of days, held against the single days that they stand for."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccm.dates.spans import Span, common, gaps_in, runs_of

FIRST = date(2020, 2, 20)
SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 6)).map(
        lambda drawn: (_day(drawn[0]), _day(sum(drawn)))
    ),
    max_size=5,
)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _days(*spans: Span) -> set[date]:
    """Return the single days of some spans."""
    return {
        _day(number)
        for first, last in spans
        for number in range((first - FIRST).days, (last - FIRST).days + 1)
    }


@given(SPANS)
def test_runs_hold_the_days_of_all(spans: list[Span]) -> None:
    """Each day of any, in order; between two runs a day is missing."""
    runs = runs_of(spans)
    assert _days(*runs) == _days(*spans)
    assert all(one[1] + timedelta(days=1) < other[0] for one, other in pairwise(runs))


@given(SPANS, SPANS)
def test_common_are_the_days_of_both(ones: list[Span], others: list[Span]) -> None:
    """And of no other."""
    assert _days(*common(ones, others)) == _days(*ones) & _days(*others)


@given(SPANS, st.integers(0, 26), st.integers(0, 26))
@example([(_day(1), _day(2)), (_day(5), _day(6))], 4, 8)
@example([(_day(1), _day(2)), (_day(5), _day(6))], 0, 3)
@example([(_day(1), _day(2))], 2, 2)
def test_gaps_are_the_other_days_between_two(
    spans: list[Span], first: int, last: int
) -> None:
    """None before the first of the two, none after the last."""
    between = _day(first), _day(last)
    gaps = [*gaps_in(runs_of(spans), *between)]
    assert _days(*gaps) == _days(between) - _days(*spans)
    assert gaps == [*runs_of(gaps)]


def test_at_the_end_of_the_calendar() -> None:
    """No day comes after its last, and none is missing before it."""
    end = (date(9999, 12, 1), date.max)
    assert runs_of([end, (date(9999, 12, 5), date.max)]) == (end,)
    early = (date(9999, 1, 1), date(9999, 1, 2))
    assert runs_of([early, end, end]) == (early, end)
    assert [*gaps_in([end], date(9999, 11, 30), date.max)] == [
        (date(9999, 11, 30), date(9999, 11, 30))
    ]


@pytest.mark.parametrize("first", [1, 2])
def test_a_run_that_ends_as_the_next_begins(first: int) -> None:
    """Days that follow each other are one run; one day apart they are two."""
    one, other = (_day(0), _day(0)), (_day(first), _day(3))
    runs = ((_day(0), _day(3)),) if first == 1 else (one, other)
    assert runs_of([one, other]) == runs
