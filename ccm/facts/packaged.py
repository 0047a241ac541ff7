"""The record that comes with the library, read without checking it once more."""

from __future__ import annotations

import csv
import gc
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args

from ccm.errors import DataFileError
from ccm.facts.cells import cell_readers, typed_fields
from ccm.facts.checks import Row, cross_faults
from ccm.facts.events import Event, ExtensionDecision, ExtensionRequest
from ccm.facts.record import Record
from ccm.facts.schema import DATA, REGISTER, SCHEMA
from ccm.facts.states import States

__all__ = ["nothing_to_collect", "packaged_record", "trusted_record"]

_Readers = Mapping[Any, Callable[[str], Any]]


@cache
def packaged_record() -> Record:
    """Return the record that comes with the library; read once.

    Raises:
        DataFileError: The installed data files are damaged.

    >>> len(packaged_record().states)
    197
    """
    try:
        return trusted_record()
    except Exception:  # noqa: BLE001 - whatever it is, the strict way names it
        from ccm.facts.loading import load_record  # noqa: PLC0415 - it loads cattrs

        return load_record(DATA)


def trusted_record() -> Record:
    """Return what `load_record` makes of the packaged files, in a third of the time.

    They passed every check of it when the library was packed. Here each text of
    a column is read once. What would be read without complaint and change answers
    is still looked for, since an officer may have corrected a row in place.

    Raises:
        DataFileError: Rows do not fit each other.
    """
    with nothing_to_collect():
        states = States(_rows(REGISTER, cell_readers()))
        named = cell_readers(states.by_alpha3)
        readers = {kind: cache(read) for kind, read in named.items()}
        events: list[Event] = []
        for name in _names():
            if issubclass(SCHEMA[name], Event):
                events += _rows(name, readers)
        record = Record(
            states=states,
            events=tuple(events),
            meetings=_rows("meetings", readers),
            coverage=_rows("coverage", readers),
        )
        faults = tuple(cross_faults(_linked(record)))
        if faults or len(states.by_alpha3) < len(states):
            raise DataFileError(faults)
        return record


def _linked(record: Record) -> list[Row]:
    """Return the rows that other rows can contradict; the line is not known here."""
    procedure = (ExtensionRequest, ExtensionDecision)
    events = [e for e in record.events if e.dispute or isinstance(e, procedure)]
    rows = (*events, *record.meetings, *record.coverage)
    return [Row(DATA, 0, row) for row in rows]


def _names() -> list[str]:
    names = sorted(os.listdir(DATA))  # noqa: PTH208 - pathlib takes 4 ms
    return [name.removesuffix(".csv") for name in names if name.endswith(".csv")]


def _rows(name: str, readers: _Readers) -> tuple[Any, ...]:
    kind = SCHEMA[name]
    path = os.path.join(DATA, f"{name}.csv")  # noqa: PTH118
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123
        columns, *rows = csv.reader(file)
    if len(set(map(tuple, rows))) < len(rows):
        raise DataFileError((f"{path}:1: row: expected each once",))
    types = {field.name: field.type for field in typed_fields(kind)}
    meant: list[dict[str, Any]] = []
    for column, texts in zip(columns, zip(*rows, strict=True), strict=True):
        read = _reader(types[column], readers)
        meant.append({text: read(text) for text in set(texts) if text})
    return tuple(
        kind(
            **{
                column: values[text]
                for column, values, text in zip(columns, meant, cells, strict=True)
                if text
            }
        )
        for cells in rows
    )


def _reader(kind: Any, readers: _Readers) -> Callable[[str], Any]:
    if kind in readers:
        return readers[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    (meant,) = (each for each in get_args(kind) if each is not NoneType)
    return _reader(meant, readers)


@contextmanager
def nothing_to_collect() -> Generator[None]:
    """Leave garbage alone meanwhile: every row is kept, and looking costs a quarter."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
