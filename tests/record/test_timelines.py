"""Timelines of the packaged record: their last day, and each day of them."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.rules import Membership, Status

ODD_DAYS = (
    *(date(2009, 2, 28), date(2010, 8, 1), date(2012, 2, 29), date(2016, 5, 1)),
    *(date(2018, 8, 2), date(2019, 12, 31), date(2020, 9, 28), date(2023, 7, 1)),
    *(date(2025, 8, 2), date(2025, 9, 20), date(2026, 11, 25), date(2040, 6, 1)),
)
DAY = date(2026, 11, 25)
FAR = date(2040, 6, 1)


class TestEachDay:
    """A timeline and a view never differ."""

    @pytest.mark.parametrize("obligation", list(ccm.CONVENTION.by_id))
    def test_on_odd_days_to_2040(self, obligation: str) -> None:
        """Of every State, the span in which a day lies says what the record says."""
        last = ccm.as_of(FAR)
        for state in last.chosen():
            spans = iter(ccm.timeline(state, obligation, until=FAR, view=last))
            span = next(spans)
            for day in ODD_DAYS:
                while span.end is not None and span.end < day:
                    span = next(spans)
                asked = last.at(day).assess(state, obligation)
                assert span.value.possible == asked.possible
                assert span.value.deadline == asked.deadline
                assert span.value.fulfilled_on == asked.fulfilled_on


class TestBeyondTheLastDay:
    """A timeline never repeats its last answer for a day it has not looked at."""

    @pytest.mark.parametrize("day", [DAY, FAR])
    def test_it_says_what_the_record_says_of_the_day(self, day: date) -> None:
        """Of every State, under every obligation."""
        view = ccm.as_of(day)
        for state in view.chosen():
            for obligation in view.treaty.by_id:
                asked = view.assess(state, obligation)
                found = ccm.timeline(state, obligation, view=view).at(day)
                assert found.possible == asked.possible
                assert found.deadline == asked.deadline
                assert found.on == day

    def test_its_reasons_are_those_of_the_day(self) -> None:
        """And not of the day on which its answer last changed."""
        found = ccm.timeline("BGR", "art3").at(date(2021, 6, 1))
        assert found == ccm.as_of(date(2021, 6, 1)).assess("BGR", "art3")
        assert "Bulgaria on 2021-06-01" in found.explain()

    @pytest.mark.parametrize(
        ("state", "since"), [("BRA", date(2008, 12, 3)), ("LTU", date(2025, 3, 6))]
    )
    def test_who_is_not_bound_stays_so(self, state: str, since: date) -> None:
        """Nothing turns then, under a yearly duty either."""
        for norm in ccm.CONVENTION.obligations:
            line = ccm.timeline(state, norm.id)
            last = [*line][-1]
            assert (last.start, last.end, line.until) == (since, None, None)
            assert last.value.status is Status.NOT_BOUND

    def test_a_yearly_duty_ends_where_the_record_does(self) -> None:
        """It turns on every 30 April; nobody has looked further."""
        line = ccm.timeline("AUT", "art7.2")
        assert line.until is not None
        assert [span.end for span in line][-1] == line.until


class TestMembership:
    """Articles 15 to 20: where a State stands, and how many have joined."""

    def test_lithuania_withdrew(self) -> None:
        """Notice of 6 September 2024, in effect six months later."""
        spans = list(ccm.memberships("LTU"))
        assert spans[-1].start == date(2025, 3, 6)
        assert spans[-1].value is Membership.WITHDRAWN
        assert spans[-2].value is Membership.PARTY

    def test_it_says_what_the_view_says(self) -> None:
        """Of all States on some days."""
        for day in (date(2009, 1, 1), date(2010, 8, 1), date(2020, 9, 28), DAY):
            view = ccm.as_of(day)
            for state in view.record.dossiers:
                assert ccm.memberships(state).at(day) is view.membership(state)

    @pytest.mark.parametrize(
        "day", [date(2009, 1, 1), date(2010, 8, 1), date(2020, 9, 28), DAY, FAR]
    )
    def test_the_counts_are_those_of_the_lists(self, day: date) -> None:
        """In force, deposited, signed."""
        view, found = ccm.as_of(day), ccm.counts().at(day)
        assert found.in_force == len(view.states_parties())
        assert found.deposited == len(view.states_parties(basis="deposited"))
        assert found.signatories == len(view.signatories())
        assert found.in_doubt == ()


def test_a_record_without_events_has_a_timeline() -> None:
    """Of States alone: nothing ever turns, and the yearly duties end somewhere."""
    states = ccm.packaged_record().states
    view = ccm.as_of(date(2020, 9, 28), record=ccm.Record(states=states))
    (span,) = ccm.timeline("LAO", "art7.2", view=view)
    assert span.value.status == "not bound"
