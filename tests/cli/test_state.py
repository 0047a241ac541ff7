"""One State on a page, lists of some States, and what is printed typed back."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from ccm.convention import CONVENTION

ON = ("--on", "2026-11-26")
PROVISION = re.compile(
    r"\bart[0-9]+[0-9a-z.]*[0-9a-z]|\bArticle [0-9]+(?:\([0-9a-z]+\))*"
)
NUMBER = re.compile(r"(?<!\w)\[([0-9]+)\]")


def rows(text: str) -> list[dict[str, str]]:
    """Return rows of CSV by their columns."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("state", ["LAO", "BGR", "LBN", "VUT", "USA", "LTU", "AFG"])
class TestState:
    """The page, of States that stand in every way towards the Convention."""

    def test_fits_80_columns(self, run: Any, state: str) -> None:
        """Save for what cannot be broken, which is an address."""
        out = run("state", state, *ON).out
        long = [line for line in out.splitlines() if len(line) > 80]
        assert [line for line in long if "://" not in line] == []

    def test_numbers_its_sources_once_at_the_end(self, run: Any, state: str) -> None:
        """In order of first use, as many as are cited, and as JSON has them."""
        body, _, end = run("state", state, *ON).out.partition("\nsources\n")
        listed = [int(number) for number in re.findall(r"(?m)^  \[([0-9]+)\] ", end)]
        first = [*dict.fromkeys(int(number) for number in NUMBER.findall(body))]
        assert listed == first == [*range(1, len(listed) + 1)]
        answer = json.loads(run("state", state, *ON, "--format", "json").out)
        assert len(answer["sources"]) == len(set(answer["sources"])) == len(listed)

    def test_every_form_says_the_same(self, run: Any, state: str) -> None:
        """CSV is one table, with a row for each thing that JSON holds."""
        answer = json.loads(run("state", state, *ON, "--format", "json").out)
        found = rows(run("state", state, *ON, "--format", "csv").out)
        number = {part: [r["part"] for r in found].count(part) for part in PARTS}
        assert sum(number.values()) == len(found)
        asked = [fact for each in answer["requests"] for fact in each["facts"]]
        assert [*number.values()] == [
            len(each)
            for each in (
                *(answer["steps"], answer["rows"], answer["due"]),
                *(asked, answer["missing"]),
            )
        ]
        owed = [r for r in found if r["part"] == "obligation"]
        assert [r["status"] for r in owed] == [r["shown"] for r in answer["rows"]]
        assert [r["text"] for r in owed] == [r["why"] for r in answer["rows"]]


PARTS = ("step", "obligation", "due", "request", "missing")


def test_a_state_that_has_just_deposited(run: Any) -> None:
    """Vanuatu, which deposited on 5 September 2025, and is bound from 1 March 2026."""
    out = run("state", "VUT", "--on", "2025-09-05").out
    assert "Vanuatu (VUT): contracting" in out
    assert "2034-03-01 ?  destroy its stockpiles" in out
    assert "2036-03-01 ?  clear and destroy" in out
    assert "submit its annual reports [art7.2], and every year after that" in out


class TestSomeStates:
    """Lists of the States that are asked for, each of them once."""

    @pytest.mark.parametrize("command", ["report", "deadlines", "schedule"])
    def test_hold_what_the_whole_list_holds(self, run: Any, command: str) -> None:
        """Its rows of those States, and JSON says which these are."""
        some = ("--state", "Bulgaria", "--state", "BGR", "--state", "GIN")
        found = json.loads(run(command, *some, *ON, "--format", "json").out)
        whole = json.loads(run(command, *ON, "--format", "json").out)
        assert (found["states"], whole["states"]) == (["BGR", "GIN"], None)
        assert found["rows"]
        kept = [row for row in whole["rows"] if row["state"] in ("BGR", "GIN")]
        assert sorted(map(str, found["rows"])) == sorted(map(str, kept))

    def test_of_an_unknown_state(self, run: Any) -> None:
        """In one line, and a status of bad input."""
        for command in ("report", "deadlines", "schedule"):
            result = run(command, "--state", "Ruritania", *ON)
            assert (result.status, result.out) == (2, "")
            assert "'Ruritania'" in result.err

    def test_the_timeline_of_all_obligations(self, run: Any) -> None:
        """Each in turn, as it stands alone."""
        whole = rows(run("timeline", "LTU", *ON, "--format", "csv").out)
        each = [
            row
            for norm in CONVENTION.by_id
            for row in rows(run("timeline", "LTU", norm, *ON, "--format", "csv").out)
        ]
        assert whole == each
        assert {row["obligation"] for row in whole} == set(CONVENTION.by_id)


