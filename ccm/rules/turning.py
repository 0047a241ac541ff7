"""The days on which an answer can change: those that a timeline must ask about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ccm.facts import ExtensionDecision, ExtensionRequest, Record
from ccm.rules import once, yearly
from ccm.rules.case import Case
from ccm.rules.courses import Course, every_course
from ccm.rules.extending import Term, ends
from ccm.rules.finding import Finding
from ccm.rules.shapes import FollowUp, Norm, Occasional, Recurring, TimeBound

__all__ = ["morrows", "turning_days"]

_DAY = timedelta(days=1)


def turning_days(norm: Norm, case: Case, until: date) -> Iterator[date]:
    """Yield, unordered, every day up to *until* on which the answer can change.

    An answer changes only with an event, with the morrow of a deadline or of a
    meeting's close, and with entry into force and withdrawal.
    """
    standing = case.standing
    yield from _of_events(case)
    yield from _of_meetings(norm, case)
    yield from _reach(norm, case.record)
    if isinstance(norm, FollowUp):
        yield from _reach(norm.after, case.record)
    if isinstance(norm, TimeBound) and standing.in_force_from:
        yield from _lapses(norm, case)
        if norm.reported_under:
            yield from _lapses(norm.reported_under, case)
            yield from _reach(norm.reported_under, case.record)
    if isinstance(norm, Recurring | Occasional) and standing.in_force_from:
        yield from _due_days(norm, case, until)


def _of_events(case: Case) -> Iterator[date]:
    """Yield the days of events, and those of entry into force and of leaving."""
    standing = case.standing
    if standing.in_force_from:
        yield standing.in_force_from
    if standing.ends:
        yield from (standing.ends.earliest, standing.ends.latest)
    for event in case.dossier.events:
        for day in (event.date.earliest, event.date.latest):
            yield day
            yield from _morrow(day)


def _of_meetings(norm: Norm, case: Case) -> Iterator[date]:
    """Yield the days on which the meetings that bear on a norm open and close."""
    decided: tuple[ExtensionRequest | ExtensionDecision, ...] = (
        *case.dossier.of(ExtensionRequest),
        *case.dossier.of(ExtensionDecision),
    )
    labels = {each.meeting for each in decided if each.obligation == norm.id}
    next_one = isinstance(norm, FollowUp)
    for meeting in case.record.meetings:
        if next_one or meeting.label in labels:
            for days in (meeting.opens, meeting.closes):
                for day in (days.earliest, days.latest):
                    yield day
                    yield from _morrow(day)
        if isinstance(norm, FollowUp):
            last = norm.papers.before(meeting.opens.earliest)
            yield last
            yield from _morrow(last)


def _reach(norm: Norm, record: Record) -> Iterator[date]:
    """Yield the ends of the days on which absence of an event counts."""
    covered = record.covered_through(norm.id)
    if covered not in (date.min, date.max):
        yield from _morrow(covered)
    if (since := record.covered_from(norm.id)) != date.min:
        yield since


def _lapses(norm: TimeBound, case: Case) -> Iterator[date]:
    """Yield the morrow of each deadline of each period, whichever is told."""
    told = case.once(norm, once.Bearing.of)
    periods = [Term(each.when, norm.period, each.when) for each in told.starts]
    if told.first is not None:
        periods = [told.first]
    elif told.silence.through is not None and told.silence.through < date.max:
        began = max(told.entry, told.silence.through + _DAY)
        periods += [Term(day, norm.period, day) for day in (told.entry, began)]
    else:
        periods.append(Term(told.entry, norm.period, told.entry))
    for period in periods:
        for count in range(len(told.extensions.decided) + 1):
            yield from _dues(told, period, count)


def _dues(told: once.Bearing, period: Term, count: int) -> Iterator[date]:
    """Yield the morrow of what the first of the decisions make of a deadline."""
    decided = dict(sorted(told.extensions.decided.items())[:count])
    extensions = attrs.evolve(told.extensions, decided=decided)

    def due(course: Course) -> Term:
        first = ends(course, period.anchor, period.length, told.reading)
        start = Term(period.anchor, period.length, first)
        return extensions.extended(course, start, date.max)

    for each in every_course(due, most=64).each:
        for day in each.course.span(each.outcome.due):
            yield from _morrow(day)


def _due_days(norm: Recurring | Occasional, case: Case, until: date) -> Iterator[date]:
    told = case.once(norm, yearly.Bearing.of)
    last = min(until.year + 1, date.max.year - 1)
    for year in range(told.entry.year - 2, last):
        due = yearly.due_on(norm, year, told.reading)
        yield due
        yield from _morrow(due)


def _morrow(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + _DAY


def morrows(finding: Finding) -> Iterator[date]:
    """Yield the days after each possible deadline of a finding."""
    if finding.deadline:
        for day in finding.deadline.candidates:
            yield from _morrow(day)
