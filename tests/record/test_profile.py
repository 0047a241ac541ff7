"""One State: what it did to join, what it owes, what falls due, what is missing."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import ccm
from ccm.convention import CONVENTION
from ccm.duties.wording import in_short
from ccm.facts import (
    ArmedConflict,
    Deposit,
    ExtensionDecision,
    ExtensionRequest,
    Instrument,
    Source,
    StockpileDeclared,
    TerritorialScope,
    WithdrawalNotice,
)
from ccm.rules import Membership, Status, Truth
from ccm.testing.fiction import event, world
from ccm.view.profile import Profile

TODAY = ccm.as_of(date(2026, 11, 26))
STATES = [state.alpha3 for state in TODAY.record.dossiers]
DAYS = st.dates(date(2008, 12, 3), date(2032, 12, 31))
YEARLY = {norm.id for norm in CONVENTION.obligations if norm.every_year}


def said(profile: Profile) -> list[tuple[str, str]]:
    """Return by what a State joined and left: the day and the provision."""
    return [(str(step.on), step.provision) for step in profile.steps]


class TestOfTheRecord:
    """Every State, on any day."""

    @settings(max_examples=40, deadline=None)
    @given(st.sampled_from(STATES), DAYS)
    @example("LTU", date(2025, 3, 6))
    @example("USA", date(2026, 11, 26))
    def test_says_what_the_view_says(self, state: str, day: date) -> None:
        """The findings, the membership, and what falls due, each from its own home."""
        view = ccm.as_of(day)
        told = view.profile(state)
        assert told.membership is view.membership(state)
        assert tuple(o.finding for o in told.owed) == view.findings(states=state)
        assert [o.norm for o in told.owed] == [*CONVENTION.obligations]
        ahead = view.schedule(until=date(day.year + 20, 12, 31), states=state)
        once = {due.what: due for due in reversed(ahead) if due.what in YEARLY}
        kept = [d for d in ahead if d.what not in YEARLY or d is once[d.what]]
        assert told.ahead == tuple(kept)
        missing = {gap.missing for gap in told.gaps}
        assert missing == {gap for o in told.owed for gap in o.finding.missing}

    @settings(max_examples=40, deadline=None)
    @given(st.sampled_from(STATES), DAYS)
    def test_names_each_source_once(self, state: str, day: date) -> None:
        """Those of all events that it names, and of nothing that comes later."""
        told = ccm.as_of(day).profile(state)
        assert len(set(told.sources)) == len(told.sources)
        assert set(told.sources) == {s for fact in told.facts for s in fact.source}
        for step in told.steps[:2]:
            assert all(fact.date.earliest <= day for fact in step.facts)

    @settings(max_examples=40, deadline=None)
    @given(st.sampled_from(STATES), DAYS)
    def test_an_answer_has_one_line_of_why(self, state: str, day: date) -> None:
        """It names what is missing first, or a step of the reasons."""
        for owed in ccm.as_of(day).profile(state).owed:
            finding = owed.finding
            if finding.shown == Status.UNDETERMINED:
                assert owed.why == str(finding.missing[0])
            else:
                steps = [step for _, step in finding.explanation.walk()]
                claims = [in_short(step.claim) for step in steps]
                assert any(owed.why.startswith(claim) for claim in claims)
                assert set(owed.facts) <= set(finding.explanation.evidence())

    @pytest.mark.parametrize(
        ("state", "norm", "why"),
        [
            ("AUT", "art3.1", "destruction of the stockpile completed, 2010-11-08"),
            ("GNB", "art4", "clearance completed, ..2019-12-31"),
            ("GBR", "art4", "no contaminated areas, ..2015-09-11"),
            ("BGR", "art5", "no victims in its areas, ..2015-09-11"),
        ],
    )
    def test_why_a_duty_does_not_arise(self, state: str, norm: str, why: str) -> None:
        """What raised it came to be known later, and is no reason."""
        (owed,) = (o for o in TODAY.profile(state).owed if o.norm.id == norm)
        assert owed.why == f"the duty does not arise, or is moot ({why})"

    def test_nothing_on_record_is_why_an_unusual_duty_does_not_arise(self) -> None:
        """Of Article 4(1)(b) it told when the Convention entered into force.

        The sources that would hold such hostilities stand in the reasons.
        """
        told = ccm.as_of(date(2018, 8, 2)).profile("AFG").owed
        (owed,) = (o for o in told if o.norm.id == "art4.1b")
        assert owed.why == (
            "the record holds no end of active hostilities, and no use of cluster "
            "munitions on its territory, which would hold it"
        )
        assert f"{owed.why} (Review document" in owed.finding.explain()

    def test_requests_with_their_decisions(self) -> None:
        """Those of Lao PDR: to 9MSP and 12MSP, both granted."""
        told = TODAY.profile("LAO").requests
        assert [(a.obligation, a.number, a.decided) for a in told] == [
            ("art4", 1, Truth.TRUE),
            ("art4", 2, Truth.TRUE),
        ]
        kinds = [type(event) for asked in told for event in asked.events]
        assert kinds == [ExtensionRequest, ExtensionDecision] * 2
        assert [odd.provision for odd in told[0].irregular] == ["art4.6"]

    def test_a_request_without_a_decision(self) -> None:
        """Of the five to 13MSP no decision is on record."""
        *_, last = TODAY.profile("LBN").requests
        assert (last.number, last.decided, len(last.events)) == (2, Truth.FALSE, 1)

    def test_a_state_that_has_left(self) -> None:
        """Lithuania, provisional application and withdrawal included (C.N.347.2024)."""
        told = TODAY.profile("LTU")
        assert told.membership is Membership.WITHDRAWN
        assert said(told) == [
            ("2008-12-03", "art15"),
            ("2011-03-24", "art16.1"),
            ("2011-03-24", "art18"),
            ("2011-09-01", "art17.2"),
            ("2024-09-06", "art20.3"),
            ("2025-03-06", "art20.3"),
        ]
        assert told.ahead == ()
        before = ccm.as_of(date(2024, 9, 5)).profile("LTU")
        assert [on for on, _ in said(before)][-1] == "2011-09-01"

    def test_a_state_that_never_joined(self) -> None:
        """The United States: nothing was done, and nothing is owed."""
        told = TODAY.profile("United States of America")
        assert (told.steps, told.ahead, told.sources) == ((), (), ())
        assert {owed.finding.status for owed in told.owed} == {Status.NOT_BOUND}

    def test_the_territories_are_told(self) -> None:
        """New Zealand's ratification does not extend to Tokelau."""
        *_, last = TODAY.profile("NZL").steps
        (fact,) = last.facts
        assert isinstance(fact, TerritorialScope)
        assert (fact.territory, last.provision) == ("Tokelau", "")

    def test_it_pickles(self) -> None:
        """It holds no view, and what it says is the same afterwards."""
        told = TODAY.profile("BGR")
        again = pickle.loads(pickle.dumps(told))
        assert (again.sources, again.ahead) == (told.sources, told.ahead)
        assert [o.why for o in again.owed] == [o.why for o in told.owed]


