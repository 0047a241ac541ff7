"""The page on data files: every fault, or that there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

import attrs

from ccm.convention import CONVENTION
from ccm.errors import (
    DataFileError,
    Fault,
    InadmissibleEventError,
    InvalidValueError,
)
from ccm.facts import Record, check_files, load_record
from ccm.facts.kinds import csv_files
from ccm.facts.rows import unreadable
from ccm.phrases import many
from ccm.rules import Treaty
from ccm.share.kinds import Kind, kind_of_file
from ccm.share.own import has_joining, hold_to_rules
from ccm.share.pages import Page, Row, Scope
from ccm.share.tables import Block, Paragraph

__all__ = ["FaultRow", "ReadRow", "check", "fault_line"]


class FaultRow(TypedDict):
    """A fault of a data file."""

    file: str | None
    """The file or folder; None where the fault is in what the files say together."""
    line: int | None
    """The line; None where the whole file is meant."""
    field: str | None
    """The column, or what else is meant."""
    text: str
    """What was expected, and what was there."""


class ReadRow(TypedDict):
    """A file, or the folder of a record, and what was read in it."""

    file: str
    kind: str
    rows: int


@attrs.define
class _Reading:
    """What was read, and every fault of it."""

    treaty: Treaty
    """The treaty whose record files are of."""
    record: Record | None = None
    read: list[ReadRow] = attrs.field(factory=list[ReadRow])
    faults: list[str] = attrs.field(factory=list[str])
    files: int = 0
    """How many files there were, those with faults included."""
    joining: bool = True
    """Whether the rules on joining and leaving could be held to what was read."""


def check(
    paths: Sequence[Path],
    *,
    record: Path | None = None,
    on: date | None = None,
    known_by: date | None = None,
    trust: str | None = None,
    treaty: Treaty = CONVENTION,
) -> Page:
    """Return every fault of files of one's own, whatever of the library they are for.

    Those that are of a record are laid over one, as facts of one's own are, and held
    to the rules on joining and leaving together with it.

    Args:
        paths: Files, and folders whose data files are meant.
        record: A folder with the record over which they are laid, which is checked as
            well; None for the treaty's own record, which is checked where it has a
            folder and there are no files.
        on: The day to print, if any; a fault is one on any day.
        known_by: Leave out what was published later; None for no limit.
        trust: The least sure kind of event that the rules are held to; every kind
            if None.
        treaty: The treaty whose record the files are of.

    Raises:
        InvalidValueError: *trust* is no option, or there is nothing to check.
    """
    if not paths and record is None and treaty.folder:
        record = Path(treaty.folder)
    if not paths and record is None:
        msg = "expected FILE, or --record FOLDER"
        raise InvalidValueError(msg)
    reading = _Reading(treaty)
    files = list(_files(paths, reading))
    beneath = _beneath(record, reading)
    _read_record([f for f, kind in files if kind.read is None], beneath, reading)
    if reading.record and (record or any(kind.read is None for _, kind in files)):
        _hold(reading, on=on, known_by=known_by, trust=trust)
    for path, kind in files:
        _read_other(path, kind, reading)
    return _page(reading, on=on, known_by=known_by, trust=trust)


def _files(paths: Sequence[Path], reading: _Reading) -> Iterator[tuple[str, Kind]]:
    """Yield each file with its kind; the same file comes once."""
    seen: set[str] = set()
    for file in (file for path in paths for file in _expanded(path, reading.faults)):
        real = os.path.realpath(file)  # which a loop of links does not stop
        kind = kind_of_file(file, reading.treaty.schema)
        reading.files += 1
        if real in seen:
            reading.faults.append(Fault.of(file, "expected once, got it again"))
        elif isinstance(kind, Fault):
            reading.faults.append(kind)
        else:
            yield file, kind
        seen.add(real)


def _expanded(path: Path, faults: list[str]) -> list[str]:
    try:
        found = [*csv_files(str(path))]
    except OSError as error:
        faults.append(Fault.of(path, unreadable(error)))
        return []
    if not found:
        faults.append(Fault.of(path, "expected a folder with data files (*.csv)"))
    return found


def _beneath(folder: Path | None, reading: _Reading) -> Record | None:
    """Return the record over which files are laid; None if it has faults itself."""
    if folder is None:
        return reading.treaty.record()
    names = [path.stem for path in folder.glob("*.csv")]
    reading.files += len(names)
    try:
        treaty = reading.treaty
        record = load_record(folder, treaty.schema, cited=treaty.id_of)
    except DataFileError as error:
        reading.faults += error.faults
        return None
    rows = _size(record, with_states="states" in names)
    reading.read.append({"file": str(folder), "kind": "record", "rows": rows})
    return record


def _size(record: Record, *, with_states: bool) -> int:
    """Return how many rows the files of a record have."""
    held = (record.events, record.meetings, record.documents, record.coverage)
    return sum(map(len, held)) + (len(record.states) if with_states else 0)


def _read_record(
    files: Sequence[str], beneath: Record | None, reading: _Reading
) -> None:
    """Lay files of the record over one."""
    if beneath is None:
        return
    try:
        schema, id_of = reading.treaty.schema, reading.treaty.id_of
        record = beneath
        if files:
            record = check_files(files, schema, over=beneath, cited=id_of)
    except DataFileError as error:
        reading.faults += error.faults
        return
    reading.record = record
    for file, rows in record.own:
        kind = kind_of_file(file, schema)
        assert isinstance(kind, Kind)  # noqa: S101 - it was read as one
        reading.read.append({"file": file, "kind": kind.name, "rows": rows})


def _hold(
    reading: _Reading, *, on: date | None, known_by: date | None, trust: str | None
) -> None:
    """Hold what was read to the rules on joining and leaving."""
    assert reading.record is not None  # noqa: S101 - asked before
    reading.joining = has_joining(reading.record)
    if not reading.joining:
        return
    said, treaty = reading.record, reading.treaty
    try:
        hold_to_rules(said, on=on, known_by=known_by, trust=trust, treaty=treaty)
    except InadmissibleEventError as error:
        reading.faults += error.faults


def _read_other(path: str, kind: Kind, reading: _Reading) -> None:
    """Read a file that is of no record."""
    if kind.read is None:
        return
    states = (reading.record or reading.treaty.record()).states
    try:
        rows = len(kind.read(path, states))
    except DataFileError as error:
        reading.faults += error.faults
    else:
        reading.read.append({"file": path, "kind": kind.name, "rows": rows})


def _page(
    reading: _Reading, *, on: date | None, known_by: date | None, trust: str | None
) -> Page:
    faults = reading.faults
    return Page(
        name="check",
        scope=Scope(
            title=reading.treaty.name,
            on=on,
            known_by=known_by,
            trust=trust,
            record=None if faults else reading.record,
        ),
        blocks=tuple(_said(reading)),
        rows=[_row(fault) for fault in faults],
        columns=tuple(FaultRow.__annotations__),
        more={
            "files": [row["file"] for row in reading.read],
            "read": reading.read,
            "joining": reading.joining and not faults,
        },
    )


def _row(fault: str) -> FaultRow:
    if isinstance(fault, Fault):
        return {
            "file": fault.file,
            "line": fault.line,
            "field": fault.field or None,
            "text": fault.says,
        }
    return {"file": None, "line": None, "field": None, "text": fault}


def fault_line(row: Row) -> str:
    """Return a fault in one line, as ``file:line: field: what was expected``."""
    place = ":".join(str(row[key]) for key in ("file", "line") if row[key])
    return ": ".join(part for part in (place, row["field"], row["text"]) if part)


def _said(reading: _Reading) -> Iterator[Block]:
    read = many(reading.files, "file")
    if reading.faults:
        yield Paragraph(f"{read}: {many(len(reading.faults), 'fault')}")
        return
    count = sum(row["rows"] for row in reading.read)
    yield Paragraph(f"{read}, {many(count, 'row')}: no fault")
    for row in reading.read:
        told = f"{row['kind']}, {many(row['rows'], 'row')}"
        yield Paragraph(f"{row['file']}: {told}", hang=2)
    if not reading.joining:
        yield Paragraph(
            "Not checked: the rules on joining and leaving, which need signatures "
            "and deposits together"
        )
