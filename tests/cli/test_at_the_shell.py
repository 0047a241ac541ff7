"""What surrounds an answer: width, colour, paging, completion, what is loaded."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from shutil import which
from typing import Any
from unicodedata import east_asian_width

import pytest

from ccm import cli

Run = Callable[..., Any]
CCM = [sys.executable, "-m", "ccm"]
PAGES = {
    "report": (),
    "parties": (),
    "deadlines": (),
    "schedule": (),
    "support": (),
    "conference": ("1RC",),
    "state": ("LAO",),
    "explain": ("BGR", "art3"),
    "timeline": ("LAO",),
    "request": ("TCD", "art4"),
    "progress": ("dubrovnik",),
    "audit": ("--document", "review-2020"),
    "obligations": (),
}
USUAL: dict[str, str] = {}
"""The same pages as wide as usual, once asked for."""
ON = ("--on", "2026-11-26")
CLEARANCE = ("deadlines", "--obligation", "art4", "--on", "2020-09-28")


class Terminal:
    """A command on a terminal of some size; of what it complains is kept apart.

    So that no bar is drawn, however slow the machine.
    """

    def __init__(
        self,
        arguments: tuple[str, ...],
        extra: Mapping[str, str],
        size: tuple[int, int],
    ) -> None:
        pty = pytest.importorskip("pty")
        fcntl = pytest.importorskip("fcntl")
        termios = pytest.importorskip("termios")
        self.ours, theirs = pty.openpty()
        rows, columns = size
        shape = rows.to_bytes(2, sys.byteorder) + columns.to_bytes(2, sys.byteorder)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, shape + bytes(4))
        left_out = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "LESS", "PAGER"}
        plain = {k: v for k, v in os.environ.items() if k not in left_out}
        self.process = subprocess.Popen(
            [*CCM, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env={**plain, "TERM": "xterm", **extra},
        )
        os.close(theirs)

    def read(self, until: str = "", seconds: float = 60) -> str:
        """Return what is printed, up to some words or to the end."""
        seen = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not (until and until.encode() in seen):
            ready, _, _ = select.select([self.ours], [], [], 0.1)
            if ready and not (part := self._part()):
                break
            seen += part if ready else b""
        return seen.decode(errors="replace").replace("\r\n", "\n")

    def _part(self) -> bytes:
        try:
            return os.read(self.ours, 65536)
        except OSError:  # Linux: the other side is closed
            return b""

    def end(self) -> int:
        """Return the exit status of a command that complained of nothing."""
        _, complaints = self.process.communicate(timeout=60)
        os.close(self.ours)
        assert complaints == b""
        return self.process.returncode


def shown(
    *arguments: str, extra: Mapping[str, str] | None = None, size: tuple[int, int]
) -> str:
    """Return all that a command prints on a terminal."""
    terminal = Terminal(arguments, extra or {}, size)
    text = terminal.read()
    assert terminal.end() in (0, 1)
    return text


class TestWidth:
    """Lines fit the terminal, save for what cannot be broken."""

    @pytest.mark.parametrize("width", [40, 80, 200])
    @pytest.mark.parametrize("command", PAGES)
    def test_no_line_is_wider(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, command: str, width: int
    ) -> None:
        """A longer line is one word after its indent; nothing is cut."""
        asked = (command, *PAGES[command], *([] if command == "obligations" else ON))
        if command not in USUAL:
            USUAL[command] = run(*asked).out
        usual = USUAL[command]
        monkeypatch.setenv("COLUMNS", str(width))
        out = run(*asked).out
        for line in out.splitlines():
            taken = sum(1 + (east_asian_width(each) in "WF") for each in line)
            assert taken <= width or "://" in line or len(line.split()) == 1, line
        assert "\N{HORIZONTAL ELLIPSIS}" not in out
        missing = set(usual.split()) - set(out.split())
        assert {w for w in missing if any(c.isdigit() for c in w)} == set()

    def test_a_terminal_is_filled(self) -> None:
        """Tables take what there is, and nothing is paged that fits."""
        asked = ("timeline", "LAO", "art4", *ON)
        wide = shown(*asked, size=(60, 200))
        narrow = shown(*asked, size=(60, 40))
        assert max(map(len, wide.splitlines())) > 100
        assert len(wide.splitlines()) < len(narrow.splitlines())

    def test_a_pipe_has_80_columns(self, run: Run) -> None:
        """Whatever the terminal, unless COLUMNS says otherwise."""
        lines = run("parties", *ON).out.splitlines()
        assert 70 < max(map(len, lines)) <= 80

    @pytest.mark.parametrize("columns", ["0", "-3", "many", ""])
    def test_columns_that_say_nothing(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
    ) -> None:
        """Are as if they were not there."""
        usual = run("parties", *ON).out
        monkeypatch.setenv("COLUMNS", columns)
        assert run("parties", *ON).out == usual


class TestColour:
    """``--color``, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""

    @pytest.mark.parametrize(
        ("option", "variables", "coloured"),
        [
            ((), {}, False),
            ((), {"FORCE_COLOR": "1"}, True),
            ((), {"FORCE_COLOR": "0"}, False),
            ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            ((), {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
            (("--color", "always"), {}, True),
            (("--color", "always"), {"NO_COLOR": "1"}, True),
            (("--color", "never"), {"FORCE_COLOR": "1"}, False),
            (("--color", "auto"), {"FORCE_COLOR": "1"}, True),
            (("--color", "ALWAYS"), {"TERM": "dumb"}, True),
        ],
    )
    def test_in_a_pipe(
        self,
        run: Run,
        monkeypatch: pytest.MonkeyPatch,
        option: tuple[str, ...],
        variables: dict[str, str],
        *,
        coloured: bool,
    ) -> None:
        """What is asked for comes before what is usual."""
        plain = run(*CLEARANCE).out
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        out = run(*CLEARANCE, *option).out
        assert ("\033[36moutstanding\033[0m" in out) == coloured
        assert (out == plain) == (not coloured)

    @pytest.mark.parametrize(
        ("option", "variables", "coloured"),
        [
            ((), {}, True),
            ((), {"TERM": "dumb"}, False),
            ((), {"NO_COLOR": "1"}, False),
            (("--color", "never"), {}, False),
            (("--color", "always"), {"TERM": "dumb"}, True),
        ],
    )
    def test_on_a_terminal(
        self, option: tuple[str, ...], variables: dict[str, str], *, coloured: bool
    ) -> None:
        """It has colours unless it cannot, or nobody wants them."""
        out = shown(*CLEARANCE, *option, extra=variables, size=(200, 80))
        assert ("\033[36moutstanding" in out) == coloured
        assert ("\033" in out) == coloured

    @pytest.mark.parametrize("form", ["json", "csv"])
    def test_data_has_none(self, run: Run, form: str) -> None:
        """Whoever reads it is a program."""
        asked = (*CLEARANCE, "--format", form)
        assert run(*asked, "--color", "always").out == run(*asked).out

    def test_a_file_has_none(self, run: Run, tmp_path: Path) -> None:
        """Nor has what is kept."""
        file = tmp_path / "list"
        run(*CLEARANCE, "--color", "always", "--output", file)
        assert file.read_text("utf-8") == run(*CLEARANCE).out


class TestPager:
    """What is longer than the screen is shown screen by screen."""

    def pager(self, folder: Path, does: str) -> dict[str, str]:
        """Return the environment in which a script is the pager."""
        script = folder / "pager"
        script.write_text(f"#!/bin/sh\n{does}\n")
        script.chmod(0o755)
        return {"PAGER": str(script)}

    def test_gets_what_is_longer(self, tmp_path: Path) -> None:
        """All of it, with LESS as it helps most."""
        extra = self.pager(tmp_path, 'echo "paged with $LESS"; wc -l')
        out = shown("parties", *ON, extra=extra, size=(24, 80))
        assert out.split()[:3] == ["paged", "with", "FRX"]
        assert int(out.split()[3]) > 120
        kept = shown("parties", *ON, extra={**extra, "LESS": "S"}, size=(24, 80))
        assert kept.split()[:3] == ["paged", "with", "S"]

    def test_gets_nothing_that_fits(self, tmp_path: Path) -> None:
        """Nor what is asked for at once."""
        extra = self.pager(tmp_path, "echo paged")
        assert "paged" in shown("parties", *ON, extra=extra, size=(24, 80))
        assert "paged" not in shown("parties", *ON, extra=extra, size=(300, 80))
        at_once = shown("--no-pager", "parties", *ON, extra=extra, size=(24, 80))
        assert "paged" not in at_once
        assert "Albania" in at_once

    def test_may_be_left_early(self, tmp_path: Path) -> None:
        """Whoever has seen enough made no mistake."""
        extra = self.pager(tmp_path, "head -1 >/dev/null; exit 3")
        terminal = Terminal(("report", *ON), extra, (10, 80))
        assert "Albania" not in terminal.read()
        assert terminal.end() == 0

    def test_is_less(self) -> None:
        """If it is installed, and no other is named; q leaves it."""
        if which("less") is None:
            pytest.skip("less is not installed")
        terminal = Terminal(("parties", *ON), {}, (10, 80))
        assert "Zambia" not in terminal.read(until="Australia", seconds=20)
        os.write(terminal.ours, b"q")
        terminal.read(seconds=10)
        assert terminal.end() == 0


class TestProgress:
    """A bar on a terminal, while an answer takes more than a second."""

    SLOW = (
        "import sys, time\nfrom ccm import cli\nimport ccm.share.listings as l\n"
        "sys.modules['ccm.cli.waiting']._PATIENCE = {patience}\n"
        "was = l.parties\n"
        "def slow(*asked): time.sleep({seconds}); return was(*asked)\n"
        "l.parties = slow\nsys.exit(cli.main(['parties', '--no-pager']))"
    )

    def shown(self, seconds: float, patience: float, **streams: Any) -> str:
        """Return what the terminal shows of what takes so long, a bar after so long."""
        pty = pytest.importorskip("pty")
        ours, theirs = pty.openpty()
        every = {"stdout": theirs, "stderr": theirs, **streams}
        with subprocess.Popen(
            [
                sys.executable,
                "-c",
                self.SLOW.format(seconds=seconds, patience=patience),
            ],
            env={**os.environ, "TERM": "xterm"},
            **every,
        ) as process:
            os.close(theirs)
            parts = []
            try:
                while part := os.read(ours, 65536):
                    parts.append(part)
            except OSError:  # Linux: the other side is closed
                pass
            assert process.wait() == 0
        os.close(ours)
        return b"".join(parts).decode(errors="replace")

    def test_of_what_takes_long(self) -> None:
        """It says what is asked, and is gone before the answer."""
        before, _, after = self.shown(0.9, 0.1).partition("Convention on Cluster")
        assert "ccm parties" in before
        assert "ccm parties" not in after

    def test_not_of_what_is_quick(self) -> None:
        """Nothing flickers."""
        assert self.shown(0, 60).startswith("Convention on Cluster")

    def test_not_into_a_pipe(self) -> None:
        """Nor where the answer is read elsewhere."""
        assert self.shown(0.9, 0.1, stdout=subprocess.DEVNULL) == ""


class TestMeetings:
    """``--on`` with the label of a meeting."""

    @pytest.mark.parametrize(
        ("label", "day"),
        [
            ("1RC", "2015-09-11"),  # CCM/CONF/2015/7, para. 18: 7 to 11 September
            ("1rc", "2015-09-11"),
            ("9MSP", "2019-09-04"),
            ("2RC", "2021-09-21"),  # whose second part was held in 2021
        ],
    )
    def test_is_its_last_day(self, run: Run, label: str, day: str) -> None:
        """Said in the first line; else the same as asked by the day."""
        named, dated = (run("parties", "--on", on).out for on in (label, day))
        first, _, rest = named.partition("\n")
        assert first.endswith(f"as of {day} (last day of {label})")
        assert rest == dated.partition("\n")[2]

    def test_of_ones_own_record(self, run: Run, fiction: Path) -> None:
        """Which lists the meetings that can be named."""
        lines = "label,kind,opens,closes,place,source\n"
        lines += "7MSP,meeting of states parties,2012-01-02,2012-01-05,Port,x\n"
        (fiction / "meetings.csv").write_text(lines)
        asked = ("parties", "--record", fiction)
        assert "as of 2012-01-05" in run(*asked, "--on", "7MSP").out
        assert "a meeting on record" in run(*asked, "--on", "1RC").err


class TestDays:
    """Every option that takes a day reads it as the others do."""

    ASKED = (
        "schedule --on 2020-01-01 --until {}",
        "support --on 2020-01-01 --until {}",
        "state LAO --on 2020-01-01 --until {}",
        "timeline LAO art4 --until {}",
        "changes --since {} --until 2024-10-01 --state LAO",
        "changes --since 2024-01-01 --until {} --state LAO",
        "deadlines --known-by {} --on 2025-01-01",
        "calendar LAO --on 2020-01-01 --until {}",
    )

    @pytest.mark.parametrize("line", ASKED)
    @pytest.mark.parametrize(
        "day", ["12MSP", "12msp", "13 September 2024", "13 SEPTEMBER 2024"]
    )
    def test_a_meeting_and_a_day_in_words(self, run: Run, line: str, day: str) -> None:
        """12MSP closed on 13 September 2024: the page is the same."""
        found, dated = (
            run(*(word.format(each) for word in line.split()))
            for each in (day, "2024-09-13")
        )
        assert (found.status, found.out) == (0, dated.out)

    def test_the_day_asked_about(self, run: Run) -> None:
        """A day in words is one that was named, too."""
        words, dated = (
            run("parties", "--on", day).out for day in ("1 May 2020", "2020-05-01")
        )
        assert words == dated

    def test_today(self, run: Run) -> None:
        """Is that of the clock, also as a last day and as one of publication."""
        asked = ["deadlines", "--on", "2015-01-01", "--state", "LAO", "--known-by"]
        today = date.today().isoformat()  # noqa: DTZ011 - as the command line does
        assert run(*asked, "today").out == run(*asked, today).out
        asked = ["timeline", "LAO", "art4", "--until"]
        assert run(*asked, "today").out == run(*asked, today).out


class TestCompletion:
    """What a shell offers at TAB."""

    def offered(
        self, words: str, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> set[str]:
        """Return the words that bash is given."""
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
        monkeypatch.setenv("_CCM_COMPLETE", "bash_complete")
        return {line.partition(",")[2] for line in run().out.splitlines()}

    @pytest.mark.parametrize(
        ("words", "some"),
        [
            ("ccm re", {"report", "request"}),
            ("ccm explain Bul", {"Bulgaria"}),
            ("ccm explain bg", {"BGR"}),
            ("ccm explain BGR art7", {"art7.1", "art7.2"}),
            ("ccm report --on 1R", {"1RC"}),
            ("ccm report --on t", {"today"}),
            ("ccm schedule --until 1R", {"1RC"}),
            ("ccm report --state SV", {"SVK", "SVN"}),
            ("ccm report --col", {"--color"}),
            ("ccm report --color a", {"auto", "always"}),
            ("ccm report --format ", {"table", "json", "csv"}),
            ("ccm progress d", {"dubrovnik"}),
            ("ccm audit --document r", {"review-2020"}),
            ("ccm deadlines --obligation art4.", {"art4.1b", "art4.1c"}),
        ],
    )
    def test_in_bash(
        self, words: str, some: set[str], run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Commands, options, States, obligations, meetings, plans, documents."""
        assert some <= self.offered(words, run, monkeypatch)

    def test_of_files_the_shell_knows_more(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is told that a file is meant."""
        self.offered("ccm check dra", run, monkeypatch)
        assert run().out == "file,dra\n"

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_a_line_for_each_shell(self, shell: str) -> None:
        """It prints what the shell is to run."""
        done = subprocess.run(
            CCM,
            env={**os.environ, "_CCM_COMPLETE": f"{shell}_source"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert f"_CCM_COMPLETE={shell}_complete" in done.stdout


class TestLoaded:
    """What is loaded: no more than is used."""

    def modules(self, code: str) -> set[str]:
        """Return what a process has loaded after some code."""
        done = subprocess.run(
            [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
            capture_output=True,
            text=True,
            check=True,
        )
        return set(done.stdout.splitlines()[-1].split())

    def asked(self, *words: str) -> set[str]:
        """Return what a command has loaded."""
        return self.modules(f"from ccm.cli import main\nmain({list(words)!r})")

    def test_by_the_library(self) -> None:
        """Neither what parses nor what draws."""
        code = "import ccm\nfrom datetime import date\nccm.as_of(date(2020, 1, 1))"
        assert not {"click", "rich", "ccm.cli", "ccm.share"} & self.modules(code)

    @pytest.mark.parametrize("form", ["json", "csv"])
    def test_by_data(self, form: str) -> None:
        """Nothing is drawn."""
        loaded = self.asked("parties", "--format", form)
        assert "click" in loaded
        assert "rich" not in loaded

    def test_by_reasons(self) -> None:
        """Running text needs no more of rich than how wide a letter is."""
        loaded = self.asked("explain", "BGR", "art3")
        assert not {"rich.console", "rich.table"} & loaded

    def test_by_tables(self) -> None:
        """No bar, no markdown, no colours of code."""
        loaded = self.asked("parties")
        assert "rich.table" in loaded
        unused = {"rich.progress", "rich.live", "rich.markdown", "pygments"}
        assert not unused & loaded

    def test_by_help(self) -> None:
        """Neither the library nor rich."""
        code = "from ccm.cli import main\ntry: main(['help'])\nexcept SystemExit: pass"
        heavy = {"attr", "rich", "pathlib", "ccm.view", "ccm.share", "ccm.facts"}
        assert not heavy & self.modules(code)


def test_the_record_is_asked_for_a_day_once(run: Run) -> None:
    """Today is one day in an answer, though midnight passes."""
    days = iter([date(2020, 9, 28)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "today", lambda: next(days))
        assert run("schedule", "--months", "1").status == 0
