"""What is said to be certain is so whatever the days on record turn out to be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import (
    ContaminationDeclared,
    ContaminationRuledOut,
    Deposit,
    Event,
    Instrument,
    Meeting,
    MeetingKind,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    WithdrawalNotice,
)
from ccm.plans import Addressees, Outcome, Plan, PlanStep, Step, plan
from ccm.plans.deadlines import ByDay, DeadlineRule
from ccm.testing.fiction import FICTION, RURITANIA, event, meeting, world

MET, LATE, MISSED = Outcome.MET, Outcome.MET_LATE, Outcome.MISSED
AHEAD, NOBODY = Outcome.NOT_YET_DUE, Outcome.NOT_ADDRESSED

FOUNDERS = tuple(dossier.state for dossier in world().dossiers.values())


def _to_reach(target: int) -> Plan:
    dubrovnik = plan("dubrovnik")
    actions = tuple(
        attrs.evolve(action, target=target) if action.target else action
        for action in dubrovnik.actions
    )
    return attrs.evolve(dubrovnik, actions=actions)


PLAN = _to_reach(31)
"""The plan, with a target that Ruritania reaches as the thirty-first State Party."""


def _conference(label: str, opens: str, closes: str = "") -> Meeting:
    return meeting(label, opens, closes or opens, kind=MeetingKind.RC)


FIRST = _conference("1RC", "2015-09-07", "2015-09-11")
SECOND = _conference("2RC", "2021-09-20", "2021-09-21")
AREAS = event(ContaminationDeclared, "2012-01-01")


def _possible(
    aim: str,
    on: date,
    *events: Event,
    meetings: tuple[Meeting, ...] = (FIRST, SECOND),
    deposit: date | None = date(2011, 4, 6),
    reading: ccm.Reading | None = None,
    chosen: Plan = PLAN,
) -> frozenset[Outcome]:
    record = world(*events, meetings=meetings, deposit=deposit)
    progress = ccm.as_of(on, record=record, reading=reading).progress(chosen)
    state = None if progress.is_joint(aim) else "XRU"
    return progress.result(aim, state).possible


@pytest.mark.parametrize(
    ("deposit", "possible"),
    [
        (date(2021, 8, 31), {MET}),
        (date(2021, 9, 1), {MET}),
        (date(2021, 9, 15), {MET, LATE}),  # the conference may have been over
        (date(2021, 10, 1), {LATE}),
        (None, {MISSED}),
    ],
)
def test_a_number_to_be_reached_by_a_conference_of_an_unknown_day(
    deposit: date | None, possible: set[Outcome]
) -> None:
    """The number counts of the day of the conference, whichever it was."""
    meetings = (FIRST, _conference("2RC", "2021-09"))
    found = _possible("1.1", date(2022, 1, 1), deposit=deposit, meetings=meetings)
    assert found == possible


def test_a_number_that_was_reached_for_some_days_of_the_month() -> None:
    """The thirty-first joins on the 10th, and another has left on the 20th."""
    founder = next(iter(world().states))
    notice = event(WithdrawalNotice, "2021-03-20", state=founder)
    found = _possible(
        "1.1",
        date(2022, 1, 1),
        notice,
        deposit=date(2021, 9, 10),
        meetings=(FIRST, _conference("2RC", "2021-09")),
    )
    assert found == {MET, MISSED}


def test_a_number_that_was_late_is_told_of_both_days() -> None:
    """Of the conference, and of the day asked about."""
    record = world(meetings=(FIRST, SECOND), deposit=date(2021, 10, 1))
    view = ccm.as_of(date(2022, 1, 1), record=record)
    told = view.progress(PLAN).result("1.1").explain()
    then = view.at(date(2021, 9, 21))
    for each in (view, then):
        many = len(each.states_parties(basis="deposited"))
        assert f"{many} States Parties on {each.on}, 31 to be reached" in told


@pytest.mark.parametrize(
    ("on", "possible"),
    [
        (date(2021, 8, 31), {AHEAD}),
        (date(2021, 9, 15), {AHEAD, MET, MISSED}),
        (date(2022, 1, 1), {MET, MISSED}),
    ],
)
def test_nothing_is_compared_with_a_day_that_is_in_doubt(
    on: date, possible: set[Outcome]
) -> None:
    """Whether there were more States Parties hangs on the day of the conference."""
    meetings = (FIRST, _conference("2RC", "2021-09"))
    deposit = date(2021, 9, 15)
    assert _possible("R1.1", on, deposit=deposit, meetings=meetings) == possible


@pytest.mark.parametrize("aim", ["1.1(b)", "1.2(e)"])
def test_an_effort_without_a_day_is_never_missed(aim: str) -> None:
    """Not where the days of the conferences are in doubt, either."""
    when = date(2022, 1, 1)
    for first in (FIRST, _conference("1RC", "2015-09")):
        assert _possible(aim, when, meetings=(first, SECOND)) <= {
            MET,
            Outcome.NOT_DONE,
            AHEAD,
        }
    vague = (_conference("1RC", "2015-09"), SECOND)
    assert Outcome.NOT_DONE in _possible(aim, when, meetings=vague)


def test_a_plan_that_may_not_be_adopted_yet() -> None:
    """In the month of the conference it speaks to a State, or to none as yet."""
    meetings = (_conference("1RC", "2015-09"), SECOND)
    for day, may_be in ((date(2015, 8, 31), {NOBODY}), (date(2015, 10, 1), {AHEAD})):
        assert _possible("1.1", day, meetings=meetings, deposit=None) == may_be
    within = _possible("1.1", date(2015, 9, 15), meetings=meetings, deposit=None)
    assert within == {NOBODY, AHEAD}


def test_a_last_day_that_may_have_passed_before_the_state_was_bound() -> None:
    """Two years from a conference of 2014 to 2016 can end before July 2017, or not."""
    meetings = (_conference("1RC", "2014-01..2016-06"), SECOND)
    reading = ccm.Reading(plan_period_runs_from="the earlier")
    found = _possible(
        "3.1(a)",
        date(2019, 1, 1),
        AREAS,
        meetings=meetings,
        deposit=date(2017, 1, 15),
        reading=reading,
    )
    assert Outcome.NOT_DONE in found  # no day that it could have kept
    assert MISSED in found


def test_a_step_that_may_have_been_taken_after_the_day() -> None:
    """Another, earlier one may be unheard of, as where the later day is known."""
    on = date(2018, 1, 1)
    later = _possible("3.1(a)", on, AREAS, event(PlanStep, "2018-05", step=Step.SURVEY))
    vague = _possible("3.1(a)", on, AREAS, event(PlanStep, "2018", step=Step.SURVEY))
    assert later == vague == {MET, LATE, MISSED}


_SPAN = st.tuples(
    st.dates(date(2014, 6, 1), date(2018, 6, 1)), st.sampled_from([0, 20, 400, 900])
)
_AIMS = st.sampled_from(
    ["1.1", "1.1(b)", "2.3", "2.5(a)", "2.4", "3.1(a)", "3.3(a)", "R1.1"]
)


def _partial(span: tuple[date, int]) -> PartialDate:
    return PartialDate(span[0], span[0] + timedelta(days=span[1]))


def _filled(draw: st.DataObject, span: PartialDate) -> PartialDate:
    return PartialDate.on(draw.draw(st.dates(span.earliest, span.latest)))


def _meetings(first: PartialDate, second: PartialDate) -> tuple[Meeting, ...]:
    return tuple(
        attrs.evolve(held, opens=days, closes=days)
        for held, days in ((FIRST, first), (SECOND, second))
    )


def _joined(day: date) -> Event:
    return Deposit(
        state=RURITANIA,
        date=PartialDate.on(day),
        source=FICTION,
        instrument=Instrument.RATIFICATION,
    )


@given(
    aim=_AIMS,
    spans=st.lists(_SPAN, min_size=7, max_size=7),
    on=st.dates(date(2014, 1, 1), date(2020, 1, 1)),
    joined=st.dates(date(2012, 1, 1), date(2016, 1, 1)),
    later=st.booleans(),
    data=st.data(),
)
def test_to_learn_the_days_only_narrows_an_answer(
    *,
    aim: str,
    spans: list[tuple[date, int]],
    on: date,
    joined: date,
    later: bool,
    data: st.DataObject,
) -> None:
    """Whatever the days turn out to be, the answer was held possible before."""
    reading = ccm.Reading(
        plan_period_runs_from="the later" if later else "the earlier",
        plan_ends_at="opening",
    )

    def possible(days: list[PartialDate]) -> frozenset[Outcome]:
        first, second, *told = days
        events = (
            AREAS,
            event(StockpileDeclared, "2012-06-01"),
            event(StockpileDestroyed, told[0]),
            event(StockpileFound, told[1]),
            event(Retention, told[2], submunitions=50),
            event(Retention, told[3], submunitions=0),
            event(PlanStep, told[4], step=Step.SURVEY),
        )
        meetings = _meetings(first, second)
        return _possible(
            aim, on, *events, meetings=meetings, deposit=joined, reading=reading
        )

    vague = [_partial(span) for span in spans]
    known = [_filled(data, span) for span in vague]
    assert possible(known) <= possible(vague)


class TestWhoMayHaveLeft:
    """The thirty-first State Party leaves on some day of September 2021."""

    CLOSE = ccm.Reading(plan_ends_at="close")
    NOTICE = event(WithdrawalNotice, "2021-03")

    @pytest.mark.parametrize(
        ("on", "possible"),
        [
            (date(2021, 8, 31), {MET}),
            (date(2021, 9, 10), {MET, AHEAD}),
            (date(2021, 9, 22), {MET, MISSED}),
            (date(2022, 1, 1), {MET, MISSED}),
        ],
    )
    def test_the_number_hangs_on_that_day(
        self, on: date, possible: set[Outcome]
    ) -> None:
        """Who had left by the close on 21 September is not there the day after."""
        assert _possible("1.1", on, self.NOTICE, reading=self.CLOSE) == possible

    def test_that_day_is_what_is_missing(self) -> None:
        """And not the days of the conferences, which are on record."""
        record = world(self.NOTICE, meetings=(FIRST, SECOND))
        view = ccm.as_of(date(2022, 1, 1), record=record, reading=self.CLOSE)
        (gap,) = view.progress(PLAN).result("1.1").missing
        assert gap.fact == "the day on which the withdrawal of Ruritania takes effect"

    def test_whether_there_are_more_hangs_on_that_day(self) -> None:
        """One joined in 2016, and one may have left again by the close."""
        notice = attrs.evolve(self.NOTICE, state=FOUNDERS[0])
        joined = date(2016, 1, 1)
        record = world(notice, meetings=(FIRST, SECOND), deposit=joined)
        view = ccm.as_of(date(2022, 1, 1), record=record, reading=self.CLOSE)
        result = view.progress(PLAN).result("R1.1")
        assert result.possible == {MET, MISSED}
        (gap,) = result.missing
        assert gap.fact == "the days on which withdrawals take effect"

    def test_more_than_are_to_be_reached_are_enough(self) -> None:
        """Of 31, two may have left by the close or after it: it is never late."""
        notices = (self.NOTICE, attrs.evolve(self.NOTICE, state=FOUNDERS[0]))
        on = date(2021, 9, 22)
        found = _possible("1.1", on, *notices, reading=self.CLOSE, chosen=_to_reach(30))
        assert found == {MET, MISSED}

    def test_too_many_may_have_left(self) -> None:
        """Of more States than can be followed, one by one, any outcome is possible."""
        notices = [attrs.evolve(self.NOTICE, state=state) for state in FOUNDERS[:12]]
        on = date(2021, 9, 22)
        found = _possible("1.1", on, *notices, reading=self.CLOSE, chosen=_to_reach(25))
        assert found >= {MET, MISSED}


def _with_deadline(aim: str, deadline: DeadlineRule, **other: Any) -> Plan:
    """Return the plan with another last day for one of its actions."""
    return attrs.evolve(
        PLAN,
        actions=tuple(
            attrs.evolve(each, deadline=deadline, **other) if each.id == aim else each
            for each in PLAN.actions
        ),
    )


def test_a_number_to_be_reached_by_a_day() -> None:
    """Of the States Parties together nobody asks since when they are bound."""
    plan_ = _with_deadline("1.1", ByDay(date(2018, 12, 31), "by the end of 2018"))
    for deposit, found in ((date(2018, 12, 31), {MET}), (date(2019, 1, 1), {LATE})):
        on = date(2019, 6, 1)
        assert _possible("1.1", on, deposit=deposit, chosen=plan_) == found


def test_what_every_state_party_is_to_do_in_two_years() -> None:
    """A State without areas to clear is not excused, as it is from clearing them."""
    on, aim = date(2019, 1, 1), "3.1(a)"
    none = event(ContaminationRuledOut, "2012-01-01")
    assert _possible(aim, on, none) == {NOBODY}
    (told,) = (each for each in PLAN.actions if each.id == aim)
    assert told.deadline is not None
    everybody = _with_deadline(aim, told.deadline, addressees=Addressees.PARTIES)
    assert _possible(aim, on, none, chosen=everybody) == {MET, LATE, MISSED}
