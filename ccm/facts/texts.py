"""Files of text as they are read: UTF-8, and no line without an end."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from errno import ENOENT
from typing import TextIO

__all__ = ["NoTextError", "lines_of", "opened", "pieces_of"]

_LONGEST = 2**20
"""How many characters a line can have, so that what never ends is not kept."""


@contextmanager
def opened(path: str | os.PathLike[str]) -> Generator[TextIO]:
    """Open a file of text, with the mark that spreadsheets put before UTF-8 or without.

    Raises:
        OSError: The file cannot be read, or no file can have such a name.
    """
    if "\0" in os.fspath(path):  # which Python calls no such file, but another error
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), os.fspath(path))
    with open(path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
        yield file


class NoTextError(ValueError):
    """A file is no UTF-8; tells at which line, what stands there, and what to do."""

    def __init__(self, error: UnicodeDecodeError, lines: int, *, begun: bool) -> None:
        """Place what was found.

        Args:
            error: The error, of bytes that follow what has been read.
            lines: How many lines were read before.
            begun: Whether anything was read before.
        """
        odd, read = error.object[error.start], error.object[: error.start]
        self.line = lines + len(_ENDS.findall(read)) + 1
        found = f"the byte 0x{odd:02x}: save it as UTF-8"
        if not begun:
            head = error.object
            found = next((o for h, o in _OTHERS.items() if head.startswith(h)), found)
        super().__init__(f"expected UTF-8, got {found}")


_ENDS = re.compile(rb"\r\n|\r|\n")
_OTHERS = {
    b"\xff\xfe": "UTF-16: save it as UTF-8",
    b"\xfe\xff": "UTF-16: save it as UTF-8",
    b"PK\x03\x04": "a workbook or an archive: save the sheet as CSV",
}
"""How files begin that are often given for text, and what they are."""


def pieces_of(file: TextIO, longest: int = _LONGEST) -> Iterator[str]:
    """Yield the lines of a file, those that are too long in pieces.

    Raises:
        NoTextError: It is no text.
    """
    lines, begun = 0, False
    try:
        while piece := file.readline(longest):
            yield piece
            lines, begun = lines + piece.endswith(("\n", "\r")), True
    except UnicodeDecodeError as error:
        raise NoTextError(error, lines, begun=begun) from None


def lines_of(file: TextIO) -> Iterator[str]:
    """Yield the lines of a file.

    Raises:
        NoTextError: It is no text.
        csv.Error: A line is longer than that of a table can be.
    """
    for line in pieces_of(file):
        if len(line) == _LONGEST:
            msg = f"line longer than {_LONGEST:,} characters"
            raise csv.Error(msg)
        yield line
