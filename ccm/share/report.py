"""The report: what is known first, then every open obligation, on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from ccm.rules import Finding, Norm, Status, with_deadline
from ccm.share.findings import findings_table
from ccm.share.pages import Page, Row, Scope
from ccm.share.records import (
    FINDING_COLUMNS,
    DueRow,
    due_row,
    finding_cells,
    finding_row,
    passed_row,
    reach_row,
    tally_row,
)
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import FEW, agenda, alike, counts, heading, is_open
from ccm.view import AsOf
from ccm.view.overview import Extent, Overview, Passed, Tally, causes, overview
from ccm.view.schedules import Due

__all__ = ["Rows", "report"]

Rows = Literal["findings", "due"]
"""Which rows of the report stand in CSV: where States stand, or what falls due."""

_NEXT_DAYS = 10
"""How many days on which something falls due stand on the first screen."""

_NAMED = 12
"""How many States whose deadline has passed for one cause are still named."""


def report(view: AsOf, until: date, table: Rows = "findings") -> Page:
    """Return how all States stand, and what falls due up to a day.

    Args:
        view: The day and the record.
        until: Last day to look at for what falls due.
        table: What stands in CSV.

    Raises:
        InvalidValueError: *until* is earlier than the day asked about.
    """
    glance = overview(view, until)
    rows = [finding_row(finding) for finding in glance.findings]
    due = [due_row(each) for each in glance.ahead]
    cells: list[Row] = (
        [finding_cells(r) for r in rows] if table == "findings" else [*due]
    )
    columns = FINDING_COLUMNS if table == "findings" else DueRow.__annotations__
    return Page(
        name="report",
        scope=Scope.of(view),
        blocks=(*_first(view, glance), *_parts(glance), *_agenda(glance.ahead, until)),
        rows=rows,
        columns=tuple(columns),
        cells=cells,
        more={
            "counts": _members(view),
            "reach": [reach_row(extent) for extent in glance.reach],
            "passed": [passed_row(each) for each in glance.passed],
            "tallies": [tally_row(tally) for tally in glance.tallies],
            "unverified": [_pair(finding) for finding in glance.unverified],
            "until": str(until),
            "due": due,
        },
    )


def _pair(finding: Finding) -> dict[str, str]:
    return {"state": finding.state.alpha3, "obligation": finding.obligation}


def _first(view: AsOf, glance: Overview) -> Iterator[Block]:
    """Yield what a reader has to see first."""
    yield Paragraph(_joined(_members(view)))
    if glance.reach:
        yield Paragraph(_reach(glance.reach), hang=2)
    if glance.passed:
        yield Heading("Deadlines that have passed")
        yield Table.of(("Under", "As last known", "Today hangs on"), _passed(glance))
    if glance.unverified:
        yield Paragraph(_unverified(glance.unverified), hang=2)
    yield Heading("Next")
    yield from _next(glance.ahead)
    yield Heading("How the States bound stand")
    yield from _tallies(glance.tallies)


def _members(view: AsOf) -> dict[str, int]:
    return {
        "deposited": len(view.states_parties(basis="deposited")),
        "in_force": len(view.states_parties()),
        "signatories": len(view.signatories()),
    }


def _joined(found: Mapping[str, int]) -> str:
    return (
        f"{found['deposited']} States Parties by deposit, the Convention in force for "
        f"{found['in_force']}; {found['signatories']} signatories"
    )


def _reach(found: Sequence[Extent]) -> str:
    """Say how far the record reaches, and what it is called where it does not."""
    told = [f"{_days(e)} for {' '.join(e.obligations)}" for e in found if e.through]
    never = [" ".join(e.obligations) for e in found if not e.through]
    reaches = f"The record is whole {', '.join(told)}" if told else ""
    claims = f"of no day for {never[0]}" if never else ""
    said = "; ".join(filter(None, (reaches, claims)))
    return f'{said}. What lies elsewhere is "beyond the record".'


def _days(extent: Extent) -> str:
    since = f"from {extent.since} " if extent.since else ""
    return f"{since}through {extent.through}"


def _passed(glance: Overview) -> Iterator[tuple[str, str, str]]:
    for group in alike(glance.passed, _stood):
        first = group[0]
        why = ", ".join(causes(first.finding)) or "nothing: it is known"
        yield first.finding.obligation, f"{first.known.status}: {_dues(group)}", why


def _stood(each: Passed) -> tuple[object, ...]:
    found = each.finding
    return each.sure, each.known.status, found.obligation, causes(found)


def _dues(found: Sequence[Passed]) -> str:
    first, last = found[0].due, found[-1].due
    if len(found) > _NAMED:
        return f"{len(found)} States, {first}..{last}"
    return ", ".join(
        f"{group[0].due} {' '.join(each.finding.state.alpha3 for each in group)}"
        for group in alike(found, lambda each: each.due)
    )


def _unverified(found: Sequence[Finding]) -> str:
    under: defaultdict[str, list[str]] = defaultdict(list)
    for finding in found:
        under[finding.obligation].append(finding.state.alpha3)
    named = "; ".join(f"{norm} {' '.join(states)}" for norm, states in under.items())
    return f"--trust unverified answers {len(found)} otherwise: {named}"


def _next(found: Sequence[Due]) -> Iterator[Block]:
    days = [*dict.fromkeys(due.on for due in found)][:_NEXT_DAYS]
    return agenda([due for due in found if due.on in days])


def _tallies(found: Sequence[Tally]) -> Iterator[Block]:
    told = [tally for tally in found if not tally.silent]
    rows = [(t.norm.id, str(t.states), _how(t)) for t in told]
    yield Table.of(("Under", "States", "How they stand"), rows)
    if silent := [tally.norm.id for tally in found if tally.silent]:
        yield Paragraph(f"Nothing is known of any State: {' '.join(silent)}", hang=2)


def _how(tally: Tally) -> str:
    return counts(tally.shown)


def _parts(glance: Overview) -> Iterator[Block]:
    for tally in sorted(glance.tallies, key=lambda t: not _is_tabled(t.norm)):
        ours = [f for f in glance.findings if f.obligation == tally.norm.id]
        yield Heading(heading(tally.norm))
        yield Paragraph(f"{tally.states} States bound: {counts(tally.shown)}", hang=2)
        yield from findings_table(filter(is_open, ours), each=False)


def _is_tabled(norm: Norm) -> bool:
    """Tell whether the duty falls only on some States, each with its own story."""
    deadline = with_deadline(norm)
    return deadline is not None and deadline.arises_from is not None


def _agenda(found: Sequence[Due], until: date) -> Iterator[Block]:
    yield Heading(f"Falls due by {until}")
    yield from agenda(found)
