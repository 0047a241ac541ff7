"""Each open question has several answers, and each answer makes a difference."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention import CONVENTION
from ccm.convention.questions import QUESTIONS, question
from ccm.dates import PartialDate, Period, Rounding
from ccm.errors import InadmissibleEventError
from ccm.facts import (
    ClearanceCompleted,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    MeetingKind,
    Record,
    Signature,
    StockpileDeclared,
)
from ccm.rules import Reading
from ccm.testing import histories, laws
from ccm.testing.fiction import RURITANIA, event, meeting, world
from ccm.testing.history import OBLIGATIONS

FIELDS = attrs.fields(Reading)
DECLARED = event(StockpileDeclared, "2011-10-01")
MEETINGS = (
    meeting("9MSP", "2019-09-02", "2019-09-04"),
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("6MSP", "2016-09-05", "2016-09-07"),
)


def request(day: str) -> Event:
    """Return a request to the ninth meeting."""
    return event(ExtensionRequest, day, obligation="art3", number=1, meeting="9MSP")


def told(*events: Event, deposit: date = date(2011, 4, 6)) -> Record:
    """Return a record in which the events happened."""
    return world(*events, deposit=deposit, meetings=MEETINGS)


DECISION = event(
    ExtensionDecision,
    "2019-09-04",
    obligation="art3",
    number=1,
    meeting="9MSP",
    length=Period(months=12),
)
CASES: dict[str, tuple[Record, str, date]] = {
    "entry_into_force": (told(DECLARED), "art3", date(2011, 10, 15)),
    "last_day": (told(DECLARED), "art3", date(2019, 10, 1)),
    "pending_request": (
        told(
            DECLARED,
            request("2019-09-30"),
            attrs.evolve(DECISION, date=PartialDate.parse("2021")),
        ),
        "art3",
        date(2019, 10, 2),
    ),
    "declaration_forum": (
        told(event(ClearanceCompleted, "2015-01-05")),
        "art4.1c",
        date(2015, 12, 1),
    ),
    "rounding": (
        told(event(HostilitiesEnded, "2012-02-29")),
        "art4.1b",
        date(2022, 3, 1),
    ),
}
"""For each field, a record, an obligation and a day on which it matters.

Most others are in ``tests/rules/test_each_question.py``, each with the number of
its question; what `classify` and other functions ask is tested with them.
"""


def options(name: str) -> tuple[object, ...]:
    """Return the options of a field that answer the question."""
    hint = get_type_hints(Reading)[name]
    return (Rounding.DOWN, Rounding.UP) if hint is Rounding else get_args(hint)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_question_has_options_a_default_and_evidence(
    field: attrs.Attribute[object],
) -> None:
    """A choice with one option would be no choice."""
    assert len(set(options(field.name))) >= 2
    assert field.default in options(field.name)
    choice = question(field.name)
    assert choice.question.endswith("?")
    assert choice.evidence
    assert choice.id.startswith("A-")


def test_every_question_is_one_of_the_reading() -> None:
    """No more, and in the same order."""
    assert [*QUESTIONS] == [field.name for field in FIELDS]


@pytest.mark.parametrize("name", CASES)
def test_each_option_makes_a_difference(name: str) -> None:
    """A choice that changed no answer would be no choice either."""
    record, obligation, on = CASES[name]
    answers = set()
    for option in options(name):
        chosen: dict[str, Any] = {name: option}
        reading = Reading(**chosen)
        found = ccm.as_of(on, record=record, reading=reading).assess("XRU", obligation)
        deadline = found.deadline.candidates if found.deadline else ()
        answers.add((found.possible, deadline, found.irregularities))
    assert len(answers) == len(options(name))


@pytest.mark.parametrize("obligation", OBLIGATIONS)
@given(data=st.data())
def test_what_changes_an_answer_is_named_by_it(
    obligation: str, data: st.DataObject
) -> None:
    """Whatever happened: no other choice changes what does not rest on it."""
    history = data.draw(histories(about=obligation))
    view = history.view(data.draw(history.days()))
    named = set(view.assess(RURITANIA, obligation).reading)
    others = view.across_readings(RURITANIA, obligation)
    assert {other.field for other in others} <= named


@given(data=st.data())
def test_other_readings_are_the_answers_asked_directly(data: st.DataObject) -> None:
    """Nothing is carried over from the reading in use."""
    history = data.draw(histories())
    view = history.view(data.draw(history.days()))
    obligation = data.draw(
        st.sampled_from([norm.id for norm in CONVENTION.obligations])
    )
    for other in view.across_readings(RURITANIA, obligation):
        chosen: dict[str, Any] = {other.field: other.option}
        if other.field == "rounding":
            chosen = {"rounding": Rounding(other.option)}
        asked = history.view(view.on, Reading(**chosen))
        assert laws.said(asked.assess(RURITANIA, obligation)) == laws.said(
            other.finding
        )


def test_the_last_day_of_signature_makes_a_difference() -> None:
    """A signature on the day of entry into force is admitted by one reading only."""
    record = world(event(Signature, "2010-08-01"), deposit=None)
    late = Reading(last_signature="day of entry into force")
    view = ccm.as_of(date(2011, 1, 1), record=record, reading=late)
    assert view.membership("XRU") == "signatory"
    with pytest.raises(InadmissibleEventError, match="before entry into force"):
        ccm.as_of(date(2011, 1, 1), record=record)


def test_no_question_of_dates_has_gone() -> None:
    """Each example is of a question that a reading still puts."""
    assert {*CASES, "last_signature"} <= {field.name for field in FIELDS}
