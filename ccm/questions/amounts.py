"""Amounts as rows: what a source prints for a State, for many, for a year or so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ccm.facts import Measure, Measurement, Qualifier, Retention, State, Voice
from ccm.facts import Unit as Printed
from ccm.quantities import Figure as Quantity
from ccm.quantities import Whose, amount_of, figures
from ccm.questions.inquiry import Inquiry
from ccm.questions.rows import Row, years_of
from ccm.questions.values import Bound, Figure, Span, Unit
from ccm.rules import Explanation
from ccm.rules.bearing import day_of

__all__ = ["MEASURES", "OF_MANY", "amounts"]

_Amount = TypeVar("_Amount", Quantity, Measurement)

_BOUNDS = {
    None: Bound.EXACT,
    Qualifier.ABOUT: Bound.ABOUT,
    Qualifier.ALMOST: Bound.NEARLY,
    Qualifier.NEARLY: Bound.NEARLY,
    Qualifier.MORE_THAN: Bound.MORE_THAN,
    Qualifier.OVER: Bound.MORE_THAN,
    Qualifier.AT_LEAST: Bound.AT_LEAST,
}
"""What limits a figure; of what is at most so much there is no telling."""

_MILLION = Decimal(10**6)
_UNITS = {
    Printed.ITEMS: (Unit.MUNITIONS, Decimal(1)),
    Printed.MILLION_ITEMS: (Unit.MUNITIONS, _MILLION),
    Printed.SQUARE_KILOMETRES: (Unit.SQUARE_KILOMETRES, Decimal(1)),
    Printed.HECTARES: (Unit.HECTARES, Decimal(1)),
    Printed.SQUARE_METRES: (Unit.SQUARE_METRES, Decimal(1)),
    Printed.MILLION_DOLLARS: (Unit.MILLION_DOLLARS, Decimal(1)),
}
_WHOSE = {Whose.WORLD: "the world", Whose.STATES_PARTIES: "States Parties"}
OF_MANY = tuple(_WHOSE.values())
"""Of whom there are figures that name no State."""

_KEPT = ("munitions retained", "submunitions retained")
MEASURES = (*map(str, Measure), *_KEPT)
"""What amounts are of."""


def amounts(inquiry: Inquiry) -> Iterator[Row]:
    """Yield every amount, the last told first.

    Args:
        inquiry: The record on the day.
    """
    view = inquiry.view
    for measure in Measure:
        for figure in _told(figures(view, measure)):
            yield _of_many(figure, inquiry)
    for dossier in inquiry.record.dossiers.values():
        for event in _told(dossier.of(Measurement)):
            yield _of_one(event, inquiry)
        for kept in reversed(dossier.of(Retention)):
            yield from _retained(kept)


def _told(amounts: Sequence[_Amount]) -> list[_Amount]:
    """Return those that can be told, the last first."""
    return [each for each in reversed(amounts) if each.qualifier in _BOUNDS]


def _of_many(figure: Quantity, inquiry: Inquiry) -> Row:
    amount, basis = _so_far(figure, inquiry)
    cells = _cells(figure, amount, _WHOSE[figure.whose], None)
    place = f"as printed in {' | '.join(map(str, figure.source))}"
    return Row(figure.source, cells, basis=", ".join(filter(None, (basis, place))))


def _of_one(event: Measurement, inquiry: Inquiry) -> Row:
    """Return what was told of a State; an observer's word refutes nobody."""
    amount, basis = _so_far(event, inquiry)
    return Row(
        event.source,
        _cells(event, amount, "a State", event.state),
        day_of(event),
        ", ".join(filter(None, (basis, f"for {event.date}"))),
        (Explanation(str(event), facts=(event,)),),
        near=event.voice is Voice.OBSERVER,
    )


def _cells(
    printed: Quantity | Measurement, amount: Figure, whose: str, state: State | None
) -> Mapping[str, object]:
    years = years_of(printed.date)
    return {
        "whose": whose,
        "state": state,
        "measure": str(printed.measure),
        "year": years[0] if len(years) == 1 else None,
        "total": "yes" if _is_total(printed) else "no",
        "amount": amount,
    }


def _is_total(printed: Quantity | Measurement) -> bool:
    """Tell whether it is for all time up to a day."""
    return Span.of(printed.date).first == date.min


def _so_far(printed: Quantity | Measurement, inquiry: Inquiry) -> tuple[Figure, str]:
    """Return the amount: of all time up to an earlier day, the least that it can be."""
    unit, times = _UNITS[printed.unit]
    last = Span.of(printed.date).last
    if _is_total(printed) and last != inquiry.on:
        least = amount_of(printed).low * times
        return Figure(least, unit, Bound.AT_LEAST), f"by {last}"
    bound = Bound.AT_LEAST if printed.covers else _BOUNDS[printed.qualifier]
    exact = printed.unit is Printed.ITEMS
    half = Decimal() if exact else _last_place(printed.value) * times / 2
    return Figure(printed.value * times, unit, bound, half), ""


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal()


def _retained(kept: Retention) -> Iterator[Row]:
    """Yield what a State reports to keep: munitions, submunitions."""
    years = years_of(kept.date)
    for name, count in zip(_KEPT, (kept.munitions, kept.submunitions), strict=True):
        if count is not None:
            cells = {
                "whose": "a State",
                "state": kept.state,
                "measure": name,
                "year": years[0] if len(years) == 1 else None,
                "total": "no",
                "amount": Figure(Decimal(count), Unit.MUNITIONS),
            }
            why = (Explanation(str(kept), facts=(kept,)),)
            basis = f"for {kept.date}"
            yield Row(kept.source, cells, day_of(kept), basis, why)
