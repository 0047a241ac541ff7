"""What falls due around meetings, besides the obligations of the Convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Source
from ccm.roster import Roster, a_day
from ccm.rules import Session, Truth
from ccm.support.course import (
    FOUNDING,
    REVIEWING,
    cited,
    following,
    session,
    taken_by,
)
from ccm.support.decisions import Task, tasks
from ccm.support.documents import document_days
from ccm.support.procedures import PROCEDURES, Procedure

__all__ = ["SupportDue", "calendar"]


@attrs.define(frozen=True, kw_only=True)
class SupportDue:
    """Something that falls due.

    Attributes:
        due: The last day; a range where the meeting's days are not known, or
            where a meeting of several days is meant.
        id: The norm, such as ``isu.4``, ``documents`` or ``task``.
        meeting: Label of the meeting that it belongs to; empty if to none.
        who: Whose it is.
        text: What is to be done.
        source: Where that is said.
        done: Whether it was done by the day asked about; silence tells nothing.
        certain: Whether the record leaves no doubt that the rule still holds.
    """

    due: PartialDate
    id: str
    meeting: str
    who: str
    text: str
    source: tuple[Source, ...]
    done: Truth = Truth.UNKNOWN
    certain: bool = True


def calendar(
    view: Roster, *, until: date, since: date | None = None
) -> tuple[SupportDue, ...]:
    """Return what falls due around the meetings of the record, in order of days.

    Documents (8-4-4 weeks), the work plan, the budget, notices, reports and
    accounts of the support unit, and the tasks that meetings set. Nothing is
    due before the First Review Conference, which made these rules, has closed.
    Whether the Second changed the financial procedures is not in the record:
    what they ask for after it is marked as uncertain.

    Args:
        view: The record on a day; what meetings decide later does not count.
        until: Last day to look at.
        since: First day to look at; the day of the view if None.

    Raises:
        InvalidValueError: A day is no `datetime.date`, or *until* comes before
            the first day.

    >>> import ccm
    >>> then = ccm.as_of(date(2017, 6, 1))
    >>> for due in calendar(then, until=date(2017, 7, 31)):
    ...     print(due.due, due.meeting, due.id)
    2017-07-06 7MSP isu.4
    2017-07-10 7MSP documents.submission
    """
    first = view.on if since is None else a_day(since, "since")
    if a_day(until, "until") < first:
        msg = f"until: expected {first} or later, got {until}"
        raise InvalidValueError(msg)
    found = (
        due
        for due in _everything(view, until)
        if due.due.latest >= first and due.due.earliest <= until
    )
    return tuple(sorted(found, key=_order))


def _order(due: SupportDue) -> tuple[date, date, str, str]:
    return due.due.latest, due.due.earliest, due.meeting, due.id


def _everything(view: Roster, until: date) -> Iterator[SupportDue]:
    if not taken_by(FOUNDING, view):
        return
    for meeting in following(view.record, FOUNDING):
        yield from _documents(meeting, view)
        yield from _procedures(meeting, view)
    yield from _yearly(view, until)
    for task in tasks(view):
        if due := _task(task, view):
            yield due


def _documents(meeting: Session, view: Roster) -> Iterator[SupportDue]:
    days = document_days(view.record, meeting.label, view.reading)
    steps = {
        "submission": (days.submitted, "submit documents for the meeting"),
        "issue": (days.issued, "issue the documents, translated"),
    }
    for step, (due, text) in steps.items():
        yield SupportDue(
            due=due,
            id=f"documents.{step}",
            meeting=meeting.label,
            who="all who submit" if step == "submission" else "the Secretariat",
            text=text,
            source=cited("para. 35"),
        )


def _procedures(meeting: Session, view: Roster) -> Iterator[SupportDue]:
    for procedure in PROCEDURES:
        due = procedure.due(meeting, view.reading)
        if due is not None:
            sure = not _is_after_the_review(meeting.opens.latest, view)
            yield _falls_due(procedure, due, meeting.label, certain=sure)


def _falls_due(
    procedure: Procedure, due: PartialDate, meeting: str, *, certain: bool
) -> SupportDue:
    return SupportDue(
        due=due,
        id=procedure.id,
        meeting=meeting,
        who=procedure.clause.who,
        text=procedure.clause.what,
        source=procedure.source,
        certain=certain,
    )


def _is_after_the_review(day: date, view: Roster) -> bool:
    sittings = view.record.sittings(REVIEWING)
    return bool(sittings) and day > sittings[-1].closes.earliest


def _yearly(view: Roster, until: date) -> Iterator[SupportDue]:
    """Yield what each whole financial period since the procedures asks for."""
    adopted = session(view.record, FOUNDING).closes.latest
    for procedure in PROCEDURES:
        if not procedure.times:
            continue
        for year in range(adopted.year + 1, until.year + 1):
            end = date(year, 12, 31)
            sure = not _is_after_the_review(end, view)
            yield _falls_due(procedure, PartialDate.on(end), "", certain=sure)


def _task(task: Task, view: Roster) -> SupportDue | None:
    label = task.at or task.before
    if label and not view.record.sittings(label):
        return None
    return SupportDue(
        due=task.due(view),
        id="task",
        meeting=label,
        who=task.who,
        text=task.what,
        source=task.source,
        done=task.done(view),
    )
