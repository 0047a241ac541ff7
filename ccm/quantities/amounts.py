"""Amounts: what a printed figure can stand for, from the least to the most."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext

import attrs

import ccm
from ccm.errors import InvalidValueError
from ccm.facts import Measure, Measurement, Qualifier, Unit
from ccm.facts.units import Quantity, convert, quantity, unit_of
from ccm.quantities.assumptions import Assumptions
from ccm.quantities.printed import Figure

__all__ = [
    "DAYS_OF_A_YEAR",
    "DOWN",
    "UNLIMITED",
    "UP",
    "Amount",
    "amount_of",
    "plain",
    "unit_name",
]

UNLIMITED = Decimal("Infinity")
"""The most of what has a least and no most."""

DOWN = Context(prec=50, rounding=ROUND_FLOOR)
UP = Context(prec=50, rounding=ROUND_CEILING)
"""Arithmetic at the ends of an amount: rounding makes it wider, never narrower."""

DAYS_OF_A_YEAR = Decimal("365.2425")
"""Mean length of a year of the calendar, in days."""

_SHOWN = 4
"""Digits that are shown."""


def _least(_self: object, _field: object, value: Decimal) -> None:
    if not _is_decimal(value) or not value.is_finite() or value < 0:
        msg = f"low: expected a Decimal, 0 or more, got {value!r}"
        raise InvalidValueError(msg)


def _number(_self: object, field: attrs.Attribute[Decimal], value: Decimal) -> None:
    if not _is_decimal(value) or value.is_nan():
        msg = f"{field.name}: expected a Decimal, got {value!r}"
        raise InvalidValueError(msg)


def _is_decimal(value: object) -> bool:
    return isinstance(value, Decimal)


@attrs.define(frozen=True, kw_only=True)
class Amount:
    """A quantity that lies between two bounds, both included.

    Attributes:
        low: The least that it can be.
        high: The most that it can be; `UNLIMITED` where nothing limits it.
        printed: The figure as printed, with nothing read into it.
        unit: One of `ccm.facts.units.UNITS`.

    Raises:
        InvalidValueError: The bounds are out of order, the figure lies outside of
            them, or there is no such unit.

    >>> left = Amount(low=Decimal("6.465"), printed=Decimal("6.47"),
    ...               high=Decimal("6.475"), unit="km2")
    >>> print(left.to("hectares"))
    646.5 to 647.5 ha
    """

    low: Decimal = attrs.field(validator=_least)
    printed: Decimal = attrs.field(validator=_number)
    high: Decimal = attrs.field(validator=_number)
    unit: str = attrs.field(converter=unit_of)

    def __attrs_post_init__(self) -> None:
        if not self.low <= self.printed <= self.high:
            msg = f"high: expected {self.low} <= {self.printed} <= {self.high}"
            raise InvalidValueError(msg)

    def to(self, unit: str) -> Amount:
        """Return the same amount in another unit, exactly.

        Raises:
            InvalidValueError: There is no such unit, or it measures something else.
        """
        if unit_of(unit) == self.unit:  # spares the 0.1 s that pint takes to load
            return self
        low, printed, high = (
            convert(bound, self.unit, unit)
            for bound in (self.low, self.printed, self.high)
        )
        return Amount(low=low, printed=printed, high=high, unit=unit)

    @property
    def bounds(self) -> tuple[Quantity, Quantity]:
        """The least and the most as quantities of pint."""
        return quantity(self.low, self.unit), quantity(self.high, self.unit)

    @property
    def is_limited(self) -> bool:
        """Whether there is a most that it can be."""
        return self.high != UNLIMITED

    def a_year(self, days: Decimal) -> Amount:
        """Return what it comes to in a year, if it is the amount of so many days."""
        return Amount(
            low=DOWN.divide(DOWN.multiply(self.low, DAYS_OF_A_YEAR), days),
            printed=DOWN.divide(DOWN.multiply(self.printed, DAYS_OF_A_YEAR), days),
            high=UP.divide(UP.multiply(self.high, DAYS_OF_A_YEAR), days),
            unit=self.unit,
        )

    def rounded(self, digits: int) -> Amount:
        """Return it with few digits behind the point, and never narrower."""
        return Amount(
            low=_rounded(self.low, digits, ROUND_FLOOR),
            printed=_rounded(self.printed, digits, ROUND_FLOOR),
            high=_rounded(self.high, digits, ROUND_CEILING),
            unit=self.unit,
        )

    @classmethod
    def spanning(cls, amounts: Iterable[Amount]) -> Amount:
        """Return the least amount that holds all of several, printed as their mean.

        Raises:
            InvalidValueError: There is none, or one measures something else.
        """
        found = tuple(amounts)
        if not found:
            msg = "amounts: expected one or more"
            raise InvalidValueError(msg)
        unit = found[0].unit
        same = [one.to(unit) for one in found]
        low, high = min(one.low for one in same), max(one.high for one in same)
        with localcontext(DOWN):
            mean = sum((one.printed for one in same), Decimal()) / len(same)
        return cls(low=low, printed=min(max(mean, low), high), high=high, unit=unit)

    def __str__(self) -> str:
        shown = self.rounded(_SHOWN)
        low = plain(shown.low)
        if not self.is_limited:
            return f"at least {low} {self.unit}"
        high = plain(shown.high)
        return f"{low} {self.unit}" if low == high else f"{low} to {high} {self.unit}"

    def to_dict(self) -> ccm.projection_records.AmountRow:
        """Return it as in JSON: the least, as printed, and the most."""
        return ccm.projection_records.amount_row(self)


def plain(number: Decimal) -> str:
    """Return a number without an exponent, and without zeros at its end.

    >>> plain(Decimal("1.50E+6"))
    '1500000'
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, digits: int, rounding: str) -> Decimal:
    """Return a number with so many digits, and all of those before the point."""
    before = number.adjusted() + 1 if number.is_finite() else 0
    return Context(prec=max(digits, before), rounding=rounding).plus(number)


