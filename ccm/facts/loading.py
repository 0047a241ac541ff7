"""Reading the data files: every fault with file, line and field, or a whole record."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from ccm.errors import DataFileError, Fault, did_you_mean
from ccm.facts.cells import cell_converter
from ccm.facts.checks import Row, cross_faults
from ccm.facts.coverage import Coverage
from ccm.facts.events import Event
from ccm.facts.garbage import nothing_to_collect
from ccm.facts.meetings import Meeting, Paper
from ccm.facts.record import Record
from ccm.facts.rows import missing, rows_of, unreadable
from ccm.facts.schema import DATA, REGISTER, SCHEMA
from ccm.facts.states import States

if TYPE_CHECKING:
    import cattrs

    FilePath = str | os.PathLike[str]

__all__ = ["check_files", "load_record"]


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
        raise DataFileError((Fault.of(folder, unreadable(error)),)) from None
    if not names:
        fault = Fault.of(folder, "expected a folder with data files (*.csv)")
        raise DataFileError((fault,))
    record = check_files([os.path.join(folder, name) for name in names])  # noqa: PTH118
    return attrs.evolve(record, folder=os.fspath(folder))


def check_files(files: Sequence[FilePath]) -> Record:
    """Read the files alone and return what they hold, if they hold no fault.

    Raises:
        DataFileError: With every fault of every file.
    """
    with nothing_to_collect(for_good=True):
        return _checked(files)


def _checked(files: Sequence[FilePath]) -> Record:
    faults: list[str] = []
    paths: dict[str, str] = {}
    for file in files:
        path = os.fspath(file)
        if paths.setdefault(_stem(path), path) != path:
            fault = "expected once, got it again"
            faults.append(Fault.at(path, None, "file name", fault))
    register = paths.pop(REGISTER, os.path.join(DATA, f"{REGISTER}.csv"))  # noqa: PTH118
    known = list(_rows(register, cell_converter(), faults))
    states = States(tuple(row.value for row in known))
    converter = cell_converter(states)
    rows = [row for path in paths.values() for row in _rows(path, converter, faults)]
    faults.extend(cross_faults([*known, *rows]))
    if faults:
        raise DataFileError(tuple(faults))
    return Record(
        states=states,
        events=tuple(r.value for r in rows if isinstance(r.value, Event)),
        meetings=tuple(r.value for r in rows if isinstance(r.value, Meeting)),
        coverage=tuple(r.value for r in rows if isinstance(r.value, Coverage)),
        documents=tuple(r.value for r in rows if isinstance(r.value, Paper)),
    )


def _stem(path: FilePath) -> str:
    return os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122


def _rows(path: str, converter: cattrs.Converter, faults: list[str]) -> Iterator[Row]:
    """Yield the rows of a file of the record, of the type that its name says."""
    kind = SCHEMA.get(_stem(path))
    if kind is None and not os.path.exists(path):  # noqa: PTH110
        faults.append(Fault.of(path, missing(path)))
        return
    if kind is None:
        names = [f"{name}.csv" for name in SCHEMA]
        near = did_you_mean(os.path.basename(path), names)  # noqa: PTH119
        expected = f"expected one of {', '.join(names)}{near}"
        faults.append(Fault.at(path, None, "file name", expected))
        return
    yield from rows_of(path, kind, converter, faults)
