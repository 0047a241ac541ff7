"""Reading the data files: every fault with file, line and field, or a whole record."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

import ccm
from ccm.errors import DataFileError, Fault, UnknownObligationError
from ccm.facts.cells import cell_converter
from ccm.facts.checks import Row, cross_faults
from ccm.facts.coverage import Coverage
from ccm.facts.events import Event
from ccm.facts.garbage import nothing_to_collect
from ccm.facts.kinds import csv_files, kind_of
from ccm.facts.laying import laid, misplaced, rows_beneath
from ccm.facts.meetings import Meeting
from ccm.facts.papers import Paper
from ccm.facts.record import OwnFile, Record
from ccm.facts.rows import rows_of, unreadable
from ccm.facts.schema import DATA, REGISTER, SCHEMA, Schema
from ccm.facts.states import States
from ccm.facts.typed import several

if TYPE_CHECKING:
    FilePath = str | os.PathLike[str]

__all__ = ["check_files", "load_record"]

_T = TypeVar("_T")

Cited = Callable[[str], str]
"""Gives the id of an obligation, however it is named."""


def load_record(
    files: FilePath | Sequence[FilePath] = DATA,
    schema: Schema = SCHEMA,
    *,
    over: Record | None = None,
    cited: Cited | None = None,
) -> Record:
    r"""Read a record from data files; one that is absent is empty.

    Args:
        files: A folder with data files, such as ``deposits.csv``; a file; or several of
            both, in any order. The first line of a file can say what it holds instead
            of its name, as ``# deposits``.
        schema: What a row of each file is, by its name: `Treaty.schema` of the treaty
            whose record it is.
        over: A record over which the rows are laid, as facts of one's own: they add to
            it, and correct what their column ``corrects`` names. None for a record
            that the files make alone: its States are those of its ``states.csv``, or
            the packaged ones without it.
        cited: Gives the id of an obligation that a row names, be it by a provision:
            `Treaty.id_of`. If None, that of this Convention where the rows are laid
            over its packaged record; else rows name obligations by their ids.

    Raises:
        DataFileError: With every fault of every file; nothing is loaded then.

    >>> import ccm, tempfile
    >>> from pathlib import Path
    >>> own = Path(tempfile.mkdtemp(), "own.csv")
    >>> rows = "state,date,instrument,source", "BRA,2026-10-12,accession,Note 12/2026"
    >>> _ = own.write_text("\n".join(rows))
    >>> record = ccm.load_record(own, over=ccm.packaged_record())
    >>> print(record.events[-1])
    Brazil: deposit of its instrument of accession, 2026-10-12
    >>> record.events[-1].own, record.own[0].rows
    (True, 1)
    """
    if isinstance(files, str | os.PathLike):
        files = (files,)
    given = several(files, "files")
    found = [path for each in given for path in _expanded(each)]
    record = check_files(found, schema, over=over, cited=cited)
    folder = os.fspath(given[0]) if over is None and len(given) == 1 else record.folder
    return attrs.evolve(record, folder=folder)


def _expanded(path: FilePath) -> Sequence[str]:
    """Return the files that are meant by a path.

    Raises:
        DataFileError: It is a folder without data files, or cannot be read.
    """
    try:
        found = [*csv_files(os.fspath(path))]
    except OSError as error:
        raise DataFileError((Fault.of(path, unreadable(error)),)) from None
    if not found:
        fault = Fault.of(path, "expected a folder with data files (*.csv)")
        raise DataFileError((fault,))
    return found


def check_files(
    files: Sequence[FilePath],
    schema: Schema = SCHEMA,
    *,
    over: Record | None = None,
    cited: Cited | None = None,
) -> Record:
    """Return what files hold, if they hold no fault, alone or laid over a record.

    Args:
        files: The files.
        schema: As for `load_record`.
        over: As for `load_record`.
        cited: As for `load_record`.

    Raises:
        DataFileError: With every fault of every file.
    """
    with nothing_to_collect(for_good=True):
        faults: list[str] = []
        paths = [os.fspath(file) for file in files]
        kinds = dict(_kinds(paths, schema, faults))
        by = cited or _of_the_convention(over)
        record = _read(kinds, schema, over, by, faults)
        if faults:
            raise DataFileError(tuple(faults))
        return record


def _of_the_convention(over: Record | None) -> Cited | None:
    """Return what names the obligations of rows over this Convention's own record."""
    return ccm.obligation_id if over and over.edition else None


