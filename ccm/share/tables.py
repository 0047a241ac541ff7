"""Headings, paragraphs and tables: what stands on a page, before it is drawn.

What a block holds is made visible when it is made: no character of a name or a source
reaches a terminal that would command it or hide something, and columns are as wide as
what is shown. `ccm.share.drawing` makes lines of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from ccm.words.characters import visible

__all__ = ["Block", "Heading", "Paragraph", "Table"]


@attrs.define(frozen=True)
class Heading:
    """A title, with a blank line before it."""

    text: str = attrs.field(converter=visible)


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


Block = Heading | Paragraph | Table
"""A part of a page."""
