"""CCM/CONF/2015/7, annex V, para. 7: who contributes what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.errors import DataFileError, InvalidValueError
from ccm.facts import State
from ccm.facts.units import Money
from ccm.support import ANNUAL, MEETINGS, contributions, isu_budget, load_scale
from ccm.testing.fiction import RURITANIA

ADOPTED = ccm.as_of(date(2015, 9, 11))
PARTIES = ADOPTED.states_parties()
BUDGET_2016 = isu_budget().total(2016)
CENTIME = Fraction(1, 100)

rates = st.decimals("0.001", 25, places=3)
scales = st.lists(rates, min_size=len(PARTIES), max_size=len(PARTIES)).map(
    lambda drawn: dict(zip(PARTIES, drawn, strict=True))
)


def _sum(shares: dict[State, Money]) -> Decimal:
    return sum((share.francs for share in shares.values()), Decimal(0))


class TestParagraph7b:
    """60 % by the scale of the United Nations, adjusted to the States Parties."""

    @given(scale=scales, order=st.randoms())
    def test_the_budget_of_2016_sums_exactly_in_any_order(
        self, scale: dict[State, Decimal], order: object
    ) -> None:
        """No centime is lost or made, and it does not matter who comes first."""
        found = contributions(BUDGET_2016, PARTIES, scale)
        shuffled = list(PARTIES)
        order.shuffle(shuffled)  # type: ignore[attr-defined]
        again = contributions(
            BUDGET_2016, shuffled, {state: scale[state] for state in reversed(shuffled)}
        )
        assert _sum(dict(found.by_state)) == found.annual.francs == Decimal("283057.20")
        assert list(again.by_state.items()) == list(found.by_state.items())

    @given(scale=scales)
    def test_it_follows_the_scale(self, scale: dict[State, Decimal]) -> None:
        """Each share is within a centime of the State's part of the whole."""
        found = contributions(BUDGET_2016, PARTIES, scale)
        whole = Fraction(sum(scale.values()))
        for state, share in found.by_state.items():
            due = Fraction(283057_20, 100) * Fraction(scale[state]) / whole
            assert abs(Fraction(share.francs) - due) < CENTIME

    @given(scale=scales, more=rates, which=st.sampled_from(PARTIES))
    def test_a_changed_scale_changes_the_shares(
        self, scale: dict[State, Decimal], more: Decimal, which: State
    ) -> None:
        """A higher rate never lowers the State's share, and the sum stays."""
        changed = {**scale, which: scale[which] + more}
        before = contributions(BUDGET_2016, PARTIES, scale)
        after = contributions(BUDGET_2016, PARTIES, changed)
        assert after.by_state[which] >= before.by_state[which]
        assert _sum(dict(after.by_state)) == _sum(dict(before.by_state))

    def test_equal_rates(self) -> None:
        """All parts differ by one centime at most, the larger ones first by code."""
        found = contributions(BUDGET_2016, PARTIES, dict.fromkeys(PARTIES, Decimal(1)))
        amounts = [share.francs for share in found.by_state.values()]
        assert amounts == sorted(amounts, reverse=True)
        assert max(amounts) - min(amounts) <= Decimal("0.01")

    def test_states_that_are_no_parties_take_no_part(self) -> None:
        """Their rates are on the scale, and count for nothing."""
        scale = dict.fromkeys((*PARTIES, RURITANIA), Decimal(1))
        assert RURITANIA not in contributions(BUDGET_2016, PARTIES, scale).by_state

    def test_a_scale_that_leaves_a_party_out(self) -> None:
        """The library does not invent a rate."""
        scale = dict.fromkeys(PARTIES[1:], Decimal(1))
        with pytest.raises(
            InvalidValueError, match=f"got none for .*{PARTIES[0].name}"
        ):
            contributions(BUDGET_2016, PARTIES, scale)


class TestParagraph7a:
    """40 % by those who attend the meeting."""

    def test_the_parts_make_the_whole(self) -> None:
        """40 and 60 in a hundred."""
        assert Fraction(2, 5) == MEETINGS
        assert Fraction(3, 5) == ANNUAL

    @given(centimes=st.integers(0, 10**9))
    def test_parts_are_exact_to_the_centime(self, centimes: int) -> None:
        """Each is the nearest centime to its percentage."""
        total = Money(Decimal(centimes).scaleb(-2))
        party = PARTIES[0]
        found = contributions(total, (party,), {party: Decimal(1)})
        assert found.meetings.francs + found.annual.francs == total.francs
        for part, share in ((found.meetings, MEETINGS), (found.annual, ANNUAL)):
            assert (
                abs(Fraction(part.francs) - share * Fraction(total.francs)) * 2
                < CENTIME
            )

    def test_only_those_that_attend(self) -> None:
        """Twelve States Parties attend: they share the 40 %, all share the 60 %."""
        scale = dict.fromkeys(PARTIES, Decimal(1))
        found = contributions(BUDGET_2016, PARTIES, scale, attending=PARTIES[:12])
        assert _sum(dict(found.by_attending)) == Decimal("188704.80")
        assert len(found.by_attending) == 12
        assert len(found.by_state) == len(PARTIES)

    def test_nobody_was_said_to_attend(self) -> None:
        """Then the 40 % stands as a whole."""
        scale = dict.fromkeys(PARTIES, Decimal(1))
        assert contributions(BUDGET_2016, PARTIES, scale).by_attending == {}

    def test_the_paragraph_speaks_of_states_parties(self) -> None:
        """Others share the costs of the meeting (Article 14), not the unit's budget."""
        scale = dict.fromkeys((*PARTIES, RURITANIA), Decimal(1))
        with pytest.raises(InvalidValueError, match="attending: .* got Ruritania"):
            contributions(BUDGET_2016, PARTIES, scale, attending=[RURITANIA])

    def test_names_are_no_states(self) -> None:
        """A list of codes is refused and not taken apart."""
        scale = dict.fromkeys(PARTIES, Decimal(1))
        with pytest.raises(InvalidValueError, match="attending: .* got AUT"):
            contributions(BUDGET_2016, PARTIES, scale, attending=["AUT"])  # type: ignore[list-item]
        with pytest.raises(InvalidValueError, match="got none for .*'AUT'"):
            contributions(BUDGET_2016, ["AUT"], scale)  # type: ignore[list-item]


class TestScaleFromAFile:
    """Annex V, para. 7(b): the scale of the United Nations is an input."""

    def test_it_is_read(self, tmp_path: Path) -> None:
        """One State a row, with the source of its rate."""
        path = tmp_path / "scale.csv"
        path.write_text("state,rate,source\nAUT,2,S\nLao PDR,0.5,S\n", encoding="utf-8")
        found = load_scale(path)
        assert {s.alpha3: rate for s, rate in found.items()} == {
            "AUT": Decimal(2),
            "LAO": Decimal("0.5"),
        }

    @pytest.mark.parametrize(
        ("rows", "fault"),
        [
            (
                "AUT,1,S\nAustria,2,S\n",
                r"scale\.csv:3: state: expected each State once",
            ),
            ("AUT,-1,S\n", r"scale\.csv:2: rate: expected a number"),
            ("AUT,1,\n", r"scale\.csv:2: source: expected"),
        ],
    )
    def test_or_refused(self, rows: str, fault: str, tmp_path: Path) -> None:
        """With file, line and field."""
        path = tmp_path / "scale.csv"
        path.write_text(f"state,rate,source\n{rows}", encoding="utf-8")
        with pytest.raises(DataFileError, match=fault):
            load_scale(path)
