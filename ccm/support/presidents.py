"""Who presides, from when to when (CCM/CONF/2015/7, para. 29)."""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import Meeting, MeetingKind, Record, Session, Source, State
from ccm.meetings import forums
from ccm.rules import Cause, Explanation, Missing, Truth, as_read
from ccm.rules.bearing import come_by, sitting_of, span_of, truth_of
from ccm.rules.courses import Course, When, every_course, moment, moved
from ccm.rules.lapse import eve, morrow
from ccm.support.course import (
    FOUNDING,
    PUBLISHED,
    cited,
    closing,
    following,
    formal,
    in_force,
    opening,
    session,
    taken_by,
)
from ccm.support.tables import Entry, heard, joined, table
from ccm.view.roster import Roster

__all__ = [
    "Designation",
    "Presidency",
    "Tenure",
    "designated",
    "designations",
    "presidency",
    "presiding",
    "tenures",
]

_RULE = "CCM/CONF/2015/7, para. 29"


@attrs.define(frozen=True, kw_only=True)
class Designation(Entry):
    """Who presided over a meeting, or is to.

    Attributes:
        meeting: Label of the meeting.
        state: The State whose representative presides.
        designated_by: Label of the meeting that designated it; empty where the
            record does not say.
        begins: First day of the term, where a decision names it.
    """

    meeting: str
    state: State
    designated_by: str = ""
    begins: PartialDate | None = None


@attrs.define(frozen=True, kw_only=True)
class Tenure:
    """A term of office.

    Attributes:
        meeting: Label of the meeting that the President prepares and chairs.
        follows: Label of the meeting before it.
        state: The State that presides; None where the record does not say.
        first: First whole day: the morrow of the previous meeting's last day,
            or the day that a decision names.
        last: Last day of the meeting.
        source: Where the days come from.
        doubt: What the record lacks to be sure of the days; empty if nothing.
    """

    meeting: str
    follows: str
    state: State | None
    first: When = attrs.field(eq=span_of)
    last: When = attrs.field(eq=span_of)
    source: tuple[Source, ...]
    doubt: str = ""

    @property
    def begins(self) -> PartialDate:
        """The first whole day as it is shown, a range where it is in doubt."""
        return span_of(self.first)

    @property
    def ends(self) -> PartialDate:
        """The last day, likewise."""
        return span_of(self.last)

    def runs(self, course: Course, on: date) -> bool:
        """Tell whether it runs on a day, in a course of events."""
        return course.no_later(self.first, on) and course.no_later(on, self.last)


@attrs.define(frozen=True, kw_only=True)
class Presidency:
    """Who presides on a day.

    Attributes:
        on: The day asked about.
        state: The State; None if no term runs, or the record cannot say.
        tenure: The term that runs; None if none does.
        explanation: The reasons.
        missing: What the record lacks to be sure.
    """

    on: date
    state: State | None
    tenure: Tenure | None
    explanation: Explanation
    missing: tuple[Missing, ...] = ()

    def to_dict(self) -> ccm.support_records.PresidencyRow:
        """Return it as in JSON: the State and its term."""
        return ccm.support_records.presidency_row(self)


def designations(view: Roster) -> dict[str, Designation]:
    """Return who presided over which meeting, by the meeting's label.

    Where no source says when that was known, it counts as known with the meeting.

    >>> import ccm
    >>> papers = ccm.as_of(date(2016, 6, 1), known_by=date(2015, 12, 31))
    >>> sorted(designations(papers))
    ['1MSP', '1RC', '2MSP', '3MSP', '4MSP', '5MSP', '6MSP']
    """
    rows = heard(table("presidencies", Designation), view)
    return {row.meeting: row for row in rows if _is_known(row, view)}


def _is_known(row: Designation, view: Roster) -> bool:
    if view.known_by is None or row.known is not None:
        return True
    return _has_opened(row.meeting, view.record, view.known_by)


