"""The rows of a data file: each that fits its class, and every fault of the others."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ccm.errors import Fault, did_you_mean
from ccm.facts.cells import RowError
from ccm.facts.checks import Row
from ccm.facts.texts import NoTextError, lines_of, opened

if TYPE_CHECKING:
    import cattrs

__all__ = [
    "Head",
    "head_of",
    "missing",
    "no_csv",
    "other_commas",
    "rows_of",
    "unreadable",
]

_MOST = 1000
"""How many rows or columns at fault are told of: not all of a file that is no such."""

_REMARK = "#"
"""How a line begins that explains the table; such lines stand above the header."""


class Head(NamedTuple):
    """What stands above the rows of a data file."""

    says: str
    """What the file holds, as its first line says after ``#``; empty if it has none."""
    columns: tuple[str, ...]


def head_of(path: str) -> Head:
    """Return what stands above the rows.

    Raises:
        OSError: The file cannot be read.
        NoTextError: It is no text.
        csv.Error: It is no CSV.
    """
    with opened(path) as file:
        reader = csv.reader(lines_of(file), strict=True)
        first = next(filter(any, reader), list[str]())
        columns = first if not _is_remark(first) else _header(reader)
    told = first[0].removeprefix(_REMARK) if _is_remark(first) else ""
    return Head(told.partition(":")[0].strip(), tuple(columns))


def _is_remark(cells: Sequence[str]) -> bool:
    return bool(cells) and cells[0].startswith(_REMARK)


def _header(reader: Iterator[list[str]]) -> list[str]:
    """Return the first row that is no remark; nothing of an empty one, or of none."""
    return next((cells for cells in reader if not _is_remark(cells)), list[str]())


def rows_of(
    path: str, kind: type[Any], converter: cattrs.Converter, faults: list[str]
) -> Iterator[Row]:
    """Yield the rows of a file that have no fault; add the faults of the others."""
    try:
        with opened(path) as file:
            yield from _read(path, lines_of(file), kind, converter, faults)
    except OSError as error:
        faults.append(Fault.of(path, unreadable(error)))
    except (NoTextError, csv.Error) as error:
        faults.append(no_csv(path, error))


def no_csv(path: str, error: NoTextError | csv.Error) -> Fault:
    """Return the fault of a file that is no table in the form of all others."""
    if isinstance(error, NoTextError):
        return Fault.at(path, error.line, "file", str(error))
    return Fault.at(path, 1, "file", f"expected CSV, got {error}")


def missing(path: str) -> str:
    """Return that there is no such file, and which of its folder may be meant."""
    folder, name = os.path.split(path)
    try:
        there = os.listdir(folder or ".")  # noqa: PTH208 - as above
    except (OSError, ValueError):  # no folder can have such a name
        there = []
    if name in there:
        return "a link to a file that is not there"
    return f"no such file or folder{did_you_mean(name, there)}"


def unreadable(error: OSError) -> str:
    """Return why a file or folder cannot be read."""
    if isinstance(error, FileNotFoundError):
        return missing(os.fsdecode(error.filename))
    if isinstance(error, IsADirectoryError):
        return "expected a file, got a folder"
    return f"cannot be read: {error.strerror}"


def _read(
    path: str,
    lines: Iterator[str],
    kind: type[Any],
    converter: cattrs.Converter,
    faults: list[str],
) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    columns = _header(reader)
    at = max(reader.line_num, 1)
    if wrong := [*islice(_header_faults(kind, columns), _MOST)]:
        faults.extend(Fault.at(path, at, *fault) for fault in wrong)
        return
    structure = converter.get_structure_hook(kind)
    seen: dict[tuple[str, ...], int] = {}
    wrong_rows = 0
    for line, cells in _each(reader, path, faults):
        try:
            _hold_form(cells, columns, line, seen.setdefault(tuple(cells), line))
            row = dict(zip(columns, cells, strict=True))
            yield Row(path, line, structure(row, kind))
        except RowError as error:
            faults.extend(Fault.of_row(path, line, told) for told in error.faults)
            wrong_rows += 1
            if wrong_rows == _MOST:
                says = (
                    f"expected fewer than {_MOST:,} rows at fault: the rest is unread"
                )
                faults.append(Fault.at(path, line, "file", says))
                return


def _hold_form(
    cells: Sequence[str], columns: Sequence[str], line: int, first: int
) -> None:
    """Hold that a row has as many cells as there are columns, and comes once.

    The header comes once as well: files that were put together have it again.

    Raises:
        RowError: It has not, or does not.
    """
    if [*cells] == [*columns]:
        raise RowError(("expected values, got the header again",))
    if len(cells) != len(columns):
        raise RowError((f"expected {len(columns)} cells, got {len(cells)}",))
    if first != line:
        raise RowError((f"expected once, it stands at line {first} too",))


def _each(reader: Any, path: str, faults: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows as far as they can be told apart, each with its first line."""
    end = reader.line_num
    try:
        for cells in reader:
            line, end = end + 1, reader.line_num
            yield line, cells
    except csv.Error as error:
        faults.append(Fault.at(path, end + 1, "file", f"expected CSV, got {error}"))


def other_commas(columns: Sequence[str]) -> tuple[str, str] | None:
    """Return that a table is written with something else than commas, if it is."""
    if len(columns) != 1:
        return None
    got = next((name for sign, name in _OTHERS.items() if sign in columns[0]), None)
    if got is None:
        return None
    return "columns", f"expected commas between columns, got {got}: save it with commas"


_UNNAMED = "expected each column to have a name, got one without"
_OTHERS = {";": "semicolons", "\t": "tabs"}
"""What some spreadsheets write between columns."""


def _header_faults(
    kind: type[Any], columns: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield each column that is wrong or lacking, and what was expected."""
    fields = {field.name: field for field in attrs.fields(kind)}
    needed = [n for n, field in fields.items() if field.default is attrs.NOTHING]
    if not any(columns):
        yield "header", f"expected the columns {', '.join(needed)}, got none"
        return
    if other := other_commas(columns):
        yield other
        return
    for column in dict.fromkeys(columns):
        if column not in fields:
            known = ", ".join(fields)
            near = did_you_mean(column, fields)
            told = f"expected one of the columns {known}{near}" if column else _UNNAMED
            yield column or "header", told
        elif columns.count(column) > 1:
            yield column, f"expected once, got it {columns.count(column)} times"
    for name in needed:
        if name not in columns:
            yield name, "expected this column in the header"
