"""Article 7: initial and annual reports."""

from __future__ import annotations

import json
import pickle
from datetime import date, timedelta

import pytest

import ccm
from ccm.convention import ANNUAL_REPORTS, INITIAL_REPORT
from ccm.dates import PartialDate
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    Confidence,
    Coverage,
    Event,
    InitialReport,
    InitialReportMissing,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Cause, Finding, Reading, Status, Submission, Truth
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

    @pytest.mark.parametrize(
        ("reading", "due"),
        [
            (Reading(), "2012-03-29: 180 days from entry into force"),
            (
                Reading(day_zero="counted from the deposit"),
                "2011-10-03: 180 days from the deposit",  # of 6 April 2011
            ),
        ],
        ids=["of entry into force", "of the deposit"],
    )
    def test_it_says_from_what_it_counts(self, reading: Reading, due: str) -> None:
        """The day from which the 180 days run, as the text is read."""
        told = _assess("art7.1", "2011-12-01", reading=reading).explanation
        assert f"deadline {due}" in [step.claim for _, step in told.walk()]

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
        assert [year.year for year in finding.years if not year.submitted] == [
            2012,
            2014,
        ]
        assert "2012: not submitted" in finding.explain()
        assert "2014: not submitted" in finding.explain()
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


EVERYTHING = Coverage(obligation="art7.2", through=date.max, source=FICTION)
NOTHING = Coverage(obligation="art7.2", through=None, source=FICTION)


def _report(year: int, when: str, **more: object) -> Event:
    return event(AnnualReport, when, year=year, **more)


def _missing(year: int, when: str, **more: object) -> Event:
    return event(AnnualReportMissing, when, year=year, voice=Voice.OBSERVER, **more)


def _on_record(
    day: str, *events: Event, reach: Coverage = NOTHING, reading: Reading | None = None
) -> Finding:
    """Return where Ruritania stands, by a record that claims to hold no reports."""
    record = world(*events, coverage=(reach,))
    on = date.fromisoformat(day)
    return ccm.as_of(on, record=record, reading=reading).assess("XRU", "art7.2")


LATE = frozenset({Status.OVERDUE})
OPEN = frozenset({Status.OVERDUE, Status.OUTSTANDING})
RUNS = frozenset({Status.OUTSTANDING})


class TestParagraph2NotSubmittedByADay:
    """A source says that a report had not been submitted; nobody claims to hold all.

    The first is that on 2011, due on 30 April 2012.
    """

    @pytest.mark.parametrize(
        ("day", "possible"),
        [
            ("2012-04-30", RUNS),
            ("2012-05-01", LATE),
            ("2012-06-25", LATE),
            ("2012-06-26", OPEN),
        ],
    )
    def test_it_is_overdue_up_to_that_day(
        self, day: str, possible: frozenset[Status]
    ) -> None:
        """From the due day on; later it may have come."""
        assert _on_record(day, _missing(2011, "2012-06-25")).possible == possible

    def test_up_to_the_last_of_several_days(self) -> None:
        """Each proves it for all days before."""
        twice = _missing(2011, "2012-06-25"), _missing(2011, "2013-03-01")
        assert _on_record("2013-03-01", *twice).possible == LATE
        assert _on_record("2013-03-02", *twice).possible == OPEN

    def test_it_says_nothing_of_another_year(self) -> None:
        """That on 2012 is due a year later."""
        assert _on_record("2012-06-01", _missing(2012, "2013-07-15")).possible == OPEN
        assert _on_record("2013-06-01", _missing(2012, "2013-07-15")).possible == LATE

    def test_a_day_known_in_part_stays_so(self) -> None:
        """In the month itself it is open whether the day has passed."""
        word = _missing(2011, "2012-08")
        assert _on_record("2012-08-01", word).possible == LATE
        assert _on_record("2012-08-02", word).possible == OPEN

    def test_a_report_that_came_later(self) -> None:
        """Both can be so: none by June, one in September."""
        told = _missing(2011, "2012-06-25"), _report(2011, "2012-09-03")
        assert _on_record("2012-06-25", *told).possible == LATE
        assert _on_record("2012-09-03", *told).possible == RUNS

    def test_a_report_of_no_known_day_came_after_it(self) -> None:
        """Some day of 2012 can then only be one from 26 June on."""
        told = _missing(2011, "2012-06-25"), _report(2011, "2012")
        assert _on_record("2012-06-25", *told).possible == LATE
        (year,) = _on_record("2013-01-01", *told).years
        assert year.standing is Submission.LATE
        assert str(year.submitted) == "2012-06-26..2012-12-31"

    def test_two_accounts_of_one_report(self) -> None:
        """Where they contradict each other, the one that is followed counts."""
        both = {"dispute": "report on 2011", "why": "a reason"}
        made = _report(2011, "2012-05-31", **both)
        missed = _missing(2011, "2012-07-24", followed=False, **both)
        assert _on_record("2012-07-01", made, missed).possible == RUNS
        (year,) = _on_record("2012-07-01", made, missed).years
        assert year.standing is Submission.LATE
        assert set(year.events) == {made, missed}


