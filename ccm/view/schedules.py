"""What falls due, or takes effect, from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from ccm.duties.falling_due import ahead, leaving
from ccm.facts import State
from ccm.rules import Case, Norm

__all__ = ["Due", "falling_due", "taking_effect"]


@attrs.define(frozen=True)
class Due:
    """Something that falls due, or takes effect, on a day.

    Attributes:
        on: The day; the last on which performance is in time.
        state: The State that it concerns.
        what: Id of the obligation, or ``entry into force`` or ``withdrawal``.
        provision: Where it is said.
        text: What falls due, in words.
        certain: Whether the record leaves no doubt that it does.
    """

    on: date
    state: State
    what: str
    provision: str
    text: str
    certain: bool = True


def falling_due(
    norms: Iterable[Norm], cases: Iterable[Case], until: date
) -> Iterator[Due]:
    """Yield what falls due under the norms, from the cases' day to another."""
    chosen = tuple(norms)
    for case in cases:
        state = case.standing.state
        for norm in chosen:
            for day, certain in ahead(norm, case, until):
                yield Due(day, state, norm.id, norm.provision, norm.duty, certain)


def taking_effect(cases: Iterable[Case], until: date) -> Iterator[Due]:
    """Yield the entries into force and the withdrawals that are under way."""
    for case in cases:
        standing, state, on = case.standing, case.standing.state, case.on
        starts = standing.begins(on)
        if standing.entry and starts and on < starts <= until:
            provision = standing.entry.provision
            text = "the Convention enters into force"
            yield Due(starts, state, "entry into force", provision, text)
        if standing.exit is None:
            continue
        text = f"withdrawal takes effect ({standing.ends})"
        for day, sure in leaving(case, until):
            yield Due(day, state, "withdrawal", standing.exit.provision, text, sure)
