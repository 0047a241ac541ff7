"""What a question cannot mean is refused; what it can is asked as it is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import ccm
from ccm.claims import Claim, Verdict
from ccm.errors import InvalidValueError
from ccm.questions import Figure, Unit, Words

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


NOW = ccm.as_of(date(2026, 11, 27))


@pytest.mark.parametrize(
    "question",
    [
        "2RC: took part, all States",
        "11MSP: took part, all States",
        *(
            f"{meeting}: plenaries with the high-level segment"
            for meeting in ("2RC", "3RC", "5MSP", "12MSP", "13MSP")
        ),
        "9MSP: observers under rule 1",
        "2RC: observers under rule 1",
        "1MSP: papers listed",
        "5MSP: papers listed",
    ],
)
def test_what_nobody_told_is_no_nought(question: str) -> None:
    """No report of these meetings was read that would tell of one."""
    assert str(NOW.ask(question)) == "nothing on record"


def test_an_audit_writes_no_nought_of_what_nobody_told() -> None:
    """The same, of a draft that says 94."""
    claim = Claim(
        id="X-2",
        document="a draft",
        subject="2RC",
        predicate="took part, all States",
        value=Figure(Decimal(94)),
    )
    (found,) = NOW.audit([claim]).results
    assert found.verdict is Verdict.UNDERIVED


def test_of_what_is_whole_a_nought_is_told() -> None:
    """Articles 3(5) and 4(5) alone let a deadline be moved; the Convention is known."""
    extensible = "number norms id where extensible yes and article"
    assert str(NOW.ask(f"{extensible} art9")) == "0"
    assert str(NOW.ask(f"{extensible} art3")) == "1"


def test_meetings_are_whole_up_to_the_last_on_record() -> None:
    """From 1RC to the review of 2020 (para. 128) none was held between sessions."""
    held = "intersessional meetings: held since 1RC"
    assert str(ccm.as_of(date(2020, 9, 28)).ask(held)) == "0"
    later = ccm.as_of(date(2030, 1, 1)).ask("intersessional meetings: held since 13MSP")
    assert str(later) == "nothing on record"


@pytest.mark.parametrize("meeting", ["6MSP", "7MSP", "8MSP", "9MSP"])
def test_one_of_several_meetings_is_none_of_them(meeting: str) -> None:
    """The review of 2020, para. 11, names States of one at least of four Meetings."""
    asked = NOW.ask(f"{meeting}: took part, all States")
    assert str(asked) == "nothing on record"


def test_what_a_report_lists_whole_is_counted() -> None:
    """CCM/CONF/2015/7: paras. 7 to 10 name 92 States, annex VII has 19 papers.

    Of the Thirteenth Meeting single papers are known, and no register.
    """
    assert str(NOW.ask("1RC: took part, all States")) == "92"
    assert str(NOW.ask("1RC: papers listed")) == "19"
    assert str(NOW.ask("13MSP: papers listed")) == "nothing on record"


@pytest.mark.parametrize(
    "question",
    [
        "99MSP: plenaries with the high-level segment",
        "99MSP: papers listed",
        "99MSP: observers under rule 1",
        "99MSP: took part, all States",
        "99MSP: vice-presidents",
        "99MSP: dates",
        "99MSP: plenary meetings",
        "1RC;: plenary meetings",
        "{meeting}: plenary meetings",
        "President of 99MSP: term ends",
        "number decisions meeting where meeting 99MSP",
    ],
)
def test_a_meeting_that_there_is_not_is_refused(question: str) -> None:
    """It is neither a sure 0 nor nothing on record."""
    with pytest.raises(InvalidValueError, match="expected"):
        NOW.ask(question)


def test_a_row_of_a_meeting_in_any_spacing() -> None:
    """The Ninth Meeting sat from 2 to 4 September 2019."""
    assert str(NOW.ask("9 msp: dates")).startswith("2019-09-02 to 2019-09-04")
    assert str(NOW.ask("1 RC: plenaries with the high-level segment")) == "3"


@pytest.mark.parametrize(
    "question",
    [
        "country coalition of Botswana: ended in 2010",
        "1RC: plenaries with the high-level segment in 2099",
        "Convention: States Parties in 2015",
    ],
)
def test_a_year_of_which_nothing_is_asked_is_refused(question: str) -> None:
    """It was passed over."""
    with pytest.raises(InvalidValueError, match="without a year"):
        NOW.ask(question)


@pytest.mark.parametrize("article", [3, 4])
def test_a_year_of_completion_is_no_word_too_many(article: int) -> None:
    """The question of one year stands behind that of all years, and is asked."""
    asked = NOW.ask(f"Article {article}: States that completed in 2015")
    spelt = NOW.ask(f"list parties where art{article} performed in 2015")
    assert asked.states == spelt.states
    assert asked.possible == spelt.possible
    ever = NOW.ask(f"Article {article}: States that completed")
    assert asked.states < ever.states


def test_case_does_not_matter_before_a_year() -> None:
    """The two ask the same."""
    shouted = NOW.ask("AREA CLEARED BY LAOS IN 2019")
    assert str(shouted) == str(NOW.ask("area cleared by Laos in 2019"))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2012, 1, 1), "nothing on record"),
        (date(2017, 12, 31), "nothing on record"),
        (date(2018, 6, 1), "perhaps 2018"),
        (date(2019, 1, 1), "2018"),
    ],
)
def test_an_end_is_told_when_it_has_come(day: date, told: str) -> None:
    """Botswana's coalition ended in 2018 (the review of 2020, para. 82)."""
    assert str(ccm.as_of(day).ask("country coalition of Botswana: ended")) == told


@pytest.mark.parametrize("year", [2026, 2027, 2099])
def test_on_a_year_that_is_not_over_nobody_reported(year: int) -> None:
    """Article 7(2): a report covers the calendar year before it."""
    asked = NOW.ask(f"Article 7(2): States that reported on {year}")
    assert (asked.states, asked.possible) == (frozenset(), frozenset())
    assert str(NOW.ask(f"count parties where art7.2 reported {year}")) == "0"


def test_the_unit_of_the_record_is_named() -> None:
    """A day is no text."""
    claim = Claim(
        id="X-3",
        document="a draft",
        subject="country coalition of Botswana",
        predicate="ended",
        value=Words(("2018",)),
    )
    (found,) = NOW.audit([claim]).results
    assert "the same unit: day" in str(found)


def test_a_hint_can_be_typed_back() -> None:
    """It has the meeting that was written in it."""
    with pytest.raises(InvalidValueError, match="near: '1RC: plenaries with the high"):
        NOW.ask("1RC: plenaries with high-level segment")
