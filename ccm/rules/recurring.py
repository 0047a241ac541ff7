"""Applying a yearly duty to a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.facts import AnnualReport
from ccm.rules.case import Answer, Case, beyond
from ccm.rules.deadlines import terms
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Deadline, Missing
from ccm.rules.shapes import Occasional, Recurring
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["CHOICES", "apply_recurring", "due_days", "fall_due", "first_year"]


def first_year(norm: Recurring, case: Case) -> int | None:
    """Return the first year that the duty covers for the State.

    None if, as the text is read, none does before the initial report.
    """
    begin = case.standing.in_force_from
    assert begin is not None  # noqa: S101 - the State is bound
    year = begin.year
    if case.reading.first_annual_report == "year before the first 30 April":
        return year if date(year, norm.month, norm.day) < begin else year - 1
    if case.reading.first_annual_report != "year of entry into force":
        return _after_initial_report(norm, case)
    before = terms(norm.after, case, PartialDate.on(begin), date.min)[0].due.latest
    early = date(year + 1, norm.month, norm.day) < before
    return year + 1 if early else year


def _after_initial_report(norm: Recurring, case: Case) -> int | None:
    reports = case.heard(norm.after.fulfilled_by)
    days = [r.date.latest for r in reports if r.date.surely_by(case.on)]
    if not days:
        return None
    day = min(days)
    return day.year if date(day.year, norm.month, norm.day) < day else day.year - 1


def due_days(norm: Recurring, case: Case, until: date) -> Iterator[tuple[int, date]]:
    """Yield each year covered and its due day, up to the first after *until*.

    What falls due once a withdrawal has taken effect is due only if so read,
    and as long as notice of it may not have been received.
    """
    first = first_year(norm, case)
    return fall_due(norm, case, first, until) if first is not None else iter(())


def fall_due(
    norm: Recurring | Occasional, case: Case, first: int, until: date
) -> Iterator[tuple[int, date]]:
    """Yield each year from the first, and the day on which its report is due.

    While the day of leaving is in doubt, up to what falls due by the last there is.
    """
    ends, reading = case.leaves, case.reading
    none_later = reading.last_reports == "none after it leaves"
    moved = reading.report_day == "next Monday"
    for year in range(first, date.max.year):
        due = date(year + 1, norm.month, norm.day)
        if moved and due.weekday() in _WEEKEND:
            due += timedelta(days=_MONDAY - due.weekday())
        if ends is not None:
            over = due >= ends.latest if none_later else year > ends.latest.year
            if over:
                return
        yield year, due
        if due > until:
            return


_WEEKEND = (5, 6)
_MONDAY = 7

CHOICES = ("report_day", "last_reports")
"""The choices on which the day of a report rests, whatever raises it."""


@attrs.define(frozen=True, eq=False, repr=False)
class _Years:
    """The years of which a report is owed, by what the record says of them."""

    missing: tuple[int, ...]
    doubtful: tuple[int, ...]
    upcoming: date | None
    filed: tuple[AnnualReport, ...]

    @classmethod
    def of(cls, norm: Recurring, case: Case) -> _Years:
        filed = tuple(
            report
            for report in case.dossier.of(norm.fulfilled_by)
            if report.date.possibly_by(case.on)
        )
        surely = {r.year for r in filed if r.date.surely_by(case.on)}
        perhaps = {r.year for r in filed} - surely
        last = min(max(surely, default=date.min.year) + 1, date.max.year)
        until = max(case.on, date(last, norm.month, norm.day))
        owed = [(y, d) for y, d in due_days(norm, case, until) if y not in surely]
        past = [year for year, due in owed if due < case.on]
        absence = case.absence_counts(norm.id)
        return cls(
            tuple(year for year in past if absence and year not in perhaps),
            tuple(year for year in past if not absence or year in perhaps),
            next((due for _, due in owed if due >= case.on), None),
            filed,
        )

    def possible(self) -> frozenset[Status]:
        if self.missing:
            return frozenset({Status.OVERDUE})
        if self.doubtful:
            return frozenset({Status.OVERDUE, Status.OUTSTANDING})
        return frozenset({Status.OUTSTANDING})


def apply_recurring(norm: Recurring, case: Case) -> Answer:
    """Return where the State stands under a yearly duty."""
    years = _Years.of(norm, case)
    possible, upcoming = years.possible(), years.upcoming
    because = [_next(norm, case, upcoming)]
    if owed := years.missing or years.doubtful:
        truth = Truth.FALSE if years.missing else Truth.UNKNOWN
        claim = f"the record holds no report on {_listed(owed)}"
        because.append(Explanation(claim, truth, norm.provision))
    if years.filed:
        because.append(Explanation("submitted", None, norm.provision, years.filed))
    return Answer(
        possible=possible,
        because=tuple(because),
        deadline=Deadline(upcoming, upcoming, (), (upcoming,)) if upcoming else None,
        missing=tuple(_missing(norm, case, years)) if len(possible) > 1 else (),
    )


def _missing(norm: Recurring, case: Case, years: _Years) -> Iterator[Missing]:
    perhaps = [r for r in years.filed if r.year in years.doubtful]
    for report in perhaps:
        fact = f"the day of: {report.detail()} (known: {report.date})"
        yield Missing(fact, Cause.PARTIAL_DATE, told_by=(report,))
    filed = {report.year for report in perhaps}
    silent = tuple(year for year in years.doubtful if year not in filed)
    if silent:
        told = (norm.fulfilled_by,)
        yield beyond(f"reports on {_listed(silent)}", case, norm.id, told)


def _listed(years: tuple[int, ...]) -> str:
    """Return years in words, with runs of years as ranges."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    ends = (dict.fromkeys((run[0], run[-1])) for run in runs)
    return ", ".join(" to ".join(map(str, run)) for run in ends)


def _next(norm: Recurring, case: Case, upcoming: date | None) -> Explanation:
    entry = (case.standing.entry,) if case.standing.entry else ()
    chosen = ["first_annual_report", "report_day"]
    if case.standing.exit:
        chosen.append("last_reports")
    begin = case.standing.in_force_from
    if upcoming is None:
        claim = "no further report falls due"
    else:
        claim = f"next report due {upcoming}, on {upcoming.year - 1}"
        if begin and begin.year == upcoming.year - 1:
            claim += f" ({_covered(begin, case)})"
            chosen.append("part_year")
    return Explanation(claim, upcoming, norm.provision, (), entry, tuple(chosen))


def _covered(begin: date, case: Case) -> str:
    """Return what of the year of entry into force its report covers, in words."""
    whole = case.reading.part_year == "whole calendar year"
    return "the whole year" if whole else f"since {begin}"
