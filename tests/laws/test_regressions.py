"""Faults that the laws and a hostile reader found, each as small as it gets.

Each test states the right answer, and why it is the right one.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import InadmissibleEventError, InvalidValueError
from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    ClearanceDeclared,
    Confidence,
    ContaminationDeclared,
    ContaminationFound,
    Coverage,
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Instrument,
    Signature,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Finding, Status, Truth
from ccm.testing.fiction import FICTION, RURITANIA, event, meeting, world

DECLARED = event(StockpileDeclared, "2011-10-01")  # so the deadline is 2019-10-01
MEETINGS = (
    meeting("4MSP", "2013-09-10", "2013-09-13"),
    meeting("5MSP", "2014-09-02", "2014-09-05"),
    meeting("9MSP", "2019-09-02", "2019-09-04"),
)


def ask(obligation: str, on: date, *events: Event) -> Finding:
    """Return where Ruritania stands."""
    record = world(*events, meetings=MEETINGS)
    return ccm.as_of(on, record=record).assess("XRU", obligation)


def decision(
    day: str, number: int = 1, length: Period | None = None, until: date | None = None
) -> Event:
    """Return a decision on Article 3."""
    return event(
        ExtensionDecision,
        day,
        obligation="art3",
        number=number,
        meeting="9MSP",
        length=length,
        until=until,
    )


def request(day: str) -> Event:
    """Return a request on Article 3 to the ninth meeting."""
    return event(ExtensionRequest, day, obligation="art3", number=1, meeting="9MSP")


class TestKnownAnswersThatAreWrong:
    """The record leaves open what the engine says is known."""

    def test_a_completion_in_doubt_across_a_lapse(self) -> None:
        """Done in January 2020 it was late: the extension came in May."""
        found = ask(
            "art3",
            date(2026, 1, 1),
            DECLARED,
            event(StockpileDestroyed, "2019..2021"),
            decision("2020-05-01", length=Period(years=4)),
        )
        assert found.possible == {Status.FULFILLED, Status.FULFILLED_LATE}

    def test_two_events_whose_order_is_in_doubt(self) -> None:
        """Done in March 2018 and undone in June, or undone and then done."""
        found = ask(
            "art3",
            date(2021, 1, 1),
            DECLARED,
            event(StockpileDestroyed, "2018"),
            event(StockpileFound, "2018-06"),
        )
        assert found.possible == {Status.FULFILLED, Status.OVERDUE}

    def test_a_request_in_doubt_whose_meeting_has_closed(self) -> None:
        """If it was filed in 2018, the decision of the meeting is missing."""
        found = ask("art3", date(2019, 12, 1), DECLARED, request("2018..2020"))
        assert found.possible == {Status.OUTSTANDING, Status.OVERDUE}

    def test_an_end_of_hostilities_that_may_lie_ahead(self) -> None:
        """On 1 June 2012, hostilities may still have gone on."""
        found = ask("art4.1b", date(2012, 6, 1), event(HostilitiesEnded, "2012"))
        assert Status.NOT_APPLICABLE in found.possible

    def test_an_end_that_may_lie_ahead_where_absence_means_nothing(self) -> None:
        """If it does lie ahead, others may have ended that nobody recorded.

        What they left was cleared on the day asked about.
        """
        unlimited = Coverage(obligation="art4.1b", source=FICTION)
        ahead = event(HostilitiesEnded, "2012-06-02")
        perhaps = event(HostilitiesEnded, "2012-06")
        done = event(ClearanceCompleted, "2012-06-01")
        found = [
            ccm.as_of(
                date(2012, 6, 1), record=world(ended, done, coverage=(unlimited,))
            ).assess("XRU", "art4.1b")
            for ended in (ahead, perhaps)
        ]
        assert found[0].possible == {Status.NOT_APPLICABLE, Status.FULFILLED}
        assert found[0].possible <= found[1].possible

    def test_a_completion_before_an_end_in_doubt(self) -> None:
        """If hostilities ended after it, what they left is still to be cleared."""
        found = ask(
            "art4.1b",
            date(2016, 6, 1),
            event(HostilitiesEnded, "2012..2015"),
            event(ClearanceCompleted, "2013-05-01"),
        )
        assert found.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert found.missing

    def test_two_ends_of_hostilities_and_a_completion_in_doubt(self) -> None:
        """Done in 2013 it was before the second end, whose deadline still runs."""
        found = ask(
            "art4.1b",
            date(2023, 6, 1),
            event(HostilitiesEnded, "2012-01-01"),
            event(HostilitiesEnded, "2015-01-01"),
            event(ClearanceCompleted, "2013..2024"),
        )
        assert Status.OUTSTANDING in found.possible

    def test_a_find_in_doubt_takes_the_occasion_of_a_declaration(self) -> None:
        """Contamination found by June would leave nothing to declare."""
        found = ask(
            "art4.1c",
            date(2014, 6, 1),
            event(ClearanceCompleted, "2013-01-01"),
            event(ContaminationFound, "2014"),
        )
        assert Status.NOT_APPLICABLE in found.possible

    def test_a_completion_in_doubt_leaves_the_next_meeting_in_doubt(self) -> None:
        """Completed in February 2013, the next meeting was that of September."""
        found = ask("art4.1c", date(2014, 6, 1), event(ClearanceCompleted, "2013"))
        assert {Status.OVERDUE, Status.OUTSTANDING} <= found.possible

    def test_a_declaration_to_a_meeting_that_is_not_in_the_record(self) -> None:
        """It was declared; whether in time, a record without the meeting cannot say."""
        record = world(
            event(ClearanceCompleted, "2013-02-01"),
            event(ClearanceDeclared, "2013-09-10", meeting="4MSP"),
        )
        found = ccm.as_of(date(2014, 6, 1), record=record).assess("XRU", "art4.1c")
        assert found.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
        assert found.missing


class TestDoubtsThatAreNone:
    """The record decides what the engine leaves open."""

    def test_nothing_is_late_before_the_deadline(self) -> None:
        """Done by June 2019, it was done by October 2019."""
        done = event(StockpileDestroyed, "2019")
        found = ask("art3", date(2019, 6, 1), DECLARED, done)
        assert Status.FULFILLED_LATE not in found.possible


class TestWhatIsMissing:
    """An undetermined answer says what would settle it."""

    @pytest.mark.parametrize(
        ("on", "events"),
        [
            (date(2022, 6, 1), [event(HostilitiesEnded, "2012")]),
            (
                date(2023, 6, 1),
                [
                    event(HostilitiesEnded, "2012"),
                    event(ClearanceCompleted, "2022-06-01"),
                ],
            ),
        ],
        ids=["outstanding or overdue", "in time or late"],
    )
    def test_the_day_on_which_hostilities_ended(
        self, on: date, events: list[Event]
    ) -> None:
        """The deadline is in doubt because that day is."""
        assert ask("art4.1b", on, *events).missing

    def test_the_day_of_a_completion_before_a_find_or_after_it(self) -> None:
        """Done before June 2018 it was undone then; done after June it stands."""
        done = event(StockpileDestroyed, "2018")
        found = ask(
            "art3",
            date(2021, 1, 1),
            DECLARED,
            done,
            event(StockpileFound, "2018-06-01"),
        )
        assert found.possible == {Status.FULFILLED, Status.OVERDUE}
        assert [gap.told_by for gap in found.missing] == [(done,)]

    def test_the_day_of_a_decision_before_which_it_was_done(self) -> None:
        """Done in June 2020: in time if the decision had been taken, else late."""
        found = ask(
            "art3",
            date(2022, 6, 1),
            DECLARED,
            decision("2020", length=Period(years=4)),
            event(StockpileDestroyed, "2020-06-15"),
        )
        assert found.missing


class TestTimelines:
    """A timeline holds every change, and ends."""

    def test_shows_an_entry_into_force_that_lies_ahead_of_the_last_event(self) -> None:
        """The deposit is the last event; the State is bound from October."""
        view = ccm.as_of(date(2011, 5, 1), record=world())
        found = ccm.timeline("XRU", "art7.1", view=view)
        assert found.at(date(2011, 10, 1)).status is Status.OUTSTANDING

    def test_shows_the_end_of_what_the_record_covers(self) -> None:
        """After 2030 absence proves nothing."""
        coverage = Coverage(obligation="art3", through=date(2030, 1, 1), source=FICTION)
        view = ccm.as_of(date(2020, 1, 1), record=world(DECLARED, coverage=(coverage,)))
        found = ccm.timeline("XRU", "art3", view=view)
        assert found.at(date(2031, 1, 1)).status is Status.UNDETERMINED

    def test_of_an_event_on_the_last_day_of_the_calendar(self) -> None:
        """There is no morrow."""
        done = event(StockpileDestroyed, PartialDate(date(2012, 1, 1), date.max))
        view = ccm.as_of(date(2020, 1, 1), record=world(DECLARED, done))
        assert ccm.timeline("XRU", "art3", view=view)

    def test_until_takes_a_day_only(self) -> None:
        """A moment is refused as everywhere else."""
        moment = datetime(2020, 1, 1)  # noqa: DTZ001 - naive on purpose
        with pytest.raises(InvalidValueError):
            ccm.timeline("BGR", "art3", until=moment)


class TestLaterEvents:
    """An event that is yet to come changes no earlier answer."""

    def test_a_notice_leaves_the_next_report_due_until_it_is_received(self) -> None:
        """In May the next report was due; the notice came in September."""
        notice = event(WithdrawalNotice, "2014-09-06")
        before = ask("art7.2", date(2014, 5, 15)).deadline
        assert ask("art7.2", date(2014, 5, 15), notice).deadline == before

    def test_who_filed_early_has_a_next_report_to_file(self) -> None:
        """All filed in March: the next one is due in the year after."""
        reports = [
            event(AnnualReport, date(year + 1, 3, 1), year=year)
            for year in (2011, 2012, 2013)
        ]
        found = ask("art7.2", date(2014, 3, 15), *reports).deadline
        assert found is not None
        assert found.date == date(2015, 4, 30)

    def test_reasons_for_not_being_bound_name_no_later_notice(self) -> None:
        """In 2009 nothing of 2014 was a reason."""
        found = ask("art3", date(2009, 1, 1), event(WithdrawalNotice, "2014-01-01"))
        assert all(e.date.earliest <= found.on for e in found.explanation.evidence())

    def test_reasons_for_a_deadline_name_no_later_request(self) -> None:
        """A decision of January does not rest on a request of December."""
        granted = decision("2019-01-01", length=Period(years=1))
        later = request("2019-12-01")
        found = ask("art3", date(2019, 6, 1), DECLARED, granted, later)
        assert later not in found.explanation.evidence()


class TestDecisions:
    """What decisions do to a deadline."""

    @pytest.mark.parametrize(
        "length", [Period(days=90), Period(months=1, days=15)], ids=str
    )
    def test_days_can_be_granted(self, length: Period) -> None:
        """Ninety days are shorter than four years, from whichever day."""
        found = ask(
            "art3", date(2019, 9, 1), DECLARED, decision("2019-08-01", 1, length)
        )
        assert found.status is Status.OUTSTANDING

    def test_one_request_is_decided_once(self) -> None:
        """The same decision told by two sources extends once, or is refused."""
        twice = [decision("2019-09-01", length=Period(years=1)) for _ in range(2)]
        found = ask("art3", date(2019, 9, 2), DECLARED, *twice).deadline
        assert found is not None
        assert found.date == date(2020, 10, 1)

    def test_two_decisions_of_one_number_give_one_deadline_in_any_order(self) -> None:
        """Answers do not depend on the order of rows."""
        one = decision("2019-09-01", length=Period(years=1))
        other = decision("2019-09-01", until=date(2020, 6, 1))
        forth = ask("art3", date(2019, 9, 2), DECLARED, one, other)
        back = ask("art3", date(2019, 9, 2), DECLARED, other, one)
        assert forth.deadline
        assert back.deadline
        assert forth.deadline.date == back.deadline.date

    def test_a_named_day_before_the_deadline_is_irregular(self) -> None:
        """Nobody has the power to shorten; the finding should say so."""
        shorter = decision("2014-01-01", until=date(2016, 1, 1))
        found = ask("art3", date(2015, 1, 1), DECLARED, shorter)
        assert found.irregularities


class TestPeriodsThatAnEventStarts:
    """Article 4(1)(b): ten years from the end of each later active hostilities."""

    @pytest.mark.parametrize("ended", ["2009-01-01", "2011-09-30"])
    def test_hostilities_that_ended_before_entry_into_force(self, ended: str) -> None:
        """What they left was there at entry into force: paragraph 1(a) is on that."""
        declared = event(ContaminationDeclared, "2012-01-10")
        events = (declared, event(HostilitiesEnded, ended))
        on = date(2021, 9, 30)
        assert ask("art4.1b", on, *events).status is Status.NOT_APPLICABLE
        found = ask("art4", on, *events)
        assert found.status is Status.OUTSTANDING
        assert str(found.deadline) == "2021-10-01"

    def test_the_reasons_name_the_hostilities_that_start_nothing(self) -> None:
        """They are in the record, so it must not say that it holds none."""
        ended = event(HostilitiesEnded, "2009-01-01")
        found = ask("art4.1b", date(2021, 10, 2), ended)
        assert ended in found.explanation.evidence()
        assert "no end of active hostilities since entry into force" in found.explain()

    def test_hostilities_that_may_have_ended_before_entry_into_force(self) -> None:
        """Ended by September 2011 they start nothing, in December ten years."""
        ended = event(HostilitiesEnded, "2011")
        found = ask("art4.1b", date(2021, 12, 31), ended)
        statuses = {Status.NOT_APPLICABLE, Status.OUTSTANDING, Status.OVERDUE}
        assert found.possible == statuses
        assert str(found.deadline) == "2021-10..2021-12"
        assert {gap.told_by for gap in found.missing} == {(ended,)}
        after = ask("art4.1b", date(2022, 1, 1), ended)
        assert after.possible == {Status.NOT_APPLICABLE, Status.OVERDUE}

    def test_a_decision_from_before_the_period_does_not_extend_it(self) -> None:
        """It was on the deadline of 2022; that of 2034 had no reason to exist."""
        granted = event(
            ExtensionDecision,
            "2021-09-01",
            obligation="art4.1b",
            number=1,
            meeting="9MSP",
            length=Period(years=2),
        )
        first = (event(HostilitiesEnded, "2012-01-01"), granted)
        cleared = event(ClearanceCompleted, "2023-12-31")
        assert str(ask("art4.1b", date(2023, 12, 30), *first).deadline) == "2024-01-01"
        again = (*first, cleared, event(HostilitiesEnded, "2024-06-01"))
        found = ask("art4.1b", date(2034, 6, 2), *again)
        assert str(found.deadline) == "2034-06-01"
        assert found.status is Status.OVERDUE


class TestOvertakenRequests:
    """A request that a later decision has overtaken leaves no doubt."""

    def test_the_deadline_of_the_later_decision_lapses(self) -> None:
        """The second request was granted a year; what became of the first is moot."""
        first = request("2018-06-01")
        second = event(
            ExtensionRequest, "2018-12-01", obligation="art3", number=2, meeting="9MSP"
        )
        granted = decision("2019-09-04", number=2, length=Period(years=1))
        events = (DECLARED, first, second, granted)
        assert ask("art3", date(2020, 10, 1), *events).status is Status.OUTSTANDING
        assert ask("art3", date(2020, 10, 2), *events).status is Status.OVERDUE


class TestDecisionsThatTheRecordLacks:
    """Nobody is called late because a decision is not in the record."""

    FIRST = event(
        ExtensionRequest, "2013-01-10", obligation="art3", number=1, meeting="4MSP"
    )

    @pytest.mark.parametrize("asked", [(FIRST,), ()], ids=["asked for", "unknown"])
    def test_a_length_counts_from_a_deadline_that_is_known(
        self, asked: tuple[Event, ...]
    ) -> None:
        """A year from 2019, or from what an earlier meeting may have granted."""
        granted = decision("2019-09-04", number=2, length=Period(years=1))
        events = (DECLARED, granted, *asked)
        found = ask("art3", date(2020, 10, 2), *events)
        assert found.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert "request 1" in found.missing[0].fact
        assert granted in found.explanation.evidence()
        assert str(found.deadline) == "2020-10-01 or later"
        assert ask("art3", date(2020, 10, 1), *events).status is Status.OUTSTANDING

    def test_a_decision_that_names_a_day_hangs_on_no_other(self) -> None:
        """Nor can it be called late: until when the first was granted is not known."""
        granted = decision("2019-10-09", number=2, until=date(2023, 10, 2))
        found = ask("art3", date(2020, 1, 1), DECLARED, self.FIRST, granted)
        assert found.status is Status.OUTSTANDING
        assert str(found.deadline) == "2023-10-02"
        assert not [o for o in found.irregularities if o.event == granted]
        alone = decision("2019-10-09", number=1, until=date(2023, 10, 2))
        expected = ("taken after the deadline", "later than may be granted")
        odd = ask("art3", date(2020, 1, 1), DECLARED, alone).irregularities
        assert all(any(text in o.text for o in odd) for text in expected)

    def test_performed_while_a_decision_is_not_known(self) -> None:
        """Done in June 2020: late, unless the ninth meeting gave more time."""
        done = event(StockpileDestroyed, "2020-06-01")
        found = ask("art3", date(2020, 12, 1), DECLARED, request("2018-06-01"), done)
        assert found.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
        (gap,) = found.missing
        assert gap.fact == "the decision of 9MSP on request 1"

    def test_performed_before_the_meeting_that_was_to_decide(self) -> None:
        """What is granted after performance makes it no less late."""
        later = meeting("10MSP", "2022-08-30", "2022-09-02")
        asked = event(
            ExtensionRequest, "2019-12-01", obligation="art3", number=1, meeting="10MSP"
        )
        done = event(StockpileDestroyed, "2020-06-01")
        record = world(DECLARED, asked, done, meetings=(*MEETINGS, later))
        view = ccm.as_of(date(2023, 1, 1), record=record)
        assert view.assess("XRU", "art3").status is Status.FULFILLED_LATE

    def test_performed_after_the_last_day_that_the_record_covers(self) -> None:
        """Germany's second extension is not verified, and what came later not known."""
        view = ccm.as_of(date(2027, 6, 1))
        done = event(
            ClearanceCompleted,
            "2027-05-01",
            state=view.state("DEU"),
        )
        found = view.supposing(done).assess("DEU", "art4")
        assert found.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
        assert len(found.missing) == 2

    def test_a_refusal_leaves_standing_what_was_granted_before(self) -> None:
        """Of the second request; until when the first was granted is not known."""
        refused = event(
            ExtensionDecision,
            "2019-09-04",
            obligation="art3",
            number=2,
            meeting="9MSP",
            granted=False,
        )
        for asked in ((self.FIRST,), ()):
            found = ask("art3", date(2020, 1, 1), DECLARED, *asked, refused)
            assert found.possible == {Status.OUTSTANDING, Status.OVERDUE}
            assert "request 1" in found.missing[0].fact
        first = decision("2013-09-11", length=Period(years=1))
        found = ask("art3", date(2020, 10, 2), DECLARED, first, refused)
        assert found.status is Status.OVERDUE

    def test_a_named_day_settles_nothing_before_it_was_named(self) -> None:
        """Done in 2021, it hangs on the decision of the fourth meeting."""
        done = event(StockpileDestroyed, "2021-06-01")
        named = decision("2021-09-04", number=2, until=date(2023, 10, 2))
        for asked in ((self.FIRST,), ()):
            events = (DECLARED, *asked, done, named)
            found = ask("art3", date(2022, 1, 1), *events)
            assert found.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
            assert "request 1" in found.missing[0].fact

    def test_a_named_day_settles_what_comes_after_it(self) -> None:
        """A length of 2014 hangs on the first decision, a day of 2019 on none."""
        second = decision("2014-09-03", number=2, length=Period(years=1))
        named = decision("2019-09-04", number=3, until=date(2023, 10, 2))
        events = (DECLARED, self.FIRST, second, named)
        assert ask("art3", date(2023, 10, 2), *events).status is Status.OUTSTANDING
        assert ask("art3", date(2023, 10, 3), *events).status is Status.OVERDUE

    def test_a_request_for_a_named_day_is_not_called_filed_after_expiry(self) -> None:
        """It may be that the first decision, not in the record, moved the deadline."""
        second = event(
            ExtensionRequest, "2021-11-01", obligation="art4", number=2, meeting="9MSP"
        )
        named = event(
            ExtensionDecision,
            "2021-12-01",
            obligation="art4",
            number=2,
            meeting="9MSP",
            until=date(2025, 10, 1),
        )
        declared = event(ContaminationDeclared, "2012-01-10")  # due 2021-10-01
        found = ask("art4", date(2022, 1, 1), declared, second, named)
        assert not [o for o in found.irregularities if "deadline" in o.text]

    def test_nor_undecided_if_its_decision_is_not_in_the_record(self) -> None:
        """The ninth meeting closed two years before the deadline of 2021."""
        asked = event(
            ExtensionRequest, "2018-11-01", obligation="art4", number=1, meeting="9MSP"
        )
        declared = event(ContaminationDeclared, "2012-01-10")
        reading = ccm.Reading(before_expiry="decision")
        record = world(declared, asked, meetings=MEETINGS)
        view = ccm.as_of(date(2022, 1, 1), record=record, reading=reading)
        assert view.assess("XRU", "art4").irregularities == ()

    def test_what_a_refused_request_was_to_extend_is_the_deadline_before(self) -> None:
        """Filed in November 2021, a month after the deadline; extended since."""
        case: dict[str, Any] = {"obligation": "art4", "meeting": "9MSP"}
        asked = event(ExtensionRequest, "2021-11-01", number=1, **case)
        refused = event(
            ExtensionDecision, "2021-12-01", number=1, granted=False, **case
        )
        granted = event(
            ExtensionDecision, "2022-12-01", number=2, length=Period(years=3), **case
        )
        declared = event(ContaminationDeclared, "2012-01-10")
        found = ask("art4", date(2023, 1, 1), declared, asked, refused, granted)
        assert any(
            o.event == asked
            and "2021-10-01" in o.text
            and "after the deadline" in o.text
            for o in found.irregularities
        )

    def test_a_request_that_was_overtaken_suspends_nothing(self) -> None:
        """Though no decision on it is in the record: that on the second settled it."""
        named = decision("2019-09-04", number=2, until=date(2020, 10, 1))
        record = world(DECLARED, self.FIRST, named, meetings=MEETINGS)
        reading = ccm.Reading(pending_request="suspends")
        view = ccm.as_of(date(2021, 1, 1), record=record, reading=reading)
        assert view.assess("XRU", "art3").status is Status.OVERDUE

    def test_a_review_of_the_next_request_says_that_the_deadline_is_not_known(
        self,
    ) -> None:
        """It hangs on a decision that hangs on one that is not in the record."""
        granted = decision("2019-09-04", number=2, length=Period(years=1))
        record = world(DECLARED, granted, meetings=MEETINGS)
        asked = event(
            ExtensionRequest, "2019-12-01", obligation="art3", number=3, meeting="10MSP"
        )
        assert isinstance(asked, ExtensionRequest)
        review = ccm.as_of(date(2020, 1, 1), record=record).review(asked)
        assert review.latest is None
        assert any("request 1" in gap.fact for gap in review.missing)


