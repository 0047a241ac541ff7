"""What falls due, or takes effect, from a day on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

import attrs

import ccm
from ccm.dates.spans import lies_in
from ccm.duties.answering import foreseen
from ccm.duties.bound import Duty
from ccm.duties.cells import Row, rows_of
from ccm.duties.homes import rule_of
from ccm.duties.protocol import Upshot
from ccm.errors import InvalidValueError
from ccm.facts import Deposit, State
from ccm.rules import Case, Norm, Roll, Status, Truth
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, every_course
from ccm.rules.finding import Cell
from ccm.rules.leaving import Leaving

__all__ = [
    "FAR_AHEAD",
    "REQUEST",
    "Due",
    "falling_due",
    "not_too_far",
    "not_too_late",
    "taking_effect",
    "term",
]

FAR_AHEAD = 100
"""How many years ahead a schedule looks: yearly reports fall due for ever."""

_DAY = timedelta(days=1)

_Day = tuple[date, bool]
"""A day, and whether the record leaves no doubt that something falls due on it."""


class _Turn(NamedTuple):
    """A day on which something falls due, and what tells it from others alike."""

    on: date
    certain: bool
    turn: str = ""
    moved: int = 0


@attrs.define(frozen=True)
class Due:
    """Something that falls due, or takes effect, on a day.

    Attributes:
        on: The day; the last on which performance is in time.
        state: The State that it concerns.
        what: Id of the obligation; ``request`` and that id, for the last day to file
            a request; or ``entry into force`` or ``withdrawal``.
        provision: Where it is said.
        text: What falls due, in words.
        certain: Whether the record leaves no doubt that it does.
        turn: Which of several that are alike but for their day: the year of a report,
            the meeting of a request, the place of a day among those that a deadline
            can be. A decision that moves the day leaves it as it is.
        moved: How many decisions have surely moved the day.
    """

    on: date
    state: State
    what: str
    provision: str
    text: str
    certain: bool = True
    turn: str = ""
    moved: int = 0

    @property
    def id(self) -> str:
        """Id of the obligation; the provision of what is none."""
        if self.what in (_ENTRY, _EXIT):
            return self.provision
        return self.what.removeprefix(f"{REQUEST} ")

    def to_dict(self) -> ccm.records.DueRow:
        """Return it as in JSON: the day, the State, and what falls due."""
        return ccm.records.due_row(self)


REQUEST = "request"
"""Stands before the id of the obligation on whose deadline a request can be filed."""

_ENTRY, _EXIT = "entry into force", "withdrawal"


def not_too_late(on: date, opens: date) -> None:
    """Hold that of a day it can be asked where all States stand.

    Every State has its answer under what falls due every year since it is bound.

    Args:
        on: The day.
        opens: When the treaty opened for signature.

    Raises:
        InvalidValueError: It is more than a hundred years later than that.
    """
    if on.year - opens.year > FAR_AHEAD:
        msg = f"on: expected a day of {opens.year + FAR_AHEAD} or before, got {on}"
        raise InvalidValueError(msg)


def not_too_far(on: date, until: date) -> None:
    """Hold that a schedule can look from a day to another.

    Raises:
        InvalidValueError: That is earlier, or more than a hundred years later.
    """
    if until < on:
        msg = f"until: expected {on} or later, got {until}"
        raise InvalidValueError(msg)
    if until.year - on.year > FAR_AHEAD:
        last = f"{on.year + FAR_AHEAD}-12-31"
        msg = f"until: expected {last} or earlier, got {until}"
        raise InvalidValueError(msg)


def falling_due(
    norms: tuple[Norm, ...], roll: Roll, cases: Iterable[Case], until: date
) -> Iterator[Due]:
    """Yield what falls due under the norms, from the cases' day to another."""
    for case in cases:
        state = case.standing.state
        if case.standing.begins(case.on) is None:
            continue
        for norm, row in zip(norms, rows_of(roll, state, norms), strict=True):
            of_row = partial(_due, norm, row, case, until)
            yield from row.lately("due", (case.on, until), of_row)


def _due(norm: Norm, row: Row, case: Case, until: date) -> tuple[Due, ...]:
    again = term(case)
    told = case.standing.state, norm.id, norm.provision, norm.duty
    return tuple(
        Due(day, *told, certain, again + turn, moved)
        for day, certain, turn, moved in _ahead(norm, row, case, until)
    )


def term(case: Case) -> str:
    """Return what tells a State's later terms of membership from its first."""
    deposits = case.dossier.of(Deposit)
    place = next((n for n, d in enumerate(deposits) if d == case.standing.deposit), 0)
    return f"term {place + 1} " if place else ""


