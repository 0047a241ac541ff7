"""What the rows of the data files must fulfil together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from ccm.errors import Fault
from ccm.facts.events import (
    Event,
    ExtensionDecision,
    ExtensionRequest,
    OfYear,
    Statement,
)
from ccm.facts.meetings import Meeting
from ccm.facts.papers import Paper
from ccm.facts.states import State, folded

__all__ = ["Row", "cross_faults", "shared_names"]


class Row(NamedTuple):
    """A row of a data file, and where it stands; in no file, with an empty path."""

    path: str
    line: int
    value: Any


_FIRST_YEAR = 1000
"""The first year of four digits: one of fewer is cut short."""


def cross_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield every fault that shows only when rows are held against each other.

    Or that no fact has which a source tells, as a report on a year to come.
    """
    yield from _undecided_disputes(rows)
    yield from _unknown_meetings(rows)
    yield from _slips_of_years(rows)
    yield from shared_names(rows)


def shared_names(rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield each code or name under which two rows would be found."""
    meant: dict[str, State] = {}
    for path, line, state in rows:
        if not isinstance(state, State):
            continue
        for field, name in _names(state):
            other = meant.setdefault(folded(name), state)
            if other is not state:
                whose = f"{other.alpha3} {other.name}"
                says = f"expected once, {whose} has {name!r} too"
                yield Fault.at(path, line, field, says)


def _names(state: State) -> Iterator[tuple[str, str]]:
    yield "alpha3", state.alpha3
    yield "alpha2", state.alpha2
    yield "m49", state.m49
    yield "name", state.name
    for name in state.printed_names:
        yield "printed_names", name


def _undecided_disputes(rows: Sequence[Row]) -> Iterator[Fault]:
    disputes: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for located in rows:
        if isinstance(event := located.value, Event) and event.dispute:
            disputes[event.state.alpha3, event.dispute].append(located)
    for (state, name), accounts in disputes.items():
        path, line, _ = next((row for row in accounts if row.path), accounts[0])
        followed = sum(account.value.followed for account in accounts)
        if followed != 1 or len(accounts) == 1:
            says = (
                f"expected {name!r} of {state} to have one "
                f"followed account of two or more, got {followed} of {len(accounts)}"
            )
            yield Fault.at(path, line, "dispute", says)


def _unknown_meetings(rows: Sequence[Row]) -> Iterator[Fault]:
    labels = {row.label for _, _, row in rows if isinstance(row, Meeting)}
    if not labels:
        return  # files checked alone: the meetings are not among them
    naming = (ExtensionRequest, ExtensionDecision, Paper)
    for path, line, row in rows:
        if path and isinstance(row, naming) and row.meeting not in labels:
            says = f"expected a label of meetings.csv, got {row.meeting!r}"
            yield Fault.at(path, line, "meeting", says)


def _slips_of_years(rows: Sequence[Row]) -> Iterator[Fault]:
    """Yield each year that is cut short, or of which nobody can have reported yet.

    What is about a year is a report on it, or states that there was none.
    """
    for path, line, event in rows:
        if not isinstance(event, OfYear):
            continue
        if not _FIRST_YEAR <= event.year <= date.max.year:
            says = f"expected a year of four digits, got {event.year}"
            yield Fault.at(path, line, "year", says)
        elif event.date.latest.year < event.year and not isinstance(event, Statement):
            says = f"expected one that had begun by {event.date}, got {event.year}"
            yield Fault.at(path, line, "year", says)
