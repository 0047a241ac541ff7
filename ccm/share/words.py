"""Short words for findings, provisions and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

import attrs

from ccm.facts import State
from ccm.rules import Deadline, Extension, Finding, Norm, Status
from ccm.rules.status import IN_TIME_OR_LATE
from ccm.share.tables import Paragraph, Table
from ccm.view import AsOf
from ccm.view.schedules import Due
from ccm.words.sentences import article

__all__ = [
    "FEW",
    "IF_IT_ARISES",
    "NAMED",
    "WHAT_THAT_MARKS",
    "Notes",
    "agenda",
    "alike",
    "alpha3s",
    "codes",
    "counts",
    "days",
    "deadline_cells",
    "heading",
    "is_open",
    "span",
    "unbound",
    "urgency",
    "ways",
    "who",
]

_T = TypeVar("_T")

_OPEN = (Status.OVERDUE, Status.OUTSTANDING, Status.UNDETERMINED)
_PERFORMED = (Status.FULFILLED, Status.FULFILLED_LATE, IN_TIME_OR_LATE)
_ORDER = tuple(map(str, (*_OPEN, *_PERFORMED, Status.NOT_APPLICABLE, Status.NOT_BOUND)))
"""In which order it is told how States stand: the gravest first."""

FEW = 3
"""How many States that stand alike still have a line each."""

NAMED = 20
"""How many States in one line are still named."""

IF_IT_ARISES = "*"
"""Marks a deadline that runs only if the duty arises at all."""

WHAT_THAT_MARKS = "the deadline if the duty arises for the State"


def heading(norm: Norm) -> str:
    """Return provision, duty and id of an obligation."""
    return f"{article(norm.provision)}: {norm.duty} [{norm.id}]"


def is_open(finding: Finding) -> bool:
    """Tell whether the obligation is, or may be, still to be performed."""
    return finding.shown in _OPEN


def ways(found: Mapping[str, int]) -> list[str]:
    """Return the ways in which any State stands, the gravest first."""
    return [way for way in _ORDER if found.get(way)]


def counts(found: Mapping[str, int]) -> str:
    """Return how many States stand in which way, the gravest first."""
    return ", ".join(f"{way} {found[way]}" for way in ways(found))


def alike(found: Iterable[_T], key: Callable[[_T], object]) -> list[list[_T]]:
    """Return what has the same key together, in order of what came first."""
    grouped: defaultdict[object, list[_T]] = defaultdict(list)
    for each in found:
        grouped[key(each)].append(each)
    return list(grouped.values())


def alpha3s(view: AsOf, states: Iterable[str] | None) -> list[str] | None:
    """Return the codes of the States asked for, each once; None if all are meant."""
    if states is None:
        return None
    return [*dict.fromkeys(view.state(name).alpha3 for name in states)]


def unbound(view: AsOf, chosen: Iterable[str] | None) -> Iterator[Paragraph]:
    """Yield of each State that was asked for, and is not surely bound, why it is not.

    Args:
        view: The day and the record.
        chosen: Codes of the States asked for; None if all are meant.
    """
    each = view.findings(states=chosen or ())
    for _, told in groupby(each, key=lambda finding: finding.state):
        found = tuple(told)
        open_ = [f for f in found if Status.NOT_BOUND in f.possible]
        if open_:
            ids = (f.obligation for f in found if Status.NOT_BOUND not in f.possible)
            yield Paragraph(_why_unbound(open_[-1], ", ".join(ids)), hang=2)


def _why_unbound(finding: Finding, bound_by: str) -> str:
    """Return why a State is not bound, save by what it applies provisionally."""
    on = f"on {finding.on}" + (f" but by {bound_by}" if bound_by else "")
    if len(finding.possible) > 1:
        return f"{finding.state} may not be bound {on}: missing: {finding.missing[0]}"
    why = finding.explanation.because[-1].claim
    return f"{finding.state} is not bound {on}: {why}"


def who(states: Sequence[State]) -> str:
    """Return a State by name, some by their codes, and of many how many they are."""
    return str(states[0]) if len(states) == 1 else codes(states)


def codes(states: Sequence[State], most: int = NAMED) -> str:
    """Return States by their codes, and of more than some how many they are."""
    if len(states) > most:
        return f"{len(states)} States"
    return " ".join(state.alpha3 for state in states)


def span(days: Sequence[date]) -> str:
    """Return a day or, of several, the first and the last."""
    first, last = min(days), max(days)
    return str(first) if first == last else f"{first}..{last}"


def days(deadline: Deadline | None) -> str:
    """Return a deadline; of more than two days that it can be, the ends."""
    if deadline is None or not deadline.candidates:
        return ""
    if len(deadline.spans) <= 2:  # noqa: PLR2004 - one, or the other
        return str(deadline)
    later = " or later" if deadline.or_later else ""
    return f"{deadline.candidates[0]}..{deadline.candidates[-1]}{later}"


def deadline_cells(finding: Finding) -> tuple[str, str, str]:
    """Return deadline, initial deadline and number of extensions, as text."""
    deadline = finding.deadline or Deadline(None, None)
    mark = IF_IT_ARISES if Status.NOT_APPLICABLE in finding.possible else ""
    day = f"{days(deadline)}{mark}" if deadline.candidates else ""
    return day, str(deadline.initial or ""), _number_of(deadline.extensions)


def _number_of(extensions: Sequence[Extension]) -> str:
    """Return how many there are, of which some may have been granted later."""
    sure, most = sum(each.certain for each in extensions), len(extensions)
    return f"{sure} to {most}" if sure < most else str(most or "")


def urgency(finding: Finding) -> tuple[object, ...]:
    """Return what orders findings: the gravest first, then by day and name."""
    may_not_arise = Status.NOT_APPLICABLE in finding.possible
    day = finding.deadline.candidates[0] if finding.deadline else date.max
    return _ORDER.index(finding.shown), may_not_arise, day, str(finding.state)


@attrs.define
class Notes:
    """What is missing, each text once, numbered in order of first use."""

    _numbers: dict[str, int] = attrs.field(factory=dict[str, int], init=False)

    def marked(self, found: Sequence[Finding]) -> str:
        """Return why it is not known where States stand, for one cause before all.

        The cause that weighs most and, where all lack the same first, its number.
        """
        if not found[0].missing:
            return ""
        cause = str(found[0].missing[0].cause)
        same = len({finding.missing[0] for finding in found}) == 1
        return f"{cause} {self._mark(found)}" if same else cause

    def paragraphs(self, findings: Iterable[Finding]) -> Iterator[Paragraph]:
        """Yield the notes, and the legend of the marks that the findings need."""
        for text, number in self._numbers.items():
            mark = f"[{number}] "
            yield Paragraph(f"{mark}missing: {text}", hang=len(mark))
        if any(IF_IT_ARISES in deadline_cells(finding)[0] for finding in findings):
            yield Paragraph(f"{IF_IT_ARISES} {WHAT_THAT_MARKS}", hang=2)

    def _mark(self, found: Sequence[Finding]) -> str:
        number = len(self._numbers) + 1
        return f"[{self._numbers.setdefault(_lacking(found), number)}]"


def _lacking(found: Sequence[Finding]) -> str:
    """Return what findings lack first, and how much more."""
    first, *_ = found[0].missing
    most = max(len(finding.missing) for finding in found) - 1
    same = all(len(finding.missing) - 1 == most for finding in found)
    more = f", and {most if same else f'up to {most}'} more" if most else ""
    return f"{first}{more}"


def agenda(
    found: Sequence[Due], named: Callable[[Sequence[State]], str] = who
) -> Iterator[Table | Paragraph]:
    """Yield a table of what falls due; all States with one duty in one line.

    Args:
        found: What falls due, in order of days.
        named: Names the States of a line.
    """
    rows = [
        (
            f"{due.on}{'' if due.certain else ' ?'}",
            named(states),
            f"{due.text} [{due.id}]",
        )
        for due, states in _together(found)
    ]
    yield Table(("Day", "State", "What falls due"), tuple(rows))
    if not all(due.certain for due in found):
        yield Paragraph("? the record cannot say whether it falls due", hang=2)
    if not found:
        yield Paragraph("Nothing.")


def _together(found: Iterable[Due]) -> Iterator[tuple[Due, list[State]]]:
    for group in alike(found, lambda due: (due.on, due.id, due.text, due.certain)):
        yield group[0], [due.state for due in group]
