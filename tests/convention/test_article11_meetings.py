"""Article 11: Meetings of States Parties."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention.article11_meetings import (
    CLEARANCE_REQUESTS,
    CONVENING,
    FIRST_MEETING,
    OBSERVERS,
    STOCKPILE_REQUESTS,
    SUBJECTS,
    MeetingPlan,
    decided_in_silence,
    first_meeting,
    yearly_meeting,
)
from ccm.dates import Period
from ccm.errors import InvalidValueError
from ccm.facts import Coverage, Meeting, MeetingKind, Source
from ccm.meetings import Base, Vote, parties
from ccm.rules import Cause, Roll, Ruling, Truth
from ccm.testing.fiction import FICTION, RURITANIA, meeting, world

TODAY = date(2025, 10, 1)
"""After 13MSP, and the record's last known meeting but one."""

PLAN = MeetingPlan(
    by="1RC", until="2RC", source=(Source("CCM/CONF/2015/7, para. 30(d)"),)
)
"""One meeting a year until the next Review Conference."""


def _roll(*meetings: Meeting, founders: int = 30, **choices: str) -> Roll:
    record = world(meetings=meetings, founders=founders)
    reading = ccm.Reading(**choices)  # type: ignore[arg-type]
    return ccm.as_of(TODAY, record=record, reading=reading).roll


def _packaged(**choices: str) -> Roll:
    reading = ccm.Reading(**choices)  # type: ignore[arg-type]
    return ccm.as_of(TODAY, reading=reading).roll


class TestParagraph1:
    """What Meetings consider and decide."""

    def test_six_subjects(self) -> None:
        """Items (a) to (f)."""
        assert [clause.provision[-1] for clause in SUBJECTS] == list("abcdef")

    @pytest.mark.parametrize("rule", [STOCKPILE_REQUESTS, CLEARANCE_REQUESTS])
    def test_requests_are_decided_by_those_present_and_voting(
        self, rule: object
    ) -> None:
        """Articles 3(5) and 4(7): a simple majority, of those who vote."""
        assert rule in (STOCKPILE_REQUESTS, CLEARANCE_REQUESTS)
        assert STOCKPILE_REQUESTS.provision == "art3.5"
        assert CLEARANCE_REQUESTS.provision == "art4.7"
        for majority in (STOCKPILE_REQUESTS, CLEARANCE_REQUESTS):
            assert majority.base is Base.VOTING
            assert majority.least(30) == 16

    def test_two_votes_can_grant_a_request(self) -> None:
        """Of 31 Parties two are for it, one against; the others stay away."""
        roll, day = _roll(), TODAY
        states = list(parties(roll, day))
        votes = dict.fromkeys(states, Vote.ABSENT)
        votes |= {states[0]: Vote.IN_FAVOUR, states[1]: Vote.IN_FAVOUR}
        votes[RURITANIA] = Vote.AGAINST
        ruling = CLEARANCE_REQUESTS.vote(votes, roll, day, "request")
        assert ruling.truth is Truth.TRUE
        assert "2 of 3 States Parties present and voting" in ruling.explanation.claim
        votes[states[0]] = Vote.ABSTAINED
        tied = CLEARANCE_REQUESTS.vote(votes, roll, day, "request")
        assert tied.truth is Truth.FALSE
        assert "(A-16)" in str(tied)

    @pytest.mark.parametrize(
        ("objected", "choice", "truth"),
        [
            (Truth.FALSE, "a decision", Truth.TRUE),
            (Truth.TRUE, "a decision", Truth.FALSE),
            (Truth.UNKNOWN, "a decision", Truth.UNKNOWN),
            (Truth.UNKNOWN, "no decision", Truth.FALSE),
        ],
    )
    def test_a_silence_procedure_decides_by_practice(
        self, objected: Truth, choice: str, truth: Truth
    ) -> None:
        """As in February 2021, unless somebody objects (A-54)."""
        roll = _roll(silence_procedure=choice)
        ruling = decided_in_silence(STOCKPILE_REQUESTS, roll, objected=objected)
        assert ruling.truth is truth
        assert "(A-54)" in str(ruling)


