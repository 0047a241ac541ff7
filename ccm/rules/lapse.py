"""The step from a day over a length of time, as far as the calendar goes."""

from __future__ import annotations

from datetime import date, timedelta

from ccm.dates import Period, Rounding
from ccm.errors import AmbiguousDateError, InvalidValueError
from ccm.rules.courses import Course, Moment, When, moved
from ccm.rules.outcome import Lack

__all__ = ["Lapse", "after", "eve", "morrow", "rounded"]

_DAY = timedelta(days=1)
_ROUNDING = Lack("rounding")


def eve(day: date) -> date:
    """Return the day before one, as far as the calendar goes.

    >>> eve(date(2012, 3, 1)), eve(date.min)
    (datetime.date(2012, 2, 29), datetime.date(1, 1, 1))
    """
    return day - _DAY if day > date.min else day


def morrow(day: date) -> date:
    """Return the day after one, as far as the calendar goes.

    >>> morrow(date(2012, 2, 28)), morrow(date.max)
    (datetime.date(2012, 2, 29), datetime.date(9999, 12, 31))
    """
    return day + _DAY if day < date.max else day


class Lapse:
    """The step over a length of time; what leads out of the calendar ends with it.

    Of one length there is one step: two moments that lie as far from a day are one.
    Where nobody is to choose between two last days, the earlier counts.

    >>> Lapse(Period(years=1), Rounding.REFUSE)(date(2012, 2, 29))
    datetime.date(2013, 2, 28)
    """

    __slots__ = ("eve", "length", "onward", "rounding")

    def __init__(
        self, length: Period, rounding: Rounding, *, eve: bool = False
    ) -> None:
        self.length, self.rounding, self.eve = length, rounding, eve
        self.onward = bool(length.calendar_months or length.weeks or length.days > 1)

    def _value(self) -> tuple[object, ...]:
        return self.length, self.rounding, self.eve

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lapse):
            return NotImplemented
        return self._value() == other._value()

    def __hash__(self) -> int:
        return hash(self._value())

    def __call__(self, day: date) -> date:
        """Return the day on which the length ends, or its eve."""
        try:
            end = self.length.after(day, rounding=self.rounding)
        except AmbiguousDateError as doubt:
            end = doubt.candidates[0]
        except InvalidValueError:
            return date.max
        return eve(end) if self.eve else end


def rounded(
    course: Course, anchor: When, length: Period, rounding: Rounding
) -> Rounding:
    """Return how a period is rounded; where the reading refuses, in either way."""
    if rounding is not Rounding.REFUSE:
        return rounding
    both = Rounding.DOWN, Rounding.UP
    if not isinstance(anchor, Moment):
        days = {Lapse(length, each)(anchor) for each in both}
        if len(days) == 1:
            return Rounding.DOWN
    return course.way(_ROUNDING, both)


def after(course: Course, anchor: When, length: Period, rounding: Rounding) -> When:
    """Return the moment on which a length from an anchor ends in a course."""
    return moved(anchor, Lapse(length, rounded(course, anchor, length, rounding)))
