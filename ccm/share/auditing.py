"""The page on an audit: every claim, what the record says, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from ccm.claims import (
    Audit,
    Audited,
    Claim,
    Contradiction,
    Verdict,
    correction_of,
    load_claims,
    packaged_claims,
)
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.view import AsOf

__all__ = ["AuditRow", "ContradictionRow", "auditing"]

_REST = (Verdict.POSSIBLE, Verdict.UNDERIVED, Verdict.RESTS, Verdict.AGREES)


class AuditRow(TypedDict):
    """A figure or list of a document, and what the record says of it."""

    id: str
    document: str
    paragraph: str
    subject: str
    predicate: str
    value: str
    """The claim as text; States by their codes."""
    asked_of: str
    """The day that was asked about."""
    dated: bool
    """Whether the claim gives that day; not so where the audit took its own."""
    printed: bool
    """Whether the document prints it; not so for what a reader counted."""
    verdict: str
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
        rows=[_row(found) for found in audit.results],
        columns=tuple(AuditRow.__annotations__),
        more={
            "counts": {_key(verdict): n for verdict, n in audit.counts().items()},
            "contradictions": [_contradiction(found) for found in audit.contradictions],
            "read": audit.read,
            "not_understood": len(audit.results) - audit.read,
            "disagrees": audit.disagrees,
        },
    )


def _key(verdict: Verdict) -> str:
    return str(verdict).replace(" ", "_")


def _row(found: Audited) -> AuditRow:
    """Return a claim with its verdict."""
    claim = found.claim
    sources = (str(source) for fact in found.facts for source in fact.source)
    return {
        "id": claim.id,
        "document": claim.document,
        "paragraph": claim.paragraph,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "value": str(claim.value),
        "asked_of": str(found.on),
        "dated": claim.as_of is not None,
        "printed": claim.printed,
        "verdict": str(found.verdict),
        "computed": found.computed or None,
        "basis": found.answer.basis or None if found.answer else None,
        "difference": found.difference or None,
        "correction": correction_of(found) or None,
        "reason": found.reason,
        "missing": [str(gap) for gap in found.missing],
        "sources": list(dict.fromkeys(sources)),
    }


def _contradiction(found: Contradiction) -> ContradictionRow:
    return {
        "check": found.check,
        "claims": list(found.ids),
        "places": list(found.places),
        "text": found.text,
        "reason": found.reason,
        "wrong": found.wrong,
    }


def _blocks(audit: Audit, claims: list[Claim]) -> Iterator[Block]:
    documents = list(dict.fromkeys(claim.document for claim in claims))
    yield from _counts(audit, documents)
    for verdict in (Verdict.NOT_UNDERSTOOD, Verdict.DISAGREES):
        yield from _results(audit, verdict, alone=len(documents) == 1)
    yield from _against_each_other(audit, alone=len(documents) == 1)
    for verdict in _REST:
        yield from _results(audit, verdict, alone=len(documents) == 1)


def _counts(audit: Audit, documents: list[str]) -> Iterator[Block]:
    every, printed = audit.counts(printed=False), audit.counts()
    rows = [(str(v), str(every[v]), str(printed[v]), v.means) for v in Verdict]
    of = f" of {'; '.join(documents)}" if documents else ""
    many = len(audit.results)
    yield Heading(f"{many} claim{'' if many == 1 else 's'}{of}")
    yield Paragraph(f"Read: {audit.read} of {many}.")
    yield Table(("Verdict", "All", "Printed", "What it says"), tuple(rows))
    fit = sum(outcome.holds for outcome in audit.outcomes)
    yield Paragraph(f"Claims against claims: {fit} of {len(audit.outcomes)} fit.")


def _results(audit: Audit, verdict: Verdict, *, alone: bool) -> Iterator[Block]:
    found = audit.of(verdict)
    if found:
        yield Heading(f"{str(verdict).capitalize()}: {len(found)}")
        for result in found:
            yield from _said(result, alone=alone)


def _said(found: Audited, *, alone: bool) -> Iterator[Paragraph]:
    claim = found.claim
    place = claim.paragraph if alone else claim.place
    taken = "" if claim.as_of else " (it gives no day)"
    day = f"on {found.on}{taken}"
    head = ", ".join(part for part in (claim.id, place, day) if part)
    yield Paragraph(head, indent=2, hang=2)
    said = f"{claim.subject}: {claim.predicate}: {claim.value}"
    yield Paragraph(said, indent=4, hang=2)
    if found.reason:
        off = f" ({found.difference})" if found.difference else ""
        yield Paragraph(f"{found.verdict}{off}: {found.reason}", indent=4, hang=2)
    if instead := correction_of(found):
        yield Paragraph(instead, indent=4, hang=2)


def _against_each_other(audit: Audit, *, alone: bool) -> Iterator[Block]:
    if audit.contradictions:
        yield Heading(f"Claims that do not fit: {len(audit.contradictions)}")
    for contradiction in audit.contradictions:
        yield Paragraph(contradiction.text, indent=2, hang=2)
        claims = [found.claim for found in contradiction.claims]
        places = dict.fromkeys(c.paragraph if alone else c.place for c in claims)
        if where := "; ".join(filter(None, places)):
            yield Paragraph(f"in {where}", indent=4, hang=2)
        if contradiction.reason:
            yield Paragraph(contradiction.reason, indent=4, hang=2)
