"""Article 14: costs and administrative tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.meetings import Clause, Force, apportion, parties, party_on
from ccm.rules import Cause, Missing, Roll, Ruling, Truth

__all__ = ["MANDATE", "Cost", "liable", "sharers", "shares"]

MANDATE = Clause(
    "art14.3",
    "the Secretary-General",
    Force.MUST,
    "have a mandate of the United Nations for the tasks under the Convention",
)
"""Article 14(3): the Convention alone gives the Secretariat no task."""


class Cost(StrEnum):
    """What is to be paid for."""

    MEETING = "a Meeting of States Parties"
    REVIEW_CONFERENCE = "a Review Conference"
    AMENDMENT_CONFERENCE = "an Amendment Conference"
    SECRETARY_GENERAL = "what the Secretary-General does under Articles 7 and 8"

    @property
    def provision(self) -> str:
        """The paragraph that says who pays."""
        return "art14.2" if self is Cost.SECRETARY_GENERAL else "art14.1"

    @property
    def is_of_a_meeting(self) -> bool:
        """Whether States not party can share it, by taking part."""
        return self.provision == "art14.1"


def liable(
    state: State,
    cost: Cost,
    roll: Roll,
    on: date,
    *,
    participates: Truth = Truth.UNKNOWN,
) -> Ruling:
    """Tell whether a State shares a cost.

    States Parties share every cost; a State not party shares that of a meeting
    in which it participates, and no other.

    Args:
        state: The State.
        cost: What is to be paid for.
        roll: Who is a Party.
        on: Day of the cost: for a meeting, its opening.
        participates: Whether the State takes part in the meeting.
    """
    provision = cost.provision
    gap = Missing(f"whether {state} was a Party", Cause.PARTIAL_DATE)
    claim, party = f"{state} is a State Party on {on}", party_on(roll, state, on)
    membership = Ruling.of(party, claim, provision, missing=(gap,))
    if not cost.is_of_a_meeting:
        claim = f"{state} shares the cost, which only States Parties bear"
        return Ruling.all_of(claim, provision, membership)
    gap = Missing(f"whether {state} participated", Cause.NOT_REPORTED)
    claim = f"{state} participates"
    attends = Ruling.of(participates, claim, provision, missing=(gap,))
    return Ruling.of(
        party | participates,
        f"{state} shares the cost, as a State Party or as a participant",
        provision,
        because=(membership.explanation, attends.explanation),
        missing=(*membership.missing, *attends.missing),
    )


def sharers(
    cost: Cost, roll: Roll, on: date, participants: Iterable[State] = ()
) -> tuple[State, ...]:
    """Return the States that share a cost, by alpha-3 code.

    Args:
        cost: What is to be paid for.
        roll: Who is a Party.
        on: Day of the cost: for a meeting, its opening.
        participants: The States that take part, all of them.

    Raises:
        UndeterminedError: It cannot be told whether a State is a Party.
    """
    attending = set(participants) if cost.is_of_a_meeting else set[State]()
    found = parties(roll, on)
    sharing = attending | {s for s, t in found.items() if s not in attending and t}
    return tuple(sorted(sharing, key=lambda state: state.alpha3))


def shares(
    total: Decimal, states: Iterable[State], scale: Mapping[State, Decimal]
) -> dict[State, Decimal]:
    """Return what each State pays, by the United Nations scale of assessments.

    The scale is adjusted to the States that share: their rates keep their
    proportions and make up the whole. The shares sum to the total exactly.

    Args:
        total: The cost, in whole centimes.
        states: The States that share it.
        scale: Rates of the United Nations scale, in any unit.

    Raises:
        InvalidValueError: The scale has no rate for a State, or the total or a
            rate is no amount.
    """
    sharing = set(states)
    unknown = sorted(str(state) for state in sharing if state not in scale)
    if unknown:
        msg = f"scale: expected a rate for each State, got none for {unknown}"
        raise InvalidValueError(msg)
    return apportion(total, {state: scale[state] for state in sharing})
