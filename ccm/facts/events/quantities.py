"""Quantities that States reported: munitions kept or destroyed, areas cleared.

Few answers ask for one: these types are made when the first does.
"""

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.errors import InvalidValueError
from ccm.facts.events.base import Event

__all__ = [
    "Measure",
    "Measurement",
    "MunitionsAcquired",
    "Qualifier",
    "Retention",
    "Unit",
    "check_unit",
]


class Unit(StrEnum):
    """The unit of a measurement, as printed: no figure is turned into another."""

    ITEMS = "items"
    MILLION_ITEMS = "million items"
    SQUARE_METRES = "m2"
    HECTARES = "ha"
    SQUARE_KILOMETRES = "km2"
    MILLION_DOLLARS = "million USD"


class Measure(StrEnum):
    """What was counted or measured."""

    MUNITIONS_DESTROYED = "stockpiled munitions destroyed"
    STOCK_SUBMUNITIONS_DESTROYED = "stockpiled submunitions destroyed"
    MUNITIONS_HELD = "stockpiled munitions held"
    SUBMUNITIONS_HELD = "stockpiled submunitions held"
    AREA_CONTAMINATED = "area contaminated"
    AREA_CLEARED = "area cleared"
    AREA_RELEASED = "area released"
    REMNANTS_DESTROYED = "remnants destroyed"
    REMNANTS_FOUND = "remnants found"
    SUPPORT_FOR_CLEARANCE = "international support for clearance and risk education"

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in which it can be told."""
        if self is Measure.SUPPORT_FOR_CLEARANCE:
            return (Unit.MILLION_DOLLARS,)
        if self.value.startswith("area"):
            return (Unit.SQUARE_KILOMETRES, Unit.HECTARES, Unit.SQUARE_METRES)
        return (Unit.ITEMS, Unit.MILLION_ITEMS)


class Qualifier(StrEnum):
    """A word that limits a figure, as printed."""

    ABOUT = "about"
    ALMOST = "almost"
    NEARLY = "nearly"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    OVER = "over"
    AT_LEAST = "at least"


def check_unit(measure: Measure, unit: Unit) -> None:
    """Refuse a unit in which a measure cannot be told.

    Raises:
        InvalidValueError: It cannot.
    """
    if unit not in measure.units:
        msg = f"unit: expected {' or '.join(measure.units)} of {measure}, got {unit}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Measurement(Event):
    """A quantity that a source prints for a State and a time.

    Attributes:
        measure: What was measured.
        value: The number.
        unit: The unit that is printed.
        qualifier: The word that limits it, where one is printed.
        covers: What part of the State it is for, where not the whole: of the
            whole it is then no more than a lower bound.

    Raises:
        InvalidValueError: The measure cannot be told in the unit.
    """

    title: ClassVar[str] = "measurement"
    measure: Measure
    value: Decimal
    unit: Unit
    qualifier: Qualifier | None = None
    covers: str = ""

    def cohere(self) -> None:
        """Refuse what does not go together."""
        Event.cohere(self)
        check_unit(self.measure, self.unit)

    def detail(self) -> str:
        """Name quantity and measure."""
        words = f"{self.qualifier} " if self.qualifier else ""
        part = f" (part: {self.covers})" if self.covers else ""
        return f"{self.measure}: {words}{self.value} {self.unit}{part}"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Retention(Event):
    """Munitions kept for training and research (Article 3(6)), as printed.

    Attributes:
        munitions: Cluster munitions; None where the source gives none.
        submunitions: Explosive submunitions; None where the source gives none.
    """

    title: ClassVar[str] = "munitions retained"
    munitions: int | None = None
    submunitions: int | None = None

    def detail(self) -> str:
        """Name the numbers."""
        numbers = {"munitions": self.munitions, "submunitions": self.submunitions}
        given = [f"{n} {name}" for name, n in numbers.items() if n is not None]
        return f"{self.title}: {', '.join(given)}" if given else self.title

    @property
    def is_none(self) -> bool:
        """Whether it says that nothing is kept."""
        return not (self.munitions or self.submunitions) and (
            self.munitions is not None or self.submunitions is not None
        )


class MunitionsAcquired(Event):
    """The State acquired munitions for training or research (Article 3(6))."""

    __slots__ = ()
    title: ClassVar[str] = "munitions acquired"
