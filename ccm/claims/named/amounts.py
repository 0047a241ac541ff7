"""Questions on quantities: stocks destroyed, areas cleared, amounts of support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.named.told import lacking, number, reasons, year_of, years_of
from ccm.claims.question import Asked, Question
from ccm.claims.values import Bound, Span, Unit
from ccm.errors import InvalidValueError
from ccm.facts import Measure, Qualifier
from ccm.facts import Unit as Printed
from ccm.quantities import Figure, Whose, amount_of, figures

__all__ = ["AMOUNTS"]

_Answers = Callable[[Inquiry, Asked], tuple[Answer, ...]]
_BOUNDS = {
    None: Bound.EXACT,
    Qualifier.ABOUT: Bound.ABOUT,
    Qualifier.ALMOST: Bound.NEARLY,
    Qualifier.NEARLY: Bound.NEARLY,
    Qualifier.MORE_THAN: Bound.MORE_THAN,
    Qualifier.OVER: Bound.MORE_THAN,
    Qualifier.AT_LEAST: Bound.AT_LEAST,
}
_MILLION = Decimal(10**6)
_UNITS = {
    Printed.ITEMS: (Unit.MUNITIONS, Decimal(1)),
    Printed.MILLION_ITEMS: (Unit.MUNITIONS, _MILLION),
    Printed.SQUARE_KILOMETRES: (Unit.SQUARE_KILOMETRES, Decimal(1)),
    Printed.MILLION_DOLLARS: (Unit.MILLION_DOLLARS, Decimal(1)),
}
_WHOSE = {"the world": Whose.WORLD, "States Parties": Whose.STATES_PARTIES}
_PARTIES = Whose.STATES_PARTIES
_HUNDRED = Decimal(100)


def _of_whom(asked: Asked) -> Whose:
    """Return whose figure is asked for.

    Raises:
        InvalidValueError: It is nobody's of whom there are figures.
    """
    words = asked.words.get("whose", "the world")
    if words not in _WHOSE:
        msg = f"predicate: expected in {' or '.join(_WHOSE)}, got {words!r}"
        raise InvalidValueError(msg)
    return _WHOSE[words]


def _usable(found: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(f for f in found if f.qualifier in _BOUNDS and f.unit in _UNITS)


def _answer(*told: Figure) -> Answer:
    """Return the sum of figures of one source, as exact as the least exact of them."""
    bounds = {_BOUNDS[figure.qualifier] for figure in told}
    loose = [bound for bound in reversed(Bound) if bound in bounds]
    unit = _UNITS[told[0].unit][0]
    total = sum((figure.value * _UNITS[figure.unit][1] for figure in told), Decimal())
    return number(total, *told, unit=unit, bound=loose[0], basis=_place(told[0]))


def _place(figure: Figure) -> str:
    return f"as printed in {' | '.join(map(str, figure.source))}"


def _in_the_year(measure: Measure) -> _Answers:
    """Return what answers with the figures for the year of the claim."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        told = figures(inquiry.view, measure, whose=_of_whom(asked))
        ours = [f for f in inquiry.read(_usable(told)) if f.date == asked.claim.as_of]
        return tuple(map(_answer, ours)) or lacking(
            f"{measure} in that year: no source prints it"
        )

    return answers


def _over_years(measure: Measure) -> _Answers:
    """Return what answers with the sum of the figures that one source prints."""

    def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        first, last = (year_of(asked.words[word]) for word in ("first", "last"))
        by_place: defaultdict[str, list[Figure]] = defaultdict(list)
        told = figures(inquiry.view, measure, whose=_of_whom(asked))
        for figure in inquiry.read(_usable(told)):
            years = years_of(figure.date)
            if len(years) == 1 and first <= years[0] <= last:
                by_place[_place(figure)].append(figure)
        whole = (ours for ours in by_place.values() if len(ours) == last - first + 1)
        return tuple(_answer(*ours) for ours in whole)

    return answers


