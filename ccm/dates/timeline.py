"""A value that changes on known days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

import attrs

from ccm.errors import InvalidValueError

__all__ = ["Span", "Timeline"]

_T = TypeVar("_T")


@attrs.define(frozen=True)
class Span(Generic[_T]):
    """A value and the days on which it holds.

    Attributes:
        start: First day on which the value holds.
        end: Last day, or None if no later change is known.
        value: What holds on these days.
    """

    start: date
    end: date | None
    value: _T


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


@attrs.define(frozen=True)
class Timeline(Generic[_T]):
    """A value over time: each change with the day from which it holds.

    Attributes:
        changes: Day and value, in order of days, at least one.

    Raises:
        InvalidValueError: No change, or days out of order.

    >>> height = Timeline.of([(date(2020, 1, 1), "low"), (date(2021, 1, 1), "high")])
    >>> height.at(date(2020, 12, 31))
    'low'
    >>> [str(span.end) for span in height]
    ['2020-12-31', 'None']
    """

    changes: tuple[tuple[date, _T], ...] = attrs.field(validator=_in_order)

    @classmethod
    def of(cls, changes: Iterable[tuple[date, _T]]) -> Timeline[_T]:
        """Return a timeline of the changes, leaving out those that change nothing.

        Raises:
            InvalidValueError: No change, or days out of order.
        """
        kept: list[tuple[date, _T]] = []
        for day, value in cls(tuple(changes)).changes:
            if not kept or kept[-1][1] != value:
                kept.append((day, value))
        return cls(tuple(kept))

    @property
    def start(self) -> date:
        """First day of which the timeline speaks."""
        return self.changes[0][0]

    def at(self, day: date) -> _T:
        """Return the value that holds on *day*.

        Raises:
            InvalidValueError: *day* is before the first change.
        """
        index = bisect_right(self.changes, day, key=lambda change: change[0])
        if not index:
            msg = f"the timeline begins on {self.start}, after {day}"
            raise InvalidValueError(msg)
        return self.changes[index - 1][1]

    def __iter__(self) -> Iterator[Span[_T]]:
        """Yield the values in order, each with its first and last day."""
        ends = [day - timedelta(days=1) for day, _ in self.changes[1:]]
        for (start, value), end in zip(self.changes, [*ends, None], strict=True):
            yield Span(start, end, value)

    def __len__(self) -> int:
        return len(self.changes)