class TestOfAFictionalState:
    """Ruritania, which deposits on 12 October 2026."""

    DAY = date(2026, 10, 12)

    def test_from_its_deposit_on(self) -> None:
        """Its whole calendar, in force from 1 April 2027 (Article 17(2))."""
        told = ccm.as_of(self.DAY, record=world(deposit=self.DAY)).profile("XRU")
        assert told.membership is Membership.CONTRACTING
        assert [(str(d.on), d.what, d.certain) for d in told.ahead] == [
            ("2027-04-01", "entry into force", True),
            ("2027-09-28", "art7.1", True),
            ("2028-04-30", "art7.2", True),
            ("2035-04-01", "art3", False),
            ("2037-04-01", "art4", False),
        ]

    def test_before_its_deposit(self) -> None:
        """It has signed, and nothing else is told."""
        view = ccm.as_of(date(2026, 10, 11), record=world(deposit=self.DAY))
        told = view.profile("XRU")
        assert [step.provision for step in told.steps] == ["art15"]
        assert told.ahead == ()

    def test_sources_in_order_of_first_use(self) -> None:
        """How it joined comes first, then what it owes."""
        stock = event(StockpileDeclared, "2026-10-12", source=(Source("a report"),))
        view = ccm.as_of(date(2027, 4, 1), record=world(stock, deposit=self.DAY))
        assert [str(s) for s in view.profile("XRU").sources] == ["fiction", "a report"]

    def test_while_it_is_in_doubt_whether_it_has_left(self) -> None:
        """Notice in April 2019, so that some days lie between Party and withdrawn."""
        notice = event(WithdrawalNotice, "2019-04")
        view = ccm.as_of(date(2019, 10, 15), record=world(notice))
        assert view.profile("XRU").membership is None


def test_until_a_day() -> None:
    """All that falls due by then, report by report."""
    told = TODAY.profile("LAO", until=date(2029, 12, 31))
    assert told.ahead == TODAY.schedule(until=date(2029, 12, 31), states="LAO")
    assert [due.on.year for due in told.ahead] == [2027, 2028, 2029]
    with pytest.raises(ccm.CCMError, match="until: expected 2026-11-26"):
        TODAY.profile("LAO", until=date(2026, 11, 25))


def test_a_withdrawal_that_a_conflict_defers() -> None:
    """It takes effect on no day that could be told: since when it is deferred is."""
    notice = event(WithdrawalNotice, "2024-09-06")
    conflict = event(ArmedConflict, "2024-12-01")
    view = ccm.as_of(date(2026, 1, 1), record=world(notice, conflict))
    told = view.profile("XRU")
    assert said(told)[-2:] == [("2024-09-06", "art20.3"), ("2024-12-01", "art20.3")]
    assert told.steps[-1].text.startswith("withdrawal deferred: engaged in an armed")
    assert told.membership is Membership.PARTY
    before = view.at(date(2024, 11, 30)).profile("XRU")
    assert said(before)[-1] == ("2024-09-06", "art20.3")


def test_an_instrument_without_effect_from_its_day_on() -> None:
    """Deposited before the withdrawal took effect, it starts no term."""
    notice = event(WithdrawalNotice, "2024-09-06")
    again = event(Deposit, "2025-02-01", instrument=Instrument.ACCESSION)
    record = world(notice, again)
    before, after = (
        said(ccm.as_of(date(2025, month, 1), record=record).profile("XRU"))
        for month in (1, 2)
    )
    assert [step for step in after if step not in before] == [("2025-02-01", "art16.2")]
