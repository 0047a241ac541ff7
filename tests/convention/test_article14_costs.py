"""Article 14: costs and administrative tasks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention.article14_costs import MANDATE, Cost, liable, sharers, shares
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.facts import State, WithdrawalNotice
from ccm.rules import Roll, Truth
from ccm.testing.fiction import RURITANIA, event, world

MEETINGS = (Cost.MEETING, Cost.REVIEW_CONFERENCE, Cost.AMENDMENT_CONFERENCE)
BEFORE, AFTER = date(2011, 9, 30), date(2011, 10, 1)
"""Ruritania becomes a Party on 1 October 2011."""

ROLL: Roll = ccm.as_of(AFTER, record=world()).roll
FOUNDERS = tuple(state for state in ROLL.record.dossiers if state != RURITANIA)


class TestParagraph1:
    """Meetings: the Parties, and the States not party that take part."""

    @pytest.mark.parametrize("cost", MEETINGS)
    def test_a_party_shares_whether_it_takes_part_or_not(self, cost: Cost) -> None:
        """Membership alone is enough."""
        for participates in Truth:
            ruling = liable(FOUNDERS[0], cost, ROLL, AFTER, participates=participates)
            assert ruling.truth is Truth.TRUE
            assert ruling.explanation.provision == "art14.1"

    @pytest.mark.parametrize("cost", MEETINGS)
    @pytest.mark.parametrize("participates", Truth)
    def test_who_is_no_party_shares_if_it_takes_part(
        self, cost: Cost, participates: Truth
    ) -> None:
        """Otherwise it pays nothing; where that is not known, neither is this."""
        ruling = liable(RURITANIA, cost, ROLL, BEFORE, participates=participates)
        assert ruling.truth is participates
        if participates is Truth.UNKNOWN:
            assert ruling.missing[0].fact == "whether Ruritania participated"

    def test_the_sharers_of_a_meeting(self) -> None:
        """All Parties, with or without the guest."""
        assert sharers(Cost.MEETING, ROLL, BEFORE) == FOUNDERS
        guests = sharers(Cost.MEETING, ROLL, BEFORE, [RURITANIA, FOUNDERS[3]])
        assert guests == (*FOUNDERS, RURITANIA)
        assert sharers(Cost.MEETING, ROLL, AFTER) == guests

    def test_a_membership_in_doubt_is_not_guessed(self) -> None:
        """Unless the State takes part and so shares in any case."""
        record = world(event(WithdrawalNotice, "2024-09"))
        roll, day = ccm.as_of(AFTER, record=record).roll, date(2025, 3, 10)
        ruling = liable(RURITANIA, Cost.MEETING, roll, day, participates=Truth.FALSE)
        assert ruling.truth is Truth.UNKNOWN
        with pytest.raises(UndeterminedError):
            sharers(Cost.MEETING, roll, day)
        assert RURITANIA in sharers(Cost.MEETING, roll, day, [RURITANIA])


class TestParagraph2:
    """What the Secretary-General does under Articles 7 and 8: Parties only."""

    def test_a_guest_does_not_share(self) -> None:
        """Taking part in a meeting changes nothing here."""
        ruling = liable(
            RURITANIA, Cost.SECRETARY_GENERAL, ROLL, BEFORE, participates=Truth.TRUE
        )
        assert ruling.truth is Truth.FALSE
        assert ruling.explanation.provision == "art14.2"
        found = sharers(Cost.SECRETARY_GENERAL, ROLL, BEFORE, [RURITANIA])
        assert found == FOUNDERS

    def test_a_party_shares(self) -> None:
        """From the day on which the Convention binds it."""
        ruling = liable(RURITANIA, Cost.SECRETARY_GENERAL, ROLL, AFTER)
        assert ruling.truth is Truth.TRUE


class TestScale:
    """The United Nations scale of assessments, adjusted."""

    def test_adjusted_to_those_that_share(self) -> None:
        """Rates of 1 and 3 among others are a quarter and three quarters."""
        scale = {state: Decimal(50) for state in FOUNDERS}
        scale |= {FOUNDERS[0]: Decimal(1), FOUNDERS[1]: Decimal(3)}
        found = shares(Decimal(1000), FOUNDERS[:2], scale)
        assert found == {FOUNDERS[0]: Decimal(250), FOUNDERS[1]: Decimal(750)}

    def test_a_state_without_a_rate_is_an_error(self) -> None:
        """Nobody is left out in silence."""
        scale = {FOUNDERS[0]: Decimal(1)}
        with pytest.raises(InvalidValueError, match=r"got none for \['Ruritania'\]"):
            shares(Decimal(1000), [FOUNDERS[0], RURITANIA], scale)

    @given(
        cents=st.integers(0, 10**9),
        rates=st.lists(st.integers(1, 25000), min_size=31, max_size=31),
        order=st.permutations([*FOUNDERS, RURITANIA]),
    )
    def test_the_shares_of_all_parties_are_the_cost(
        self, cents: int, rates: list[int], order: list[State]
    ) -> None:
        """To the centime, in any order of States."""
        total = Decimal(cents).scaleb(-2)
        parties = sharers(Cost.MEETING, ROLL, AFTER)
        rated = zip(parties, rates, strict=True)
        scale = {state: Decimal(rate).scaleb(-3) for state, rate in rated}
        found = shares(total, order, scale)
        assert sum(found.values()) == total
        assert found == shares(total, parties, scale)


class TestParagraph3:
    """Tasks of the Secretary-General."""

    def test_they_need_a_mandate(self) -> None:
        """Of the United Nations, not of the Parties."""
        assert str(MANDATE).startswith("the Secretary-General must have a mandate")
