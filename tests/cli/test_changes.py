"""`ccm changes`: what happened between two days, and what that turned."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ccm
import ccm.facts

Run = Callable[..., Any]
YEAR = ("changes", "--since", "2023-12-31", "--until", "2024-12-31")
DATA = Path(ccm.facts.__file__).parent / "data"


def rows_of(run: Run, *asked: str) -> list[dict[str, Any]]:
    """Return the rows of a page in JSON."""
    rows: list[dict[str, Any]] = json.loads(run(*asked, "--format", "json").out)["rows"]
    return rows


def test_the_year_2024(run: Run) -> None:
    """South Sudan was bound, Lithuania gave notice, and 12MSP granted two requests."""
    told = {(row["on"], row["state"], row["kind"]) for row in rows_of(run, *YEAR)}
    assert {
        ("2024-02-01", "SSD", "entered into force"),
        ("2024-09-06", "LTU", "notified"),
        ("2024-09-13", "LAO", "granted"),
        ("2024-09-13", "TCD", "granted"),
    } <= told


def test_every_instrument_of_a_year_is_there(run: Run) -> None:
    """As the data file of deposits has them, which nothing else reads here."""
    with (DATA / "deposits.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        kept = [row for row in rows if row["followed"] != "no"]
    deposited = {(r["date"], r["state"]) for r in kept if r["date"][:4] == "2013"}
    found = rows_of(run, "changes", "--since", "2012-12-31", "--until", "2013-12-31")
    joined = {(row["on"], row["state"]) for row in found if row["kind"] == "joined"}
    assert joined == deposited
    assert all(row["facts"] for row in found if row["kind"] == "joined")


def test_what_is_known_stands_before_what_came_to_be_open(run: Run) -> None:
    """On the page in words, each in order of days."""
    text = run(*YEAR).out
    assert text.startswith("Convention on Cluster Munitions, as of 2024-12-31\n")
    assert text.index("What happened") < text.index("South Sudan")
    assert text.index("What came to be open") < text.index("due 2024-04-30")
    assert text.index("granted: extension 2") < text.index("What came to be open")


@pytest.mark.parametrize("by", ["state", "obligation"])
def test_grouped_by_state_or_by_obligation(run: Run, by: str) -> None:
    """Under a heading for each."""
    text = run(*YEAR, "--state", "TCD", "--state", "LAO", "--by", by).out
    heads = {
        "state": ["\nChad\n", "\nLao People's Democratic Republic\n"],
        "obligation": ["\nArticle 4(1)(a): ", "\nArticle 7(2): "],
    }[by]
    first, second = (text.index(head) for head in heads)
    assert first < second


def test_of_one_obligation(run: Run) -> None:
    """In any spelling; membership is left out."""
    found = rows_of(run, *YEAR, "--obligation", "4(1)(a)")
    assert {row["obligation"] for row in found} == {"art4"}


def test_csv_has_the_columns_of_the_rows_and_the_sources(run: Run) -> None:
    """One cell each."""
    text = run(*YEAR, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(rows_of(run, *YEAR))
    (entry,) = [row for row in rows if row["kind"] == "entered into force"]
    assert "https://treaties.un.org/" in entry["sources"]


def test_nothing_changed(run: Run) -> None:
    """Said in a word."""
    text = run("changes", "--since", "2024-01-02", "--until", "2024-01-03").out
    assert "Nothing." in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("changes",), "--since"),
        (("changes", "--since", "2024"), "expected a day as YYYY-MM-DD"),
        (
            ("changes", "--since", "2025-01-01", "--until", "2024-01-01"),
            "until: expected 2025-01-01 or later, got 2024-01-01",
        ),
        ((*YEAR, "--by", "month"), "--by: expected day, state or obligation"),
        ((*YEAR, "--state", "Utopia"), "Utopia"),
        ((*YEAR, "--obligation", "art99"), "art99"),
    ],
)
def test_refused_in_one_line(run: Run, asked: tuple[str, ...], said: str) -> None:
    """With what was expected, and exit status 2."""
    answer = run(*asked)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert said in answer.err


def test_two_reports_differ_line_by_line(run: Run) -> None:
    """The row of a finding is the same on two days on which its answer is."""
    days = (date(2024, 1, 31), date(2024, 2, 1))
    first, second = (
        {*run("report", "--on", str(day), "--format", "csv").out.splitlines()}
        for day in days
    )
    other = [next(csv.reader([line])) for line in second - first]
    assert {state for state, *_ in other} >= {"SSD"}
    for state, _, obligation, *_ in other:
        ways = [ccm.as_of(day).assess(state, obligation) for day in days]
        assert (
            len({(f.shown, f.deadline, tuple(map(str, f.courses))) for f in ways}) == 2
        )
