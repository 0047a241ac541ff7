"""Every course of events that a record allows, each followed by one plain rule.

A rule is an ordinary function that asks its course whether one moment is no later
than another, or which of a few ways something went. Where the record says, the
course answers. Where it does not, the rule runs once for each answer, and what it
was told narrows the days for the rest of the run. So no two answers of a course
contradict each other, and each way in which the unknown can be filled in belongs to
exactly one course.

This is the one home of doubt: nothing here knows a treaty, and nothing elsewhere
compares dates of which only a part is known. What is here is made by the thousand, and
loaded with the first answer: hence plain classes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import Generic, TypeVar, cast

from ccm.dates import PartialDate
from ccm.rules.asked import DayAsked, first_reaching

__all__ = [
    "Course",
    "Courses",
    "Followed",
    "Fork",
    "Moment",
    "Question",
    "Step",
    "When",
    "any_of",
    "every_course",
    "later_of",
    "moment",
    "moved",
    "sooner_of",
    "taken",
]

T = TypeVar("T")
U = TypeVar("U")

Step = Callable[[date], date]
"""Leads from a day to another; never to an earlier one from a later day.

Steps that are equal lead alike: so that a moment made anew is known again.
"""

_DAY = timedelta(days=1)
_UNREACHED = -1
"""Less than to be reached by a day, which is less than to be reached before it."""

_MOST_RUNS = 64
_MOST_DAYS_SCANNED = 10_000
_MOST_QUESTIONS = 40
_MOST_COURSES = 1024
_MOST_WORK = 150_000
"""Bounds on what is followed of a record so vague that its courses cannot be counted.

