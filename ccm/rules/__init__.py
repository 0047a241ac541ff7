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
from ccm.rules.truth import Truth

if TYPE_CHECKING:
    from ccm.rules.agenda import ahead
    from ccm.rules.alternatives import (
        Alternative,
        Difference,
        explain_difference,
        other_readings,
    )
    from ccm.rules.review import Review, review_request
    from ccm.rules.ruling import Ruling, as_read
    from ccm.rules.turning import morrows, turning_days
    from ccm.rules.whatif import conceivable

__all__ = [
    "Alternative",
    "Case",
    "Cause",
    "Choice",
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
    "InstrumentRule",
    "Irregularity",
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
    "SignatureRule",
    "Standing",
    "StandingDuty",
    "Status",
    "TimeBound",
    "Treaty",
    "Truth",
    "WithdrawalRule",
    "ahead",
    "apply",
    "as_read",
    "conceivable",
    "explain_difference",
    "morrows",
    "other_readings",
    "review_request",
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
    "ccm.rules.review": ("Review", "review_request"),
    "ccm.rules.ruling": ("Ruling", "as_read"),
    "ccm.rules.turning": ("morrows", "turning_days"),
    "ccm.rules.whatif": ("conceivable",),
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
