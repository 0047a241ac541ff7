"""Rows on audits: claims, verdicts, and what does not fit."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.claims import (
    Audit,
    Audited,
    Claim,
    Contradiction,
    Verdict,
    correction_of,
)
from ccm.claims.checks import Outcome
from ccm.words.texts import Dated, Day

__all__ = [
    "AuditRow",
    "AuditedRow",
    "CheckRow",
    "ClaimRow",
    "ContradictionRow",
    "audit_row",
    "audited_row",
    "check_row",
    "claim_row",
    "contradiction_row",
]


class ClaimRow(TypedDict):
    """A figure or list of a document."""

    id: str
    document: str
    paragraph: str
    subject: str
    predicate: str
    value: str
    """The claim as text; States by their codes."""
    as_of: Dated | None
    """The day or the year that it speaks of."""
    printed: bool
    """Whether the document prints it; not so for what a reader counted."""


class AuditedRow(ClaimRow):
    """A figure or list of a document, and what the record says of it."""

    asked_of: Day
    """The day that was asked about."""
    dated: bool
    """Whether the claim gives that day; not so where the audit took its own."""
    verdict: Annotated[str, Verdict]
    """One of `Verdict`."""
    computed: str | None
    """What the record gives."""
    basis: str | None
    """On which basis, where there are more."""
    difference: str | None
    correction: str | None
    """What to write instead, where it disagrees."""
    reason: str
    missing: list[str]
    sources: list[str]
    """Where the facts were read that the answer rests on."""


class ContradictionRow(TypedDict):
    """Claims that do not fit each other."""

    check: str
    """What was held against what."""
    claims: list[str]
    """Their ids."""
    places: list[str]
    text: str
    reason: str
    wrong: bool
    """Whether one of them must be wrong."""


class CheckRow(TypedDict):
    """What became of a check that holds claims against claims."""

    check: str
    """What was held against what."""
    claims: list[str]
    """Their ids."""
    holds: bool
    worked: list[str]
    """How the figure was worked out."""
    contradictions: list[ContradictionRow]


class AuditRow(TypedDict):
    """What became of each claim, and what the claims say against each other."""

    results: list[AuditedRow]
    counts: dict[str, int]
    """How many claims that documents print have each verdict."""
    contradictions: list[ContradictionRow]
    read: int
    """How many claims were understood."""
    not_understood: int
    """How many were not."""
    disagrees: bool
    """Whether a figure disagrees with the record, or with other figures."""


def claim_row(claim: Claim) -> ClaimRow:
    """Return a figure or list of a document."""
    return {
        "id": claim.id,
        "document": claim.document,
        "paragraph": claim.paragraph,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "value": str(claim.value),
        "as_of": str(claim.as_of) if claim.as_of else None,
        "printed": claim.printed,
    }


def audited_row(found: Audited) -> AuditedRow:
    """Return a claim with its verdict."""
    sources = (str(source) for fact in found.facts for source in fact.source)
    return {
        **claim_row(found.claim),
        "asked_of": str(found.on),
        "dated": found.claim.as_of is not None,
        "verdict": str(found.verdict),
        "computed": found.computed or None,
        "basis": found.answer.basis or None if found.answer else None,
        "difference": found.difference or None,
        "correction": correction_of(found) or None,
        "reason": found.reason,
        "missing": [str(gap) for gap in found.missing],
        "sources": list(dict.fromkeys(sources)),
    }


def contradiction_row(found: Contradiction) -> ContradictionRow:
    """Return claims that do not fit each other."""
    return {
        "check": found.check,
        "claims": list(found.ids),
        "places": list(found.places),
        "text": found.text,
        "reason": found.reason,
        "wrong": found.wrong,
    }


def check_row(outcome: Outcome) -> CheckRow:
    """Return what became of a check."""
    return {
        "check": outcome.check,
        "claims": [found.claim.id for found in outcome.claims],
        "holds": outcome.holds,
        "worked": list(outcome.worked),
        "contradictions": [contradiction_row(each) for each in outcome.contradictions],
    }


def audit_row(audit: Audit) -> AuditRow:
    """Return what became of each claim, and how many have which verdict."""
    return {
        "results": [audited_row(found) for found in audit.results],
        "counts": {_key(verdict): n for verdict, n in audit.counts().items()},
        "contradictions": [contradiction_row(each) for each in audit.contradictions],
        "read": audit.read,
        "not_understood": len(audit.results) - audit.read,
        "disagrees": audit.disagrees,
    }


def _key(verdict: Verdict) -> str:
    return str(verdict).replace(" ", "_")
