"""Who is a Party on a day, where the day or the membership can be in doubt."""

from __future__ import annotations

from ccm.dates import PartialDate
from ccm.facts import State
from ccm.rules.roll import Roll
from ccm.rules.standing import Standing
from ccm.rules.truth import Truth, no_later

__all__ = ["is_party", "parties", "party_on"]


def is_party(standing: Standing, when: PartialDate) -> Truth:
    """Tell whether a State is a Party on a day, whichever in its range that is."""
    starts, ends = standing.in_force_from, standing.ends
    begun = no_later(PartialDate.on(starts), when) if starts else Truth.FALSE
    left = no_later(ends, when) if ends else Truth.FALSE
    return begun & ~left


def party_on(roll: Roll, state: State, when: PartialDate) -> Truth:
    """Tell whether a State is a Party on a day, in whichever term that lies."""
    found = Truth.FALSE
    for standing in roll.standings(state):
        found |= is_party(standing, when)
    return found


def parties(roll: Roll, when: PartialDate) -> dict[State, Truth]:
    """Return the States that are or may be Parties on a day, by code."""
    found = {state: party_on(roll, state, when) for state in roll.record.dossiers}
    return {state: truth for state, truth in found.items() if truth is not Truth.FALSE}
