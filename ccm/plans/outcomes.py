"""How an action came out, for one State or for the States Parties together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Day
from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import State
from ccm.rules import Explanation, Irregularity, Missing, Truth

__all__ = ["Outcome", "Result", "combined"]


class Outcome(StrEnum):
    """How an action came out by a day."""

    NOT_ADDRESSED = "not addressed"
    """The action does not speak to the State."""

    MET = "met"
    """Done, and in time where the plan sets a day."""

    MET_LATE = "met late"
    """Done after the day that the plan sets."""

    NOT_MEASURABLE = "not measurable"
    """The plan names nothing by which it could be told; the reason is said."""

    NOT_YET_DUE = "not yet due"
    """Not done, and no day that the plan sets has passed.

    An action for which the plan sets no day is never missed.
    """

    MISSED = "missed"
    """Not done by the day that the plan sets."""

    UNKNOWN = "unknown"
    """The record cannot say; what is missing is said."""

    @property
    def is_done(self) -> bool:
        """Whether it was done, in time or late."""
        return self in (Outcome.MET, Outcome.MET_LATE)


_GRAVITY = {outcome: rank for rank, outcome in enumerate(Outcome)}


def combined(parts: Iterable[frozenset[Outcome]]) -> frozenset[Outcome]:
    """Return how a whole can have come out, given how each of its parts can have.

    A whole is met only if every part that speaks to the State is: it comes out
    as the gravest of its parts does. A part that cannot be measured keeps the
    whole from being met.

    >>> late = frozenset({Outcome.MET, Outcome.MET_LATE})
    >>> sorted(combined([late, frozenset({Outcome.MET})]))
    [<Outcome.MET: 'met'>, <Outcome.MET_LATE: 'met late'>]
    """
    sets = tuple(parts)
    least = max((min(map(_GRAVITY.__getitem__, each)) for each in sets), default=0)
    every = {outcome for each in sets for outcome in each}
    found = frozenset(o for o in every if _GRAVITY[o] >= least)
    return found or frozenset({Outcome.NOT_ADDRESSED})


@attrs.define(frozen=True, kw_only=True, eq=False)
class Result:
    """How one action came out by a day, and why.

    Attributes:
        aim: Id of the action or expected result, such as ``4.1(a)(i)``.
        state: The State; None for the States Parties together.
        on: The day asked about.
        possible: Every outcome that the record allows.
        due: The last day that the plan sets; None if it sets none.
        done_on: When it was done; None if it was not, or nobody knows.
        explanation: The reasons, from the conclusion down to the facts.
        missing: What would have to be known; empty where the outcome is known.
        irregularities: What was done otherwise than a provision says.
    """

    aim: str
    state: State | None
    on: Day
    possible: frozenset[Outcome]
    due: PartialDate | None
    done_on: PartialDate | None
    explanation: Explanation
    missing: tuple[Missing, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The one outcome that is possible, or `Outcome.UNKNOWN`."""
        first, *others = self.possible
        return Outcome.UNKNOWN if others else first

    @property
    def addressed(self) -> Truth:
        """Whether the action speaks to the State."""
        if Outcome.NOT_ADDRESSED not in self.possible:
            return Truth.TRUE
        return Truth.UNKNOWN if len(self.possible) > 1 else Truth.FALSE

    @property
    def is_done(self) -> bool:
        """Whether it was surely done, even if nobody knows whether in time."""
        return all(outcome.is_done for outcome in self.possible)

    @property
    def reading(self) -> tuple[str, ...]:
        """The choices of interpretation that the answer rests on, by field."""
        return self.explanation.reading()

    def explain(self, form: str = "text") -> str:
        """Return the reasons as text, Markdown or HTML.

        Args:
            form: ``text``, ``markdown`` or ``html``.

        Raises:
            InvalidValueError: There is no such form.
        """
        return ccm.as_tree(
            self.explanation,
            form,
            missing=self.missing,
            irregularities=self.irregularities,
        )

    def to_dict(self) -> ccm.plan_records.ResultRow:
        """Return it as in JSON: the outcome without its reasons."""
        return ccm.plan_records.result_row(self)
