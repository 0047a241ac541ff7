"""Questions to judge an answer by: a history, a day near a turn in it, a reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property, lru_cache
from random import Random
from typing import Any, get_args, get_type_hints

import attrs

from ccm.convention import CONVENTION
from ccm.dates import Period, Rounding
from ccm.facts import (
    Coverage,
    Deposit,
    Event,
    Record,
)
from ccm.rules import (
    Finding,
    Norm,
    Reading,
)
from ccm.testing.fiction import RURITANIA, THIRTIETH, world
from ccm.testing.history import History, first_bound
from ccm.testing.strategies import FIRST_DAY
from ccm.testing.tangled import tangled
from ccm.view import AsOf, as_of

__all__ = ["FAR", "Question", "asked"]

_Span = tuple[date, date]

_DAY = timedelta(days=1)
_FIRST, _LAST_ASKED = date(2009, 1, 1), date(2034, 12, 31)
FAR = date(2033, 1, 1)
"""A day later than any that is asked about, for what came much later."""


@lru_cache(maxsize=512)
def _base(reading: Reading) -> AsOf:
    """Return a world without the State, as of any day."""
    return as_of(FAR, record=world(deposit=None), reading=reading, trust="unverified")


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Question:
    """A history, and what is asked of it.

    Attributes:
        history: What the record tells of the State.
        obligation: Id of the obligation.
        on: The day asked about.
        reading: How the text is read.
    """

    history: History
    obligation: str
    on: date
    reading: Reading = attrs.field(factory=Reading)

    def __repr__(self) -> str:
        asked = f"{self.obligation} on {self.on}, {self.reading}"
        return f"<Question: {asked}, {self.history!r}>"

    @cached_property
    def norm(self) -> Norm:
        """The obligation itself."""
        return CONVENTION.norm(self.obligation)

    @cached_property
    def answer(self) -> Finding:
        """What the library says."""
        return self.judged(self.history.events, self.history.coverage)

    @cached_property
    def _joining(self) -> tuple[Event, ...]:
        return world(deposit=self.history.deposit, founders=0).events

    @cached_property
    def _silent(self) -> tuple[Coverage, ...]:
        """The claims on other obligations: of this one, silence then means none."""
        own = {self.obligation, "art4" if self.obligation == "art4.1c" else ""}
        return tuple(c for c in self.history.coverage if c.obligation not in own)

    def judged(
        self, events: Iterable[Event], coverage: tuple[Coverage, ...] | None = None
    ) -> Finding:
        """Return what the library says of other events in the same world.

        The same as `History.view` and `AsOf.assess`, without the other States,
        whose part in it is over once enough of them have joined.

        Args:
            events: What happened.
            coverage: How far absence counts; everywhere, for this obligation,
                if None.
        """
        base = _base(self.reading)
        record = Record(
            states=base.record.states,
            events=(*self._joining, *events),
            meetings=self.history.meetings,
            coverage=self._silent if coverage is None else coverage,
        )
        roll = attrs.evolve(base.roll, record=record)
        view = attrs.evolve(base, on=self.on, record=record, roll=roll)
        return view.assess(RURITANIA, self.norm)

    @cached_property
    def entry(self) -> date:
        """The day since when the State is bound, or will be; if it left, was."""
        again = [e.date.earliest for e in self.history.events if type(e) is Deposit]
        days = [self._bound_by(day) for day in (self.history.deposit, *again)]
        return max((day for day in days if day <= self.on), default=days[0])

    def _bound_by(self, deposit: date) -> date:
        first = first_bound(deposit)
        full = self.reading.entry_into_force == "six full months"
        if full and deposit > THIRTIETH and deposit.day > 1:
            return Period(months=1).after(first)
        return first

    def gaps(self, obligation: str) -> tuple[_Span, ...]:
        """Return the days up to the one asked about that the record may not cover.

        None where absence of an event counts on the day asked about.
        """
        claim = self.claim(obligation)
        if claim is None:
            return ()
        if claim.through is None or (claim.since and self.on < claim.since):
            return ((FIRST_DAY, self.on),)
        if claim.through < self.on:
            return ((claim.through + _DAY, self.on),)
        return ()

    def claim(self, obligation: str) -> Coverage | None:
        """Return what the record claims to hold; None if it holds everything."""
        claims = {c.obligation: c for c in self.history.coverage}
        return claims.get(obligation)


def asked(
    random: Random, obligation: str, *, plain: bool = False, returning: bool = False
) -> Question:
    """Draw a history, a day near which something turns in it, and a reading.

    Args:
        random: Where the choices come from.
        obligation: Id of the obligation.
        plain: Whether the text is read as it is read in practice.
        returning: Whether a State that has left may accede again.
    """
    history = tangled(random, about=obligation, returning=returning, places=True)
    reading = Reading() if plain or random.choice((True, False)) else _read(random)
    on = _near_a_turn(history, random)
    return Question(history=history, obligation=obligation, on=on, reading=reading)


def _near_a_turn(history: History, random: Random) -> date:
    """Draw a day to ask about: of ten, nine near one on which something turns."""
    if not random.randrange(10):
        return _FIRST + timedelta(days=random.randint(0, (FAR - _FIRST).days))
    day = random.choice(history.landmarks)
    years = Period(years=random.choice((0, 0, 0, 8, 10)))
    day = years.after(day, rounding=Rounding.DOWN)
    return min(max(day + random.choice((-_DAY, _DAY, 0 * _DAY)), _FIRST), _LAST_ASKED)


def _read(random: Random) -> Reading:
    """Draw a reading with one to four choices other than in practice, or as many."""
    options = _options()
    names = random.sample(list(options), random.choice((1, 1, 2, 4)))
    chosen: dict[str, Any] = {name: random.choice(options[name]) for name in names}
    return Reading(**chosen)


@lru_cache(maxsize=1)
def _options() -> dict[str, tuple[object, ...]]:
    """Return the options of each choice on which a duty can hang."""
    known = get_type_hints(Reading)
    options = {name: get_args(known[name]) for name in _CHOICES if name in known}
    options["rounding"] = (Rounding.DOWN, Rounding.UP)
    return options


_CHOICES = (
    "ability_to_assist",
    "areas_found",
    "conflict_found_by",
    "day_zero",
    "declaration_forum",
    "declaration_papers",
    "entry_into_force",
    "extension_base",
    "extension_end",
    "first_annual_report",
    "hostilities_end",
    "last_day",
    "last_reports",
    "late_request",
    "later_remnants",
    "lead_counts_from",
    "part_year",
    "pending_request",
    "report_day",
    "silence_procedure",
    "stocks_found",
    "unheard_events",
)
"""The choices on which the status or the deadline of a duty can hang."""
