"""Whether a duty arises and whether it has been performed, as far as is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, Statement
from ccm.rules.case import Case
from ccm.rules.reopening import as_read
from ccm.rules.shapes import StandingDuty, TimeBound
from ccm.rules.shown import Shown

__all__ = [
    "Arising",
    "Performance",
    "arising",
    "performances",
    "possible_last",
    "surely_absent",
    "ways_performed",
]


def possible_last(
    events: Iterable[Event], on: date, wins: Callable[[Event], bool]
) -> tuple[Event | None, ...]:
    """Return every event that can be the last to have happened by the end of a day.

    Dates in part leave more than one order of events; none is preferred.

    Args:
        events: What happened, or may have.
        on: The day.
        wins: Tells whether an event counts as the later one of two of one day.

    Returns:
        The events, and None first if it can be that none of them has happened.
    """
    heard = [event for event in events if event.date.possibly_by(on)]
    sure = [event for event in heard if event.date.surely_by(on)]
    found: list[Event | None] = [] if sure else [None]
    for event in heard:
        end = min(event.date.latest, on)
        if not any(_follows(later, event, end, wins) for later in sure):
            found.append(event)
    return tuple(found)


def _follows(
    later: Event, event: Event, end: date, wins: Callable[[Event], bool]
) -> bool:
    start = later.date.earliest
    return start > end or (start == end and wins(later) and not wins(event))


@attrs.define(frozen=True, eq=False, repr=False)
class Arising(Shown):
    """Whether a duty arises, in each course of events that the record allows.

    Attributes:
        states: True, False, or both.
        heard: The events of State and Parties that say so.
        overheard: What observers say.
    """

    states: tuple[bool, ...]
    heard: tuple[Event, ...] = ()
    overheard: tuple[Event, ...] = ()


def arising(norm: TimeBound | StandingDuty, case: Case) -> Arising:
    """Return whether the duty arises for the State."""
    if norm.arises_from is None:
        return Arising((True,))
    said_so = case.heard(norm.arises_from)
    declared = tuple(e for e in said_so if isinstance(e, Statement))
    performed = tuple(
        e for e in case.heard(*norm.implied_by) if e.date.possibly_by(case.on)
    )
    turns = case.heard(norm.arises_from, *norm.turns)
    known: tuple[bool, ...] = (True,) if declared or performed else (True, False)
    states = known
    if turns:
        lasts = possible_last(turns, case.on, partial(_settles, norm))
        ways = [known if last is None else _turned(norm, last) for last in lasts]
        states = tuple(dict.fromkeys(state for way in ways for state in way))
    said = (e for e in turns if e.date.possibly_by(case.on))
    ahead = (e for e in declared if not e.date.possibly_by(case.on))
    heard = case.accounts((*ahead, *said))
    kinds = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by, *norm.implied_by)
    return Arising(states, heard, case.overheard(*kinds))


def _settles(norm: TimeBound | StandingDuty, event: Event) -> bool:
    return not isinstance(event, norm.doubted_by)


def _turned(norm: TimeBound | StandingDuty, event: Event) -> tuple[bool, ...]:
    if isinstance(event, norm.ruled_out_by):
        return (False,)
    return (True, False) if isinstance(event, norm.doubted_by) else (True,)


@attrs.define(frozen=True, eq=False, repr=False)
class Performance(Shown):
    """One course of events: performed by an event, or not.

    Attributes:
        event: The event that performed the duty; None if it was not, or if
            performance was undone.
        span: When that was, with what is known of the days before.
        undone: The event that undid an earlier performance.
        find: The event that undid an earlier performance, now or before this one.
        first: When it can have been performed for the first time, before that.
    """

    event: Event | None = None
    span: PartialDate | None = None
    undone: Event | None = None
    find: Event | None = None
    first: tuple[PartialDate, ...] = ()


def performances(
    norm: TimeBound, case: Case, start: PartialDate
) -> tuple[Performance, ...]:
    """Return every way in which the duty can stand performed, or not, by the day.

    Performance before entry into force counts: a stock that was destroyed early
    is destroyed. Clearance before later hostilities does not.
    """
    absent = case.dossier.of(norm.unfulfilled_by) if norm.unfulfilled_by else ()
    course = case.heard(*norm.course)
    if norm.runs_from is not None:
        course = tuple(e for e in course if e.date.latest >= start.earliest)
    if absent:
        course = tuple(e for e in course if _narrowed(e, absent).possibly_by(case.on))
    if not course:
        return (Performance(),)
    undone = [
        e
        for e in course
        if not isinstance(e, norm.fulfilled_by) and e.date.possibly_by(case.on)
    ]
    found: list[Performance] = []
    for last in possible_last(course, case.on, partial(_performs, norm)):
        if last is None or not isinstance(last, norm.fulfilled_by):
            found.extend(_undone(norm, course, last))
        elif not undone:
            first = _first(course, last)
            found.append(Performance(first, _narrowed(first, absent)))
        else:
            found.extend(_again(norm, case, course, last, undone))
    alike = {(id(p.event), id(p.undone), id(p.find)): p for p in found}
    return tuple(alike.values())


def _again(
    norm: TimeBound,
    case: Case,
    course: tuple[Event, ...],
    last: Event,
    undone: list[Event],
) -> Iterator[Performance]:
    """Yield the ways in which an event can have performed the duty once more."""
    span = _since(last, undone, case.on)
    if as_read(norm, case) == "old deadline":
        yield Performance(last, span)
        return
    done = [e for e in course if isinstance(e, norm.fulfilled_by) and e is not last]
    by = min(last.date.latest, case.on)
    for find in possible_last(undone, by, lambda _: True):
        earlier = _before(find, done) if find else ()
        if not earlier or _perhaps_none(find, earlier):
            yield Performance(last, span)
        if earlier:
            soonest = min(day.latest for day in earlier)
            first = tuple(day for day in earlier if day.earliest <= soonest)
            yield Performance(last, span, find=find, first=first)


def _undone(
    norm: TimeBound, course: tuple[Event, ...], last: Event | None
) -> Iterator[Performance]:
    """Yield the ways in which the duty can stand unperformed.

    A find undoes performance only if there was one before it.
    """
    done = [e for e in course if isinstance(e, norm.fulfilled_by)]
    earlier = _before(last, done) if last else ()
    if not earlier or _perhaps_none(last, earlier):
        yield Performance(undone=last)
    if earlier:
        yield Performance(undone=last, find=last)


def _before(find: Event, done: list[Event]) -> tuple[PartialDate, ...]:
    """Return the days of performance that can have come before a find."""
    return tuple(e.date for e in done if e.date.earliest <= find.date.latest)


def _perhaps_none(find: Event | None, earlier: tuple[PartialDate, ...]) -> bool:
    """Tell whether it can be that none of them came before it."""
    return find is None or all(day.latest > find.date.earliest for day in earlier)


def _performs(norm: TimeBound, event: Event) -> bool:
    return isinstance(event, norm.fulfilled_by)


def _first(course: tuple[Event, ...], last: Event) -> Event:
    """Return the event that first performed what was never undone."""
    earlier = [e for e in course if e.date.latest < last.date.earliest]
    return min(earlier, key=lambda e: (e.date.latest, e.date.earliest), default=last)


def _since(event: Event, undone: list[Event], on: date) -> PartialDate:
    """Return when it was, given that it came after what undid it before."""
    gaps = [u.date.earliest for u in undone if u.date.surely_by(on)]
    first = max([event.date.earliest, *gaps])
    return PartialDate(min(first, event.date.latest), event.date.latest)


def _narrowed(event: Event, absent: tuple[Event, ...]) -> PartialDate:
    """Return when it was, later than the days on which it was surely not yet."""
    gaps = [a.date.earliest for a in absent if a.date.earliest < event.date.latest]
    if not gaps or max(gaps) < event.date.earliest:
        return event.date
    return PartialDate(max(gaps) + timedelta(days=1), event.date.latest)


def surely_absent(norm: TimeBound, case: Case) -> bool:
    """Tell whether a source shows that the duty was not performed by the day."""
    if norm.unfulfilled_by is None:
        return False
    found = case.dossier.of(norm.unfulfilled_by)
    return any(case.on <= event.date.earliest for event in found)


def ways_performed(
    norm: TimeBound, case: Case, start: PartialDate
) -> tuple[Performance, ...]:
    """Return every way in which it can stand performed, wherever the period begins.

    What was done before a period began performs nothing that it asks for. So a
    beginning in doubt is tried on its first day, and on the morrow of each event.
    """
    ways = performances(norm, case, start)
    if norm.runs_from is None or start.day:
        return ways
    last = min(start.latest, case.on)
    events = case.heard(norm.fulfilled_by, *norm.reopened_by)
    for day in sorted({event.date.latest for event in events}):
        if start.earliest <= day < last:
            morrow = PartialDate.on(day + timedelta(days=1))
            ways += performances(norm, case, morrow)
    return tuple(dict.fromkeys(ways))
