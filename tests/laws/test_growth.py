"""Ten times the events of one State take about ten times the work, and no more.

Work is counted, not timed: every call that answering makes, of functions in Python and
of those beneath it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from random import Random
from types import FrameType

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period
from ccm.duties import cells
from ccm.duties.extensions import Decided, Extensions, Requested
from ccm.duties.once import Bearing
from ccm.errors import InvalidValueError
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    AssistanceProvided,
    ClearanceCompleted,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    Legislation,
    MunitionsAcquired,
    NationalMeasure,
    Retention,
    StockpileDeclared,
    StockpileFound,
    StockpileRuledOut,
    VictimsReported,
    VictimsRuledOut,
)
from ccm.rules.asked import Stretch
from ccm.rules.bearing import Dated, LastWord, dated, last_of, perhaps_last
from ccm.rules.courses import Course, every_course
from ccm.rules.norms import with_deadline
from ccm.testing.fiction import RURITANIA, event, meeting, world
from ccm.testing.strategies import FIRST_DAY, blurred
from ccm.view import AsOf, as_of
from ccm.view import changes as view_changes
from ccm.view.changes import Changes, changes
from ccm.view.timelines import timeline

FIRST, DAYS = date(2012, 1, 1), 2500
ON = date(2017, 6, 1)
MEETINGS = tuple(
    meeting(f"{year}M", f"{year}-09-05", f"{year}-09-10") for year in range(2013, 2050)
)
_Made = Callable[[int, date], Event]


def _alternately(*kinds: type[Event]) -> _Made:
    return lambda number, day: event(kinds[number % len(kinds)], day)


def _decision(number: int, day: date) -> Event:
    return event(
        ExtensionDecision,
        day,
        obligation="art3",
        number=number + 1,
        meeting=f"{2013 + number % 37}M",
        length=Period(days=1),
    )


def _request(number: int, day: date) -> Event:
    return event(
        ExtensionRequest,
        day,
        obligation="art3",
        number=number + 1,
        meeting=f"{2018 + number % 30}M",
        length=Period(days=1),
    )


def _requested_and_decided(number: int, day: date) -> Event:
    told = (_request, _decision)[number % 2](number // 2, day)
    return attrs.evolve(told, meeting=f"{2013 + number // 2 % 37}M")  # type: ignore[call-arg]


KINDS: dict[str, tuple[str, _Made]] = {
    "declarations": ("art3", _alternately(StockpileDeclared)),
    "words that contradict each other": (
        "art3",
        _alternately(StockpileDeclared, StockpileRuledOut),
    ),
    "clearances and finds": (
        "art4",
        _alternately(ClearanceCompleted, ContaminationFound),
    ),
    "finds": ("art3", _alternately(StockpileFound)),
    "clearances, and then finds": (
        "art4",
        lambda _number, day: event(
            ClearanceCompleted if day < date(2015, 6, 1) else ContaminationFound, day
        ),
    ),
    "words and finds": ("art3", _alternately(StockpileRuledOut, StockpileFound)),
    "hostilities and clearances": (
        "art4.1b",
        _alternately(HostilitiesEnded, ClearanceCompleted),
    ),
    "hostilities and finds": (
        "art4.1b",
        _alternately(HostilitiesEnded, ContaminationFound),
    ),
    "clearances and hostilities": (
        "art4.1c",
        _alternately(ClearanceCompleted, HostilitiesEnded),
    ),
    "victims reported, and none": (
        "art5",
        _alternately(VictimsReported, VictimsRuledOut),
    ),
    "assistance": ("art6", _alternately(AssistanceProvided)),
    "initial reports, and none by a day": (
        "art7.1",
        _alternately(InitialReport, InitialReportMissing),
    ),
    "annual reports": (
        "art7.2",
        lambda number, day: event(AnnualReport, day, year=2011 + number % 8),
    ),
    "annual reports, and none by a day": (
        "art7.2",
        lambda number, day: event(
            (AnnualReport, AnnualReportMissing)[number % 2],
            day,
            year=2011 + number % 8,
        ),
    ),
    "acquisitions": ("art3.8", _alternately(MunitionsAcquired)),
    "national measures": (
        "art9",
        lambda number, day: event(
            NationalMeasure, day, kind=tuple(Legislation)[number % len(Legislation)]
        ),
    ),
    "decisions": ("art3", _decision),
    "requests": ("art3", _request),
    "requests and decisions": ("art3", _requested_and_decided),
}


def _from(told: Event, days: int) -> PartialDate:
    first = told.date.earliest
    return PartialDate(first, first + timedelta(days=days))


def work(call: Callable[[], object]) -> int:
    """Return how many calls of functions something makes."""
    count = 0

    def counted(_frame: FrameType, what: str, _of: object) -> None:
        nonlocal count
        count += what in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        call()
    finally:
        sys.setprofile(before)
    return count


VAGUE = (
    "clearances and finds",
    "finds",
    "hostilities and clearances",
    "hostilities and finds",
)
"""Kinds of which thousands can be of days that are known to a year or so."""


def answering(kind: str, many: int, *, vague: int = 0) -> int:
    """Return the work of an answer, of its words, and of another day.

    Args:
        kind: The kind of events.
        many: How many.
        vague: On how many days each can have been, besides the first.
    """
    obligation, made = KINDS[kind]
    told = [made(n, FIRST + timedelta(days=n * DAYS // many)) for n in range(many)]
    if vague:
        told = [attrs.evolve(one, date=_from(one, vague)) for one in told]
    record = world(*told, meetings=MEETINGS)

    def answer() -> None:
        view = as_of(ON, record=record)
        if vague:
            assert len(view.assess(RURITANIA, obligation).possible) > 1
            return
        view.assess(RURITANIA, obligation).explain()
        assert view.at(ON + timedelta(days=200)).assess(RURITANIA, obligation).possible

    return work(answer)


class TestWork:
    """The work of an answer, by how many events of known days there are."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_grows_with_the_events_and_no_faster(self, kind: str) -> None:
        """Of ten times as many, at most twelve times the work."""
        answering(kind, 20)  # what is loaded with the first answer is not counted
        assert answering(kind, 2000) <= 12 * answering(kind, 200)

    @pytest.mark.parametrize("kind", VAGUE)
    def test_of_vague_days_neither(self, kind: str) -> None:
        """Once so much is in doubt that not all of it can be asked about."""
        answering(kind, 20, vague=400)
        assert answering(kind, 4000, vague=400) <= 7 * answering(kind, 800, vague=400)

    def test_a_walk_for_each_would_be_seen(self) -> None:
        """The count tells what grows with the square from what does not."""

        def squared(many: int) -> int:
            told = [1] * many
            return work(lambda: [any(x > 1 for x in told) for _ in told])

        assert squared(100) > 50 * squared(10)


