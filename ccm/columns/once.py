"""A duty with a deadline, over columns: what `ccm.duties.once` says of known days."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ccm.columns.block import LARGEST, Block
from ccm.columns.calendar import FAR, NEVER, Codes, Days, Flags, number
from ccm.columns.extending import Extending
from ccm.columns.joining import BOUND, DOUBTS, IN_DOUBT
from ccm.columns.made import Answer, Made, Sort
from ccm.columns.stating import COVERED, Column, Doubt, Kind, done_in, stem
from ccm.columns.term import Term
from ccm.rules import Reading, Status, TimeBound

__all__ = ["STATUSES", "Once"]

_Rows = NDArray[np.intp]

STATUSES = tuple(Status)
"""Statuses in the order of their codes."""


class _Row(NamedTuple):
    """What decides how a row stands.

    Attributes:
        open: Whether what was decided on extensions is in doubt.
        bound: Whether the State is bound: no (0), yes (1), in doubt (2, 3).
        arises: Whether the duty arises: no (0), yes (1), not known (2).
        heard: Whether the row holds all that happened until then.
        done: Whether it was performed by the day asked about.
        late: Whether the deadline had passed by then, or before it was performed.
    """

    open: int
    bound: int
    arises: int
    heard: int
    done: int
    late: int


class _Stand(NamedTuple):
    """How a row stands, what is in doubt, and whether its deadline is known."""

    status: Status
    doubt: Doubt = Doubt.NONE
    dated: bool = True


_DOUBTFUL = Status.UNDETERMINED


def _stand(row: _Row, *, extendable: bool) -> _Stand:
    """Return how a row stands."""
    if row.bound >= IN_DOUBT:
        return _Stand(_DOUBTFUL, DOUBTS[row.bound], dated=False)
    if row.bound != BOUND:
        return _Stand(Status.NOT_BOUND, dated=False)
    unheard = bool(row.late and not row.heard)
    doubt = Doubt.EXTENSION if row.open else Doubt.SILENCE if unheard else Doubt.NONE
    if row.done:
        return _performed(row, doubt, extendable=extendable)
    if row.arises == 0:
        return _Stand(Status.NOT_APPLICABLE, dated=False)
    dated = not row.open and not (unheard and extendable)
    if (row.late and doubt) or row.arises != 1:
        return _Stand(_DOUBTFUL, doubt if row.late and doubt else Doubt.ARISES, dated)
    return _Stand(Status.OVERDUE if row.late else Status.OUTSTANDING, doubt, dated)


def _performed(row: _Row, doubt: Doubt, *, extendable: bool) -> _Stand:
    """Return how a row stands of which the duty was performed by the day."""
    if not row.late:
        return _Stand(Status.FULFILLED, doubt, not row.open)
    if row.open or (extendable and not row.heard):
        return _Stand(_DOUBTFUL, doubt, dated=False)
    return _Stand(Status.FULFILLED_LATE)


_SIZES = (2, 4, 4, 2, 2, 2)
"""How many values each part of a row's code has."""


def _tables(extendable: bool) -> tuple[bytes, bytes, bytes]:  # noqa: FBT001
    """Return status, doubt and whether a deadline is known, by the code of a row."""
    rows = [_Row(*each) for each in product(*map(range, _SIZES))]
    stands = [_stand(row, extendable=extendable) for row in rows]
    return (
        bytes(STATUSES.index(stand.status) for stand in stands),
        bytes(stand.doubt for stand in stands),
        bytes(stand.dated for stand in stands),
    )


