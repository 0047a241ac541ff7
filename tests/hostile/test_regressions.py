"""What was found here once: the smallest input that showed it, and what is said now."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from doors import DOORS, MINE_BAN, OF_THE_TREE

import ccm
from ccm.cli import main
from ccm.errors import CCMError, DataFileError, InvalidValueError
from ccm.facts import States
from ccm.share.treaties import treaty_named

FOUND = {
    "lists in lists": (
        *("draft of a request", f"filed = {'[' * 5000}"),
        "expected TOML, got: lists or tables nested too deep",
    ),
    "a field in a field": (
        *("draft of a request", f"filed{'.a' * 5000} = 1"),
        "filed: expected a day, such as 2025-12-01, got {"
        if sys.version_info < (3, 15)  # whose tomllib refuses it itself
        else "expected TOML, got: lists or tables nested too deep",
    ),
    "too long a draft": (
        *("draft of a request", f"filed{'.a' * 30_000} = 1"),
        "expected 16,000 characters at most, got more",
    ),
    "a number in TOML": (
        *("draft of a request", f"filed = {'9' * 5000}"),
        "expected TOML, got: a number of too many digits",
    ),
    "a list in JSON": (
        *("list of an earlier site", "[" * 100_000),
        "expected the list of a site's files",
    ),
    "NUL in JSON": (
        *("list of an earlier site", '{"files": {"a\\u0000": "00"}}'),
        "expected the list of a site's files",
    ),
    "half of a pair in JSON": (
        *("list of an earlier site", '{"files": {"\\ud800": "00"}}'),
        "expected the list of a site's files",
    ),
    "a list in the JSON of an export": (
        *("description of an earlier export", "[" * 100_000),
        "with other things in it: datapackage.json",
    ),
    "a parameter twice": (
        "earlier calendar",
        DOORS["earlier calendar"].good.replace("VALUE=DATE:", "VALUE=DATE,TIME:"),
        "earlier: expected a calendar file that ccm wrote",
    ),
    "a moment for a day": (
        "earlier calendar",
        DOORS["earlier calendar"].good.replace(
            "DTSTART;VALUE=DATE:20260430", "DTSTART:20260430T120000Z"
        ),
        "earlier: expected a day, got 2026-04-30 12:00:00",
    ),
    "parentheses": (
        *("question", f"list parties where {'(' * 5000}"),
        "expected 1,000 characters and 150 words at most",
    ),
    "words": ("question", "a " * 499, "expected 1,000 characters and 150 words at"),
    "an open quotation mark": (
        *("question", 'count States where art3 overdue "'),
        "expected a closing quotation mark",
    ),
    "a year of five digits": (
        *("question", "report art7.2 99999 of BGR"),
        "expected a year such as 2019, got '99999'",
    ),
    "a year of one digit": (
        *("question", "list parties where art7.2 unreported 1"),
        "expected a year such as 2019, got '1'",
    ),
    "words of an event": (
        *("event", f"TCD {'a ' * 900}"),
        "suppose: expected a kind of event, such as",
    ),
    "a long line of an event": (
        *("event", f"TCD decision {'a' * 2**20}"),
        "suppose: expected 2,000 characters at most",
    ),
    "a range that ends before it begins": (
        *("day", "2004..2003"),
        "latest: expected 2004-01-01 or later, got 2003-12-31",
    ),
}


@pytest.mark.parametrize("what", FOUND)
def test_it_is_refused(what: str, tmp_path: Path) -> None:
    """With what was wrong, and soon."""
    name, content, says = FOUND[what]
    with pytest.raises(CCMError) as found:
        DOORS[name].knock(content.encode(), tmp_path)
    assert says in str(found.value)


@pytest.mark.parametrize(
    "query",
    [
        f"list parties where {'not ' * 146}joined",
        f"list parties where {'( ' * 72}joined{' )' * 72}",
        f"list parties where joined{' and joined' * 73}",
        f"list parties where joined{' or joined' * 73}",
    ],
    ids=["not", "parentheses", "and", "or"],
)
def test_the_longest_questions_are_answered(query: str) -> None:
    """However deep what is asked stands: as what it comes to."""
    view = ccm.as_of(date(2025, 10, 1))
    plain = view.ask("list parties where joined")
    assert view.ask(query).states == plain.states


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("chart state", "ABOUT: expected a State beside 'state', got nothing"),
        pytest.param(
            f"chart plan --treaty {MINE_BAN}",
            "KIND: expected another than 'plan': Anti-Personnel Mine Ban Convention",
            marks=OF_THE_TREE,
        ),
        ("template deposits --format json", "--format: not allowed with a kind"),
        (
            "progress dubrovnik --plans --record",
            "--plans: expected a file or folder, got '--record': of that name, ./--rec",
        ),
    ],
)
def test_a_command(command: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It says in a line what was meant."""
    assert main(command.split()) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_a_register_without_the_states_that_documents_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is the record that lacks them, and not the question that is wrong."""
    (record := tmp_path / "own").mkdir()
    (record / "states.csv").write_text("alpha3,alpha2,m49,name\n", encoding="utf-8")
    out = str(tmp_path / "out")
    assert main(["export", out, "--record", str(record), "--on", "2025-10-01"]) == 2
    assert "some are none of the 0 of its states.csv" in capsys.readouterr().err


@OF_THE_TREE
def test_a_receipt_of_another_treaty_names_it() -> None:
    """So that the command does not ask this Convention."""
    treaty = treaty_named(str(MINE_BAN))
    receipt = ccm.as_of(date(2020, 1, 1), treaty=treaty).assess("BGR", "art5").receipt
    command, _, _ = str(receipt).partition("  # ")
    assert command.endswith(" --treaty 'Anti-Personnel Mine Ban Convention'")


def test_a_state_that_is_none_is_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many rows have it; each says the same of it."""
    looked: list[str] = []
    called = States._called  # noqa: SLF001 - where the work is done

    def counting(self: States, name: str) -> object:
        looked.append(name)
        return called(self, name)

    monkeypatch.setattr(States, "_called", counting)
    rows = "".join(f"Bulgarria,{rate},A paper\n" for rate in range(20))
    content = f"state,rate,source\n{rows}".encode()
    with pytest.raises(DataFileError) as found:
        DOORS["scale of assessments"].knock(content, tmp_path)
    assert looked == ["Bulgarria"]
    assert str(found.value).count("near matches: BGR Bulgaria") == 20


def test_a_year_in_four_digits_is_taken() -> None:
    """As before."""
    view = ccm.as_of(date(2020, 1, 1))
    assert str(view.ask("report art7.2 2018 of BGR"))
    with pytest.raises(InvalidValueError, match="expected a year such as 2019"):
        view.ask("report art7.2 ٢٠١٨ of BGR")
