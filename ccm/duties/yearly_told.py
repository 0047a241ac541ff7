"""A yearly duty, in words: why it stands where it does, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple

import attrs

from ccm.dates import PartialDate
from ccm.duties.last_reports import owes_reports
from ccm.duties.said import Asked, Said, Weight
from ccm.duties.wording import Amount, Reasons, Words
from ccm.duties.yearly import CHOICES, Bearing, Years, due_on
from ccm.facts import Event, OfYear
from ccm.rules.bearing import (
    come,
    days_in,
    happened,
    happened_by,
    spanned,
    truth_of,
)
from ccm.rules.courses import Course, Courses, When, every_course
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Occasional, Recurring
from ccm.rules.outcome import Lack
from ccm.rules.told import Cause, Missing
from ccm.rules.truth import Truth
from ccm.rules.years import ReportYear, Submission

__all__ = ["WORDS"]

_OF_REPORTS = {"reports": True, "years": False, "owed": True}
"""What is asked of years, and the answer where the reports on all of them were made."""

_MADE = {
    Truth.TRUE: "made",
    Truth.FALSE: "not made",
    Truth.UNKNOWN: "not in the record",
}


_IN_TIME_OR_LATE = frozenset({Submission.ON_TIME, Submission.LATE})
_NONE = Submission.NOT_SUBMITTED
_TOO_LATE = frozenset({Submission.LATE, _NONE})
_ORDER = tuple(Submission)


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


class _Words(Words):
    b: Bearing

    def amounts(self, lack: Lack, event: Event, asked: Asked) -> Amount:
        """Return what the day of a report says of reports; or of a list without it."""
        if lack.what not in _OF_REPORTS or not isinstance(event, OfYear):
            return None
        years = sorted({*_of(lack), event.year})
        made = self._made(event, asked)
        known = made is not None and lack.what != "owed"
        answer = made is _OF_REPORTS[lack.what] if known else None
        return Lack(lack.what, tuple(years)), answer

    def _made(self, event: OfYear, asked: Asked) -> bool | None:
        """Tell whether a report was made, by the days that an answer leaves."""
        if any(each.event is event for each in self.b.on_year(event.year).made):
            return True if asked.days[-1].latest <= self.on else None
        return False if asked.days[0].earliest >= self.on else None

    def filed(self, year: int) -> tuple[Event, ...]:
        """Return the reports on a year that can have been made by the day."""
        return happened((e.event for e in self.b.on_year(year).made), self.on)


class _EveryYear(_Words):
    norm: Recurring

    def reasons(self) -> Reasons:
        years = tuple(self._years())
        steps = self._next(), *self._in_runs(years)
        observed = self.observed(self.norm.fulfilled_by)
        return Reasons((*steps, *observed), years=years)

    def _next(self) -> Explanation:
        chosen = ["first_annual_report", "report_day"]
        if self.case.standing.exit:
            chosen.append("last_reports")
        begin, due = self.case.standing.in_force_from, self.answer.deadline
        claim = "no further report falls due"
        if due is not None:
            year = due.candidates[0].year - 1
            claim = f"next report due {due}, on {year}"
            if begin and begin.year == year:
                whole = self.case.reading.part_year == "whole calendar year"
                claim += f" ({'the whole year' if whole else f'since {begin}'})"
                chosen.append("part_year")
        upcoming = due.date if due else None
        return self.step(claim, upcoming, (), tuple(chosen), self.entry)

    # year by year

    def _years(self) -> Iterator[ReportYear]:
        """Yield what became of the report on each year whose day has passed."""
        less_sure = self._less_sure()
        for year in range(self.b.entry.year - 1, date.max.year):
            if self.b.due(year) >= self.on:
                return
            told = self._told(year)
            if told and told.standing is Submission.NOT_KNOWN and year in less_sure:
                yield attrs.evolve(told, standing=Submission.LESS_SURE)
            elif told:
                yield told

    def _told(self, year: int) -> ReportYear | None:
        """Return what became of the report on a year; None if surely none is owed."""
        courses: Courses[_Stand | None] = every_course(partial(self._stand, year))
        told = [stand for stand in courses.outcomes if stand is not None]
        if not told:
            return None
        standing = _together(told) if courses.whole else Submission.NOT_KNOWN
        sure = courses.whole and len(told) == len(courses.each)
        return ReportYear(
            year,
            self.b.due(year),
            standing,
            self._days_made(courses),
            days_in(courses, _absent) if standing is _NONE else None,
            self._facts(year),
            Truth.TRUE if sure else Truth.UNKNOWN,
        )

    def _days_made(self, courses: Courses[_Stand | None]) -> PartialDate | None:
        """Return when it was made, if it was in every course in which it is owed."""
        told = [(each.course, each.outcome) for each in courses.each if each.outcome]
        days = [course.shown(one.made, self.on) for course, one in told if one.made]
        return spanned(days) if len(days) == len(told) else None

    def _facts(self, year: int) -> tuple[Event, ...]:
        absent = (each.event for each in self.b.on_year(year).absent)
        facts = self.case.accounts((*self.filed(year), *absent))
        return tuple(dict.fromkeys(facts))

    def _stand(self, year: int, course: Course) -> _Stand | None:
        """Return what became of a report in one course; None if it was not owed."""
        owes, ends = owes_reports(self.case, self.on, course)
        if not (owes and Years(self.b, course, self.on, ends).is_owed(year)):
            return None
        reports, due = self.b.on_year(year), self.b.due(year)
        if made := reports.first_by(course, self.on):
            in_time = course.no_later(made.when, due)
            return _Stand(Submission.ON_TIME if in_time else Submission.LATE, made.when)
        if self.b.silence.speaks(self.on):
            return _Stand(_NONE)
        absent = reports.last_absent(course)
        if absent and course.no_later(due, absent.when):
            return _Stand(_NONE, absent=absent.when)
        return _Stand(Submission.NOT_KNOWN)

    def _less_sure(self) -> set[int]:
        """Return the years of whose reports a view leaves out less sure word."""
        record, norm = self.case.record, self.norm
        kinds = tuple(filter(None, (norm.fulfilled_by, norm.unfulfilled_by)))
        told = (e for e in (*record.withheld, *record.doubted) if isinstance(e, kinds))
        return {
            event.year
            for event in told
            if event.state == self.case.standing.state
            and event.bears_from <= self.on
            and (not record.known_by or event.known_from.latest <= record.known_by)
        }

    def _in_runs(self, told: tuple[ReportYear, ...]) -> Iterator[Explanation]:
        """Yield what became of reports: years alike that follow, in one line."""
        each = sorted((_ORDER.index(year.standing), _kind(year)) for year in told)
        counts = Counter(kind for _, kind in each)
        said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        alike = groupby(enumerate(told), lambda at: (at[1].year - at[0], at[1].said))
        runs = tuple(self._run([year for _, year in run]) for _, run in alike)
        if told:
            yield self.step(f"reports that fell due: {said}", because=runs)

    def _run(self, years: list[ReportYear]) -> Explanation:
        ends = dict.fromkeys((years[0].year, years[-1].year))
        facts = dict.fromkeys(event for year in years for event in year.events)
        claim = f"{' to '.join(map(str, ends))}: {years[0].said}"
        provision = "" if facts else self.norm.provision
        return Explanation(claim, None, provision, tuple(facts))

    # what is missing, and how answers read

    def gaps(self, lack: Lack) -> Iterator[Missing]:
        """Yield what is missing of years: reports, or the days of those on record."""
        (bare, held), told_by = self._parted(lack), (self.norm.fulfilled_by,)
        if bare:
            yield self.b.silence.lacks(f"reports on {_listed(bare)}", self.on, told_by)
        if held:
            fact = f"the days of reports on {_listed(held)}"
            yield Missing(fact, Cause.PARTIAL_DATE, told_by=told_by)

    def _parted(self, lack: Lack) -> tuple[list[int], list[int]]:
        """Return the years whose reports are not on record, and of no known day."""
        held = [year for year in _of(lack) if self.filed(year)]
        return [year for year in _of(lack) if year not in held], held

    def reads(self, lack: Lack, asked: Asked) -> Said:
        bare, held = self._parted(lack)
        by_then = "had come by then" if held else "were made"
        if not asked.yes:
            return Said(f"not all reports on {_listed(_of(lack))} {by_then}")
        unheard = f"reports on {_listed(bare)} were made, and are not on record"
        came = f"reports on {_listed(held)} {by_then}"
        told = [said for years, said in ((bare, unheard), (held, came)) if years]
        return Said("; ".join(told), Weight.UNHEARD if bare else Weight.NOTHING)


class _SomeYears(_Words):
    norm: Occasional
    yes_and_no: ClassVar = {
        "years": (
            Said("a report on {years} was owed and not made"),
            Said("no report on {years} that was owed was left out", Weight.PRESUMED),
        ),
        "owed": (
            Said("something raised it in {years}, and the reports were made"),
            Said("nothing raised it in {years}", Weight.NOTHING),
        ),
    }

    def reads(self, lack: Lack, asked: Asked) -> Said:
        years = _listed(_of(lack))
        if lack.what == "coming":
            frame = f"{'a' if asked.yes else 'no'} report on {{}} is owed"
            return Said.of(frame, years, Weight.SAID if asked.yes else Weight.NOTHING)
        return self.yes_or_no(lack, asked, years=years)

    def reasons(self) -> Reasons:
        why = *self._occasions(), *self.entry, *self._on_record(), *self._year_steps()
        return Reasons((*why, *self.observed(*self.norm.raised_by)))

    def _occasions(self) -> Iterator[Explanation]:
        if due := self.answer.deadline:
            year = due.candidates[0].year - 1
            claim = f"next report, if one is owed: due {due}, on {year}"
            yield self.step(claim, due.date, choices=CHOICES)
        standing = self.case.standing
        if standing.exit or happened((e.event for e in self.b.raising), self.on):
            claim = f"in the year of entry into force ({standing.in_force_from}): "
            claim += self.case.reading.part_year
            yield self.step(claim, choices=(*CHOICES, "part_year"))

    def _on_record(self) -> Iterator[Explanation]:
        told = self.come(*self.norm.raised_by)
        if not told:
            silent = self.b.occasions_heard.speaks(self.on)
            claim = f"the record holds no word of: {self._raising}"
            yield self.step(claim, Truth.FALSE if silent else Truth.UNKNOWN)
        for kind in self.norm.raised_by:
            if facts := tuple(event for event in told if type(event) is kind):
                claim, accounts = f"on record: {kind.title}", self.case.accounts(facts)
                yield self.step(claim, None, accounts)

    @property
    def _raising(self) -> str:
        return " or ".join(kind.title for kind in self.norm.raised_by)

    def _year_steps(self) -> Iterator[Explanation]:
        """Yield what became of the report on each year that surely raised one."""
        first, *others = (set(o.owed) for o in self.answer.bound)
        for year in sorted(first.intersection(*others)):
            facts = self.filed(year)
            truth = happened_by(facts, self.on)
            if not (facts or self.b.silence.speaks(self.on)):
                truth = Truth.UNKNOWN
            due = due_on(self.norm, year, self.b.reading)
            claim = f"report on {year}, due {due}: {_MADE[truth]}"
            yield self.step(claim, truth, self.case.accounts(facts))

    def gaps(self, lack: Lack) -> Iterator[Missing]:
        """Yield what is missing: reports that are owed, or what raised them."""
        years = _of(lack)
        owed = [year for year in years if self._surely_raised(year)]
        if owed:
            told = (self.norm.fulfilled_by,)
            yield self._gap(f"reports on {_listed(owed)}", *told)
        if doubtful := [year for year in years if year not in owed]:
            span = range(doubtful[0], doubtful[-1] + 1)  # of one question, one gap
            fact = f"whether there were {self._raising} ({_listed([*span])})"
            yield self._gap(fact, *self.norm.raised_by)

    def _surely_raised(self, year: int) -> bool:
        """Tell whether something on record raised it in a year, whatever its day."""
        first, last = date(year, 1, 1), min(date(year, 12, 31), self.on)
        told = self.b.raising
        raised = truth_of(lambda course: bool(come(course, told, last, first)))
        return raised is Truth.TRUE

    def _gap(self, fact: str, *told: type[Event]) -> Missing:
        reported = told == (self.norm.fulfilled_by,)
        silence = self.b.silence if reported else self.b.occasions_heard
        if silence.speaks(self.on):
            return Missing(fact, Cause.PARTIAL_DATE, told_by=told)
        return silence.lacks(fact, self.on, told)


def _together(told: list[_Stand]) -> Submission:
    """Return what all courses together say of a report.

    What was made late had not been made by the day on which a source misses it.
    """
    stands = frozenset(stand.standing for stand in told)
    if len(stands) == 1:
        return told[0].standing
    if stands == _IN_TIME_OR_LATE:
        return Submission.DAY_NOT_KNOWN
    if stands == _TOO_LATE and all(stand.made or stand.absent for stand in told):
        return _NONE
    return Submission.NOT_KNOWN


def _absent(stand: _Stand | None) -> tuple[When, ...]:
    return (stand.absent,) if stand and stand.absent else ()


def _kind(year: ReportYear) -> str:
    """Return what became of a report, without the day."""
    return f"{year.standing} by a later day" if year.absent_as_of else year.standing


def _of(lack: Lack) -> list[int]:
    return [year for year in lack.about if isinstance(year, int)]


def _listed(years: list[int]) -> str:
    """Return years in words, with runs of years as ranges."""
    runs = groupby(enumerate(years), lambda at: at[1] - at[0])
    each = [[year for _, year in run] for _, run in runs]
    ends = (dict.fromkeys((run[0], run[-1])) for run in each)
    return ", ".join(" to ".join(map(str, run)) for run in ends)


WORDS: dict[type[Recurring | Occasional], type[Words]] = {
    Recurring: _EveryYear,
    Occasional: _SomeYears,
}
