"""What requests and decisions make of the deadline of each row.

Most rows have extensions in months, which add up and run from entry into force: that is
done for all of them at once. Where a decision names an end, or a reading counts from
another day, the few rows that it concerns are walked decision by decision.
"""

from __future__ import annotations

from datetime import date

import attrs
import numpy as np
from numpy.typing import NDArray

from ccm.columns.block import Block
from ccm.columns.calendar import (
    FAR,
    LAST_DAY,
    MONTHS,
    NEVER,
    Days,
    Flags,
    Months,
    after,
    number,
)
from ccm.columns.stating import Column, Kind, stem
from ccm.columns.term import Term, shortened
from ccm.dates import Rounding
from ccm.rules import Reading, TimeBound

__all__ = ["Extending", "Numbered"]

_Rows = NDArray[np.intp]


@attrs.define(frozen=True)
class Numbered:
    """The columns of one request, and of the decision on it.

    Attributes:
        decided: When it was decided.
        months: For how many months it was granted.
        until: Which day the decision names as the end.
        filed: When it was filed.
        closes: When the meeting closes that is to decide it.
    """

    decided: Column
    months: Column
    until: Column
    filed: Column
    closes: Column

    @classmethod
    def of(cls, norm: TimeBound, count: int) -> Numbered:
        """Return the columns of a request, by its number."""

        def column(name: str, kind: Kind, says: str, *, needed: bool = False) -> Column:
            full = f"{stem(norm)}_{count}_{name}"
            return Column(full, kind, says, needed)

        day, months = Kind.DAY, Kind.MONTHS
        decided = f"day of the decision on request {count}; null if there is none"
        granted = "months granted, 0 if refused; null if not known, or an end is named"
        closes = "close of the meeting that is to decide it; null if not known"
        return cls(
            column("decided", day, decided, needed=True),
            column("months", months, granted, needed=True),
            column("until", day, "end that the decision names; null if it names none"),
            column("filed", day, f"day of request {count}; null if there is none"),
            column("closes", day, closes),
        )

    @property
    def all(self) -> tuple[Column, ...]:
        """Every one of them."""
        latest = self.decided.latest()
        return self.decided, latest, self.months, self.until, self.filed, self.closes


class _Decision:
    """One decision of each row of a block, as far as it is told.

    Attributes:
        day: When it was taken.
        months: For how many months; -1 where that is not known.
        until: Which end it names.
    """

    __slots__ = ("day", "months", "until")

    def __init__(self, day: Days, months: Months, until: Days | None) -> None:
        self.day, self.months, self.until = day, months, until

    def of(self, rows: _Rows) -> tuple[Days, Months, Days]:
        """Return day, months and end of some rows."""
        until = np.full(len(rows), FAR) if self.until is None else self.until[rows]
        return self.day[rows], self.months[rows], until


