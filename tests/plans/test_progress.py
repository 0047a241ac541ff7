"""The Dubrovnik Action Plan on the record, on each day that stands for its end."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate
from ccm.errors import UnknownPlanError
from ccm.facts import (
    ClearanceCompleted,
    ContaminationFound,
    ContaminationRuledOut,
    MeetingKind,
)
from ccm.plans import Outcome, Progress, Result
from ccm.rules import Cause, Truth
from ccm.testing.fiction import event, meeting, world

MEETINGS = (
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
)

ENDS = {
    "planned opening": date(2020, 11, 23),
    "opening": date(2020, 11, 25),
    "close": date(2021, 9, 21),
}


def _at_the_end(option: str) -> Progress:
    reading = ccm.Reading(plan_ends_at=option)  # type: ignore[arg-type]
    return ccm.as_of(ENDS[option], reading=reading).progress("dubrovnik")


@pytest.fixture(scope="module", params=ENDS)
def progress(request: pytest.FixtureRequest) -> Progress:
    """Return the plan on one of the days that can stand for its end."""
    return _at_the_end(request.param)


@pytest.fixture(scope="module")
def every(progress: Progress) -> list[Result]:
    """Return every answer on that day."""
    return [result for aim in progress.plan for result in progress.results(aim.id)]


def _names(progress: Progress, aim: str, *outcomes: Outcome) -> set[str]:
    return {
        result.state.alpha3
        for result in progress.results(aim)
        if result.state and result.outcome in outcomes
    }


class TestOnEachOfTheDays:
    """What holds whichever day stands for the end of the plan."""

    def test_130_was_missed(self, progress: Progress) -> None:
        """110 instruments were deposited (the review, paras. 3 and 7)."""
        result = progress.result("1.1")
        assert result.outcome is Outcome.MISSED
        assert "110 States Parties" in result.explain()

    def test_results_that_the_review_counts(self, progress: Progress) -> None:
        """Paras. 4 and 28: more Parties; nine finished destruction, all in time."""
        for aim in ("R1.1", "R2.1", "R5.2"):
            assert progress.result(aim).outcome is Outcome.MET, aim

    def test_nine_finished_destruction(self, progress: Progress) -> None:
        """Para. 28(a) of the review names them, and says that all were in time."""
        nine = "BWA HRV CUB FRA DEU ITA SVN ESP CHE"
        assert _names(progress, "2.1(b)", Outcome.MET) == set(nine.split())
        assert not _names(progress, "2.1(b)", Outcome.MET_LATE)

    def test_twelve_bans_on_investment(self, progress: Progress) -> None:
        """Paras. 106 and 107 of the review name nine and three."""
        nine = "BEL IRL ITA LIE LUX NLD NZL WSM CHE"
        met = _names(progress, "7.1/53", Outcome.MET)
        assert met == {*nine.split(), "AFG", "KNA", "ESP"}

    def test_what_cannot_be_measured(self, progress: Progress) -> None:
        """What the review says it could not assess (paras. 47, 49, 53, 99, 113)."""
        for aim in ("3.4", "3.6", "7.3", "R3.2", "R3.3", "R3.4", "R6.4"):
            (result,) = progress.results(aim)
            assert result.outcome is Outcome.NOT_MEASURABLE, aim
            assert result.explanation.because[0].claim

    def test_every_answer_has_its_reasons(self, every: list[Result]) -> None:
        """And an unknown one says what would tell; a known one lacks nothing."""
        for result in every:
            assert result.explanation.because, result.aim
            unknown = result.outcome is Outcome.UNKNOWN
            assert bool(result.missing) is unknown, (result.aim, result.state)

    def test_no_action_without_a_day_is_missed(
        self, progress: Progress, every: list[Result]
    ) -> None:
        """Nor met late; a whole can be, for a part of it."""
        for result in every:
            aim = progress.plan.aim(result.aim)
            undated = aim.answers_itself and aim.indicator != "obligation"
            if undated and result.due is None:
                late = {Outcome.MISSED, Outcome.MET_LATE}
                assert not late & result.possible, (result.aim, result.state)

    def test_no_state_is_called_late_of_which_no_day_is_known(
        self, every: list[Result]
    ) -> None:
        """Missed and met late are said only where a day was set."""
        told = {Outcome.MISSED, Outcome.MET_LATE}
        for result in every:
            if result.aim in ("3.1(a)", "3.3(a)", "4.1(a)(i)", "4.1(c)"):
                assert not told & {result.outcome}, (result.aim, result.state)


class TestVictimAssistance:
    """Paras. 66 to 71 of the review name the States, and give no days."""

    ELEVEN = frozenset(
        {"AFG", "ALB", "BIH", "TCD", "HRV", "GNB", "IRQ", "LAO", "LBN", "MNE", "SOM"}
    )

    def test_the_eleven_are_addressed(self, progress: Progress) -> None:
        """Those with victims (para. 66); of some more it is unknown."""
        sure = {
            r.state.alpha3
            for r in progress.results("4.1(a)(i)")
            if r.state and r.addressed is Truth.TRUE
        }
        assert sure == self.ELEVEN

    def test_focal_points_in_time_or_late(self, progress: Progress) -> None:
        """All eleven designated one (para. 68): whether by 2016 nobody says."""
        for code in self.ELEVEN:
            result = progress.result("4.1(a)(i)", code)
            assert result.possible == {Outcome.MET, Outcome.MET_LATE}
            assert result.missing[0].cause is Cause.PARTIAL_DATE

    def test_specific_plans(self, progress: Progress) -> None:
        """Eight of them (para. 69); the other three are not called late."""
        eight = {s for s in self.ELEVEN if progress.result("4.1(c)", s).is_done}
        assert eight == self.ELEVEN - {"GNB", "MNE", "SOM"}
        for code in ("GNB", "MNE", "SOM"):
            assert Outcome.MET in progress.result("4.1(c)", code).possible

    def test_data_by_sex_and_age(self, progress: Progress) -> None:
        """Five (para. 71); Afghanistan's data are not by sex and age."""
        five = {"ALB", "HRV", "IRQ", "LAO", "LBN"}
        assert _names(progress, "4.1(a)(iii)", Outcome.MET) == five


