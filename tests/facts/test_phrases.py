"""An event in one line: every event of the record, and what cannot be read."""

from __future__ import annotations

import shlex

import pytest

from ccm.errors import CCMError, InvalidValueError, UnknownStateError
from ccm.facts import Event, ExtensionDecision, WithdrawalNotice, packaged_record
from ccm.facts.phrases import event_in
from ccm.facts.schema import name_of
from ccm.facts.typed import typed_fields

RECORD = packaged_record()
SAID = {field.name for field in typed_fields(Event)} - {"date"}


def written(event: Event) -> str:
    """Return an event as a line, each value by the name of its field."""
    values = {f.name: getattr(event, f.name) for f in typed_fields(type(event))}
    told = [
        shlex.quote(f"{name}={cell(value)}")
        for name, value in values.items()
        if name not in SAID and value not in (None, "")
    ]
    return f"{event.state.alpha3} {name_of(type(event))} {' '.join(told)}"


def cell(value: object) -> str:
    """Return a value as a data file writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " | ".join(value) if isinstance(value, tuple) else str(value)


def said(event: Event) -> list[object]:
    """Return what an event says, without who says so."""
    fields = typed_fields(type(event))
    return [type(event), event.state] + [
        getattr(event, field.name) for field in fields if field.name not in SAID
    ]


def test_every_event_of_the_record_can_be_said_in_a_line() -> None:
    """And is read as what it is."""
    for event in RECORD.events:
        assert said(event_in(written(event), RECORD.states)) == said(event)


def test_a_decision_as_it_is_said() -> None:
    """Kind, obligation, number, meeting, day, outcome, length, as they are said."""
    germany = RECORD.states.find("DEU")
    line = "decision art4 2 12MSP 2024-09-13 granted 5 years"
    event = event_in(line, RECORD.states, state=germany)
    assert isinstance(event, ExtensionDecision)
    assert (event.obligation, event.number, event.meeting) == ("art4", 2, "12MSP")
    assert (str(event.date), event.granted, str(event.length)) == (
        *("2024-09-13", True),
        "5 years",
    )
    for source in event.source:
        assert str(source) == "supposed"


@pytest.mark.parametrize(
    "line",
    [
        "DEU decision granted 5 years 2024-09-13 art4 2 12MSP",
        "Germany extension decision 2 art4 12MSP 5 years date=2024-09-13",
        "Allemagne extension_decisions art4 12MSP number 2 2024-09-13 length '5 years'",
    ],
)
def test_in_any_order_and_by_any_name(line: str) -> None:
    """The order of values of different kinds does not matter."""
    told = event_in(line, RECORD.states)
    expected = event_in("DEU decision art4 2 12MSP 2024-09-13 5 years", RECORD.states)
    assert said(told) == said(expected)


@pytest.mark.parametrize("kind", ["withdrawal", "notice", "withdrawal notice"])
def test_a_word_that_names_one_kind_alone_does(kind: str) -> None:
    """The first of its name, or the last."""
    told = event_in(f"LAO {kind} 2027-01-10", RECORD.states)
    assert isinstance(told, WithdrawalNotice)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "expected a State, a kind"),
        ("decision art4 2 12MSP 2024-09-13", "expected a State before"),
        ("DEU decisoin art4", "such as decision"),
        ("DEU report 2020", "annual report"),
        ("DEU deposit 2020-01-01 accesion", "ratification or acceptance"),
        ("DEU deposit 2020-01-01 'accession", "quotes that are closed"),
        ("DEU deposit accession", "values of date"),
        ("DEU clearance completed 2020-13", "values of date"),
        ("DEU decision art4 2 12MSP 2024-09-13 granted 5 years so to say", "values of"),
        ("DEU decision art4 2 12MSP 2024-09-13 granted not granted", "values of"),
    ],
)
def test_what_cannot_be_read_is_refused(line: str, expected: str) -> None:
    """With what was expected, and what was got."""
    with pytest.raises(InvalidValueError, match=expected):
        event_in(line, RECORD.states)


def test_an_unknown_state_is_refused_as_everywhere() -> None:
    """With near matches."""
    with pytest.raises(UnknownStateError, match="Germany"):
        event_in("Germny deposit 2020-01-01 accession", RECORD.states)


@pytest.mark.parametrize("words", ["not granted", "granted=no"])
def test_what_was_refused_is_said_as_what_was_granted(words: str) -> None:
    """The name of a field alone says yes; with "not" before it, no."""
    line = f"DEU decision art4 2 12MSP 2024-09-13 {words}"
    told = event_in(line, RECORD.states)
    assert isinstance(told, ExtensionDecision)
    assert told.granted is False


@pytest.mark.parametrize("word", ["a", "2020", "granted", "5 years", "'"])
def test_many_words_are_refused_soon(word: str) -> None:
    """However many ways there are to read them."""
    with pytest.raises(CCMError):
        event_in(f"DEU decision {f'{word} ' * 200}", RECORD.states)
