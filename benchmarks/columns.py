"""Measure `ccm.columns` beside plain numpy, with ``python benchmarks/columns.py``.

Both answer the same questions about the same made-up rows, from an Arrow batch to an
Arrow batch, and the answers are compared before any time is shown. The plain program is
written as one would by hand for speed: days as whole numbers, the calendar as tables,
rows in blocks that stay in the cache; it knows one reading, and nothing of days known in
part, of ends that decisions name or of requests. Both take turns; what is quoted is the
median of the rounds, as a ratio, and the nanoseconds of a row only beside it.
"""

from __future__ import annotations

import argparse
import tracemalloc
from collections.abc import Callable
from datetime import date
from statistics import median
from time import process_time
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

import ccm
import ccm.columns
from ccm.rules import Status

Array = NDArray[Any]

ON = date(2025, 6, 30)
SEED = 20080530
EPOCH = date(1970, 1, 1).toordinal()
BLOCK = 16384
FAR = np.int32(2**30)
D = np.int32(ON.toordinal() - EPOCH)

# ------------------------------------------------------------------- made-up rows


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


# ------------------------------------------------------------------- plain numpy

FIRST = np.datetime64("1990-01", "M")
MONTHS = 12 * 140
STARTS = (FIRST + np.arange(MONTHS + 1)).astype("M8[D]").astype(np.int32)
DAY0 = STARTS[0]
MONTH = (
    np.searchsorted(STARTS, np.arange(DAY0, STARTS[-1]), side="right") - 1
).astype(np.int16)
MONTH = np.append(MONTH, np.int16(MONTHS))
STARTS[-1] = FAR
GENERAL = np.int16((2010 - 1990) * 12 + 7)
NOW = np.int16((ON.year - 1990) * 12 + ON.month - 1)
STATUSES = list(Status)
CODE = {status.name: np.uint8(STATUSES.index(status)) for status in STATUSES}
LEAVING, ARISES, SILENCE = np.uint8(1), np.uint8(2), np.uint8(5)
YEAR0 = 2009
APRILS = np.array(
    [number(date(YEAR0 + n + 1, 4, 30)) for n in range(64)], np.int32
)
NEXT = int((APRILS < D).sum())
FROM = np.array([2**64 - 2**n for n in range(64)], np.uint64)


