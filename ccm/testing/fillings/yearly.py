"""What may have gone unheard under a duty of every year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    Event,
)
from ccm.rules import (
    Occasional,
    Recurring,
)
from ccm.testing.fiction import event
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.ways import (
    DAY,
    Span,
    Way,
    not_before,
)

__all__ = ["lapsed", "reported_unheard", "reports"]


def reported_unheard(filler: Days, norm: Recurring, way: Way) -> Iterator[Way]:
    """Yield the course with yearly reports of which nobody has heard."""
    gaps = filler.gaps(norm.id)
    if gaps:
        years = lapsed(filler, norm, way)
        yield way.with_(*reports(filler, norm, gaps, years, way))
        if len(years) > 1:
            some = [year for year in years if filler.chance(0.5)]
            yield way.with_(*reports(filler, norm, gaps, some, way))


def lapsed(filler: Days, norm: Recurring | Occasional, way: Way) -> list[int]:
    """Return the years of which a report that was due is not on record."""
    filed = {
        e.year
        for e in way.events
        if isinstance(e, AnnualReport) and e.date.latest <= filler.on
    }
    first, moved = filler.question.entry.year - 1, filler.question.reading.report_day
    found: list[int] = []
    for year in range(first, filler.on.year):
        due = date(year + 1, norm.month, norm.day)
        if moved == "next Monday" and due.weekday() in (5, 6):
            due += timedelta(days=7 - due.weekday())
        if due < filler.on and year not in filed:
            found.append(year)
    return found


def reports(
    filler: Days,
    norm: Recurring | Occasional,
    gaps: Sequence[Span],
    years: Iterable[int],
    way: Way,
) -> list[Event]:
    """Return reports on some years, of which nobody has heard, where one can be."""
    return [
        event(norm.fulfilled_by, day, year=year)
        for year in years
        if (day := filler.within(not_before(_missing_until(way, year), gaps)))
        is not None
    ]


def _missing_until(way: Way, year: int) -> date:
    """Return the first day on which a report on a year may have gone unheard."""
    told = [
        e.date.latest
        for e in way.events
        if isinstance(e, AnnualReportMissing) and e.year == year
    ]
    return max(told) + DAY if told else date.min
