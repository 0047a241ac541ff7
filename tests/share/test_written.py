"""What was written is read back as it was, or refused with where and why."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import pytest
from jsonschema import Draft202012Validator

import ccm
from ccm.cli import main
from ccm.errors import DataFileError, InvalidValueError
from ccm.facts import ContaminationFound, Deposit, Event, Signature
from ccm.share.page_records import PAGES, PartiesPage
from ccm.share.schemas import schema
from ccm.share.time_records import TimelineRow
from ccm.testing.fiction import event
from ccm.testing.schemas import closed
from ccm.view.changes import changes
from ccm.words.rows import FindingRow, StepRow

DAYS = (date(2012, 1, 1), date(2020, 9, 28), date(2026, 11, 26))
STATES = ("AFG", "BGR", "LTU", "NIU", "PER", "ZMB")


def same(value: Any) -> None:
    """Hold what a value says of itself to what is read of that."""
    row = value.to_dict()
    text = ccm.to_json(row)
    promised: Any = get_type_hints(type(value).to_dict)["return"]
    read: Any = ccm.from_json(text, promised)
    assert read == row
    assert ccm.to_json(read) == text


@pytest.mark.parametrize("day", DAYS, ids=str)
class TestPackaged:
    """States of the packaged record, on days of few facts and of many."""

    def test_findings(self, day: date) -> None:
        """Their rows, their reasons, and with these they themselves."""
        for finding in ccm.as_of(day).findings(states=STATES):
            same(finding)
            same(finding.explanation)
            told = ccm.to_json(finding.explanation)
            assert ccm.from_json(told, ccm.Explanation) == finding.explanation
            assert ccm.from_json(ccm.to_json(finding), ccm.Finding) == finding

    def test_answers_about_a_state(self, day: date) -> None:
        """Its profile, and all that is in it."""
        for state in STATES:
            same(ccm.as_of(day).profile(state))

    def test_what_falls_due(self, day: date) -> None:
        """Of all States."""
        same(ccm.as_of(day).schedule(until=date(day.year + 2, 1, 1)))

    def test_what_it_rests_on(self, day: date) -> None:
        """And the view is made again of it."""
        view = ccm.as_of(day, trust="high", reading=ccm.Reading(last_day="too late"))
        read = ccm.from_dict(view.to_dict(), ccm.Provenance)
        assert read == view.provenance()
        assert read.again().to_dict() == view.to_dict()
        assert read.again().assess("BGR", "art3") == view.assess("BGR", "art3")


def test_answers_over_time() -> None:
    """Timelines, tables of many days, changes, counts."""
    timelines = ccm.timeline("GNB", "art3"), ccm.memberships("LTU"), ccm.counts()
    for timeline in timelines:
        text = ccm.to_json(timeline)
        assert ccm.to_json(ccm.from_json(text, TimelineRow)) == text
    same(ccm.panel("BGR", "art3", days=DAYS))
    found = changes(since=date(2019, 1, 1), until=date(2021, 1, 1))
    for change in found:
        same(change)


def test_states() -> None:
    """Each with its codes and every name."""
    for state in ccm.packaged_record().states:
        read = ccm.from_json(ccm.to_json(state), ccm.State)
        assert read == state
        assert read.to_dict() == state.to_dict()


def test_facts() -> None:
    """Every one of the record, of its own kind."""
    record = ccm.packaged_record()
    for told in record.events:
        read = ccm.from_dict(told.to_dict(), type(told))
        assert read == told
        assert read.to_dict() == told.to_dict()


def test_facts_of_ones_own(tmp_path: Path) -> None:
    """They say so, and in which file."""
    file = tmp_path / "own.csv"
    rows = "state,date,instrument,source", "BRA,2026-10-12,accession,A | B"
    file.write_text("\n".join(rows), encoding="utf-8")
    record = ccm.load_record(file, over=ccm.packaged_record())
    event = record.events[-1]
    read = ccm.from_json(ccm.to_json(event), Event, record=record)
    assert read == event
    assert [source.own for source in read.source] == [True, True]


def _found(source: ccm.facts.Source) -> ContaminationFound:
    chad, day = ccm.as_of(DAYS[0]).state("TCD"), ccm.PartialDate.parse("2024-01-02")
    return ContaminationFound(state=chad, date=day, source=(source,))


NAMES = ("a", "a: b.csv", '"a": b.csv', 'a": b.csv', '"a"', "a: b: c", '"')


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cited", ["Note", "b.csv: Note", '"b": Note', "c: d: Note"])
def test_a_file_of_ones_own_is_told_apart_by_its_name(name: str, cited: str) -> None:
    """Whatever stands in it, and whichever other file is there, too."""
    source = ccm.facts.Source(cited, file=name, own=True)
    others = [
        ccm.facts.Source(words, file=file, own=True)
        for file in NAMES
        for words in ("Note", "b.csv: Note", '"b": Note', "c: d: Note")
        if (file, words) != (name, cited)
    ]
    assert str(source) not in map(str, others)
    told = _found(source)
    assert ccm.from_dict(told.to_dict(), Event) == told


def test_rows_of_another_version_of_the_library() -> None:
    """A provenance says which one wrote it, also when another reads it."""
    row = ccm.as_of(DAYS[0]).to_dict()
    row["version"] = "0.0.9"
    assert ccm.from_dict(row, ccm.Provenance).to_dict() == row
    finding = ccm.as_of(DAYS[0]).assess("BGR", "art3")
    text = ccm.to_json(finding).replace(ccm.__version__, "0.0.9")
    assert ccm.from_json(text, ccm.Finding) == finding


def test_a_page_is_read_with_its_type() -> None:
    """So that a type checker knows its keys; and another page is no such page."""
    text = _page("parties --on 2012-01-01")
    read = ccm.from_json(text, PartiesPage)
    assert read["rows"][0]["name"] == "Albania"
    with pytest.raises(DataFileError, match="schema: expected ccm/parties/2, got"):
        ccm.from_dict({**read, "schema": "ccm/parties/1"}, PartiesPage)


def test_a_file_is_read(tmp_path: Path) -> None:
    """By its path, with or without the mark that editors put before UTF-8."""
    file = tmp_path / "parties.json"
    text = _page("parties --on 2012-01-01")
    for whole in (text, f"\ufeff{text}"):
        file.write_text(whole, encoding="utf-8")
        assert ccm.from_json(file) == json.loads(text)
        assert ccm.from_json(file.read_bytes()) == json.loads(text)


@cache
def _page(command: str) -> str:
    """Return what a command prints as JSON."""
    told = StringIO()
    with redirect_stdout(told):
        main([*command.split(), "--format", "json"])
    return told.getvalue()


PERIOD = '{"text": "4 years", "years": 4, "months": 0, "weeks": 0, "days": 0}'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "JSON:1: expected JSON: expecting value"),
        ('{\n"schema"', "JSON:2: expected JSON: expecting ':' delimiter"),
        (b"\xff", "JSON: expected UTF-8, got"),
        ("[]", "JSON: expected a page: an object that names its schema"),
        ("{}", "JSON: schema: expected one of ccm/report/3, "),
        ('{"schema": 7}', "JSON: schema: expected one of ccm/report/3, "),
        ('{"schema": "ccm/prties/2"}', "; did you mean ccm/parties/2?"),
        ('{"schema": "ccm/audit/1"}', "schema: expected ccm/audit/3, got ccm/audit/1"),
        ('{"schema": "ccm/parties/2"}', "JSON: basis: expected this key"),
        ('{"a": NaN}', "JSON: expected a number, got NaN"),
        ('{"a": 1, "a": 2}', "JSON: expected each key once, got 'a' again"),
        (
            '{"a": %s}' % ("9" * 5000),
            "JSON: expected a whole number, got one of 5000 digits",
        ),
        ("[" * 100_000, "JSON: expected less depth"),
    ],
    ids=lambda given: repr(given)[:24],
)
def test_what_is_no_page_is_refused(text: str | bytes, fault: str) -> None:
    """In one line that says where and what was expected."""
    with pytest.raises(DataFileError) as refused:
        ccm.from_json(text)
    assert fault in str(refused.value)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"status": "late"}, "status: expected not bound or not applicable or"),
        ({"status": "overdu"}, "got 'overdu'; did you mean overdue?"),
        ({"on": "2020-9-1"}, "on: expected a day, YYYY-MM-DD, got '2020-9-1'"),
        ({"on": "2020-02-30"}, "on: expected a day, YYYY-MM-DD, got '2020-02-30'"),
        ({"on": None}, "FindingRow: on: expected text, got null"),
        (
            {"fulfilled_on": "2023-06..2022"},
            "fulfilled_on: latest: expected 2023-06-01",
        ),
        ({"deadline": 7}, "deadline: expected text or null, got a whole number"),
        ({"or_later": 1}, "or_later: expected true or false, got a whole number"),
        ({"candidates": "2020"}, "candidates: expected a list, got '2020'"),
        ({"candidates": ["2020"]}, "candidates[0]: expected a day, YYYY-MM-DD"),
        ({"years": [{}]}, "years[0].year: expected this key"),
        ({"stauts": ""}, "stauts: expected no such key; did you mean status?"),
    ],
    ids=str,
)
def test_a_row_that_does_not_fit_is_refused(
    change: dict[str, object], fault: str
) -> None:
    """With the place of what is wrong."""
    row = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3").to_dict()
    with pytest.raises(DataFileError) as refused:
        ccm.from_dict({**row, **change}, FindingRow)
    assert fault in str(refused.value)


class TestRefused:
    """What else is no value of the library."""

    def test_a_row_that_contradicts_itself(self) -> None:
        """A length in words and in numbers."""
        assert ccm.from_json(PERIOD, ccm.Period) == ccm.Period(years=4)
        with pytest.raises(DataFileError, match="years: expected 4, got 5"):
            ccm.from_json(PERIOD.replace(": 4,", ": 5,"), ccm.Period)

    def test_words_that_name_nothing(self) -> None:
        """A State, a choice of interpretation, a length of time."""
        receipt = ccm.as_of(DAYS[0]).assess("BGR", "art3").receipt.to_dict()
        with pytest.raises(DataFileError, match="no State is called 'XXX'"):
            ccm.from_dict({**receipt, "state": "XXX"}, ccm.Receipt)
        with pytest.raises(DataFileError, match="no open question is called 'a'"):
            ccm.from_dict({"reading": {"a": "b"}, "changed": []}, ccm.Reading)
        with pytest.raises(DataFileError, match="expected a period such as"):
            ccm.from_json(PERIOD.replace("4 years", "long"), ccm.Period)

    def test_a_value_whose_row_does_not_say_all(self) -> None:
        """It says what to do instead."""
        profile = ccm.as_of(DAYS[0]).profile("BGR")
        with pytest.raises(InvalidValueError, match="read the row, a ProfileRow, or"):
            ccm.from_json(ccm.to_json(profile), ccm.Profile)

    def test_a_receipt_that_contradicts_itself(self) -> None:
        """Its words are those of what it says."""
        page: Any = json.loads(ccm.as_of(DAYS[0]).assess("BGR", "art3").explain("json"))
        page["receipt"]["text"] = "ccm explain LAO art4"
        with pytest.raises(DataFileError, match="receipt: expected 'ccm explain BGR"):
            ccm.from_dict(page, ccm.Finding)

    def test_an_answer_that_is_another_now(self) -> None:
        """What was written cannot be what the same record says."""
        finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
        text = ccm.to_json(finding).replace(': "overdue"', ': "outstanding"')
        with pytest.raises(DataFileError, match="status: expected 'overdue', got 'out"):
            ccm.from_json(text, ccm.Finding)

    def test_another_kind_of_fact(self) -> None:
        """Or none that there is, or a cell that cannot be read."""
        event = next(e for e in ccm.packaged_record().events if type(e) is Deposit)
        row = event.to_dict()
        assert row["cells"].keys() == {"instrument"}
        with pytest.raises(DataFileError, match="type: expected Signature, got Dep"):
            ccm.from_dict(row, Signature)
        with pytest.raises(DataFileError, match="type: expected a kind of event"):
            ccm.from_dict({**row, "type": "Event"}, Event)
        for cells in ({}, {"instrument": "x"}, {"a": "b"}):
            with pytest.raises(DataFileError):
                ccm.from_dict({**row, "cells": cells}, Event)

    def test_a_value_that_is_none(self) -> None:
        """Of a step of an argument."""
        row = ccm.as_of(DAYS[0]).assess("BGR", "art3").explanation.to_dict()
        for kind, value in (("status", "late"), ("day", "2020"), (None, "overdue")):
            changed = {**row, "value_is": kind, "value": value}
            with pytest.raises(DataFileError):
                ccm.from_dict(changed, ccm.Explanation)

    def test_another_record(self) -> None:
        """An answer is made again of what it was made of alone."""
        row = {**ccm.as_of(DAYS[0]).to_dict(), "sha256": "0" * 64}
        with pytest.raises(InvalidValueError, match="record: sha256: expected 000"):
            ccm.from_dict(row, ccm.Provenance).again()

    def test_reasons_under_reasons_without_end(self) -> None:
        """No traceback from inside."""
        step: dict[str, object] = {}
        for _ in range(100_000):
            step = {"because": [step]}
        with pytest.raises(DataFileError, match="expected less depth"):
            ccm.from_dict(step, StepRow)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """Or is a folder."""
        for path in (tmp_path, tmp_path / "no.json", Path("a\0b")):
            with pytest.raises(DataFileError):
                ccm.from_json(path)

    def test_what_is_no_value(self) -> None:
        """It is not written either."""
        for thing in (object(), {1: float("nan")}, {date(2020, 1, 1): 1}):
            with pytest.raises(InvalidValueError, match="expected a value of the lib"):
                ccm.to_json(thing)


PAGES_IN_BRIEF = (
    "state LAO --on 2020-09-28",
    "request TCD art4 --on 2025-10-01",
    "audit --document final-report-2015 --on 2015-09-11",
)
OTHERS: tuple[object, ...] = (None, 0.5, {}, "2020-02-30")


@pytest.mark.parametrize("command", PAGES_IN_BRIEF)
def test_another_reader_refuses_the_same(command: str) -> None:
    """A library of schemas, which is given ours: but for days that no calendar has."""
    told = _brief(json.loads(_page(command)))
    held = _held(told["schema"].split("/")[1])
    for whole in _changed(told):
        fits = held.is_valid(whole)
        try:
            read = ccm.from_json(json.dumps(whole))
        except DataFileError as error:
            dates = all("expected a day of the" in fault for fault in error.faults)
            assert not fits or dates
        else:
            assert fits
            assert read == whole


@cache
def _held(page: str) -> Draft202012Validator:
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(closed(schema(page)), format_checker=checker)


def _brief(told: Any) -> Any:
    """Return what a page says, of each list the first alone."""
    if isinstance(told, dict):
        return {key: _brief(value) for key, value in told.items()}
    return [_brief(each) for each in told[:1]] if isinstance(told, list) else told


def _changed(told: Any) -> Iterator[Any]:
    """Yield what is told with something else at each place, or under another key."""
    for key, value in [*told.items()] if isinstance(told, dict) else [*enumerate(told)]:
        for other in OTHERS:
            yield _with(told, key, other)
        if isinstance(told, dict):
            rest = {each: told[each] for each in told if each != key}
            yield from (rest, {**rest, f"{key}s": value})
        if isinstance(value, (dict, list)):
            yield from (_with(told, key, below) for below in _changed(value))


def _with(told: Any, key: Any, value: object) -> Any:
    whole = copy.copy(told)
    whole[key] = value
    return whole


def _values() -> Iterator[Any]:
    """Yield values that are read of their rows, such as have much to say."""
    view = ccm.as_of(date(2020, 12, 1))
    finding = view.assess("BGR", "art3")
    yield from (finding.receipt, view.provenance(), finding.explanation)
    yield from (finding.courses[0], view.assess("AFG", "art4").courses[0])
    yield from (view.state("BGR"), view.reading, view.record.events[40])
    yield from (ccm.Period(years=4), ccm.PartialDate.parse("2020"))


def test_no_row_is_read_as_what_it_does_not_say() -> None:
    """It is refused in words of the library, or says what is read."""
    for value in _values():
        row, kind = value.to_dict(), type(value)
        assert ccm.from_dict(row, kind) == value
        for whole in _changed(_brief(row)):
            try:
                read = ccm.from_dict(whole, kind)
            except DataFileError as error:
                assert error.faults  # noqa: PT017 - to refuse is no failure
            else:
                assert read.to_dict() == whole


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Counted(Event):
    """A fact of a treaty of somebody's own, whose class refuses in its own way."""

    title = "count"
    number: int = 0

    def __attrs_post_init__(self) -> None:
        """Hold it small."""
        super().__attrs_post_init__()
        if self.number > 9:
            raise ValueError(self.number)


