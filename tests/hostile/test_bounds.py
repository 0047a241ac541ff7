"""Much of something takes time that grows with it, and not more memory than there is.

Each is read in a process of its own, which has a limit of both. ``CCM_ROWS=100000``
reads a hundred thousand rows of each; figures of a draft, each of which is recomputed,
are fewer.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")

ROWS = int(os.environ.get("CCM_ROWS", "600"))
SECONDS = 60 + ROWS // 100
MEMORY = 2**30 + ROWS * 2**13
HEAD = "state,date,instrument,source\n"
OWN = "state,date,source\n"
CLAIMS = "id,subject,predicate,value,unit\n"

MUCH: Mapping[str, tuple[str, str, Callable[[int], str], int]] = {
    "rows in order": (
        *("check", f"# contamination_found\n{OWN}"),
        lambda n: f"TCD,{date.fromordinal(n + 1)},report {n}\n",
        0,
    ),
    "rows with an unknown State": (
        *("check", f"# deposits\n{HEAD}"),
        lambda n: f"Bulgarria {n},2011-04-06,ratification,report\n",
        2,
    ),
    "rows with a wrong day": (
        *("check", f"# deposits\n{HEAD}"),
        lambda n: f"BGR,2011-04-{32 + n},ratification,report\n",
        2,
    ),
    "one row again and again": (
        *("check", f"# deposits\n{HEAD}"),
        lambda _: "BGR,2011-04-06,ratification,report\n",
        2,
    ),
    "rows without cells": ("check", f"# deposits\n{HEAD}", lambda _: "\n", 2),
    "columns": ("check", "# deposits\n", lambda n: f"column {n},", 2),
    "figures in order": (
        *("audit", CLAIMS),
        lambda n: f"{n},Convention,States Parties,{n},count\n",
        1,
    ),
    "figures that nobody asks": (
        *("audit", CLAIMS),
        lambda n: f"{n},Convention,States Partys {n},{n},count\n",
        2,
    ),
    "one long line": ("check", f"# deposits\n{HEAD}", lambda n: f"{n}" * 500, 2),
}

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from ccm.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _status(*command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(memory=MEMORY), *command],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("what", MUCH)
def test_much(what: str, tmp_path: Path) -> None:
    """It is read, or refused, as little of the same is."""
    command, head, row, expected = MUCH[what]
    file = tmp_path / "much.csv"
    rows = ROWS // 10 if command == "audit" else ROWS
    file.write_text(head + "".join(map(row, range(rows))), encoding="utf-8")
    status, err = _status(command, str(file), "--on", "2025-10-01")
    assert (status, "Traceback" in err) == (expected, False), err[-2000:]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no file without an end")
@pytest.mark.parametrize("command", ["audit", "check", "parties --add"])
def test_a_file_without_end(command: str) -> None:
    """What is no line of a table is not waited for."""
    status, err = _status(*command.split(), "/dev/zero")
    assert (status, "Traceback" in err) == (2, False), err[-2000:]
    assert "longer than" in err


def test_many_faults_are_not_all_told(tmp_path: Path) -> None:
    """A thousand rows are, and that the rest is unread."""
    file = tmp_path / "deposits.csv"
    file.write_text(HEAD + "BGR,2011,x\n" * 1500, encoding="utf-8")
    status, err = _status("check", str(file))
    *_, last = faults = err.splitlines()
    assert (status, len(faults)) == (2, 1001)
    assert last.endswith(
        ":1001: file: expected fewer than 1,000 rows at fault: the rest is unread"
    )
