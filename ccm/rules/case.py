"""What a norm is applied to: a State's dossier, its standing, a day, a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar, cast

from ccm.facts import Dossier, Event, Record, Voice
from ccm.rules.leaving import Leaving
from ccm.rules.norms import Norm
from ccm.rules.reading import Reading
from ccm.rules.standing import Standing

__all__ = ["Case"]

_N = TypeVar("_N", bound=Norm)
_T = TypeVar("_T")


class Case:
    """One State on one day, before a norm is applied.

    Attributes:
        dossier: The State's events that an answer may rest on.
        record: The record they come from, for its meetings and its coverage.
        standing: Since when and until when the State is bound.
        reading: How open questions of the text are answered.
        on: The day asked about.
        heard: Gives events that can decide: those of the State or of the Parties.
    """

    __slots__ = ("_kept", "dossier", "heard", "on", "reading", "record", "standing")

    def __init__(
        self,
        dossier: Dossier,
        record: Record,
        standing: Standing,
        reading: Reading,
        on: date,
        *,
        kept: dict[object, object],
    ) -> None:
        self.dossier, self.record, self.standing = dossier, record, standing
        self.reading, self.on, self._kept = reading, on, kept
        self.heard = dossier.heard

    @property
    def leaving(self) -> Leaving | None:
        """How the State leaves; None if it gave no notice of it."""
        return self.standing.leaving

    def once(self, norm: _N, make: Callable[[_N, Case], _T]) -> _T:
        """Return what bears on a norm, whatever the day: sorted out once, and kept."""
        key = norm, make, self.dossier, self.standing
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make(norm, self)
        return cast("_T", found)

    def for_all(self, norm: _N, make: Callable[[_N, Case], _T]) -> _T:
        """Return what bears on a norm alike for every State: sorted out once.

        That can look at the reading and at meetings alone.
        """
        key = norm, make
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make(norm, self)
        return cast("_T", found)

    def for_most(self, norm: _N, make: Callable[[_N, Case], _T]) -> _T:
        """Return the same of what also hangs on what silence means.

        It is made for a State alone where the record tells that apart.
        """
        apart = self.record.tells_apart(self.standing.state)
        return make(norm, self) if apart else self.for_all(norm, make)

    def overheard(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return what observers say, which is shown and decides nothing."""
        told = self.dossier.among(*kinds)
        if len(told) == len(self.dossier.heard(*kinds)):
            return ()
        return tuple(
            event
            for event in told
            if event.voice is Voice.OBSERVER and event.bears_from <= self.on
        )

    def accounts(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Return events, each with the accounts that contradict it."""
        found = [a for event in events for a in self.dossier.accounts(event)]
        return tuple(found)
