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
from itertools import chain, repeat
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args

import attrs

from ccm.errors import DataFileError, Fault
from ccm.facts.cells import cell_readers, number_readers
from ccm.facts.checks import Row, cross_faults, shared_names
from ccm.facts.events import Event, ExtensionDecision, ExtensionRequest
from ccm.facts.garbage import nothing_to_collect
from ccm.facts.record import Record
from ccm.facts.schema import DATA, REGISTER, SCHEMA, name_of
from ccm.facts.states import States
from ccm.facts.typed import typed_fields
from ccm.facts.unread import Unread

if TYPE_CHECKING:
    from ccm.facts.papers import Paper

__all__ = ["EDITION", "packaged_record", "trusted_record"]

EDITION = "2026.11"
"""The year and the month in which the packaged files were last gone through."""

_PAPERS = "papers"

_NO_EVENTS = (REGISTER, "coverage", "meetings", _PAPERS)
"""The files whose rows are no events."""

_NAMING_A_MEETING = (ExtensionRequest, ExtensionDecision)
"""The types of events that can contradict the rows of another file."""

_run: Callable[[Iterable[object]], None] = deque[object](maxlen=0).extend
"""Runs through what is given, which is called for what it does."""

_Readers = dict[Any, Callable[[str], Any]]


@cache
def packaged_record() -> Record:
    """Return the record that comes with the library; read once.

    Its events are read kind by kind, when an answer asks for them, and so are papers
    of meetings. When all events are asked for, they are held against each other.

    Raises:
        DataFileError: The installed data files are damaged: those that are read at
            once, which are States, meetings and coverage. The same comes of another
            file when it is read.

    >>> len(packaged_record().states)
    197
    """
    with suppress(Exception):  # whatever it is, the strict way names it
        with nothing_to_collect(for_good=True):
            record, readers = _opened()
        return record.unread(Unread(_Packaged(record, readers), _any))
    return _strictly()


def _any(_event: Event) -> bool:
    return True


def trusted_record() -> Record:
    """Return what `load_record` makes of the packaged files, all of them read.

    It takes half of the time, or a third where cattrs is not loaded yet: each text
    of a column is read once, and no fault is named. Whatever `load_record` refuses
    is refused here too, by whichever error comes first.
    """
    with nothing_to_collect(for_good=True):
        record, readers = _opened()
        files = (_rows(name, readers) for name in _names_of_events())
        events: tuple[Event, ...] = tuple(chain.from_iterable(files))
        papers: tuple[Paper, ...] = _rows(_PAPERS, readers)
        if faults := _contradictions(events, papers, record):
            raise DataFileError(faults)
        return attrs.evolve(record, events=events, documents=papers)


def _strictly() -> Record:
    from ccm.facts.loading import load_record  # noqa: PLC0415 - it loads cattrs

    return attrs.evolve(load_record(DATA), edition=EDITION, folder="")


def _opened() -> tuple[Record, _Readers]:
    """Return the record without its events, and how the cells of these are read."""
    states = States(_rows(REGISTER, cell_readers()))
    named = cell_readers(states)
    readers: _Readers = {kind: cache(read) for kind, read in named.items()}
    record = Record(
        states=states,
        meetings=_rows("meetings", readers),
        coverage=_rows("coverage", readers),
        edition=EDITION,
    )
    if faults := tuple(shared_names([Row(DATA, 0, state) for state in states])):
        raise DataFileError(faults)
    return record, readers


def _contradictions(
    events: Iterable[Event], papers: Iterable[Paper], record: Record
) -> tuple[Fault, ...]:
    linked = (e for e in events if e.dispute or type(e) in _NAMING_A_MEETING)
    rows = (*linked, *record.meetings, *papers)
    return tuple(cross_faults([Row(DATA, 0, row) for row in rows]))


class _Packaged:
    """The packaged files of events: each is read once, when it is first asked for."""

    __slots__ = (
        "_followed",
        "_labels",
        "_names",
        "_read",
        "_readers",
        "_record",
        "_whole",
    )

    def __init__(self, record: Record, readers: _Readers) -> None:
        self._record, self._readers = record, readers
        self._labels = frozenset(meeting.label for meeting in record.meetings)
        self._names = _names_of_events()
        self._read: dict[str, tuple[Any, ...]] = {}
        self._followed: set[tuple[str, str]] = set()
        self._whole: tuple[Event, ...] | None = None

    def of(self, kind: type[Event]) -> tuple[Event, ...]:
        """Return the events of one kind; none where no file holds such.

        Raises:
            DataFileError: Some file is damaged.
        """
        name = name_of(kind)
        there = name in self._names and SCHEMA[name] is kind
        return self._named(name) if there else ()

    def whole(self) -> tuple[Event, ...]:
        """Return the events of all files, in order of their names.

        Raises:
            DataFileError: A file is damaged, or contradicts another.
        """
        if self._whole is None:
            events = tuple(chain.from_iterable(map(self._named, self._names)))
            if _contradictions(events, self.documents, self._record):
                _strictly()  # names them
            self._whole = events
        return self._whole

    @property
    def documents(self) -> tuple[Paper, ...]:
        """The papers of meetings.

        Raises:
            DataFileError: Some file is damaged.
        """
        return self._named(_PAPERS)

    def _named(self, name: str) -> tuple[Any, ...]:
        found = self._read.get(name)
        if found is None:
            found = self._read.setdefault(name, self._made(name))
        return found

    def _made(self, name: str) -> tuple[Any, ...]:
        kind = SCHEMA[name]
        with suppress(Exception):  # whatever it is, the strict way names it
            with nothing_to_collect(for_good=True):
                rows = _rows(name, self._readers)
            self._hold(kind, rows)
            return rows
        whole = _strictly()
        return tuple(r for r in (*whole.events, *whole.documents) if type(r) is kind)

    def _hold(self, kind: type[Any], rows: tuple[Any, ...]) -> None:
        """Refuse an unknown meeting, and a second account that is followed."""
        named = kind in _NAMING_A_MEETING or not issubclass(kind, Event)
        if named and not self._labels.issuperset(row.meeting for row in rows):
            raise DataFileError(("expected meetings that there are",))
        if issubclass(kind, Event):
            told = [
                (r.state.alpha3, r.dispute) for r in rows if r.dispute and r.followed
            ]
            if len({*told} - self._followed) < len(told):
                raise DataFileError(("expected one account that is followed",))
            self._followed.update(told)


def _names_of_events() -> tuple[str, ...]:
    names = sorted(os.listdir(DATA))  # noqa: PTH208 - pathlib takes 4 ms
    files = [name.removesuffix(".csv") for name in names if name.endswith(".csv")]
    if unknown := {*files}.difference(SCHEMA):
        raise DataFileError((f"{unknown}: expected what the schema has",))
    return tuple(name for name in files if name not in _NO_EVENTS)


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
        elif isinstance(kind, type):
            readers.update(number_readers())
        else:
            (meant,) = (each for each in get_args(kind) if each is not NoneType)
            readers[kind] = _reader(meant, readers)
    return readers[kind]
