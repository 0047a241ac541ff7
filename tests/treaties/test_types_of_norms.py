"""A norm that holds a value of another type makes no treaty: the error names it.

So do rules on joining and leaving, and what a norm names that is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest

from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError
from ccm.facts import Deposit, Event, StockpileDeclared
from ccm.facts.schema import schema_of
from ccm.facts.typed import typed_fields
from ccm.rules import Evidence, Norm, Reopening, Status
from ccm.rules.roles import kinds_named

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


def test_what_a_field_of_several_types_expects_is_said() -> None:
    """It says which, and that it is types: on every Python alike."""
    wrong: Any = attrs.evolve(CONVENTION.norm("art3"), ruled_out_by=5)  # type: ignore[arg-type]
    says = "^art3: ruled_out_by: expected a tuple of types of Event, got 5$"
    with pytest.raises(InvalidValueError, match=says):
        of(wrong)


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


@pytest.mark.parametrize("given", [None, 4, CONVENTION.norm("art4")])
def test_obligations_are_several(given: Any) -> None:
    """One that is forgotten to be put in a tuple, too, is none."""
    with pytest.raises(
        InvalidValueError, match="^obligations: expected one or several"
    ):
        attrs.evolve(CONVENTION, obligations=given)


def test_obligations_that_are_looked_at_once() -> None:
    """None of them is lost."""
    norms = (norm for norm in CONVENTION.obligations)
    treaty = attrs.evolve(CONVENTION, obligations=norms)
    assert treaty.obligations == CONVENTION.obligations


@pytest.mark.parametrize("given", [None, (StockpileDeclared,), {"stocks": 4}])
def test_a_schema_is_what_schema_of_gives(given: Any) -> None:
    """Not the kinds themselves."""
    with pytest.raises(
        InvalidValueError, match="^schema: expected what schema_of gives"
    ):
        attrs.evolve(CONVENTION, obligations=CONVENTION.obligations, schema=given)


def test_a_record_of_its_own_has_a_file_for_what_a_norm_names(tmp_path: Path) -> None:
    """Without one, what is forgotten would never be told of anybody."""
    norm = CONVENTION.norm("art3")
    some: dict[str, Any] = {
        "obligations": (norm,),
        "schema": schema_of((StockpileDeclared,)),
    }
    says = "^schema: expected a file for each kind of events, art3 names Stockpile"
    with pytest.raises(InvalidValueError, match=says):
        attrs.evolve(CONVENTION, folder=str(tmp_path), **some)
    assert attrs.evolve(CONVENTION, **some).obligations == (norm,)
    whole = schema_of(kinds_named(norm))
    some["schema"] = whole
    held = attrs.evolve(CONVENTION, folder=str(tmp_path), **some)
    assert held.schema is whole


def changed(obligation: str, **fields: Any) -> Callable[[], object]:
    """Return what makes the Convention with one obligation, changed."""
    return lambda: of(attrs.evolve(CONVENTION.norm(obligation), **fields))


UNTOLD = Evidence(
    event=StockpileDeclared,
    kind="law",
    provision="art9",
    shows="it is so",
    status=Status.FULFILLED,
)
SLIPS: dict[str, Callable[[], object]] = {
    "obligations: its id is empty": changed("art3", id=""),
    "art4.1b: 'nobody' is no field of Reading": changed(
        "art4.1b", start_read_by="nobody"
    ),
    "art4: 'nobody' is no field of Reading": changed(
        "art4", extension_read_by="nobody"
    ),
    "art3: 'nobody' is no field of Reading": changed(
        "art3", reopening=Reopening(choice="nobody", provision="art3")
    ),
    "art7.2: not every year has a day 29 in month 2": changed(
        "art7.2", month=2, day=29
    ),
    "art3.8: not every year has a day 0 in month 4": changed("art3.8", day=0),
    "art9: StockpileDeclared has no field 'kind' to be 'law'": changed(
        "art9", evidence=(UNTOLD,)
    ),
}


@pytest.mark.parametrize("told", SLIPS)
def test_what_a_norm_names_is_there(told: str) -> None:
    """Else no answer could be worked out, on the day on which it is asked for."""
    with pytest.raises(InvalidValueError) as refused:
        SLIPS[told]()
    assert str(refused.value) == told


@pytest.mark.parametrize(
    "name", ["name", "signature", "instruments", "entry", "provisional", "withdrawal"]
)
def test_rules_on_joining_and_leaving_are_held_to_their_types(name: str) -> None:
    """None is no rule; and neither is one with a text for a day."""
    norms, nothing = CONVENTION.obligations[:1], {name: None}
    with pytest.raises(InvalidValueError, match=f"^{name}: expected "):
        attrs.evolve(CONVENTION, obligations=norms, **nothing)  # type: ignore[arg-type]


def test_what_such_a_rule_is_made_of_is_held_to_its_types_too() -> None:
    """And no treaty enters into force without an instrument."""
    norms, entry = CONVENTION.obligations[:1], CONVENTION.entry
    text: Any = "2008-12-03"
    opens = attrs.evolve(CONVENTION.signature, opens=text)
    with pytest.raises(InvalidValueError, match="^signature: opens: expected date"):
        attrs.evolve(CONVENTION, obligations=norms, signature=opens)
    at_once = attrs.evolve(entry, instruments=0)
    with pytest.raises(InvalidValueError, match="^entry: instruments: expected 1 or"):
        attrs.evolve(CONVENTION, obligations=norms, entry=at_once)


class TestFiles:
    """Each kind of events of a treaty has a file of its own."""

    def test_what_is_no_kind_of_events(self) -> None:
        """Nor is an event."""
        for thing in (str, "stockpiles_declared"):
            kinds: Any = [thing]
            with pytest.raises(InvalidValueError, match="^events: expected each to be"):
                schema_of(kinds)

    def test_a_kind_without_a_file(self) -> None:
        """Its rows could stand nowhere."""

        class Homeless(Event):
            __slots__ = ()

        says = "^Homeless: expected a file of its own, got none$"
        with pytest.raises(InvalidValueError, match=says):
            schema_of([Homeless])

    def test_a_kind_called_as_one_that_has_a_file(self) -> None:
        """The packaged kind of that name, which is loaded on first use, is another."""
        retention = type("Retention", (Event,), {"__slots__": ()})
        says = "^Retention: expected a file of its own, got none$"
        with pytest.raises(InvalidValueError, match=says):
            schema_of([retention])

    def test_a_file_that_another_kind_has(self) -> None:
        """Deposits would be read as something else; one kind twice does no harm."""

        class Paid(Event):
            __slots__ = ()
            file: ClassVar[str] = "deposits"

        says = "^Paid: expected a file of its own, got 'deposits', as Deposit$"
        with pytest.raises(InvalidValueError, match=says):
            schema_of([Paid])
        found = schema_of([StockpileDeclared] * 2)
        assert found["deposits"] is Deposit
        assert found["stockpiles_declared"] is StockpileDeclared
