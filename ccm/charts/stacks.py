"""Numbers that add up: columns over the years, or bars of equal length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from ccm.charts.charts import Drawn
from ccm.charts.pictures import Box, Line, Mark, Say, Text
from ccm.phrases import phrase

__all__ = ["Bars", "Columns", "Panel", "Stack"]

_LEFT, _HIGH, _HEAD, _FOOT = 10, 170, 24, 22
_ROW, _THICK, _MOST_LABEL = 22, 15, 320
_TICKS = 4
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)


@attrs.define(frozen=True)
class Stack:
    """Numbers that add up.

    Attributes:
        name: What they are of, such as a year.
        parts: The numbers, by what they count.
        note: What is said at the end.
    """

    name: str
    parts: Mapping[str, int]
    note: str = ""

    @property
    def total(self) -> int:
        """What they add up to."""
        return sum(self.parts.values())


@attrs.define(frozen=True)
class Panel:
    """Stacks under one title."""

    title: str
    stacks: tuple[Stack, ...]


@attrs.define(frozen=True)
class Columns:
    """Stacks side by side, panel under panel, all by the same measure.

    Attributes:
        panels: The panels.
        inks: The ink of each part, from below.
    """

    panels: tuple[Panel, ...]
    inks: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the table."""
        several = ("panel",) if len(self.panels) > 1 else ()
        return *several, "day", *self.inks, "all"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Every stack of every panel."""
        return tuple(
            (
                *((panel.title,) if len(self.panels) > 1 else ()),
                *_cells(stack, self.inks),
            )
            for panel in self.panels
            for stack in panel.stacks
        )

    @property
    def key(self) -> Mapping[str, str]:
        """What each ink stands for."""
        return {ink: part for part, ink in self.inks.items()}

    def drawn(self, top: float, width: float, say: Say) -> Drawn:
        """Return the marks from a height on, and the height that they take."""
        every = [stack.total for panel in self.panels for stack in panel.stacks]
        most = max((*every, 1))
        each = _HEAD + _HIGH + _FOOT
        marks: list[Mark] = []
        for number, panel in enumerate(self.panels):
            marks += self._panel(panel, top + each * number, width, most, say)
        return tuple(marks), float(each * len(self.panels))

    def _panel(
        self, panel: Panel, top: float, width: float, most: int, say: Say
    ) -> Iterator[Mark]:
        ground, left = top + _HEAD + _HIGH, _LEFT + 28.0
        yield Text(x=_LEFT, y=top + 13, words=say(panel.title), bold=True)
        step = _step(most)
        for tick in range(0, most + 1, step):
            y = round(ground - tick / most * _HIGH, 2)
            yield Line(x1=left, y1=y, x2=_LEFT + width, y2=y, stroke="grid")
            name = say(str(tick))
            yield Text(x=left - 6, y=y + 4, words=name, size="small", anchor="end")
        place = (width - 28) / max(len(panel.stacks), 1)
        for number, stack in enumerate(panel.stacks):
            x = left + place * number
            yield from self._column(stack, x, place, ground, most, say=say)
        yield Line(x1=left, y1=ground, x2=_LEFT + width, y2=ground, stroke="axis")

    def _column(
        self,
        stack: Stack,
        x: float,
        place: float,
        ground: float,
        most: int,
        *,
        say: Say,
    ) -> Iterator[Mark]:
        thick = round(min(place * 0.76, 44), 2)
        left, y = round(x + (place - thick) / 2, 2), ground
        for part, ink in self.inks.items():
            if number := stack.parts.get(part, 0):
                high = round(number / most * _HIGH, 2)
                y = round(y - high, 2)
                told = say(_told(stack, part, number)).text
                yield Box(
                    x=left,
                    y=y,
                    width=thick,
                    height=high,
                    ink=ink,
                    told=told,
                    edged=ink == "doubt",
                )
        middle = round(left + thick / 2, 2)
        if stack.total:
            total = say(str(stack.total))
            yield Text(x=middle, y=y - 4, words=total, size="small", anchor="middle")
        name = say(stack.name)
        if name.wide("small") >= place:
            name = say(stack.name[: len("YYYY")])
        yield Text(x=middle, y=ground + 14, words=name, size="small", anchor="middle")


@attrs.define(frozen=True)
class Bars:
    """Stacks under each other, each as long as the others: what counts is the share.

    Attributes:
        stacks: The stacks, from above.
        inks: The ink of each part, from the left.
    """

    stacks: tuple[Stack, ...]
    inks: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the table."""
        return "of", *self.inks, "all"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Every stack."""
        return tuple(_cells(stack, self.inks) for stack in self.stacks)

    @property
    def key(self) -> Mapping[str, str]:
        """What each ink stands for."""
        return {ink: part for part, ink in self.inks.items()}

    def drawn(self, top: float, width: float, say: Say) -> Drawn:
        """Return the marks from a height on, and the height that they take."""
        names = [say(stack.name).within(_MOST_LABEL) for stack in self.stacks]
        notes = [say(stack.note) for stack in self.stacks]
        label = max((name.wide() for name in names), default=0) + 12
        note = max((each.wide("small") for each in notes), default=0)
        marks: list[Mark] = []
        for number, stack in enumerate(self.stacks):
            y = top + _ROW * number
            marks.append(Text(x=_LEFT, y=y + 12, words=names[number]))
            room = width - label - note - 12
            marks += self._bar(stack, _LEFT + label, y, room, say)
            end = _LEFT + width - note
            marks.append(Text(x=end, y=y + 12, words=notes[number], size="small"))
        return tuple(marks), float(_ROW * len(self.stacks))

    def _bar(
        self, stack: Stack, left: float, top: float, long: float, say: Say
    ) -> Iterator[Mark]:
        for part, ink in self.inks.items():
            if number := stack.parts.get(part, 0):
                share = round(number / stack.total * long, 2)
                told = say(_told(stack, part, number)).text
                x = round(left, 2)
                yield Box(
                    x=x,
                    y=top,
                    width=share,
                    height=_THICK,
                    ink=ink,
                    told=told,
                    edged=ink == "doubt",
                )
                left += share


def _told(stack: Stack, part: str, number: int) -> str:
    return phrase(
        "{stack}, {part}: {number}", stack=stack.name, part=part, number=number
    )


def _cells(stack: Stack, inks: Mapping[str, str]) -> tuple[str, ...]:
    numbers = (str(stack.parts.get(part, 0)) for part in inks)
    return stack.name, *numbers, str(stack.total)


def _step(most: int) -> int:
    """Return a round number of which few make up the most."""
    return next((step for step in _STEPS if most / step <= _TICKS + 1), 1000)
