"""What the record answers to a question, and whether a claim agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import attrs

from ccm.claims.values import (
    Bound,
    Figure,
    Listing,
    Span,
    Unit,
    Value,
    Words,
    by_code,
    codes,
)
from ccm.dates import PartialDate
from ccm.facts import State
from ccm.rules import Explanation, Missing, Status, Truth
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, moment

__all__ = ["Answer", "History", "agreement", "difference"]


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


def agreement(claimed: Value, answer: Answer) -> Truth:
    """Tell whether a claim says what the record answers.

    Unknown where the record allows the claim and something else, too; and where it
    gives nothing of the claim's kind.
    """
    if answer.options:
        return _one_of(claimed, answer)
    match claimed, answer.value:
        case Listing(states), Listing():
            return _lists_agree(states, answer)
        case Figure(), Listing():
            return _count_agrees(claimed, answer)
        case Figure(unit=unit), Figure(unit=same) as computed if unit is same:
            return _numbers_agree(claimed, computed, answer.up_to)
        case PartialDate(), PartialDate() as computed:
            return _dates_agree(claimed, computed)
        case _:
            return _others_agree(claimed, answer.value)


def _one_of(claimed: Value, answer: Answer) -> Truth:
    """Tell whether a claim is one of the values that the record allows."""
    if claimed is Status.UNDETERMINED:
        return Truth.TRUE
    each = [agreement(claimed, Answer(value=option)) for option in answer.options]
    if any(truth is not Truth.FALSE for truth in each):
        return Truth.UNKNOWN
    if not answer.or_later or not isinstance(claimed, PartialDate):
        return Truth.FALSE
    last = Span.of(claimed).last
    days = [Span.of(day) for day in answer.options if isinstance(day, PartialDate)]
    return Truth.UNKNOWN if any(day.last < last for day in days) else Truth.FALSE


def _others_agree(claimed: Value, computed: Value | None) -> Truth:
    """Compare words, spans and statuses; values of two kinds say nothing."""
    if type(claimed) is not type(computed) or isinstance(claimed, Figure):
        return Truth.UNKNOWN
    if isinstance(claimed, Words) and isinstance(computed, Words):
        return Truth.of(claimed.folded == computed.folded)
    return Truth.of(claimed == computed)


def _lists_agree(claimed: frozenset[State], answer: Answer) -> Truth:
    sure, possible = answer.states, answer.states | answer.doubtful
    if answer.each:
        if claimed <= sure:
            return Truth.TRUE
        return Truth.UNKNOWN if claimed <= possible else Truth.FALSE
    if claimed == sure and answer.certain:
        return Truth.TRUE
    return Truth.UNKNOWN if sure <= claimed <= possible else Truth.FALSE


def _count_agrees(claimed: Figure, answer: Answer) -> Truth:
    if answer.each or claimed.unit is not Unit.COUNT:
        return Truth.UNKNOWN
    sure = len(answer.states)
    if claimed.admits(Decimal(sure)) and answer.certain:
        return Truth.TRUE
    possible = range(sure, sure + len(answer.doubtful - answer.states) + 1)
    admitted = any(claimed.admits(Decimal(number)) for number in possible)
    return Truth.UNKNOWN if admitted and answer.doubtful else Truth.FALSE


def _numbers_agree(claimed: Figure, computed: Figure, up_to: Decimal | None) -> Truth:
    number = computed.number
    if up_to is None and (computed.bound is not Bound.EXACT or computed.margin):
        return _bounds_agree(claimed, computed)
    if up_to is None:
        return Truth.of(claimed.admits(number))
    inside = number <= claimed.number <= up_to
    ends = claimed.admits(number) or claimed.admits(up_to)
    return Truth.UNKNOWN if inside or ends else Truth.FALSE


def _bounds_agree(claimed: Figure, computed: Figure) -> Truth:
    """Hold a figure against one that is itself rounded, nearly or at least so much."""
    exact = computed.bound is Bound.EXACT and claimed.admits(computed.number)
    if exact or claimed == computed:
        return Truth.TRUE
    (least, most), (low, high) = claimed.reach, computed.reach
    if high < least or most < low:
        return Truth.FALSE
    beyond = claimed.bound is not Bound.MORE_THAN or least < low
    return Truth.TRUE if beyond and least <= low and high <= most else Truth.UNKNOWN


def _dates_agree(claimed: PartialDate, computed: PartialDate) -> Truth:
    """Tell whether a day of the record is one of those that a claim leaves."""
    left, day = Span.of(claimed), moment("the day", computed)

    def inside(course: Course) -> bool:
        return course.no_later(left.first, day) and course.no_later(day, left.last)

    return truth_of(inside)


def difference(claimed: Value, answer: Answer) -> str:
    """Say by how much a claim is off; nothing where that is not a quantity.

    Where the record allows a range, it is by how much the claim lies outside of it.
    """
    match claimed, answer.value:
        case Listing(states), Listing():
            return _list_difference(states, answer)
        case Figure(number), Listing():
            least = Decimal(len(answer.states))
            return _off(number, least, least + len(answer.doubtful - answer.states))
        case Figure(number, unit), Figure(other, same) if unit is same:
            return _off(number, other, other if answer.up_to is None else answer.up_to)
        case _:
            return ""


def _off(number: Decimal, least: Decimal, most: Decimal) -> str:
    off = number - (most if number > most else least)
    return f"{off.quantize(Decimal('0.01')).normalize():+f}"


def _list_difference(claimed: frozenset[State], answer: Answer) -> str:
    more = claimed - answer.states - answer.doubtful
    less = frozenset[State]() if answer.each else answer.states - claimed
    parts = (("+", more), ("-", less))
    return "; ".join(f"{sign}{codes(states)}" for sign, states in parts if states)
