"""The lists of the two source documents, each computed from events by rule.

The documents are the report of the First Review Conference (CCM/CONF/2015/7) and
the review of the Dubrovnik Action Plan, with its information of 28 September 2020.
Figures that they print as totals are claims, and no test here rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest

import ccm
from ccm.facts import (
    ContaminationDeclared,
    ContaminationRuledOut,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileRetained,
    StockpileRuledOut,
)
from ccm.rules import Cause, Membership, Status, Truth

REVIEW = date(2020, 9, 28)
FIRST_REVIEW_CONFERENCE = date(2015, 9, 11)
NOW = ccm.as_of(REVIEW)

OVERDUE_REPORTS = "CPV COM COG GIN MDG RWA TGO"


def _codes(states: Iterable[ccm.State]) -> set[str]:
    return {state.alpha3 for state in states}


def _with(obligation: str, status: Status, view: ccm.AsOf = NOW) -> set[str]:
    found = view.findings(obligations=obligation)
    return _codes(finding.state for finding in found if finding.status is status)


class TestParties:
    """Paragraphs 3, 5 and 7 of the review; annexes I and IV of the report."""

    def test_28_september_2020(self) -> None:
        """110 by deposit (para. 3), 108 in force (para. 7)."""
        assert len(NOW.states_parties(basis="deposited")) == 110
        assert len(NOW.states_parties()) == 108

    def test_the_thirteen_signatories(self) -> None:
        """Named in paragraph 5."""
        named = "AGO CAF COD CYP DJI HTI IDN JAM KEN LBR NGA TZA UGA"
        assert _codes(NOW.signatories()) == set(named.split())

    @pytest.mark.parametrize(
        ("state", "entry"),
        [("NIU", date(2021, 2, 1)), ("LCA", date(2021, 3, 1))],
    )
    def test_niue_and_saint_lucia(self, state: str, entry: date) -> None:
        """Deposited, and the Convention not yet in force for them (para. 29)."""
        assert NOW.membership(state) is Membership.CONTRACTING
        assert NOW.entry_into_force(state) == entry
        eve = NOW.at(entry - timedelta(days=1))
        assert eve.membership(state) is Membership.CONTRACTING
        assert NOW.at(entry).membership(state) is Membership.PARTY

    def test_10_august_2015(self) -> None:
        """93 Parties and 24 signatories (annex IV, para. 2)."""
        then = NOW.at(date(2015, 8, 10))
        assert len(then.states_parties(basis="deposited")) == 93
        assert len(then.signatories()) == 24

    def test_11_september_2015(self) -> None:
        """96 Parties and 21 signatories (annex I, para. 3)."""
        then = NOW.at(FIRST_REVIEW_CONFERENCE)
        assert len(then.states_parties(basis="deposited")) == 96
        assert len(then.signatories()) == 21

    def test_not_yet_in_force_at_the_first_review_conference(self) -> None:
        """COL, ISL, SVK and ZAF took part as such (report, para. 8)."""
        then = NOW.at(FIRST_REVIEW_CONFERENCE)
        for state in ("COL", "ISL", "SVK", "ZAF"):
            assert then.membership(state) is Membership.CONTRACTING

    def test_the_general_entry_into_force_is_derived(self) -> None:
        """1 August 2010 (annex IV, para. 2); unknown on the eve of the 30th deposit."""
        assert NOW.general_entry_into_force == date(2010, 8, 1)
        assert NOW.at(date(2010, 2, 16)).general_entry_into_force == date(2010, 8, 1)
        assert NOW.at(date(2010, 2, 15)).general_entry_into_force is None
        assert NOW.at(date(2010, 2, 15)).entry_into_force("NOR") is None

    def test_nobody_is_bound_before_1_august_2010(self) -> None:
        """Thirty and more had deposited, and none was bound."""
        assert NOW.at(date(2010, 7, 31)).states_parties() == ()
        assert len(NOW.at(date(2010, 8, 1)).states_parties()) == 30

    def test_lithuania(self) -> None:
        """A Party on the eve of 6 March 2025, and none on that day."""
        assert NOW.at(date(2025, 3, 5)).membership("LTU") is Membership.PARTY
        assert NOW.at(date(2025, 3, 6)).membership("LTU") is Membership.WITHDRAWN
        assert "LTU" not in _codes(NOW.at(date(2025, 3, 6)).states_parties())


class TestArticle3:
    """Paragraphs 28 to 30 of the review."""

    def test_the_nine_that_finished(self) -> None:
        """Since the First Review Conference (para. 28(a))."""
        done = {
            finding.state.alpha3
            for finding in NOW.findings(obligations="art3")
            if finding.performed is Truth.TRUE
            and finding.fulfilled_on is not None
            and finding.fulfilled_on.earliest > FIRST_REVIEW_CONFERENCE
        }
        named = "BWA CHE CUB DEU ESP FRA HRV ITA SVN"
        assert done == set(named.split())

    def test_all_nine_in_time(self) -> None:
        """Within the time that the Convention gives (para. 28(a))."""
        for state in ["BWA", "CHE", "CUB", "DEU", "ESP", "FRA", "HRV", "ITA", "SVN"]:
            assert NOW.assess(state, "art3").status is Status.FULFILLED

    def test_the_four_with_stocks_left(self) -> None:
        """BGR, PER, SVK and ZAF (para. 28(d))."""
        assert _with("art3", Status.OUTSTANDING) == {"BGR", "PER", "SVK", "ZAF"}

    def test_nobody_is_overdue(self) -> None:
        """Bulgaria has been granted more time (para. 36), GNB is in doubt."""
        assert _with("art3", Status.OVERDUE) == set()

    def test_guinea_bissau(self) -> None:
        """Still verifying whether it holds any (para. 28(d))."""
        assert NOW.assess("GNB", "art3").status is Status.UNDETERMINED


class TestArticle4:
    """Paragraphs 38 and 39 of the review."""

    def test_the_ten_with_areas_left(self) -> None:
        """Eleven, less three that finished, one new and one reopened (para. 38)."""
        named = "AFG BIH TCD CHL DEU IRQ LAO LBN MRT SOM"
        assert _with("art4", Status.OUTSTANDING) == set(named.split())

    def test_the_three_that_finished(self) -> None:
        """HRV, MNE and MOZ, since the First Review Conference (para. 38)."""
        then = NOW.at(FIRST_REVIEW_CONFERENCE)
        done = _with("art4", Status.FULFILLED)
        before = _with("art4", Status.OUTSTANDING, then)
        assert done & before == {"HRV", "MNE", "MOZ"}

    def test_the_eleven_at_the_first_review_conference(self) -> None:
        """The ten of 2020, less SOM and MRT, with the three that finished since."""
        then = NOW.at(FIRST_REVIEW_CONFERENCE)
        named = "AFG BIH TCD CHL DEU IRQ LAO LBN HRV MNE MOZ"
        assert _with("art4", Status.OUTSTANDING, then) == set(named.split())

    def test_mauritania_was_reopened(self) -> None:
        """Declared in 2013, previously unknown areas in 2020 (para. 38)."""
        then = NOW.at(FIRST_REVIEW_CONFERENCE)
        assert then.assess("MRT", "art4").status is Status.FULFILLED
        assert NOW.assess("MRT", "art4").status is Status.OUTSTANDING


class TestArticle7:
    """Paragraphs 29 and 94 of the review."""

    def test_the_seven_overdue_initial_reports(self) -> None:
        """Named in paragraph 94."""
        assert _with("art7.1", Status.OVERDUE) == set(OVERDUE_REPORTS.split())

    def test_100_submitted_of_107_due(self) -> None:
        """The record holds them one by one, with those overdue by name (para. 94)."""
        found = NOW.findings(obligations="art7.1")
        submitted = {f.state for f in found if f.performed is Truth.TRUE}
        due = {
            f.state
            for f in found
            if f.deadline and f.deadline.date and f.deadline.date < REVIEW
        }
        assert len(due) == 107
        assert len(submitted) == 100
        assert submitted < due
        assert _codes(due - submitted) == set(OVERDUE_REPORTS.split())

    def test_one_report_is_not_yet_due(self) -> None:
        """Sao Tome and Principe (para. 29)."""
        assert _with("art7.1", Status.OUTSTANDING) == {"STP"}


class TestSilence:
    """A State that has reported nothing is in doubt, never without stockpile."""

    @pytest.mark.parametrize("obligation", ["art3", "art4"])
    @pytest.mark.parametrize("state", [*OVERDUE_REPORTS.split(), "STP"])
    def test_without_initial_report(self, state: str, obligation: str) -> None:
        """Whether any of them has stocks is not clear (para. 29)."""
        finding = NOW.assess(state, obligation)
        assert finding.status is Status.UNDETERMINED
        assert "its initial report" in str(finding.missing[0])
        not_due = state == "STP"  # as para. 29 says
        cause = "not yet due" if not_due else "not reported"
        assert finding.missing[0].cause == cause

    @pytest.mark.parametrize(
        "day", [date(2012, 1, 1), FIRST_REVIEW_CONFERENCE, REVIEW, date(2026, 1, 1)]
    )
    def test_every_party_without_report_on_every_day(self, day: date) -> None:
        """A Party of which the record has nothing at all is in doubt."""
        view = NOW.at(day)
        silent = 0
        for finding in view.findings(obligations=("art3", "art4")):
            if finding.status is Status.NOT_BOUND:
                continue
            if not any(self._evidence(finding)):
                assert finding.status is Status.UNDETERMINED
                silent += 1
        assert silent > 0

    @pytest.mark.parametrize(
        "day", [date(2011, 1, 1), date(2015, 9, 12), REVIEW, date(2025, 12, 31)]
    )
    def test_nothing_is_inapplicable_without_a_word_for_it(self, day: date) -> None:
        """Before an event or a list says so, no State is without stockpile."""
        view = NOW.at(day)
        for finding in view.findings(obligations=("art3", "art4")):
            if finding.status is Status.NOT_APPLICABLE:
                assert any(self._ruled_out(finding))
                assert finding.explanation.evidence()

    @staticmethod
    def _evidence(finding: ccm.Finding) -> Iterator[bool]:
        """Look through the record itself, not through the answer."""
        stocks = (
            StockpileDeclared,
            StockpileRuledOut,
            StockpileRetained,
            StockpileDestroyed,
        )
        areas = (ContaminationDeclared, ContaminationRuledOut)
        by_observers = finding.obligation == "art4"
        for event in ccm.packaged_record().dossier(finding.state).events:
            if isinstance(event, stocks if finding.obligation == "art3" else areas):
                yield not by_observers or event.voice != "observer"

    @staticmethod
    def _ruled_out(finding: ccm.Finding) -> Iterator[bool]:
        kinds = (StockpileRuledOut, StockpileRetained, ContaminationRuledOut)
        for event in ccm.packaged_record().dossier(finding.state).events:
            if isinstance(event, kinds):
                yield event.date.latest <= finding.on


class TestDecisionsAsTheyCame:
    """The deadlines that the review and later pages give, as of each day."""

    @pytest.mark.parametrize("state", ["DEU", "LAO"])
    def test_germany_and_laos(self, state: str) -> None:
        """2020-08-01, and from the decision of 9MSP on 2025-08-01 (para. 39)."""
        before = NOW.at(date(2019, 9, 1)).deadline(state, "art4")
        after = NOW.at(date(2019, 9, 4)).deadline(state, "art4")
        assert str(before) == "2020-08-01"
        assert str(after) == "2025-08-01"
        assert after is not None
        assert after.initial == date(2020, 8, 1)

    @pytest.mark.parametrize("day", [date(2019, 9, 2), date(2019, 9, 3)])
    def test_while_the_meeting_sits(self, day: date) -> None:
        """On which of its days it decided, no source says: both are possible."""
        deadline = NOW.at(day).deadline("DEU", "art4")
        assert deadline is not None
        assert deadline.date is None
        assert str(deadline) == "2020-08-01 or 2025-08-01"


class TestTrust:
    """Which events an answer may rest on."""

    @pytest.mark.parametrize(
        ("state", "verified", "unverified"),
        [
            ("DEU", "2025-08-01 or later", "2030-08-01"),
            ("MRT", "2024-08-01 or later", "2026-08-01"),
        ],
    )
    def test_decisions_that_nobody_verified(
        self, state: str, verified: str, unverified: str
    ) -> None:
        """Left out of every answer, unless asked for: who decides when is open."""
        day = date(2024, 12, 31)
        assert str(ccm.as_of(day).deadline(state, "art4")) == verified
        asked = ccm.as_of(day, trust="unverified")
        assert str(asked.deadline(state, "art4")) == unverified

    @pytest.mark.parametrize(
        ("state", "deadline", "if_sure"),
        [
            ("IRQ", "2028-11-01", "2028-11-01"),  # Mine Action Review 2025, and the ISU
            ("LAO", "2030-08-01", "2025-08-01 or later"),  # the Monitor alone
        ],
    )
    def test_decisions_that_one_family_of_sources_tells_of(
        self, state: str, deadline: str, if_sure: str
    ) -> None:
        """Iraq's of 11MSP two tell of, that of 12MSP on Lao PDR one."""
        day = date(2025, 12, 31)
        assert str(ccm.as_of(day).deadline(state, "art4")) == deadline
        sure = ccm.as_of(day, trust="high")
        assert str(sure.deadline(state, "art4")) == if_sure

    def test_high_leaves_out_single_families_of_sources(self) -> None:
        """The first Bulgarian decision rests on one: without it, no extension."""
        sure = ccm.as_of(REVIEW, trust="high")
        assert str(NOW.deadline("BGR", "art3")) == "2020-10-01"
        assert str(sure.deadline("BGR", "art3")) == "2019-10-01 or later"

    def test_what_was_left_out_does_not_count_as_undone(self) -> None:
        """With sure facts alone only the seven of para. 94 are overdue.

        That they had not reported is itself on record. For all others the
        events of a single family of sources are left out, and so is the answer.
        """
        sure = ccm.as_of(REVIEW, trust="high")
        overdue = [f for f in sure.findings() if f.status is Status.OVERDUE]
        assert {f.obligation for f in overdue} == {"art7.1"}
        assert _codes(f.state for f in overdue) == set(OVERDUE_REPORTS.split())
        bulgaria = sure.assess("BGR", "art3")
        assert bulgaria.status is Status.UNDETERMINED
        assert bulgaria.missing[0].cause is Cause.UNVERIFIED
        assert "less sure than asked for" in bulgaria.missing[0].fact

    def test_every_answer_rests_on_what_was_asked_for(self) -> None:
        """No event less sure than asked for; who is bound hangs on all deposits."""
        for trust in ("high", "medium"):
            view = ccm.as_of(REVIEW, trust=trust)
            allowed = {"high"} if trust == "high" else {"high", "medium"}
            for finding in view.findings():
                for fact in finding.explanation.evidence():
                    assert fact.of_the_depositary or str(fact.confidence) in allowed


