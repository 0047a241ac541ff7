"""The record that comes with the library, read without looking for every fault."""

from __future__ import annotations

import csv
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from functools import cache
from io import StringIO
from itertools import repeat
from types import NoneType
from typing import Any, get_args

import attrs

from ccm.errors import DataFileError
from ccm.facts.cells import cell_readers
from ccm.facts.checks import Row, cross_faults
from ccm.facts.events import Event, ExtensionDecision, ExtensionRequest
from ccm.facts.garbage import nothing_to_collect
from ccm.facts.record import Record
from ccm.facts.schema import DATA, REGISTER, SCHEMA
from ccm.facts.states import States
from ccm.facts.typed import typed_fields

__all__ = ["EDITION", "packaged_record", "trusted_record"]

EDITION = "2026.11"
"""The year and the month in which the packaged files were last gone through."""

_NAMING_A_MEETING = (ExtensionRequest, ExtensionDecision)
"""The types of events that can contradict the rows of another file."""

_run: Callable[[Iterable[object]], None] = deque[object](maxlen=0).extend
"""Runs through what is given, which is called for what it does."""

_Readers = dict[Any, Callable[[str], Any]]


@cache
def packaged_record() -> Record:
    """Return the record that comes with the library; read once.

    Raises:
        DataFileError: The installed data files are damaged.

    >>> len(packaged_record().states)
    197
    """
    with suppress(Exception):  # whatever it is, the strict way names it
        return trusted_record()
    from ccm.facts.loading import load_record  # noqa: PLC0415 - it loads cattrs

    return attrs.evolve(load_record(DATA), edition=EDITION, folder="")


def trusted_record() -> Record:
    """Return what `load_record` makes of the packaged files.

    It takes half of the time, or a third where cattrs is not loaded yet: each text
    of a column is read once, and no fault is named. Whatever `load_record` refuses
    is refused here too, by whichever error comes first.
    """
    with nothing_to_collect(for_good=True):
        states = States(_rows(REGISTER, cell_readers()))
        named = cell_readers(states)
        readers: _Readers = {kind: cache(read) for kind, read in named.items()}
        events: list[Event] = []
        for name in _names():
            if issubclass(SCHEMA[name], Event):
                events += _rows(name, readers)
        meetings = _rows("meetings", readers)
        coverage = _rows("coverage", readers)
        documents = _rows("papers", readers)
        linked = (e for e in events if e.dispute or type(e) in _NAMING_A_MEETING)
        rows = (*states, *linked, *meetings, *coverage, *documents)
        if faults := tuple(cross_faults([Row(DATA, 0, row) for row in rows])):
            raise DataFileError(faults)
        return Record(
            states=states,
            events=tuple(events),
            meetings=meetings,
            coverage=coverage,
            documents=documents,
            edition=EDITION,
        )


def _names() -> list[str]:
    names = sorted(os.listdir(DATA))  # noqa: PTH208 - pathlib takes 4 ms
    return [name.removesuffix(".csv") for name in names if name.endswith(".csv")]


def _rows(name: str, readers: _Readers) -> tuple[Any, ...]:
    """Return the rows of a file, made field by field.

    Row by row, as ``__init__`` would, takes three times as long.
    """
    kind = SCHEMA[name]
    columns, *rows = _cells(os.path.join(DATA, f"{name}.csv"))  # noqa: PTH118
    fields = {field.name: field for field in typed_fields(kind)}
    told = zip(columns, zip(*rows, strict=True), strict=True)
    read = {each: _column(fields[each], texts, readers) for each, texts in told}
    made: tuple[object, ...] = tuple(object.__new__(kind) for _ in rows)
    for column, field in fields.items():
        given = column in read
        values = read[column] if given else repeat(_default(field))
        _run(map(getattr(kind, column).__set__, made, values))
        _validate(field, made)
    if hasattr(kind, "cohere"):  # of their types the values are, being read so
        _run(map(kind.cohere, made))
    return made


def _cells(path: str) -> list[list[str]]:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        lines = StringIO(file.readall().decode(), newline="")
    cells = [*csv.reader(lines, strict=True)]
    for alike in (cells[0], [*map(tuple, cells)]):
        if len(set(alike)) < len(alike):
            raise DataFileError((f"{path}: expected once what stands there twice",))
    return cells


def _column(
    field: attrs.Attribute[Any], texts: Sequence[str], readers: _Readers
) -> Iterator[Any]:
    """Return what the cells of a column mean, each text read once."""
    unlike = set(texts)
    read = _reader(field.type, readers)
    meant = {text: read(text) for text in unlike if text}
    if "" in unlike:
        meant[""] = _default(field)
    return map(meant.__getitem__, texts)


def _default(field: attrs.Attribute[Any]) -> Any:
    if field.default is attrs.NOTHING:
        raise DataFileError((f"{field.name}: expected a value, got none",))
    return field.default


def _validate(field: attrs.Attribute[Any], made: tuple[object, ...]) -> None:
    if field.validator is not None:
        for each in made:
            field.validator(each, field, getattr(each, field.name))


def _reader(kind: Any, readers: _Readers) -> Callable[[str], Any]:
    """Return how a cell is read, and remember it: most columns are alike."""
    if kind not in readers:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            readers[kind] = kind
        else:
            (meant,) = (each for each in get_args(kind) if each is not NoneType)
            readers[kind] = _reader(meant, readers)
    return readers[kind]
