"""``ccm progress``: a plan in every form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAY = ("--on", "2021-09-21")


def test_as_a_table(run: Run) -> None:
    """Every action and result once, in 80 columns."""
    result = run("progress", "dubrovnik", *DAY)
    assert (result.status, result.err) == (0, "")
    assert "Dubrovnik Action Plan, up to 2RC: 2021-09-21" in result.out
    lines = result.out.splitlines()
    assert max(map(len, lines)) <= 80
    for id_ in ("1.1 ", "4.1(a)(i) ", "7.1/53 ", "R7.2 "):
        assert sum(line.startswith(id_) for line in lines) == 1, id_
    assert any(line.startswith("1.1 ") and "missed" in line for line in lines)


def test_as_json(run: Run) -> None:
    """The schema with its version, the plan's text, and every answer."""
    answer = json.loads(run("progress", "dubrovnik", *DAY, "--format", "json").out)
    assert answer["schema"] == "ccm/progress/1"
    assert (answer["plan"], answer["ends"]) == ("dubrovnik", "2021-09-21")
    assert len(answer["aims"]) == 32 + 70 + 13 + 30
    by_key = {(row["aim"], row["state"]): row for row in answer["rows"]}
    assert by_key["1.1", None]["outcome"] == "missed"
    focal = by_key["4.1(a)(i)", "LBN"]
    assert focal["possible"] == ["met", "met late"]
    assert focal["due"] == "2016-12-31"
    assert focal["missing"][0]["cause"] == "partial date"


def test_as_csv(run: Run) -> None:
    """One row for each answer."""
    text = run("progress", "dubrovnik", *DAY, "--format", "csv").out
    header, *rows = csv.reader(io.StringIO(text))
    assert header[:4] == ["aim", "state", "name", "outcome"]
    assert all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_on_a_record_of_ones_own_before_the_plan(
    run: Run, fiction: Path, form: str
) -> None:
    """Without conferences on record no day is made up."""
    arguments = ("--record", fiction, "--on", "2012-01-01", "--format", form)
    result = run("progress", "dubrovnik", *arguments)
    assert (result.status, result.err) == (0, "")


def test_before_it_was_adopted(run: Run) -> None:
    """It speaks to nobody yet."""
    result = run("progress", "dubrovnik", "--on", "2009-01-01", "--format", "json")
    outcomes = {row["outcome"] for row in json.loads(result.out)["rows"]}
    assert outcomes <= {"not addressed"}


def test_a_plan_that_is_not_at_hand(run: Run) -> None:
    """One line, with the names that there are."""
    result = run("progress", "lausanne", *DAY)
    assert (result.status, result.out) == (2, "")
    expected = "no action plan is called 'lausanne': expected one of dubrovnik"
    assert result.err == f"ccm: error: {expected}\n"


def test_why_of_one_action_and_one_state(run: Run) -> None:
    """Para. 68 of the review gives no day, so it can have been in time or late."""
    found = run("progress", "dubrovnik", "4.1(a)(i)", "AFG", *DAY)
    text = " ".join(found.out.split())
    assert "unknown (met or met late)" in text
    assert "by the end of 2016: 2016-12-31" in text
    assert "para. 68" in text


def test_why_of_one_action_in_json(run: Run) -> None:
    """Every State to which it speaks, each with its reasons."""
    found = run("progress", "dubrovnik", "2.1(b)", *DAY, "--format", "json")
    page = json.loads(found.out)
    assert page["aim"]["aim"] == "2.1(b)"
    assert all(row["explanation"]["because"] for row in page["rows"])


def test_why_of_one_action_in_csv(run: Run) -> None:
    """A column says which State the line is about."""
    text = run("progress", "dubrovnik", "2.1(b)", *DAY, "--format", "csv").out
    header, *rows = csv.reader(io.StringIO(text))
    assert header[0] == "about"
    assert len(set(header)) == len(header)
    assert all(row[0] for row in rows)


@pytest.mark.parametrize("typed", ["2.1b", "2.1 (b)", "2.1(B)"])
def test_an_action_in_another_spelling(run: Run, typed: str) -> None:
    """No shell has to be told about brackets."""
    asked = ("BGR", *DAY, "--format", "json")
    assert (
        run("progress", "dubrovnik", typed, *asked).out
        == run("progress", "dubrovnik", "2.1(b)", *asked).out
    )


def test_an_action_that_the_plan_lacks(run: Run) -> None:
    """One line, with what an id looks like."""
    result = run("progress", "dubrovnik", "9.9", *DAY)
    assert (result.status, result.out) == (2, "")
    assert "has no '9.9'" in result.err


def test_a_plan_of_ones_own_in_part(run: Run, tmp_path: Path) -> None:
    """What is missing is said first, and nothing is filled in."""
    (tmp_path / "plans.csv").write_text(
        "name,title,adopted_by,ends_with,numbering,source\n"
        "mine,A plan in part,2RC,3RC,1 | 2 | 3,S\n",
        encoding="utf-8",
    )
    (tmp_path / "mine.csv").write_text(
        "id,level,chapter,title,text,addressees,modality,articles,not_measurable,source\n"
        "2,action,c,A,t,States Parties,will,art9,nothing counts it,S\n",
        encoding="utf-8",
    )
    asked = ("progress", "mine", "--plans", tmp_path, "--on", "2024-01-01")
    assert "Actions whose text is not at hand: 1, 3." in run(*asked).out
    answer = json.loads(run(*asked, "--format", "json").out)
    assert answer["absent"] == ["1", "3"]
    assert [aim["aim"] for aim in answer["aims"]] == ["2"]
    one = run("progress", "mine", "2", "BGR", *asked[2:]).out
    assert "nothing counts it" in " ".join(one.split())
    wrong = run("progress", "lausanne", *asked[2:])
    assert (wrong.status, wrong.err.count("\n")) == (2, 1)
    assert "expected one of mine" in wrong.err


def test_a_state_that_has_no_answer_of_its_own(run: Run) -> None:
    """What all are to reach together is answered once, and the page says so."""
    said = "It has one answer for all, and none for Brazil alone."
    assert said in run("progress", "dubrovnik", "1.1", "BRA", *DAY).out.splitlines()
    for other in (("1.1",), ("2.1(b)", "BRA")):
        assert "one answer" not in run("progress", "dubrovnik", *other, *DAY).out


def test_a_day_that_may_be_later_is_told_so_in_csv(run: Run) -> None:
    """Congo was to destroy what it may have by 2023-03-01; more time may be granted."""
    text = run("progress", "dubrovnik", "--on", "2026-11-25", "--format", "csv").out
    rows = csv.DictReader(io.StringIO(text))
    (due,) = (r["due"] for r in rows if (r["aim"], r["state"]) == ("2.1(b)", "COG"))
    assert due == "2023-03-01 or later"
    assert "9999" not in text
