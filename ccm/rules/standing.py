"""Since when and until when a State is bound, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import attrs

from ccm.dates import PartialDate
from ccm.dates.partial import open_ended
from ccm.errors import UndeterminedError
from ccm.facts import Deposit, Signature, State, WithdrawalNotice
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, When
from ccm.rules.explanation import Explanation
from ccm.rules.leaving import Leaving
from ccm.rules.status import Membership
from ccm.rules.truth import Truth

__all__ = ["Standing"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False, slots=False)
class Standing:
    """What a State did to join a treaty or to leave it, and what follows.

    A State that has left and joined again has been bound for several terms; this
    is where it stands in one of them.

    Attributes:
        state: The State.
        signature: Its signature.
        deposit: The instrument with which the term begins.
        notice: Its notice of withdrawal in that term.
        in_force_from: The day on which the treaty enters into force for it.
        leaving: How it leaves, over one course of events.
        ends: The days on which its withdrawal can take effect.
        entry: Why the treaty enters into force on that day.
        exit: Why the withdrawal takes effect on that day.
        provisional: Since when, and why, some obligations bind it before the
            treaty enters into force for it.
        covers: Ids of the obligations that do.
        joins_under: The provision on the instrument that it deposits or would.
        without_effect: Instruments that it deposited since, and that start no term.
        before: Where it stood in the term before, if it left and joined again.
    """

    state: State
    signature: Signature | None = None
    deposit: Deposit | None = None
    notice: WithdrawalNotice | None = None
    in_force_from: date | None = None
    leaving: Leaving | None = None
    ends: PartialDate | None = None
    entry: Explanation | None = None
    exit: Explanation | None = None
    provisional: Explanation | None = None
    covers: tuple[str, ...] = ()
    joins_under: str = ""
    without_effect: tuple[Deposit, ...] = ()
    before: Standing | None = None

    @property
    def terms(self) -> tuple[Standing, ...]:
        """Where the State stood in each term up to this one."""
        return (*(self.before.terms if self.before else ()), self)

    @property
    def steps(self) -> tuple[Explanation, ...]:
        """Why the State came to be bound, and ceased to be, in each of these terms."""
        told = (step for term in self.terms for step in (term.entry, term.exit))
        return tuple(step for step in told if step)

    def bound_then(self, course: Course, when: When) -> bool:
        """Tell whether the State is a Party at a moment, in this term or before it."""
        return any(term.bound(course, when) for term in self.terms)

    def told_without_effect(self) -> Iterator[tuple[Deposit, Explanation]]:
        """Yield each instrument without effect, and the step that says why."""
        count = len(self.without_effect)
        if self.exit is not None and count:
            told = self.exit.because[-count:]
            yield from zip(self.without_effect, told, strict=True)

    def begins(self, on: date) -> date | None:
        """Return when the treaty enters into force for the State, if a day knows it.

        It does once the State and enough others have deposited; of a successor, once
        it is bound.
        """
        if self.entry is None:
            return None
        if self.deposit and self.deposit.since and self.deposit.since <= on:
            return self.in_force_from
        return self.in_force_from if self._brought_by <= on else None

    @cached_property
    def _brought_by(self) -> date:
        """The day by which all that brought the treaty into force has surely come."""
        told = self.entry.evidence() if self.entry else ()
        return max((event.date.latest for event in told), default=date.min)

    def bound(self, course: Course, when: When) -> bool:
        """Tell whether the State is a Party at a moment, in one course of events."""
        begin = self.in_force_from
        if begin is None or not course.no_later(begin, when):
            return False
        return self.leaving is None or not self.leaving.gone(course, when)

    def has_left(self, on: date) -> Truth:
        """Tell whether the withdrawal has taken effect by the end of a day."""
        leaving = self.leaving
        if leaving is None:
            return Truth.FALSE
        return truth_of(lambda course: leaving.gone(course, on))

    @property
    def ends_told(self) -> str:
        """When the withdrawal takes effect, in words; empty without one."""
        return open_ended(self.ends) if self.ends else ""

    @property
    def leaves_in_doubt(self) -> bool:
        """Whether it cannot be told to the day when the withdrawal takes effect."""
        return self.ends is not None and self.ends.day is None

    def ended_by(self, on: date) -> bool:
        """Tell whether the withdrawal has surely taken effect."""
        return self.has_left(on) is Truth.TRUE

    def is_in_doubt(self, on: date) -> bool:
        """Tell whether *on* is a day on which the withdrawal can have taken effect."""
        return self.has_left(on) == Truth.UNKNOWN

    def provisionally(self, obligation: str, on: date) -> Explanation | None:
        """Return why an obligation is applied before entry into force, if it is."""
        applied, begin = self.provisional, self.in_force_from
        if applied is None or obligation not in self.covers or self.ended_by(on):
            return None
        if begin is not None and begin <= on:
            return None
        since = applied.value
        return applied if isinstance(since, date) and since <= on else None

    def membership(self, on: date) -> Membership:
        """Return where the State stands on a day.

        Raises:
            UndeterminedError: The day on which its withdrawal took effect is
                not known exactly, and *on* is one of the days in doubt.
        """
        left = self.has_left(on)
        if left is Truth.TRUE:
            return Membership.WITHDRAWN
        if left == Truth.UNKNOWN:
            msg = (
                f"{self.state} is a Party or withdrawn on {on}: expected the exact "
                f"day of its withdrawal, got {self.ends}"
            )
            raise UndeterminedError(msg)
        return self._as_joined(on)

    def _as_joined(self, on: date) -> Membership:
        """Return how far the State has come by a day, its withdrawal left out."""
        if self.in_force_from is not None and self.in_force_from <= on:
            return Membership.PARTY
        if self.deposit is not None and self.deposit.day <= on:
            return Membership.CONTRACTING
        if self.signature is not None and self.signature.day <= on:
            return Membership.SIGNATORY
        return Membership.NON_PARTY
