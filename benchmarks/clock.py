"""Processor time, told in units that are measured beside it.

A machine that is shared gives another number of microseconds every minute, and hardly
another ratio. The unit is a tree of eight frozen attrs nodes made by hand: about what
an explained answer would cost if there were nothing to argue.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import process_time

import attrs

__all__ = ["Call", "afresh", "again", "tree", "unit"]

Call = Callable[[], object]

_TREES = 250
_SAMPLE = 0.004  # seconds: long enough for the resolution of the clock
_ROUNDS = 7


@attrs.define(frozen=True)
class Node:
    """A step of an argument, as small as it can be."""

    claim: str
    value: object
    provision: str
    facts: tuple[object, ...] = ()
    because: tuple[Node, ...] = ()


def tree() -> Node:
    """Return a tree of eight nodes."""
    first = Node("entry into force", 1, "art17")
    second = Node("declared", 2, "art3.2")
    third = Node("deadline", 3, "art3.2", (), (first, second))
    fourth = Node("requested", 4, "art3.3")
    fifth = Node("granted", 5, "art3.5")
    sixth = Node("extended", 6, "art3.3", (), (fourth, fifth))
    seventh = Node("in force", 7, "art3.3", (), (third,))
    return Node("not destroyed", 8, "art3.2", (), (sixth, seventh))


def unit() -> float:
    """Return the seconds that one tree takes, the least of a few."""
    return min(_seconds(tree, _TREES) for _ in range(3))


def again(call: Call, rounds: int = _ROUNDS) -> float:
    """Return what one of many calls costs, in units: the median of the rounds."""
    call()
    calls = max(1, round(_SAMPLE / max(_seconds(call, 1), 1e-7)))
    return median(_seconds(call, calls) / unit() for _ in range(rounds))


def afresh(make: Callable[[], Call], rounds: int = _ROUNDS) -> float:
    """Return what a call costs that can be asked only once, in units.

    Args:
        make: Makes ready, which is not counted, and returns the call.
        rounds: How often; the median is returned.
    """
    found: list[float] = []
    for _ in range(rounds):
        call = make()
        gc.collect()  # what was made ready is no burden on the call
        found.append(_seconds(call, 1) / unit())
    return median(found)


def _seconds(call: Call, calls: int) -> float:
    start = process_time()
    for _ in range(calls):
        call()
    return (process_time() - start) / calls
