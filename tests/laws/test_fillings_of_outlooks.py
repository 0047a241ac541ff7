"""To learn a day only narrows what lies ahead of a request, and what falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

import attrs
import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.duties.outlook import Outlook
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
)
from ccm.rules import Reading, Truth
from ccm.testing.fiction import event, meeting, world
from ccm.view.schedules import Due

FIRST = date(2021, 10, 1)
"""The first deadline under Article 4."""

MEETINGS = tuple(
    meeting(f"{year - 2010}MSP", f"{year}-09-02", f"{year}-09-04")
    for year in range(2012, 2026)
)
DAYS = [FIRST + timedelta(days=days) for days in (-300, -30, 1, 20, 120, 366)]
EACH = 25
"""How many drawn histories of each day asked about."""
SOME = 8
"""How many fillings of each."""


def about(day: date, random: Random) -> PartialDate:
    """Return some days, of which one may be near a day."""
    first = day - timedelta(days=random.randrange(40))
    return PartialDate(first, first + timedelta(days=random.randrange(1, 40)))


def history(random: Random) -> Iterator[Event]:
    """Yield areas, extensions of a year each, and perhaps clearance and a find."""
    yield event(ContaminationDeclared, "2011-12-01")
    for number in range(1, random.choice((1, 2, 2)) + 1):
        taken = about(FIRST + timedelta(days=365 * (number - 1)), random)
        case = {"obligation": "art4", "number": number, "length": Period(years=1)}
        case["meeting"] = f"{taken.earliest.year - 2010}MSP"
        yield event(ExtensionRequest, str(taken.earliest.replace(year=2020)), **case)
        yield event(ExtensionDecision, taken, **case)
    for kind in (ClearanceCompleted, ContaminationFound):
        if random.random() < 0.3:
            yield event(kind, about(FIRST, random))


def filled(told: list[Event], on: date, random: Random) -> Iterator[list[Event]]:
    """Yield the same with days: those that turn something, and others."""
    choices = [_days(each.date, on, random) for each in told]
    ways = list(product(*choices))
    for days in random.sample(ways, min(SOME, len(ways))):
        yield [
            attrs.evolve(each, date=PartialDate.on(day))
            for each, day in zip(told, days, strict=True)
        ]


def _days(span: PartialDate, on: date, random: Random) -> list[date]:
    length = (span.latest - span.earliest).days
    some = span.earliest + timedelta(days=random.randrange(length + 1))
    near = (on - timedelta(days=1), on, on + timedelta(days=1))
    inside = [day for day in near if span.earliest <= day <= span.latest]
    return sorted({span.earliest, span.latest, some, *inside})


def view(on: date, told: list[Event], reading: Reading) -> ccm.AsOf:
    """Return the record on a day."""
    return ccm.as_of(on, record=world(*told, meetings=MEETINGS), reading=reading)


READINGS = {
    "as practised": Reading(),
    "from the decision": Reading(extension_base="decision"),
    "decided before expiry": Reading(before_expiry="decision"),
}


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_a_day_only_narrows_what_lies_ahead(on: date, reading: Reading) -> None:
    """Last days to file lie among those that were told; what was sure stays so."""
    random = Random(str(on))  # noqa: S311 - nothing is secret
    for _ in range(EACH):
        told = list(history(random))
        vague = view(on, told, reading)
        for each in filled(told, on, random):
            known = view(on, each, reading)
            hold_outlook(vague.outlook("XRU", "art4"), known.outlook("XRU", "art4"))
            hold_schedule(falling_due(vague), falling_due(known))


def hold_outlook(vague: Outlook, known: Outlook) -> None:
    """Hold that the outlook of known days is among those of vague ones."""
    if vague.open != Truth.UNKNOWN:
        assert vague.open == known.open
    hearings = {each.label: each for each in vague.hearings}
    if vague.number != known.number:
        return
    for each in known.hearings:
        told = hearings[each.label]
        assert each.last_day is None or among(each.last_day, told.last_day)
        for name in ("passed", "in_time"):
            said = getattr(told, name)
            assert said in (Truth.UNKNOWN, getattr(each, name))


def among(day: PartialDate, days: PartialDate | None) -> bool:
    """Tell whether all that one date can be another can be, too."""
    assert days is not None
    return days.earliest <= day.earliest <= day.latest <= days.latest


def falling_due(of: ccm.AsOf) -> tuple[Due, ...]:
    """Return what falls due under Article 4 in the next years."""
    until = of.on + timedelta(days=900)
    return tuple(of.schedule(until=until, states="XRU", obligations="art4"))


def hold_schedule(vague: tuple[Due, ...], known: tuple[Due, ...]) -> None:
    """Hold that each day is one of those that were told, and what was sure is there."""
    for due in known:
        days = [
            each.on for each in vague if (each.what, each.text) == (due.what, due.text)
        ]
        assert min(days) <= due.on <= max(days)
    there = {(due.what, due.on) for due in known}
    assert {(due.what, due.on) for due in vague if due.certain} <= there
