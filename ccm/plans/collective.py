"""By what is measured what the States Parties are to reach together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Day

import attrs

from ccm.duties import Duties
from ccm.facts import Confidence, State
from ccm.plans.deadlines import conference_day
from ccm.plans.indicators import earliest, possible_outcomes
from ccm.plans.inquiry import Inquiry, Shown
from ccm.plans.outcomes import Outcome, combined
from ccm.plans.steps import JointStep, Step
from ccm.plans.traces import TRACES
from ccm.rules import (
    Cause,
    Explanation,
    Finding,
    Missing,
    Status,
    Truth,
    as_read,
)

__all__ = ["JOINT_INDICATORS", "counted"]

_UNDECIDED = frozenset({Outcome.MET, Outcome.MISSED})
_AHEAD = frozenset({Outcome.NOT_YET_DUE})


def counted(duties: Duties) -> int:
    """Return the number of States Parties, counted as the reading has it (A-35)."""
    return len(duties.states_parties(basis=duties.reading.parties_counted))


def number_of_parties(inquiry: Inquiry) -> Shown:
    """Measure by the number of States Parties against the plan's target."""
    due, target = inquiry.due(), inquiry.aim.target
    assert target is not None  # noqa: S101 - the loader asks for it
    now, days = counted(inquiry.duties) >= target, [inquiry.on]
    possible: set[Outcome] = set()
    if due.may_be_ahead(inquiry.on):
        possible.add(Outcome.MET if now else Outcome.NOT_YET_DUE)
    if due.last is not None and due.may_have_passed(inquiry.on):
        days.append(min(due.last.latest, inquiry.on))
        in_time = counted(inquiry.duties.at(days[-1])) >= target
        late = Outcome.MET_LATE if now else Outcome.MISSED
        possible.add(Outcome.MET if in_time else late)
    counts = (_count(inquiry, day, target) for day in dict.fromkeys(days))
    return Shown(
        possible=frozenset(possible),
        because=(due.why, *counts),
        due=due.last,
        missing=_day_missing(inquiry) if len(possible) > 1 else (),
    )


def _count(inquiry: Inquiry, day: Day, target: int) -> Explanation:
    then = inquiry.duties.at(day)
    by_deposit = len(then.states_parties(basis="deposited"))
    claim = (
        f"{counted(then)} States Parties on {day}, {target} to be reached: "
        f"{by_deposit} by deposit, the Convention in force for "
        f"{len(then.states_parties())}"
    )
    choice = as_read(then.reading, "parties_counted")
    return Explanation(claim, None, "art17", (), (choice,), ("parties_counted",))


def _day_missing(inquiry: Inquiry) -> tuple[Missing, ...]:
    fact = f"the days of {inquiry.plan.adopted_by} and {inquiry.plan.ends_with}"
    return (Missing(fact, Cause.BEYOND_THE_RECORD),)


@attrs.define(frozen=True, eq=False)
class _Span:
    """The two days between which something is to grow, or why there are none."""

    first: Day
    last: Day
    because: tuple[Explanation, ...]


def _span(inquiry: Inquiry) -> _Span | Shown:
    """Return the plan's first day and the day on which it is judged."""
    due = inquiry.due()
    start, why = conference_day(inquiry, inquiry.plan.adopted_by)
    if Day.max in (start.latest, due.last.latest if due.last else None):
        return Shown(
            possible=_UNDECIDED | _AHEAD,
            because=(why, due.why),
            missing=_day_missing(inquiry),
        )
    if due.last is None:
        return _Span(start.latest, inquiry.on, (why, due.why))
    if due.may_be_ahead(inquiry.on):
        possible = _AHEAD | (_UNDECIDED if due.may_have_passed(inquiry.on) else _AHEAD)
        missing = _day_missing(inquiry) if len(possible) > 1 else ()
        return Shown(
            possible=possible, because=(due.why,), due=due.last, missing=missing
        )
    return _Span(start.latest, due.last.latest, (why, due.why))


_Counting = Callable[[Inquiry, _Span], Shown]


def _in_the_plans_time(count: _Counting) -> Callable[[Inquiry], Shown]:
    """Return an indicator that compares the plan's first day with its last."""

    def indicator(inquiry: Inquiry) -> Shown:
        span = _span(inquiry)
        if isinstance(span, Shown):
            return span
        shown = count(inquiry, span)
        return attrs.evolve(
            shown, because=(*span.because, *shown.because), due=inquiry.due().last
        )

    return indicator


def _more_parties(inquiry: Inquiry, span: _Span) -> Shown:
    first = counted(inquiry.at(span.first).duties)
    last = counted(inquiry.at(span.last).duties)
    claim = f"{first} States Parties on {span.first}, {last} on {span.last}"
    reason = Explanation(claim, None, "art17", choices=("parties_counted",))
    return Shown(possible=_of(Truth.of(last > first)), because=(reason,))


def _of(truth: Truth) -> frozenset[Outcome]:
    if truth == Truth.UNKNOWN:
        return _UNDECIDED
    return frozenset({Outcome.MET if truth else Outcome.MISSED})


