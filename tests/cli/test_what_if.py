"""What if: events that somebody supposes, and other answers to open questions."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ccm
from ccm.rules.choices import open_questions, reading_of

Run = Callable[..., Any]
GRANTED = "decision art4 2 12MSP 2024-09-13 granted 5 years"
GERMANY = ("DEU", "art4", "--on", "2025-09-01")


def finding_of(run: Run, *asked: str) -> dict[str, Any]:
    """Return the finding of a page in JSON."""
    (row,) = json.loads(run("explain", *asked, "--format", "json").out)["rows"]
    found: dict[str, Any] = row
    return found


class TestSuppose:
    """`--suppose`, once or more, with any command."""

    def test_a_decision_sets_the_deadline(self, run: Run) -> None:
        """Five years from 1 August 2025 end on 1 August 2030."""
        assert finding_of(run, *GERMANY)["status"] == "undetermined"
        found = finding_of(run, *GERMANY, "--suppose", GRANTED)
        assert (found["status"], found["deadline"]) == ("outstanding", "2030-08-01")

    def test_the_page_says_so(self, run: Run) -> None:
        """In its first line, and as the source."""
        text = " ".join(
            run(
                "explain", *GERMANY, "--suppose", GRANTED, "--sources", "full"
            ).out.split()
        )
        assert f"as of 2025-09-01, supposed {GRANTED}" in text
        assert "] supposed" in text

    def test_what_comes_after_the_day_does_not_count_yet(self, run: Run) -> None:
        """The page says so, lest it be taken for an answer to the question."""
        asked = ("explain", *GERMANY, "--suppose", "clearance completed 2025-09-02")
        said = "Not yet so on 2025-09-01: Germany: clearance completed, 2025-09-02."
        assert said in run(*asked).out.splitlines()
        on_the_day = (*asked[:-1], "clearance completed 2025-09-01")
        assert "Not yet so" not in run(*on_the_day).out

    @pytest.mark.parametrize(
        "asked",
        [
            ("explain", *GERMANY, "--format", "json"),
            ("explain", *GERMANY, "--format", "csv"),
            ("calendar", *GERMANY[:1], *GERMANY[-2:]),
        ],
    )
    def test_what_comes_later_is_said_beside_what_is_no_page(
        self, run: Run, asked: tuple[str, ...]
    ) -> None:
        """On standard error: JSON, CSV and a calendar have no first line."""
        done = run(*asked, "--suppose", "DEU clearance completed 2025-09-02")
        said = "ccm: Not yet so on 2025-09-01: Germany: clearance completed, 2025-09-02"
        assert done.err == f"{said}.\n"
        assert "Not yet" not in done.out
        on_the_day = run(*asked, "--suppose", "DEU clearance completed 2025-09-01")
        assert not on_the_day.err

    @pytest.mark.parametrize("cited", ["4(1)(a)", "art4.1.a", '"Article 4(1)(a)"'])
    def test_an_obligation_in_any_spelling(self, run: Run, cited: str) -> None:
        """As everywhere."""
        line = GRANTED.replace("art4", cited)
        assert finding_of(run, *GERMANY, "--suppose", line)["deadline"] == "2030-08-01"

    def test_a_state_that_is_named_comes_first(self, run: Run) -> None:
        """Where no State is asked about it has to be; else it may."""
        line = f"Germany {GRANTED}"
        assert finding_of(run, *GERMANY, "--suppose", line)["deadline"] == "2030-08-01"
        asked = ("deadlines", "--obligation", "art4", "--on", "2025-09-01")
        rows = json.loads(run(*asked, "--suppose", line, "--format", "json").out)[
            "rows"
        ]
        assert [r["deadline"] for r in rows if r["state"] == "DEU"] == ["2030-08-01"]

    def test_more_than_one(self, run: Run) -> None:
        """All of them happened."""
        done = "clearance completed 2025-08-30"
        found = finding_of(run, *GERMANY, "--suppose", GRANTED, "--suppose", done)
        assert found["status"] == "fulfilled"

    def test_a_deposit_brings_the_convention_into_force(self, run: Run) -> None:
        """On the first day of the sixth month after its month."""
        asked = ("schedule", "--state", "BRA", "--on", "2026-11-26", "--format", "json")
        line = "BRA deposit 2026-11-01 accession"
        (first, *_) = json.loads(run(*asked, "--suppose", line).out)["rows"]
        assert (first["due"], first["what"]) == ("2027-05-01", "entry into force")

    def test_what_the_rules_do_not_admit_is_refused(self, run: Run) -> None:
        """France signed: it cannot accede."""
        answer = run("state", "FRA", "--suppose", "deposit 2026-11-01 accession")
        assert answer.status == 2
        assert answer.err.count("\n") == 1

    def test_over_own_facts(self, run: Run, tmp_path: Path) -> None:
        """A request that is one's own can be granted."""
        own = tmp_path / "extension_requests.csv"
        own.write_text(
            "state,date,obligation,number,meeting,length,source\n"
            "LAO,2029-06-01,art4,3,17MSP,2 years,Note 3/2029\n"
        )
        (tmp_path / "meetings.csv").write_text(
            "label,kind,opens,closes,place,presidency,source\n"
            "17MSP,meeting of states parties,2029-09-10,2029-09-13,Geneva,Chad,Note\n"
        )
        asked = ("LAO", "art4", "--on", "2029-12-01", "--add", str(tmp_path))
        line = "decision art4 3 17MSP 2029-09-13 granted 2 years"
        found = finding_of(run, *asked, "--suppose", line)
        assert found["deadline"] == "2032-08-01"