class TestParagraph2OfADayNotKnown:
    """A report is on record, and not on which day it came."""

    def test_by_a_day(self) -> None:
        """It is there by then, in time or late."""
        by = _report(2011, "..2014-07-29")
        assert _on_record("2013-04-30", by).possible == OPEN
        assert (
            _on_record("2014-07-29", by, _report(2012, "2013-04-30")).possible == OPEN
        )
        both = by, _report(2012, "2013-04-30"), _report(2013, "2014-04-30")
        assert _on_record("2014-07-28", *both).possible == OPEN
        assert _on_record("2014-07-29", *both).possible == RUNS

    def test_it_covers_a_year_that_is_over(self) -> None:
        """Article 7(2): "covering the previous calendar year"."""
        by = _report(2011, "..2014-07-29")
        assert str(_on_record("2011-12-31", by).deadline) == "2012-04-30"
        assert str(_on_record("2012-01-01", by).deadline) == "2012-04-30 or 2013-04-30"

    def test_many_such_years_are_not_asked_about_one_by_one(self) -> None:
        """Or courses would be twice as many with each."""
        told = [_report(year, "..2040-01-01") for year in range(2011, 2039)]
        finding = _on_record("2039-06-01", *told)
        assert finding.possible == OPEN
        assert not any("not all courses" in gap.fact for gap in finding.gaps)


