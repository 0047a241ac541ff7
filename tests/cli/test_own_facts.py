"""``--add``, ``ccm check`` and ``ccm template``, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from ccm.facts.schema import DATA, SCHEMA
from ccm.plans.loading import PLAN_FILES
from ccm.questions.surroundings import SURROUNDINGS
from ccm.share.kinds import KINDS
from ccm.support.schema import TABLES

from .conftest import Run, write

ON = ("--on", "2026-11-21")
CHILE = (
    "# extension_decisions",
    "state,date,obligation,number,meeting,granted,until,source",
    "CHL,2025-09-19,art4,4,13MSP,yes,2028-06-01,Note 41/2025",
)
BRAZIL = (
    "# deposits",
    "state,date,instrument,source",
    "BRA,2026-10-12,accession,Note 12/2026",
)
MSP = (
    "# meetings",
    "label,kind,opens,closes,place,source",
    "14MSP,meeting of states parties,2027-09-13,2027-09-17,Geneva,decision of 3RC",
)
COMMANDS = (
    ("report",),
    ("state", "CHL"),
    ("parties",),
    ("deadlines",),
    ("schedule",),
    ("support",),
    ("conference", "1RC"),
    ("explain", "CHL", "art4"),
    ("explain", "CHL", "art4", "--brief"),
    ("timeline", "CHL", "art4"),
    ("request", "CHL", "art4"),
    ("progress", "dubrovnik"),
    ("audit", "--document", "review-2020"),
    ("check",),
)
MAIN = Path(DATA).parents[1]
"""The folder of the package."""


class TestAdd:
    """Facts of one's own, over the record, on every command."""

    @pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
    def test_every_command_takes_it(
        self, run: Run, tmp_path: Path, command: tuple[str, ...]
    ) -> None:
        """The first line says what was added, and the last one counts it."""
        one, other = write(tmp_path, "own", *CHILE), write(tmp_path, "msp", *MSP)
        result = run(*command, *ON, "--add", one, "--add", other)
        assert result.err == ""
        assert result.status == (1 if command[0] == "audit" else 0)
        said = " ".join(result.out.split())
        assert f"own facts {one}, {other}" in said
        assert f"2 own facts over it ({one}, {other}), sha256 " in said

    @pytest.mark.parametrize(
        "command",
        [
            ("state", "CHL"),
            ("explain", "CHL", "art4"),
            ("explain", "CHL", "4", "--brief"),
        ],
        ids=" ".join,
    )
    def test_reasons_tell_it_apart(
        self, run: Run, tmp_path: Path, command: tuple[str, ...]
    ) -> None:
        """By a word, and with its file among the sources."""
        path = write(tmp_path, "own", *CHILE)
        said = " ".join(run(*command, *ON, "--add", path).out.split())
        assert f"own fact in {path}: Note 41/2025" in said
        assert "own fact" not in run(*command, *ON).out.lower()

    def test_it_is_in_json(self, run: Run, tmp_path: Path) -> None:
        """With each fact its file; in the provenance all files and another digest."""
        path = write(tmp_path, "own", *CHILE)
        asked = ("explain", "CHL", "art4", *ON, "--format", "json")
        own, plain = (
            json.loads(run(*asked, *more).out) for more in (("--add", path), ())
        )
        assert json.dumps(own["rows"]).count(f'"own": "{path}"') == 1
        assert own["provenance"]["own"] == [{"file": str(path), "rows": 1}]
        assert plain["provenance"]["own"] == []
        assert own["provenance"]["edition"] == plain["provenance"]["edition"]
        assert own["provenance"]["sha256"] != plain["provenance"]["sha256"]

    def test_a_folder_over_a_folder(
        self, run: Run, tmp_path_factory: pytest.TempPathFactory, fiction: Path
    ) -> None:
        """``--record`` replaces the record, and ``--add`` lies over what it is then."""
        land = tmp_path_factory.mktemp("land")
        states = "alpha3,alpha2,m49,name"
        write(land, "states", states, "XZZ,ZZ,999,Ruritania")
        write(land, "deposits", BRAZIL[1], "Ruritania,2010-01-05,accession,a note")
        asked = ("explain", "Ruritania", "art3", "--on", "2012-01-01")
        result = run(*asked, "--record", fiction, "--add", land)
        assert (result.status, result.err) == (0, "")
        assert "deadline 2018-07-01" in result.out
        assert run(*asked, "--record", fiction).status == 2
        assert run(*asked, "--add", land).status == 0