def _named(row: Row, cited: Cited | None) -> Row:
    """Return a row that names its obligation, if it has one, by the id.

    What names none is left: whose obligations they are tells what else it may be.
    """
    told: str = getattr(row.value, "obligation", "")
    if not told or cited is None:
        return row
    try:
        meant = cited(told)
    except UnknownObligationError:
        return row
    return row._replace(value=attrs.evolve(row.value, obligation=meant))


def _read(
    kinds: Mapping[str, str],
    schema: Schema,
    over: Record | None,
    cited: Cited | None,
    faults: list[str],
) -> Record:
    """Return what files hold, each of which has a kind."""
    registers = [path for path, kind in kinds.items() if kind == REGISTER]
    told = [path for path in kinds if path not in registers]
    if over is None and not registers:
        registers = [os.path.join(DATA, f"{REGISTER}.csv")]  # noqa: PTH118
    register = schema[REGISTER]
    plain = cell_converter()
    known = [r for path in registers for r in rows_of(path, register, plain, faults)]
    beneath = tuple(over.states) if over else ()
    states = States((*beneath, *(row.value for row in known)))
    converter = cell_converter(states, schema=schema)
    rows = [
        _named(_placed(row, own=over is not None), cited)
        for path in told
        for row in rows_of(path, schema[kinds[path]], converter, faults)
    ]
    if over is not None:
        record = _laid_over(over, [*known, *rows], faults)
        counts = Counter(row.path for row in (*known, *rows))
        own = (*over.own, *(OwnFile(path, counts[path]) for path in kinds))
        return attrs.evolve(record, states=states, own=own)
    faults.extend(misplaced(rows))
    faults.extend(cross_faults([*known, *rows]))
    return _with(Record(states=states), rows)


def _placed(row: Row, *, own: bool) -> Row:
    """Return a row whose sources know where it stands."""
    source = tuple(
        attrs.evolve(each, file=row.path, line=row.line, own=own)
        for each in row.value.source
    )
    return row._replace(value=attrs.evolve(row.value, source=source))


def _laid_over(over: Record, rows: Sequence[Row], faults: list[str]) -> Record:
    """Return a record with own rows laid over it; its register is left as it is."""
    placed, corrections = laid(rows, over, faults)
    kept = {id(each.stated): each.kept for each in corrections}
    events = tuple(_of(Event, [kept.get(id(e), e) for e in over.events]))
    meetings = tuple(m for m in over.meetings if id(m) not in kept)
    beneath = attrs.evolve(over, events=events, meetings=meetings)
    faults.extend(cross_faults([*rows_beneath(beneath), *placed]))
    corrected = (*over.corrections, *corrections)
    return attrs.evolve(_with(beneath, placed), corrections=corrected)


def _with(record: Record, rows: Iterable[Row]) -> Record:
    """Return a record that holds some rows as well."""
    values = [row.value for row in rows]
    return attrs.evolve(
        record,
        events=(*record.events, *_of(Event, values)),
        meetings=(*record.meetings, *_of(Meeting, values)),
        coverage=(*record.coverage, *_of(Coverage, values)),
        documents=(*record.documents, *_of(Paper, values)),
    )


def _of(kind: type[_T], values: Iterable[object]) -> Iterator[_T]:
    return (value for value in values if isinstance(value, kind))


def _kinds(
    files: Iterable[str], schema: Schema, faults: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield each file with the kind of its rows; the same file comes once."""
    seen: set[str] = set()
    for path in files:
        real = path if "\0" in path else os.path.realpath(path)  # no file is so called
        if real in seen:
            faults.append(Fault.of(path, "expected once, got it again"))
            continue
        seen.add(real)
        kind = kind_of(path, schema)
        if isinstance(kind, Fault):
            faults.append(kind)
        else:
            yield path, kind