class Extending:
    """The requests and decisions on a deadline, row by row.

    Attributes:
        takes: The columns that it reads.
    """

    def __init__(self, norm: TimeBound, on: date, reading: Reading, count: int) -> None:
        self._norm, self._reading, self._on = norm, reading, number(on)
        self._each = [Numbered.of(norm, n + 1) for n in range(count)]
        self.takes = tuple(column for each in self._each for column in each.all)
        self._term = Term(norm, reading)
        self._eve = np.int32(shortened(norm.period, reading, longer=True))
        self._followed = (
            reading.late_request != "inadmissible"
            and reading.silence_procedure == "a decision"
        )
        self._suspends = reading.pending_request == "suspends"
        self._adds_up = reading.extension_base == "previous deadline"

    def run(
        self, block: Block, due: Days, done: Days, by: Days
    ) -> tuple[Flags, Flags | None]:
        """Extend the deadlines of a block.

        Args:
            block: The rows.
            due: The deadlines before any extension; on return, those that hold on
                the day asked about.
            done: When the duty was performed.
            by: The same, or the day asked about if that comes first.

        Returns:
            Which rows are late, and of which what was decided is in doubt.
        """
        if not self._each:
            return by > due, None
        first = due.copy()
        told = [self._told(block, each) for each in self._each]
        open_ = self._unsure(block, told)
        self._extended(block, told, due, open_)
        late = by > due
        self._by_then(block, told, done, (by > first, late, open_))
        doubtful = open_.nonzero()[0]
        late[doubtful] = by[doubtful] > first[doubtful]
        if self._suspends:
            rows = (late & ~open_).nonzero()[0]
            late[rows] = ~self._awaiting(block, told, rows, by[rows])
        return late, open_

    def _told(self, block: Block, each: Numbered) -> _Decision:
        until = block.days(each.until) if block.has(each.until) else None
        if until is not None:
            until = np.where(until > FAR, FAR - 1, until)  # named, and never comes
        return _Decision(block.days(each.decided), block.counts(each.months), until)

    def _extended(
        self, block: Block, told: list[_Decision], due: Days, open_: Flags
    ) -> None:
        """Extend deadlines by what was decided by the day asked about."""
        odd = np.zeros(block.size, np.bool_)
        added = np.zeros(block.size, np.int16)
        for each in told:
            taken = each.day <= self._on
            added += np.maximum(each.months, 0) * taken
            np.minimum(added, MONTHS, out=added)
            if not self._adds_up:
                odd |= taken
            elif each.until is not None:
                odd |= taken & (each.until < FAR)
        if self._adds_up:
            self._term.longer(block, added, due)
        rows = odd.nonzero()[0]
        if rows.size:
            on = np.full(len(rows), self._on)
            due[rows], unsure = self._walked(block, told, rows, on)
            open_[rows] |= unsure
        open_ |= due > LAST_DAY  # the calendar tells no day beyond

    def _by_then(
        self,
        block: Block,
        told: list[_Decision],
        done: Days,
        found: tuple[Flags, Flags, Flags],
    ) -> None:
        """Hold performance to the deadline of its day, not to one set since.

        By the first deadline it is in time, whatever was decided.
        """
        beyond, late, open_ = found
        since = np.zeros(block.size, np.bool_)
        for each in told:
            since |= (each.day > done) & (each.day <= self._on)
        rows = (since & beyond).nonzero()[0]
        if rows.size:
            due, unsure = self._walked(block, told, rows, done[rows])
            late[rows] = done[rows] > due
            open_[rows] |= unsure

    # what is in doubt

    def _unsure(self, block: Block, told: list[_Decision]) -> Flags:
        """Return of which rows it is in doubt what was decided."""
        found = np.zeros(block.size, np.bool_)
        later = np.zeros(block.size, np.bool_)
        for each, named in zip(reversed(told), reversed(self._each), strict=True):
            taken, absent = each.day <= self._on, each.day == FAR
            found |= absent & (later | (each.months > 0))
            ended = each.until
            untold = each.months < 0
            if ended is not None:
                untold &= ended == FAR
                found |= absent & (ended < FAR)
            found |= taken & (untold if self._followed else each.months != 0)
            later |= taken
            self._partly_known(block, named, each, found)
            self._undecided(block, named, absent, found)
        return found

    def _partly_known(
        self, block: Block, named: Numbered, each: _Decision, found: Flags
    ) -> None:
        """Add the rows in which the day of a decision is known only in part."""
        last = block.latest(named.decided)
        if last is not None:
            early = np.where((each.day == FAR) & (last > NEVER), NEVER, each.day)
            found |= (early < last) & (early <= self._on)

    def _undecided(
        self, block: Block, named: Numbered, absent: Flags, found: Flags
    ) -> None:
        """Add the rows in which a meeting has closed, and with what is not told."""
        if block.has(named.filed):
            asked = absent & (block.days(named.filed) <= self._on)
            if block.has(named.closes) and (self._followed or not self._suspends):
                asked &= block.days(named.closes, NEVER) < self._on
            found |= asked

    def _awaiting(
        self, block: Block, told: list[_Decision], rows: _Rows, by: Days
    ) -> Flags:
        """Return in which rows a request keeps the deadline from passing, so read.

        One that is pending by a day, and was filed before the deadline had passed.
        """
        requests: list[tuple[Days, Flags]] = []
        for each in self._each:
            filed = np.full(len(rows), FAR)
            if block.has(each.filed):
                filed = block.days(each.filed)[rows]
            stood, _ = self._walked(block, told, rows, filed)
            timely = filed <= stood
            timely |= _pending(requests, told, rows, filed)
            requests.append((filed, timely))
        return _pending(requests, told, rows, by)

    # decision by decision

    def _walked(
        self, block: Block, told: list[_Decision], rows: _Rows, by: Days
    ) -> tuple[Days, Flags]:
        """Return the deadlines of some rows by a day, and which are in doubt."""
        rounding = self._reading.rounding
        due = self._walk(block, told, rows, by, up=rounding is Rounding.UP)
        if rounding is not Rounding.REFUSE:
            return due, np.zeros(len(rows), np.bool_)
        return due, due != self._walk(block, told, rows, by, up=True)

    def _walk(
        self,
        block: Block,
        told: list[_Decision],
        rows: _Rows,
        by: Days,
        *,
        up: bool,
    ) -> Days:
        anchor = self._term.anchor(block)[rows]
        length = np.full(len(rows), self._term.months)
        due = self._term.due(block)[rows]
        for each in told:
            day, months, until = each.of(rows)
            named = until < FAR
            counts = (day <= by) & (named | (months > 0))
            start, total = self._from(anchor, length, day, up=up), months
            if self._adds_up:
                total = np.minimum(length + months, MONTHS)
            start = np.where(named, until, start)
            total = np.where(named, np.int16(0), total)
            end = after(start, total, up=up) - np.where(named, np.int32(0), self._eve)
            if self._reading.extension_base == "decision":
                counts &= end >= due
            else:
                counts &= ~named | (end >= due)
            anchor = np.where(counts, start, anchor)
            length = np.where(counts, total, length)
            due = np.where(counts, end, due)
        return due

    def _from(self, anchor: Days, length: Months, day: Days, *, up: bool) -> Days:
        """Return from when an extension runs, as the text is read."""
        base = self._reading.extension_base
        if base == "decision":
            return day
        return after(anchor, length, up=up) if base == "expiry" else anchor


def _pending(
    requests: list[tuple[Days, Flags]], told: list[_Decision], rows: _Rows, by: Days
) -> Flags:
    """Return in which rows a request that keeps the deadline is pending by a day.

    Args:
        requests: The first requests: when each was filed, and whether it keeps it.
        told: All decisions.
        rows: The rows.
        by: The day.
    """
    found = np.zeros(len(rows), np.bool_)
    decided = np.zeros(len(rows), np.bool_)
    for index in reversed(range(len(told))):
        decided |= told[index].day[rows] <= by
        if index < len(requests):
            filed, timely = requests[index]
            found |= (filed <= by) & ~decided & timely
    return found
