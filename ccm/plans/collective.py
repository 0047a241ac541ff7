"""By what is measured what the States Parties are to reach together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date as Day
from functools import cache

import attrs

from ccm.facts import Confidence, State
from ccm.meetings import parties
from ccm.phrases import many
from ccm.plans.dues import Due, conference_day, due_of
from ccm.plans.indicators import earliest, possible_outcomes
from ccm.plans.outcomes import Outcome, combined
from ccm.plans.pursuit import Indication, Pursuit
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
from ccm.rules.bearing import come_by, happened_by
from ccm.rules.courses import Course, When, every_course, moment
from ccm.rules.leaving import Leaving
from ccm.view.findings import Duties

__all__ = ["JOINT_INDICATORS", "counted"]

_UNDECIDED = frozenset({Outcome.MET, Outcome.MISSED})
_NEVER_MISSED = frozenset({Outcome.MET, Outcome.NOT_DONE})
"""What can come of an effort for which no day is set."""

_AHEAD = frozenset({Outcome.NOT_YET_DUE})
_ANY = _UNDECIDED | _AHEAD | {Outcome.MET_LATE}

_PARTY = "State Party", "States Parties"
_SIGNATORY = "signatory", "signatories"


def counted(duties: Duties) -> int:
    """Return the number of States Parties, counted as the reading has it (A-35)."""
    return len(duties.states_parties(basis=duties.reading.parties_counted))


def number_of_parties(pursuit: Pursuit) -> Indication:
    """Measure by the number of States Parties against the plan's target."""
    due, target = due_of(pursuit), pursuit.aim.target
    assert target is not None  # noqa: S101 - the loader asks for it
    census = _Census.of(pursuit.duties, target)
    courses = every_course(lambda course: _reached(course, pursuit, due, census))
    possible = frozenset(courses.outcomes) if courses.whole else _ANY
    days = [pursuit.on]
    if due.last is not None and due.passed(pursuit.on) is not Truth.FALSE:
        days.append(min(due.last.latest, pursuit.on))
    counts = (_count(pursuit, day, target) for day in dict.fromkeys(days))
    return Indication(
        possible=possible,
        because=(due.why, *counts),
        due=due.last,
        missing=tuple(_undecided_by(pursuit, due, map(census.on, days)))
        if len(possible) > 1
        else (),
    )


def _undecided_by(
    pursuit: Pursuit, due: Due, numbers: Iterable[_Number]
) -> Iterator[Missing]:
    """Yield on what it hangs how many States Parties there were by when."""
    if due.last is not None and due.last.day is None:
        yield from _day_missing(pursuit)
    for state in dict.fromkeys(state for each in numbers for state in each.leaving):
        fact = f"the day on which the withdrawal of {state} takes effect"
        yield Missing(fact, Cause.PARTIAL_DATE)


def _reached(course: Course, pursuit: Pursuit, due: Due, census: _Census) -> Outcome:
    """Return how it came out that there are to be so many States Parties."""
    now = census.on(pursuit.on).are_enough(course, census.target)
    last = due.of(course)
    if last is None or not due.has_passed(course, pursuit.on):
        return Outcome.MET if now else Outcome.NOT_YET_DUE
    if census.as_it_stood(course, last).are_enough(course, census.target):
        return Outcome.MET
    return Outcome.MET_LATE if now else Outcome.MISSED


@attrs.define(frozen=True, eq=False)
class _Number:
    """How many States Parties there are on a day, at least and at most.

    Attributes:
        day: The day.
        least: How many there are surely.
        leaving: How those leave that may have withdrawn by the day, or may not.
    """

    day: Day
    least: int
    leaving: Mapping[State, Leaving]

    @classmethod
    def of(cls, duties: Duties) -> _Number:
        """Count them on the day of a view."""
        each = map(duties.standing, duties.record.dossiers)
        leaving = {
            s.state: s.leaving for s in each if s.leaving and s.is_in_doubt(duties.on)
        }
        return cls(duties.on, counted(duties), leaving)

    @property
    def most(self) -> int:
        """Return how many there are, if nobody has left who may have."""
        return self.least + len(self.leaving)

    def reaches(self, target: int) -> Truth:
        """Tell whether there are so many."""
        if self.least >= target:
            return Truth.TRUE
        return Truth.UNKNOWN if self.most >= target else Truth.FALSE

    def are_enough(self, course: Course, target: int) -> bool:
        """Tell whether there are so many, whoever had left by the day in a course."""
        reached = self.reaches(target)
        if reached != Truth.UNKNOWN:
            return reached is Truth.TRUE
        gone = sum(each.gone(course, self.day) for each in self.leaving.values())
        return self.most - gone >= target

    def below(self, other: _Number) -> Truth:
        """Tell whether another number is higher."""
        if self.most < other.least:
            return Truth.TRUE
        return Truth.UNKNOWN if self.least < other.most else Truth.FALSE