class TestReading:
    """`--reading FIELD=ANSWER`."""

    def test_another_answer(self, run: Run) -> None:
        """The anniversary itself is too late: the day before is the last."""
        asked = ("PER", "art3", "--on", "2020-09-28")
        found = finding_of(run, *asked, "--reading", "last_day=too late")
        assert (found["deadline"], found["initial"]) == ("2021-02-28", "2021-02-28")
        told = run("explain", *asked, "--reading", "last-day=TOO LATE")
        assert "read with last-day=TOO LATE" in " ".join(told.out.split())

    def test_provenance_says_it(self, run: Run) -> None:
        """What the answer rests on has every choice."""
        asked = ("explain", "PER", "art3", "--reading", "last_day=too late")
        told = json.loads(run(*asked, "--format", "json").out)["provenance"]
        assert told["reading"]["last_day"] == "too late"

    def test_twice_the_same_question(self, run: Run) -> None:
        """One answer is expected."""
        two = ("--reading", "last_day=in time", "--reading", "last_day=too late")
        answer = run("explain", "PER", "art3", *two)
        assert answer.status == 2
        assert "last_day: expected one answer, got two" in answer.err

    def test_every_answer_of_every_question_can_be_typed(self) -> None:
        """As the page on readings prints it."""
        for question in open_questions():
            for option in question.options:
                reading = reading_of([f"{question.field}={option}"])
                assert question.answered_by(reading) == option


class TestReadings:
    """`ccm readings`."""

    def test_every_open_question_is_listed(self, run: Run) -> None:
        """By the field that answers it."""
        rows = json.loads(run("readings", "--format", "json").out)["rows"]
        assert [row["field"] for row in rows] == [q.field for q in open_questions()]
        text = run("readings").out
        for question in open_questions():
            assert f"\n{question.field}: " in text

    def test_of_one_answer_what_changes_it(self, run: Run) -> None:
        """The same as `view.across_readings` says."""
        asked = ("readings", "PER", "art3", "--on", "2020-09-28", "--format", "json")
        rows = json.loads(run(*asked).out)["rows"]
        others = ccm.as_of(date(2020, 9, 28)).across_readings("PER", "art3")
        assert [(row["field"], row["option"]) for row in rows] == [
            (other.field, other.option) for other in others
        ]

    def test_each_status_is_told_once(self, run: Run) -> None:
        """Germany can be outstanding in three ways, two of which set a day."""
        text = run("readings", "DEU", "art4", "--on", "2026-11-25").out
        told = " ".join(text.split())
        assert (
            "outstanding or complies, in time or late not known or overdue since "
            "2025-08-02 or later, as the text is read"
        ) in told
        on = run("readings", "DEU", "art4", "--on", "2025-08-02").out
        assert "outstanding until 2025-08-02 or later or overdue since" in (
            " ".join(on.split())
        )

    def test_each_that_is_printed_can_be_typed(self, run: Run) -> None:
        """And gives what the page says."""
        asked = ("PER", "art3", "--on", "2020-09-28")
        rows = json.loads(run("readings", *asked, "--format", "json").out)["rows"]
        for row in rows:
            choice = f"{row['field']}={row['option']}"
            assert finding_of(run, *asked, "--reading", choice)["shown"] == row["shown"]
