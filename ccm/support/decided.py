"""What meetings decided on the work under the Convention, and whom they set a task."""

from __future__ import annotations

import attrs

import ccm
from ccm.convention.article11_meetings import MeetingPlan
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Source
from ccm.rules import Truth
from ccm.rules.bearing import come_by
from ccm.rules.courses import moment
from ccm.support.course import during, session, taken_by
from ccm.support.tables import Entry, heard, is_published, table
from ccm.view.roster import Roster

__all__ = [
    "Decision",
    "ReserveLevel",
    "Task",
    "decisions",
    "meeting_plans",
    "reserve_level",
    "tasks",
]


@attrs.define(frozen=True, kw_only=True)
class Decision(Entry):
    """What a meeting decided.

    Attributes:
        by: Label of the meeting.
        until: Label of the meeting up to which it holds; empty if without end.
        subject: What it is about, such as meetings, coordination or support unit.
        text: What was decided, in our own words.
        taken: The day on which it was taken, where that is printed.
        plenary: The plenary at which it was taken, likewise.
        documents: Symbols of the papers that were decided on.
    """

    by: str
    until: str = ""
    subject: str
    text: str
    taken: PartialDate | None = None
    plenary: int | None = None
    documents: tuple[str, ...] = ()

    def holds(self, view: Roster) -> bool:
        """Tell whether nothing on record has ended it by the day of the view."""
        return not self.until or not taken_by(self.until, view)

    def to_dict(self) -> ccm.support_records.DecisionRow:
        """Return it as in JSON: what was decided, when and where."""
        return ccm.support_records.decision_row(self)


@attrs.define(frozen=True, kw_only=True)
class Task(Entry):
    """What a meeting asked somebody to do, once.

    Attributes:
        id: Its name.
        by: Label of the meeting that set it.
        who: Whose task it is.
        what: What is to be done.
        within: How long it may take from the end of that meeting.
        at: Label of the meeting at which it is to be done.
        before: Label of the meeting before which it is to be done.
        performed: When it was done; None where no source says.
        evidence: Which source says so.
        outcome: What came of it, where a source tells that and not that it was done.
        outcome_by: Label of the meeting that says so.
        outcome_source: Where that is told.
        reported: When performance or outcome was published.

    Raises:
        InvalidValueError: Not exactly one of *within*, *at* and *before* is
            given, or performance or an outcome without its source.
    """

    id: str
    by: str
    who: str
    what: str
    within: Period | None = None
    at: str = ""
    before: str = ""
    performed: PartialDate | None = None
    evidence: tuple[Source, ...] = ()
    outcome: str = ""
    outcome_by: str = ""
    outcome_source: tuple[Source, ...] = ()
    reported: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if bool(self.within) + bool(self.at) + bool(self.before) != 1:
            msg = f"{self.id}: expected exactly one of within, at and before"
            raise InvalidValueError(msg)
        if (self.performed is None) != (not self.evidence):
            msg = "evidence: expected with performed, and only with it"
            raise InvalidValueError(msg)
        if not bool(self.outcome) == bool(self.outcome_by) == bool(self.outcome_source):
            msg = "outcome: expected with outcome_by and outcome_source, or neither"
            raise InvalidValueError(msg)

    def due(self, view: Roster) -> PartialDate:
        """Return the last day; for a task of a meeting, the days of the meeting.

        Raises:
            InvalidValueError: The record lacks the meeting.
        """
        if self.within is not None:
            end = session(view.record, self.by).closes
            rounding = view.reading.rounding
            return PartialDate(
                self.within.after(end.earliest, rounding=rounding),
                self.within.after(end.latest, rounding=rounding),
            )
        if self.at:
            return during(session(view.record, self.at))
        opens, eve = session(view.record, self.before).opens, Period(days=1)
        return PartialDate(eve.before(opens.earliest), eve.before(opens.latest))

    def done(self, view: Roster) -> Truth:
        """Tell whether it was done by the day of the view; silence tells nothing."""
        if self.performed is not None and is_published(self.reported, view.known_by):
            when = moment((self.id, "performed"), self.performed)
            if come_by(when, view.on) is Truth.TRUE:
                return Truth.TRUE
        why = f"{self.id}: no source says by {view.on} whether it was done"
        return Truth.UNKNOWN.because(lambda: why)

    def told(self, view: Roster) -> str:
        """Return what a meeting had said by the day of what came of it, if anything."""
        known = is_published(self.reported, view.known_by)
        said = known and self.outcome_by and taken_by(self.outcome_by, view)
        return f"{self.outcome_by}: {self.outcome}" if said else ""


@attrs.define(frozen=True, kw_only=True)
class ReserveLevel(Entry):
    """The level of the working capital reserve, in francs (annex V, para. 11).

    Attributes:
        set_by: Label of the Meeting that set it.
        francs: The level.
    """

    set_by: str
    francs: int


def decisions(view: Roster) -> tuple[Decision, ...]:
    """Return what meetings had decided by the day of the view, in order of paragraphs.

    Of the Second Review Conference and the meetings after it the record holds none.

    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> for decision in decisions(then)[2:4]:
    ...     print(decision.taken, decision.plenary, decision.text)
    2015-09-07 1 the rules of procedure apply mutatis mutandis
    2015-09-09 None the Dubrovnik Declaration is adopted
    """
    rows = heard(table("decisions", Decision), view)
    return tuple(row for row in rows if taken_by(row.by, view))


def tasks(view: Roster) -> tuple[Task, ...]:
    """Return the tasks that meetings had set by the day of the view.

    >>> import ccm
    >>> then = ccm.as_of(date(2016, 1, 1))
    >>> [(task.id, str(task.due(then))) for task in tasks(then)][1]
    ('synergies', '2017-09-11')
    """
    rows = heard(table("tasks", Task), view)
    return tuple(row for row in rows if taken_by(row.by, view))


def reserve_level(view: Roster) -> ReserveLevel | None:
    """Return the level of the reserve on the day; None if none was set."""
    rows = heard(table("reserve_levels", ReserveLevel), view)
    found = [row for row in rows if taken_by(row.set_by, view)]
    return found[-1] if found else None


def meeting_plans() -> tuple[MeetingPlan, ...]:
    """Return what Review Conferences decided on later meetings (Article 12(2)(b)).

    `ccm.convention.article11_meetings.yearly_meeting` takes them.

    >>> print(meeting_plans()[0])
    1RC decided on one meeting a year until 2RC (CCM/CONF/2015/7, para. 30(d))
    """
    return table("meeting_plans", MeetingPlan)
