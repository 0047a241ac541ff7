"""Stretches of days, lane by lane, over the years.

A day that is not known is never drawn as one: it is a hatched stretch with two ends,
and one with an arrow where nothing tells the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

import attrs

from ccm.charts.charts import Drawn
from ccm.charts.pictures import Box, Line, Mark, Say, Shape, Size, Text, Words
from ccm.phrases import day, phrase

__all__ = ["OPEN", "Bar", "Lane", "Point", "Stretches", "used"]

OPEN = "not known"
"""The end of a stretch of which nothing tells the last day."""

_ROW, _THICK, _HEAD = 24, 14, 22
_MOST_LABEL, _LEFT, _ARROW = 332, 10, 9
_SHARE = 8
"""Of so many years, one is added where an arrow leads on."""

_FEW, _SOME = 12, 26
"""How many years are all named, or every other one."""


@attrs.define(frozen=True)
class Bar:
    """A stretch of days.

    Attributes:
        first: Its first day.
        last: Its last day; None where nothing tells it.
        ink: What it is filled with.
        what: What it stands for.
    """

    first: date
    last: date | None
    ink: str
    what: str


@attrs.define(frozen=True)
class Point:
    """A known day: a deadline, or the day on which something was done."""

    on: date
    what: str
    sign: Literal["deadline", "done"]


@attrs.define(frozen=True)
class Lane:
    """What lies on one line.

    Attributes:
        name: What it is about.
        label: What stands before it; the name if nothing is told.
        bars: Its stretches, in order.
        points: Known days on it.
        note: What is said at its end.
        joined: Whether it belongs to the lane above.
    """

    name: str
    bars: tuple[Bar, ...]
    points: tuple[Point, ...] = ()
    note: str = ""
    joined: bool = False
    label: str = ""

    @property
    def size(self) -> Size:
        """How high the letters before it are."""
        return "small" if self.joined else "text"

    def said(self, say: Say) -> Words:
        """Return what stands before it."""
        return say(self.label or self.name).within(_MOST_LABEL, self.size)


@attrs.define(frozen=True)
class Stretches:
    """Lanes over the same years.

    Attributes:
        lanes: The lanes, from above.
        key: What each ink stands for, by ink.
        now: The day asked about.
    """

    lanes: tuple[Lane, ...]
    key: Mapping[str, str]
    now: date

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the table."""
        return "line", "what", "from", "to"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Every stretch and every known day, lane by lane."""
        return tuple(row for lane in self.lanes for row in _rows(lane))

    def drawn(self, top: float, width: float, say: Say) -> Drawn:
        """Return the marks from a height on, and the height that they take."""
        axis = _Axis.of(self, width, say)
        height = _ROW * len(self.lanes)
        marks = [*axis.drawn(top, top + _HEAD + height, say)]
        for number, lane in enumerate(self.lanes):
            marks += _drawn(lane, axis, top + _HEAD + _ROW * number, say)
        now = axis.x(self.now)
        bottom = top + _HEAD + height
        marks.append(_line(now, top + 14, bottom, "now", dashed=True))
        said = say(day(self.now))
        marks.append(
            Text(x=now, y=bottom + 13, words=said, size="small", anchor="middle")
        )
        return tuple(marks), _HEAD + height + 16


def used(key: Mapping[str, str], lanes: Iterable[Lane]) -> dict[str, str]:
    """Return of a key what some lanes use."""
    inks = {bar.ink for lane in lanes for bar in lane.bars}
    return {ink: what for ink, what in key.items() if ink in inks}


def _rows(lane: Lane) -> Iterator[tuple[str, ...]]:
    told = [(bar.first, bar.last, bar.what) for bar in lane.bars]
    told += [(point.on, point.on, point.what) for point in lane.points]
    for first, last, what in sorted(told, key=_ends):
        yield lane.name, what, day(first), day(last) if last else OPEN


def _ends(told: tuple[date, date | None, str]) -> tuple[date, date]:
    return told[0], told[1] or date.max


@attrs.define(frozen=True)
class _Axis:
    """The years, and where a day lies among them."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def of(cls, figure: Stretches, width: float, say: Say) -> _Axis:
        days = [*_days(figure.lanes), figure.now]
        labels = [lane.said(say).wide(lane.size) for lane in figure.lanes]
        notes = [say(lane.note).wide("small") for lane in figure.lanes]
        label = max(labels, default=0)
        note = max(notes, default=0)
        return cls(
            date(min(days).year, 1, 1),
            _end(figure.lanes, min(days).year, max(days).year),
            _LEFT + label + 12,
            _LEFT + width - (note + 16 if note else 14),
        )

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(self.left + share * (self.right - self.left), 2)

    def drawn(self, top: float, bottom: float, say: Say) -> Iterator[Mark]:
        """Yield a line for each year that is named, and its number."""
        years = range(self.first.year, self.last.year + 1)
        step = 1 if len(years) <= _FEW else 2 if len(years) <= _SOME else 5
        for year in years:
            if year % step == 0 or step == 1:
                x = self.x(date(year, 1, 1))
                if x >= self.left:
                    yield _line(x, top + 16, bottom, "grid")
                    name = say(str(year))
                    yield Text(
                        x=x, y=top + 12, words=name, size="small", anchor="middle"
                    )


