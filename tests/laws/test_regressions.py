"""Faults that the laws and a hostile reader found, each as small as it gets.

Each test states the right answer, and why it is the right one.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import InadmissibleEventError, InvalidValueError
from ccm.facts import (
    AnnualReport,
    ArmedConflict,
    ClearanceCompleted,
    ClearanceDeclared,
    Confidence,
    ContaminationFound,
    Coverage,
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Instrument,
    Legislation,
    NationalMeasure,
    Retention,
    Signature,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    WithdrawalNotice,
)
from ccm.rules import Cause, Finding, Reading, Status
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
        """If it does lie ahead, others may have ended that nobody recorded."""
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
        assert Status.OUTSTANDING in found[0].possible
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
        """That no use was reported for some years does not say that there was none."""
        finding = ccm.as_of(date(2020, 9, 28)).assess("IRQ", "art4.1b")
        assert finding.status is Status.UNDETERMINED

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


class TestWordsOfOneDay:
    """Of two words on one day, no source says which is the last."""

    SPECIFIC = event(NationalMeasure, "2013-05-05", kind=Legislation.SPECIFIC)

    def test_which_is_the_last_is_missing(self) -> None:
        """Fulfilled or outstanding; a later word would tell."""
        begun = event(NationalMeasure, "2013-05-05", kind=Legislation.IN_PROGRESS)
        found = ask("art9", date(2014, 1, 1), self.SPECIFIC, begun)
        assert found.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert [gap.cause for gap in found.missing] == [Cause.DISPUTED]
        assert "2013-05-05" in found.missing[0].fact

    def test_the_day_is_missing_of_one_that_may_be_later(self) -> None:
        """In progress at some time of 2013: before the law of May, or after it."""
        begun = event(NationalMeasure, "2013", kind=Legislation.IN_PROGRESS)
        found = ask("art9", date(2014, 1, 1), self.SPECIFIC, begun)
        assert found.possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert [gap.told_by for gap in found.missing] == [(begun,)]

    def test_a_later_word_leaves_no_doubt(self) -> None:
        """What was said of one day in 2013 no longer matters in 2014."""
        begun = event(NationalMeasure, "2013-05-05", kind=Legislation.IN_PROGRESS)
        later = event(NationalMeasure, "2013-06-01", kind=Legislation.SUFFICIENT)
        found = ask("art9", date(2014, 1, 1), self.SPECIFIC, begun, later)
        assert found.status is Status.FULFILLED


class TestLeavingInDoubt:
    """A State that may have left may still owe what fell due since.

    Bound from 1 August 2012, it gave notice in March 2012; if an armed conflict
    had begun by 1 September it is still bound, and the report on 2012 was due on
    30 April 2013.
    """

    NOTICE = event(WithdrawalNotice, "2012-03-01")
    FOR_ITS_TIME = Reading(last_reports="for its time as a Party")

    def view(
        self, on: date, *events: Event, reading: Reading | None = None
    ) -> ccm.AsOf:
        """Return the view of a record in which the State joined in February 2012."""
        record = world(*events, deposit=date(2012, 2, 29))
        return ccm.as_of(on, record=record, reading=reading)

    @pytest.mark.parametrize(
        ("begun", "possible"),
        [
            ("2012-06-01", {Status.OVERDUE}),
            ("2012-10-01", {Status.NOT_BOUND}),
            ("2012", {Status.OVERDUE, Status.NOT_BOUND}),
        ],
    )
    def test_a_report_that_fell_due_since(
        self, begun: str, possible: set[Status]
    ) -> None:
        """A conflict of 2012 deferred the withdrawal, or began after it."""
        view = self.view(date(2013, 9, 3), self.NOTICE, event(ArmedConflict, begun))
        found = view.assess("XRU", "art7.2")
        assert found.possible == possible
        assert bool(found.missing) == (len(possible) > 1)

    def test_the_next_report_is_due_perhaps(self) -> None:
        """On 30 April 2014, if the State is still bound then."""
        view = self.view(date(2013, 9, 3), self.NOTICE, event(ArmedConflict, "2012"))
        due = view.schedule(until=date(2014, 12, 31), obligations="art7.2")
        ours = [(one.on, one.certain) for one in due if one.state == RURITANIA]
        assert ours == [(date(2014, 4, 30), False)]

    def test_a_deadline_may_come_before_it_leaves(self) -> None:
        """180 days after 1 August 2012 is 28 January 2013; it leaves in January."""
        view = self.view(date(2012, 12, 1), event(WithdrawalNotice, "2012-07"))
        due = view.schedule(until=date(2014, 12, 31), obligations="art7.1")
        ours = [(one.on, one.certain) for one in due if one.state == RURITANIA]
        assert ours == [(date(2013, 1, 28), False)]

    def test_a_report_that_is_raised(self) -> None:
        """Munitions kept in 2012: the same holds for the report on them."""
        kept = event(Retention, "2012-10-01", munitions=5)
        view = self.view(
            date(2013, 9, 3), self.NOTICE, kept, event(ArmedConflict, "2012")
        )
        found = view.assess("XRU", "art3.8")
        assert found.possible == {Status.OVERDUE, Status.NOT_BOUND}

    def test_who_has_left_may_owe_its_last_report_or_nothing(self) -> None:
        """Read so, the report on 2012 stays due; it was filed in 2013 or 2014."""
        filed = event(AnnualReport, "2013..2014", year=2012)
        view = self.view(
            date(2013, 9, 3), self.NOTICE, filed, reading=self.FOR_ITS_TIME
        )
        found = view.assess("XRU", "art7.2")
        assert found.possible == {Status.OVERDUE, Status.NOT_BOUND}

    def test_the_years_that_it_owes_hang_on_when_it_left(self) -> None:
        """Left in December 2012 it owes no report on 2013; in January it does."""
        notice = event(WithdrawalNotice, "2012-06..2012-07")
        filed = event(AnnualReport, "2013-04-01", year=2012)
        view = self.view(date(2014, 9, 3), notice, filed, reading=self.FOR_ITS_TIME)
        found = view.assess("XRU", "art7.2")
        assert found.possible == {Status.OVERDUE, Status.NOT_BOUND}

    def test_a_notice_that_may_not_have_been_received(self) -> None:
        """If it has not come by 15 May, the State that files is in good order."""
        kept = event(Retention, "2013-05-02", munitions=5)
        view = self.view(date(2013, 5, 15), event(WithdrawalNotice, "2013-05"), kept)
        assert Status.OUTSTANDING in view.assess("XRU", "art3.8").possible


class TestHostilitiesThatEndedTwice:
    """Three ends of hostilities, one of them in a month of which no day is known."""

    def test_a_completion_of_the_first_day_leaves_the_month_in_doubt(self) -> None:
        """Cleared on 1 August; what ended on the 31st is still to be cleared."""
        known = (
            event(HostilitiesEnded, "2009-01-01"),
            event(HostilitiesEnded, "2012-08-01"),
            event(ClearanceCompleted, "2012-08-01"),
        )

        def found(day: str) -> Finding:
            record = world(
                *known, event(HostilitiesEnded, day), deposit=date(2012, 2, 29)
            )
            return ccm.as_of(date(2012, 8, 31), record=record).assess("XRU", "art4.1b")

        assert found("2012-08-31").status is Status.OUTSTANDING
        assert found("2012-08-01").status is Status.FULFILLED
        assert found("2012-08").possible == {Status.FULFILLED, Status.OUTSTANDING}
        assert found("2012-08").missing


class TestRequestsThatMaySuspend:
    """Read so that a pending request suspends: what of one whose day is in doubt?"""

    READING = Reading(pending_request="suspends")

    def found(self, *events: Event) -> Finding:
        """Return where Ruritania stands a month after its deadline."""
        tenth = meeting("10MSP", "2020-09-07", "2020-09-11")
        record = world(DECLARED, *events, meetings=(*MEETINGS, tenth))
        view = ccm.as_of(date(2019, 11, 1), record=record, reading=self.READING)
        return view.assess("XRU", "art3")

    @pytest.mark.parametrize(
        ("filed", "possible"),
        [
            ("2019-06-01", {Status.OUTSTANDING}),
            ("2019-12-01", {Status.OVERDUE}),
            ("2019", {Status.OUTSTANDING, Status.OVERDUE}),
        ],
    )
    def test_it_may_not_yet_have_been_filed(
        self, filed: str, possible: set[Status]
    ) -> None:
        """Filed by November it suspends; filed in December it did not yet."""
        found = self.found(
            event(ExtensionRequest, filed, obligation="art3", number=1, meeting="10MSP")
        )
        assert found.possible == possible
        assert bool(found.missing) == (len(possible) > 1)

    @pytest.mark.parametrize(
        ("refused", "possible"),
        [
            ("2019-12-01", {Status.OUTSTANDING}),
            ("2019-10-15", {Status.OVERDUE}),
            ("2019", {Status.OUTSTANDING, Status.OVERDUE}),
        ],
    )
    def test_it_may_have_been_decided(
        self, refused: str, possible: set[Status]
    ) -> None:
        """Refused by November it is pending no more."""
        found = self.found(
            request("2019-01-01"),
            event(
                ExtensionDecision,
                refused,
                obligation="art3",
                number=1,
                meeting="9MSP",
                granted=False,
            ),
        )
        assert found.possible == possible
        assert bool(found.missing) == (len(possible) > 1)

    def test_the_reasons_say_that_it_suspends(self) -> None:
        """A passed deadline that is not overdue needs a reason."""
        found = self.found(
            event(
                ExtensionRequest,
                "2019-06-01",
                obligation="art3",
                number=1,
                meeting="10MSP",
            )
        )
        assert "request 1 is pending, which keeps the deadline" in found.explain()
        assert "pending_request" in found.reading


class TestWhatWasPrintedLater:
    """A view of earlier knowledge knows no day that was printed later."""

    def test_the_day_on_which_lithuania_left(self) -> None:
        """The pages that print 6 March 2025 are of that day (13MSP presidency).

        In December 2024 what was known is the month of receipt: six months later.
        """
        view = ccm.as_of(date(2024, 12, 1), known_by=date(2024, 12, 1))
        ends = view.standing("LTU").ends
        assert ends == PartialDate(date(2025, 3, 1), date(2025, 3, 30))
        due = view.schedule(until=date(2026, 1, 1))
        leaving = [one for one in due if one.what == "withdrawal"]
        assert [one.on for one in leaving] == [ends.earliest, ends.latest]
        assert not any(one.certain or "2025-03-06" in one.text for one in leaving)
        soon = view.schedule(until=date(2025, 3, 10))  # the last day lies beyond
        assert [one.on for one in soon if one.what == "withdrawal"] == [ends.earliest]
        printed = ccm.as_of(date(2025, 3, 6), known_by=date(2025, 3, 6))
        assert printed.membership("LTU") == "withdrawn"

    def test_the_end_of_an_armed_conflict(self) -> None:
        """In 2026 nobody knew that the conflict would end in 2027."""
        record = world(
            event(WithdrawalNotice, "2024-09-06"),
            event(ArmedConflict, "2024-12-01", ended=PartialDate.parse("2027-01-01")),
        )
        now = ccm.as_of(date(2026, 1, 1), record=record)
        assert now.standing("XRU").ends == PartialDate.on(date(2027, 1, 1))
        assert now.as_known_then().standing("XRU").ends is None
