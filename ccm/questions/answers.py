"""What the record answers to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import attrs

from ccm.facts import State
from ccm.questions.values import (
    Figure,
    Listing,
    Unit,
    Value,
    by_code,
)
from ccm.rules import Explanation, Missing

__all__ = ["Answer", "History"]


@attrs.define(frozen=True, eq=False)
class History:
    """An answer on any day, and the days from which it can be another.

    Attributes:
        on: Tells the answer on a day.
        changes: The days, in any order.
    """

    on: Callable[[date], Answer]
    changes: frozenset[date]

    def spans(self, until: date) -> Iterator[tuple[date, date, Answer]]:
        """Yield first and last day of each stretch and its answer, the last first."""
        last = until
        for first in sorted(self.changes, reverse=True):
            if first <= until:
                yield first, last, self.on(first)
                last = first - timedelta(days=1)


Why = Mapping[State, Explanation]


def _asked(why: Why | Callable[[], Why]) -> Callable[[], Why]:
    return why if callable(why) else lambda: why


@attrs.define(frozen=True, kw_only=True, eq=False)
class Answer:
    """What the record says, on one of the bases that a document may mean.

    Attributes:
        value: The value; None where the record cannot say anything.
        basis: What is counted, such as ``by deposit``.
        options: Each value that the record allows, where it is not one alone.
        or_later: Whether a later day than these is possible, too.
        near: Whether it is no measure of the claim, only something near it: then it
            can bear a claim out, and never refutes one.
        each: Whether each State of a claim must be among the answer's, and
            not the other way round.
        up_to: The largest number that the record allows, if it is not sure.
        why: The reasons for each State, or what tells them when somebody reads.
        reasons: Other reasons.
        gaps: Tells what would have to be known; asked only when somebody wants it.
        history: The value on other days, where that is cheap to tell.
    """

    value: Value | None
    basis: str = ""
    options: tuple[Value, ...] = ()
    or_later: bool = False
    near: bool = False
    _doubtful: tuple[State, ...] = attrs.field(
        default=(), alias="doubtful", converter=by_code
    )
    each: bool = False
    up_to: Decimal | None = None
    _why: Callable[[], Why] = attrs.field(
        default=dict["State", "Explanation"],
        alias="why",
        converter=_asked,
        repr=False,
    )
    reasons: tuple[Explanation, ...] = attrs.field(default=(), repr=False)
    gaps: Callable[[], tuple[Missing, ...]] = attrs.field(
        default=tuple[Missing, ...], repr=False
    )
    history: History | None = attrs.field(default=None, repr=False)

    @property
    def doubtful(self) -> frozenset[State]:
        """States of which the record cannot say whether they belong."""
        return frozenset(self._doubtful)

    @property
    def why(self) -> Why:
        """The reasons for each State."""
        return self._why()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be known."""
        return self.gaps()

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again: with what is missing, without other days."""
        fields = (each.name for each in attrs.fields(Answer))
        said = {name.lstrip("_"): getattr(self, name) for name in fields}
        said |= {"gaps": partial(tuple[Missing, ...], self.missing), "history": None}
        said["why"] = dict(self.why)
        return partial(Answer, **said), ()

    @property
    def states(self) -> frozenset[State]:
        """The States that surely belong."""
        return self.value.states if isinstance(self.value, Listing) else frozenset()

    def shown(self, claimed: Value) -> str:
        """Return the value as text, a number where the claim is one."""
        if self.options:
            later = ("later",) if self.or_later else ()
            return " or ".join((*map(str, self.options), *later))
        if self.value is None:
            return ""
        if self.up_to is not None:
            unit = self.value.unit if isinstance(self.value, Figure) else Unit.COUNT
            return f"{self.value} to {Figure(self.up_to, unit)}"
        if not (isinstance(claimed, Figure) and isinstance(self.value, Listing)):
            return str(self.value)
        if self.each:
            return ""
        sure, possible = len(self.states), len(self.states | self.doubtful)
        return str(sure) if self.certain else f"{sure} to {possible}"

    def told_in(self, claimed: Value) -> Answer:
        """Return the same in the unit of a claim, where it can be told in that."""
        of_figures = isinstance(self.value, Figure) or self.options
        if not (isinstance(claimed, Figure) and of_figures):
            return self

        def told(value: Value) -> Value:
            return (isinstance(value, Figure) and value.to(claimed.unit)) or value

        most = self.up_to
        if most is not None and isinstance(self.value, Figure):
            last = Figure(most, self.value.unit).to(claimed.unit)
            most = last.number if last else most
        value = None if self.value is None else told(self.value)
        options = tuple(map(told, self.options))
        return attrs.evolve(self, value=value, options=options, up_to=most)

    @property
    def certain(self) -> bool:
        """Whether nothing that bears on the value is in doubt."""
        return not (self.doubtful - self.states or self.options)
