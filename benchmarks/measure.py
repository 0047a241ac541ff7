"""Measure what `ccm` costs, with ``python benchmarks/measure.py``.

Cold figures are the processor time of whole processes up to their answer, over that
of a bare interpreter. All take turns, round by round, and what is quoted is the
median of the rounds, also in units of importing attrs in the same round: that costs
30 ms on some machines and twice as much on others, or on the same one a minute
later. Taking the process down is not counted. Bytecode is compiled first, as an
installer does. Warm figures are the best of many calls in one process.
"""

from __future__ import annotations

import compileall
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import ccm

ROUNDS = 21
REFERENCE = 30  # milliseconds for importing attrs, where the bounds were set
DAY = date(2020, 9, 28)
COLD = {
    "bare": "pass",
    "import ccm": "import ccm",
    "attrs": "import attrs",
    "attrs and cattrs": "import attrs, cattrs",
    "first explained deadline": (
        "import ccm; from datetime import date; "
        "ccm.as_of(date(2020, 9, 28)).assess('BGR', 'art3').deadline"
    ),
}
"""What each process does: the last one from nothing to a deadline with its reasons."""


def seconds(code: str) -> float:
    """Return the processor time that a fresh interpreter takes to run the code."""
    before = _children()
    whole = f"{code}\nimport os; os._exit(0)"
    subprocess.run([sys.executable, "-c", whole], check=True)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold(candidates: dict[str, str]) -> None:
    """Print what each candidate costs over a bare interpreter."""
    rounds = [
        {label: seconds(code) for label, code in candidates.items()}
        for _ in range(ROUNDS)
    ]
    print(f"bare interpreter {1e3 * median(took['bare'] for took in rounds):31.1f} ms")
    for label in list(candidates)[1:]:
        over = [took[label] - took["bare"] for took in rounds]
        of_attrs = [
            part / (took["attrs"] - took["bare"])
            for part, took in zip(over, rounds, strict=True)
        ]
        milliseconds, units = 1e3 * median(over), median(of_attrs)
        print(
            f"{label:41s}{milliseconds:6.1f} ms over bare, {units:4.2f} units, "
            f"{REFERENCE * units:3.0f} ms at {REFERENCE} ms a unit"
        )


def best(call: Callable[[], object], times: int) -> float:
    """Return the shortest time of many calls, in microseconds."""
    call()
    found = []
    for _ in range(times):
        start = process_time()
        call()
        found.append(process_time() - start)
    return 1e6 * min(found)


def main() -> None:
    """Print every figure."""
    compileall.compile_dir(Path(ccm.__file__).parent, quiet=1)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    cold(COLD)
    then = ccm.as_of(DAY)
    answers = (("BGR", "art3"), ("DEU", "art4"), ("FRA", "art3"), ("FRA", "art7.1"))
    for state, obligation in answers:
        time = best(partial(then.assess, state, obligation), 500)
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
