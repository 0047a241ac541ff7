"""What the review of 2020 tells of States that are not party (paras. 6, 18 and 19)."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ccm.facts import State
from ccm.meetings import is_party
from ccm.rules import Truth
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = ["Matter", "StateNotParty", "states_not_party"]


class Matter(StrEnum):
    """What is told of a State that is not party."""

    CONTAMINATION = "contamination"
    PRODUCTION = "production"
    RESTRAINT = "restraint"
    """How it restricts what it may do with cluster munitions, or no longer does."""


@attrs.define(frozen=True, kw_only=True)
class StateNotParty(Entry):
    """What is told of a State that is not party; no answer rests on it.

    Attributes:
        state: The State.
        matter: What it is about.
        text: What is told, in our own words.
        doubt: What the source itself leaves open; empty if nothing.
    """

    state: State
    matter: Matter
    text: str
    doubt: str = ""


def states_not_party(
    view: Roster, matter: Matter | None = None
) -> tuple[StateNotParty, ...]:
    """Return what is told of States that are not party on the day.

    Args:
        view: The record on a day; nothing is told of a State that is surely bound.
        matter: What it is about; anything, if None.

    >>> from datetime import date
    >>> import ccm
    >>> review = ccm.as_of(date(2020, 9, 28))
    >>> for row in states_not_party(review, Matter.RESTRAINT)[-2:]:
    ...     print(row.state.alpha3, row.source[0].citation[-8:])
    THA para. 19
    USA para. 19
    """
    rows = heard(table("states_not_party", StateNotParty), view)
    return tuple(
        row
        for row in rows
        if matter in (None, row.matter)
        and is_party(view.standing(row.state), view.on) is not Truth.TRUE
    )
