"""What is wrong is said in one line, with exit status 2 and no traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BAD = {
    "only options": (("--on", "2020-01-01"), "COMMAND"),
    "near command": (("reprot",), "no command is called 'reprot': did you mean report"),
    "unknown command": (("xyz",), "expected report, state, parties"),
    "help on what there is not": (("help", "reprot"), "did you mean report?"),
    "unknown State": (
        ("explain", "Bulgeria", "art3"),
        "no State is called 'Bulgeria'",
    ),
    "near State": (("timeline", "Bulgeria", "art3"), "near matches: BGR Bulgaria"),
    "two States": (("explain", "Korea", "art3"), "'Korea' can be any of KOR Republic"),
    "no State": (("explain", "Taiwan", "art3"), "'Taiwan' is not on the register of"),
    "former State": (("explain", "USSR", "art3"), "former State; see RUS Russian"),
    "unknown obligation": (("explain", "BGR", "art99"), "expected one of art1"),
    "unknown obligation in a list": (("deadlines", "--obligation", "33"), "art7.2"),
    "form of the day": (("report", "--on", "20200928"), "expected a day as YYYY-MM-DD"),
    "week for a day": (("report", "--on", "2020-W40-1"), "got '2020-W40-1'"),
    "no such day": (("report", "--on", "2021-02-29"), "got '2021-02-29'"),
    "line break": (("report", "--on", "2021\n01"), "'2021\\n01'"),
    "line break in a name": (("explain", "A\nB", "art3"), "no State is called"),
    "bad day of knowledge": (("report", "--known-by", "then"), "--known-by"),
    "trust": (("report", "--trust", "low"), "expected high, medium or unverified"),
    "form": (("report", "--format", "XML"), "expected table, json or csv, got 'XML'"),
    "month for a day": (
        ("report", "--on", "2020-12"),
        "YYYY-MM-DD, today, or a meeting on record such as 1RC, got",
    ),
    "basis": (("parties", "--basis", "signed"), "expected in force or deposited"),
    "until before on": (
        ("schedule", "--on", "2021-01-01", "--until", "2020-01-01"),
        "expected 2021-01-01 or later",
    ),
    "months": (("report", "--months", "-1"), "months"),
    "many months": (
        ("report", "--months", "999999", "--on", "2020-09-28"),
        "--months: 999999 months from 2020-09-28 leads out of the calendar",
    ),
    "no number": (("report", "--months", "two"), "'two'"),
    "no year": (("project", "BIH", "--years", "0"), "years: expected a whole number"),
    "too many years": (
        ("project", "BIH", "--years", "9999", "--on", "2020-09-28"),
        "--years: 9999 years before 2020-09-28 leads out of the calendar",
    ),
    "too early a day": (
        ("project", "LAO", "--on", "0001-01-01"),
        "--years: 5 years before 0001-01-01 leads out of the calendar",
    ),
    "until and months": (
        ("schedule", "--until", "2099-01-01", "--months", "2"),
        "not allowed with",
    ),
    "no folder": (("report", "--record", "/no/such/folder"), "/no/such/folder"),
    "no folder to check": (
        ("check", "/no/such/deposits.csv"),
        "/no/such/deposits.csv: no such file or folder",
    ),
    "no file to check": (("check", "/no/such/file"), "/no/such/file: no such file"),
    "a folder for a draft": (("audit", "/"), "/: expected a file, got a folder"),
    "unknown State of all together": (
        ("progress", "dubrovnik", "1.1", "XX"),
        "no State is called 'XX'",
    ),
    "unknown option": (("report", "--of", "2020-01-01"), "--of"),
    "two days": (
        ("--on", "2020-01-01", "parties", "--on=2021-01-01"),
        "--on: expected once, got it 2 times",
    ),
    "two files to write": (
        ("parties", "--output", "a.csv", "--output", "b.csv"),
        "--output: expected once, got it 2 times",
    ),
    "an empty variable for own facts": (
        ("parties", "--add", ""),
        "--add: expected a file or folder, got ''",
    ),
    "an empty variable for the record": (("report", "--record", ""), "got ''"),
    "an empty variable for a folder": (("export", ""), "FOLDER: expected a file or"),
}


@pytest.mark.parametrize(("arguments", "says"), BAD.values(), ids=BAD.keys())
def test_bad_input(
    run: Callable[..., Any], arguments: tuple[str, ...], says: str
) -> None:
    """One line on standard error that names what was expected."""
    result = run(*arguments)
    assert result.status == 2
    assert says in result.err
    assert result.err.count("\n") == 1
    assert arguments[:1] == ("check",) or result.err.startswith("ccm: error: ")
    assert arguments[:1] == ("check",) or result.out == ""


def test_what_can_be_given_again(run: Callable[..., Any]) -> None:
    """A flag says no more the second time, and an option of several values does."""
    on = "--on", "2020-09-28"
    flags = run("explain", "LAO", "art4", *on, "--brief", "--brief")
    assert flags == run("explain", "LAO", "art4", *on, "--brief")
    states = run(
        "deadlines", "--state", "LAO", "--state", "BGR", *on, "--format", "csv"
    )
    assert {line.split(",")[0] for line in states.out.splitlines()[1:]} >= {
        "LAO",
        "BGR",
    }


def test_a_broken_record_is_refused_in_one_line(
    run: Callable[..., Any], fiction: Path
) -> None:
    """The first fault, how many there are, and which command names them all."""
    path = fiction / "signatures.csv"
    path.write_text("state,date,source\nXAA,2008-12-3,x\nXZZ,2008-12-03,y\n,2009,z\n")
    result = run("report", "--record", fiction)
    assert result.status == 2
    assert f"{path}:2: date:" in result.err
    assert "(and 2 more: see ccm check)" in result.err
    assert result.err.count("\n") == 1


def test_check_prints_every_fault(run: Callable[..., Any], fiction: Path) -> None:
    """One on each line, with file, line and field, and what was expected."""
    path = fiction / "signatures.csv"
    path.write_text("state,date,source\nXAA,2008-12-3,x\nXZZ,2008-12-03,y\n")
    result = run("check", "--record", fiction)
    faults = result.err.splitlines()
    assert result.status == 2
    assert faults[0].startswith(f"{path}:2: date: ")
    assert faults[1].startswith(f"{path}:3: state: ")
    assert result.out.endswith("\n4 files: 2 faults\n")


def test_check_names_file_line_and_field(
    run: Callable[..., Any], fiction: Path
) -> None:
    """As keys of JSON and columns of CSV, and nowhere twice."""
    path = fiction / "signatures.csv"
    path.write_text("state,date,source\nXAA,2008-12-3,x\n")
    (fiction / "deposits.csv").write_text("")
    result = run("check", "--record", fiction, "--format", "json")
    answer = json.loads(result.out)
    assert (result.status, result.err) == (2, "")
    assert answer["provenance"] is None
    header, date = answer["rows"]
    assert header == {
        "file": str(fiction / "deposits.csv"),
        "line": 1,
        "field": "header",
        "text": "expected the columns state, date, source, instrument, got none",
    }
    assert (date["file"], date["line"], date["field"]) == (str(path), 2, "date")
    lines = run("check", "--record", fiction, "--format", "csv").out.splitlines()
    assert lines[0] == "file,line,field,text"
    assert len(lines) == 3


def test_check_holds_the_rules_on_joining(
    run: Callable[..., Any], fiction: Path
) -> None:
    """XAA signed, so it cannot accede (Article 16): valid rows, no valid record."""
    path = fiction / "deposits.csv"
    path.write_text(path.read_text().replace("ratification", "accession", 1))
    result = run("check", "--record", fiction)
    assert result.status == 2
    assert "Land of XAA: " in result.err
    assert "[art16.2]" in result.err
    refused = run("report", "--record", fiction).err
    assert refused.startswith(f"ccm: error: {path}:2: row: Land of XAA: ")
    (fiction / "signatures.csv").unlink()  # without them, it cannot be known
    assert run("check", "--record", fiction).status == 0


def test_check_says_what_it_did(run: Callable[..., Any], fiction: Path) -> None:
    """Files and rows; 32 States, 31 signatures, 30 deposits, 2 stocks; 1 withdrew."""
    assert "\n4 files, 95 rows: no fault\n" in run("check", "--record", fiction).out
    (fiction / "signatures.csv").unlink()
    assert "Not checked: " in run("check", "--record", fiction).out


def test_check_of_an_empty_folder(run: Callable[..., Any], tmp_path: Path) -> None:
    """Nothing to check is a fault."""
    result = run("check", tmp_path)
    assert result.status == 2
    assert "expected a folder with data files (*.csv)" in result.err


def test_no_traceback_from_the_process() -> None:
    """The same as a process, with its exit status."""
    done = subprocess.run(
        [sys.executable, "-m", "ccm", "explain", "Nowhere", "art3"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("ccm: error: no State is called 'Nowhere'")
    assert done.stderr.count("\n") == 1


def test_the_last_day_of_the_calendar(run: Callable[..., Any]) -> None:
    """Nobody typed the months that lead out of it: it is an answer."""
    asked = ("schedule", "--state", "LAO", "--on", "9999-12-31")
    answer = run(*asked)
    assert (answer.status, answer.err) == (0, "")
    assert run(*asked, "--months", "1").status == 2