class TestInitialReports:
    """Para. 94 of the review: 107 due, 100 submitted, seven named as overdue."""

    SEVEN = frozenset({"CPV", "COM", "COG", "GIN", "MDG", "RWA", "TGO"})

    def test_on_the_reviews_own_day(self) -> None:
        """100 done, in time or late or unknown which, and seven missed."""
        progress = ccm.as_of(date(2020, 9, 28)).progress("dubrovnik")
        assert _names(progress, "6.1(a)", Outcome.MISSED) == self.SEVEN
        done = [r for r in progress.results("6.1(a)") if r.is_done]
        assert len(done) == 100
        claims = [
            s.claim for s in _at_the_end("opening").result("R6.1").explanation.because
        ]
        assert any("100 of 107" in claim for claim in claims)


def test_the_plan_in_its_first_year() -> None:
    """Nothing that has a day is settled yet."""
    progress = ccm.as_of(date(2016, 6, 1)).progress("dubrovnik")
    assert progress.result("1.1").outcome is Outcome.NOT_YET_DUE
    assert progress.result("R1.1").outcome is Outcome.NOT_YET_DUE
    stocks = progress.result("2.1(b)", "BGR")  # bound since 1 October 2011
    assert (stocks.outcome, str(stocks.due)) == (Outcome.NOT_YET_DUE, "2019-10-01")
    assert progress.result("3.3(a)", "LBN").possible == {
        Outcome.MET,
        Outcome.NOT_YET_DUE,
    }


def test_the_deadline_of_a_state_that_joined_later() -> None:
    """Somalia: in force on 1 March 2016, so two years to 1 March 2018."""
    progress = ccm.as_of(date(2020, 11, 23)).progress("dubrovnik")
    assert str(progress.result("3.1(a)", "SOM").due) == "2018-03-01"
    assert str(progress.result("3.1(a)", "LBN").due) == "2017-09-11"


def test_a_deadline_that_may_have_been_extended() -> None:
    """A decision that is not on record may have set any later day."""
    view = ccm.as_of(date(2026, 11, 28))
    result = view.progress("dubrovnik").result("2.1(b)", "GIN")
    assert result.due == PartialDate(date(2023, 4, 1), date.max)
    assert str(view.deadline("GIN", "art3")) == "2023-04-01 or later"
    (row,) = ccm.table([result])
    assert (row["due_earliest"], row["due_latest"]) == (date(2023, 4, 1), None)


