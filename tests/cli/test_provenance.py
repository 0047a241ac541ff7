"""What an answer rests on stands with it, in every form."""

from __future__ import annotations

import json
import os
import shlex
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import ccm
from ccm.facts import packaged_record
from ccm.rules import Reading

ROOT = Path(__file__).parents[2]
ON = ("--on", "2020-09-28")
Run = Callable[..., Any]

NAMED = {
    "report": ".txt, .json or .csv, or --format",
    "state LAO": ".txt, .json, .csv or .pdf, or --format",
    "calendar LAO": ".ics",
    "chart members": ".svg or .png, or --format",
}
"""How the file can be called that a command writes."""


def test_the_value() -> None:
    """Library, record, reading, trust, day of knowledge: as they were asked."""
    reading = Reading(last_day="too late")
    day, known = date(2021, 1, 1), date(2020, 12, 31)
    view = ccm.as_of(day, known_by=known, reading=reading, trust="high")
    told = view.provenance()
    assert (told.version, told.treaty) == (ccm.__version__, view.treaty.name)
    assert (told.on, told.known_by, told.trust) == (day, known, "high")
    assert told.events == len(view.record.events)
    assert told.digest == packaged_record().digest
    assert told.changed == ("last_day",)
    assert dict(told.reading)["last_day"] == "too late"
    assert told == view.provenance()


def test_the_reach_is_that_of_the_coverage() -> None:
    """A row for each kind of event that the record claims to hold; the latest day."""
    told = ccm.as_of(date(2020, 9, 28)).provenance()
    claims = [c for c in packaged_record().coverage if c.through]
    latest: dict[object, date] = {}
    for each in claims:
        assert each.through
        key = each.event or each.obligation
        latest[key] = max(each.through, latest.get(key, date.min))
    assert [each.through for each in told.reach] == list(latest.values())
    assert told.through == max(c.through for c in claims if c.through)


def test_what_is_supposed_is_in_the_digest() -> None:
    """A view with further events does not pass for the packaged record."""
    view = ccm.as_of(date(2020, 9, 28))
    event = view.record.events[0]
    told = view.supposing(event).provenance()
    assert told.digest != view.provenance().digest
    assert (told.events, told.edition) == (view.provenance().events + 1, "")