def _view(kind: str, many: int) -> tuple[AsOf, str]:
    obligation, made = KINDS[kind]
    told = [made(n, FIRST + timedelta(days=n * DAYS // many)) for n in range(many)]
    return as_of(ON, record=world(*told, meetings=MEETINGS)), obligation


def walking(kind: str, many: int) -> int:
    """Return the work of a timeline."""
    view, obligation = _view(kind, many)
    return work(lambda: timeline(RURITANIA, obligation, view=view))


class TestWalks:
    """The work of all answers one after the other, each a look at all events."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_timeline_does_not_grow_with_the_square(
        self, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of four times as many events, at most five times the work."""
        monkeypatch.setattr(cells, "_MOST_WALKED_THROUGH", 20_000)
        walking(kind, 20)  # what is loaded with the first answer is not counted
        assert walking(kind, 800) <= 5 * walking(kind, 200)

    def test_what_follows_another_duty_is_cut_and_not_gone_through(self) -> None:
        """However long the walk: days that are known are looked up."""
        kind = "clearances and hostilities"
        walking(kind, 20)
        assert walking(kind, 800) <= 6 * walking(kind, 200)

    def test_where_it_ends_early_it_says_so(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Up to that day it is the same; of a later one it answers when asked."""
        view, obligation = _view("national measures", 200)
        whole = timeline(RURITANIA, obligation, view=view)
        assert whole.until is None
        monkeypatch.setattr(cells, "_MOST_WALKED_THROUGH", 20_000)
        early = timeline(RURITANIA, obligation, view=view)
        assert early.until is not None
        assert [*early] == [*whole][: len(early)]
        assert len(early) >= 99
        after = early.until + timedelta(days=1)
        assert early.at(after) == whole.at(after)


def _changed(view: AsOf, obligation: str, until: date = date(2020, 1, 1)) -> Changes:
    return changes(
        since=date(2011, 12, 31),
        until=until,
        states=RURITANIA,
        obligations=obligation,
        view=view,
    )


class TestChanges:
    """What changed in a period: each turn is told with its reasons."""

    def test_none_is_left_out_unsaid(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where there are too many, the day is named up to which they can be asked."""
        view, obligation = _view("national measures", 200)
        whole = _changed(view, obligation)
        monkeypatch.setattr(view_changes, "_MOST_IN_REASONS", 20_000)
        with pytest.raises(InvalidValueError, match="too many changes") as refused:
            _changed(view, obligation)
        last = date.fromisoformat(str(refused.value).split()[-3])
        fewer = _changed(view, obligation, last)
        assert fewer == tuple(each for each in whole if each.on <= last)
        assert len(fewer) >= 90

    def test_each_is_looked_for_on_its_day_alone(self) -> None:
        """Not among all that happened: what turns no answer costs no square."""

        def told(many: int) -> int:
            view, obligation = _view("clearances and hostilities", many)
            return work(lambda: _changed(view, obligation))

        told(20)
        assert told(800) <= 6 * told(200)


SPANS = st.lists(
    st.tuples(st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=30)), st.integers(0, 9)),
    min_size=1,
    max_size=40,
)


@st.composite
def words(draw: st.DrawFn) -> tuple[Dated, ...]:
    """Draw words of known and unknown days."""
    return dated(
        event(Retention, PartialDate(first, first + timedelta(days=length)))
        if length > 4
        else event(Retention, first)
        for first, length in draw(SPANS)
    )


def _spans(told: tuple[Dated, ...]) -> list[tuple[date, date]]:
    return [Course().span(each.when) for each in told]


class TestOrder:
    """What a course puts in order once it asks no more."""

    @given(words(), st.integers(0, 2**31))
    def test_is_that_in_which_its_answers_put_it(
        self, told: tuple[Dated, ...], seed: int
    ) -> None:
        """The last of all is that of a walk, and so on; whatever was asked before."""
        course, asked = Course(), Random(seed)  # noqa: S311 - nothing is secret
        spans = [PartialDate(FIRST, FIRST + timedelta(days=9)) for _ in range(60)]
        others = [event(Retention, span) for span in spans]
        for one in dated(others):
            course.no_later(one.when, FIRST + timedelta(days=asked.randrange(9)))
        assert course.asks_no_more
        left = [*told]
        for one in reversed(course.in_order(told, lambda each: each.when)):
            assert one is last_of(course, left)
            left = [each for each in left if each is not one]


class TestTheLastWord:
    """What is looked up is what a walk over all words would find."""

    @given(words(), st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=45)))
    def test_none_that_can_be_the_last_is_left_out(
        self, told: tuple[Dated, ...], on: date
    ) -> None:
        """And none told of that cannot have come, where there are many."""
        spans = dict(zip(map(id, told), _spans(told), strict=True))
        surely = [first for first, last in spans.values() if last <= on]
        since = max(surely, default=date.min)
        found = {id(word) for word in LastWord(told).by(on)}
        can = {i for i, (first, last) in spans.items() if first <= on and last >= since}
        assert can <= found
        if len(told) > 11:
            assert found == can

    @given(words())
    def test_nothing_surely_came_after_what_perhaps_came_last(
        self, told: tuple[Dated, ...]
    ) -> None:
        """By the spans of all pairs."""
        spans = dict(zip(map(id, told), _spans(told), strict=True))
        last = {id(word) for word in perhaps_last(Course(), told)}
        for one, other in product(spans, spans):
            if spans[one][1] < spans[other][0] and len(told) > 11:
                assert one not in last


