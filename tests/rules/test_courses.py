"""Laws of courses: each way to fill in what is unknown lies in exactly one of them.

Nothing here knows a treaty. The examples come first; the laws draw unknown days that
are few and short, so that every way to fill them in can be tried.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise, permutations, product
from typing import Any, NamedTuple

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period, Rounding
from ccm.rules.bearing import span_in_all
from ccm.rules.courses import (
    Course,
    Courses,
    Followed,
    Fork,
    Moment,
    Step,
    When,
    every_course,
    moment,
    moved,
)
from ccm.rules.lapse import Lapse
from ccm.testing.strategies import (
    days,
    days_within,
    partial_dates,
    periods,
)

DAY = timedelta(days=1)
DOWN, UP = Rounding.DOWN, Rounding.UP
MONTH = Lapse(Period(months=1), DOWN)
THIRTY_DAYS = Lapse(Period(days=30), DOWN)

A = moment("A", PartialDate.parse("2012-02-01..2012-02-10"))
B = moment("B", PartialDate.parse("2012-02-06..2012-02-15"))


def on(text: str) -> date:
    """Return a day as the data files write it."""
    return date.fromisoformat(text)


class TestExamples:
    """A came from 1 to 10 February, and B from 6 to 15 February: what a rule finds."""

    def test_a_rule_runs_once_for_each_answer(self) -> None:
        """Either A came no later than B, or it came after."""
        courses = every_course(lambda course: course.no_later(A, B))
        assert list(courses.outcomes) == [True, False]
        assert courses.whole

    def test_what_the_record_tells_is_not_asked(self) -> None:
        """A has come by 10 February, whichever day it was."""
        courses = every_course(lambda course: course.no_later(A, on("2012-02-10")))
        assert list(courses.outcomes) == [True]
        assert courses.each[0].course.told == []

    def test_an_answer_narrows_the_days(self) -> None:
        """Where A came after B, it was not before 7, and B not after 9 February."""
        after = every_course(lambda course: course.no_later(A, B)).each[1].course
        assert after.span(A) == (on("2012-02-07"), on("2012-02-10"))
        assert after.span(B) == (on("2012-02-06"), on("2012-02-09"))

    def test_it_narrows_all_that_hangs_together(self) -> None:
        """If A came by B, and B by a third thing, none came after the day of that."""
        c = moment("C", PartialDate.parse("2012-02"))
        course = Course()
        assert course.given(A, B)
        assert course.given(B, c)
        assert course.given(c, on("2012-02-07"))
        assert course.span(A) == (on("2012-02-01"), on("2012-02-07"))
        assert course.span(B) == (on("2012-02-06"), on("2012-02-07"))
        assert course.span(c) == (on("2012-02-06"), on("2012-02-07"))

    def test_no_two_answers_contradict_each_other(self) -> None:
        """If A came by B, and B by C, then A came by C; nobody asks in vain."""
        c = moment("C", PartialDate.parse("2012-02"))

        def rule(course: Course) -> tuple[bool, bool, bool]:
            return course.no_later(A, B), course.no_later(B, c), course.no_later(A, c)

        found = set(every_course(rule).outcomes)
        assert (True, True, False) not in found
        assert (False, False, True) not in found
        assert len(found) == 6

    def test_a_step_is_followed_from_the_same_day(self) -> None:
        """A week after A comes after A, and after B only if B is not much later."""
        due = moved(A, Lapse(Period(days=7), DOWN))
        courses = every_course(lambda course: course.no_later(due, A))
        assert list(courses.outcomes) == [False]
        kept = every_course(lambda course: course.no_later(B, due)).each[1].course
        assert kept.span(due) == (on("2012-02-08"), on("2012-02-14"))
        assert kept.span(B) == (on("2012-02-09"), on("2012-02-15"))

    @pytest.mark.parametrize(
        "length", [Period(days=30), Period(weeks=2), Period(months=1), Period(years=8)]
    )
    @pytest.mark.parametrize("eve", [True, False])
    def test_a_length_later_is_later(self, length: Period, *, eve: bool) -> None:
        """Of a day of which nothing is known, so that its days are not gone through."""
        some = moment("some day", PartialDate(date(1900, 1, 1), date(2100, 12, 31)))
        due = moved(some, Lapse(length, UP, eve=eve))
        found = every_course(lambda course: course.no_later(due, some))
        assert list(found.outcomes) == [False]
        found = every_course(lambda course: course.no_later(some, due))
        assert list(found.outcomes) == [True]

    def test_the_eve_of_the_morrow_is_the_day(self) -> None:
        """A length of a day leads on, and to its eve leads nowhere."""
        same = moved(A, Lapse(Period(days=1), UP, eve=True))
        found = every_course(
            lambda course: (course.no_later(same, A), course.no_later(A, same))
        )
        assert list(found.outcomes) == [(True, True)]

    def test_what_no_date_tells_is_asked_by_its_ways(self) -> None:
        """A vote went one of three ways; the rule runs once for each."""
        courses = every_course(lambda course: course.way("vote", ("yes", "no", "tie")))
        assert sorted(courses.outcomes) == ["no", "tie", "yes"]

    def test_what_was_asked_is_told(self) -> None:
        """Each course names what it was asked, in order, and what it answered."""

        def rule(course: Course) -> None:
            course.no_later(A, B)
            course.no_later(on("2012-02-09"), A)
            course.way("vote", ("yes", "no"))

        told = every_course(rule).each[0].course.told
        assert [each.about for each in told] == [("A", "B"), ("A",), ("vote",)]
        assert [each.answer for each in told] == [True, True, "yes"]

    def test_what_is_given_is_not_asked(self) -> None:
        """Of a thing that begins with A and ends with B, A never comes later."""

        def rule(course: Course) -> bool:
            assert course.given(A, B)
            return course.no_later(A, B)

        courses = every_course(rule)
        assert list(courses.outcomes) == [True]
        assert courses.each[0].course.told == []

    def test_known_days_need_no_course(self) -> None:
        """A day that is known is no moment, and a step leads to another such day."""
        day = moment("C", PartialDate.parse("2012-01-31"))
        assert day == on("2012-01-31")
        assert moved(day, MONTH) == on("2012-02-29")
        assert Course().span(day) == (day, day)


NAMES = "ABC"
WAYS = {"vote": 2, "weather": 3, "settled": 1}
"""Of what no date tells: in how many ways each can have gone."""


class Shown(Lapse):
    """A lapse that shows itself where a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        eve = ", eve" if self.eve else ""
        return f"<{self.length}, {self.rounding.value}{eve}>"