def test_the_version(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Library, edition, events, reach, and the whole digest."""
    with pytest.raises(SystemExit) as end:
        run("--version")
    assert end.value.code == 0
    told = ccm.as_of(date(2020, 9, 28)).provenance()
    assert capsys.readouterr().out == (
        f"ccm {told.version}, record {told.edition} of {told.events:,} events "
        f"to {told.through}, sha256 {told.digest}\n"
    )


def test_the_last_line_of_a_text(run: Run) -> None:
    """After a blank one, the digest by its start; nothing of it at the head."""
    *_, blank, last = run("parties", *ON).out.splitlines()
    record = packaged_record()
    assert blank == ""
    assert last.startswith(f"ccm {ccm.__version__}, record {record.edition} of ")
    assert last.endswith(f", sha256 {record.digest[:12]}")


def test_json(run: Run) -> None:
    """All of it under one key."""
    answer = json.loads(run("parties", *ON, "--trust", "high", "--format", "json").out)
    told = answer["provenance"]
    assert told["version"] == ccm.__version__
    assert told["sha256"] == packaged_record().digest
    assert (told["on"], told["trust"], told["changed"]) == ("2020-09-28", "high", [])
    assert told["reading"]["last_day"] == "in time"
    assert told["reading"]["rounding"] == "down"
    assert {row["what"] for row in told["reach"]} >= {"deposits", "uses", "art9"}


def test_a_folder_of_ones_own(run: Run, fiction: Path) -> None:
    """It is named, and nobody takes it for the packaged record."""
    asked = ("parties", *ON, "--record", fiction)
    told = json.loads(run(*asked, "--format", "json").out)["provenance"]
    assert (told["folder"], told["edition"]) == (str(fiction), None)
    assert (told["reach"], told["through"]) == ([], None)
    assert told["sha256"] != packaged_record().digest
    assert f"record of {told['events']} events, sha256" in run(*asked).out


def test_files_that_are_checked(run: Run, fiction: Path) -> None:
    """The digest of what they hold, with which a later answer can be compared."""
    checking = run("check", "--record", fiction, "--format", "json")
    checked = json.loads(checking.out)["provenance"]
    asked = ("parties", *ON, "--record", fiction, "--format", "json")
    assert checked["sha256"] == json.loads(run(*asked).out)["provenance"]["sha256"]


class TestAFile:
    """``--output``."""

    @pytest.mark.parametrize("form", ["table", "json", "csv"])
    def test_holds_what_would_be_printed(
        self, run: Run, tmp_path: Path, form: str
    ) -> None:
        """Nothing is printed then."""
        file = tmp_path / "parties"
        printed = run("parties", *ON, "--format", form)
        written = run("parties", *ON, "--format", form, "--output", file)
        assert (written.status, written.out, written.err) == (0, "", "")
        assert file.read_text(encoding="utf-8") == printed.out

    @pytest.mark.parametrize(
        ("name", "form"),
        [("a.csv", "csv"), ("a.JSON", "json"), ("a.txt", "table"), ("csv", "table")],
    )
    def test_its_name_says_the_form(
        self, run: Run, tmp_path: Path, name: str, form: str
    ) -> None:
        """Where nobody asked for another: who names a table wants a table."""
        run("parties", *ON, "--output", tmp_path / name)
        printed = run("parties", *ON, "--format", form).out
        assert (tmp_path / name).read_text(encoding="utf-8") == printed

    def test_a_form_that_is_asked_for(self, run: Run, tmp_path: Path) -> None:
        """It is kept, whatever the name."""
        file = tmp_path / "parties.csv"
        run("parties", *ON, "--format", "table", "--output", file)
        assert file.read_text(encoding="utf-8") == run("parties", *ON).out

    @pytest.mark.parametrize("name", ["lao.ics", "LAO.ICS", "lao", "lao.ical"])
    def test_a_form_of_its_own(self, run: Run, tmp_path: Path, name: str) -> None:
        """A calendar is one, and is named as nothing else is."""
        file = tmp_path / name
        assert run("calendar", "LAO", *ON, "--output", file).status == 0
        assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")

    @pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.md", "x.html", "X.DOC"])
    def test_a_form_that_nobody_writes(
        self, run: Run, tmp_path: Path, name: str
    ) -> None:
        """Text under such a name would be opened by what cannot read it."""
        file = tmp_path / name
        for asked, forms in NAMED.items():
            result = run(*asked.split(), *ON, "--output", file)
            assert (result.status, result.out, file.exists()) == (2, "", False)
            said = f"--output: expected a name that ends with {forms}, got {file}"
            assert result.err == f"ccm: error: {said}\n"

    def test_a_page_on_paper(self, run: Run, tmp_path: Path) -> None:
        """Of one State alone, and in no other form at once."""
        file = tmp_path / "x.pdf"
        assert "ends with .txt" in run("report", *ON, "--output", file).err
        both = run("state", "LAO", *ON, "--output", file, "--format", "json")
        assert (both.status, file.exists()) == (2, False)
        assert "--format: not allowed with" in both.err

    def test_a_form_that_was_asked_for(self, run: Run, tmp_path: Path) -> None:
        """Then the name may be any."""
        file = tmp_path / "parties.xlsx"
        assert run("parties", *ON, "--output", file).status == 2
        run("parties", *ON, "--format", "csv", "--output", file)
        assert file.read_text("utf-8") == run("parties", *ON, "--format", "csv").out

    def test_an_ending_that_says_no_form(self, run: Run, tmp_path: Path) -> None:
        """It is a text, as where there is none."""
        file = tmp_path / "parties.2020-09-28"
        run("parties", *ON, "--output", file)
        assert file.read_text("utf-8") == run("parties", *ON).out

    @pytest.mark.skipif(os.name != "posix", reason="has no such files")
    def test_a_pipe_has_any_name(self, run: Run, tmp_path: Path) -> None:
        """Who reads it chose that for reasons of its own."""
        pipe, read = tmp_path / "x.docx", list[str]()
        os.mkfifo(pipe)
        reader = Thread(target=lambda: read.append(pipe.read_text("utf-8")))
        reader.start()
        assert run("parties", *ON, "--output", pipe).status == 0
        reader.join(timeout=30)
        assert read == [run("parties", *ON).out]

    def test_a_table_has_its_provenance_beside_it(
        self, run: Run, tmp_path: Path
    ) -> None:
        """With the day, which is no column."""
        run("parties", *ON, "--format", "csv", "--output", tmp_path / "p.csv")
        beside = tmp_path / "p.csv.provenance.json"
        told = json.loads(beside.read_text(encoding="utf-8"))
        assert told["schema"] == "ccm/provenance/1"
        assert told["on"] == "2020-09-28"
        assert told["sha256"] == packaged_record().digest
        assert sorted(tmp_path.iterdir()) == [tmp_path / "p.csv", beside]

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="has no such device")
    def test_nothing_stands_beside_a_device(self, run: Run) -> None:
        """There is only the table to write, and few may write files there."""
        asked = ("parties", *ON, "--format", "csv", "--output", "/dev/null")
        result = run(*asked)
        assert (result.status, result.out, result.err) == (0, "", "")
        assert not Path("/dev/null.provenance.json").exists()

    @pytest.mark.parametrize("asked", [*NAMED, "ask 'list States'"])
    def test_that_cannot_be_written(self, run: Run, tmp_path: Path, asked: str) -> None:
        """Said in one line, before anything is asked: what is wrong, and what to do."""
        (tmp_path / "file").touch()
        (tmp_path / "folder").mkdir()
        for name, said in {
            "folder": "it is a folder: name a file in it",
            "my/x": f"there is no folder {tmp_path}/my: make it first, or name",
            "file/x": f"there is no folder {tmp_path}/file: make it first, or name",
        }.items():
            file = tmp_path / name
            result = run(*shlex.split(asked), *ON, "--output", file)
            assert (result.status, result.out) == (74, "")
            assert result.err.startswith(f"ccm: error: cannot write {file}: {said}")


def test_tables_of_two_days_differ_where_answers_do(run: Run) -> None:
    """No line differs for the day alone: between these two nobody joined or left."""
    asked = ("parties", "--format", "csv")
    one, two = (run(*asked, "--on", day).out for day in ("2020-09-28", "2020-09-29"))
    assert one == two


@pytest.mark.parametrize(
    ("on", "years"), [("2025-09-18", 0), ("2027-09-18", 0), ("2035-01-01", 8)]
)
def test_a_day_far_beyond_the_record(run: Run, on: str, years: int) -> None:
    """Said under the first line, from two years on (the record ends in 2025)."""
    end = ccm.as_of(date(2020, 9, 28)).provenance().through
    said = f"The record reaches to {end}, {years} years before that day."
    second = run("parties", "--on", on).out.splitlines()[1]
    assert second == (said if years else "")


def test_the_citation_names_the_version() -> None:
    """CITATION.cff, package and library say the same of themselves."""
    if not (ROOT / "CITATION.cff").is_file():
        pytest.skip("it is in the tree alone")
    lines = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    said = dict(line.split(": ", 1) for line in lines if ": " in line[:20])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert said["version"] == project["version"] == ccm.__version__
    assert said["license"] == project["license"].split(" AND ")[0]
    assert said["cff-version"] == "1.2.0"
    assert f"record {packaged_record().edition}" in " ".join(lines)
