"""Arrow batches: columns read without a copy, answers written with none.

No other module of the room speaks to Arrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ccm.columns.block import Reports, Stored
from ccm.columns.calendar import Codes
from ccm.columns.made import Answer, Made, Sort
from ccm.columns.once import STATUSES
from ccm.columns.stating import Column, Doubt, Kind
from ccm.errors import InvalidValueError

__all__ = ["Table", "answered", "columns_of", "read", "with_answers"]

_B = TypeVar("_B")

_LONGEST = 1200
"""Months that one decision can grant: a hundred years, as far as the calendar goes."""


class Table:
    """The columns of a batch that are asked for.

    Attributes:
        stored: Days, flags and numbers by the names of their columns.
        reports: Lists of reports.
        size: How many rows there are.
    """

    __slots__ = ("reports", "size", "stored")

    def __init__(
        self, stored: Mapping[str, Stored], reports: Mapping[str, Reports], size: int
    ) -> None:
        self.stored, self.reports, self.size = stored, reports, size


def answered(batch: _B, ask: Callable[[object], object]) -> _B:
    """Return a batch with answers, or a table, whose batches are answered one by one.

    Args:
        batch: The batch, or the table.
        ask: Answers one batch.

    Raises:
        InvalidValueError: It is neither.
    """
    if isinstance(batch, pa.RecordBatch):
        return cast("_B", ask(batch))
    if not isinstance(batch, pa.Table):
        msg = f"batch: expected a RecordBatch or a Table of Arrow, got {type(batch)}"
        raise InvalidValueError(msg)
    table = cast("pa.Table", batch)
    found = table.to_batches() or [_empty(table.schema)]
    return cast("_B", pa.Table.from_batches([ask(one) for one in found]))


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [pa.array([], f.type) for f in schema], schema=schema
    )


def columns_of(batch: object) -> list[str]:
    """Return the names of a batch's columns."""
    return list(cast("pa.RecordBatch", batch).schema.names)


def read(batch: object, columns: Iterable[Column]) -> Table:
    """Return the columns of a batch that are asked for.

    Raises:
        InvalidValueError: One is missing, or has another type.
    """
    stored: dict[str, Stored] = {}
    reports: dict[str, Reports] = {}
    names = columns_of(batch)
    for column in columns:
        if names.count(column.name) != 1:
            if column.name in names:
                raise _unfit(column, "more than one of that name")
            if column.needed:
                raise _unfit(column, "none")
            continue
        array = cast("pa.RecordBatch", batch).column(column.name)
        if column.kind in _DAY_OF:
            reports[column.name] = _reports(column, array)
        else:
            stored[column.name] = _READERS[column.kind](column, array)
            _hold_in_order(column, batch)
    return Table(stored, reports, cast("pa.RecordBatch", batch).num_rows)


def _hold_in_order(column: Column, batch: object) -> None:
    """Hold that a day known in part has its last day not before its first.

    Raises:
        InvalidValueError: A row has it otherwise.
    """
    last, given = column.latest(), cast("pa.RecordBatch", batch)
    if given.schema.names.count(last.name) != 1:
        return
    ends = [given.column(name) for name in (column.name, last.name)]
    if not all(pa.types.is_date32(end.type) for end in ends):
        return  # no day stands in one of them, or it is refused when it is read
    place = pc.index(pc.less(ends[1], ends[0]), value=True).as_py()
    if place >= 0:
        first, late = (end.cast(pa.int32())[place].as_py() for end in ends)
        raise _unfit(last, f"{first - late} days before {column.name} in row {place}")


def _unfit(column: Column, got: object) -> InvalidValueError:
    msg = (
        f"{column.name}: expected a column of {column.kind} ({column.says}), got {got}"
    )
    return InvalidValueError(msg)


def _days(column: Column, array: pa.Array) -> Stored:
    if pa.types.is_null(array.type):
        return _nothing(len(array), np.int32)
    if not pa.types.is_date32(array.type):
        raise _unfit(column, array.type)
    return _stored(array, np.int32)


def _months(column: Column, array: pa.Array) -> Stored:
    if pa.types.is_null(array.type):
        return _nothing(len(array), np.int16)
    if not pa.types.is_integer(array.type):
        raise _unfit(column, array.type)
    extremes = pc.min_max(array)
    least, most = extremes["min"].as_py() or 0, extremes["max"].as_py() or 0
    if not 0 <= least <= most <= _LONGEST:
        raise _unfit(column, f"{least} to {most}, expected 0 to {_LONGEST} months")
    return _stored(array, np.dtype(str(array.type)))


