"""The page on data files: every fault, or that there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ccm.convention import CONVENTION
from ccm.errors import DataFileError, InadmissibleEventError
from ccm.facts import Deposit, Record, Signature, check_files
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Paragraph
from ccm.view import as_of

__all__ = ["check"]


def check(
    paths: Sequence[Path], *, on: date, known_by: date | None, trust: str
) -> Page:
    """Return every fault of the data files, as rows with the key ``fault``.

    The rules on joining and leaving are held to the record that the files make,
    where signatures and deposits are both among them.

    Args:
        paths: Files, and folders whose data files are meant.
        on: The day to print; a fault is one on any day.
        known_by: Leave out what was published later; None for no limit.
        trust: The least sure kind of event that the rules are held to.

    Raises:
        InvalidValueError: *trust* is no option.
    """
    files = [file for path in paths for file in _files(path)]
    faults: tuple[str, ...] = ()
    rows, joining = 0, False
    try:
        record = check_files(files)
        rows = _size(record, files)
        joining = _has_joining(record)
        if joining:
            as_of(on, record=record, known_by=known_by, trust=trust)
    except (DataFileError, InadmissibleEventError) as error:
        faults = error.faults
    return Page(
        name="check",
        scope=Scope(title=CONVENTION.name, on=on, known_by=known_by, trust=trust),
        blocks=tuple(_said(len(files), rows, len(faults), joining=joining)),
        rows=[{"fault": fault} for fault in faults],
        columns=("fault",),
        more={"files": [str(file) for file in files], "joining": joining},
    )


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.csv"))
    if not files:
        raise DataFileError((f"{path}:1: folder: expected data files (*.csv)",))
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