def _fewer_signatories(inquiry: Inquiry, span: _Span) -> Shown:
    """An action without a day: that there are no fewer yet misses nothing."""
    first = inquiry.at(span.first).duties.signatories()
    last = inquiry.at(span.last).duties.signatories()
    claim = (
        f"{len(first)} signatories on {span.first}, {len(last)} on {span.last}: "
        f"{len(set(first) - set(last))} joined"
    )
    outcome = Outcome.MET if len(last) < len(first) else Outcome.NOT_YET_DUE
    reason = Explanation(claim, None, "art16")
    return Shown(possible=frozenset({outcome}), because=(reason,))


_Test = Callable[[Finding], Truth]


def _is_performed(finding: Finding) -> Truth:
    return finding.performed


_IN_TIME = frozenset({Status.FULFILLED})
_NOT_DONE = frozenset({Status.OVERDUE})


def _is_in_time(finding: Finding) -> Truth:
    if not finding.possible - _IN_TIME:
        return Truth.TRUE
    possible = Status.FULFILLED in finding.possible
    return Truth.UNKNOWN if possible else Truth.FALSE


def _growth(test: _Test) -> _Counting:
    def count(inquiry: Inquiry, span: _Span) -> Shown:
        (subject,) = inquiry.aim.subject
        before = _tested(inquiry.at(span.first), subject, test)
        after = _tested(inquiry.at(span.last), subject, test)
        return _compared(before, after, subject, span)

    return count


def _tested(inquiry: Inquiry, subject: str, test: _Test) -> dict[State, Truth]:
    return {
        state: test(inquiry.finding(state, subject))
        for state in inquiry.duties.states_parties()
    }


def _compared(
    before: Mapping[State, Truth], after: Mapping[State, Truth], what: str, span: _Span
) -> Shown:
    """Tell whether more States pass after than before, whatever is in doubt."""
    states = dict.fromkeys((*before, *after))
    pairs = [(s, before.get(s, Truth.FALSE), after.get(s, Truth.FALSE)) for s in states]
    gained = [s for s, b, a in pairs if b is Truth.FALSE and a is Truth.TRUE]
    lost = [s for s, b, a in pairs if b is Truth.TRUE and a is Truth.FALSE]
    steady = sum(b == a != Truth.UNKNOWN for _, b, a in pairs)
    doubtful = len(pairs) - len(gained) - len(lost) - steady
    truth = Truth.UNKNOWN
    if len(gained) > len(lost) + doubtful:
        truth = Truth.TRUE
    elif len(gained) + doubtful <= len(lost):
        truth = Truth.FALSE
    names = f" ({', '.join(map(str, gained))})" if gained else ""
    claim = (
        f"{what}, {span.first} to {span.last}: {len(gained)} States more{names}, "
        f"{len(lost)} fewer, {doubtful} in doubt"
    )
    gap = Missing(f"{what}: where {doubtful} States stood", Cause.NOT_REPORTED)
    return Shown(
        possible=_of(truth),
        because=(Explanation(claim, truth),),
        missing=(gap,) if truth == Truth.UNKNOWN else (),
    )


def _more_with_a_step(inquiry: Inquiry, span: _Span) -> Shown:
    (subject,) = inquiry.aim.subject
    before, after = (_took(inquiry.at(d), subject) for d in (span.first, span.last))
    shown = _compared(before, after, subject, span)
    trace = TRACES[subject]
    facts = [
        e for s in inquiry.duties.states_parties() for e in inquiry.traces(s, trace)
    ]
    reason = Explanation(f"{subject}: on record", None, inquiry.ref, tuple(facts))
    return attrs.evolve(shown, because=(*shown.because, reason))


def _took(inquiry: Inquiry, subject: str) -> dict[State, Truth]:
    """Tell of each State whether it took a step; silence is no denial."""
    trace = TRACES[subject]
    return {
        state: Truth.TRUE
        if any(e.date.surely_by(inquiry.on) for e in inquiry.traces(state, trace))
        else Truth.UNKNOWN
        for state in inquiry.duties.states_parties()
    }


def _higher_rate(inquiry: Inquiry, span: _Span) -> Shown:
    """Each of the rates is to be higher, as far as reports were due."""
    parts: list[frozenset[Outcome]] = []
    because: list[Explanation] = []
    missing: list[Missing] = []
    for subject in inquiry.aim.subject:
        before = _rate(inquiry.at(span.first), subject)
        after = _rate(inquiry.at(span.last), subject)
        truth = before.below(after)
        parts.append(_of(truth))
        claim = (
            f"{subject}: {before} on {span.first}, {after} on {span.last}, "
            "of those that were due"
        )
        because.append(Explanation(claim, truth))
        if truth == Truth.UNKNOWN:
            fact = f"reports under {subject}, by State and day"
            missing.append(Missing(fact, Cause.NOT_REPORTED))
    possible = combined(parts)
    gaps = tuple(missing) if len(possible) > 1 else ()
    return Shown(possible=possible, because=tuple(because), missing=gaps)


