"""The command line as a process: colours, pipes, interrupts, what it loads."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from ccm import cli

CCM = [sys.executable, "-m", "ccm"]
CLEARANCE = [*CCM, "deadlines", "--obligation", "art4", "--on", "2020-09-28"]


def on_a_terminal(arguments: list[str], extra: Mapping[str, str]) -> str:
    """Return what a command prints on a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    plain = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "TERM"}}
    with subprocess.Popen(
        arguments, stdout=theirs, env={**plain, "TERM": "xterm", **extra}
    ) as process:
        os.close(theirs)
        parts = []
        while part := _read(ours):
            parts.append(part)
        process.wait()
    os.close(ours)
    return b"".join(parts).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other side is closed
        return b""


def test_colours_on_a_terminal() -> None:
    """A status has its colour there."""
    assert "\033[36moutstanding" in on_a_terminal(CLEARANCE, {})


@pytest.mark.parametrize("extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_no_colours_where_they_are_not_wanted(extra: dict[str, str]) -> None:
    """NO_COLOR and a terminal that has none are respected."""
    out = on_a_terminal(CLEARANCE, extra)
    assert "outstanding" in out
    assert "\033" not in out


def test_colours_change_no_text(run: Callable[..., Any]) -> None:
    """With the colours taken out, both are the same."""
    coloured = on_a_terminal(CLEARANCE, {}).replace("\r\n", "\n")
    for code in ("0", "1", "1;31", "32", "33", "36"):
        coloured = coloured.replace(f"\033[{code}m", "")
    assert coloured == run(*CLEARANCE[3:]).out


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_nothing_commands_a_terminal(fiction: Path, form: str) -> None:
    """CSV keeps a character in a file, and shows it where somebody reads along."""
    states = fiction / "states.csv"
    text = states.read_text(encoding="utf-8").replace("Land of XAA", "Land\x1b[31m")
    states.write_text(text, encoding="utf-8")
    asked = [*CCM, "parties", "--record", str(fiction), "--format", form]
    out = on_a_terminal(asked, {"NO_COLOR": "1"})
    assert "\x1b" not in out
    assert ("Land\\u001b[31m" if form == "json" else "Land\\x1b[31m") in out


def test_a_closed_pipe_is_no_fault() -> None:
    """``ccm report | head -1`` prints no complaint."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*CCM, "parties"], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_named_in_one_line() -> None:
    """``ccm report > status.txt`` where there is no room."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CCM, "parties"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 74
    assert done.stderr.startswith("ccm: error: cannot write: ")
    assert done.stderr.count("\n") == 1


def test_a_closed_output_is_named_in_one_line() -> None:
    """``ccm report >&-``."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{shlex.join(CCM)} parties >&-"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 74
    assert done.stderr == "ccm: error: cannot write: standard output is closed\n"


def test_an_interrupt_ends_quietly(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 130, as shells expect."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "today", interrupted)
    result = run("report")
    assert (result.status, result.out, result.err) == (130, "", "")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_files_are_utf8_whatever_the_terminal(form: str) -> None:
    """Names of States keep their letters."""
    done = subprocess.run(
        [*CCM, "parties", "--on", "2020-09-28", "--format", form],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert "Côte d'Ivoire" in done.stdout.decode("utf-8")


def test_output_can_be_caught_in_a_string() -> None:
    """As a notebook or a test of somebody else's does it."""
    with redirect_stdout(StringIO()) as text:
        assert cli.main(CLEARANCE[3:]) == 0
    assert text.getvalue().startswith("Convention on Cluster Munitions")


def test_a_terminal_without_the_letters_still_gets_a_table() -> None:
    """A letter that it lacks is replaced."""
    done = subprocess.run(
        [*CCM, "parties", "--on", "2020-09-28"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert b"C?te d'Ivoire" in done.stdout


def test_help_loads_nothing_of_the_library() -> None:
    """Neither the rules nor attrs are loaded to print a few lines."""
    code = (
        "import sys\nfrom ccm.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit as end: assert end.code == 0\n"
        "assert not {'attr', 'ccm.view', 'ccm.share', 'ccm.facts'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("usage: ccm")