class TestFindsAfterPerformance:
    """An argument hedges only where something is in doubt."""

    @pytest.mark.parametrize(
        ("found_on", "says"),
        [
            ("2019-10-01", "the deadline had not passed by then, and runs on"),
            ("2019-10-02", "the deadline had passed by then, so that"),
            ("2019", "if the deadline had passed by then"),
        ],
    )
    def test_what_a_find_does_to_the_deadline(self, found_on: str, says: str) -> None:
        """Of 1 October 2019: on that day it had not passed."""
        done = event(StockpileDestroyed, "2018-01-01")
        found = event(StockpileFound, found_on)
        assert says in ask("art3", date(2021, 1, 1), DECLARED, done, found).explain()


class TestViews:
    """What a view can be asked."""

    def test_a_withdrawal_in_doubt_does_not_block_the_lists(self) -> None:
        """One State in doubt, thirty known."""
        view = ccm.as_of(
            date(2014, 9, 1), record=world(event(WithdrawalNotice, "2014"))
        )
        assert len(view.states_parties()) >= 30

    @pytest.mark.parametrize(
        "asked",
        [{"trust": "high"}, {"known_by": date(2015, 1, 1)}],
        ids=["trust", "known"],
    )
    def test_what_is_left_out_makes_no_other_event_inadmissible(
        self, asked: dict[str, object]
    ) -> None:
        """A ratification stands although the row on the signature is less sure."""
        signed = event(
            Signature,
            "2009-01-01",
            confidence=Confidence.MEDIUM,
            known=PartialDate.parse("2016"),
        )
        ratified = event(Deposit, "2011-04-06", instrument=Instrument.RATIFICATION)
        record = world(signed, ratified, deposit=None)
        view = ccm.as_of(date(2020, 1, 1), record=record, **asked)  # type: ignore[arg-type]
        assert view.membership(RURITANIA) == "party"


