"""Articles 3(2) and 4(1) in plain Python: what is to be done by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from slow_courses import Course, Stand, add_years, day_of
from slow_extensions import FAR, Period, periods
from slow_joining import Term
from slow_silence import gap, within

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
    HostilitiesEnded,
    MeetingKind,
    MunitionsUsed,
    Placed,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
)


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
        found: Day of the last find.
    """

    there: bool
    done: bool = False
    since: date | None = None
    acts: tuple[tuple[date, date | None], ...] = ()
    found: date = date.min


def held(course: Course, words: Words, on: date, entry: date = date.min) -> set[Held]:
    """Return what there can be on a day, by what was said.

    Where no word says whether there is anything, there is or there is not. A later
    declaration, or completion, says of earlier days that there was. The last word
    stands until another; what was performed stays performed until something is found.
    What is found before entry into force is there when the period begins.
    """
    told = course.words(*words.kinds)
    statements = tuple(kind for kind in (words.there, words.done) if kind)

    stated = any(isinstance(e, statements) for e in told)
    found = {Held(there) for there in ((True,) if stated else (True, False))}
    for word in told:
        if day_of(word) > on:
            break
        found = {new for one in found for new in _after(one, word, words, entry)}
    return found


def _after(one: Held, word: Event, words: Words, entry: date) -> Iterator[Held]:
    day = day_of(word)
    if words.found and isinstance(word, words.found):
        new = one.done or not one.there
        since = day if day >= entry else None
        one = one._replace(found=day)
        yield one._replace(there=True, done=False, since=since) if new else one
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


def stands(one: Held, period: Period, on: date, *, urgent: bool) -> Stand:
    """Return where a State stands in one course under a duty with a deadline.

    What was done in a lapse was done late, though a later decision counts from the old
    deadline: a lapse is a fact. What is found after completion keeps the old deadline,
    or has another (A-23); of stocks that are found once it has passed, no day is set,
    or that stays (A-24).
    """

    def free(since: date | None, by: date) -> bool:
        return urgent and since is not None and since > period.due(by)

    if not one.there:
        return Stand(Status.NOT_APPLICABLE)
    deadline = None if free(one.since, on) else period.due(on, one.since)
    if one.done:
        late = any(
            period.over(day, since) and not free(since, day) for day, since in one.acts
        )
        return Stand(Status.FULFILLED_LATE if late else Status.FULFILLED, deadline)
    overdue = deadline is not None and period.over(on, one.since)
    return Stand(Status.OVERDUE if overdue else Status.OUTSTANDING, deadline)


def article_3_2(course: Course, term: Term, on: date) -> set[Stand]:
    """Destroy stockpiles within eight years of entry into force."""
    urgent = course.reading.stocks_found != "old deadline"
    ways = list(periods(Period(course, "art3", term.entry, 12 * 8, term.since), on))
    return {
        stand
        for one in held(course, STOCKS, on, term.entry)
        for period in ways
        for stand in _ways(one, period, on, STOCKS, urgent=urgent)
    }


def article_4_1_a(course: Course, term: Term, on: date) -> set[Stand]:
    """Clear areas within ten years of entry into force."""
    ways = list(periods(Period(course, "art4", term.entry, 12 * 10, term.since), on))
    return {
        stand
        for one in held(course, AREAS, on, term.entry)
        for period in ways
        for stand in _ways(one, period, on, AREAS, urgent=False)
    }


def _ways(
    one: Held,
    period: Period,
    on: date,
    words: Words,
    *,
    urgent: bool,
    unheard: bool = False,
) -> Iterator[Stand]:
    """Yield where a State stands in a course, and where if more was done unheard.

    While a deadline runs, silence means that nothing was. Once it has passed, what is
    to be done may have been, since the last find, and the deadline been extended. What
    began unheard may have been done unheard, whether or not its deadline runs.
    """
    known = period._replace(taken=None) if period.unheard else period
    told = stands(one, known, on, urgent=urgent)
    if told.status in (Status.OVERDUE, Status.FULFILLED_LATE) or not period.unheard:
        yield stands(one, period, on, urgent=urgent)
    runs = told.status is Status.OUTSTANDING and unheard
    if told.status is not Status.OVERDUE and not runs:
        return
    assert words.done
    open_ = gap(period.course, period.duty, words.done, on)
    turns = [period.due(on, one.since), *([period.taken] if period.taken else [])]
    first = max(one.found, period.anchor if unheard else date.min)
    for day in within(open_, first, turns):
        acts = (*one.acts, (day, one.since))
        yield stands(one._replace(done=True, acts=acts), period, on, urgent=urgent)


