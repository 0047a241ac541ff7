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
from ccm.columns.joining import BOUND, DOUBTS, IN_DOUBT
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
_MISSING = "reports that a source misses: the year, and the day by which there was none"


class _Row(NamedTuple):
    """What is known of the years of some rows.

    Attributes:
        first: All years from the first that the duty covers.
        filed: The years of which a report is on record.
        seen: Those of which a source says that there was none by the day.
        unsure: Whether the first year is in doubt.
        vague: Whether it is whether a report was filed by the day.
    """

    first: Bits
    filed: Bits
    seen: Bits
    unsure: Flags
    vague: Flags

    def of(self, rows: NDArray[np.intp]) -> _Row:
        """Return the same of some of the rows."""
        first, filed, seen = self.first[rows], self.filed[rows], self.seen[rows]
        return _Row(first, filed, seen, self.unsure[rows], self.vague[rows])


class _Judged(NamedTuple):
    """What comes of the years that are owed.

    Attributes:
        late: Whether a report is owed, past its day and not on record.
        seen: Whether a source says so of one of them.
        due: The next day on which one falls due that is not yet on record.
        coming: Whether there is such a day.
    """

    late: Flags
    seen: Flags
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
        self._missing = Column(f"{name}_missing", Kind.MISSING, _MISSING, needed=False)
        self._due = Answer(f"{name}_deadline", Sort.DAY)
        self._status = Answer(f"{name}_status", Sort.STATUS)
        self._doubt = Answer(f"{name}_doubt", Sort.DOUBT)
        self.gives = (self._due, self._status, self._doubt)
        self.takes = (*self._firsts.takes, self._reports, self._missing, COVERED)

    def run(self, block: Block, made: Made) -> None:
        """Answer for a block."""
        known = self._known(block)
        judged = self._judged(known)
        status, doubt = self._stands(block.bound, known, judged, block.covered)
        sure = ~(known.unsure | known.vague)
        dated = judged.coming & (block.bound == BOUND) & sure
        told = _Told(status, doubt, judged.due, dated)
        if block.leaving is not None:
            self._leave(block, block.leaving, known, told)
        self._write(block, made, told)

    def _known(self, block: Block) -> _Row:
        """Return what is known of the years of a block."""
        first, unsure = self._firsts.of(block, self._on)
        filed, perhaps = self._on_record(block)
        vague = (perhaps & first & ~filed) != 0
        return _Row(first, filed, self._seen(block), unsure, vague)

    def _stands(
        self, bound: Codes, known: _Row, judged: _Judged, covered: Days
    ) -> tuple[Codes, Codes]:
        """Return how rows stand, and what is in doubt."""
        heard = covered >= self._on
        flags = (known.unsure, known.vague, judged.late, judged.seen, heard)
        code = _code(bound, flags)
        status, doubt = (np.take(table, code) for table in _TABLES)
        return status, doubt

    def _write(self, block: Block, made: Made, told: _Told) -> None:
        made.codes(self._status.name, block)[...] = told.status
        made.tell(self._status.name, block, _ALL[: block.size])
        made.doubt(self._doubt.name, block, told.doubt)
        made.days(self._due.name, block)[...] = told.due
        made.tell(self._due.name, block, told.dated)

    def _judged(self, known: _Row, ends: NDArray[np.intp] | None = None) -> _Judged:
        """Return what comes of the years from the first on.

        Args:
            known: What is known of them.
            ends: The place of the first year that is not owed any more.
        """
        lacking = known.first & ~known.filed
        if ends is not None:
            lacking &= ~years_from(ends)
        past = ~years_from(self._next)
        coming = lacking & ~past
        due = np.full(len(lacking), self._years.dues[self._next])
        others = ((coming & (_ONE << np.uint64(self._next))) == 0).nonzero()[0]
        if others.size:
            due[others] = self._years.first_due(coming[others])
        lapsed = lacking & past
        seen = (lapsed & known.seen) != 0
        return _Judged(lapsed != 0, seen, due, due < FAR)

    # reports

    def _on_record(self, block: Block) -> tuple[Bits, Bits]:
        """Return the years of which a report was filed by the day, surely or perhaps.

        None are perhaps where no report lacks its year or its day.
        """
        told = _Listed(block, block.reports(self._reports))
        years = self._years.bits(told.years)
        vague = told.vague()
        sure = told.days <= self._on
        if vague is None:
            filed = told.joined(np.where(sure, years, np.uint64(0)))
            return filed, np.zeros_like(filed)
        named = told.named()
        perhaps = years if named is None else np.where(named, years, years_from(0))
        filed = told.joined(np.where(sure & ~vague, years, np.uint64(0)))
        return filed, told.joined(np.where(vague, perhaps, np.uint64(0)))

    def _seen(self, block: Block) -> Bits:
        """Return the years of which a source says that there was no report by the day.

        What lacks its year or its day says nothing.
        """
        if not block.has(self._missing):
            return np.zeros(block.size, np.uint64)
        told = _Listed(block, block.reports(self._missing))
        vague, seen = told.vague(), told.days >= self._on
        if vague is not None:
            seen &= ~vague
        return told.joined(np.where(seen, self._years.bits(told.years), np.uint64(0)))

    # those that leave

    def _leave(self, block: Block, leaving: Leaving, years: _Row, told: _Told) -> None:
        """Say what rows with a notice of withdrawal still owe, as it is read."""
        bound, rows = block.bound[leaving.rows], leaving.rows
        begun = STARTS[block.months[rows]] <= self._on
        asked = (leaving.received <= self._on) & begun & (bound < IN_DOUBT)
        unsure = asked & ~leaving.sure
        told.status[rows[unsure]] = _UNDETERMINED
        told.doubt[rows[unsure]] = Doubt.LEAVING
        told.dated[rows[unsure]] = False
        after = self._reading.last_reports == "for its time as a Party"
        known = asked & leaving.sure & ((bound == BOUND) | after)
        some, ends = rows[known], leaving.ends[known]
        if some.size:
            self._owed_on_leaving(block, some, years.of(some), ends, told)

    def _owed_on_leaving(
        self,
        block: Block,
        rows: NDArray[np.intp],
        known: _Row,
        ends: Days,
        told: _Told,
    ) -> None:
        """Say what rows owe of which it is known when the withdrawal takes effect."""
        judged = self._judged(known, self._years.over(ends))
        bound, covered = np.ones(len(rows), np.uint8), block.covered[rows]
        status, doubt = self._stands(bound, known, judged, covered)
        unsure = known.unsure | known.vague
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


