"""Runs of days: the days of several together, of both, of neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from datetime import timedelta

__all__ = ["ALWAYS", "Span", "common", "gaps_in", "lies_in", "runs_of"]

Span = tuple[Day, Day]
"""The first and the last of some days that follow each other."""

ALWAYS: tuple[Span, ...] = ((Day.min, Day.max),)
"""Every day of the calendar."""

_DAY = timedelta(days=1)


def runs_of(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the days of some spans together, in order, none twice."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and (found[-1][1] == Day.max or first <= found[-1][1] + _DAY):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def common(ones: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return the days that are in spans of both."""
    them = tuple(others)
    each = ((max(a, c), min(b, d)) for a, b in ones for c, d in them)
    return tuple((first, last) for first, last in each if first <= last)


def lies_in(day: Day, spans: Iterable[Span]) -> bool:
    """Tell whether a day is one of those of some spans.

    >>> lies_in(Day(2020, 2, 1), [(Day(2020, 1, 1), Day(2020, 1, 31))])
    False
    """
    return any(first <= day <= last for first, last in spans)


def gaps_in(spans: Iterable[Span], first: Day, last: Day) -> Iterator[Span]:
    """Yield the days between two that are in none of some spans, in order.

    Args:
        spans: The spans, in order; none touches another.
        first: The first day to look at.
        last: The last.
    """
    for opens, closes in spans:
        if first > last or opens > last:
            break
        if first < opens:
            yield first, opens - _DAY
        if closes >= first:
            if closes == Day.max:
                return
            first = closes + _DAY
    if first <= last:
        yield first, last
