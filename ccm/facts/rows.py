"""The rows of a data file: each that fits its class, and every fault of the others."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from ccm.facts.cells import RowError
from ccm.facts.checks import Row

if TYPE_CHECKING:
    import cattrs

__all__ = ["rows_of"]


def rows_of(
    path: str, kind: type[Any], converter: cattrs.Converter, faults: list[str]
) -> Iterator[Row]:
    """Yield the rows of a file that have no fault; add the faults of the others."""
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
