"""What the rows of the data files must fulfil together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ccm.facts.events import Event, ExtensionDecision, ExtensionRequest
from ccm.facts.meetings import Meeting

__all__ = ["cross_faults"]

_Located = tuple[Path, int, Any]


def cross_faults(rows: Sequence[_Located]) -> Iterator[str]:
    """Yield every fault that shows only when rows are held against each other."""
    yield from _repeated(rows)
    yield from _undecided_disputes(rows)
    yield from _unknown_meetings(rows)


def _repeated(rows: Sequence[_Located]) -> Iterator[str]:
    first: dict[Any, tuple[Path, int]] = {}
    for path, line, row in rows:
        where = first.setdefault((type(row), row), (path, line))
        if where != (path, line):
            yield f"{path}:{line}: row: expected once, it stands at line {where[1]} too"


def _undecided_disputes(rows: Sequence[_Located]) -> Iterator[str]:
    disputes: defaultdict[tuple[str, str], list[_Located]] = defaultdict(list)
    for located in rows:
        if isinstance(row := located[2], Event) and row.dispute:
            disputes[row.state.alpha3, row.dispute].append(located)
    for (state, name), accounts in disputes.items():
        path, line, _ = accounts[0]
        followed = sum(row.followed for _, _, row in accounts)
        if followed != 1 or len(accounts) == 1:
            yield (
                f"{path}:{line}: dispute: expected {name!r} of {state} to have one "
                f"followed account of two or more, got {followed} of {len(accounts)}"
            )


def _unknown_meetings(rows: Sequence[_Located]) -> Iterator[str]:
    labels = {row.label for _, _, row in rows if isinstance(row, Meeting)}
    if not labels:
        return  # files checked alone: the meetings are not among them
    for path, line, row in rows:
        if isinstance(row, ExtensionRequest | ExtensionDecision) and (
            row.meeting not in labels
        ):
            yield f"{path}:{line}: meeting: expected a label of meetings.csv, got {row.meeting!r}"