def _end(lanes: Iterable[Lane], first: int, last: int) -> date:
    """Return the last day of the years that are drawn, with room for arrows."""
    endless = any(bar.last is None for lane in lanes for bar in lane.bars)
    room = 1 + (last - first) // _SHARE if endless else 0
    year = last + 1 + room
    return date(year, 1, 1) if year <= date.max.year else date.max


def _days(lanes: Iterable[Lane]) -> Iterator[date]:
    for lane in lanes:
        for bar in lane.bars:
            yield bar.first
            yield bar.last or bar.first
        yield from (point.on for point in lane.points)


def _line(
    x: float, top: float, bottom: float, stroke: str, *, dashed: bool = False
) -> Line:
    thick = 1.5 if dashed else 1
    return Line(
        x1=x, y1=top, x2=x, y2=bottom, stroke=stroke, thick=thick, dashed=dashed
    )


def _drawn(lane: Lane, axis: _Axis, top: float, say: Say) -> Iterator[Mark]:
    if not lane.joined:
        right = axis.right
        yield Line(x1=_LEFT, y1=top, x2=right, y2=top, stroke="grid")
    middle = top + _ROW / 2
    for bar in lane.bars:
        yield from _bar(bar, axis, middle - _THICK / 2, say)
    for point in lane.points:
        yield _point(point, axis.x(point.on), middle, say)
    stroke = "quiet" if lane.joined else "text"
    label = lane.said(say)
    yield Text(x=_LEFT, y=middle + 4, words=label, size=lane.size, stroke=stroke)
    if lane.note:
        note = say(lane.note)
        yield Text(x=axis.right + 12, y=middle + 4, words=note, size="small")


def _bar(bar: Bar, axis: _Axis, top: float, say: Say) -> Iterator[Mark]:
    """Yield a stretch; what is in doubt has two ends, or an arrow where it has none."""
    left = axis.x(bar.first)
    told = say(_told(bar)).text
    if bar.last is None:
        right, bottom, tip = axis.right - _ARROW, top + _THICK, axis.right
        outline = ((left, top), (right, top), (tip, top + _THICK / 2))
        points = (*outline, (right, bottom), (left, bottom))
        yield Shape(points=points, ink=bar.ink, told=told, edged=bar.ink == "doubt")
        ends: tuple[float, ...] = (left,)
    else:
        right = max(axis.x(bar.last), left + 2.5)
        wide_ = round(right - left, 2)
        yield Box(x=left, y=top, width=wide_, height=_THICK, ink=bar.ink, told=told)
        ends = (left, right)
    if bar.ink == "doubt":
        for x in ends:
            yield _line(x, top - 1, top + _THICK + 1, "quiet")


def _told(bar: Bar) -> str:
    if bar.last is None:
        return phrase("{what}: from {first} on", what=bar.what, first=bar.first)
    return phrase(
        "{what}: {first} to {last}", what=bar.what, first=bar.first, last=bar.last
    )


def _point(point: Point, x: float, y: float, say: Say) -> Shape:
    told = say(phrase("{what}: {day}", what=point.what, day=point.on)).text
    if point.sign == "deadline":
        points = (
            (x - 1.5, y - 10),
            (x + 1.5, y - 10),
            (x + 1.5, y + 10),
            (x - 1.5, y + 10),
        )
    else:
        points = ((x, y - 8), (x + 7, y), (x, y + 8), (x - 7, y))
    return Shape(points=points, ink="mark", told=told)
