"""The engine: norms of a few shapes, applied to a dossier, with reasons."""

from __future__ import annotations

from ccm.rules.agenda import ahead
from ccm.rules.case import Case
from ccm.rules.engine import apply, morrows, turning_days
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
from ccm.rules.shapes import ExtensionRule, FollowUp, Norm, Recurring, TimeBound
from ccm.rules.standing import Standing
from ccm.rules.status import Membership, Status
from ccm.rules.treaty import Treaty
from ccm.rules.truth import Truth

__all__ = [
    "Case",
    "Cause",
    "Choice",
    "Deadline",
    "EntryIntoForceRule",
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
    "ProvisionalRule",
    "Reading",
    "Recurring",
    "Roll",
    "SignatureRule",
    "Standing",
    "Status",
    "TimeBound",
    "Treaty",
    "Truth",
    "WithdrawalRule",
    "ahead",
    "apply",
    "morrows",
    "turning_days",
]
