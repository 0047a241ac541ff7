"""Whether what somebody says is what the record answers, and by how much it is off."""

from __future__ import annotations

from decimal import Decimal

from ccm.dates import PartialDate
from ccm.facts import State
from ccm.questions.answers import Answer
from ccm.questions.values import (
    Bound,
    Figure,
    Listing,
    Span,
    Unit,
    Value,
    Words,
    codes,
)
from ccm.rules import Status, Truth
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, moment

__all__ = ["agreement", "difference"]


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
    most = sure + len(answer.doubtful - answer.states)
    said = {claimed.admits(Decimal(number)) for number in range(sure, most + 1)}
    return Truth.UNKNOWN if len(said) > 1 else Truth.of(said.pop())


def _numbers_agree(claimed: Figure, computed: Figure, up_to: Decimal | None) -> Truth:
    number = computed.number
    if up_to is None and (computed.bound is not Bound.EXACT or computed.margin):
        return _bounds_agree(claimed, computed)
    if up_to is None:
        return Truth.of(claimed.admits(number))
    ends = {claimed.admits(number), claimed.admits(up_to)}
    if ends == {True}:  # and so does every number between them
        return Truth.TRUE
    inside = number <= claimed.number <= up_to and claimed.bound is not Bound.MORE_THAN
    return Truth.UNKNOWN if inside or True in ends else Truth.FALSE


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
