"""Units: masses, money, areas and counts, exact in whatever unit they are told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from functools import cache
from importlib import import_module
from typing import Any, Protocol

import attrs

from ccm.errors import InvalidValueError

__all__ = ["UNITS", "Mass", "Money", "Quantity", "convert", "quantity", "unit_of"]

_MASS = re.compile(
    r"([0-9]{1,9}(?:\.[0-9]{1,9})?) (kg|kilogram|g|gram|lb|pound)"  # and nothing else
)
_MONEY = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,2})?) (?:CHF|franc)")
_CENTIME = Decimal("0.01")
_BEYOND = Decimal("1E12")  # francs: no budget is that large, and quantize stays exact
_EXACT = Context(prec=50)  # nine digits and nine, times the eight of a pound

UNITS: Mapping[str, str] = {
    "m2": "metre ** 2",
    "ha": "hectare",
    "km2": "kilometre ** 2",
    "munitions": "munition",
    "million munitions": "1e6 munition",
    "submunitions": "submunition",
    "million submunitions": "1e6 submunition",
    "remnants": "remnant",
    "million remnants": "1e6 remnant",
    "USD": "dollar",
    "million USD": "1e6 dollar",
    "CHF": "franc",
    "years": "12 month",
    "months": "month",
    "weeks": "7 day",
    "days": "day",
}
"""The units of amounts, each with what it is in the terms of the registry.