class TestParagraph2First:
    """The first Meeting, within one year of entry into force."""

    def test_the_number(self) -> None:
        """One year, convened by the Secretary-General."""
        assert FIRST_MEETING.period == Period(years=1)
        assert CONVENING.who == "the Secretary-General"

    def test_it_was_held_in_time(self) -> None:
        """In Vientiane from 9 November 2010; the last day was 1 August 2011."""
        ruling = first_meeting(_packaged(), TODAY)
        assert ruling.truth is Truth.TRUE
        assert str(ruling).splitlines() == [
            "1MSP opened 2010-11-09 [art11.2]",
            "  1 year from 2010-08-01: 2011-08-01 [art11.2]",
        ]

    @pytest.mark.parametrize(
        ("opens", "held", "called"),
        [
            ("2011-08-01", Truth.TRUE, Truth.TRUE),
            ("2011-08-02", Truth.FALSE, Truth.UNKNOWN),
            ("2011-08", Truth.UNKNOWN, Truth.UNKNOWN),
        ],
    )
    def test_convened_is_held_or_called(
        self, opens: str, held: Truth, called: Truth
    ) -> None:
        """What was held in time was called in time; the reverse is not known."""
        first = meeting("1MSP", opens, "2011-09")
        assert first_meeting(_roll(first), TODAY).truth is held
        other = first_meeting(_roll(first, convened="called"), TODAY)
        assert other.truth is called
        if called is Truth.UNKNOWN:
            assert other.missing[0].fact == "when 1MSP was called"

    def test_without_a_meeting(self) -> None:
        """Before the last day it is not due, after it there was none."""
        roll = _roll()
        early = first_meeting(roll, date(2011, 8, 1))
        assert early.truth is Truth.UNKNOWN
        assert early.missing[0].cause is Cause.NOT_YET_DUE
        assert first_meeting(roll, date(2011, 8, 2)).truth is Truth.FALSE

    def test_a_meeting_that_may_have_opened_may_have_been_in_time(self) -> None:
        """On 15 August 2011: opened in July, in August, or still to come."""
        roll = _roll(meeting("1MSP", "2011-07..2011-09", "2011-10"))
        ruling = first_meeting(roll, date(2011, 8, 15))
        assert ruling.truth is Truth.UNKNOWN
        assert [gap.cause for gap in ruling.missing] == [Cause.PARTIAL_DATE]
        late = _roll(meeting("1MSP", "2011-08-02..2011-09", "2011-10"))
        assert first_meeting(late, date(2011, 8, 15)).truth is Truth.FALSE

    def test_beyond_the_record_absence_says_nothing(self) -> None:
        """Where the record does not claim to hold meetings, none is not no."""
        coverage = (Coverage(obligation="art11.2", source=FICTION),)
        record = world(coverage=coverage)
        ruling = first_meeting(ccm.as_of(TODAY, record=record).roll, TODAY)
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing[0].cause is Cause.BEYOND_THE_RECORD

    def test_before_entry_into_force_none_is_due(self) -> None:
        """Neither before the day nor without enough instruments."""
        for roll, on in ((_roll(), date(2010, 7, 31)), (_roll(founders=3), TODAY)):
            ruling = first_meeting(roll, on)
            assert ruling.truth is Truth.UNKNOWN
            assert ruling.missing[0].cause is Cause.NOT_YET_DUE


