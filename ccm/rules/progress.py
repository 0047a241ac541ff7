"""Whether a duty arises and whether it has been performed, as far as is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.rules.case import Case
from ccm.rules.shapes import TimeBound

__all__ = [
    "Arising",
    "Performance",
    "arising",
    "performances",
    "surely_absent",
    "unfold",
]

_S = TypeVar("_S")


def unfold(
    start: tuple[_S, ...],
    events: Iterable[Event],
    step: Callable[[_S, Event], _S],
    case: Case,
) -> tuple[_S, ...]:
    """Return every state that a course of events can have led to by the day.

    An event that has surely happened moves all states on; one whose day is in
    doubt leaves the states as they were and adds those it would lead to.
    """
    states = start
    for event in events:
        if not event.date.possibly_by(case.on):
            continue
        moved = tuple(step(state, event) for state in states)
        surely = event.date.surely_by(case.on)
        states = tuple(dict.fromkeys(moved if surely else states + moved))
    return states


@attrs.define(frozen=True)
class Arising:
    """Whether a duty arises, in each course of events that the record allows.

    Attributes:
        states: True, False, or both.
        heard: The events of State and Parties that say so.
        overheard: What observers say.
    """

    states: tuple[bool, ...]
    heard: tuple[Event, ...] = ()
    overheard: tuple[Event, ...] = ()


def arising(norm: TimeBound, case: Case) -> Arising:
    """Return whether the duty arises for the State."""
    if norm.arises_from is None:
        return Arising((True,))
    declared = case.heard(norm.arises_from)
    performed = tuple(
        e for e in case.heard(norm.fulfilled_by) if e.date.possibly_by(case.on)
    )
    turns = case.heard(norm.arises_from, *norm.turns)
    states: tuple[bool, ...] = (True,) if declared or performed else (True, False)
    for event in turns:
        if event.date.possibly_by(case.on):
            after = _turned(norm, event)
            surely = event.date.surely_by(case.on)
            states = after if surely else tuple(dict.fromkeys(states + after))
    said = (e for e in turns if e.date.possibly_by(case.on))
    ahead = (e for e in declared if not e.date.possibly_by(case.on))
    heard = case.accounts((*ahead, *said))
    kinds = (norm.arises_from, *norm.ruled_out_by, *norm.doubted_by, norm.fulfilled_by)
    return Arising(states, heard, case.overheard(*kinds))


def _turned(norm: TimeBound, event: Event) -> tuple[bool, ...]:
    if isinstance(event, norm.ruled_out_by):
        return (False,)
    return (True, False) if isinstance(event, norm.doubted_by) else (True,)


@attrs.define(frozen=True)
class Performance:
    """One course of events: performed by an event, or not.

    Attributes:
        event: The event that performed the duty; None if it was not, or if
            performance was undone.
        span: When that was, with what is known of the days before.
        undone: The event that undid an earlier performance.
    """

    event: Event | None = None
    span: PartialDate | None = None
    undone: Event | None = None


def performances(
    norm: TimeBound, case: Case, start: PartialDate
) -> tuple[Performance, ...]:
    """Return every way in which the duty can stand performed, or not, by the day.

    Performance before entry into force counts: a stock that was destroyed early
    is destroyed. Clearance before later hostilities does not.
    """
    absent = case.dossier.of(norm.unfulfilled_by) if norm.unfulfilled_by else ()

    def step(_before: Performance, event: Event) -> Performance:
        if isinstance(event, norm.fulfilled_by):
            return Performance(event, _narrowed(event, absent))
        return Performance(undone=event)

    course = case.heard(*norm.course)
    if norm.runs_from is not None:
        course = tuple(e for e in course if e.date.latest >= start.earliest)
    return unfold((Performance(),), course, step, case)


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
