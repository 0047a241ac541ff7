"""How States stand under one obligation, as tables: what is open first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ccm.rules import Finding, LastKnown, Status
from ccm.share.tables import Block, Paragraph, Table
from ccm.share.words import (
    FEW,
    NAMED,
    Notes,
    alike,
    days,
    deadline_cells,
    span,
    urgency,
    who,
)
from ccm.words.sentences import not_known

__all__ = ["findings_table"]

_OPEN = (Status.OVERDUE, Status.OUTSTANDING)


def findings_table(
    findings: Iterable[Finding], *, each: bool = True
) -> Iterator[Block]:
    """Yield how States stand under one obligation, with notes.

    First those of which it is known. Then those of which it is not, with where they
    stood when it last was and what today's answer hangs on.

    Args:
        findings: The findings, all under the same obligation.
        each: Whether each State has a line; else those that stand alike share one.
    """
    notes = Notes()
    ordered = sorted(findings, key=urgency)
    known = [f for f in ordered if f.shown != Status.UNDETERMINED]
    doubtful = [f for f in ordered if f.shown == Status.UNDETERMINED]
    lost = [f for f in doubtful if f.last_known]
    never = alike((f for f in doubtful if not f.last_known), _unknown)
    named = [g for g in never if each or len(g) <= NAMED]
    yield _known(_apart(known) if each else _together(known))
    yield _lost(_apart(lost) if each else _fewer(lost), notes, each=each)
    for group in never:
        yield _never(group, _named(group) if group in named else _who(group), notes)
    yield from notes.paragraphs([*known, *filter(_due_now, lost), *chain(*named)])


def _cause(finding: Finding) -> str:
    return str(finding.missing[0].cause)


def _unknown(finding: Finding) -> tuple[str, str]:
    return not_known(finding), _cause(finding)


def _apart(found: Iterable[Finding]) -> list[list[Finding]]:
    return [[finding] for finding in found]


def _together(found: Iterable[Finding]) -> list[list[Finding]]:
    """Return those that stand alike together, if they are more than a few."""
    groups = alike(found, lambda f: (f.shown, *deadline_cells(f)))
    return [part for g in groups for part in ([g] if len(g) > FEW else _apart(g))]


def _fewer(found: Iterable[Finding]) -> list[list[Finding]]:
    """Return those that stood alike together, if they are many or owed nothing."""
    groups = alike(found, lambda f: (_once(f), _cause(f)))
    return [part for g in groups for part in ([g] if _is_one(g) else _apart(g))]


def _is_one(group: Sequence[Finding]) -> bool:
    return len(group) > (NAMED if _once(group[0]) in _OPEN else FEW)


def _once(finding: Finding) -> str:
    """Return how the State stood when that was last known, without a day."""
    return finding.last_known.finding.shown if finding.last_known else ""


def _known(groups: Sequence[Sequence[Finding]]) -> Table:
    rows = [(_who(g), g[0].shown, *deadline_cells(g[0])) for g in groups]
    return Table.of(("State", "Status", "Deadline", "Initially", "Ext."), rows)


def _who(findings: Iterable[Finding]) -> str:
    return who([finding.state for finding in findings])


def _lost(groups: Sequence[Sequence[Finding]], notes: Notes, *, each: bool) -> Table:
    """Return those of which it was known where they stood, and is no longer."""
    rows = [
        (
            *(_who(group), _stood(group), _now(group)),
            *(_extended(group[0]) if each else ("", "")),
            notes.marked(group),
        )
        for group in groups
    ]
    titles = ("State", "As last known", "Now due", "Initially", "Ext.", "Hangs most on")
    return Table.of(titles, rows)


def _stood(group: Sequence[Finding]) -> str:
    """Return how States stood when that was last known, and when that was."""
    known = [f.last_known for f in group if f.last_known]
    if len(known) == 1:
        return _stands(known[0])
    return f"{_once(group[0])}, on {span([each.on for each in known])}"


def _stands(known: LastKnown) -> str:
    """Return the same of one State; the day is left out where its deadline tells it."""
    if known.status is Status.OUTSTANDING and known.deadline:
        told = f"{known.status} until {days(known.deadline)}"
        if known.on in known.deadline.candidates:
            return told
    else:
        told = known.stands
    return f"{told}, on {known.on}"


def _now(group: Sequence[Finding]) -> str:
    """Return the deadline of today, if it is another than that which was last known."""
    due = {_due_now(finding) for finding in group}
    return due.pop() if len(due) == 1 else ""


def _due_now(finding: Finding) -> str:
    then = finding.last_known and finding.last_known.deadline
    now = finding.deadline
    same = then and now and then.candidates == now.candidates
    return "" if same else _due(finding)


def _extended(finding: Finding) -> tuple[str, str]:
    """Return what was the initial deadline when it was last known, and extensions."""
    then = finding.last_known.finding if finding.last_known else finding
    return deadline_cells(then)[1:]


def _never(group: Sequence[Finding], named: str, notes: Notes) -> Paragraph:
    """Return those of which no day is known on which it was, for one cause."""
    text = f"undetermined, {not_known(group[0])}, {notes.marked(group)}: {named}"
    return Paragraph(text, hang=2)


def _named(group: Sequence[Finding]) -> str:
    """Return some States, those with one deadline after that day; a few by name."""
    if len(group) <= FEW:
        return ", ".join(_after(_due(f), str(f.state)) for f in group)
    return ", ".join(
        _after(_due(same[0]), " ".join(f.state.alpha3 for f in same))
        for same in alike(group, _due)
    )


def _due(finding: Finding) -> str:
    return deadline_cells(finding)[0]


def _after(day: str, named: str) -> str:
    return f"{day} {named}" if day else named
