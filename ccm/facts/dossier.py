"""One State's events, in order of dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from ccm.facts.events.base import Event
from ccm.facts.sources import Voice
from ccm.facts.states import State
from ccm.phrases import many

__all__ = ["Dossier", "in_order"]

_E = TypeVar("_E", bound=Event)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events in order of dates: by the last day that each can be."""
    return tuple(
        sorted(events, key=lambda e: (e.date.latest, e.date.earliest, type(e).__name__))
    )


class Dossier:
    """One State's events, in order of dates; a record has one for every State.

    Attributes:
        state: The State.
        events: Its events, those that are not followed included.
    """

    __slots__ = (
        "_among",
        "_by_dispute",
        "_by_type",
        "_heard",
        "_observed",
        "events",
        "state",
    )

    def __init__(self, state: State, events: Iterable[Event]) -> None:
        self.state = state
        self.events = in_order(events)
        followed: defaultdict[type[Event], list[Event]] = defaultdict(list)
        disputed: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.followed:
                followed[type(event)].append(event)
            if event.dispute:
                disputed[event.dispute].append(event)
        self._by_type = {kind: tuple(found) for kind, found in followed.items()}
        told = (e for e in self.events if e.voice is Voice.OBSERVER)
        self._observed = frozenset(type(event) for event in told)
        self._by_dispute = {name: tuple(found) for name, found in disputed.items()}
        self._among: dict[tuple[type[Event], ...], tuple[Event, ...]] = {}
        self._heard: dict[tuple[type[Event], ...], tuple[Event, ...]] = {}

    def __repr__(self) -> str:
        return f"<Dossier of {self.state}: {many(len(self.events), 'event')}>"

    def of(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the followed events of one type, in order of dates."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]

    def among(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return the followed events of several types together, in order of dates."""
        if len(kinds) == 1:
            return self._by_type.get(kinds[0], ())
        there = [self._by_type[kind] for kind in kinds if kind in self._by_type]
        if len(there) < 2:  # noqa: PLR2004 - as most often, and of one kind as it stands
            return there[0] if there else ()
        found = self._among.get(kinds)
        if found is None:
            found = self._among[kinds] = in_order(chain(*there))
        return found

    def heard(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return those of several types that are the State's or the Parties' word."""
        if self._observed.isdisjoint(kinds):
            return self.among(*kinds)
        found = self._heard.get(kinds)
        if found is None:
            told = self.among(*kinds)
            found = tuple(e for e in told if e.voice is not Voice.OBSERVER)
            self._heard[kinds] = found
        return found

    def accounts(self, event: Event) -> tuple[Event, ...]:
        """Return the event, followed by the accounts that contradict it."""
        if not event.dispute:
            return (event,)
        rivals = self._by_dispute.get(event.dispute, ())
        return (event, *(other for other in rivals if other is not event))