def _since_ever(inquiry: Inquiry, measure: Measure) -> tuple[Figure, ...]:
    """Return the figures for all time until some day, in order of that day."""
    told = inquiry.read(figures(inquiry.view, measure, whose=_PARTIES))
    return tuple(f for f in _usable(told) if Span.of(f.date).first == date.min)


def _destroyed(measure: Measure) -> _Answers:
    """Return what answers with what was destroyed up to the day, the last told first.

    A figure for all time up to an earlier day is the least that it can be.
    """

    def answers(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
        return tuple(_by_then(inquiry, f) for f in _last_first(inquiry, measure))

    return answers


def _last_first(inquiry: Inquiry, measure: Measure) -> Iterator[Figure]:
    return reversed(_since_ever(inquiry, measure))


def _by_then(inquiry: Inquiry, figure: Figure) -> Answer:
    unit, times = _UNITS[figure.unit]
    last = Span.of(figure.date).last
    if last == inquiry.on:
        return _answer(figure)
    least = amount_of(figure).low * times
    basis = f"by {last}, {_place(figure)}"
    return number(least, figure, unit=unit, bound=Bound.AT_LEAST, basis=basis)


def _share_destroyed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the least share, of what was destroyed and what was left.

    Both as last told by the day; what was destroyed can only have grown since.
    """
    held = inquiry.read(figures(inquiry.view, Measure.MUNITIONS_HELD, whose=_PARTIES))
    destroyed = _since_ever(inquiry, Measure.MUNITIONS_DESTROYED)
    if not held or not destroyed:
        return lacking(
            "how many munitions States Parties had destroyed by then, and how many "
            "were left"
        )
    most = max(destroyed, key=_least)
    done, left = _least(most), amount_of(held[-1]).high * _UNITS[held[-1].unit][1]
    return (
        Answer(
            value=number(
                _HUNDRED * done / (done + left), unit=Unit.PERCENT, bound=Bound.AT_LEAST
            ).value,
            basis="of munitions destroyed and munitions left, each as last told",
            reasons=reasons((most, held[-1])),
        ),
    )


def _least(figure: Figure) -> Decimal:
    return amount_of(figure).low * _UNITS[figure.unit][1]


def _yearly(
    subject: str, measure: Measure, predicate: str, several: str, what: str
) -> tuple[Question, Question]:
    return (
        Question(
            subject=subject,
            predicate=predicate,
            asks=f"{what} in the year of the claim",
            answers=_in_the_year(measure),
        ),
        Question(
            subject=subject,
            predicate=several,
            asks=f"{what} in several years, where one source prints them all",
            answers=_over_years(measure),
        ),
    )


_SUPPORT = "international support for clearance and risk reduction education"
_IN, _IN_YEARS = "in {whose}", "in {whose}, {first} to {last}"

AMOUNTS = (
    *_yearly("area cleared", Measure.AREA_CLEARED, _IN, _IN_YEARS, "the area cleared"),
    *_yearly(
        "submunitions cleared",
        Measure.REMNANTS_DESTROYED,
        _IN,
        _IN_YEARS,
        "the submunitions cleared",
    ),
    *_yearly(
        _SUPPORT,
        Measure.SUPPORT_FOR_CLEARANCE,
        "amount",
        "amount of {first} to {last}",
        "the amount given",
    ),
    Question(
        subject="Article 3",
        predicate="munitions destroyed",
        asks="how many munitions States Parties destroyed, up to the day",
        answers=_destroyed(Measure.MUNITIONS_DESTROYED),
    ),
    Question(
        subject="Article 3",
        predicate="submunitions destroyed",
        asks="how many submunitions they contained",
        answers=_destroyed(Measure.STOCK_SUBMUNITIONS_DESTROYED),
    ),
    Question(
        subject="Article 3",
        predicate="share of stocks destroyed",
        asks="the least share of their munitions that States Parties destroyed",
        answers=_share_destroyed,
    ),
)
"""Questions that printed quantities answer."""
