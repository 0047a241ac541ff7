"""Figures and lists that documents print, and the audit that recomputes them.

A claim is never a fact: nothing here is read by a room below. What a claim asks of the
record is a question as anybody can ask it (`ccm.questions`).
"""

from __future__ import annotations

from ccm.claims.auditing import Audit, audit
from ccm.claims.checks import Contradiction, Outcome
from ccm.claims.claim import Claim
from ccm.claims.corrections import correction_of
from ccm.claims.cross_checks import checks
from ccm.claims.loading import DOCUMENTS, Document, load_claims, packaged_claims
from ccm.claims.verdicts import Audited, Verdict

__all__ = [
    "DOCUMENTS",
    "Audit",
    "Audited",
    "Claim",
    "Contradiction",
    "Document",
    "Outcome",
    "Verdict",
    "audit",
    "checks",
    "correction_of",
    "load_claims",
    "packaged_claims",
]
