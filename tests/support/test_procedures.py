"""CCM/CONF/2015/7, annex V: the financial procedures, paragraph by paragraph."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccm.dates import Period
from ccm.errors import InvalidValueError, UnknownObligationError
from ccm.facts import MeetingKind, Record, packaged_record
from ccm.meetings import Force
from ccm.rules import Reading
from ccm.support import FINANCIAL_PERIOD, PROCEDURES, by_id
from ccm.support.course import session
from ccm.testing.fiction import world

RECORD = packaged_record()
EVERY_MEETING = {MeetingKind.MSP, MeetingKind.RC}


def _due(name: str, label: str, reading: Reading | None = None) -> str:
    return str(by_id(name).due(session(RECORD, label), reading or Reading()))


def test_paragraphs_3_to_12_are_there() -> None:
    """1 is the scope, and 2 says that a financial period is a calendar year."""
    cited = [procedure.clause.provision for procedure in PROCEDURES]
    assert list(dict.fromkeys(cited)) == [
        f"annex V, para. {n}"
        for n in (
            "3",
            "4",
            "5",
            "6",
            "7(a)",
            "7(b)",
            "7(c)",
            "8(a)",
            "8(b)",
            "8(c)",
            "8(d)",
            "9",
            "10",
            "11",
            "12",
        )
    ]
    assert Period(years=1) == FINANCIAL_PERIOD


def test_every_norm_has_a_day_or_says_when() -> None:
    """One that had neither would never be seen."""
    for procedure in PROCEDURES:
        assert procedure.at or procedure.times or procedure.timing, procedure.id


class TestParagraph3:
    """The work plan for five years, 60 days before a Review Conference."""

    def test_sixty_days_before_the_second_review_conference(self) -> None:
        """It opened on 25 November 2020."""
        assert by_id("isu.3").lead == Period(days=60)
        due = date.fromisoformat(_due("isu.3", "2RC"))
        assert due == date(2020, 9, 26)
        assert date(2020, 11, 25) - due == timedelta(days=60)

    def test_no_meeting_of_states_parties(self) -> None:
        """It is for Review Conferences."""
        assert _due("isu.3", "7MSP") == "None"

    def test_adopted_by_the_conference(self) -> None:
        """In its course: both parts of it."""
        assert _due("isu.3.adoption", "2RC") == "2020-11-25..2021-09-21"


class TestParagraph4:
    """The budget, 60 days before the meeting that adopts it."""

    @pytest.mark.parametrize(
        ("label", "due"),
        [("6MSP", "2016-07-07"), ("7MSP", "2017-07-06"), ("2RC", "2020-09-26")],
    )
    def test_sixty_days(self, label: str, due: str) -> None:
        """Before the openings of 5 September 2016, 4 September 2017, and in 2020."""
        assert _due("isu.4", label) == due

    def test_the_opening_day_counted(self) -> None:
        """So read, one day later (A-43)."""
        reading = Reading(days_before_meeting="opening day counted")
        assert _due("isu.4", "7MSP", reading) == "2017-07-07"

    def test_a_month_gives_a_range(self, month_only: Record) -> None:
        """Sixty days before some day of September 2026."""
        due = by_id("isu.4").due(session(month_only, "3RC"), Reading())
        assert str(due) == "2026-07-03..2026-08-01"


@pytest.mark.parametrize("name", ["isu.5", "isu.8(a)", "isu.8(b)", "isu.12"])
def test_in_the_course_of_every_meeting(name: str) -> None:
    """Adoption, notices, indications and accounts belong to the meeting."""
    assert set(by_id(name).at) == EVERY_MEETING
    assert _due(name, "7MSP") == "2017-09-04..2017-09-06"


def test_paragraph_9_two_reports_a_year() -> None:
    """At least."""
    assert by_id("isu.9.reports").times == 2


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("isu.6", Force.MAY),
        ("isu.7(c)", Force.MAY),
        ("isu.7(a)", Force.FORESEEN),  # several States hold it to be voluntary
        ("isu.7(b)", Force.FORESEEN),
        ("isu.8(c)", Force.ENCOURAGED),  # not strongly, as in Article 4(4)
        ("isu.4", Force.MUST),
    ],
)
def test_how_strongly_they_bind(name: str, force: Force) -> None:
    """Whether 7(a) and 7(b) oblige is not for the library to say (annex VI)."""
    assert by_id(name).clause.force is force


def test_an_id_that_does_not_exist() -> None:
    """The error lists those that do."""
    with pytest.raises(UnknownObligationError, match="isu.4"):
        by_id("isu.99")


def test_a_meeting_that_does_not_exist() -> None:
    """The error lists those that do."""
    with pytest.raises(InvalidValueError, match="meeting: expected 1MSP, 2MSP"):
        session(RECORD, "0MSP")
    with pytest.raises(InvalidValueError, match="which holds none"):
        session(world(), "6MSP")
