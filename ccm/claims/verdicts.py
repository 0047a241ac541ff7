"""What an audit says of a claim."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

import ccm
from ccm.claims.answers import Answer
from ccm.claims.claim import Claim
from ccm.claims.values import by_code
from ccm.facts import Event, State
from ccm.rules import Cause, Explanation, Missing

__all__ = ["Audited", "Verdict"]


class Verdict(StrEnum):
    """What became of a claim."""

    AGREES = "agrees"
    """The record gives the same, from sources other than the claim's document."""

    DISAGREES = "disagrees"
    """The record gives something else."""

    UNDERIVED = "cannot be derived"
    """The record cannot say; what is missing is said."""

    RESTS = "the record rests on it"
    """The record gives the same, and read it in the claim's own document."""

    STATEMENT = "statement"
    """There is nothing to recompute: a name, a decision, an opinion."""


@attrs.define(frozen=True, kw_only=True, eq=False)
class Audited:
    """A claim with what the record says of it.

    Attributes:
        claim: The claim.
        on: The day that was asked about.
        verdict: What became of it.
        answers: What the record says, on each basis that the document may mean.
        answer: The one that decided.
        difference: By how much the claim is off, or which States make the
            difference; empty where it is not.
        reason: Why, in words.
    """

    claim: Claim
    on: date
    verdict: Verdict
    answers: tuple[Answer, ...] = ()
    answer: Answer | None = None
    difference: str = ""
    reason: str = ""
    _independent: tuple[State, ...] = attrs.field(
        default=(), alias="independent", converter=by_code
    )

    @property
    def independent(self) -> frozenset[State]:
        """The States that belong without the claim's own document."""
        return frozenset(self._independent)

    @property
    def computed(self) -> str:
        """The value that the record gives, as text; empty if it gives none."""
        return self.answer.shown(self.claim.value) if self.answer else ""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be known, where the claim cannot be derived."""
        if self.verdict is not Verdict.UNDERIVED:
            return ()
        told = self.answer.missing if self.answer else ()
        return told or (Missing(self.reason, Cause.BEYOND_THE_RECORD),)

    @property
    def resting(self) -> frozenset[State]:
        """The States that belong on the word of the claim's own document alone."""
        return self.answer.states - self.independent if self.answer else frozenset()

    @property
    def explanation(self) -> Explanation:
        """The reasons, from the verdict down to the facts."""
        because: tuple[Explanation, ...] = ()
        if self.answer:
            states = sorted(self.answer.why, key=lambda state: state.alpha3)
            of_states = (self.answer.why[state] for state in states)
            because = (*self.answer.reasons, *of_states)
        return Explanation(f"{self.claim}: {self.verdict}", because=because)

    @property
    def facts(self) -> tuple[Event, ...]:
        """The events that the answer rests on, each once."""
        return self.explanation.evidence()

    def to_dict(self) -> ccm.audit_records.AuditedRow:
        """Return it as in JSON: the claim, the verdict, and why."""
        return ccm.audit_records.audited_row(self)
