"""Articles 3(8) and 7 in plain Python: reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from slow_courses import Course, Stand, day_of
from slow_joining import PRACTICE, Term
from slow_silence import gap, within

from ccm import Reading, Status
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    Event,
    InitialReport,
    InitialReportMissing,
    MunitionsAcquired,
    MunitionsTransferred,
    Retention,
)


def initial_report_due(entry: date) -> date:
    """Return the last day for the initial report: day 180, entry being day 0 (A-08)."""
    return entry + timedelta(days=180)


def first_due(reading: Reading, term: Term) -> date:
    """Return the last day for the initial report, as Article 7(1) is read (A-08)."""
    if reading.day_zero == "counted from the deposit":
        return term.deposit + timedelta(days=180)
    counted = reading.day_zero == "counted"
    return initial_report_due(term.entry) - timedelta(days=int(counted))


def initial_reports(course: Course, term: Term, on: date) -> list[date]:
    """Return when initial reports were made by a day: who joins again owes another."""
    made = map(day_of, course.of(InitialReport))
    return [day for day in made if term.since <= day <= on]


def article_7_1(course: Course, term: Term, on: date) -> set[Stand]:
    """Submit an initial report within 180 days."""
    due = first_due(course.reading, term)
    made = initial_reports(course, term, on)
    if made:
        late = made[0] > due
        return {Stand(Status.FULFILLED_LATE if late else Status.FULFILLED, due)}
    if on <= due:
        return {Stand(Status.OUTSTANDING, due)}
    absent = [e for e in course.events if isinstance(e, InitialReportMissing)]
    first = max(term.since, _seen(absent))
    unheard = within(gap(course, "art7.1", InitialReport, on), first, [due])
    done = {Status.FULFILLED_LATE if day > due else Status.FULFILLED for day in unheard}
    return {Stand(status, due) for status in (Status.OVERDUE, *done)}


def _seen(absent: Sequence[Event]) -> date:
    """Return the first day after those on which a report was listed as missing."""
    return max((day_of(e) + timedelta(days=1) for e in absent), default=date.min)


def due_of(year: int, reading: Reading = PRACTICE) -> date:
    """Return when the report on a calendar year is due: on 30 April after it.

    Where that is a Saturday or a Sunday, it is read as the next Monday (A-10).
    """
    day = date(year + 1, 4, 30)
    weekend = max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0
    return day + timedelta(days=weekend if reading.report_day == "next Monday" else 0)


_SATURDAY = 5


def first_year(course: Course, term: Term, on: date) -> int | None:
    """Return the first calendar year on which a report is owed (A-09).

    The year of entry into force, unless the initial report is due later than that
    report would be; or that before the 30 April which follows entry into force, or the
    initial report. Where that is not made, no year is known.
    """
    entry, reading = term.entry, course.reading
    if reading.first_annual_report == "year before the first 30 April":
        return _before_next(entry)
    if reading.first_annual_report != "year of entry into force":
        made = initial_reports(course, term, on)
        return _before_next(made[0]) if made else None
    later = first_due(reading, term) > due_of(entry.year, reading)
    return entry.year + 1 if later else entry.year


def _before_next(day: date) -> int:
    """Return the year before the first 30 April after a day."""
    return day.year - 1 if day < date(day.year, 4, 30) else day.year


def reported(course: Course, year: int, on: date) -> bool:
    """Tell whether the report on a year was made by a day."""
    made = course.of(AnnualReport)
    return any(e.year == year and day_of(e) <= on for e in made)


def perhaps_reported(course: Course, duty: str, year: int, on: date) -> bool:
    """Tell whether the report on a year can have been made, and nobody recorded it.

    After the year, and after each day on which it was listed as missing. While its day
    has not come, silence means that it is still to be made.
    """
    told = (e for e in course.events if isinstance(e, AnnualReportMissing))
    first = max(date(year + 1, 1, 1), _seen([e for e in told if e.year == year]))
    overdue = due_of(year, course.reading) < on
    return overdue and bool(within(gap(course, duty, AnnualReport, on), first, []))


def owed(course: Course, term: Term, year: int, on: date) -> bool:
    """Tell whether the report on a year is owed, as far as is known on a day.

    Not one that falls due once the State is out, or one on years in which it was out
    (A-37); that it will leave is known from its notice on.
    """
    leaves = term.receipt is not None and term.receipt <= on and term.effect
    if course.reading.last_reports == "for its time as a Party":
        return not leaves or date(year, 1, 1) < leaves
    return not leaves or due_of(year, course.reading) < leaves


def article_7_2(course: Course, term: Term, on: date) -> set[Stand]:
    """Report by 30 April each year on the calendar year before."""
    first = first_year(course, term, on)
    missing = [
        year
        for year in range(first or date.max.year, on.year + 60)
        if owed(course, term, year, on) and not reported(course, year, on)
    ]
    dues = [due_of(year, course.reading) for year in missing]
    ahead = next((due for due in dues if due >= on), None)
    late = [year for year, due in zip(missing, dues, strict=True) if due < on]
    unheard = all(perhaps_reported(course, "art7.2", year, on) for year in late)
    found = {Status.OVERDUE} if late else set()
    found |= {Status.OUTSTANDING} if unheard else set()
    return {Stand(status, ahead) for status in found}


def article_3_8(course: Course, term: Term, on: date) -> set[Stand]:
    """Report by 30 April on each year in which munitions were kept, got or passed on.

    Where a report is overdue, nobody need know whether a next one will be owed.
    """
    found: set[Stand] = set()
    for years in raised(course, term, on):
        ours = sorted(year for year in years if owed(course, term, year, on))
        missing = [year for year in ours if not reported(course, year, on)]
        dues = {year: due_of(year, course.reading) for year in missing}
        late = [year for year in missing if dues[year] < on]
        if late:
            found.add(Stand(Status.OVERDUE))
        if not all(perhaps_reported(course, "art3.8", year, on) for year in late):
            continue
        ahead = [dues[year] for year in missing if year not in late]
        if ahead:
            found.add(Stand(Status.OUTSTANDING, ahead[0]))
        else:
            found.add(Stand(Status.FULFILLED if ours else Status.NOT_APPLICABLE))
    return found


def raised(course: Course, term: Term, on: date) -> Iterator[set[int]]:
    """Yield sets of years that can count together.

    What was kept on a day may still be kept in every later year, or not, until a word
    of none. Only what was so while the State was bound counts, or in the calendar year
    in which it came to be (A-56). Of days of which the record does not tell the same
    holds, unless a word of none stands.
    """
    begins = term.entry
    if course.reading.part_year == "whole calendar year":
        begins = date(begins.year, 1, 1)
    if term.effect:
        on = min(on, term.effect - timedelta(days=1))
    words = [word for word in course.words(*OCCASIONS) if day_of(word) <= on]
    some = [day_of(word) for word in words if not _says_none(word)]
    sure = {day.year for day in some if day >= begins}
    perhaps = _kept(words, begins, on)
    for kind in OCCASIONS:
        perhaps |= _unheard(course, kind, begins, on)
    for more in _few(sorted(perhaps - sure)):
        yield sure | set(more)


OCCASIONS = (Retention, MunitionsAcquired, MunitionsTransferred)
"""What raises the duty."""


def _kept(words: list[Event], begins: date, on: date) -> set[int]:
    """Return the years in which may still be kept what was kept before."""
    found: set[int] = set()
    for index, word in enumerate(words):
        if isinstance(word, MunitionsTransferred) or _says_none(word):
            continue
        last = next((day_of(e) for e in words[index:] if _says_none(e)), on)
        if last >= begins:
            found |= set(range(max(day_of(word), begins).year, last.year + 1))
    return found


def _unheard(course: Course, kind: type[Event], begins: date, on: date) -> set[int]:
    """Return the years in which something can have raised the duty unheard."""
    words = [e for e in course.words(Retention, MunitionsAcquired) if day_of(e) <= on]
    found: set[int] = set()
    turns = [date(year, 1, 1) for year in range(begins.year, on.year + 1)]
    for day in within(gap(course, "art3.8", kind, on), begins, turns):
        before = [e for e in words if day_of(e) < day]
        if not before or not _says_none(before[-1]):
            found.add(day.year)
    return found


def _says_none(word: Event) -> bool:
    return isinstance(word, Retention) and word.is_none


def _few(years: list[int]) -> Iterator[tuple[int, ...]]:
    """Yield none of them, each, and each two: of a status and a day no more matter."""
    for size in range(3):
        yield from combinations(years, size)