def _flags(column: Column, array: pa.Array) -> Stored:
    if pa.types.is_null(array.type):
        size = (len(array) + 7) // 8
        return Stored(np.zeros(size, np.uint8), np.zeros(size, np.uint8))
    if not pa.types.is_boolean(array.type):
        raise _unfit(column, array.type)
    there, bits = array.buffers()
    return Stored(_bytes(bits), _validity(array, there), array.offset)


_READERS = {Kind.DAY: _days, Kind.MONTHS: _months, Kind.FLAG: _flags}


_DAY_OF = {Kind.REPORTS: "filed", Kind.MISSING: "by"}
"""What the day of a report is called, or that by which there was none."""


def _reports(column: Column, array: pa.Array) -> Reports:
    if pa.types.is_null(array.type):
        none = Stored(np.zeros(0, np.int32))
        return Reports(np.zeros(len(array) + 1, np.int64), none, none, none)
    if not isinstance(array, pa.ListArray | pa.LargeListArray):
        raise _unfit(column, array.type)
    inner = array.type.value_type
    names = [f.name for f in inner] if isinstance(inner, pa.StructType) else []
    day = _DAY_OF[column.kind]
    if sorted(names) != sorted([day, "year"]):
        raise _unfit(column, array.type)
    flat = dict(zip(names, array.values.flatten(), strict=True))
    lists = Stored(np.zeros(0), _validity(array, array.buffers()[0]), array.offset)
    years, days = _years(column, flat["year"]), _days(column, flat[day])
    return Reports(array.offsets.to_numpy(), lists, years, days)


def _years(column: Column, array: pa.Array) -> Stored:
    if pa.types.is_null(array.type):
        return _nothing(len(array), np.int32)
    if not pa.types.is_integer(array.type):
        raise _unfit(column, f"a year of {array.type}")
    return _stored(array, np.dtype(str(array.type)))


def _stored(array: pa.Array, dtype: npt.DTypeLike) -> Stored:
    """Return values of one width as they lie in memory."""
    there, data = array.buffers()
    start = array.offset
    values = np.frombuffer(_memory(data), dtype)[start : start + len(array)]
    return Stored(values, _validity(array, there), start)


def _validity(array: pa.Array, bits: pa.Buffer | None) -> Codes | None:
    return _bytes(bits) if array.null_count else None


def _bytes(bits: pa.Buffer | None) -> Codes:
    return np.frombuffer(_memory(bits), np.uint8)


def _memory(buffer: pa.Buffer | None) -> memoryview:
    """Return the memory of a buffer; Arrow has none of nothing."""
    return memoryview(b"") if buffer is None else memoryview(buffer)


def _nothing(size: int, dtype: npt.DTypeLike) -> Stored:
    """Return a column of nulls."""
    return Stored(np.zeros(size, dtype), np.zeros((size + 7) // 8, np.uint8))


_TYPES = {
    Sort.DAY: pa.date32(),
    Sort.FLAG: pa.bool_(),
    Sort.STATUS: pa.dictionary(pa.int8(), pa.string()),
    Sort.DOUBT: pa.dictionary(pa.int8(), pa.string()),
}
_STATUSES = pa.array([str(status) for status in STATUSES])
_DOUBTS = pa.array([doubt.words for doubt in Doubt])


def with_answers(batch: object, made: Made, answers: tuple[Answer, ...]) -> object:
    """Return a batch with answers after its own columns."""
    given = cast("pa.RecordBatch", batch)
    arrays = [*given.columns, *(_array(made, answer) for answer in answers)]
    added = [pa.field(each.name, _TYPES[each.sort]) for each in answers]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema([*given.schema, *added]))


def _array(made: Made, answer: Answer) -> pa.Array:
    values, bits = made.values(answer.name), pa.py_buffer(made.bits(answer.name))
    if answer.sort is Sort.FLAG:
        values = np.packbits(values.view(np.bool_), bitorder="little")
    kept = pa.py_buffer(values)
    if answer.sort in (Sort.DAY, Sort.FLAG):
        kind = _TYPES[answer.sort]
        return pa.Array.from_buffers(kind, made.size, [bits, kept])
    codes = pa.Array.from_buffers(pa.int8(), made.size, [bits, kept])
    words = _STATUSES if answer.sort is Sort.STATUS else _DOUBTS
    return pa.DictionaryArray.from_arrays(codes, words, safe=False)
