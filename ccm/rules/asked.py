"""The day asked about, as a day that remembers what it was compared with.

An answer turns on a few days. Asked with a `DayAsked`, a rule runs as it would on any
other day; once it has run, the stretch says on which days around that one every
comparison comes out the same, and with them the answer. Nothing lists the days on which
answers turn, so that none can be forgotten: whatever is read of the day narrows the
stretch, to that day alone where nothing better is known.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, NoReturn

__all__ = [
    "SINCE",
    "THE_DAY",
    "DayAsked",
    "OneDayError",
    "Stretch",
    "first_reaching",
    "time_since",
]

_Bounds = tuple[int, int]

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_NEAR = 3
_UNBOUNDED = 4 * _LAST
"""More days than lie between any two."""

_MOST_WORK = 20_000
"""How many comparisons of days counted from the one asked about are followed."""

_CALENDAR = _FIRST, _LAST

THE_DAY = "\ue000"
"""Stands in a text for the day asked about, until somebody reads it."""

SINCE = "\ue001"
"""Stands before and after a day for the time from it to the one asked about."""

Step = Callable[[date], date]
_Plain = date.toordinal


class OneDayError(Exception):
    """What was asked of a day holds for that day alone, as far as anybody knows."""


class Stretch:
    """The days around one on which all that was asked of it comes out the same.

    Attributes:
        on: The day.
        since: The first of the days, as far as told.
        through: The last.
        after: A day that they come after.
        before: A day that they come before.
        work: How many comparisons were counted.
    """

    __slots__ = ("after", "before", "on", "since", "through", "work")

    def __init__(self, on: date) -> None:
        self.on = on
        self.since = self.after = date.min
        self.through = self.before = date.max
        self.work = 0

    @classmethod
    def alone(cls, on: date) -> Stretch:
        """Return the stretch of a day of which nothing can be said on any other."""
        self = cls(on)
        self.since = self.through = on
        return self

    @property
    def day(self) -> DayAsked:
        """The day, to be asked about."""
        return DayAsked.of(self.on, self, ())

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last of the days, as numbers."""
        since, through = self.since, self.through
        after, before = self.after, self.before
        first = _Plain(since) if since > after else _Plain(after) + 1
        last = _Plain(through) if through < before else _Plain(before) - 1
        on = _Plain(self.on)
        return min(first, on), max(last, on)  # no day comes after the last of all

    def count(self) -> None:
        """Count one more comparison; of very many the day is followed no further."""
        self.work += 1
        if self.work > _MOST_WORK:
            _one_day()

    def narrow(self, last: int, *, holds: bool) -> None:
        """Hold up to a day, given as a number, or from its morrow on."""
        if holds:
            if last < _Plain(self.through):
                self.through = date.fromordinal(last)
        elif last >= _Plain(self.since):
            self.since = date.fromordinal(last + 1)


def _one_day(*_: object, **__: object) -> NoReturn:
    """Give up to follow a day of which something is asked that holds for it alone.

    It can as well be asked about as any other day is.
    """
    raise OneDayError


class _Edge:
    """How a day is led to from another: as a rule leads on, or back.

    Attributes:
        key: What tells it apart.
        least: How many days later it leads, at the least.
        most: How many at the most.
        back: Gives the last day that is led to a day, or before it, as numbers.
    """

    __slots__ = ("back", "key", "least", "most")

    def __init__(
        self, key: object, least: int, most: int, back: Callable[[int], int]
    ) -> None:
        self.key, self.least, self.most, self.back = key, least, most, back


