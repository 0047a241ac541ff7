"""Quantities that States reported: munitions kept or destroyed, areas cleared."""

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

import attrs

from ccm.facts.events.base import Event
from ccm.facts.states import State

__all__ = [
    "Measure",
    "Measurement",
    "MunitionsAcquired",
    "MunitionsTransferred",
    "Retention",
    "Unit",
]


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


class Unit(StrEnum):
    """The unit of a measurement."""

    ITEMS = "items"
    SQUARE_KILOMETRES = "km2"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Measurement(Event):
    """A quantity that a source prints for a State and a time.

    Attributes:
        measure: What was measured.
        value: The number.
        unit: Items, or square kilometres.
        qualifier: Words that limit it, as printed: about, more than, at least.
    """

    title: ClassVar[str] = "measurement"
    measure: Measure
    value: Decimal
    unit: Unit
    qualifier: str = ""

    def detail(self) -> str:
        """Name quantity and measure."""
        words = f"{self.qualifier} " if self.qualifier else ""
        return f"{self.measure}: {words}{self.value} {self.unit}"


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


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class MunitionsTransferred(Event):
    """The State transferred munitions to another State (Article 3(7)).

    Attributes:
        receiver: The State that received them.
    """

    title: ClassVar[str] = "munitions transferred"
    receiver: State

    def detail(self) -> str:
        """Name the receiver."""
        return f"munitions transferred to {self.receiver}"
