"""Columns of the quantities that States report."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ccm.facts import Measure, Measurement, Qualifier, Unit
from ccm.view.tabular import Columns, TableKind

__all__ = ["QUANTITIES", "QUANTITY"]

QUANTITY = Measurement
"""The kind of event of which they are."""

_TIMES = {
    Unit.MILLION_ITEMS: Decimal(10**6),
    Unit.HECTARES: Decimal(10**4),
    Unit.SQUARE_KILOMETRES: Decimal(10**6),
    Unit.MILLION_DOLLARS: Decimal(10**6),
}
"""How many items, square metres or dollars the larger units are."""


def _in(*units: Unit) -> Callable[[Measurement], float | None]:
    def number(told: Measurement) -> float | None:
        if told.unit not in units:
            return None
        return float(told.value * _TIMES.get(told.unit, Decimal(1)))

    return number


_measured = Columns[Measurement]()
QUANTITIES = TableKind(
    "quantities",
    "a quantity that a source prints, in one unit of its kind",
    (
        *_measured.state(lambda m: m.state),
        *_measured.days("date", "Of when it is", lambda m: m.date),
        _measured.code(
            "measure", "What was measured.", lambda m: m.measure, among=Measure
        ),
        _measured.number(
            "number_items",
            "The number, of what is counted.",
            _in(Unit.ITEMS, Unit.MILLION_ITEMS),
        ),
        _measured.number(
            "area_m2",
            "The area, in square metres.",
            _in(Unit.SQUARE_METRES, Unit.HECTARES, Unit.SQUARE_KILOMETRES),
        ),
        _measured.number(
            "support_usd",
            "The money, in dollars of the United States.",
            _in(Unit.MILLION_DOLLARS),
        ),
        _measured.code(
            "qualifier",
            "The word that limits it, where one is printed.",
            lambda m: m.qualifier,
            among=Qualifier,
        ),
        _measured.text(
            "covers",
            "What part of the State it is for; none where it is for the whole.",
            lambda m: m.covers,
        ),
        _measured.text("text", "The same as printed.", lambda m: m.detail()),
        _measured.codes("sources", "Where that was read.", lambda m: m.source),
    ),
)
