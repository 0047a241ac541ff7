"""CCM/CONF/2015/7, annexes II and VI: what States declared."""

from __future__ import annotations

import re
from datetime import date

import pytest

import ccm
from ccm.errors import InvalidValueError, UndeterminedError, UnknownStateError
from ccm.rules import Truth
from ccm.support import (
    Stance,
    declaration_reservations,
    holds_itself_bound,
    positions,
)

THEN = ccm.as_of(date(2016, 1, 1))

# The fifteen States of para. 27.
FIFTEEN = {
    "AUT",
    "BGR",
    "CAN",
    "CHE",
    "ESP",
    "FRA",
    "GBR",
    "IRL",
    "ITA",
    "JPN",
    "MEX",
    "NOR",
    "NZL",
    "PRT",
    "ZMB",
}
VOLUNTARY_7B = {"BGR", "CAN", "FRA", "GBR", "ITA", "JPN", "PRT"}


def _who(paragraph: str, *stances: Stance) -> set[str]:
    found = positions(THEN, paragraph=paragraph)
    return {p.state.alpha3 for p in found if p.stance in stances}


class TestAnnexVI:
    """Statements, reservations and positions on the funding."""

    def test_the_fifteen_states_of_paragraph_27(self) -> None:
        """Nobody else declared anything."""
        assert {p.state.alpha3 for p in positions(THEN)} == FIFTEEN

    def test_twelve_texts(self) -> None:
        """Mexico spoke for Austria, Ireland and New Zealand as well."""
        speakers = {(p.spoken_by or p.state).alpha3 for p in positions(THEN)}
        assert len(speakers) == 12
        spoken_for = {p.state.alpha3 for p in positions(THEN) if p.spoken_by}
        assert spoken_for == {"AUT", "IRL", "MEX", "NZL"}

    def test_who_calls_7b_voluntary(self) -> None:
        """Seven States; Spain sees no obligation beyond Article 14."""
        assert _who("7(b)", Stance.VOLUNTARY) == VOLUNTARY_7B
        assert _who("7(b)", Stance.NO_FURTHER_OBLIGATION) == {"ESP"}

    def test_who_calls_7a_voluntary(self) -> None:
        """France and Japan."""
        assert _who("7(a)", Stance.VOLUNTARY) == {"FRA", "JPN"}

    def test_who_sees_an_obligation(self) -> None:
        """Switzerland in both, Bulgaria in 7(a) with a ceiling of 40 %."""
        assert _who("7(a)", Stance.OBLIGATION) == {"BGR", "CHE"}
        assert _who("7(b)", Stance.OBLIGATION) == {"CHE"}

    def test_portugal_has_not_decided(self) -> None:
        """It finds the 40 % arbitrary and waits for an explanation."""
        assert _who("7(a)", Stance.UNDECIDED) == {"PRT"}

    @pytest.mark.parametrize(
        ("state", "paragraph", "bound"),
        [
            ("CHE", "7(a)", Truth.TRUE),
            ("CHE", "7(b)", Truth.TRUE),
            ("BGR", "7(a)", Truth.TRUE),
            ("BGR", "7(b)", Truth.FALSE),
            ("FRA", "7(a)", Truth.FALSE),
            ("ESP", "7(b)", Truth.FALSE),
            ("PRT", "7(a)", Truth.UNKNOWN),
            ("AUT", "7(b)", Truth.UNKNOWN),  # it hopes; it does not say must
            ("DEU", "7(b)", Truth.UNKNOWN),  # it declared nothing
        ],
    )
    def test_who_holds_itself_bound(
        self, state: str, paragraph: str, bound: Truth
    ) -> None:
        """Silence is neither consent nor dissent."""
        assert holds_itself_bound(THEN, state, paragraph) == bound

    @pytest.mark.parametrize(
        ("state", "why"),
        [
            ("DEU", "Germany declared nothing of paragraph 7(b)"),
            ("AUT", "Austria leaves open what it holds of paragraph 7(b)"),
            ("NOR", "Norway leaves open what it holds of paragraph 7(b)"),
            ("ZMB", "Zambia leaves open what it holds of paragraph 7(b)"),
        ],
    )
    def test_an_unknown_says_why(self, state: str, why: str) -> None:
        """It refuses to pass for a yes or a no; to reserve all is not to be silent."""
        with pytest.raises(UndeterminedError, match=re.escape(why)):
            bool(holds_itself_bound(THEN, state, "7(b)"))

    def test_nothing_before_the_procedures_were_adopted(self) -> None:
        """Nor before the report was published."""
        assert positions(ccm.as_of(date(2015, 9, 1))) == ()
        early = ccm.as_of(date(2016, 1, 1), known_by=date(2015, 9, 30))
        assert positions(early) == ()

    def test_bad_questions(self) -> None:
        """A paragraph or a State that does not exist is refused."""
        with pytest.raises(
            InvalidValueError, match=r"paragraph: expected one of 7\(a\)"
        ):
            positions(THEN, paragraph="7")
        with pytest.raises(UnknownStateError):
            positions(THEN, state="Atlantis")


class TestAnnexII:
    """Reservations to the Dubrovnik Declaration."""

    def test_four_states(self) -> None:
        """Para. 23 names them."""
        found = {r.state.alpha3: r for r in declaration_reservations(THEN)}
        assert set(found) == {"AUS", "CAN", "LTU", "GBR"}

    def test_what_they_rest_on(self) -> None:
        """Three name Article 21, two of them paragraph 6 of the Declaration."""
        found = declaration_reservations(THEN)
        assert {r.state.alpha3 for r in found if r.provision == "art21"} == {
            "AUS",
            "CAN",
            "LTU",
        }
        assert {r.state.alpha3 for r in found if r.paragraph == "6"} == {"CAN", "LTU"}

    def test_none_before_the_conference(self) -> None:
        """The Declaration was adopted on 9 September 2015."""
        assert declaration_reservations(ccm.as_of(date(2015, 9, 1))) == ()
