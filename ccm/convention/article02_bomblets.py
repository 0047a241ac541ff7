"""Article 2: what is released: explosive submunitions, and bomblets of dispensers."""

from __future__ import annotations

import operator
from decimal import Decimal

import attrs

from ccm.convention.article02_criteria import (
    Characteristic,
    Definition,
    Element,
    Trait,
    elements,
    trait,
)
from ccm.convention.article02_definitions import LIGHTER_THAN, NO_MINE, Weapon
from ccm.facts.units import Mass, Quantity

__all__ = [
    "DISPENSER",
    "EXPLOSIVE_BOMBLET",
    "EXPLOSIVE_SUBMUNITION",
    "Bomblet",
    "Submunition",
]


def _mass(value: Mass | str | Quantity | None) -> Mass | None:
    return None if value is None else Mass.of(value)


@attrs.define(frozen=True, kw_only=True)
class Submunition(Weapon):
    """A munition that another one may release; all that is not said is not known.

    Attributes:
        released: Whether a cluster munition disperses or releases it, to perform
            its task.
        detonates: Whether it is designed to function by detonating an explosive
            charge before, on or after impact.
    """

    released: Trait = trait("it is dispersed or released by a cluster munition")
    detonates: Trait = trait(
        "it is designed to detonate an explosive charge before, on or after impact"
    )


_SAMPLES = (Mass(Decimal(1)), LIGHTER_THAN)


@attrs.define(frozen=True, kw_only=True)
class Bomblet(Weapon):
    """A munition that a dispenser may release; all that is not said is not known.

    Attributes:
        mass: What it weighs.
        self_propelled: Whether it propels itself.
        detonates: Whether it is designed to function by detonating an explosive
            charge before, on or after impact.
        dispensed: Whether, to perform its task, it is dispersed or released by a
            container designed for that.
        on_aircraft: Whether the container is affixed to an aircraft when it does.
    """

    mass: Mass | None = attrs.field(
        default=None,
        converter=_mass,
        metadata={"characteristic": Characteristic("mass of the bomblet", _SAMPLES)},
    )
    self_propelled: Trait = trait("it is self-propelled")
    detonates: Trait = trait(
        "it is designed to detonate an explosive charge before, on or after impact"
    )
    dispensed: Trait = trait(
        "it is released by a container designed to release bomblets"
    )
    on_aircraft: Trait = trait("the container is affixed to an aircraft at release")


EXPLOSIVE_SUBMUNITION: Definition[Submunition] = Definition(
    provision="art2.3",
    words="an explosive submunition",
    parts=(
        *elements("art2.3", Submunition, "conventional", "released", "detonates"),
        NO_MINE,
    ),
)
"""Article 2(3)."""

DISPENSER: Definition[Bomblet] = Definition(
    provision="art2.14",
    words="dispersed or released by a dispenser",
    parts=elements("art2.14", Bomblet, "dispensed", "on_aircraft"),
)
"""Article 2(14), asked of what the dispenser releases."""

EXPLOSIVE_BOMBLET: Definition[Bomblet] = Definition(
    provision="art2.13",
    words="an explosive bomblet",
    parts=(
        *elements("art2.13", Bomblet, "conventional"),
        Element(
            "art2.13",
            f"it weighs less than {LIGHTER_THAN}",
            "mass",
            lambda mass: mass < LIGHTER_THAN,
        ),
        Element("art2.13", "it is not self-propelled", "self_propelled", operator.not_),
        DISPENSER,
        *elements("art2.13", Bomblet, "detonates"),
        NO_MINE,
    ),
)
"""Article 2(13); Article 1(2) extends the prohibitions of Article 1(1) to it."""
