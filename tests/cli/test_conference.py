"""`ccm conference`: a meeting as its report tells of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run

ON = ("--on", "2016-01-01")


def test_who_took_part_and_who_pays(run: Run) -> None:
    """CCM/CONF/2015/7, paras. 7 to 13: 57, 4, 9 and 22 States, and sixteen bodies."""
    page = " ".join(run("conference", "1RC", *ON).out.split())
    for said in (
        "State Party (57): Afghanistan,",
        "not yet bound (4): Colombia, Iceland, Slovakia, South Africa.",
        "Signatory (9): Angola,",
        "Neither Party nor signatory (22): Algeria,",
        "Observers under rule 1(2) (8):",
        "Observers under rule 1(3) (8):",
        "40 % of a budget of the ISU by 57,",
    ):
        assert said in page


def test_officers_days_and_papers(run: Run) -> None:
    """Paras. 15, 16 and 23, and annex VII."""
    page = " ".join(run("conference", "1RC", *ON).out.split())
    assert "1RC: Review Conference, Dubrovnik" in page
    assert "Held from 2015-09-07 to 2015-09-11, in 9 plenaries." in page
    assert "President Zoran Milanovic of elected 2015-09-07," in page
    assert "Norway; Zambia; Costa" in page
    assert "2015-09-09 declaration the Dubrovnik Declaration is adopted" in page
    assert "CCM/CONF/2015/WP.3 draft Dubrovnik" in page


def test_what_no_list_tells_stays_open(run: Run) -> None:
    """The review of 2020, para. 11: thirty States in one Meeting at least."""
    page = " ".join(run("conference", "7MSP", "--on", "2020-09-28").out.split())
    assert "in one at least of 6MSP, 7MSP, 8MSP, 9MSP (30): Argentina," in page
    assert "No list of the States that took part is in the record." in page
    assert "who shares its cost is open" in page


def test_before_it_has_closed(run: Run) -> None:
    """Days and papers, and nothing of what came later."""
    page = run("conference", "1RC", "--on", "2015-09-08").out
    assert "Is held from 2015-09-07 to 2015-09-11." in page
    assert "provisional" in page
    assert "Officers" not in page
    assert "plenaries" not in page


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize("label", ["1RC", "7MSP", "2RC"])
def test_lines_are_as_long_as_they_may_be(
    run: Run, label: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the width of the terminal; a file has 80 columns."""
    monkeypatch.setenv("COLUMNS", str(width))
    result = run("conference", label, "--on", "2022-01-01")
    assert (result.status, result.err) == (0, "")
    assert max(map(len, result.out.splitlines())) <= width


def test_in_json_and_csv(run: Run) -> None:
    """The States as rows; all else beside them."""
    asked = ("conference", "1rc", *ON)
    answer = json.loads(run(*asked, "--format", "json").out)
    assert (answer["schema"], answer["meeting"]) == ("ccm/conference/1", "1RC")
    assert len(answer["rows"]) == 92
    assert answer["observers"][0]["rule"] == "1(2)"
    assert answer["proceedings"][1]["plenary"] == 1
    assert all(row["sources"] for row in answer["officers"])
    header, *rows = csv.reader(io.StringIO(run(*asked, "--format", "csv").out))
    assert header[:3] == ["state", "name", "capacity"]
    assert len(rows) == 92


def test_of_one_that_no_document_tells_of(run: Run, fiction: Path) -> None:
    """Days and place; nobody is said to preside."""
    lines = "label,kind,opens,closes,place,source\n"
    lines += "99MSP,meeting of states parties,2012-01-02,2012-01-05,Port,x\n"
    (fiction / "meetings.csv").write_text(lines)
    asked = ("conference", "99MSP", "--record", fiction, "--on", "2013-01-01")
    page = run(*asked).out
    assert "Held from 2012-01-02 to 2012-01-05." in page
    assert "Presidency" not in page


def test_no_such_meeting(run: Run) -> None:
    """One line, with those that there are."""
    result = run("conference", "99MSP", *ON)
    assert result.status == 2
    assert "expected 1MSP, 2MSP" in result.err
    assert result.err.count("\n") == 1


def test_a_meeting_that_the_record_knows_as_planned(run: Run) -> None:
    """Once its days have passed nobody is told that it was held."""
    said = "Planned from 2026-09-14 to 2026-09-18; that it was held is not on record."
    assert said in run("conference", "3RC", "--on", "2026-11-28").out
    before = run("conference", "3RC", "--on", "2026-03-01").out
    assert "Is held from 2026-09-14 to 2026-09-18." in before