def later_hostilities(course: Course, term: Term, on: date) -> list[HostilitiesEnded]:
    """Return the ends of hostilities since entry into force.

    As the State says, or another of what can show them (A-22).
    """
    shown = EndShownBy(course.reading.hostilities_end)
    return [
        e
        for e in course.of(HostilitiesEnded)
        if e.shown_by is shown and term.entry <= day_of(e) <= on
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
        _of_hostilities(course, term, end, on)
        for end in later_hostilities(course, term, on)
    ]
    if each:
        return {min(one, key=_gravest) for one in _choices(each)}
    found = {Stand(Status.NOT_APPLICABLE)}
    for begun, where in _unheard_ends(course, term, on):
        found |= _since_hostilities(course, term, (begun, where), on, unheard=True)
    return found


def _unheard_ends(course: Course, term: Term, on: date) -> Iterator[tuple[date, str]]:
    """Yield when and where hostilities can have ended that the record does not tell of.

    Not before munitions can have been used; nothing is left of what was not. Who takes
    what no source tells of for none, takes no use for one either (A-57).
    """
    used = [day_of(e) for e in course.events if isinstance(e, MunitionsUsed)]
    first = min((day for day in used if day <= on), default=None)
    unheard = gap(course, "art4.1b", MunitionsUsed, on)
    if unheard and course.reading.unheard_events != "none":
        first = min(first or date.max, max(unheard[0], term.entry))
    if first is None:
        return
    words = course.words(ClearanceCompleted, ContaminationFound, ExtensionDecision)
    turns = [day_of(word) for word in words]
    turns += [add_years(day, -10) for day in (on, *turns)]
    places = {"", "elsewhere", *(e.where for e in words if isinstance(e, Placed))}
    open_ = gap(course, "art4.1b", HostilitiesEnded, on)
    for day in within(open_, max(first, term.entry), turns):
        yield from ((day, where) for where in places)


def _gravest(one: Stand) -> tuple[int, date]:
    return GRAVITY.index(one.status), one.deadline or FAR


def _choices(each: Iterable[set[Stand]]) -> list[tuple[Stand, ...]]:
    found: list[tuple[Stand, ...]] = [()]
    for ways in each:
        found = [(*before, way) for before in found for way in ways]
    return found


def _of_hostilities(
    course: Course, term: Term, end: HostilitiesEnded, on: date
) -> set[Stand]:
    """Return where a State stands under the ten years from one end of hostilities.

    What is cleared or found in one place bears on what was left there; what is told
    of no place, on all.
    """
    told = day_of(end), end.where
    return _since_hostilities(course, term, told, on, unheard=False)


def _since_hostilities(
    course: Course, term: Term, end: tuple[date, str], on: date, *, unheard: bool
) -> set[Stand]:
    begun, where = end
    one = Held(there=True)
    for word in course.words(ClearanceCompleted, ContaminationFound):
        assert isinstance(word, Placed)
        if word.where in ("", where) and begun <= day_of(word) <= on:
            (one,) = _after(one, word, AREAS, begun)
    ways = periods(Period(course, "art4.1b", begun, 12 * 10, term.since), on)
    return {
        stand
        for period in ways
        for stand in _ways(one, period, on, AREAS, urgent=False, unheard=unheard)
    }


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

    The next meeting is the first that opens on that day or later, or eight weeks later
    (A-13), a Review Conference as well, or not (A-14); it is in time until that closes.
    Who declares says that all is cleared: where no earlier completion is told, the
    declaration shows it, and when that was is not known.
    """
    day, shown_by_declaration = done
    if shown_by_declaration:
        return Stand(Status.FULFILLED)
    due = _next_meeting(course, day)
    if declared:
        late = due is not None and declared[0] > due
        return Stand(Status.FULFILLED_LATE if late else Status.FULFILLED, due)
    overdue = due is not None and on > due
    return Stand(Status.OVERDUE if overdue else Status.OUTSTANDING, due)


def _next_meeting(course: Course, day: date) -> date | None:
    """Return when the next meeting closes after a day on which a duty was fulfilled."""
    if course.reading.declaration_papers == "one with time for papers":
        day += timedelta(weeks=8)
    sittings = [m for m in course.meetings if m.kind.decides and m.opens.latest >= day]
    if course.reading.declaration_forum == "meetings of States Parties only":
        sittings = [m for m in sittings if m.kind is MeetingKind.MSP]
    return sittings[0].closes.latest if sittings else None
