"""What a printed figure can stand for, and the same in other units."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.errors import InvalidValueError
from ccm.facts import Measure, Measurement, Qualifier, Unit
from ccm.facts.units import convert, quantity
from ccm.quantities import UNLIMITED, Amount, Assumptions, amount_of
from ccm.testing.fiction import event

SQUARE_METRES = {"m2": Fraction(1), "ha": Fraction(100 * 100), "km2": Fraction(1000**2)}
"""A hectare is a square of 100 m, a square kilometre one of 1000 m."""

numbers = st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False)


def figure(
    value: str,
    qualifier: Qualifier | None = None,
    unit: Unit = Unit.SQUARE_KILOMETRES,
    measure: Measure = Measure.AREA_CLEARED,
    covers: str = "",
) -> Measurement:
    """Return a printed figure."""
    return event(
        Measurement,
        "2017",
        measure=measure,
        value=Decimal(value),
        unit=unit,
        qualifier=qualifier,
        covers=covers,
    )


def amount(low: Decimal, high: Decimal, unit: str = "km2") -> Amount:
    """Return an amount printed as its least."""
    return Amount(low=low, printed=low, high=high, unit=unit)


class TestUnits:
    """One unit told in another, through pint, exactly."""

    @given(numbers, st.sampled_from(["m2", "ha", "km2"]), st.sampled_from(["m2", "ha"]))
    def test_areas(self, number: Decimal, unit: str, to: str) -> None:
        """By fractions of whole numbers, without pint."""
        expected = Fraction(number) * SQUARE_METRES[unit] / SQUARE_METRES[to]
        assert Fraction(convert(number, unit, to)) == expected

    @pytest.mark.parametrize(
        ("number", "unit", "to", "expected"),
        [
            ("0.27", "km2", "hectares", "27"),
            ("0.27", "km²", "m²", "270000"),
            ("6173", "m2", "km2", "0.006173"),
            ("1.5", "million munitions", "munitions", "1500000"),
            ("218.6", "million USD", "USD", "218600000"),
        ],
    )
    def test_by_hand(self, number: str, unit: str, to: str, expected: str) -> None:
        """A hundred hectares make a square kilometre."""
        assert convert(Decimal(number), unit, to) == Decimal(expected)

    @pytest.mark.parametrize(
        ("unit", "to"),
        [("munitions", "submunitions"), ("km2", "USD"), ("remnants", "submunitions")],
    )
    def test_things_that_are_not_the_same(self, unit: str, to: str) -> None:
        """A munition is not told in the submunitions that it holds."""
        with pytest.raises(InvalidValueError, match=f"{unit} cannot be told in {to}"):
            convert(Decimal(1), unit, to)

    def test_no_such_unit(self) -> None:
        """Acres are refused, with the units that there are; nothing is evaluated."""
        with pytest.raises(InvalidValueError, match="one of m2, ha, km2.*'acre'"):
            convert(Decimal(1), "acre", "km2")

    def test_a_quantity_of_pint(self) -> None:
        """For those who go on in pint."""
        low, high = amount_of(figure("0.27")).bounds
        assert (low.magnitude, high.magnitude) == (Decimal("0.265"), Decimal("0.275"))
        assert str(quantity(Decimal(3), "munitions").units) == "munition"

    def test_a_measure_has_its_units(self) -> None:
        """An area is not counted, and the fault names what was expected."""
        with pytest.raises(InvalidValueError, match="unit: expected km2 or ha or m2"):
            figure("12", unit=Unit.ITEMS)


class TestPrintedFigures:
    """The word beside a figure, and its last place."""

    @pytest.mark.parametrize(
        ("value", "word", "low", "high"),
        [
            ("6.47", None, "6.465", "6.475"),
            ("88", None, "87.5", "88.5"),
            ("0", None, "0", "0.5"),
            ("200", Qualifier.ABOUT, "180", "220"),
            ("1", Qualifier.ABOUT, "0.5", "1.5"),
            ("200", Qualifier.ALMOST, "180", "200"),
            ("200", Qualifier.NEARLY, "180", "200"),
            ("52.2", Qualifier.MORE_THAN, "52.2", "Infinity"),
            ("0.35", Qualifier.OVER, "0.35", "Infinity"),
            ("559", Qualifier.AT_LEAST, "559", "Infinity"),
            ("5", Qualifier.LESS_THAN, "0", "5"),
            ("5", Qualifier.AT_MOST, "0", "5"),
        ],
    )
    def test_of_an_area(
        self, value: str, word: Qualifier | None, low: str, high: str
    ) -> None:
        """Half of the last place, a tenth for about, no limit for more than."""
        found = amount_of(figure(value, word))
        assert (found.low, found.high) == (Decimal(low), Decimal(high))
        assert found.printed == Decimal(value)

    def test_of_a_count(self) -> None:
        """A count is taken as printed, and says what was counted."""
        found = amount_of(
            figure("1246", unit=Unit.ITEMS, measure=Measure.REMNANTS_DESTROYED)
        )
        assert str(found) == "1246 remnants"

    def test_in_millions(self) -> None:
        """178 million stands for what rounds to it."""
        found = amount_of(
            figure(
                "178",
                unit=Unit.MILLION_ITEMS,
                measure=Measure.STOCK_SUBMUNITIONS_DESTROYED,
            )
        )
        assert str(found.to("submunitions")) == "177500000 to 178500000 submunitions"

    def test_of_a_part(self) -> None:
        """What was found in one part limits the whole from below only."""
        found = amount_of(figure("200", covers="the south"))
        assert (found.low, found.high) == (Decimal("199.5"), UNLIMITED)

    def test_with_a_limit(self) -> None:
        """How far a figure is exceeded can be assumed."""
        assumed = Assumptions(beyond=Decimal("0.1"))
        assert amount_of(figure("800", Qualifier.MORE_THAN), assumed).high == 880

    @given(numbers, st.integers(0, 4))
    def test_hold_what_was_rounded(self, true: Decimal, places: int) -> None:
        """Whatever number a source rounded, the printed figure stands for it."""
        printed = true.quantize(Decimal(1).scaleb(-places))
        found = amount_of(figure(str(printed)))
        assert found.low <= true <= found.high

    @given(numbers, st.sampled_from(Qualifier), st.integers(0, 99))
    def test_more_doubt_is_never_narrower(
        self, value: Decimal, word: Qualifier, about: int
    ) -> None:
        """A wider margin gives bounds that hold the narrower ones."""
        shown = figure(f"{value:f}", word)
        one = amount_of(shown, Assumptions(about=Decimal(about) / 200))
        other = amount_of(shown, Assumptions(about=Decimal(about) / 100))
        assert other.low <= one.low <= one.high <= other.high

    @pytest.mark.parametrize(
        "wrong",
        [
            {"years": 0},
            {"years": True},
            {"about": Decimal(1)},
            {"about": 0.1},
            {"about": Decimal("NaN")},
            {"beyond": Decimal(-1)},
            {"beyond": UNLIMITED},
        ],
    )
    def test_assumptions_are_checked(self, wrong: dict[str, object]) -> None:
        """The field is named."""
        with pytest.raises(InvalidValueError, match=next(iter(wrong))):
            Assumptions(**wrong)  # type: ignore[arg-type]


class TestAmounts:
    """From the least to the most."""

    def test_bounds_are_in_order(self) -> None:
        """And neither is below nothing, or no number."""
        for low, high in (("2", "1"), ("-1", "1"), ("NaN", "1"), ("0", "NaN")):
            with pytest.raises(InvalidValueError):
                amount(Decimal(low), Decimal(high))

    @pytest.mark.parametrize("number", [1, 1.0, "1", None], ids=repr)
    def test_a_bound_is_a_decimal(self, number: Any) -> None:
        """A float is not exact, and words are no number."""
        one = Decimal(1)
        with pytest.raises(InvalidValueError, match="low: expected a Decimal"):
            Amount(low=number, printed=one, high=one, unit="km2")
        with pytest.raises(InvalidValueError, match="high: expected a Decimal"):
            Amount(low=one, printed=one, high=number, unit="km2")

    def test_of_one_kind_only(self) -> None:
        """Areas and munitions span nothing together, and nothing spans nothing."""
        area, stock = (amount(Decimal(1), Decimal(2), u) for u in ("km2", "munitions"))
        with pytest.raises(InvalidValueError, match="cannot be told in km2"):
            Amount.spanning([area, stock])
        with pytest.raises(InvalidValueError, match="one or more"):
            Amount.spanning([])

    def test_of_two_units(self) -> None:
        """What is left is told in the unit of the first."""
        one, other = (
            amount(Decimal(1), Decimal(2)),
            amount(Decimal(50), UNLIMITED, "ha"),
        )
        assert str(Amount.spanning([one, other])) == "at least 0.5 km2"

    @given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5))
    def test_a_span_holds_them_all(self, ends: list[tuple[Decimal, Decimal]]) -> None:
        """And nothing more: its ends are ends of theirs."""
        amounts = [amount(min(pair), max(pair)) for pair in ends]
        whole = Amount.spanning(amounts)
        assert all(whole.low <= a.low <= a.high <= whole.high for a in amounts)
        assert whole.low in {a.low for a in amounts}
        assert whole.high in {a.high for a in amounts}

    @given(numbers, numbers, st.integers(1, 12))
    def test_rounding_never_narrows(
        self, one: Decimal, other: Decimal, digits: int
    ) -> None:
        """What is shown holds what is meant."""
        exact = amount(min(one, other), max(one, other))
        shown = exact.rounded(digits)
        assert shown.low <= exact.low <= exact.high <= shown.high
        assert shown.low >= exact.low.to_integral_value("ROUND_FLOOR")
