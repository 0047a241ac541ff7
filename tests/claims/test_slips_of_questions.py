"""What a question cannot mean is refused; what it can is asked as it is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import ccm
from ccm.claims import Claim, Verdict
from ccm.errors import InvalidValueError
from ccm.questions import Figure, Unit

THEN = ccm.as_of(date(2020, 9, 28))


def test_the_annual_report_of_one_state() -> None:
    """Zambia's on 2010 is told by the record: see `Finding.years`."""
    told = ccm.as_of(date(2014, 7, 1)).assess("ZMB", "art7.2").years
    assert {year.year: str(year.standing) for year in told}[2011] == "submitted on time"
    view = ccm.as_of(date(2014, 7, 1))
    assert str(view.ask("ZMB: annual report on 2011")) == "submitted on time"


@pytest.mark.parametrize("meeting", ["9MSP", "9msp", "9 MSP", "9 msp"])
def test_a_meeting_in_any_spacing(meeting: str) -> None:
    """Germany and Lao PDR asked the Ninth Meeting for more time under Article 4."""
    asked = THEN.ask(f'list parties where art4 requested to "{meeting}"')
    assert str(asked) == "DEU, LAO"
    found = THEN.ask(f"Article 4: States that asked {meeting} for more time")
    assert str(found) == "DEU, LAO"


@pytest.mark.parametrize(
    "question",
    [
        'list parties where art4 requested to "99MSP"',
        "list parties where art4 due from 2022 to 2020",
        "list parties where joined from 2RC to 1RC",
    ],
)
def test_what_cannot_be_meant_is_refused(question: str) -> None:
    """It is no sure "none"."""
    with pytest.raises(InvalidValueError, match="expected"):
        THEN.ask(question)


def test_of_nobody_there_is_no_share() -> None:
    """Before entry into force no share of States Parties is 0 %."""
    early = ccm.as_of(date(2008, 1, 1))
    assert "%" not in str(early.ask("share of parties where art3 overdue"))
    claim = Claim(
        id="X-1",
        document="a draft",
        subject="initial reports",
        predicate="rate",
        value=Figure(Decimal(100), Unit.PERCENT),
    )
    (found,) = ccm.as_of(date(2010, 8, 2)).audit([claim]).results
    assert found.verdict is not Verdict.DISAGREES


def test_a_request_to_file_hangs_on_the_duty() -> None:
    """Togo's initial report is not in: nobody knows whether it has areas to clear."""
    assert THEN.assess("TGO", "art4").status == "undetermined"
    answer = THEN.ask("list parties where art4 filing in 2021")
    assert "perhaps TGO" in str(answer)
