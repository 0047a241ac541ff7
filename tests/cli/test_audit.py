"""``ccm audit``: a draft's figures, before it is submitted."""

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
from ccm.errors import UnknownStateError
from ccm.facts import packaged_record

HEAD = "id,paragraph,subject,predicate,value,unit"
RIGHT = "D-1,para. 1,Convention,States Parties,110,count"
WRONG = "D-2,para. 2,Convention,signatories,14,count"
SUM = "D-3,para. 2,Convention,committed States,123,count"
ON = ("--on", "2020-09-28")


def _draft(folder: Path, *rows: str) -> Path:
    path = folder / "draft.csv"
    path.write_text("\n".join((HEAD, *rows, "")), encoding="utf-8")
    return path


class TestExitStatus:
    """0 where nothing disagrees, 1 where a figure does, 2 for bad input."""

    def test_agreement(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """Nothing to correct."""
        result = run("audit", _draft(tmp_path, RIGHT), *ON)
        assert (result.status, result.err) == (0, "")
        assert "agrees: by deposit; 108 in force" in result.out

    def test_disagreement(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """The reason stands under the figure."""
        result = run("audit", _draft(tmp_path, RIGHT, WRONG), *ON)
        assert (result.status, result.err) == (1, "")
        assert "D-2, para. 2, on 2020-09-28" in result.out
        assert "disagrees (+1): 13" in result.out

    def test_figures_that_contradict_each_other(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """A sum that is wrong, of figures that nobody can derive."""
        rows = [
            f"D-{n},table,ISU budget,{line},{value},CHF"
            for n, (line, value) in enumerate(
                (
                    ("salaries", 10),
                    ("social security", 2),
                    ("communication", 1),
                    ("travel", 1),
                    ("other implementation support", 1),
                    ("total", 16),
                )
            )
        ]
        result = run("audit", _draft(tmp_path, *rows), *ON)
        assert result.status == 1
        assert "10 + 2 + 1 + 1 + 1 = 15, 1 apart" in " ".join(result.out.split())

    def test_states_by_any_name(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """In a subject and in a list, as everywhere."""
        told = "Congo; Comoros; Cape Verde; Guinée; Madagascar; Ruanda; Togo"
        row = "D-{},para. 94,{},{},{},{}"
        rows = (
            row.format(1, "initial reports", "overdue", told, "states"),
            row.format(2, "Congo (the)", "Article 7(1) status", "overdue", "status"),
            row.format(3, "UK", "Article 3 deadline", "2018-11-01", "day"),
        )
        result = run("audit", _draft(tmp_path, *rows), *ON, "--format", "json")
        verdicts = [row["verdict"] for row in json.loads(result.out)["rows"]]
        assert verdicts == ["agrees"] * 3

    def test_bad_input(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """One line with file, line and field."""
        draft = _draft(tmp_path, "D-1,para. 1,Convention,States Parties,many,count")
        result = run("audit", draft, *ON)
        assert (result.status, result.out) == (2, "")
        expected = "expected a number such as 475362, 475,362 or 16.8, got 'many'"
        fault = f"{draft}:2: value: {expected}"
        assert result.err == f"ccm: error: {fault}\n"

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ((), "expected FILE or --document"),
            (("--document", "review"), "expected final-report-2015 or review-2020"),
            (("/no/such/draft.csv",), "/no/such/draft.csv: no such file"),
        ],
    )
    def test_what_is_missing(
        self, run: Callable[..., Any], arguments: tuple[str, ...], says: str
    ) -> None:
        """Said in one line."""
        result = run("audit", *arguments)
        assert result.status == 2
        assert says in result.err
        assert result.err.count("\n") == 1

    def test_what_no_question_asks_is_not_understood(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """It says so, and which meeting the record does not know; none is checked."""
        rows = (
            "D-1,,weather,mean temperature,21,count",
            "D-2,,Convention,joined since 99MSP,3,count",
        )
        result = run("audit", _draft(tmp_path, *rows), *ON)
        assert result.status == 2
        lenient = run("audit", _draft(tmp_path, *rows), *ON, "--lenient")
        assert lenient.status == 0
        assert "Read: 0 of 2." in result.out
        said = " ".join(result.out.split())
        assert "no question asks for this subject and predicate" in said
        assert "expected a meeting of the record, got '99MSP'" in said

    @pytest.mark.parametrize(
        ("field", "name", "row"),
        [
            ("subject", "Atlantis", "{},Article 3 status,overdue,status"),
            ("value", "Atlantis", "Article 3,States,{},states"),
            ("subject", "Bulgari", "{},Article 3 deadline,2020-10-01,day"),
            ("value", "Bulgari", "Article 3,States,BGR; {},states"),
            ("subject", "Czechoslovakia", "{},Article 3 status,overdue,status"),
            ("subject", "Korea", "{},Article 3 status,overdue,status"),
        ],
    )
    def test_a_state_that_there_is_not(
        self, run: Callable[..., Any], tmp_path: Path, field: str, name: str, row: str
    ) -> None:
        """A fault of the file, as what the claim is about and as one of a list."""
        draft = _draft(tmp_path, f"D-1,,{row.format(name)}")
        result = run("audit", draft, *ON)
        with pytest.raises(UnknownStateError) as unknown:
            packaged_record().states.find(name)
        assert (result.status, result.out) == (2, "")
        assert result.err == f"ccm: error: {draft}:2: {field}: {unknown.value}\n"


class TestForms:
    """The same audit as a table, as JSON and as CSV."""

    def test_table(self, run: Callable[..., Any]) -> None:
        """Eighty columns, and counts of what is printed."""
        result = run("audit", "--document", "review-2020", *ON)
        assert result.status == 1
        assert all(len(line) <= 80 for line in result.out.splitlines())
        assert "Claims that do not fit" in result.out

    def test_both_documents(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """With a draft, each place names its document."""
        documents = ("--document", "final-report-2015", "--document", "review-2020")
        result = run("audit", _draft(tmp_path, WRONG), *documents, *ON)
        assert "D-2, draft, para. 2, on 2020-09-28" in result.out

    def test_json(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """Counts, contradictions, and a row for each claim with its sources."""
        draft = _draft(tmp_path, RIGHT, WRONG, SUM)
        answer = json.loads(run("audit", draft, *ON, "--format", "json").out)
        assert answer["schema"] == "ccm/audit/3"
        assert answer["disagrees"] is True
        assert answer["counts"]["agrees"] == 2
        assert answer["counts"]["cannot_be_derived"] == 0
        assert answer["contradictions"] == []
        right, wrong, _ = answer["rows"]
        assert right["verdict"] == "agrees"
        assert right["basis"] == "by deposit"
        assert any("treaties.un.org" in source for source in right["sources"])
        assert (wrong["computed"], wrong["difference"]) == ("13", "+1")

    def test_contradictions_in_json(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """What does not fit, with the claims and their places."""
        sum_ = SUM.replace("123", "125")
        rows = (RIGHT.replace("para. 1", "para. 2"), WRONG, sum_)
        draft = _draft(tmp_path, *rows)
        answer = json.loads(run("audit", draft, *ON, "--format", "json").out)
        (found,) = answer["contradictions"]
        assert found["claims"] == ["D-3", "D-1", "D-2"]
        assert "110 + 14 = 124" in found["text"]
        assert found["wrong"] is True

    def test_csv(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """A row for each claim, under a header."""
        result = run("audit", _draft(tmp_path, WRONG), *ON, "--format", "csv")
        header, row = csv.reader(io.StringIO(result.out))
        found = dict(zip(header, row, strict=True))
        assert found["verdict"] == "disagrees"
        assert found["asked_of"] == "2020-09-28"
        assert found["printed"] == "yes"

    def test_the_day_of_the_view_and_of_the_claim(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """A claim with a day of its own is asked of that day."""
        path = tmp_path / "draft.csv"
        rows = (
            f"{HEAD},as_of\n{RIGHT},2020-09-28\nD-2,,Convention,signatories,12,count,\n"
        )
        path.write_text(rows, encoding="utf-8")
        result = run("audit", path, "--on", "2023-09-14")
        assert "D-1, para. 1, on 2020-09-28" in result.out
        assert "D-2, on 2023-09-14" in result.out


class TestWhatADrafterReads:
    """The table says by how much, and bad input says everything at once."""

    def test_the_difference_stands_in_the_table(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """14 signatories are one more than the 13 of the record."""
        result = run("audit", _draft(tmp_path, WRONG), *ON)
        assert "disagrees (+1): 13" in result.out

    def test_a_long_list_is_told_by_its_difference(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """Angola signed and has deposited nothing: the others need no naming."""
        parties = ccm.as_of(date(2020, 9, 28)).states_parties(basis="deposited")
        names = "; ".join(sorted({state.alpha3 for state in parties} | {"AGO"}))
        row = f"D-1,para. 1,Convention,States Parties,{names},states"
        result = run("audit", _draft(tmp_path, row), *ON)
        said = " ".join(result.out.split())
        assert "disagrees (+AGO): 110 States by deposit; 108 States in force" in said

    def test_every_fault_of_a_draft(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """Each in a line, so that all can be mended at once."""
        row = "D-1,para. 1,Convention,signatories,{},count"
        many, lots = row.format("many"), row.format("lots")
        draft = _draft(tmp_path, many, RIGHT, lots)
        result = run("audit", draft, *ON)
        assert (result.status, result.out) == (2, "")
        places = [line.split(" expected")[0] for line in result.err.splitlines()]
        assert places == [
            f"ccm: error: {draft}:2: value:",
            f"ccm: error: {draft}:3: id:",
            f"ccm: error: {draft}:4: id:",
            f"ccm: error: {draft}:4: value:",
        ]

    def test_a_figure_in_another_unit(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """States Parties are counted; 110 % of them says nothing."""
        row = "D-1,para. 1,Convention,States Parties,110,percent"
        said = " ".join(run("audit", _draft(tmp_path, row), *ON).out.split())
        assert "the record gives 110 by deposit, 108 in force: expected" in said

    def test_a_draft_without_claims(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """A header alone is no success."""
        result = run("audit", draft := _draft(tmp_path), *ON)
        assert (result.status, result.out) == (2, "")
        fault = f"{draft}: expected a claim under the header, got none"
        assert result.err == f"ccm: error: {fault}\n"

    def test_faults_of_every_kind_at_once(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """A unit that is misspelt hides neither a value nor a State that is wrong."""
        rows = (
            "D-1,,Convention,signatories,13,counts",
            "D-2,,Convention,signatories,many,count",
            "D-3,,Atlantis,Article 3 status,overdue,status",
        )
        result = run("audit", draft := _draft(tmp_path, *rows), *ON)
        assert result.status == 2
        places = [line.split(" ")[2] for line in result.err.splitlines()]
        assert places == [f"{draft}:2:", f"{draft}:3:", f"{draft}:4:"]

    def test_thousands(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """As the library prints them, and as drafts in other languages do."""
        row = "D-{},annex IV,ISU budget,total,{},CHF"
        rows = (
            row.format(1, '"475,362"'),
            row.format(2, "475 362"),
            row.format(3, "475\u00a0362"),
        )
        path = tmp_path / "draft.csv"
        lines = (f"{HEAD},as_of", *(f"{row},2019" for row in rows))
        path.write_text("\n".join(lines), encoding="utf-8")
        result = run("audit", path, *ON, "--format", "json")
        assert [r["verdict"] for r in json.loads(result.out)["rows"]] == ["agrees"] * 3

    def test_a_claim_without_a_day_says_which_was_taken(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """The view's own."""
        result = run("audit", _draft(tmp_path, RIGHT), *ON)
        assert "D-1, para. 1, on 2020-09-28 (it gives no day)" in result.out

    def test_a_correction_as_one_would_write_it(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """A number, and States to add and to leave out."""
        states = (
            "D-4,para. 2,Article 3,States with stocks to destroy,BGR; PER; COL,states"
        )
        result = run("audit", _draft(tmp_path, WRONG, states), *ON)
        assert "\n    write 13\n" in result.out
        assert "\n    add SVK, ZAF; leave out COL\n" in result.out

    def test_a_draft_that_is_not_there(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        """Its name once, and no number of the system's."""
        result = run("audit", tmp_path / "none.csv", *ON)
        assert result.status == 2
        assert result.err.count("none.csv") == 1
        assert "Errno" not in result.err
