"""Figures and lists that documents print, and the audit that recomputes them.

A claim is never a fact: nothing here is read by a room below.
"""

from __future__ import annotations

from ccm.claims.answers import Answer
from ccm.claims.asking import questions
from ccm.claims.auditing import Audit, audit
from ccm.claims.checks import Contradiction, Outcome
from ccm.claims.claim import Claim
from ccm.claims.corrections import correction_of
from ccm.claims.cross_checks import checks
from ccm.claims.loading import DOCUMENTS, Document, load_claims, packaged_claims
from ccm.claims.question import Question
from ccm.claims.replies import Reply, ask
from ccm.claims.values import Bound, Figure, Listing, Span, Unit, Value, Words
from ccm.claims.verdicts import Audited, Verdict

__all__ = [
    "DOCUMENTS",
    "Answer",
    "Audit",
    "Audited",
    "Bound",
    "Claim",
    "Contradiction",
    "Document",
    "Figure",
    "Listing",
    "Outcome",
    "Question",
    "Reply",
    "Span",
    "Unit",
    "Value",
    "Verdict",
    "Words",
    "ask",
    "audit",
    "checks",
    "correction_of",
    "load_claims",
    "packaged_claims",
    "questions",
]
