"""The report: every open obligation, and what falls due, on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from ccm.rules import Finding, Norm, Status, with_deadline
from ccm.share.listings import findings_table
from ccm.share.pages import Page, Row, Scope
from ccm.share.records import FindingRow, due_row, finding_row
from ccm.share.tables import Block, Heading, Paragraph
from ccm.share.words import agenda, counts, heading, is_open, urgency
from ccm.view import AsOf
from ccm.view.schedules import Due
from ccm.words.sentences import article

__all__ = ["report"]

_NAMED = 20
"""How many States under one head are still named."""

_IDLE = (Status.NOT_BOUND, Status.NOT_APPLICABLE)


def report(view: AsOf, until: date) -> Page:
    """Return the status of all States, and what falls due up to a day.

    Raises:
        InvalidValueError: *until* is earlier than the day asked about.
    """
    bound = [f for f in view.findings() if f.status is not Status.NOT_BOUND]
    ours = {
        norm: [f for f in bound if f.obligation == norm.id] for norm in _norms(view)
    }
    due = view.schedule(until=until)
    rows = [finding_row(f) for fs in ours.values() for f in fs if f.status not in _IDLE]
    dated = {n: found for n, found in ours.items() if not _is_brief(n)}
    parts: list[Block] = [
        block for norm, found in dated.items() for block in _part(norm, found)
    ]
    if brief := [(norm, found) for norm, found in ours.items() if _is_brief(norm)]:
        parts.append(
            Heading("Duties without a date, and reports on munitions retained")
        )
        parts += [_line(norm, found) for norm, found in brief]
    return Page(
        name="report",
        scope=Scope.of(view),
        blocks=(
            Paragraph(_members(view)),
            *parts,
            Heading(f"Falls due by {until}"),
            *agenda(due),
        ),
        rows=rows,
        columns=("kind", *FindingRow.__annotations__, "due", "text", "certain"),
        cells=_cells(rows, due),
        more={
            "counts": _counts(view),
            "until": str(until),
            "due": [due_row(d) for d in due],
        },
    )


def _norms(view: AsOf) -> list[Norm]:
    """Return the obligations, those that arise from a declared state first."""
    return sorted(view.treaty.obligations, key=lambda norm: not _is_tabled(norm))


def _is_tabled(norm: Norm) -> bool:
    """Tell whether the duty falls only on some States, each with its own story."""
    deadline = with_deadline(norm)
    return deadline is not None and deadline.arises_from is not None


def _is_brief(norm: Norm) -> bool:
    """Tell whether the numbers are enough: of most such duties little is on record."""
    return not norm.dated


def _line(norm: Norm, findings: Sequence[Finding]) -> Paragraph:
    found = counts(findings) or "no State is bound"
    return Paragraph(f"{article(norm.provision)} [{norm.id}]: {found}", hang=2)


def _counts(view: AsOf) -> dict[str, int]:
    return {
        "deposited": len(view.states_parties(basis="deposited")),
        "in_force": len(view.states_parties()),
        "signatories": len(view.signatories()),
    }


def _members(view: AsOf) -> str:
    found = _counts(view)
    parties = _many(found["deposited"], "State Party", "States Parties")
    signatories = _many(found["signatories"], "signatory", "signatories")
    return (
        f"{parties} by deposit, the Convention in force for {found['in_force']}; "
        f"{signatories}"
    )


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _cells(rows: Sequence[FindingRow], due: Sequence[Due]) -> list[Row]:
    findings: list[Row] = [{"kind": "finding", **row} for row in rows]
    ahead: list[Row] = [
        {"kind": "due", "obligation": d.what, **due_row(d)} for d in due
    ]
    return findings + ahead


def _part(norm: Norm, findings: Sequence[Finding]) -> Iterator[Block]:
    yield Heading(heading(norm))
    if not findings:
        yield Paragraph("No State is bound.")
        return
    bound = _many(len(findings), "State", "States")
    yield Paragraph(f"{bound} bound: {counts(findings)}", hang=2)
    unsettled = [finding for finding in findings if is_open(finding)]
    if _is_tabled(norm):
        yield from findings_table(unsettled)
    else:
        yield from _summary(unsettled)


def _summary(findings: Sequence[Finding]) -> Iterator[Paragraph]:
    """Yield a paragraph for each status, and for each cause of doubt."""
    grouped: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=urgency):
        grouped[_head(finding)].append(finding)
    for head, found in grouped.items():
        yield Paragraph(f"{head}: {_who(found)}", hang=2)


def _head(finding: Finding) -> str:
    doubt = f", {finding.missing[0].cause}" if finding.missing else ""
    return f"{finding.status}{doubt}"


def _who(findings: Sequence[Finding]) -> str:
    if len(findings) > _NAMED:
        return f"{len(findings)} States"
    ordered = sorted(findings, key=lambda finding: str(finding.state))
    return ", ".join(
        f"{f.state} (due {f.deadline})" if f.deadline else str(f.state) for f in ordered
    )
