"""Blocks of a page as lines of text, as wide as they are asked to be.

Rich draws tables and colours; it is loaded when there is one of the two. It would cut a
word that is longer than its share of a narrow terminal, a day or a code among them, so
the widths are worked out here, and rows that have no room side by side stand one under
the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

import attrs

from ccm.rules import Status
from ccm.share.tables import Block, Heading, Paragraph, Table

__all__ = ["WIDTH", "Ink", "render"]

WIDTH = 80
"""Columns that lines take unless it is said otherwise."""

_PROSE = 100
"""Columns that running text takes at most: longer lines are hard to read."""

_GAP = 2
"""Blanks between two columns."""

_HANG = 4
"""Further blanks before the second line of a cell that stands in a line of its own."""

_UNBROKEN = "\N{NO-BREAK SPACE}"
_FILLER = "\0"
"""Stands after a character that takes two columns; no text that is shown holds one."""

_NARROW = "\N{COMBINING GRAVE ACCENT}"
"""Every visible character before this one takes one column."""

_TOWER = 4
"""Lines of a cell that can still be read beside others on a narrow page."""

_Column = tuple[str, ...]

_BOLD = "bold"
_STYLES = {
    str(Status.OVERDUE): "bold red",
    str(Status.UNDETERMINED): "yellow",
    str(Status.OUTSTANDING): "cyan",
    str(Status.FULFILLED): "green",
    str(Status.FULFILLED_LATE): "green",
}


@attrs.define(frozen=True)
class Ink:
    """What a page is drawn with.

    Attributes:
        colour: Whether to use the colours of a terminal.
        width: Columns that a line can take, save for a word that is longer.
    """

    colour: bool = False
    width: int = WIDTH

    def bold(self, text: str) -> str:
        """Return a title."""
        if not (self.colour and text):
            return text
        from rich.color import ColorSystem  # noqa: PLC0415 - on a terminal alone
        from rich.style import Style  # noqa: PLC0415

        return Style.parse(_BOLD).render(text, color_system=ColorSystem.STANDARD)

    def narrowed(self, blanks: int) -> int:
        """Return how far to go in where the page is narrower than usual."""
        return min(blanks, blanks * self.width // WIDTH)


def render(blocks: Iterable[Block], ink: Ink) -> str:
    """Return the blocks as text that ends with a line break."""
    return "".join(f"{line}\n" for block in blocks for line in _lines(block, ink))


def _lines(block: Block, ink: Ink) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield from map(ink.bold, _wrapped(block.text, _prose(ink)))
        case Paragraph():
            yield from _paragraph(block, ink)
        case Table():
            yield from _table(block, ink)


def _prose(ink: Ink) -> int:
    return min(ink.width, _PROSE)


def _paragraph(block: Paragraph, ink: Ink) -> list[str]:
    first = " " * ink.narrowed(block.indent)
    rest = first + " " * ink.narrowed(block.hang)
    return _wrapped(block.text, _prose(ink), first, rest) or [""]


def _table(table: Table, ink: Ink) -> Iterator[str]:
    if not table.rows:
        return
    columns = [*zip(table.titles, *table.rows, strict=True)]
    widths = _widths(columns, ink.width - _GAP * (len(columns) - 1))
    if len(columns) == 1 or _is_legible(columns, widths, ink.width):
        yield from _side_by_side(table, widths, ink)
    else:
        yield from _one_under_the_other(table, ink)


def _is_legible(columns: list[_Column], widths: list[int], width: int) -> bool:
    """Tell whether columns have room and, on a narrow page, no cell is a tower."""
    if sum(widths) + _GAP * (len(widths) - 1) > width:
        return False
    lines = (
        len(_wrapped(cell, wide))
        for cells, wide in zip(columns, widths, strict=True)
        for cell in cells
    )
    return width >= WIDTH or max(lines) <= _TOWER


def _widths(columns: list[_Column], room: int) -> list[int]:
    """Return a width for each column: the widest give way until the line fits."""
    widths = [max(map(_columns, cells)) for cells in columns]
    least = [max(map(_longest_word, cells)) for cells in columns]
    while sum(widths) > room:
        spare = [i for i, wide in enumerate(widths) if wide > least[i]]
        if not spare:
            break  # a word that cannot be broken
        widths[max(spare, key=widths.__getitem__)] -= 1
    return widths


def _side_by_side(table: Table, widths: list[int], ink: Ink) -> Iterator[str]:
    from rich.table import Table as Grid  # noqa: PLC0415 - where there is a table
    from rich.text import Text  # noqa: PLC0415

    def cells(row: tuple[str, ...], style: str | None = None) -> list[Text]:
        return [
            Text("\n".join(_wrapped(cell, width)), style or _STYLES.get(cell, ""))
            for cell, width in zip(row, widths, strict=True)
        ]

    grid = Grid(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_header=False)
    for width in widths:
        grid.add_column(width=width, no_wrap=True, overflow="ignore")
    grid.add_row(*cells(table.titles, _BOLD))
    for row in table.rows:
        grid.add_row(*cells(row))
    yield from _drawn(grid, ink, sum(widths) + _GAP * len(widths))


def _drawn(grid: object, ink: Ink, width: int) -> Iterator[str]:
    from io import StringIO  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415

    lines = StringIO()
    Console(
        file=lines,
        width=width,
        color_system="standard" if ink.colour else None,
        force_terminal=ink.colour,
        force_jupyter=False,
        no_color=False,
        legacy_windows=False,
    ).print(grid, crop=False)
    yield from (line.rstrip(" ") for line in lines.getvalue().split("\n")[:-1])


def _one_under_the_other(table: Table, ink: Ink) -> Iterator[str]:
    """Yield each row as a line of its first cell, and one for each other cell.

    A first column without a title holds marks: they stand before the second cell.
    """
    first = 1 if table.titles[0] else 2
    for row in table.rows:
        head = " ".join(filter(None, row[:first])) or "-"
        yield from map(ink.bold, _wrapped(head, ink.width))
        for title, cell in zip(table.titles[first:], row[first:], strict=True):
            if cell:
                said = f"{title.lower()}: {cell}" if title else cell
                yield from _paragraph(Paragraph(said, indent=_HANG, hang=_HANG), ink)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(_spread(text))


def _longest_word(text: str) -> int:
    return max(map(_columns, _wrapped(text, 1)), default=0)


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return lines that break between words alone; a bar stays with what is before."""
    lines = wrap(
        _spread(text.replace(" | ", f"{_UNBROKEN}| ")),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_UNBROKEN, " ").replace(_FILLER, "") for line in lines]


def _spread(text: str) -> str:
    """Return text with as many characters as it takes columns."""
    if not text or max(text) < _NARROW:
        return text
    from rich.cells import get_character_cell_size as columns  # noqa: PLC0415

    return "".join((each + _FILLER)[: columns(each)] for each in text)
