"""What whole pictures cost: all States on a day, what falls due, over many years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

import attrs
from cases import DAYS, THEN, WHOLE_LIFE, fresh
from clock import Call, afresh
from figures import Figure

import ccm

__all__ = ["figures"]

_ROUNDS = 5
_SIX_YEARS_ON = DAYS[1]
_TWO_YEARS = date(2022, 9, 28)
_MONTHS = tuple(date(2010 + n // 12, n % 12 + 1, 1) for n in range(7, 247))


def figures() -> Iterator[Figure]:
    """Yield every figure about many answers."""
    yield _once("all States, all obligations, first day of a fresh record", _day, 6500)
    yield _once("the same, the day after", _after(THEN + timedelta(days=1)), 300)
    yield _once("the same, six years on", _after(_SIX_YEARS_ON), 300)
    again = _after(_SIX_YEARS_ON, _SIX_YEARS_ON)
    yield _once("the same, six years on, again", again, 300)
    yield _once("schedule of all States, 24 months", _first(_schedule), 6000)
    yield _once("schedule, again", _again(_schedule), 1000)
    timed = ", ".join(WHOLE_LIFE)
    yield _once(f"timelines of all States, {timed}", _first(_timelines), 30_000)
    name = f"panel of all States, 240 months, {timed}"
    if getattr(ccm, "panel", None) is None:
        yield Figure(name, asked=30_000)
        return
    yield _once(name, _first(_panel), 30_000)
    yield _once("panel, again", _again(_panel), 2000)


def _once(name: str, make: Callable[[], Call], asked: float) -> Figure:
    return Figure(name, [afresh(make, _ROUNDS)], asked)


def _day() -> Call:
    """Return the first day of a record, the sorting out of who is bound included."""
    record = attrs.evolve(ccm.packaged_record())
    return lambda: ccm.as_of(THEN, record=record).findings()


def _after(*days: date) -> Callable[[], Call]:
    """Return what makes a record of which a day is known, to be asked of the last."""

    def make() -> Call:
        view = fresh()
        for day in (THEN, *days[:-1]):
            view.at(day).findings()
        return view.at(days[-1]).findings

    return make


def _first(ask: Callable[[ccm.AsOf], object]) -> Callable[[], Call]:
    return lambda: partial(ask, fresh())


def _again(ask: Callable[[ccm.AsOf], object]) -> Callable[[], Call]:
    def make() -> Call:
        view = fresh()
        ask(view)
        return partial(ask, view)

    return make


def _schedule(view: ccm.AsOf) -> object:
    return view.schedule(until=_TWO_YEARS)


def _timelines(view: ccm.AsOf) -> object:
    states = [*view.states_parties(basis="deposited")]
    return [
        ccm.timeline(state, obligation, view=view)
        for state in states
        for obligation in WHOLE_LIFE
    ]


def _panel(view: ccm.AsOf) -> object:
    return ccm.panel(obligations=WHOLE_LIFE, days=_MONTHS, view=view)
