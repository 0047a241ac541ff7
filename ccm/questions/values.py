"""What a figure or list of a document says, as a typed value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import cached_property

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import State, States
from ccm.facts.units import convert
from ccm.rules import Status

__all__ = [
    "Bound",
    "Figure",
    "Listing",
    "Span",
    "Unit",
    "Value",
    "Words",
    "codes",
    "parse_value",
    "plain",
    "unit_of",
]


class Unit(StrEnum):
    """What kind of value a cell holds, and for a number what it counts."""

    COUNT = "count"
    PERCENT = "percent"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    FRANCS = "CHF"
    MILLION_DOLLARS = "USD million"
    SQUARE_KILOMETRES = "km2"
    HECTARES = "ha"
    SQUARE_METRES = "m2"
    MUNITIONS = "munitions"
    VOTES = "votes"
    POSTS = "posts"
    STATES = "states"
    """Codes of States, separated by ``;``, or ``none``."""

    DAY = "day"
    """YYYY-MM-DD, or less of it where the document prints less."""

    SPAN = "span"
    """First and last day, with ``/`` between them."""

    STATUS = "status"
    """One of `Status`."""

    LIST = "list"
    """Words, separated by ``;``."""

    TEXT = "text"


class Bound(StrEnum):
    """How a document limits a number."""

    EXACT = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    ABOUT = "about"
    """Within a tenth of the number."""

    NEARLY = "nearly"
    """Not more, and within a tenth of the number."""


_THOUSANDS = re.compile("[, \u00a0\u2009\u202f]")
_GROUPED = re.compile(
    f"-?[0-9]{{1,3}}(?:{_THOUSANDS.pattern}[0-9]{{3}})+(?:\\.[0-9]{{1,6}})?"
)
"""A number with something between its thousands, as the library prints it itself."""

_REGISTERED = {Unit.MILLION_DOLLARS: "million USD"}
"""What the registry of units calls those that documents call otherwise."""

_TOLERANCE = Decimal("0.1")
_UNLIMITED = Decimal("Infinity")


@attrs.define(frozen=True)
class Figure:
    """A number with its unit, as a document prints it or as it was computed.

    Attributes:
        number: The number.
        unit: What it counts.
        bound: How the document limits it.
        margin: How far off the true number can be, where it was rounded.
    """

    number: Decimal
    unit: Unit = Unit.COUNT
    bound: Bound = Bound.EXACT
    margin: Decimal = attrs.field(default=Decimal(), eq=False)

    def admits(self, number: Decimal) -> bool:
        """Tell whether a computed number is what the figure says.

        An exact figure is one that the number rounds to, with the decimals that
        the document prints.

        >>> Figure(Decimal(52), Unit.PERCENT).admits(Decimal("52.17"))
        True
        >>> Figure(Decimal(22), bound=Bound.ABOUT).admits(Decimal("16.8"))
        False
        """
        near = abs(number - self.number) <= abs(self.number) * _TOLERANCE
        return {
            Bound.EXACT: self._rounded(number) == self.number,
            Bound.AT_LEAST: number >= self.number,
            Bound.MORE_THAN: number > self.number,
            Bound.ABOUT: near,
            Bound.NEARLY: near and number <= self.number,
        }[self.bound]

    @property
    def reach(self) -> tuple[Decimal, Decimal]:
        """The least and the most that the figure can stand for.

        >>> low, high = Figure(Decimal(22), bound=Bound.ABOUT).reach
        >>> plain(low), plain(high)
        ('19.8', '24.2')
        """
        if self.bound is Bound.EXACT:
            return self.number - self.margin, self.number + self.margin
        margin = abs(self.number) * _TOLERANCE
        low = margin if self.bound in (Bound.ABOUT, Bound.NEARLY) else Decimal()
        if self.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
            return self.number, _UNLIMITED
        high = margin if self.bound is Bound.ABOUT else Decimal()
        return self.number - low, self.number + high

    def to(self, unit: Unit) -> Figure | None:
        """Return the same in another unit; None where it cannot be told in it.

        >>> print(Figure(Decimal("0.27"), Unit.SQUARE_KILOMETRES).to(Unit.HECTARES))
        27 ha
        """
        if unit is self.unit:
            return self
        names = (_REGISTERED.get(each, str(each)) for each in (self.unit, unit))
        try:
            times = convert(Decimal(1), *names)
        except InvalidValueError:
            return None
        number, margin = self.number * times, self.margin * times
        return Figure(number, unit, self.bound, margin)

    def _rounded(self, number: Decimal) -> Decimal:
        exponent = min(int(self.number.as_tuple().exponent), 0)
        step = Decimal(1).scaleb(exponent)
        digits = number.adjusted() - exponent + 2
        exact = Context(prec=max(digits, 1), rounding=ROUND_HALF_UP)
        return number.quantize(step, context=exact)

    def __str__(self) -> str:
        words = "" if self.bound is Bound.EXACT else f"{self.bound} "
        unit = {Unit.COUNT: "", Unit.PERCENT: " %"}.get(self.unit, f" {self.unit}")
        return f"{words}{plain(self.number)}{unit}"


def plain(number: Decimal) -> str:
    """Return a number with a comma between thousands, and no idle decimals.

    >>> plain(Decimal("2353370")), plain(Decimal("16.80"))
    ('2,353,370', '16.8')
    """
    text = f"{number.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def by_code(states: Iterable[State]) -> tuple[State, ...]:
    """Return a set of States in the order of their codes.

    So it is kept: who takes a value apart makes a mapping of each State, of which
    there is no set.
    """
    return tuple(sorted(frozenset(states), key=lambda state: state.alpha3))


@attrs.define(frozen=True, match_args=False)
class Listing:
    """A set of States.

    Attributes:
        states: The States, in any order.
    """

    __match_args__ = ("states",)

    _states: tuple[State, ...] = attrs.field(alias="states", converter=by_code)

    @cached_property
    def states(self) -> frozenset[State]:
        """The States."""
        return frozenset(self._states)

    def __str__(self) -> str:
        return codes(self.states) or "none"


def codes(states: frozenset[State]) -> str:
    """Return the codes of States in order, with commas between them."""
    return ", ".join(sorted(state.alpha3 for state in states))


@attrs.define(frozen=True)
class Span:
    """Days from a first to a last one, both counted."""

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            msg = f"value: expected {self.first} or later at the end, got {self.last}"
            raise InvalidValueError(msg)

    @classmethod
    def of(cls, period: PartialDate) -> Span:
        """Return all days of what a year, a month or a range stands for as a whole.

        Not for a date of which only a part is known: that is one of these days.
        """
        return cls(period.earliest, period.latest)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


@attrs.define(frozen=True)
class Words:
    """Text, or several pieces of text whose order does not matter."""

    items: tuple[str, ...]

    @property
    def folded(self) -> frozenset[str]:
        """The pieces without letter case."""
        return frozenset(item.casefold() for item in self.items)

    def __str__(self) -> str:
        return "; ".join(self.items)


Value = Figure | Listing | PartialDate | Span | Status | Words
"""What a claim says, and what the record answers."""


def unit_of(value: Value) -> Unit:
    """Return the unit in which a value is written.

    >>> print(unit_of(PartialDate.parse("2018")), unit_of(Figure(Decimal(3))))
    day count
    """
    match value:
        case Figure(unit=unit):
            return unit
        case Listing():
            return Unit.STATES
        case PartialDate():
            return Unit.DAY
        case Span():
            return Unit.SPAN
        case Words(items=items):
            return Unit.TEXT if len(items) == 1 else Unit.LIST
        case _:
            return Unit.STATUS


def parse_value(text: str, unit: Unit, bound: Bound, states: States) -> Value:
    """Read the cell of a value.

    Args:
        text: The cell.
        unit: What it holds.
        bound: How it is limited, for a number.
        states: The States that it can name.

    Raises:
        InvalidValueError: The text does not have the form of its unit.
        UnknownStateError: There is no such State.

    >>> from ccm.facts import packaged_record
    >>> states = packaged_record().states
    >>> str(parse_value("MUS; SOM", Unit.STATES, Bound.EXACT, states))
    'MUS, SOM'
    """
    read = _reader(unit, states)
    if read is None:
        return Figure(_number(text), unit, bound)
    if bound is not Bound.EXACT:
        msg = f"expected a number with {str(bound)!r}, got {text!r}"
        raise InvalidValueError(msg)
    return read(text)


def _reader(unit: Unit, states: States) -> Callable[[str], Value] | None:
    """Return what reads a cell that holds no number."""
    readers: Mapping[Unit, Callable[[str], Value]] = {
        Unit.STATES: lambda cell: _listing(cell, states),
        Unit.DAY: PartialDate.parse,
        Unit.SPAN: _span,
        Unit.STATUS: _status,
        Unit.LIST: lambda cell: Words(_pieces(cell)),
        Unit.TEXT: lambda cell: Words((cell,)),
    }
    return readers.get(unit)


def _number(text: str) -> Decimal:
    plainly = _THOUSANDS.sub("", text) if _GROUPED.fullmatch(text) else text
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", plainly):
        msg = f"expected a number such as 475362, 475,362 or 16.8, got {text!r}"
        raise InvalidValueError(msg)
    return Decimal(plainly)


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split(";"))


def _listing(text: str, states: States) -> Listing:
    if text == "none":
        return Listing(frozenset())
    named = [states.find(piece) for piece in _pieces(text)]
    twice = {state for state in named if named.count(state) > 1}
    if twice:
        msg = f"expected each State once, got {codes(frozenset(twice))} again"
        raise InvalidValueError(msg)
    return Listing(frozenset(named))


def _span(text: str) -> Span:
    days = [PartialDate.parse(part).day for part in text.split("/")]
    match days:
        case [date() as first, date() as last]:
            return Span(first, last)
        case _:
            msg = f"expected YYYY-MM-DD/YYYY-MM-DD, got {text!r}"
            raise InvalidValueError(msg)


def _status(text: str) -> Status:
    try:
        return Status(text)
    except ValueError:
        expected = " or ".join(map(str, Status))
        msg = f"expected {expected}, got {text!r}"
        raise InvalidValueError(msg) from None
