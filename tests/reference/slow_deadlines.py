"""Articles 3(2) and 4(1) in plain Python: what is to be done by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from slow_courses import Course, Stand, add_months, day_of
from slow_joining import Term

from ccm import Status
from ccm.facts import (
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    EndShownBy,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Meeting,
    Placed,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
)

FAR = date(2200, 1, 1)


class Words(NamedTuple):
    """What is said of stocks, areas or victims, by kind of event."""

    there: type[Event]
    none: tuple[type[Event], ...]
    doubt: type[Event]
    done: type[Event] | None = None
    found: type[Event] | None = None

    @property
    def kinds(self) -> tuple[type[Event], ...]:
        """Every kind."""
        more = (self.done, self.found)
        return (self.there, *self.none, self.doubt, *(k for k in more if k))


STOCKS = Words(
    StockpileDeclared,
    (StockpileRuledOut, StockpileRetained),
    StockpileInDoubt,
    StockpileDestroyed,
    StockpileFound,
)
AREAS = Words(
    ContaminationDeclared,
    (ContaminationRuledOut,),
    ContaminationInDoubt,
    ClearanceCompleted,
    ContaminationFound,
)


class Held(NamedTuple):
    """What there is after some words.

    Attributes:
        there: Whether there is something that the duty is about.
        done: Whether it was dealt with, and nothing was found since.
        since: Day of the find from which what is there dates, whatever was said of it
            since; None if from entry into force.
        acts: Each completion that counted, with the find that it followed.
    """

    there: bool
    done: bool = False
    since: date | None = None
    acts: tuple[tuple[date, date | None], ...] = ()


def held(course: Course, words: Words, on: date) -> set[Held]:
    """Return what there can be on a day, by what was said.

    Where no word says whether there is anything, there is or there is not. A later
    declaration, or completion, says of earlier days that there was. The last word
    stands until another; what was performed stays performed until something is found.
    """
    told = course.words(*words.kinds)
    statements = tuple(kind for kind in (words.there, words.done) if kind)

    stated = any(isinstance(e, statements) for e in told)
    found = {Held(there) for there in ((True,) if stated else (True, False))}
    for word in told:
        if day_of(word) > on:
            break
        found = {new for one in found for new in _after(one, word, words)}
    return found


def _after(one: Held, word: Event, words: Words) -> Iterator[Held]:
    day = day_of(word)
    if words.found and isinstance(word, words.found):
        new = one.done or not one.there
        yield one._replace(there=True, done=False, since=day) if new else one
    elif one.done:  # a performed duty becomes moot no more
        yield one
    elif words.done and isinstance(word, words.done):
        acts = (*one.acts, (day, one.since))
        yield one._replace(there=True, done=True, acts=acts)
    elif isinstance(word, words.there):
        yield one._replace(there=True)
    elif isinstance(word, words.none):
        yield one._replace(there=False)
    else:
        for there in (True, False):
            yield one._replace(there=there)


DEEDS = (
    StockpileDestroyed,
    StockpileFound,
    ClearanceCompleted,
    ContaminationFound,
)
"""What can be in time or late."""

Dues = Callable[[date], date]
"""The deadline as it stood on a day."""


def deadlines(
    course: Course, duty: str, anchor: date, months: int, on: date
) -> Iterator[Dues]:
    """Yield how the deadline can have moved (Articles 3(3) to (5), 4(5) to (8)).

    Where the meeting that was to decide has closed and no decision is on record, the
    deadline stayed, or was moved to a day that nobody knows, at some time from the
    opening of that meeting on. What was decided before hostilities ended extends no
    period that begins with their end.
    """
    decisions = [
        e
        for e in course.events
        if isinstance(e, ExtensionDecision)
        and e.obligation == duty
        and (duty != "art4.1b" or anchor <= day_of(e))
    ]

    def recorded(by: date) -> date:
        return extended(anchor, months, [d for d in decisions if day_of(d) <= by])

    yield recorded
    request = _undecided(course, duty, decisions, on)
    if request is None:
        return
    sat = _sittings(course, request)[0]
    since = max(sat.opens.latest, day_of(request))
    for day in _near(course, on, recorded(on)):
        for taken in _near(course, on, since):
            if taken <= on:
                yield partial(_moved, recorded, taken, day)


def _moved(recorded: Dues, taken: date, day: date, by: date) -> date:
    """Return the deadline by a day if a decision of some day moved it to another."""
    return day if by >= taken else recorded(by)


def extended(anchor: date, months: int, decisions: list[ExtensionDecision]) -> date:
    """Return the deadline after some decisions, in order.

    Calendar months are added to the previous deadline and counted from the anchor at
    once; a day that a decision names wins, and is the new anchor (A-15). What would
    end sooner extends nothing.
    """
    for decision in decisions:
        if decision.until:
            if decision.until > add_months(anchor, months):
                anchor, months = decision.until, 0
        elif decision.length:
            months += 12 * decision.length.years + decision.length.months
    return add_months(anchor, months)


def _undecided(
    course: Course, duty: str, decisions: list[ExtensionDecision], on: date
) -> ExtensionRequest | None:
    """Return the request that was to be decided by a day, if nobody tells how."""
    decided = {decision.number for decision in decisions}
    for request in course.events:
        if not isinstance(request, ExtensionRequest) or request.obligation != duty:
            continue
        if request.number in decided or day_of(request) > on:
            continue
        if all(m.closes.latest < on for m in _sittings(course, request)):
            return request
    return None


def _sittings(course: Course, request: ExtensionRequest) -> list[Meeting]:
    return [m for m in course.meetings if m.label == request.meeting]


def _near(course: Course, on: date, first: date) -> list[date]:
    """Return days from a first one on, one for each way in which they can matter."""
    days = {day_of(word) for word in course.words(*DEEDS)} | {on, first, FAR}
    near = {day + timedelta(days=more) for day in days for more in (-1, 0, 1)}
    return sorted(day for day in near if day >= first)


def stands(one: Held, dues: Dues, on: date, *, urgent: bool) -> Stand:
    """Return where a State stands in one course under a duty with a deadline.

    The deadline day is in time (A-03). What was done in a lapse was done late, though a
    later decision counts from the old deadline: a lapse is a fact. What is found after
    completion keeps the old deadline (A-23); of stocks that are found once it has
    passed, no day is set (A-24).
    """

    def free(since: date | None, by: date) -> bool:
        return urgent and since is not None and since > dues(by)

    if not one.there:
        return Stand(Status.NOT_APPLICABLE)
    deadline = None if free(one.since, on) else dues(on)
    if one.done:
        late = any(day > dues(day) and not free(since, day) for day, since in one.acts)
        return Stand(Status.FULFILLED_LATE if late else Status.FULFILLED, deadline)
    overdue = deadline is not None and on > deadline
    return Stand(Status.OVERDUE if overdue else Status.OUTSTANDING, deadline)


def article_3_2(course: Course, term: Term, on: date) -> set[Stand]:
    """Destroy stockpiles within eight years of entry into force."""
    ways = list(deadlines(course, "art3", term.entry, 12 * 8, on))
    return {
        stands(one, dues, on, urgent=True)
        for one in held(course, STOCKS, on)
        for dues in ways
    }


def article_4_1_a(course: Course, term: Term, on: date) -> set[Stand]:
    """Clear areas within ten years of entry into force."""
    ways = list(deadlines(course, "art4", term.entry, 12 * 10, on))
    return {
        stands(one, dues, on, urgent=False)
        for one in held(course, AREAS, on)
        for dues in ways
    }


def later_hostilities(course: Course, term: Term, on: date) -> list[HostilitiesEnded]:
    """Return the ends of hostilities since entry into force, as the State says."""
    return [
        e
        for e in course.of(HostilitiesEnded)
        if e.shown_by is EndShownBy.DECLARATION and term.entry <= day_of(e) <= on
    ]


GRAVITY = (
    Status.OVERDUE,
    Status.OUTSTANDING,
    Status.FULFILLED_LATE,
    Status.FULFILLED,
    Status.NOT_APPLICABLE,
)


def article_4_1_b(course: Course, term: Term, on: date) -> set[Stand]:
    """Clear what later hostilities left, within ten years of the end of each.

    Of several, the gravest is told.
    """
    each = [
        _of_hostilities(course, end, on) for end in later_hostilities(course, term, on)
    ]
    if not each:
        return {Stand(Status.NOT_APPLICABLE)}
    return {min(one, key=_gravest) for one in _choices(each)}


def _gravest(one: Stand) -> tuple[int, date]:
    return GRAVITY.index(one.status), one.deadline or FAR


def _choices(each: Iterable[set[Stand]]) -> list[tuple[Stand, ...]]:
    found: list[tuple[Stand, ...]] = [()]
    for ways in each:
        found = [(*before, way) for before in found for way in ways]
    return found


def _of_hostilities(course: Course, end: HostilitiesEnded, on: date) -> set[Stand]:
    """Return where a State stands under the ten years from one end of hostilities.

    What is cleared or found in one place bears on what was left there; what is told
    of no place, on all.
    """
    one = Held(there=True)
    begun = day_of(end)
    for word in course.words(ClearanceCompleted, ContaminationFound):
        assert isinstance(word, Placed)
        if word.where in ("", end.where) and begun <= day_of(word) <= on:
            (one,) = _after(one, word, AREAS)
    ways = deadlines(course, "art4.1b", begun, 12 * 10, on)
    return {stands(one, dues, on, urgent=False) for dues in ways}


def article_4_1_c(course: Course, term: Term, on: date) -> set[Stand]:
    """Declare to the next meeting that a duty under (a) or (b) is fulfilled.

    Of several declarations that are owed, the gravest is told. What was complete when
    the State was bound fulfils no duty of a Party, and raises nothing.
    """
    owed = [Stand(Status.NOT_APPLICABLE)]
    for since in _begins(course, term, on):
        done = [
            (day_of(e), isinstance(e, ClearanceDeclared))
            for e in course.words(ClearanceCompleted, ClearanceDeclared)
            if since <= day_of(e) <= on
        ]
        if not done or done[0][0] < term.entry:
            continue
        declared = [
            day_of(e)
            for e in course.of(ClearanceDeclared)
            if done[0][0] <= day_of(e) <= on
        ]
        owed.append(_declaration(course, done[0], declared, on))
    gravest = min(GRAVITY.index(each.status) for each in owed)
    alike = [each for each in owed if GRAVITY.index(each.status) == gravest]
    if alike[0].status in (Status.OVERDUE, Status.OUTSTANDING):
        return {min(alike, key=lambda each: each.deadline or FAR)}
    return {alike[-1]}


def _begins(course: Course, term: Term, on: date) -> list[date]:
    """Return the days since which a duty can have been fulfilled, duty by duty.

    A find undoes what was before it: only what follows the last counts. The end of
    later hostilities begins a duty of its own, beside that which was fulfilled.
    """
    finds = [day_of(e) for e in course.of(ContaminationFound) if day_of(e) <= on]
    first = max(finds, default=date.min)
    ends = map(day_of, later_hostilities(course, term, on))
    return [first, *(end for end in ends if end >= first)]


def _declaration(
    course: Course, done: tuple[date, bool], declared: list[date], on: date
) -> Stand:
    """Return where a State stands that has fulfilled a duty on a day.

    The next meeting is the first that opens on that day or later (A-13), a Review
    Conference as well (A-14); it is in time until that closes. Who declares says that
    all is cleared: where no earlier completion is told, the declaration shows it, and
    when that was is not known.
    """
    day, shown_by_declaration = done
    if shown_by_declaration:
        return Stand(Status.FULFILLED)
    sittings = (m for m in course.meetings if m.kind.decides)
    due = next((m.closes.latest for m in sittings if m.opens.latest >= day), None)
    if declared:
        late = due is not None and declared[0] > due
        return Stand(Status.FULFILLED_LATE if late else Status.FULFILLED, due)
    overdue = due is not None and on > due
    return Stand(Status.OVERDUE if overdue else Status.OUTSTANDING, due)
