"""A picture: boxes, lines, shapes and words at their places, before any file has them.

Places are in units of a pixel at the width of a page, from the upper left corner.
`ccm.charts.svg` and `ccm.charts.png` write the same picture, so that no chart is laid
out twice.
"""

from __future__ import annotations

from functools import cache
from typing import Literal
from unicodedata import east_asian_width

import attrs

__all__ = [
    "SIZES",
    "WIDTH",
    "Box",
    "Line",
    "Mark",
    "Picture",
    "Shape",
    "Text",
    "shortened",
    "wide",
]

WIDTH = 760
"""The width of every picture."""

SIZES = {"title": 17, "text": 12.5, "small": 11}
"""The heights of letters."""

Size = Literal["title", "text", "small"]

_LETTER = 0.54
"""The mean width of a letter, as a share of its height; no face is much wider."""


@cache
def wide(text: str, size: Size = "text") -> float:
    """Return about how wide a text is drawn: no face is asked, as each has its own.

    >>> wide("Chad") < wide("Bulgaria")
    True
    """
    letters = sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
    return letters * _LETTER * SIZES[size]


def shortened(text: str, most: float) -> str:
    """Return a text that is no wider than some room."""
    if wide(text) <= most:
        return text
    while wide(f"{text}…") > most:
        text = text[:-1]
    return f"{text.rstrip()}…"


@attrs.define(frozen=True, kw_only=True)
class Box:
    """An area; what it stands for can be read by pointing at it.

    What is *edged* has a thin line around it: white on white it would have no end.
    """

    x: float
    y: float
    width: float
    height: float
    ink: str
    told: str = ""
    edged: bool = False


@attrs.define(frozen=True, kw_only=True)
class Line:
    """A line between two places."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    thick: float = 1
    dashed: bool = False


@attrs.define(frozen=True, kw_only=True)
class Shape:
    """A closed shape."""

    points: tuple[tuple[float, float], ...]
    ink: str
    told: str = ""


@attrs.define(frozen=True, kw_only=True)
class Text:
    """Words; *y* is the line on which they stand."""

    x: float
    y: float
    text: str
    size: Size = "text"
    anchor: Literal["start", "middle", "end"] = "start"
    stroke: str = "text"
    bold: bool = False


Mark = Box | Line | Shape | Text
"""A part of a picture."""


@attrs.define(frozen=True)
class Picture:
    """Marks in the order in which they are drawn, and the room that they take."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def inks(self) -> tuple[str, ...]:
        """The inks that are used, each once, by name."""
        used = (m.ink for m in self.marks if isinstance(m, Box | Shape))
        return tuple(sorted({*used}))
