"""Events of a record that are read, kind by kind, when somebody first asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from ccm.facts.dossier import Dossier, in_order
from ccm.facts.events.base import Event
from ccm.facts.sources import Voice
from ccm.facts.states import State

if TYPE_CHECKING:
    from ccm.facts.papers import Paper

__all__ = ["Files", "Unread"]

_E = TypeVar("_E", bound=Event)


class Files(Protocol):
    """Where the events are, those of each kind in a file of its own."""

    def of(self, kind: type[Event]) -> tuple[Event, ...]:
        """Return the events of one kind; the same objects, whenever it is asked."""
        ...

    def whole(self) -> tuple[Event, ...]:
        """Return the events of all kinds, held against each other."""
        ...

    @property
    def documents(self) -> tuple[Paper, ...]:
        """The papers of meetings."""
        ...


class Unread:
    """The events of some files that an answer may rest on; none is read in advance.

    Args:
        files: Where they are.
        fits: Tells whether an answer may rest on an event.
    """

    __slots__ = ("_by_code", "_dossiers", "_files", "_fits", "_told")

    def __init__(self, files: Files, fits: Callable[[Event], bool]) -> None:
        self._files, self._fits = files, fits
        self._by_code: dict[str, list[Event]] = {}
        self._told: dict[type[Event], Mapping[str, tuple[Event, ...]]] = {}
        self._dossiers: dict[str, Dossier] = {}

    def fitting(self, fits: Callable[[Event], bool]) -> Unread:
        """Return the same files, of which an answer may rest on other events."""
        return Unread(self._files, fits)

    @property
    def events(self) -> tuple[Event, ...]:
        """All that an answer may rest on, in the order of the files."""
        return tuple(filter(self._fits, self._files.whole()))

    @property
    def withheld(self) -> tuple[Event, ...]:
        """All others."""
        return tuple(e for e in self._files.whole() if not self._fits(e))

    @property
    def documents(self) -> tuple[Paper, ...]:
        """The papers of meetings."""
        return self._files.documents

    @property
    def by_code(self) -> Mapping[str, list[Event]]:
        """The same as `events` by the code of their State, which stand in order."""
        if not self._by_code:
            told: defaultdict[str, list[Event]] = defaultdict(list)
            for event in self.events:
                told[event.state.alpha3].append(event)
            self._by_code = {code: told[code] for code in sorted(told)}
        return self._by_code

    def told(self, kind: type[Event]) -> Mapping[str, tuple[Event, ...]]:
        """Return the followed events of a kind by the code of their State.

        States in order of codes, the events of each in order of dates.
        """
        found = self._told.get(kind)
        if found is None:
            found = self._told.setdefault(kind, self._sorted(kind))
        return found

    def _sorted(self, kind: type[Event]) -> Mapping[str, tuple[Event, ...]]:
        told: defaultdict[str, list[Event]] = defaultdict(list)
        for event in filter(self._fits, self._files.of(kind)):
            if event.followed:
                told[event.state.alpha3].append(event)
        return {code: in_order(told[code]) for code in sorted(told)}

    def every(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the followed events of one kind, State by State."""
        told = chain.from_iterable(self.told(kind).values())
        return tuple(cast("Iterable[_E]", told))

    def dossiers_with(self, kinds: Iterable[type[Event]]) -> tuple[Dossier, ...]:
        """Return the dossiers that hold followed events of some kinds, by code."""
        each = chain.from_iterable(self.told(kind).values() for kind in kinds)
        states = {events[0].state.alpha3: events[0].state for events in each}
        return tuple(self.dossier(states[code]) for code in sorted(states))

    def dossiers(self) -> Mapping[State, Dossier]:
        """Return the dossiers of all States that have an event."""
        return _Dossiers(self)

    def dossier(self, state: State) -> Dossier:
        """Return the dossier of a State, which is the same whenever it is asked."""
        found = self._dossiers.get(state.alpha3)
        if found is None:
            made = _Gathered(state, self)
            found = self._dossiers.setdefault(state.alpha3, made)
        return found

    def knows(self, state: State) -> bool:
        """Tell whether an event of a State was among those that have been read."""
        return any(state.alpha3 in told for told in self._told.values())


class _Dossiers(Mapping[State, Dossier]):
    """The dossiers of all States that have an event, by code."""

    __slots__ = ("_unread",)

    def __init__(self, unread: Unread) -> None:
        self._unread = unread

    def __getitem__(self, state: State) -> Dossier:
        if self._unread.knows(state) or state.alpha3 in self._unread.by_code:
            return self._unread.dossier(state)
        raise KeyError(state)

    def __iter__(self) -> Iterator[State]:
        return (events[0].state for events in self._unread.by_code.values())

    def __len__(self) -> int:
        return len(self._unread.by_code)


class _Gathered(Dossier):
    """A dossier of which the events of a kind are read when somebody asks for them."""

    __slots__ = ("_unread",)

    def __init__(self, state: State, unread: Unread) -> None:
        self.state, self._unread = state, unread
        self._by_type: dict[type[Event], tuple[Event, ...]] = {}
        self._among: dict[tuple[type[Event], ...], tuple[Event, ...]] = {}
        self._heard: dict[tuple[type[Event], ...], tuple[Event, ...]] = {}

    def __getattr__(self, name: str) -> Any:
        """Read all events of the State: what a dossier has of them is asked for."""
        if name not in Dossier.__slots__:
            msg = f"a dossier has no attribute {name!r}"
            raise AttributeError(msg, name=name, obj=self)
        super().__init__(self.state, self._unread.by_code.get(self.state.alpha3, ()))
        return getattr(self, name)

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again, of all its events."""
        return Dossier, (self.state, self.events)

    def of(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the followed events of one type, in order of dates."""
        found = self._by_type.get(kind)
        if found is None:
            found = self._unread.told(kind).get(self.state.alpha3, ())
            self._by_type[kind] = found
        return found  # type: ignore[return-value]

    def among(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return the followed events of several types together, in order of dates."""
        if kinds not in self._among:
            for kind in kinds:
                self.of(kind)
        return super().among(*kinds)

    def heard(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return those of several types that are the State's or the Parties' word."""
        found = self._heard.get(kinds)
        if found is None:
            told = self.among(*kinds)
            ours = tuple(e for e in told if e.voice is not Voice.OBSERVER)
            found = self._heard[kinds] = told if len(ours) == len(told) else ours
        return found
