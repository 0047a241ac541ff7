"""What became of the report on each year that is owed, in all courses together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

import attrs

from ccm.dates import PartialDate
from ccm.duties.last_reports import owes_reports
from ccm.duties.yearly import Bearing, is_owed
from ccm.facts import Event, OfYear
from ccm.rules.bearing import days_in, happened
from ccm.rules.case import Case
from ccm.rules.courses import Course, Courses, When, every_course
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Occasional, Recurring
from ccm.rules.truth import Truth
from ccm.rules.years import ReportYear, Submission

__all__ = ["in_runs", "years_told"]


class _Stand(NamedTuple):
    """What became of a report in one course.

    Attributes:
        standing: What became of it.
        made: When it was submitted.
        absent: The last moment by which it had not been, as a source shows.
    """

    standing: Submission
    made: When | None = None
    absent: When | None = None


_Stands = Courses[_Stand | None]
_ALIKE = frozenset({Submission.ON_TIME, Submission.LATE})
_TOO_LATE = frozenset({Submission.LATE, Submission.NOT_SUBMITTED})


def years_told(bearing: Bearing, case: Case) -> tuple[ReportYear, ...]:
    """Return what became of the report on each year whose day has passed."""
    found = (_told(bearing, case, year) for year in _past(bearing, case.on))
    told, less_sure = tuple(filter(None, found)), _less_sure(bearing.norm, case)
    return tuple(_doubted(each) if each.year in less_sure else each for each in told)


def _doubted(told: ReportYear) -> ReportYear:
    """Return a year of which a view leaves out word that is less sure."""
    if told.standing is not Submission.NOT_KNOWN:
        return told
    return attrs.evolve(told, standing=Submission.LESS_SURE)


def _past(bearing: Bearing, on: date) -> Iterator[int]:
    """Yield the years, from the one before entry into force, that fell due by a day."""
    for year in range(bearing.entry.year - 1, date.max.year):
        if bearing.due(year) >= on:
            return
        yield year


def _told(bearing: Bearing, case: Case, year: int) -> ReportYear | None:
    """Return what became of the report on a year; None if surely none is owed."""
    courses: _Stands = every_course(partial(_stand, bearing, case, year))
    stands = [each.outcome for each in courses.each]
    told = [stand for stand in stands if stand is not None]
    if not told:
        return None
    standing = _together(told) if courses.whole else Submission.NOT_KNOWN
    shown = standing is Submission.NOT_SUBMITTED
    return ReportYear(
        year,
        bearing.due(year),
        standing,
        _days_made(courses, told, case.on),
        days_in(courses, _absent) if shown else None,
        _events(bearing, case, year),
        Truth.TRUE if len(told) == len(stands) and courses.whole else Truth.UNKNOWN,
    )


def _stand(bearing: Bearing, case: Case, year: int, course: Course) -> _Stand | None:
    """Return what became of the report on a year in one course; None if not owed."""
    on = case.on
    owes, ends = owes_reports(case, on, course)
    if not (owes and is_owed(bearing, course, on, ends, year)):
        return None
    reports, due = bearing.on_year(year), bearing.due(year)
    if made := reports.first_by(course, on):
        in_time = course.no_later(made.when, due)
        return _Stand(Submission.ON_TIME if in_time else Submission.LATE, made.when)
    if bearing.silence.speaks(on):
        return _Stand(Submission.NOT_SUBMITTED)
    absent = reports.last_absent(course)
    if absent and course.no_later(due, absent.when):
        return _Stand(Submission.NOT_SUBMITTED, absent=absent.when)
    return _Stand(Submission.NOT_KNOWN)


def _together(told: Iterable[_Stand]) -> Submission:
    """Return what all courses together say of a report.

    What was made late had not been made by the day on which a source misses it.
    """
    stands = frozenset(stand.standing for stand in told)
    if len(stands) == 1:
        return next(iter(stands))
    if stands == _ALIKE:
        return Submission.DAY_NOT_KNOWN
    if stands == _TOO_LATE and all(stand.made or stand.absent for stand in told):
        return Submission.NOT_SUBMITTED
    return Submission.NOT_KNOWN


def _absent(stand: _Stand | None) -> tuple[When, ...]:
    return (stand.absent,) if stand and stand.absent else ()


def _days_made(courses: _Stands, told: list[_Stand], on: date) -> PartialDate | None:
    """Return when it was made, if it was in every course in which it is owed."""
    if not all(stand.made for stand in told):
        return None
    spans = [
        each.course.shown(each.outcome.made, on)
        for each in courses.each
        if each.outcome and each.outcome.made
    ]
    return PartialDate(min(a for a, _ in spans), max(b for _, b in spans))


def _less_sure(norm: Recurring | Occasional, case: Case) -> set[int]:
    """Return the years of whose reports a view leaves out word that is less sure."""
    record, state = case.record, case.standing.state
    kinds = tuple(filter(None, (norm.fulfilled_by, norm.unfulfilled_by)))
    return {
        event.year
        for event in (*record.withheld, *record.doubted)
        if event.state == state
        and isinstance(event, OfYear)
        and isinstance(event, kinds)
        and event.bears_from <= case.on
        and (not record.known_by or event.known_from.latest <= record.known_by)
    }


def _events(bearing: Bearing, case: Case, year: int) -> tuple[Event, ...]:
    reports = bearing.on_year(year)
    made = happened((each.event for each in reports.made), case.on)
    absent = [each.event for each in reports.absent]
    return tuple(dict.fromkeys(case.accounts((*made, *absent))))


def in_runs(years: Iterable[ReportYear], provision: str) -> Explanation | None:
    """Return what became of reports as a step: years alike that follow, in one line.

    None if none has fallen due.
    """
    told = tuple(years)
    if not told:
        return None
    runs = tuple(_run(run, provision) for run in _alike(told))
    return Explanation(_counted(told), None, provision, (), runs)


def _counted(told: tuple[ReportYear, ...]) -> str:
    each = sorted((_ORDER.index(year.standing), _kind(year)) for year in told)
    counts = Counter(kind for _, kind in each)
    said = (f"{count} {kind}" for kind, count in counts.items())
    return f"reports that fell due: {', '.join(said)}"


_ORDER = tuple(Submission)


def _kind(year: ReportYear) -> str:
    """Return what became of a report, without the day."""
    return f"{year.standing} by a later day" if year.absent_as_of else year.standing


def _alike(told: tuple[ReportYear, ...]) -> Iterator[list[ReportYear]]:
    """Yield years of which the same is said, as long as they follow each other."""
    for _, run in groupby(enumerate(told), lambda at: (at[1].year - at[0], at[1].said)):
        yield [year for _, year in run]


def _run(years: list[ReportYear], provision: str) -> Explanation:
    ends = dict.fromkeys((years[0].year, years[-1].year))
    facts = dict.fromkeys(event for year in years for event in year.events)
    claim = f"{' to '.join(map(str, ends))}: {years[0].said}"
    return Explanation(claim, None, "" if facts else provision, tuple(facts))
