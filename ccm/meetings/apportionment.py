"""Sharing an amount by a scale, to the last centime."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import lcm

from ccm.errors import InvalidValueError
from ccm.facts import State

__all__ = ["apportion"]


def apportion(total: Decimal, scale: Mapping[State, Decimal]) -> dict[State, Decimal]:
    """Return each State's share of an amount, in proportion to a scale.

    Every share is first rounded down. What is left goes, one centime
    each, to the States that lost most by that; of equals, to the first by
    alpha-3 code. So the shares sum to the total exactly, and neither the order
    of the States nor the unit of the scale matters.

    Args:
        total: The amount, 0 or more.
        scale: Each State's rate, 0 or more, in any unit.

    Returns:
        The shares, by alpha-3 code.

    Raises:
        InvalidValueError: The total is negative or is no whole number of
            centimes; a rate is negative or no `~decimal.Decimal`; no rate is
            positive; it is no State that has a rate.
    """
    units = _centimes(total)
    states = sorted(map(_state, scale), key=lambda state: state.alpha3)
    weights = dict(zip(states, _weights([scale[s] for s in states]), strict=True))
    whole = sum(weights.values())
    if not whole:
        msg = "scale: expected at least one positive rate"
        raise InvalidValueError(msg)
    shares = {state: divmod(units * weights[state], whole) for state in states}
    left = units - sum(share for share, _ in shares.values())
    first = set(sorted(states, key=lambda state: -shares[state][1])[:left])
    return {
        state: Decimal(f"{shares[state][0] + (state in first)}E-2") for state in states
    }


def _state(value: object) -> State:
    if not isinstance(value, State):
        msg = f"scale: expected States, got {value!r}"
        raise InvalidValueError(msg)
    return value


def _centimes(total: object) -> int:
    if isinstance(total, Decimal) and total.is_finite() and total >= 0:
        numerator, denominator = total.as_integer_ratio()
        units, rest = divmod(100 * numerator, denominator)
        if not rest:
            return units
    msg = f"total: expected 0 or more with 2 decimal places, got {total}"
    raise InvalidValueError(msg)


def _weights(rates: list[Decimal]) -> list[int]:
    """Return whole numbers in the same proportion."""
    ratios = [_rate(rate).as_integer_ratio() for rate in rates]
    common = lcm(*(denominator for _, denominator in ratios))
    return [top * (common // bottom) for top, bottom in ratios]


def _rate(value: object) -> Decimal:
    """Return a rate that is one: a float is not exact."""
    if not isinstance(value, Decimal):
        msg = f"scale: expected decimal rates, got {value!r}"
        raise InvalidValueError(msg)
    if not value.is_finite() or value < 0:
        msg = f"scale: expected rates of 0 or more, got {value}"
        raise InvalidValueError(msg)
    return value
