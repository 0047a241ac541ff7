"""What `ccm.columns` answers, as one would write it by hand in plain numpy, for speed.

Days are whole numbers, the calendar is tables, rows come in blocks that stay in the
cache. It knows one treaty, one reading, two extensions, and nothing of days known in
part, of ends that decisions name or of requests.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ccm.rules import Status

Array = NDArray[Any]

ON = date(2025, 6, 30)
EPOCH = date(1970, 1, 1).toordinal()
BLOCK = 16384
FAR = np.int32(2**30)
D = np.int32(ON.toordinal() - EPOCH)
MONTHS = 12 * 140
STARTS = (np.datetime64("1990-01", "M") + np.arange(MONTHS + 1)).astype("M8[D]")
STARTS = STARTS.astype(np.int32)
DAY0 = STARTS[0]
EVERY_DAY = np.arange(DAY0, STARTS[-1])
MONTH = np.searchsorted(STARTS, EVERY_DAY, side="right").astype(np.int16)
MONTH = np.append(MONTH - np.int16(1), np.int16(MONTHS))
STARTS[-1] = FAR
GENERAL = np.int16((2010 - 1990) * 12 + 7)
NOW = np.int16((ON.year - 1990) * 12 + ON.month - 1)
STATUSES = list(Status)
CODE = {status.name: np.uint8(STATUSES.index(status)) for status in STATUSES}
ARISES, SILENCE, UNKNOWN = np.uint8(2), np.uint8(5), np.uint8(2)
YEAR0 = 2009
APRILS = np.array(
    [date(YEAR0 + n + 1, 4, 30).toordinal() - EPOCH for n in range(64)], np.int32
)
NEXT = int((APRILS < D).sum())
FROM = np.array([2**64 - 2**n for n in range(64)], np.uint64)
ONE = np.uint64(1)


class Columns:
    """Columns of a batch as arrays, nulls filled block by block."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.values: dict[str, tuple[Array, Array | None]] = {}
        self.i, self.j = 0, 0
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if pa.types.is_list(column.type):
                self.reports = column
                continue
            bits, data = column.buffers()
            there = np.frombuffer(bits, np.uint8) if column.null_count else None
            flag = pa.types.is_boolean(column.type)
            kind = np.int32 if pa.types.is_date32(column.type) else np.int8
            values: Array = np.frombuffer(data, np.uint8 if flag else kind)
            self.values[name] = values, there

    def unpacked(self, bits: Array) -> Array:
        """Return the bits of the block's rows as bytes."""
        found = np.unpackbits(bits[self.i // 8 : (self.j + 7) // 8], bitorder="little")
        return found[: self.j - self.i]

    def days(self, name: str, null: Any = FAR) -> Array:
        """Return days, or numbers, of the block."""
        values, bits = self.values[name]
        ours = values[self.i : self.j]
        if bits is None:
            return ours
        return np.where(self.unpacked(bits).view(bool), ours, null)

    def flags(self, name: str) -> Array:
        """Return flags of the block: no, yes, or not known."""
        values, bits = self.values[name]
        flags = self.unpacked(values)
        if bits is None:
            return flags
        return np.where(self.unpacked(bits).view(bool), flags, UNKNOWN)


class Joined(NamedTuple):
    """Who is bound, in a block."""

    month: Array
    entry: Array
    party: Array
    covered: Array
    notice: Array
    leavers: Array
    ends: Array


class Once(NamedTuple):
    """What decides on a duty with a deadline, in a block."""

    party: Array
    arises: Array | None
    late: Array
    done: Array
    heard: Array
    due: Array


def plain(batch: pa.RecordBatch, *, yearly: bool) -> dict[str, Array]:
    """Return the answers as arrays: days, and codes of statuses and doubts."""
    given, size = Columns(batch), batch.num_rows
    out: dict[str, Array] = {
        "entry_into_force": np.empty(size, np.int32),
        "in_force": np.empty(size, np.uint8),
    }
    for name in ("art3", "art4", "art7_1", *(["art7_2"] if yearly else [])):
        out[f"{name}_deadline"] = np.empty(size, np.int32)
        out[f"{name}_status"] = np.empty(size, np.uint8)
        out[f"{name}_doubt"] = np.empty(size, np.uint8)
    for i in range(0, size, BLOCK):
        given.i, given.j = i, min(i + BLOCK, size)
        room = {name: each[given.i : given.j] for name, each in out.items()}
        found = joined(given, room)
        for name, period in (("art3", 96), ("art4", 120)):
            write(room, name, extended(given, found, name, period), extends=True)
        write(room, "art7_1", reported_first(given, found), extends=False)
        if yearly:
            reported(given, found, room)
    return out


def joined(given: Columns, room: dict[str, Array]) -> Joined:
    """Write entry into force, and return who is bound."""
    deposit = given.days("deposit")
    month = np.take(MONTH, deposit - DAY0, mode="clip") + np.int16(6)
    np.maximum(month, GENERAL, out=month)
    month = np.where(deposit <= D, np.minimum(month, MONTHS), np.int16(MONTHS))
    entry = np.take(STARTS, month, mode="clip", out=room["entry_into_force"])
    party = month <= NOW
    notice = given.days("withdrawal_notice")
    leavers = (notice < FAR).nonzero()[0]
    ends = shifted(notice[leavers], np.int16(6))
    party[leavers] &= ends > D
    room["in_force"][...] = party
    covered = given.days("covered", -FAR)
    return Joined(month, entry, party, covered, notice, leavers, ends)


def shifted(start: Array, months: Any) -> Array:
    """Return days some months later, month ends cut."""
    at = np.take(MONTH, start - DAY0, mode="clip")
    to = at + months
    end: Array = np.minimum(STARTS[to] + (start - STARTS[at]), STARTS[to + 1] - 1)
    return end


def extended(given: Columns, found: Joined, name: str, period: int) -> Once:
    """Return what decides on a duty whose deadline can be extended."""
    size, month = given.j - given.i, found.month
    months = np.full(size, period, np.int16)
    decided: list[tuple[Array, Array]] = []
    for n in (1, 2):
        day = given.days(f"{name}_{n}_decided")
        length = given.days(f"{name}_{n}_months", np.int8(0))
        months += length * (day <= D)
        decided.append((day, length))
    due = np.take(STARTS, month + months, mode="clip")
    done = given.days(f"{name}_done")
    by = np.minimum(done, D)
    late = by > due
    since = np.zeros(size, bool)
    for day, _ in decided:
        since |= (day > done) & (day <= D)
    since &= by > np.take(STARTS, month + np.int16(period), mode="clip")
    some = since.nonzero()[0]
    then = np.full(len(some), period, np.int16)
    for day, length in decided:
        then += length[some] * (day[some] <= done[some])
    late[some] = done[some] > np.take(STARTS, month[some] + then, mode="clip")
    arises = given.flags(f"{name}_arises")
    return Once(found.party, arises, late, done, found.covered >= by, due)


def reported_first(given: Columns, found: Joined) -> Once:
    """Return what decides on the initial report."""
    due, done = found.entry + np.int32(180), given.days("art7_1_done")
    by = np.minimum(done, D)
    return Once(found.party, None, by > due, done, found.covered >= by, due)


def write(room: dict[str, Array], name: str, told: Once, *, extends: bool) -> None:
    """Write status, doubt and deadline."""
    party, arises, late, done, heard, due = told
    unheard = late & ~heard
    status = np.where(late, CODE["OVERDUE"], CODE["OUTSTANDING"])
    doubt = unheard.view(np.uint8) * SILENCE
    known = ~unheard if extends else np.ones(len(due), bool)
    if arises is not None:
        untold = (arises == UNKNOWN) & (done == FAR) & ~unheard
        np.copyto(doubt, ARISES, where=untold)
    np.copyto(status, CODE["UNDETERMINED"], where=doubt > 0)
    if arises is not None:
        none = arises == 0
        np.copyto(status, CODE["NOT_APPLICABLE"], where=none)
        np.copyto(doubt, np.uint8(0), where=none)
        known &= ~none
    performed, vague = done <= D, unheard & extends
    kept = np.where(late, CODE["FULFILLED_LATE"], CODE["FULFILLED"])
    np.copyto(kept, CODE["UNDETERMINED"], where=vague)
    np.copyto(status, kept, where=performed)
    np.copyto(doubt, vague.view(np.uint8) * SILENCE, where=performed)
    known = np.where(performed, ~vague, known) & party
    np.copyto(status, CODE["NOT_BOUND"], where=~party)
    room[f"{name}_status"][...] = status
    room[f"{name}_doubt"][...] = doubt * party
    room[f"{name}_deadline"][...] = np.where(known, due, FAR)


def on_record(given: Columns) -> Array:
    """Return the years of which a report was filed by the day, as bits."""
    lists = given.reports
    bounds = np.frombuffer(lists.buffers()[1], np.int32)[given.i : given.j + 1]
    years = np.frombuffer(lists.values.field("year").buffers()[1], np.int16)
    filed = np.frombuffer(lists.values.field("filed").buffers()[1], np.int32)
    start, stop = bounds[0], bounds[-1]
    each = ONE << (years[start:stop] - YEAR0).astype(np.uint64)
    each *= filed[start:stop] <= D
    bits = np.zeros(given.j - given.i, np.uint64)
    some = bounds[1:] > bounds[:-1]
    bits[some] = np.bitwise_or.reduceat(each, bounds[:-1][some] - start)
    return bits


def reported(given: Columns, found: Joined, room: dict[str, Array]) -> None:
    """Write what is owed every year."""
    month, entry, party, covered, notice, leavers, ends = found
    year = np.where(month < MONTHS, month // 12 + (1990 - YEAR0), 0)
    first = FROM[year + (APRILS[year] < entry + 180)]
    lacking = first & ~on_record(given)
    gone = (notice[leavers] <= D) & party[leavers]
    over = np.minimum(np.searchsorted(APRILS, ends), 63)
    lacking[leavers] &= np.where(gone, ~FROM[over], FROM[0])
    late = (lacking & ~FROM[NEXT]) != 0
    coming = lacking & FROM[NEXT]
    due = np.full(len(month), APRILS[NEXT])
    odd = ((coming & (ONE << np.uint64(NEXT))) == 0).nonzero()[0]
    left = coming[odd]
    _, places = np.frexp((left & (~left + ONE)).astype(float))
    due[odd] = np.where(left == 0, FAR, APRILS[np.maximum(places - 1, 0)])
    status = np.where(late, CODE["OVERDUE"], CODE["OUTSTANDING"])
    vague = late & (covered < D)
    np.copyto(status, CODE["UNDETERMINED"], where=vague)
    np.copyto(status, CODE["NOT_BOUND"], where=~party)
    room["art7_2_status"][...] = status
    room["art7_2_doubt"][...] = (vague & party).view(np.uint8) * SILENCE
    room["art7_2_deadline"][...] = np.where(party, due, FAR)


def as_arrow(answers: dict[str, Array]) -> pa.RecordBatch:
    """Return the answers as a batch."""
    return pa.RecordBatch.from_pydict(
        {name: column(name, values) for name, values in answers.items()}
    )


WORDS = pa.array([str(status) for status in STATUSES])
DOUBTS = pa.array(["", "left", "arises", "", "", "silence"])


def column(name: str, values: Array) -> pa.Array:
    """Return one answer as Arrow has it."""
    if name == "in_force":
        bits = np.packbits(values.view(bool), bitorder="little")
        return buffered(pa.bool_(), len(values), None, bits)
    if values.dtype == np.int32:
        return buffered(pa.date32(), len(values), values < FAR, values)
    doubt = name.endswith("_doubt")
    there = values > 0 if doubt else None
    codes = buffered(pa.int8(), len(values), there, values)
    words = DOUBTS if doubt else WORDS
    return pa.DictionaryArray.from_arrays(codes, words, safe=False)


def buffered(
    kind: pa.DataType, size: int, there: Array | None, values: Array
) -> pa.Array:
    """Return a column of values as they lie in memory."""
    bits = None
    if there is not None:
        bits = pa.py_buffer(np.packbits(there, bitorder="little"))
    return pa.Array.from_buffers(kind, size, [bits, pa.py_buffer(values)])
