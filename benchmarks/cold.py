"""What whole processes cost, from nothing to their answer, over a bare interpreter.

All take turns, round by round, and each round is told in units of importing attrs in
the same round: that costs 30 ms on some machines and twice as much on others, or on the
same one a minute later. Taking the process down is not counted. Bytecode is compiled
first, as an installer does.
"""

from __future__ import annotations

import compileall
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from figures import Figure

import ccm

__all__ = ["figures"]

ROUNDS = 21
UNIT = "import attrs"
FIRST = (
    "import ccm; from datetime import date; "
    "ccm.as_of(date(2020, 9, 28)).assess('BGR', 'art3').deadline"
)
AT_THE_SHELL = (
    "import sys; from ccm.cli import main; "
    "sys.argv = ['ccm', *{words!r}.split(), '--on', '2020-09-28']\n"
    "try: main()\nexcept SystemExit: pass"
)
PROCESSES: tuple[tuple[str, str, float | None], ...] = (
    ("import ccm", "import ccm", 0.1),
    ("importing attrs and cattrs, for comparison", "import attrs, cattrs", None),
    ("a cold process to the first explained deadline", FIRST, 2.6),
    ("ccm explain BGR art3", AT_THE_SHELL.format(words="explain BGR art3"), None),
    ("ccm deadlines", AT_THE_SHELL.format(words="deadlines"), None),
    ("ccm report", AT_THE_SHELL.format(words="report"), None),
)
"""Its name, what each does, and what it may cost."""


def figures() -> Iterator[Figure]:
    """Yield what each process costs, in units of importing attrs."""
    compileall.compile_dir(Path(ccm.__file__).parent, quiet=1)
    found: dict[str, list[float]] = {name: [] for name, _, _ in PROCESSES}
    for _ in range(ROUNDS):
        bare = _seconds("pass")
        one = _seconds(UNIT) - bare
        for name, code, _ in PROCESSES:
            found[name].append((_seconds(code) - bare) / one)
    for name, _, asked in PROCESSES:
        yield Figure(name, [median(found[name])], asked)


def _seconds(code: str) -> float:
    """Return the processor time that a fresh interpreter takes to run the code."""
    before = _children()
    whole = f"{code}\nimport os; os._exit(0)"
    run = [sys.executable, "-c", whole]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
