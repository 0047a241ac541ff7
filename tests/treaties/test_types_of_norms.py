"""A norm that holds a value of another type makes no treaty: the error names it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError
from ccm.facts.typed import typed_fields
from ccm.rules import Norm

SHAPES = {type(norm): norm for norm in CONVENTION.obligations}
FIELDS = [
    pytest.param(norm, field.name, id=f"{shape.__name__}.{field.name}")
    for shape, norm in SHAPES.items()
    for field in typed_fields(shape)
    if field.init
]


def of(norm: Any) -> object:
    """Return the Convention with one obligation."""
    return attrs.evolve(CONVENTION, obligations=(norm,))


@pytest.mark.parametrize(("norm", "name"), FIELDS)
def test_every_field_of_every_shape_is_held_to_its_type(norm: Any, name: str) -> None:
    """The error names the obligation, or its new id, and the field."""
    with pytest.raises(InvalidValueError, match=f": {name}: expected "):
        of(attrs.evolve(norm, **{name: object()}))


@pytest.mark.parametrize("norm", CONVENTION.obligations, ids=lambda norm: norm.id)
def test_those_of_the_convention_are_of_their_types(norm: Norm) -> None:
    """They are made when their articles are loaded, and not looked at then."""
    assert of(norm) is not None


def test_what_a_norm_is_made_of_is_held_to_its_types_too() -> None:
    """Five what, may an extension be long?"""
    norm: Any = CONVENTION.norm("art4")
    wrong = attrs.evolve(norm, extension=attrs.evolve(norm.extension, longest=5))
    says = r"^art4: extension: longest: expected Period, such as Period\(months=12\)"
    with pytest.raises(InvalidValueError, match=says):
        of(wrong)


def test_an_obligation_is_a_norm() -> None:
    """Its id is none."""
    says = "^obligations: expected each to be a TimeBound or .*, got 'art4'$"
    with pytest.raises(InvalidValueError, match=says):
        of("art4")
