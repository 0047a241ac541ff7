"""Short words for findings, provisions and what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from ccm.rules import Deadline, Finding, Norm, Status
from ccm.share.tables import Paragraph, Table
from ccm.view.schedules import Due
from ccm.words.sentences import article

__all__ = [
    "Notes",
    "agenda",
    "counts",
    "deadline_cells",
    "heading",
    "is_done",
    "is_open",
    "urgency",
]

_OPEN = (Status.OVERDUE, Status.OUTSTANDING, Status.UNDETERMINED)
_DONE = "fulfilled in time or late"
_FEW = 3
"""How many States with the same day and duty are still named one by one."""

IF_IT_ARISES = "*"
"""Marks a deadline that runs only if the duty arises at all."""


def heading(norm: Norm) -> str:
    """Return provision, duty and id of an obligation."""
    return f"{article(norm.provision)}: {norm.duty} [{norm.id}]"


def is_done(finding: Finding) -> bool:
    """Tell whether it was performed, even if the record cannot say when."""
    return all(status.is_fulfilled for status in finding.possible)


def is_open(finding: Finding) -> bool:
    """Tell whether the obligation is, or may be, still to be performed."""
    return finding.status in _OPEN and not is_done(finding)


def counts(findings: Iterable[Finding]) -> str:
    """Return how many States have each status, in a fixed order."""
    found = Counter(_label(finding) for finding in findings)
    order = (*map(str, _OPEN), str(Status.FULFILLED), str(Status.FULFILLED_LATE))
    rest = (_DONE, str(Status.NOT_APPLICABLE))
    return ", ".join(f"{n} {found[n]}" for n in (*order, *rest) if found[n])


def _label(finding: Finding) -> str:
    in_doubt = finding.status is Status.UNDETERMINED and is_done(finding)
    return _DONE if in_doubt else str(finding.status)


def deadline_cells(finding: Finding) -> tuple[str, str, str]:
    """Return deadline, initial deadline and number of extensions, as text."""
    deadline = finding.deadline or Deadline(None, None)
    mark = IF_IT_ARISES if Status.NOT_APPLICABLE in finding.possible else ""
    day = f"{deadline}{mark}" if deadline.candidates else ""
    initial = str(deadline.initial or "")
    return day, initial, str(len(deadline.extensions) or "")


def urgency(finding: Finding) -> tuple[object, ...]:
    """Return what orders findings: the gravest first, then by day and name."""
    status = finding.status
    gravity = _OPEN.index(status) if status in _OPEN else len(_OPEN)
    may_not_arise = Status.NOT_APPLICABLE in finding.possible
    day = finding.deadline.candidates[0] if finding.deadline else date.max
    return gravity, may_not_arise, day, str(finding.state)


@attrs.define
class Notes:
    """What is missing, each text once, numbered in order of first use."""

    _numbers: dict[str, int] = attrs.field(factory=dict[str, int], init=False)

    def mark(self, finding: Finding) -> str:
        """Return the number of what would decide the finding most of all."""
        if not finding.missing:
            return ""
        first, *others = finding.missing
        more = f", and {len(others)} more" if others else ""
        number = len(self._numbers) + 1
        return f"[{self._numbers.setdefault(f'{first}{more}', number)}]"

    def paragraphs(self, findings: Iterable[Finding]) -> Iterator[Paragraph]:
        """Yield the notes, and the legend of the marks that the findings need."""
        for text, number in self._numbers.items():
            mark = f"[{number}] "
            yield Paragraph(f"{mark}missing: {text}", hang=len(mark))
        if any(IF_IT_ARISES in deadline_cells(finding)[0] for finding in findings):
            text = f"{IF_IT_ARISES} the deadline if the duty arises for the State"
            yield Paragraph(text, hang=2)


def agenda(found: Sequence[Due]) -> Iterator[Table | Paragraph]:
    """Yield a table of what falls due; many States with one duty in one line."""
    grouped: defaultdict[tuple[object, ...], list[Due]] = defaultdict(list)
    for due in found:
        grouped[due.on, due.what, due.text, due.certain].append(due)
    lines = [
        _due_line(due, len(group))
        for group in grouped.values()
        for due in (group if len(group) <= _FEW else group[:1])
    ]
    yield Table(("Day", "State", "What falls due"), tuple(lines))
    if not all(due.certain for due in found):
        yield Paragraph("? the record cannot say whether it falls due", hang=2)
    if not found:
        yield Paragraph("Nothing.")


def _due_line(due: Due, states: int) -> tuple[str, str, str]:
    doubt = "" if due.certain else " ?"
    who = str(due.state) if states <= _FEW else f"each of {states} States"
    return f"{due.on}{doubt}", who, f"{due.text} [{due.provision}]"
