"""A fact made in Python holds values of the types that its fields name, or is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs
import pytest

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import (
    Confidence,
    Event,
    ExtensionDecision,
    Record,
    Source,
    State,
    StockpileDestroyed,
    Voice,
)
from ccm.facts.typed import typed_fields

ROWS = ccm.packaged_record()
NORWAY = ROWS.states.find("NOR")
KINDS: dict[type, Any] = {
    type(row): row
    for row in (*ROWS.events, *ROWS.meetings, *ROWS.documents, *ROWS.coverage, NORWAY)
}
FIELDS = [
    pytest.param(row, field.name, id=f"{kind.__name__}.{field.name}")
    for kind, row in KINDS.items()
    for field in typed_fields(kind)
]


class TestEveryField:
    """Of every kind of row, whatever the field."""

    @pytest.mark.parametrize(("row", "name"), FIELDS)
    def test_refuses_what_is_of_no_type_of_its_own(self, row: Any, name: str) -> None:
        """The error names the field."""
        with pytest.raises(InvalidValueError, match=f"^{name}: expected "):
            attrs.evolve(row, **{name: object()})

    @pytest.mark.parametrize(("row", "name"), FIELDS)
    def test_takes_what_it_holds(self, row: Any, name: str) -> None:
        """What is on record is of its types."""
        assert attrs.evolve(row, **{name: getattr(row, name)}) is not None


def destroyed(**given: Any) -> Event:
    """Return a destruction of stockpiles, with some fields given otherwise."""
    told = {
        "state": NORWAY,
        "date": PartialDate.parse("2010-07-09"),
        "source": Source.parse("made up"),
    }
    return StockpileDestroyed(**{**told, **given})


class TestAnEvent:
    """What an error says of a value that is meant well."""

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"state": "NOR"}, "state: expected State, such as .*, got 'NOR'"),
            ({"date": date(2010, 7, 9)}, "date: expected PartialDate, such as "),
            ({"source": Source("made up")}, "source: expected a tuple of Source, "),
            ({"source": ("made up",)}, "source: expected a tuple of Source, "),
            ({"confidence": "sure"}, "confidence: expected Confidence.HIGH or "),
            ({"followed": 1}, "followed: expected bool, got 1"),
        ],
    )
    def test_says_what_a_field_takes(self, given: dict[str, Any], said: str) -> None:
        """With an example, where a value is made otherwise than by a literal."""
        with pytest.raises(InvalidValueError, match=said):
            destroyed(**given)

    def test_takes_the_word_for_one_of_an_enumeration(self) -> None:
        """And holds that: what compares its members by identity finds it."""
        told = destroyed(voice="observer", confidence="medium")
        assert told.voice is Voice.OBSERVER
        assert told.confidence is Confidence.MEDIUM

    @pytest.mark.parametrize("number", [True, 1.0, "1"])
    def test_a_number_is_a_whole_one(self, number: Any) -> None:
        """Neither true, nor a fraction, nor text."""
        with pytest.raises(InvalidValueError, match="^number: expected int, got"):
            ExtensionDecision(
                state=NORWAY,
                date=PartialDate.parse("2020-09-28"),
                source=Source.parse("made up"),
                obligation="art3",
                number=number,
                meeting="9MSP",
            )

    def test_one_of_a_class_that_is_not_of_a_module_is_made(self) -> None:
        """Its annotations are names that are known where it is made."""

        class Local(Event):
            __slots__ = ()

        assert isinstance(
            Local(
                state=NORWAY,
                date=PartialDate.parse("2010"),
                source=Source.parse("made up"),
            ),
            Event,
        )


class TestOtherValues:
    """What users give by hand is taken as it is meant, or refused by name."""

    VIEW = ccm.as_of(date(2020, 9, 28))

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            (lambda _: Source(3), "citation: expected a document or an address, got 3"),  # type: ignore[arg-type]
            (lambda _: Source.parse(None), "citation: expected a document"),  # type: ignore[arg-type]
            (
                lambda _: PartialDate("2020", "2021"),  # type: ignore[arg-type]
                "earliest: expected a datetime.date, got '2020'",
            ),
            (
                lambda _: PartialDate.on(datetime(2020, 9, 28)),  # noqa: DTZ001
                "earliest: expected a datetime.date, got ",
            ),
            (
                lambda _: ccm.as_of(date(2020, 9, 28), record="my.csv"),  # type: ignore[arg-type]
                "record: expected Record, got 'my.csv'",
            ),
            (
                lambda _: ccm.as_of(date(2020, 9, 28), reading={}),  # type: ignore[arg-type]
                "reading: expected Reading, got {}",
            ),
            (lambda v: v.review(3), "request: expected ExtensionRequest, got 3"),
            (lambda v: v.convening("14MSP"), "meetings: expected Meeting, got '14MSP'"),
            (lambda v: v.audit(3), "claims: expected one or several, as a list has"),
            (lambda v: v.audit([3]), "claims: expected a claim, got 3"),
            (lambda v: v.ask(3), "question: expected str, got 3"),
            (lambda v: v.supposing("x"), "events: expected an event, got 'x'"),
            (lambda _: ccm.load_record(3), "files: expected one or several, as a list"),  # type: ignore[arg-type]
            (
                lambda v: Record(states=v.record.states, events=(1,)).dossiers,  # type: ignore[arg-type]
                "events: expected an event, got 1",
            ),
        ],
    )
    def test_is_refused_by_name(
        self, asked: Callable[[Any], object], said: str
    ) -> None:
        """No error from inside, and no silent default."""
        with pytest.raises(InvalidValueError, match=said):
            asked(self.VIEW)

    def test_a_state_holds_its_types(self) -> None:
        """A text is no tuple of texts."""
        with pytest.raises(InvalidValueError, match="^printed_names: expected a "):
            State(
                alpha3="NOR",
                alpha2="NO",
                m49="578",
                name="Norway",
                printed_names="Norge",  # type: ignore[arg-type]
            )
