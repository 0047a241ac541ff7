"""Running the command line as a user does, also on a small record of fiction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase

import attrs
import pytest

from ccm.cli import main


@attrs.define(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _usual_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of the shell that runs the tests decide on width and colour."""
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and says what it printed."""

    def run_it(*arguments: str | Path) -> Result:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return run_it


STATES = [f"X{a}{b}" for a in "AB" for b in ascii_uppercase[:16]]
"""Thirty-two fictional States: enough for entry into force, and two to spare."""


def write(folder: Path, name: str, *lines: str) -> Path:
    """Write a data file."""
    path = folder / f"{name}.csv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def fiction(tmp_path: Path) -> Path:
    """Return a folder with the record of a fictional treaty community.

    Thirty States join on 3 December 2008, so the treaty is in force from 1 June
    2009 for them; XAA declares a stock, XAB asks for more time, XBO has signed.
    """
    rows = [
        f"{code},{code[1:]},{n:03},Land of {code}," for n, code in enumerate(STATES)
    ]
    write(tmp_path, "states", "alpha3,alpha2,m49,name,printed_names", *rows)
    day = "2008-12-03"
    signed = [f"{code},{day},Treaty Series" for code in STATES[:31]]
    write(tmp_path, "signatures", "state,date,source", *signed)
    joined = [f"{code},{day},ratification,Treaty Series" for code in STATES[:30]]
    write(tmp_path, "deposits", "state,date,instrument,source", *joined)
    stock = [f"{code},2010-01-01,Report" for code in STATES[:2]]
    write(tmp_path, "stockpiles_declared", "state,date,source", *stock)
    return tmp_path
