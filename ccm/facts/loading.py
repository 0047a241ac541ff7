"""Reading the data files: every fault with file, line and field, or a whole record."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from operator import eq
from pathlib import Path
from typing import Any, TypeVar

import attrs
import cattrs
from cattrs.errors import ClassValidationError

from ccm.dates import PartialDate, Period
from ccm.errors import DataFileError, InvalidValueError, UnknownStateError
from ccm.facts import events as kinds
from ccm.facts.checks import cross_faults
from ccm.facts.meetings import Coverage, Meeting
from ccm.facts.record import Record
from ccm.facts.sources import Source
from ccm.facts.states import State, States

__all__ = ["DATA", "SCHEMA", "check_files", "load_record", "packaged_record"]

DATA = Path(__file__).parent / "data"
"""The folder of the packaged data files."""

SCHEMA: dict[str, type[Any]] = {
    "states": State,
    "meetings": Meeting,
    "coverage": Coverage,
    "signatures": kinds.Signature,
    "deposits": kinds.Deposit,
    "provisional_applications": kinds.ProvisionalApplication,
    "withdrawal_notices": kinds.WithdrawalNotice,
    "armed_conflicts": kinds.ArmedConflict,
    "stockpiles_declared": kinds.StockpileDeclared,
    "stockpiles_ruled_out": kinds.StockpileRuledOut,
    "stockpiles_in_doubt": kinds.StockpileInDoubt,
    "stockpiles_destroyed": kinds.StockpileDestroyed,
    "stockpiles_found": kinds.StockpileFound,
    "stockpiles_retained": kinds.StockpileRetained,
    "contamination_declared": kinds.ContaminationDeclared,
    "contamination_ruled_out": kinds.ContaminationRuledOut,
    "contamination_in_doubt": kinds.ContaminationInDoubt,
    "contamination_found": kinds.ContaminationFound,
    "clearance_completed": kinds.ClearanceCompleted,
    "clearance_declared": kinds.ClearanceDeclared,
    "hostilities_ended": kinds.HostilitiesEnded,
    "extension_requests": kinds.ExtensionRequest,
    "extension_decisions": kinds.ExtensionDecision,
    "initial_reports": kinds.InitialReport,
    "initial_reports_missing": kinds.InitialReportMissing,
    "annual_reports": kinds.AnnualReport,
    "assessments": kinds.Assessment,
    "measurements": kinds.Measurement,
    "retentions": kinds.Retention,
}
"""What a row of each data file is, by the file's name without ``.csv``."""

_T = TypeVar("_T")
_Located = tuple[Path, int, Any]


def load_record(folder: Path = DATA) -> Record:
    """Read a record from a folder of data files; a file that is absent is empty.

    Args:
        folder: Holds files named as in `SCHEMA`, such as ``deposits.csv``. States
            are those of its ``states.csv``, or the packaged ones without it.

    Raises:
        DataFileError: With every fault of every file.
    """
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    if not files:
        raise DataFileError((f"{folder}:1: folder: expected data files (*.csv)",))
    return _read(files)


def check_files(files: Sequence[Path]) -> Record:
    """Read the files alone and return what they hold, if they hold no fault.

    Raises:
        DataFileError: With every fault of every file.
    """
    return _read(files)


@cache
def packaged_record() -> Record:
    """Return the record that comes with the library; read once.

    Raises:
        DataFileError: The installed data files are damaged.

    >>> len(packaged_record().states)
    197
    """
    return load_record(DATA)


def _read(files: Sequence[Path]) -> Record:
    faults: list[str] = []
    named = {path.stem: path for path in files}
    register = named.get("states", DATA / "states.csv")
    states = States(tuple(row for _, _, row in _rows(register, _converter({}), faults)))
    converter = _converter(states.by_alpha3)
    located = [
        row
        for path in files
        if path.stem != "states"
        for row in _rows(path, converter, faults)
    ]
    faults.extend(cross_faults(located))
    if faults:
        raise DataFileError(tuple(faults))
    rows = [row for _, _, row in located]
    return Record(
        states=states,
        events=tuple(row for row in rows if isinstance(row, kinds.Event)),
        meetings=tuple(row for row in rows if isinstance(row, Meeting)),
        coverage=tuple(row for row in rows if isinstance(row, Coverage)),
    )