def same(day: date) -> date:
    """Lead nowhere."""
    return day


def _no_earlier_than_the_5th(day: date) -> date:
    return max(day, date(2012, 2, 5))


def eve(day: date) -> date:
    """Lead to the day before; the calendar has a first day."""
    return max(day, date.min + DAY) - DAY


def end_of_month(day: date) -> date:
    """Lead to the last day of the month: many days to one."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def along(when: When, steps: Sequence[Step]) -> When:
    """Return where steps lead from a moment, one after the other."""
    for step in steps:
        when = moved(when, step)
    return when


def landed(day: date, steps: Sequence[Step]) -> date:
    """Return where steps lead from a known day."""
    for step in steps:
        day = step(day)
    return day


class Filling(NamedTuple):
    """One way to fill in what is unknown.

    Attributes:
        days: On which day each unknown was.
        whens: When each moment then came.
        ways: Which way each thing went that no date tells.
    """

    days: tuple[date, ...]
    whens: tuple[date, ...]
    ways: tuple[int, ...]


@attrs.define(frozen=True)
class Doubt:
    """What of a few days is known, and the moments that hang on them.

    Attributes:
        spans: The days on which each unknown can have been, in the order of names.
        hung: Of each moment, the unknown on which it hangs, and the steps from it.
    """

    spans: tuple[PartialDate, ...]
    hung: tuple[tuple[int, tuple[Step, ...]], ...]

    @property
    def unknown(self) -> tuple[When, ...]:
        """The days themselves."""
        return tuple(map(moment, NAMES, self.spans))

    @property
    def whens(self) -> tuple[When, ...]:
        """The moments: a known day where all that they hang on is known."""
        return tuple(along(self.unknown[of], steps) for of, steps in self.hung)

    def exact(self) -> Iterator[tuple[tuple[date, ...], tuple[date, ...]]]:
        """Yield each choice of the unknown days, and when the moments then came."""
        for chosen in product(*map(days_of, self.spans)):
            yield chosen, tuple(landed(chosen[of], steps) for of, steps in self.hung)

    def fillings(self) -> tuple[Filling, ...]:
        """Return each way to fill in what is unknown."""
        ways = tuple(product(*map(range, WAYS.values())))
        return tuple(Filling(*exact, way) for exact in self.exact() for way in ways)

    def shown(self, each: Followed[Any]) -> tuple[object, ...]:
        """Return all that a course shows: its outcome, what it told, and its spans."""
        told = [(asked.about, asked.ways, asked.answer) for asked in each.course.told]
        spans = map(each.course.span, self.unknown)
        return each.outcome, tuple(told), tuple(spans)


def days_of(span: PartialDate) -> list[date]:
    """Return each day that a date can be."""
    count = (span.latest - span.earliest).days + 1
    return [span.earliest + timedelta(days=n) for n in range(count)]


@attrs.define(frozen=True)
class Compare:
    """Ask whether one moment is no later than another; 0 if so, 1 if not.

    Attributes:
        one: The number of the one moment.
        other: That of the other.
        skip: How many questions to leave out where the answer is not 0.
    """

    one: int
    other: int
    skip: int


@attrs.define(frozen=True)
class Choose:
    """Ask which way something went, and leave out some questions if not the first."""

    about: str
    skip: int


@attrs.define(frozen=True)
class Hold:
    """Hold that one moment is earlier than another, or no later; 1 if refused."""

    one: int
    other: int
    gap: timedelta
    skip: int


Ask = Compare | Choose | Hold
Rule = Sequence[Ask]
"""What is asked, one thing after another; what comes of it are the answers."""

Answers = tuple[int, ...]


def followed(rule: Rule, answer: Callable[[Ask], int]) -> Answers:
    """Return the answers to a rule, from whoever gives them."""
    found: list[int] = []
    skip = 0
    for ask in rule:
        if skip:
            skip -= 1
            continue
        found.append(answer(ask))
        skip = ask.skip if found[-1] else 0
    return tuple(found)


def asked(course: Course, whens: Sequence[When], ask: Ask) -> int:
    """Return what a course answers."""
    match ask:
        case Compare(one, other):
            return int(not course.no_later(whens[one], whens[other]))
        case Choose(about):
            return course.way(about, tuple(range(WAYS[about])))
        case Hold(one, other, gap):
            return int(not course.given(whens[one], whens[other], gap))


def said(course: Course, whens: Sequence[When], rule: Rule) -> Answers:
    """Return what a rule says in a course."""
    return followed(rule, partial(asked, course, whens))


def so(filling: Filling, ask: Ask) -> int:
    """Return how something is where all is filled in; nothing is held there."""
    if isinstance(ask, Choose):
        return filling.ways[list(WAYS).index(ask.about)]
    return int(filling.whens[ask.one] > filling.whens[ask.other])


ABOUT_A_MONTH = st.one_of(
    st.builds(Period, months=st.just(1), days=st.sampled_from([0, 0, 1])),
    st.builds(Period, days=st.integers(28, 31)),
)
SOME_DAYS = st.builds(Period, days=st.integers(0, 3))


@st.composite
def lapses(draw: st.DrawFn) -> Step:
    """Draw a lapse of about a month, or now and then of a few days."""
    length = draw(st.one_of(*[ABOUT_A_MONTH] * 4, SOME_DAYS))
    before = draw(st.booleans()) and length != Period()
    return Shown(length, draw(st.sampled_from([DOWN, UP])), eve=before)


def any_steps() -> st.SearchStrategy[Step]:
    """Draw a step that never leads to an earlier day from a later one."""
    return lapses() | st.sampled_from([same, eve, end_of_month])


EDGES = st.sampled_from([date.min, date.max - timedelta(days=12)])


@st.composite
def doubts(draw: st.DrawFn) -> Doubt:
    """Draw three days, most of them unknown, and six moments that hang on them.

    They lie so near to each other that their order is rarely known, and often about
    the end of a month, so that lapses from them end in one order or another. Two of
    the lapses run from the same day.
    """
    edge = draw(st.one_of(days(), days(), days(), days(), EDGES))
    start = edge - min(timedelta(days=4), edge - date.min)
    spans = []
    for _ in NAMES:
        first = start + timedelta(days=draw(st.integers(0, 5)))
        length = 7 - draw(st.integers(0, 7))  # the simplest is a long one
        spans.append(PartialDate(first, first + timedelta(days=length)))
    hung = [
        (of, (draw(lapses()), *draw(st.lists(any_steps(), max_size=1))))
        for of in (0, 0, 1)
    ]
    return Doubt(tuple(spans), (*((n, ()) for n in range(3)), *hung))


@st.composite
def long_doubts(draw: st.DrawFn, longest: int = 3650) -> Doubt:
    """Draw three days known to a month or to years, and a lapse that runs from each.

    Args:
        draw: Given by Hypothesis.
        longest: How many days an unknown can be away from the last of them.
    """
    within = days(date(2011, 1, 1), date(2013, 12, 31))
    spans = []
    for _ in NAMES:
        span = draw(partial_dates(within=within))
        first = span.latest - timedelta(days=longest)
        spans.append(PartialDate(max(span.earliest, first), span.latest))
    length, some_days = draw(periods()), st.builds(Period, days=st.integers(0, 90))
    hung = [
        (n, (Shown(length + draw(some_days), draw(st.sampled_from([DOWN, UP]))),))
        for n in range(3)
    ]
    return Doubt(tuple(spans), (*((n, ()) for n in range(3)), *hung))


NEAR = [*permutations((0, 1, 2), 2), *permutations((3, 4, 5), 2)]
"""Pairs of moments that come at about the same time: of the days, of the lapses."""

SKIP = st.sampled_from([0, 0, 0, 1, 2])
COMPARE = st.builds(
    lambda pair, skip: Compare(pair[0], pair[1], skip),
    st.one_of(*[st.sampled_from(NEAR)] * 4, st.tuples(*[st.integers(0, 5)] * 2)),
    SKIP,
)
CHOOSE = st.builds(Choose, st.sampled_from(list(WAYS)), SKIP)
HOLD = st.builds(
    lambda pair, gap, skip: Hold(pair[0], pair[1], gap, skip),
    st.sampled_from(NEAR),
    st.sampled_from([timedelta(), DAY]),
    SKIP,
)

ORDERS = st.lists(COMPARE, min_size=4, max_size=7)
QUESTIONS = st.lists(st.one_of(COMPARE, COMPARE, CHOOSE), min_size=4, max_size=7)
RULES = st.lists(st.one_of(COMPARE, COMPARE, CHOOSE, HOLD), min_size=4, max_size=7)


class Witness:
    """Checks each answer of a course by every way to fill in what is unknown.

    Attributes:
        left: The ways to fill in what is unknown that agree with all answers so far.
        barred: Those that agreed until something was held that they contradict.
    """

    def __init__(self, doubt: Doubt, course: Course) -> None:
        self.left: Sequence[Filling] = doubt.fillings()
        self.barred: set[Filling] = set()
        self._course, self._whens, self._unknown = course, doubt.whens, doubt.unknown
        self._of = [NAMES[of] for of, _ in doubt.hung]
        self._compared: dict[tuple[int, int], bool] = {}
        self._chosen: dict[str, int] = {}

    def follow(self, rule: Rule) -> Answers:
        """Return what a rule says, with each answer checked."""
        self._spans_are_exact()
        found = followed(rule, self._answer)
        self._answers_stay()
        return found

    def _answer(self, ask: Ask) -> int:
        match ask:
            case Compare(one, other):
                answer = int(not self._no_later(one, other))
            case Choose(about):
                answer = self._way(about)
            case Hold():
                answer = int(not self._given(ask))
        self._spans_are_exact()
        return answer

    def _no_later(self, one: int, other: int) -> bool:
        before, count = self.left, len(self._course.told)
        answer = self._course.no_later(self._whens[one], self._whens[other])
        self.left = [
            each
            for each in before
            if (each.whens[one] <= each.whens[other]) is answer and self._within(each)
        ]
        self._asked_only_if_open(count, before, self._about(one, other))
        self._compared[one, other] = answer
        if not answer:
            self._compared[other, one] = True
        return answer

    def _way(self, about: str) -> int:
        before, count = self.left, len(self._course.told)
        answer = self._course.way(about, tuple(range(WAYS[about])))
        index = list(WAYS).index(about)
        self.left = [each for each in before if each.ways[index] == answer]
        self._asked_only_if_open(count, before, (about,))
        self._chosen[about] = answer
        return answer

    def _given(self, ask: Hold) -> bool:
        one, other, count = ask.one, ask.other, len(self._course.told)
        no_room = self._whens[one] == date.max
        gap = timedelta() if no_room else ask.gap
        agree = [f for f in self.left if f.whens[other] - f.whens[one] >= gap]
        held = self._course.given(self._whens[one], self._whens[other], gap)
        assert held is bool(agree)
        assert len(self._course.told) == count
        if held:
            self.barred |= set(self.left) - set(agree)
            self.left = agree
        return held

    def _about(self, one: int, other: int) -> tuple[str, ...]:
        """Return the unknown days that tell the order of two moments."""
        names = [
            self._of[each]
            for each in (one, other)
            if isinstance(self._whens[each], Moment)
        ]
        return tuple(dict.fromkeys(names))

    def _within(self, filling: Filling) -> bool:
        """Tell whether the days are among those that the course has left."""
        for day, when in zip(filling.days, self._unknown, strict=True):
            first, last = self._course.span(when)
            if not first <= day <= last:
                return False
        return True

    def _asked_only_if_open(
        self, count: int, before: Sequence[Filling], about: tuple[str, ...]
    ) -> None:
        """Hold a course to what it told: it asks where more than one way is left."""
        assert self.left, "no way to fill it in"
        told = self._course.told[count:]
        assert len(told) == (len(self.left) < len(before))
        for question in told:
            assert question.about == about
            assert question.answer in question.ways
            assert len(set(question.ways)) == len(question.ways) > 1

    def _spans_are_exact(self) -> None:
        for index, when in enumerate(self._whens):
            came = {each.whens[index] for each in self.left}
            assert self._course.span(when) == (min(came), max(came))

    def _answers_stay(self) -> None:
        """Ask everything again."""
        count = len(self._course.told)
        for (one, other), answer in self._compared.items():
            again = self._course.no_later(self._whens[one], self._whens[other])
            assert again is answer
        for about, way in self._chosen.items():
            assert self._course.way(about, tuple(range(WAYS[about]))) == way
        assert len(self._course.told) == count


def witnessed(doubt: Doubt, rule: Rule) -> Courses[tuple[Witness, Answers]]:
    """Follow a rule in every course, with each answer checked as it is given."""

    def follow(course: Course) -> tuple[Witness, Answers]:
        witness = Witness(doubt, course)
        return witness, witness.follow(rule)

    return every_course(follow)


class TestEveryCourse:
    """The courses are all there are, and none is there twice."""

    @given(doubt=doubts(), rule=QUESTIONS)
    def test_each_way_to_fill_it_in_lies_in_one_course(
        self, doubt: Doubt, rule: Rule
    ) -> None:
        """That course says what a rule says which knows everything."""
        courses = witnessed(doubt, rule)
        assert courses.whole
        found = Counter(
            each for witness, _ in courses.outcomes for each in witness.left
        )
        assert set(found) == set(doubt.fillings())
        assert set(found.values()) == {1}
        for witness, answers in courses.outcomes:
            for each in witness.left:
                assert followed(rule, partial(so, each)) == answers

    @given(doubt=doubts(), rule=RULES)
    def test_what_is_held_bars_what_contradicts_it_and_nothing_else(
        self, doubt: Doubt, rule: Rule
    ) -> None:
        """Each way to fill it in lies in one course, or contradicts what was held."""
        courses = witnessed(doubt, rule)
        assert courses.whole
        found = Counter(
            each for witness, _ in courses.outcomes for each in witness.left
        )
        barred = {each for witness, _ in courses.outcomes for each in witness.barred}
        assert set(found.values()) == {1}
        assert set(found) == set(doubt.fillings()) - barred

    @given(doubt=doubts(), rule=QUESTIONS)
    def test_what_is_possible_is_what_some_days_give(
        self, doubt: Doubt, rule: Rule
    ) -> None:
        """No outcome is lost, and none is there that no days would give."""
        possible = set(
            every_course(partial(said, whens=doubt.whens, rule=rule)).outcomes
        )
        assert possible == {
            outcome
            for _, whens in doubt.exact()
            for outcome in every_course(partial(said, whens=whens, rule=rule)).outcomes
        }

    @given(doubt=doubts(), rule=RULES, most=st.integers(1, 6))
    def test_the_first_courses_are_the_same_however_many_are_followed(
        self, doubt: Doubt, rule: Rule, most: int
    ) -> None:
        """Where the bound is met it is said that there may be more."""
        follow = partial(said, whens=doubt.whens, rule=rule)
        every, some = every_course(follow), every_course(follow, most=most)
        assert list(some.outcomes) == list(every.outcomes)[:most]
        if some.whole:
            assert len(some.each) == len(every.each)

    @given(doubt=long_doubts(), rule=ORDERS, data=st.data())
    def test_days_too_many_to_be_tried_lie_in_one_course_as_well(
        self, doubt: Doubt, rule: Rule, data: st.DataObject
    ) -> None:
        """Whatever they turn out to be, one course has them, and what it says is so."""
        courses = every_course(partial(said, whens=doubt.whens, rule=rule))
        chosen = tuple(data.draw(days_within(span=span)) for span in doubt.spans)
        exact = attrs.evolve(doubt, spans=tuple(map(PartialDate.on, chosen)))
        outcome = said(Course(), exact.whens, rule)
        assert not courses.whole or outcome in courses.outcomes

    @given(doubt=long_doubts(longest=90), rule=ORDERS)
    def test_the_first_days_of_a_course_agree_with_all_its_answers(
        self, doubt: Doubt, rule: Rule
    ) -> None:
        """And so do the last: neither end of a span is there for nothing."""
        courses = every_course(partial(said, whens=doubt.whens, rule=rule))
        for followed in courses.each:
            for ends in zip(*map(followed.course.span, doubt.unknown), strict=True):
                exact = attrs.evolve(doubt, spans=tuple(map(PartialDate.on, ends)))
                assert said(Course(), exact.whens, rule) == followed.outcome

    @given(doubt=doubts(), rule=RULES)
    def test_a_rule_is_followed_in_the_same_way_every_time(
        self, doubt: Doubt, rule: Rule
    ) -> None:
        """The courses come in one order, and tell the same."""
        follow = partial(said, whens=doubt.whens, rule=rule)
        one, other = (map(doubt.shown, every_course(follow).each) for _ in range(2))
        assert list(one) == list(other)

    @given(doubt=doubts(), rule=RULES)
    def test_a_fork_at_the_end_is_as_good_as_a_question(
        self, doubt: Doubt, rule: Rule
    ) -> None:
        """The courses are the same; the rule has only to run less often."""

        def asking(course: Course) -> Answers:
            answers = said(course, doubt.whens, rule)
            end = course.way("end", (0, 1, 2))
            return (*answers, end, course.way("late", (0, 1)) if end == 1 else 0)

        def forking(course: Course) -> Fork[Answers]:
            answers = said(course, doubt.whens, rule)
            late = Fork("late", ((0, (*answers, 1, 0)), (1, (*answers, 1, 1))))
            ways = ((0, (*answers, 0, 0)), (1, late), (2, (*answers, 2, 0)))
            return Fork("end", ways)

        one = every_course(asking)
        other: Courses[Answers] = every_course(forking)
        assert one.whole
        assert other.whole
        shown = [Counter(map(doubt.shown, courses.each)) for courses in (one, other)]
        assert shown[0] == shown[1]


class TestAKnownDay:
    """A moment comes on a known day or later, or before it."""

    @given(
        first=days() | EDGES,
        length=st.integers(1, 100),
        steps=st.lists(any_steps(), max_size=2),
        days_away=st.integers(0, 100),
    )
    def test_parts_the_days_in_two(
        self, first: date, length: int, steps: list[Step], days_away: int
    ) -> None:
        """Each course has the days on which its answer is so, and no others."""
        span = PartialDate(first, first + min(timedelta(length), date.max - first))
        day = moment("A", span)
        led = [landed(each, steps) for each in days_of(span)]
        known = led[days_away % len(led)]
        courses = every_course(
            lambda course: (course.no_later(known, along(day, steps)), course)
        )
        for since, course in courses.outcomes:
            agree = [
                each
                for each, came in zip(days_of(span), led, strict=True)
                if (known <= came) is since
            ]
            assert course.span(day) == (agree[0], agree[-1])
        assert {since for since, _ in courses.outcomes} == {known <= day for day in led}


Runs = list[tuple[date, date, bool]]


def compared(span: PartialDate, one: Sequence[Step], other: Sequence[Step]) -> Runs:
    """Follow which of two moments comes first that hang on one unknown day.

    Returns:
        Of each course the first and the last such day, and whether one is no later.
    """
    day = moment("A", span)
    early, late = along(day, one), along(day, other)
    courses = every_course(lambda course: (course.no_later(early, late), course))
    found = [(*course.span(day), holds) for holds, course in courses.outcomes]
    once_only = all(a[1] < b[0] for a, b in pairwise(sorted(found)))
    assert courses.whole == once_only  # where a day is told twice, that is said
    return sorted((*course.span(day), holds) for holds, course in courses.outcomes)


def counted(span: PartialDate, one: Sequence[Step], other: Sequence[Step]) -> Runs:
    """Find the same day by day, with no course."""
    found: Runs = []
    for day in days_of(span):
        holds = landed(day, one) <= landed(day, other)
        if found and found[-1][2] is holds:
            found[-1] = (found[-1][0], day, holds)
        else:
            found.append((day, day, holds))
    return found


class TestTwoMomentsOnOneDay:
    """Whatever the day was, both hang on it: each day has its own answer."""

    def test_their_order_may_alternate(self) -> None:
        """A month is longer than 30 days from January, and not from 29 January on."""
        span = PartialDate.parse("2011-01..2011-03")
        assert compared(span, [MONTH], [THIRTY_DAYS]) == [
            (on("2011-01-01"), on("2011-01-28"), False),
            (on("2011-01-29"), on("2011-02-28"), True),
            (on("2011-03-01"), on("2011-03-30"), False),
            (on("2011-03-31"), on("2011-03-31"), True),
        ]

    @given(
        first=days() | st.just(date.min),
        length=st.integers(1, 730),
        one=st.lists(any_steps(), max_size=2),
        other=st.lists(any_steps(), max_size=2),
    )
    def test_each_day_lies_in_one_course(
        self, first: date, length: int, one: list[Step], other: list[Step]
    ) -> None:
        """There are as many courses as the order changes, and one more."""
        span = PartialDate(first, first + timedelta(days=length))
        assert compared(span, one, other) == counted(span, one, other)

    @given(first=days(), one=any_steps(), other=any_steps())
    def test_of_more_changes_than_are_told_apart_none_is_lost(
        self, first: date, one: Step, other: Step
    ) -> None:
        """Over six years each day has a course that answers as it does."""
        span = PartialDate(first, first + timedelta(days=6 * 365))
        found = compared(span, [one], [other])
        for start, end, holds in counted(span, [one], [other]):
            assert any(
                first <= start and end <= last and answer is holds
                for first, last, answer in found
            )

    def test_over_a_whole_year_as_well(self) -> None:
        """The order of a month and 30 days changes a dozen times in 2011."""
        span = PartialDate.parse("2011")
        expected = counted(span, [MONTH], [THIRTY_DAYS])
        assert compared(span, [MONTH], [THIRTY_DAYS]) == expected

    def test_over_a_whole_year_an_answer_stays(self) -> None:
        """Whoever asks again is told the same."""
        day = moment("A", PartialDate.parse("2011"))
        one, other = moved(day, MONTH), moved(day, THIRTY_DAYS)
        courses = every_course(
            lambda course: [course.no_later(one, other) for _ in range(2)]
        )
        assert all(first is again for first, again in courses.outcomes)

    @pytest.mark.parametrize("step", [same, MONTH], ids=["itself", "a month later"])
    def test_of_a_day_with_an_open_start_as_well(self, step: Step) -> None:
        """Of more than ten thousand days the rest is told as both: never as less."""
        day = moment("A", PartialDate.parse("..2020-09-28"))
        courses = every_course(lambda course: course.no_later(day, moved(day, step)))
        assert True in courses.outcomes
        assert courses.whole or False in courses.outcomes

    def test_what_is_not_told_apart_is_said_and_takes_no_long_time(self) -> None:
        """A month against 30 days, of two dates with an open start."""
        known = PartialDate.parse("..2020-09-28")

        def rule(course: Course) -> list[bool]:
            both = (moment("A", known), moment("B", known))
            return [
                course.no_later(moved(day, MONTH), moved(day, THIRTY_DAYS))
                for day in both
            ]

        courses = every_course(rule)
        assert not courses.whole
        assert sum(each.course.work for each in courses.each) < 1_000_000

    def test_what_is_asked_again_of_very_many_days_is_not_called_whole(self) -> None:
        """Eight years come before eight years and a month on every day."""
        day = moment("A", PartialDate.parse("..2020-09-28"))
        early = moved(day, Lapse(Period(years=8), DOWN))
        late = moved(day, Lapse(Period(years=8, months=1), DOWN))
        courses = every_course(
            lambda course: [course.no_later(early, late) for _ in range(2)]
        )
        assert [True, True] in list(courses.outcomes)
        assert not courses.whole

    def test_on_the_last_day_of_the_calendar_as_well(self) -> None:
        """A month from it ends on it: only a month from the day before is later."""
        span = PartialDate(date.max - DAY, date.max)
        assert compared(span, [MONTH], []) == counted(span, [MONTH], [])

    def test_one_that_leads_to_the_last_day_of_all_may_be_no_later(self) -> None:
        """Ten years after the last day of the calendar is that day."""
        day = Moment("one", (on("2020-01-01"), date.max))
        later = moved(day, Lapse(Period(years=10), DOWN))
        courses = every_course(lambda course: course.no_later(later, day))
        assert set(courses.outcomes) == {True, False}

    def test_a_step_that_may_lead_nowhere_may_be_no_later(self) -> None:
        """The later of a day of February and the 5th is the day itself from then on."""
        later = moved(A, _no_earlier_than_the_5th)
        courses = every_course(lambda course: course.no_later(later, A))
        told = {each.outcome: each.course.span(A) for each in courses.each}
        assert told == {
            False: (on("2012-02-01"), on("2012-02-04")),
            True: (on("2012-02-05"), on("2012-02-10")),
        }

    def test_a_moment_is_no_later_than_itself(self) -> None:
        """That need not be asked."""
        due = moved(A, MONTH)
        courses = every_course(lambda course: course.no_later(due, due))
        assert list(courses.outcomes) == [True]
        assert courses.each[0].course.told == []


class TestGiven:
    """What is so in every history is held, and never asked."""

    def test_it_narrows_the_days(self) -> None:
        """Ten days before B are the last days of January and the first of February."""
        course = Course()
        assert course.given(A, B, timedelta(days=10))
        assert course.span(A) == (on("2012-02-01"), on("2012-02-05"))
        assert course.span(B) == (on("2012-02-11"), on("2012-02-15"))
        assert course.told == []

    def test_what_contradicts_the_record_is_refused(self) -> None:
        """B cannot come ten days before A, and nothing is changed."""

        def rule(course: Course) -> bool:
            assert not course.given(B, A, timedelta(days=10))
            assert course.span(A) == Course().span(A)
            assert course.span(B) == Course().span(B)
            return course.no_later(B, A)

        assert list(every_course(rule).outcomes) == [True, False]

    def test_what_contradicts_an_answer_is_refused(self) -> None:
        """Where A came after B, it cannot be held that it came before."""

        def rule(course: Course) -> tuple[bool, bool]:
            return course.no_later(A, B), course.given(A, B)

        assert list(every_course(rule).outcomes) == [(True, True), (False, False)]

    def test_either_by_the_other_is_the_same_day(self) -> None:
        """A came by B and B by A: both from 6 to 10 February, and neither before."""
        course = Course()
        assert course.given(A, B)
        assert course.given(B, A)
        assert course.span(A) == course.span(B) == (on("2012-02-06"), on("2012-02-10"))
        assert not course.given(A, B, DAY)

    def test_it_may_bar_days_in_the_midst_of_others(self) -> None:
        """If 30 days last as long as a month, it was no day from 1 to 30 March."""
        day = moment("A", PartialDate.parse("2011-01..2011-03"))
        one, other = moved(day, MONTH), moved(day, THIRTY_DAYS)

        def rule(course: Course) -> tuple[bool, date, date]:
            course.given(one, other)
            return course.no_later(one, other), *course.span(day)

        assert sorted(every_course(rule).outcomes) == [
            (True, on("2011-01-29"), on("2011-02-28")),
            (True, on("2011-03-31"), on("2011-03-31")),
        ]

    @pytest.mark.parametrize(
        ("one", "other", "agrees"),
        [
            (A, on("2012-02-01"), True),
            (A, on("2012-01-31"), False),
            (on("2012-02-10"), A, True),
            (on("2012-02-11"), A, False),
            (on("2012-02-10"), on("2012-02-10"), True),
            (on("2012-02-11"), on("2012-02-10"), False),
        ],
    )
    def test_one_of_them_may_be_known(
        self, one: When, other: When, *, agrees: bool
    ) -> None:
        """A came from 1 to 10 February."""
        assert Course().given(one, other) is agrees


class TestWays:
    """What no date tells is asked once."""

    def test_of_one_way_there_is_nothing_to_ask(self) -> None:
        """The course goes on, and nothing is told."""
        course = Course()
        assert course.way("vote", ("yes",)) == "yes"
        assert course.told == []

    def test_asked_again_it_went_the_same_way(self) -> None:
        """Two questions about one vote are one; those about two votes are two."""

        def rule(course: Course) -> tuple[str, ...]:
            ways = ("yes", "no")
            return tuple(course.way(about, ways) for about in ("1st", "2nd", "1st"))

        assert sorted(every_course(rule).outcomes) == [
            ("no", "no", "no"),
            ("no", "yes", "no"),
            ("yes", "no", "yes"),
            ("yes", "yes", "yes"),
        ]


class TestBounds:
    """A record so vague that its courses cannot be counted is left unfinished."""

    MANY = 300

    def test_hundreds_of_ways(self) -> None:
        """An answer that was not told apart stays as it is."""

        def rule(course: Course) -> list[bool]:
            asked = [*range(self.MANY), *range(self.MANY)]
            return [course.way(about, (True, False)) for about in asked]

        courses = every_course(rule)
        assert not courses.whole
        assert not any(each.course.whole for each in courses.each)
        assert len({tuple(outcome) for outcome in courses.outcomes}) > 1
        for outcome in courses.outcomes:
            assert outcome[: self.MANY] == outcome[self.MANY :]

    def test_hundreds_one_after_the_other(self) -> None:
        """Of a row that ends with the first no, its far end is not told apart."""

        def rule(course: Course) -> int:
            for about in range(self.MANY):
                if not course.way(about, (True, False)):
                    return about
            return self.MANY

        courses = every_course(rule)
        assert not courses.whole
        assert len(set(courses.outcomes)) == len(courses.each)
        assert {0, 1, 2, self.MANY} < set(courses.outcomes)

    def test_hundreds_of_days(self) -> None:
        """Each course that was followed is real: its first days give what it says."""
        counted = Counter[str]()

        def counting(day: date) -> date:
            counted["days"] += 1
            return day

        start = on("2012-01-01")
        spans = [
            PartialDate(start, start + timedelta(days=30 + n % 7))
            for n in range(self.MANY)
        ]
        whens = [moved(moment(n, span), counting) for n, span in enumerate(spans)]

        def rule(course: Course) -> tuple[list[bool], list[date]]:
            found = [course.no_later(one, other) for one, other in pairwise(whens)]
            return found, [course.span(when)[0] for when in whens]

        courses = every_course(rule)
        assert not courses.whole
        assert counted["days"] < 5_000_000
        for found, firsts in courses.outcomes:
            assert found == [one <= other for one, other in pairwise(firsts)]

    def test_the_bound_itself_is_no_excess(self) -> None:
        """Three questions have eight courses: to follow eight is to follow all."""

        def rule(course: Course) -> list[bool]:
            return [course.way(about, (True, False)) for about in range(3)]

        assert every_course(rule, most=8).whole
        assert not every_course(rule, most=7).whole
        assert len(every_course(rule, most=7).each) == 7

    def test_what_the_record_tells_is_no_excess(self) -> None:
        """However much was asked before, of what is known nothing is left open."""
        for asked in range(self.MANY):
            course = Course()
            for about in range(asked):
                course.way(about, (True, False))
            before = course.whole
            assert course.no_later(A, on("2012-02-10"))
            assert not course.no_later(on("2012-02-11"), A)
            assert course.whole is before
            assert course.given(A, B)  # which can be so

    def test_to_ask_again_of_long_spans(self) -> None:
        """No course is lost because the rule asks twice."""
        span = PartialDate.parse("..2020-09-28")
        one, other = moment("A", span), moment("B", span)
        courses = every_course(
            lambda course: [course.no_later(one, other) for _ in range(2)]
        )
        assert list(courses.outcomes) == [[True, True], [False, False]]
        assert courses.whole
        assert sum(each.course.work for each in courses.each) < 1000

    def test_equal_steps_lead_to_one_moment(self) -> None:
        """Whoever makes a step anew asks about the same moment: no day is narrowed."""
        span = PartialDate.parse("2014..2031")
        one, other = moment("A", span), moment("B", span)

        def rule(course: Course) -> list[bool]:
            return [
                course.no_later(moved(one, Lapse(Period(months=6), DOWN)), other)
                for _ in range(2)
            ]

        courses = every_course(rule)
        assert list(courses.outcomes) == [[True, True], [False, False]]
        assert sum(each.course.work for each in courses.each) < 1000

    def test_answers_that_narrow_each_other_day_by_day(self) -> None:
        """If B came a day after A or later, it did not come by A."""
        span = PartialDate.parse("2020-01..2020-06")
        assert self._orders(span) == {(True, False), (False, True)}

    @pytest.mark.parametrize("known", ["2020", "..2020-09-28"])
    def test_answers_that_narrow_each_other_for_long(self, known: str) -> None:
        """The same of a year; of a date with an open start, more is held possible."""
        found = self._orders(PartialDate.parse(known))
        assert found >= {(True, False), (False, True)}
        assert len(found) == 2 or known.startswith("..")

    def test_what_is_held_narrows_for_long(self) -> None:
        """Neither of two days can be given to come before the other."""
        span = PartialDate.parse("2020")
        one, other, course = moment("A", span), moment("B", span), Course()
        assert course.given(one, other, DAY)
        assert not course.given(other, one)

    @staticmethod
    def _orders(span: PartialDate) -> set[tuple[bool, bool]]:
        """Tell whether B came a day after A or later, and whether it came by A."""
        one, other = moment("A", span), moment("B", span)
        day_after = moved(one, Lapse(Period(days=1), DOWN))
        courses = every_course(
            lambda course: (
                course.no_later(day_after, other),
                course.no_later(other, one),
            )
        )
        found = set(courses.outcomes)
        assert courses.whole == (found == {(True, False), (False, True)})
        return found


EDGE = 3 * DAY
AT_THE_ENDS = {
    "the first day": PartialDate.on(date.min),
    "the first days": PartialDate(date.min, date.min + EDGE),
    "any day": PartialDate(date.min, date.max),
    "the last days": PartialDate(date.max - EDGE, date.max),
    "the last day": PartialDate.on(date.max),
}
LEADING: dict[str, Sequence[Step]] = {
    "nowhere": [],
    "to the eve": [eve],
    "over a day": [Lapse(Period(days=1), DOWN)],
    "over a day less one": [Lapse(Period(days=1), DOWN, eve=True)],
    "over a month": [MONTH],
    "over months, one by one": [MONTH, Lapse(Period(months=1), UP), MONTH],
    "over 9999 years": [Lapse(Period(years=9999), UP)],
    "over more days than there are": [Lapse(Period(days=9_999_999), UP)],
}


@pytest.mark.parametrize("other", AT_THE_ENDS)
@pytest.mark.parametrize("one", AT_THE_ENDS)
class TestEndsOfTheCalendar:
    """The calendar has a first and a last day; nothing leads out of it."""

    @pytest.mark.parametrize("leading", LEADING)
    def test_days_are_compared(self, one: str, other: str, leading: str) -> None:
        """A course is real there as well: its first and last days give what it says."""
        day, late = moment("A", AT_THE_ENDS[one]), moment("B", AT_THE_ENDS[other])
        early = along(day, LEADING[leading])
        courses = every_course(lambda course: course.no_later(early, late))
        assert courses.whole
        for each in courses.each:
            for first, second in zip(*map(each.course.span, (day, late)), strict=True):
                assert (landed(first, LEADING[leading]) <= second) is each.outcome

    def test_one_can_be_given_to_come_first(self, one: str, other: str) -> None:
        """Unless the other had come before any day on which it can have been."""
        early, late, course = AT_THE_ENDS[one], AT_THE_ENDS[other], Course()
        held = course.given(moment("A", early), moment("B", late))
        assert held is (early.earliest <= late.latest)


class TestNoRoomInTheCalendar:
    """What would lie before its first day, or after its last."""

    @pytest.mark.parametrize("other", AT_THE_ENDS)
    @pytest.mark.parametrize("one", ["the first days", "any day", "the last days"])
    def test_a_day_before_the_other(self, one: str, other: str) -> None:
        """It can be given that one came a day before the other, if there is room."""
        early, late = AT_THE_ENDS[one], AT_THE_ENDS[other]
        held = Course().given(moment("A", early), moment("B", late), DAY)
        assert held is (early.earliest < late.latest)

    def test_the_eve_of_the_first_day(self) -> None:
        """A length of nothing, less a day, ends where the calendar does."""
        assert Lapse(Period(), DOWN, eve=True)(date.min) == date.min

    def test_a_week_before_one_of_the_first_days(self) -> None:
        """No day comes a week before the third."""
        third = date.min + 2 * DAY
        assert not Course().given(A, third, timedelta(days=7))

    def test_a_day_after_the_last(self) -> None:
        """No day comes after it."""
        assert not Course().given(date.max, date.max, DAY)


class TestWithinACourse:
    """What is asked within a course knows what the course was told."""

    def test_it_narrows_nothing_beyond_it(self) -> None:
        """What the course was told holds; what is told within stays there."""
        course = Course(script=(True,))
        assert course.no_later(A, B)
        within = every_course(
            lambda inner: (inner.no_later(A, B), inner.no_later(B, A)), within=course
        )
        assert all(first for first, _ in within.outcomes)
        assert len(course.told) == 1
        apart = every_course(lambda inner: inner.no_later(A, B))
        assert set(apart.outcomes) == {True, False}

    def test_ways_are_kept(self) -> None:
        """Of what no day tells as well."""
        course = Course(script=("no",))
        assert course.way("vote", ("yes", "no")) == "no"
        within = every_course(
            lambda inner: inner.way("vote", ("yes", "no")), within=course
        )
        assert list(within.outcomes) == ["no"]


def _to_the_even_day_before(day: date) -> date:
    return day - DAY if day.toordinal() % 2 else day


class TestWhatIsTooMuch:
    """Past the bounds nothing is narrowed further, and nobody is told that all was."""

    def test_what_is_held_after_too_many_answers(self) -> None:
        """It can be so, and the days are those that they were."""
        course = Course()
        while course.whole:
            course.way(len(course.told), (True, False))
        course.whole = True
        assert course.given(B, A)
        assert not course.whole
        assert course.span(A) == (on("2012-02-01"), on("2012-02-10"))

    def test_days_that_contradict_each_other_are_not_asked_about(self) -> None:
        """A came before B; thirty days after A no sooner than thirty days after B."""
        span = PartialDate.parse("..2020-09-28")
        one, other, course = moment("A", span), moment("B", span), Course()
        assert course.given(one, other, DAY)
        assert course.given(moved(other, THIRTY_DAYS), moved(one, THIRTY_DAYS))
        assert not course.whole
        first, last = course.span(one)
        assert first < last
        assert course.no_later(one, last - DAY)
        assert not course.told

    def test_what_was_held_and_not_narrowed_leaves_one_answer(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """B came by A, so that A did not come before B could have: nothing is asked."""
        course = Course()
        with monkeypatch.context() as patched:
            patched.setattr("ccm.rules.courses._MOST_NARROWED", 0)
            assert course.given(B, A)
        assert course.span(A) == (on("2012-02-01"), on("2012-02-10"))
        assert not course.no_later(A, on("2012-02-05"))
        assert not course.told

    def test_fewer_runs_than_are_too_many(self) -> None:
        """On forty days two moments come in one order and the other, by turns."""
        span = PartialDate.parse("2012-02-01..2012-03-11")
        one = moment("A", span)
        even = moved(one, _to_the_even_day_before)
        found = every_course(lambda course: (course.no_later(one, even), course))
        assert found.whole
        runs = [(holds, *course.span(one)) for holds, course in found.outcomes]
        each = [span.earliest + n * DAY for n in range(40)]
        assert sorted(runs, key=lambda run: run[1]) == [
            (_to_the_even_day_before(day) == day, day, day) for day in each
        ]

    def test_more_runs_than_are_told_apart(self) -> None:
        """Of the days after the first sixty-three runs both orders are told."""
        one = moment("A", PartialDate.parse("2012-01-01..2012-12-31"))
        even = moved(one, _to_the_even_day_before)
        found = every_course(lambda course: (course.no_later(one, even), course))
        rest = sorted(course.span(one) for _, course in found.outcomes)[63:]
        assert rest == [(on("2012-03-04"), on("2012-12-31"))] * 2
        assert not found.whole

    def test_a_span_in_all_of_too_many_courses(self) -> None:
        """No day can be told to be too early or too late."""
        told = on("2012-02-01")

        def asked(course: Course) -> When:
            return min(told for about in range(40) if course.way(about, (True, None)))

        assert span_in_all(lambda _: told) == PartialDate.on(told)
        assert span_in_all(asked) == PartialDate(date.min, date.max)