class Once:
    """A duty with a deadline: the deadline, the status, and what is in doubt.

    Attributes:
        takes: The columns that it reads.
        gives: The columns that it makes.
    """

    def __init__(
        self, norm: TimeBound, on: date, reading: Reading, extensions: int
    ) -> None:
        name = stem(norm)
        self._on, self._term = number(on), Term(norm, reading)
        self._done = done_in(norm)
        self._arises = _arises_in(norm)
        self._extending = Extending(norm, on, reading, extensions)
        self._tables = _tables(norm.extension is not None)
        self._due = Answer(f"{name}_deadline", Sort.DAY)
        self._status = Answer(f"{name}_status", Sort.STATUS)
        self._doubt = Answer(f"{name}_doubt", Sort.DOUBT)
        self.gives = (self._due, self._status, self._doubt)
        own = (self._done, self._done.latest(), COVERED)
        said = () if self._arises is None else (self._arises,)
        self.takes = (*said, *own, *self._extending.takes)

    def run(self, block: Block, made: Made) -> None:
        """Answer for a block."""
        due = made.days(self._due.name, block)
        self._term.due(block, due)
        done = block.days(self._done)
        by = np.minimum(done, self._on)
        late, open_ = self._extending.run(block, due, done, by)
        code = self._code(block, done, open_)
        for flag in (block.covered >= by, done <= self._on, late):
            code *= np.uint8(2)
            code += flag.view(np.uint8)
        status = made.codes(self._status.name, block)
        table, *others = self._tables
        status[...] = _looked_up(code, table)
        doubt, told = (_looked_up(code, other) for other in others)
        partly = self._partly_known(block, done)
        if partly is not None and partly.size:
            doubt, told = doubt.copy(), told.copy()
            self._told_partly(block, partly, due, (status, doubt, told))
        made.tell(self._status.name, block, _ALL[: block.size])
        made.doubt(self._doubt.name, block, doubt)
        made.tell(self._due.name, block, told.view(np.bool_))

    def _code(self, block: Block, done: Days, open_: Flags | None) -> Codes:
        """Return the first part of the code of each row."""
        code = np.uint8(4) * block.bound
        if open_ is not None:
            code += np.uint8(16) * open_.view(np.uint8)
        if self._arises is None:
            code += np.uint8(1)
            return code
        arises = block.flags(self._arises)
        code += arises
        code -= ((arises > 1) & (done < FAR)).view(np.uint8)  # none is finished of none
        return code

    def _partly_known(self, block: Block, done: Days) -> _Rows | None:
        """Return the rows in which the day of performance is known only in part."""
        last = block.latest(self._done)
        if last is None:
            return None
        early = np.where((done == FAR) & (last > NEVER), NEVER, done)
        partly = (early < last) & (early <= self._on) & (block.bound == BOUND)
        rows: _Rows = partly.nonzero()[0]
        return rows

    def _told_partly(
        self, block: Block, rows: _Rows, due: Days, told: tuple[Codes, Codes, Codes]
    ) -> None:
        """Say how rows stand of which performance is not known to the day.

        It is in time if it was by the first deadline, which none precedes.
        """
        status, doubt, dated = told
        last = block.days(self._done.latest(), NEVER)[rows]
        first = self._term.due(block)[rows]
        timely = last <= np.minimum(first, self._on)
        status[rows] = np.where(timely, _FULFILLED, _UNDETERMINED)
        extended = np.where(dated[rows], np.uint8(0), np.uint8(Doubt.EXTENSION))
        doubt[rows] = np.where(timely, extended, np.uint8(Doubt.DONE))
        dated[rows] &= timely.view(np.uint8) | (due[rows] >= self._on)


_ALL = np.ones(LARGEST, np.bool_)
_FULFILLED = np.uint8(STATUSES.index(Status.FULFILLED))
_UNDETERMINED = np.uint8(STATUSES.index(_DOUBTFUL))


def _looked_up(code: Codes, table: bytes) -> Codes:
    """Return what a table has for each code; no way of numpy is as quick."""
    return np.frombuffer(code.tobytes().translate(table), np.uint8)


def _arises_in(norm: TimeBound) -> Column | None:
    """Return the column that says whether a duty arises; None if it always does."""
    if norm.arises_from is None:
        return None
    says = "whether the duty arises; null if that is not known"
    return Column(f"{stem(norm)}_arises", Kind.FLAG, says)
