"""The answer that courses of events amount to: what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import chain

from ccm.dates import PartialDate
from ccm.dates.spans import runs_of
from ccm.duties.bound import NOT_BOUND, Duty
from ccm.duties.protocol import Upshot
from ccm.rules.bearing import spanned
from ccm.rules.case import Case
from ccm.rules.courses import Course, Courses, Followed, Fork, When, every_course
from ccm.rules.finding import Deadline, Extension
from ccm.rules.norms import Norm
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status

__all__ = ["answered", "foreseen", "outcome_in", "possible"]

_Told = list[Followed[Outcome]]

_ALONE = {status: frozenset({status}) for status in Status}
_UNBOUND: Courses[Outcome] = every_course(lambda _: NOT_BOUND)


def answered(norm: Norm, case: Case) -> Upshot:
    """Return what every course of events comes to."""
    if not _perhaps_bound(norm, case):
        status = _ALONE[Status.NOT_BOUND]
        return Upshot(norm, _UNBOUND, status)
    return foreseen(norm, case)


def foreseen(norm: Norm, case: Case) -> Upshot:
    """Return what every course of events comes to, were the State bound by the day.

    Of a State that has deposited, that is what it will owe once it is bound, as far as
    the day knows.
    """
    duty, on = case.once(norm, Duty), case.on
    courses = every_course(partial(duty.outcome, on))
    if len(courses.each) == 1 and courses.whole:
        return _of_one(norm, courses.each[0].outcome, courses, on)
    statuses = _statuses(courses, duty)
    deadline = _deadline(courses, on)
    return Upshot(norm, courses, statuses, deadline, _fulfilled(courses, on))


def possible(norm: Norm, case: Case) -> frozenset[Status]:
    """Return the statuses of all courses of events, and nothing else of them."""
    if not _perhaps_bound(norm, case):
        return _ALONE[Status.NOT_BOUND]
    duty = case.once(norm, Duty)
    return _statuses(every_course(partial(duty.outcome, case.on)), duty)


def _statuses(courses: Courses[Outcome], duty: Duty) -> frozenset[Status]:
    statuses = frozenset(outcome.status for outcome in courses.outcomes)
    return statuses if courses.whole else statuses | duty.conceivable


def outcome_in(course: Course, norm: Norm, case: Case) -> Outcome:
    """Return where the State stands under a norm in one course, to be asked on."""
    if not _perhaps_bound(norm, case):
        return NOT_BOUND
    told = case.once(norm, Duty).outcome(case.on, course)
    return told.followed(course) if isinstance(told, Fork) else told


def _perhaps_bound(norm: Norm, case: Case) -> bool:
    standing, on = case.standing, case.on
    begin = standing.in_force_from
    if begin is not None and begin <= on:
        return True
    return standing.provisionally(norm.id, on) is not None


def _of_one(norm: Norm, told: Outcome, courses: Courses[Outcome], on: date) -> Upshot:
    """Return the answer where nothing is in doubt, which is most often."""
    due, initial = told.due, told.initial
    deadline = None
    moved = bool(told.steps) or told.open_ended or due == date.max
    if isinstance(due, date) and isinstance(initial, date) and not moved:
        deadline = Deadline(due, initial, (), (due,), runs=((due, due),))
    elif due is not None:
        deadline = _deadline(courses, on)
    done = None if told.done is None else _fulfilled(courses, on)
    return Upshot(norm, courses, _ALONE[told.status], deadline, done)


def _deadline(courses: Courses[Outcome], on: date) -> Deadline | None:
    """Return the deadline that every course leaves on the day."""
    told = [each for each in courses.each if each.outcome.due is not None]
    if not told:
        return None
    spans = [_span(each.course, each.outcome.due, on) for each in told]
    runs = runs_of(map(_known, spans))
    candidates = tuple(dict.fromkeys(chain.from_iterable(runs)))
    later = not courses.whole or _open_ended(told, spans)
    return Deadline(
        date=candidates[0] if len(candidates) == 1 and not later else None,
        initial=_initial(told, on),
        extensions=_extensions(told, on),
        candidates=candidates,
        or_later=later,
        runs=runs,
    )


def _known(span: tuple[date, date]) -> tuple[date, date]:
    """Return some days, or the first of them where they have no end."""
    first, last = span
    return first, first if last == date.max else last


def _open_ended(told: _Told, spans: Iterable[tuple[date, date]]) -> bool:
    """Tell whether the deadline has no last day in one of the courses."""
    endless = any(last == date.max for _, last in spans)
    return endless or any(each.outcome.open_ended for each in told)


def _initial(told: _Told, on: date) -> date | None:
    """Return the deadline before any extension; None if that is in doubt."""
    spans = (_span(each.course, each.outcome.initial, on) for each in told)
    days = set(chain.from_iterable(spans))
    return days.pop() if len(days) == 1 else None


def _span(course: Course, when: When | None, on: date) -> tuple[date, date]:
    return (date.max, date.max) if when is None else course.shown(when, on)


def _extensions(told: _Told, on: date) -> tuple[Extension, ...]:
    """Return what decisions did, in the course in which the most of them count."""
    most = max(told, key=lambda each: len(each.outcome.steps))
    counted = [{id(step.decision) for step in each.outcome.steps} for each in told]
    found: list[Extension] = []
    for step in most.outcome.steps:
        decision, certain = step.decision, all(id(step.decision) in c for c in counted)
        first, before = most.course.shown(step.before, on)
        since, after = most.course.shown(step.after, on)
        found.append(Extension(decision, before, after, certain, first, since))
    return tuple(found)


def _fulfilled(courses: Courses[Outcome], on: date) -> PartialDate | None:
    """Return when it was performed, if it was in every course."""
    spans: list[tuple[date, date]] = []
    for each in courses.each:
        if each.outcome.done is None or not courses.whole:
            return None
        spans.append(each.course.shown(each.outcome.done, on))
    return spanned(spans)
