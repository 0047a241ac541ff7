"""What a rule is, what an answer is, and who is bound; no duty is applied here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Deadline, Extension, Finding, LastKnown
from ccm.rules.joining import (
    EntryIntoForceRule,
    InstrumentRule,
    ProvisionalRule,
    SignatureRule,
    WithdrawalRule,
)
from ccm.rules.norms import (
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
from ccm.rules.reading import Reading
from ccm.rules.roll import Roll
from ccm.rules.standing import Standing
from ccm.rules.status import Membership, Status
from ccm.rules.treaty import Treaty
from ccm.rules.truth import Truth

if TYPE_CHECKING:
    from ccm.rules.ruling import Ruling, as_read
    from ccm.rules.told import Cause, Irregularity, Missing
    from ccm.rules.years import ReportYear, Submission

__all__ = [
    "Case",
    "Cause",
    "Content",
    "Deadline",
    "EntryIntoForceRule",
    "Evidence",
    "Explanation",
    "Extension",
    "ExtensionRule",
    "Finding",
    "FollowUp",
    "InstrumentRule",
    "Irregularity",
    "LastKnown",
    "Membership",
    "Missing",
    "Norm",
    "Occasional",
    "ProvisionalRule",
    "Reading",
    "Recurring",
    "Reopening",
    "ReportYear",
    "Roll",
    "Ruling",
    "SignatureRule",
    "Standing",
    "StandingDuty",
    "Status",
    "Submission",
    "TimeBound",
    "Treaty",
    "Truth",
    "WithdrawalRule",
    "as_read",
    "with_deadline",
]

_HOMES = {
    "ccm.rules.ruling": ("Ruling", "as_read"),
    "ccm.rules.told": ("Cause", "Irregularity", "Missing"),
    "ccm.rules.years": ("ReportYear", "Submission"),
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
