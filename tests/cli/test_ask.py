"""``ccm ask``, and what helps with a draft: the list of questions, a draft to start."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.share.asking import draft_template
from ccm.testing.fiction import world

ON = ("--on", "2020-09-28")


class TestAsk:
    """How many and which, what is possible, and why."""

    def test_how_many(self, run: Callable[..., Any]) -> None:
        """Nobody is known to be late with stocks; of three States nobody can say."""
        result = run("ask", "count States where art3 overdue", *ON)
        assert (result.status, result.err) == (0, "")
        assert "\n0 to 3\n" in result.out
        assert "COM: its initial report" in result.out

    def test_which(self, run: Callable[..., Any]) -> None:
        """Case and spacing do not matter, nor quotation marks around the question."""
        shown = [
            run("ask", *words, *ON).out
            for words in (
                ("list parties where art3 open",),
                ("LIST", "Parties", "where", "ART3", "open"),
                ("list   States Parties where Art3  open",),
            )
        ]
        assert shown[0] == shown[1] == shown[2]
        assert "BGR, PER, SVK, ZAF, perhaps COG" in shown[0]

    def test_a_question_of_a_claim(self, run: Callable[..., Any]) -> None:
        """By its subject and predicate."""
        result = run("ask", "convention: signatories", *ON, "--format", "json")
        answer = json.loads(result.out)
        assert answer["schema"] == "ccm/ask/1"
        assert len(answer["rows"]) == 13
        assert all(row["sure"] for row in answer["rows"])

    def test_a_value_in_json(self, run: Callable[..., Any]) -> None:
        """It names no State; it is sure where nothing else is possible."""
        result = run("ask", "day deposit of Peru", *ON, "--format", "json")
        (row,) = json.loads(result.out)["rows"]
        assert (row["state"], row["value"], row["sure"]) == (None, "2012-09-26", True)

    def test_on_each_basis(self, run: Callable[..., Any]) -> None:
        """By deposit and in force, apart."""
        out = run("ask", "Convention: States Parties", *ON).out
        by_deposit, in_force, *_ = out.split("\n\n")
        codes = [re.findall(r"\b[A-Z]{3}\b", each) for each in (by_deposit, in_force)]
        assert [len(each) for each in codes] == [110, 108]

    def test_not_all_that_is_missing(self, run: Callable[..., Any]) -> None:
        """A few gaps, and how many more there are."""
        asked = ("ask", "list parties where art7.2 unreported 2018", *ON)
        rows = json.loads(run(*asked, "--format", "json").out)["rows"]
        open_ = sum(not row["sure"] for row in rows)
        told = run(*asked).out.partition("What would settle it:\n")[2]
        shown, _, more = told.partition("  and ")
        assert len(re.findall("^  [A-Z]{3}: ", shown, re.MULTILINE)) == open_ - int(
            more.partition(" more")[0]
        )

    def test_of_nobody_there_are_no_reasons(self, run: Callable[..., Any]) -> None:
        """And no table."""
        out = run("ask", "list states where region Africa and region Asia", *ON).out
        assert "\nnone\n" in out
        assert "Why" not in out

    def test_rows_in_csv(self, run: Callable[..., Any]) -> None:
        """One for each State, sure or not."""
        result = run("ask", "list parties where art3 overdue", *ON, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(result.out)))
        assert [(row["state"], row["sure"]) for row in rows] == [
            ("CPV", "no"),
            ("COM", "no"),
            ("GNB", "no"),
        ]

    @pytest.mark.parametrize(
        ("question", "says"),
        [
            ("hello", "expected list, count or share of States, got 'hello'"),
            (
                "count",
                "expected whom, one of: states, parties, depositors, got the end",
            ),
            ("list states where art3 late", "expected what is asked of a duty"),
            ("list states where art99 overdue", "expected a condition, one of: party"),
            ("list states where region Atlantis", "expected a region, one of: africa"),
            ("list states where joined since 99MSP", "got '99MSP'"),
            ("list states where party or", "got the end"),
            ("list states where (party", "expected and, or or a closing parenthesis"),
            ("day deposit of Atlantis", "no State is called 'Atlantis'"),
            ("Convention: signatries", "near: 'Convention: signatories'"),
        ],
    )
    def test_no_question(
        self, run: Callable[..., Any], question: str, says: str
    ) -> None:
        """What was expected, in one line."""
        result = run("ask", question, *ON)
        assert (result.status, result.out) == (2, "")
        assert result.err.count("\n") == 1
        assert says in result.err


class TestOfADay:
    """An answer as of a day counts nothing that comes after it, unless asked to."""

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            ("number meetings label where kind msp", "5"),
            ("number meetings label where kind msp and since 1RC", "0"),
            ("each meetings label where kind msp and last", "5MSP while 5MSP sat"),
            ("number decisions meeting", "nothing on record"),
            ("each decisions meeting where last", "nothing on record"),
            ("each meetings label where ahead and first", "6MSP while 6MSP sat"),
            ("number meetings label where kind msp and in 2019", "1"),
            ("number meetings label where kind msp and year 2019", "1"),
            ("each meetings place where label 9MSP", "Geneva while 9MSP sat"),
            ("number meetings label where kind msp and ahead", "4"),
        ],
    )
    def test_rows(self, run: Callable[..., Any], asked: str, says: str) -> None:
        """Five Meetings had sat by 2016; 9MSP was the first to grant more time."""
        out = run("ask", asked, "--on", "2016-01-01").out
        assert f"\n{says}\n" in out

    @pytest.mark.parametrize("table", ["decisions", "requests", "votes", "meetings"])
    @pytest.mark.parametrize("day", ["2012-12-31", "2019-09-03", "2024-01-01"])
    @pytest.mark.parametrize("which", ["", "first", "last"])
    def test_what_had_come_is_meant(
        self, run: Callable[..., Any], table: str, day: str, which: str
    ) -> None:
        """Whether that is said or not."""
        column = {"votes": "in-year", "meetings": "label"}.get(table, "meeting")
        asked = f"each {table} {column}"
        said, told = (
            run("ask", " where ".join(filter(None, parts)), "--on", day).out
            for parts in (
                (asked, which),
                (asked, " and ".join(filter(None, ("come", which)))),
            )
        )
        assert said == told


class TestQuestions:
    """What a claim can ask, without a page of 150 rows."""

    def test_with_a_word(self, run: Callable[..., Any]) -> None:
        """In a subject, a predicate or what is asked."""
        result = run("audit", "--questions", "Deadline")
        assert result.status == 0
        assert "{state}: Article {article} deadline" in result.out
        assert "Convention: signatories" not in result.out

    def test_all(self, run: Callable[..., Any]) -> None:
        """As CSV, with each question in the language."""
        result = run("audit", "--format", "csv", "--questions")
        rows = list(csv.DictReader(io.StringIO(result.out)))
        assert {"subject", "predicate", "asks", "query"} == {*rows[0]}
        assert len(rows) > 150

    def test_none(self, run: Callable[..., Any]) -> None:
        """A word that stands in none is no success."""
        result = run("audit", "--questions", "weather")
        assert (result.status, result.out) == (2, "")


class TestTemplate:
    """A draft that the library vouches for."""

    @pytest.mark.parametrize("day", ["2015-09-11", "2019-08-01", "2024-01-01"])
    def test_every_row_of_it_agrees(
        self, run: Callable[..., Any], tmp_path: Path, day: str
    ) -> None:
        """Audited on its own day, and on any other."""
        draft = tmp_path / "draft.csv"
        draft.write_text(
            run("audit", "--template", "progress-report", "--on", day).out,
            encoding="utf-8",
        )
        answer = json.loads(run("audit", draft, *ON, "--format", "json").out)
        assert len(answer["rows"]) > 10
        assert {row["verdict"] for row in answer["rows"]} == {"agrees"}

    def test_of_another_treaty(self) -> None:
        """What it knows no obligation of is left out."""
        treaty = attrs.evolve(CONVENTION, obligations=(CONVENTION.norm("art1"),))
        view = ccm.as_of(date(2020, 9, 28), record=world(), treaty=treaty)
        header, *rows = csv.reader(io.StringIO(draft_template(view, "progress-report")))
        assert header[1:3] == ["subject", "predicate"]
        told = {(row[1], row[2]): row[3] for row in rows}
        assert told["Convention", "States Parties"] == "31"
        whole = draft_template(ccm.as_of(view.on, record=world()), "progress-report")
        assert len(told) < len(whole.splitlines()) - 1

    def test_no_such_kind(self, run: Callable[..., Any]) -> None:
        """What there is is named."""
        result = run("audit", "--template", "novel", *ON)
        assert result.status == 2
        assert "expected progress-report, got 'novel'" in result.err


class TestAProgressReport:
    """A progress report for 2019 with four planted errors: found, and nothing else."""

    RIGHT = (
        "Convention,States Parties,106,count",
        "Convention,signatories,14,count",
        "Convention,joined in 2019,PHL,states",
        "Convention,entered into force in 2019,GMB; NAM; PHL,states",
        "Africa,signatories,10,count",
        "United Nations,Members outside,76,count",
        "Bulgaria,deposit,2011-04-06,day",
        "Bulgaria,entry into force,2011-10-01,day",
        "Bulgaria,Article 3 deadline,2019-10-01,day",
        "Article 3,States with a deadline in 2019,BGR,states",
        "Article 4,States that completed since 1RC,MOZ,states",
        "Article 3,States that asked 9MSP for more time,BGR,states",
        "Article 9,States with a specific law,31,count",
        "Article 5,States with victims and a focal point,11,count",
        "initial reports,due,104,count",
        "Dubrovnik Action Plan,States Parties aimed at,130,count",
    )
    WRONG = (
        ("Convention,States Parties,107,count", "write 106"),
        ("Gambia,entry into force,2019-07-01,day", "write 2019-06-01"),
        ("Article 4,States that completed since 1RC,HRV; MOZ,states", "leave out HRV"),
        ("Convention,signatories,AGO; CAF,states", "add COD, CYP"),
    )

    def test_four_errors(self, run: Callable[..., Any], tmp_path: Path) -> None:
        """All rows are asked, each error comes with its correction."""
        rows = [*self.RIGHT, *(row for row, _ in self.WRONG)]
        lines = (f"D-{n},{row},2019-08-01" for n, row in enumerate(rows))
        draft = tmp_path / "draft.csv"
        head = "id,subject,predicate,value,unit,as_of"
        draft.write_text("\n".join((head, *lines)), encoding="utf-8")
        result = run("audit", draft, "--format", "json")
        answer = json.loads(result.out)
        assert result.status == 1
        assert answer["read"] == len(rows)
        wrong = [row for row in answer["rows"] if row["verdict"] == "disagrees"]
        assert [row["id"] for row in wrong] == ["D-16", "D-17", "D-18", "D-19"]
        for row, (_, correction) in zip(wrong, self.WRONG, strict=True):
            assert row["correction"].startswith(correction)