FAULTS = {
    "no such file": (None, "own.csv: no such file or folder"),
    "no kind of its own": (("foo,bar", "1,2"), "own.csv: file name: expected a name"),
    "an empty file": ((), "own.csv: file name: expected a name"),
    "a column that there is not": (
        (BRAZIL[0], f"{BRAZIL[1]},colour", f"{BRAZIL[2]},red"),
        "own.csv:2: colour: expected one of the columns",
    ),
    "a date": (
        (*BRAZIL[:2], BRAZIL[2].replace("2026-10-12", "12.10.2026")),
        "own.csv:3: date: expected YYYY",
    ),
    "a State": (
        (*BRAZIL[:2], BRAZIL[2].replace("BRA", "Brasilia")),
        "own.csv:3: state: no State is called 'Brasilia'",
    ),
    "a second deposit": (
        (*BRAZIL[:2], "PER,2026-10-12,ratification,Note"),
        "own.csv:3: row: Peru: deposit of its instrument of ratification",
    ),
    "a decision without request": (
        (*CHILE[:2], CHILE[2].replace(",4,13MSP", ",9,13MSP")),
        "own.csv:3: number: expected the number of a request of CHL under art4",
    ),
    "an obligation": (
        ("obligation,through,source", "art33,2026-01-01,a page"),
        "own.csv:2: obligation: expected the id of an obligation, not 'art33'",
    ),
    "claims": (
        ("id,subject,predicate,value,unit", "1,Convention,States Parties,1,count"),
        "own.csv: file name: expected a name that says what the rows are",
    ),
}


