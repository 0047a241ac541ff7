"""Every JSON that the library prints, held to the schema that it names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import ccm
from ccm.cli import PROGRAM, main
from ccm.dates import PartialDate, Period
from ccm.facts.schema import DATA
from ccm.share.page_records import PAGES
from ccm.share.schemas import schema, schemas
from ccm.testing.schemas import closed

DRAFT = (
    "id,subject,predicate,value,unit,as_of\n"
    "1,Convention,States Parties,111,count,2020-09-28\n"
    "2,Convention,Signatries,13,count,\n"
)
REQUEST = """\
filed = 2025-12-15
meeting = "3RC"
length = "6 years"
contents = ["a", "b", "c"]
"""
COMMANDS = (
    "report --on 2020-09-28",
    "report --on 2026-11-26 --state LAO --trust unverified",
    "report --on 2009-01-01 --known-by 2015-01-01",
    "state LAO",
    "state LTU --on 2025-03-06 --until 2026-01-01",
    "state BGR --on 2020-12-01",
    "parties --basis deposited --on 2025-01-01",
    "deadlines --all --on 2022-01-01",
    "deadlines --state PER --obligation art3",
    "schedule --state MDG --months 120",
    "support --on 2017-06-01",
    "support --on 2013-01-01",
    "explain BGR art3 --on 2020-12-01",
    "explain AFG art4",
    "explain ZMB art7.2 --on 2014-07-01",
    'explain DEU art4 --suppose "decision art4 2 12MSP 2024-09-13 granted 5 years"',
    "timeline GNB art3",
    "timeline BGR",
    "changes --since 2023-12-31 --on 2025-01-01",
    "changes --since 2019-01-01 --on 2022-01-01 --state BGR --obligation art3",
    "request TCD art4 --on 2025-10-01",
    "request TCD art4 --on 2025-10-01 --meeting 14MSP=2027-09-13",
    "request TCD art4 --on 2025-10-01 --check request.toml",
    "request FRA art4",
    "project LAO --on 2020-09-28",
    "project BIH --on 2020-09-28",
    "conference 1RC",
    "conference 7MSP --on 2020-09-28",
    "readings",
    "readings PER art3 --on 2020-12-01",
    "progress dubrovnik --on 2020-09-28",
    'progress dubrovnik "2.1(b)" --on 2020-11-23',
    "audit draft.csv --lenient",
    "audit --document final-report-2015 --on 2015-09-11",
    "audit --questions overdue",
    'ask "count States where art3 overdue" --on 2020-09-28',
    'ask "list parties where art4 due in 2021" --on 2020-09-28',
    f"check {DATA}",
    "check draft.csv wrong.csv nothing.csv",
    "template",
    "obligations",
    'obligations "Article 4"',
    "chart members --on 2020-09-28",
    "chart state BGR --on 2020-12-01",
)


@cache
def _held(page: str) -> Draft202012Validator:
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(closed(schema(page)), format_checker=checker)


@pytest.fixture
def as_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Return what a command prints as JSON, in a folder with some files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.csv").write_text(DRAFT)
    (tmp_path / "request.toml").write_text(REQUEST)
    (tmp_path / "wrong.csv").write_text("# deposits\nstate,date\nXXX,2020\n")

    def run(command: str) -> str:
        main([*_words(command), "--format", "json"])
        return capsys.readouterr().out

    return run


@pytest.fixture
def printed(as_printed: Callable[[str], str]) -> Callable[[str], Any]:
    """Return what a command prints, read by another reader than ours."""
    return lambda command: json.loads(as_printed(command))


def _words(command: str) -> Iterator[str]:
    for place, part in enumerate(command.split('"')):
        yield from [part] if place % 2 else part.split()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_page_is_as_its_schema_says(
    command: str, as_printed: Callable[[str], str]
) -> None:
    """The one that it names, with no key more; and is read back, byte by byte."""
    text = as_printed(command)
    told = json.loads(text)
    _, page, _ = told["schema"].split("/")
    _held(page).validate(told)
    read = ccm.from_json(text)
    assert read == told
    assert f"{ccm.to_json(read)}\n" == text


def test_every_command_that_prints_json_is_asked() -> None:
    """And every page has been seen."""
    asked = {command.split()[0] for command in COMMANDS}
    assert {*PROGRAM.commands} - asked == {"help", "calendar", "export", "site"}
    seen = {"finding", "provenance"}  # these two are written otherwise, see below
    also = {"progress-action", "questions"}
    assert {*PAGES} == asked | seen | also


@pytest.mark.parametrize("state", ["BGR", "AFG", "LTU", "ZMB", "NIU"])
def test_a_finding_as_json_is_as_its_schema_says(state: str) -> None:
    """Under every obligation."""
    for finding in ccm.as_of(date(2025, 10, 1)).findings(states=state):
        text = finding.explain("json")
        _held("finding").validate(json.loads(text))
        assert ccm.to_json(ccm.from_json(text)) == text


def test_provenance_beside_a_table_is_as_its_schema_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which the command line writes beside CSV."""
    monkeypatch.chdir(tmp_path)
    main(["parties", "--format", "csv", "--output", "a.csv"])
    told = ccm.from_json(tmp_path / "a.csv.provenance.json")
    _held("provenance").validate(told)


def test_schemas_are_schemas() -> None:
    """By the metaschema; each names itself, and what every document must have."""
    for name, found in schemas().items():
        Draft202012Validator.check_schema(found)
        assert found["$id"] == name
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("change", "value"),
    [("schema", "ccm/parties/0"), ("rows", None), ("on", 7), ("new", "key")],
)
def test_what_is_otherwise_is_refused(
    change: str, value: object, printed: Callable[[str], Any]
) -> None:
    """The schemas are no mere form."""
    told = {**printed("parties --on 2012-01-01"), change: value}
    with pytest.raises(ValidationError):
        _held("parties").validate(told)


def test_a_key_more_is_no_fault_to_a_reader() -> None:
    """As published, schemas let keys come without a new version."""
    found = json.dumps([*schemas().values()])
    assert '"additionalProperties": false' not in found


class TestReadBack:
    """What can be read gives what was written."""

    def test_dates_and_lengths(self) -> None:
        """By their text, which stands in every other row."""
        for event in ccm.packaged_record().events:
            assert PartialDate.parse(event.date.to_dict()["text"]) == event.date
            assert PartialDate.parse(event.to_dict()["date"]) == event.date
        for length in (Period(years=4, months=6), Period(weeks=8), Period(days=180)):
            assert Period.parse(length.to_dict()["text"]) == length

    def test_states(self) -> None:
        """By any of their codes and names."""
        view = ccm.as_of(date(2020, 9, 28))
        for state in view.record.states:
            row = state.to_dict()
            for name in (row["state"], row["alpha2"], row["name"]):
                assert view.state(name) == state

    def test_readings(self) -> None:
        """With every choice."""
        reading = ccm.Reading(last_day="too late", pending_request="suspends")
        told: Any = reading.to_dict()["reading"]
        kept = {**told, "rounding": ccm.Rounding(told["rounding"])}
        assert ccm.Reading(**kept) == reading

    def test_provisions_and_obligations(self) -> None:
        """By id and by provision, as both are printed."""
        for norm in ccm.CONVENTION.obligations:
            row = norm.to_dict()
            assert ccm.CONVENTION.norm(row["obligation"] or "") is norm
            assert ccm.CONVENTION.norm(row["cited"]) is norm