class DayAsked(date):
    """A day that is the day asked about, or was counted from it.

    Every comparison with a known day narrows the stretch on which it holds. Whatever
    else is read of it holds for that day alone.
    """

    __slots__ = ("_edges", "_stretch")

    _stretch: Stretch
    _edges: tuple[_Edge, ...]

    @classmethod
    def of(cls, value: date, stretch: Stretch, edges: tuple[_Edge, ...]) -> DayAsked:
        """Return a day that was counted from the one that a stretch is about."""
        self = cls.fromordinal(_Plain(value))
        self._stretch, self._edges = stretch, edges
        return self

    @property
    def is_asked(self) -> bool:
        """Whether it is the day asked about, and not counted from it."""
        return not self._edges

    # comparison

    def _by(self, other: int) -> bool:
        """Tell whether it comes on or before a known day; so it does throughout."""
        holds = _Plain(self) <= other
        self._stretch.narrow(_back(self._edges, other), holds=holds)
        return holds

    def _compared(self, other: date, *, strictly: bool) -> bool:
        """Tell whether it comes before a day, or else on it."""
        self._stretch.count()
        if not isinstance(other, DayAsked):
            return self._by(_Plain(other) - strictly)
        for end in _CALENDAR:
            if _Plain(self) == end:
                self._stays(end)
                return not other._by(end - 1 + strictly)  # noqa: SLF001
            if _Plain(other) == end:
                other._stays(end)  # noqa: SLF001
                return self._by(end - strictly)
        holds = _Plain(self) + strictly <= _Plain(other)
        least, most = self._ahead_of(other)
        if not (most + strictly <= 0 if holds else least + strictly > 0):
            _one_day()
        return holds

    def _stays(self, end: int) -> None:
        """Hold for the days on which it is the first or the last of all."""
        self._by(end if end == _FIRST else end - 1)

    def _inside(self) -> None:
        """Hold for the days from which no step leads out of the calendar.

        What leads further stands still there, and is no longer later.
        """
        on = _Plain(self._stretch.on)
        for count, edge in enumerate(self._edges, start=1):
            if edge.least == edge.most:
                continue
            for last, holds in ((_LAST - 1, True), (_FIRST, False)):
                reached = _back(self._edges[:count], last)
                if (on <= reached) is not holds:
                    _one_day()
                self._stretch.narrow(reached, holds=holds)

    def _ahead_of(self, other: DayAsked) -> _Bounds:
        """Return how far after another it can come, whatever the day asked about."""
        ours, theirs = self._edges, other._edges
        shared = 0
        for one, two in zip(ours, theirs, strict=False):
            if one.key != two.key:
                break
            shared += 1
        (low, high), (least, most) = map(_led, (ours[shared:], theirs[shared:]))
        if low != high or least != most:
            self._inside()
            other._inside()
        return low - most, high - least

    # The four are written out: an answer compares the day a score of times.

    def __le__(self, other: date) -> bool:
        if self._edges or type(other) is not date:
            return self._compared(other, strictly=False)
        stretch = self._stretch
        if stretch.on <= other:
            if other < stretch.through:  # noqa: PLR1730 - a call costs more
                stretch.through = other
            return True
        if other > stretch.after:  # noqa: PLR1730
            stretch.after = other
        return False

    def __gt__(self, other: date) -> bool:
        if self._edges or type(other) is not date:
            return not self._compared(other, strictly=False)
        stretch = self._stretch
        if stretch.on > other:
            if other > stretch.after:  # noqa: PLR1730
                stretch.after = other
            return True
        if other < stretch.through:  # noqa: PLR1730
            stretch.through = other
        return False

    def __lt__(self, other: date) -> bool:
        if self._edges or type(other) is not date:
            return self._compared(other, strictly=True)
        stretch = self._stretch
        if stretch.on < other:
            if other < stretch.before:  # noqa: PLR1730
                stretch.before = other
            return True
        if other > stretch.since:  # noqa: PLR1730
            stretch.since = other
        return False

    def __ge__(self, other: date) -> bool:
        if self._edges or type(other) is not date:
            return not self._compared(other, strictly=True)
        stretch = self._stretch
        if stretch.on >= other:
            if other > stretch.since:  # noqa: PLR1730
                stretch.since = other
            return True
        if other < stretch.before:  # noqa: PLR1730
            stretch.before = other
        return False

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, date):
            return NotImplemented
        before = self._compared(other, strictly=True)
        return not before and self._compared(other, strictly=False)

    def __ne__(self, other: object) -> bool:
        return not self == other

    # counting on from it

    def __add__(self, length: timedelta) -> DayAsked:
        value = date.fromordinal(_Plain(self)) + length
        return self._shifted(value, length.days)

    def __radd__(self, length: timedelta) -> DayAsked:
        return self + length

    def __sub__(self, other: Any) -> Any:
        return self + -other if isinstance(other, timedelta) else _one_day()

    __rsub__ = _one_day

    def _shifted(self, value: date, days: int) -> DayAsked:
        edges = self._edges
        if edges and isinstance(edges[-1].key, int):
            days += edges[-1].key
            edges = edges[:-1]
        shift = _Edge(days, days, days, lambda other: other - days)
        return self.of(value, self._stretch, (*edges, shift) if days else edges)

    def led(self, steps: tuple[Step, ...]) -> DayAsked:
        """Return the day to which steps lead from it."""
        day = date.fromordinal(_Plain(self))
        value = _then(steps, day)
        guess = _Plain(value) - _Plain(day)

        def back(other: int) -> int:
            return first_reaching(steps, other + 1, other + 1 - guess) - 1

        bounds = (1, _UNBOUNDED) if _onward(steps) else (-_UNBOUNDED, _UNBOUNDED)
        edges = (*self._edges, _Edge(("led", steps), *bounds, back))
        keys = tuple(edge.key for edge in edges[-3:-1])
        if keys == (("reached", steps), -1):  # the eve of the first that leads there
            edges = (*edges[:-3], _joined(edges[-3:], -_UNBOUNDED, -1))
        return self.of(value, self._stretch, edges)

    def reached_by(self, steps: tuple[Step, ...]) -> DayAsked:
        """Return the first day from which steps lead to it, or to a later one."""
        number = _Plain(self)
        guess = 2 * number - _Plain(_then(steps, date.fromordinal(number)))
        value = date.fromordinal(first_reaching(steps, number, guess))

        def back(other: int) -> int:
            within = min(max(other, _FIRST), _LAST)
            return _Plain(_then(steps, date.fromordinal(within)))

        bounds = (-_UNBOUNDED, -1) if _onward(steps) else (-_UNBOUNDED, _UNBOUNDED)
        edge = _Edge(("reached", steps), *bounds, back)
        return self.of(value, self._stretch, (*self._edges, edge))

    # what else can be read of it

    @property
    def year(self) -> int:
        """Its year, of which nobody can say more."""
        return _one_day()

    @property
    def month(self) -> int:
        """Its month, of which nobody can say more."""
        return _one_day()

    @property
    def day(self) -> int:
        """Its day of the month, of which nobody can say more."""
        return _one_day()

    toordinal = weekday = isoweekday = isocalendar = timetuple = _one_day
    replace = isoformat = strftime = ctime = __reduce__ = __reduce_ex__ = _one_day

    def __hash__(self) -> int:
        return _one_day()

    def __str__(self) -> str:
        return THE_DAY if self.is_asked else self.isoformat()

    def __format__(self, spec: str) -> str:
        return self.strftime(spec) if spec else str(self)


