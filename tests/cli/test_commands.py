"""Every command, in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccm import cli
from ccm.support.tables import DATA
from ccm.words.versions import schema_name

COMMANDS = {
    "report": (),
    "parties": (),
    "deadlines": (),
    "schedule": (),
    "support": (),
    "state": ("BGR",),
    "explain": ("BGR", "art3"),
    "timeline": ("BGR", "art3"),
    "request": ("TCD", "art4"),
    "project": ("LAO",),
    "check": (DATA,),
}
DAYS = ("2009-01-01", "2020-09-28", "2025-01-01", "2026-11-21")
EVERY = pytest.mark.parametrize("command", COMMANDS)
ON_DAYS = pytest.mark.parametrize("on", DAYS)


@EVERY
@ON_DAYS
def test_tables_fit_80_columns_without_colour(
    run: Callable[..., Any], command: str, on: str
) -> None:
    """An address or a path may be longer, nothing else; a file knows no colours."""
    result = run(command, *COMMANDS[command], "--on", on)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"Convention on Cluster Munitions, as of {on}\n")
    long = [line for line in result.out.splitlines() if len(line) > 80]
    breaks = [line for line in long if len(line.split()) > 1]
    assert [line for line in breaks if "://" not in line] == []
    assert "\033" not in result.out


@EVERY
@ON_DAYS
def test_json_names_its_schema_and_its_day(
    run: Callable[..., Any], command: str, on: str
) -> None:
    """The version of the schema, the day and the rows are always there."""
    answer = json.loads(
        run(command, *COMMANDS[command], "--on", on, "--format", "json").out
    )
    assert answer["schema"] == schema_name(command)
    assert answer["on"] == on
    assert answer["known_by"] is None
    assert answer["trust"] == (None if command == "check" else "medium")
    assert isinstance(answer["rows"], list)


@EVERY
@ON_DAYS
def test_csv_has_a_header(run: Callable[..., Any], command: str, on: str) -> None:
    """Every row has as many cells as the header, and lines end as in the data."""
    text = run(command, *COMMANDS[command], "--on", on, "--format", "csv").out
    header, *rows = csv.reader(io.StringIO(text))
    assert "on" not in header
    assert all(len(row) == len(header) for row in rows)
    assert "\r" not in text


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "check"])
def test_without_a_day_it_is_today(
    run: Callable[..., Any], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today is asked of one function, and printed."""
    monkeypatch.setattr(cli, "today", lambda: date(2020, 9, 28))
    arguments = (command, *COMMANDS[command])
    first = "Convention on Cluster Munitions, as of 2020-09-28 (today)\n"
    assert run(*arguments).out.startswith(first)
    assert run(*arguments, "--on", "today").out.startswith(first)
    assert json.loads(run(*arguments, "--format", "json").out)["on"] == "2020-09-28"


def test_files_are_checked_on_no_day(run: Callable[..., Any]) -> None:
    """A fault is one on any day, and of any fact: neither is said unless asked."""
    assert run("check", DATA).out.startswith("Convention on Cluster Munitions\n")
    answer = json.loads(run("check", DATA, "--format", "json").out)
    assert (answer["on"], answer["trust"]) == (None, None)


def test_today_is_the_day_of_the_clock() -> None:
    """The one place that asks for it."""
    before = date.today()  # noqa: DTZ011
    assert before <= cli.today() <= date.today()  # noqa: DTZ011


@EVERY
def test_works_on_a_record_of_ones_own(
    run: Callable[..., Any], command: str, fiction: Path
) -> None:
    """Each command takes a folder of data files instead of the packaged ones."""
    named = {
        "state": ("XAA",),
        "explain": ("XAA", "art3"),
        "timeline": ("XAA", "art3"),
        "request": ("XAA", "art3"),
        "project": ("XAA",),
    }
    result = run(
        command, *named.get(command, ()), "--record", fiction, "--on", "2012-01-01"
    )
    assert (result.status, result.err) == (0, "")
    assert str(fiction) in result.out


def test_the_first_line_says_what_was_left_out(run: Callable[..., Any]) -> None:
    """Whoever reads the page knows on what it rests."""
    given = ("--on", "2021-01-01", "--known-by", "2020-12-31", "--trust", "high")
    head = " ".join(run("parties", *given).out.partition("\n\n")[0].split())
    assert head.endswith("as of 2021-01-01, known by 2020-12-31, trust high")
    answer = json.loads(run("parties", *given, "--format", "json").out)
    assert (answer["known_by"], answer["trust"]) == ("2020-12-31", "high")


def test_options_may_stand_first(run: Callable[..., Any]) -> None:
    """The command is the first word that is no option, nor the value of one."""
    usual = run("parties", "--on", "2020-09-28", "--format", "csv").out
    assert run("--on", "2020-09-28", "--format=csv", "parties").out == usual
    assert run("--format", "CSV", "parties", "--on", "2020-09-28").out == usual


def test_sources_stand_at_the_end(run: Callable[..., Any]) -> None:
    """Each once, by the number that the facts give."""
    asked = ("explain", "BGR", "art3", "--on", "2020-12-01")
    out = run(*asked, "--sources", "full").out
    reasons, _, sources = out.partition("\nsources\n")
    listed = re.findall(r"^  \[(\d+)\] (.+)$", sources, re.MULTILINE)
    assert [int(number) for number, _ in listed] == [*range(1, len(listed) + 1)]
    assert len({source for _, source in listed}) == len(listed)
    assert "://" not in reasons
    assert {int(n) for n in re.findall(r"\[(\d+)\]", reasons)} == {
        int(number) for number, _ in listed
    }
    assert any("://" in source for _, source in listed)
    short = run(*asked).out
    head, _, named = short.partition("\nsources\n")
    assert head == reasons
    assert "://" not in named
    for number, source in listed:
        site = re.sub(r"https?://(www\.)?([^/]+).*", r"\2", source)
        assert f"\n  [{number}] {site}" in f"\n{named}"
    bare = run(*asked, "--sources", "none").out
    assert "sources" not in bare
    assert not re.search(r"\[\d+\]", bare)


@pytest.mark.parametrize("sources", ["none", "short", "full"])
def test_sentences_name_their_sources_last(
    run: Callable[..., Any], sources: str
) -> None:
    """In one paragraph, and the same sentences however the sources are told."""
    asked = ("explain", "BGR", "art3", "--on", "2020-12-01", "--brief")
    text = run(*asked, "--sources", sources).out.split("\n\n")[1]
    said, _, named = " ".join(text.split()).partition(" Sources: ")
    assert said.startswith("Bulgaria: on 1 December 2020 the duty")
    assert bool(named) == (sources != "none")
    assert ("://" in named) == (sources == "full")
    full = " ".join(run(*asked, "--sources", "full").out.split())
    assert said in full


def test_no_key_of_json_has_a_blank(run: Callable[..., Any]) -> None:
    """On any page, however deep."""
    pages = [(name, *arguments) for name, arguments in COMMANDS.items()]
    pages += [("audit", "--document", "review-2020"), ("progress", "dubrovnik")]
    for page in pages:
        found = json.loads(run(*page, "--on", "2020-09-28", "--format", "json").out)
        assert not [key for key in _keys(found) if not key.isidentifier()], page


def _keys(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _keys(inner)
        case list():
            for inner in value:
                yield from _keys(inner)
        case _:
            pass
