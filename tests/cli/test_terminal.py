"""The command line as a process: colours, pipes, interrupts, what it loads."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from datetime import date
from importlib import import_module
from io import StringIO
from pathlib import Path
from runpy import run_module
from typing import Any, ClassVar, TextIO

import pytest

from ccm import cli
from ccm.cli.waiting import waiting

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


def test_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``python -m ccm`` is ``ccm``, and ends as that does."""
    monkeypatch.setattr(sys, "argv", ["ccm", "parties", "--on", "soon"])
    with pytest.raises(SystemExit) as end:
        run_module("ccm", run_name="__main__")
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("ccm: error: --on: expected a day")
    import_module("ccm.__main__")  # does nothing


def _into(
    stream: TextIO | None, monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> int:
    """Ask with another standard output, which is written to at the end, and return."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        status = cli.main(arguments)
        if stream is not None:
            stream.write("what Python has still to write")
            stream.close()
    return status


class TestWhereNothingCanBeWritten:
    """The status says so; what is left unwritten brings no second complaint."""

    def test_a_closed_pipe(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whoever reads along has seen enough."""
        ours, theirs = os.pipe()
        os.close(ours)
        out = os.fdopen(theirs, "w", encoding="utf-8")
        assert _into(out, monkeypatch, *CLEARANCE[3:]) == 141
        assert capsys.readouterr().err == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
    def test_a_full_disk(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It is said in a line."""
        out = os.fdopen(os.open("/dev/full", os.O_WRONLY), "w", encoding="utf-8")
        assert _into(out, monkeypatch, *CLEARANCE[3:]) == 74
        said = "ccm: error: cannot write: No space left on device\n"
        assert capsys.readouterr().err == said

    def test_a_closed_output(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Python has none then."""
        assert _into(None, monkeypatch, *CLEARANCE[3:]) == 74
        said = "ccm: error: cannot write: standard output is closed\n"
        assert capsys.readouterr().err == said


class _Screen(StringIO):
    """A terminal, as far as one is told from a pipe."""

    def isatty(self) -> bool:
        return True


class _Timer:
    """A timer whose time comes when a test says so."""

    made: ClassVar[list[_Timer]] = []

    def __init__(self, _seconds: float, then: Callable[[], None]) -> None:
        self.then, self.is_cancelled = then, False
        self.made.append(self)

    def start(self) -> None:
        """Wait."""

    def cancel(self) -> None:
        """Wait no more."""
        self.is_cancelled = True


def _looked_at(monkeypatch: pytest.MonkeyPatch) -> _Screen:
    """Return a terminal that every stream is of."""
    found = _Screen()
    monkeypatch.setattr(_Timer, "made", [])
    monkeypatch.setattr("threading.Timer", _Timer)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LESS", "")
    monkeypatch.delenv("LESS")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, found)
    return found


class TestOnAScreen:
    """Somebody looks: a bar while it takes long, then no more than fits at once."""

    def test_a_bar(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It says what is asked, and is wiped off."""
        screen = _looked_at(monkeypatch)
        with waiting("ccm parties", None, "auto"):
            (timer,) = _Timer.made
            assert screen.getvalue() == ""
            timer.then()
            assert "ccm parties" in screen.getvalue()
        assert timer.is_cancelled
        assert screen.getvalue().endswith("\x1b[2K")

    def test_no_bar_once_the_answer_is_there(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Though its time had come while the answer was given."""
        screen = _looked_at(monkeypatch)
        with waiting("ccm parties", None, "never"):
            pass
        (timer,) = _Timer.made
        timer.then()
        assert screen.getvalue() == ""

    def test_what_is_longer_is_paged(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With LESS as it helps most."""
        screen = _looked_at(monkeypatch)
        pager, seen = tmp_path / "pager", tmp_path / "seen"
        pager.write_text(f'#!/bin/sh\n(echo "$LESS"; cat) > {seen}\n')
        pager.chmod(0o755)
        monkeypatch.setenv("PAGER", str(pager))
        monkeypatch.setenv("LINES", "10")
        asked = [*CLEARANCE[3:], "--format", "csv"]
        assert cli.main(asked) == 0
        assert screen.getvalue() == ""
        less, first, *_ = seen.read_text("utf-8").splitlines()
        assert (less, first[:6]) == ("FRX", "state,")
        assert cli.main([*asked, "--no-pager"]) == 0
        assert screen.getvalue() == seen.read_text("utf-8").removeprefix("FRX\n")


def test_today_is_the_day_of_whoever_asks(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each option that takes a day."""
    monkeypatch.setattr(cli, "today", lambda: date(2020, 9, 28))
    for asked in (("deadlines", "--known-by"), ("schedule", "--until")):
        on = ("--on", "2020-09-28")
        named, dated = (run(*asked, day, *on) for day in ("today", "2020-09-28"))
        assert (named.status, named.out) == (0, dated.out)
