"""Headings, paragraphs and tables as lines that fit a terminal.

What a block holds is made visible when it is made: no character of a name or a source
reaches a terminal that would command it or hide something, and columns are as wide as
what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

import attrs

from ccm.rules import Status
from ccm.words.characters import visible

__all__ = ["WIDTH", "Block", "Heading", "Ink", "Paragraph", "Table", "render"]

WIDTH = 80
"""Columns that every line fits unless a table is given more, save an address."""

_GAP = "  "
_UNBROKEN = "\N{NO-BREAK SPACE}"  # keeps a bar with the source before it
_BOLD = "1"
_CODES = {
    str(Status.OVERDUE): "1;31",
    str(Status.UNDETERMINED): "33",
    str(Status.OUTSTANDING): "36",
    str(Status.FULFILLED): "32",
    str(Status.FULFILLED_LATE): "32",
}


@attrs.define(frozen=True)
class Ink:
    """What text is written with: plain, or with the colours of a terminal.

    Attributes:
        colour: Whether there are colours.
        width: Columns that a table can take.
    """

    colour: bool = False
    width: int = WIDTH

    def bold(self, text: str) -> str:
        """Return a title."""
        return self._in(_BOLD, text)

    def status(self, name: str, text: str) -> str:
        """Return text in the colour of a status; as it is for any other name."""
        return self._in(_CODES[name], text) if name in _CODES else text

    def _in(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.colour and text else text


@attrs.define(frozen=True)
class Heading:
    """A title, with a blank line before it."""

    text: str = attrs.field(converter=visible)

    def lines(self, ink: Ink) -> Iterator[str]:
        """Yield the blank line and the title."""
        yield ""
        yield from map(ink.bold, _wrapped(self.text, WIDTH))


@attrs.define(frozen=True)
class Paragraph:
    """Running text.

    Attributes:
        text: What it says; a blank line if nothing.
        indent: Blanks before the first line.
        hang: Further blanks before every other line.
    """

    text: str = attrs.field(converter=visible)
    indent: int = 0
    hang: int = 0

    def lines(self, _ink: Ink) -> Iterator[str]:
        """Yield its lines; a word that is longer than a line stands alone."""
        first, rest = " " * self.indent, " " * (self.indent + self.hang)
        yield from _wrapped(self.text, WIDTH, first, rest) or [""]


def _all_visible(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(visible, cells))


def _every_visible(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_all_visible, rows))


@attrs.define(frozen=True)
class Table:
    """Rows under titles, in columns that wrap where they must.

    Attributes:
        titles: One for each column.
        rows: Cells, as many in each row as there are titles.
    """

    titles: tuple[str, ...] = attrs.field(converter=_all_visible)
    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_every_visible)

    @classmethod
    def of(cls, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
        """Return a table of those columns in which something stands."""
        used = [i for i in range(len(titles)) if any(row[i] for row in rows)]
        kept = (tuple(row[i] for i in used) for row in rows)
        return cls(tuple(titles[i] for i in used), tuple(kept))

    def lines(self, ink: Ink) -> Iterator[str]:
        """Yield the titles and the rows; nothing if there is no row."""
        if not self.rows:
            return
        widths = _widths((self.titles, *self.rows), ink.width)
        for line in _laid_out(self.titles, widths, Ink()):
            yield ink.bold(line)
        for row in self.rows:
            yield from _laid_out(row, widths, ink)


Block = Heading | Paragraph | Table
"""A part of a page."""


def render(blocks: Iterable[Block], ink: Ink) -> str:
    """Return the blocks as text that ends with a line break."""
    return "".join(f"{line}\n" for block in blocks for line in block.lines(ink))


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    lines = wrap(
        text.replace(" | ", f"{_UNBROKEN}| "),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_UNBROKEN, " ") for line in lines]


def _widths(rows: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Return a width for each column: the widest give way until the line fits."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, cells)) for cells in columns]
    least = [max(map(_longest_word, cells)) for cells in columns]
    room = width - len(_GAP) * (len(columns) - 1)
    while sum(widths) > room:
        spare = [i for i, wide in enumerate(widths) if wide > least[i]]
        if not spare:
            break  # words that cannot be broken
        widths[max(spare, key=widths.__getitem__)] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _laid_out(row: tuple[str, ...], widths: list[int], ink: Ink) -> Iterator[str]:
    cells = [_wrapped(c, w) if c else [] for c, w in zip(row, widths, strict=True)]
    for pieces in zip_longest(*cells, fillvalue=""):
        line = [
            ink.status(cell, piece) + " " * (width - len(piece))
            for cell, piece, width in zip(row, pieces, widths, strict=True)
        ]
        yield _GAP.join(line).rstrip()
