"""Measure what `ccm` costs, with ``python benchmarks/measure.py``.

Cold figures are whole processes up to their answer, each paired with a bare
interpreter started right before it, so that they hold on a noisy machine; the
median is quoted, also in units of importing attrs, which costs 30 ms on some
machines and twice as much on others. Taking the process down is not counted.
Bytecode is compiled first, as an installer does. Warm figures are the best of
many calls in one process.
"""

from __future__ import annotations

import compileall
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import ccm

PAIRS = 15
DAY = date(2020, 9, 28)
BARE = "pass"
FACE = "import ccm"
ATTRS = "import attrs"
FIRST = (
    "import ccm; from datetime import date; "
    "ccm.as_of(date(2020, 9, 28)).assess('BGR', 'art3').deadline"
)
LIBRARIES = "import attrs, cattrs"


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes to run the code."""
    start = perf_counter()
    whole = f"{code}\nimport os; os._exit(0)"
    subprocess.run([sys.executable, "-c", whole], check=True)
    return perf_counter() - start


def over_bare(code: str) -> float:
    """Return the median extra time over a bare interpreter, in milliseconds."""
    seconds(code)
    return 1e3 * median(seconds(code) - seconds(BARE) for _ in range(PAIRS))


def best(call: Callable[[], object], times: int) -> float:
    """Return the shortest time of many calls, in microseconds."""
    call()
    found = []
    for _ in range(times):
        start = perf_counter()
        call()
        found.append(perf_counter() - start)
    return 1e6 * min(found)


def main() -> None:
    """Print every figure."""
    compileall.compile_dir(Path(ccm.__file__).parent, quiet=1)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    bare = 1e3 * median(seconds(BARE) for _ in range(PAIRS))
    print(f"bare interpreter                       {bare:7.1f} ms")
    unit = over_bare(ATTRS)
    for label, code in (
        ("import ccm", FACE),
        ("import attrs (the unit)", ATTRS),
        ("import attrs and cattrs (for comparison)", LIBRARIES),
        ("cold process to first explained deadline", FIRST),
    ):
        took = over_bare(code)
        print(f"{label:41s}{took:5.1f} ms over bare, {took / unit:4.2f} units")
    then = ccm.as_of(DAY)
    answers = (("BGR", "art3"), ("DEU", "art4"), ("FRA", "art3"), ("FRA", "art7.1"))
    for state, obligation in answers:
        time = best(lambda s=state, o=obligation: then.assess(s, o), 500)
        print(f"one explained answer, {state} {obligation:7s} {time:15.0f} µs")
    finding = then.assess("BGR", "art3")
    print(f"the same, in words    {best(finding.explain, 200):23.0f} µs")
    count = len(then.findings())
    print(f"{count} explained answers, one day {best(then.findings, 9) / 1e3:13.1f} ms")
    print(
        "one timeline, BGR art3 "
        f"{best(lambda: ccm.timeline('BGR', 'art3'), 9) / 1e3:21.1f} ms"
    )


if __name__ == "__main__":
    main()
