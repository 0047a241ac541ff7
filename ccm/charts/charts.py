"""A chart: what is shown, in marks, in words and in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Protocol

import attrs

from ccm.charts.pictures import (
    WIDTH,
    Box,
    Mark,
    Picture,
    Say,
    Text,
    Words,
    in_english,
    wide,
)

__all__ = ["Chart", "Drawn", "Figure"]

Drawn = tuple[tuple[Mark, ...], float]
"""Marks, and the height that they take."""

_GAP = 14
_LINE = 17
_SIDE = 10
_LETTERS = 114
"""How many letters stand in a line of words."""


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

    def drawn(self, top: float, width: float, say: Say) -> Drawn:
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

    def picture(self, say: Say = in_english, *, titled: bool = True) -> Picture:
        """Return it laid out.

        Args:
            say: Says its texts in a language.
            titled: Whether title, explanation and source stand in the picture.
        """
        marks: list[Mark] = []
        top = 4.0
        if titled:
            for text, size in ((self.title, "title"), (self.shown, "text")):
                words, height = _words(say(text), top, size)
                marks += words
                top += height
        key = [(ink, say(means)) for ink, means in self.figure.key.items()]
        keyed, height = _keyed(key, top)
        top += height
        drawn, height = self.figure.drawn(top, WIDTH - 2 * _SIDE, say)
        top += height + _GAP
        marks += [*keyed, *drawn]
        if titled:
            words, height = _words(say(self.source), top, "source")
            marks += words
            top += height
        return Picture(WIDTH, round(top, 1), tuple(marks))


def _lines(words: Words, size: str) -> list[str]:
    """Return a paragraph as lines, of which none is too long for the picture."""
    most = _LETTERS * 7 // 10 if size == "title" else _LETTERS
    broad = words.wide() / max(wide("n" * len(words.text)), 1)  # Chinese is twice so
    return wrap(words.text, int(most / max(broad, 1))) or [""]


def _words(words: Words, top: float, size: str = "text") -> Drawn:
    """Return a paragraph as lines."""
    is_title = size == "title"
    step, lines = 22 if is_title else _LINE, _lines(words, size)
    marks = tuple(
        Text(
            x=_SIDE,
            y=top + step * (number + 0.8),
            words=Words(line, words.code),
            size="title" if is_title else "text",
            stroke="quiet" if size == "source" else "text",
            bold=is_title,
        )
        for number, line in enumerate(lines)
    )
    return marks, step * len(lines) + (2 if is_title else 4)


def _keyed(key: Iterable[tuple[str, Words]], top: float) -> Drawn:
    """Return what each ink stands for, in as many lines as it takes."""
    marks: list[Mark] = []
    x, y = float(_SIDE), top + 4
    for ink, means in key:
        room = 22 + means.wide() + 18
        if x > _SIDE and x + room > WIDTH:
            x, y = float(_SIDE), y + 20
        edged = ink == "doubt"
        marks.append(Box(x=x, y=y, width=16, height=12, ink=ink, edged=edged))
        marks.append(Text(x=x + 22, y=y + 10.5, words=means))
        x += room
    return tuple(marks), (y - top + 26 if marks else 0)
