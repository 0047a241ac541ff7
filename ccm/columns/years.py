"""Calendar years as bits of a number: which are owed, and which day each falls due."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from ccm.columns.block import Block
from ccm.columns.calendar import (
    FAR,
    NEVER,
    STARTS,
    Days,
    Flags,
    Months,
    day_of,
    months_of,
    number,
)
from ccm.columns.stating import Column, done_in
from ccm.columns.term import Term
from ccm.duties.yearly import due_on
from ccm.rules import Reading, Recurring

__all__ = ["YEARS", "Bits", "Firsts", "Years", "years_from"]

Bits = NDArray[np.uint64]
_Places = NDArray[np.intp]

YEARS = 63
"""How many years there are room for; the last stands for all beyond."""

_FROM: Bits = np.array([2**64 - 2**n for n in range(YEARS + 1)], np.uint64)


def years_from(place: _Places | int) -> Bits:
    """Return the bits of all years from one on, by its place.

    >>> bin(~years_from(3))
    '0b111'
    """
    found: Bits = _FROM[place]
    return found


class Years:
    """Sixty years: their places, and the days on which reports on them fall due.

    Attributes:
        dues: When the report on each year falls due.
        plain: The day and month of the rule in each year itself.
    """

    def __init__(self, norm: Recurring, reading: Reading, base: int) -> None:
        each = range(base, base + YEARS + 1)
        self._base, self._reading = base, reading
        self.dues = np.array([number(due_on(norm, y, reading)) for y in each], np.int32)
        plain = [number(date(year, norm.month, norm.day)) for year in each]
        self.plain = np.array(plain, np.int32)
        years = day_of(int(STARTS[0])).year + np.arange(len(STARTS)) // 12
        self._places = np.clip(years - base, 0, YEARS)
        self._places[-1] = 0  # no year: any will do

    def of(self, months: Months) -> _Places:
        """Return the place of the year of each month."""
        return np.take(self._places, months, mode="clip")

    def bits(self, years: NDArray[np.generic]) -> Bits:
        """Return the bit of each year; none of a year that there is no room for."""
        places = years.astype(np.int64) - self._base
        room = (places >= 0) & (places < YEARS)
        shifts = np.where(room, places, 0).astype(np.uint64)
        return room.astype(np.uint64) << shifts

    def first_due(self, bits: Bits) -> Days:
        """Return the day on which the first of some years falls due; `FAR` of none."""
        lowest = bits & (~bits + np.uint64(1))
        _, places = np.frexp(lowest.astype(np.float64))
        return np.where(bits == 0, FAR, self.dues[np.maximum(places - 1, 0)])

    def over(self, ends: Days) -> _Places:
        """Return the place of the first year of which nothing is owed by who leaves.

        Args:
            ends: The day on which the withdrawal takes effect.
        """
        if self._reading.last_reports == "none after it leaves":
            found = np.searchsorted(self.dues, ends)
        else:
            found = self.of(months_of(ends)) + 1
        return np.minimum(found, YEARS)


class Firsts:
    """The first year of which a report is owed, row by row.

    Attributes:
        takes: The columns that it reads.
    """

    def __init__(self, norm: Recurring, reading: Reading, years: Years) -> None:
        self._years, self._option = years, reading.first_annual_report
        self._term, self._initial = Term(norm.after, reading), done_in(norm.after)
        self._by_report = self._option == (
            "year before the 30 April after the initial report"
        )
        ours = (self._initial, self._initial.latest())
        self.takes: tuple[Column, ...] = ours if self._by_report else ()

    def of(self, block: Block, on: np.int32) -> tuple[Bits, Flags]:
        """Return all years from the first on, as bits, and which rows are in doubt."""
        sure = np.zeros(block.size, np.bool_)
        if self._by_report:
            return self._since_report(block, on)
        return years_from(self._place(block)), sure

    def _place(self, block: Block) -> _Places:
        year = self._years.of(block.months)
        if self._option == "year before the first 30 April":
            return year - (self._years.plain[year] >= STARTS[block.months])
        late = self._years.dues[year] < self._term.due(block)
        return np.minimum(year + late, YEARS)

    def _since_report(self, block: Block, on: np.int32) -> tuple[Bits, Flags]:
        """Return the years before the day that comes next after the initial report."""
        done, last = block.days(self._initial), block.latest(self._initial)
        vague = np.zeros(block.size, np.bool_)
        if last is not None:
            early = np.where((done == FAR) & (last > NEVER), NEVER, done)
            vague = (early < last) & (early <= on)
        begun = self._years.of(block.months)
        soonest = begun + (self._years.plain[begun] < STARTS[block.months])
        year = self._years.of(months_of(done))
        following = year + (self._years.plain[year] < done)
        place = np.minimum(np.maximum(following, soonest), YEARS + 1) - 1
        return np.where(done <= on, years_from(place), np.uint64(0)), vague
