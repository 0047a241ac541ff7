"""Every change of an answer, with the day from which it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ccm.dates import Timeline
from ccm.duties.cells import row_of
from ccm.duties.homes import rule_of
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.rules import Finding, Norm
from ccm.rules.finding import Cell
from ccm.view import AsOf, as_of
from ccm.view.roster import a_day

__all__ = ["last_day", "timeline"]


def timeline(
    state: str | State,
    obligation: str | Norm,
    *,
    until: date | None = None,
    view: AsOf | None = None,
) -> Timeline[Finding]:
    """Return every change of an answer, each with the day from which it holds.

    That is: of what is possible, of the deadline, of when it was performed, and of
    whether a breach is shown. Asked for a day, it gives the finding of that day with
    its reasons, also of a day after its last.

    Args:
        state: The State.
        obligation: The obligation.
        until: Last day to look at. If None, the last on which the answer can
            change; for a yearly duty, the last of which the record speaks.
        view: Whose record, reading and trust to use; the packaged record if
            None. Its day does not matter.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: *until* is no day, or is before the treaty.

    >>> for span in timeline("NOR", "art4"):
    ...     print(span.start, span.value.status)
    2008-12-03 not bound
    2010-08-01 outstanding
    2013-09-01 undetermined
    2013-09-30 fulfilled
    """
    view = view or as_of(date.min)
    norm = view.treaty.norm(obligation) if isinstance(obligation, str) else obligation
    found = view.state(state)
    first = view.treaty.signature.opens
    last = last_day(view, found, norm) if until is None else a_day(until, "until")
    if last < first:
        msg = f"until: expected {first} or later, got {last}"
        raise InvalidValueError(msg)
    spans = list(row_of(view.roll, found, norm).stretches(first, last))
    reached = date.fromordinal(spans[-1][1])
    return Timeline(
        tuple((day, Finding(day, cell)) for day, cell in _starts(spans)),
        until=None if reached == date.max else reached,
        asked=partial(_on, view, found, norm),
    )


def _starts(spans: list[tuple[int, int, Cell]]) -> Iterator[tuple[date, Cell]]:
    for first, _, cell in spans:
        yield date.fromordinal(first), cell


def _on(view: AsOf, state: State, norm: Norm, day: date) -> Finding:
    return view.at(day).assess(state, norm)


def last_day(view: AsOf, state: State, norm: Norm) -> date:
    """Return the last day of a timeline: yearly duties turn for ever."""
    if not rule_of(norm).yearly:
        return date.max
    days = [e.date.latest for e in view.record.events]
    begun = [each.in_force_from for each in view.roll.standings(state)]
    return max(view.treaty.signature.opens, *filter(None, begun), *days)
