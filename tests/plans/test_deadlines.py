"""By when: each rule by example, and what holds of all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.errors import InvalidValueError
from ccm.facts import Meeting, MeetingKind, VictimsReported
from ccm.plans import Outcome, PlanStep, Step
from ccm.plans.deadlines import parse_deadline
from ccm.testing.fiction import event, meeting, world

FIRST = meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC)
SECOND = meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC)
MEETINGS = (FIRST, SECOND)
VICTIMS = event(VictimsReported, "2011-10-01")


def _deposit(entry: date) -> date:
    """Return a day of deposit that gives entry into force on the first of a month."""
    month = entry.month - 6
    return date(entry.year - (month < 1), month + 12 * (month < 1), 15)


def _due(
    aim: str,
    entry: date = date(2011, 10, 1),
    reading: ccm.Reading | None = None,
    meetings: tuple[Meeting, ...] = MEETINGS,
) -> str | None:
    record = world(
        VICTIMS,
        event(ccm.facts.ContaminationDeclared, entry),
        deposit=_deposit(entry),
        meetings=meetings,
    )
    view = ccm.as_of(date(2022, 1, 1), record=record, reading=reading)
    result = view.progress("dubrovnik").result(aim, "XRU")
    return str(result.due) if result.due else None


@pytest.mark.parametrize(
    ("aim", "entry", "due"),
    [
        ("3.1(a)", date(2011, 10, 1), "2017-09-11"),
        ("3.3(a)", date(2011, 10, 1), "2016-09-11"),
        ("3.1(a)", date(2015, 9, 1), "2017-09-11"),
        ("3.1(a)", date(2016, 3, 1), "2018-03-01"),
        ("3.3(a)", date(2016, 3, 1), "2017-03-01"),
        ("4.1(a)(i)", date(2011, 10, 1), "2016-12-31"),
        ("4.1(c)", date(2011, 10, 1), "2018-12-31"),
        ("4.1(a)(i)", date(2016, 12, 1), "2016-12-31"),
        (
            "4.1(a)(i)",
            date(2017, 1, 1),
            None,
        ),  # it had passed before the State was bound
        ("4.1(b)", date(2011, 10, 1), None),
    ],
)
def test_paragraphs_22_24_and_32(aim: str, entry: date, due: str | None) -> None:
    """Two years, one year, the end of 2016, the end of 2018, no day."""
    assert _due(aim, entry) == due


@pytest.mark.parametrize(
    ("field", "option", "entry", "due"),
    [
        ("plan_period_runs_from", "the earlier", date(2011, 10, 1), "2013-10-01"),
        ("plan_period_runs_from", "the earlier", date(2016, 3, 1), "2017-09-11"),
        ("plan_starts_at", "opening", date(2011, 10, 1), "2017-09-07"),
    ],
)
def test_other_readings_of_two_years(
    field: str, option: str, entry: date, due: str
) -> None:
    """The earlier of the two days, or the opening of the conference."""
    reading = ccm.Reading(**{field: option})  # type: ignore[arg-type]
    assert _due("3.1(a)", entry, reading) == due


@pytest.mark.parametrize(
    ("option", "ends"),
    [
        ("planned opening", "2020-11-23"),
        ("opening", "2020-11-25"),
        ("close", "2021-09-21"),
    ],
)
def test_the_day_of_the_second_review_conference(option: str, ends: str) -> None:
    """As planned; and the days of its parts, as the record has them."""
    reading = ccm.Reading(plan_ends_at=option)  # type: ignore[arg-type]
    progress = ccm.as_of(date(2020, 11, 23), reading=reading).progress("dubrovnik")
    assert str(progress.ends) == ends
    assert str(progress.result("1.1").due) == ends
    assert "plan_ends_at" in progress.result("1.1").reading


@pytest.mark.parametrize(
    ("option", "day", "outcome"),
    [
        ("planned opening", date(2020, 11, 22), Outcome.NOT_YET_DUE),
        ("planned opening", date(2020, 11, 23), Outcome.MISSED),
        ("opening", date(2020, 11, 24), Outcome.NOT_YET_DUE),
        ("opening", date(2020, 11, 25), Outcome.MISSED),
        ("close", date(2021, 9, 20), Outcome.NOT_YET_DUE),
        ("close", date(2021, 9, 21), Outcome.MISSED),
    ],
)
def test_what_is_to_be_reached_by_a_conference_is_judged_on_its_day(
    option: str, day: date, outcome: Outcome
) -> None:
    """130 States Parties: 110 had deposited (paras. 3 and 7 of the review)."""
    reading = ccm.Reading(plan_ends_at=option)  # type: ignore[arg-type]
    progress = ccm.as_of(day, reading=reading).progress("dubrovnik")
    assert progress.result("1.1").outcome is outcome


def test_a_record_without_the_conference() -> None:
    """No day is made up: whether it was in time is unknown."""
    record = world(VICTIMS, event(PlanStep, "2016-05-01", step=Step.SURVEY))
    progress = ccm.as_of(date(2022, 1, 1), record=record).progress("dubrovnik")
    assert progress.result("1.1").possible == {Outcome.NOT_YET_DUE, Outcome.MISSED}
    assert "2RC" in progress.result("1.1").missing[0].fact
    assert progress.result("R1.1").outcome is Outcome.UNKNOWN


def test_a_conference_of_which_only_the_month_is_known() -> None:
    """The day stays a range: on a day within it the target is open or missed."""
    late = Meeting(
        label="2RC",
        kind=MeetingKind.RC,
        opens=ccm.PartialDate.parse("2021-09"),
        closes=ccm.PartialDate.parse("2021-09"),
        place="Strelsau",
        source=FIRST.source,
    )
    record = world(meetings=(FIRST, late))
    view = ccm.as_of(date(2021, 9, 10), record=record)
    result = view.progress("dubrovnik").result("1.1")
    assert str(result.due) == "2021-09"
    assert result.possible == {Outcome.NOT_YET_DUE, Outcome.MISSED}


ENTRIES = st.builds(date, st.integers(2011, 2019), st.integers(1, 12), st.just(1))
AIMS = st.sampled_from(["3.1(a)", "3.3(a)", "4.1(a)(i)", "4.1(c)"])


@given(aim=AIMS, first=ENTRIES, second=ENTRIES)
def test_later_entry_into_force_never_gives_an_earlier_deadline(
    aim: str, first: date, second: date
) -> None:
    """A law; no day at all is later than any."""
    earlier, later = sorted((first, second))
    days = [_due(aim, entry) or "9999" for entry in (earlier, later)]
    assert days[0] <= days[1]


@given(entry=ENTRIES)
def test_no_period_ends_before_the_state_was_bound_for_as_long(entry: date) -> None:
    """Each State has at least the two years that the paragraph gives it."""
    due = _due("3.1(a)", entry)
    assert due is not None
    assert date.fromisoformat(due) >= entry + timedelta(days=730)


@pytest.mark.parametrize(
    "text", ["soon", "by 2RC or so", "by the end of twenty", "by 2016-13-01", "2 years"]
)
def test_other_words_are_refused(text: str) -> None:
    """What the forms are is said."""
    with pytest.raises(InvalidValueError, match="expected"):
        parse_deadline(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "at once",
        "by 2016-12-31",
        "by the end of 2016",
        "by 2RC",
        "1 year after 1RC or entry into force",
        "deadline of art3",
    ],
)
def test_a_deadline_is_written_as_it_is_read(text: str) -> None:
    """So that pages print what the data say."""
    assert str(parse_deadline(text)) == text
