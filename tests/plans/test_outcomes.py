"""How a step came out, given when it was taken, by when it was due, and the day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError, UnknownActionError
from ccm.facts import (
    Event,
    MeetingKind,
    Record,
    VictimAssistance,
    VictimsReported,
    VictimStep,
    Voice,
)
from ccm.plans import Outcome, Progress, Result
from ccm.plans.outcomes import combined
from ccm.rules import Cause, Truth
from ccm.testing.fiction import event, meeting, world

MEETINGS = (
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
)
VICTIMS = event(VictimsReported, "2011-10-01")
MET, LATE, MISSED = Outcome.MET, Outcome.MET_LATE, Outcome.MISSED
AHEAD, NOBODY = Outcome.NOT_YET_DUE, Outcome.NOT_ADDRESSED
IMMEASURABLE = Outcome.NOT_MEASURABLE


def _record(*events: Event) -> Record:
    return world(VICTIMS, *events, meetings=MEETINGS)


def _focal_point(when: str | date | PartialDate, **more: object) -> Event:
    return event(VictimAssistance, when, kind=VictimStep.FOCAL_POINT, **more)


def _progress(day: date | str, *events: Event) -> Progress:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return ccm.as_of(on, record=_record(*events)).progress("dubrovnik")


def _on(day: date | str, *events: Event) -> Result:
    """Return how Ruritania stands under action 4.1(a)(i), by the end of 2016."""
    return _progress(day, *events).result("4.1(a)(i)", "XRU")


@pytest.mark.parametrize(
    ("done", "day", "possible"),
    [
        ("2014-01-01", "2016-01-01", {MET}),  # before the plan: nothing is left to do
        ("2016-12-31", "2016-12-31", {MET}),
        ("2017-01-01", "2017-01-01", {LATE}),
        ("2016", "2020-01-01", {MET}),
        ("2017", "2020-01-01", {LATE}),
        ("2016-12..2017-01", "2020-01-01", {MET, LATE}),
        ("2016-12..2017-01", "2016-12-15", {MET, AHEAD}),
        ("2016-12..2017-01", "2017-01-15", {MET, LATE, MISSED}),
        ("..2020-09-28", "2020-09-28", {MET, LATE}),
        ("2018-05-01", "2016-06-01", {MET, AHEAD}),  # silence of the record
        ("2018-05-01", "2016-12-31", {MET, AHEAD}),  # the last day is one of them
        ("2018-05-01", "2018-04-30", {MET, LATE, MISSED}),
    ],
)
def test_a_step_with_a_day(done: str, day: str, possible: set[Outcome]) -> None:
    """In time, late, or not known; a list of doers is no list of those who did not."""
    assert _on(day, _focal_point(done)).possible == possible


def test_no_word_at_all() -> None:
    """Nothing on record shows no omission: it names what would show the step."""
    result = _on("2020-11-23")
    assert result.possible == {MET, LATE, MISSED}
    assert result.outcome is Outcome.UNKNOWN
    assert result.missing[0].cause is Cause.NOT_REPORTED
    assert "focal point" in result.missing[0].fact


def test_a_word_without_a_day() -> None:
    """Done, in time or late: the day is what is missing."""
    result = _on("2020-11-23", _focal_point("..2020-09-28"))
    assert result.is_done
    assert result.outcome is Outcome.UNKNOWN
    (gap,) = result.missing
    assert gap.cause is Cause.PARTIAL_DATE
    assert "2016-12-31" in gap.fact


def test_an_observers_word_decides_nothing() -> None:
    """Who watches from outside performs nothing."""
    told = _focal_point("2016-01-01", voice=Voice.OBSERVER)
    assert _on("2020-11-23", told).possible == {MET, LATE, MISSED}


def test_an_action_without_a_day_is_never_missed() -> None:
    """Action 4.1(a): resources. Done, or not done."""
    result = _progress("2040-01-01").result("4.1(a)", "XRU")
    assert result.possible == {MET, Outcome.NOT_DONE}
    assert result.due is None


def test_before_the_plan_was_adopted() -> None:
    """It speaks to nobody yet."""
    assert _on("2015-09-10").outcome is NOBODY
    assert _on("2015-09-11").outcome is not NOBODY
    assert _progress("2015-09-10").result("1.1").outcome is NOBODY


def test_a_state_that_is_no_party_is_not_addressed() -> None:
    """A plan of the States Parties asks nothing of others."""
    record = world(VICTIMS, deposit=None, meetings=MEETINGS)
    progress = ccm.as_of(date(2020, 1, 1), record=record).progress("dubrovnik")
    result = progress.result("4.1(a)(i)", "XRU")
    assert result.outcome is NOBODY
    assert result.addressed is Truth.FALSE


def test_a_state_of_which_it_is_unknown_whether_it_has_victims() -> None:
    """Then it may not be addressed at all; what would tell comes first."""
    record = world(meetings=MEETINGS)
    view = ccm.as_of(date(2020, 1, 1), record=record)
    result = view.progress("dubrovnik").result("4.1(a)(i)", "XRU")
    assert result.addressed == Truth.UNKNOWN
    assert result.possible == {NOBODY, MET, LATE, MISSED}
    assert "victims" in result.missing[0].fact


def test_a_reason_goes_down_to_the_facts() -> None:
    """Whom it speaks to, by when, and what shows it, each with its source."""
    text = _on("2020-11-23", _focal_point("2016-05-01")).explain()
    first, *rest = text.splitlines()
    assert first.startswith("Ruritania on 2020-11-23, to designate a focal point")
    assert "[Dubrovnik Action Plan, 4.1(a)(i)]" in first
    assert any("by the end of 2016: 2016-12-31" in line for line in rest)
    assert any("focal point, 2016-05-01" in line for line in rest)
    assert any("victims in its areas" in line for line in rest)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], {NOBODY}),
        ([{MET}, {NOBODY}], {MET}),
        ([{MET}, {LATE}], {LATE}),
        ([{MET}, {IMMEASURABLE}], {IMMEASURABLE}),
        ([{MET}, {IMMEASURABLE}, {MISSED}], {MISSED}),
        ([{AHEAD}, {MET, LATE}], {AHEAD}),
        ([{MET, LATE}, {MET, MISSED}], {MET, LATE, MISSED}),
        ([{NOBODY, MET}, {LATE}], {LATE}),
    ],
)
def test_a_whole_is_as_grave_as_its_gravest_part(
    parts: list[set[Outcome]], whole: set[Outcome]
) -> None:
    """It is met only if every part is; what cannot be measured keeps it from that."""
    assert combined(map(frozenset, parts)) == whole


OUTCOMES = st.frozensets(
    st.sampled_from([o for o in Outcome if o is not Outcome.UNKNOWN]), min_size=1
)


@given(parts=st.lists(OUTCOMES, max_size=4))
def test_a_whole_admits_what_some_choice_of_its_parts_gives(
    parts: list[frozenset[Outcome]],
) -> None:
    """An independent reckoning: the gravest of every choice of one for each part."""
    order = list(Outcome)
    choices: list[tuple[Outcome, ...]] = [()]
    for part in parts:
        choices = [(*chosen, outcome) for chosen in choices for outcome in part]
    gravest = {max(c, key=order.index) if c else NOBODY for c in choices}
    assert combined(parts) == gravest


DAYS = st.dates(date(2015, 9, 11), date(2022, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Return a day, or a range of days, of the plan's time."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return PartialDate(first, last) if draw(st.booleans()) else PartialDate.on(first)


@given(when=partial_dates(), on=DAYS, share=st.floats(0, 1))
def test_whatever_the_day_turns_out_to_be_it_was_held_possible(
    when: PartialDate, on: date, share: float
) -> None:
    """A law: the sharper date never gives an outcome that the vaguer one excluded."""
    day = when.earliest + share * (when.latest - when.earliest)
    vague, sharp = _on(on, _focal_point(when)), _on(on, _focal_point(day))
    if day <= on:  # else the silence of the record comes in
        assert sharp.possible <= vague.possible


@given(when=DAYS, later=DAYS, on=DAYS)
def test_what_comes_after_the_day_changes_nothing(
    when: date, later: date, on: date
) -> None:
    """A law: the outcome rests on events up to the day."""
    if later <= on:
        return
    told = (_focal_point(when),) if when <= on else ()
    event_ahead = event(VictimAssistance, later, kind=VictimStep.PLAN)
    for aim in ("4.1(a)(i)", "4.1(c)", "4.1"):
        without = _progress(on, *told).result(aim, "XRU")
        with_it = _progress(on, *told, event_ahead).result(aim, "XRU")
        assert with_it.possible == without.possible


class TestAsking:
    """Questions that have no answer are refused with the way out."""

    def test_an_action_that_the_plan_lacks(self) -> None:
        """The ids are shown by example."""
        with pytest.raises(UnknownActionError, match="has no '8.1'"):
            _progress("2020-01-01").result("8.1", "XRU")

    def test_an_action_of_each_state_needs_a_state(self) -> None:
        """There is no one answer for all."""
        with pytest.raises(InvalidValueError, match="state: expected one"):
            _progress("2020-01-01").result("4.1(a)(i)")

    def test_what_cannot_be_measured_needs_none(self) -> None:
        """It is the same for everybody whom it addresses."""
        progress = _progress("2020-01-01")
        assert progress.result("3.4").outcome is IMMEASURABLE
        assert progress.result("3.4(a)").outcome is IMMEASURABLE
        assert progress.result("4.1(e)", "XRU").outcome is IMMEASURABLE
