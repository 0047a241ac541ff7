"""Who is bound, row by row: entry into force, and withdrawal."""

from __future__ import annotations

from datetime import date

import numpy as np

from ccm.columns.block import Block, Leaving
from ccm.columns.calendar import (
    DAYS,
    FAR,
    NEVER,
    STARTS,
    Days,
    Months,
    after,
    day_of,
    month_of,
    number,
    place,
)
from ccm.columns.made import Answer, Made, Sort
from ccm.columns.stating import ARMED_CONFLICT, DEPOSIT, NOTICE, Column, Doubt
from ccm.dates import Rounding
from ccm.rules import EntryIntoForceRule, Reading, WithdrawalRule

__all__ = ["BOUND", "DOUBTS", "IN_DOUBT", "Joining"]

BOUND, IN_DOUBT, TOO_EARLY = np.uint8(1), np.uint8(2), np.uint8(3)
"""Codes of a State that is bound, of one that may have left, and of one whose deposit
is of a day on which there was nothing to join: the last two are in doubt."""

DOUBTS = (Doubt.NONE, Doubt.NONE, Doubt.LEAVING, Doubt.JOINING)
"""What is in doubt of a State, by these codes; 0 of one that is not bound."""

_DOUBTS = np.array(DOUBTS, np.uint8)

_NOWHERE = np.int16(len(STARTS) - 1)
_ENTRY = Answer("entry_into_force", Sort.DAY)
_IN_FORCE = Answer("in_force", Sort.FLAG)
_DOUBT = Answer("in_force_doubt", Sort.DOUBT)


class Joining:
    """Entry into force and withdrawal of each row, as of a day.

    Attributes:
        takes: The columns that it reads.
        gives: The columns that it makes.
    """

    takes: tuple[Column, ...] = (DEPOSIT, NOTICE, NOTICE.latest(), ARMED_CONFLICT)
    gives: tuple[Answer, ...] = (_ENTRY, _IN_FORCE, _DOUBT)

    def __init__(
        self,
        on: date,
        entry: EntryIntoForceRule,
        withdrawal: WithdrawalRule,
        decisive: date | None,
        reading: Reading,
        *,
        opened: date,
    ) -> None:
        self._on, self._month = number(on), np.int16(month_of(on))
        self._opened = number(opened)
        self._entries = _entries(on, entry, decisive, reading)
        self._notice = np.int16(withdrawal.period.calendar_months)
        self._rounding = reading.rounding

    def run(self, block: Block, made: Made) -> None:
        """Answer for a block, and say in it who is bound."""
        block.deposit = block.days(DEPOSIT)
        block.months = np.take(self._entries, place(block.deposit), mode="clip")
        block.bound = (block.months <= self._month).view(np.uint8)
        early = block.deposit < self._opened
        if early.any():
            block.months[early] = _NOWHERE
            block.bound[early] = TOO_EARLY
        if block.has(NOTICE):
            self._leave(block)
        days = made.days(_ENTRY.name, block)
        np.take(STARTS, block.months, out=days, mode="clip")
        made.tell(_ENTRY.name, block, block.months < _NOWHERE)
        np.equal(block.bound, BOUND, out=made.codes(_IN_FORCE.name, block))
        made.tell(_IN_FORCE.name, block, block.bound < IN_DOUBT)
        made.doubt(_DOUBT.name, block, np.take(_DOUBTS, block.bound))

    def _leave(self, block: Block) -> None:
        """Say of the rows with a notice of withdrawal whether it has taken effect."""
        first, last = block.days(NOTICE), block.latest(NOTICE)
        given = first < FAR
        if last is not None:
            given |= last > NEVER
        rows = given.nonzero()[0]
        if not rows.size:
            return
        early = first[rows]
        late = early
        if last is not None:
            early = np.where(early == FAR, NEVER, early)
            late = np.maximum(early, last[rows])
        leaving = self._leaving(block, rows, early, late)
        block.leaving = leaving
        can = leaving.ends <= self._on
        gone = can & leaving.sure
        left = np.where(gone, np.uint8(0), np.where(can, IN_DOUBT, BOUND))
        left[early < block.deposit[rows]] = IN_DOUBT  # of a time before it joined
        block.bound[rows] = np.where(
            block.bound[rows] == BOUND, left, block.bound[rows]
        )

    def _leaving(
        self,
        block: Block,
        rows: np.ndarray[tuple[int], np.dtype[np.intp]],
        early: Days,
        late: Days,
    ) -> Leaving:
        """Return when notices take effect, and whether that is known."""
        rounding = self._rounding
        ends = after(
            early, np.full(len(rows), self._notice), up=rounding is Rounding.UP
        )
        last = after(
            late, np.full(len(rows), self._notice), up=rounding is not Rounding.DOWN
        )
        sure = (ends == last) & (early == late)
        if block.has(ARMED_CONFLICT):
            sure &= block.flags(ARMED_CONFLICT)[rows] == 0
        return Leaving(rows, early, ends, sure)


def _entries(
    on: date, rule: EntryIntoForceRule, decisive: date | None, reading: Reading
) -> Months:
    """Return, of each day of deposit, in which month the treaty enters into force.

    As far as that is known on the day asked about: of a later deposit it is not.
    """
    found = np.full(DAYS, _NOWHERE)
    if decisive is None or decisive > on:
        return found
    starts = place(STARTS)
    for month in range(month_of(decisive), month_of(on) + 1):
        first, end = int(starts[month]), int(starts[month + 1])
        for start, stop in ((first, first + 1), (first + 1, end)):
            day = rule.first_day(day_of(int(STARTS[0]) + start), reading)
            found[start:stop] = month_of(day)
    general = rule.general_day(decisive)
    known = np.array([number(decisive), number(on)]) - STARTS[0] + 1
    found[: known[0]] = month_of(general)
    found[known[1] :] = _NOWHERE
    return found
