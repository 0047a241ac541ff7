"""A value that changes on known days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

import attrs

import ccm
from ccm.errors import InvalidValueError
from ccm.tabled import Tabled

__all__ = ["Span", "Timeline"]

_T = TypeVar("_T")


@attrs.define(frozen=True)
class Span(Generic[_T]):
    """A value and the days on which it holds.

    Attributes:
        start: First day on which the value holds.
        end: Last day; None if it holds for ever.
        value: What holds on these days.
    """

    start: date
    end: date | None
    value: _T

    def to_dict(self) -> ccm.time_records.SpanRow:
        """Return it as in JSON: first and last day, and what holds."""
        return ccm.time_records.span_row(self)


def _in_order(
    _self: object, _field: object, changes: tuple[tuple[date, object], ...]
) -> None:
    if not changes:
        msg = "a timeline needs at least one value"
        raise InvalidValueError(msg)
    for (earlier, _), (later, _) in pairwise(changes):
        if later <= earlier:
            msg = f"changes must come in order of days, got {later} after {earlier}"
            raise InvalidValueError(msg)


def _not_before_a_change(
    self: Timeline[object], _field: object, until: date | None
) -> None:
    last = self.changes[-1][0]
    if until is not None and until < last:
        msg = f"until: expected {last} or later, got {until}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True)
class Timeline(Tabled, Generic[_T]):
    """A value over time: each change with the day from which it holds.

    Attributes:
        changes: Day and value, in order of days, at least one.
        until: The last day of which it speaks; None if the last value holds for ever.
        asked: Gives the value as it is told on a day, where its words name the day;
            it is asked for days after the last, too.

    Raises:
        InvalidValueError: No change, days out of order, or the last day is before
            a change.

    >>> height = Timeline.of([(date(2020, 1, 1), "low"), (date(2021, 1, 1), "high")])
    >>> height.at(date(2020, 12, 31))
    'low'
    >>> [str(span.end) for span in height]
    ['2020-12-31', 'None']
    """

    changes: tuple[tuple[date, _T], ...] = attrs.field(validator=_in_order)
    until: date | None = attrs.field(
        default=None, kw_only=True, validator=_not_before_a_change
    )
    asked: Callable[[date], _T] | None = attrs.field(
        default=None, kw_only=True, eq=False, repr=False
    )

    @classmethod
    def of(
        cls, changes: Iterable[tuple[date, _T]], *, until: date | None = None
    ) -> Timeline[_T]:
        """Return a timeline of the changes, leaving out those that change nothing.

        Raises:
            InvalidValueError: No change, days out of order, or the last day is
                before a change.
        """
        kept: list[tuple[date, _T]] = []
        for day, value in cls(tuple(changes)).changes:
            if not kept or kept[-1][1] != value:
                kept.append((day, value))
        return cls(tuple(kept), until=until)

    @property
    def start(self) -> date:
        """First day of which the timeline speaks."""
        return self.changes[0][0]

    def at(self, day: date) -> _T:
        """Return the value that holds on *day*, as it is told on that day.

        Raises:
            InvalidValueError: *day* is no day, or before the first change, or after the
                last day of which the timeline can tell.
        """
        if type(day) is not date:
            msg = f"day: expected a datetime.date, got {day!r}"
            raise InvalidValueError(msg)
        index = bisect_right(self.changes, day, key=lambda change: change[0])
        if not index:
            msg = f"the timeline begins on {self.start}, after {day}"
            raise InvalidValueError(msg)
        since, value = self.changes[index - 1]
        if self.asked is not None and since != day:
            return self.asked(day)
        if self.until is not None and day > self.until:
            msg = f"the timeline ends on {self.until}, before {day}"
            raise InvalidValueError(msg)
        return value

    def __iter__(self) -> Iterator[Span[_T]]:
        """Yield the values in order, each with its first and last day."""
        ends = [day - timedelta(days=1) for day, _ in self.changes[1:]]
        for (start, value), end in zip(self.changes, [*ends, self.until], strict=True):
            yield Span(start, end, value)

    def __len__(self) -> int:
        return len(self.changes)

    def to_dict(self) -> ccm.time_records.TimelineRow:
        """Return it as in JSON: span by span."""
        return ccm.time_records.timeline_row(self)
