"""What an audit says of a claim."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

import ccm
from ccm.claims.agreement import agreement
from ccm.claims.claim import Claim
from ccm.facts import Event, State
from ccm.questions.answers import Answer
from ccm.questions.values import by_code
from ccm.rules import Cause, Explanation, Missing, Truth

__all__ = ["Audited", "Verdict"]


class Verdict(StrEnum):
    """What became of a claim."""

    AGREES = "agrees"
    """The record gives this and nothing else, from sources other than the document."""

    POSSIBLE = "possible"
    """The record allows this, and something else, too."""

    DISAGREES = "disagrees"
    """No course of events that the record allows gives this."""

    UNDERIVED = "cannot be derived"
    """The record holds nothing that would tell; what is missing is said."""

    RESTS = "the record rests on it"
    """The record gives this and nothing else, and read it in the document itself."""

    NOT_UNDERSTOOD = "not understood"
    """No question asks for it, or it names something that there is not."""

    STATEMENT = "statement"
    """There is nothing to recompute: a name, a decision, an opinion."""

    @property
    def means(self) -> str:
        """What it says of a figure, in a line for whoever reads an audit.

        >>> Verdict.POSSIBLE.means
        'the record allows it, and something else, too'
        """
        return _MEANS[self]


_MEANS = {
    Verdict.AGREES: "the record gives this alone, from other sources",
    Verdict.POSSIBLE: "the record allows it, and something else, too",
    Verdict.DISAGREES: "nothing that the record allows gives this",
    Verdict.UNDERIVED: "the record holds nothing that would tell",
    Verdict.RESTS: "the record gives this alone, and read it in that document",
    Verdict.NOT_UNDERSTOOD: "no question asks for this: see ccm audit --questions",
    Verdict.STATEMENT: "nothing to recompute",
}


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
    def is_borne_out(self) -> bool:
        """Whether the claim is what the record gives, or all that it knows of it."""
        if self.verdict is not Verdict.POSSIBLE or self.answer is None:
            return self.verdict in (Verdict.AGREES, Verdict.RESTS)
        known = Answer(value=self.answer.value)
        return agreement(self.claim.value, known) is Truth.TRUE

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be known, where the record does not settle the claim."""
        if self.verdict not in (Verdict.UNDERIVED, Verdict.POSSIBLE):
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
            why = self.answer.why
            of_states = (why[state] for state in by_code(why))
            because = (*self.answer.reasons, *of_states)
        return Explanation(f"{self.claim}: {self.verdict}", because=because)

    @property
    def facts(self) -> tuple[Event, ...]:
        """The events that the answer rests on, each once."""
        return self.explanation.evidence()

    def to_dict(self) -> ccm.audit_records.AuditedRow:
        """Return it as in JSON: the claim, the verdict, and why."""
        return ccm.audit_records.audited_row(self)
