"""Whatever stands in names, sources, drafts and arguments: what is printed is safe."""

from __future__ import annotations

import csv
import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from string import ascii_uppercase
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ccm.cli import main
from ccm.words.characters import is_hidden, unguarded

HIDDEN = (
    *("\x1b[31m", "\x07", "\0", "\x85", "\x9b31m", "\u202e", "\u200b", "\u2028"),
    *("\ufeff", "\U000e0041", "\r", "\n", "\t"),
)
FORMULAS = ("=CMD|' /C calc'!A0", "+1+1", "@SUM(1)", "-2+3", "＝1", "\u3000=1")
hostile = st.one_of(
    st.tuples(st.sampled_from(("", *FORMULAS, "Land")), st.sampled_from(HIDDEN)),
    st.tuples(st.sampled_from(HIDDEN), st.sampled_from(("", *FORMULAS, "Land"))),
    st.tuples(st.sampled_from(FORMULAS), st.just("")),
).map("".join)

STATES = [f"X{a}{b}" for a in "AB" for b in ascii_uppercase[:16]]
COMMANDS = (
    ("report",),
    ("parties",),
    ("deadlines",),
    ("schedule",),
    ("explain", "XAA", "art3"),
    ("explain", "XAA", "art3", "--brief"),
    ("timeline", "XAA", "art3"),
    ("progress", "dubrovnik"),
    ("support",),
    ("check",),
)


def _write(file: Path, *rows: tuple[str, ...]) -> None:
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)


def _record(folder: Path, text: str) -> None:
    """Write a record in which one State, one note and every source hold a text."""
    names = {code: f"Land of {code}" for code in STATES} | {"XAA": f"{text}XAA"}
    states = ((code, code[1:], f"{n:03}", names[code]) for n, code in enumerate(STATES))
    _write(folder / "states.csv", ("alpha3", "alpha2", "m49", "name"), *states)
    source = f"{text}\nTreaty Series"
    day = "2008-12-03"
    head = ("state", "date", "source", "note")
    signed = ((code, day, source, text) for code in STATES)
    _write(folder / "signatures.csv", head, *signed)
    joined = ((code, day, source, text, "ratification") for code in STATES[:30])
    _write(folder / "deposits.csv", (*head, "instrument"), *joined)
    _write(folder / "stockpiles_declared.csv", head, ("XAA", "2010-01-01", source, ""))


def _ran(*arguments: str) -> tuple[str, str]:
    """Return what a command writes on standard output and on standard error."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        main(arguments)
    return out.getvalue(), err.getvalue()


def _hidden(text: str) -> set[str]:
    return set(filter(is_hidden, set(text) - {"\n"}))


def _formulas(text: str) -> list[str]:
    """Return the cells that a spreadsheet may take for a formula."""
    skipped = r"[\s\0\x07\x1b\x85\u202e\u200b\ufeff\U000e0041]*"
    return [
        cell
        for row in csv.reader(io.StringIO(text, newline=""), strict=True)
        for cell in row
        if re.match(rf"{skipped}[=+\-@＝]", cell)
        and not re.fullmatch(r"[+-]?[0-9.]+", cell)
    ]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@settings(max_examples=2)  # each reads a record three times; the first holds them all
@example("Land" + "".join(HIDDEN).replace("\n", ""))
@example("=CMD|' /C calc'!A0")
@given(hostile)
def test_no_command_lets_it_through(command: tuple[str, ...], text: str) -> None:
    """Pages and complaints, of a record that loads and of one that is refused."""
    with TemporaryDirectory() as folder:
        _record(Path(folder), text)
        asked = (*command, "--on", "2012-01-01", "--record", folder)
        for form in ("table", "json"):
            out, err = _ran(*asked, "--format", form)
            assert not _hidden(out + err), form
        out, err = _ran(*asked, "--format", "csv")
        assert not _hidden(err)
        assert not _formulas(out)


@given(hostile)
def test_no_draft_gets_through(text: str) -> None:
    """Somebody else wrote the cells, and even the heads of the columns."""
    with TemporaryDirectory() as folder:
        draft, heads = Path(folder, "draft.csv"), Path(folder, "heads.csv")
        head = ("id", "subject", "predicate", "value", "unit", "document", "paragraph")
        row = (f"{text}1", f"{text}Convention", "States Parties", "1", "count")
        _write(draft, head, (*row, f"{text}draft", f"{text}para. 1"))
        _write(heads, (*head[:5], text), (*row, ""))
        for file in (draft, heads):
            for form in ("table", "json"):
                out, err = _ran("audit", str(file), "--format", form)
                assert not _hidden(out + err)
            out, err = _ran("audit", str(file), "--format", "csv")
            assert not _hidden(err)
            assert not _formulas(out)


@given(hostile)
def test_no_head_of_a_column_gets_through(text: str) -> None:
    """A fault is one line, and what was wrong in it can be seen."""
    with TemporaryDirectory() as folder:
        _write(Path(folder, "signatures.csv"), ("state", "date", "source", text))
        _, err = _ran("check", folder)
        assert not _hidden(err)
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("{}",),
        ("help", "{}"),
        ("explain", "{}", "art3"),
        ("explain", "BGR", "{}"),
        ("report", "--{}"),
        ("report", "{}"),
        ("report", "--on", "{}"),
        ("report", "--months", "{}"),
        ("report", "--format", "{}"),
        ("report", "--trust", "{}"),
        ("report", "--record", "{}"),
        ("parties", "--basis", "{}"),
        ("progress", "{}"),
        ("check", "x{}"),
        ("audit", "--document", "{}"),
        ("parties", "--output", "/no/such/{}"),
    ],
    ids=" ".join,
)
@given(text=st.sampled_from([t for t in HIDDEN if t != "\0"]))
def test_no_argument_gets_through(arguments: tuple[str, ...], text: str) -> None:
    """What the user typed stands in the complaint, which takes one line."""
    out, err = _ran(*(each.format(f"a{text}b") for each in arguments))
    assert not _hidden(out + err)
    assert err.count("\n") == 1
    assert "ccm: error: " in err or err.startswith("xa")


@given(hostile)
def test_csv_keeps_what_was_there(text: str) -> None:
    """The name of the State is read back as it stands in the record."""
    with TemporaryDirectory() as folder:
        _record(Path(folder), text)
        asked = ("parties", "--on", "2012-01-01", "--record", folder, "--format", "csv")
        out, err = _ran(*asked)
        if err:
            return  # such a name is refused
        rows = csv.DictReader(io.StringIO(out, newline=""), strict=True)
        names = {row["state"]: unguarded(row["name"]) for row in rows}
        assert names["XAA"] == f"{text}XAA"
