"""Questions about States: who belongs in every course of events, and who in some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import attrs

from ccm.duties.missing import day_of as day_missing
from ccm.facts import Event, State
from ccm.questions.answers import Answer, History
from ccm.questions.condition import Condition, Told, joined
from ccm.questions.conditions import condition_in
from ccm.questions.inquiry import Inquiry
from ccm.questions.moments import membership
from ccm.questions.values import Figure, Listing, Unit, by_code
from ccm.questions.words import Words
from ccm.rules import (
    Cause,
    Explanation,
    Finding,
    Membership,
    Missing,
    Standing,
    Status,
    Truth,
)
from ccm.rules.bearing import happened_by, truth_of
from ccm.rules.courses import Course, every_course

__all__ = ["explained", "states_asked"]

_HUNDRED = Decimal(100)
_DAYS = Missing("a day on which it hangs", Cause.PARTIAL_DATE)
_JOINED = Missing("the day on which it joined or left", Cause.PARTIAL_DATE)
_EVER = Missing("whether it ever had any", Cause.NOT_REPORTED)
_Places = Mapping[State, Inquiry | None]
"""Each State, on the day on which it is asked about; None where nobody can say when."""


class _Told(NamedTuple):
    """Whether a condition holds of a State: in every course of events, or in some.

    Attributes:
        surely: Whether it does in every one.
        perhaps: Whether it does in one.
        by: What tells it, each in a course.
    """

    surely: bool
    perhaps: bool
    by: tuple[Event | Explanation, ...] = ()


_OPEN = _Told(surely=False, perhaps=True)


def states_asked(words: Words, inquiry: Inquiry, basis: str) -> Answer:
    """Answer ``list``, ``count`` or ``share of`` some States.

    Args:
        words: The question.
        inquiry: The record on the day.
        basis: What is counted; ``#`` in it is how many there are to share.

    Raises:
        InvalidValueError: It is no question.
    """
    asks = words.one_of(("list", "count", "share"), "one of")
    words.accept("of")
    domain = _domain(words)
    condition = _condition(words, inquiry, "where") or _ANY
    whole = _condition(words, inquiry, "among")
    if words:
        words.refuse("and, or, among or the end")
    asked = joined(whole, condition) if whole else condition
    listed = _listed(inquiry, domain, asked, basis)
    if asks == "share":
        return _share(listed, _listed(inquiry, domain, whole or _ANY, basis), basis)
    return listed


_ANY = Condition(lambda _course, _inquiry, _state: True, text="any")


def _condition(words: Words, inquiry: Inquiry, lead: str) -> Condition | None:
    if not words.accept(lead):
        return None
    ahead = words.left
    found = condition_in(words, inquiry)
    return attrs.evolve(found, text=" ".join(ahead[: len(ahead) - len(words)]))


def _domain(words: Words) -> str:
    if words.accept("states", "parties"):
        return "depositors" if words.accept("by", "deposit") else "parties"
    return words.one_of(("states", "parties", "depositors"), "whom, one of")


def _subjects(inquiry: Inquiry, domain: str) -> _Places:
    """Return the States of a domain, each on the day on which it is asked about.

    A State that has deposited is taken as it will stand on the day on which the
    treaty enters into force for it, if nothing more happens.
    """
    if domain == "states":
        return dict.fromkeys(inquiry.record.states, inquiry)
    found: dict[State, Inquiry | None] = dict.fromkeys(inquiry.parties(), inquiry)
    if domain == "depositors":
        for state, starts in inquiry.contracting().items():
            found[state] = inquiry.ahead(starts) if starts else None
    return found


def _listed(inquiry: Inquiry, domain: str, condition: Condition, basis: str) -> Answer:
    bound, places = domain != "states", _subjects(inquiry, domain)
    told = {
        state: _told_of(where, state, condition, bound=bound)
        for state, where in places.items()
    }
    sure = frozenset(state for state, found in told.items() if found.surely)
    doubtful = frozenset(s for s, found in told.items() if found.perhaps) - sure
    named = by_code(sure | doubtful)
    there = {state: places[state] or inquiry for state in named}
    return Answer(
        value=Listing(sure),
        basis=basis,
        doubtful=doubtful,
        why=cache(lambda: {s: _why(there[s], s, condition, told[s]) for s in named}),
        gaps=lambda: tuple(
            _gap(there[s], s, condition, told[s]) for s in named if s in doubtful
        ),
        history=_history(inquiry, condition) if not bound or condition.due else None,
    )


def _told_of(
    inquiry: Inquiry | None, state: State, condition: Condition, *, bound: bool
) -> _Told:
    """Return what tells that a condition holds of a State, course by course.

    Args:
        inquiry: The record on the day; None where nobody can say which day it is.
        state: The State.
        condition: The condition.
        bound: Whether it must be a State Party as well.
    """
    if inquiry is None:
        return _OPEN
    members, now = inquiry.memberships(state), inquiry.heard == inquiry.on
    if now and condition.statuses and {*members.outcomes} == {Membership.PARTY}:
        possible = inquiry.finding(state, condition.obligation).possible
        surely = possible <= condition.statuses
        return _Told(surely, perhaps=bool(possible & condition.statuses))

    def belongs(course: Course) -> Told:
        if bound and not inquiry.is_party(course, state):
            return False
        return condition.test(course, inquiry, state)

    return inquiry.once(
        ("told", condition.text, bound, state), lambda: _in_courses(belongs)
    )


def _in_courses(belongs: Callable[[Course], Told]) -> _Told:
    courses = every_course(belongs)
    told = tuple(courses.outcomes)
    by = tuple(f for f in told if isinstance(f, (Event, Explanation)))
    return _Told(courses.whole and all(told), not courses.whole or any(told), by)


def _event_of(told: _Told, on: date) -> Event | None:
    """Return an event that tells it in a course: one that surely came, if any did."""
    events = [each for each in told.by if isinstance(each, Event)]
    came = (e for e in events if happened_by((e,), on) is Truth.TRUE)
    return next(came, next(iter(events), None))


def _why(
    inquiry: Inquiry, state: State, condition: Condition, told: _Told
) -> Explanation:
    event = _event_of(told, inquiry.on)
    if event is not None:
        return Explanation(str(event), facts=(event,))
    if told.by and isinstance(told.by[0], Explanation):
        return told.by[0]
    if condition.obligation:
        return _stood(inquiry, inquiry.finding(state, condition.obligation))
    return explained(inquiry, state)


def _stood(inquiry: Inquiry, finding: Finding) -> Explanation:
    """Return why a State stands where it does under a duty, or will when it joins."""
    done, heard = finding.fulfilled_on, inquiry.heard
    if done is None or done.latest <= heard:
        return finding.explanation
    claim = f"{finding.state}: performed {done}, which was still to come on {heard}"
    return Explanation(claim, because=(finding.explanation,))


def explained(inquiry: Inquiry, state: State) -> Explanation:
    """Return why a State stands where it does towards the treaty."""
    standing = inquiry.view.standing(state)
    members = tuple(dict.fromkeys(inquiry.memberships(state).outcomes))
    known = (standing.signature, standing.deposit, standing.notice)
    facts = (e for e in known if e and happened_by((e,), inquiry.on) is Truth.TRUE)
    bound = {Membership.PARTY, Membership.CONTRACTING} & {*members}
    return Explanation(
        f"{state}: {' or '.join(members)} on {inquiry.on}",
        value=members[0] if len(members) == 1 else None,
        facts=tuple(facts),
        because=(standing.entry,) if bound and standing.entry else (),
    )


def _gap(inquiry: Inquiry, state: State, condition: Condition, told: _Told) -> Missing:
    """Return what would tell of a State, in a line with its code."""
    gap = _DAYS
    event = _event_of(told, inquiry.on)
    if event is not None:
        gap = day_missing(event) if event.date.day is None else _DAYS
    elif condition.lacks:
        gap = Missing(condition.lacks, Cause.NOT_REPORTED)
    elif condition.obligation:
        lacking = inquiry.finding(state, condition.obligation).missing
        gap = next(iter(lacking), _EVER)
    elif condition.standing:
        gap = _JOINED
    return Missing(f"{state.alpha3}: {gap.fact}", gap.cause)


def _share(part: Answer, whole: Answer, basis: str) -> Answer:
    """Return how many per cent of some States others of them are.

    From fewer of more to more of fewer: so wide that no course lies outside.
    """
    least, most = len(part.states), len(part.states | part.doubtful)
    fewest, all_ = len(whole.states), len(whole.states | whole.doubtful)
    among = str(fewest) if fewest == all_ else f"{fewest} to {all_}"
    if not all_:  # of nobody there is no share
        return Answer(value=None, basis=basis.replace("#", among))
    if not max(fewest, most):  # none of these, if they are not nobody
        nothing = Figure(Decimal(), Unit.PERCENT)
        basis = basis.replace("#", among)
        return Answer(value=None, basis=basis, options=(nothing,), gaps=whole.gaps)
    low, high = _percent(least, all_), _percent(most, max(fewest, most))
    return Answer(
        value=Figure(low, Unit.PERCENT),
        basis=basis.replace("#", among),
        up_to=high if high > low else None,
        gaps=part.gaps,
        reasons=tuple(part.why.values()),
    )


def _percent(part: int, whole: int) -> Decimal:
    return _HUNDRED * part / whole


def _history(inquiry: Inquiry, condition: Condition) -> History | None:
    if condition.due:
        return _of_deadlines(inquiry, condition.obligation)
    return _of_standing(inquiry, condition) if condition.standing else None


def _three_valued(truths: Iterable[tuple[State, Truth]]) -> Answer:
    told = dict(truths)
    return Answer(
        value=Listing(frozenset(s for s, truth in told.items() if truth is Truth.TRUE)),
        doubtful=frozenset(s for s, truth in told.items() if truth == Truth.UNKNOWN),
    )


def _of_standing(inquiry: Inquiry, condition: Condition) -> History:
    """Return who stood where on any day."""
    roll, states = inquiry.view.roll, tuple(inquiry.record.dossiers)

    def stood(state: State, day: date) -> Truth:
        return truth_of(
            lambda course: membership(course, roll, state, day) in condition.standing
        )

    @cache  # many claims that disagree look through the same days
    def on(day: date) -> Answer:
        return _three_valued((state, stood(state, day)) for state in states)

    every = (standing for state in states for standing in roll.standings(state))
    return History(on, frozenset(day for s in every for day in _changes(s)))


def _changes(standing: Standing) -> Iterator[date]:
    """Yield the days from which a State surely stands elsewhere, or may do so."""
    told = (standing.signature, standing.deposit)
    for days in (*(event.date for event in told if event), standing.ends):
        if days:
            yield from (days.earliest, days.latest)
    if standing.in_force_from:
        yield standing.in_force_from


def _of_deadlines(inquiry: Inquiry, obligation: str) -> History:
    """Return whose deadline had passed on any day."""
    findings = [
        where.finding(state, obligation)
        for state, where in _subjects(inquiry, "depositors").items()
        if where
    ]
    ends = {f.state: f.deadline for f in findings if f.deadline}
    known = {state: end.date for state, end in ends.items() if end.date}
    perhaps = {f.state for f in findings if Status.NOT_APPLICABLE in f.possible}

    def passed(state: State, day: date) -> Truth:
        last = known.get(state)
        if last is None or (last < day and state in perhaps):
            return Truth.UNKNOWN
        return Truth.of(last < day)

    @cache
    def on(day: date) -> Answer:
        return _three_valued((state, passed(state, day)) for state in ends)

    turns = (last + timedelta(days=1) for last in known.values() if last < date.max)
    return History(on, frozenset(turns))
