"""Applying a yearly duty to a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.dates import PartialDate
from ccm.rules.case import Answer, Case, beyond
from ccm.rules.deadlines import terms
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline
from ccm.rules.shapes import Recurring
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_recurring", "due_days", "first_year"]


def first_year(norm: Recurring, case: Case) -> int:
    """Return the first year that the duty covers for the State."""
    begin = case.standing.in_force_from
    assert begin is not None  # noqa: S101 - the State is bound
    before = terms(norm.after, case, PartialDate.on(begin), date.min)[0].due.latest
    year = begin.year
    if case.reading.first_annual_report == "after the initial report is due":
        while date(year + 1, norm.month, norm.day) <= before:
            year += 1
        return year
    early = date(year + 1, norm.month, norm.day) < before
    return year + 1 if early else year


def due_days(norm: Recurring, case: Case, until: date) -> Iterator[tuple[int, date]]:
    """Yield each year covered and its due day, up to the first after *until*.

    A due day on or after the day on which a withdrawal takes effect is not due.
    """
    ends = case.standing.ends
    year = first_year(norm, case)
    while True:
        due = date(year + 1, norm.month, norm.day)
        if ends is not None and due >= ends.earliest:
            return
        yield year, due
        if due > until:
            return
        year += 1


def apply_recurring(norm: Recurring, case: Case) -> Answer:
    """Return where the State stands under a yearly duty."""
    filed = {
        event.year: event
        for event in case.dossier.of(norm.fulfilled_by)
        if event.date.possibly_by(case.on)
    }
    absence = case.absence_counts(norm.id)
    open_years: list[int] = []
    doubtful: list[int] = []
    upcoming: date | None = None
    for year, due in due_days(norm, case, case.on):
        report = filed.get(year)
        if report is not None and report.date.surely_by(case.on):
            continue
        if due >= case.on:
            upcoming = upcoming or due
        elif report is None and absence:
            open_years.append(year)
        else:
            doubtful.append(year)
    possible: set[Status] = {Status.OVERDUE if open_years else Status.OUTSTANDING}
    if doubtful and not open_years:
        possible.add(Status.OVERDUE)
    because = [_next(norm, case, upcoming)]
    if open_years or doubtful:
        truth = Truth.FALSE if open_years else Truth.UNKNOWN
        words = ", ".join(str(year) for year in open_years or doubtful)
        claim = f"the record holds no report on {words}"
        because.append(Explanation(claim, truth, norm.provision))
    if filed:
        because.append(
            Explanation("submitted", None, norm.provision, tuple(filed.values()))
        )
    missing = (
        (beyond(f"reports on {', '.join(map(str, doubtful))}", case, norm.id),)
        if len(possible) > 1
        else ()
    )
    return Answer(
        possible=frozenset(possible),
        because=tuple(because),
        deadline=Deadline(upcoming, upcoming, (), (upcoming,)) if upcoming else None,
        missing=missing,
    )


def _next(norm: Recurring, case: Case, upcoming: date | None) -> Explanation:
    entry = (case.standing.entry,) if case.standing.entry else ()
    if upcoming is None:
        return Explanation(
            "no further report falls due", None, norm.provision, (), entry
        )
    claim = f"next report due {upcoming}, on {upcoming.year - 1}"
    return Explanation(claim, upcoming, norm.provision, (), entry)
