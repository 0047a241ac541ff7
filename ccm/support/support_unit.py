"""The support unit besides its money: mandate, work plan, staff (annex IV)."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ccm.support.course import FOUNDING, taken_by
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = ["WorkPlanEntry", "WorkPlanPart", "isu_work_plan"]


class WorkPlanPart(StrEnum):
    """What an entry of the work plan is."""

    ORIGIN = "how it came about"
    MANDATE = "mandate"
    AIM = "aim"
    OBJECTIVE = "objective"
    TASK = "immediate task"
    RESULT = "expected result"
    ACTIVITY = "activity"
    ASSUMPTION = "assumption"
    STAFF = "staff"
    TRAVEL = "travel"
    IN_KIND = "in kind"
    LEVEL = "activity level"


@attrs.define(frozen=True, kw_only=True)
class WorkPlanEntry(Entry):
    """An entry of the work plan of the support unit for 2016 to 2020.

    Attributes:
        part: What it is.
        theme: The theme of an activity; empty for all else.
        text: What it says, in our own words.
    """

    part: WorkPlanPart
    theme: str = ""
    text: str


def isu_work_plan(
    view: Roster, part: WorkPlanPart | None = None, *, theme: str = ""
) -> tuple[WorkPlanEntry, ...]:
    """Return what the adopted work plan says, in order of annex IV.

    Args:
        view: The record on a day; nothing before the plan was adopted.
        part: Entries of this kind alone; all if None.
        theme: Activities of this theme alone; all if empty.

    >>> from datetime import date
    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> len(isu_work_plan(then, WorkPlanPart.MANDATE))
    6
    >>> isu_work_plan(then, theme="victim assistance")[1].text
    'encourage that victims take part in decisions'
    """
    if not taken_by(FOUNDING, view):
        return ()
    return tuple(
        entry
        for entry in heard(table("isu_work_plan", WorkPlanEntry), view)
        if part in (None, entry.part) and theme in ("", entry.theme)
    )