def test_what_is_missing_is_named_once() -> None:
    """Also where whether it speaks to the State hangs on the same as the answer."""
    result = ccm.as_of(date(2026, 11, 28)).progress("dubrovnik").result("2.1(b)", "GIN")
    assert len(result.missing) == len({*result.missing}) == 3


def test_as_known_then() -> None:
    """In 2017 nobody had read the review of 2020."""
    view = ccm.as_of(date(2017, 1, 1), known_by=date(2017, 1, 1))
    result = view.progress("dubrovnik").result("4.1(a)(i)", "LBN")
    assert Outcome.MISSED in result.possible
    assert not view.progress("dubrovnik").facts.events


def test_an_unknown_plan() -> None:
    """The names that exist are said; the others are not made up."""
    with pytest.raises(UnknownPlanError, match="expected one of dubrovnik"):
        ccm.as_of(date(2022, 1, 1)).progress("lausanne")
    with pytest.raises(UnknownPlanError, match="no action plan is called 5"):
        ccm.as_of(date(2022, 1, 1)).progress(5)  # type: ignore[arg-type]


def test_an_answer_is_worked_out_once() -> None:
    """Asked again, it is the same object."""
    progress = _at_the_end("close")
    assert progress.result("1.1") is progress.result("1.1")
    assert "Dubrovnik Action Plan on 2021-09-21" in repr(progress)


def test_areas_found_after_the_day_had_passed() -> None:
    """Mauritania had none from 2013 to 2020: no day of 2016 or 2017 was missed."""
    progress = ccm.as_of(date(2020, 11, 23)).progress("dubrovnik")
    for aim in ("3.1(a)", "3.3(a)"):
        result = progress.result(aim, "MRT")
        assert result.due is None
        assert Outcome.MISSED not in result.possible
        assert "nothing was to be done by" in result.explain()
    assert str(progress.result("3.1(a)", "MOZ").due) == "2017-09-11"


@pytest.mark.parametrize(
    ("found", "cleared", "due"),
    [
        ("2016-01-01", "2016-06-01", "2017-09-11"),
        ("2018-01-01", "2018-06-01", None),
        ("2014-01-01", "2014-06-01", None),
    ],
)
def test_areas_found_and_cleared_before_the_day(
    found: str, cleared: str, due: str | None
) -> None:
    """From the plan's beginning in 2015 to that day of 2017 there was work to do."""
    record = world(
        event(ContaminationRuledOut, "2012-01-01"),
        event(ContaminationFound, found),
        event(ClearanceCompleted, cleared),
        meetings=MEETINGS,
    )
    progress = ccm.as_of(date(2020, 11, 23), record=record).progress("dubrovnik")
    result = progress.result("3.1(a)", "XRU")
    assert result.due == (due and PartialDate.parse(due))
    assert (Outcome.MISSED in result.possible) is (due is not None)


def test_the_outcome_is_told_or_each_that_can_be(every: list[Result]) -> None:
    """In the conclusion of the argument, as the result has it."""
    for result in every:
        each = " or ".join(sorted(result.possible))
        told = each if len(result.possible) == 1 else f"unknown ({each})"
        assert result.explanation.claim.endswith(f": {told}")


def test_the_template_is_a_joint_step() -> None:
    """Para. 16 of the plan, para. 35 of the review: of the Eighth Meeting."""
    after = ccm.as_of(date(2020, 9, 28)).progress("dubrovnik")
    assert after.result("2.2/template").outcome is Outcome.MET
    before = ccm.as_of(date(2018, 1, 1)).progress("dubrovnik")
    assert Outcome.NOT_DONE in before.result("2.2/template").possible
    assert after.result("2.2/list").outcome is Outcome.UNKNOWN


def test_done_is_said_where_only_the_day_is_open() -> None:
    """Eleven focal points, of none of which the day is known (para. 68)."""
    progress = ccm.as_of(date(2020, 11, 23)).progress("dubrovnik")
    shown = {r.shown for r in progress.results("4.1(a)(i)") if r.is_done}
    assert shown == {"done, in time unknown"}


def test_what_has_no_day_is_not_yet_due_for_nobody() -> None:
    """Para. 53: States may consider a ban on investment, on no day."""
    progress = ccm.as_of(date(2020, 9, 28)).progress("dubrovnik")
    outcomes = {r.outcome for r in progress.results("7.1/53")}
    assert Outcome.NOT_YET_DUE not in outcomes
    assert Outcome.NOT_DONE in outcomes
