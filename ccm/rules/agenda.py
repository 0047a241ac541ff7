"""What lies ahead under a norm: the days on which something falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.rules import once, yearly
from ccm.rules.case import Case
from ccm.rules.courses import Course, every_course
from ccm.rules.engine import answered
from ccm.rules.extending import ends
from ccm.rules.shapes import Norm, Occasional, Recurring, TimeBound
from ccm.rules.status import Status

__all__ = ["ahead"]

_Day = tuple[date, bool]


def ahead(norm: Norm, case: Case, until: date) -> Iterator[_Day]:
    """Yield each day, from the case's to *until*, on which performance falls due.

    With each comes whether the record leaves no doubt that it does.
    """
    begin = case.standing.begins(case.on)
    if begin is None:
        return
    if isinstance(norm, Recurring):
        found = _yearly(norm, case, until)
    elif begin > case.on:
        found = _soon_bound(norm, case)
    else:
        found = _bound(norm, case)
    for day, certain in found:
        if case.on <= day <= until:
            yield from _while_bound(norm, case, day, certain=certain)


def _while_bound(norm: Norm, case: Case, day: date, *, certain: bool) -> Iterator[_Day]:
    """Yield the day if the State can still be bound on it."""
    if isinstance(norm, Recurring | Occasional):
        yield day, certain  # a withdrawal counts there
        return
    leaving = case.leaving
    if leaving is None:
        yield day, certain
        return

    def gone(course: Course) -> bool:
        if not course.no_later(leaving.received, case.on):
            return False
        left = leaving.day(course)
        return left is not None and course.no_later(left, day)

    left = set(every_course(gone).outcomes)
    if False in left:
        yield day, certain and True not in left


def _bound(norm: Norm, case: Case) -> Iterator[_Day]:
    answer = answered(norm, case)
    if Status.OUTSTANDING not in answer.possible or answer.deadline is None:
        return
    alone = answer.possible == frozenset({Status.OUTSTANDING})
    certain = alone and answer.deadline.date is not None
    for day in answer.deadline.candidates:
        yield day, certain


def _soon_bound(norm: Norm, case: Case) -> Iterator[_Day]:
    """Yield what a State that has deposited will owe in any case."""
    always = isinstance(norm, TimeBound) and not (norm.arises_from or norm.runs_from)
    if isinstance(norm, TimeBound) and always:
        told = case.once(norm, once.Bearing.of)
        course = Course()
        done = any(e.event.date.surely_by(case.on) for e in told.deeds)
        if not done and told.first is not None:
            first = told.first
            due = ends(course, first.anchor, first.length, case.reading)
            yield course.span(due)[1], True


def _yearly(norm: Recurring, case: Case, until: date) -> Iterator[_Day]:
    """Yield the due days of reports that are owed, in some course or in all."""
    told, leaving = case.once(norm, yearly.Bearing.of), case.leaving

    def owed(course: Course) -> tuple[date, ...]:
        heard = leaving is not None and course.no_later(leaving.received, case.on)
        leaves = leaving.day(course) if leaving and heard else None
        found = yearly.next_due(told, course, case.on, leaves, until)
        return tuple(due for _, due in found)

    each = [set(days) for days in every_course(owed).outcomes]
    surely = set[date].intersection(*each)
    for day in sorted(set[date].union(*each)):
        yield day, day in surely
