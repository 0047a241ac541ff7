"""The record: every event that is known, in order, and nothing decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

import attrs

from ccm.errors import InvalidValueError
from ccm.facts.events import Event
from ccm.facts.meetings import Coverage, Meeting
from ccm.facts.sources import Confidence, Voice
from ccm.facts.states import State, States

__all__ = ["Dossier", "Record"]

_E = TypeVar("_E", bound=Event)


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(
        sorted(events, key=lambda e: (e.date.latest, e.date.earliest, type(e).__name__))
    )


@attrs.define(frozen=True, eq=False, repr=False, slots=False)
class Dossier:
    """One State's events, in order of dates.

    Attributes:
        state: The State.
        events: Its events, those that are not followed included.
    """

    state: State
    events: tuple[Event, ...] = attrs.field(converter=_in_order)
    _among: dict[tuple[type[Event], ...], tuple[Event, ...]] = attrs.field(
        factory=dict[tuple[type[Event], ...], tuple[Event, ...]], init=False
    )
    _heard: dict[tuple[type[Event], ...], tuple[Event, ...]] = attrs.field(
        factory=dict[tuple[type[Event], ...], tuple[Event, ...]], init=False
    )

    def __repr__(self) -> str:
        return f"<Dossier of {self.state}: {len(self.events)} events>"

    @cached_property
    def _by_type(self) -> Mapping[type[Event], tuple[Event, ...]]:
        found: defaultdict[type[Event], list[Event]] = defaultdict(list)
        for event in self.events:
            if event.followed:
                found[type(event)].append(event)
        return {kind: tuple(events) for kind, events in found.items()}

    @cached_property
    def _by_dispute(self) -> Mapping[str, tuple[Event, ...]]:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.dispute:
                found[event.dispute].append(event)
        return {name: tuple(events) for name, events in found.items()}

    def of(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the followed events of one type, in order of dates."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]

    def among(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return the followed events of several types together, in order of dates."""
        found = self._among.get(kinds)
        if found is None:
            found = _in_order(event for kind in kinds for event in self.of(kind))
            self._among[kinds] = found
        return found

    def heard(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return those of several types that are the State's or the Parties' word."""
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


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Record:
    """Everything that is known: States, their events, meetings, and coverage.

    A record is never changed: `with_events` and `evidence` return new ones.

    Attributes:
        states: Register of States; those of the events are added to it.
        events: All events, in any order.
        meetings: Sittings of meetings.
        coverage: How far absence counts; a record that says nothing of an
            obligation is taken to hold all its events.
        withheld: Events that `evidence` left out because nobody has verified
            them.
        doubted: Events that it left out because they are less sure than asked
            for, though verified: what they tell of counts neither as done nor
            as not done.
        known_by: The day after which nothing that was published is in it; None
            for no limit. Absence says nothing of the days that follow.
    """

    states: States
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    withheld: tuple[Event, ...] = ()
    doubted: tuple[Event, ...] = ()
    known_by: date | None = None

    def __repr__(self) -> str:
        return f"<Record of {len(self.events)} events, {len(self.meetings)} sittings>"

    @cached_property
    def dossiers(self) -> Mapping[State, Dossier]:
        """The dossiers of all States that have an event."""
        found: defaultdict[State, list[Event]] = defaultdict(list)
        for event in self.events:
            found[event.state].append(event)
        ordered = sorted(found, key=lambda state: state.alpha3)
        return MappingProxyType({s: Dossier(s, tuple(found[s])) for s in ordered})

    def dossier(self, state: State) -> Dossier:
        """Return the State's dossier; an empty one if the record holds no event."""
        return self.dossiers.get(state) or Dossier(state, ())

    def with_events(self, *events: Event) -> Record:
        """Return a record that holds further events as well.

        Raises:
            InvalidValueError: Something given is no event.
        """
        for event in events:
            _an_event(event)
        states = self.states.extended(event.state for event in events)
        return attrs.evolve(self, states=states, events=(*self.events, *events))

    @cached_property
    def _verified(self) -> Record:
        kept: list[Event] = []
        withheld: list[Event] = []
        for event in self.events:
            verified = event.confidence is not Confidence.UNVERIFIED
            (kept if verified else withheld).append(event)
        return attrs.evolve(self, events=tuple(kept), withheld=tuple(withheld))

    @cached_property
    def _sure(self) -> Record:
        kept: list[Event] = []
        doubted: list[Event] = []
        for event in self._verified.events:
            sure = event.of_the_depositary or event.confidence is Confidence.HIGH
            (kept if sure else doubted).append(event)
        return attrs.evolve(self._verified, events=tuple(kept), doubted=tuple(doubted))

    def evidence(
        self,
        *,
        trust: Confidence = Confidence.MEDIUM,
        known_by: date | None = None,
    ) -> Record:
        """Return the part of the record that an answer may rest on.

        Args:
            trust: The least sure kind of event to admit. Signatures, deposits
                and the like are left out only if unverified: who is bound
                hangs on all of them together.
            known_by: Last day of publication to admit; None for no limit.
                An event whose day of publication is in doubt is left out as
                long as it can be later.
        """
        if trust is Confidence.HIGH:
            kept = self._sure
        else:
            kept = self if trust is Confidence.UNVERIFIED else self._verified
        if known_by is None:
            return kept
        known, doubted = (
            tuple(_known(events, known_by)) for events in (kept.events, kept.doubted)
        )
        claims = (claim.as_known(known_by) for claim in kept.coverage)
        return attrs.evolve(
            kept,
            events=known,
            doubted=doubted,
            coverage=tuple(claims),
            known_by=known_by,
        )

    @cached_property
    def _sittings(self) -> Mapping[str, tuple[Meeting, ...]]:
        found: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in sorted(self.meetings, key=lambda m: m.opens.earliest):
            found[meeting.label].append(meeting)
        return {label: tuple(sittings) for label, sittings in found.items()}

    def sittings(self, label: str) -> tuple[Meeting, ...]:
        """Return the sittings of the meeting of that label, in order of days."""
        return self._sittings.get(label, ())

    @cached_property
    def _covered(self) -> Mapping[str, Coverage]:
        return {c.obligation: c for c in self.coverage}

    def coverage_of(self, obligation: str) -> Coverage | None:
        """Return what the record claims to hold; None if it holds all by default."""
        return self._covered.get(obligation)

    def covered_from(self, obligation: str) -> date:
        """Return the first day from which absence of an event counts."""
        claim = self.coverage_of(obligation)
        return (claim and claim.since) or date.min

    def covered_through(self, obligation: str) -> date:
        """Return the last day through which absence of an event counts."""
        claim = self.coverage_of(obligation)
        through = (claim.through or date.min) if claim else date.max
        return through if self.known_by is None else min(through, self.known_by)


def _known(events: Iterable[Event], by: date) -> Iterator[Event]:
    """Yield what was public of each event by a day."""
    for event in events:
        if (told := event.as_known(by)) is not None:
            yield told


def _an_event(thing: object) -> None:
    if not isinstance(thing, Event):
        msg = f"events: expected an event, got {thing!r}"
        raise InvalidValueError(msg)
