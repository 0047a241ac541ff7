"""Every question that a claim can ask of the record, by theme."""

from __future__ import annotations

from ccm.claims.named.amounts import AMOUNTS
from ccm.claims.named.budget import BUDGET
from ccm.claims.named.machinery import MACHINERY
from ccm.claims.named.meetings import MEETINGS
from ccm.claims.named.membership import MEMBERSHIP
from ccm.claims.named.one_state import ONE_STATE
from ccm.claims.named.plans import PLANS

__all__ = ["NAMED"]

NAMED = (
    *MEMBERSHIP,
    *AMOUNTS,
    *PLANS,
    *BUDGET,
    *MACHINERY,
    *ONE_STATE,
    *MEETINGS,
)
"""The questions, each theme after the other; the first that fits is asked."""
