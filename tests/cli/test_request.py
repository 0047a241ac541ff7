"""`ccm request`: the way ahead of a request, and the review of a draft."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
CHAD = ("request", "TCD", "art4", "--on", "2025-10-01")
TODAY = ("request", "TCD", "art4", "--on", "2026-11-26")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return a draft of Chad's request that lacks (i), and what Article 4(8) asks."""
    path = tmp_path / "draft.toml"
    path.write_text(
        'filed = 2025-12-15\nmeeting = "3RC"\nlength = "6 years"\n'
        'contents = ["a", "b", "c", "d", "e", "f", "g", "h"]\n',
        encoding="utf-8",
    )
    return path


def test_chad_on_1_october_2025(run: Run) -> None:
    """The last day for 3RC, that it is planned, and the nine items and one more."""
    text = run(*CHAD).out
    assert "3RC *    2026-09-14  2026-09-18  2025-12-14        no" in text
    assert "* 3RC is planned:" in text
    assert "art4.8     what was done during the extension before" in text
    assert "8MSP: guidelines on requests under Article 4" in text


def test_in_json(run: Run) -> None:
    """One row, with the same days."""
    answer = json.loads(run(*CHAD, "--format", "json").out)
    (row,) = answer["rows"]
    assert answer["schema"] == "ccm/request/2"
    assert (row["open"], row["longest"], row["latest"]) == (
        "true",
        "5 years",
        "2031-10-01",
    )
    (hearing,) = row["hearings"]
    assert (hearing["last_day"], hearing["planned"]) == ("2025-12-14", True)
    assert row["review"] is None


def test_the_checklist_in_csv(run: Run, draft: Path) -> None:
    """A row an item; with a draft, whether it has it."""
    plain = list(csv.DictReader(io.StringIO(run(*CHAD, "--format", "csv").out)))
    assert [row["item"] for row in plain] == [*"abcdefghi", "8"]
    assert {row["given"] for row in plain} == {""}
    text = run(*CHAD, "--check", draft, "--format", "csv").out
    given = {row["item"]: row["given"] for row in csv.DictReader(io.StringIO(text))}
    assert given == {**dict.fromkeys("abcdefgh", "yes"), "i": "no", "8": "no"}


def test_a_draft_is_reviewed(run: Run, draft: Path) -> None:
    """A day late, a year too long, and two items short."""
    result = run(*CHAD, "--check", draft)
    assert result.status == 0
    text = " ".join(result.out.split())
    assert "1 day late; expected by 2025-12-14" in text
    assert "asks for 6 years; expected 5 years at most" in text
    lacks = "lacks (i) anything else that matters, "
    assert f"{lacks}what was done during the extension before [art4.8]" in text
    answer = json.loads(run(*CHAD, "--check", draft, "--format", "json").out)
    assert answer["rows"][0]["review"]["lacking"] == ["i", "8"]
    assert answer["rows"][0]["review"]["timely"] == "false"


def test_no_meeting_is_on_record(run: Run) -> None:
    """It says so; a day that the user names gives the last day to file."""
    assert "no coming meeting that can decide is on record" in " ".join(
        run(*TODAY).out.split()
    )
    named = run(*TODAY, "--meeting", "14MSP=2027-09-13", "--meeting", "15MSP=2028-09")
    text = " ".join(named.out.split())
    assert "9 months before it is 2026-12-13" in text
    assert "9 months before it is 2027-12-01..2027-12-30" in text


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("13 September 2027", "2027-09-13"),
        ("13 september 2027..17 September 2027", "2027-09-13..2027-09-17"),
    ],
)
def test_a_coming_meeting_takes_days_as_other_options_do(
    run: Run, words: str, iso: str
) -> None:
    """As documents write them; the page is the same."""
    said, written = (run(*TODAY, "--meeting", f"14MSP={day}") for day in (words, iso))
    assert said.out == written.out
    assert written.status == 0


def test_no_extension_is_provided_for(run: Run) -> None:
    """An answer, no error."""
    result = run("request", "GBR", "art7.1")
    assert result.status == 0
    text = " ".join(result.out.split())
    assert "is not open: the text provides for no extension of this deadline" in text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--meeting", "14MSP"), "--meeting: expected LABEL=DAY"),
        (("--meeting", "=2027-09-13"), "--meeting: expected LABEL=DAY"),
        (("--meeting", "14MSP=soon"), "--meeting: expected LABEL=DAY"),
        (("--meeting", "14MSP=31 June 2027"), "expected a day of the calendar"),
        (("--meeting", "14MSP=2027-09-13..2027-09-12"), "closes"),
        (("--meeting", "14MSP=2020-09-13"), "to open after 2026-11-26"),
        (
            ("--meeting", "13MSP=2027-09-13"),
            "--meeting: expected another than 13MSP, which is on record",
        ),
        (("--check", "none.toml"), "none.toml: no such file"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    run: Run, given: tuple[str, ...], said: str
) -> None:
    """With what was expected."""
    result = run(*TODAY, *given)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_draft_where_none_is_open(run: Run, draft: Path) -> None:
    """The reason is that of the outlook."""
    result = run("request", "GBR", "art4", "--check", draft)
    assert result.status == 2
    assert "is not open: the duty does not arise" in result.err


def test_a_faulty_draft_is_named(run: Run, draft: Path) -> None:
    """File, line, field, what was expected."""
    draft.write_text(draft.read_text("utf-8").replace("3RC", "4RC"), encoding="utf-8")
    result = run(*CHAD, "--check", draft)
    assert result.status == 2
    assert f"{draft}:2: meeting: expected a coming meeting (3RC)" in result.err