@pytest.mark.parametrize(("lines", "says"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_takes_one_line(
    run: Run, tmp_path: Path, lines: tuple[str, ...] | None, says: str
) -> None:
    """Exit status 2, nothing on standard output; `ccm check` finds the same."""
    path = tmp_path / "own.csv"
    if lines is not None:
        write(tmp_path, "own", *lines)
    result = run("parties", *ON, "--add", path)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("ccm: error: ")
    assert result.err.count("\n") == 1
    assert says in result.err
    if says.endswith("what the rows are"):  # it is a draft, which check knows
        assert run("check", path).status == 0
        return
    checked = run("check", path)
    assert (checked.status, checked.err) == (2, result.err.removeprefix("ccm: error: "))


class TestCheck:
    """Every kind of file that the library reads."""

    @pytest.mark.parametrize(
        "folder",
        [
            "claims/data",
            "questions/facts",
            "plans/data",
            "support/data",
            "quantities/data",
        ],
    )
    def test_the_librarys_own_files(self, run: Run, folder: str) -> None:
        """Each is told by its name or its columns, and has no fault."""
        result = run("check", MAIN / folder, "--format", "json")
        answer = json.loads(result.out)
        assert (result.status, result.err, answer["rows"]) == (0, "", [])
        files = [Path(row["file"]).name for row in answer["read"]]
        assert files == sorted(path.name for path in (MAIN / folder).glob("*.csv"))
        assert all(row["rows"] for row in answer["read"])

    def test_a_whole_record_is_told_how(self, run: Run) -> None:
        """One fault a file, not a thousand, and what to type."""
        result = run("check", DATA)
        assert result.status == 2
        assert result.err.count("\n") == len(list(Path(DATA).glob("*.csv")))
        assert "a whole record is read with --record" in result.err

    def test_several_kinds_at_once(self, run: Run, tmp_path: Path) -> None:
        """It says what each was taken for."""
        claims = (
            "id,subject,predicate,value,unit",
            "1,Convention,signatories,13,count",
        )
        one, two = write(tmp_path, "a", *BRAZIL), write(tmp_path, "b", *claims)
        out = run("check", one, two).out
        assert "\n2 files, 2 rows: no fault\n" in out
        said = " ".join(out.split())
        assert f"{one}: deposits, 1 row {two}: claims, 1 row" in said

    def test_a_draft_can_name_an_own_state(self, run: Run, tmp_path: Path) -> None:
        """As it can in an audit with the same files added."""
        land = write(tmp_path, "s", "alpha3,alpha2,m49,name", "XRU,XR,900,Ruritania")
        head = "id,subject,predicate,value,unit"
        draft = write(
            tmp_path, "d", head, "1,Ruritania,Article 3 status,overdue,status"
        )
        assert run("check", draft).status == 2
        assert run("check", draft, land).status == 0
        assert run("check", draft, "--add", land).status == 0
        assert run("audit", draft, *ON).status == 2
        assert run("audit", draft, *ON, "--add", land).status == 1

    def test_a_draft_of_a_request(self, run: Run, tmp_path: Path) -> None:
        """A fault says its line and field."""
        path = tmp_path / "draft.toml"
        path.write_text('filed = 2025-12-01\nmeeting = 3\ncontents = ["a"]\n')
        result = run("check", path)
        assert result.status == 2
        assert result.err.startswith(f"{path}:2: meeting: expected the label of a")

    def test_the_same_file_twice(self, run: Run, tmp_path: Path) -> None:
        """Also as an own fact that is added."""
        path = write(tmp_path, "own", *BRAZIL)
        assert run("check", path, "--add", path).status == 2
        assert run("parties", *ON, "--add", path, "--add", path).status == 2

    def test_nothing_to_check(self, run: Run) -> None:
        """What was expected."""
        result = run("check")
        assert result.status == 2
        assert result.err == "ccm: error: expected FILE, or --record FOLDER\n"


class TestTemplate:
    """A file to start from, of every kind."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_passes_the_check(self, run: Run, tmp_path: Path, kind: str) -> None:
        """Under any name; and what check passes can be added."""
        path = tmp_path / ("own.toml" if kind == "request" else "own.csv")
        assert run("template", kind, "--output", path).status == 0
        result = run("check", path, "--format", "json")
        assert (result.status, result.err) == (0, "")
        (read,) = json.loads(result.out)["read"]
        assert (read["kind"], read["rows"]) == (kind, 0)
        if kind in SCHEMA:
            assert run("parties", *ON, "--add", path).status == 0

    @pytest.mark.parametrize("kind", [k for k in KINDS if k != "request"])
    def test_every_column_is_explained(self, run: Run, kind: str) -> None:
        """In the words of its class, with how it is written, those needed marked."""
        row = KINDS[kind].row
        assert row is not None
        lines = run("template", kind).out.splitlines()
        remarks, head = [line.strip('"') for line in lines[:-1]], lines[-1].split(",")
        assert remarks[0].startswith(f"# {kind}: ")
        assert len(remarks) == 1 + len(head)
        fields = {field.name: field for field in attrs.fields(row)}
        assert sorted(head) == sorted(fields)
        for name, remark in zip(head, remarks[1:], strict=True):
            needed = fields[name].default is attrs.NOTHING
            mark = " (needed)" if needed else ""
            assert remark.startswith(f"# {name}{mark}: ")
            assert len(remark.partition(": ")[2]) > 5, remark
            assert "None" not in remark
            assert "`" not in remark

    def test_all_kinds_are_listed(self, run: Run) -> None:
        """Those of the record, of plans and support, drafts and figures."""
        rows = json.loads(run("template", "--format", "json").out)["rows"]
        kinds = [row["kind"] for row in rows]
        others = {*PLAN_FILES, *TABLES, *SURROUNDINGS, "claims", "figures", "request"}
        assert set(kinds) == {*SCHEMA, *others, "scale"}
        assert all(row["says"] and row["used"] for row in rows)
        assert all(len(line) <= 80 for line in run("template").out.splitlines())

    def test_a_kind_that_there_is_not(self, run: Run) -> None:
        """Near matches, in one line."""
        result = run("template", "deposit")
        assert (result.status, result.out) == (2, "")
        assert result.err == (
            "ccm: error: no kind of file is called 'deposit': "
            "did you mean deposits or positions?\n"
        )

    def test_a_file_that_is_there_is_not_written_over(
        self, run: Run, tmp_path: Path
    ) -> None:
        """It may hold a day's work."""
        path = write(tmp_path, "own", *BRAZIL)
        before = path.read_bytes()
        result = run("template", "deposits", "--output", path)
        assert result.status == 2
        assert "is there already" in result.err
        assert path.read_bytes() == before

    def test_a_row_in_each_column_of_a_template(self, run: Run, tmp_path: Path) -> None:
        """As a spreadsheet writes it back: remarks with commas behind, quoted."""
        *remarks, head = run("template", "deposits").out.splitlines()
        quoted = ['"{}",,,,'.format(line.strip('"')) for line in remarks]
        row = "BRA,2026-10-12,Note 12/2026,accession" + "," * (head.count(",") - 3)
        path = write(tmp_path, "own", *quoted, head, row)
        assert "1 file, 1 row: no fault" in run("check", path).out


class TestOutput:
    """What is written never takes the place of what was read."""

    def asked(self, run: Run, output: Path, *options: str | Path) -> str:
        """Ask with `--output`, and return the one line of refusal."""
        answer = run("explain", "CHL", "art4", *ON, "--output", output, *options)
        assert answer.status == 2
        assert answer.err.count("\n") == 1
        return answer.err

    def test_a_file_of_own_facts_is_spared(self, run: Run, tmp_path: Path) -> None:
        """By its own name, by a link to it, and as one of a folder."""
        one = write(tmp_path, "own", *CHILE)
        before = one.read_text(encoding="utf-8")
        link = tmp_path / "link.txt"
        link.symlink_to(one)
        expected = "--output: expected another file than what is read"
        assert expected in self.asked(run, one, "--add", one)
        assert expected in self.asked(run, link, "--add", one)
        assert expected in self.asked(run, one, "--add", tmp_path)
        assert one.read_text(encoding="utf-8") == before

    def test_a_draft_that_is_audited_is_spared(self, run: Run, tmp_path: Path) -> None:
        """An argument is read, too."""
        draft = write(tmp_path, "draft", "id,as_of,predicate,value")
        answer = run("audit", draft, "--format", "csv", "--output", draft)
        assert answer.status == 2
        assert "--output: expected another file" in answer.err

    def test_another_file_is_written_again(self, run: Run, tmp_path: Path) -> None:
        """An answer of before gives way to that of now."""
        folder = tmp_path / "facts"
        folder.mkdir()
        one, answer = write(folder, "own", *CHILE), tmp_path / "answer.txt"
        for _ in range(2):
            result = run("explain", "CHL", "art4", "--add", one, "--output", answer)
            assert result.status == 0
        assert "own fact" in answer.read_text(encoding="utf-8")


def test_what_is_supposed_counts_whatever_was_known(run: Run) -> None:
    """Who supposes a decision knows it, also in a view of what was known before it."""
    decision = "CHL decision art4 4 13MSP 2025-09-19 granted until=2028-06-01"
    told = ("explain", "CHL", "art4", *ON, "--format", "json", "--suppose", decision)
    (row,) = json.loads(run(*told, "--known-by", "2025-09-01").out)["rows"]
    assert row["deadline"] == "2028-06-01"


def test_a_link_to_nothing_is_called_that(run: Run, tmp_path: Path) -> None:
    """And its own name is not proposed instead of it."""
    link = tmp_path / "deposits.csv"
    link.symlink_to(tmp_path / "gone.csv")
    assert "a link to a file that is not there" in run("check", link).err


MINE_BAN = str(MAIN.parent / "examples" / "mine_ban")


@pytest.mark.skipif(
    not Path(MINE_BAN).is_dir(), reason="the example is not part of the package"
)
def test_a_file_to_start_from_is_of_the_treaty_that_is_named(run: Run) -> None:
    """Its kinds of events, and not those of this Convention."""
    listed = run("template", "--treaty", MINE_BAN)
    assert listed.out.startswith("Anti-Personnel Mine Ban Convention\n")
    kinds = [line.split()[0] for line in listed.out.splitlines() if line[:1].isalpha()]
    assert "mined_areas_declared" in kinds
    assert "measurements" not in kinds
    written = run("template", "mined_areas_declared", "--treaty", MINE_BAN)
    assert written.out.startswith("# mined_areas_declared: ")
    assert run("template", "mined_areas_declared").status == 2


def test_a_supposed_decision_needs_its_request(run: Run) -> None:
    """As one in a file does: a wrong number would grant what nobody asked for."""
    decision = "decision art4 9 13MSP 2025-09-19 granted 1 year"
    asked = ("explain", "CHL", "art4", *ON, "--suppose", decision)
    refused = run(*asked)
    assert refused.status == 2
    said = "expected the number of a request of CHL under art4 (1, 2, 3, 4 on record)"
    assert said in refused.err
    assert run(*asked, "--suppose", "request art4 9 13MSP 2025-01-01").status == 0
    other = ("explain", "CHL", "art3", *ON, "--suppose", decision.replace("4", "3", 1))
    assert "under art3 (none on record, others under art4), got 9" in run(*other).err
