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
        ((*YEAR, "--on", "2024-06-01"), "--until: not allowed with --on"),
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


def test_a_deadline_that_came_into_doubt_is_open_and_says_why(run: Run) -> None:
    """12MSP closed on 13 September 2024, and what it decided is not on record."""
    text = run(*YEAR, "--state", "DEU", "--obligation", "art4").out
    line = " ".join(text[text.index("What came to be open") :].split())
    assert "newly in doubt: outstanding until 2025-08-01 or later" in line
    assert "12MSP, which was to decide request 2, has closed" in line
    assert "turned" not in text


def test_a_deadline_that_passed_in_doubt_may_have_lapsed(run: Run) -> None:
    """Nobody is said to be overdue who may not be; the figures above say so too."""
    text = run(*YEAR).out
    assert "may have lapsed 6" in text.partition("What happened")[0]
    assert "lapsed: deadline" not in text.replace("may have lapsed: deadline", "")


def test_what_others_say_of_a_state_is_no_word_of_its_own(run: Run) -> None:
    """Use by Israel in Lebanon, as alleged: noted, and not told by Lebanon."""
    found = rows_of(run, *YEAR, "--state", "LBN")
    (use,) = [row for row in found if "use of cluster munitions" in row["text"]]
    assert use["kind"] == "noted"


@pytest.mark.parametrize(
    "asked",
    [
        ("changes", "--since", "0001-01-01", "--until", "9999-12-31"),
        ("timeline", "GBR", "art7.2", "--on", "9999-12-31"),
        ("timeline", "GBR", "--until", "9999-12-31"),
    ],
)
def test_a_hundred_years_ahead_and_no_more(run: Run, asked: tuple[str, ...]) -> None:
    """A duty of every year turns for ever; nobody waits for that."""
    answer = run(*asked)
    assert answer.status == 2
    assert "or earlier, got 9999-12-31" in answer.err
    assert answer.err.startswith(f"ccm: error: {asked[-2]}: ")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "asked",
    [
        ("report",),
        ("report", "--state", "LAO"),
        ("progress", "dubrovnik"),
        ("chart", "plan", "dubrovnik"),
        ("site", "FOLDER"),
        ("export", "FOLDER"),
    ],
    ids=" ".join,
)
def test_all_states_a_hundred_years_after_signature_and_no_later(
    run: Run, asked: tuple[str, ...], tmp_path: Path
) -> None:
    """Each has an answer for every year since: of thousands that takes minutes."""
    folder = tmp_path / "out"
    words = [str(folder) if word == "FOLDER" else word for word in asked]
    answer = run(*words, "--on", "9999-12-31")
    said = "--on: expected a day of 2108 or before, got 9999-12-31"
    assert (answer.status, answer.err) == (2, f"ccm: error: {said}\n")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("asked", "option"),
    [
        ("schedule --months 2000", "--months"),
        ("schedule --until 2200-01-01", "--until"),
        ("report --months 2000", "--months"),
        ("changes --since 2020-01-01 --on 2200-01-01", "--on"),
        ("timeline GBR --on 2200-01-01", "--on"),
    ],
)
def test_the_option_that_was_given_is_named(run: Run, asked: str, option: str) -> None:
    """There are several ways to tell the last day."""
    answer = run(*asked.split())
    assert answer.status == 2
    assert answer.err.startswith(f"ccm: error: {option}: expected ")


def test_from_the_first_day_of_the_calendar(run: Run) -> None:
    """What came after one day does not hang on the day from which one asks."""
    first = ("changes", "--since", "0001-01-01", "--until", "2009-12-31")
    later = ("changes", "--since", "2008-12-02", "--until", "2009-12-31")
    told = [
        {(row["on"], row["state"], row["kind"], row["text"]) for row in rows}
        for rows in (rows_of(run, *first), rows_of(run, *later))
    ]
    assert {row for row in told[0] if row[0] > "2008-12-02"} == told[1]


def own(folder: Path, kind: str, *rows: str) -> tuple[str, str]:
    """Write a file of own facts, and return the option that lays it."""
    path = folder / f"{kind}.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return "--add", str(path)


def test_a_withdrawal_of_which_the_day_is_not_known_is_told_once(
    run: Run, tmp_path: Path
) -> None:
    """And not under every obligation again."""
    left = own(
        tmp_path, "withdrawal_notices", "state,date,source", "TCD,2024-01..2024-05,N"
    )
    days = ("--since", "2024-06-30", "--until", "2024-08-01")
    (doubt,) = rows_of(run, "changes", *days, "--state", "TCD", *left)
    assert doubt["obligation"] is None
    assert doubt["text"].startswith("withdrawal takes effect 2024-07..2024-11")


def test_an_instrument_without_effect_joins_nothing(run: Run, tmp_path: Path) -> None:
    """It stands on the page of the State and among the changes, with the reason."""
    header = "state,date,source"
    left = own(tmp_path, "withdrawal_notices", header, "TCD,2024-01..2024-12,N")
    back = own(
        tmp_path, "deposits", f"{header},instrument", "TCD,2025-01-10,N,accession"
    )
    days = ("--since", "2025-01-01", "--until", "2025-02-01")
    (told,) = rows_of(run, "changes", *days, "--state", "TCD", *left, *back)
    assert told["kind"] == "notified"
    assert "has no effect: its withdrawal had not surely taken effect" in told["text"]
    page = " ".join(run("state", "TCD", "--on", "2026-01-01", *left, *back).out.split())
    assert "2025-01-10, has no effect: its withdrawal had not surely" in page
