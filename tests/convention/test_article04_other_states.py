"""Article 4(2) to (4): steps without a date, and an encouragement of former users."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention.article04_other_states import (
    FORMER_USERS,
    STEPS,
    former_user_encouraged,
)
from ccm.dates import PartialDate
from ccm.facts import WithdrawalNotice
from ccm.meetings import Force
from ccm.rules import Truth
from ccm.testing.fiction import event, world


class TestParagraph2:
    """Five steps, (a) to (e)."""

    def test_five_steps_and_standards(self) -> None:
        """Each a duty, none with a date."""
        letters = [c.provision for c in STEPS]
        assert letters == [f"art4.2.{x}" for x in "abcde"] + ["art4.3"]
        assert {c.force for c in STEPS} == {Force.MUST}


class TestParagraph4:
    """Founder 1, bound since 1 August 2010, and Ruritania, since 1 October 2011."""

    RECORD = world()

    def _truth(
        self,
        used: str = "1999",
        on: str = "2015-01-01",
        *,
        user: str = "Founder 1",
        affected: str = "XRU",
        there: Truth = Truth.TRUE,
    ) -> Truth:
        view = ccm.as_of(date(2015, 1, 1), record=self.RECORD)
        return former_user_encouraged(
            view.standing(user),
            PartialDate.parse(used),
            view.standing(affected),
            PartialDate.parse(on),
            there_at_entry=there,
        ).truth

    def test_it_is_an_encouragement(self) -> None:
        """Not a duty, so that no finding is made of it."""
        assert FORMER_USERS.force is Force.STRONGLY_ENCOURAGED
        assert FORMER_USERS.provision == "art4.4.a"
        assert "art4.4" not in {n.provision for n in ccm.CONVENTION.obligations}

    def test_from_entry_into_force_for_both(self) -> None:
        """The later of the two days."""
        assert self._truth(on="2011-09-30") is Truth.FALSE
        assert self._truth(on="2011-10-01") is Truth.TRUE

    def test_use_before_the_user_was_bound(self) -> None:
        """Later use is a breach of Article 1, and not what this is about."""
        assert self._truth(used="2010-07-31") is Truth.TRUE
        assert self._truth(used="2010-08-01") is Truth.FALSE
        assert self._truth(used="2010") is Truth.UNKNOWN

    @pytest.mark.parametrize("there", list(Truth))
    def test_remnants_when_the_affected_state_was_bound(self, there: Truth) -> None:
        """What is not known of them is not known of the whole."""
        assert self._truth(there=there) is there

    def test_a_user_that_never_joined(self) -> None:
        """The Convention encourages States Parties only."""
        view = ccm.as_of(date(2015, 1, 1), record=world(deposit=None))
        state = ccm.packaged_record().states.find("SYR")
        ruling = former_user_encouraged(
            view.roll.standing(state),
            PartialDate.parse("1999"),
            view.standing("Founder 1"),
            PartialDate.parse("2015-01-01"),
            there_at_entry=Truth.TRUE,
        )
        assert ruling.truth is Truth.FALSE

    def test_a_user_that_has_withdrawn(self) -> None:
        """No longer."""
        record = world(event(WithdrawalNotice, "2013-01-01"))
        view = ccm.as_of(date(2015, 1, 1), record=record)
        ruling = former_user_encouraged(
            view.standing("XRU"),
            PartialDate.parse("1999"),
            view.standing("Founder 1"),
            PartialDate.parse("2015-01-01"),
            there_at_entry=Truth.TRUE,
        )
        assert ruling.truth is Truth.FALSE

    def test_the_reasons(self) -> None:
        """Every condition, with the instrument that binds."""
        view = ccm.as_of(date(2015, 1, 1), record=self.RECORD)
        ruling = former_user_encouraged(
            view.standing("Founder 1"),
            PartialDate.parse("1999"),
            view.standing("XRU"),
            PartialDate.parse("2015-01-01"),
            there_at_entry=Truth.UNKNOWN,
        )
        assert "strongly encouraged" in str(ruling)
        assert "art17.2" in ruling.explanation.provisions()
        assert [gap.fact for gap in ruling.missing] == [
            "whether the remnants were there then"
        ]
