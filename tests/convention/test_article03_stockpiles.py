"""Article 3: destruction of stockpiles, and longer deadlines for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    Assessment,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    InitialReport,
    Meeting,
    MeetingKind,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    Verdict,
    Voice,
)
from ccm.rules import Cause, Finding, Reading, Status, Truth
from ccm.testing.fiction import FICTION, event, meeting, world

# Ruritania deposited on 6 April 2011: in force from 1 October 2011, eight years
# to 1 October 2019.
DECLARED = event(StockpileDeclared, "2012-01-10")
NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")
REVIEW = meeting("2RC", "2020-11-25", "2020-11-27", kind=MeetingKind.RC)
MEETINGS = (NINTH, REVIEW)


def _on(
    day: str,
    *events: Event,
    reading: Reading | None = None,
    coverage: tuple[Coverage, ...] = (),
    meetings: tuple[Meeting, ...] = MEETINGS,
) -> Finding:
    record = world(DECLARED, *events, meetings=meetings, coverage=coverage)
    view = ccm.as_of(date.fromisoformat(day), record=record, reading=reading)
    return view.assess("XRU", "art3")


def _bare(day: str, *events: Event) -> Finding:
    """Assess without a declaration."""
    return ccm.as_of(date.fromisoformat(day), record=world(*events)).assess(
        "XRU", "art3"
    )


def _request(when: str, number: int = 1, label: str = "9MSP", **more: object) -> Event:
    return event(
        ExtensionRequest,
        when,
        obligation="art3",
        number=number,
        meeting=label,
        **more,
    )


def _decision(when: str, number: int = 1, label: str = "9MSP", **more: object) -> Event:
    return event(
        ExtensionDecision,
        when,
        obligation="art3",
        number=number,
        meeting=label,
        **more,
    )


def _destroyed(when: str, **more: object) -> Event:
    return event(StockpileDestroyed, when, **more)


class TestParagraph2:
    """As soon as possible, but not later than eight years."""

    def test_eight_years_from_entry_into_force(self) -> None:
        """The deadline is known from the first day."""
        deadline = _on("2011-10-01").deadline
        assert deadline is not None
        assert deadline.date == deadline.initial == date(2019, 10, 1)

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2011-09-30", Status.NOT_BOUND),
            ("2011-10-01", Status.OUTSTANDING),
            ("2019-10-01", Status.OUTSTANDING),
            ("2019-10-02", Status.OVERDUE),
        ],
    )
    def test_until_the_deadline_and_after(self, day: str, status: Status) -> None:
        """The deadline day itself is in time."""
        assert _on(day).status is status

    @pytest.mark.parametrize(
        ("done", "status"),
        [
            ("2010-05-01", Status.FULFILLED),  # before entry into force
            ("2019-09-30", Status.FULFILLED),
            ("2019-10-01", Status.FULFILLED),
            ("2019-10-02", Status.FULFILLED_LATE),
        ],
    )
    def test_performance_on_a_day(self, done: str, status: Status) -> None:
        """In time up to the deadline day, late from the day after."""
        finding = _on("2020-01-01", _destroyed(done))
        assert finding.status is status
        assert str(finding.fulfilled_on) == done
        assert finding.compliant is Truth.TRUE
        assert finding.performed is Truth.TRUE

    def test_the_other_reading_of_the_last_day(self) -> None:
        """Read strictly, the anniversary itself is too late."""
        strict = Reading(last_day="too late")
        on_the_day = _on("2019-10-01", _destroyed("2019-10-01"), reading=strict)
        assert on_the_day.status is Status.FULFILLED_LATE
        assert str(on_the_day.deadline) == "2019-09-30"
        eve = _on("2019-10-01", _destroyed("2019-09-30"), reading=strict)
        assert eve.status is Status.FULFILLED
        assert _on("2019-10-01", reading=strict).status is Status.OVERDUE

    def test_a_performance_that_lies_ahead_is_not_seen(self) -> None:
        """What happens later does not count on the day."""
        finding = _on("2019-01-01", _destroyed("2019-05-01"))
        assert finding.status is Status.OUTSTANDING

    def test_a_year_around_the_deadline(self) -> None:
        """Performed in 2019: in time or late, and the record says which is missing."""
        finding = _on("2020-01-01", _destroyed("2019"))
        assert finding.status is Status.UNDETERMINED
        assert finding.possible == {Status.FULFILLED, Status.FULFILLED_LATE}
        assert [gap.cause for gap in finding.missing] == [Cause.PARTIAL_DATE]
        fact = "the day on which it was completed (known: 2019)"
        assert finding.missing[0].fact == fact
        assert finding.performed is Truth.TRUE
        assert finding.compliant is Truth.TRUE

    @pytest.mark.parametrize(
        ("done", "status"),
        [
            ("2019-09", Status.FULFILLED),
            ("2019-09-15..2019-10-01", Status.FULFILLED),
            ("2019-10-02..2019-10-31", Status.FULFILLED_LATE),
            ("..2019-10-01", Status.FULFILLED),
        ],
    )
    def test_a_partial_date_that_does_not_matter(
        self, done: str, status: Status
    ) -> None:
        """If every day of it gives one answer, that is the answer."""
        assert _on("2020-01-01", _destroyed(done)).status is status

    @pytest.mark.parametrize(
        ("day", "possible"),
        [
            ("2019-08-31", {Status.OUTSTANDING}),
            ("2019-09-01", {Status.OUTSTANDING, Status.FULFILLED}),
            ("2019-10-01", {Status.OUTSTANDING, Status.FULFILLED}),
            ("2019-10-02", {Status.OVERDUE, Status.FULFILLED, Status.FULFILLED_LATE}),
            ("2019-10-31", {Status.FULFILLED, Status.FULFILLED_LATE}),
        ],
    )
    def test_within_a_partial_date(self, day: str, possible: set[Status]) -> None:
        """On each day exactly what can have happened by it, and nothing else."""
        finding = _on(day, _destroyed("2019-09-01..2019-10-31"))
        assert finding.possible == possible
        assert bool(finding.missing) == (len(possible) > 1)


class TestWhetherItArises:
    """Silence is no answer; what the State or a list says is."""

    def test_without_a_report(self) -> None:
        """Undetermined, never without stockpile; the report is what is missing."""
        finding = _bare("2015-01-01")
        assert finding.status is Status.UNDETERMINED
        assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
        assert "its initial report" in finding.missing[0].fact
        assert finding.missing[0].cause is Cause.NOT_REPORTED
        assert finding.compliant is Truth.TRUE

    def test_without_a_report_after_the_deadline(self) -> None:
        """Then it may be in breach: whether it complies is unknown."""
        finding = _bare("2020-01-01")
        assert finding.possible == {Status.NOT_APPLICABLE, Status.OVERDUE}
        assert finding.compliant == Truth.UNKNOWN

    def test_a_report_that_is_silent_on_stocks(self) -> None:
        """That there is a report does not say what it says."""
        finding = _bare("2015-01-01", event(InitialReport, "2012-03-01"))
        assert finding.status is Status.UNDETERMINED
        assert "whether, at entry into force" in finding.missing[0].fact

    def test_a_declaration_speaks_of_the_days_before_it(self) -> None:
        """What was held at entry into force was held before it was declared."""
        assert _on("2011-10-02").status is Status.OUTSTANDING

    def test_a_destruction_shows_that_there_was_a_stock(self) -> None:
        """Nobody destroys what is not there."""
        finding = _bare("2015-01-01", _destroyed("2014-01-01"))
        assert finding.status is Status.FULFILLED

    def test_ruled_out(self) -> None:
        """A State that says it holds none owes nothing."""
        finding = _bare("2015-01-01", event(StockpileRuledOut, "2012-03-01"))
        assert finding.status is Status.NOT_APPLICABLE
        assert finding.deadline is None
        before = _bare("2012-02-29", event(StockpileRuledOut, "2012-03-01"))
        assert before.status is Status.UNDETERMINED

    def test_ruled_out_at_an_unknown_day(self) -> None:
        """On the days in doubt it is in doubt."""
        said = event(StockpileRuledOut, "2012")
        assert _bare("2012-06-01", said).status is Status.UNDETERMINED
        assert _bare("2012-12-31", said).status is Status.NOT_APPLICABLE

    def test_an_overdue_duty_can_become_moot(self) -> None:
        """Clarified after the deadline: overdue before, nothing owed since."""
        clarified = event(StockpileRuledOut, "2022-05-16")
        assert _on("2022-05-15", clarified).status is Status.OVERDUE
        assert _on("2022-05-16", clarified).status is Status.NOT_APPLICABLE

    def test_the_whole_stock_retained(self) -> None:
        """What is kept under Article 3(6) is not to be destroyed."""
        kept = event(StockpileRetained, "2018-01-01")
        assert _on("2017-12-31", kept).status is Status.OUTSTANDING
        assert _on("2018-01-01", kept).status is Status.NOT_APPLICABLE
        assert _on("2025-01-01", kept).status is Status.NOT_APPLICABLE

    def test_found_after_it_was_ruled_out(self) -> None:
        """Stocks that come to light raise the duty, under the old deadline."""
        events = (
            event(StockpileRuledOut, "2012-03-01"),
            event(StockpileFound, "2016-07-01"),
        )
        assert _bare("2016-06-30", *events).status is Status.NOT_APPLICABLE
        assert _bare("2016-07-01", *events).status is Status.OUTSTANDING
        assert _bare("2019-10-02", *events).status is Status.OVERDUE

    def test_in_doubt(self) -> None:
        """A State that is still verifying may hold some, or none."""
        finding = _on("2015-01-01", event(StockpileInDoubt, "2014-01-01"))
        assert finding.status is Status.UNDETERMINED
        assert finding.possible == {Status.NOT_APPLICABLE, Status.OUTSTANDING}
        assert finding.missing[0].cause is Cause.DISPUTED

    def test_doubt_ends_with_a_clear_word(self) -> None:
        """The later word counts."""
        events = (
            event(StockpileInDoubt, "2014-01-01"),
            event(StockpileRuledOut, "2016-01-01"),
        )
        assert _on("2015-12-31", *events).status is Status.UNDETERMINED
        assert _on("2016-01-01", *events).status is Status.NOT_APPLICABLE


class TestObservers:
    """An observer's word is shown and decides nothing."""

    @pytest.mark.parametrize("kind", [StockpileDeclared, StockpileRuledOut])
    def test_whether_it_arises(self, kind: type[Event]) -> None:
        """The State has not spoken: it stays in doubt."""
        said = event(kind, "2013-01-01", voice=Voice.OBSERVER)
        finding = _bare("2015-01-01", said)
        assert finding.status is Status.UNDETERMINED
        assert said in finding.explanation.evidence()

    def test_performance(self) -> None:
        """A journalist's report does not end the duty."""
        said = _destroyed("2015-01-01", voice=Voice.OBSERVER)
        finding = _on("2020-01-01", said)
        assert finding.status is Status.OVERDUE
        assert said in finding.explanation.evidence()

    def test_a_verdict(self) -> None:
        """Called a violation while the deadline runs: still outstanding."""
        judged = event(
            Assessment, "2015-01-01", obligation="art3", verdict=Verdict.VIOLATION
        )
        finding = _on("2016-01-01", judged)
        assert finding.status is Status.OUTSTANDING
        assert "an observer calls it a violation" in finding.explain()

    def test_a_verdict_on_another_obligation(self) -> None:
        """It is not shown here."""
        judged = event(
            Assessment, "2015-01-01", obligation="art4", verdict=Verdict.VIOLATION
        )
        assert judged not in _on("2016-01-01", judged).explanation.evidence()


