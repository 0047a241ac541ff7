"""How the States Parties meet and decide: who, by what majority, in what time."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccm.meetings.apportionment import apportion
    from ccm.meetings.clauses import Clause, Force
    from ccm.meetings.electorate import is_party, parties, party_on
    from ccm.meetings.lengths import Length
    from ccm.meetings.majorities import Ballot, Base, Majority, Vote, ballots
    from ccm.meetings.sittings import forums, next_session

__all__ = [
    "Ballot",
    "Base",
    "Clause",
    "Force",
    "Length",
    "Majority",
    "Vote",
    "apportion",
    "ballots",
    "forums",
    "is_party",
    "next_session",
    "parties",
    "party_on",
]

_HOMES = {
    "apportionment": ("apportion",),
    "clauses": ("Clause", "Force"),
    "electorate": ("is_party", "parties", "party_on"),
    "sittings": ("forums", "next_session"),
    "lengths": ("Length",),
    "majorities": ("Ballot", "Base", "Majority", "Vote", "ballots"),
}
"""Where each name lives: the norms need a few of them, and are loaded often."""


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)
