"""The library held against the reference, and the smallest history that differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import attrs
from slow_courses import Stand
from slow_histories import History, days_to_ask, history
from slow_joining import PRACTICE
from slow_readings import reading
from slow_reference import answers

from ccm import Finding
from ccm.facts import (
    Deposit,
    ExtensionDecision,
    ExtensionRequest,
    Signature,
    WithdrawalNotice,
)

CASES = (ExtensionRequest, ExtensionDecision)


@attrs.frozen
class Difference:
    """An answer of the library that is not what the reference says.

    Attributes:
        what: In which way.
        obligation: Id of the obligation.
        on: The day asked about.
        told: What happened.
        library: What the library says.
        reference: What each filling says.
    """

    what: str
    obligation: str
    on: date
    told: History
    library: Finding
    reference: frozenset[Stand]

    def __str__(self) -> str:
        lines = [f"{self.what}: {self.obligation} on {self.on}", str(self.told)]
        possible = sorted(self.library.possible)
        lines.append(f"library: {', '.join(possible)}; {self.library.deadline}")
        stands = sorted(f"{each.status} {each.deadline}" for each in self.reference)
        lines.append(f"reference: {'; '.join(stands)}")
        return "\n".join(lines)


def differs(told: History, obligation: str, on: date) -> Difference | None:
    """Return how the library differs from the reference on a day; None if it does not.

    Sound: every status of a filling is held possible. Tight: nothing else is. Where
    two things are told of one day, no rule says which came first: there the library
    need not hold each order possible. Deadlines are compared where no decision is
    missing and no day is in doubt.
    """
    said = told.view.at(on).assess("XRU", obligation)
    sure: set[Stand] = set()
    every: set[Stand] = set()
    for in_order, course in told.fillings():
        ways = answers(course, obligation, on)
        every |= ways
        if in_order:
            sure |= ways
    what = _statuses(said, sure, every)
    if not what and not told.partial and not told.coverage:
        what = _deadlines(said, sure, every)
    if not what:
        return None
    return Difference(what, obligation, on, told, said, frozenset(every))


def _statuses(said: Finding, sure: set[Stand], every: set[Stand]) -> str:
    if not {each.status for each in sure} <= said.possible:
        return "left out"
    return "too wide" if not said.possible <= {each.status for each in every} else ""


def _deadlines(said: Finding, sure: set[Stand], every: set[Stand]) -> str:
    given = said.deadline
    if given is not None and given.or_later:
        return ""
    days = set(given.candidates) if given else set()
    if not {each.deadline for each in sure} - {None} <= days:
        return "deadline left out"
    return "other deadline" if not days <= {each.deadline for each in every} else ""


def compared(
    seed: int,
    obligation: str,
    *,
    exact: bool,
    read: bool = False,
    again: bool = False,
    silent: bool = False,
) -> Difference | None:
    """Draw a history and compare; return the first difference, as small as it gets.

    Args:
        seed: What is drawn.
        obligation: Id of the obligation.
        exact: Whether the day of every event is known.
        read: Whether the text is read otherwise than the Parties do.
        again: Whether the State leaves, and deposits a second time.
        silent: Whether the record holds a part of what happened.
    """
    random = Random(seed)  # noqa: S311 - no secret
    how = reading(random, obligation) if read else PRACTICE
    told = history(
        random, obligation, exact=exact, reading=how, again=again, silent=silent
    )
    for on in days_to_ask(random, told, 3):
        found = differs(told, obligation, on)
        if found is not None:
            return _smallest(found)
    return None


def _smallest(found: Difference) -> Difference:
    """Return the same kind of difference with as few events as show it."""
    for smaller in _smaller(found.told):
        again = differs(smaller, found.obligation, found.on)
        if again is not None and again.what == found.what:
            return _smallest(again)
    return found


def _smaller(told: History) -> Iterator[History]:
    """Yield it without an event; a request goes with its decision, the last first."""
    cases = [e for e in told.events if isinstance(e, CASES)]
    last = max((e.number for e in cases), default=0)
    for claim in told.coverage:
        rest = tuple(c for c in told.coverage if c is not claim)
        yield attrs.evolve(told, coverage=rest)
    joined = sum(isinstance(e, Deposit) for e in told.events) > 1
    kept = (Signature, Deposit, *CASES, *([WithdrawalNotice] if joined else []))
    for one in told.events:
        if not isinstance(one, kept):
            yield attrs.evolve(
                told, events=tuple(e for e in told.events if e is not one)
            )
    if cases:
        left = (e for e in told.events if not isinstance(e, CASES) or e.number < last)
        yield attrs.evolve(told, events=tuple(left))
