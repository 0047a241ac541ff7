"""What one answer costs: known, unknown, in words, and what else it can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count

from cases import THEN, Case, cases, fresh
from clock import Call, afresh, again
from figures import Figure

import ccm
from ccm.dates import PartialDate
from ccm.facts import Event, Source, StockpileDestroyed

__all__ = ["figures"]

_WORDS = 40  # findings of one cell, none of which has been read


def figures() -> Iterator[Figure]:
    """Yield every figure about one answer."""
    each = cases()
    yield Figure("an answer of a view at hand, its cell known", _all(each, _known), 0.5)
    yield Figure("as_of(day).assess(...), its cell known", _all(each, _as_of), 6)
    yield Figure("an answer, the first of its cell", _all(each, _first), 12)
    yield Figure("its words, its cell known: finding.explain()", _all(each, _words), 3)
    later = (THEN + timedelta(days=step) for step in count(1))
    yield Figure(
        "as_of(day, known_by=another day each time)",
        [again(lambda: ccm.as_of(THEN, known_by=next(later)))],
        170,
    )
    yield Figure(
        "as_of(day, known_by=day), again",
        [again(lambda: ccm.as_of(THEN, known_by=THEN))],
        170,
    )
    yield from _asked_on()


def _asked_on() -> Iterator[Figure]:
    view = ccm.as_of(THEN)
    done = StockpileDestroyed(
        state=view.state("BGR"),
        date=PartialDate.on(date(2020, 9, 1)),
        source=(Source("supposed"),),
    )
    name = "view.supposing(an event), and the answer"
    yield Figure(name, [again(_supposing(view, done))], 166)
    for name, asked in (("across_readings", 2390), ("what_would_change", 1685)):
        yield Figure(f"{name}, BGR art3", [again(_of(view, name), 3)], asked)
        first = afresh(partial(_of_fresh, name), 3)
        yield Figure(f"{name}, BGR art3, of a fresh record", [first])


def _of(view: ccm.AsOf, name: str) -> Call:
    return partial(getattr(view, name), "BGR", "art3")


def _of_fresh(name: str) -> Call:
    return _of(fresh(), name)


def _supposing(view: ccm.AsOf, event: Event) -> Call:
    return lambda: view.supposing(event).assess("BGR", "art3")


def _all(each: tuple[Case, ...], cost: Callable[[Case], float]) -> list[float]:
    return [cost(case) for case in each]


def _known(case: Case) -> float:
    view = ccm.as_of(case.on)
    for step in (0, 1, 0):
        case.assess(view.at(case.on + timedelta(days=step)))
    return again(partial(view.assess, case.state, case.obligation))


def _as_of(case: Case) -> float:
    return again(lambda: case.assess(ccm.as_of(case.on)))


def _first(case: Case) -> float:
    view = fresh(case.on)
    kept = view.roll.kept

    def ask() -> ccm.Finding:
        kept.clear()  # who is bound is known; all that bears on the norm is not
        return case.assess(view)

    return again(ask)


def _words(case: Case) -> float:
    view = ccm.as_of(case.on)
    case.assess(view).explain()

    def make() -> Call:
        told = [case.assess(view) for _ in range(_WORDS)]
        return lambda: [finding.explain() for finding in told]

    return afresh(make) / _WORDS