A munition is no submunition: nothing turns one into the other.
"""

_OTHER_NAMES = {
    "m²": "m2",
    "km²": "km2",
    "hectare": "ha",
    "hectares": "ha",
}


class Quantity(Protocol):
    """A pint quantity, of whatever registry."""

    @property
    def magnitude(self) -> Any:
        """Return the number."""
        ...

    @property
    def units(self) -> Any:
        """Return the unit."""
        ...


def _positive(_self: object, _field: object, value: Decimal) -> None:
    if not _is_finite(value) or value <= 0:
        msg = f"kilograms: expected a Decimal of more than nothing, got {value!r}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, order=True)
class Mass:
    """A mass, exactly.

    Attributes:
        kilograms: The mass in kilograms, more than 0, never rounded.

    >>> Mass.of("400 g") == Mass.of("0.4 kg")
    True
    >>> print(Mass.of("1.5 lb"))
    0.680388555 kg
    """

    kilograms: Decimal = attrs.field(validator=_positive)

    @classmethod
    def of(cls, value: Mass | str | Quantity) -> Mass:
        """Return a mass from text such as ``0.4 kg``, or from a pint quantity.

        Args:
            value: Number and unit: kg, g or lb. The number of a quantity is an
                `int` or a `~decimal.Decimal`: a float is not exact.

        Raises:
            InvalidValueError: It is no such mass.
        """
        if isinstance(value, Mass):
            return value
        text = value if isinstance(value, str) else _text(value)
        if (match := _MASS.fullmatch(text)) is None:  # never pint's own parser: it
            msg = f"mass: expected kg, g or lb, such as '0.4 kg', got {value!r}"
            raise InvalidValueError(msg)  # evaluates whatever it is given
        number, unit = match.groups()
        with localcontext(_EXACT):
            quantity = _registry().Quantity(Decimal(number), unit)
            return cls(quantity.m_as("kilogram"))

    def __str__(self) -> str:
        digits = f"{self.kilograms:f}"
        return f"{digits.rstrip('0').rstrip('.') if '.' in digits else digits} kg"


def _whole_centimes(_self: object, _field: object, value: Decimal) -> None:
    if not _is_amount(value):
        msg = f"francs: expected a Decimal of 0 or more in whole centimes, got {value}"
        raise InvalidValueError(msg)


def _is_finite(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite()


def _is_amount(value: Decimal) -> bool:
    within = _is_finite(value) and 0 <= value < _BEYOND
    return within and value == value.quantize(_CENTIME)


@attrs.define(frozen=True, order=True)
class Money:
    """An amount in Swiss francs, exact to the centime.

    Attributes:
        francs: The amount, 0 or more, in whole centimes.

    >>> print(Money.of("471762 CHF"))
    471,762.00 CHF
    >>> print(Money.of("471762 CHF").quantity().units)
    franc
    """

    francs: Decimal = attrs.field(validator=_whole_centimes)

    @classmethod
    def of(cls, value: Money | str | Quantity) -> Money:
        """Return an amount from text such as ``400000 CHF``, or from a quantity.

        Args:
            value: Number and unit, CHF. The number of a quantity is an `int` or
                a `~decimal.Decimal`: a float is not exact.

        Raises:
            InvalidValueError: It is no such amount.
        """
        if isinstance(value, Money):
            return value
        text = value if isinstance(value, str) else _text(value)
        if (match := _MONEY.fullmatch(text)) is None:
            msg = f"amount: expected CHF, such as '471762 CHF', got {value!r}"
            raise InvalidValueError(msg)
        return cls(Decimal(match[1]))

    def quantity(self) -> Quantity:
        """Return the amount as a pint quantity in francs."""
        made: Quantity = _registry().Quantity(self.francs, "franc")
        return made

    def __str__(self) -> str:
        return f"{self.francs:,.2f} CHF"


def unit_of(name: str) -> str:
    """Return the one name of a unit.

    Raises:
        InvalidValueError: There is no such unit.

    >>> unit_of("hectares")
    'ha'
    """
    found = _OTHER_NAMES.get(name, name)
    if found not in UNITS:
        msg = f"unit: expected one of {', '.join(UNITS)}, got {name!r}"
        raise InvalidValueError(msg)
    return found


def quantity(number: Decimal, unit: str) -> Quantity:
    """Return a number of a unit as a quantity of pint.

    Raises:
        InvalidValueError: There is no such unit.

    >>> print(quantity(Decimal("0.27"), "km2"))
    0.27 kilometre ** 2
    """
    found: Quantity = _quantity(number, unit)
    return found


def convert(number: Decimal, unit: str, to: str) -> Decimal:
    """Return how many of another unit a number of a unit is, exactly.

    Raises:
        InvalidValueError: There is no such unit, or they measure different things.

    >>> convert(Decimal("0.27"), "km2", "ha")
    Decimal('27')
    """
    one, other = _quantity(number, unit), _quantity(Decimal(1), to)
    if not one.is_compatible_with(other):
        msg = f"unit: {unit_of(unit)} cannot be told in {unit_of(to)}"
        raise InvalidValueError(msg)
    with localcontext(_EXACT):
        ratio: Decimal = (one / other).m_as("")
        return ratio.normalize()


def _quantity(number: Decimal, unit: str) -> Any:
    meant = UNITS[unit_of(unit)]
    with localcontext(_EXACT):
        return number * _registry().Quantity(meant)


def _text(value: object) -> str:
    """Return a quantity as text; the text of anything else is no mass."""
    magnitude: Any = getattr(value, "magnitude", None)
    if type(magnitude) not in (int, Decimal):  # True is no int here
        return ""
    return f"{Decimal(magnitude):f} {getattr(value, 'units', '')}"


@cache
def _registry() -> Any:
    pint: Any = import_module("pint")  # 0.1 s to load, and loosely typed
    registry = pint.UnitRegistry(None, non_int_type=Decimal)  # ours, not 1000 units
    registry.define("kilogram = [mass] = kg")
    registry.define("gram = 0.001 kilogram = g")
    registry.define("pound = 0.45359237 kilogram = lb")
    registry.define("franc = [currency] = CHF")
    registry.define("month = [months]")  # of no fixed number of days
    registry.define("day = [time]")
    registry.define("metre = [length] = m")
    registry.define("kilometre = 1000 metre = km")
    registry.define("hectare = 10000 metre ** 2 = ha")
    for thing in ("munition", "submunition", "remnant", "dollar"):
        registry.define(f"{thing} = [{thing}]")
    return registry
