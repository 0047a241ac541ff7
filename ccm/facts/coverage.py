"""How far the record reaches: on which days the absence of an event means something."""

from __future__ import annotations

from datetime import date as Day
from typing import Self

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.dates.spans import Span
from ccm.errors import InvalidValueError
from ccm.facts.events.base import Event
from ccm.facts.sources import Source
from ccm.facts.states import State
from ccm.facts.typed import take_types

__all__ = ["Coverage"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Coverage:
    """Through which day the absence of an event in the record means something.

    Several claims on the same kind of event add up.

    Attributes:
        event: The kind of event that is meant; None for every kind that the
            obligation asks for.
        obligation: Id of the obligation that is meant; empty for each that asks for
            the kind of event.
        states: The States of which it holds; all if empty.
        since: First day from which it does; None where it does from the start.
        through: Last day through which the record holds every such event;
            None where it never claims to.
        known: When the claim was published, where answers rest on it itself; a
            view of earlier knowledge then lacks it.
        source: What the claim rests on.
        note: What is known to be missing after that day.

    Raises:
        InvalidValueError: It names neither a kind of event nor an obligation, ends
            before it begins, or begins and has no end.
    """

    event: type[Event] | None = None
    obligation: str = ""
    states: tuple[State, ...] = ()
    since: Day | None = None
    through: Day | None = None
    known: PartialDate | None = None
    source: tuple[Source, ...]
    note: str = ""

    def __attrs_post_init__(self) -> None:
        take_types(self)
        self.cohere()

    def cohere(self) -> None:
        """Refuse what does not go together."""
        if self.event is None and not self.obligation:
            msg = "event: expected a kind of event, or an obligation beside it"
            raise InvalidValueError(msg)
        if self.since and self.through is None:
            msg = f"through: expected a day, as there is one since which: {self.since}"
            raise InvalidValueError(msg)
        if self.since and self.through and self.through < self.since:
            msg = f"through: expected {self.since} or later, got {self.through}"
            raise InvalidValueError(msg)

    def concerns(self, obligation: str, kind: type[Event] | None) -> bool:
        """Tell whether it speaks of a kind of event that an obligation asks for."""
        ours = not self.obligation or self.obligation == obligation
        return ours and (self.event is None or self.event is kind)

    def holds_for(self, state: State | None) -> bool:
        """Tell whether it holds for a State."""
        return not self.states or state in self.states

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days on which absence means that nothing happened."""
        if self.through is None:
            return ()
        return ((self.since or Day.min, self.through),)

    def as_known(self, by: Day) -> Self:
        """Return what of the claim was published by a day: all of it, or nothing."""
        if self.known is None or self.known.latest <= by:
            return self
        return attrs.evolve(self, since=None, through=None)

    def to_dict(self) -> ccm.fact_records.CoverageRow:
        """Return it as in JSON: of what it holds, and from when to when."""
        return ccm.fact_records.coverage_row(self)