@st.composite
def series(draw: st.DrawFn) -> tuple[Extensions, date]:
    """Draw requests and decisions, some of them lacking, some of a day not known."""
    told: list[Event] = []
    for number in range(1, draw(st.integers(1, 9))):
        held = 2013 + draw(st.integers(0, 3))
        both = {"obligation": "art3", "number": number, "meeting": f"{held}M"}
        day = draw(st.dates(date(2012, 6, 1), date(2016, 6, 1)))
        if draw(st.booleans()):
            told.append(event(ExtensionRequest, draw(blurred(day=day)), **both))
        if draw(st.booleans()):
            until = draw(st.none() | st.dates(day, date(2020, 1, 1)))
            terms = {"until": until, "length": None if until else Period(years=1)}
            granted = draw(st.booleans())
            told.append(event(ExtensionDecision, day, **both, granted=granted, **terms))
    on = draw(st.dates(date(2013, 1, 1), date(2017, 12, 31)))
    return _extensions(*told, on=on), on


def _extensions(*told: Event, on: date) -> Extensions:
    view = as_of(on, record=world(*told, meetings=MEETINGS))
    norm = with_deadline(view.treaty.norm("art3"))
    assert norm is not None
    return view.case(RURITANIA).once(norm, Bearing.of).extensions


def _lacking_for(ours: Extensions) -> dict[int, set[int]]:
    """Return, of each decision, the earlier ones lacking on which it counts: a walk."""
    found: dict[int, set[int]] = {}
    known = 0
    for number, decided in sorted(ours.decided.items()):
        lacking = {
            n
            for n in range(known + 1, number)
            if n in ours.gaps and not _same_meeting(ours.asked.get(n), decided)
        }
        if lacking:
            found[number] = lacking
        if not lacking or _names_a_day(decided):
            known = number
    return found