class TestKnowledge:
    """What was true on a day, and what was known of it by another."""

    def test_guinea_bissau_before_its_clarification_was_known(self) -> None:
        """Moot on 1 June 2022; to who knew April's record only, still in doubt."""
        day = date(2022, 6, 1)
        assert ccm.as_of(day).assess("GNB", "art3").status is Status.NOT_APPLICABLE
        early = ccm.as_of(day, known_by=date(2022, 4, 30))
        finding = early.assess("GNB", "art3")
        assert finding.status is Status.UNDETERMINED
        assert finding.possible >= {Status.NOT_APPLICABLE, Status.OVERDUE}
        told = ccm.as_of(date(2022, 4, 30), known_by=date(2022, 4, 30))
        possible = told.assess("GNB", "art3").possible
        assert possible == {Status.NOT_APPLICABLE, Status.OVERDUE}

    def test_nobody_knew_in_2020_what_would_be_overdue_in_2022(self) -> None:
        """What had been published by then says nothing of the days after it."""
        view = ccm.as_of(date(2022, 1, 1), known_by=date(2020, 12, 31))
        finding = view.assess("BIH", "art4")
        assert str(finding.deadline) == "2021-03-01 or later"
        assert finding.status is Status.UNDETERMINED
        assert any("after 2020-12-31" in gap.fact for gap in finding.missing)

    def test_a_completion_that_was_announced_later(self) -> None:
        """Bulgaria finished in June 2023 and said so at 11MSP, on 12 September."""
        day = date(2023, 7, 1)
        assert ccm.as_of(day).assess("BGR", "art3").status is Status.FULFILLED
        then = ccm.as_of(day, known_by=day)
        assert then.assess("BGR", "art3").status is Status.OUTSTANDING
        told = ccm.as_of(day, known_by=date(2023, 9, 12))
        assert told.assess("BGR", "art3").status is Status.FULFILLED

    def test_the_lists_of_the_review_were_not_known_in_2015(self) -> None:
        """What follows from them for 2015 was published in 2020."""
        then = ccm.as_of(date(2015, 9, 30), known_by=date(2015, 9, 30))
        assert then.assess("IRL", "art3").status is Status.UNDETERMINED
        now = ccm.as_of(date(2015, 9, 30))
        assert now.assess("IRL", "art3").status is Status.NOT_APPLICABLE