@attrs.define(frozen=True, eq=False)
class _Census:
    """How many States Parties there are, counted once for each day.

    Attributes:
        target: How many there are to be.
        on: Counts them on a day.
        turns: The days from which there can be more, or fewer.
    """

    target: int
    on: Callable[[Day], _Number]
    turns: Sequence[Day]

    @classmethod
    def of(cls, duties: Duties, target: int) -> _Census:
        """Return what can be asked about the States Parties of a view's record."""

        @cache
        def on(day: Day) -> _Number:
            return _Number.of(duties.at(day))

        return cls(target, on, sorted(set(_turns(duties))))

    def as_it_stood(self, course: Course, when: When) -> _Number:
        """Return how many there were by a moment, as far as it tells of the target."""
        first, last = course.span(when)
        then = self.on(first)
        for day in self.turns[bisect_right(self.turns, first) :]:
            if day > last:
                break
            later = self.on(day)
            if later.reaches(self.target) == then.reaches(self.target):
                continue
            if not course.no_later(day, when):
                break
            then = later
        return then


def _turns(duties: Duties) -> Iterator[Day]:
    """Yield the days from which there can be more States Parties, or fewer."""
    for state in duties.record.dossiers:
        for standing in duties.roll.standings(state):
            if standing.deposit:
                yield standing.deposit.date.latest
            if standing.in_force_from:
                yield standing.in_force_from
            if standing.ends:
                yield from (standing.ends.earliest, standing.ends.latest)


def _count(pursuit: Pursuit, day: Day, target: int) -> Explanation:
    then = pursuit.duties.at(day)
    by_deposit = len(then.states_parties(basis="deposited"))
    claim = (
        f"{many(counted(then), *_PARTY)} on {day}, {target} to be reached: "
        f"{by_deposit} by deposit, the Convention in force for "
        f"{len(then.states_parties())}"
    )
    choice = as_read(then.reading, "parties_counted")
    return Explanation(claim, None, "art17", (), (choice,), ("parties_counted",))


def _day_missing(pursuit: Pursuit) -> tuple[Missing, ...]:
    fact = f"the days of {pursuit.plan.adopted_by} and {pursuit.plan.ends_with}"
    return (Missing(fact, Cause.BEYOND_THE_RECORD),)


@attrs.define(frozen=True, eq=False)
class _Span:
    """The two days between which something is to grow, or why there are none."""

    first: Day
    last: Day
    because: tuple[Explanation, ...]


def _span(pursuit: Pursuit) -> _Span | Indication:
    """Return the plan's first day and the day on which it is judged.

    Nothing is counted on a day that is in doubt.
    """
    due = due_of(pursuit)
    start, why = conference_day(pursuit, pursuit.plan.adopted_by)
    last = pursuit.on if due.when is None else due.when
    passed = Truth.UNKNOWN if due.when is None else due.passed(pursuit.on)
    if passed is Truth.FALSE:
        return Indication(possible=_AHEAD, because=(due.why,), due=due.last)
    if isinstance(start, Day) and isinstance(last, Day):
        return _Span(start, last, (why, due.why))
    ended = _UNDECIDED if due.when else _NEVER_MISSED
    return Indication(
        possible=ended if passed is Truth.TRUE else ended | _AHEAD,
        because=(why, due.why),
        due=due.last,
        missing=_day_missing(pursuit),
    )


_Counting = Callable[[Pursuit, _Span], Indication]


def _in_the_plans_time(count: _Counting) -> Callable[[Pursuit], Indication]:
    """Return an indicator that compares the plan's first day with its last."""

    def indicator(pursuit: Pursuit) -> Indication:
        span = _span(pursuit)
        if isinstance(span, Indication):
            return span
        found = count(pursuit, span)
        return attrs.evolve(
            found, because=(*span.because, *found.because), due=due_of(pursuit).last
        )

    return indicator


