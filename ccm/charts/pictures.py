"""A picture: boxes, lines, shapes and words at their places, before any file has them.

Places are in units of a pixel at the width of a page, from the upper left corner.
`ccm.charts.svg` and `ccm.charts.png` write the same picture, so that no chart is laid
out twice.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal
from unicodedata import east_asian_width

import attrs

from ccm.phrases import Phrase
from ccm.share.languages import ENGLISH, Language, language
from ccm.words.characters import on_one_line

__all__ = [
    "SIZES",
    "WIDTH",
    "Anchor",
    "Box",
    "Line",
    "Mark",
    "Picture",
    "Say",
    "Shape",
    "Size",
    "Text",
    "Words",
    "in_english",
    "said_in",
    "wide",
]

WIDTH = 760
"""The width of every picture."""

SIZES = {"title": 17, "text": 12.5, "small": 11}
"""The heights of letters."""

Size = Literal["title", "text", "small"]
Anchor = Literal["start", "middle", "end"]
"""Which part of a text its place is."""

_MOST_KEPT = 4096
"""How many texts are kept as they were said."""

_LETTER = 0.54
"""The mean width of a letter, as a share of its height; no face is much wider."""


@cache
def wide(text: str, size: Size = "text") -> float:
    """Return about how wide a text is drawn: no face is asked, as each has its own.

    >>> wide("Chad") < wide("Bulgaria")
    True
    """
    letters = sum(2 if _is_wide(each) else 1 for each in text)
    return letters * _LETTER * SIZES[size]


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF"


@attrs.define(frozen=True)
class Words:
    """A text as it is drawn, with all of it to be seen, and the language that it is in.

    Attributes:
        text: The text.
        code: The code of the language, such as ``fr``.
    """

    text: str
    code: str = ENGLISH

    def wide(self, size: Size = "text") -> float:
        """Return about how wide it is drawn."""
        return wide(self.text, size)

    def within(self, most: float, size: Size = "text") -> Words:
        """Return as much of it as is no wider than some room, in whole words.

        Chinese has no blanks between words, and is cut after any character.
        """
        text = self.text
        if wide(text, size) <= most:
            return self
        while wide(f"{text}…", size) > most:
            word = "" if _is_wide(text[-1]) else text.rpartition(" ")[0]
            text = word or text[:-1]
        return Words(f"{text.rstrip(' ,;，、；（')}…", self.code)


Say = Callable[[str], Words]
"""Says an English text or phrase in the language of a chart."""


@cache
def said_in(spoken: Language) -> Say:
    """Return what says texts in a language; in English where that lacks words."""

    @lru_cache(maxsize=_MOST_KEPT)
    def said(_template: str, text: str) -> Words:
        code = ENGLISH if spoken.lacks(text) else spoken.code
        return Words(on_one_line(spoken.told(text)), code)

    return lambda text: said(text.template if isinstance(text, Phrase) else "", text)


in_english = said_in(language(ENGLISH))
"""Says every text in English, with days as ISO 8601 writes them."""


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
    """A closed shape; *edged* as a box is."""

    points: tuple[tuple[float, float], ...]
    ink: str
    told: str = ""
    edged: bool = False


@attrs.define(frozen=True, kw_only=True)
class Text:
    """Words; *y* is the line on which they stand."""

    x: float
    y: float
    words: Words
    size: Size = "text"
    anchor: Anchor = "start"
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