def test_what_the_class_of_another_treaty_refuses() -> None:
    """It is refused as any other row."""
    schema = {**ccm.CONVENTION.schema, "counts": Counted}
    treaty = attrs.evolve(ccm.CONVENTION, schema=schema)
    bulgaria = ccm.packaged_record().states.find("BGR")
    row = event(Counted, "2012", state=bulgaria).to_dict()
    one = ccm.from_dict(row | {"cells": {"number": "9"}}, Counted, treaty=treaty)
    assert one.number == 9
    with pytest.raises(DataFileError, match="what a value of this kind says of itself"):
        ccm.from_dict(row | {"cells": {"number": "10"}}, Counted, treaty=treaty)


def test_an_obligation_of_another_treaty_is_one_word() -> None:
    """Its ids are not known; none has a blank."""
    receipt = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3").receipt
    other = attrs.evolve(receipt, treaty="Some treaty", obligation="art99")
    assert ccm.from_dict(other.to_dict(), ccm.Receipt) == other
    with pytest.raises(DataFileError, match="obligation: expected the id of one"):
        ccm.from_dict(other.to_dict() | {"obligation": "art 99"}, ccm.Receipt)


def test_every_page_has_a_type_that_can_be_named() -> None:
    """To read it with."""
    assert not [row for row in PAGES.values() if row.__name__.startswith("_")]
