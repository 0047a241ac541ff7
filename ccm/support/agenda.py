"""What falls due around meetings, besides the obligations of the Convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Meeting, Session, Source
from ccm.phrases import many
from ccm.rules import Explanation, Reading, Truth, as_read
from ccm.rules.bearing import come_by, sitting_of, truth_of
from ccm.rules.courses import Course, When, moment
from ccm.support.course import (
    FOUNDING,
    REVIEWING,
    cited,
    closing,
    following,
    in_force,
    opening,
    session,
)
from ccm.support.decided import Task, tasks
from ccm.support.documents import document_days
from ccm.support.presidents import Tenure, tenures
from ccm.support.procedures import PROCEDURES, Procedure
from ccm.support.tables import joined
from ccm.view.roster import Roster, a_day

__all__ = ["SupportDue", "calendar"]


def _untold(due: SupportDue) -> Truth:
    what = f"{due.id} {due.meeting}".strip()
    return Truth.UNKNOWN.because(lambda: f"{what}: no source says whether it was done")


@attrs.define(frozen=True, kw_only=True)
class SupportDue:
    """Something that falls due, or happens, around a meeting.

    Attributes:
        due: The last day; a range where the days of a meeting are not known, or
            where a meeting of several days is meant.
        id: What it is: a norm such as ``isu.4``, ``documents.submission``,
            ``documents.issue``, ``meeting``, ``presidency``, or ``task``.
        meeting: Label of the meeting that it belongs to; empty if to none.
        who: Whose it is.
        text: What is to be done.
        source: Where that is said.
        explanation: How the day follows, and the readings that it rests on.
        done: Whether it was done by the day asked about; silence tells nothing.
        certain: Whether the record leaves no doubt that the rule still holds.
        turn: Which of several that are alike but for their day: the sitting of a
            meeting, the year of a procedure.
    """

    due: PartialDate
    id: str
    meeting: str
    who: str
    text: str
    source: tuple[Source, ...]
    explanation: Explanation
    done: Truth = attrs.field(default=attrs.Factory(_untold, takes_self=True))
    certain: bool = True
    turn: str = ""

    def to_dict(self) -> ccm.support_records.SupportDueRow:
        """Return it as in JSON: the day, who, and what."""
        return ccm.support_records.support_due_row(self)


def calendar(
    view: Roster, *, until: date, since: date | None = None
) -> tuple[SupportDue, ...]:
    """Return what falls due around the meetings of the record, in order of days.

    The meetings, terms of the presidency, documents (8-4-4 weeks), the work
    plan, the budget, notices, reports and accounts of the support unit, and the
    tasks that meetings set. Days count from those on which a meeting was held,
    not from those once planned. But for the meetings, nothing is due before the
    First Review Conference, which made these rules, has closed. Whether the
    Second changed the financial procedures is not in the record: what they ask
    for after it is marked as uncertain.

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
    ...     print(due.due, due.meeting, due.id, "-", due.explanation.claim)
    2017-07-06 7MSP isu.4 - 60 days before 7MSP opens on 2017-09-04
    2017-07-10 7MSP documents.submission - 8 weeks before 7MSP opens on 2017-09-04
    """
    first = view.on if since is None else a_day(since, "since")
    if a_day(until, "until") < first:
        msg = f"until: expected {first} or later, got {until}"
        raise InvalidValueError(msg)
    found = (due for due in _everything(view, until) if _can_fall(due, first, until))
    return tuple(sorted(found, key=_order))


def _can_fall(due: SupportDue, first: date, until: date) -> bool:
    """Tell whether something can fall due between two days."""
    when = moment((id(due), "due"), due.due)

    def falls(course: Course) -> bool:
        return course.no_later(first, when) and course.no_later(when, until)

    return truth_of(falls) is not Truth.FALSE


def _order(due: SupportDue) -> tuple[date, date, str, str]:
    return due.due.latest, due.due.earliest, due.meeting, due.id


def _everything(view: Roster, until: date) -> Iterator[SupportDue]:
    yield from (_held(sitting, view.on) for sitting in view.record.meetings)
    if not in_force(view):
        return
    yield from map(_handover, tenures(view))
    for meeting in following(view.record, FOUNDING):
        yield from _documents(meeting, view)
        yield from _procedures(meeting, view)
    yield from _yearly(view, until)
    for task in tasks(view):
        label = task.at or task.before
        if not label or view.record.sittings(label):
            yield _task(task, view)


def _held(sitting: Meeting, on: date) -> SupportDue:
    days = PartialDate(sitting.opens.earliest, sitting.closes.latest)
    claim = f"{sitting.label} is held from {sitting.opens} to {sitting.closes}"
    return SupportDue(
        due=days,
        id="meeting",
        meeting=sitting.label,
        who="the States Parties",
        text=f"meet: {sitting.kind}, {sitting.place}",
        source=sitting.source,
        explanation=Explanation(claim, days),
        done=come_by(sitting_of(sitting).closes, on),
        turn=str(sitting.part),
    )


def _handover(tenure: Tenure) -> SupportDue:
    claim = f"the last day of {tenure.meeting}"
    return SupportDue(
        due=tenure.ends,
        id="presidency",
        meeting=tenure.meeting,
        who=str(tenure.state or "the President"),
        text="hand the presidency over",
        source=tenure.source,
        explanation=Explanation(claim, tenure.ends, joined(cited("para. 29"))),
    )


def _documents(meeting: Session, view: Roster) -> Iterator[SupportDue]:
    days = document_days(view.record, meeting.label, view.reading)
    make = partial(
        _ruled,
        meeting=meeting,
        source=cited("para. 35"),
        reading=view.reading,
        choice="document_weeks",
    )
    submit = "submit the documents of the meeting"
    issue = "issue the documents of the meeting, translated"
    yield make(days.submitted, "documents.submission", "all who submit", submit)
    yield make(days.issued, "documents.issue", "the Secretariat", issue)


def _procedures(meeting: Session, view: Roster) -> Iterator[SupportDue]:
    for procedure in PROCEDURES:
        due = procedure.due(meeting, view.reading)
        if due is None:
            continue
        found = _ruled(
            due,
            procedure.id,
            procedure.clause.who,
            procedure.clause.what,
            meeting=meeting,
            source=procedure.source,
            reading=view.reading,
            choice="days_before_meeting" if procedure.lead else "",
        )
        sure = _is_before_the_review_closed(opening(meeting), view)
        yield attrs.evolve(found, certain=sure)


def _ruled(  # noqa: PLR0913 - what falls due has that many parts
    due: PartialDate,
    name: str,
    who: str,
    text: str,
    *,
    meeting: Session,
    source: tuple[Source, ...],
    reading: Reading,
    choice: str,
) -> SupportDue:
    """Return what falls due before a meeting or, without a choice, in its course."""
    label, opens = meeting.label, meeting.opens
    claim = f"in the course of {label}, {opens} to {meeting.closes}"
    if choice:
        claim = f"{_ahead(due, meeting)} before {label} opens on {opens}"
    read = (as_read(reading, choice),) if choice else ()
    return SupportDue(
        due=due,
        id=name,
        meeting=label,
        who=who,
        text=text,
        source=source,
        explanation=Explanation(claim, due, joined(source), because=read),
    )


def _ahead(due: PartialDate, meeting: Session) -> str:
    """Return how long before the opening a day lies, in whole weeks where it can."""
    weeks, days = divmod((meeting.opens.earliest - due.earliest).days, 7)
    return many(7 * weeks + days, "day") if days else many(weeks, "week")


def _is_before_the_review_closed(when: When, view: Roster) -> bool:
    """Tell whether a moment surely comes by the end of the meeting that reviews."""
    sittings = view.record.sittings(REVIEWING)
    if not sittings:
        return True
    review = Session(REVIEWING, sittings)

    def comes(course: Course) -> bool:
        course.given(opening(review), closing(review))
        return course.no_later(when, closing(review))

    return truth_of(comes) is Truth.TRUE


def _yearly(view: Roster, until: date) -> Iterator[SupportDue]:
    """Yield what each whole financial period since the procedures asks for."""
    adopted = session(view.record, FOUNDING)
    first = adopted.closes.earliest.year + 1
    years = [
        year
        for year in range(first, until.year + 1)
        if come_by(closing(adopted), date(year - 1, 12, 31)) is Truth.TRUE
    ]
    counted = [procedure for procedure in PROCEDURES if procedure.times]
    yield from (_in_the_year(p, year, view) for p in counted for year in years)


def _in_the_year(procedure: Procedure, year: int, view: Roster) -> SupportDue:
    end = date(year, 12, 31)
    due = PartialDate.on(end)
    claim = f"{procedure.times} times in the financial period {year}, which ends then"
    return SupportDue(
        due=due,
        id=procedure.id,
        meeting="",
        who=procedure.clause.who,
        text=procedure.clause.what,
        source=procedure.source,
        explanation=Explanation(claim, due, joined(procedure.source)),
        certain=_is_before_the_review_closed(end, view),
        turn=str(year),
    )


def _task(task: Task, view: Roster) -> SupportDue:
    due, done = task.due(view), task.done(view)
    when = f"within {task.within}" if task.within else f"at {task.at}"
    said = Explanation(f"done: {task.performed}", done, joined(task.evidence))
    outcome = task.told(view)
    place = joined(task.outcome_source)
    told = (Explanation(outcome, done, place),) if outcome else ()
    return SupportDue(
        due=due,
        id="task",
        meeting=task.at or task.before,
        who=task.who,
        text=task.what,
        source=task.source,
        explanation=Explanation(
            f"set by {task.by}, {f'before {task.before}' if task.before else when}",
            due,
            joined(task.source),
            because=(said,) if done is Truth.TRUE else told,
        ),
        done=done,
    )
