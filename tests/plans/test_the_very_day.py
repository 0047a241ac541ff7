"""What holds on the very day on which a plan begins, or the last day falls."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

import ccm
from ccm.facts import (
    Event,
    MeetingKind,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
)
from ccm.plans import Addressees, addressed
from ccm.plans.collective import _Census, _Number
from ccm.plans.dues import Due, _unless_over
from ccm.rules import Explanation, Truth
from ccm.rules.courses import Course, Moment, every_course
from ccm.testing.fiction import event, meeting, world

DAY = timedelta(days=1)
BEGINS, ON = date(2015, 9, 11), date(2020, 11, 23)
MEETINGS = (
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
)
STOCK = event(StockpileDeclared, "2012-01-01")
LAST, WHY = date(2018, 3, 31), Explanation("so it is written")


def _asked(group: Addressees, *events: Event) -> Truth:
    view = ccm.as_of(ON, record=world(*events, meetings=MEETINGS))
    pursuit = view.progress("dubrovnik").pursuit("1.1")
    return addressed(pursuit, view.state("XRU"), group).truth


@pytest.mark.parametrize(("said", "kept"), [(ON, True), (ON + DAY, False)])
def test_the_last_word_on_retention_can_be_of_the_day(
    said: date, *, kept: bool
) -> None:
    """Nothing was kept in 2012; what is said on the day asked about is said."""
    none = event(Retention, "2012-06-01", munitions=0, submunitions=0)
    some = event(Retention, said, munitions=5, submunitions=100)
    assert _asked(Addressees.RETAINERS, none, some) is Truth.of(kept)


@pytest.mark.parametrize(
    ("found", "is_finder"),
    [(BEGINS, False), (BEGINS + DAY, True), (ON, True), (ON + DAY, False)],
)
def test_stocks_come_to_light_since_the_plan_began_and_by_the_day(
    found: date, *, is_finder: bool
) -> None:
    """It began on the day on which the First Review Conference adopted it."""
    done = event(StockpileDestroyed, "2012-06-01")
    find = event(StockpileFound, found)
    assert _asked(Addressees.FINDERS, STOCK, done, find) is Truth.of(is_finder)


@pytest.mark.parametrize(
    ("done", "is_finder"), [("2017-05-01", True), ("2017-05-02", False)]
)
def test_who_destroyed_its_stocks_on_the_day_of_a_find_had_not_before_it(
    done: str, *, is_finder: bool
) -> None:
    """On the eve of 2 May 2017 they were still to be destroyed, or were no more."""
    told = event(StockpileDestroyed, done), event(StockpileFound, "2017-05-02")
    assert _asked(Addressees.FINDERS, STOCK, *told) is Truth.of(is_finder)


class TestTheLastDay:
    """For an action, as a plan or the Convention sets it."""

    def test_is_still_in_time(self) -> None:
        """It has passed on the day after."""
        due = Due(LAST, WHY)
        assert due.passed(LAST) is Truth.FALSE
        assert due.passed(LAST + DAY) is Truth.TRUE

    def test_of_what_is_to_be_reached_by_a_conference(self) -> None:
        """Is the one on which it is judged."""
        due = Due(LAST, WHY, judged_on_it=True)
        assert due.passed(LAST - DAY) is Truth.FALSE
        assert due.passed(LAST) is Truth.TRUE

    @pytest.mark.parametrize(("bound", "asked"), [(LAST, True), (LAST + DAY, False)])
    def test_counts_for_whom_the_convention_binds_on_it(
        self, bound: date, *, asked: bool
    ) -> None:
        """Who is bound on the last day can still do it, and who is later cannot."""
        due = Due(LAST, WHY, bound_from=bound)
        assert (due.of(Course()) is not None) is asked
        assert due.passed(LAST + DAY) is Truth.of(asked)

    @pytest.mark.parametrize(
        ("last", "is_set"), [("2011-10-01", True), ("2011-09-30", False)]
    )
    def test_is_set_if_it_had_not_passed_at_entry_into_force(
        self, last: str, *, is_set: bool
    ) -> None:
        """Ruritania is bound from 1 October 2011."""
        view = ccm.as_of(ON, record=world(meetings=MEETINGS))
        together = view.progress("dubrovnik").pursuit("1.1")
        pursuit = attrs.evolve(together, state=view.state("XRU"))
        due = _unless_over(date.fromisoformat(last), WHY, pursuit)
        assert (due.when is not None) is is_set


def test_as_many_as_there_are_on_the_very_day() -> None:
    """One more State is bound from a day on: so it is by that day and any later one."""
    census = _Census(2, lambda day: _Number(day, 1 + (day >= LAST), {}), [LAST])
    days = LAST - DAY, LAST + DAY
    for span in (days, (LAST - DAY, LAST)):
        when = Moment("some day", span)
        courses = every_course(
            lambda course: (
                census.as_it_stood(course, when).least,  # noqa: B023 - asked at once
                course.no_later(LAST, when),  # noqa: B023
            )
        )
        assert {*courses.outcomes} == {(1, False), (2, True)}
