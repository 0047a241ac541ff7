"""Applying a duty that follows performance of another to a case."""

from __future__ import annotations

from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, Meeting, MeetingKind
from ccm.rules.case import Answer, Case, beyond, name_of
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Deadline, Missing
from ccm.rules.progress import possible_last
from ccm.rules.shapes import FollowUp
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["apply_follow_up", "meetings_after"]


def meetings_after(norm: FollowUp, case: Case, when: PartialDate) -> list[Meeting]:
    """Return each meeting that can be the next one after a day in a range.

    Of a meeting in parts the last sitting is returned. Empty if the record has
    no meeting late enough for the last day of the range.
    """
    literal = case.reading.declaration_forum == "meetings of States Parties only"
    kinds = (MeetingKind.MSP,) if literal else norm.meetings
    first = {
        meeting.label: case.record.sittings(meeting.label)[0]
        for meeting in case.record.meetings
        if meeting.kind in kinds
    }
    if case.reading.declaration_papers == "one with time for papers":
        when = PartialDate(*map(norm.papers.after, (when.earliest, when.latest)))
    ahead = sorted(first.values(), key=lambda meeting: meeting.opens.earliest)
    ahead = [m for m in ahead if m.opens.earliest >= when.earliest]
    for count, meeting in enumerate(ahead, start=1):
        if meeting.opens.earliest >= when.latest:
            return [case.record.sittings(m.label)[-1] for m in ahead[:count]]
    return []


def apply_follow_up(norm: FollowUp, case: Case) -> Answer:
    """Return where the State stands under a duty that follows another."""
    chain = case.heard(norm.follows, norm.undone_by)
    lasts = possible_last(chain, case.on, lambda e: isinstance(e, norm.follows))
    answers = [
        _following(norm, case, last)
        if isinstance(last, norm.follows)
        else _no_occasion(norm)
        for last in lasts
    ]
    if len(answers) == 1:
        return answers[0]
    doubtful = [e for e in chain if e.date.possibly_by(case.on) and not e.date.day]
    days = tuple(_day_of(event) for event in doubtful)
    told = max(answers, key=lambda answer: len(answer.because))
    return attrs.evolve(
        told,
        possible=frozenset(s for answer in answers for s in answer.possible),
        fulfilled_on=None,
        missing=tuple(dict.fromkeys((*days, *told.missing))),
    )


def _no_occasion(norm: FollowUp) -> Answer:
    claim = f"the record holds no event that raises it: {name_of(norm.follows)}"
    step = Explanation(claim, Truth.FALSE, norm.provision)
    return Answer(possible=frozenset({Status.NOT_APPLICABLE}), because=(step,))


def _day_of(event: Event) -> Missing:
    fact = f"the day of: {event.detail()} (known: {event.date})"
    return Missing(fact, Cause.PARTIAL_DATE, told_by=(event,))


def _following(norm: FollowUp, case: Case, occasion: Event) -> Answer:
    raised = Explanation(
        f"{name_of(norm.follows)}: {occasion.date}",
        occasion.date,
        norm.provision,
        case.accounts((occasion,)),
    )
    made = [
        event
        for event in case.heard(norm.fulfilled_by)
        if event.date.possibly_by(case.on)
        and event.date.latest >= occasion.date.earliest
    ]
    last = min(occasion.date.latest, case.on)
    span = PartialDate(min(occasion.date.earliest, last), last)
    meetings = meetings_after(norm, case, span)
    if not meetings:
        return _no_meeting(norm, case, raised, made)
    closes = [meeting.closes for meeting in meetings]
    labels = " or ".join(meeting.label for meeting in meetings)
    ends = " or ".join(str(day) for day in closes)
    expected = Explanation(
        f"due at the next meeting, {labels}, which closes {ends}",
        closes[0] if len(closes) == 1 else None,
        norm.provision,
        (),
        (raised,),
        ("declaration_forum", "declaration_papers"),
    )
    days = sorted({day for close in closes for day in (close.earliest, close.latest)})
    judged = [_judged(norm, case, day, made) for day in days]
    missing = [gap for _, _, gaps in judged for gap in gaps]
    if len(closes) > 1:
        missing.insert(0, _day_of(occasion))
    possible = frozenset(s for statuses, _, _ in judged for s in statuses)
    day = days[0] if len(days) == 1 else None
    return Answer(
        possible=possible,
        because=(expected, judged[-1][1]),
        deadline=Deadline(day, day, (), tuple(days)),
        fulfilled_on=made[0].date if made and len(possible) == 1 else None,
        missing=tuple(dict.fromkeys(missing)),
    )


def _no_meeting(
    norm: FollowUp, case: Case, raised: Explanation, made: list[Event]
) -> Answer:
    if made:
        possible, step, missing = _judged(norm, case, date.max, made)
        gap = Missing("the days of the next meeting", Cause.BEYOND_THE_RECORD)
        return Answer(  # declared, and nobody can say whether in time
            possible=possible | {Status.FULFILLED_LATE},
            because=(raised, step),
            missing=(gap, *missing),
        )
    claim = "the next meeting is not yet in the record"
    chosen = ("declaration_forum", "declaration_papers")
    step = Explanation(claim, Truth.UNKNOWN, norm.provision, choices=chosen)
    return Answer(possible=frozenset({Status.OUTSTANDING}), because=(raised, step))


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
        gaps = (_day_of(event),) if len(statuses) > 1 else ()
        return frozenset(statuses), step, gaps
    claim = f"the record holds no {name_of(norm.fulfilled_by)}"
    if case.on <= due:
        step = Explanation(claim, Truth.FALSE, norm.provision)
        return frozenset({Status.OUTSTANDING}), step, ()
    if case.absence_counts(norm.id):
        step = Explanation(claim, Truth.FALSE, norm.provision)
        return frozenset({Status.OVERDUE}), step, ()
    step = Explanation(claim, Truth.UNKNOWN, norm.provision)
    fact = "whether the declaration was made"
    gap = beyond(fact, case, norm.id, (norm.fulfilled_by,))
    late = {Status.OVERDUE, Status.FULFILLED, Status.FULFILLED_LATE}
    return frozenset(late), step, (gap,)
