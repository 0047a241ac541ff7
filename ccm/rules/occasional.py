"""Applying a yearly duty that is owed only for years in which something raised it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.facts import AnnualReport, Event
from ccm.rules.case import Answer, Case, beyond, happened, name_of
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Deadline, Missing
from ccm.rules.recurring import CHOICES, fall_due
from ccm.rules.shapes import Occasional
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_occasional", "report_days"]


def report_days(
    norm: Occasional, case: Case, until: date
) -> Iterator[tuple[int, date]]:
    """Yield each year and its due day, up to the first after *until*.

    What falls due once a withdrawal has taken effect is due only if so read.
    """
    begin = case.standing.in_force_from
    assert begin is not None  # noqa: S101 - the State is bound
    return fall_due(norm, case, begin.year, until)


@attrs.define(frozen=True, eq=False, repr=False)
class _Year:
    """A calendar year: whether a report on it is owed, and whether it was made."""

    year: int
    due: date
    owed: Truth
    filed: Truth


@attrs.define(frozen=True, eq=False, repr=False)
class _Occasions:
    """The events that raise the duty, and those that show that nothing does."""

    norm: Occasional
    case: Case
    raising: tuple[Event, ...]
    clearing: tuple[Event, ...]
    silence: Truth  # what it means that nothing is on record

    @classmethod
    def of(cls, norm: Occasional, case: Case) -> _Occasions:
        told = happened(case.heard(*norm.raised_by), case.on)
        clearing = tuple(event for event in told if getattr(event, "is_none", False))
        raising = tuple(event for event in told if event not in clearing)
        known = case.absence_counts(norm.id)
        silence = Truth.FALSE if known else Truth.UNKNOWN
        return cls(norm, case, raising, clearing, silence)

    def in_year(self, year: int) -> Truth:
        """Tell whether something raised the duty in a calendar year.

        What was kept in one year may have been kept in the next, which nobody
        says, until a later year's word that nothing is.
        """
        if not (self.raising or self.clearing):
            return self.silence
        on, first = self.case.on, self._first_day(year)
        for event in self.raising:
            span = event.date
            within_year = first <= span.earliest and span.latest.year == year
            if within_year and span.surely_by(on):
                return Truth.TRUE
        before = [e for e in self.raising if e.date.earliest.year <= year]
        if self._cleared(before, year):
            return Truth.FALSE
        within = any(self._reaches(event, year) for event in before)
        return Truth.UNKNOWN if within else self.silence

    def _reaches(self, event: Event, year: int) -> bool:
        """Tell whether an event can have raised the duty in a year that it reaches."""
        if isinstance(event, self.norm.lasting):
            return event.date.latest.year >= year
        return event.date.latest >= self._first_day(year)

    def _first_day(self, year: int) -> date:
        """Return the first day of a year on which something can raise the duty."""
        begin, first = self.case.standing.in_force_from, date(year, 1, 1)
        if begin is None or self.case.reading.part_year == "whole calendar year":
            return first
        return max(first, begin)

    def _cleared(self, before: list[Event], year: int) -> bool:
        return any(
            word.date.latest.year < year
            and word.date.surely_by(self.case.on)
            and all(event.date.latest < word.date.earliest for event in before)
            for word in self.clearing
        )

    def years(self) -> tuple[_Year, ...]:
        """Return the years up to that of the next due day."""
        reports = self.case.heard(self.norm.fulfilled_by)
        found = report_days(self.norm, self.case, self.case.on)
        years = [
            _Year(year, due, self.in_year(year), self._filed(year, reports))
            for year, due in found
        ]
        ahead = [y for y in years if y.due >= self.case.on]
        return tuple(y for y in years if y.due < self.case.on or y is ahead[0])

    def _filed(self, year: int, reports: tuple[Event, ...]) -> Truth:
        if not reports:
            return self.silence
        found = [r for r in reports if isinstance(r, AnnualReport) and r.year == year]
        filed = happened(found, self.case.on)
        if any(report.date.surely_by(self.case.on) for report in filed):
            return Truth.TRUE
        return Truth.UNKNOWN if filed else self.silence


def apply_occasional(norm: Occasional, case: Case) -> Answer:
    """Return where the State stands under a yearly duty that events raise."""
    occasions = _Occasions.of(norm, case)
    years = occasions.years()
    past = tuple(year for year in years if year.due < case.on)
    ahead = next((year for year in years if year.due >= case.on), None)
    possible = _possible(past, ahead)
    runs = Status.OUTSTANDING in possible and occasions.raising
    due = ahead.due if ahead and runs else None
    return Answer(
        possible=possible,
        because=tuple(_because(norm, occasions, years, due)),
        deadline=Deadline(due, due, (), (due,)) if due else None,
        missing=_missing(norm, case, years) if len(possible) > 1 else (),
    )


def _possible(past: tuple[_Year, ...], ahead: _Year | None) -> frozenset[Status]:
    lapsed = [year.owed & ~year.filed for year in past]
    if Truth.TRUE in lapsed:
        return frozenset({Status.OVERDUE})
    coming = ahead.owed & ~ahead.filed if ahead else Truth.FALSE
    possible = {Status.OVERDUE} if Truth.UNKNOWN in lapsed else set[Status]()
    if coming is not Truth.FALSE:
        possible.add(Status.OUTSTANDING)
    if coming is not Truth.TRUE:
        seen = [year.owed for year in (*past, *((ahead,) if ahead else ()))]
        if any(owed is not Truth.FALSE for owed in seen):
            possible.add(Status.FULFILLED)
        if Truth.TRUE not in seen:
            possible.add(Status.NOT_APPLICABLE)
    return frozenset(possible)


def _because(
    norm: Occasional, occasions: _Occasions, years: tuple[_Year, ...], due: date | None
) -> Iterator[Explanation]:
    case = occasions.case
    if due:
        claim = f"next report, if one is owed: due {due}, on {due.year - 1}"
        yield Explanation(claim, due, norm.provision, (), (), CHOICES)
    if case.standing.exit or occasions.raising:
        begin = case.standing.in_force_from
        claim = f"in the year of entry into force ({begin}): {case.reading.part_year}"
        yield Explanation(claim, None, norm.provision, (), (), (*CHOICES, "part_year"))
    if case.standing.entry:
        yield case.standing.entry
    names = " or ".join(name_of(kind) for kind in norm.raised_by)
    told = (*occasions.raising, *occasions.clearing)
    if not told:
        known = case.absence_counts(norm.id)
        truth = Truth.FALSE if known else Truth.UNKNOWN
        claim = f"the record holds no word of: {names}"
        yield Explanation(claim, truth, norm.provision)
    for kind in norm.raised_by:
        if facts := tuple(event for event in told if type(event) is kind):
            accounts = case.accounts(facts)
            yield Explanation(
                f"on record: {name_of(kind)}", None, norm.provision, accounts
            )
    yield from _year_steps(norm, years, case)
    if told := case.overheard(*norm.raised_by):
        yield Explanation("observers say, which decides nothing", None, "", told)


def _year_steps(
    norm: Occasional, years: tuple[_Year, ...], case: Case
) -> Iterator[Explanation]:
    for year in years:
        if year.owed is not Truth.TRUE:
            continue
        filed = year.filed
        said = {
            Truth.TRUE: "made",
            Truth.FALSE: "not made",
            Truth.UNKNOWN: "not in the record",
        }[filed]
        reports = (
            r for r in case.heard(norm.fulfilled_by) if isinstance(r, AnnualReport)
        )
        facts = happened((r for r in reports if r.year == year.year), case.on)
        claim = f"report on {year.year}, due {year.due}: {said}"
        yield Explanation(claim, filed, norm.provision, case.accounts(facts))


def _missing(
    norm: Occasional, case: Case, years: tuple[_Year, ...]
) -> tuple[Missing, ...]:
    unfiled = [y for y in years if y.filed == Truth.UNKNOWN]
    owed = [str(y.year) for y in unfiled if y.owed is Truth.TRUE]
    doubtful = [str(y.year) for y in years if y.owed == Truth.UNKNOWN]
    found: list[Missing] = []
    if owed:
        fact = f"reports on {', '.join(owed)}"
        found.append(_gap(fact, case, norm, (norm.fulfilled_by,)))
    if doubtful:
        names = " or ".join(name_of(kind) for kind in norm.raised_by)
        span = ", ".join(dict.fromkeys((doubtful[0], doubtful[-1])))
        fact = f"whether there were {names} ({span})"
        found.append(_gap(fact, case, norm, norm.raised_by))
    return tuple(found)


def _gap(
    fact: str, case: Case, norm: Occasional, told_by: tuple[type[Event], ...]
) -> Missing:
    if case.absence_counts(norm.id):
        return Missing(fact, Cause.PARTIAL_DATE, told_by=told_by)
    return beyond(fact, case, norm.id, told_by)
