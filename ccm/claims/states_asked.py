"""Questions about States: who belongs in every course of events, and who in some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from ccm.claims.answers import Answer, History
from ccm.claims.conditions import Condition, condition_in
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import membership
from ccm.claims.values import Figure, Listing, Unit
from ccm.claims.words import Words
from ccm.duties.missing import day_of as day_missing
from ccm.facts import Event, State
from ccm.rules import Cause, Explanation, Membership, Missing, Standing, Truth
from ccm.rules.bearing import happened_by, truth_of
from ccm.rules.courses import Course, Courses, every_course

__all__ = ["explained", "states_asked", "told_of"]

_HUNDRED = Decimal(100)
_DAYS = Missing("a day on which it hangs", Cause.PARTIAL_DATE)
_JOINED = Missing("the day on which it joined or left", Cause.PARTIAL_DATE)
_EVER = Missing("whether it ever had any", Cause.NOT_REPORTED)
_Subject = tuple[Inquiry, State]
_Told = Courses[Event | bool]


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
    condition = condition_in(words, inquiry) if words.accept("where") else _ANY
    whole = condition_in(words, inquiry) if words.accept("among") else _ANY
    if words:
        words.refuse("and, or, among or the end")
    asked = _of_whole(condition, whole) if whole is not _ANY else condition
    listed = _listed(inquiry, domain, asked, basis)
    if asks == "share":
        return _share(listed, _listed(inquiry, domain, whole, basis), basis)
    return listed


_ANY = Condition(lambda _course, _inquiry, _state: True)


def _of_whole(condition: Condition, whole: Condition) -> Condition:
    def both(course: Course, inquiry: Inquiry, state: State) -> Event | bool:
        return bool(whole.test(course, inquiry, state)) and condition.test(
            course, inquiry, state
        )

    return Condition(both, condition.obligation or whole.obligation)


def _domain(words: Words) -> str:
    if words.accept("states", "parties"):
        return "depositors" if words.accept("by", "deposit") else "parties"
    return words.one_of(("states", "parties", "depositors"), "whom, one of")


def _subjects(inquiry: Inquiry, domain: str) -> Iterator[_Subject]:
    """Yield the States of a domain, each on the day on which it is asked about.

    A State that has deposited is taken as it will stand on the day on which the
    treaty enters into force for it.
    """
    if domain == "states":
        yield from ((inquiry, state) for state in inquiry.record.states)
        return
    yield from ((inquiry, state) for state in inquiry.parties())
    if domain == "depositors":
        for state, starts in inquiry.contracting().items():
            yield inquiry.at(starts), state


def _listed(inquiry: Inquiry, domain: str, condition: Condition, basis: str) -> Answer:
    bound = domain != "states"
    told = {
        state: told_of(where, state, condition, bound=bound)
        for where, state in _subjects(inquiry, domain)
    }
    places = {state: where for where, state in _subjects(inquiry, domain)}
    sure = frozenset(s for s, found in told.items() if _surely(found))
    doubtful = frozenset(s for s, found in told.items() if _perhaps(found)) - sure
    named = sorted(sure | doubtful, key=lambda state: state.alpha3)
    return Answer(
        value=Listing(sure),
        basis=basis,
        doubtful=doubtful,
        why={s: _why(places[s], s, condition, told[s]) for s in named},
        gaps=lambda: tuple(
            _gap(places[s], s, condition, told[s]) for s in named if s in doubtful
        ),
        history=_history(inquiry, condition) if not bound or condition.due else None,
    )


def told_of(
    inquiry: Inquiry, state: State, condition: Condition, *, bound: bool = False
) -> _Told:
    """Return what tells that a condition holds of a State, course by course.

    Args:
        inquiry: The record on the day.
        state: The State.
        condition: The condition.
        bound: Whether it must be a State Party as well.
    """

    def belongs(course: Course) -> Event | bool:
        if bound and not inquiry.is_party(course, state):
            return False
        return condition.test(course, inquiry, state)

    return every_course(belongs)


def _surely(told: _Told) -> bool:
    return told.whole and all(told.outcomes)


def _perhaps(told: _Told) -> bool:
    return not told.whole or any(told.outcomes)


def _surest(told: _Told) -> Event | None:
    """Return the event of a course that has one; of several, the first to be sure."""
    events = (found for found in told.outcomes if isinstance(found, Event))
    return min(events, key=lambda event: event.date.latest, default=None)


def _why(
    inquiry: Inquiry, state: State, condition: Condition, told: _Told
) -> Explanation:
    event = _surest(told)
    if event is not None:
        return Explanation(str(event), facts=(event,))
    if condition.obligation:
        return inquiry.finding(state, condition.obligation).explanation
    return explained(inquiry, state)


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
    event = _surest(told)
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
    """Return how many per cent of some States others of them are."""
    least, most = len(part.states), len(part.states | part.doubtful)
    fewest, all_ = len(whole.states), len(whole.states | whole.doubtful)
    low, high = _percent(least, all_), _percent(most, max(fewest, most))
    return Answer(
        value=Figure(low, Unit.PERCENT),
        basis=basis.replace("#", str(fewest)),
        up_to=high if high > low else None,
        gaps=part.gaps,
        reasons=tuple(part.why.values()),
    )


def _percent(part: int, whole: int) -> Decimal:
    return _HUNDRED * part / whole if whole else Decimal(0)


def _history(inquiry: Inquiry, condition: Condition) -> History | None:
    if condition.due:
        return _of_deadlines(inquiry, condition.obligation)
    return _of_standing(inquiry, condition) if condition.standing else None


def _of_standing(inquiry: Inquiry, condition: Condition) -> History:
    """Return who stood where on any day."""
    roll, states = inquiry.view.roll, tuple(inquiry.record.dossiers)

    def on(day: date) -> Listing:
        def stood(state: State) -> Truth:
            return truth_of(
                lambda course: (
                    membership(course, roll, state, day) in condition.standing
                )
            )

        return Listing(frozenset(s for s in states if stood(s) is Truth.TRUE))

    every = (standing for state in states for standing in roll.standings(state))
    return History(on, frozenset(day for s in every for day in _changes(s)))


def _changes(standing: Standing) -> Iterator[date]:
    """Yield the days from which a State stands elsewhere."""
    for event in (standing.signature, standing.deposit):
        if event:
            yield event.date.latest
    if standing.in_force_from:
        yield standing.in_force_from
    if standing.ends:
        yield standing.ends.earliest
        yield standing.ends.latest


def _of_deadlines(inquiry: Inquiry, obligation: str) -> History:
    """Return whose deadline had passed on any day."""
    findings = (
        where.finding(state, obligation)
        for where, state in _subjects(inquiry, "depositors")
    )
    told = {f.state: f.deadline.date for f in findings if f.deadline}
    last = {state: day for state, day in told.items() if day is not None}

    def on(day: date) -> Listing:
        return Listing(frozenset(s for s, end in last.items() if end < day))

    return History(on, frozenset(_next_days(last.values())))


def _next_days(days: Iterable[date]) -> Iterator[date]:
    return (day + timedelta(days=1) for day in days)