def time_since(day: date, on: date, between: Callable[[date, date], object]) -> str:
    """Return in words the time from a day to the one asked about."""
    if isinstance(on, DayAsked) and not isinstance(day, DayAsked) and on.is_asked:
        return f"{SINCE}{day}{SINCE}"
    return str(between(day, on))


def _onward(steps: tuple[Step, ...]) -> bool:
    return all(getattr(step, "onward", False) for step in steps)


def _joined(edges: tuple[_Edge, ...], least: int, most: int) -> _Edge:
    """Return edges as one, of which more is known than of each."""
    key = tuple(edge.key for edge in edges)
    return _Edge(key, least, most, partial(_back, edges))


def _back(edges: tuple[_Edge, ...], day: int) -> int:
    """Return the last day that edges lead to a day, or before it."""
    for edge in reversed(edges):
        day = edge.back(day)
    return day


def _led(edges: tuple[_Edge, ...]) -> _Bounds:
    """Return how much later edges lead, at the least and at the most."""
    return sum(edge.least for edge in edges), sum(edge.most for edge in edges)


def _then(steps: tuple[Step, ...], day: date) -> date:
    for step in steps:
        day = step(day)
    return day


def first_reaching(
    steps: tuple[Step, ...], reached: int, guess: int, within: _Bounds = _CALENDAR
) -> int:
    """Return the first day from which steps lead to a day or later, as numbers.

    The last of all days where there is none.

    Args:
        steps: The steps, of which none leads back from a later day.
        reached: The day.
        guess: Near which it may be: over most lengths of time days lie as far apart as
            before.
        within: The first and the last of the days.
    """
    low, high = within
    for near in (guess, guess - 1, guess + _NEAR, guess - _NEAR):
        if low < near < high:
            if _Plain(_then(steps, date.fromordinal(near))) >= reached:
                high = near
            else:
                low = near + 1
    while low < high:
        middle = (low + high) // 2
        if _Plain(_then(steps, date.fromordinal(middle))) >= reached:
            high = middle
        else:
            low = middle + 1
    return low
