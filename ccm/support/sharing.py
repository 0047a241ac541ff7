"""Who contributes what to the budget of the support unit (annex V, para. 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from ccm.convention.article14_costs import shares
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.facts.units import Money, Quantity

__all__ = ["ANNUAL", "MEETINGS", "Contributions", "contributions", "in_two"]

MEETINGS = Fraction(40, 100)
"""Paragraph 7(a): the part that pays for what the unit does for meetings."""

ANNUAL = Fraction(60, 100)
"""Paragraph 7(b): the part that annual contributions of all States Parties pay."""


@attrs.define(frozen=True, kw_only=True)
class Contributions:
    """A budget, divided.

    Attributes:
        total: The budget of a financial period.
        meetings: 40 % of it, under 7(a).
        annual: 60 % of it, under 7(b).
        by_state: The share of each State Party in the 60 %, by alpha-3 code.
        by_attending: The share of each State Party that attends in the 40 %;
            empty if nobody was said to attend.
    """

    total: Money
    meetings: Money
    annual: Money
    by_state: Mapping[State, Money]
    by_attending: Mapping[State, Money]


def contributions(
    total: Money | str | Quantity,
    states_parties: Iterable[State],
    scale: Mapping[State, Decimal],
    *,
    attending: Iterable[State] = (),
) -> Contributions:
    """Divide a budget as the financial procedures say (annex V, para. 7).

    Under 7(b) every State Party is to contribute to 60 % of the budget each
    year, by the scale of the United Nations adjusted to the States Parties;
    under 7(a) the States Parties that attend the meeting pay 40 %, on the basis
    of the costs of meetings under Article 14, so by the same scale adjusted to
    those that attend. 7(c) adds voluntary contributions, which nothing
    apportions. Several States Parties hold that 7(a), 7(b) or both oblige
    nobody: `positions` says who.

    Amounts are exact to the centime. Each part is the nearest centime to its
    percentage, which is never half-way. Each share is rounded down; the
    centimes that are left go one each to the States that lost most by that,
    of equals to the first by alpha-3 code. So the shares sum to the part, in
    whatever order the States are given.

    Args:
        total: The budget, such as ``471762 CHF``.
        states_parties: All States Parties of the day.
        scale: Each State's rate on the scale of the United Nations, in any unit.
            The library holds no scale.
        attending: The States Parties that take part in the meeting.

    Raises:
        InvalidValueError: The total is no amount, a State Party has no rate, a
            rate is no `~decimal.Decimal`, or a State attends that is no State Party.

    >>> from decimal import Decimal
    >>> import ccm
    >>> day = ccm.as_of(date(2016, 1, 1))
    >>> scale = {day.state("AUT"): Decimal(2), day.state("LAO"): Decimal(1)}
    >>> found = contributions("1000.00 CHF", scale, scale)
    >>> [(state.alpha3, str(share)) for state, share in found.by_state.items()]
    [('AUT', '400.00 CHF'), ('LAO', '200.00 CHF')]
    """
    budget = Money.of(total)
    meetings, annual = in_two(budget)
    parties, present = frozenset(states_parties), frozenset(attending)
    strangers = sorted(map(str, present - parties))
    if strangers:
        msg = f"attending: expected States Parties, got {', '.join(strangers)}"
        raise InvalidValueError(msg)
    return Contributions(
        total=budget,
        meetings=meetings,
        annual=annual,
        by_state=_shared(annual, parties, scale),
        by_attending=_shared(meetings, present, scale) if present else {},
    )


def in_two(budget: Money) -> tuple[Money, Money]:
    """Return the part of a budget under 7(a), and the part under 7(b).

    >>> print(*in_two(Money.of("100.00 CHF")), sep=", ")
    40.00 CHF, 60.00 CHF
    """
    annual = _nearest(budget, ANNUAL)
    return Money(budget.francs - annual.francs), annual


def _nearest(whole: Money, part: Fraction) -> Money:
    return Money(Decimal(round(Fraction(whole.francs) * 100 * part)).scaleb(-2))


def _shared(
    amount: Money, states: Iterable[State], scale: Mapping[State, Decimal]
) -> dict[State, Money]:
    found = shares(amount.francs, states, scale)
    return {state: Money(share) for state, share in found.items()}
