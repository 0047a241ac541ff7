"""What the engine is given: a State's dossier, its standing, a day, a reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import attrs

from ccm.dates import PartialDate
from ccm.facts import Dossier, Event, Record, Voice
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Deadline, Finding, Irregularity, Missing
from ccm.rules.reading import Reading
from ccm.rules.shapes import Evidence, Norm
from ccm.rules.standing import Standing
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["Answer", "Case", "happened", "name_of"]

_E = TypeVar("_E", bound=Event)


def name_of(kind: type[Event]) -> str:
    """Return what events of a type are called."""
    return kind.title


def happened(events: Iterable[_E], on: date) -> tuple[_E, ...]:
    """Return the events that can have happened by the end of a day."""
    return tuple(event for event in events if event.date.possibly_by(on))


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Case:
    """One State on one day, before a norm is applied.

    Attributes:
        dossier: The State's events that an answer may rest on.
        record: The record they come from, for its meetings and its coverage.
        standing: Since when and until when the State is bound.
        reading: How open questions of the text are answered.
        on: The day asked about.
        doubted: Whether an event that bears on the norm was left out as less
            sure than asked for.
    """

    dossier: Dossier
    record: Record
    standing: Standing
    reading: Reading
    on: date
    doubted: bool = False

    @property
    def leaves(self) -> PartialDate | None:
        """When a withdrawal takes effect of which notice can have been received."""
        notice = self.standing.notice
        received = notice is not None and notice.date.possibly_by(self.on)
        return self.standing.ends if received else None

    @property
    def surely_leaves(self) -> PartialDate | None:
        """When a withdrawal takes effect of which notice was surely received."""
        notice = self.standing.notice
        received = notice is not None and notice.date.surely_by(self.on)
        return self.standing.ends if received else None

    def heard(self, *kinds: type[Event]) -> tuple[Event, ...]:
        """Return events that can decide: those of the State or of the Parties."""
        return self.dossier.heard(*kinds)

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

    def absence_counts(self, obligation: str, on: date | None = None) -> bool:
        """Tell whether the record would hold such an event had it happened."""
        day, record = on or self.on, self.record
        if self.doubted:
            return False
        if record.covered_through(obligation) == date.min:
            return False  # it never claims to
        since = record.covered_from(obligation)
        return since <= day <= record.covered_through(obligation)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Answer:
    """What applying a norm to a case gives, before it is put in words.

    Attributes:
        possible: Every status that the record allows.
        because: The steps of the argument.
        deadline: The deadline in force on the day.
        fulfilled_on: When the obligation was performed.
        missing: What would decide it, as the argument comes upon it.
        irregularities: What was done otherwise than a provision says.
        breach: Whether a breach that is no lateness is shown.
    """

    possible: frozenset[Status]
    because: tuple[Explanation, ...]
    deadline: Deadline | None = None
    fulfilled_on: PartialDate | None = None
    missing: tuple[Missing, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    breach: Truth = Truth.FALSE

    def finding(self, norm: Norm, case: Case) -> Finding:
        """Return the finding that the answer amounts to, with its explanation."""
        (single, *others) = self.possible
        status = Status.UNDETERMINED if others else single
        doubt = f" ({' or '.join(sorted(self.possible))})" if others else ""
        claim = f"{case.standing.state} on {case.on}, to {norm.duty}: {status}{doubt}"
        return Finding(
            state=case.standing.state,
            obligation=norm.id,
            duty=norm.duty,
            on=case.on,
            status=status,
            possible=self.possible,
            deadline=self.deadline,
            fulfilled_on=self.fulfilled_on,
            explanation=Explanation(claim, status, norm.provision, (), self.because),
            missing=self.missing if others else (),
            irregularities=self.irregularities,
            breach=self.breach,
            asked=(norm, case) if others else None,
        )


def beyond(
    fact: str,
    case: Case,
    obligation: str,
    told_by: tuple[type[Event] | Evidence, ...] = (),
) -> Missing:
    """Return what is missing because the record does not reach the day."""
    if case.doubted:
        said = f"{fact}: what the record holds of it is less sure than asked for"
        return Missing(said, Cause.UNVERIFIED, told_by=told_by)
    since = case.record.covered_from(obligation)
    through = case.record.covered_through(obligation)
    reach = "at all" if through == date.min else f"after {through}"
    if case.on < since:
        reach = f"before {since}"
    return Missing(
        f"{fact}: the record does not claim to hold this {reach}",
        Cause.BEYOND_THE_RECORD,
        told_by=told_by,
    )