class Columns:
    """Columns of a batch as arrays, nulls filled block by block."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.values: dict[str, tuple[Array, Array | None]] = {}
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if pa.types.is_list(column.type):
                continue
            bits, data = column.buffers()
            there = np.frombuffer(bits, np.uint8) if column.null_count else None
            flag = pa.types.is_boolean(column.type)
            kind = np.int32 if pa.types.is_date32(column.type) else np.int8
            self.values[name] = np.frombuffer(data, np.uint8 if flag else kind), there

    def block(self, name: str, i: int, j: int, null: Any) -> Array:
        """Return the values of some rows."""
        values, bits = self.values[name]
        if bits is None:
            return values[i:j]
        there = np.unpackbits(bits[i // 8 : (j + 7) // 8], bitorder="little")
        return np.where(there[: j - i].view(bool), values[i:j], null)

    def flags(self, name: str, i: int, j: int) -> Array:
        """Return the flags of some rows: no, yes, or not known."""
        values, bits = self.values[name]
        flags = np.unpackbits(values[i // 8 : (j + 7) // 8], bitorder="little")[: j - i]
        if bits is None:
            return flags
        there = np.unpackbits(bits[i // 8 : (j + 7) // 8], bitorder="little")
        return np.where(there[: j - i].view(bool), flags, np.uint8(2))


def plain(batch: pa.RecordBatch, yearly: bool) -> dict[str, Array]:
    """Return the answers in arrays: days, codes of statuses and doubts."""
    given, size = Columns(batch), batch.num_rows
    names = ["art3", "art4", "art7_1", *(["art7_2"] if yearly else [])]
    out: dict[str, Array] = {
        "entry_into_force": np.empty(size, np.int32),
        "in_force": np.empty(size, np.uint8),
    }
    for name in names:
        out[f"{name}_deadline"] = np.empty(size, np.int32)
        out[f"{name}_status"] = np.empty(size, np.uint8)
        out[f"{name}_doubt"] = np.empty(size, np.uint8)
    for i in range(0, size, BLOCK):
        j = min(i + BLOCK, size)
        plain_block(batch, given, out, i, j, yearly)
    return out


def plain_block(
    batch: pa.RecordBatch,
    given: Columns,
    out: dict[str, Array],
    i: int,
    j: int,
    yearly: bool,
) -> None:
    """Answer for some rows."""
    deposit = given.block("deposit", i, j, FAR)
    covered = given.block("covered", i, j, -FAR)
    month = np.take(MONTH, deposit - DAY0, mode="clip") + np.int16(6)
    np.maximum(month, GENERAL, out=month)
    month = np.where(deposit <= D, np.minimum(month, MONTHS), np.int16(MONTHS))
    entry = np.take(STARTS, month, mode="clip", out=out["entry_into_force"][i:j])
    party = month <= NOW
    notice = given.block("withdrawal_notice", i, j, FAR)
    rows = (notice < FAR).nonzero()[0]
    ends = np.full(len(rows), FAR)
    if rows.size:
        ends = shifted(notice[rows], np.int16(6))
        party[rows] &= ends > D
    out["in_force"][i:j] = party
    for name, period in (("art3", 96), ("art4", 120)):
        months = np.full(j - i, period, np.int16)
        decided = []
        for n in (1, 2):
            day = given.block(f"{name}_{n}_decided", i, j, FAR)
            length = given.block(f"{name}_{n}_months", i, j, np.int8(0))
            months += length * (day <= D)
            decided.append((day, length))
        due = np.take(STARTS, month + months, mode="clip")
        done = given.block(f"{name}_done", i, j, FAR)
        by = np.minimum(done, D)
        late = by > due
        since = np.zeros(j - i, bool)
        for day, _ in decided:
            since |= (day > done) & (day <= D)
        some = since.nonzero()[0]
        if some.size:
            then = np.full(len(some), period, np.int16)
            for day, length in decided:
                then += length[some] * (day[some] <= done[some])
            late[some] = done[some] > np.take(STARTS, month[some] + then, mode="clip")
        arises = given.flags(f"{name}_arises", i, j)
        judge(out, name, (i, j), (party, arises, late, done, covered >= by, due), True)
    due = entry + np.int32(180)
    done = given.block("art7_1_done", i, j, FAR)
    by = np.minimum(done, D)
    told = (party, None, by > due, done, covered >= by, due)
    judge(out, "art7_1", (i, j), told, False)
    if yearly:
        reported(batch, out, (i, j), (month, entry, party, covered, notice, rows, ends))


def shifted(start: Array, months: Any) -> Array:
    """Return days some months later, month ends cut."""
    at = np.take(MONTH, start - DAY0, mode="clip")
    to = at + months
    return np.minimum(STARTS[to] + (start - STARTS[at]), STARTS[to + 1] - 1)


def judge(
    out: dict[str, Array], name: str, at: tuple[int, int], told: Any, extends: bool
) -> None:
    """Write status, doubt and deadline of some rows."""
    party, arises, late, done, heard, due = told
    i, j = at
    performed = done <= D
    unheard = late & ~heard
    status = np.where(late, CODE["OVERDUE"], CODE["OUTSTANDING"])
    doubt = unheard.view(np.uint8) * SILENCE
    if arises is not None:
        open_ = (arises == 2) & (done == FAR)
        np.copyto(doubt, ARISES, where=open_ & ~unheard)
    status = np.where(doubt > 0, CODE["UNDETERMINED"], status)
    known = ~unheard if extends else np.ones(j - i, bool)
    if arises is not None:
        none = arises == 0
        np.copyto(status, CODE["NOT_APPLICABLE"], where=none)
        np.copyto(doubt, np.uint8(0), where=none)
        known &= ~none
    kept = np.where(late, CODE["FULFILLED_LATE"], CODE["FULFILLED"])
    vague = unheard if extends else np.zeros(j - i, bool)
    np.copyto(kept, CODE["UNDETERMINED"], where=vague)
    np.copyto(status, kept, where=performed)
    np.copyto(doubt, vague.view(np.uint8) * SILENCE, where=performed)
    known = np.where(performed, ~vague, known)
    status *= party
    status += (~party).view(np.uint8) * CODE["NOT_BOUND"]
    doubt *= party
    known &= party
    out[f"{name}_status"][i:j] = status
    out[f"{name}_doubt"][i:j] = doubt
    out[f"{name}_deadline"][i:j] = np.where(known, due, FAR)


def reported(
    batch: pa.RecordBatch, out: dict[str, Array], at: tuple[int, int], told: Any
) -> None:
    """Write what some rows owe every year."""
    month, entry, party, covered, notice, rows, ends = told
    i, j = at
    lists = batch.column("art7_2_reports")
    bounds = np.frombuffer(lists.buffers()[1], np.int32)[i : j + 1]
    inner = lists.values
    years = np.frombuffer(inner.field("year").buffers()[1], np.int16)
    filed = np.frombuffer(inner.field("filed").buffers()[1], np.int32)
    start, stop = bounds[0], bounds[-1]
    one = np.uint64(1) << (years[start:stop] - YEAR0).astype(np.uint64)
    one *= filed[start:stop] <= D
    bits = np.zeros(j - i, np.uint64)
    some = bounds[1:] > bounds[:-1]
    bits[some] = np.bitwise_or.reduceat(one, bounds[:-1][some] - start)
    year = np.where(month < MONTHS, month // 12 + (1990 - YEAR0), 0)
    first = FROM[year + (APRILS[year] < entry + 180)]
    lacking = first & ~bits
    late = (lacking & ~FROM[NEXT]) != 0
    coming = lacking & FROM[NEXT]
    if rows.size:
        over = np.searchsorted(APRILS, ends)
        gone = (notice[rows] <= D) & party[rows]
        cut = np.where(gone, ~FROM[np.minimum(over, 63)], FROM[0])
        late[rows] = (lacking[rows] & cut & ~FROM[NEXT]) != 0
        coming[rows] &= cut
    due = np.full(j - i, APRILS[NEXT])
    odd = ((coming & (np.uint64(1) << np.uint64(NEXT))) == 0).nonzero()[0]
    if odd.size:
        left = coming[odd]
        _, places = np.frexp((left & (~left + np.uint64(1))).astype(float))
        due[odd] = np.where(left == 0, FAR, APRILS[np.maximum(places - 1, 0)])
    heard = covered >= D
    status = np.where(late, CODE["OVERDUE"], CODE["OUTSTANDING"])
    vague = late & ~heard
    np.copyto(status, CODE["UNDETERMINED"], where=vague)
    status *= party
    status += (~party).view(np.uint8) * CODE["NOT_BOUND"]
    out["art7_2_status"][i:j] = status
    out["art7_2_doubt"][i:j] = (vague & party).view(np.uint8) * SILENCE
    out["art7_2_deadline"][i:j] = np.where(party, due, FAR)


def as_arrow(answers: dict[str, Array]) -> pa.RecordBatch:
    """Return the plain program's answers as a batch, as the library's are."""
    statuses = pa.array([str(status) for status in STATUSES])
    doubts = pa.array(["", "left", "arises", "", "", "silence"])
    columns: dict[str, pa.Array] = {}
    for name, values in answers.items():
        size = len(values)
        if values.dtype == np.int32:
            bits = np.packbits(values < FAR, bitorder="little")
            buffers = [pa.py_buffer(bits), pa.py_buffer(values)]
            columns[name] = pa.Array.from_buffers(pa.date32(), size, buffers)
        elif name == "in_force":
            bits = np.packbits(values.view(bool), bitorder="little")
            buffers = [None, pa.py_buffer(bits)]
            columns[name] = pa.Array.from_buffers(pa.bool_(), size, buffers)
        else:
            doubt = name.endswith("_doubt")
            bits = np.packbits(values > 0, bitorder="little") if doubt else None
            buffers = [None if bits is None else pa.py_buffer(bits), pa.py_buffer(values)]
            codes = pa.Array.from_buffers(pa.int8(), size, buffers)
            words = doubts if doubt else statuses
            columns[name] = pa.DictionaryArray.from_arrays(codes, words, safe=False)
    return pa.RecordBatch.from_pydict(columns)


# ------------------------------------------------------------------- comparing


def codes(column: pa.Array) -> Array:
    """Return what a column holds as numbers, -1 for null."""
    if pa.types.is_dictionary(column.type):
        column = column.indices
    elif pa.types.is_date32(column.type):
        column = column.view(pa.int32())
    return column.cast(pa.int32()).fill_null(-1).to_numpy(zero_copy_only=False)


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
        return as_arrow(plain(batch, yearly))

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
