"""Other readings, other facts, other knowledge: what changes, and why."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.duties.alternatives import explain_difference
from ccm.duties.whatif import supposed
from ccm.facts import StockpileDestroyed, TerritorialScope
from ccm.rules import Cause, Status

THEN = ccm.as_of(date(2020, 12, 1))


class TestOtherReadings:
    """`across_readings` shows every choice that changes the answer."""

    def test_each_changes_the_answer(self) -> None:
        """No alternative repeats the answer, and each can be explained."""
        ours = THEN.assess("BGR", "art3")
        found = THEN.across_readings("BGR", "art3")
        assert found
        for other in found:
            told = other.finding
            assert (told.possible, told.deadline, told.irregularities) != (
                ours.possible,
                ours.deadline,
                ours.irregularities,
            )
            assert explain_difference(ours, other.finding)

    def test_what_is_irregular_by_less_does_not_vanish(self) -> None:
        """Counted from the close of 9MSP, two days later, Germany is late as well."""
        ours = THEN.assess("DEU", "art4")
        (other,) = (
            each.finding
            for each in THEN.across_readings("DEU", "art4")
            if (each.field, each.option) == ("lead_counts_from", "closing")
        )
        odd = [str(d) for d in explain_difference(ours, other) if "late" in str(d)]
        (said,) = odd
        assert "44 days late" in said.partition(" → ")[0]
        assert "42 days late; expected by 2018-12-04" in said.partition(" → ")[2]

    def test_they_are_among_the_choices_that_the_answer_names(self) -> None:
        """What changes the answer is a choice that the finding rests on."""
        named = set(THEN.assess("BGR", "art3").reading)
        assert {other.field for other in THEN.across_readings("BGR", "art3")} <= named

    def test_a_pending_request_that_suspends(self) -> None:
        """Read otherwise, Bulgaria was not overdue in December 2020."""
        (other,) = (
            o
            for o in THEN.across_readings("BGR", "art3")
            if o.field == "pending_request"
        )
        assert other.finding.status is Status.OUTSTANDING

    def test_equal_arguments_do_not_differ(self) -> None:
        """Nothing parts a finding from itself."""
        finding = THEN.assess("PER", "art3")
        assert explain_difference(finding, THEN.assess("PER", "art3")) == ()


class TestWhatWouldChange:
    """`what_would_change` names single events that turn the status."""

    @pytest.mark.parametrize(
        ("state", "obligation"),
        [
            *(("BGR", "art3"), ("DEU", "art4"), ("GNB", "art3")),
            *(("CPV", "art7.1"), ("GMB", "art7.2")),
        ],
    )
    def test_each_event_turns_it(self, state: str, obligation: str) -> None:
        """To suppose the event gives the finding that comes with it."""
        ours = THEN.assess(state, obligation)
        found = THEN.what_would_change(state, obligation)
        assert found
        for event, finding in found:
            assert finding.status is not ours.status
            supposed = THEN.supposing(event).assess(state, obligation)
            assert supposed.status is finding.status

    def test_an_overdue_duty_ends_with_performance_or_an_extension(self) -> None:
        """Bulgaria in December 2020 could have finished, or been granted time."""
        found = THEN.what_would_change("BGR", "art3")
        assert {Status.FULFILLED_LATE, Status.OUTSTANDING} <= {
            finding.status for _, finding in found
        }


class TestWhatIsMissing:
    """For each cause a State whose answer lacks exactly that."""

    @pytest.mark.parametrize(
        ("state", "obligation", "on", "cause"),
        [
            ("CPV", "art3", date(2020, 9, 28), Cause.NOT_REPORTED),
            ("STP", "art3", date(2020, 9, 28), Cause.NOT_YET_DUE),
            ("BGR", "art3", date(2021, 2, 15), Cause.PARTIAL_DATE),
            ("AFG", "art4", date(2026, 11, 21), Cause.DECISION_NOT_RECORDED),
            ("GNB", "art3", date(2020, 9, 28), Cause.DISPUTED),
            ("DEU", "art4", date(2025, 8, 2), Cause.UNVERIFIED),
            ("TCD", "art4", date(2026, 11, 21), Cause.BEYOND_THE_RECORD),
        ],
    )
    def test_the_first_thing_missing(
        self, state: str, obligation: str, on: date, cause: Cause
    ) -> None:
        """What would settle the answer best comes first."""
        finding = ccm.as_of(on).assess(state, obligation)
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].cause is cause

    def test_what_nobody_has_verified_settles_it_when_admitted(self) -> None:
        """Germany's second extension is in the record, unverified."""
        day = date(2026, 1, 1)
        trusting = ccm.as_of(day, trust="unverified").assess("DEU", "art4")
        assert ccm.as_of(day).assess("DEU", "art4").status is Status.UNDETERMINED
        assert trusting.status is Status.OUTSTANDING


class TestWhatCanBeSupposed:
    """An event that says no more than that it happened, or of which year."""

    def test_nothing_turns_what_some_years_raise(self) -> None:
        """Whether a report on what is kept is owed hangs on the year of an event."""
        assert THEN.what_would_change("DEU", "art3.8") == ()

    def test_no_event_that_says_more(self) -> None:
        """Which territory would be meant, nobody can say."""
        norm = CONVENTION.norm("art3")
        case = THEN.case(THEN.record.states.find("DEU"))
        assert [*supposed(StockpileDestroyed, norm, case)]
        assert not [*supposed(TerritorialScope, norm, case)]