def taking_effect(cases: Iterable[Case], until: date) -> Iterator[Due]:
    """Yield the entries into force and the withdrawals that are under way."""
    for case in cases:
        standing, state, on = case.standing, case.standing.state, case.on
        starts = standing.begins(on)
        if standing.entry and starts and on < starts <= until:
            provision = standing.entry.provision
            text = "the Convention enters into force"
            yield Due(starts, state, _ENTRY, provision, text, turn=term(case))
        if standing.exit is None or standing.leaving is None:
            continue
        text = f"withdrawal takes effect ({standing.ends_told})"
        for place, (day, sure) in enumerate(_leaving(standing.leaving, on, until)):
            turn = term(case) + _nth(place)
            yield Due(day, state, _EXIT, standing.exit.provision, text, sure, turn)


def _nth(place: int) -> str:
    """Return what tells a day from those before it that may be meant instead."""
    return str(place + 1) if place else ""


def _ahead(norm: Norm, row: Row, case: Case, until: date) -> Iterator[_Turn]:
    """Yield each day, from the case's to *until*, on which performance falls due."""
    begin = case.standing.in_force_from
    found: Iterable[_Turn]
    if rule_of(norm).coming:
        days = _reports(norm, case, until)
        found = (_Turn(day, certain, str(day.year)) for day, certain in days)
    elif begin is None or begin > case.on:
        found = _bound(foreseen(norm, case), case.on, until)
    else:
        cell = row.around(case.on)[2]
        found = [*_bound(cell, case.on, until), *_as_asked(norm, cell, case)]
    for each in found:
        if case.on <= each.on <= until:
            yield from _while_bound(norm, case, each)


def _leaving(how: Leaving, on: date, until: date) -> Iterator[_Day]:
    """Yield each day after one, up to *until*, on which a withdrawal can take effect.

    Only of a notice that may have been received by the first. Of a run of days those
    are told that begin and end it; of one that began before, the first that is left.
    """

    def takes_effect(course: Course) -> tuple[date, ...]:
        leaves = how.day(course) if course.no_later(how.received, on) else None
        return () if leaves is None else course.span(leaves)

    courses = every_course(takes_effect)
    certain = courses.whole and len({*courses.outcomes}) == 1
    days: set[date] = set()
    for found in courses.outcomes:
        certain &= len({*found}) == 1
        if found and on < min(found[-1], until):
            days |= {max(found[0], on + _DAY), found[-1]}
    for day in sorted(days):
        if day <= until:
            yield day, certain


def _while_bound(norm: Norm, case: Case, due: _Turn) -> Iterator[_Turn]:
    """Yield the day if the State can still be bound on it."""
    leaving = case.leaving
    if leaving is None or rule_of(norm).yearly:  # a withdrawal counts there
        yield due
        return
    gone = truth_of(
        lambda course: (
            course.no_later(leaving.received, case.on) and leaving.gone(course, due.on)
        )
    )
    if gone is not Truth.TRUE:
        yield due._replace(certain=due.certain and gone is Truth.FALSE)


def _bound(answer: Cell | Upshot, on: date, until: date) -> Iterator[_Turn]:
    """Yield the day of a deadline that runs; of a run of days the first and the last.

    Of a run that began before, or ends later, those of what is asked about.
    """
    deadline = answer.deadline
    if Status.OUTSTANDING not in answer.possible or deadline is None:
        return
    certain = len(answer.possible) == 1 and deadline.date is not None
    moved = sum(each.certain for each in deadline.extensions)
    for place, (run_first, run_last) in enumerate(deadline.runs):
        first, last = max(run_first, on), min(run_last, until)
        if first <= last:
            yield _Turn(first, certain, _nth(2 * place), moved)
        if first < last:
            yield _Turn(last, certain, _nth(2 * place + 1), moved)


def _as_asked(norm: Norm, cell: Cell, case: Case) -> Iterator[_Turn]:
    """Yield the deadlines asked for, where the decision is not on record.

    Of those that the record tells of otherwise, nothing more.
    """
    rule, deadline = rule_of(norm), cell.deadline
    if rule.asked_for is None or deadline is None or not deadline.or_later:
        return
    if Status.OUTSTANDING in cell.possible:
        told = case.once(norm, Duty).bearing
        for number, day in rule.asked_for(told, case.on):
            if not lies_in(day, deadline.runs):
                yield _Turn(day, certain=False, turn=f"request {number}")


def _reports(norm: Norm, case: Case, until: date) -> Iterator[_Day]:
    """Return the due days of reports that are owed, in some course or in all."""
    leaving = case.leaving
    told, coming = case.once(norm, Duty).bearing, rule_of(norm).coming

    def owed(course: Course) -> tuple[date, ...]:
        heard = leaving is not None and course.no_later(leaving.received, case.on)
        leaves = leaving.day(course) if leaving and heard else None
        return tuple(coming(told, course, case.on, leaves, until)) if coming else ()

    return _in_courses(owed)


def _in_courses(days: Callable[[Course], tuple[date, ...]]) -> Iterator[_Day]:
    """Yield days, and whether every course of events has them."""
    courses = every_course(days)
    each = [set(found) for found in courses.outcomes]
    surely = set[date].intersection(*each) if courses.whole else set[date]()
    for day in sorted(set[date].union(*each)):
        yield day, day in surely
