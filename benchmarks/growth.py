"""Ten thousand events of one kind in one State: what an answer about it costs then.

Fewer are tried first. Where the cost grows with the square of the number, ten thousand
would take minutes: the figure is then left out, and the line says what fewer cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

import attrs
from clock import Call, afresh
from figures import Figure

import ccm
from ccm.dates import PartialDate, Period
from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Record,
    Source,
    State,
    StockpileDeclared,
)

__all__ = ["figures"]

_MANY = 10_000
_TRIED = (100, 200, 1000)
_ASKED = 3000
"""Units: about ten milliseconds."""

_PATIENCE = 10_000
"""Units that fewer may cost, for more to be tried."""

_BEGUN = date(2012, 1, 1)
_ON = date(2045, 1, 1)
_SOURCE = (Source("made up"),)
_Making = Callable[[State, int], Event]


def figures() -> Iterator[Figure]:
    """Yield the figure of each kind."""
    for name, obligation, make in _KINDS:
        yield _figure(f"{name}, {obligation}", obligation, make)


def _figure(name: str, obligation: str, make: _Making) -> Figure:
    label = f"{_MANY:,} {name}"
    for count in _TRIED:
        cost = afresh(partial(_asked, obligation, make, count), 1)
        if cost > _PATIENCE:
            note = f"not tried: {count} cost {cost:,.0f} units"
            return Figure(label, asked=_ASKED, note=note)
    return Figure(label, [afresh(partial(_asked, obligation, make, _MANY), 3)], _ASKED)


def _asked(obligation: str, make: _Making, count: int) -> Call:
    """Return the question of a State to which so much happened, never asked before."""
    base = ccm.packaged_record()
    state = base.states.find("NOR")
    kept = [event for event in base.events if event.state != state]
    kept += [event for event in base.events if event.state == state and _joins(event)]
    added = [make(state, number) for number in range(count)]
    record = Record(states=base.states, events=(*kept, *added), meetings=base.meetings)
    view = ccm.as_of(_ON, record=attrs.evolve(record))
    return partial(view.assess, state, obligation)


def _joins(event: Event) -> bool:
    return event.of_the_depositary


def _day(number: int) -> PartialDate:
    return PartialDate.on(_BEGUN + timedelta(days=number))


def _plain(kind: type[Event]) -> _Making:
    return lambda state, number: kind(state=state, date=_day(number), source=_SOURCE)


def _cleared_and_found(state: State, number: int) -> Event:
    kind = ContaminationFound if number % 2 else ClearanceCompleted
    return kind(state=state, date=_day(number), source=_SOURCE)


def _numbered(
    kind: type[ExtensionRequest | ExtensionDecision], length: Period
) -> _Making:
    return lambda state, number: kind(
        state=state,
        date=_day(number),
        source=_SOURCE,
        obligation="art3",
        number=number + 1,
        meeting="9MSP",
        length=length,
    )


def _reported(state: State, number: int) -> Event:
    year = _BEGUN.year + number % 30
    return AnnualReport(state=state, date=_day(number), source=_SOURCE, year=year)


_KINDS: tuple[tuple[str, str, _Making], ...] = (
    ("declarations of stocks", "art3", _plain(StockpileDeclared)),
    ("declarations of areas", "art4", _plain(ContaminationDeclared)),
    ("clearances and finds", "art4", _cleared_and_found),
    ("ends of hostilities", "art4.1b", _plain(HostilitiesEnded)),
    ("annual reports", "art7.2", _reported),
    ("requests", "art3", _numbered(ExtensionRequest, Period(months=12))),
    ("decisions", "art3", _numbered(ExtensionDecision, Period(days=1))),
)
