"""What of a record bears on a norm: sorted out once, for every day and every course."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

import attrs

from ccm.dates import PartialDate
from ccm.dates.spans import ALWAYS, Span, gaps_in, lies_in, runs_of
from ccm.facts import Event, Meeting, Record, State
from ccm.rules.courses import Course, Courses, Moment, When, every_course, moment
from ccm.rules.norms import Evidence, Norm
from ccm.rules.truth import Truth

if TYPE_CHECKING:
    from ccm.rules.told import Missing

__all__ = [
    "Dated",
    "InOrder",
    "LastWord",
    "Silence",
    "Sitting",
    "come",
    "come_by",
    "dated",
    "day_of",
    "days_in",
    "days_in_all",
    "first_of",
    "happened",
    "happened_by",
    "hold_after",
    "last_of",
    "perhaps_last",
    "runs_in_all",
    "sitting_of",
    "span_in_all",
    "span_of",
    "spanned",
    "spoken_of",
    "truth_of",
    "truth_of_courses",
]

_DAY = timedelta(days=1)
_MANY = 12
"""Of how many events it pays to leave out those that others surely followed."""

_E = TypeVar("_E", bound=Event)
_T = TypeVar("_T")


class _Timed(Protocol):
    """Whatever came at a moment."""

    @property
    def when(self) -> When: ...


_W = TypeVar("_W", bound=_Timed)


class Dated:
    """An event, and the moment on which it came."""

    __slots__ = ("event", "when")

    def __init__(self, event: Event, when: When) -> None:
        self.event, self.when = event, when


def day_of(event: Event) -> When:
    """Return when an event came: the same unknown wherever its day is asked for."""
    return moment(id(event), event.date)


def dated(events: Iterable[Event]) -> tuple[Dated, ...]:
    """Return events with their moments; those of a known day come first.

    An event of a known day settles what others would have to be asked for.
    """
    if not events:
        return ()  # as most often
    found = [Dated(event, day_of(event)) for event in events]
    if len(found) > 1:
        found.sort(key=_is_vague)
    return tuple(found)


def _is_vague(told: Dated) -> bool:
    return not isinstance(told.when, date)


class Sitting:
    """When a sitting of a meeting opens and when it closes."""

    __slots__ = ("closes", "opens")

    def __init__(self, opens: When, closes: When) -> None:
        self.opens, self.closes = opens, closes


def sitting_of(meeting: Meeting) -> Sitting:
    """Return the days of a sitting: the same unknowns wherever they are asked for."""
    opens = moment((id(meeting), "opens"), meeting.opens)
    return Sitting(opens, moment((id(meeting), "closes"), meeting.closes))


def first_of(course: Course, told: Iterable[Dated]) -> Dated | None:
    """Return the first of some events; of several accounts, that of the first day."""
    first: Dated | None = None
    for each in told:
        if first is None or not course.no_later(first.when, each.when):
            first = each
    return first


def last_of(course: Course, told: Iterable[Dated]) -> Dated | None:
    """Return the last of some events."""
    last: Dated | None = None
    for each in perhaps_last(course, told if isinstance(told, list) else [*told]):
        if last is None or not course.no_later(each.when, last.when):
            last = each
    return last


def perhaps_last(course: Course, told: Sequence[_W]) -> Sequence[_W]:
    """Return those of some events after which, in a course, none surely came.

    Of the others nothing need be asked to find the last.
    """
    if len(told) < _MANY:
        return told
    spans = [course.span(each.when) for each in told]
    since = max(first for first, _ in spans)
    return [each for each, span in zip(told, spans, strict=True) if span[1] >= since]


def hold_after(course: Course, absent: Iterable[Dated], made: Sequence[Dated]) -> None:
    """Hold that nothing was made by a day by which a source found that it was not.

    Nothing is held of some day up to one, which may be any, nor of two known days.
    """
    vague = [each for each in made if isinstance(each.when, Moment)]
    for found in absent:
        if found.event.date.earliest > date.min:
            for each in made if isinstance(found.when, Moment) else vague:
                course.given(found.when, each.when, _DAY)


def come(
    course: Course, told: Iterable[_W], by: When, since: When | None = None
) -> list[_W]:
    """Return what has come by a moment in a course, and not before another."""
    return [
        each
        for each in told
        if course.no_later(each.when, by)
        and (since is None or course.no_later(since, each.when))
    ]


class InOrder:
    """Events in order, to be cut without a look at each where all days are known.

    Attributes:
        told: The events.
        known: Whether all days are known, and come one after the other.
    """

    __slots__ = ("_days", "known", "told")

    def __init__(self, told: Sequence[Dated]) -> None:
        self.told, self.known = told, True
        self._days: Sequence[date] = ()
        if told:  # which is seldom
            days = [each.when for each in told if isinstance(each.when, date)]
            self.known = len(days) == len(told) and days == sorted(days)
            self._days = days

    def between(
        self, course: Course, first: When | None, last: When
    ) -> Sequence[Dated]:
        """Return those from one moment, or from the start, to another."""
        if not self.known or isinstance(first, Moment) or isinstance(last, Moment):
            return come(course, self.told, last, first)
        since = bisect_left(self._days, first) if first else 0
        return self.told[since : bisect_right(self._days, last)]

    def earliest(
        self, course: Course, first: When | None, last: When
    ) -> Sequence[Dated]:
        """Return those from one moment to another that can be the first."""
        found = self.between(course, first, last)
        return found[:1] if self.known else found

    def latest(self, course: Course, last: When) -> Sequence[Dated]:
        """Return those that can be the last by a moment."""
        found = self.between(course, None, last)
        return found[-1:] if self.known else found

    def has_one(self, course: Course, first: When, last: When) -> bool:
        """Tell whether one came from one moment to another."""
        if self.known:
            return bool(self.between(course, first, last))
        return any(
            course.no_later(first, each.when) and course.no_later(each.when, last)
            for each in reversed(self.told)
        )


class LastWord(Generic[_W]):
    """Words in order, to be asked which of them can be the last by a day.

    Whatever surely came before another that had surely come by the day is none of
    them: it is passed over without a look at it. Those of a known day are given first.
    """

    __slots__ = ("_days", "_few", "_known", "_latest", "_since", "_vague")

    def __init__(self, words: Sequence[_W]) -> None:
        self._few = words if len(words) < _MANY else None
        if self._few is None:
            self._sort(words)

    def _sort(self, told: Sequence[_W]) -> None:
        self._known = [w for w in told if isinstance(w.when, date)]
        self._known.sort(key=lambda each: _span(each.when))
        self._days = [_span(word.when)[1] for word in self._known]
        vague = [(_span(w.when), w) for w in told if isinstance(w.when, Moment)]
        self._vague = sorted(vague, key=lambda each: each[0][1])
        self._latest = [latest for (_, latest), _ in self._vague]
        firsts = (first for (first, _), _ in self._vague)
        self._since = list(accumulate(firsts, max))

    def by(self, on: date) -> Sequence[_W]:
        """Return the words that can be the last by a day; those of a known day first.

        All of them where they are few: a walk is quicker then. Of the others, those
        that can be the latest come first.
        """
        if self._few is not None:
            return self._few
        known, vague = bisect_right(self._days, on), bisect_right(self._latest, on)
        since = max(
            self._days[known - 1] if known else date.min,
            self._since[vague - 1] if vague else date.min,
        )
        of_that_day = self._known[bisect_left(self._days, since) : known]
        others = reversed(self._vague[bisect_left(self._latest, since) :])
        return [*of_that_day, *(word for (first, _), word in others if first <= on)]


def _span(when: When) -> tuple[date, date]:
    if not isinstance(when, Moment):
        return when, when
    return when.then(when.days[0]), when.then(when.days[1])


def truth_of(
    asked: Callable[[Course], bool | Truth], within: Course | None = None
) -> Truth:
    """Return whether something is so in every course of events, in some, or in none.

    Within a course that is followed already, one State is asked about of many, say: it
    need not part for each of them.
    """
    courses: Courses[bool | Truth] = every_course(asked, within=within)
    return truth_of_courses(courses, lambda told: told)


def truth_of_courses(courses: Courses[_T], told: Callable[[_T], bool | Truth]) -> Truth:
    """Return the same of courses that were followed."""
    said = set(map(told, courses.outcomes))
    if not courses.whole or len(said) > 1:
        return Truth.UNKNOWN
    one = said.pop()
    return one if isinstance(one, Truth) else Truth.of(one)


def spanned(spans: Iterable[tuple[date, date]]) -> PartialDate:
    """Return the days from the first to the last of some spans of days."""
    firsts, lasts = zip(*spans, strict=True)
    return PartialDate(min(firsts), max(lasts))


def span_in_all(asked: Callable[[Course], When]) -> PartialDate:
    """Return the days on which a moment can be, whichever course events took."""
    courses: Courses[When] = every_course(asked)
    if not courses.whole:
        return PartialDate(date.min, date.max)
    return spanned(each.course.span(each.outcome) for each in courses.each)


def come_by(when: When, on: date) -> Truth:
    """Return whether a moment has come by the end of a day."""
    return truth_of(lambda course: course.no_later(when, on))


def happened_by(events: Iterable[Event], on: date) -> Truth:
    """Return whether one of some events has happened by the end of a day."""
    told = dated(events)
    return truth_of(lambda course: any(course.no_later(e.when, on) for e in told))


def days_in_all(asked: Callable[[Course], Iterable[When]]) -> PartialDate | None:
    """Return the first and the last of some days in all courses; None if none is."""
    runs = runs_in_all(asked)
    return spanned(runs) if runs else None


def runs_in_all(asked: Callable[[Course], Iterable[When]]) -> tuple[Span, ...]:
    """Return the same days as runs of days that follow each other, in order."""
    # At once: what is asked of a course when it is over parts it no more.
    courses = every_course(lambda course: tuple(asked(course)))
    if not courses.whole:
        return ALWAYS
    spans = [c.course.span(when) for c in courses.each for when in c.outcome]
    return runs_of(spans)


def days_in(
    courses: Courses[_T], told: Callable[[_T], Iterable[When]]
) -> PartialDate | None:
    """Return the same of courses that were followed; any day if not all were."""
    spans = [c.course.span(when) for c in courses.each for when in told(c.outcome)]
    if not courses.whole:
        return PartialDate(date.min, date.max)
    return spanned(spans) if spans else None


def happened(events: Iterable[_E], on: date) -> tuple[_E, ...]:
    """Return the events that can have happened by the end of a day."""
    return tuple(event for event in events if event.date.earliest <= on)


def spoken_of(events: Iterable[_E], on: date) -> tuple[_E, ...]:
    """Return the same, after those to come that say what there was by then."""
    told = tuple(events)
    ahead = (e for e in told if e.bears_from <= on < e.date.earliest)
    return (*ahead, *happened(told, on))


def span_of(when: When) -> PartialDate:
    """Return the days on which a moment can be, as they are shown."""
    if not isinstance(when, Moment):
        return PartialDate.on(when)
    return PartialDate(*map(when.then, when.days))


class Silence:
    """On which days it means something that the record holds no event.

    Attributes:
        spans: Those days, in order.
        doubted: Whether an event that bears on it was left out as less sure: then
            there is none.
    """

    __slots__ = ("doubted", "spans")

    def __init__(self, spans: tuple[Span, ...], *, doubted: bool) -> None:
        self.spans, self.doubted = () if doubted else spans, doubted

    @classmethod
    def of(
        cls, norm: Norm, state: State, record: Record, *kinds: type[Event]
    ) -> Silence:
        """Return what silence about some kinds of events means of a State's duty."""
        doubted = _doubted(norm, state, record)
        return cls.on(norm.id, record, kinds, state=state, doubted=doubted)

    @classmethod
    def on(
        cls,
        obligation: str,
        record: Record,
        kinds: tuple[type[Event], ...],
        *,
        state: State | None = None,
        doubted: bool = False,
    ) -> Silence:
        """Return what silence means for an obligation."""
        return cls(record.covered(obligation, kinds, state), doubted=doubted)

    @property
    def since(self) -> date:
        """The first day on which it means something."""
        return self.spans[0][0] if self.spans else date.min

    def speaks(self, on: date) -> bool:
        """Tell whether what is not in the record by a day has not happened by it."""
        return lies_in(on, self.spans)

    def heard_on(self, course: Course, when: When) -> bool:
        """Tell whether the record would hold what happened by a moment."""
        return any(
            course.no_later(first, when) and course.no_later(when, last)
            for first, last in self.spans
        )

    def unheard_from(self, on: date) -> date:
        """Return the first day on which something unheard can have happened.

        The day asked about is one on which silence says nothing.
        """
        heard = [last for _, last in self.spans if last < on]
        return heard[-1] + _DAY if heard else date.min

    def unheard(self, first: date, last: date) -> tuple[Span, ...]:
        """Return the days between two on which something unheard can have happened."""
        return tuple(gaps_in(self.spans, first, last))

    def lacks(
        self,
        fact: str,
        on: date,
        told_by: tuple[type[Event] | Evidence, ...] = (),
        *,
        since: date = date.min,
    ) -> Missing:
        """Return what is missing as silence says nothing on a day, or before it."""
        from ccm.rules.told import Cause, Missing  # noqa: PLC0415 - for words

        if self.doubted:
            said = f"{fact}: what the record holds of it is less sure than asked for"
            return Missing(said, Cause.UNVERIFIED, told_by=told_by)
        reach = _beyond(self.spans, since, on)
        said = f"{fact}: the record does not claim to hold this {reach}"
        return Missing(said, Cause.BEYOND_THE_RECORD, told_by=told_by)