def _more_parties(pursuit: Pursuit, span: _Span) -> Indication:
    first = pursuit.at(span.first).duties
    last = pursuit.at(span.last).duties
    claim = (
        f"{many(counted(first), *_PARTY)} on {span.first}, "
        f"{counted(last)} on {span.last}"
    )
    reason = Explanation(claim, None, "art17", choices=("parties_counted",))
    more = _Number.of(first).below(_Number.of(last))
    gap = Missing("the days on which withdrawals take effect", Cause.PARTIAL_DATE)
    return Indication(
        possible=_of(more),
        because=(reason,),
        missing=(gap,) if more == Truth.UNKNOWN else (),
    )


def _of(truth: Truth) -> frozenset[Outcome]:
    if truth == Truth.UNKNOWN:
        return _UNDECIDED
    return frozenset({Outcome.MET if truth else Outcome.MISSED})


def _fewer_signatories(pursuit: Pursuit, span: _Span) -> Indication:
    """An effort for the whole time of the plan: one that joined does not end it.

    So it is judged when the plan has ended; and since no day is set, that there are
    no fewer misses nothing.
    """
    ends, why = conference_day(pursuit, pursuit.plan.ends_with)
    ended = come_by(ends, pursuit.on)
    first = pursuit.at(span.first).duties.signatories()
    last = pursuit.at(span.last).duties.signatories()
    claim = (
        f"{many(len(first), *_SIGNATORY)} on {span.first}, {len(last)} on {span.last}: "
        f"{len(set(first) - set(last))} joined"
    )
    outcome = Outcome.MET if len(last) < len(first) else Outcome.NOT_DONE
    possible = {
        Truth.TRUE: frozenset({outcome}),
        Truth.FALSE: _AHEAD,
        Truth.UNKNOWN: _AHEAD | {outcome},
    }[ended]
    reason = Explanation(claim, None, "art16")
    doubt = ended == Truth.UNKNOWN
    return Indication(
        possible=possible,
        because=(why, reason),
        missing=_day_missing(pursuit) if doubt else (),
    )


_Test = Callable[[Finding], Truth]


def _is_performed(finding: Finding) -> Truth:
    return finding.performed


_IN_TIME = frozenset({Status.FULFILLED})


def _is_in_time(finding: Finding) -> Truth:
    if not finding.possible - _IN_TIME:
        return Truth.TRUE
    possible = Status.FULFILLED in finding.possible
    return Truth.UNKNOWN if possible else Truth.FALSE


def _growth(test: _Test) -> _Counting:
    def count(pursuit: Pursuit, span: _Span) -> Indication:
        (subject,) = pursuit.aim.subject
        before = _tested(pursuit.at(span.first), subject, test)
        after = _tested(pursuit.at(span.last), subject, test)
        return _compared(before, after, subject, span)

    return count


def _parties(pursuit: Pursuit) -> dict[State, Truth]:
    """Return the States that are States Parties on the day, or may be."""
    return parties(pursuit.duties.roll, pursuit.on)


def _tested(pursuit: Pursuit, subject: str, test: _Test) -> dict[State, Truth]:
    return {
        state: is_party & test(pursuit.finding(state, subject))
        for state, is_party in _parties(pursuit).items()
    }


def _compared(
    before: Mapping[State, Truth], after: Mapping[State, Truth], what: str, span: _Span
) -> Indication:
    """Tell whether more States pass after than before, whatever is in doubt."""
    states = dict.fromkeys((*before, *after))
    pairs = [(s, before.get(s, Truth.FALSE), after.get(s, Truth.FALSE)) for s in states]
    gained = [s for s, b, a in pairs if b is Truth.FALSE and a is Truth.TRUE]
    lost = [s for s, b, a in pairs if b is Truth.TRUE and a is Truth.FALSE]
    steady = sum(b == a != Truth.UNKNOWN for _, b, a in pairs)
    doubtful = len(pairs) - len(gained) - len(lost) - steady
    truth = Truth.UNKNOWN
    if sum(a is Truth.TRUE for a in after.values()) > _at_most(before):
        truth = Truth.TRUE
    elif _at_most(after) <= sum(b is Truth.TRUE for b in before.values()):
        truth = Truth.FALSE
    names = f" ({', '.join(map(str, gained))})" if gained else ""
    claim = (
        f"{what}, {span.first} to {span.last}: "
        f"{many(len(gained), 'State')} more{names}, {len(lost)} fewer, "
        f"{doubtful} in doubt"
    )
    gap = Missing(f"{what}: where {many(doubtful, 'State')} stood", Cause.NOT_REPORTED)
    return Indication(
        possible=_of(truth),
        because=(Explanation(claim, truth),),
        missing=(gap,) if truth == Truth.UNKNOWN else (),
    )


