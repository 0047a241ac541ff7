"""The record: every event that is known, in order, and nothing decided."""
# ruff: noqa: SLF001 - a record made of another shares what that has sorted out

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

import attrs

import ccm
from ccm.dates.spans import ALWAYS, Span, common, runs_of
from ccm.errors import InvalidValueError
from ccm.facts.coverage import Coverage
from ccm.facts.dossier import Dossier
from ccm.facts.events import Event
from ccm.facts.meetings import Meeting
from ccm.facts.papers import Paper
from ccm.facts.sources import Confidence
from ccm.facts.states import State, States
from ccm.facts.unread import Unread
from ccm.phrases import many
from ccm.tabled import Tabled

__all__ = ["Correction", "Dossier", "OwnFile", "Record"]

_E = TypeVar("_E", bound=Event)
_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")

_MOST_KEPT = 32
"""How many things of one kind a record keeps that were sorted out of it."""


class OwnFile(NamedTuple):
    """A file of one's own that lies over a record."""

    file: str
    rows: int


class Drawn(NamedTuple):
    """Which part of which record it is that answers rest on."""

    whole: Record
    trust: Confidence
    known_by: date | None


class Correction(NamedTuple):
    """What became of a row of a record that an own row corrects."""

    stated: Event | Meeting
    """The row as the record beneath has it."""
    kept: Event | Meeting
    """The same as an account that is not followed; of a meeting, the row itself."""
    by: Event | Meeting
    """The own row."""


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Record(Tabled):
    """Everything that is known: States, their events, meetings, and coverage.

    A record is never changed: `with_events` and `evidence` return new ones. These
    share with it the dossiers of the States of which they hold the same events.

    Attributes:
        states: Register of States; those of the events are added to it.
        events: All events, in any order.
        meetings: Sittings of meetings.
        documents: Papers of meetings, as far as the record lists them.
        coverage: How far absence counts; a record that says nothing of a kind of
            event that an obligation asks for is taken to hold all of them.
        withheld: Events that `evidence` left out because nobody has verified
            them.
        doubted: Events that it left out because they are less sure than asked
            for, though verified: what they tell of counts neither as done nor
            as not done.
        known_by: The day after which nothing that was published is in it; None
            for no limit. Absence says nothing of the days that follow.
        edition: Which packaged record it is, or lies beneath files of one's own;
            empty for any other.
        folder: The folder that it was read from; empty where it was not.
        own: The files of one's own that lie over it.
        corrections: What their rows correct.
    """

    states: States
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    documents: tuple[Paper, ...] = ()
    withheld: tuple[Event, ...] = ()
    doubted: tuple[Event, ...] = ()
    known_by: date | None = None
    edition: str = ""
    folder: str = ""
    own: tuple[OwnFile, ...] = ()
    corrections: tuple[Correction, ...] = ()
    _source: _Grown | _Known | Unread | None = attrs.field(default=None, init=False)
    _drawn: Drawn | None = attrs.field(default=None, init=False)

    def __repr__(self) -> str:
        events = many(len(self.events), "event")
        return f"<Record of {events}, {many(len(self.meetings), 'sitting')}>"

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again, without what was sorted out of it."""
        if self._drawn is not None:
            return _part, self._drawn
        fields = (each.name for each in attrs.fields(Record) if each.init)
        return partial(Record, **{name: getattr(self, name) for name in fields}), ()

    @cached_property
    def _stores(self) -> dict[str, dict[Hashable, object]]:
        """What was sorted out of it: no field, as it is nothing that it says."""
        return {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what it holds: States, events, meetings, papers, coverage.

        Worked out when it is first asked for. Two records have the same digest if
        they hold the same rows, in whichever order and wherever they were read:
        each row is written as in `ccm.facts.digest.line_of`, and the lines are sorted.

        >>> from ccm.facts import Record, packaged_record
        >>> whole = packaged_record()
        >>> turned = Record(
        ...     states=whole.states,
        ...     events=whole.events[::-1],
        ...     meetings=whole.meetings,
        ...     coverage=whole.coverage,
        ...     documents=whole.documents,
        ... )
        >>> turned.digest == whole.digest
        True
        """
        from ccm.facts.digest import digest_of  # noqa: PLC0415 - few ask for it

        events = (*self.states, *self.events, *self.meetings)
        return digest_of((*events, *self.documents, *self.coverage))

    @cached_property
    def dossiers(self) -> Mapping[State, Dossier]:
        """The dossiers of all States that have an event."""
        if self._source is not None:
            return self._source.dossiers()
        found = _by_state(self.events)
        ordered = sorted(found, key=_code)
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
        like = attrs.evolve(self, states=states, edition="")
        source = self._source
        if not isinstance(source, _Grown):
            return self._with(events, like)
        return source.base._with((*source.added, *events), like)

    def _with(self, added: tuple[Event, ...], like: Record) -> Record:
        """Return a record of the same events and others, in all else like a third."""
        made = attrs.evolve(like, events=(*self.events, *added))
        return made._from(_Grown(self, added))

    def _from(self, source: _Grown | _Known | Unread) -> Record:
        object.__setattr__(self, "_source", source)
        return self

    def unread(self, source: Unread) -> Record:
        """Return a record that is in all else the same, and reads its events later."""
        made = object.__new__(Record)
        fields = (field.name for field in attrs.fields(Record))
        vars(made).update((f, vars(self)[f]) for f in fields if f not in _READ_LATER)
        return made._from(source)

    @property
    def grown(self) -> tuple[Record, frozenset[State]] | None:
        """The record that it was made of by further events, and whose these are.

        None if it was made otherwise. All else in both is the same, save for what
        is withheld or doubted of those States.
        """
        source = self._source
        if not isinstance(source, _Grown):
            return None
        return source.base, source.touched

    def every(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the followed events of one type, State by State."""
        return self.once("every", id(kind), lambda: self._every(kind))

    def _every(self, kind: type[_E]) -> tuple[_E, ...]:
        shared = self._source.every(kind) if self._source else None
        if shared is not None:
            return shared
        dossiers = self.dossiers.values()
        return tuple(event for each in dossiers for event in each.of(kind))

    def once(self, kind: str, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was sorted out of the record, once; a few of a kind are kept.

        Of more, the one goes that was asked for longest ago.

        Args:
            kind: What it is.
            key: What it hangs on, besides the record.
            make: Sorts it out.
        """
        store = self._stores.setdefault(kind, {})
        found = store.pop(key, None)
        if found is None:
            found = make()
        _keep(store, key, found)
        return cast("_T", found)

    def at_hand(self, kind: str, key: Hashable) -> object | None:
        """Return what was sorted out before; None if it was not, or is not kept."""
        return self._stores.get(kind, {}).get(key)

    def doubted_of(self, state: State) -> Sequence[Event]:
        """Return a State's events that `evidence` left out as less sure."""
        return self._doubted_by_state.get(state, ())

    def tells_apart(self, state: State) -> bool:
        """Tell whether silence can mean something else of a State than of others."""
        doubts = bool(self.doubted) and bool(self.doubted_of(state))
        return doubts or self._tells_states_apart

    @cached_property
    def _doubted_by_state(self) -> Mapping[State, list[Event]]:
        return _by_state(self.doubted)

    def dossiers_with(self, *kinds: type[Event]) -> Iterable[Dossier]:
        """Return the dossiers that can hold an event of some kinds, by code.

        No other holds one that is followed.
        """
        if isinstance(self._source, Unread):
            return self._source.dossiers_with(kinds)
        return self.dossiers.values()

    @cached_property
    def _verified(self) -> Record:
        if isinstance(self._source, Unread):
            return self.unread(self._source.fitting(_is_verified))
        if isinstance(self._source, _Grown):
            base = self._source.base._verified
            kept, withheld = _parted(self._source.added, _is_verified)
            like = attrs.evolve(self, withheld=(*base.withheld, *withheld))
            return base._with(kept, like)
        whole = self._believed(_is_verified)
        kept, withheld = _parted(whole.events, _is_verified)
        return attrs.evolve(whole, events=kept, withheld=withheld)

    @cached_property
    def _sure(self) -> Record:
        verified = self._verified
        if isinstance(verified._source, _Grown):
            base = verified._source.base._sure_of_verified
            kept, doubted = _parted(verified._source.added, _is_sure)
            like = attrs.evolve(verified, doubted=(*base.doubted, *doubted))
            return base._with(kept, like)
        return verified._sure_of_verified

    @cached_property
    def _sure_of_verified(self) -> Record:
        whole = self._believed(_is_sure)
        kept, doubted = _parted(whole.events, _is_sure)
        return attrs.evolve(whole, events=kept, doubted=doubted)

    def _believed(self, admits: Callable[[Event], bool]) -> Record:
        """Return the record without the corrections by events that do not count.

        What they correct is followed again: it is what is on record without them.
        """
        undone = [c for c in self.corrections if not self._holds(c, admits)]
        if not undone:
            return self
        before = {id(c.kept): c.stated for c in undone}
        events = (before.get(id(event), event) for event in self.events)
        left = tuple(c for c in self.corrections if c not in undone)
        told = tuple(cast("Iterable[Event]", events))
        return attrs.evolve(self, events=told, corrections=left)

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
        if known_by is not None:
            kept = kept._known(known_by)
        if kept is not self and kept._drawn is None:
            object.__setattr__(kept, "_drawn", Drawn(self, trust, known_by))
        return kept

    @property
    def drawn(self) -> Drawn:
        """Which part of which record it is; all of itself if `evidence` made it not."""
        return self._drawn or Drawn(self, Confidence.UNVERIFIED, None)

    def _known(self, by: date) -> Record:
        """Return what of the record was public by a day; a few such days are kept."""
        return self.once("known", by, lambda: self._as_known(by))

    def _holds(self, correction: Correction, admits: Callable[[Event], bool]) -> bool:
        """Tell whether a correction counts, or one that corrects it in turn."""
        by = correction.by
        upon = (later for later in self.corrections if later.stated is by)
        believed = not isinstance(by, Event) or admits(by)
        return believed or any(self._holds(later, admits) for later in upon)

    def _as_known(self, by: date) -> Record:
        whole = self._believed(lambda event: event.known_from.latest <= by)
        if whole is not self:
            return whole._known(by)
        source = self._source
        like = attrs.evolve(
            self,
            doubted=tuple(_public(self.doubted, by)),
            coverage=tuple(claim.as_known(by) for claim in self.coverage),
            known_by=by,
        )
        if isinstance(source, _Grown):
            return source.base._known(by)._with(tuple(_public(source.added, by)), like)
        known = _Known(self, by)
        return attrs.evolve(like, events=known.events())._from(known)

    @cached_property
    def published(self) -> tuple[tuple[Event, date], ...]:
        """The events, each with the day from which it was public.

        The first day stands with one of which less may have been public at first.
        """
        return tuple(
            (event, date.min if _varies(event) else event.known_from.latest)
            for event in self.events
        )

    @cached_property
    def varying(self) -> tuple[Event, ...]:
        """The events of which less was public at first than later."""
        return tuple(filter(_varies, self.events))

    @cached_property
    def histories(self) -> Mapping[State, _History]:
        """How the dossier of each State grew, by day of publication."""
        return {state: _History(told) for state, told in self.dossiers.items()}

    @cached_property
    def _sittings(self) -> Mapping[str, tuple[Meeting, ...]]:
        found: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in sorted(self.meetings, key=lambda m: m.opens.earliest):
            found[meeting.label].append(meeting)
        return {label: tuple(sittings) for label, sittings in found.items()}

    def sittings(self, label: str) -> tuple[Meeting, ...]:
        """Return the sittings of the meeting of that label, in order of days."""
        return self._sittings.get(label, ())

    def papers(self, label: str) -> tuple[Paper, ...]:
        """Return the papers of the meeting of that label, in the order of the record.

        Those that the record lists, which can be some of them or none.

        >>> from ccm.facts import packaged_record
        >>> print(packaged_record().papers("12MSP")[-1])
        CCM/MSP/2024/WP.2, gender, diversity and inclusion
        """
        return tuple(paper for paper in self.documents if paper.meeting == label)

    def claims_on(
        self, obligation: str, kind: type[Event] | None = None
    ) -> tuple[Coverage, ...]:
        """Return what it claims to hold of a kind of event that an obligation asks for.

        Nothing where it holds all such events by default.

        Args:
            obligation: Id of the obligation.
            kind: The kind of event; None for what is said of all kinds.
        """
        found = self._claims.get((obligation, kind))
        if found is None:
            told = (c for c in self.coverage if c.concerns(obligation, kind))
            found = self._claims[obligation, kind] = tuple(told)
        return found

    @cached_property
    def _claims(self) -> dict[tuple[str, type[Event] | None], tuple[Coverage, ...]]:
        return {}

    def covered(
        self,
        obligation: str,
        kinds: tuple[type[Event], ...] = (),
        state: State | None = None,
    ) -> tuple[Span, ...]:
        """Return the days on which the absence of every one of some events counts.

        Args:
            obligation: Id of the obligation that asks for them.
            kinds: The kinds of events; none for what is said of all kinds.
            state: The State whose events they would be.
        """
        key = obligation, kinds, state if self._tells_states_apart else None
        found = self._covered.get(key)
        if found is None:
            found = self._covered[key] = self._covering(obligation, kinds, state)
        return found

    @cached_property
    def _covered(self) -> dict[tuple[Hashable, ...], tuple[Span, ...]]:
        return {}

    @cached_property
    def _tells_states_apart(self) -> bool:
        return any(claim.states for claim in self.coverage)

    def _covering(
        self, obligation: str, kinds: tuple[type[Event], ...], state: State | None
    ) -> tuple[Span, ...]:
        found = ALWAYS
        for kind in kinds or (None,):
            if claims := self.claims_on(obligation, kind):
                ours = (claim for claim in claims if claim.holds_for(state))
                spans = runs_of(span for claim in ours for span in claim.spans)
                found = common(found, spans)
        if self.known_by is None:
            return found
        return common(found, ((date.min, self.known_by),))

    def to_dict(self) -> ccm.provenance.RecordRow:
        """Return it as in JSON: how far it reaches, without its events."""
        return ccm.provenance.record_row(self)


class _Later:
    """A field of a record that is not read yet: the first look at it reads it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, record: Record | None, _kind: type[Record]) -> object:
        if record is None:
            return self
        value: object = getattr(vars(record)["_source"], self._name)
        return vars(record).setdefault(self._name, value)


_READ_LATER = ("documents", "events", "withheld")
for _name in _READ_LATER:
    setattr(Record, _name, _Later(_name))  # which is passed by where a record has it


class _Grown:
    """Where the events of a record are from: those of another, and further ones."""

    __slots__ = ("added", "base")

    def __init__(self, base: Record, added: tuple[Event, ...]) -> None:
        self.base, self.added = base, added

    @property
    def touched(self) -> frozenset[State]:
        return frozenset(event.state for event in self.added)

    def dossiers(self) -> Mapping[State, Dossier]:
        base, found = self.base.dossiers, _by_state(self.added)
        made = {s: Dossier(s, (*_told(base, s), *found[s])) for s in found}
        together = {**base, **made}
        if len(together) > len(base):
            ordered = sorted(together, key=_code)
            together = {state: together[state] for state in ordered}
        return MappingProxyType(together)

    def every(self, kind: type[_E]) -> tuple[_E, ...] | None:
        if any(type(event) is kind for event in self.added):
            return None
        return self.base.every(kind)


class _Known:
    """Where the events of a record are from: what was public of another by a day."""

    __slots__ = ("base", "by", "varied")

    def __init__(self, base: Record, by: date) -> None:
        self.base, self.by = base, by
        self.varied = {id(event): event.as_known(by) for event in base.varying}

    def events(self) -> tuple[Event, ...]:
        by, varied = self.by, self.varied
        known = [event for event, since in self.base.published if since <= by]
        if not varied:
            return tuple(known)
        told = (varied.get(id(event), event) for event in known)
        return tuple(event for event in told if event is not None)

    def dossiers(self) -> Mapping[State, Dossier]:
        return _Dossiers(self.base.histories, self.by, self.varied)

    def every(self, kind: type[_E]) -> tuple[_E, ...] | None:
        if kind.as_known is not Event.as_known:
            return None
        by = self.by
        told = self.base.every(kind)
        return tuple([event for event in told if event.known_from.latest <= by])


class _History:
    """How the dossier of one State grew, by day of publication."""

    __slots__ = ("_days", "_versions", "_whole", "varies")

    def __init__(self, whole: Dossier) -> None:
        self._whole = whole
        self._days = sorted(event.known_from.latest for event in whole.events)
        self._versions: dict[int, Dossier] = {}
        self.varies = any(map(_varies, whole.events))

    def begun(self, by: date) -> bool:
        """Tell whether anything was public by a day, where nothing varies."""
        return self._days[0] <= by

    def at(self, by: date) -> Dossier:
        """Return the dossier as it was public by a day; a few are kept."""
        count, versions = bisect_right(self._days, by), self._versions
        if count == len(self._days):
            return self._whole
        found = versions.pop(count, None)
        if found is None:
            told = tuple(_public(self._whole.events, by))
            found = Dossier(self._whole.state, told)
        _keep(versions, count, found)
        return found

    def told(self, varied: Mapping[int, Event | None], by: date) -> Dossier | None:
        """Return the same where less of some events was public; None if nothing was.

        Args:
            varied: What was public of these.
            by: The day.
        """
        events = self._whole.events
        known = (varied[id(e)] if id(e) in varied else e.as_known(by) for e in events)
        told = tuple(event for event in known if event is not None)
        return Dossier(self._whole.state, told) if told else None


class _Dossiers(Mapping[State, Dossier]):
    """The dossiers as they were public by a day: each made when it is asked for."""

    __slots__ = ("_by", "_made", "histories")

    def __init__(
        self,
        histories: Mapping[State, _History],
        by: date,
        varied: Mapping[int, Event | None],
    ) -> None:
        self._by = by
        self._made: dict[State, Dossier] = {}
        self.histories: dict[State, _History] = {}
        for state, history in histories.items():
            if not history.varies:
                if history.begun(by):
                    self.histories[state] = history
            elif (told := history.told(varied, by)) is not None:
                self.histories[state] = history
                self._made[state] = told

    def __getitem__(self, state: State) -> Dossier:
        found = self._made.get(state)
        if found is None:
            found = self._made[state] = self.histories[state].at(self._by)
        return found

    def __iter__(self) -> Iterator[State]:
        return iter(self.histories)

    def __len__(self) -> int:
        return len(self.histories)


def _part(whole: Record, trust: Confidence, known_by: date | None) -> Record:
    return whole.evidence(trust=trust, known_by=known_by)


def _keep(store: dict[_K, _V], key: _K, value: _V) -> None:
    """Keep something as the latest of a few; threads may do so at once."""
    store[key] = value
    if len(store) > _MOST_KEPT:
        for oldest in tuple(store)[:-_MOST_KEPT]:
            store.pop(oldest, None)


def _code(state: State) -> str:
    return state.alpha3


def _by_state(events: Iterable[Event]) -> Mapping[State, list[Event]]:
    found: defaultdict[State, list[Event]] = defaultdict(list)
    for event in events:
        found[_an_event(event).state].append(event)
    return found


def _told(dossiers: Mapping[State, Dossier], state: State) -> tuple[Event, ...]:
    known = dossiers.get(state)
    return known.events if known else ()


def _parted(
    events: Iterable[Event], fit: Callable[[Event], bool]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the events that fit, and the others."""
    kept: list[Event] = []
    others: list[Event] = []
    for event in events:
        (kept if fit(event) else others).append(event)
    return tuple(kept), tuple(others)


def _is_verified(event: Event) -> bool:
    return event.confidence is not Confidence.UNVERIFIED


def _is_sure(event: Event) -> bool:
    return event.of_the_depositary or event.confidence is Confidence.HIGH


def _varies(event: Event) -> bool:
    """Tell whether less of an event may have been public at first."""
    return type(event).as_known is not Event.as_known


def _public(events: Iterable[Event], by: date) -> Iterator[Event]:
    """Yield what was public of each event by a day."""
    for event in events:
        if (told := event.as_known(by)) is not None:
            yield told


def _an_event(thing: object) -> Event:
    if isinstance(thing, Event):
        return thing
    msg = f"events: expected an event, got {thing!r:.80}"
    raise InvalidValueError(msg)
