"""What is read or written as JSON ends in a value, or in an error of the library."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict

import attrs
import cattrs
import pytest

import ccm
from ccm.dates import Timeline
from ccm.dates.timeline import Span
from ccm.errors import CCMError, DataFileError, InvalidValueError
from ccm.facts import Event, Source

DAY = date(2020, 12, 1)


class Lost(TypedDict):
    """A row of a type that is nowhere."""

    lost: NoSuchThing  # type: ignore[name-defined] # noqa: F821 - that is the point


@pytest.fixture(scope="module")
def finding() -> ccm.Finding:
    """An answer with reasons and facts."""
    return ccm.as_of(DAY).assess("BGR", "art3")


@pytest.mark.parametrize(
    ("row", "kind", "fault"),
    [
        (DAY, ccm.Finding, "Finding: expected what JSON can hold, got a value of type"),
        ((), ccm.Finding, "got a value of type tuple"),
        (frozenset({1}), ccm.Finding, "got a value of type frozenset"),
        (MappingProxyType({1: 1}), ccm.Finding, "got a value of type mappingproxy"),
        ({"text": DAY}, ccm.PartialDate, "PartialDate: text: expected what JSON can"),
        ({1: 2}, ccm.PartialDate, "expected keys that are text, got a whole number"),
        (float("inf"), float, "float: expected what JSON can hold, got inf"),
    ],
    ids=repr,
)
def test_a_row_that_no_json_gave(row: object, kind: type[object], fault: str) -> None:
    """It is refused with its place."""
    with pytest.raises(InvalidValueError, match=fault):
        ccm.from_dict(row, kind)


def test_a_number_that_is_no_whole_one() -> None:
    """It is read as it is written, and refused where text was expected."""
    assert ccm.from_json("[1.5, 2]", list[float]) == [1.5, 2]
    with pytest.raises(DataFileError, match="text: expected text, got a number"):
        ccm.from_json('{"text": 1.5}', ccm.PartialDate)


def test_a_type_that_names_what_is_not_there() -> None:
    """What its rows are nobody can tell."""
    with pytest.raises(InvalidValueError, match="kind: expected a type of rows"):
        ccm.from_dict({"lost": 1}, Lost)


def test_a_value_instead_of_its_row(finding: ccm.Finding) -> None:
    """It was no row of it."""
    with pytest.raises(InvalidValueError, match="got a value of type Finding"):
        ccm.from_dict(finding, ccm.Finding)


KINDS: tuple[Any, ...] = (
    list[ccm.Receipt],
    tuple[int],
    ccm.Status,
    date,
    dict,
    list,
    "Finding",
    Any,
    object,
    dict[int, int],
    7,
)


@pytest.mark.parametrize("kind", KINDS, ids=repr)
@pytest.mark.parametrize("text", ["{}", "[1]", '"overdue"', '{"a": 1}', "[]"])
def test_a_type_that_nothing_is_read_as(kind: Any, text: str) -> None:
    """It is refused before anything is read as it."""
    with pytest.raises(InvalidValueError, match="kind: expected a type of rows"):
        ccm.from_json(text, kind)


def test_a_type_of_values_of_a_kind() -> None:
    """It is told as the type of values is."""
    with pytest.raises(InvalidValueError, match="Timeline: not made of its row alone"):
        ccm.from_json("{}", Timeline[ccm.Finding])
    with pytest.raises(InvalidValueError, match="Span: not made of its row alone"):
        ccm.from_json("{}", Span[ccm.Finding])


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"source": None}, "source: expected str or bytes or .*, got NoneType"),
        ({"source": 7}, "source: expected str or bytes or .*, got int"),
        ({"record": "x"}, "record: expected Record or NoneType, got str"),
        ({"treaty": "x"}, "treaty: expected Treaty, got str"),
    ],
    ids=repr,
)
def test_an_argument_of_another_type(given: dict[str, Any], fault: str) -> None:
    """It is refused by its name."""
    read: Any = ccm.from_json
    with pytest.raises(InvalidValueError, match=fault):
        read(**{"source": "{}", "kind": ccm.Period, **given})


def test_bytes_that_can_change() -> None:
    """They are read as bytes are."""
    assert ccm.from_json(bytearray(b'{"a": 1}'), dict[str, int]) == {"a": 1}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("1e999", "JSON: expected a number below 1.8e308, got 1e999"),
        ("9" * 5000, "JSON: expected a whole number, got one of 5000 digits"),
        (b'"\xff"', "JSON: expected UTF-8, got the byte 0xff at 1"),
        (Path("a\0b"), "expected the path of a file, got one with a null"),
    ],
    ids=lambda given: repr(given)[:20],
)
def test_what_is_no_json(source: Any, fault: str) -> None:
    """It is refused in words of the library."""
    with pytest.raises(DataFileError, match=fault):
        ccm.from_json(source, float)


@pytest.mark.parametrize(
    ("value", "kind", "fault"),
    [
        ("zz", "status", "Explanation: value: expected not bound or "),
        ("zz", "membership", "Explanation: value: expected non-party or "),
        ("zz", "truth", "Explanation: value: expected true or false or unknown, got"),
        ("zz", "day", "Explanation: value: expected a day, YYYY-MM-DD, got 'zz'"),
        ("20200101", "day", "Explanation: value: expected a day, YYYY-MM-DD"),
    ],
)
def test_a_step_that_concludes_nothing(
    finding: ccm.Finding, value: str, kind: str, fault: str
) -> None:
    """It says what it could conclude."""
    row = {**finding.explanation.to_dict(), "value": value, "value_is": kind}
    with pytest.raises(DataFileError, match=fault):
        ccm.from_dict(row, ccm.Explanation)


SOURCES = (
    (Source("a | b"),),
    (Source(" x"), Source("y ")),
    (Source("x", file="own.csv", own=True), Source("y")),
    (Source("y"), Source("x", file="own.csv", own=True)),
    (Source("x", file="a.csv", own=True), Source("x", file="b.csv", own=True)),
    (Source("x", file="x | y.csv", own=True),),
    (Source("p. 4: x", file="c: d.csv", own=True),),
)


@pytest.mark.parametrize("sources", SOURCES, ids=repr)
def test_sources_are_read_as_they_were(sources: tuple[Source, ...]) -> None:
    """Each by itself, of one's own or not, whatever stands in it."""
    event = attrs.evolve(ccm.packaged_record().events[0], source=sources)
    read = ccm.from_json(ccm.to_json(event), Event)
    assert read == event
    assert read.source == sources


