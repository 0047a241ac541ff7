"""Articles 3(8) and 7 in plain Python: reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from slow_courses import Course, Stand, day_of
from slow_joining import Term

from ccm import Status
from ccm.facts import (
    AnnualReport,
    InitialReport,
    MunitionsAcquired,
    MunitionsTransferred,
    Retention,
)


def initial_report_due(entry: date) -> date:
    """Return the last day for the initial report: day 180, entry being day 0 (A-08)."""
    return entry + timedelta(days=180)


def article_7_1(course: Course, term: Term, on: date) -> set[Stand]:
    """Submit an initial report within 180 days."""
    due = initial_report_due(term.entry)
    made = [day_of(e) for e in course.of(InitialReport) if day_of(e) <= on]
    if made:
        late = made[0] > due
        return {Stand(Status.FULFILLED_LATE if late else Status.FULFILLED, due)}
    return {Stand(Status.OVERDUE if on > due else Status.OUTSTANDING, due)}


def due_of(year: int) -> date:
    """Return when the report on a calendar year is due: on 30 April after it."""
    return date(year + 1, 4, 30)


def first_year(entry: date) -> int:
    """Return the first calendar year on which a report is owed (A-09).

    The year of entry into force, unless the initial report is due later than that
    report would be.
    """
    later = initial_report_due(entry) > due_of(entry.year)
    return entry.year + 1 if later else entry.year


def reported(course: Course, year: int, on: date) -> bool:
    """Tell whether the report on a year was made by a day."""
    made = course.of(AnnualReport)
    return any(e.year == year and day_of(e) <= on for e in made)


def owed(term: Term, year: int, on: date) -> bool:
    """Tell whether the report on a year is owed, as far as is known on a day.

    Not one that falls due once the State is out (A-37); that it will leave is known
    from its notice on.
    """
    leaves = term.receipt is not None and term.receipt <= on and term.effect
    return not leaves or due_of(year) < leaves


def article_7_2(course: Course, term: Term, on: date) -> set[Stand]:
    """Report by 30 April each year on the calendar year before."""
    missing = [
        year
        for year in range(first_year(term.entry), on.year + 60)
        if owed(term, year, on) and not reported(course, year, on)
    ]
    overdue = any(due_of(year) < on for year in missing)
    ahead = next((due_of(year) for year in missing if due_of(year) >= on), None)
    return {Stand(Status.OVERDUE if overdue else Status.OUTSTANDING, ahead)}


def article_3_8(course: Course, term: Term, on: date) -> set[Stand]:
    """Report by 30 April on each year in which munitions were kept, got or passed on.

    Where a report is overdue, nobody need know whether a next one will be owed.
    """
    found: set[Stand] = set()
    for years in raised(course, term, on):
        ours = sorted(year for year in years if owed(term, year, on))
        missing = [year for year in ours if not reported(course, year, on)]
        if any(due_of(year) < on for year in missing):
            found.add(Stand(Status.OVERDUE))
        elif missing:
            found.add(Stand(Status.OUTSTANDING, due_of(missing[0])))
        else:
            found.add(Stand(Status.FULFILLED if ours else Status.NOT_APPLICABLE))
    return found


def raised(course: Course, term: Term, on: date) -> Iterator[set[int]]:
    """Yield sets of years that can count together.

    What was kept on a day may still be kept in every later year, or not, until a word
    of none. Only what was so while the State was bound counts (A-56).
    """
    sure: set[int] = set()
    perhaps: set[int] = set()
    words = course.words(Retention, MunitionsAcquired, MunitionsTransferred)
    words = tuple(word for word in words if day_of(word) <= on)
    for index, word in enumerate(words):
        day = day_of(word)
        if isinstance(word, Retention) and word.is_none:
            continue
        if day >= term.entry:
            sure.add(day.year)
        if not isinstance(word, MunitionsTransferred):
            rest = words[index + 1 :]
            nones = (day_of(e) for e in rest if isinstance(e, Retention) and e.is_none)
            last = next(nones, on)
            if last >= term.entry:
                perhaps |= set(range(max(day, term.entry).year, last.year + 1))
    for more in _few(sorted(perhaps - sure)):
        yield sure | set(more)


def _few(years: list[int]) -> Iterator[tuple[int, ...]]:
    """Yield none of them, each, and each two: of a status and a day no more matter."""
    for size in range(3):
        yield from combinations(years, size)
