"""Article 2: what is a cluster munition, an explosive bomblet, a mine."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from ccm.convention.article02_criteria import (
    Characteristic,
    Classification,
    Definition,
    Element,
    Join,
    Trait,
    elements,
    of_kinds,
    trait,
)
from ccm.errors import InvalidValueError
from ccm.facts.typed import held_to
from ccm.facts.units import Mass, Quantity
from ccm.rules import Reading

__all__ = [
    "CLUSTER_MUNITION",
    "LIGHTER_THAN",
    "MINE",
    "NO_MINE",
    "Exclusion",
    "Munition",
    "Payload",
    "Weapon",
    "classify",
]

LIGHTER_THAN = Mass(Decimal(20))
"""Article 2(2), 2(13): each explosive submunition, and each bomblet."""

HEAVIER_THAN = Mass(Decimal(4))
"""Article 2(2)(c)(ii): each explosive submunition."""

FEWER_THAN = 10
"""Article 2(2)(c)(i): explosive submunitions in each munition."""

_MASSES = (HEAVIER_THAN, Mass(Decimal(12)), LIGHTER_THAN)
_COUNTS = (1, FEWER_THAN - 1, FEWER_THAN)


class Payload(StrEnum):
    """What a munition or submunition dispenses that is no weapon (2(2)(a))."""

    FLARES = "flares"
    SMOKE = "smoke"
    PYROTECHNICS = "pyrotechnics"
    CHAFF = "chaff"


class Exclusion(StrEnum):
    """Why something that disperses submunitions is no cluster munition."""

    MINE = "art2.12"
    """It is a mine, and the Convention does not apply to mines (1(3))."""

    PURPOSE = "art2.2.a"
    """It dispenses flares, smoke, pyrotechnics or chaff, or is for air defence."""

    ELECTRONIC = "art2.2.b"
    """It is designed to produce electrical or electronic effects."""

    SELECTIVE = "art2.2.c"
    """It has all five characteristics that avoid indiscriminate effects."""


_AnyMass = Mass | str | Quantity
_Masses = _AnyMass | tuple[_AnyMass, ...] | list[_AnyMass]


def _masses(value: _Masses | None) -> tuple[Mass, ...] | None:
    if value is None:
        return None
    if isinstance(value, (tuple, list)):
        return tuple(Mass.of(mass) for mass in value)
    return (Mass.of(value),)


def _some(_self: object, field: attrs.Attribute[Any], value: Any) -> None:
    if value == ():
        msg = f"{field.name}: expected a mass for each kind of submunition, got none"
        raise InvalidValueError(msg)


def _at_least_one(_self: object, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and (type(value) is not int or value < 1):
        expected = "1 or more; what has none does not release them"
        msg = f"{field.name}: expected {expected}, got {value!r}"
        raise InvalidValueError(msg)


def _about(fact: str, samples: tuple[Any, ...]) -> dict[str, Characteristic]:
    return {"characteristic": Characteristic(fact, samples)}


@attrs.define(frozen=True, kw_only=True)
class Weapon:
    """What every thing may be asked; all that is not said is not known.

    Attributes:
        conventional: Whether it is neither nuclear, nor biological, nor chemical.
        placed: Whether it is designed to lie under, on or near a surface.
        exploded_by_presence: Whether a person or vehicle that comes near sets it off.
    """

    conventional: Trait = trait("it is a conventional munition")
    placed: Trait = trait(
        "it is designed to be placed under, on or near the ground or another surface"
    )
    exploded_by_presence: Trait = trait(
        "it is designed to be exploded by the presence, proximity or contact of a "
        "person or vehicle"
    )


@attrs.define(frozen=True, kw_only=True)
class Munition(Weapon):
    """A munition that may be a cluster munition; all that is not said is not known.

    Attributes:
        releases_submunitions: Whether it is designed to disperse or release
            explosive submunitions.
        submunitions: How many of them it contains.
        submunition_mass: What each weighs; one mass for each kind, if they differ.
        payload: What it or its submunitions are designed to dispense otherwise.
        air_defence_only: Whether it is designed exclusively for air defence.
        electrical_effects: Whether it or its submunitions are designed to produce
            electrical or electronic effects.
        single_target: Whether each explosive submunition is designed to detect and
            engage a single target object.
        self_destruction: Whether each has an electronic self-destruction mechanism.
        self_deactivating: Whether each has an electronic self-deactivating feature.

    Raises:
        InvalidValueError: A mass without a unit, less than one submunition, or a
            characteristic that is neither true, nor false, nor unknown.
    """

    releases_submunitions: Trait = trait(
        "it is designed to disperse or release explosive submunitions"
    )
    submunitions: int | None = attrs.field(
        default=None,
        validator=_at_least_one,
        metadata=_about("number of explosive submunitions", _COUNTS),
    )
    submunition_mass: tuple[Mass, ...] | None = attrs.field(
        default=None,
        converter=_masses,
        validator=_some,
        metadata=_about("mass of each explosive submunition", _MASSES),
    )
    payload: Iterable[Payload] | None = of_kinds(
        Payload,
        "whether it is designed to dispense flares, smoke, pyrotechnics or chaff",
    )
    air_defence_only: Trait = trait(
        "it is designed exclusively for an air defence role"
    )
    electrical_effects: Trait = trait(
        "it is designed to produce electrical or electronic effects"
    )
    single_target: Trait = trait(
        "each explosive submunition is designed to detect and engage a single "
        "target object"
    )
    self_destruction: Trait = trait(
        "each explosive submunition has an electronic self-destruction mechanism"
    )
    self_deactivating: Trait = trait(
        "each explosive submunition has an electronic self-deactivating feature"
    )


def _each(meets: Callable[[Mass, Mass], bool], limit: Mass) -> Callable[[Any], bool]:
    return lambda masses: all(meets(mass, limit) for mass in masses)


MINE: Definition[Weapon] = Definition(
    provision="art2.12",
    words="a mine",
    parts=elements("art2.12", Weapon, "placed", "exploded_by_presence"),
)
"""Article 2(12)."""

NO_MINE: Definition[Weapon] = Definition(
    provision="art1.3",
    words="other than a mine, to which the Convention does not apply",
    join=Join.NONE,
    parts=(MINE,),
)

_PURPOSE: Definition[Munition] = Definition(
    provision=Exclusion.PURPOSE,
    words="for flares, smoke, pyrotechnics or chaff, or for air defence alone",
    join=Join.ANY,
    parts=(
        Element(
            "art2.2.a",
            "it is designed to dispense flares, smoke, pyrotechnics or chaff",
            "payload",
        ),
        *elements("art2.2.a", Munition, "air_defence_only"),
    ),
)

_SELECTIVE: Definition[Munition] = Definition(
    provision=Exclusion.SELECTIVE,
    words="has all five characteristics that avoid indiscriminate area effects and "
    "the risks of unexploded submunitions",
    parts=(
        Element(
            "art2.2.c.i",
            f"fewer than {FEWER_THAN} explosive submunitions",
            "submunitions",
            lambda number: number < FEWER_THAN,
        ),
        Element(
            "art2.2.c.ii",
            f"each explosive submunition weighs more than {HEAVIER_THAN}",
            "submunition_mass",
            _each(operator.gt, HEAVIER_THAN),
        ),
        *elements("art2.2.c.iii", Munition, "single_target"),
        *elements("art2.2.c.iv", Munition, "self_destruction"),
        *elements("art2.2.c.v", Munition, "self_deactivating"),
    ),
)

CLUSTER_MUNITION: Definition[Munition] = Definition(
    provision="art2.2",
    words="a cluster munition",
    parts=(
        *elements("art2.2", Munition, "conventional", "releases_submunitions"),
        Element(
            "art2.2",
            f"each explosive submunition weighs less than {LIGHTER_THAN}",
            "submunition_mass",
            _each(operator.lt, LIGHTER_THAN),
        ),
        Definition(
            provision="art2.2",
            words="outside the exclusions (a) to (c)",
            join=Join.NONE,
            parts=(
                _PURPOSE,
                *elements(Exclusion.ELECTRONIC, Munition, "electrical_effects"),
                _SELECTIVE,
            ),
        ),
        NO_MINE,
    ),
)
"""Article 2(2), with what Article 1(3) leaves out."""

_SEVERAL = Element(
    "art2.2", "more than one explosive submunition", "submunitions", lambda n: n > 1
)


def classify(munition: Munition, reading: Reading | None = None) -> Classification:
    """Decide whether a munition is a cluster munition, with reasons.

    Args:
        munition: What is known of it.
        reading: How the text is read; `Reading.single_submunition` matters here.

    Raises:
        InvalidValueError: What was given is no munition, or no reading.

    Source:
        Convention on Cluster Munitions, Articles 2(2), 2(12) and 1(3).

    >>> result = classify(Munition(releases_submunitions=False))
    >>> result.verdict
    <Truth.FALSE: 'false'>
    >>> classify(Munition(payload={Payload.SMOKE})).holding(Exclusion)
    (<Exclusion.PURPOSE: 'art2.2.a'>,)
    """
    munition = held_to(Munition, "munition", munition)
    reading = Reading() if reading is None else held_to(Reading, "reading", reading)
    if reading.single_submunition == "a cluster munition":
        return CLUSTER_MUNITION.of(munition)
    first, second, *rest = CLUSTER_MUNITION.parts
    parts = (first, second, _SEVERAL, *rest)
    return attrs.evolve(CLUSTER_MUNITION, parts=parts).of(munition)
