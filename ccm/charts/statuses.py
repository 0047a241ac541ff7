"""How a State stood over the years, and how each status is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ccm.duties.cells import row_of
from ccm.facts import State
from ccm.rules import Norm, Status
from ccm.rules.finding import Cell
from ccm.rules.status import IN_TIME_OR_LATE
from ccm.view import AsOf

__all__ = ["INK_OF", "key_of", "stood"]

INK_OF: dict[str, str] = {
    str(Status.FULFILLED): "done",
    IN_TIME_OR_LATE: "either",
    str(Status.FULFILLED_LATE): "late",
    str(Status.OUTSTANDING): "open",
    str(Status.OVERDUE): "overdue",
    str(Status.UNDETERMINED): "doubt",
    str(Status.NOT_APPLICABLE): "none",
}
"""The ink of each status, as it is shown; in the order in which columns have them."""


def key_of(shown: Iterable[str]) -> dict[str, str]:
    """Return what the inks of some statuses stand for, in order."""
    used = {*shown}
    return {ink: status for status, ink in INK_OF.items() if status in used}


def stood(view: AsOf, state: State, norm: Norm) -> Iterator[tuple[date, date, Cell]]:
    """Yield how a State stood while it was bound, up to the day of a view.

    With the first and the last day of each stretch on which the answer is the same.
    """
    row, opens = row_of(view.roll, state, norm), view.treaty.signature.opens
    for start, end, cell in row.stretches(opens, view.on):
        if cell.status is not Status.NOT_BOUND:
            yield date.fromordinal(start), date.fromordinal(end), cell