def _same_meeting(asked: Requested | None, decided: Decided) -> bool:
    return asked is not None and asked.request.meeting == decided.decision.meeting


def _names_a_day(decided: Decided) -> bool:
    return decided.decision.granted and decided.decision.until is not None


def _lacking(ours: Extensions, course: Course, on: date) -> set[int]:
    """Return the decisions that the record lacks on a day, each request by a walk."""
    found = {n for n, asked in ours.asked.items() if _pending(ours, course, asked, on)}
    taken = {n: d for n, d in ours.decided.items() if course.no_later(d.taken, on)}
    settled = max((n for n, d in taken.items() if _names_a_day(d)), default=0)
    counted = set[int]().union(*(_lacking_for(ours).get(n, set()) for n in taken))
    return found | {
        n for n in counted if n > settled and _has_met(ours.asked.get(n), course, on)
    }


def _has_met(asked: Requested | None, course: Course, on: date) -> bool:
    return asked is None or course.no_later(asked.sittings[0].opens, on)


def _pending(ours: Extensions, course: Course, asked: Requested, on: date) -> bool:
    if asked.number in ours.decided or course.no_later(on, asked.sittings[-1].closes):
        return False
    if not course.no_later(asked.filed, on):
        return False
    later = [d for n, d in ours.decided.items() if n > asked.number]
    return not any(
        (_names_a_day(decided) or _same_meeting(asked, decided))
        and course.no_later(decided.taken, on)
        for decided in later
    )


class TestStretches:
    """What is looked up on a day is asked once for all days that are alike."""

    @given(words(), st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=45)))
    def test_the_same_words_can_be_the_last_throughout(
        self, told: tuple[Dated, ...], on: date
    ) -> None:
        """On each day of the stretch that the look-up leaves."""
        last, stretch = LastWord(told), Stretch(on)
        found = [*last.by(stretch.day)]
        first, through = stretch.days
        around = range(on.toordinal() - 60, on.toordinal() + 60)
        for number in set(around).intersection(range(first, through + 1)):
            assert [*last.by(date.fromordinal(number))] == found

    def test_what_lacks_is_asked_for_more_than_a_day(self) -> None:
        """From the close of the meeting that was to decide, for good."""
        asked = event(
            ExtensionRequest,
            "2018-01-01",
            obligation="art3",
            number=1,
            meeting="2018M",
            length=Period(years=1),
        )
        ours = _extensions(asked, on=date(2020, 1, 1))
        stretch = Stretch(date(2020, 1, 1))
        assert ours.lacking(Course(), stretch.day, stretch.day) == {1}
        first, last = map(date.fromordinal, stretch.days)
        assert first == date(2018, 9, 11)
        assert last.year == date.max.year


class TestSeries:
    """Requests and decisions are looked up as a walk over each would find them."""

    @given(series())
    def test_what_lacks_is_what_a_walk_finds(
        self, drawn: tuple[Extensions, date]
    ) -> None:
        """In every course of events."""
        ours, on = drawn

        def both(course: Course) -> bool:
            return ours.lacking(course, on, on) == _lacking(ours, course, on)

        assert set(every_course(both).outcomes) == {True}

    @given(series())
    def test_what_is_adrift_or_untold_is_what_a_walk_finds(
        self, drawn: tuple[Extensions, date]
    ) -> None:
        """Of each decision, and of each number."""
        ours, _ = drawn
        found, course = _lacking_for(ours), Course()
        for number, decided in ours.decided.items():
            assert ours.adrift(course, decided) == (number in found)
        for number in range(1, 11):
            assert set(ours.untold(course, number)) == set(_untold(ours, found, number))

    @given(series())
    def test_what_awaits_a_decision_is_what_a_walk_finds(
        self, drawn: tuple[Extensions, date]
    ) -> None:
        """A decision on it or on a later request ends the wait."""
        ours, on = drawn

        def alike(course: Course) -> bool:
            return all(
                ours.awaits(course, asked, on) == _awaits(ours, course, asked, on)
                for asked in ours.asked.values()
            )

        assert set(every_course(alike).outcomes) == {True}


def _untold(ours: Extensions, found: dict[int, set[int]], number: int) -> Iterator[int]:
    known = [
        n
        for n, decided in ours.decided.items()
        if n < number and (n not in found or _names_a_day(decided))
    ]
    for n in {*ours.asked}.union(*found.values()) - ours.decided.keys():
        if max(known, default=0) < n < number:
            yield n


def _awaits(ours: Extensions, course: Course, asked: Requested, on: date) -> bool:
    return course.no_later(asked.filed, on) and not any(
        course.no_later(decided.taken, on)
        for n, decided in ours.decided.items()
        if n >= asked.number
    )