class TestCompletionUndone:
    """Article 7(1)(g): what comes to light after completion."""

    EVENTS = (
        _destroyed("2014-05-01"),
        event(StockpileFound, "2017-03-01"),
        _destroyed("2018-04-01"),
    )

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2014-04-30", Status.OUTSTANDING),
            ("2014-05-01", Status.FULFILLED),
            ("2017-02-28", Status.FULFILLED),
            ("2017-03-01", Status.OUTSTANDING),
            ("2018-03-31", Status.OUTSTANDING),
            ("2018-04-01", Status.FULFILLED),
        ],
    )
    def test_within_the_deadline(self, day: str, status: Status) -> None:
        """Done, undone, and done again."""
        assert _on(day, *self.EVENTS).status is status

    def test_the_explanation_says_so(self) -> None:
        """What undid completion is named."""
        finding = _on("2017-03-01", *self.EVENTS)
        assert "further stocks found since" in finding.explain()

    def test_what_was_declared_raised_the_duty(self) -> None:
        """It is told for that, and destruction for what it is: performance."""
        told = _on("2015-01-01", _destroyed("2014-05-01")).explanation
        claims = [step.claim for _, step in told.walk()]
        assert "the duty arises: stockpile declared" in claims
        assert "the duty arose: destruction of the stockpile completed" not in claims

    def test_after_the_deadline(self) -> None:
        """Found when the old deadline has passed: urgent, and no day is set (A-24)."""
        events = (
            _destroyed("2014-05-01"),
            event(StockpileFound, "2021-03-01"),
            _destroyed("2021-09-01"),
        )
        assert _on("2021-02-28", *events).status is Status.FULFILLED
        finding = _on("2021-03-01", *events)
        assert finding.status is Status.OUTSTANDING
        assert finding.deadline is None
        assert "art7.1.g" in finding.explanation.provisions()
        assert "2019-10-01" in finding.explain()
        assert _on("2021-09-01", *events).status is Status.FULFILLED

    def test_after_the_deadline_as_it_can_be_read(self) -> None:
        """Or the old deadline is all there is: overdue at once, then late."""
        old = Reading(stocks_found="old deadline")
        events = (
            _destroyed("2014-05-01"),
            event(StockpileFound, "2021-03-01"),
            _destroyed("2021-09-01"),
        )
        assert _on("2021-02-28", *events, reading=old).status is Status.FULFILLED
        assert _on("2021-03-01", *events, reading=old).status is Status.OVERDUE
        assert _on("2021-09-01", *events, reading=old).status is Status.FULFILLED_LATE

    def test_a_first_destruction_that_was_late_stays_late(self) -> None:
        """What was found after it changes nothing of that."""
        events = (
            _destroyed("2020-05-01"),
            event(StockpileFound, "2021-03-01"),
            _destroyed("2021-09-01"),
        )
        assert _on("2021-04-01", *events).status is Status.OUTSTANDING
        assert _on("2021-09-01", *events).status is Status.FULFILLED_LATE