def _has_opened(label: str, record: Record, by: date) -> bool:
    """Tell whether a meeting had surely opened by a day."""
    sittings = record.sittings(label)
    if not sittings:
        return False
    return come_by(sitting_of(sittings[0]).opens, by) is Truth.TRUE


def designated(view: Roster) -> tuple[Designation, ...]:
    """Return whom meetings had named by the day for meetings that are still ahead.

    >>> import ccm
    >>> for row in designated(ccm.as_of(date(2015, 3, 1))):
    ...     print(row.state, row.meeting)
    Croatia 1RC
    """
    return tuple(
        row
        for row in designations(view).values()
        if row.designated_by
        and taken_by(row.designated_by, view)
        and not _has_opened(row.meeting, view.record, view.on)
    )


def presiding(view: Roster, label: str) -> State | None:
    """Return who presides over a meeting, as far as that was known on the day.

    None where the record does not say, or the meeting is ahead and nobody has been
    named for it.
    """
    named = designations(view).get(label)
    if named is None:
        return None
    known = _has_opened(label, view.record, view.on) or named in designated(view)
    return named.state if known else None


def tenures(view: Roster) -> tuple[Tenure, ...]:
    """Return the terms of office since the First Review Conference, in order.

    A term runs from the end of the last day of one meeting to the last day of
    the next. For the Sixth Meeting the Conference named 1 January 2016, so no
    term covers the days from its own end until then. Empty before the
    Conference closed, whose decision it is.

    >>> import ccm
    >>> first = tenures(ccm.as_of(date(2016, 6, 1)))[0]
    >>> first.state.alpha3, str(first.begins), str(first.ends)
    ('NLD', '2016-01-01', '2016-09-07')
    """
    if not in_force(view):
        return ()
    chaired = following(view.record, FOUNDING, *forums(view.reading))
    before = (session(view.record, FOUNDING), *chaired)
    known = designations(view)
    return tuple(
        _tenure(meeting, previous, known.get(meeting.label))
        for previous, meeting in zip(before, chaired, strict=False)
    )


def _tenure(meeting: Session, previous: Session, named: Designation | None) -> Tenure:
    first: When = moved(closing(previous), morrow)
    printed = named.begins if named else None
    if printed is not None:
        first = moment((meeting.label, "begins"), printed)
    is_conference = previous.sittings[0].kind is MeetingKind.RC
    doubt = f"whether {previous.label} set another first day"
    return Tenure(
        meeting=meeting.label,
        follows=previous.label,
        state=named.state if named else None,
        first=first,
        last=closing(meeting),
        source=(*cited("para. 29"), *(named.source if named else ())),
        doubt=doubt if is_conference and not printed else "",
    )


def presidency(view: Roster) -> Presidency:
    """Return who presides on the day of the view.

    Between two terms nobody is named, and `Reading.vacant_presidency` says
    whether the last President is taken to stay. Before the decision of the
    First Review Conference the record says only who presided over a meeting
    while it sat.

    >>> import ccm
    >>> print(presidency(ccm.as_of(date(2016, 3, 1))).state)
    Netherlands (Kingdom of the)
    >>> gap = presidency(ccm.as_of(date(2015, 10, 1)))
    >>> gap.state, str(gap.missing[0])
    (None, 'who presided from 2015-09-12 to 2015-12-31 (not reported)')
    """
    known = tenures(view)

    def running(course: Course) -> Tenure | None:
        return next((each for each in known if each.runs(course, view.on)), None)

    found = list(dict.fromkeys(every_course(running).outcomes))
    held = [tenure for tenure in known if tenure in found]
    if held:
        return _in_office(held[0], view, sure=len(found) == 1)
    return _sitting(view) or _vacant(view)


