"""Short words for findings, provisions and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import attrs

from ccm.rules import Deadline, Finding, Norm, Status
from ccm.rules.status import IN_TIME_OR_LATE
from ccm.share.tables import Paragraph, Table
from ccm.view.schedules import Due
from ccm.words.sentences import article

__all__ = [
    "FEW",
    "Notes",
    "agenda",
    "alike",
    "counts",
    "days",
    "deadline_cells",
    "heading",
    "is_open",
    "urgency",
    "who",
]

_T = TypeVar("_T")

_OPEN = (Status.OVERDUE, Status.OUTSTANDING, Status.UNDETERMINED)
_PERFORMED = (Status.FULFILLED, Status.FULFILLED_LATE, IN_TIME_OR_LATE)
_ORDER = tuple(map(str, (*_OPEN, *_PERFORMED, Status.NOT_APPLICABLE, Status.NOT_BOUND)))
"""In which order it is told how States stand: the gravest first."""

FEW = 3
"""How many States that stand alike are still named one by one."""

IF_IT_ARISES = "*"
"""Marks a deadline that runs only if the duty arises at all."""


def heading(norm: Norm) -> str:
    """Return provision, duty and id of an obligation."""
    return f"{article(norm.provision)}: {norm.duty} [{norm.id}]"


def is_open(finding: Finding) -> bool:
    """Tell whether the obligation is, or may be, still to be performed."""
    return finding.shown in _OPEN


def counts(found: Mapping[str, int]) -> str:
    """Return how many States stand in which way, the gravest first."""
    return ", ".join(f"{way} {found[way]}" for way in _ORDER if found.get(way))


def alike(found: Iterable[_T], key: Callable[[_T], object]) -> list[list[_T]]:
    """Return what has the same key together, in order of what came first."""
    grouped: defaultdict[object, list[_T]] = defaultdict(list)
    for each in found:
        grouped[key(each)].append(each)
    return list(grouped.values())


def who(findings: Sequence[Finding]) -> str:
    """Return the State, or how many there are."""
    return str(findings[0].state) if len(findings) == 1 else f"{len(findings)} States"


def days(deadline: Deadline | None) -> str:
    """Return a deadline; of more than two days that it can be, the ends."""
    if deadline is None or not deadline.candidates:
        return ""
    first, *others = deadline.candidates
    if len(others) <= 1:
        return str(deadline)
    later = " or later" if deadline.or_later else ""
    return f"{first}..{others[-1]}{later}"


def deadline_cells(finding: Finding) -> tuple[str, str, str]:
    """Return deadline, initial deadline and number of extensions, as text."""
    deadline = finding.deadline or Deadline(None, None)
    mark = IF_IT_ARISES if Status.NOT_APPLICABLE in finding.possible else ""
    day = f"{days(deadline)}{mark}" if deadline.candidates else ""
    initial = str(deadline.initial or "")
    return day, initial, str(len(deadline.extensions) or "")


def urgency(finding: Finding) -> tuple[object, ...]:
    """Return what orders findings: the gravest first, then by day and name."""
    may_not_arise = Status.NOT_APPLICABLE in finding.possible
    day = finding.deadline.candidates[0] if finding.deadline else date.max
    return _ORDER.index(finding.shown), may_not_arise, day, str(finding.state)


@attrs.define
class Notes:
    """What is missing, each text once, numbered in order of first use."""

    _numbers: dict[str, int] = attrs.field(factory=dict[str, int], init=False)

    def mark(self, finding: Finding) -> str:
        """Return the number of what would decide the finding most of all."""
        if not finding.missing:
            return ""
        number = len(self._numbers) + 1
        return f"[{self._numbers.setdefault(_lacking(finding), number)}]"

    def marked(self, found: Sequence[Finding]) -> str:
        """Return why it is not known where States stand that lack things alike.

        The cause that weighs most and, where all lack the same, its number.
        """
        cause = str(found[0].missing[0].cause)
        same = len({_lacking(finding) for finding in found}) == 1
        return f"{cause} {self.mark(found[0])}" if same else cause

    def paragraphs(self, findings: Iterable[Finding]) -> Iterator[Paragraph]:
        """Yield the notes, and the legend of the marks that the findings need."""
        for text, number in self._numbers.items():
            mark = f"[{number}] "
            yield Paragraph(f"{mark}missing: {text}", hang=len(mark))
        if any(IF_IT_ARISES in deadline_cells(finding)[0] for finding in findings):
            text = f"{IF_IT_ARISES} the deadline if the duty arises for the State"
            yield Paragraph(text, hang=2)


def _lacking(finding: Finding) -> str:
    first, *others = finding.missing
    return f"{first}, and {len(others)} more" if others else str(first)


def agenda(found: Sequence[Due]) -> Iterator[Table | Paragraph]:
    """Yield a table of what falls due; many States with one duty in one line."""
    grouped = alike(found, lambda due: (due.on, due.id, due.text, due.certain))
    rows = [
        _due_line(due, len(group))
        for group in grouped
        for due in (group if len(group) <= FEW else group[:1])
    ]
    yield Table(("Day", "State", "What falls due"), tuple(rows))
    if not all(due.certain for due in found):
        yield Paragraph("? the record cannot say whether it falls due", hang=2)
    if not found:
        yield Paragraph("Nothing.")


def _due_line(due: Due, states: int) -> tuple[str, str, str]:
    doubt = "" if due.certain else " ?"
    named = str(due.state) if states <= FEW else f"each of {states} States"
    return f"{due.on}{doubt}", named, f"{due.text} [{due.id}]"