class TestParagraph2YearByYear:
    """What became of each report whose day has passed."""

    @pytest.mark.parametrize(
        ("events", "reach", "said"),
        [
            ((_report(2011, "2012-04-30"),), NOTHING, "submitted on time"),
            ((_report(2011, "2012-04"),), NOTHING, "submitted on time"),
            ((_report(2011, "2012-05-01"),), NOTHING, "submitted late"),
            ((_report(2011, "2012-05"),), NOTHING, "submitted late"),
            (
                (_report(2011, "2012-04..2012-05"),),
                NOTHING,
                "submitted on a day not known",
            ),
            ((_report(2011, "..2012-05-01"),), NOTHING, "submitted on a day not known"),
            ((_report(2011, "2012-06..2012-07"),), NOTHING, "not known"),
            ((_report(2011, "2012-06..2012-07"),), EVERYTHING, "not known"),
            ((_missing(2011, "2012-06-01"),), NOTHING, "not submitted by 2012-06-01"),
            ((_missing(2011, "2012-09"),), NOTHING, "not submitted by 2012-09"),
            ((_missing(2011, "2012-04-01"),), NOTHING, "not known"),
            (
                (_missing(2011, "2012-06-01"), _report(2011, "2012-06..2012-07")),
                NOTHING,
                "not submitted by 2012-06-01",
            ),
            ((_missing(2011, "2012-06-01"),), EVERYTHING, "not submitted"),
            ((), EVERYTHING, "not submitted"),
            ((), NOTHING, "not known"),
            ((_report(2012, "2012-06-01"),), NOTHING, "not known"),
        ],
    )
    def test_what_became_of_it(
        self, events: tuple[Event, ...], reach: Coverage, said: str
    ) -> None:
        """By 20 June 2012, of the report on 2011."""
        (year,) = _on_record("2012-06-20", *events, reach=reach).years
        assert (year.year, str(year.due), year.said) == (2011, "2012-04-30", said)

    def test_a_year_begins_to_count_once_its_day_has_passed(self) -> None:
        """On the day itself a report is still in time."""
        assert _on_record("2012-04-30").years == ()
        assert [year.year for year in _on_record("2013-05-01").years] == [2011, 2012]

    def test_the_first_year_is_a_question_of_reading(self) -> None:
        """By another, the report on the year before entry into force is the first."""
        other = Reading(first_annual_report="year before the first 30 April")
        first = _on_record("2013-05-01", reading=other).years[0]
        assert first.year == 2011
        early = ccm.as_of(
            date(2011, 5, 1), record=world(deposit=date(2010, 9, 15)), reading=other
        )
        assert [year.year for year in early.assess("XRU", "art7.2").years] == [2010]

    def test_a_less_sure_source_is_not_taken_for_a_report(self) -> None:
        """It is said that there is one; whoever trusts it gets what it says."""
        unsure = _report(2011, "2012-04-01", confidence=Confidence.UNVERIFIED)
        (year,) = _on_record("2012-06-20", unsure).years
        assert (year.standing, year.submitted) == (Submission.LESS_SURE, None)
        record = world(unsure, coverage=(NOTHING,))
        view = ccm.as_of(date(2012, 6, 20), record=record, trust="unverified")
        (year,) = view.assess("XRU", "art7.2").years
        assert year.standing is Submission.ON_TIME

    def test_what_was_not_public_yet_is_not_told(self) -> None:
        """Neither as a report nor as one that is less sure."""
        told = [
            _report(2011, "2012-04-01", known=PartialDate.parse("2014"), **more)
            for more in ({}, {"confidence": Confidence.UNVERIFIED})
        ]
        record = world(*told, coverage=(NOTHING,))
        view = ccm.as_of(date(2013, 1, 1), record=record, known_by=date(2013, 1, 1))
        (year,) = view.assess("XRU", "art7.2").years
        assert year.standing is Submission.NOT_KNOWN

    def test_what_an_observer_alone_tells_is_no_report(self) -> None:
        """As in the answer itself."""
        theirs = _report(2011, "2012-04-01", voice=Voice.OBSERVER)
        (year,) = _on_record("2012-06-20", theirs).years
        assert year.standing is Submission.NOT_KNOWN

    def test_whether_it_was_owed_can_hang_on_the_day_of_leaving(self) -> None:
        """Notice of October or November 2012: out in April or in May 2013."""
        leaves = event(WithdrawalNotice, "2012-10-20..2012-11-20")
        first, last = _on_record(
            "2013-05-10", leaves, _report(2012, "2013-04-01")
        ).years
        assert (first.year, first.owed) == (2011, Truth.UNKNOWN)
        assert (last.year, last.owed) == (2012, Truth.UNKNOWN)
        assert str(last) == "2012: submitted on time, if it was owed"
        assert _on_record("2013-06-01", leaves).years == ()

    def test_no_other_duty_has_years(self) -> None:
        """A report on retention is owed for some years only."""
        record = world(_report(2011, "2012-04-01"))
        for obligation in ("art3", "art3.8", "art7.1", "art9"):
            finding = ccm.as_of(date(2013, 1, 1), record=record).assess(
                "XRU", obligation
            )
            assert finding.years == ()

    def test_they_come_with_a_copy(self) -> None:
        """Like all that an answer says."""
        finding = _on_record("2013-06-01", _missing(2011, "2012-06-01"))
        assert pickle.loads(pickle.dumps(finding)).years == finding.years

    def test_years_alike_take_one_line(self) -> None:
        """With each report under it, and first how many there are of each sort."""
        told = [_report(year, f"{year + 1}-04-30") for year in (2011, 2012, 2014)]
        finding = _on_record("2017-01-01", *told, _missing(2015, "2016-06-29"))
        lines = [line.strip() for line in finding.explain().splitlines()]
        assert (
            "reports that fell due: 3 submitted on time, 1 not submitted by a later"
            " day, 1 not known [art7.2]"
        ) in lines
        begun = [line for line in lines if line[:4] in ("2011", "2012", "2013", "2014")]
        assert begun == [
            "2011 to 2012: submitted on time",
            "2013: not known [art7.2]",
            "2014: submitted on time",
        ]
        assert "2015: not submitted by 2016-06-29" in lines
        assert "3 submitted on time" in finding.explain("brief")

    def test_they_are_rows_in_json(self) -> None:
        """One for each year."""
        told = _report(2011, "2012-04"), _missing(2012, "2013-06-01")
        rows = json.loads(_on_record("2013-07-01", *told).explain("json"))["years"]
        assert [(row["year"], row["standing"]) for row in rows] == [
            (2011, "submitted on time"),
            (2012, "not submitted"),
        ]
        assert rows[0]["submitted"] == "2012-04"
        assert rows[1]["absent_as_of"] == "2013-06-01"
        assert rows[1]["due"] == "2013-04-30"

    def test_nothing_need_happen(self) -> None:
        """It is owed for every year, "30 April", and no event raises it."""
        assert ANNUAL_REPORTS.every_year
        assert ANNUAL_REPORTS.raised_by == ANNUAL_REPORTS.lasting == ()


class TestWordsThatThereWasNone:
    """A source found no report of 2011 by some day, and one was made (A-31)."""

    @pytest.mark.parametrize(
        ("missed", "made", "standing"),
        [
            ("..2012-06-01", "2012-04-30", "submitted on time"),
            ("2012-04-15", "2012-04..2012-05", "submitted on a day not known"),
            ("2012-05-01", "2012-04..2012-05", "submitted late"),
        ],
    )
    def test_it_was_made_after_the_day_if_that_is_known(
        self, missed: str, made: str, standing: str
    ) -> None:
        """Some day up to one tells nothing: it may be one before the report."""
        events = _missing(2011, missed), _report(2011, made)
        (year,) = _on_record("2012-07-01", *events).years
        assert str(year.standing) == standing

    def test_of_two_known_days_nothing_is_held(self) -> None:
        """Beside a word of a month, which the report came after."""
        words = _missing(2011, "2012-05-10"), _missing(2011, "2012-03..2012-04")
        (year,) = _on_record("2012-07-01", *words, _report(2011, "2012-05-05")).years
        assert str(year.submitted) == "2012-05-05"
        assert str(year.standing) == "submitted late"