class _Listed:
    """The reports of a block, made or missing, one after the other.

    Attributes:
        years: The years that they cover.
        days: Their days.
    """

    __slots__ = ("_block", "_bounds", "_reports", "days", "years")

    def __init__(self, block: Block, reports: Reports) -> None:
        self._block, self._reports = block, reports
        bounds = reports.offsets[block.start : block.stop + 1].astype(np.intp)
        self._bounds = bounds
        start, stop = self._span
        self.years = reports.years.values[start:stop]
        self.days: Days = reports.days.values[start:stop]  # type: ignore[assignment]

    @property
    def _span(self) -> tuple[int, int]:
        return int(self._bounds[0]), int(self._bounds[-1])

    def named(self) -> Flags | None:
        """Return which of them name their year; None if all do."""
        return self._reports.years.there(*self._span)

    def vague(self) -> Flags | None:
        """Return which of them lack their year or their day; None if none does."""
        found: Flags | None = None
        for there in (self.named(), self._reports.days.there(*self._span)):
            if there is not None and not there.all():
                found = ~there if found is None else found | ~there
        return found

    def joined(self, bits: Bits) -> Bits:
        """Return the bits of each row's reports in one number."""
        bounds, block = self._bounds, self._block
        found = np.zeros(len(bounds) - 1, np.uint64)
        some = bounds[1:] > bounds[:-1]
        if len(bits):
            starts = bounds[:-1][some] - bounds[0]
            found[some] = np.bitwise_or.reduceat(bits, starts)
        there = self._reports.lists.there(block.start, block.stop)
        if there is not None:
            found[~there] = 0
        return found


def _stand(bound: int, *flags: int) -> tuple[Status, Doubt]:
    """Return how a row stands, and what is in doubt."""
    unsure, vague, late, seen, heard = flags
    if bound != BOUND:
        if bound < IN_DOUBT:
            return Status.NOT_BOUND, Doubt.NONE
        return Status.UNDETERMINED, DOUBTS[bound]
    if unsure or vague:
        settled = seen and not unsure  # whatever else was filed
        return Status.OVERDUE if settled else Status.UNDETERMINED, Doubt.REPORT
    if not late:
        return Status.OUTSTANDING, Doubt.NONE
    if not (heard or seen):
        return Status.UNDETERMINED, Doubt.SILENCE
    return Status.OVERDUE, Doubt.NONE


_STANDS = [_stand(*each) for each in product(range(4), *[range(2)] * 5)]
_TABLES: tuple[Codes, Codes] = (
    np.array([STATUSES.index(status) for status, _ in _STANDS], np.uint8),
    np.array([doubt for _, doubt in _STANDS], np.uint8),
)
"""Status and doubt by the code of a row."""

_UNDETERMINED = np.uint8(STATUSES.index(Status.UNDETERMINED))
_NOT_BOUND = np.uint8(STATUSES.index(Status.NOT_BOUND))
