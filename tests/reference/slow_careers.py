"""How the fictional State joins, leaves and joins again, near the turning days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
from slow_courses import Course, add_months, day_of
from slow_joining import PRACTICE, article_20_3, membership, terms

import ccm
from ccm import Membership, Reading
from ccm.dates import PartialDate, Rounding
from ccm.errors import UndeterminedError
from ccm.facts import (
    ArmedConflict,
    Deposit,
    Event,
    Instrument,
    ProvisionalApplication,
    Record,
    Signature,
    WithdrawalNotice,
)
from ccm.testing.fiction import THIRTIETH, event, world

OPENED = date(2008, 12, 3)
DAY = timedelta(days=1)
NEAR = (-31, -2, -1, 0, 0, 1, 2, 31)


@attrs.frozen
class Career:
    """What a State did to join and to leave.

    Attributes:
        founders: How many others deposited, on 16 February 2010.
        events: What it did.
        marks: Days on which something can turn.
        reading: How the text is read.
    """

    founders: int
    events: tuple[Event, ...]
    marks: tuple[date, ...]
    reading: Reading = PRACTICE

    def __repr__(self) -> str:
        told = "; ".join(e.told for e in self.events)
        return f"<Career beside {self.founders} others: {told}; {self.reading}>"

    @property
    def record(self) -> Record:
        """The record of it."""
        return world(*self.events, deposit=None, founders=self.founders)

    def fillings(self) -> Iterator[Course]:
        """Yield every exact course: a notice of two or three days is each of them."""
        ways: list[tuple[Event, ...]] = [()]
        for told in self.events:
            span = (told.date.latest - told.date.earliest).days + 1
            days = [told.date.earliest + n * DAY for n in range(span)]
            each = [attrs.evolve(told, date=PartialDate.on(day)) for day in days]
            ways = [(*before, one) for before in ways for one in each]
        for events in ways:
            ordered = tuple(sorted(events, key=day_of))
            yield Course((THIRTIETH,) * self.founders, ordered, (), self.reading)


def career(random: Random) -> Career:
    """Draw a career: up to two terms, notices of a day or of a few, conflicts."""
    founders = random.choice((28, 29, 30, 30, 31))
    signed = random.random() < 0.7
    deposit = THIRTIETH + random.choice((*NEAR, 44, 166, 400, 1000)) * DAY
    told: list[Event] = [event(Signature, OPENED)] if signed else []
    told.append(_instrument(deposit, signed=signed))
    if random.random() < 0.3:
        told.append(event(ProvisionalApplication, deposit))
    marks = [THIRTIETH, deposit, add_months(deposit.replace(day=1), 6)]
    marks += [add_months(THIRTIETH.replace(day=1), 6)]
    if founders >= 30 and random.random() < 0.7:
        told += _leaving(random, max(marks), marks)
        if random.random() < 0.5:
            out = max(marks) + random.choice((0, 1, 40, 800)) * DAY
            told.append(_instrument(out, signed=random.random() < 0.2))
            marks += [out, add_months(out.replace(day=1), 6)]
            if random.random() < 0.5:
                told += _leaving(random, max(marks), marks)
    return Career(founders, tuple(told), tuple(marks), _read(random))


def _read(random: Random) -> Reading:
    """Draw how the text is read: mostly as the Parties do."""
    ways: tuple[dict[str, Any], ...] = (
        {},
        {},
        {},
        {"entry_into_force": "six full months"},
        {"rejoining": "by any instrument"},
        {"rejoining": "not possible"},
        {"rounding": Rounding.UP},
    )
    return Reading(**random.choice(ways))


def _instrument(day: date, *, signed: bool) -> Event:
    kind = Instrument.RATIFICATION if signed else Instrument.ACCESSION
    return event(Deposit, day, instrument=kind)


def _leaving(random: Random, since: date, marks: list[date]) -> list[Event]:
    received = since + random.choice((0, 1, 15, 29, 30, 31, 200)) * DAY
    last = received + random.choice((0, 0, 0, 1, 2)) * DAY
    out = add_months(last, 6)
    told: list[Event] = []
    conflicts: list[ArmedConflict] = []
    for _ in range(random.choice((0, 0, 1, 2))):
        begun = out + random.choice(NEAR) * DAY
        ended = begun + random.choice((0, 1, 2, 31, 60)) * DAY
        conflicts.append(event(ArmedConflict, begun, ended=PartialDate.on(ended)))
        marks += [begun, ended]
    told = [event(WithdrawalNotice, PartialDate(received, last)), *conflicts]
    marks += [received, last, add_months(received, 6), out]
    effect = article_20_3(last, tuple(conflicts))
    assert effect is not None
    marks.append(effect)
    return told


def differs(told: Career, on: date) -> str:
    """Return how the library differs on a day; empty if it does not."""
    view = ccm.as_of(on, record=told.record, reading=told.reading)
    courses = list(told.fillings())
    expected = {membership(course, on) for course in courses}
    found = _membership(view)
    if found != (min(expected) if len(expected) == 1 else None):
        return f"{told} on {on}: {found}, expected {' or '.join(sorted(expected))}"
    entry = _entry(told, courses[0], on)
    if view.entry_into_force("XRU") != entry:
        return f"{told} on {on}: {view.entry_into_force('XRU')}, expected {entry}"
    return ""


def _membership(view: ccm.AsOf) -> Membership | None:
    try:
        return view.membership("XRU")
    except UndeterminedError:
        return None


def _entry(told: Career, course: Course, on: date) -> date | None:
    """Return when the Convention enters into force, as far as a day can know it."""
    deposits = [THIRTIETH] * told.founders
    deposits += [day_of(e) for e in course.of(Deposit)][:1]
    if sum(day <= on for day in deposits) < 30:
        return None
    joined = [term for term in terms(course) if term.deposit <= on]
    return joined[-1].entry if joined else None
