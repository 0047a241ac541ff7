"""CCM/CONF/2015/7, para. 35: the pattern 8-4-4."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccm.errors import InvalidValueError
from ccm.facts import Record, packaged_record
from ccm.rules import Reading
from ccm.support import PATTERN, document_days
from ccm.testing.fiction import world

RECORD = packaged_record()


def test_the_sixth_meeting() -> None:
    """Opened on Monday 5 September 2016: Mondays 11 July and 8 August."""
    days = document_days(RECORD, "6MSP")
    assert [str(day) for day in (days.submitted, days.translated, days.issued)] == [
        "2016-07-11",
        "2016-08-08",
        "2016-08-08",
    ]
    assert str(days.opens) == "2016-09-05"


@pytest.mark.parametrize("label", ["6MSP", "7MSP", "8MSP", "9MSP", "2RC", "10MSP"])
def test_the_weekday_is_that_of_the_opening(label: str) -> None:
    """Whole weeks move no weekday, for Meetings and Review Conferences alike."""
    days = document_days(RECORD, label)
    for day in (days.submitted, days.issued):
        assert day.earliest.weekday() == days.opens.earliest.weekday()
    assert days.opens.earliest - days.submitted.earliest == timedelta(weeks=8)


def test_one_span_after_another() -> None:
    """So read, eight weeks come before the other eight."""
    reading = Reading(document_weeks="one span after another")
    days = document_days(RECORD, "6MSP", reading)
    assert [str(day) for day in (days.submitted, days.translated, days.issued)] == [
        "2016-05-16",
        "2016-07-11",
        "2016-08-08",
    ]


def test_only_the_month_is_known(month_only: Record) -> None:
    """Four weeks before some day of September 2026: a range it is."""
    issued = document_days(month_only, "3RC").issued
    assert str(issued) == "2026-08-04..2026-09-02"


@pytest.mark.parametrize("label", ["5MSP", "1RC", "Intersessional 2022", "99MSP"])
def test_future_meetings_only(label: str) -> None:
    """It was agreed for the Meetings and Review Conferences to come."""
    with pytest.raises(InvalidValueError, match="meeting: expected 6MSP"):
        document_days(RECORD, label)


def test_a_record_without_the_conference() -> None:
    """There is nothing that the pattern was agreed for."""
    with pytest.raises(InvalidValueError, match="one after 1RC, and there is none"):
        document_days(world(), "6MSP")


def test_eight_four_four() -> None:
    """As the report prints it."""
    assert [period.weeks for period in PATTERN] == [8, 4, 4]
