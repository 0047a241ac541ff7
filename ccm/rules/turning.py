"""The days on which an answer can change: those that a timeline must ask about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ccm.dates import PartialDate
from ccm.facts import Record
from ccm.rules.case import Case
from ccm.rules.deadlines import terms
from ccm.rules.filing import decisions
from ccm.rules.finding import Finding
from ccm.rules.occasional import report_days
from ccm.rules.recurring import due_days
from ccm.rules.shapes import FollowUp, Norm, Occasional, Recurring, TimeBound
from ccm.rules.starts import beginnings, begun_on, untold_due

__all__ = ["morrows", "turning_days"]

_DAY = timedelta(days=1)


def turning_days(norm: Norm, case: Case, until: date) -> Iterator[date]:
    """Yield, unordered, every day up to *until* on which the answer can change.

    An answer changes only with an event, with the morrow of a deadline or of a
    meeting's close, and with entry into force and withdrawal.
    """
    standing = case.standing
    if standing.in_force_from:
        yield standing.in_force_from
    if standing.ends:
        yield from (standing.ends.earliest, standing.ends.latest)
    for event in case.dossier.events:
        for day in (event.date.earliest, event.date.latest):
            yield day
            yield from _morrow(day)
    yield from _of_the_record(norm, case.record)
    report = norm.reported_under if isinstance(norm, TimeBound) else None
    if report and standing.in_force_from:
        start = PartialDate.on(standing.in_force_from)
        yield from _morrow(terms(report, case, start)[0].due.latest)
        yield from _reach(report, case.record)
    if isinstance(norm, TimeBound) and norm.runs_from:
        yield from _lapses(norm, case)
    for due in _due_days(norm, case, until):
        yield due
        yield from _morrow(due)


def _of_the_record(norm: Norm, record: Record) -> Iterator[date]:
    """Yield the days on which meetings and the record's own reach matter."""
    for meeting in record.meetings:
        if isinstance(norm, FollowUp):  # which meeting is the next one
            opens = meeting.opens.earliest
            for day in (opens, norm.papers.before(opens)):
                yield day
                yield from _morrow(day)
        yield from _morrow(meeting.closes.earliest)
        yield from _morrow(meeting.closes.latest)
    yield from _reach(norm, record)


def _reach(norm: Norm, record: Record) -> Iterator[date]:
    """Yield the ends of the days on which absence of an event counts."""
    covered = record.covered_through(norm.id)
    if covered not in (date.min, date.max):
        yield from _morrow(covered)
    if (since := record.covered_from(norm.id)) != date.min:
        yield since


def _lapses(norm: TimeBound, case: Case) -> Iterator[date]:
    """Yield the morrow of each deadline of each period, whichever is told."""
    if untold := untold_due(norm, case):
        yield from _morrow(untold)
    numbers = [decision.number for decision in decisions(norm, case)]
    for event in beginnings(norm, case):
        for number in (*numbers, None):
            start = begun_on(event, case)
            for term in terms(norm, case, start, date.max, number):
                yield from _morrow(term.due.earliest)
                yield from _morrow(term.due.latest)


def _due_days(norm: Norm, case: Case, until: date) -> Iterator[date]:
    if isinstance(norm, Recurring) and case.standing.in_force_from:
        yield from (due for _, due in due_days(norm, case, until))
    if isinstance(norm, Occasional) and case.standing.in_force_from:
        yield from (due for _, due in report_days(norm, case, until))


def _morrow(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + _DAY


def morrows(finding: Finding) -> Iterator[date]:
    """Yield the days after each possible deadline of a finding."""
    if finding.deadline:
        for day in finding.deadline.candidates:
            yield from _morrow(day)
