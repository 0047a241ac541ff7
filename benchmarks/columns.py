"""Measure `ccm.columns` beside plain numpy, with ``python benchmarks/columns.py``.

Both answer the same questions about the same made-up rows, from an Arrow batch to an
Arrow batch, and the answers are compared before any time is shown. The plain program
(`benchmarks/plain_columns.py`) is written as one would by hand for speed. Both take
turns; what is quoted is the median of the rounds, as a ratio, with the nanoseconds of a
row beside it. ``--size 10000000`` asks of as many rows.
"""

from __future__ import annotations

import argparse
import tracemalloc
from collections.abc import Callable
from datetime import date
from statistics import median
from time import process_time

import numpy as np
import pyarrow as pa
from plain_columns import EPOCH, ON, Array, D, as_arrow, plain

import ccm
import ccm.columns

SEED = 20080530


def number(day: date) -> int:
    """Return a day as Arrow counts it."""
    return day.toordinal() - EPOCH


def days(values: Array, there: Array) -> pa.Array:
    """Return a column of days, null where they are not there."""
    return pa.array(values.astype("M8[D]"), pa.date32(), mask=~there)


def made_up(size: int) -> pa.RecordBatch:
    """Return rows in which everything happens to some."""
    rng = np.random.default_rng([SEED, size])

    def chance(share: float) -> Array:
        return rng.random(size) < share

    deposit = number(date(2008, 12, 3)) + rng.integers(0, 5900, size)
    joined = chance(0.9)
    columns: dict[str, pa.Array] = {
        "deposit": days(deposit, joined),
        "covered": days(np.where(chance(0.2), D - 2000, D + 100), chance(0.95)),
        "withdrawal_notice": days(
            deposit + rng.integers(1, 6000, size), joined & chance(0.01)
        ),
    }
    for stem, share, due in (("art3", 0.35, 3100), ("art4", 0.25, 3900)):
        arises = chance(share)
        done = deposit + rng.integers(100, due + 1500, size)
        columns[f"{stem}_arises"] = pa.array(arises, mask=chance(0.05))
        columns[f"{stem}_done"] = days(done, joined & arises & chance(0.6))
        asked = joined & arises & chance(0.4)
        for n in (1, 2):
            decided = deposit + due + 365 * n + rng.integers(-500, 200, size)
            months = rng.choice(np.array([0, 6, 12, 24, 36, 48], np.int8), size)
            columns[f"{stem}_{n}_decided"] = days(decided, asked)
            columns[f"{stem}_{n}_months"] = pa.array(months, mask=~asked)
            asked = asked & chance(0.4)
    filed = deposit + rng.integers(200, 900, size)
    columns["art7_1_done"] = days(filed, joined & chance(0.8))
    columns["art7_2_reports"] = reports(rng, size)
    return pa.RecordBatch.from_pydict(columns)


def reports(rng: np.random.Generator, size: int) -> pa.Array:
    """Return lists of reports, about five for each row."""
    counts = rng.integers(0, 11, size)
    offsets = np.append(0, counts.cumsum()).astype(np.int32)
    total = int(offsets[-1])
    years = (2011 + rng.integers(0, 14, total)).astype(np.int16)
    april = ((years + 1 - 1970).astype("M8[Y]").astype("M8[D]")).astype(np.int32) + 119
    filed = pa.array((april + rng.integers(-60, 200, total)).astype("M8[D]"))
    inner = pa.StructArray.from_arrays([pa.array(years), filed], ["year", "filed"])
    return pa.ListArray.from_arrays(pa.array(offsets), inner)


def codes(column: pa.Array) -> Array:
    """Return what a column holds as numbers, -1 for null."""
    if pa.types.is_dictionary(column.type):
        column = column.indices
    elif pa.types.is_date32(column.type):
        column = column.view(pa.int32())
    numbers = column.cast(pa.int32()).fill_null(-1)
    found: Array = numbers.to_numpy(zero_copy_only=False)
    return found


def agree(ours: pa.RecordBatch, theirs: pa.RecordBatch) -> None:
    """Hold the two programs to the same answers."""
    for name in theirs.schema.names:
        one, other = codes(ours.column(name)), codes(theirs.column(name))
        odd = (one != other).nonzero()[0]
        if odd.size:
            row = int(odd[0])
            print(ours.slice(row, 1).to_pylist()[0])
            print(theirs.slice(row, 1).to_pylist()[0])
        assert not odd.size, f"{name}: {odd.size} rows differ"


def took(call: Callable[[], object]) -> float:
    """Return the processor time of a call."""
    start = process_time()
    call()
    return process_time() - start


def extra(call: Callable[[], object]) -> float:
    """Return the memory that a call takes at its height, in MiB."""
    tracemalloc.start()
    call()
    _, height = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return height / 2**20


def compare(size: int, obligations: tuple[str, ...], rounds: int) -> None:
    """Print what the library takes beside plain numpy."""
    batch = made_up(size)
    yearly = "art7.2" in obligations
    if not yearly:
        batch = batch.drop_columns(["art7_2_reports"])
    ask = ccm.columns.answers(ccm.as_of(ON), obligations)

    def ours() -> pa.RecordBatch:
        return ask(batch)

    def theirs() -> pa.RecordBatch:
        return as_arrow(plain(batch, yearly=yearly))

    agree(ours(), theirs())
    pairs = [(took(ours), took(theirs)) for _ in range(rounds)]
    ratio = median(one / other for one, other in pairs)
    least = min(one for one, _ in pairs) / min(other for _, other in pairs)
    one, other = (1e9 * median(each) / size for each in zip(*pairs, strict=True))
    print(
        f"{size:>10} rows, {', '.join(obligations):28} {ratio:5.2f} x plain numpy "
        f"(least of both {least:.2f}); {one:.0f} and {other:.0f} ns a row; "
        f"{extra(ours):.0f} and {extra(theirs):.0f} MiB"
    )


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, nargs="*", default=[10**6])
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    for size in chosen.size:
        for obligations in (
            ("art3", "art4", "art7.1"),
            ("art3", "art4", "art7.1", "art7.2"),
        ):
            compare(size, obligations, chosen.rounds)


if __name__ == "__main__":
    main()