class TestWhatWasNotYetSo:
    """No answer rests on what had not yet happened or was not yet said."""

    def test_before_the_thirtieth_deposit_nothing_is_scheduled(self) -> None:
        """On the eve of the thirtieth deposit nobody could name the day."""
        eve = date(2010, 2, 15)
        view = ccm.as_of(eve, record=world(deposit=date(2009, 6, 1)))
        assert view.schedule(until=date(2012, 1, 1)) == ()
        assert view.at(date(2010, 2, 16)).schedule(until=date(2012, 1, 1))

    def test_a_claim_of_completeness_that_was_not_yet_made(self) -> None:
        """In 2012 nobody had yet listed who had reported."""
        day = date(2012, 6, 1)
        seen = ccm.as_of(day, known_by=day).assess("FRA", "art7.1")
        assert seen.status is Status.UNDETERMINED

    def test_less_trust_moves_no_entry_into_force(self) -> None:
        """Who is bound hangs on all deposits together."""
        for trust in ("high", "medium", "unverified"):
            view = ccm.as_of(date(2020, 9, 28), trust=trust)
            assert len(view.states_parties()) == 108
            assert view.general_entry_into_force == date(2010, 8, 1)

    def test_no_source_rules_out_later_hostilities(self) -> None:
        """That no use was reported for some years does not say that there was none.

        So it was as long as the review of 2020 and a list of 2015 were all that told of
        it: neither speaks of 4 to 11 September 2015.
        """
        day = date(2020, 9, 28)
        finding = ccm.as_of(day, known_by=day).assess("IRQ", "art4.1b")
        assert finding.status is Status.UNDETERMINED

    def test_hostilities_that_nobody_recorded_may_have_lapsed(self) -> None:
        """Ten years after entry into force the earliest such deadline has passed."""
        for day, known in (("2021-10-01", True), ("2021-10-02", False)):
            on = date.fromisoformat(day)
            record = world(
                coverage=(Coverage(obligation="art4.1b", source=FICTION),),
            )
            finding = ccm.as_of(on, record=record).assess("XRU", "art4.1b")
            assert (Status.OVERDUE in finding.possible) is not known
            assert (finding.compliant == Truth.TRUE) is known
            view = ccm.as_of(on, record=record)
            spans = ccm.timeline("XRU", "art4.1b", view=view)
            assert spans.at(on).possible == finding.possible

    def test_hostilities_would_be_recorded_while_the_record_reaches(self) -> None:
        """Coverage through 2015 puts the earliest lapse ten years after it."""
        reach = Coverage(
            obligation="art4.1b", through=date(2015, 6, 30), source=FICTION
        )
        for day, possible in (("2025-07-01", False), ("2025-07-02", True)):
            view = ccm.as_of(date.fromisoformat(day), record=world(coverage=(reach,)))
            finding = view.assess("XRU", "art4.1b")
            assert (Status.OVERDUE in finding.possible) is possible

    def test_what_alone_settles_comes_before_an_order_of_two_days(self) -> None:
        """A find in the rest of 2010 settles it; the day of clearance alone does not.

        Which of the two came first is not known when one of them is.
        """
        told = (
            event(ClearanceCompleted, "2009-01-01"),
            event(ClearanceCompleted, "2010-08-01"),
            event(ContaminationFound, "2010"),
            event(ClearanceCompleted, "..2010-08-01"),
        )
        sits = (meeting("1RC", "2010-08-30", "2010-09-03"),)
        record = world(*told, deposit=date(2009, 1, 1), meetings=sits)
        view = ccm.as_of(date(2010, 8, 1), record=record)
        finding = view.assess("XRU", "art4.1c")
        assert finding.missing[0].told_by == (told[2],)

    def test_which_of_two_past_events_came_last(self) -> None:
        """Cleared by July 2013, more found in 2011: the day of clearance is missing."""
        finding = ask(
            "art4",
            date(2028, 9, 2),
            event(ContaminationDeclared, "2011-10-01"),
            event(ClearanceCompleted, "..2013-07-01"),
            event(ContaminationFound, "2012-01-27"),
        )
        assert finding.possible == {Status.FULFILLED, Status.OVERDUE}
        (gap,) = finding.missing
        assert gap.fact == "the day of: clearance completed (known: ..2013-07-01)"

    def test_a_declaration_is_not_supposed_to_a_meeting_that_has_closed(self) -> None:
        """In September 2020 Croatia could still declare to 2RC, not to 1MSP."""
        for day, label in ((date(2020, 9, 28), "2RC"), (date(2021, 9, 21), "2RC")):
            found = ccm.as_of(day).what_would_change("HRV", "art4.1c")
            labels = [e.meeting for e, _ in found if isinstance(e, ClearanceDeclared)]
            assert labels == [label]

    def test_a_decision_cannot_shorten(self) -> None:
        """The deadline stays, and the decision is irregular."""
        found = ask(
            "art3",
            date(2015, 1, 1),
            DECLARED,
            decision("2014-01-01", until=date(2016, 1, 1)),
        )
        assert found.deadline
        assert found.deadline.date == date(2019, 10, 1)
        assert found.irregularities

    def test_an_obligation_that_does_not_exist(self) -> None:
        """A decision on nothing is refused with State, event and source."""
        strange = event(
            ExtensionDecision,
            "2019-09-01",
            obligation="art99",
            number=1,
            meeting="9MSP",
            length=Period(years=1),
        )
        with pytest.raises(InadmissibleEventError, match=r"Ruritania.*art99.*fiction"):
            ccm.as_of(date(2020, 1, 1), record=world(strange))

    def test_a_second_deposit_is_refused(self) -> None:
        """A State deposits once."""
        again = event(Deposit, "2012-01-01", instrument=Instrument.RATIFICATION)
        with pytest.raises(InadmissibleEventError, match="one deposit"):
            ccm.as_of(date(2020, 1, 1), record=world(again))

    def test_what_is_no_event_cannot_be_supposed(self) -> None:
        """The error names it, instead of a traceback from inside."""
        stranger: Any = "StockpileFound"
        with pytest.raises(InvalidValueError, match="expected an event, got 'Stock"):
            ccm.as_of(date(2020, 1, 1)).supposing(stranger)


def test_an_unheard_occasion_rests_on_which_meeting_is_the_next() -> None:
    """Clearance that nobody tells of is to be declared at the next meeting, too."""
    record = world(
        event(ClearanceCompleted, "2009-01-01", voice=Voice.OBSERVER),
        event(ClearanceCompleted, "2011-01-28"),
        deposit=date(2008, 12, 3),
        coverage=(
            Coverage(obligation="art4.1c", through=date(2009, 1, 1), source=FICTION),
        ),
        meetings=(meeting("1MSP", "2010-08-20", "2010-08-23"),),
    )
    view = ccm.as_of(date(2010, 9, 4), record=record)
    finding = view.assess("XRU", "art4.1c")
    assert {"declaration_forum", "declaration_papers"} <= set(finding.reading)
    named = {other.field for other in view.across_readings("XRU", "art4.1c")}
    assert named <= set(finding.reading)
