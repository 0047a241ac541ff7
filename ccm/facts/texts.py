"""Files of text as they are read: UTF-8, and no line without an end."""

from __future__ import annotations

import csv
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from errno import ENOENT
from typing import TextIO

__all__ = ["lines_of", "opened"]

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


def lines_of(file: TextIO) -> Iterator[str]:
    """Yield the lines of a file.

    Raises:
        UnicodeDecodeError: It is no text.
        csv.Error: A line is longer than that of a table can be.
    """
    while line := file.readline(_LONGEST):
        if len(line) == _LONGEST:
            msg = f"line longer than {_LONGEST:,} characters"
            raise csv.Error(msg)
        yield line