def test_sources_that_could_not_be_told_apart() -> None:
    """They are refused where they are made."""
    with pytest.raises(InvalidValueError, match="that marks a file"):
        Source("own fact in a.csv: x")
    with pytest.raises(InvalidValueError, match="own: expected the file"):
        Source("x", own=True)
    with pytest.raises(DataFileError, match="Source: own: expected the file"):
        ccm.from_dict({"citation": "x", "own": ""}, Source)


@pytest.mark.parametrize(
    ("sources", "fault"),
    [([], "Event: source: expected a value"), ([" "], "got a blank source")],
)
def test_a_fact_without_source(sources: list[str], fault: str) -> None:
    """There is none."""
    row = {**ccm.packaged_record().events[0].to_dict(), "sources": sources}
    with pytest.raises(DataFileError, match=fault):
        ccm.from_dict(row, Event)


class TestFindings:
    """An answer is read of its page, and of its row alone."""

    def test_of_its_row(self, finding: ccm.Finding) -> None:
        """By the usual reading and trust."""
        assert ccm.from_dict(finding.to_dict(), ccm.Finding) == finding

    def test_of_its_row_by_another_reading(self) -> None:
        """It is refused where the usual one says something else."""
        day = date(2020, 10, 1)
        late = ccm.as_of(day, reading=ccm.Reading(last_day="too late"))
        odd = [
            finding
            for finding in late.findings(states=("BGR",), obligations=("art3",))
            if finding.to_dict() != ccm.as_of(day).assess("BGR", "art3").to_dict()
        ]
        assert odd
        with pytest.raises(DataFileError, match="status: expected 'outstanding', got"):
            ccm.from_dict(odd[0].to_dict(), ccm.Finding)

    def test_by_a_converter(self) -> None:
        """With all its reasons, by whichever reading it was made."""
        converter = cattrs.Converter()
        ccm.register_hooks(converter)
        late = ccm.as_of(date(2020, 10, 1), reading=ccm.Reading(last_day="too late"))
        finding = late.assess("BGR", "art3")
        row = converter.unstructure(finding)
        assert converter.structure(row, ccm.Finding) == finding

    def test_of_another_version(self, finding: ccm.Finding) -> None:
        """It is made by this one, and says so when it is written again."""
        text = ccm.to_json(finding)
        old = text.replace(ccm.__version__, "0.0.9")
        assert ccm.to_json(ccm.from_json(old, ccm.Finding)) == text
        assert ccm.to_json(ccm.from_json(old)) == old

    def test_with_keys_in_another_order(self, finding: ccm.Finding) -> None:
        """Rows keep it; a value has its own."""
        text = ccm.to_json(finding)
        other = ccm.to_json(dict(reversed(json.loads(text).items())))
        assert ccm.to_json(ccm.from_json(other)) == other != text
        assert ccm.to_json(ccm.from_json(other, ccm.Finding)) == text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"changed": ["nonsense"]}, "changed: expected"),
        ({"changed": ["last_day"]}, "changed: expected"),
        ({"reading": {}}, "reading: expected {"),
        ({"reading": {"x": "y"}}, "no open question is called 'x'"),
        ({"sha256": "zz"}, "sha256: expected 64 digits"),
        ({"events": -5}, "events: expected none or more, got -5"),
        ({"own": [{"file": "a.csv", "rows": -3}]}, "own: rows: expected none or more"),
    ],
    ids=repr,
)
def test_a_provenance_that_none_can_have(change: dict[str, Any], fault: str) -> None:
    """It is refused, key by key."""
    with pytest.raises(DataFileError, match=fault):
        ccm.from_dict({**ccm.as_of(DAY).to_dict(), **change}, ccm.Provenance)


