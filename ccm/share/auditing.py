"""The page on an audit: every claim, what the record says, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ccm.claims import (
    Audit,
    Audited,
    Claim,
    Verdict,
    correction_of,
    load_claims,
    packaged_claims,
)
from ccm.errors import DataFileError, Fault
from ccm.facts import States
from ccm.share.audit_records import AuditedRow
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.view import AsOf

__all__ = ["auditing"]

_REST = (Verdict.POSSIBLE, Verdict.UNDERIVED, Verdict.RESTS, Verdict.AGREES)


def auditing(
    view: AsOf,
    files: Iterable[Path],
    documents: Iterable[str],
    *,
    lenient: bool = False,
) -> Page:
    """Return the audit of files of claims and of packaged documents.

    Args:
        view: The record on a day.
        files: CSV files of claims.
        documents: Keys of packaged documents.
        lenient: Whether a row that is not understood is no failure.

    Raises:
        DataFileError: A file has faults.
        InvalidValueError: There is no such document.
    """
    claims = [claim for document in documents for claim in packaged_claims(document)]
    states = view.record.states
    claims += [claim for file in files for claim in _drafted(file, states)]
    audit = view.audit(claims)
    row = audit.to_dict()
    return Page(
        name="audit",
        scope=Scope.of(view),
        blocks=tuple(_blocks(audit, claims)),
        rows=row["results"],
        columns=tuple(AuditedRow.__annotations__),
        more={key: told for key, told in row.items() if key != "results"},
        fails=bool(row["not_understood"]) and not lenient,
    )


def _drafted(file: Path, states: States) -> tuple[Claim, ...]:
    """Return the claims of a draft, of which there is at least one.

    Raises:
        DataFileError: The file has faults, or nothing stands under its header.
    """
    if claims := load_claims(file, states=states):
        return claims
    raise DataFileError(
        (Fault.of(file, "expected a claim under the header, got none"),)
    )


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
