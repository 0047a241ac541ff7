"""What falls due around meetings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.facts import MeetingKind, Record
from ccm.rules import Reading, Truth
from ccm.support import SupportDue, calendar
from ccm.testing.fiction import meeting, world

END = date(2027, 12, 31)
days = st.dates(date(2010, 1, 1), END)


def _year(year: int, **reading: str) -> dict[tuple[str, str], SupportDue]:
    chosen = Reading(**reading)  # type: ignore[arg-type]
    view = ccm.as_of(date(year, 1, 1), reading=chosen)
    found = calendar(view, until=date(year, 12, 31))
    return {(due.meeting, due.id): due for due in found}


class TestTheYear2016:
    """The Sixth Meeting, 5 to 7 September 2016."""

    @pytest.mark.parametrize(
        ("what", "day"),
        [
            ("isu.4", "2016-07-07"),
            ("documents.submission", "2016-07-11"),
            ("documents.issue", "2016-08-08"),
            ("isu.5", "2016-09-05..2016-09-07"),
            ("meeting", "2016-09-05..2016-09-07"),
            ("presidency", "2016-09-07"),
        ],
    )
    def test_days(self, what: str, day: str) -> None:
        """Counted back from the opening, or in its course."""
        assert str(_year(2016)["6MSP", what].due) == day

    def test_two_reports_by_the_end_of_the_year(self) -> None:
        """Annex V, paras. 2 and 9."""
        due = _year(2016)["", "isu.9.reports"]
        assert str(due.due) == "2016-12-31"
        assert due.certain

    def test_reasons_name_the_meeting_and_the_reading(self) -> None:
        """60 days are no whole weeks; the pattern of documents is."""
        year = _year(2016)
        budget, papers = year["6MSP", "isu.4"], year["6MSP", "documents.issue"]
        assert budget.explanation.claim == "60 days before 6MSP opens on 2016-09-05"
        assert budget.explanation.reading() == ("days_before_meeting",)
        assert str(budget.source[0]) == "CCM/CONF/2015/7, annex V, para. 4"
        assert papers.explanation.claim == "4 weeks before 6MSP opens on 2016-09-05"
        assert papers.explanation.reading() == ("document_weeks",)

    def test_readings_move_the_days(self) -> None:
        """One day, and eight weeks."""
        year = _year(
            2016,
            days_before_meeting="opening day counted",
            document_weeks="one span after another",
        )
        assert str(year["6MSP", "isu.4"].due) == "2016-07-08"
        assert str(year["6MSP", "documents.submission"].due) == "2016-05-16"


class TestDoubt:
    """What the record cannot say."""

    def test_whether_it_was_done(self) -> None:
        """Nothing in the record tells when a budget was sent."""
        view = ccm.as_of(date(2020, 9, 28))
        found = calendar(view, since=date(2015, 9, 12), until=view.on)
        done = {(due.meeting, due.id) for due in found if due.done is Truth.TRUE}
        assert ("7MSP", "task") in done
        assert {what for _, what in done} == {"task", "meeting"}
        told = next(d for d in found if (d.meeting, d.id) == ("7MSP", "task"))
        assert "para. 119" in told.explanation.because[0].provision

    def test_what_a_task_was_set_for_is_told(self) -> None:
        """CCM/CONF/2015/7, paras. 27 and 28: at the Seventh Meeting; in two years."""
        view = ccm.as_of(date(2016, 1, 1))
        found = calendar(view, since=date(2015, 9, 12), until=date(2018, 1, 1))
        told = {d.explanation.provision: d for d in found if d.id == "task"}
        at, within = (told[f"CCM/CONF/2015/7, para. {n}"] for n in (27, 28))
        assert at.explanation.claim == "set by 1RC, at 7MSP"
        assert within.explanation.claim == "set by 1RC, within 2 years"

    def test_the_second_review_conference_may_have_changed_the_procedures(self) -> None:
        """Para. 119 says that it was to review them again; no more is known."""
        for due in calendar(ccm.as_of(date(2020, 1, 1)), until=END):
            late = due.due.earliest > date(2021, 9, 21)
            assert due.certain is not (late and due.id.startswith("isu."))

    def test_what_is_due_with_the_conference_that_reviews_them_is_certain(self) -> None:
        """It opens before it closes, even where only the month of both is known."""
        meetings = (
            meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
            meeting("2RC", "2021-09", "2021-09", kind=MeetingKind.RC),
            meeting("XMSP", "2021-09", "2021-10"),
        )
        view = ccm.as_of(date(2020, 1, 1), record=world(meetings=meetings))
        found = {(due.meeting, due.id): due for due in calendar(view, until=END)}
        assert found["2RC", "isu.4"].certain
        assert not found["XMSP", "isu.4"].certain

    def test_the_planned_days_of_the_third_review_conference(self) -> None:
        """It is to open on 14 September 2026 (Xinhua, 27 February 2026)."""
        assert str(_year(2026)["3RC", "isu.3"].due) == "2026-07-16"

    def test_where_only_the_month_is_known(self, month_only: Record) -> None:
        """The last day is one of thirty."""
        view = ccm.as_of(date(2026, 1, 1), record=month_only)
        found = {(d.meeting, d.id): d for d in calendar(view, until=END)}
        assert str(found["3RC", "isu.3"].due) == "2026-07-03..2026-08-01"

    def test_an_unknown_says_why(self) -> None:
        """It refuses to pass for a yes or a no."""
        with pytest.raises(UndeterminedError, match=r"isu\.4 6MSP: no source says"):
            bool(_year(2016)["6MSP", "isu.4"].done)
        with pytest.raises(UndeterminedError, match="review of the procedures: no sou"):
            bool(_year(2017)["7MSP", "task"].done)

    def test_whether_a_meeting_was_held(self, month_only: Record) -> None:
        """It is over, or not yet, or on a day of which only the month is known."""
        view = ccm.as_of(date(2026, 9, 15), record=month_only)
        found = calendar(view, since=date(2025, 9, 1), until=END)
        held = {due.meeting: due.done for due in found if due.id == "meeting"}
        assert held == {"13MSP": Truth.TRUE, "3RC": Truth.UNKNOWN}
        before = calendar(view.at(date(2026, 8, 1)), until=END)
        assert {d.done for d in before if d.id == "meeting"} == {Truth.FALSE}


class TestBeforeTheDecision:
    """The rules are those of September 2015."""

    def test_meetings_alone(self) -> None:
        """On 10 September 2015 nothing had been decided."""
        found = calendar(ccm.as_of(date(2015, 9, 10)), until=END)
        assert {due.id for due in found} == {"meeting"}

    def test_nothing_before_the_report_was_published(self) -> None:
        """It bears the day of 13 October 2015."""
        day = date(2015, 9, 20)
        then, now = ccm.as_of(day).as_known_then(), ccm.as_of(day)
        assert {due.id for due in calendar(then, until=END)} == {"meeting"}
        assert "isu.4" in {due.id for due in calendar(now, until=END)}

    def test_tasks_of_later_meetings_are_not_known(self) -> None:
        """In 2016 nobody had asked the Second Review Conference for anything."""
        found = calendar(ccm.as_of(date(2016, 1, 1)), until=END)
        assert {due.meeting for due in found if due.id == "task"} == {"7MSP", ""}

    def test_a_record_without_meetings(self) -> None:
        """There is nothing to count from."""
        assert calendar(ccm.as_of(date(2016, 1, 1), record=world()), until=END) == ()

    def test_a_meeting_that_the_record_lacks(self) -> None:
        """A task for the Seventh Meeting needs a Seventh Meeting."""
        conference = meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC)
        view = ccm.as_of(date(2016, 1, 1), record=world(meetings=(conference,)))
        found = calendar(view, until=date(2017, 12, 31))
        assert [due.id for due in found] == ["isu.9.reports", "task", "isu.9.reports"]


@given(day=days, until=days)
def test_in_order_and_within_the_days_asked_for(day: date, until: date) -> None:
    """Everything can fall due from the day to the last one, and comes in order."""
    view = ccm.as_of(day)
    if until < day:
        with pytest.raises(InvalidValueError, match=f"until: expected {day} or later"):
            calendar(view, until=until)
        return
    found = calendar(view, until=until)
    ends = [due.due.latest for due in found]
    assert ends == sorted(ends)
    assert all(due.due.earliest <= until and due.due.latest >= day for due in found)
    assert all(due.source and due.who and due.text for due in found)


@given(day=days, middle=days)
def test_nothing_is_lost_between_two_spans(day: date, middle: date) -> None:
    """What falls due by the end is what does by the middle, and after it."""
    if middle < day:
        return
    view = ccm.as_of(day)
    parts = (calendar(view, until=middle), calendar(view, since=middle, until=END))
    whole = {(d.id, d.meeting, d.due, d.text) for d in calendar(view, until=END)}
    assert whole == {(d.id, d.meeting, d.due, d.text) for part in parts for d in part}