def _rows(
    path: Path, converter: cattrs.Converter, faults: list[str]
) -> Iterator[_Located]:
    kind = SCHEMA.get(path.stem)
    if kind is None:
        expected = ", ".join(f"{name}.csv" for name in SCHEMA)
        faults.append(f"{path}:1: file name: expected one of {expected}")
        return
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            columns = next(reader, [])
            if wrong := list(_header_faults(kind, columns)):
                faults.extend(f"{path}:1: {fault}" for fault in wrong)
                return
            for cells in reader:
                line = reader.line_num
                if len(cells) != len(columns):
                    faults.append(
                        f"{path}:{line}: row: expected {len(columns)} cells, "
                        f"got {len(cells)}"
                    )
                    continue
                row = {k: v for k, v in zip(columns, cells, strict=True) if v}
                try:
                    yield path, line, converter.structure(row, kind)
                except ClassValidationError as error:
                    faults.extend(f"{path}:{line}: {f}" for f in _said(error, kind))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path}:1: file: expected UTF-8 CSV, got {error}")


def _header_faults(kind: type[Any], columns: Sequence[str]) -> Iterator[str]:
    fields = {field.name: field for field in attrs.fields(kind)}
    known = ", ".join(fields)
    for column in dict.fromkeys(columns):
        if column not in fields:
            yield f"{column or 'header'}: expected one of the columns {known}"
        elif columns.count(column) > 1:
            yield f"{column}: expected once, got it {columns.count(column)} times"
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in columns:
            yield f"{name}: expected this column in the header"


def _said(error: ClassValidationError, kind: type[Any]) -> Iterator[str]:
    """Yield ``field: what was expected`` for each fault of a row."""
    grouped, others = error.group_exceptions()
    for fault, note in grouped:
        if isinstance(fault, KeyError):
            yield f"{note.name}: expected a value, got an empty cell"
        else:
            yield _with_field(note.name, str(fault))
    for fault in others:
        yield _with_field("row", str(fault))


def _with_field(name: str, text: str) -> str:
    field, colon, _ = text.partition(":")
    return text if colon and field.isidentifier() else f"{name}: {text}"


def _converter(states: dict[str, State]) -> cattrs.Converter:
    """Return a converter that takes the cells of a CSV file and nothing else."""

    def state(text: str, _type: object) -> State:
        if text not in states:
            raise UnknownStateError(text)
        return states[text]

    converter = cattrs.Converter(forbid_extra_keys=True)
    hooks: dict[Any, Callable[[str, Any], Any]] = {
        str: lambda text, _: text,
        bool: lambda text, _: _one_of({"yes": True, "no": False}, text),
        int: lambda text, _: int(_formed(text, r"[0-9]+", "a whole number")),
        Decimal: lambda text, _: Decimal(
            _formed(text, r"[0-9]+(\.[0-9]+)?", "a number")
        ),
        date: lambda text, _: _day(text),
        PartialDate: lambda text, _: PartialDate.parse(text),
        Period: lambda text, _: Period.parse(text),
        State: state,
        tuple[Source, ...]: lambda text, _: Source.parse(text),
        tuple[str, ...]: lambda text, _: tuple(text.split(" | ")),
    }
    for kind, hook in hooks.items():
        converter.register_structure_hook_func(partial(eq, kind), hook)
    if not states:  # the file of States itself: rows are States, not codes
        converter.register_structure_hook(
            State, cattrs.gen.make_dict_structure_fn(State, converter)
        )
    converter.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum),
        lambda text, kind: _one_of({str(m.value): m for m in kind}, text),
    )
    return converter


def _one_of(choices: dict[str, _T], text: str) -> _T:
    if text not in choices:
        msg = f"expected {' or '.join(choices)}, got {text!r}"
        raise InvalidValueError(msg)
    return choices[text]


def _formed(text: str, pattern: str, expected: str) -> str:
    if not re.fullmatch(pattern, text):
        msg = f"expected {expected}, got {text!r}"
        raise InvalidValueError(msg)
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(
            _formed(text, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "YYYY-MM-DD")
        )
    except InvalidValueError:
        raise
    except ValueError:
        msg = f"expected a day of the calendar, got {text!r}"
        raise InvalidValueError(msg) from None
