"""Regressions of doubt: leaving, words of one day, requests that may suspend."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

import ccm
from ccm.dates import PartialDate
from ccm.facts import (
    AnnualReport,
    ArmedConflict,
    ClearanceCompleted,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Legislation,
    NationalMeasure,
    Retention,
    StockpileDeclared,
    WithdrawalNotice,
)
from ccm.rules import Cause, Finding, Reading, Status
from ccm.testing.fiction import RURITANIA, event, meeting, world

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


def request(day: str) -> Event:
    """Return a request on Article 3 to the ninth meeting."""
    return event(ExtensionRequest, day, obligation="art3", number=1, meeting="9MSP")


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

        In December 2024 what was known is the receipt: six months later. Where of
        that only the month is known, the end lies in a month as well.
        """
        on, plain = date(2024, 12, 1), ccm.packaged_record()
        assert str(ccm.as_of(on, known_by=on).standing("LTU").ends) == "2025-03-06"
        (notice,) = plain.every(WithdrawalNotice)
        vague = attrs.evolve(notice, date=PartialDate.parse("2024-09"))
        events = (*(event for event in plain.events if event is not notice), vague)
        record = attrs.evolve(plain, events=events)
        view = ccm.as_of(on, known_by=on, record=record)
        ends = view.standing("LTU").ends
        assert ends == PartialDate(date(2025, 3, 1), date(2025, 3, 30))
        due = view.schedule(until=date(2026, 1, 1))
        leaving = [one for one in due if one.what == "withdrawal"]
        assert [one.on for one in leaving] == [ends.earliest, ends.latest]
        assert not any(one.certain or "2025-03-06" in one.text for one in leaving)
        soon = view.schedule(until=date(2025, 3, 10))  # the last day lies beyond
        assert [one.on for one in soon if one.what == "withdrawal"] == [ends.earliest]
        left = date(2025, 3, 6)
        printed = ccm.as_of(left, known_by=left, record=record)
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
