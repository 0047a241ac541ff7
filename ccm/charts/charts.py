"""A chart: what is shown, in marks, in words and in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Protocol

import attrs

from ccm.charts.pictures import WIDTH, Box, Mark, Picture, Text, wide

__all__ = ["Chart", "Drawn", "Figure", "as_it_is"]

Drawn = tuple[tuple[Mark, ...], float]
"""Marks, and the height that they take."""

_GAP = 14
_LINE = 17
_SIDE = 10
_LETTERS = 114
"""How many letters stand in a line of words."""


def as_it_is(text: str) -> str:
    """Return a text: the language of a chart, where nobody asks for another."""
    return text


class Figure(Protocol):
    """What a chart draws, and the same as a table."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the table."""
        ...

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table: all that is drawn."""
        ...

    @property
    def key(self) -> Mapping[str, str]:
        """What each ink stands for, by ink."""
        ...

    def drawn(self, top: float, width: float) -> Drawn:
        """Return the marks from a height on, and the height that they take."""
        ...


@attrs.define(frozen=True, kw_only=True)
class Chart:
    """A chart.

    Attributes:
        kind: Which chart it is, such as ``state``.
        subject: What it is about, where there are several: a State, an obligation.
        title: What it shows, in a line.
        shown: How it is drawn, with the day that it is as of.
        source: What it rests on.
        told: The same in words, for who cannot see it.
        figure: What it draws.
    """

    kind: str
    subject: str = ""
    title: str
    shown: str
    source: str
    told: str
    figure: Figure

    @property
    def id(self) -> str:
        """Its name on a page: kind and subject."""
        return "-".join(filter(None, ("chart", self.kind, self.subject)))

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the table of what it draws."""
        return self.figure.columns

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table of what it draws."""
        return self.figure.rows

    def picture(
        self, say: Callable[[str], str] = as_it_is, *, titled: bool = True
    ) -> Picture:
        """Return it laid out.

        Args:
            say: Says a word of the key in another language.
            titled: Whether title, explanation and source stand in the picture.
        """
        marks: list[Mark] = []
        top = 4.0
        if titled:
            marks += _words(self.title, top, "title")
            top += 22 * len(_lines(self.title, "title")) + 2
            marks += _words(self.shown, top)
            top += _LINE * len(_lines(self.shown)) + 4
        keyed, height = _keyed(
            [(ink, say(means)) for ink, means in self.figure.key.items()], top
        )
        top += height
        drawn, height = self.figure.drawn(top, WIDTH - 2 * _SIDE)
        top += height + _GAP
        marks += [*keyed, *drawn]
        if titled:
            marks += _words(self.source, top, "source")
            top += _LINE * len(_lines(self.source)) + 4
        return Picture(WIDTH, round(top, 1), tuple(marks))


def _lines(text: str, size: str = "text") -> list[str]:
    return wrap(text, _LETTERS * 7 // 10 if size == "title" else _LETTERS) or [""]


def _words(text: str, top: float, size: str = "text") -> Iterator[Mark]:
    """Yield a paragraph as lines."""
    is_title = size == "title"
    step = 22 if is_title else _LINE
    for number, line in enumerate(_lines(text, size)):
        yield Text(
            x=_SIDE,
            y=top + step * (number + 0.8),
            text=line,
            size="title" if is_title else "text",
            stroke="quiet" if size == "source" else "text",
            bold=is_title,
        )


def _keyed(key: Iterable[tuple[str, str]], top: float) -> Drawn:
    """Return what each ink stands for, in as many lines as it takes."""
    marks: list[Mark] = []
    x, y = float(_SIDE), top + 4
    for ink, means in key:
        room = 22 + wide(means) + 18
        if x > _SIDE and x + room > WIDTH:
            x, y = float(_SIDE), y + 20
        edged = ink == "doubt"
        marks.append(Box(x=x, y=y, width=16, height=12, ink=ink, edged=edged))
        marks.append(Text(x=x + 22, y=y + 10.5, text=means))
        x += room
    return tuple(marks), (y - top + 26 if marks else 0)
