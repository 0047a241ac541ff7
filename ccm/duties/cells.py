"""Where a State stands under a norm, asked once and answered for a stretch of days.

Between two of the days on which an answer turns, only words change. So the rule runs
once for each stretch, with a day that remembers what it was compared with, and any other
day of it is looked up. The first day of all is answered straight: a single question
costs no more than the rule.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Generic, TypeVar, cast

from ccm.duties.answering import answered
from ccm.duties.protocol import Upshot
from ccm.facts import State
from ccm.rules.asked import DayAsked, Stretch
from ccm.rules.courses import Courses
from ccm.rules.finding import Cell, Deadline, Finding, Told
from ccm.rules.norms import Norm
from ccm.rules.outcome import Outcome
from ccm.rules.roll import Roll
from ccm.rules.truth import Truth

__all__ = ["Row", "row_of"]

_T = TypeVar("_T")

_MOST = 1024
"""How many stretches are kept of a State under a norm; a life has some dozens."""


class _Kept(Generic[_T]):
    """What is known of some stretches of days, none of which overlap."""

    __slots__ = ("_each", "_firsts")

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._each: list[tuple[int, int, _T]] = []

    def at(self, day: int) -> tuple[int, int, _T] | None:
        """Return the stretch in which a day lies, and what is known of it."""
        place = bisect_right(self._firsts, day) - 1
        if place < 0:
            return None
        found = self._each[place]
        return found if day <= found[1] else None

    def keep(self, first: int, last: int, known: _T) -> None:
        """Keep what is known of a stretch, in place of what was of parts of it."""
        each = [(first, last, known)]
        if len(self._each) < _MOST:
            each += [one for one in self._each if not first <= one[0] <= last]
        each.sort(key=lambda one: one[0])
        self._firsts, self._each = [one[0] for one in each], each


class Row:
    """A State under a norm: where it stands on any day."""

    __slots__ = ("_cells", "_first", "_norm", "_roll", "_state", "_told")

    def __init__(self, roll: Roll, state: State, norm: Norm) -> None:
        self._roll, self._state, self._norm = roll, state, norm
        self._cells = _Kept[Cell]()
        self._told = _Kept[Told]()
        self._first: tuple[date, Upshot] | None = None

    def on(self, day: date) -> Finding:
        """Return where the State stands on a day, and why."""
        number = day.toordinal()
        known = self._cells.at(number)
        if known is not None:
            return Finding(day, known[2])
        if self._first is None:
            return Finding(day, self._straight(day))
        return Finding(day, self.cell(day)[2])

    def cell(self, day: date) -> tuple[int, int, Cell]:
        """Return the first and the last day around one on which alike holds, and what.

        The days are numbers, as `date.toordinal` gives them.
        """
        number = day.toordinal()
        known = self._cells.at(number)
        if known is not None and (known[0] < known[1] or self._first is None):
            return known
        asked = Stretch(day)
        answer = answered(self._norm, self._roll.case(self._state, asked.day))
        if _names_the_day(answer):
            asked.alone()
            answer = answered(self._norm, self._roll.case(self._state, day))
        return self._keep(asked.first, asked.last, answer)

    def _straight(self, day: date) -> Cell:
        answer = answered(self._norm, self._roll.case(self._state, day))
        self._first = day, answer
        number = day.toordinal()
        return self._keep(number, number, answer)[2]

    def _keep(self, first: int, last: int, answer: Upshot) -> tuple[int, int, Cell]:
        cell = Cell(
            self._state,
            self._norm.id,
            self._norm.duty,
            answer.possible,
            answer.deadline,
            answer.fulfilled_on,
            _breach(answer.courses),
            self._tells,
        )
        self._cells.keep(first, last, cell)
        return first, last, cell

    def _tells(self, day: date) -> Told:
        """Return what the answer says besides itself on a day."""
        from ccm.duties.telling import told  # noqa: PLC0415 - words when they are read
        from ccm.duties.templates import names_a_day, on_day  # noqa: PLC0415

        number = day.toordinal()
        known = self._told.at(number)
        if known is not None:
            return on_day(known[2], day)
        case = self._roll.case
        if self._first is not None and self._first[0] == day:
            answer, first, last = self._first[1], number, number
            said = told(answer, case(self._state, day))
        else:
            asked = Stretch(day)
            whole = case(self._state, asked.day)
            said = told(answered(self._norm, whole), whole)
            if names_a_day(said):
                asked.alone()
                plain = case(self._state, day)
                said = told(answered(self._norm, plain), plain)
            first, last = asked.first, asked.last
        self._told.keep(first, last, said)
        return on_day(said, day)


def row_of(roll: Roll, state: State, norm: Norm) -> Row:
    """Return a State under a norm, with what was asked of it before."""
    rows = cast("dict[tuple[str, int], Row]", roll.kept.setdefault(Row, {}))
    key = state.alpha3, id(norm)
    found = rows.get(key)
    if found is None:
        found = rows[key] = Row(roll, state, norm)
    return found


def _breach(courses: Courses[Outcome]) -> Truth:
    """Return whether a breach is shown that is no lateness, in every course."""
    told = courses.each[0].outcome.breach
    if len(courses.each) == 1:
        return told
    alike = all(each.outcome.breach is told for each in courses.each)
    return told if alike and courses.whole else Truth.UNKNOWN


def _names_the_day(answer: Upshot) -> bool:
    """Tell whether an answer gives a day that was counted from the one asked about."""
    days: list[date | None] = [*_days_of(answer.deadline)]
    if answer.fulfilled_on is not None:
        days += answer.fulfilled_on.earliest, answer.fulfilled_on.latest
    return any(isinstance(day, DayAsked) for day in days)


def _days_of(deadline: Deadline | None) -> tuple[date | None, ...]:
    if deadline is None:
        return ()
    moved = [day for each in deadline.extensions for day in (each.before, each.after)]
    return (deadline.date, deadline.initial, *deadline.candidates, *moved)
