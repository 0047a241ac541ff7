"""What lies ahead under a norm: the days on which something falls due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ccm.dates import PartialDate
from ccm.duties.answering import answered
from ccm.duties.homes import rule_of
from ccm.duties.protocol import Upshot
from ccm.duties.said import runs
from ccm.rules.case import Case
from ccm.rules.courses import Course, every_course
from ccm.rules.norms import Norm
from ccm.rules.status import Status

__all__ = ["ahead", "leaving"]

_Day = tuple[date, bool]


def ahead(norm: Norm, case: Case, until: date) -> Iterator[_Day]:
    """Yield each day, from the case's to *until*, on which performance falls due.

    With each comes whether the record leaves no doubt that it does.
    """
    begin = case.standing.begins(case.on)
    if begin is None:
        return
    if rule_of(norm).coming:
        found = _every_year(norm, case, until)
    elif begin > case.on:
        found = _soon_bound(norm, case)
    else:
        found = _bound(norm, case, until)
    for day, certain in found:
        if case.on <= day <= until:
            yield from _while_bound(norm, case, day, certain=certain)


def leaving(case: Case, until: date) -> Iterator[_Day]:
    """Yield each day after the case's, up to *until*, on which a withdrawal can end it.

    Only of a notice that may have been received by the day of the case. With each day
    comes whether the record leaves no doubt of it.
    """
    how = case.leaving
    if how is None:
        return

    def takes_effect(course: Course) -> tuple[date, ...]:
        leaves = how.day(course) if course.no_later(how.received, case.on) else None
        return () if leaves is None else course.span(leaves)

    courses = every_course(takes_effect)
    each = [frozenset(found) for found in courses.outcomes]
    days = frozenset[date]().union(*each)
    certain = courses.whole and all(found == days for found in each)
    for day in sorted(days):
        if case.on < day <= until:
            yield day, certain and len(days) == 1


def _while_bound(norm: Norm, case: Case, day: date, *, certain: bool) -> Iterator[_Day]:
    """Yield the day if the State can still be bound on it."""
    if rule_of(norm).yearly:
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

    courses = every_course(gone)
    left = set(courses.outcomes)
    if False in left or not courses.whole:
        yield day, certain and courses.whole and True not in left


def _bound(norm: Norm, case: Case, until: date) -> Iterator[_Day]:
    """Yield the day of a deadline that runs; of a run of days the first and the last.

    Of a run that began before, or ends later, those of what is asked about.
    """
    answer = answered(norm, case)
    if Status.OUTSTANDING not in answer.possible or answer.deadline is None:
        return
    alone = answer.possible == frozenset({Status.OUTSTANDING})
    certain = alone and answer.deadline.date is not None
    for run in runs(_spans(answer, case.on)):
        first, last = max(run.earliest, case.on), min(run.latest, until)
        if first <= last:
            yield from ((day, certain) for day in dict.fromkeys((first, last)))


def _spans(answer: Upshot, on: date) -> Iterator[PartialDate]:
    """Yield the days of a deadline in each course; the first where they have no end."""
    for each in answer.courses.each:
        if (due := each.outcome.due) is not None:
            first, last = each.course.shown(due, on)
            yield PartialDate(first, first if last == date.max else last)


def _soon_bound(norm: Norm, case: Case) -> Iterator[_Day]:
    """Yield what a State that has deposited will owe in any case."""
    rule = rule_of(norm)
    told = case.once(norm, rule.bearing)
    yield from _in_courses(lambda course: rule.at_first(told, course, case.on))


def _every_year(norm: Norm, case: Case, until: date) -> Iterator[_Day]:
    """Yield the due days of reports that are owed, in some course or in all."""
    rule, leaving = rule_of(norm), case.leaving
    told, coming = case.once(norm, rule.bearing), rule.coming

    def owed(course: Course) -> tuple[date, ...]:
        heard = leaving is not None and course.no_later(leaving.received, case.on)
        leaves = leaving.day(course) if leaving and heard else None
        return tuple(coming(told, course, case.on, leaves, until)) if coming else ()

    yield from _in_courses(owed)


def _in_courses(days: Callable[[Course], tuple[date, ...]]) -> Iterator[_Day]:
    """Yield days, and whether every course of events has them."""
    courses = every_course(days)
    each = [set(found) for found in courses.outcomes]
    surely = set[date].intersection(*each) if courses.whole else set[date]()
    for day in sorted(set[date].union(*each)):
        yield day, day in surely