class TestParagraph3:
    """Extensions of up to four years."""

    def test_an_extension_runs_from_the_deadline(self) -> None:
        """Not from the decision, and the first deadline is still told."""
        given = _decision("2019-09-04", length=Period(months=12))
        deadline = _on("2019-10-02", given).deadline
        assert deadline is not None
        assert deadline.date == date(2020, 10, 1)
        assert deadline.initial == date(2019, 10, 1)
        (step,) = deadline.extensions
        assert (step.before, step.after) == (date(2019, 10, 1), date(2020, 10, 1))
        assert step.certain

    def test_the_other_reading_of_the_base(self) -> None:
        """Read otherwise, twelve months run from the decision."""
        other = Reading(extension_base="decision")
        given = _decision("2019-09-04", length=Period(months=12))
        assert str(_on("2019-10-02", given, reading=other).deadline) == "2020-09-04"

    def test_a_base_of_unknown_day_is_missing(self) -> None:
        """Read so, the day of the decision decides when time is up."""
        other = Reading(extension_base="decision")
        given = _decision("2019-09", length=Period(months=12))
        finding = _on("2020-09-15", given, reading=other)
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert [gap.cause for gap in finding.missing] == [Cause.PARTIAL_DATE]

    def test_extensions_add_up(self) -> None:
        """Twelve and eighteen months are thirty from the first deadline."""
        events = (
            _decision("2019-09-04", length=Period(months=12)),
            _decision("2020-11-27", 2, "2RC", length=Period(months=18)),
        )
        assert str(_on("2021-01-01", *events).deadline) == "2022-04-01"

    def test_before_the_decision_the_old_deadline_stands(self) -> None:
        """The eve of the decision knows nothing of it."""
        given = _decision("2019-09-04", length=Period(months=12))
        assert str(_on("2019-09-03", given).deadline) == "2019-10-01"
        assert str(_on("2019-09-04", given).deadline) == "2020-10-01"

    def test_performance_in_extended_time_is_in_time(self) -> None:
        """The deadline in force at the time is what counts."""
        given = _decision("2019-09-04", length=Period(months=12))
        on_the_day = _on("2021-01-01", given, _destroyed("2020-10-01"))
        assert on_the_day.status is Status.FULFILLED
        late = _on("2021-01-01", given, _destroyed("2020-10-02"))
        assert late.status is Status.FULFILLED_LATE

    def test_performance_in_a_lapse_is_late(self) -> None:
        """A decision that came afterwards does not make it timely."""
        given = _decision("2019-12-01", length=Period(months=12))
        finding = _on("2020-01-01", given, _destroyed("2019-11-01"))
        assert finding.status is Status.FULFILLED_LATE

    def test_an_end_date_wins(self) -> None:
        """Over its own length, and the difference is told."""
        given = _decision(
            "2019-09-04", length=Period(months=15), until=date(2020, 12, 31)
        )
        finding = _on("2019-10-02", given)
        assert str(finding.deadline) == "2020-12-31"
        (odd,) = finding.irregularities
        assert "15 months would be 2021-01-01" in odd.text
        assert odd.provision == "art3.5"
        assert odd.event is given

    def test_an_end_date_that_fits_its_length(self) -> None:
        """Nothing is to be told."""
        given = _decision(
            "2019-09-04", length=Period(months=15), until=date(2021, 1, 1)
        )
        assert _on("2019-10-02", given).irregularities == ()

    def test_an_end_date_is_where_the_next_extension_runs_from(self) -> None:
        """Twelve months from 31 December 2020."""
        events = (
            _decision("2019-09-04", until=date(2020, 12, 31)),
            _decision("2020-11-27", 2, "2RC", length=Period(months=12)),
        )
        assert str(_on("2021-01-01", *events).deadline) == "2021-12-31"

    def test_a_month_end_is_not_fed_into_the_next_step(self) -> None:
        """Two months and one from 31 December are three: 31 March, not 28."""
        events = (
            _decision("2019-09-04", until=date(2020, 12, 31)),
            _decision("2020-11-27", 2, "2RC", length=Period(months=2)),
            _decision("2020-11-27", 3, "2RC", length=Period(months=1)),
        )
        deadline = _on("2020-12-01", *events).deadline
        assert deadline is not None
        days = [str(step.after) for step in deadline.extensions]
        assert days == ["2020-12-31", "2021-02-28", "2021-03-31"]

    def test_a_refusal(self) -> None:
        """The deadline stays, and passes."""
        refused = _decision("2019-09-04", granted=False)
        asked = _request("2018-12-01", length=Period(months=12))
        finding = _on("2019-10-02", asked, refused)
        assert finding.status is Status.OVERDUE
        assert str(finding.deadline) == "2019-10-01"

    def test_a_grant_of_nothing_is_no_decision(self) -> None:
        """It says how long, or until when."""
        with pytest.raises(InvalidValueError, match="length or an end date"):
            _decision("2019-09-04")

    def test_four_years_can_be_granted(self) -> None:
        """Forty-eight months are four years."""
        for length in (Period(years=4), Period(months=48)):
            given = _decision("2019-09-04", length=length)
            assert _on("2019-10-02", given).irregularities == ()

    def test_more_than_four_years_is_flagged(self) -> None:
        """The message names State, decision, provision and source; it stands."""
        given = _decision("2019-09-04", length=Period(months=49))
        finding = _on("2019-10-02", given)
        (odd,) = finding.irregularities
        assert odd.provision == "art3.3"
        for part in ("Ruritania", "extension 1", "9MSP", "4 years", "fiction"):
            assert part in str(odd)
        assert str(finding.deadline) == "2023-11-01"

    @pytest.mark.parametrize(
        ("until", "flagged"), [("2023-10-01", False), ("2023-10-02", True)]
    )
    def test_an_end_date_beyond_four_years(self, until: str, flagged: bool) -> None:  # noqa: FBT001 - a case
        """Four years from the deadline that it found are the most."""
        given = _decision("2019-09-04", until=date.fromisoformat(until))
        found = _on("2019-10-02", given).irregularities
        assert [odd.provision for odd in found] == ["art3.3"] * flagged

    def test_each_extension_has_its_own_four_years(self) -> None:
        """Three years and three years are no six."""
        events = (
            _decision("2019-09-04", length=Period(years=3)),
            _decision("2020-11-27", 2, "2RC", length=Period(years=3)),
        )
        assert _on("2021-01-01", *events).irregularities == ()


