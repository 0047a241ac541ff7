"""A duty of every year, over columns: what `ccm.duties.yearly` says of known days.

The years of which a report is owed, and those of which one is on record, are the bits
of a number: a row is late where one is owed, past its day and not on record.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccm.columns.block import LARGEST, Block, Leaving, Reports
from ccm.columns.calendar import FAR, STARTS, Codes, Days, Flags, number
from ccm.columns.joining import BOUND, IN_DOUBT
from ccm.columns.made import Answer, Made, Sort
from ccm.columns.once import STATUSES
from ccm.columns.stating import COVERED, Column, Doubt, Kind, stem
from ccm.columns.years import YEARS, Bits, Firsts, Years, years_from
from ccm.errors import InvalidValueError
from ccm.rules import Reading, Recurring, Status

__all__ = ["Yearly"]

_SPARE = 3
_ONE = np.uint64(1)
_ALL = np.ones(LARGEST, np.bool_)
_SAYS = "its reports: the year that each covers, and the day on which it was filed"


class _Judged(NamedTuple):
    """What comes of the years that are owed.

    Attributes:
        late: Whether a report is owed, past its day and not on record.
        due: The next day on which one falls due that is not yet on record.
        coming: Whether there is such a day.
    """

    late: Flags
    due: Days
    coming: Flags


class _Told(NamedTuple):
    """What is told of the rows of a block."""

    status: Codes
    doubt: Codes
    due: Days
    dated: Flags


class Yearly:
    """A duty of every year: the next day, the status, and what is in doubt.

    Attributes:
        takes: The columns that it reads.
        gives: The columns that it makes.

    Raises:
        InvalidValueError: The day lies more than sixty years after the first.
    """

    def __init__(
        self, norm: Recurring, on: date, reading: Reading, begins: date | None
    ) -> None:
        name, base = stem(norm), min(on, begins or on).year - 1
        if on.year - base > YEARS - _SPARE:
            msg = f"on: expected a day within 60 years of {begins}, got {on}"
            raise InvalidValueError(msg)
        self._reading, self._on = reading, number(on)
        self._years = Years(norm, reading, base)
        self._firsts = Firsts(norm, reading, self._years)
        self._next = int((self._years.dues < self._on).sum())
        self._reports = Column(f"{name}_reports", Kind.REPORTS, _SAYS)
        self._due = Answer(f"{name}_deadline", Sort.DAY)
        self._status = Answer(f"{name}_status", Sort.STATUS)
        self._doubt = Answer(f"{name}_doubt", Sort.DOUBT)
        self.gives = (self._due, self._status, self._doubt)
        self.takes = (*self._firsts.takes, self._reports, COVERED)

    def run(self, block: Block, made: Made) -> None:
        """Answer for a block."""
        first, unsure = self._firsts.of(block, self._on)
        filed, perhaps = self._on_record(block)
        judged = self._judged(first, filed)
        if perhaps is not None:
            unsure = unsure | ((perhaps & first & ~filed) != 0)
        heard = block.covered >= self._on
        code = _code(block.bound, (unsure, judged.late, heard))
        status, doubt = (np.take(table, code) for table in _TABLES)
        dated = judged.coming & (block.bound == BOUND) & ~unsure
        told = _Told(status, doubt, judged.due, dated)
        if block.leaving is not None:
            self._leave(block, block.leaving, (first, filed), told)
        self._write(block, made, told)

    def _write(self, block: Block, made: Made, told: _Told) -> None:
        made.codes(self._status.name, block)[...] = told.status
        made.tell(self._status.name, block, _ALL[: block.size])
        made.doubt(self._doubt.name, block, told.doubt)
        made.days(self._due.name, block)[...] = told.due
        made.tell(self._due.name, block, told.dated)

    def _judged(
        self, first: Bits, filed: Bits, ends: NDArray[np.intp] | None = None
    ) -> _Judged:
        """Return what comes of the years from the first on.

        Args:
            first: All years from the first that the duty covers.
            filed: The years of which a report is on record.
            ends: The place of the first year that is not owed any more.
        """
        lacking = first & ~filed
        if ends is not None:
            lacking &= ~years_from(ends)
        past = ~years_from(self._next)
        coming = lacking & ~past
        due = np.full(len(first), self._years.dues[self._next])
        others = ((coming & (_ONE << np.uint64(self._next))) == 0).nonzero()[0]
        if others.size:
            due[others] = self._years.first_due(coming[others])
        return _Judged((lacking & past) != 0, due, due < FAR)

    # reports

    def _on_record(self, block: Block) -> tuple[Bits, Bits | None]:
        """Return the years of which a report was filed by the day, surely or perhaps.

        None are perhaps where no report lacks its year or its day.
        """
        reports = block.reports(self._reports)
        there = reports.lists.there(block.start, block.stop)
        bounds = reports.offsets[block.start : block.stop + 1].astype(np.intp)
        start, stop = int(bounds[0]), int(bounds[-1])
        years = self._years.bits(reports.years.values[start:stop])
        days: Days = reports.filed.values[start:stop]  # type: ignore[assignment]
        sure = days <= self._on
        vague = _vague(reports, start, stop)
        if vague is not None:
            sure &= ~vague
        filed = _joined(np.where(sure, years, np.uint64(0)), bounds, there)
        if vague is None:
            return filed, None
        named = reports.years.there(start, stop)
        perhaps = years if named is None else np.where(named, years, years_from(0))
        return filed, _joined(np.where(vague, perhaps, np.uint64(0)), bounds, there)

    # those that leave

    def _leave(
        self, block: Block, leaving: Leaving, years: tuple[Bits, Bits], told: _Told
    ) -> None:
        """Say what rows with a notice of withdrawal still owe, as it is read."""
        bound, rows = block.bound[leaving.rows], leaving.rows
        begun = STARTS[block.months[rows]] <= self._on
        asked = (leaving.received <= self._on) & begun & (bound != IN_DOUBT)
        unsure = asked & ~leaving.sure
        told.status[rows[unsure]] = _UNDETERMINED
        told.doubt[rows[unsure]] = Doubt.LEAVING
        told.dated[rows[unsure]] = False
        after = self._reading.last_reports == "for its time as a Party"
        known = asked & leaving.sure & ((bound == BOUND) | after)
        some, ends = rows[known], leaving.ends[known]
        if some.size:
            first, filed = (bits[some] for bits in years)
            judged = self._judged(first, filed, self._years.over(ends))
            self._owed_on_leaving(block, some, judged, told)

    def _owed_on_leaving(
        self, block: Block, rows: NDArray[np.intp], judged: _Judged, told: _Told
    ) -> None:
        """Say what rows owe of which it is known when the withdrawal takes effect."""
        unsure = told.doubt[rows] == Doubt.REPORT
        heard = block.covered[rows] >= self._on
        code = _code(np.ones(len(rows), np.uint8), (unsure, judged.late, heard))
        status, doubt = (np.take(table, code) for table in _TABLES)
        owes = judged.late | judged.coming | (block.bound[rows] == BOUND)
        told.status[rows] = np.where(owes | unsure, status, _NOT_BOUND)
        told.doubt[rows] = np.where(owes | unsure, doubt, np.uint8(Doubt.NONE))
        told.due[rows] = judged.due
        told.dated[rows] = judged.coming & ~unsure


def _code(bound: Codes, flags: tuple[Flags, ...]) -> Codes:
    """Return the code of each row in the tables."""
    code = bound
    for flag in flags:
        code = np.uint8(2) * code
        code += flag.view(np.uint8)
    return code


def _vague(reports: Reports, start: int, stop: int) -> Flags | None:
    """Return which reports lack their year or their day; None if none does."""
    found: Flags | None = None
    for stored in (reports.years, reports.filed):
        there = stored.there(start, stop)
        if there is not None and not there.all():
            found = ~there if found is None else found | ~there
    return found


def _joined(bits: Bits, bounds: NDArray[np.intp], there: Flags | None) -> Bits:
    """Return the bits of each row's reports in one number."""
    found = np.zeros(len(bounds) - 1, np.uint64)
    some = bounds[1:] > bounds[:-1]
    if len(bits):
        starts = bounds[:-1][some] - bounds[0]
        found[some] = np.bitwise_or.reduceat(bits, starts)
    if there is not None:
        found[~there] = 0
    return found


def _stand(bound: int, unsure: int, late: int, heard: int) -> tuple[Status, Doubt]:
    """Return how a row stands, and what is in doubt."""
    if bound != BOUND:
        if bound != IN_DOUBT:
            return Status.NOT_BOUND, Doubt.NONE
        return Status.UNDETERMINED, Doubt.LEAVING
    if unsure:
        return Status.UNDETERMINED, Doubt.REPORT
    if not late:
        return Status.OUTSTANDING, Doubt.NONE
    if not heard:
        return Status.UNDETERMINED, Doubt.SILENCE
    return Status.OVERDUE, Doubt.NONE


_STANDS = [_stand(*each) for each in product(range(4), range(2), range(2), range(2))]
_TABLES: tuple[Codes, Codes] = (
    np.array([STATUSES.index(status) for status, _ in _STANDS], np.uint8),
    np.array([doubt for _, doubt in _STANDS], np.uint8),
)
"""Status and doubt by the code of a row."""

_UNDETERMINED = np.uint8(STATUSES.index(Status.UNDETERMINED))
_NOT_BOUND = np.uint8(STATUSES.index(Status.NOT_BOUND))