def test_a_provenance_that_contradicts_itself() -> None:
    """In what was changed, and in how far the record reaches."""
    row: Any = ccm.as_of(DAY, reading=ccm.Reading(last_day="too late")).to_dict()
    with pytest.raises(DataFileError, match="changed: expected"):
        ccm.from_dict({**row, "changed": []}, ccm.Provenance)
    with pytest.raises(DataFileError, match="reach: expected each once, got signat"):
        ccm.from_dict(
            {**row, "reach": [*row["reach"], row["reach"][0]]}, ccm.Provenance
        )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("art3", "art3 --on 2000-01-01", "no obligation has the id 'art3 --on"),
        ("art3", "art99", "no obligation has the id 'art99'"),
    ],
)
def test_a_receipt_of_no_obligation(
    finding: ccm.Finding, old: str, new: str, fault: str
) -> None:
    """Although its words agree with it."""
    row = finding.receipt.to_dict()
    whole = {**row, "obligation": new, "text": row["text"].replace(old, new, 1)}
    with pytest.raises(DataFileError, match=fault):
        ccm.from_dict(whole, ccm.Receipt)


def test_a_receipt_of_no_record(finding: ccm.Finding) -> None:
    """Its digest is none."""
    row = finding.receipt.to_dict()
    text = row["text"].replace(row["sha256"], "zz")
    with pytest.raises(DataFileError, match="sha256: expected 64 digits"):
        ccm.from_dict({**row, "sha256": "zz", "text": text}, ccm.Receipt)


def test_fewer_states_than_none() -> None:
    """No count is one of them."""
    row = ccm.counts().at(DAY).to_dict()
    with pytest.raises(DataFileError, match="in_force: expected none or more"):
        ccm.from_dict({**row, "in_force": -1}, type(ccm.counts().at(DAY)))


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ({1: 2, "1": 3}, "expected keys that are text, got a whole number"),
        ([{"a": {None: 1}}], r"\[0\].a: expected keys that are text, got null"),
        ([{"on": DAY}], r"\[0\].on: expected what JSON can hold, got a value of type"),
        ([float("nan")], r"\[0\]: expected what JSON can hold, got nan"),
    ],
    ids=repr,
)
def test_what_json_cannot_hold(rows: object, fault: str) -> None:
    """It is not written, nor written as something else."""
    with pytest.raises(InvalidValueError, match=fault):
        ccm.to_json(rows)


def test_rows_in_themselves() -> None:
    """They have no end."""
    rows: list[object] = []
    rows.append(rows)
    with pytest.raises(CCMError, match="got one in itself, or too deep"):
        ccm.to_json(rows)
