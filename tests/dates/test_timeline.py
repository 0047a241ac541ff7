"""Laws and printed examples of values that change on known days."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import Span, Timeline
from ccm.errors import InvalidValueError
from ccm.testing import days

ONE_DAY = timedelta(days=1)
Changes = list[tuple[date, str]]
SOME_DAYS = st.sets(days(), min_size=1, max_size=8)


@st.composite
def changes(draw: st.DrawFn) -> Changes:
    """Draw values with the days from which they hold, in order."""
    when = sorted(draw(SOME_DAYS))
    return [(day, draw(st.sampled_from("abc"))) for day in when]


def last_before(history: Changes, day: date) -> str:
    """Return what holds on a day, by looking at every change."""
    return [value for since, value in history if since <= day][-1]


class TestAt:
    """The value on a day."""

    @given(history=changes(), day=days())
    def test_is_the_last_change_until_then(self, history: Changes, day: date) -> None:
        """It is what a search through every change finds, or an error before them."""
        timeline = Timeline.of(history)
        if day < history[0][0]:
            with pytest.raises(InvalidValueError, match=str(history[0][0])):
                timeline.at(day)
        else:
            assert timeline.at(day) == last_before(history, day)

    @given(history=changes())
    def test_changes_on_the_day_itself(self, history: Changes) -> None:
        """A change holds from its own day, and not on the day before."""
        timeline = Timeline.of(history)
        for (_, before), (day, value) in pairwise(history):
            assert timeline.at(day) == value
            assert timeline.at(day - ONE_DAY) == before

    def test_reaches_to_the_ends_of_the_calendar(self) -> None:
        """A timeline may begin on the first day there is, and the last has a value."""
        timeline = Timeline.of([(date.min, "a"), (date.max, "b")])
        assert timeline.at(date.min) == "a"
        assert timeline.at(date.max) == "b"
        assert [span.end for span in timeline] == [date.max - ONE_DAY, None]


class TestOf:
    """A timeline made of changes."""

    @given(history=changes())
    def test_leaves_out_what_changes_nothing(self, history: Changes) -> None:
        """Neighbours differ, and every value comes from a change that was given."""
        timeline = Timeline.of(history)
        assert all(one != other for (_, one), (_, other) in pairwise(timeline.changes))
        assert set(timeline.changes) <= set(history)
        assert timeline.start == history[0][0]

    @given(history=changes())
    def test_twice_is_once(self, history: Changes) -> None:
        """Nothing is left to leave out."""
        timeline = Timeline.of(history)
        assert Timeline.of(timeline.changes) == timeline

    def test_names_the_day_of_each_change(self) -> None:
        """Of two equal neighbours the earlier day is kept."""
        history = [
            (date(2020, 1, 1), "a"),
            (date(2020, 2, 1), "a"),
            (date(2020, 3, 1), "b"),
            (date(2020, 4, 1), "a"),
        ]
        assert Timeline.of(history).changes == (history[0], history[2], history[3])


class TestSpans:
    """A timeline as spans of days."""

    @given(history=changes())
    def test_leave_no_gap(self, history: Changes) -> None:
        """Each begins on the morrow of the one before, and only the last is open."""
        spans = list(Timeline.of(history))
        assert spans[0].start == history[0][0]
        assert [span.end for span in spans[:-1]] == [
            span.start - ONE_DAY for span in spans[1:]
        ]
        assert spans[-1].end is None

    @given(history=changes())
    def test_hold_their_value_throughout(self, history: Changes) -> None:
        """On the first and on the last day of a span, its value is the answer."""
        timeline = Timeline.of(history)
        assert len(timeline) == len(list(timeline))
        for span in timeline:
            assert span.start <= (span.end or date.max)
            assert timeline.at(span.start) == span.value
            assert timeline.at(span.end or date.max) == span.value

    def test_are_printed_here_once(self) -> None:
        """Two values make two spans."""
        timeline = Timeline.of([(date(2020, 1, 1), "low"), (date(2021, 1, 1), "high")])
        assert list(timeline) == [
            Span(date(2020, 1, 1), date(2020, 12, 31), "low"),
            Span(date(2021, 1, 1), None, "high"),
        ]


class TestRefusals:
    """What is no timeline."""

    def test_no_change_at_all(self) -> None:
        """A timeline has a value from its first day."""
        with pytest.raises(InvalidValueError, match="at least one value"):
            Timeline.of([])

    @pytest.mark.parametrize("value", ["same", "other"])
    @pytest.mark.parametrize("day", [date(2020, 1, 1), date(2019, 12, 31)], ids=str)
    def test_days_out_of_order(self, day: date, value: str) -> None:
        """A change that does not come after the last is refused, with both days."""
        history = [(date(2020, 1, 1), "same"), (day, value)]
        with pytest.raises(InvalidValueError, match=f"got {day} after 2020-01-01"):
            Timeline.of(history)
        with pytest.raises(InvalidValueError, match=f"got {day} after 2020-01-01"):
            Timeline(tuple(history))


@given(history=changes())
def test_is_a_value(history: Changes) -> None:
    """It can be copied, hashed and pickled."""
    timeline = Timeline.of(history)
    copy = pickle.loads(pickle.dumps(timeline))
    assert copy == timeline
    assert hash(copy) == hash(timeline)


class TestLastDay:
    """A timeline speaks of no day after its last, unless it can ask."""

    KNOWN = Timeline.of([(date(2020, 1, 1), "a"), (date(2021, 1, 1), "b")])
    SHORT = Timeline(KNOWN.changes, until=date(2021, 6, 30))

    def test_without_one_the_last_value_holds_for_ever(self) -> None:
        """The last span has no end."""
        assert self.KNOWN.at(date.max) == "b"
        assert [span.end for span in self.KNOWN][-1] is None

    def test_beyond_it_nothing_is_told(self) -> None:
        """The last value is not repeated."""
        assert self.SHORT.at(date(2021, 6, 30)) == "b"
        with pytest.raises(InvalidValueError, match="ends on 2021-06-30, before 2021"):
            self.SHORT.at(date(2021, 7, 1))

    def test_the_last_span_ends_with_it(self) -> None:
        """So that no row says more than was looked at."""
        assert [span.end for span in self.SHORT][-1] == date(2021, 6, 30)

    def test_it_comes_after_every_change(self) -> None:
        """A last day before a change is refused, with the day that is expected."""
        with pytest.raises(InvalidValueError, match="until: expected 2021-01-01"):
            Timeline(self.KNOWN.changes, until=date(2020, 12, 31))

    @pytest.mark.parametrize("day", ["2020-06-01", None, datetime(2020, 6, 1)])  # noqa: DTZ001
    def test_what_is_no_day_is_refused(self, day: object) -> None:
        """By the library's own error, with what was expected."""
        with pytest.raises(InvalidValueError, match="day: expected a datetime.date"):
            self.KNOWN.at(day)  # type: ignore[arg-type]

    def test_what_it_was_asked_of_tells_of_each_day(self) -> None:
        """As told on the day itself, also after the last one."""
        asking = Timeline(
            self.KNOWN.changes, until=date(2021, 6, 30), asked=lambda day: f"on {day}"
        )
        assert asking.at(date(2021, 1, 1)) == "b"
        assert asking.at(date(2021, 1, 2)) == "on 2021-01-02"
        assert asking.at(date(2030, 1, 1)) == "on 2030-01-01"

    def test_whom_it_asks_tells_no_two_apart(self) -> None:
        """They are equal if what they say on their own days is."""
        asking = Timeline(self.KNOWN.changes, asked=str)
        assert asking == self.KNOWN
        assert repr(asking) == repr(self.KNOWN)

    def test_a_copy_asks_the_same(self) -> None:
        """Of each day, between two changes and after the last."""
        asking = Timeline(self.KNOWN.changes, asked=str)
        copy = pickle.loads(pickle.dumps(asking))
        assert copy == asking
        assert copy.at(date(2020, 1, 1)) == "a"
        assert copy.at(date(2020, 1, 2)) == "2020-01-02"
        assert pickle.loads(pickle.dumps(self.SHORT)).at(date(2021, 2, 1)) == "b"
