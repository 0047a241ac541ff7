"""By what an action is measured for one State."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.plans.deadlines import Due
from ccm.plans.inquiry import Inquiry, Shown
from ccm.plans.outcomes import Outcome
from ccm.plans.traces import TRACES
from ccm.rules import Cause, Explanation, Missing, Status, Truth
from ccm.rules.case import beyond

__all__ = ["STATE_INDICATORS", "earliest", "possible_outcomes"]

_OF_STATUS = {
    Status.NOT_BOUND: Outcome.NOT_ADDRESSED,
    Status.NOT_APPLICABLE: Outcome.NOT_ADDRESSED,
    Status.OUTSTANDING: Outcome.NOT_YET_DUE,
    Status.FULFILLED: Outcome.MET,
    Status.FULFILLED_LATE: Outcome.MET_LATE,
    Status.OVERDUE: Outcome.MISSED,
}


def obligation(inquiry: Inquiry) -> Shown:
    """Measure by where the State stands under an obligation of the Convention."""
    assert inquiry.state  # noqa: S101 - asked of a State
    (subject,) = inquiry.aim.subject
    finding = inquiry.finding(inquiry.state, subject)
    days = finding.deadline.candidates if finding.deadline else ()
    return Shown(
        possible=frozenset(_OF_STATUS[status] for status in finding.possible),
        because=(finding.explanation,),
        due=PartialDate(min(days), max(days)) if days else None,
        done_on=finding.fulfilled_on,
        missing=finding.missing,
        irregularities=finding.irregularities,
    )


def step(inquiry: Inquiry) -> Shown:
    """Measure by whether a step is on record, and whether it was taken in time."""
    assert inquiry.state  # noqa: S101 - asked of a State
    (subject,) = inquiry.aim.subject
    trace, state = TRACES[subject], inquiry.state
    facts = inquiry.traces(state, trace)
    done = earliest(event.date for event in facts)
    due = inquiry.due()
    case = inquiry.duties.case(state)
    silent = bool(trace.covered_by) and case.absence_counts(trace.covered_by)
    possible = possible_outcomes(inquiry, done, due, known_absent=Truth.of(silent))
    claim = f"{subject}: {done or 'not in the record'}"
    missing: list[Missing] = []
    if done is None and trace.covered_by and not silent:
        missing.append(beyond(f"whether done: {subject}", case, trace.covered_by))
    elif len(possible) > 1:
        missing.append(_gap(subject, done, due))
    return Shown(
        possible=possible,
        because=(due.why, Explanation(claim, done, inquiry.ref, _ordered(facts))),
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
    inquiry: Inquiry,
    done: PartialDate | None,
    due: Due,
    *,
    known_absent: Truth = Truth.FALSE,
) -> frozenset[Outcome]:
    """Return how something can have come out that was done on a partial date.

    Args:
        inquiry: The question, for its day.
        done: When it was done; None if the record does not hold that it was.
        due: The last day for it.
        known_absent: Whether silence of the record means that it was not done.
    """
    on = inquiry.on
    found: set[Outcome] = set()
    silent = done is None and known_absent is not Truth.TRUE
    span = PartialDate(on.min, on) if silent else done
    if span is not None and span.earliest <= on:
        last = due.last
        if last is None or span.earliest <= last.latest:
            found.add(Outcome.MET)
        if last is not None and min(span.latest, on) > last.earliest:
            found.add(Outcome.MET_LATE)
    if done is None or not done.surely_by(on):
        if due.may_be_ahead(on):
            found.add(Outcome.NOT_YET_DUE)
        if due.may_have_passed(on):
            found.add(Outcome.MISSED)
    return frozenset(found)


STATE_INDICATORS: Mapping[str, Callable[[Inquiry], Shown]] = {
    "obligation": obligation,
    "step": step,
}
"""Every indicator that a plan's data can name for States one by one."""
