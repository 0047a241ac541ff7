"""Applying a norm to a case: one call makes the answer and its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ccm.rules.case import Answer, Case
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Cause, Finding, Missing
from ccm.rules.followup import apply_follow_up
from ccm.rules.recurring import apply_recurring, due_days
from ccm.rules.shapes import Norm, Recurring, TimeBound
from ccm.rules.status import Status
from ccm.rules.timebound import apply_time_bound

__all__ = ["apply", "morrows", "turning_days"]

_DAY = timedelta(days=1)


def apply(norm: Norm, case: Case) -> Finding:
    """Return where the State stands under a norm, and why."""
    answer = _unbound(case) or _applied(norm, case)
    if case.standing.is_in_doubt(case.on):
        answer = _perhaps_withdrawn(answer, case)
    return answer.finding(case, norm.id, norm.provision, norm.duty)


def _applied(norm: Norm, case: Case) -> Answer:
    if isinstance(norm, TimeBound):
        return apply_time_bound(norm, case)
    if isinstance(norm, Recurring):
        return apply_recurring(norm, case)
    return apply_follow_up(norm, case)


def _unbound(case: Case) -> Answer | None:
    standing, on = case.standing, case.on
    begin = standing.in_force_from
    if begin is not None and begin <= on and not standing.ended_by(on):
        return None
    steps = tuple(step for step in (standing.entry, standing.exit) if step)
    if not steps:
        steps = (Explanation("the record holds no instrument of the State"),)
    return Answer(possible=frozenset({Status.NOT_BOUND}), because=steps)


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
        yield from (event.date.earliest, event.date.latest)
        yield from (event.date.earliest + _DAY, event.date.latest + _DAY)
    for meeting in case.record.meetings:
        yield from (meeting.closes.earliest + _DAY, meeting.closes.latest + _DAY)
    covered = case.record.covered_through(norm.id)
    if covered not in (date.min, date.max):
        yield covered + _DAY
    if isinstance(norm, Recurring) and standing.in_force_from:
        for _, due in due_days(norm, case, until):
            yield due
            yield due + _DAY


def morrows(finding: Finding) -> Iterator[date]:
    """Yield the days after each possible deadline of a finding."""
    if finding.deadline:
        for day in finding.deadline.candidates:
            yield day + _DAY
