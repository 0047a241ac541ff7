"""Who presides, from when to when (CCM/CONF/2015/7, para. 29)."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.facts import Meeting, MeetingKind, Session, Source, State
from ccm.meetings import forums
from ccm.roster import Roster
from ccm.rules import Cause, Explanation, Missing, as_read
from ccm.support.course import (
    FOUNDING,
    PUBLISHED,
    cited,
    following,
    formal,
    in_force,
    session,
    taken_by,
)
from ccm.support.tables import Entry, heard, joined, table

__all__ = ["Designation", "Presidency", "Term", "designations", "presidency", "terms"]

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
class Term:
    """A term of office.

    Attributes:
        meeting: Label of the meeting that the President prepares and chairs.
        follows: Label of the meeting before it.
        state: The State that presides; None where the record does not say.
        begins: First whole day: the morrow of the previous meeting's last day,
            or the day that a decision names.
        ends: Last day of the meeting.
        source: Where the days come from.
        doubt: What the record lacks to be sure of the days; empty if nothing.
    """

    meeting: str
    follows: str
    state: State | None
    begins: PartialDate
    ends: PartialDate
    source: tuple[Source, ...]
    doubt: str = ""


@attrs.define(frozen=True, kw_only=True)
class Presidency:
    """Who presides on a day.

    Attributes:
        on: The day asked about.
        state: The State; None if no term runs, or the record cannot say.
        term: The term that runs; None if none does.
        explanation: The reasons.
        missing: What the record lacks to be sure.
    """

    on: date
    state: State | None
    term: Term | None
    explanation: Explanation
    missing: tuple[Missing, ...] = ()


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
    sittings = view.record.sittings(row.meeting)
    return bool(sittings) and sittings[0].opens.surely_by(view.known_by)


def terms(view: Roster) -> tuple[Term, ...]:
    """Return the terms of office since the First Review Conference, in order.

    A term runs from the end of the last day of one meeting to the last day of
    the next. For the Sixth Meeting the Conference named 1 January 2016, so no
    term covers the days from its own end until then. Empty before the
    Conference closed, whose decision it is.

    >>> import ccm
    >>> first = terms(ccm.as_of(date(2016, 6, 1)))[0]
    >>> first.state.alpha3, str(first.begins), str(first.ends)
    ('NLD', '2016-01-01', '2016-09-07')
    """
    if not in_force(view):
        return ()
    chaired = following(view.record, FOUNDING, *forums(view.reading))
    before = (session(view.record, FOUNDING), *chaired)
    known = designations(view)
    return tuple(
        _term(meeting, previous, known.get(meeting.label))
        for previous, meeting in zip(before, chaired, strict=False)
    )


def _term(meeting: Session, previous: Session, named: Designation | None) -> Term:
    printed = named.begins if named else None
    is_conference = previous.sittings[0].kind is MeetingKind.RC
    doubt = f"whether {previous.label} set another first day"
    return Term(
        meeting=meeting.label,
        follows=previous.label,
        state=named.state if named else None,
        begins=printed or _moved(previous.closes, 1),
        ends=meeting.closes,
        source=(*cited("para. 29"), *(named.source if named else ())),
        doubt=doubt if is_conference and not printed else "",
    )


def _moved(day: PartialDate, days: int) -> PartialDate:
    by = timedelta(days=days)
    return PartialDate(day.earliest + by, day.latest + by)


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
    running = [
        term
        for term in terms(view)
        if term.begins.possibly_by(view.on) and term.ends.latest >= view.on
    ]
    if running:
        return _in_office(running[0], view, alone=len(running) == 1)
    return _sitting(view) or _vacant(view)


def _in_office(term: Term, view: Roster, *, alone: bool) -> Presidency:
    covers = term.begins.surely_by(view.on) and term.ends.earliest >= view.on
    sure = alone and covers
    days = f"the days of the term ({term.begins} to {term.ends})"
    gaps = {
        Missing(term.doubt, Cause.DECISION_NOT_RECORDED): bool(term.doubt),
        Missing(days, Cause.PARTIAL_DATE): not sure,
        Missing(
            f"who presides over {term.meeting}", Cause.NOT_REPORTED
        ): not term.state,
    }
    who = term.state or "the President"
    claim = (
        f"{who} presides from {term.begins} to the end of {term.meeting}, {term.ends}"
    )
    read = as_read(view.reading, "declaration_forum")
    because = (read,) if _is_read(term, view) else ()
    return Presidency(
        on=view.on,
        state=term.state if sure else None,
        term=term,
        explanation=Explanation(claim, provision=_RULE, because=because),
        missing=tuple(gap for gap, applies in gaps.items() if applies),
    )


def _is_read(term: Term, view: Roster) -> bool:
    """Tell whether a later Review Conference bounds the term, or falls into it."""
    return any(
        conference.label == term.follows
        or term.begins.earliest <= conference.opens.earliest <= term.ends.latest
        for conference in following(view.record, FOUNDING, MeetingKind.RC)
    )


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
                term=None,
                explanation=Explanation(claim, provision=place),
            )
    return None


def _covers(sitting: Meeting, day: date) -> bool:
    return sitting.opens.surely_by(day) and sitting.closes.earliest >= day


def _vacant(view: Roster) -> Presidency:
    """Return why nobody is known to preside."""
    ahead = [term for term in terms(view) if term.begins.earliest > view.on]
    if not ahead:
        return _unruled(view)
    term = ahead[0]
    ended = session(view.record, term.follows).closes
    gap = f"{_moved(ended, 1)} to {_moved(term.begins, -1)}"
    stays = view.reading.vacant_presidency == "last President stays"
    last = designations(view).get(term.follows) if stays else None
    missing = Missing(f"who presided from {gap}", Cause.NOT_REPORTED)
    read = as_read(view.reading, "vacant_presidency")
    claim = f"no term covers {gap}"
    return Presidency(
        on=view.on,
        state=last.state if last else None,
        term=None,
        explanation=Explanation(claim, provision=_RULE, because=(read,)),
        missing=() if last else (missing,),
    )


def _unruled(view: Roster) -> Presidency:
    """Return that the day, or what was known, lies outside of the rule."""
    what, why = "the next meeting", f"no term is known; {view.on} lies outside"
    if not taken_by(FOUNDING, view):
        what = f"who presided before {FOUNDING}"
        why = f"terms are ruled from the end of {FOUNDING}; {view.on} lies outside"
    elif not in_force(view):
        what = f"what {FOUNDING} decided on the term"
        why = f"the report of {FOUNDING} was published on {PUBLISHED}"
    gap = Missing(what, Cause.BEYOND_THE_RECORD)
    reason = Explanation(why, provision=_RULE)
    return Presidency(
        on=view.on, state=None, term=None, explanation=reason, missing=(gap,)
    )