Work is counted in comparisons of days, so that the bound is met at the same place on
every machine.
"""


_TO_NARROW = 4
"""How many comparisons it counts as to narrow days by an answer."""

_MOST_ROUNDS, _MOST_NARROWED = 2000, 40_000
"""How often days are narrowed, for each answer and by all, until that is given up."""


class Moment:
    """A day that hangs on the unknown day of something; later with it, never earlier.

    Attributes:
        of: What it hangs on: an event, or whatever else has a day.
        days: The first and the last day on which that can have been.
        steps: Lead from that day to the moment, one after the other.

    >>> landing = Moment("the landing", (date(1969, 7, 1), date(1969, 7, 31)))
    >>> moved(landing, lambda day: day.replace(year=day.year + 8))
    <Moment 1977-07-01..1977-07-31>
    """

    __slots__ = ("days", "of", "steps")

    def __init__(
        self, of: Hashable, days: tuple[date, date], steps: tuple[Step, ...] = ()
    ) -> None:
        self.of, self.days, self.steps = of, days, steps

    def then(self, day: date) -> date:
        """Return the moment, if what it hangs on was on a day."""
        if self.steps and isinstance(day, DayAsked):
            return day.led(self.steps)
        for step in self.steps:
            day = step(day)
        return day

    def __repr__(self) -> str:
        first, last = map(self.then, self.days)
        return f"<Moment {first}..{last}>"


When = date | Moment
"""A day that is known, or one that hangs on an unknown day."""

_Span = tuple[date, date]
_Held = tuple[Moment, Moment, timedelta]
_At = tuple[Hashable, tuple[Step, ...]]
_Left = dict[Hashable, _Span]
"""The days that are left to some things."""


def moment(of: Hashable, span: PartialDate) -> When:
    """Return a day where it is known; else a moment that hangs on it.

    >>> moment("the landing", PartialDate.parse("1969-07-20"))
    datetime.date(1969, 7, 20)
    """
    days = span.earliest, span.latest
    return days[0] if days[0] == days[1] else Moment(of, days)


def moved(when: When, step: Step) -> When:
    """Return where a step leads from a moment."""
    if isinstance(when, Moment):
        return Moment(when.of, when.days, (*when.steps, step))
    return when.led((step,)) if isinstance(when, DayAsked) else step(when)


def later_of(course: Course, one: When, other: When) -> When:
    """Return the later of two moments in a course."""
    return other if course.no_later(one, other) else one


def sooner_of(course: Course, one: When, other: When) -> When:
    """Return the sooner of two moments in a course."""
    return one if course.no_later(one, other) else other


class Question:
    """Something that was asked of a course and that the record leaves open.

    Attributes:
        about: What would tell: an event whose day is in doubt (both, where two
            days are compared), or whatever a rule gave as its subject.
        ways: The answers that there can be.
        answer: The one that this course gives.
        days: The first and the last day that it leaves to what would tell; None where
            it was not about the day of one thing.
        steps: Where two days are compared, what leads to each from the day of what
            would tell; nothing where it is that day itself.
    """

    __slots__ = ("about", "answer", "days", "steps", "ways")

    def __init__(
        self,
        about: tuple[Hashable, ...],
        ways: tuple[object, ...],
        answer: object,
        days: _Span | None = None,
        steps: tuple[tuple[Step, ...], ...] = (),
    ) -> None:
        self.about, self.ways, self.answer = about, ways, answer
        self.days, self.steps = days, steps


class _Order:
    """Of which moments one is held to come by another in a course.

    Attributes:
        held: Each such pair, in the order in which it was told.
        after: What comes by which, or after it, moment by moment.
    """

    __slots__ = ("_on", "after", "held")

    def __init__(self) -> None:
        self.held: list[_Held] = []
        self.after: dict[_At, list[tuple[_At, timedelta]]] = {}
        self._on: dict[Hashable, list[_Held]] = {}

    def hold(self, held: _Held) -> None:
        """Hold that one moment comes by another."""
        one, other, gap = held
        self.held.append(held)
        for of in {one.of, other.of}:
            self._on.setdefault(of, []).append(held)
        later = (other.of, other.steps), gap
        self.after.setdefault((one.of, one.steps), []).append(later)

    def holds(self, held: _Held) -> bool:
        """Tell whether the very same is held already."""
        one, other, gap = held
        later = (other.of, other.steps), gap
        return later in self.after.get((one.of, one.steps), ())

    def on(self, of: Hashable) -> Sequence[_Held]:
        """Return what is held of something."""
        return self._on.get(of, ())


_AS_ON_RECORD: dict[Hashable, _Span] = {}
_NO_ORDER = _Order()
"""What most courses end with: they are made by the thousand, and few narrow a day."""


class Course:
    """One course of events, as far as a rule has asked about it.

    Attributes:
        told: What was asked where the record leaves it open, in order.
        whole: Whether every such question was asked, of every day; if not, there were
            too many, and this course is one of several that were not told apart.
        work: How many comparisons of days it took.
        kept: What a rule sorts out once for the course.
    """

    __slots__ = (
        "_order",
        "_own",
        "_script",
        "_spans",
        "_ways",
        "kept",
        "told",
        "whole",
        "work",
    )

    def __init__(self, script: tuple[object, ...] = ()) -> None:
        self.told: list[Question] = []
        self.whole = True
        self.work = 0
        self.kept: dict[object, object] = {}
        self._script = script
        self._spans, self._own = _AS_ON_RECORD, False
        self._order = _NO_ORDER
        self._ways: dict[Hashable, object] = {}

    def way(self, about: Hashable, ways: tuple[T, ...]) -> T:
        """Return which of several ways something went that no date on record tells.

        Asked again, the course answers as before; of one way there is nothing to ask.
        """
        if len(ways) == 1:
            return ways[0]
        if about in self._ways:
            return cast("T", self._ways[about])
        answer = self._answered((about,), ways)
        self._ways[about] = answer
        return answer

    def _answered(
        self,
        about: tuple[Hashable, ...],
        ways: tuple[T, ...],
        days: tuple[_Span, ...] = (),
        steps: tuple[tuple[Step, ...], ...] = (),
    ) -> T:
        """Return the answer that this run is to follow, and remember the question."""
        index = len(self.told)
        if index == _MOST_QUESTIONS:
            self.whole = False
            return ways[0]
        given = index < len(self._script)
        answer = cast("T", self._script[index]) if given else ways[0]
        left = days[ways.index(answer)] if days else None
        self.told.append(Question(about, ways, answer, left, steps))
        return answer

    def with_answer(self, question: Question) -> Course:
        """Return the course as it ends with one more question answered."""
        other = Course()
        other.told = [*self.told, question]
        other.whole, other._spans = self.whole, self._spans
        self._own = other._own = False
        return other

    def going_on(self, script: tuple[object, ...]) -> Course:
        """Return a course that goes on from this one, and is to give some answers."""
        other = Course(script)
        other.whole, other._spans = self.whole, self._spans
        self._own = other._own = False
        other._ways = {**self._ways}
        for held in self._order.held:
            other._hold(held)
        return other

    def _hold(self, held: _Held) -> None:
        """Note that one moment comes by another in this course."""
        if self._order is _NO_ORDER:
            self._order = _Order()
        self._order.hold(held)

    def _leave(self, spans: _Left) -> None:
        """Leave no more than some days to what hangs on them."""
        if not self._own:
            self._spans, self._own = dict(self._spans), True
        self._spans.update(spans)

    @property
    def asks_no_more(self) -> bool:
        """Whether so much was asked that all else is as if on the first day left."""
        return len(self.told) == _MOST_QUESTIONS

    def in_order(self, moments: Sequence[T], when: Callable[[T], When]) -> list[T]:
        """Return what has a moment in order, once the course asks no more.

        Of what is of one day, the first that is given stands last.
        """
        found = [*reversed(moments)]
        found.sort(key=lambda each: self.span(when(each))[0])
        for one, other in pairwise(found):
            self.no_later(when(one), when(other))  # which notes where that is a guess
        return found

    def _at_first(self, one: When, other: When) -> bool:
        """Tell what comes first where too much was asked to ask on.

        Then the course goes on as if all were on the first day that is left: so all
        that it has answered holds.
        """
        self.work += 1
        (first, last), (opens, closes) = self.span(one), self.span(other)
        if last <= opens or first > closes:
            return last <= opens
        self.whole = False
        return first <= opens

    def no_later(self, one: When, other: When) -> bool:
        """Tell whether one moment comes on or before another in this course."""
        if not isinstance(one, Moment):
            if not isinstance(other, Moment):
                return one <= other
            if len(self.told) == _MOST_QUESTIONS:
                return self._at_first(one, other)
            return self._from(one, other)
        if len(self.told) == _MOST_QUESTIONS:
            return self._at_first(one, other)
        if not isinstance(other, Moment):
            return self._to(other, one)
        return self._in_order(one, other)

    def _to(self, day: date, when: Moment) -> bool:
        """Tell whether a moment comes on a known day or before it."""
        self.work += 1
        first, last = self._spans.get(when.of) or when.days
        if when.then(last) <= day:
            return True
        if when.then(first) > day:
            return False
        self.work += 1
        return not self._since(day + _DAY, when, first, last)

    def _from(self, day: date, when: Moment) -> bool:
        """Tell whether a moment comes on a known day or later."""
        self.work += 1
        first, last = self._spans.get(when.of) or when.days
        if day <= when.then(first):
            return True
        if day > when.then(last):
            return False
        return self._since(day, when, first, last)

    def _since(self, day: date, when: Moment, first: date, last: date) -> bool:
        """Tell the same where it can come before the day and can come on it."""
        since = _split(first, last, when, day)
        yes = self._within(when.of, since, last)
        no = self._within(when.of, first, since - _DAY)
        if yes is None or no is None:
            return no is None  # what was answered before leaves no other way
        days = (since, last), (first, since - _DAY)
        answer = self._answered((when.of,), (True, False), days)
        self._leave(yes if answer else no)
        return answer

    def _in_order(self, one: Moment, other: Moment) -> bool:
        self.work += 1
        (first, last), (opens, closes) = self.span(one), self.span(other)
        if last <= opens:
            return True
        if first > closes:
            return False
        if one.of == other.of:
            return self._both_move(one, other)
        return self._ordered(one, other, (one.of, other.of))

    def _ordered(self, one: Moment, other: Moment, about: tuple[Hashable, ...]) -> bool:
        yes = no = None
        if not self._leads(other, one, strictly=True):
            yes = self._settled({}, ((one, other, timedelta()),))
        if not self._leads(one, other):
            no = self._settled({}, ((other, one, _DAY),))
        if yes is None or no is None:
            return no is None  # what was answered before leaves no other way
        steps = one.steps, other.steps
        answer = self._answered(about, (True, False), steps=steps)
        self._hold((one, other, timedelta()) if answer else (other, one, _DAY))
        self._leave(yes if answer else no)
        return answer

    def _leads(self, one: Moment, other: Moment, *, strictly: bool = False) -> bool:
        """Tell whether answers given say that one comes by the other, or before it.

        Without this, days that contradict each other would be narrowed one by one.
        """
        reached = {(one.of, one.steps): not strictly}
        ahead = [(one.of, one.steps)]
        while ahead and self._order.held:
            at = ahead.pop()
            for to, gap in self._order.after.get(at, ()):
                self.work += 1
                sure = reached[at] or bool(gap)
                if sure > reached.get(to, _UNREACHED):
                    reached[to] = sure
                    ahead.append(to)
        return reached.get((other.of, other.steps), False)

    def _both_move(self, one: Moment, other: Moment) -> bool:
        """Compare two moments that hang on one day: run by run of its days."""
        ahead = _ahead(one, other)
        if ahead or (ahead is False and self.span(one)[1] < date.max):
            return ahead
        first, last = self._spans.get(one.of) or one.days
        runs = list(_runs(one, other, first, last))
        self.work += min((last - first).days, _MOST_DAYS_SCANNED)
        if len(runs) > 1 and runs[-2][2] == last:
            self.whole = False  # of the last days both orders are told
        if len(runs) == 1:
            return runs[0][0]
        return self._in_run(one.of, runs)

    def _in_run(self, of: Hashable, runs: list[tuple[bool, date, date]]) -> bool:
        """Return the order in the run of days in which something was."""
        days = tuple((start, end) for _, start, end in runs)
        holds, start, end = self._answered((of,), tuple(runs), days)
        within = self._within(of, start, end)
        if within is None:  # a run that other answers have ruled out
            raise _ContradictionError
        self._leave(within)
        return holds

    def _within(self, of: Hashable, first: date, last: date) -> _Left | None:
        """Return the days on which every answer holds, if something was in a run."""
        left = {of: (first, last)}
        return self._settled(left) if self._order.held else left

    def given(self, one: When, other: When, gap: timedelta = timedelta()) -> bool:
        """Hold, without asking, that one moment comes on or before another.

        For what is so in every history, as that a conflict did not end before it
        began. Two days that contradict it are left as they are.

        Returns:
            Whether there are days on which it can be so.
        """
        if not isinstance(one, Moment) and not isinstance(other, Moment):
            return _comes_by(one, other, gap)
        if len(self.told) == _MOST_QUESTIONS or self.work > _MOST_WORK:
            self.whole = False
            return True
        if isinstance(one, Moment) and isinstance(other, Moment):
            left = self._left_in_order((one, other, gap))
        else:
            left = self._left_of_one((_as_moment(one), _as_moment(other), gap))
        if left:
            self._leave(left)
        return left is not None

    def _left_of_one(self, held: _Held) -> _Left | None:
        """Return the days left where a moment and a known day keep an order.

        The days of that one moment hold it from then on, so that it need not be noted.
        """
        self.work += _TO_NARROW
        left: _Left = {}
        if _narrow(left, self._spans, held) is None:
            return None
        return self._settled(left) if left and self._order.held else left

    def _left_in_order(self, held: _Held) -> _Left | None:
        """Return the days left where one moment comes by another, and note that."""
        one, other, gap = held
        if self._order.holds(held):
            return {}
        if self._leads(other, one, strictly=not gap):
            return None
        left = self._settled({}, (held,))
        if left is not None:
            self._hold(held)
        return left

    def span(self, when: When) -> _Span:
        """Return the first and the last day on which a moment can be in this course."""
        if not isinstance(when, Moment):
            return when, when
        first, last = self._spans.get(when.of) or when.days
        return when.then(first), when.then(last)

    def shown(self, when: When, on: date) -> _Span:
        """Return the days on which a moment can be, as they are shown on a day.

        What can have happened by the day asked about may have happened later, too, as
        far as a reader knows: the day itself cuts off nothing.
        """
        if not isinstance(when, Moment):
            return when, when
        first, last = self._spans.get(when.of) or when.days
        return when.then(first), when.then(when.days[1] if last == on else last)

    def _settled(self, fewer: _Left, new: tuple[_Held, ...] = ()) -> _Left | None:
        """Return the days on which every answer holds, new ones too; None if none do.

        Steps never lead back, so that the first days of what is left satisfy all
        answers together, and so do the last days.
        """
        left = {**fewer}
        ahead = deque(chain(*map(self._order.on, fewer), new))
        rounds = min(_MOST_ROUNDS * (len(self._order.held) + 1), _MOST_NARROWED)
        most = self.work + rounds * _TO_NARROW
        while ahead and self.work < most:
            self.work += _TO_NARROW
            narrowed = _narrow(left, self._spans, ahead.popleft())
            if narrowed is None:
                return None
            for of in narrowed:
                ahead.extend(self._order.on(of))
                ahead.extend(held for held in new if of in (held[0].of, held[1].of))
        if ahead:
            self.whole = False  # days are left that may contradict each other
        return left


class _ContradictionError(Exception):
    """A course that no history follows."""


def _narrow(left: _Left, before: _Left, held: _Held) -> list[Hashable] | None:
    """Narrow days by an answer, and return whose; None if none is left.

    Args:
        left: The days that have been narrowed.
        before: What is left of others, which stays as it is.
        held: The answer.
    """
    one, other, gap = held
    narrowed: list[Hashable] = []
    (first, last), (opens, closes) = (_days(left, before, at) for at in (one, other))
    latest = _sooner(other.then(closes), gap)
    earliest = one.then(first)
    if latest is None or earliest > latest:
        return None
    if one.then(last) > latest:
        after = _split(first, last, one, latest + _DAY)
        left[one.of] = first, after - _DAY
        narrowed.append(one.of)
    if other.then(opens) < earliest + gap:
        opens = _split(opens, closes, other, earliest + gap)
        left[other.of] = opens, closes
        narrowed.append(other.of)
    return narrowed


def _as_moment(when: When) -> Moment:
    return when if isinstance(when, Moment) else Moment(("day", when), (when, when))


def _days(left: _Left, before: _Left, when: Moment) -> _Span:
    return left.get(when.of) or before.get(when.of) or when.days


def _comes_by(day: date, other: date, gap: timedelta) -> bool:
    latest = _sooner(other, gap)
    return latest is not None and day <= latest


def _sooner(day: date, gap: timedelta) -> date | None:
    return None if day < date.min + gap else day - gap


def _split(first: date, last: date, when: Moment, reached: date) -> date:
    """Return the first of some days on which a moment has reached a day.

    It has on the last of them, and not yet on the first.
    """
    if not when.steps:
        return reached
    if isinstance(reached, DayAsked):
        return reached.reached_by(when.steps)
    number, low, high = map(date.toordinal, (reached, first, last))
    guess = low + number - date.toordinal(when.then(date.fromordinal(low)))
    return date.fromordinal(first_reaching(when.steps, number, guess, (low, high)))


def _ahead(one: Moment, other: Moment) -> bool | None:
    """Tell whether one moment comes by another from which, or to which, steps lead.

    None if neither leads to the other, or by a step that may lead nowhere.
    """
    ours, theirs = len(one.steps), len(other.steps)
    if one.steps == other.steps[:ours]:
        rest, later = other.steps[ours:], True
    elif other.steps == one.steps[:theirs]:
        rest, later = one.steps[theirs:], False
    else:
        return None
    onward = all(getattr(step, "onward", False) for step in rest)
    return later if onward else None


def _runs(
    one: Moment, other: Moment, first: date, last: date
) -> Iterator[tuple[bool, date, date]]:
    """Yield runs of days on which two moments that hang on them come in one order.

    Of very many days, or runs, the rest is told as both: wider, and never wrong.
    """
    start, holds, count = first, one.then(first) <= other.then(first), 1
    end = min(last.toordinal(), first.toordinal() + _MOST_DAYS_SCANNED)
    for number in range(first.toordinal() + 1, end + 1):
        day = date.fromordinal(number)
        now = one.then(day) <= other.then(day)
        if now != holds:
            yield holds, start, day - _DAY
            start, holds, count = day, now, count + 1
        if count == _MOST_RUNS:
            break
    yield holds, start, last
    if count == _MOST_RUNS or end < last.toordinal():
        yield not holds, start, last


class Followed(Generic[T]):
    """A course that a rule followed to its end, and what came of it."""

    __slots__ = ("course", "outcome")

    def __init__(self, course: Course, outcome: T) -> None:
        self.course, self.outcome = course, outcome


class Courses(Generic[T]):
    """Every course of events, as a rule followed them.

    Attributes:
        each: The courses, in the order in which they were followed.
        whole: Whether there is none besides; if not, the bound was met, and there
            may be outcomes that none of these has.
    """

    __slots__ = ("each", "whole")

    def __init__(self, each: tuple[Followed[T], ...], *, whole: bool = True) -> None:
        self.each, self.whole = each, whole

    @property
    def outcomes(self) -> Iterator[T]:
        """What came of each."""
        return (followed.outcome for followed in self.each)


class Fork(Generic[T]):
    """What a rule ends with where its last question has several answers.

    It says what comes of each, so that the rule need not run again for them.

    Attributes:
        about: What would tell.
        ways: Each answer, and what comes of it; that can be a fork again.
    """

    __slots__ = ("about", "ways")

    def __init__(
        self, about: Hashable, ways: tuple[tuple[object, T | Fork[T]], ...]
    ) -> None:
        self.about, self.ways = about, ways

    def mapped(self, further: Callable[[T], U]) -> Fork[U]:
        """Return the fork of what comes of each answer, taken further."""
        return Fork(
            self.about,
            tuple((answer, taken(one, further)) for answer, one in self.ways),
        )

    def followed(self, course: Course) -> T:
        """Return what comes of the answer that a course gives; it can be asked on.

        An answer given to another question about the same, that is none of these,
        comes to what the last of these does.
        """
        ways = dict(self.ways)
        answer = course.way(self.about, tuple(ways))
        one = ways.get(answer, self.ways[-1][1])
        if isinstance(one, Fork):
            return cast("Fork[T]", one).followed(course)
        return one


def taken(one: T | Fork[T], further: Callable[[T], U]) -> U | Fork[U]:
    """Return what a rule ends with, taken further, be it a fork or not."""
    if isinstance(one, Fork):
        return cast("Fork[T]", one).mapped(further)
    return further(one)


def any_of(one: T | Fork[T]) -> T:
    """Return what comes of one of the last answers: for what all of them share."""
    return any_of(cast("Fork[T]", one).ways[0][1]) if isinstance(one, Fork) else one


def every_course(
    rule: Callable[[Course], T | Fork[T]],
    *,
    most: int = _MOST_COURSES,
    within: Course | None = None,
) -> Courses[T]:
    """Return what a rule says in each course of events that the record allows.

    *Within* a course, what it was told holds in each of them, and it is told nothing.
    """
    scripts: list[tuple[object, ...]] = [()]
    found: list[Followed[T]] = []
    work, whole = 0, True
    while scripts and len(found) < most and work < _MOST_WORK:
        script = scripts.pop()
        course = within.going_on(script) if within else Course(script)
        try:
            outcome = rule(course)
        except _ContradictionError:
            scripts += _others(course, len(script))
            continue
        ends = _branches(course, outcome)
        if not course.told:
            return Courses(tuple(ends))  # nothing is in doubt before the end
        scripts += _others(course, len(script))
        work += course.work
        whole &= course.whole
        found += ends
    return Courses(tuple(found), whole=whole and not scripts)


def _branches(course: Course, outcome: T | Fork[T]) -> list[Followed[T]]:
    """Return what comes of a course, and of each answer to its last questions."""
    if not isinstance(outcome, Fork):
        return [Followed(course, outcome)]
    fork = cast("Fork[T]", outcome)
    found: list[Followed[T]] = []
    answers = tuple([answer for answer, _ in fork.ways])
    about = (fork.about,)
    for answer, one in fork.ways:
        branch = course.with_answer(Question(about, answers, answer))
        found += _branches(branch, one)
    return found


def _others(course: Course, given: int) -> Iterator[tuple[object, ...]]:
    """Yield the answers that lead into the courses that part from one, after some."""
    answers = tuple(question.answer for question in course.told)
    for index in range(given, len(answers)):
        for other in course.told[index].ways:
            if other != answers[index]:
                yield (*answers[:index], other)
