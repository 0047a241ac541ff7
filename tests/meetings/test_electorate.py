"""Who is a Party on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import ArmedConflict, Event, WithdrawalNotice
from ccm.meetings import is_party, parties, party_on
from ccm.meetings.electorate import parties_in
from ccm.rules import Roll, Truth
from ccm.rules.courses import Course, moment
from ccm.testing.fiction import RURITANIA, event, world

NOTICE = date(2024, 9, 1)


def _roll(*events: Event) -> Roll:
    return ccm.as_of(date(2025, 1, 1), record=world(*events)).roll


def _span(first: date, length: int) -> PartialDate:
    return PartialDate(first, first + timedelta(days=length))


def _each(span: PartialDate) -> list[date]:
    number = (span.latest - span.earliest).days + 1
    return [span.earliest + timedelta(days=n) for n in range(number)]


def _agreed(truths: set[Truth]) -> Truth:
    return truths.pop() if len(truths) == 1 else Truth.UNKNOWN


class TestElectorate:
    """From entry into force until a withdrawal takes effect."""

    @pytest.mark.parametrize(
        ("when", "truth"),
        [
            ("2011-09-30", Truth.FALSE),
            ("2011-10-01", Truth.TRUE),
            ("2011", Truth.UNKNOWN),
            ("2025-02-28", Truth.TRUE),
            ("2025-03-10", Truth.UNKNOWN),
            ("2025-03-30", Truth.FALSE),
        ],
    )
    def test_a_month_in_which_a_state_leaves(self, when: str, truth: Truth) -> None:
        """Its State is in doubt in that month, and neither before nor after."""
        standing = _roll(event(WithdrawalNotice, "2024-09")).standing(RURITANIA)
        day = moment("the day", PartialDate.parse(when))
        assert is_party(standing, day) is truth

    def test_who_may_be_a_party_is_listed(self) -> None:
        """As one that may be; who surely has left is not."""
        roll = _roll(event(WithdrawalNotice, "2024-09"))
        assert parties(roll, date(2025, 3, 10))[RURITANIA] is Truth.UNKNOWN
        assert RURITANIA not in parties(roll, date(2025, 3, 30))

    @given(
        notice=st.integers(0, 3),
        begun=st.integers(150, 200),
        over=st.tuples(st.integers(0, 40), st.integers(0, 3)),
        asked=st.tuples(st.integers(170, 230), st.integers(0, 3)),
    )
    def test_is_what_every_day_says(
        self, notice: int, begun: int, over: tuple[int, int], asked: tuple[int, int]
    ) -> None:
        """Known if, and only if, all days that the record allows agree."""
        received, start = _span(NOTICE, notice), NOTICE + timedelta(begun)
        ended = _span(start + timedelta(over[0]), over[1])
        day = _span(NOTICE + timedelta(asked[0]), asked[1])

        def at(one: PartialDate, other: PartialDate, then: PartialDate) -> Truth:
            left = event(WithdrawalNotice, str(one))
            fought = event(ArmedConflict, start, ended=other)
            return party_on(_roll(left, fought), RURITANIA, moment("day", then))

        found = {
            at(*map(PartialDate.on, (one, other, then)))
            for one in _each(received)
            for other in _each(ended)
            for then in _each(day)
        }
        assert at(received, ended, day) is _agreed(found)

    def test_in_a_course_the_moment_is_one_for_all(self) -> None:
        """Told for one State, it is told for every other; a leaver's day is its own."""
        roll = _roll(event(WithdrawalNotice, "2024-09"))
        when = moment("the vote", PartialDate.parse("2025-02-28..2025-03-31"))
        course = Course(script=(False,))  # it does not come on 1 March or later
        assert course.no_later(when, date(2025, 2, 28))
        assert set(parties_in(course, roll, when).values()) == {Truth.TRUE}
        unasked = Course()
        assert parties_in(unasked, roll, when)[RURITANIA] is Truth.UNKNOWN
        assert unasked.told == []
