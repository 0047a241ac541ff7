"""The page on data files: every fault, or that there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from ccm.convention import CONVENTION
from ccm.errors import DataFileError, Fault, InadmissibleEventError
from ccm.facts import Confidence, Deposit, Record, Signature, check_files
from ccm.rules import Treaty
from ccm.share.pages import Page, Row, Scope
from ccm.share.tables import Block, Paragraph
from ccm.view import as_of

__all__ = ["FaultRow", "check", "fault_line"]


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


def check(
    paths: Sequence[Path],
    *,
    on: date | None = None,
    known_by: date | None = None,
    trust: str | None = None,
    treaty: Treaty = CONVENTION,
) -> Page:
    """Return every fault of the data files.

    The rules on joining and leaving are held to the record that the files make,
    where signatures and deposits are both among them.

    Args:
        paths: Files, and folders whose data files are meant.
        on: The day to print, if any; a fault is one on any day.
        known_by: Leave out what was published later; None for no limit.
        trust: The least sure kind of event that the rules are held to; every kind
            if None.
        treaty: The treaty whose record the files make.

    Raises:
        InvalidValueError: *trust* is no option.
    """
    files: list[Path] = []
    faults: tuple[str, ...] = ()
    record, joining = None, False
    try:
        files += [file for path in paths for file in _files(path)]
        record = check_files(files, treaty.schema)
        joining = _has_joining(record)
        if joining:
            sure = trust or str(Confidence.UNVERIFIED)
            day = on or date.max
            as_of(day, record=record, known_by=known_by, trust=sure, treaty=treaty)
    except (DataFileError, InadmissibleEventError) as error:
        faults = error.faults
    rows = _size(record, files) if record else 0
    return Page(
        name="check",
        scope=Scope(
            title=treaty.name,
            on=on,
            known_by=known_by,
            trust=trust,
            record=None if faults else record,
        ),
        blocks=tuple(_said(len(files), rows, len(faults), joining=joining)),
        rows=[_row(fault) for fault in faults],
        columns=tuple(FaultRow.__annotations__),
        more={"files": [str(file) for file in files], "joining": joining},
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


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.csv"))
    if not files:
        fault = Fault.of(path, "expected a folder with data files (*.csv)")
        raise DataFileError((fault,))
    return files


def _size(record: Record, files: Sequence[Path]) -> int:
    """Return how many rows the files have; States only where a file lists them."""
    register = any(file.stem == "states" for file in files)
    states = len(record.states) if register else 0
    of_meetings = len(record.meetings) + len(record.documents)
    return states + len(record.events) + of_meetings + len(record.coverage)


def _has_joining(record: Record) -> bool:
    kinds = {type(event) for event in record.events}
    return {Signature, Deposit} <= kinds


def _said(files: int, rows: int, faults: int, *, joining: bool) -> Iterator[Block]:
    read = _many(files, "file")
    if faults:
        yield Paragraph(f"{read}: {_many(faults, 'fault')}")
        return
    yield Paragraph(f"{read}, {_many(rows, 'row')}: no fault")
    if not joining:
        yield Paragraph(
            "Not checked: the rules on joining and leaving, which need signatures "
            "and deposits together"
        )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