PAGES = [
    ("state", "LAO"),
    ("state", "LTU"),
    ("explain", "BGR", "art3"),
    ("explain", "LAO", "art4"),
    ("timeline", "LBN"),
    ("schedule",),
    ("deadlines", "--obligation", "art4"),
    ("obligations",),
    ("obligations", "Article 4"),
    ("report", "--state", "LAO", "--state", "LTU"),
    ("changes", "--since", "2024-12-31", "--state", "LAO", "--state", "LTU"),
    ("changes", "--since", "2024-12-31", "--state", "TCD", "--by", "obligation"),
    ("request", "TCD", "art4"),
    ("readings", "PER", "art3"),
    ("progress", "dubrovnik", "2.1(b)", "BGR"),
]


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_what_is_printed_can_be_typed_back(run: Any, page: tuple[str, ...]) -> None:
    """Every id and provision, and every State by its code and by its name."""
    found = set(PROVISION.findall(run(*page, *ON).out))
    assert found
    for spelled in found:
        told = json.loads(run("obligations", spelled, "--format", "json").out)
        held = [r["obligation"] for r in told["rows"] if r["obligation"]]
        result = run("explain", "LAO", spelled, *ON)
        if spelled in CONVENTION.by_id or len(held) == 1:
            assert result.status == 0, spelled
        elif result.status:
            expected = "no obligation" if not held else f"holds {len(held)} obligations"
            assert expected in result.err, spelled
    answer = json.loads(run(*page, *ON, "--format", "json").out)
    named = {
        row[key] for row in answer["rows"] for key in ("state", "name") if key in row
    }
    for name in sorted(named)[:40]:
        assert run("state", name, *ON).status == 0, name


class TestObligations:
    """The ids with what they mean."""

    def test_lists_every_obligation(self, run: Any) -> None:
        """Id, provision and duty, in the order of articles."""
        found = rows(run("obligations", "--format", "csv").out)
        assert [(r["obligation"], r["provision"], r["text"]) for r in found] == [
            (norm.id, norm.provision, norm.duty) for norm in CONVENTION.obligations
        ]
        out = " ".join(run("obligations").out.split())
        assert all(f"to {norm.duty}" in out for norm in CONVENTION.obligations)

    def test_an_item_of_a_request_by_its_letter(self, run: Any) -> None:
        """As the page on a request prints it; each once, though two duties share it.

        Before them, that it is filed nine months ahead, and that it has contents.
        """
        asked = ("obligations", "4(6)", "--format", "csv")
        found = [r["provision"] for r in rows(run(*asked).out) if not r["obligation"]]
        assert found == [
            "art4.6",
            "art4.6",
            *(f"art4.6.{letter}" for letter in "abcdefghi"),
        ]
        (row,) = rows(run("obligations", "art3.4.c", "--format", "csv").out)
        assert row["cited"] == "Article 3(4)(c)"

    def test_of_a_provision_that_holds_none(self, run: Any) -> None:
        """What it says, in a few words, from the register."""
        (row,) = rows(run("obligations", "17(2)", "--format", "csv").out)
        assert (row["obligation"], row["cited"]) == ("", "Article 17(2)")

    def test_of_no_provision(self, run: Any) -> None:
        """It says what was expected."""
        result = run("obligations", "Article 99")
        assert (result.status, result.out) == (2, "")
        assert "expected one of the Convention" in result.err


@pytest.mark.parametrize("command", ["explain", "timeline"])
class TestWrongWords:
    """State and obligation, on the command line."""

    def test_in_each_others_place(self, run: Any, command: str) -> None:
        """Said as it is, whichever way the obligation is spelled."""
        for spelled in ("art3", "Article 3(2)"):
            result = run(command, spelled, "BGR", *ON)
            assert result.status == 2
            assert result.err == (
                f"ccm: error: expected STATE OBLIGATION, got the obligation "
                f"{spelled!r} and the State 'BGR': turn them round\n"
            )

    def test_a_wrong_state_or_obligation(self, run: Any, command: str) -> None:
        """Each is named by itself."""
        assert "no State is called 'xx'" in run(command, "xx", "art3", *ON).err
        assert "the id 'xx'" in run(command, "BGR", "xx", *ON).err
        assert "holds 2 obligations" in run(command, "BGR", "Article 7", *ON).err
