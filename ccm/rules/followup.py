"""Applying a duty that follows performance of another to a case."""

from __future__ import annotations

from datetime import date

from ccm.facts import Event, Meeting, MeetingKind
from ccm.rules.case import Answer, Case, beyond, name_of
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Deadline, Missing
from ccm.rules.shapes import FollowUp
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_follow_up", "next_meeting"]


def next_meeting(norm: FollowUp, case: Case, day: date) -> Meeting | None:
    """Return the last sitting of the first meeting that opens on or after a day."""
    literal = case.reading.declaration_forum == "meetings of States Parties only"
    kinds = (MeetingKind.MSP,) if literal else norm.meetings
    ahead = sorted(
        (
            m
            for m in case.record.meetings
            if m.kind in kinds and m.opens.earliest >= day
        ),
        key=lambda meeting: meeting.opens.earliest,
    )
    return case.record.sittings(ahead[0].label)[-1] if ahead else None


def apply_follow_up(norm: FollowUp, case: Case) -> Answer:
    """Return where the State stands under a duty that follows another."""
    occasion = _occasion(norm, case)
    if occasion is None:
        claim = f"the record holds no event that raises it: {name_of(norm.follows)}"
        step = Explanation(claim, Truth.FALSE, norm.provision)
        return Answer(possible=frozenset({Status.NOT_APPLICABLE}), because=(step,))
    raised = Explanation(
        f"{name_of(norm.follows)}: {occasion.date}",
        occasion.date,
        norm.provision,
        case.accounts((occasion,)),
    )
    meeting = next_meeting(norm, case, occasion.date.latest)
    if meeting is None:
        claim = "the next meeting is not yet in the record"
        step = Explanation(claim, Truth.UNKNOWN, norm.provision)
        return Answer(possible=frozenset({Status.OUTSTANDING}), because=(raised, step))
    due = meeting.closes
    expected = Explanation(
        f"due at the next meeting, {meeting.label}, which closes {due}",
        due,
        norm.provision,
        (),
        (raised,),
        ("declaration_forum",),
    )
    made = [
        event
        for event in case.heard(norm.fulfilled_by)
        if event.date.possibly_by(case.on)
        and event.date.latest >= occasion.date.earliest
    ]
    possible, step, missing = _judged(norm, case, due.latest, made)
    if not occasion.date.surely_by(case.on):
        possible |= {Status.NOT_APPLICABLE}
        gap = f"the day of: {occasion.detail()} (known: {occasion.date})"
        missing = (Missing(gap, Cause.PARTIAL_DATE), *missing)
    return Answer(
        possible=possible,
        because=(expected, step),
        deadline=Deadline(
            due.day, due.day, (), tuple(dict.fromkeys((due.earliest, due.latest)))
        ),
        fulfilled_on=made[0].date if made and len(possible) == 1 else None,
        missing=missing,
    )


def _occasion(norm: FollowUp, case: Case) -> Event | None:
    last: Event | None = None
    for event in case.heard(norm.follows, norm.undone_by):
        if isinstance(event, norm.follows):
            last = event if event.date.possibly_by(case.on) else last
        elif event.date.surely_by(case.on):
            last = None
    return last


def _judged(
    norm: FollowUp, case: Case, due: date, made: list[Event]
) -> tuple[frozenset[Status], Explanation, tuple[Missing, ...]]:
    if made:
        event = made[0]
        statuses = set[Status]()
        if event.date.earliest <= due:
            statuses.add(Status.FULFILLED)
        if event.date.latest > due:
            statuses.add(Status.FULFILLED_LATE)
        if not event.date.surely_by(case.on):
            statuses.add(Status.OUTSTANDING if case.on <= due else Status.OVERDUE)
        step = Explanation(
            f"declared: {event.date}",
            event.date,
            norm.provision,
            case.accounts((event,)),
        )
        gap = Missing(
            f"the day of: {event.detail()} (known: {event.date})", Cause.PARTIAL_DATE
        )
        return frozenset(statuses), step, (gap,) if len(statuses) > 1 else ()
    claim = f"the record holds no {name_of(norm.fulfilled_by)}"
    if case.on <= due:
        step = Explanation(claim, Truth.FALSE, norm.provision)
        return frozenset({Status.OUTSTANDING}), step, ()
    if case.absence_counts(norm.id):
        step = Explanation(claim, Truth.FALSE, norm.provision)
        return frozenset({Status.OVERDUE}), step, ()
    step = Explanation(claim, Truth.UNKNOWN, norm.provision)
    gap = beyond("whether the declaration was made", case, norm.id)
    late = {Status.OVERDUE, Status.FULFILLED, Status.FULFILLED_LATE}
    return frozenset(late), step, (gap,)