class TestParagraph2Next:
    """One a year until the first Review Conference, then as it decides."""

    @pytest.mark.parametrize(
        ("year", "held"),
        [
            (2011, "2MSP opened 2011-09-12"),
            (2012, "3MSP opened 2012-09-11"),
            (2013, "4MSP opened 2013-09-09"),
            (2014, "5MSP opened 2014-09-02"),
        ],
    )
    def test_every_year_until_2014(self, year: int, held: str) -> None:
        """The text itself asks for these."""
        ruling = yearly_meeting(year, _packaged(), TODAY)
        assert ruling.truth is Truth.TRUE
        assert str(ruling).splitlines() == [
            f"{year}: {held} [art11.2]",
            "  one Meeting a year until the first Review Conference [art11.2]",
        ]

    def test_in_2015_the_first_review_conference_took_its_place(self) -> None:
        """The text asks for Meetings only until then, by either reading."""
        for roll in (
            _packaged(),
            _packaged(declaration_forum="meetings of States Parties only"),
        ):
            ruling = yearly_meeting(2015, roll, TODAY)
            assert ruling.truth is Truth.TRUE
            assert "but 1RC opened 2015-09-07" in ruling.explanation.claim
            assert ruling.explanation.reading() == ()

    @pytest.mark.parametrize("year", [2016, 2017, 2018, 2019])
    def test_afterwards_as_the_review_conference_decided(self, year: int) -> None:
        """One Meeting a year until the Second Review Conference."""
        ruling = yearly_meeting(year, _packaged(), TODAY, [PLAN])
        assert ruling.truth is Truth.TRUE
        assert "CCM/CONF/2015/7, para. 30(d)" in str(ruling)
        assert ruling.explanation.provision == "art12.2.b"

    @pytest.mark.parametrize(
        ("year", "part"),
        [
            (2020, "2RC, part 1, opened 2020-11-25"),
            (2021, "2RC, part 2, opened 2021-09-20"),
        ],
    )
    def test_in_2020_and_2021_the_second_took_its_place(
        self, year: int, part: str
    ) -> None:
        """By the letter it would depend on what was decided, which is not known."""
        ruling = yearly_meeting(year, _packaged(), TODAY, [PLAN])
        assert ruling.truth is Truth.TRUE
        assert part in ruling.explanation.claim
        assert ruling.explanation.reading() == ("declaration_forum",)
        literal = _packaged(declaration_forum="meetings of States Parties only")
        assert yearly_meeting(year, literal, TODAY, [PLAN]).truth is Truth.UNKNOWN

    def test_a_year_without_a_meeting(self) -> None:
        """It is a fault where one was asked for, and only once the year is over."""
        first = meeting("1MSP", "2010-11-09", "2010-11-12")
        review = meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC)
        roll = _roll(first, review)
        during = yearly_meeting(2012, roll, date(2012, 12, 31))
        assert during.missing[0].cause is Cause.NOT_YET_DUE
        assert yearly_meeting(2012, roll, date(2013, 1, 1)).truth is Truth.FALSE
        assert yearly_meeting(2016, roll, TODAY).truth is Truth.UNKNOWN
        plan = MeetingPlan(by="1RC", source=FICTION)
        assert yearly_meeting(2016, roll, TODAY, [plan]).truth is Truth.FALSE
        elsewhere = MeetingPlan(by="7RC", source=FICTION)
        assert yearly_meeting(2016, roll, TODAY, [elsewhere]).truth is Truth.UNKNOWN

    def test_a_review_conference_of_an_unknown_year(self) -> None:
        """In December it took the place of a Meeting; until January one was due."""
        first = meeting("1MSP", "2010-11-09", "2010-11-12")
        opens, closes = "2015-12..2016-01", "2016-01"
        review = meeting("1RC", opens, closes, kind=MeetingKind.RC)
        roll = _roll(first, review)
        assert yearly_meeting(2014, roll, TODAY).truth is Truth.FALSE
        assert yearly_meeting(2015, roll, TODAY).truth is Truth.UNKNOWN
        plan = MeetingPlan(by="1RC", source=FICTION)
        assert yearly_meeting(2016, roll, TODAY, [plan]).truth is Truth.UNKNOWN
        assert yearly_meeting(2017, roll, TODAY, [plan]).truth is Truth.FALSE

    def test_without_a_review_conference_the_text_goes_on(self) -> None:
        """As long as there has been none, one Meeting a year is due."""
        roll = _roll(meeting("1MSP", "2010-11-09", "2010-11-12"))
        assert yearly_meeting(2020, roll, TODAY).truth is Truth.FALSE

    def test_a_meeting_that_may_have_been_in_another_year_does_not_count(self) -> None:
        """Between December and January it cannot be told."""
        roll = _roll(
            meeting("1MSP", "2010-11-09", "2010-11-12"),
            meeting("2MSP", "2011-12..2012-01", "2012-01"),
        )
        ruling = yearly_meeting(2011, roll, TODAY)
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing[0].cause is Cause.PARTIAL_DATE

    def test_a_meeting_is_of_the_year_in_which_it_opens(self) -> None:
        """One that opens on the last day of 2011 is none of 2012."""
        roll = _roll(
            meeting("1MSP", "2010-11-09", "2010-11-12"),
            meeting("2MSP", "2011-12-31", "2012-01-03"),
        )
        assert yearly_meeting(2011, roll, TODAY).truth is Truth.TRUE
        assert yearly_meeting(2012, roll, TODAY).truth is Truth.FALSE

    def test_the_year_of_the_first_meeting_is_no_question(self) -> None:
        """The first Meeting has a rule of its own."""
        for year in (2009, 2010):
            with pytest.raises(InvalidValueError, match="year: expected one after"):
                yearly_meeting(year, _packaged(), TODAY)

    def test_the_next_is_not_yet_due(self) -> None:
        """Nothing is said of 2026 in 2025."""
        ruling: Ruling = yearly_meeting(2026, _packaged(), TODAY)
        assert ruling.truth is Truth.UNKNOWN
        assert ruling.missing[0].cause is Cause.NOT_YET_DUE


