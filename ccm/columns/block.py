"""Rows as they are read: a block at a time, so that all of it stays in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from ccm.columns.calendar import FAR, NEVER, Codes, Days, Flags, Months
from ccm.columns.stating import COVERED, Column

__all__ = ["LARGEST", "Block", "Leaving", "Reports", "Stored", "blocks"]

LARGEST = 16384
"""Rows of a block; whole bytes of bits, so that no byte is shared by two."""

UNKNOWN = np.uint8(2)
"""The code of a flag of which nobody knows whether it is yes (1) or no (0)."""


class Stored:
    """A column as it is stored: values, and which of them are there.

    Attributes:
        values: The values; for flags, one byte each.
        bits: One bit for each value that is there; None if all are.
        first: The place of the first value's bit.
    """

    __slots__ = ("bits", "first", "values")

    def __init__(
        self, values: NDArray[np.generic], bits: Codes | None = None, first: int = 0
    ) -> None:
        self.values, self.bits, self.first = values, bits, first

    def there(self, start: int, stop: int) -> Flags | None:
        """Return which values of some rows are there; None if all are."""
        if self.bits is None:
            return None
        return unpacked(self.bits, self.first + start, self.first + stop)


def unpacked(bits: Codes, start: int, stop: int) -> Flags:
    """Return bits as bytes, from one place to another.

    >>> unpacked(np.array([0b101], np.uint8), 1, 3).tolist()
    [False, True]
    """
    skip = start % 8
    found = np.unpackbits(bits[start // 8 : (stop + 7) // 8], bitorder="little")
    return found[skip : skip + stop - start].view(np.bool_)


class Reports:
    """Reports as they are stored, made or missing: of each row, from which to which.

    Attributes:
        offsets: Where the reports of each row begin, and those of the last end.
        lists: Which rows have any; as `Stored` says.
        years: The years that the reports cover.
        days: The days on which they were filed, or by which there was none.
    """

    __slots__ = ("days", "lists", "offsets", "years")

    def __init__(
        self, offsets: NDArray[np.integer], lists: Stored, years: Stored, days: Stored
    ) -> None:
        self.offsets, self.lists, self.years, self.days = offsets, lists, years, days


class Block:
    """Some rows of a batch.

    Attributes:
        start: The first row.
        stop: The row after the last.
        months: Place of the month in which the treaty enters into force; the last
            one where it does not.
        bound: Whether the State is bound: no (0), yes (1), in doubt (2, 3).
        leaving: Of the rows with a notice of withdrawal, when that takes effect.
    """

    __slots__ = (
        "_covered",
        "_reports",
        "_stored",
        "bound",
        "deposit",
        "leaving",
        "months",
        "start",
        "stop",
    )

    def __init__(
        self,
        stored: Mapping[str, Stored],
        reports: Mapping[str, Reports],
        start: int,
        stop: int,
    ) -> None:
        self._stored, self._reports = stored, reports
        self.start, self.stop = start, stop
        self.months: Months
        self.deposit: Days
        self.bound: Codes
        self.leaving: Leaving | None = None
        self._covered: Days | None = None

    @property
    def size(self) -> int:
        """How many rows there are."""
        return self.stop - self.start

    @property
    def covered(self) -> Days:
        """The last days through which the rows hold all that happened."""
        if self._covered is None:
            self._covered = self.days(COVERED, NEVER)
        return self._covered

    def has(self, column: Column) -> bool:
        """Tell whether a column is there."""
        return column.name in self._stored or column.name in self._reports

    def days(self, column: Column, null: np.int32 = FAR) -> Days:
        """Return the days of a column, with one for null."""
        stored = self._stored[column.name]
        values: Days = stored.values[self.start : self.stop]  # type: ignore[assignment]
        there = stored.there(self.start, self.stop)
        return values if there is None else np.where(there, values, null)

    def latest(self, column: Column) -> Days | None:
        """Return the last days that days known in part can be; `NEVER` where exact."""
        told = column.latest()
        return self.days(told, NEVER) if self.has(told) else None

    def counts(self, column: Column) -> Months:
        """Return the numbers of a column, with -1 for null."""
        stored = self._stored[column.name]
        values = stored.values[self.start : self.stop]
        there = stored.there(self.start, self.stop)
        if there is None:
            return values.astype(np.int16, copy=False)
        return np.where(there, values, np.int16(-1)).astype(np.int16, copy=False)

    def flags(self, column: Column) -> Codes:
        """Return the flags of a column: no (0), yes (1), not known (2)."""
        stored = self._stored[column.name]
        bits: Codes = stored.values  # type: ignore[assignment]
        values = unpacked(bits, stored.first + self.start, stored.first + self.stop)
        there = stored.there(self.start, self.stop)
        codes = values.view(np.uint8)
        return codes if there is None else np.where(there, codes, UNKNOWN)

    def reports(self, column: Column) -> Reports:
        """Return the reports of a column, of all rows of the batch."""
        return self._reports[column.name]


class Leaving:
    """Of the rows with a notice of withdrawal: when it takes effect.

    Attributes:
        rows: The rows.
        received: When the notice was received, at the earliest.
        ends: When it takes effect, if that is known.
        sure: Whether it is.
    """

    __slots__ = ("ends", "received", "rows", "sure")

    def __init__(
        self, rows: NDArray[np.intp], received: Days, ends: Days, sure: Flags
    ) -> None:
        self.rows, self.received, self.ends, self.sure = rows, received, ends, sure


def blocks(size: int) -> Iterator[tuple[int, int]]:
    """Yield the first row of each block, and the row after its last.

    >>> list(blocks(20_000))
    [(0, 16384), (16384, 20000)]
    """
    for start in range(0, size, LARGEST):
        yield start, min(start + LARGEST, size)
