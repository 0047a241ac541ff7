"""Article 8: facilitation and clarification of compliance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention.article08_clarification import (
    CLARIFICATION,
    REPLY,
    ClarificationAnswered,
    ClarificationRequested,
    Stage,
    admissible,
    clarification,
    reply_due,
)
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, State
from ccm.meetings import Force
from ccm.rules import Roll, Truth
from ccm.testing.fiction import RURITANIA, event, meeting, world
from ccm.testing.strategies import days, days_near

MEETINGS = (
    meeting("2RC", "2020-11-25", "2020-11-27", kind=MeetingKind.RC),
    meeting("10MSP", "2022-08-30", "2022-09-02"),
)
WORLD = world(meetings=MEETINGS)
RECEIVED = date(2020, 10, 5)
DUE = date(2020, 11, 2)
"""28 days from 5 October: 26 to the end of the month, and two more."""


def _roll(**choices: str) -> Roll:
    reading = ccm.Reading(**choices)  # type: ignore[arg-type]
    return ccm.as_of(DUE, record=WORLD, reading=reading).roll


ROLL = _roll()
FOUNDER = next(state for state in WORLD.dossiers if state != RURITANIA)


def _request(
    received: str | None = "2020-10-05", transmitted: str | None = "2020-10-03"
) -> ClarificationRequested:
    return event(
        ClarificationRequested,
        "2020-10-01",
        by=(FOUNDER,),
        received=PartialDate.parse(received) if received else None,
        transmitted=PartialDate.parse(transmitted) if transmitted else None,
    )


def _answer(
    when: str | date, satisfactory: Truth = Truth.UNKNOWN
) -> ClarificationAnswered:
    return event(ClarificationAnswered, when, satisfactory=satisfactory)


class TestParagraph1:
    """Consultation and cooperation."""

    def test_is_a_duty_without_a_date(self) -> None:
        """All that paragraph 1 asks stands in one clause."""
        (clause,) = (c for c in CLARIFICATION if c.provision == "art8.1")
        assert clause.force is Force.MUST
        assert str(clause) == "the States Parties must consult and cooperate [art8.1]"


class TestParagraph2:
    """The request, and 28 days for an answer."""

    def test_within_28_days(self) -> None:
        """The number that the text gives."""
        assert REPLY.period == Period(days=28)

    def test_the_days_run_from_receipt(self) -> None:
        """Received on 5 October 2020: the last day is 2 November."""
        due = reply_due(_request(), ccm.Reading())
        assert due.value == PartialDate.on(DUE)
        assert due.claim == (
            "answer due by 2020-11-02: 28 days from receipt, 2020-10-05"
        )

    @pytest.mark.parametrize(
        ("base", "due"),
        [
            ("receipt", "2020-11-02"),
            ("transmission", "2020-10-31"),
            ("request", "2020-10-29"),
        ],
    )
    def test_from_when_is_a_reading(self, base: str, due: str) -> None:
        """The three days of A-38 give three last days."""
        reading = ccm.Reading(reply_runs_from=base)  # type: ignore[arg-type]
        assert reply_due(_request(), reading).value == PartialDate.parse(due)

    def test_where_receipt_is_not_on_record_the_last_day_has_no_end(self) -> None:
        """It cannot have been received before it was transmitted."""
        due = reply_due(_request(received=None), ccm.Reading())
        assert due.value == PartialDate(date(2020, 10, 31), date.max)
        assert due.claim == (
            "answer due on 2020-10-31 or later: the day of receipt is not on record"
        )
        early = reply_due(_request(received=None, transmitted=None), ccm.Reading())
        assert early.value == PartialDate(date(2020, 10, 29), date.max)

    def test_what_is_received_was_transmitted_before(self) -> None:
        """Transmitted on 10 October: received in October, it was not before then."""
        request = _request(received="2020-10", transmitted="2020-10-10")
        due = reply_due(request, ccm.Reading())
        assert due.value == PartialDate(date(2020, 11, 7), date(2020, 11, 28))
        found = clarification(request, None, ROLL, date(2020, 11, 7))
        assert found.stage is Stage.AWAITED

    def test_what_was_received_had_been_transmitted(self) -> None:
        """Made on 1 October and received on the 5th: on one of these five days."""
        reading = ccm.Reading(reply_runs_from="transmission")
        due = reply_due(_request(transmitted=None), reading)
        assert due.value == PartialDate(date(2020, 10, 29), DUE)
        assert due.claim == (
            "answer due by 2020-10-29..2020-11-02: the day of transmission is not on "
            "record"
        )

    def test_days_that_contradict_each_other_are_left_as_they_are(self) -> None:
        """Received, it is said, before it was transmitted."""
        due = reply_due(_request(transmitted="2020-10-07"), ccm.Reading())
        assert due.value == PartialDate.on(DUE)

    def test_is_between_parties(self) -> None:
        """A State that is no Party can neither ask nor be asked."""
        assert admissible(_request(), ROLL).truth is Truth.TRUE
        outsider = State(alpha3="XZZ", alpha2="XZ", m49="999", name="Outsider")
        asked = event(ClarificationRequested, "2020-10-01", by=(outsider,))
        ruling = admissible(asked, ROLL)
        assert ruling.truth is Truth.FALSE
        assert "Outsider, asking, is a State Party" in str(ruling)
        early = event(ClarificationRequested, "2011-09-30", by=(FOUNDER,))
        assert admissible(early, ROLL).truth is Truth.FALSE

    def test_a_request_names_who_asks(self) -> None:
        """As every event, it reads as a sentence."""
        assert str(_request()) == (
            f"Ruritania: request for clarification by {FOUNDER}, 2020-10-01"
        )

    def test_nobody_asks_itself(self) -> None:
        """One or more other States ask."""
        for by in ((), (RURITANIA,)):
            with pytest.raises(InvalidValueError, match="by: expected other States"):
                event(ClarificationRequested, "2020-10-01", by=by)


class TestParagraph3:
    """What follows if no answer comes in time, or none that satisfies."""

    @pytest.mark.parametrize(
        ("answer", "on", "stage"),
        [
            (None, "2020-10-05", Stage.AWAITED),
            (None, "2020-11-02", Stage.AWAITED),
            (None, "2020-11-03", Stage.OPEN),
            (_answer("2020-11-02", Truth.TRUE), "2020-11-01", Stage.AWAITED),
            (_answer("2020-11-02", Truth.TRUE), "2020-11-02", Stage.ANSWERED),
            (_answer("2020-11-02", Truth.TRUE), "2021-11-02", Stage.ANSWERED),
            (_answer("2020-10-10", Truth.FALSE), "2020-10-09", Stage.AWAITED),
            (_answer("2020-10-10", Truth.FALSE), "2020-10-10", Stage.OPEN),
            (_answer("2020-10-10", Truth.UNKNOWN), "2020-10-10", Stage.UNDETERMINED),
            (_answer("2020-11-03", Truth.TRUE), "2020-11-03", Stage.OPEN),
            (_answer("2020-11", Truth.TRUE), "2020-12-01", Stage.UNDETERMINED),
        ],
    )
    def test_day_by_day(
        self, answer: ClarificationAnswered | None, on: str, stage: Stage
    ) -> None:
        """The 28th day is in time; an answer after it does not close the way."""
        found = clarification(_request(), answer, ROLL, date.fromisoformat(on))
        assert found.stage is stage
        assert found.explanation.claim.endswith(stage)
        assert bool(found.missing) == (stage is Stage.UNDETERMINED)
        read = found.explanation.reading()
        assert ("declaration_forum" in read) == (stage is Stage.OPEN)

    def test_it_goes_to_the_next_meeting(self) -> None:
        """By default a Review Conference stands in; by the letter it does not."""
        on = date(2020, 11, 3)
        found = clarification(_request(), None, ROLL, on)
        assert found.meeting == "2RC"
        assert {c.provision for c in found.follows} == {"art8.3", "art8.4", "art8.5"}
        literal = _roll(declaration_forum="meetings of States Parties only")
        assert clarification(_request(), None, literal, on).meeting == "10MSP"
        later = clarification(_request(), None, ROLL, date(2023, 1, 1))
        assert (later.stage, later.meeting) == (Stage.OPEN, "")

    def test_while_it_is_awaited_no_meeting_is_seized(self) -> None:
        """Only good offices can be asked for."""
        found = clarification(_request(), None, ROLL, RECEIVED)
        assert found.meeting == ""
        assert [clause.provision for clause in found.follows] == ["art8.4"]

    def test_without_the_day_of_receipt_it_cannot_be_told(self) -> None:
        """Until the earliest possible last day it is awaited, then in doubt."""
        request = _request(received=None)
        early = clarification(request, None, ROLL, date(2020, 10, 31))
        late = clarification(request, None, ROLL, date(2020, 11, 1))
        assert early.stage is Stage.AWAITED
        assert late.stage is Stage.UNDETERMINED
        assert late.missing[0].fact == "the last day for the answer"

    @given(
        on=days_near(landmarks=[RECEIVED, DUE, date(2020, 12, 1)]),
        answered=st.none() | days(RECEIVED, date(2021, 1, 1)),
        satisfactory=st.sampled_from([Truth.TRUE, Truth.FALSE]),
    )
    def test_is_the_text(
        self, on: date, answered: date | None, satisfactory: Truth
    ) -> None:
        """No answer within the period, or one that does not satisfy."""
        answer = _answer(answered, satisfactory) if answered else None
        found = clarification(_request(), answer, ROLL, on)
        heard = answered is not None and answered <= on
        in_time = answered is not None and answered <= min(on, DUE)
        poor = heard and satisfactory is Truth.FALSE
        assert found.may_submit.truth is Truth.of((on > DUE and not in_time) or poor)

    @given(received=days(), answered=st.integers(0, 60))
    def test_a_satisfactory_answer_in_28_days_ends_it(
        self, received: date, answered: int
    ) -> None:
        """For any day of receipt: 28 days end it, 29 do not."""
        received = max(received, date(2020, 10, 1))
        request = _request(received=received.isoformat())
        day = received + timedelta(days=answered)
        answer = _answer(day, Truth.TRUE)
        found = clarification(request, answer, ROLL, day)
        assert found.stage is (Stage.ANSWERED if answered <= 28 else Stage.OPEN)

    def test_late_or_poor_it_can_be_submitted(self) -> None:
        """The answer came in time and did not satisfy, or it came too late."""
        answer = _answer("2020-11", Truth.FALSE)
        found = clarification(_request(), answer, ROLL, date(2020, 11, 10))
        assert found.stage is Stage.OPEN
        assert found.may_submit.truth is Truth.TRUE
        assert found.missing == ()

    def test_an_answer_that_may_have_come_is_missing(self) -> None:
        """Answered or awaited: nothing can be submitted in either case."""
        answer = _answer("2020-10", Truth.TRUE)
        found = clarification(_request(), answer, ROLL, date(2020, 10, 20))
        assert found.stage is Stage.UNDETERMINED
        assert found.may_submit.truth is Truth.FALSE
        assert [gap.fact for gap in found.missing] == ["the exact day of the answer"]

    @given(
        received=st.tuples(st.integers(0, 6), st.integers(0, 2)),
        answered=st.tuples(st.integers(22, 34), st.integers(0, 3)),
        satisfactory=st.sampled_from([Truth.TRUE, Truth.FALSE]),
        on=st.integers(20, 40),
    )
    def test_is_what_every_day_says(
        self,
        received: tuple[int, int],
        answered: tuple[int, int],
        satisfactory: Truth,
        on: int,
    ) -> None:
        """Known if, and only if, all days that the record allows agree."""
        day = RECEIVED + timedelta(on)

        def stage(receipt: PartialDate, reply: PartialDate) -> Stage:
            answer = _answer(str(reply), satisfactory)
            return clarification(_request(str(receipt)), answer, ROLL, day).stage

        receipts, replies = (
            [RECEIVED + timedelta(first + more) for more in range(length + 1)]
            for first, length in (received, answered)
        )
        stages = {
            stage(PartialDate.on(receipt), PartialDate.on(reply))
            for receipt in receipts
            for reply in replies
        }
        told = stage(
            PartialDate(receipts[0], receipts[-1]), PartialDate(replies[0], replies[-1])
        )
        expected = stages.pop() if len(stages) == 1 else Stage.UNDETERMINED
        assert told is expected

    def test_questions_that_make_no_sense_are_refused(self) -> None:
        """A day before the request, or another State's answer."""
        with pytest.raises(InvalidValueError, match="on: expected a day on or after"):
            clarification(_request(), None, ROLL, date(2020, 9, 30))
        stray = event(ClarificationAnswered, "2020-10-10", state=FOUNDER)
        with pytest.raises(InvalidValueError, match="answer: expected one by Rurit"):
            clarification(_request(), stray, ROLL, DUE)


class TestParagraphs4To6:
    """Good offices, and the powers of the Meeting."""

    def test_the_meeting_first_decides_whether_to_consider_it(self) -> None:
        """That is its only duty; the rest are powers, in order of the text."""
        powers = [c for c in CLARIFICATION if c.provision in ("art8.5", "art8.6")]
        assert [c.force for c in powers] == [Force.MUST, *[Force.MAY] * 4]
        assert "first decide whether to consider" in powers[0].what

    def test_any_party_concerned_may_ask_for_good_offices(self) -> None:
        """Before a Meeting, whoever is concerned."""
        (clause,) = (c for c in CLARIFICATION if c.provision == "art8.4")
        assert clause.force is Force.MAY
