"""A yes, a no or a not known, with the reasons that the same call made."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

import ccm
from ccm.facts import Event
from ccm.rules.explanation import Explanation
from ccm.rules.reading import Reading, in_words
from ccm.rules.told import Missing
from ccm.rules.truth import Truth

__all__ = ["Ruling", "as_read"]


@attrs.define(frozen=True)
class Ruling:
    """The answer to a question that a provision decides.

    Attributes:
        truth: Yes, no, or not known.
        explanation: The reasons; the value of its root is the truth.
        missing: What would have to be known; empty where the truth is known.
    """

    truth: Truth
    explanation: Explanation
    missing: tuple[Missing, ...] = ()

    @classmethod
    def of(
        cls,
        truth: Truth,
        claim: str,
        provision: str,
        *,
        facts: Iterable[Event] = (),
        because: Iterable[Explanation] = (),
        missing: Iterable[Missing] = (),
    ) -> Ruling:
        """Return the ruling of that truth, with a reason made of the same."""
        steps, gaps = tuple(because), tuple(missing)
        reason = Explanation(claim, truth, provision, tuple(facts), steps)
        return cls(truth, reason, gaps if truth == Truth.UNKNOWN else ())

    @classmethod
    def all_of(
        cls, claim: str, provision: str, *parts: Ruling, truth: Truth | None = None
    ) -> Ruling:
        """Return the ruling that holds if every part does.

        Each has doubts of its own (Kleene), or one day bears on several: then it is
        told whether they hold together.
        """
        if truth is None:
            truth = Truth.TRUE
            for part in parts:
                truth &= part.truth
        return cls.of(
            truth,
            claim,
            provision,
            because=(part.explanation for part in parts),
            missing=(gap for part in parts for gap in part.missing),
        )

    def __bool__(self) -> bool:
        return bool(self.truth.because(self._why_unknown))

    def _why_unknown(self) -> str:
        gaps = "; ".join(map(str, self.missing)) or "nobody has settled it"
        return f"not known whether {self.explanation.claim}; missing: {gaps}"

    def __str__(self) -> str:
        lines = [
            f"{'  ' * depth}{step.claim}"
            + (f" [{step.provision}]" if step.provision else "")
            for depth, step in self.explanation.walk()
        ]
        return "\n".join((*lines, *(f"  missing: {gap}" for gap in self.missing)))

    def to_dict(self) -> ccm.rule_records.RulingRow:
        """Return it as in JSON: the truth with its reasons."""
        return ccm.rule_records.ruling_row(self)


def as_read(reading: Reading, field: str) -> Explanation:
    """Return the step that names the choice on which an answer rests.

    >>> print(as_read(Reading(), "last_day").claim)
    is performance on the anniversary itself in time? in time (A-03)
    """
    choice = ccm.question(field)
    claim = f"{choice.question} {in_words(getattr(reading, field))} ({choice.id})"
    return Explanation(claim, choices=(field,))
