"""Annual reports year by year, as the country profiles of the Monitor print them.

Each case names the profile; the year is the one that the report covers.
"""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.facts import AnnualReport, AnnualReportMissing, Confidence, Voice
from ccm.rules import Cause, Status, Submission

RECORD = ccm.packaged_record()
NOW = date(2026, 11, 25)


def _said(state: str, year: int, on: date = NOW) -> str:
    finding = ccm.as_of(on).assess(state, "art7.2")
    (found,) = (each for each in finding.years if each.year == year)
    return found.said


class TestRows:
    """What the files say, and how."""

    def test_reports_are_the_acts_of_states(self) -> None:
        """As initial reports are: the State's own, whoever prints them."""
        voices = {event.voice for event in RECORD.every(AnnualReport)}
        assert voices == {Voice.STATE}

    def test_what_is_missed_is_missed_by_observers_after_the_due_day(self) -> None:
        """Before 1 May a report that has not come shows nothing."""
        for event in RECORD.every(AnnualReportMissing):
            assert event.voice is Voice.OBSERVER
            assert event.date.latest > date(event.year + 1, 4, 30)

    def test_no_report_is_called_late(self) -> None:
        """That is for the rule to say, by day and reading."""
        for event in RECORD.every(AnnualReport):
            assert "late" not in event.note.split("; ")

    def test_what_is_only_implied_is_unverified(self) -> None:
        """A dated text that names an older report as the latest."""
        for event in (*RECORD.every(AnnualReport), *RECORD.every(AnnualReportMissing)):
            unsure = event.note.startswith(("implied", "derived:"))
            assert unsure is (event.confidence is Confidence.UNVERIFIED)


@pytest.mark.parametrize(
    ("state", "year", "said"),
    [
        ("AFG", 2012, "submitted late"),  # 19 May 2013; profile of 2013
        ("AFG", 2014, "submitted on time"),  # 28 April 2015; profile of 2015
        ("AFG", 2017, "submitted on a day not known"),  # "annual updates since", 2022
        ("AFG", 2019, "submitted late"),  # June 2020; profile of 2022
        ("GBR", 2011, "submitted on time"),  # 30 April 2012; profile of 2014
        ("GBR", 2015, "submitted on a day not known"),  # "annual updates since", 2022
        ("AUS", 2014, "submitted on time"),  # 30 April 2015; profile of 2022
        ("BIH", 2011, "submitted late"),  # 4 May 2012
        ("BIH", 2012, "submitted late"),  # in 2013, and not by 15 July
        ("BDI", 2011, "not submitted by 2012-06-01"),  # profile of 2020
        ("BDI", 2015, "not submitted by 2016-05-27"),
        ("BDI", 2019, "not submitted by 2020-08"),
        ("ZAF", 2021, "not submitted by 2022-08"),  # profile of 2022
        ("HUN", 2013, "not submitted by 2015-06-04"),  # by 27 June 2014 neither
        ("ATG", 2013, "submitted late"),  # 21 August 2014; missing on 1 June
        ("ZMB", 2014, "submitted late"),  # 31 May 2015; another profile has none
        ("CHL", 2016, "submitted late"),  # the form runs to 31 July 2017
        ("KNA", 2018, "not known (less sure source)"),  # derived from a count
        ("KNA", 2019, "submitted on time"),  # by 3 January 2020; support unit
        ("KNA", 2020, "submitted on time"),  # before 30 April 2021
        ("FRA", 2024, "not known"),
    ],
)
def test_what_became_of_a_report(state: str, year: int, said: str) -> None:
    """As far as the record tells, today."""
    assert _said(state, year) == said


@pytest.mark.parametrize(
    ("state", "day", "status"),
    [
        ("BDI", "2015-07-03", Status.OVERDUE),  # that on 2014 had not come by then
        ("BFA", "2014-06-27", Status.OVERDUE),  # that on 2013
        ("WSM", "2015-05-14", Status.OVERDUE),  # those on 2012 to 2014
        ("ZAF", "2020-09-28", Status.OVERDUE),  # missing until August 2022
        ("PHL", "2022-08-16", Status.OVERDUE),  # those on 2020 and 2021
        ("BDI", "2015-07-04", Status.UNDETERMINED),
        ("ZMB", "2015-06-15", Status.UNDETERMINED),  # the account that is followed
    ],
)
def test_where_a_state_stood(state: str, day: str, status: Status) -> None:
    """Overdue as long as a source says that a report had not come."""
    view = ccm.as_of(date.fromisoformat(day))
    assert view.assess(state, "art7.2").status is status


def test_both_accounts_of_zambias_report_are_shown() -> None:
    """31 May 2015, and none as of 24 July 2015."""
    finding = ccm.as_of(NOW).assess("ZMB", "art7.2")
    (on_2014,) = (year for year in finding.years if year.year == 2014)
    assert on_2014.standing is Submission.LATE
    assert {str(event.date) for event in on_2014.events} == {"2015-05-31", "2015-07-24"}
    assert "other account, not followed" in finding.explain()


def test_a_report_of_unknown_day_is_not_called_off_the_record() -> None:
    """The profile of 2022 has one of the United Kingdom on each of 2014 to 2019."""
    finding = ccm.as_of(date(2020, 9, 28)).assess("GBR", "art7.2")
    assert [(gap.fact.partition(":")[0], gap.cause) for gap in finding.missing] == [
        ("reports on 2010", Cause.BEYOND_THE_RECORD),
        ("the days of reports on 2014 to 2019", Cause.PARTIAL_DATE),
    ]
    assert str(finding.courses[0]) == (
        "reports on 2010 were made, and are not on record; reports on 2014 to 2019 "
        "had come by then: outstanding until 2021-04-30"
    )
