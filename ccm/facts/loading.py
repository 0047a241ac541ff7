"""Reading the data files: every fault with file, line and field, or a whole record."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from ccm.errors import DataFileError
from ccm.facts.cells import RowError, cell_converter
from ccm.facts.checks import Row, cross_faults
from ccm.facts.events import Event
from ccm.facts.meetings import Coverage, Meeting
from ccm.facts.packaged import nothing_to_collect, packaged_record
from ccm.facts.record import Record
from ccm.facts.schema import DATA, REGISTER, SCHEMA
from ccm.facts.states import States

if TYPE_CHECKING:
    import cattrs

    FilePath = str | os.PathLike[str]

__all__ = [
    "Row",
    "check_files",
    "load_record",
    "read_rows",
]


def load_record(folder: FilePath = DATA) -> Record:
    """Read a record from a folder of data files; a file that is absent is empty.

    Args:
        folder: Holds files named as in `SCHEMA`, such as ``deposits.csv``. States
            are those of its ``states.csv``, or the packaged ones without it.

    Raises:
        DataFileError: With every fault of every file; nothing is loaded then.
    """
    try:
        names = sorted(n for n in os.listdir(folder) if n.endswith(".csv"))  # noqa: PTH208
    except OSError as error:
        fault = f"{folder}:1: folder: expected data files, got {error.strerror}"
        raise DataFileError((fault,)) from None
    if not names:
        raise DataFileError((f"{folder}:1: folder: expected data files (*.csv)",))
    return check_files([os.path.join(folder, name) for name in names])  # noqa: PTH118


def check_files(files: Sequence[FilePath]) -> Record:
    """Read the files alone and return what they hold, if they hold no fault.

    Raises:
        DataFileError: With every fault of every file.
    """
    with nothing_to_collect():
        return _checked(files)


def _checked(files: Sequence[FilePath]) -> Record:
    faults: list[str] = []
    paths: dict[str, str] = {}
    for file in files:
        path = os.fspath(file)
        if paths.setdefault(_stem(path), path) != path:
            faults.append(f"{path}:1: file name: expected once, got it again")
    register = paths.pop(REGISTER, os.path.join(DATA, f"{REGISTER}.csv"))  # noqa: PTH118
    known = list(_rows(register, cell_converter(), faults))
    states = States(tuple(row.value for row in known))
    converter = cell_converter(states.by_alpha3)
    rows = [row for path in paths.values() for row in _rows(path, converter, faults)]
    faults.extend(cross_faults([*known, *rows]))
    if faults:
        raise DataFileError(tuple(faults))
    return Record(
        states=states,
        events=tuple(r.value for r in rows if isinstance(r.value, Event)),
        meetings=tuple(r.value for r in rows if isinstance(r.value, Meeting)),
        coverage=tuple(r.value for r in rows if isinstance(r.value, Coverage)),
    )


def read_rows(
    path: FilePath,
    kind: type[Any],
    *,
    cells: Mapping[Any, Callable[[str], object]] | None = None,
) -> tuple[Row, ...]:
    """Return the rows of a data file that is no part of a record.

    Args:
        path: A CSV file whose columns are fields of *kind*.
        kind: The attrs class of a row.
        cells: How to read cells of types that no record has.

    Raises:
        DataFileError: With every fault of the file; nothing is loaded then.
    """
    faults: list[str] = []
    states = packaged_record().states.by_alpha3
    rows = tuple(_rows_of(os.fspath(path), kind, cell_converter(states, cells), faults))
    if faults:
        raise DataFileError(tuple(faults))
    return rows


def _stem(path: FilePath) -> str:
    return os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122


def _rows(path: str, converter: cattrs.Converter, faults: list[str]) -> Iterator[Row]:
    """Yield the rows of a file that have no fault; add the faults of the others."""
    kind = SCHEMA.get(_stem(path))
    if kind is None and not os.path.exists(path):  # noqa: PTH110
        faults.append(f"{path}:1: file: expected a data file, got none of that name")
        return
    if kind is None:
        expected = ", ".join(f"{name}.csv" for name in SCHEMA)
        faults.append(f"{path}:1: file name: expected one of {expected}")
        return
    yield from _rows_of(path, kind, converter, faults)


def _rows_of(
    path: str, kind: type[Any], converter: cattrs.Converter, faults: list[str]
) -> Iterator[Row]:
    try:
        # with the mark that spreadsheets put before UTF-8, or without
        with open(path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
            yield from _read(path, file, kind, converter, faults)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        got = error.strerror if isinstance(error, OSError) else error
        faults.append(f"{path}:1: file: expected UTF-8 CSV, got {got}")


def _read(
    path: str,
    lines: Iterator[str],
    kind: type[Any],
    converter: cattrs.Converter,
    faults: list[str],
) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    columns = next(reader, list[str]())
    if wrong := list(_header_faults(kind, columns)):
        faults.extend(f"{path}:1: {fault}" for fault in wrong)
        return
    structure = converter.get_structure_hook(kind)
    seen: dict[tuple[str, ...], int] = {}
    end = reader.line_num
    for cells in _each(reader, path, faults):
        line, end = end + 1, reader.line_num
        before = seen.setdefault(tuple(cells), line)
        if len(cells) != len(columns):
            fault = f"row: expected {len(columns)} cells, got {len(cells)}"
            faults.append(f"{path}:{line}: {fault}")
        elif before != line:
            fault = f"row: expected once, it stands at line {before} too"
            faults.append(f"{path}:{line}: {fault}")
        else:
            row = dict(zip(columns, cells, strict=True))
            try:
                yield Row(path, line, structure(row, kind))
            except RowError as error:
                faults.extend(f"{path}:{line}: {fault}" for fault in error.faults)


def _each(reader: Any, path: str, faults: list[str]) -> Iterator[list[str]]:
    """Yield the rows as far as they can be told apart."""
    end = reader.line_num
    try:
        for cells in reader:
            end = reader.line_num
            yield cells
    except csv.Error as error:
        faults.append(f"{path}:{end + 1}: file: expected CSV, got {error}")


def _header_faults(kind: type[Any], columns: Sequence[str]) -> Iterator[str]:
    fields = {field.name: field for field in attrs.fields(kind)}
    for column in dict.fromkeys(columns):
        if column not in fields:
            known = ", ".join(fields)
            yield f"{column or 'header'}: expected one of the columns {known}"
        elif columns.count(column) > 1:
            yield f"{column}: expected once, got it {columns.count(column)} times"
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in columns:
            yield f"{name}: expected this column in the header"
