"""The yearly reports on how far an action plan has got, meeting by meeting.

The Declaration calls them a necessary tool (CCM/CONF/2015/7, annex I, para. 9). The
President writes them, with the help of the support unit (annex IV, para. 9(d)).
"""

from __future__ import annotations

import attrs

from ccm.support.course import taken_by
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = ["ProgressReport", "progress_reports"]


@attrs.define(frozen=True, kw_only=True)
class ProgressReport(Entry):
    """A report on progress that lay before a meeting.

    Attributes:
        meeting: Label of the meeting.
        name: What it is called, or what it measures.
        plan: Title of the action plan that it follows.
        by: Who submitted it, where that is told.
        papers: Symbols under which it lay before the meeting, where they are known.
    """

    meeting: str
    name: str
    plan: str
    by: str = ""
    papers: tuple[str, ...] = ()


def progress_reports(view: Roster, plan: str = "") -> tuple[ProgressReport, ...]:
    """Return the reports that lay before meetings which had closed by the day.

    Args:
        view: The record on a day.
        plan: Title of an action plan; any, if empty.

    >>> from datetime import date
    >>> import ccm
    >>> for row in progress_reports(ccm.as_of(date(2016, 1, 1))):
    ...     print(row.papers[0], "-", row.by)
    CCM/CONF/2015/3 - President of the Fifth Meeting
    CCM/CONF/2015/6 - President-designate of the First Review Conference
    """
    rows = heard(table("progress_reports", ProgressReport), view)
    return tuple(
        row for row in rows if plan in ("", row.plan) and taken_by(row.meeting, view)
    )
