"""Each way in which lacking decisions can be filled in fits one line of the courses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

import ccm
from ccm.dates import Period
from ccm.facts import (
    Event,
    ExtensionDecision,
    ExtensionRequest,
    StockpileDeclared,
    StockpileDestroyed,
)
from ccm.rules import Finding, Status
from ccm.rules.told import Prospect
from ccm.testing.fiction import RURITANIA, event, meeting, world

YEARS = (2019, 2020, 2021)
MEETINGS = tuple(meeting(f"{y - 2010}MSP", f"{y}-09-02", f"{y}-09-04") for y in YEARS)
DAYS = [date(2019, 10, 2), date(2020, 3, 1), date(2021, 10, 5), date(2023, 1, 1)]
LENGTHS = [Period(years=1), Period(years=2), Period(years=4)]
GRANTED = [None, Period(months=6), *LENGTHS]
EACH = 12
"""How many drawn histories of each day."""


def of_request(kind: type[Event], number: int, year: int, **how: object) -> Any:
    """Return a request to the meeting of a year, or the decision on it."""
    day = f"{year}-09-04" if kind is ExtensionDecision else f"{year - 1}-11-01"
    case = {"obligation": "art3", "number": number, "meeting": f"{year - 2010}MSP"}
    return event(kind, day, **case, **how)


def stands(on: date, events: Sequence[Event]) -> Finding:
    """Return where a State stands whose first deadline is 2019-10-01."""
    declared = event(StockpileDeclared, "2011-12-01")
    record = world(declared, *events, meetings=MEETINGS)
    return ccm.as_of(on, record=record).assess(RURITANIA, "art3")


class Filled:
    """Requests, what came of each, and what the State did."""

    def __init__(
        self, on: date, requests: list[Any], decided: list[Any], acts: Sequence[Event]
    ) -> None:
        self.on, self.requests, self.decided = on, requests, decided
        self.found = stands(on, [*requests, *decided, *acts])

    def due_after(self, number: int) -> date:
        """Return the deadline that the decisions up to a number left on the day."""
        told = [e for e in (*self.requests, *self.decided) if e.number <= number]
        deadline = stands(self.on, told).deadline
        assert deadline is not None
        assert deadline.date is not None
        return deadline.date

    def fits(self, takes: str) -> bool:
        """Tell whether it is one of the ways of which a line tells."""
        return all(map(self._fits, takes.split("; ")))

    def _fits(self, clause: str) -> bool:
        numbers = [int(each) for each in re.findall(r"request (\d+)", clause)]
        decided = [d for d in self.decided if d.number in numbers]
        far = re.search(r"as far as (\S+)", clause)
        enough = far is None or self.due_after(numbers[-1]) >= date.fromisoformat(
            far[1]
        )
        granted = any(each.granted for each in decided)
        if "did not grant" in clause:
            return not granted or (far is not None and not enough)
        if clause.endswith("as asked"):
            return self._as_asked(numbers[0])
        less = "for less" in clause
        return granted and enough and not (less and self._as_asked(numbers[0]))

    def _as_asked(self, number: int) -> bool:
        """Tell whether a request was granted as asked, and had been decided."""
        asked = {e.number: e.length for e in self.requests}
        told = {e.number: e.length for e in self.decided}
        return number in told and told[number] == asked[number]


def histories(on: date, random: Random) -> Iterator[tuple[Finding, list[Filled]]]:
    """Yield findings of which decisions are lacking, and each filling of them."""
    for _ in range(EACH):
        years = sorted(random.sample(YEARS, random.choice((1, 2, 2, 3))))
        numbers = range(1, len(years) + 1)
        requests = [
            of_request(ExtensionRequest, n, y, length=random.choice(LENGTHS))
            for n, y in zip(numbers, years, strict=True)
        ]
        lacking = [n for n in numbers if random.random() < 0.7]
        given = [
            of_request(ExtensionDecision, n, years[n - 1], length=LENGTHS[1])
            for n in numbers
            if n not in lacking
        ]
        done = random.choice([None, None, "2020-03-01", "2022-01-01"])
        acts = [event(StockpileDestroyed, done)] if done else []
        yield (
            stands(on, [*requests, *given, *acts]),
            [
                Filled(on, requests, [*given, *decided], acts)
                for decided in decisions(lacking, years)
            ],
        )


def decisions(lacking: list[int], years: list[int]) -> Iterator[list[Any]]:
    """Yield each way in which the lacking decisions can have gone."""
    for ways in product(GRANTED, repeat=len(lacking)):
        yield [
            of_request(
                ExtensionDecision,
                n,
                years[n - 1],
                granted=length is not None,
                length=length,
            )
            for n, length in zip(lacking, ways, strict=True)
        ]


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_each_filling_fits_one_line(on: date) -> None:
    """The status is that of the line, and the deadline one of its days."""
    for finding, fillings in histories(on, Random(str(on))):  # noqa: S311
        lines = [way for way in finding.courses if way.takes]
        for filled in fillings if lines else ():
            (way,) = (line for line in lines if filled.fits(line.takes))
            assert filled.found.status in way.statuses
            _hold_deadline(way, filled.found)


def _hold_deadline(way: Prospect, found: Finding) -> None:
    if found.status not in (Status.OUTSTANDING, Status.OVERDUE) or not way.due:
        return
    assert found.deadline is not None
    assert found.deadline.date is not None
    day = found.deadline.date
    known = any(each.earliest <= day <= each.latest for each in way.due)
    assert known or (way.or_later and day >= way.due[0].earliest)
