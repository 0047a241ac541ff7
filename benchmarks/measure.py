"""Measure what `ccm` costs, every figure as a ratio, with one command.

It is one of these::

    python benchmarks/measure.py
    python benchmarks/measure.py --only answers growth
    python benchmarks/measure.py --peers FOLDER

Cold figures are in units of importing attrs, all others in units of a tree of eight
frozen attrs nodes made by hand, measured beside each; ``asked`` is what it may cost.
Where there are several cases, the median is held to it, and the largest stands beside.
Processor time throughout. ``docs/explanation/speed.md`` says how to read it.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import answers
import cold
import growth
import pictures
from clock import unit
from figures import Figure, table

HERE = Path(__file__).parent
TABLES: dict[str, tuple[str, Callable[[], Iterator[Figure]]]] = {
    "cold": ("A cold process, in units of importing attrs", cold.figures),
    "answers": ("One answer, in units of a tree of eight nodes", answers.figures),
    "pictures": ("Whole pictures, in the same units", pictures.figures),
    "growth": ("Many events in one State, in the same units", growth.figures),
}


def columns() -> None:
    """Print the figures of columns beside plain numpy, where both are there."""
    script = HERE / "columns.py"
    wanted = ("ccm.columns", "numpy", "pyarrow")
    if not script.is_file() or any(find_spec(name) is None for name in wanted):
        print("\nColumns beside plain numpy: not there")
        return
    print("\nColumns, 10⁶ rows: 1.1 times plain numpy and 60 MiB are asked", flush=True)
    subprocess.run([sys.executable, script], check=True)


def peers(folder: Path) -> None:
    """Print what nine questions cost here and elsewhere, as far as it is installed."""
    print("\nThe same questions, answered by other tools", flush=True)
    script = HERE / "side_by_side.py"
    subprocess.run([sys.executable, script, folder, "--size", "124"], check=True)


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=(*TABLES, "columns"))
    parser.add_argument("--peers", type=Path, help="a folder of contestants")
    given = parser.parse_args()
    chosen: list[str] = given.only or [*TABLES, "columns"]
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    print(f"a tree of eight frozen attrs nodes: {1e6 * unit():.2f} µs")
    for name in chosen:
        if name == "columns":
            columns()
        else:
            table(TABLES[name][0], TABLES[name][1]())
    if given.peers:
        peers(given.peers)
    print(f"\n{process_time():.0f} s of processor time, cold processes not counted")


if __name__ == "__main__":
    main()