@attrs.define(frozen=True)
class _Rate:
    """How many did what was due, at least and at most."""

    least: int
    most: int
    due: int

    def below(self, other: _Rate) -> Truth:
        """Tell whether another rate is higher, whatever is in doubt."""
        if self.most * other.due < other.least * self.due:
            return Truth.TRUE
        if other.most * self.due <= self.least * other.due:
            return Truth.FALSE
        return Truth.UNKNOWN

    def __str__(self) -> str:
        span = (
            f"{self.least}"
            if self.least == self.most
            else (f"{self.least} to {self.most}")
        )
        return f"{span} of {self.due}"


_DUE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE, Status.OVERDUE})


def _rate(inquiry: Inquiry, subject: str) -> _Rate:
    """Count those who did what was due; under a yearly duty, all that was due.

    A yearly duty of which nothing is overdue is outstanding, for the next year.
    """
    yearly = inquiry.duties.treaty.norm(subject).every_year
    due = _DUE | {Status.OUTSTANDING} if yearly else _DUE
    found = [
        inquiry.finding(state, subject).possible & due
        for state in inquiry.duties.states_parties()
    ]
    owing = [possible for possible in found if possible]
    least = sum(Status.OVERDUE not in possible for possible in owing)
    most = sum(bool(possible - _NOT_DONE) for possible in owing)
    return _Rate(least, most, len(owing))


def _all_performed(inquiry: Inquiry, span: _Span) -> Shown:
    (subject,) = inquiry.aim.subject
    found = _tested(inquiry.at(span.last), subject, _is_performed)
    truth = Truth.TRUE
    for each in found.values():
        truth &= each
    counts = {t: sum(each == t for each in found.values()) for t in Truth}
    claim = (
        f"{subject} on {span.last}: {counts[Truth.TRUE]} States performed, "
        f"{counts[Truth.FALSE]} did not, {counts[Truth.UNKNOWN]} in doubt"
    )
    gap = Missing(
        f"{subject}: where {counts[Truth.UNKNOWN]} States stood on {span.last}",
        Cause.NOT_REPORTED,
    )
    return Shown(
        possible=_of(truth),
        because=(Explanation(claim, truth),),
        missing=(gap,) if truth == Truth.UNKNOWN else (),
    )


def _new_victims(inquiry: Inquiry, _span: _Span) -> Shown:
    """The goal of none is not reached; whether there are fewer, numbers would say."""
    trace = TRACES[Step.NEW_VICTIMS]
    facts = [
        e for s in inquiry.duties.states_parties() for e in inquiry.traces(s, trace)
    ]
    claim = (
        f"{len(facts)} States Parties have reported new victims since the plan began"
    )
    gap = Missing("the number of new victims of each year", Cause.NOT_REPORTED)
    reason = Explanation(claim, None, "art5", tuple(facts))
    return Shown(possible=_UNDECIDED, because=(reason,), missing=(gap,))


def joint_step(inquiry: Inquiry) -> Shown:
    """Measure by what the States Parties did together."""
    (subject,) = inquiry.aim.subject
    steps = [s for s in inquiry.plan.joint_steps if _counts(s, subject, inquiry)]
    done, due = earliest(s.date for s in steps), inquiry.due()
    possible = possible_outcomes(inquiry, done, due)
    found = tuple(Explanation(f"{s}", s.date, inquiry.ref) for s in steps)
    gap = Missing(f"whether and when done: {subject}", Cause.NOT_REPORTED)
    return Shown(
        possible=possible,
        because=(due.why, *found),
        due=due.last,
        done_on=done,
        missing=(gap,) if len(possible) > 1 else (),
    )


def _counts(step: JointStep, subject: str, inquiry: Inquiry) -> bool:
    """Tell whether a step is the one, had happened, and may be rested on."""
    duties = inquiry.duties
    ranks = (Confidence.UNVERIFIED, Confidence.MEDIUM, Confidence.HIGH)
    return (
        step.step == subject
        and step.date.possibly_by(duties.on)
        and ranks.index(step.confidence) >= ranks.index(duties.trust)
        and (duties.known_by is None or step.date.surely_by(duties.known_by))
    )


JOINT_INDICATORS: Mapping[str, Callable[[Inquiry], Shown]] = {
    "number of States Parties": number_of_parties,
    "joint step": joint_step,
    "more States Parties": _in_the_plans_time(_more_parties),
    "fewer signatories": _in_the_plans_time(_fewer_signatories),
    "more States that performed": _in_the_plans_time(_growth(_is_performed)),
    "more States that performed in time": _in_the_plans_time(_growth(_is_in_time)),
    "more States with a step": _in_the_plans_time(_more_with_a_step),
    "higher rate": _in_the_plans_time(_higher_rate),
    "all States performed": _in_the_plans_time(_all_performed),
    "new victims": _in_the_plans_time(_new_victims),
}
"""Every indicator that a plan's data can name for the States Parties together."""
