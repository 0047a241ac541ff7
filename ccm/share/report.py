"""The report: what is known first, then every open obligation, on one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Literal

from ccm.facts import State
from ccm.facts.reach import Reach
from ccm.phrases import many
from ccm.rules import Finding, Norm, Status, with_deadline
from ccm.rules.norms import Occasional, Recurring
from ccm.rules.told import Cause
from ccm.rules.years import Submission
from ccm.share.findings import findings_table
from ccm.share.pages import Later, Page, Scope
from ccm.share.records import (
    FINDING_COLUMNS,
    DueRow,
    due_row,
    finding_cells,
    finding_row,
    passed_row,
    tally_row,
)
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import (
    agenda,
    alike,
    alpha3s,
    codes,
    counts,
    heading,
    is_open,
    span,
    unbound,
)
from ccm.view import AsOf
from ccm.view.overview import Overview, Passed, Tally, causes, overview
from ccm.view.schedules import not_too_late

__all__ = ["Rows", "report", "told"]

Rows = Literal["findings", "due"]
"""Which rows of the report stand in CSV: where States stand, or what falls due."""

_PASSED = "Deadlines passed, as last known (missing: beyond the record, or as said)"

_LABEL = 9
"""Columns that the id of an obligation takes, with the blanks after it."""

_FIRST = 4
"""How many States with one duty are named on the first screen."""

_NAMED = 12
"""How many States whose deadline has passed for one cause are still named."""


def report(
    view: AsOf,
    until: date,
    table: Rows = "findings",
    *,
    states: Sequence[str] | None = None,
) -> Page:
    """Return how all States stand, and what falls due up to a day.

    Args:
        view: The day and the record.
        until: Last day to look at for what falls due.
        table: What stands in CSV.
        states: Codes or names of the States to look at; all if None.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about; or that is more
            than a hundred years after the treaty opened for signature.
    """
    not_too_late(view.on, view.treaty.signature.opens)
    chosen = alpha3s(view, states)
    return told(view, overview(view, until, states=chosen), until, table, chosen)


def told(
    view: AsOf,
    glance: Overview,
    until: date,
    table: Rows = "findings",
    chosen: Sequence[str] | None = None,
) -> Page:
    """Return how all States stand at a glance, and what falls due up to a day.

    Args:
        view: The day and the record.
        glance: All States, or those chosen, at one glance.
        until: Last day that was looked at for what falls due.
        table: What stands in CSV.
        chosen: Codes of the States that were looked at; None if all were.
    """
    rows = Later(lambda: [finding_row(finding) for finding in glance.findings])
    due = Later(lambda: [due_row(each) for each in glance.ahead])
    found = Later(lambda: [finding_cells(row) for row in rows])
    columns, cells = _TABLES[table], found if table == "findings" else due
    return Page(
        name="report",
        scope=Scope.of(view),
        blocks=(
            *_first(view, glance),
            *unbound(view, chosen),
            *_parts(glance),
            *_later(glance, until),
        ),
        rows=rows,
        columns=columns,
        cells=cells,
        more={
            "counts": _members(view),
            "passed": Later(lambda: [passed_row(each) for each in glance.passed]),
            "tallies": Later(lambda: [tally_row(each) for each in glance.tallies]),
            "unverified": Later(lambda: [_pair(each) for each in glance.unverified]),
            "until": str(until),
            "states": chosen,
            "due": due,
        },
    )


_TABLES: Mapping[Rows, tuple[str, ...]] = {
    "findings": FINDING_COLUMNS,
    "due": tuple(DueRow.__annotations__),
}


def _pair(finding: Finding) -> dict[str, str]:
    return {"state": finding.state.alpha3, "obligation": finding.obligation}


def _first(view: AsOf, glance: Overview) -> Iterator[Block]:
    """Yield what a reader has to see first."""
    yield Paragraph(_joined(_members(view)))
    if glance.reach:
        yield Paragraph(_reach(glance.reach), hang=2)
    if glance.passed:
        yield Heading(_PASSED)
        yield from _passed(glance)
    yield Heading("What falls due next")
    yield from agenda(glance.next, lambda states: codes(states, _FIRST))
    if glance.unverified:
        yield Paragraph(_unverified(glance.unverified), hang=2)
    yield from _tallies(glance.tallies)


def _members(view: AsOf) -> dict[str, int]:
    return {
        "deposited": len(view.states_parties(basis="deposited")),
        "in_force": len(view.states_parties()),
        "signatories": len(view.signatories()),
        "in_doubt": len(view.perhaps_withdrawn()),
    }


def _joined(found: Mapping[str, int]) -> str:
    doubtful = found["in_doubt"]
    besides = f"; {doubtful} more may have left, or not" if doubtful else ""
    return (
        f"{many(found['deposited'], 'State Party', 'States Parties')} by deposit, the "
        f"Convention in force for {found['in_force']}; "
        f"{many(found['signatories'], 'signatory', 'signatories')}{besides}"
    )


def _reach(found: Sequence[Reach]) -> str:
    """Say how far the record reaches."""
    told = "; ".join(
        f"{', '.join(dict.fromkeys(map(_what, group)))} to {group[0].through}"
        for group in alike(found, lambda each: each.through)
    )
    return f"Recorded in full: {told}"


def _what(reach: Reach) -> str:
    if reach.event is not None and reach.event.of_the_depositary:
        return "who is bound"
    return reach.what.replace("_", " ")


def _passed(glance: Overview) -> Iterator[Paragraph]:
    yearly = {t.norm.id for t in glance.tallies if _is_yearly(t.norm)}
    for group in alike(glance.passed, partial(_stood, yearly)):
        first = group[0].finding
        why = str(first.missing[0].cause) if first.missing else "sure"
        told = f"{_known(group)} {_dues(group)}"
        if first.obligation in yearly and not group[0].sure:
            told = _years_known(group)
        label = f"{first.obligation:{_LABEL}}"
        said = "" if why == Cause.BEYOND_THE_RECORD else f" ({why})"
        yield Paragraph(f"{label}{told}{said}", hang=_LABEL)


def _is_yearly(norm: Norm) -> bool:
    return isinstance(norm, Recurring | Occasional)


def _years_known(group: Sequence[Passed]) -> str:
    """Return what became of the reports that fell due under a duty of every year.

    Where only some years raise it, how States stood when that was last known.
    """
    years = [year.standing for each in group for year in each.finding.years]
    if years:
        told = (
            f"{n:,} {what}" for what, n in sorted(Counter(years).items(), key=_place)
        )
        told_of = f"{many(len(years), 'report')} of {many(len(group), 'State')}"
        return f"{told_of}: {', '.join(told)}"
    stood = counts(Counter(each.known.finding.shown for each in group))
    return f"{stood}: {span([each.due for each in group])}"


def _place(told: tuple[Submission, int]) -> int:
    return [*Submission].index(told[0])


def _known(group: Sequence[Passed]) -> str:
    """Return how States stood; of what was overdue also when that was last known."""
    status = group[0].known.status
    if status is Status.OUTSTANDING:
        return f"{status} until{' at least' if group[0].or_later else ''}"
    return f"{status} on {span([each.known.on for each in group])}, due"


def _stood(yearly: Container[str], each: Passed) -> tuple[object, ...]:
    found = each.finding
    how = (each.known.status, each.or_later) if found.obligation not in yearly else None
    return each.sure, how, found.obligation, causes(found)[:1]


def _dues(found: Sequence[Passed]) -> str:
    if len(found) > _NAMED:
        return f"{span([each.due for each in found])} {len(found)} States"
    return ", ".join(
        f"{group[0].due} {' '.join(each.finding.state.alpha3 for each in group)}"
        for group in alike(found, lambda each: each.due)
    )


def _unverified(found: Sequence[Finding]) -> str:
    under: defaultdict[str, list[State]] = defaultdict(list)
    for finding in found:
        under[finding.obligation].append(finding.state)
    named = "; ".join(f"{norm} {codes(states)}" for norm, states in under.items())
    return f"--trust unverified answers {len(found)} otherwise: {named}"


def _tallies(found: Sequence[Tally]) -> Iterator[Block]:
    """Yield a line for each obligation of which anything is known, with its sum."""
    sums = {tally.states for tally in found}
    if sums == {0}:
        yield Heading("No State is bound")
        return
    alone = f" {sums.pop()}" if len(sums) == 1 else ""
    states = "State bound stands" if alone == " 1" else "States bound stand"
    yield Heading(f"How the{alone} {states}")
    rows = [
        (t.norm.id, "" if alone else str(t.states), _how(t))
        for t in found
        if t.states and not t.silent
    ]
    yield Table.of(("Under", "States", f"Each line adds up to{alone or ' them'}"), rows)
    if silent := [tally.norm.id for tally in found if tally.silent]:
        yield Paragraph(f"Nothing is known of any State: {' '.join(silent)}", hang=2)


def _how(tally: Tally) -> str:
    told = counts(tally.shown)
    if not tally.stood:
        return told
    open_ = f"{Status.UNDETERMINED} {tally.shown[Status.UNDETERMINED]}"
    return told.replace(open_, f"{open_} (last known {counts(tally.stood)})")


def _parts(glance: Overview) -> Iterator[Block]:
    for tally in sorted(glance.tallies, key=lambda t: not _is_tabled(t.norm)):
        ours = [f for f in glance.findings if f.obligation == tally.norm.id]
        if unsettled := [*filter(is_open, ours)]:
            yield Heading(heading(tally.norm))
            yield from findings_table(unsettled, each=False)


def _is_tabled(norm: Norm) -> bool:
    """Tell whether the duty falls only on some States, each with its own story."""
    deadline = with_deadline(norm)
    return deadline is not None and deadline.arises_from is not None


def _later(glance: Overview, until: date) -> Iterator[Block]:
    """Yield what falls due after the days that were told first."""
    told = glance.next[-1].on if glance.next else date.min
    if later := [due for due in glance.ahead if due.on > told]:
        yield Heading(f"What falls due after that, by {until}")
        yield from agenda(later)