class TestParagraph3:
    """Observers."""

    def test_seven_kinds_may_be_invited(self) -> None:
        """States not party first, non-governmental organizations last."""
        assert len(OBSERVERS) == 7
        assert OBSERVERS[0] == "States not party"


FIRST = meeting("1MSP", "2010-11-09", "2010-11-12")


class TestTheFirstAndTheLastDayOfAYear:
    """Paragraph 2, where a conference opens on 31 December, or a day later."""

    @staticmethod
    def rule(year: int, *opened: str, plans: tuple[MeetingPlan, ...] = ()) -> str:
        """Return what asks for a Meeting in a year, by when conferences opened."""
        reviews = (
            meeting(f"{number}RC", day, day, kind=MeetingKind.RC)
            for number, day in enumerate(opened, 1)
        )
        ruling = yearly_meeting(year, _roll(FIRST, *reviews), TODAY, plans)
        return ruling.explanation.because[0].claim

    @pytest.mark.parametrize(
        ("opened", "rule"),
        [
            ("2014-12-30", "how often to meet is for the Review Conference to decide"),
            ("2014-12-31", "how often to meet is for the Review Conference to decide"),
            ("2015-01-01", "a Meeting each year only until 1RC, held that year"),
            ("2015-12-31", "a Meeting each year only until 1RC, held that year"),
            ("2016-01-01", "one Meeting a year until the first Review Conference"),
        ],
    )
    def test_paragraph_2_until_the_first_review_conference(
        self, opened: str, rule: str
    ) -> None:
        """Each year before that of the conference, and of 2015 itself no more."""
        assert self.rule(2015, opened) == rule

    @pytest.mark.parametrize(
        ("first", "second", "planned"),
        [
            ("2014-12-31", "2020-11-25", True),
            ("2014-12-31", "2016-01-01", True),
            ("2014-12-31", "2015-12-31", False),
        ],
    )
    def test_article_12_2_b_the_years_for_which_a_conference_decided(
        self, first: str, second: str, *, planned: bool
    ) -> None:
        """From the year after it to the last before the next."""
        assert ("decided on one" in self.rule(2015, first, second, plans=(PLAN,))) is (
            planned
        )

    @pytest.mark.parametrize(
        ("on", "truth"), [(date(2012, 9, 10), None), (date(2012, 9, 11), Truth.TRUE)]
    )
    def test_a_meeting_that_opens_on_the_day_asked_about(
        self, on: date, truth: Truth | None
    ) -> None:
        """It has been held; the day before it was awaited."""
        second = meeting("3MSP", "2012-09-11", "2012-09-14")
        ruling = yearly_meeting(2012, _roll(FIRST, second), on)
        assert ruling.truth == (truth or Truth.UNKNOWN)