class TestParagraph5:
    """Nine months before the meeting, which decides by majority."""

    LENGTH = Period(months=12)

    @pytest.mark.parametrize("filed", ["2018-01-01", "2018-12-01", "2018-12-02"])
    def test_in_time(self, filed: str) -> None:
        """Nine months before 2 September 2019: 2 December 2018."""
        assert _on("2019-01-01", _request(filed)).irregularities == ()

    @pytest.mark.parametrize(
        ("filed", "late"), [("2018-12-03", 1), ("2019-01-15", 44), ("2019-09-01", 273)]
    )
    def test_late(self, filed: str, late: int) -> None:
        """By exactly so many days; it is decided all the same."""
        given = _decision("2019-09-04", length=self.LENGTH)
        finding = _on("2019-09-05", _request(filed), given)
        (odd,) = finding.irregularities
        assert f": {Period(days=late)} late; expected by 2018-12-02" in odd.text
        assert odd.provision == "art3.5"
        assert str(finding.deadline) == "2020-10-01"

    def test_late_by_at_least(self) -> None:
        """Of a month, the first day is what can be shown."""
        (odd,) = _on("2019-02-01", _request("2019-01")).irregularities
        assert ": at least 30 days late" in odd.text

    def test_a_month_that_begins_in_time(self) -> None:
        """Nothing shows that it was late."""
        assert _on("2019-02-01", _request("2018-12")).irregularities == ()

    def test_the_other_reading_counts_from_the_close(self) -> None:
        """4 December 2018 is then the last day."""
        other = Reading(lead_counts_from="closing")
        assert (
            _on("2019-01-01", _request("2018-12-04"), reading=other).irregularities
            == ()
        )
        (odd,) = _on("2019-01-01", _request("2018-12-05"), reading=other).irregularities
        assert ": 1 days late" in odd.text or ": 1 day late" in odd.text

    def test_longer_than_asked_for(self) -> None:
        """The meeting decides on what was asked."""
        asked = _request("2018-12-01", length=Period(months=12))
        given = _decision("2019-09-04", length=Period(months=18))
        (odd,) = _on("2019-10-02", asked, given).irregularities
        assert odd.provision == "art3.5"
        assert "longer than was asked for; expected 12 months at most" in odd.text

    @pytest.mark.parametrize(
        ("asked", "granted"),
        [
            ({"length": Period(months=12)}, {"until": date(2020, 10, 2)}),
            ({"until": date(2020, 10, 1)}, {"until": date(2020, 10, 2)}),
            ({"until": date(2020, 9, 30)}, {"length": Period(months=12)}),
        ],
    )
    def test_later_than_asked_for(
        self, asked: Mapping[str, Any], granted: Mapping[str, Any]
    ) -> None:
        """One day is enough, and a day can be asked for or granted as well."""
        filed = _request("2018-12-01", **asked)
        given = _decision("2019-09-04", **granted)
        (odd,) = _on("2019-10-02", filed, given).irregularities
        last = asked.get("until", date(2020, 10, 1))
        assert odd.provision == "art3.5"
        assert f"later than was asked for; expected {last} at the latest" in odd.text

    @pytest.mark.parametrize(
        ("asked", "granted"),
        [
            ({"length": Period(months=12)}, {"until": date(2020, 10, 1)}),
            ({"until": date(2020, 10, 1)}, {"length": Period(months=12)}),
            ({"until": date(2020, 10, 1)}, {"until": date(2020, 9, 1)}),
            ({}, {"until": date(2023, 10, 1)}),
        ],
    )
    def test_no_later_than_asked_for(
        self, asked: Mapping[str, Any], granted: Mapping[str, Any]
    ) -> None:
        """What was asked for, less, or what nobody knows the measure of."""
        filed = _request("2018-12-01", **asked)
        given = _decision("2019-09-04", **granted)
        assert _on("2019-10-02", filed, given).irregularities == ()

    def test_shorter_than_asked_for(self) -> None:
        """That it may always grant."""
        asked = _request("2018-12-01", length=Period(months=18))
        given = _decision("2019-09-04", length=Period(months=12))
        assert _on("2019-10-02", asked, given).irregularities == ()

    def test_a_request_after_expiry(self) -> None:
        """Unlike Article 4, Article 3 does not say that it must come before."""
        asked = _request("2020-01-01", label="2RC", length=self.LENGTH)
        assert _on("2020-02-01", asked).irregularities == ()

    def test_a_decision_after_expiry_is_told(self) -> None:
        """It counts from the deadline that had lapsed."""
        asked = _request("2019-06-01", label="2RC", length=Period(months=24))
        given = _decision("2020-11-27", label="2RC", length=Period(months=24))
        finding = _on("2020-12-01", asked, given)
        (odd,) = finding.irregularities
        assert "taken after the deadline of 2019-10-01 had passed" in odd.text
        assert str(finding.deadline) == "2021-10-01"
        assert finding.status is Status.OUTSTANDING

    def test_a_decision_before_its_request_is_told(self) -> None:
        """Article 3(5): the meeting decides on a request that was submitted."""
        given = _decision("2019-09-02", length=self.LENGTH)
        (odd,) = _on("2019-10-02", self._filed("2019-09-03"), given).irregularities[-1:]
        assert odd.provision == "art3.5"
        assert odd.text.endswith(
            "taken before its request was filed; expected on or after 2019-09-03"
        )
        for day in ("2018-12-02", "2019-09-02"):
            texts = [
                o.text
                for o in _on("2019-10-02", self._filed(day), given).irregularities
            ]
            assert not any("before its request" in text for text in texts)
        vague = _on("2019-10-02", self._filed("2019-09"), given)
        assert "not known whether" in vague.explain()
        assert "extension 1 was granted after it was asked for" in vague.explain()
        assert not any("before its" in odd.text for odd in vague.irregularities)

    def _filed(self, day: str) -> Event:
        return _request(day, length=self.LENGTH)


