"""The page on an audit: every claim, what the record says, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ccm.claims import (
    Audit,
    Audited,
    Claim,
    Contradiction,
    Verdict,
    load_claims,
    packaged_claims,
)
from ccm.share.pages import Page, Scope
from ccm.share.records import AuditRow, audit_row
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.view import AsOf

__all__ = ["auditing"]

_SHOWN = (Verdict.DISAGREES, Verdict.UNDERIVED, Verdict.RESTS, Verdict.AGREES)


def auditing(view: AsOf, files: Iterable[Path], documents: Iterable[str]) -> Page:
    """Return the audit of files of claims and of packaged documents.

    Args:
        view: The record on a day.
        files: CSV files of claims.
        documents: Keys of packaged documents.

    Raises:
        DataFileError: A file has faults.
        InvalidValueError: There is no such document.
    """
    claims = [claim for document in documents for claim in packaged_claims(document)]
    states = view.record.states
    claims += [claim for file in files for claim in load_claims(file, states=states)]
    audit = view.audit(claims)
    return Page(
        name="audit",
        scope=Scope.of(view),
        blocks=tuple(_blocks(audit, claims)),
        rows=[audit_row(found) for found in audit.results],
        columns=tuple(AuditRow.__annotations__),
        more={
            "counts": {str(verdict): n for verdict, n in audit.counts().items()},
            "contradictions": [_contradiction(found) for found in audit.contradictions],
            "disagrees": audit.disagrees,
        },
    )


def _contradiction(found: Contradiction) -> dict[str, object]:
    return {
        "check": found.check,
        "claims": [part.claim.id for part in found.claims],
        "places": list(found.places),
        "text": found.text,
        "reason": found.reason,
        "wrong": found.wrong,
    }


def _blocks(audit: Audit, claims: list[Claim]) -> Iterator[Block]:
    yield from _counts(audit, claims)
    for verdict in _SHOWN:
        found = audit.of(verdict)
        if found:
            yield Heading(f"{str(verdict).capitalize()}: {len(found)}")
            for result in found:
                yield from _said(result)
    if audit.contradictions:
        yield Heading(f"Claims against claims: {len(audit.contradictions)}")
        for contradiction in audit.contradictions:
            yield Paragraph(contradiction.text, indent=2, hang=4)
            yield Paragraph("; ".join(contradiction.places), indent=6)
            if contradiction.reason:
                yield Paragraph(contradiction.reason, indent=6)


def _counts(audit: Audit, claims: list[Claim]) -> Iterator[Block]:
    every, printed = audit.counts(printed=False), audit.counts()
    rows = [
        (str(verdict), str(every[verdict]), str(printed[verdict]))
        for verdict in Verdict
    ]
    yield Heading(f"{len(claims)} claims")
    yield Table(("Verdict", "All", "Printed"), tuple(rows))


def _said(found: Audited) -> Iterator[Paragraph]:
    claim = found.claim
    yield Paragraph(f"{claim.id} {claim} on {found.on}", indent=2, hang=4)
    if found.reason:
        yield Paragraph(found.reason, indent=6)
