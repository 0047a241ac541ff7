"""What is hostile ends a command with status 2 and with a line for each fault."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from breaking import KINDS
from doors import DOORS, Door

from ccm.cli import main
from ccm.words.characters import is_hidden

TOO_MANY = ("cut short, at every byte",)
"""What the doors are tried with, and not the commands, of which each takes longer."""

ASKED = {name: door for name, door in DOORS.items() if door.command}


def asked(door: Door, content: bytes, folder: Path) -> list[str]:
    """Return a command that reads something."""
    typed = content.decode("utf-8", "surrogateescape")
    if door.file:
        (folder / door.file).write_bytes(content)
    places = {"FILE": str(folder / door.file), "FOLDER": str(folder), "TEXT": typed}
    return [places.get(word, word) for word in door.command.split()]


def _each_first() -> Iterator[tuple[str, str]]:
    for name, door in ASKED.items():
        for kind in KINDS:
            if kind not in TOO_MANY and next(iter(KINDS[kind](door)), None) is not None:
                yield name, kind


@pytest.mark.parametrize(("name", "kind"), [*_each_first()], ids=str)
def test_a_command(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It answers, or says in a line why it does not."""
    door = ASKED[name]
    content = next(iter(KINDS[kind](door)))
    status = main([*asked(door, content, tmp_path), "--on", "2025-10-01"])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert status in (0, 1, 2)
    assert not [
        c for c in f"{out}{err}".replace("\r\n", "") if is_hidden(c) and c != "\n"
    ]
    if door.command.partition(" ")[0] not in ("check", "audit"):
        assert err.count("\n") == (status == 2)
    if err and not door.command.startswith("check"):
        assert all(line.startswith("ccm: error: ") for line in err.splitlines())


def test_bytes_that_are_no_text_come_from_a_shell() -> None:
    """As an argument of a process, which Python hands on half decoded."""
    done = subprocess.run(
        [sys.executable, "-m", "ccm", "explain", b"Bulg\xffria", "art3"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"ccm: error: no State is called 'Bulg\\udcffria'")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("check", "loop.csv"), "loop.csv: cannot be read: "),
        (("audit", "loop.csv"), "loop.csv: cannot be read: "),
        (("parties", "--add", "loop.csv"), "loop.csv: cannot be read: "),
        (("parties", "--record", "loop.csv"), "loop.csv: cannot be read: "),
        (("parties", "--treaty", "loop.csv"), "no treaty is called 'loop.csv'"),
        (("request", "TCD", "art4", "--check", "loop.csv"), "loop.csv: cannot be "),
        (("progress", "dubrovnik", "--plans", "loop.csv"), "plans.csv: cannot be "),
        (("calendar", "LAO", "--earlier", "loop.csv"), "cannot read loop.csv: "),
        (("export", "loop.csv"), "expected a folder, got a link to what is not there"),
        (("site", "loop.csv"), "expected a folder, got a link to what is not there"),
        (("export", "gone.csv"), "expected a folder, got a link to what is not there"),
        (("site", "gone.csv"), "expected a folder, got a link to what is not there"),
        (("check", "gone.csv"), "gone.csv: a link to a file that is not there"),
        (("progress", "dubrovnik", "--plans", "--record"), "--plans: expected a file"),
    ],
    ids=" ".join,
)
def test_links_that_lead_nowhere(
    command: tuple[str, ...],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Or round in a circle, or a folder that was forgotten."""
    monkeypatch.chdir(tmp_path)
    Path("loop.csv").symlink_to("loop.csv")
    Path("gone.csv").symlink_to("nowhere")
    assert main(command) == 2
    assert says in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gone.csv", "loop.csv"]


def test_a_loop_is_not_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Though a file could take its place."""
    (loop := tmp_path / "loop").symlink_to(loop)
    assert main(["parties", "--output", str(loop)]) == 74
    assert capsys.readouterr().err.startswith(f"ccm: error: cannot write {loop}: ")
    assert loop.is_symlink()
