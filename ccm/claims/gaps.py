"""Why no question asks for something: a statement, or what the record lacks."""

from __future__ import annotations

from ccm.claims.claim import Claim
from ccm.claims.values import Words
from ccm.claims.verdicts import Verdict

__all__ = ["gap_of"]


def gap_of(claim: Claim) -> tuple[Verdict, str]:
    """Return the verdict and the reason for a claim that no question fits."""
    if isinstance(claim.value, Words):
        return Verdict.STATEMENT, "nothing to recompute"
    return Verdict.UNDERIVED, "the record holds nothing of it"
