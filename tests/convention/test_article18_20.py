"""Articles 18 and 20: provisional application and withdrawal."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate
from ccm.duties.bound import Duty
from ccm.errors import InadmissibleEventError, UndeterminedError
from ccm.facts import (
    ArmedConflict,
    Deposit,
    Event,
    Instrument,
    ProvisionalApplication,
    Signature,
    StockpileDeclared,
    WithdrawalNotice,
)
from ccm.rules import Membership, Status, Truth
from ccm.share.listings import parties
from ccm.share.profile import state
from ccm.testing.fiction import event, world


def _view(on: date, *events: Event) -> ccm.AsOf:
    return ccm.as_of(on, record=world(*events))


class TestArticle18:
    """Article 1 alone, from the deposit until entry into force."""

    def test_from_the_declaration_until_entry_into_force(self) -> None:
        """It begins with the deposit and ends when the whole Convention binds."""
        declared = event(ProvisionalApplication, "2011-04-06")
        view = _view(date(2011, 4, 6), declared)
        assert view.provisionally_applies("XRU") is Truth.TRUE
        assert view.at(date(2011, 9, 30)).provisionally_applies("XRU") is Truth.TRUE
        assert view.at(date(2011, 10, 1)).provisionally_applies("XRU") is Truth.FALSE
        assert view.at(date(2011, 4, 5)).provisionally_applies("XRU") is Truth.FALSE

    def test_it_starts_no_deadline(self) -> None:
        """Provisional application covers Article 1, so Article 3 does not bind yet."""
        declared = event(ProvisionalApplication, "2011-04-06")
        finding = _view(date(2011, 9, 30), declared).assess("XRU", "art3")
        assert finding.status is Status.NOT_BOUND

    def test_without_a_declaration_nothing_applies(self) -> None:
        """A deposit alone makes nothing applicable before entry into force."""
        assert _view(date(2011, 6, 1)).provisionally_applies("XRU") is Truth.FALSE

    def test_a_withdrawal_of_an_unknown_day_before_entry_into_force(self) -> None:
        """It ends with the withdrawal, which came in some day of a month."""
        declared = event(ProvisionalApplication, "2009-05-06")
        events = (declared, event(WithdrawalNotice, "2009-08"))
        record = world(*events, deposit=date(2009, 5, 6))
        truths = {
            day: ccm.as_of(date.fromisoformat(day), record=record)
            .provisionally_applies("XRU")
            .value
            for day in ("2010-01-31", "2010-02-10", "2010-02-28")
        }
        assert list(truths.values()) == ["true", "unknown", "false"]

    def test_a_declaration_on_another_day_is_refused(self) -> None:
        """It is made at the time of the instrument."""
        with pytest.raises(InadmissibleEventError, match="Ruritania.*art18"):
            _view(date(2012, 1, 1), event(ProvisionalApplication, "2011-05-01"))


class TestArticle20:
    """Six months after receipt, not before an armed conflict ends."""

    def test_six_months_after_receipt(self) -> None:
        """A notice of 6 September takes effect on 6 March, the first day out."""
        view = _view(date(2025, 3, 5), event(WithdrawalNotice, "2024-09-06"))
        assert view.membership("XRU") is Membership.PARTY
        assert view.at(date(2025, 3, 6)).membership("XRU") is Membership.WITHDRAWN

    def test_a_notice_on_a_month_end(self) -> None:
        """31 August has no counterpart in February: by default the last day."""
        view = _view(date(2025, 2, 28), event(WithdrawalNotice, "2024-08-31"))
        assert view.membership("XRU") is Membership.WITHDRAWN

    def test_a_withdrawn_state_owes_nothing_more(self) -> None:
        """Its deadlines end with its membership."""
        view = _view(
            date(2019, 9, 1),
            event(StockpileDeclared, "2011-12-01"),
            event(WithdrawalNotice, "2019-01-15"),
        )
        assert view.assess("XRU", "art3").status is Status.NOT_BOUND
        assert view.at(date(2019, 7, 14)).assess("XRU", "art3").status == "outstanding"

    def test_why_it_owes_nothing_more(self) -> None:
        """The treaty was in force for it, and its withdrawal has taken effect."""
        view = _view(date(2019, 9, 1), event(WithdrawalNotice, "2019-01-15"))
        told = view.assess("XRU", "art3").explain()
        assert "entry into force 2011-10-01" in told
        assert "withdrawal takes effect 2019-07-15" in told
        assert "not yet in force" not in told

    def test_a_conflict_at_the_end_of_the_six_months_defers(self) -> None:
        """Withdrawal waits for the end of the conflict."""
        view = _view(
            date(2025, 6, 30),
            event(WithdrawalNotice, "2024-09-06"),
            event(ArmedConflict, "2024-12-01", ended=PartialDate.parse("2025-07-01")),
        )
        assert view.membership("XRU") is Membership.PARTY
        assert view.at(date(2025, 7, 1)).membership("XRU") is Membership.WITHDRAWN
        steps = view.at(date(2025, 7, 1)).profile("XRU").steps
        left = "withdrawal takes effect 2025-07-01: end of the armed conflict"
        assert steps[-1].text == left

    def test_a_conflict_without_end_keeps_the_state_bound(self) -> None:
        """As long as no end is recorded, the withdrawal has no effect."""
        view = _view(
            date(2040, 1, 1),
            event(WithdrawalNotice, "2024-09-06"),
            event(ArmedConflict, "2024-12-01"),
        )
        assert view.membership("XRU") is Membership.PARTY
        effect = view.standing("XRU").exit
        deferred = "withdrawal deferred: engaged in an armed conflict, no end recorded"
        assert effect
        assert effect.claim == deferred

    @pytest.mark.parametrize(
        ("begun", "ended"),
        [("2024-10-01", "2025-03-05"), ("2025-03-07", "2026-01-01")],
    )
    def test_a_conflict_over_before_or_begun_after_is_irrelevant(
        self, begun: str, ended: str
    ) -> None:
        """Only a conflict on the last day of the six months counts."""
        view = _view(
            date(2025, 3, 6),
            event(WithdrawalNotice, "2024-09-06"),
            event(ArmedConflict, begun, ended=PartialDate.parse(ended)),
        )
        assert view.membership("XRU") is Membership.WITHDRAWN

    def test_days_in_doubt_are_not_decided(self) -> None:
        """Of a notice in September the effect lies somewhere in March."""
        view = _view(date(2025, 3, 10), event(WithdrawalNotice, "2024-09"))
        with pytest.raises(UndeterminedError, match="Ruritania.*2025-03-10"):
            view.membership("XRU")
        finding = view.assess("XRU", "art7.1")
        assert finding.status is Status.UNDETERMINED
        assert finding.missing[0].cause == "partial date"
        assert view.at(date(2025, 2, 28)).membership("XRU") is Membership.PARTY
        assert view.at(date(2025, 3, 30)).membership("XRU") is Membership.WITHDRAWN

    def test_a_printed_effect_decides_within_the_month(self) -> None:
        """Where a source prints the effect, the unknown day of receipt is no matter."""
        notice = event(WithdrawalNotice, "2024-09", effective=date(2025, 3, 6))
        view = _view(date(2025, 3, 5), notice)
        assert view.membership("XRU") is Membership.PARTY
        assert view.at(date(2025, 3, 6)).membership("XRU") is Membership.WITHDRAWN

    def test_a_printed_effect_that_no_receipt_explains_is_refused(self) -> None:
        """Six months from September cannot end in January."""
        notice = event(WithdrawalNotice, "2024-09", effective=date(2025, 1, 6))
        with pytest.raises(InadmissibleEventError, match="Ruritania.*art20.3"):
            _view(date(2025, 3, 5), notice)

    def test_a_notice_by_a_state_that_never_joined_is_refused(self) -> None:
        """Only a State Party can withdraw."""
        with pytest.raises(
            InadmissibleEventError, match="a notice by a State that has"
        ):
            ccm.as_of(
                date(2025, 3, 5),
                record=world(event(WithdrawalNotice, "2024-09-06"), deposit=None),
            )

    def test_conflicts_too_many_to_be_followed(self) -> None:
        """It takes effect six months after receipt at the soonest, or on no day."""
        doubtful = [
            event(
                ArmedConflict,
                PartialDate.parse("2024..2026"),
                ended=PartialDate.parse(f"2026..{2027 + number}"),
            )
            for number in range(20)
        ]
        notice = event(WithdrawalNotice, "2024-09-06")
        view = _view(date(2025, 3, 5), notice, *doubtful)
        ends = view.standing("XRU").ends
        assert ends is None or (ends.earliest, ends.latest) == (
            date(2025, 3, 6),
            date.max,
        )

    @pytest.mark.parametrize(
        ("notice", "begun", "told"),
        [
            ("2015", "2016-04-05", "2015-07-01 or later"),
            ("2015-03-01", "2015-08-15..2015-10-15", "2015-09-01 or later"),
        ],
    )
    def test_it_may_be_deferred_without_end(
        self, notice: str, begun: str, told: str
    ) -> None:
        """No day of the year 9999 is told, and both reasons are."""
        view = _view(
            date(2016, 5, 1),
            event(WithdrawalNotice, notice),
            event(ArmedConflict, begun),
        )
        why = "6 months after receipt, or the end of the armed conflict"
        expected = f"withdrawal takes effect {told}: {why}"
        assert view.profile("XRU").steps[-1].text == expected
        gap = view.assess("XRU", "art3").missing[0]
        known = f"the day on which its withdrawal takes effect (known: {told})"
        assert gap.fact == known
        for page in (parties(view, "in force"), state(view, "XRU")):
            assert "9999" not in page.as_text()
        assert "9999" not in view.assess("XRU", "art3").explain("brief")

    def test_it_may_be_deferred_until_a_known_day(self) -> None:
        """Of a notice of July or August 2024, in a conflict from February 2025 on."""
        view = _view(
            date(2026, 1, 1),
            event(WithdrawalNotice, "2024-07-10..2024-08-20"),
            event(ArmedConflict, "2025-02-01", ended=PartialDate.parse("2025-07-01")),
        )
        told = "withdrawal takes effect 2025-01-10..2025-07-01: 6 months after receipt"
        steps = view.profile("XRU").steps
        assert steps[-1].text == f"{told}, or the end of the armed conflict"

    def test_a_notice_that_was_known_before_the_deposit(self) -> None:
        """Whoever read of the notice alone knew that the State had left."""
        published = PartialDate.parse("2026")
        signed = event(Signature, "2008-12-03")
        deposit = event(
            Deposit, "2011-04-06", instrument=Instrument.RATIFICATION, known=published
        )
        notice = event(WithdrawalNotice, "2024-09-06")
        record = world(signed, deposit, notice, deposit=None)
        view = ccm.as_of(date(2025, 3, 6), record=record, known_by=date(2025, 3, 6))
        assert view.standing("XRU").deposit is None
        assert view.membership("XRU") is Membership.WITHDRAWN
        assert view.at(date(2025, 3, 5)).membership("XRU") is Membership.SIGNATORY

    def test_that_it_is_out_is_conceivable_of_who_gave_notice(self) -> None:
        """Of nobody else: what is conceivable counts where courses are too many."""
        day = date(2021, 6, 1)
        for told in ((), (event(WithdrawalNotice, "2021-03-15"),)):
            view = _view(day, *told)
            duty = Duty(view.treaty.norm("art3"), view.case(view.state("XRU")))
            assert (Status.NOT_BOUND in duty.conceivable) is bool(told)

    def test_it_may_be_out_as_early_as_without_a_conflict(self) -> None:
        """Of more conflicts than can be followed, none may last to that day."""
        notice = event(WithdrawalNotice, "2019-01..2019-02")
        ends = [PartialDate.parse(year) for year in ("2022", *["2021"] * 12)]
        conflicts = [
            event(ArmedConflict, "2018..2020", ended=end, note=f"conflict {number}")
            for number, end in enumerate(ends)
        ]
        out = _view(date(2023, 1, 1), notice, *conflicts).standing("XRU").ends
        assert out is not None
        assert out.earliest == date(2019, 7, 1)

    def test_no_notice_was_received_before_the_state_had_joined(self) -> None:
        """By 15 March 2021, and after the deposit of 6 April 2011: six months later."""
        view = _view(date(2015, 1, 1), event(WithdrawalNotice, "..2021-03-15"))
        assert view.standing("XRU").ends == PartialDate.parse("2011-10-06..2021-09-15")
        assert view.at(date(2011, 10, 5)).membership("XRU") is Membership.PARTY