def _at_most(passing: Mapping[State, Truth]) -> int:
    return sum(each is not Truth.FALSE for each in passing.values())


def _more_with_a_step(pursuit: Pursuit, span: _Span) -> Indication:
    (subject,) = pursuit.aim.subject
    before, after = (_took(pursuit.at(d), subject) for d in (span.first, span.last))
    found = _compared(before, after, subject, span)
    trace = TRACES[subject]
    facts = [e for s in _parties(pursuit) for e in pursuit.traces(s, trace)]
    reason = Explanation(f"{subject}: on record", None, pursuit.ref, tuple(facts))
    return attrs.evolve(found, because=(*found.because, reason))


def _took(pursuit: Pursuit, subject: str) -> dict[State, Truth]:
    """Tell of each State whether it took a step; silence is no denial."""
    trace = TRACES[subject]
    return {
        state: is_party
        & (Truth.UNKNOWN | happened_by(pursuit.traces(state, trace), pursuit.on))
        for state, is_party in _parties(pursuit).items()
    }


def _higher_rate(pursuit: Pursuit, span: _Span) -> Indication:
    """Each of the rates is to be higher, as far as reports were due."""
    parts: list[frozenset[Outcome]] = []
    because: list[Explanation] = []
    missing: list[Missing] = []
    for subject in pursuit.aim.subject:
        before = _rate(pursuit.at(span.first), subject)
        after = _rate(pursuit.at(span.last), subject)
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
    return Indication(possible=possible, because=tuple(because), missing=gaps)


@attrs.define(frozen=True)
class _Rate:
    """How many did what was due, at least and at most, and of how many each.

    Attributes:
        least: How many did it, where as few as can be did.
        of_least: Of how many it was due then.
        most: How many did it, where as many as can be did.
        of_most: Of how many it was due then.
    """

    least: int
    of_least: int
    most: int
    of_most: int

    def below(self, other: _Rate) -> Truth:
        """Tell whether another rate is higher, whatever is in doubt."""
        if self.most * other.of_least < other.least * self.of_most:
            return Truth.TRUE
        if other.most * self.of_least <= self.least * other.of_most:
            return Truth.FALSE
        return Truth.UNKNOWN

    def __str__(self) -> str:
        if self.of_least != self.of_most:
            return f"{self.least} of {self.of_least} to {self.most} of {self.of_most}"
        if self.least == self.most:
            return f"{self.least} of {self.of_least}"
        return f"{self.least} to {self.most} of {self.of_most}"


_DUE = frozenset({Status.FULFILLED, Status.FULFILLED_LATE, Status.OVERDUE})
_DID: frozenset[bool | None] = frozenset({True})
_LACKED: frozenset[bool | None] = frozenset({False})


def _rate(pursuit: Pursuit, subject: str) -> _Rate:
    """Count those of whom something was due, and those of them who did it.

    A State of which it may not have been due counts where that serves: as one that
    did not do it, where the rate is to be the least, and as one that did, the largest.
    """
    every = [
        _dealt(pursuit.finding(state, subject), is_party)
        for state, is_party in _parties(pursuit).items()
    ]
    least = sum(told == _DID for told in every)
    lacking = sum(False in told for told in every)
    most = sum(True in told for told in every)
    surely_lacking = sum(told == _LACKED for told in every)
    return _Rate(least, least + lacking, most, most + surely_lacking)