def unit_name(measure: Measure, unit: Unit) -> str:
    """Return the unit of a measure, with the thing that is counted.

    >>> unit_name(Measure.REMNANTS_DESTROYED, Unit.ITEMS)
    'remnants'
    """
    if unit not in (Unit.ITEMS, Unit.MILLION_ITEMS):
        return unit_of(unit)
    things = ("submunitions", "munitions", "remnants")  # the longer name first
    return unit.replace("items", next(thing for thing in things if thing in measure))


def amount_of(
    figure: Measurement | Figure, assumptions: Assumptions | None = None
) -> Amount:
    """Return what a printed figure can stand for.

    A count is taken as printed. Anything else is right to half of its last
    place: 6.47 km² stands for 6.465 to 6.475. A figure for a part of the whole
    limits the whole from below and not from above.

    Args:
        figure: The figure, with its qualifier.
        assumptions: How the qualifier is read; the defaults if None.
    """
    low, high = _bounds(figure, assumptions or Assumptions())
    return Amount(
        low=max(low, Decimal()),
        printed=figure.value,
        high=UNLIMITED if figure.covers else high,
        unit=unit_name(figure.measure, figure.unit),
    )


def _bounds(
    figure: Measurement | Figure, assumptions: Assumptions
) -> tuple[Decimal, Decimal]:
    value = figure.value
    half = Decimal() if figure.unit is Unit.ITEMS else _last_place(value) / 2
    margin = max(half, UP.multiply(value, assumptions.about))
    match figure.qualifier:
        case Qualifier.ABOUT:
            return DOWN.subtract(value, margin), UP.add(value, margin)
        case Qualifier.ALMOST | Qualifier.NEARLY:
            return DOWN.subtract(value, margin), value
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Decimal(), value
        case Qualifier.MORE_THAN | Qualifier.OVER | Qualifier.AT_LEAST:
            beyond = assumptions.beyond
            limit = None if beyond is None else UP.multiply(value, beyond)
            return value, UNLIMITED if limit is None else UP.add(value, limit)
        case _:  # as it is printed
            return DOWN.subtract(value, half), UP.add(value, half)


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal()