class TestPendingRequests:
    """A request suspends nothing; an unrecorded outcome is no breach."""

    ASKED = _request("2019-06-01", label="2RC", length=Period(months=24))

    @pytest.mark.parametrize("day", ["2019-10-02", "2020-11-24", "2020-11-27"])
    def test_overdue_while_it_is_pending(self, day: str) -> None:
        """Up to the close of the meeting that is to decide."""
        finding = _on(day, self.ASKED)
        assert finding.status is Status.OVERDUE
        assert "which suspends nothing" in finding.explain()

    def test_the_other_reading_suspends(self) -> None:
        """Then the State is not in breach while it waits."""
        other = Reading(pending_request="suspends")
        assert _on("2019-10-02", self.ASKED, reading=other).status == "outstanding"
        given = _decision("2021-02-10", label="2RC", length=Period(months=24))
        later = _on("2020-12-15", self.ASKED, given, reading=other)
        assert later.status is Status.OUTSTANDING

    def test_no_request_suspends_nothing_in_either_reading(self) -> None:
        """There is nothing that could."""
        other = Reading(pending_request="suspends")
        assert _on("2019-10-02", reading=other).status is Status.OVERDUE

    def test_closed_without_recorded_decision(self) -> None:
        """The outcome exists and is not in the record: undetermined."""
        finding = _on("2020-11-28", self.ASKED)
        assert finding.status is Status.UNDETERMINED
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        (gap,) = finding.missing
        assert gap.cause is Cause.DECISION_NOT_RECORDED
        assert gap.fact == "the decision of 2RC on request 1"
        assert finding.compliant == Truth.UNKNOWN

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            ("2019-10-01", Status.OUTSTANDING),
            ("2019-10-02", Status.OVERDUE),
            ("2020-11-28", Status.OVERDUE),  # the meeting has closed
            ("2021-02-09", Status.OVERDUE),
            ("2021-02-10", Status.OUTSTANDING),
            ("2021-10-01", Status.OUTSTANDING),
            ("2021-10-02", Status.OVERDUE),
        ],
    )
    def test_decision_recorded_later(self, day: str, status: Status) -> None:
        """Known, and simply later: the days between are a lapse."""
        given = _decision("2021-02-10", label="2RC", length=Period(months=24))
        assert _on(day, self.ASKED, given).status is status

    def test_decided_on_an_unknown_day(self) -> None:
        """On the days in doubt: outstanding or overdue."""
        given = _decision("2021-02..2021-03", label="2RC", length=Period(months=24))
        assert _on("2021-01-31", self.ASKED, given).status is Status.OVERDUE
        finding = _on("2021-02-15", self.ASKED, given)
        assert finding.possible == {Status.OUTSTANDING, Status.OVERDUE}
        assert str(finding.deadline) == "2019-10-01 or 2021-10-01"
        assert finding.missing[0].cause is Cause.PARTIAL_DATE
        assert _on("2021-03-31", self.ASKED, given).status is Status.OUTSTANDING

    def test_a_later_decision_when_the_first_deadline_still_runs(self) -> None:
        """Two deadlines are possible, and neither has passed: no doubt of status."""
        given = _decision("2019-09", length=Period(months=12))
        finding = _on("2019-09-15", given)
        assert finding.status is Status.OUTSTANDING
        assert str(finding.deadline) == "2019-10-01 or 2020-10-01"
        assert finding.deadline is not None
        assert finding.deadline.date is None


