"""Applying a norm to a case: one call makes the answer and its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.facts import Record
from ccm.rules.case import Answer, Case
from ccm.rules.deadlines import terms
from ccm.rules.explanation import Explanation
from ccm.rules.filing import decisions
from ccm.rules.finding import Cause, Finding, Missing
from ccm.rules.followup import apply_follow_up
from ccm.rules.occasional import apply_occasional, report_days
from ccm.rules.recurring import apply_recurring, due_days
from ccm.rules.shapes import (
    FollowUp,
    Norm,
    Occasional,
    Recurring,
    StandingDuty,
    TimeBound,
)
from ccm.rules.standing_duty import apply_standing_duty
from ccm.rules.starts import beginnings
from ccm.rules.status import Status
from ccm.rules.timebound import apply_time_bound

__all__ = ["apply", "morrows", "turning_days"]

_DAY = timedelta(days=1)


def apply(norm: Norm, case: Case) -> Finding:
    """Return where the State stands under a norm, and why."""
    answer = _unbound(norm, case) or _applied(norm, case)
    if _owes_last_reports(norm, case):
        answer = _last_reports(norm, case) or answer
    elif deferred := _deferred(case):
        answer = attrs.evolve(answer, because=(*answer.because, deferred))
    if case.standing.is_in_doubt(case.on):
        answer = _perhaps_withdrawn(answer, case)
    return answer.finding(case, norm.id, norm.provision, norm.duty)


def _deferred(case: Case) -> Explanation | None:
    """Return why a withdrawal has not taken effect, if that can be read otherwise."""
    leaving = case.standing.exit
    if leaving is None or not leaving.choices or case.standing.ended_by(case.on):
        return None
    told = all(event.bears_from <= case.on for event in leaving.evidence())
    return leaving if told else None


def _owes_last_reports(norm: Norm, case: Case) -> bool:
    """Tell whether a State that has left can owe reports, as the text is read."""
    standing = case.standing
    return (
        isinstance(norm, (Recurring, Occasional))
        and standing.ended_by(case.on)
        and standing.in_force_from is not None
        and case.reading.last_reports == "for its time as a Party"
    )


def _last_reports(norm: Norm, case: Case) -> Answer | None:
    """Return what a State that has left still owes; None if nothing."""
    answer = _applied(norm, case)
    if answer.deadline is None and Status.OVERDUE not in answer.possible:
        return None
    exits = (case.standing.exit,) if case.standing.exit else ()
    return attrs.evolve(answer, because=(*exits, *answer.because))


def _applied(norm: Norm, case: Case) -> Answer:
    if isinstance(norm, TimeBound):
        if norm.runs_from is not None:
            return _as_bound(apply_time_bound(norm, case), case)
        return apply_time_bound(norm, case)
    if isinstance(norm, Recurring):
        return apply_recurring(norm, case)
    if isinstance(norm, StandingDuty):
        return apply_standing_duty(norm, case)
    if isinstance(norm, Occasional):
        return apply_occasional(norm, case)
    return _as_bound(apply_follow_up(norm, case), case)


def _as_bound(answer: Answer, case: Case) -> Answer:
    """Return an answer that rests on no entry into force, save that the State is bound.

    Why it is comes last among the reasons.
    """
    entry = case.standing.entry
    if entry is None:
        return answer
    return attrs.evolve(answer, because=(*answer.because, entry))


def _unbound(norm: Norm, case: Case) -> Answer | None:
    standing, on = case.standing, case.on
    begin = standing.in_force_from
    if begin is not None and begin <= on and not standing.ended_by(on):
        return None
    if standing.provisionally(norm.id, on):
        return None
    because = list(_why_unbound(case))
    if isinstance(norm, (Recurring, Occasional)) and standing.ended_by(on):
        claim = f"reports that fall due later: {case.reading.last_reports}"
        because.append(Explanation(claim, choices=("last_reports",)))
    return Answer(possible=frozenset({Status.NOT_BOUND}), because=tuple(because))


def _why_unbound(case: Case) -> Iterator[Explanation]:
    """Yield the reasons that could be given on the day, and no later ones."""
    standing, on = case.standing, case.on
    deposit, entry = standing.deposit, standing.entry
    if deposit is None or not deposit.date.possibly_by(on):
        yield Explanation(f"no instrument of the State was deposited by {on}")
    elif entry is None or any(e.date.earliest > on for e in entry.evidence()):
        claim = f"the treaty is not yet in force on {on}"
        yield Explanation(claim, None, "", (deposit,))
    else:
        yield entry
    if case.leaves is not None and standing.exit:
        yield standing.exit


def _perhaps_withdrawn(answer: Answer, case: Case) -> Answer:
    gap = Missing(
        f"the day on which its withdrawal takes effect (known: {case.standing.ends})",
        Cause.PARTIAL_DATE,
    )
    exits = (case.standing.exit,) if case.standing.exit else ()
    return Answer(
        possible=answer.possible | {Status.NOT_BOUND},
        because=(*exits, *answer.because),
        deadline=answer.deadline,
        missing=(gap, *answer.missing),
        irregularities=answer.irregularities,
        breach=answer.breach,
    )


def turning_days(norm: Norm, case: Case, until: date) -> Iterator[date]:
    """Yield, unordered, every day up to *until* on which the answer can change.

    An answer changes only with an event, with the morrow of a deadline or of a
    meeting's close, and with entry into force and withdrawal.
    """
    standing = case.standing
    if standing.in_force_from:
        yield standing.in_force_from
    if standing.ends:
        yield from (standing.ends.earliest, standing.ends.latest)
    for event in case.dossier.events:
        for day in (event.date.earliest, event.date.latest):
            yield day
            yield from _morrow(day)
    yield from _of_the_record(norm, case.record)
    report = norm.reported_under if isinstance(norm, TimeBound) else None
    if report and standing.in_force_from:
        start = PartialDate.on(standing.in_force_from)
        yield from _morrow(terms(report, case, start)[0].due.latest)
    if isinstance(norm, TimeBound) and norm.runs_from:
        yield from _lapses(norm, case)
    for due in _due_days(norm, case, until):
        yield due
        yield from _morrow(due)


def _of_the_record(norm: Norm, record: Record) -> Iterator[date]:
    """Yield the days on which meetings and the record's own reach matter."""
    for meeting in record.meetings:
        if isinstance(norm, FollowUp):  # which meeting is the next one
            opens = meeting.opens.earliest
            for day in (opens, norm.papers.before(opens)):
                yield day
                yield from _morrow(day)
        yield from _morrow(meeting.closes.earliest)
        yield from _morrow(meeting.closes.latest)
    covered = record.covered_through(norm.id)
    if covered not in (date.min, date.max):
        yield from _morrow(covered)
    if (since := record.covered_from(norm.id)) != date.min:
        yield since


def _lapses(norm: TimeBound, case: Case) -> Iterator[date]:
    """Yield the morrow of each deadline of each period, whichever is told."""
    numbers = [decision.number for decision in decisions(norm, case)]
    for event in beginnings(norm, case):
        for number in (*numbers, None):
            for term in terms(norm, case, event.date, date.max, number):
                yield from _morrow(term.due.earliest)
                yield from _morrow(term.due.latest)


def _due_days(norm: Norm, case: Case, until: date) -> Iterator[date]:
    if isinstance(norm, Recurring) and case.standing.in_force_from:
        yield from (due for _, due in due_days(norm, case, until))
    if isinstance(norm, Occasional) and case.standing.in_force_from:
        yield from (due for _, due in report_days(norm, case, until))


def _morrow(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + _DAY


def morrows(finding: Finding) -> Iterator[date]:
    """Yield the days after each possible deadline of a finding."""
    if finding.deadline:
        for day in finding.deadline.candidates:
            yield from _morrow(day)
