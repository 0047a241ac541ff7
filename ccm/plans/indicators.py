"""By what an action is measured for one State."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date as Day

from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.plans.dues import Due, due_of, last_day_of
from ccm.plans.outcomes import Outcome
from ccm.plans.pursuit import Indication, Pursuit
from ccm.plans.traces import TRACES
from ccm.rules import Cause, Explanation, Missing, Status
from ccm.rules.bearing import Silence, day_of
from ccm.rules.courses import Course, Moment, When, every_course

__all__ = ["STATE_INDICATORS", "earliest", "possible_outcomes"]

_OF_STATUS = {
    Status.NOT_BOUND: Outcome.NOT_ADDRESSED,
    Status.NOT_APPLICABLE: Outcome.NOT_ADDRESSED,
    Status.OUTSTANDING: Outcome.NOT_YET_DUE,
    Status.FULFILLED: Outcome.MET,
    Status.FULFILLED_LATE: Outcome.MET_LATE,
    Status.OVERDUE: Outcome.MISSED,
}


def obligation(pursuit: Pursuit) -> Indication:
    """Measure by where the State stands under an obligation of the Convention."""
    assert pursuit.state  # noqa: S101 - asked of a State
    (subject,) = pursuit.aim.subject
    finding = pursuit.finding(pursuit.state, subject)
    due = last_day_of(finding)
    return Indication(
        possible=frozenset(
            _outcome(status, dated=due is not None) for status in finding.possible
        ),
        because=(finding.explanation,),
        due=due,
        done_on=finding.fulfilled_on,
        missing=finding.missing,
        irregularities=finding.irregularities,
    )


def _outcome(status: Status, *, dated: bool) -> Outcome:
    outcome = _OF_STATUS[status]
    if outcome is Outcome.NOT_YET_DUE and not dated:
        return Outcome.NOT_DONE
    return outcome


def step(pursuit: Pursuit) -> Indication:
    """Measure by whether a step is on record, and whether it was taken in time."""
    assert pursuit.state  # noqa: S101 - asked of a State
    (subject,) = pursuit.aim.subject
    trace, state = TRACES[subject], pursuit.state
    facts = pursuit.traces(state, trace)
    done = earliest(event.date for event in facts)
    due = due_of(pursuit)
    case = pursuit.duties.case(state)
    kinds, record = (trace.event,), case.record
    silence = Silence.on(trace.covered_by, record, kinds, state=state)
    silent = bool(trace.covered_by) and silence.speaks(case.on)
    possible = possible_outcomes(pursuit, map(day_of, facts), due, heard=silent)
    claim = f"{subject}: {done or 'not in the record'}"
    missing: list[Missing] = []
    if done is None and trace.covered_by and not silent:
        missing.append(silence.lacks(f"whether done: {subject}", case.on))
    elif len(possible) > 1:
        missing.append(_gap(subject, done, due))
    return Indication(
        possible=possible,
        because=(due.why, Explanation(claim, done, pursuit.ref, _ordered(facts))),
        due=due.last,
        done_on=done,
        missing=tuple(missing),
    )


def _ordered(facts: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(facts, key=lambda e: (e.date.latest, e.date.earliest)))


def _gap(subject: str, done: PartialDate | None, due: Due) -> Missing:
    if done is None:
        return Missing(f"whether and when done: {subject}", Cause.NOT_REPORTED)
    against = f"; it is to be held against {due.last}" if due.last else ""
    fact = f"the day of: {subject} (known: {done}{against})"
    return Missing(fact, Cause.PARTIAL_DATE)


def earliest(dates: Iterable[PartialDate]) -> PartialDate | None:
    """Return when the first of several things happened, each on a partial date."""
    found = tuple(dates)
    if not found:
        return None
    return PartialDate(min(d.earliest for d in found), min(d.latest for d in found))


def possible_outcomes(
    pursuit: Pursuit, steps: Iterable[When], due: Due, *, heard: bool = False
) -> frozenset[Outcome]:
    """Return how something can have come out that any of some steps does.

    Args:
        pursuit: The action, for its day.
        steps: When the steps on record were taken.
        due: The last day for one of them.
        heard: Whether the record would hold every step by the day.
    """
    unheard = Moment((pursuit.ref, pursuit.state, "unheard"), (Day.min, Day.max))
    told = sorted(steps, key=lambda step: not isinstance(step, Day))

    def outcome(course: Course) -> Outcome:
        taken = _taken(course, told, pursuit.on, due)
        if taken is None and not heard:
            taken = _taken(course, [unheard], pursuit.on, due)
        if taken is not None:
            return taken
        return _undone(course, pursuit.on, due)

    courses = every_course(outcome)
    return frozenset(courses.outcomes) if courses.whole else _ANY


_ANY = frozenset(Outcome) - {
    Outcome.NOT_ADDRESSED,
    Outcome.NOT_MEASURABLE,
    Outcome.UNKNOWN,
}


def _undone(course: Course, on: Day, due: Due) -> Outcome:
    """Return how it came out that nothing was done by a day."""
    if due.has_passed(course, on):
        return Outcome.MISSED
    return Outcome.NOT_DONE if due.of(course) is None else Outcome.NOT_YET_DUE


def _taken(course: Course, steps: list[When], on: Day, due: Due) -> Outcome | None:
    """Return how it came out if one of some steps was taken by a day; else None."""
    if not any(course.no_later(step, on) for step in steps):
        return None
    last = due.of(course)
    if last is None:
        return Outcome.MET
    in_time = any(
        course.no_later(step, on) and course.no_later(step, last) for step in steps
    )
    return Outcome.MET if in_time else Outcome.MET_LATE


STATE_INDICATORS: Mapping[str, Callable[[Pursuit], Indication]] = {
    "obligation": obligation,
    "step": step,
}
"""Every indicator that a plan's data can name for States one by one."""
