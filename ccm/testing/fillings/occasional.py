"""What may have gone unheard under a duty that events raise, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccm.facts import (
    Event,
    MunitionsTransferred,
    Retention,
)
from ccm.rules import (
    Finding,
    Occasional,
)
from ccm.testing.fiction import NEIGHBOUR, event
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.ways import (
    DAY,
    MOSTLY,
    Span,
    Way,
    last_day,
)
from ccm.testing.fillings.yearly import lapsed, reports
from ccm.testing.strategies import FIRST_DAY

__all__ = ["occasions"]


def occasions(filler: Days, norm: Occasional, way: Way, said: Finding) -> Iterator[Way]:
    """Yield what may have gone unheard under a duty that events raise."""
    if len(said.possible) > 1:
        way = _closed_off(filler, norm, way)
        yield way
    gaps = filler.gaps(norm.id)
    if not gaps:
        return
    kept = filler.chance(MOSTLY)
    free = list(_unsaid(filler, norm, way, norm.lasting if kept else norm.raised_by))
    raised = way.with_(*_raised(filler, gaps, free), required=kept)
    for each in (way, raised):
        yield each
        years = lapsed(filler, norm, each)
        yield each.with_(*reports(filler, norm, gaps, years, each))
        some = [year for year in years if filler.chance(0.5)]
        yield each.with_(*reports(filler, norm, gaps, some, each))


def _raised(
    filler: Days, gaps: Sequence[Span], unsaid: Sequence[Span]
) -> Iterator[Event]:
    """Yield transfers of which nobody has heard, none after a last word of none."""
    on, first = filler.on, filler.question.entry
    if filler.question.reading.part_year == "whole calendar year":
        first = first.replace(month=1, day=1)
    whole = filler.chance(0.3)
    free = [(max(a, c), min(b, d)) for a, b in gaps for c, d in unsaid]
    for year in range(first.year, on.year + 1):
        if not whole and filler.chance(0.5):
            continue
        start, end = max(first, date(year, 1, 1)), min(on, date(year, 12, 31))
        day = filler.within([(max(a, start), min(b, end)) for a, b in free])
        if day is not None:
            yield event(MunitionsTransferred, day, receiver=NEIGHBOUR)


def _unsaid(
    filler: Days, norm: Occasional, way: Way, undoing: tuple[type[Event], ...]
) -> Iterator[Span]:
    """Yield the days on which no word stands that there is nothing.

    It stands until one of some events comes: that something is kept undoes it;
    that something was transferred may be held to, or not.
    """
    start: date | None = FIRST_DAY
    for word in _words(filler, norm, way):
        if getattr(word, "is_none", False):
            if start is not None:
                yield start, last_day(word)
            start = None
        elif isinstance(word, undoing):
            start = start or last_day(word)
    if start is not None:
        yield start, filler.on


def _words(filler: Days, norm: Occasional, way: Way) -> list[Event]:
    """Return what raises the duty, and what says that nothing does, in order."""
    told = [e for e in way.events if isinstance(e, norm.raised_by)]
    return sorted((e for e in told if last_day(e) <= filler.on), key=last_day)


def _closed_off(filler: Days, norm: Occasional, way: Way) -> Way:
    """Return the course in which it is known until when each stock was kept.

    What was kept in one year may have been kept in the next, which nobody says,
    until a word that nothing is.
    """
    told = _words(filler, norm, way)
    for index, kept in enumerate(told):
        if not isinstance(kept, norm.lasting) or getattr(kept, "is_none", False):
            continue
        ahead = told[index + 1 : index + 2]
        upto = last_day(ahead[0]) - DAY if ahead else filler.on
        if last_day(kept) <= upto:
            way = way.with_(*_kept(filler, last_day(kept), upto))
    return way


def _kept(filler: Days, since: date, upto: date) -> Iterator[Event]:
    """Yield that something was kept each year from a day on, up to some year."""
    last = filler.random.randint(since.year, upto.year)
    for year in range(since.year + 1, last + 1):
        yield event(Retention, date(year, 1, 1), munitions=5)
    if (end := date(last, 12, 31)) < upto:
        yield event(Retention, end, munitions=0)