def _dealt(finding: Finding, is_party: Truth) -> frozenset[bool | None]:
    """Return whether a State can have done what was due of it; None if nothing was.

    A yearly duty of which nothing is overdue is outstanding, for the next year: all
    that was due is done, if anything was.
    """
    told: set[bool | None] = {None} if is_party == Truth.UNKNOWN else set()
    for status in finding.possible:
        if status in _DUE:
            told.add(status.is_fulfilled)
        elif status is not Status.OUTSTANDING or not finding.years:
            told.add(None)
        else:
            surely = any(year.owed is Truth.TRUE for year in finding.years)
            told |= {True} if surely else {True, None}
    return frozenset(told)


def _all_performed(pursuit: Pursuit, span: _Span) -> Indication:
    (subject,) = pursuit.aim.subject
    then = pursuit.at(span.last)
    found = {
        state: ~is_party | _is_performed_once_bound(then.finding(state, subject))
        for state, is_party in _parties(then).items()
    }
    truth = Truth.TRUE
    for each in found.values():
        truth &= each
    counts = {t: sum(each == t for each in found.values()) for t in Truth}
    claim = (
        f"{subject} on {span.last}: {many(counts[Truth.TRUE], 'State')} performed, "
        f"{counts[Truth.FALSE]} did not, {counts[Truth.UNKNOWN]} in doubt"
    )
    gap = Missing(
        f"{subject}: where {many(counts[Truth.UNKNOWN], 'State')} stood on {span.last}",
        Cause.NOT_REPORTED,
    )
    return Indication(
        possible=_of(truth),
        because=(Explanation(claim, truth),),
        missing=(gap,) if truth == Truth.UNKNOWN else (),
    )


def _is_performed_once_bound(finding: Finding) -> Truth:
    """Tell whether a State has performed a duty, if it is bound on the day."""
    known = {s.is_fulfilled for s in finding.possible if s is not Status.NOT_BOUND}
    return Truth.UNKNOWN if len(known) > 1 else Truth.of(known != {False})


def _new_victims(pursuit: Pursuit, _span: _Span) -> Indication:
    """The goal of none is not reached; whether there are fewer, numbers would say."""
    trace = TRACES[Step.NEW_VICTIMS]
    facts = [e for s in _parties(pursuit) for e in pursuit.traces(s, trace)]
    who = {event.state for event in facts}
    have = f"{many(len(who), *_PARTY)} {'has' if len(who) == 1 else 'have'}"
    claim = f"{have} reported new victims since the plan began"
    gap = Missing("the number of new victims of each year", Cause.NOT_REPORTED)
    reason = Explanation(claim, None, "art5", tuple(facts))
    return Indication(possible=_UNDECIDED, because=(reason,), missing=(gap,))


def joint_step(pursuit: Pursuit) -> Indication:
    """Measure by what the States Parties did together."""
    (subject,) = pursuit.aim.subject
    steps = [s for s in pursuit.plan.joint_steps if _counts(s, subject, pursuit)]
    sure = [s for s in steps if not s.doubt]
    done, due = earliest(s.date for s in steps), due_of(pursuit)
    possible = possible_outcomes(pursuit, map(_taken_on, steps), due)
    if len(sure) < len(steps):
        possible |= possible_outcomes(pursuit, map(_taken_on, sure), due)
    found = tuple(Explanation(f"{s}", s.date, pursuit.ref) for s in steps)
    doubts = [s.doubt for s in steps if s.doubt]
    fact = doubts[0] if doubts else f"whether and when done: {subject}"
    gap = Missing(fact, Cause.NOT_REPORTED)
    return Indication(
        possible=possible,
        because=(due.why, *found),
        due=due.last,
        done_on=done,
        missing=(gap,) if len(possible) > 1 else (),
    )


def _taken_on(step: JointStep) -> When:
    return moment(id(step), step.date)


def _counts(step: JointStep, subject: str, pursuit: Pursuit) -> bool:
    """Tell whether a step is the one, can have happened, and may be rested on."""
    duties, when = pursuit.duties, _taken_on(step)
    ranks = (Confidence.UNVERIFIED, Confidence.MEDIUM, Confidence.HIGH)
    return (
        step.step == subject
        and come_by(when, duties.on) is not Truth.FALSE
        and ranks.index(step.confidence) >= ranks.index(duties.trust)
        and (duties.known_by is None or come_by(when, duties.known_by) is Truth.TRUE)
    )


JOINT_INDICATORS: Mapping[str, Callable[[Pursuit], Indication]] = {
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
