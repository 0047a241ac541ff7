"""Where a State stands under a norm, asked once and answered for a stretch of days.

Between two of the days on which an answer turns, only words change. So the rule runs
once for each stretch, with a day that remembers what it was compared with, and any
other day of it is looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import ccm
from ccm.duties.answering import answered, possible
from ccm.duties.homes import rule_of
from ccm.duties.protocol import Upshot
from ccm.facts import State
from ccm.rules.asked import DayAsked, OneDayError, Stretch
from ccm.rules.case import Case
from ccm.rules.courses import Courses
from ccm.rules.finding import (
    Cell,
    Deadline,
    Finding,
    LastKnown,
    Teller,
    told_once,
)
from ccm.rules.norms import Norm
from ccm.rules.outcome import Outcome
from ccm.rules.roll import Roll
from ccm.rules.status import Status, is_decided
from ccm.rules.truth import Truth

if TYPE_CHECKING:
    from ccm.rules.told import Told

__all__ = ["Row", "cell_of", "row_of", "rows_of"]

_T = TypeVar("_T")

_MOST = 1024
"""How many stretches are kept of a State under a norm; a life has some dozens."""

_MOST_LOOKED_THROUGH = 40_000
"""How many events are gone through at the most to find what was last known."""

_STEP = 100
"""How many events a step is as long as that goes through none."""

_MOST_IN_A_WALK = 40_000
"""How many stretches are walked at the most: every day of more than a century."""

_MOST_WALKED_THROUGH = 1_200_000
"""How many events they go through together, if each goes through all."""


_first: Callable[[tuple[int, int, object]], int] = itemgetter(0)


class _Kept(Generic[_T]):
    """What is known of some stretches of days, none of which overlap.

    It is put in place all at once: a thread that looks up sees all of it or nothing.
    """

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: Sequence[tuple[int, int, _T]] = ()

    def at(self, day: int) -> tuple[int, int, _T] | None:
        """Return the stretch in which a day lies, and what is known of it."""
        known = self._known
        place = bisect_right(known, day, key=_first)
        if place and day <= known[place - 1][1]:
            return known[place - 1]
        return None

    def keep(self, first: int, last: int, known: _T) -> tuple[int, int, _T]:
        """Keep what is known of a stretch, in place of what was of parts of it."""
        kept = first, last, known
        before, each = self._known, [kept]
        if before and len(before) < _MOST:
            each += [one for one in before if not first <= one[0] <= last]
            each.sort(key=_first)
        self._known = each
        return kept


class _Answered:
    """An answer with the day that it was asked of, to be put in words.

    Attributes:
        stretch: The days on which it is the same, as far as it was asked about.
        case: The State on the day.
        answer: The answer.
    """

    __slots__ = ("answer", "case", "stretch")

    def __init__(self, norm: Norm, roll: Roll, state: State, day: date) -> None:
        self.stretch, alone = Stretch(day), True
        with suppress(OneDayError):
            self.case = roll.case(state, self.stretch.day)
            self.answer = answered(norm, self.case)
            alone = _names_the_day(self.answer)
        if not alone:
            return
        self.stretch = Stretch.alone(day)
        self.case = roll.case(state, day)
        self.answer = answered(norm, self.case)


class Row:
    """A State under a norm: where it stands on any day."""

    __slots__ = (
        "_cells",
        "_lately",
        "_latest",
        "_near",
        "_norm",
        "_roll",
        "_state",
        "_words",
    )

    def __init__(self, roll: Roll, state: State, norm: Norm) -> None:
        self._roll, self._state, self._norm = roll, state, norm
        self._cells: _Kept[Cell] = _Kept()
        self._latest: list[_Answered] = []
        self._words: dict[str, _Kept[Any]] = {}
        self._lately: dict[str, tuple[object, object]] = {}
        self._near: tuple[int, int, Cell] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again, without what was asked of it."""
        return row_of, (self._roll, self._state, self._norm)

    def is_of(self, roll: Roll) -> bool:
        """Tell whether it is asked of a roll, and not of one that this is made of."""
        return self._roll is roll

    def on(self, day: date) -> Finding:
        """Return where the State stands on a day, and why."""
        return Finding(day, self.around(day)[2])

    def around(self, day: date) -> tuple[int, int, Cell]:
        """Return the first and the last day around one on which alike holds, and what.

        The days are numbers, as `date.toordinal` gives them.
        """
        number, near = day.toordinal(), self._near
        if near is not None and near[0] <= number <= near[1]:
            return near  # most often the same as when last asked
        self._near = found = self._cells.at(number) or self._asked(day)
        return found  # by now another thread may have asked about another day

    def stretches(self, first: date, last: date) -> Iterator[tuple[int, int, Cell]]:
        """Yield where the State stands from one day to another, change by change.

        It ends early where too many answers follow each other, as where every day has
        one of its own, or of a State with thousands of events: the end of the last
        stretch tells.
        """
        day, end = first.toordinal(), last.toordinal()
        since, told = day, None
        for _ in range(self._most_in_a_walk()):
            if day > end:
                break
            _, through, cell = self.around(date.fromordinal(day))
            if told is not None and cell.said() != told.said():
                yield since, day - 1, told
                since = day
            told, day = cell, through + 1
        if told is not None:
            yield since, min(day - 1, end), told

    def _most_in_a_walk(self) -> int:
        many = len(self._roll.record.dossier(self._state).events)
        return min(_MOST_IN_A_WALK, _MOST_WALKED_THROUGH // max(many, 1))

    def _asked(self, day: date) -> tuple[int, int, Cell]:
        told = _Answered(self._norm, self._roll, self._state, day)
        self._latest = [told]
        cell = cell_of(told.answer, told.case, self)
        return self._cells.keep(*told.stretch.days, cell)

    def lately(self, what: str, about: object, make: Callable[[], _T]) -> _T:
        """Return something else about the State under the norm: the last is kept."""
        known = self._lately.get(what)
        if known is None or known[0] != about:
            known = self._lately[what] = about, make()
        return cast("_T", known[1])

    def told(self, day: date) -> Told:
        """Return what the answer says besides itself on a day."""
        return self.lately("told", day, lambda: self._told_on(day))

    def _told_on(self, day: date) -> Told:
        from ccm.duties.templates import on_day  # noqa: PLC0415 - words when they are read

        return on_day(self._told_around(day)[2], day)

    def _told_around(self, day: date) -> tuple[int, int, Told]:
        return self._in_words("told", day, lambda: self._said(day))

    def _in_words(
        self, what: str, day: date, make: Callable[[], tuple[int, int, _T]]
    ) -> tuple[int, int, _T]:
        """Return what was put in words for a stretch of days; made once for it."""
        kept: _Kept[_T] = self._words.setdefault(what, _Kept())
        return kept.at(day.toordinal()) or kept.keep(*make())

    def last_known(self, day: date) -> LastKnown | None:
        """Return where the State stood when that was last decided, before a day.

        None where it was not on any day since the treaty is in force for it, be it that
        it has left since; or on no day among the last changes of the answer: of many
        events few are gone through.
        """
        return self._sought(day)[0]

    def looked_through(self, day: date) -> bool:
        """Tell whether all days before one were looked through for the last decided.

        Or as many as it took to find it.
        """
        return self._sought(day)[1]

    def _sought(self, day: date) -> tuple[LastKnown | None, bool]:
        since = self.around(day)[0]
        return self.lately("last known", since, lambda: self._known_before(since))

    def _known_before(self, number: int) -> tuple[LastKnown | None, bool]:
        """Return where it stood when last decided; and whether the search came to it.

        Or to the first day of all, or on which it was bound.
        """
        number = self._open_from(number)
        many = len(self._roll.record.dossier(self._state).events)
        term = self._roll.standing(self._state, date.fromordinal(number))
        for _ in range(_MOST_LOOKED_THROUGH // (many + _STEP) + 1):
            day = date.fromordinal(max(number - 1, 1))
            since, statuses = self._possible_around(day)
            if is_decided(statuses):
                begun = term.in_force_from is not None and term.in_force_from <= day
                if Status.NOT_BOUND in statuses and not begun:
                    return None, True
                known = LastKnown(self.on(day), self.on(date.fromordinal(number)))
                return known, True
            number = since
        return None, number <= 1

    def _open_from(self, number: int) -> int:
        """Return the first of the open days after the last of which the record tells.

        Where what is open then stays so: else the day itself.
        """
        told_until = rule_of(self._norm).told_until
        if told_until is None:
            return number
        case = self._roll.case(self._state, date.fromordinal(number))
        told, bound = told_until(self._norm, case), case.standing.in_force_from
        first = max(told.toordinal() + 1, (bound or told).toordinal())
        if first >= number:
            return number
        if self._is_open(first):  # as most often
            return first
        days = range(first, number)
        return first + bisect_left(days, True, key=self._is_open)  # noqa: FBT003

    def _is_open(self, number: int) -> bool:
        return not is_decided(self._possible_around(date.fromordinal(number))[1])

    def _possible_around(self, day: date) -> tuple[int, frozenset[Status]]:
        """Return what is possible on a day, and the first from which it is the same.

        A deadline in doubt can be another on each of many days on which no more is
        known of the status.
        """
        known = self._cells.at(day.toordinal())
        if known is not None and known[0] < known[1]:
            return known[0], known[2].possible
        asked = Stretch(day)
        try:
            statuses = possible(self._norm, self._roll.case(self._state, asked.day))
        except OneDayError:
            since, _, cell = self.around(day)
            return since, cell.possible
        return asked.days[0], statuses

    def worded(
        self, finding: Finding, form: str, worded: Callable[[Finding], str]
    ) -> str:
        """Return a finding in words of one form, made once for all days alike."""
        from ccm.duties.templates import filled  # noqa: PLC0415 - words when they are read

        day = finding.on
        told = self._in_words(form, day, lambda: self._worded(day, worded))
        return filled(told[2], day)

    def _worded(
        self, day: date, worded: Callable[[Finding], str]
    ) -> tuple[int, int, str]:
        """Return a finding in words from one day to another, which hold the day."""
        cell, asked = self.around(day)[2], Stretch(day)
        first, last, told = self._told_around(day)
        known = None if cell.decided else self.last_known(day)
        try:
            sought = known is not None or cell.decided or self.looked_through(day)
            once = told_once(told, known, self.receipt, sought=sought)
            text = worded(Finding(asked.day, cell.told_by(once)))
        except OneDayError:
            number = day.toordinal()
            return number, number, worded(Finding(day, cell))
        since, through = asked.days
        return max(first, since), min(last, through), text

    def receipt(self, finding: Finding) -> ccm.Receipt:
        """Return what a finding was made of."""
        return ccm.receipt_of(finding, self._roll)

    def _said(self, day: date) -> tuple[int, int, Told]:
        """Return what it says from one day to another, which hold the day."""
        from ccm.duties.telling import told  # noqa: PLC0415 - words when they are read
        from ccm.duties.templates import names_a_day  # noqa: PLC0415

        asked = self._last_asked(day)
        try:
            said: Told | None = told(asked.answer, asked.case)
        except OneDayError:
            said = None
        if said is not None and not names_a_day(said):
            return *asked.stretch.days, said
        case, number = self._roll.case(self._state, day), day.toordinal()
        return number, number, told(answered(self._norm, case), case)

    def _last_asked(self, day: date) -> _Answered:
        """Return the answer given last, or a new one if that was of another day.

        It is given away once: its courses are asked on while it is put in words.
        """
        with suppress(IndexError):
            asked = self._latest.pop()
            if asked.stretch.on == day:
                return asked
        return _Answered(self._norm, self._roll, self._state, day)


def row_of(roll: Roll, state: State, norm: Norm) -> Row:
    """Return a State under a norm, with what was asked of it before."""
    key = Row, state.alpha3, norm
    found = roll.kept.get(key)
    if not isinstance(found, Row) or not found.is_of(roll):
        roll.kept[key] = found = Row(roll, state, norm)
    return found


def rows_of(roll: Roll, state: State, norms: tuple[Norm, ...]) -> tuple[Row, ...]:
    """Return the same of a State under several norms."""
    if len(norms) == 1:
        return (row_of(roll, state, norms[0]),)
    key = Row, state.alpha3, norms
    found = cast("tuple[Row, ...] | None", roll.kept.get(key))
    if found is None or not found or not found[0].is_of(roll):
        found = tuple([row_of(roll, state, norm) for norm in norms])
        roll.kept[key] = found
    return found


def cell_of(answer: Upshot, case: Case, teller: Teller) -> Cell:
    """Return what a finding says but for its day."""
    return Cell(
        case.standing.state,
        answer.norm.id,
        answer.norm.duty,
        answer.possible,
        answer.deadline,
        answer.fulfilled_on,
        _breach(answer.courses),
        teller=teller,
    )


def _breach(courses: Courses[Outcome]) -> Truth:
    """Return whether a breach is shown that is no lateness, in every course."""
    told = courses.each[0].outcome.breach
    if len(courses.each) == 1:
        return told
    alike = all(each.outcome.breach is told for each in courses.each)
    return told if alike and courses.whole else Truth.UNKNOWN


def _names_the_day(answer: Upshot) -> bool:
    """Tell whether an answer gives a day that was counted from the one asked about."""
    due, done = answer.deadline, answer.fulfilled_on
    if due is None and done is None:
        return False
    performed = (done.earliest, done.latest) if done else ()
    days = (*performed, *(_days_of(due) if due else ()))
    return DayAsked in map(type, days)


def _days_of(deadline: Deadline) -> tuple[date | None, ...]:
    moved = [
        day
        for each in deadline.extensions
        for day in (each.before_from, each.before, each.after_from, each.after)
    ]
    return (deadline.date, deadline.initial, *deadline.candidates, *moved)