class TestCoverage:
    """Where the record ends, silence ceases to mean anything."""

    REACH = (Coverage(obligation="art3", through=date(2019, 12, 31), source=FICTION),)

    def test_within_the_coverage(self) -> None:
        """No performance and no decision on record: there was none."""
        assert _on("2019-12-31", coverage=self.REACH).status is Status.OVERDUE

    def test_beyond_the_coverage(self) -> None:
        """There may have been one; the record does not claim to know."""
        finding = _on("2020-01-01", coverage=self.REACH)
        assert finding.status is Status.UNDETERMINED
        assert Status.OVERDUE in finding.possible
        assert finding.missing[0].cause is Cause.BEYOND_THE_RECORD
        assert "2019-12-31" in finding.missing[0].fact

    def test_what_is_on_record_still_counts(self) -> None:
        """Performance is known, whenever it was."""
        done = _destroyed("2019-05-01")
        assert _on("2030-01-01", done, coverage=self.REACH).status is Status.FULFILLED

    def test_no_coverage_at_all(self) -> None:
        """A record that claims nothing shows no breach."""
        none = (Coverage(obligation="art3", through=None, source=FICTION),)
        finding = _on("2019-10-02", coverage=none)
        assert finding.status is Status.UNDETERMINED
        assert "at all" in finding.missing[0].fact

    def test_it_is_said_by_obligation(self) -> None:
        """How far Article 4 reaches says nothing of Article 3."""
        other = (Coverage(obligation="art4", through=date(2012, 1, 1), source=FICTION),)
        assert _on("2019-10-02", coverage=other).status is Status.OVERDUE


class TestDisputes:
    """Two accounts of one event: one is followed, both are shown."""

    def test_the_account_that_is_followed_decides(self) -> None:
        """The other stands beside it in the reasons."""
        both = {"dispute": "destroyed", "why": "a reason"}
        followed = _destroyed("2019-09-15", **both)
        other = _destroyed("2019-12-15", followed=False, **both)
        finding = _on("2020-01-01", followed, other)
        assert finding.status is Status.FULFILLED
        assert finding.fulfilled_on == PartialDate.parse("2019-09-15")
        assert {followed, other} <= set(finding.explanation.evidence())
        assert "other account, not followed" in finding.explain()
