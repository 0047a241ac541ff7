"""How States stand under one obligation, as tables: what is open first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ccm.rules import Finding, LastKnown, Status
from ccm.share.tables import Block, Paragraph, Table
from ccm.share.words import FEW, Notes, alike, days, deadline_cells, urgency, who

__all__ = ["findings_table"]

_NAMED = 20
"""How many States of which the same is not known are still named."""


def findings_table(
    findings: Iterable[Finding], *, each: bool = True
) -> Iterator[Block]:
    """Yield how States stand under one obligation, with notes.

    First those of which it is known. Then those of which it is not, with where they
    stood when it last was and what today's answer hangs on.

    Args:
        findings: The findings, all under the same obligation.
        each: Whether each State has a line, and many that stand alike not one.
    """
    notes = Notes()
    ordered = sorted(findings, key=urgency)
    known = [f for f in ordered if f.shown != Status.UNDETERMINED]
    doubtful = [f for f in ordered if f.shown == Status.UNDETERMINED]
    lost = [f for f in doubtful if f.last_known]
    yield _known(known, FEW if not each else len(known))
    yield _lost(lost, notes, _NAMED if not each else len(lost))
    never = [f for f in doubtful if not f.last_known]
    yield from _never(never, notes, _NAMED if not each else len(never))
    yield from notes.paragraphs(ordered)


def _grouped(
    found: Sequence[Finding], most: int, *keys: Sequence[object]
) -> list[list[Finding]]:
    """Return those with the same keys together, if more than some, else each alone."""
    key = {f.state: k for f, *k in zip(found, *keys, strict=True)}
    return [
        part
        for group in alike(found, lambda f: tuple(key[f.state]))
        for part in ([group] if len(group) > most else [[f] for f in group])
    ]


def _known(found: Sequence[Finding], most: int) -> Table:
    cells = [(f.shown, *deadline_cells(f)) for f in found]
    groups = _grouped(found, most, cells)
    rows = [(who(g), g[0].shown, *deadline_cells(g[0])) for g in groups]
    return Table.of(("State", "Status", "Deadline", "Initially", "Ext."), rows)


def _lost(found: Sequence[Finding], notes: Notes, most: int) -> Table:
    """Return those of which it was known where they stood, and is no longer."""
    stood = [(f.last_known and f.last_known.finding.shown, _cause(f)) for f in found]
    rows = [
        (who(g), *_stood(g), *deadline_cells(g[0])[1:], notes.marked(g))
        if len(g) == 1
        else (who(g), *_stood(g), "", "", notes.marked(g))
        for g in _grouped(found, most, stood)
    ]
    titles = ("State", "As last known", "on", "Initially", "Ext.", "Today hangs on")
    return Table.of(titles, rows)


def _cause(finding: Finding) -> str:
    return str(finding.missing[0].cause)


def _stood(found: Sequence[Finding]) -> tuple[str, str]:
    """Return how States stood when that was last known, and when that was."""
    known = [f.last_known for f in found if f.last_known]
    if len(known) == 1:
        return _stands(known[0]), str(known[0].on)
    first, last = min(k.on for k in known), max(k.on for k in known)
    on = str(first) if first == last else f"{first}..{last}"
    return known[0].finding.shown, on


def _stands(known: LastKnown) -> str:
    """Return how a State stood; of many days that its deadline can be, the ends."""
    if known.status is Status.OUTSTANDING and known.deadline:
        return f"{known.status} until {days(known.deadline)}"
    return known.stands


def _never(found: Sequence[Finding], notes: Notes, most: int) -> Iterator[Paragraph]:
    """Yield those of which it was never known where they stand, cause by cause."""
    for group in alike(found, _cause):
        named = ", ".join(map(_named, group))
        states = named if len(group) <= most else f"{len(group)} States"
        text = f"undetermined, not known on any day, {notes.marked(group)}: {states}"
        yield Paragraph(text, hang=2)


def _named(finding: Finding) -> str:
    due = deadline_cells(finding)[0]
    return f"{finding.state} ({due})" if due else str(finding.state)
