"""The engine: norms of a few shapes, applied to a dossier, with reasons."""

from __future__ import annotations

from ccm.rules.agenda import ahead
from ccm.rules.alternatives import (
    Alternative,
    Difference,
    explain_difference,
    other_readings,
)
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
from ccm.rules.review import Review, review_request
from ccm.rules.roll import Roll
from ccm.rules.shapes import (
    Content,
    ExtensionRule,
    FollowUp,
    Norm,
    Recurring,
    TimeBound,
)
from ccm.rules.standing import Standing
from ccm.rules.status import Membership, Status
from ccm.rules.treaty import Treaty
from ccm.rules.truth import Truth
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
    "Review",
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
    "conceivable",
    "explain_difference",
    "morrows",
    "other_readings",
    "review_request",
    "turning_days",
]
