"""Article 7: initial and annual reports."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import ccm
from ccm.convention import ANNUAL_REPORTS, INITIAL_REPORT
from ccm.facts import (
    AnnualReport,
    Coverage,
    Event,
    InitialReport,
    InitialReportMissing,
    WithdrawalNotice,
)
from ccm.rules import Cause, Finding, Reading, Status, Truth
from ccm.testing.fiction import FICTION, event, world

# Ruritania is bound from 1 October 2011: 180 days later it is 29 March 2012.
ENTRY = date(2011, 10, 1)
DUE = date(2012, 3, 29)


def _assess(
    obligation: str,
    day: str | date,
    *events: Event,
    reading: Reading | None = None,
    deposit: date = date(2011, 4, 6),
) -> Finding:
    on = day if isinstance(day, date) else date.fromisoformat(day)
    record = world(*events, deposit=deposit)
    return ccm.as_of(on, record=record, reading=reading).assess("XRU", obligation)


def _filed(when: str) -> Event:
    return event(InitialReport, when)


def _listed(when: str, **more: object) -> Event:
    return event(InitialReportMissing, when, **more)


class TestParagraph1:
    """As soon as practicable, not later than 180 days after entry into force."""

    def test_180_days(self) -> None:
        """Counted by hand: 30 days of October, 30, 31, 31, 29, and 29 of March."""
        assert 30 + 30 + 31 + 31 + 29 + 29 == INITIAL_REPORT.period.days == 180
        assert ENTRY + timedelta(days=180) == DUE
        assert str(_assess("art7.1", ENTRY).deadline) == str(DUE)

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2011-09-30", Status.NOT_BOUND),
            ("2011-10-01", Status.OUTSTANDING),
            ("2012-03-29", Status.OUTSTANDING),
            ("2012-03-30", Status.OVERDUE),
        ],
    )
    def test_without_a_report(self, day: str, status: Status) -> None:
        """Every State Party owes it: there is no doubt whether it arises."""
        assert _assess("art7.1", day).status is status

    @pytest.mark.parametrize(
        ("filed", "status"),
        [
            ("2011-05-01", Status.FULFILLED),  # before entry into force
            ("2012-03-28", Status.FULFILLED),
            ("2012-03-29", Status.FULFILLED),  # day 180
            ("2012-03-30", Status.FULFILLED_LATE),  # day 181
        ],
    )
    def test_submitted(self, filed: str, status: Status) -> None:
        """Day 180 is in time."""
        assert _assess("art7.1", "2013-01-01", _filed(filed)).status is status

    def test_the_other_reading_of_day_zero(self) -> None:
        """If the day of entry into force counts, 28 March is the last."""
        other = Reading(day_zero="counted")
        in_time = _assess("art7.1", "2013-01-01", _filed("2012-03-28"), reading=other)
        assert in_time.status is Status.FULFILLED
        late = _assess("art7.1", "2013-01-01", _filed("2012-03-29"), reading=other)
        assert late.status is Status.FULFILLED_LATE

    def test_the_last_day_of_calendar_periods_does_not_matter_here(self) -> None:
        """That question is one of years and months, not of days."""
        strict = Reading(last_day="too late")
        finding = _assess("art7.1", "2013-01-01", _filed("2012-03-29"), reading=strict)
        assert finding.status is Status.FULFILLED

    def test_it_cannot_be_extended(self) -> None:
        """Article 7 knows no extension."""
        assert INITIAL_REPORT.extension is None


class TestListsOfOverdueReports:
    """A list of those that have not reported narrows when they did."""

    SOME_DAY = _filed("..2020-09-28")

    def test_without_a_list(self) -> None:
        """Submitted by September 2020: in time or late, nobody knows."""
        finding = _assess("art7.1", "2020-09-28", self.SOME_DAY)
        assert finding.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
        assert finding.performed is Truth.TRUE
        assert finding.missing[0].cause is Cause.PARTIAL_DATE

    @pytest.mark.parametrize(
        ("day", "possible"),
        [
            ("2012-03-29", {Status.OUTSTANDING}),
            ("2012-03-30", {Status.OVERDUE}),
            ("2015-06-18", {Status.OVERDUE}),
            ("2015-06-19", {Status.OVERDUE, Status.FULFILLED_LATE}),
            ("2020-09-27", {Status.OVERDUE, Status.FULFILLED_LATE}),
            ("2020-09-28", {Status.FULFILLED_LATE}),
        ],
    )
    def test_with_a_list(self, day: str, possible: set[Status]) -> None:
        """Not submitted by 18 June 2015: until then surely not, and late since."""
        finding = _assess("art7.1", day, self.SOME_DAY, _listed("2015-06-18"))
        assert finding.possible == possible

    def test_the_days_that_remain(self) -> None:
        """From the morrow of the list to the day by which it was in."""
        finding = _assess("art7.1", "2021-01-01", self.SOME_DAY, _listed("2015-06-18"))
        assert str(finding.fulfilled_on) == "2015-06-19..2020-09-28"

    def test_a_list_of_unknown_day(self) -> None:
        """Of a list of 2019, only what holds on every day of 2019 counts."""
        finding = _assess("art7.1", "2021-01-01", self.SOME_DAY, _listed("2019"))
        assert str(finding.fulfilled_on) == "2019-01-02..2020-09-28"

    def test_a_list_shows_absence_beyond_the_coverage(self) -> None:
        """On its day, and on those before it, there was none."""
        reach = Coverage(obligation="art7.1", through=date(2012, 1, 1), source=FICTION)
        record = world(_listed("2015-06-18"), coverage=(reach,))
        view = ccm.as_of(date(2015, 6, 18), record=record)
        assert view.assess("XRU", "art7.1").status is Status.OVERDUE
        later = view.at(date(2015, 6, 19)).assess("XRU", "art7.1")
        assert later.status is Status.UNDETERMINED
        assert later.missing[0].cause is Cause.BEYOND_THE_RECORD

    def test_a_list_that_is_not_followed(self) -> None:
        """A dated report against a list that had not taken note of it."""
        both = {"dispute": "initial-report", "why": "a reason"}
        dated = event(InitialReport, "2014-08-01", **both)
        listed = _listed("2015-06-18", followed=False, **both)
        finding = _assess("art7.1", "2015-01-01", dated, listed)
        assert finding.status is Status.FULFILLED_LATE
        assert listed in finding.explanation.evidence()


class TestParagraph2:
    """Every year by 30 April, on the calendar year before."""

    @staticmethod
    def _report(year: int, when: str) -> Event:
        return event(AnnualReport, when, year=year)

    def test_30_april(self) -> None:
        """The day is the text's."""
        assert (ANNUAL_REPORTS.month, ANNUAL_REPORTS.day) == (4, 30)

    @pytest.mark.parametrize(
        ("deposit", "first"),
        [
            # bound from 1 August 2010, initial report due 28 January 2011
            (date(2010, 2, 16), "2011-04-30"),
            # bound from 1 October 2011, initial report due 29 March 2012
            (date(2011, 4, 6), "2012-04-30"),
            # bound from 1 November 2011, initial report due 29 April 2012
            (date(2011, 5, 6), "2012-04-30"),
            # bound from 1 December 2011, initial report due 29 May 2012
            (date(2011, 6, 6), "2013-04-30"),
            # bound from 1 January 2012, initial report due 29 June 2012
            (date(2011, 7, 6), "2013-04-30"),
        ],
    )
    def test_the_first_one(self, deposit: date, first: str) -> None:
        """On the year of entry into force, unless the initial report is due later."""
        view = ccm.as_of(date(2030, 1, 1), record=world(deposit=deposit))
        entry = view.entry_into_force("XRU")
        assert entry is not None
        finding = view.at(entry).assess("XRU", "art7.2")
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == first

    @pytest.mark.parametrize(
        ("deposit", "first"),
        [
            (date(2010, 2, 16), "2011-04-30"),
            (date(2010, 9, 15), "2011-04-30"),  # by default 30 April 2012
        ],
    )
    def test_the_other_reading_of_the_first_one(
        self, deposit: date, first: str
    ) -> None:
        """The first 30 April after entry into force, on the year before."""
        other = Reading(first_annual_report="year before the first 30 April")
        record = world(deposit=deposit)
        view = ccm.as_of(date(2030, 1, 1), record=record, reading=other)
        entry = view.entry_into_force("XRU")
        assert entry is not None
        assert str(view.at(entry).deadline("XRU", "art7.2")) == first

    def test_both_due_on_one_day(self) -> None:
        """By default a report due on the day of the initial one is due."""
        deposit = date(2013, 5, 14)  # bound from 1 November 2013
        finding = _assess("art7.2", "2013-11-01", deposit=deposit)
        assert str(finding.deadline) == "2014-04-30"

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2012-04-30", Status.OUTSTANDING),
            ("2012-05-01", Status.OVERDUE),
            ("2012-06-14", Status.OVERDUE),
            ("2012-06-15", Status.OUTSTANDING),
            ("2013-04-30", Status.OUTSTANDING),
            ("2013-05-01", Status.OVERDUE),
        ],
    )
    def test_a_report_that_comes_late(self, day: str, status: Status) -> None:
        """Overdue from 1 May until it is in; then the next one counts."""
        late = self._report(2011, "2012-06-15")
        assert _assess("art7.2", day, late).status is status

    def test_the_years_that_are_open(self) -> None:
        """Each is named; those that are in are not."""
        events = (self._report(2011, "2012-04-01"), self._report(2013, "2014-04-01"))
        finding = _assess("art7.2", "2016-01-01", *events)
        assert finding.status is Status.OVERDUE
        assert "no report on 2012, 2014" in finding.explain()
        assert str(finding.deadline) == "2016-04-30"

    def test_filed_ahead(self) -> None:
        """Who has filed for the year is asked for the next."""
        finding = _assess("art7.2", "2012-02-01", self._report(2011, "2012-01-15"))
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2013-04-30"

    def test_a_report_of_unknown_day(self) -> None:
        """In May it may have come, or not yet."""
        filed = self._report(2011, "2012-04-15..2012-05-20")
        assert _assess("art7.2", "2012-04-30", filed).status is Status.OUTSTANDING
        finding = _assess("art7.2", "2012-05-10", filed)
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert [gap.cause for gap in finding.missing] == [Cause.PARTIAL_DATE]
        assert "2012-04-15..2012-05-20" in finding.missing[0].fact
        assert _assess("art7.2", "2012-05-20", filed).status is Status.OUTSTANDING

    def test_withdrawal_ends_it(self) -> None:
        """A report that would be due once the State is out is not due."""
        leaves = event(WithdrawalNotice, "2011-10-30")  # out on 30 April 2012
        finding = _assess("art7.2", "2012-04-29", leaves)
        assert finding.status is Status.OUTSTANDING
        assert finding.deadline is None
        assert "no further report falls due" in finding.explain()
        assert _assess("art7.2", "2012-04-30", leaves).status is Status.NOT_BOUND

    def test_beyond_the_coverage(self) -> None:
        """A record that holds no annual reports cannot say that there were none."""
        reach = Coverage(obligation="art7.2", through=None, source=FICTION)
        view = ccm.as_of(date(2012, 5, 1), record=world(coverage=(reach,)))
        finding = view.assess("XRU", "art7.2")
        assert finding.status is Status.UNDETERMINED
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD
        before = view.at(date(2012, 4, 30)).assess("XRU", "art7.2")
        assert before.status is Status.OUTSTANDING