def _in_office(tenure: Tenure, view: Roster, *, sure: bool) -> Presidency:
    days = f"the days of the term ({tenure.begins} to {tenure.ends})"
    gaps = {
        Missing(tenure.doubt, Cause.DECISION_NOT_RECORDED): bool(tenure.doubt),
        Missing(days, Cause.PARTIAL_DATE): not sure,
        Missing(
            f"who presides over {tenure.meeting}", Cause.NOT_REPORTED
        ): not tenure.state,
    }
    who = tenure.state or "the President"
    end = f"the end of {tenure.meeting}, {tenure.ends}"
    claim = f"{who} presides from {tenure.begins} to {end}"
    read = as_read(view.reading, "declaration_forum")
    because = (read,) if _is_read(tenure, view) else ()
    return Presidency(
        on=view.on,
        state=tenure.state if sure else None,
        tenure=tenure,
        explanation=Explanation(claim, provision=_RULE, because=because),
        missing=tuple(gap for gap, applies in gaps.items() if applies),
    )


def _is_read(tenure: Tenure, view: Roster) -> bool:
    """Tell whether a later Review Conference bounds the term, or falls into it."""
    return any(
        conference.label == tenure.follows or _can_fall(conference, tenure)
        for conference in following(view.record, FOUNDING, MeetingKind.RC)
    )


def _can_fall(conference: Session, tenure: Tenure) -> bool:
    """Tell whether a conference can open while a tenure runs."""
    opens = opening(conference)

    def falls(course: Course) -> bool:
        begun = course.no_later(tenure.first, opens)
        return begun and course.no_later(opens, tenure.last)

    return truth_of(falls) is not Truth.FALSE


def _sitting(view: Roster) -> Presidency | None:
    """Return who presides over the meeting that sits on a day without a term."""
    for meeting in formal(view.record):
        named = designations(view).get(meeting.label)
        if named and any(_covers(sitting, view.on) for sitting in meeting.sittings):
            claim = f"{named.state} presides over {meeting.label}, which sits"
            place = joined(named.source)
            return Presidency(
                on=view.on,
                state=named.state,
                tenure=None,
                explanation=Explanation(claim, provision=place),
            )
    return None


def _covers(sitting: Meeting, day: date) -> bool:
    days = sitting_of(sitting)

    def sits(course: Course) -> bool:
        return course.no_later(days.opens, day) and course.no_later(day, days.closes)

    return truth_of(sits) is Truth.TRUE


def _vacant(view: Roster) -> Presidency:
    """Return why nobody is known to preside."""
    known = tenures(view)
    ahead = [each for each in known if come_by(each.first, view.on) is Truth.FALSE]
    if not ahead:
        return _unruled(view)
    tenure = ahead[0]
    since = moved(closing(session(view.record, tenure.follows)), morrow)
    gap = f"{span_of(since)} to {span_of(moved(tenure.first, eve))}"
    stays = view.reading.vacant_presidency == "last President stays"
    last = designations(view).get(tenure.follows) if stays else None
    missing = Missing(f"who presided from {gap}", Cause.NOT_REPORTED)
    read = as_read(view.reading, "vacant_presidency")
    claim = f"no term covers {gap}"
    return Presidency(
        on=view.on,
        state=last.state if last else None,
        tenure=None,
        explanation=Explanation(claim, provision=_RULE, because=(read,)),
        missing=() if last else (missing,),
    )


def _unruled(view: Roster) -> Presidency:
    """Return that the day, or what was known, lies outside of the rule."""
    what, why = "the next meeting", f"no term on record covers {view.on}"
    if not taken_by(FOUNDING, view):
        what = f"who presided before {FOUNDING}"
        why = (
            f"terms are ruled from the end of {FOUNDING}; of {view.on} they say nothing"
        )
    elif not in_force(view):
        what = f"what {FOUNDING} decided on the term"
        why = f"the report of {FOUNDING} was published on {PUBLISHED}"
    gap = Missing(what, Cause.BEYOND_THE_RECORD)
    reason = Explanation(why, provision=_RULE)
    return Presidency(
        on=view.on, state=None, tenure=None, explanation=reason, missing=(gap,)
    )
