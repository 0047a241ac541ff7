"""No file is read but what was named; no network, no program, no code out of data.

Python tells of each of these when it happens (`sys.addaudithook`). A process listens,
and what it heard is looked through here.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from doors import DOORS

import ccm

HOME = Path(ccm.__file__).parent
LISTEN = """
import json, sys
heard = []
touching = ("open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir")
running = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.fork",
           "os.posix_spawn", "pickle.", "marshal.loads", "urllib.", "ftplib.",
           "http.", "smtplib.", "webbrowser.")

def caller():
    frame = sys._getframe(2)
    return frame.f_code.co_filename

def hook(event, given):
    if event in touching and isinstance(given[0], (str, bytes)):
        name = given[0].decode() if isinstance(given[0], bytes) else given[0]
        writing = event == "open" and isinstance(given[1], str) and given[1] != "r"
        heard.append((event, name, bool(writing and set(given[1]) & set("wax+"))))
    elif event in ("exec", "compile") and caller().startswith(HOME):
        heard.append((event, caller(), True))
    elif event.startswith(running) and not caller().startswith("<frozen importlib"):
        heard.append((event, caller(), True))

from ccm.cli import main
import ccm
HOME = ccm.__file__.removesuffix("__init__.py")
sys.addaudithook(hook)
status = main(sys.argv[1:])
sys.stderr.write("\\nHEARD" + json.dumps([status, heard]))
"""

COMMANDS: Mapping[str, str] = {
    "a question": "ask TEXT",
    "the report": "report --on 2020-09-28",
    "own facts": "parties --add FILE",
    "a record": "parties --record FOLDER",
    "a draft with figures": "audit FILE",
    "a draft of a request": "check FILE",
    "an earlier calendar": "calendar LAO --earlier FILE",
    "a chart": "chart members",
}
_DOOR = {
    "a question": "question",
    "own facts": "own facts",
    "a record": "record",
    "a draft with figures": "draft with figures",
    "a draft of a request": "draft of a request",
    "an earlier calendar": "earlier calendar",
}


def _ran(command: list[str], folder: Path) -> tuple[int, list[tuple[str, str, bool]]]:
    done = subprocess.run(
        [sys.executable, "-B", "-c", LISTEN, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=120,
    )
    status, heard = json.loads(done.stderr.partition("\nHEARD")[2])
    return status, [(event, name, writes) for event, name, writes in heard]


@pytest.mark.parametrize("what", COMMANDS)
def test_only_what_was_named(what: str, tmp_path: Path) -> None:
    """Of all that is read and written, and nothing is run."""
    door = DOORS[_DOOR.get(what, "question")]
    named = tmp_path / "in"
    named.mkdir()
    (named / (door.file or "none")).write_text(door.good, encoding="utf-8", newline="")
    (tmp_path / "secret.csv").write_text("state\nBGR\n", encoding="utf-8")
    places = {"FILE": str(named / door.file), "FOLDER": str(named), "TEXT": door.good}
    command = [places.get(word, word) for word in COMMANDS[what].split()]
    out = tmp_path / "out.txt"
    status, heard = _ran([*command, "--output", str(_named(out, what))], tmp_path)
    assert status in (0, 1, 2)
    installed = [
        str(HOME),
        sys.prefix,
        sys.base_prefix,
        "/usr/lib",
        "/usr/share",
        "/etc",
    ]
    for event, name, writes in heard:
        assert event in TOUCHING, (event, name)
        if event == "os.listdir" and name in sys.path:
            continue  # Python looks for modules again: something else changed there
        if writes or event in ("os.remove", "os.rename", "os.mkdir"):
            assert Path(name).parent == tmp_path
            assert Path(name).name.startswith((".ccm-", "out."))
        else:
            ours = (str(named), str(tmp_path / "out."), str(tmp_path / ".ccm-"))
            assert name.startswith((*ours, *installed, "/dev/null")), name


TOUCHING = ("open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir")


def _named(out: Path, what: str) -> Path:
    suffix = {"a chart": ".svg", "an earlier calendar": ".ics"}
    return out.with_suffix(suffix.get(what, ".txt"))


FORBIDDEN_NAMES = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
FORBIDDEN_MODULES = {
    *("pickle", "marshal", "shelve", "socket", "ssl", "urllib", "http", "ftplib"),
    *("smtplib", "subprocess", "ctypes", "multiprocessing", "webbrowser", "requests"),
}
MODULES = sorted(HOME.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOME))
def test_no_module_could(path: Path) -> None:
    """As it is written: none of them is named."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                assert name not in FORBIDDEN_NAMES
            case ast.Import(names=names):
                assert not {n.name.split(".")[0] for n in names} & FORBIDDEN_MODULES
            case ast.ImportFrom(module=str(module), level=0):
                assert module.split(".")[0] not in FORBIDDEN_MODULES
            case _:
                pass
