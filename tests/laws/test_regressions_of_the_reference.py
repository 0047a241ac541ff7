"""Faults that the slow reference of `tests/reference/` found, as small as they get.

Ruritania deposited on 6 April 2011: it is bound from 1 October 2011, and has eight
years for its stocks, to 1 October 2019. Each test says which words decide.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import ccm
from ccm.dates import Period
from ccm.facts import (
    Act,
    AnnualReport,
    ClearanceCompleted,
    ClearanceDeclared,
    Event,
    ExtensionDecision,
    HostilitiesEnded,
    MunitionsTransferred,
    ProhibitedAct,
    ProvisionalApplication,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
)
from ccm.rules import Finding, Status, Truth
from ccm.testing.fiction import NEIGHBOUR, event, meeting, world

DECLARED = event(StockpileDeclared, "2012-01-01")
FOUND_LATE = event(StockpileFound, "2021-05-15")
MEETINGS = (
    meeting("5MSP", "2014-09-02", "2014-09-05"),
    meeting("7MSP", "2016-09-05", "2016-09-07"),
    meeting("8MSP", "2017-09-04", "2017-09-06"),
)


def _ask(obligation: str, day: str, *events: Event) -> Finding:
    record = world(*events, meetings=MEETINGS)
    return ccm.as_of(date.fromisoformat(day), record=record).assess("XRU", obligation)


class TestArticle1:
    """What was done before the State was bound is no breach by a Party."""

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2008-01-01", Status.FULFILLED),
            ("2011-09-30", Status.FULFILLED),
            ("2011-10-01", Status.OUTSTANDING),
        ],
    )
    def test_before_entry_into_force(self, day: str, status: Status) -> None:
        """Article 1(1) binds each State Party: from entry into force on."""
        used = event(ProhibitedAct, day, act=Act.USE)
        assert _ask("art1", "2013-01-01", used).status is status

    @pytest.mark.parametrize(
        ("day", "status"),
        [("2011-04-05", Status.FULFILLED), ("2011-04-06", Status.OUTSTANDING)],
    )
    def test_or_before_it_applied_it_provisionally(
        self, day: str, status: Status
    ) -> None:
        """Article 18: from the declaration on."""
        used = event(ProhibitedAct, day, act=Act.USE)
        declared = event(ProvisionalApplication, "2011-04-06")
        assert _ask("art1", "2013-01-01", used, declared).status is status

    def test_a_day_around_entry_into_force(self) -> None:
        """It hangs on the day, and the reasons say that it is in doubt."""
        used = event(ProhibitedAct, "2011-09-30..2011-10-01", act=Act.USE)
        finding = _ask("art1", "2013-01-01", used)
        assert finding.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert finding.breach == Truth.UNKNOWN


class TestArticle3ParagraphOne:
    """Separation: of all munitions, those that come to light later included."""

    def test_what_was_kept_apart_is_not_what_was_found_later(self) -> None:
        """A word on the stock of 2012 says nothing of that of 2016."""
        apart = event(StockpileSeparated, "2012-06-01")
        found = event(StockpileFound, "2016-07-01")
        before = _ask("art3.1", "2016-06-30", DECLARED, apart, found)
        assert before.status is Status.FULFILLED
        after = _ask("art3.1", "2016-07-01", DECLARED, apart, found)
        assert after.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert "further stocks found since" in after.explain()
        again = event(StockpileSeparated, "2016-08-01")
        finding = _ask("art3.1", "2016-08-01", DECLARED, apart, found, again)
        assert finding.status is Status.FULFILLED


class TestArticle3FoundAfterTheDeadline:
    """A-24 is about stocks that come to light after completion, or where none were."""

    def test_a_further_find_does_not_make_an_overdue_duty_urgent(self) -> None:
        """What is surely overdue never becomes in time where nothing extends it."""
        destroyed = event(StockpileDestroyed, "2012-06-01")
        reopened = event(StockpileFound, "2013-01-01")
        events = (DECLARED, destroyed, reopened, FOUND_LATE)
        for day in ("2021-05-14", "2021-05-15"):
            finding = _ask("art3", day, *events)
            assert finding.status is Status.OVERDUE
            assert str(finding.deadline) == "2019-10-01"

    @pytest.mark.parametrize("kind", [StockpileRuledOut, StockpileRetained])
    def test_nor_where_there_had_been_none_once(self, kind: type[Event]) -> None:
        """The find of 2013 had raised the duty, under the old deadline."""
        events = (
            event(kind, "2012-06-01"),
            event(StockpileFound, "2013-01-01"),
            FOUND_LATE,
        )
        assert _ask("art3", "2021-05-15", *events).status is Status.OVERDUE

    def test_nor_where_a_stock_was_declared_since(self) -> None:
        """The last word before the find is that there is one."""
        none, stock = event(StockpileRuledOut, "2011-12-01"), DECLARED
        finding = _ask("art3", "2021-05-15", none, stock, FOUND_LATE)
        assert finding.status is Status.OVERDUE

    def test_where_nobody_said_whether_there_was_a_stock(self) -> None:
        """Overdue if there was, urgent if there was none: both are possible."""
        finding = _ask("art3", "2021-05-15", FOUND_LATE)
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert finding.compliant == Truth.UNKNOWN
        assert "its initial report" in finding.missing[0].fact
        ways = [str(way) for way in finding.courses]
        assert len(ways) == 2
        assert all("before the find" in way for way in ways)

    def test_to_learn_that_there_was_none_narrows_it(self) -> None:
        """And so does that there was."""
        none = event(StockpileRuledOut, "2015-01-01")
        assert _ask("art3", "2021-05-15", none, FOUND_LATE).status == "outstanding"
        assert _ask("art3", "2021-05-15", DECLARED, FOUND_LATE).status == "overdue"

    def test_a_doubt_before_the_find(self) -> None:
        """The same: a State in doubt may have held some, or none."""
        doubt = event(StockpileInDoubt, "2020-01-01")
        finding = _ask("art3", "2021-05-15", doubt, FOUND_LATE)
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}


class TestArticle3LateStaysLate:
    """A destruction that was late stays late, whatever is found or decided later."""

    def test_where_what_was_found_was_destroyed_in_longer_time(self) -> None:
        """The extension of 2020 came after the first destruction, a lapse."""
        events = (
            DECLARED,
            event(StockpileDestroyed, "2019-10-02"),
            event(StockpileFound, "2019-11-01"),
            event(
                ExtensionDecision,
                "2020-01-10",
                obligation="art3",
                number=1,
                meeting="9MSP",
                length=Period(years=2),
            ),
            event(StockpileDestroyed, "2020-02-01"),
        )
        finding = _ask("art3", "2020-02-01", *events)
        assert finding.status is Status.FULFILLED_LATE
        assert str(finding.deadline) == "2021-10-01"

    def test_of_several_the_second_can_have_been(self) -> None:
        """In time in 2012, late in 2020, and urgent in 2021."""
        events = (
            DECLARED,
            event(StockpileDestroyed, "2012-06-01"),
            event(StockpileFound, "2016-01-01"),
            event(StockpileDestroyed, "2020-01-01"),
            FOUND_LATE,
            event(StockpileDestroyed, "2021-09-01"),
        )
        assert _ask("art3", "2021-09-01", *events).status is Status.FULFILLED_LATE


class TestArticle3ParagraphEight:
    """A report on every year in which munitions were kept, got or passed on."""

    @pytest.mark.parametrize("day", ["2015-01-03", "2015-04-30", "2015-05-01"])
    def test_it_is_owed_from_the_day_on_which_something_raised_it(
        self, day: str
    ) -> None:
        """On the year 2015, by 30 April 2016: in January as in May."""
        passed_on = event(MunitionsTransferred, "2015-01-03", receiver=NEIGHBOUR)
        finding = _ask("art3.8", day, passed_on)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2016-04-30"

    def test_the_report_that_falls_due_first_is_told(self) -> None:
        """Until it is made."""
        kept = (
            event(Retention, "2014-06-01", munitions=5),
            event(Retention, "2015-02-01", munitions=5),
        )
        made = event(AnnualReport, "2015-03-01", year=2014)
        assert str(_ask("art3.8", "2015-02-28", *kept, made).deadline) == "2015-04-30"
        assert str(_ask("art3.8", "2015-03-01", *kept, made).deadline) == "2016-04-30"

    def test_who_is_not_bound_yet_sees_what_it_will_see(self) -> None:
        """In the year before entry into force, too, of which no report is owed."""
        kept = event(Retention, "2011-08-01", munitions=5)
        record = world(kept, deposit=date(2011, 7, 31))
        for day in (date(2011, 11, 24), date(2012, 1, 1)):
            ahead = ccm.as_of(day, record=record).schedule(
                until=date(2014, 1, 1), states="XRU", obligations="art3.8"
            )
            assert [str(due.on) for due in ahead] == ["2013-04-30"]


class TestArticle4ParagraphOneC:
    """Upon fulfilling either of its obligations: a declaration for each."""

    CLEARED = event(ClearanceCompleted, "2014-05-01")
    ENDED = event(HostilitiesEnded, "2015-03-10")
    AGAIN = event(ClearanceCompleted, "2017-01-10")

    def test_a_second_fulfilment_does_not_excuse_the_first(self) -> None:
        """What was due at 5MSP is overdue still, when the next is due at 8MSP."""
        for day in ("2017-01-09", "2017-01-10"):
            finding = _ask("art4.1c", day, self.CLEARED, self.ENDED, self.AGAIN)
            assert finding.status is Status.OVERDUE
            assert str(finding.deadline) == "2014-09-05"

    def test_each_is_declared(self) -> None:
        """The first at 5MSP; the second is then outstanding until 8MSP."""
        declared = event(ClearanceDeclared, "2014-09-03", meeting="5MSP")
        events = (self.CLEARED, declared, self.ENDED, self.AGAIN)
        finding = _ask("art4.1c", "2017-01-10", *events)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2017-09-06"

    def test_one_declaration_for_both_is_late_for_the_first(self) -> None:
        """At 8MSP."""
        declared = event(ClearanceDeclared, "2017-09-05", meeting="8MSP")
        events = (self.CLEARED, self.ENDED, self.AGAIN, declared)
        finding = _ask("art4.1c", "2017-09-05", *events)
        assert finding.status is Status.FULFILLED_LATE

    def test_hostilities_before_it_was_bound_raise_nothing_of_their_own(self) -> None:
        """Article 4(1)(b) is about remnants of after entry into force."""
        ended = event(HostilitiesEnded, "2011-09-30")
        cleared = event(ClearanceCompleted, "2011-09-01")
        again = event(ClearanceCompleted, "2014-05-01")
        finding = _ask("art4.1c", "2015-01-01", cleared, ended, again)
        assert finding.status is Status.NOT_APPLICABLE


def test_very_many_finds_while_something_is_left_to_do() -> None:
    """They change nothing of the deadline, and none of them is asked in vain."""
    first = date(2012, 1, 1)
    finds = [
        event(StockpileFound, str(first + timedelta(days=after)))
        for after in range(1, 1500)
    ]
    finding = _ask("art3", "2024-01-01", DECLARED, *finds)
    assert finding.status is Status.OVERDUE
    assert str(finding.deadline) == "2019-10-01"
