"""The engine: norms of a few shapes, applied to a dossier, with reasons."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.rules.case import Case
from ccm.rules.engine import apply
from ccm.rules.explanation import Explanation
from ccm.rules.finding import (
    Cause,
    Deadline,
    Extension,
    Finding,
    Irregularity,
    Missing,
)
from ccm.rules.joining import (
    EntryIntoForceRule,
    InstrumentRule,
    ProvisionalRule,
    SignatureRule,
    WithdrawalRule,
)
from ccm.rules.reading import Choice, Reading
from ccm.rules.roll import Roll
from ccm.rules.shapes import (
    Content,
    Evidence,
    ExtensionRule,
    FollowUp,
    Norm,
    Occasional,
    Recurring,
    Reopening,
    StandingDuty,
    TimeBound,
    with_deadline,
)
from ccm.rules.standing import Standing
from ccm.rules.status import Membership, Status
from ccm.rules.treaty import Treaty
from ccm.rules.truth import Truth, no_later

if TYPE_CHECKING:
    from ccm.rules.agenda import ahead
    from ccm.rules.alternatives import (
        Alternative,
        Difference,
        explain_difference,
        other_readings,
    )
    from ccm.rules.apportionment import apportion
    from ccm.rules.clauses import Clause, Force
    from ccm.rules.electorate import is_party, parties, party_on
    from ccm.rules.limits import Limit
    from ccm.rules.majorities import Ballot, Base, Majority, Vote, ballots
    from ccm.rules.meetings import Session, forums, next_session, sessions
    from ccm.rules.review import Review, review_request
    from ccm.rules.ruling import Ruling, as_read
    from ccm.rules.turning import morrows, turning_days
    from ccm.rules.whatif import conceivable

__all__ = [
    "Alternative",
    "Ballot",
    "Base",
    "Case",
    "Cause",
    "Choice",
    "Clause",
    "Content",
    "Deadline",
    "Difference",
    "EntryIntoForceRule",
    "Evidence",
    "Explanation",
    "Extension",
    "ExtensionRule",
    "Finding",
    "FollowUp",
    "Force",
    "InstrumentRule",
    "Irregularity",
    "Limit",
    "Majority",
    "Membership",
    "Missing",
    "Norm",
    "Occasional",
    "ProvisionalRule",
    "Reading",
    "Recurring",
    "Reopening",
    "Review",
    "Roll",
    "Ruling",
    "Session",
    "SignatureRule",
    "Standing",
    "StandingDuty",
    "Status",
    "TimeBound",
    "Treaty",
    "Truth",
    "Vote",
    "WithdrawalRule",
    "ahead",
    "apply",
    "apportion",
    "as_read",
    "ballots",
    "conceivable",
    "explain_difference",
    "forums",
    "is_party",
    "morrows",
    "next_session",
    "no_later",
    "other_readings",
    "parties",
    "party_on",
    "review_request",
    "sessions",
    "turning_days",
    "with_deadline",
]

_HOMES = {
    "ccm.rules.agenda": ("ahead",),
    "ccm.rules.alternatives": (
        "Alternative",
        "Difference",
        "explain_difference",
        "other_readings",
    ),
    "ccm.rules.apportionment": ("apportion",),
    "ccm.rules.clauses": ("Clause", "Force"),
    "ccm.rules.electorate": ("is_party", "parties", "party_on"),
    "ccm.rules.limits": ("Limit",),
    "ccm.rules.majorities": ("Ballot", "Base", "Majority", "Vote", "ballots"),
    "ccm.rules.review": ("Review", "review_request"),
    "ccm.rules.ruling": ("Ruling", "as_read"),
    "ccm.rules.turning": ("morrows", "turning_days"),
    "ccm.rules.whatif": ("conceivable",),
    "ccm.rules.meetings": ("Session", "forums", "next_session", "sessions"),
}
"""Where the rest lives, which few questions need: loaded on first use."""


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    msg = f"module 'ccm.rules' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)
