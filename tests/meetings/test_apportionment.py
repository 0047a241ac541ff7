"""Sharing an amount by a scale."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.meetings import apportion

STATES = tuple(
    State(alpha3=f"X{a}{b}", alpha2=f"X{b}", m49=f"{i:03}", name=f"State {a}{b}")
    for i, (a, b) in enumerate((a, b) for a in "ABCD" for b in "ABCDEFG")
)
A, B, C = STATES[:3]

rates = st.decimals(0, 100, places=3).filter(lambda rate: rate >= 0)
totals = st.integers(0, 10**9).map(lambda n: Decimal(n).scaleb(-2))


@st.composite
def scales(draw: st.DrawFn) -> dict[State, Decimal]:
    """Draw a scale with at least one positive rate."""
    number = draw(st.integers(1, len(STATES)))
    chosen = draw(st.permutations(STATES))[:number]
    found = {state: draw(rates) for state in chosen}
    found[chosen[0]] += 1
    return found


class TestApportion:
    """Largest remainder, ties by alpha-3 code."""

    def test_a_hundred_by_three(self) -> None:
        """The one centime left goes to the first of equals."""
        found = apportion(Decimal(100), dict.fromkeys((C, B, A), Decimal(1)))
        assert found == {A: Decimal("33.34"), B: Decimal("33.33"), C: Decimal("33.33")}
        assert list(found) == [A, B, C]

    def test_what_is_left_goes_to_the_largest_remainder(self) -> None:
        """0.10 by 1:2:4 is 1.43, 2.86 and 5.71 centimes: B and C lose most."""
        scale = {A: Decimal(1), B: Decimal(2), C: Decimal(4)}
        found = apportion(Decimal("0.10"), scale)
        assert found == {A: Decimal("0.01"), B: Decimal("0.03"), C: Decimal("0.06")}

    @given(total=totals, scale=scales())
    def test_sums_exactly(self, total: Decimal, scale: dict[State, Decimal]) -> None:
        """No centime is lost or made."""
        assert sum(apportion(total, scale).values()) == total

    @given(total=totals, scale=scales(), data=st.data())
    def test_no_order_and_no_unit_matters(
        self, total: Decimal, scale: dict[State, Decimal], data: st.DataObject
    ) -> None:
        """Shuffled, or given in per mille, the scale yields the same shares."""
        order = data.draw(st.permutations(list(scale)))
        shuffled = {state: scale[state] * 1000 for state in order}
        assert apportion(total, shuffled) == apportion(total, scale)

    @given(total=totals, scale=scales())
    def test_every_share_is_within_a_centime_of_its_quota(
        self, total: Decimal, scale: dict[State, Decimal]
    ) -> None:
        """Nobody pays a whole centime more or less than its rate says."""
        whole = sum(scale.values())
        with localcontext() as context:
            context.prec = 60
            for state, share in apportion(total, scale).items():
                assert abs(share - total * scale[state] / whole) < Decimal("0.01")

    @given(total=totals, scale=scales())
    def test_who_has_no_rate_pays_nothing(
        self, total: Decimal, scale: dict[State, Decimal]
    ) -> None:
        """A rate of zero is a share of zero."""
        found = apportion(total, scale)
        assert not any(found[state] for state in scale if not scale[state])

    def test_a_large_amount_is_exact_in_any_context(self) -> None:
        """The precision that the caller has set for decimals plays no part."""
        total = Decimal("123456789012345678901234567890.12")
        with localcontext() as context:
            context.prec = 3
            found = apportion(total, {A: Decimal(1), B: Decimal(2)})
        with localcontext() as context:
            context.prec = 60
            assert sum(found.values()) == total

    @pytest.mark.parametrize("total", ["-1", "0.001", "NaN", "Infinity"])
    def test_a_total_that_is_no_amount_is_refused(self, total: str) -> None:
        """Whole centimes, 0 or more."""
        with pytest.raises(InvalidValueError, match="total: expected 0 or more"):
            apportion(Decimal(total), {A: Decimal(1)})

    @pytest.mark.parametrize(
        ("rate", "expected"),
        [("-1", "rates of 0"), ("NaN", "rates of 0"), ("0", "one positive rate")],
    )
    def test_a_scale_that_shares_nothing_is_refused(
        self, rate: str, expected: str
    ) -> None:
        """Rates are 0 or more, and one at least is more."""
        with pytest.raises(InvalidValueError, match=expected):
            apportion(Decimal(1), {A: Decimal(rate)})

    @pytest.mark.parametrize(
        ("total", "scale", "expected"),
        [
            (Decimal(1), {A: 0.5}, "scale: expected decimal rates, got 0.5"),
            (Decimal(1), {A: 1}, "scale: expected decimal rates, got 1"),
            (Decimal(1), {"AUT": Decimal(1)}, "scale: expected States, got 'AUT'"),
            (1.0, {A: Decimal(1)}, "total: expected 0 or more"),
        ],
    )
    def test_what_is_no_decimal_and_no_state(
        self, total: Decimal, scale: dict[State, Decimal], expected: str
    ) -> None:
        """A scale as it comes out of a spreadsheet is refused in so many words."""
        with pytest.raises(InvalidValueError, match=expected):
            apportion(total, scale)

    def test_of_nobody_nothing_can_be_asked(self) -> None:
        """An empty scale is refused."""
        with pytest.raises(InvalidValueError, match="one positive rate"):
            apportion(Decimal(1), {})
