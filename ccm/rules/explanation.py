"""Reasons: a tree of claims, each with its provision and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.rules.shown import Shown
from ccm.rules.status import Membership, Status
from ccm.rules.truth import Truth

__all__ = ["Explanation", "Value"]

Value = Status | Membership | Truth | PartialDate | date | None
"""What a claim can conclude."""


@attrs.define(frozen=True, eq=False, repr=False)
class Explanation(Shown):
    """One step of an argument: what holds, under which provision, because of what.

    Attributes:
        claim: What holds, in words.
        value: The same as a value, where it is one.
        provision: The provision that is applied, such as ``art3.2``.
        facts: The events that the step rests on; those not followed included.
        because: The steps it follows from.
        choices: Fields of the reading that the step depends on.
    """

    claim: str
    value: Value = None
    provision: str = ""
    facts: tuple[Event, ...] = ()
    because: tuple[Explanation, ...] = ()
    choices: tuple[str, ...] = ()

    def _told(self) -> tuple[object, ...]:
        """Return what it says: what is compared, which attrs would compile anew."""
        said = self.claim, self.value, self.provision
        return *said, self.facts, self.because, self.choices

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Explanation]]:
        """Yield every step with its depth, the conclusion first."""
        yield depth, self
        for step in self.because:
            yield from step.walk(depth + 1)

    def provisions(self) -> tuple[str, ...]:
        """Return the provisions applied, each once, in order of use."""
        used = (step.provision for _, step in self.walk() if step.provision)
        return tuple(dict.fromkeys(used))

    def reading(self) -> tuple[str, ...]:
        """Return the fields of the reading that matter, each once."""
        used = (name for _, step in self.walk() for name in step.choices)
        return tuple(dict.fromkeys(used))

    def evidence(self) -> tuple[Event, ...]:
        """Return the events the argument rests on, each once, in order of use."""
        used = (fact for _, step in self.walk() for fact in step.facts)
        return tuple(dict.fromkeys(used))

    def _repr_html_(self) -> str:
        """Return it for a notebook, where each step unfolds what it follows from."""
        return ccm.in_notebook(self)

    def to_dict(self) -> ccm.rows.StepRow:
        """Return it as in JSON: the step, with all that it follows from."""
        return ccm.rows.step_row(self)