def _beyond(spans: tuple[Span, ...], since: date, on: date) -> str:
    """Return on which of the days up to one a record claims nothing, in words."""
    gaps = [*gaps_in(spans, since, on)]
    if gaps and lies_in(on, spans):
        first, last = gaps[-1]
        return f"from {first} to {last}" if since < first else f"before {last + _DAY}"
    return _beside(spans, on)


def _beside(spans: tuple[Span, ...], on: date) -> str:
    """Return between which days that a record claims another one lies, in words."""
    before = max((last for _, last in spans if last < on), default=None)
    after = min((first for first, _ in spans if first > on), default=None)
    if before is None:
        return "at all" if after is None else f"before {after}"
    return f"after {before}" if after is None else f"between {before} and {after}"


def _doubted(norm: Norm, state: State, record: Record) -> bool:
    """Tell whether an event that bears on a norm was left out as less sure."""
    ours = record.doubted_of(state)
    if not ours:
        return False
    kinds = set(_kinds(norm))
    return any(
        type(event) in kinds or getattr(event, "obligation", None) == norm.id
        for event in ours
    )


def _kinds(norm: Norm) -> Iterator[type[Event]]:
    """Yield the types of events that a norm names."""
    for field in attrs.fields(type(norm)):
        value: object = getattr(norm, field.name)
        several = isinstance(value, tuple)
        for named in cast("tuple[object, ...]", value) if several else (value,):
            kind = named.event if isinstance(named, Evidence) else named
            if isinstance(kind, type) and issubclass(kind, Event):
                yield kind
