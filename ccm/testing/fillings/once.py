"""What may have gone unheard under a duty with a deadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from ccm.dates import Rounding
from ccm.facts import (
    EndShownBy,
    ExtensionDecision,
    ExtensionRequest,
    Voice,
)
from ccm.rules import (
    Finding,
    Status,
    TimeBound,
)
from ccm.testing.fiction import event
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.ways import (
    DAY,
    LAST,
    MOSTLY,
    NOTHING,
    RUNNING,
    UNHEARD,
    Span,
    Way,
    due_of,
    last_day,
    not_before,
    outside,
    told_apart,
)

__all__ = ["late", "perhaps"]


def late(filler: Days, norm: TimeBound, way: Way, said: Finding) -> Iterator[Way]:
    """Yield what may have gone unheard under a duty with a deadline."""
    gaps = filler.gaps(norm.id)
    due = due_of(said)
    if norm.runs_from is not None and said.possible == NOTHING:
        yield from _begun(filler, norm, way)
    elif Status.OVERDUE in said.possible:
        yield from _done(filler, norm, way, gaps, due)
        yield from _extended(filler, norm, way, gaps, filler.on)
    elif Status.FULFILLED_LATE in said.possible and said.fulfilled_on:
        yield from _extended(filler, norm, way, gaps, said.fulfilled_on.latest)


def perhaps(filler: Days, way: Way, said: Finding) -> Iterator[Way]:
    """Yield what an answer may hold possible, and need not.

    Later hostilities beside those on record; and performance before the deadline
    of a duty that is not known to arise.
    """
    norm = filler.norm
    if not isinstance(norm, TimeBound) or filler.chance(MOSTLY):
        return
    if Status.NOT_APPLICABLE not in said.possible and norm.runs_from is not None:
        yield from _begun(filler, norm, attrs.evolve(way, required=False))
    supposed = any(type(one) is norm.arises_from for one in way.added)
    if supposed and said.possible == RUNNING:
        gaps = filler.gaps(norm.id)
        yield from _done(filler, norm, attrs.evolve(way, required=False), gaps, None)


def _done(
    filler: Days,
    norm: TimeBound,
    way: Way,
    gaps: Sequence[Span],
    due: date | None,
    *,
    told: Way | None = None,
) -> Iterator[Way]:
    """Yield the course with performance on a day that the record does not cover.

    Args:
        filler: Draws the day.
        norm: The duty.
        way: The course.
        gaps: The days that the record does not cover.
        due: A day near which it matters when it was.
        told: The course without extensions that nobody has heard of.
    """
    absent = [e.date.latest for e in way.events if type(e) is norm.unfulfilled_by]
    spans = not_before(max(absent) + DAY, gaps) if absent else gaps
    last = _before_what_runs(filler, norm, told or way)
    spans = [(a, min(b, last)) for a, b in spans]
    near = (due, due + DAY) if due else ()
    day = filler.within(spans, near)
    if day is not None:
        finds = [last_day(one) for one in way.events if type(one) in norm.reopened_by]
        undone = any(day <= find <= filler.on for find in finds)
        yield way.with_(
            event(norm.fulfilled_by, day),
            required=way.required and not undone,  # nor need it be undone unheard
            timed=way.timed and not finds,
        )


def _before_what_runs(filler: Days, norm: TimeBound, way: Way) -> date:
    """Return the last day before any period whose deadline still runs.

    Under such a period nothing is presumed to have been done unheard.
    """
    starts = [e for e in way.events if type(e) is norm.runs_from]
    if len(starts) < 2:  # noqa: PLR2004 - alone, it does not run any more
        return filler.on
    last = filler.on
    for start in starts:
        alone = [e for e in way.events if e is start or e not in starts]
        said = filler.question.judged(alone)
        if said.possible == RUNNING and start not in way.added:
            last = min(last, start.date.earliest - DAY)
    return last


def _extended(
    filler: Days, norm: TimeBound, way: Way, gaps: Sequence[Span], by: date
) -> Iterator[Way]:
    """Yield the course with an extension that came by a day."""
    if norm.extension is None:
        return
    taken = filler.within([(a, min(b, by)) for a, b in gaps])
    if taken is None:
        return
    until = filler.pick(by, LAST, (by, by + DAY))
    ours = [e for e in way.events if getattr(e, "obligation", None) == norm.id]
    decided = {e.number for e in ours if isinstance(e, ExtensionDecision)}
    asked = {e.number for e in ours if isinstance(e, ExtensionRequest)}
    last = max(decided | asked, default=0)
    case = {"obligation": norm.id, "meeting": UNHEARD}
    refused = [
        event(ExtensionDecision, taken, number=number, granted=False, **case)
        for number in sorted(asked - decided)
        if number > max(decided, default=0)
    ]
    granted = event(ExtensionDecision, taken, number=last + 1, until=until, **case)
    yield (more := way.with_(*refused, granted, timed=False))
    if by == filler.on:
        yield from _done(filler, norm, more, gaps, until, told=way)


def _begun(filler: Days, norm: TimeBound, way: Way) -> Iterator[Way]:
    """Yield the course with hostilities of whose end nobody has heard."""
    question = filler.question
    claim = question.claim(norm.id)
    if claim is None or norm.runs_from is None or not told_apart(filler.question):
        return
    spans = outside(claim, question.entry, filler.on)
    start = filler.within(spans)
    if start is None:
        return
    shown_by = EndShownBy(question.reading.hostilities_end)
    voice = Voice.OBSERVER if shown_by is EndShownBy.FINDING else Voice.STATE
    places = {getattr(one, "where", "") for one in way.events} | {""}
    where = filler.random.choice(sorted(places))
    begin = event(norm.runs_from, start, shown_by=shown_by, voice=voice, where=where)
    yield (more := way.with_(begin, timed=False))
    due = norm.period.after(start, rounding=Rounding.DOWN)
    since = not_before(start, filler.gaps(norm.id))
    yield from _done(filler, norm, more, since, due)
    yield from _extended(filler, norm, more, since, filler.on)
