"""Pages of scenarios that a lawyer can read, read strictly, to be run as tests.

A page holds scenarios; a scenario its sources, what is given, questions, and a
table for each question. ``tests/scenarios/README.md`` describes the form. A line
that is not of that form is refused with ``file:line: what was expected``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import attrs

from ccm.errors import CCMError, InvalidValueError
from ccm.facts import Event, Meeting, MeetingKind, Record, packaged_record
from ccm.facts.cells import RowError, cell_converter
from ccm.facts.schema import SCHEMA
from ccm.rules import Reading
from ccm.testing.fiction import meeting, world
from ccm.view import AsOf, as_of

__all__ = ["Answers", "Cells", "Page", "Question", "Row", "Said", "World", "read_page"]


class Said(str):
    """An answer of which a page quotes a part."""

    __slots__ = ()


Answers = Mapping[str, str]
"""What a question gives: the text of each answer, by its name."""


@attrs.define(frozen=True)
class Cells:
    """What a line of a table asks, by column; what nobody looks at is refused."""

    _cells: Mapping[str, str]
    _seen: set[str] = attrs.field(factory=set[str], init=False)

    def __getitem__(self, name: str) -> str:
        """Return a cell; an empty one if the table has no such column."""
        self._seen.add(name)
        return self._cells.get(name, "")

    def day(self, name: str = "day") -> date:
        """Return the day that a cell holds."""
        return _day(self[name])

    def count(self, name: str) -> int:
        """Return the number that a cell holds; 0 if it is empty."""
        return int(self[name] or 0)

    def unseen(self) -> tuple[str, ...]:
        """Return the columns that nobody looked at."""
        return tuple(name for name in self._cells if name not in self._seen)


@attrs.define(frozen=True, kw_only=True)
class World:
    """What is given: a record, a reading, and what is known of a thing.

    Attributes:
        record: The packaged record, or the world of fiction.
        reading: How open questions of the text are answered.
        fields: What is given of the thing that is asked about.
    """

    record: Record = attrs.field(factory=packaged_record)
    reading: Reading = attrs.field(factory=Reading)
    fields: Mapping[str, str] = attrs.field(factory=dict[str, str])

    def view(self, on: date) -> AsOf:
        """Return the record as of a day."""
        return as_of(on, record=self.record, reading=self.reading)


Question = Callable[[World, Cells], Answers]
"""What a page can ask: of a world and a line of a table, the answers."""


@attrs.define(frozen=True, kw_only=True)
class Row:
    """One line of a table: what is asked, and what the page says.

    Attributes:
        where: File and line.
        scenario: The heading that it stands under.
        question: What is asked.
        given: What is given in the scenario, and in the line.
        asked: The cells that ask.
        says: The cells that answer; those that the page leaves empty left out.
    """

    where: str
    scenario: str
    question: str
    given: tuple[str, ...]
    asked: Mapping[str, str]
    says: Mapping[str, str]

    def faults(self, questions: Mapping[str, Question]) -> Iterator[str]:
        """Yield what the page says and the library does not, or cannot be asked."""
        question = questions.get(self.question)
        if question is None:
            yield f"{self.where}: Asked: expected one of {_listed(questions)}"
            return
        cells = Cells(self.asked)
        try:
            answers = question(_given(self.given), cells)
        except (CCMError, ValueError) as error:
            yield f"{self.where}: {type(error).__name__}: {error}"
            return
        if unseen := cells.unseen():
            yield f"{self.where}: no such column of that question: {_listed(unseen)}"
        for name, said in self.says.items():
            if name not in answers:
                yield f"{self.where}: {name}?: expected one of {_listed(answers)}"
            elif not _agree(said, answers[name]):
                yield f"{self.where}: {name}? expected {said!r}, got {answers[name]!r}"


@attrs.define(frozen=True, kw_only=True)
class Page:
    """A page of scenarios on one article.

    Attributes:
        article: Its number.
        rows: Every line of every table.
    """

    article: int
    rows: tuple[Row, ...]


def read_page(path: Path) -> Page:
    """Read a page.

    Raises:
        InvalidValueError: With every line that is not of the form.
    """
    reader = _Reader(path.name)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        reader.take(number, line.strip())
    return reader.page()


def _agree(said: str, answer: str) -> bool:
    return said in answer if isinstance(answer, Said) else said == answer


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


_TITLE = re.compile(r"# Article (\d+): .+")
_SCENARIO = re.compile(r"## (.+)")
_BULLET = re.compile(r"- (Source|Given|Asked): (.+)")


class _Reader:
    """The lines of a page as they come, and every fault that they have."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._faults: list[str] = []
        self._rows: list[Row] = []
        self._article = 0
        self._scenario = self._question = ""
        self._sources: list[str] = []
        self._given: list[str] = []
        self._columns: list[str] = []
        self._rows_before = 0
        self._line = 0

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        self._line = number
        if line.startswith("|"):
            self._table([cell.strip() for cell in line.strip("|").split("|")])
            return
        self._columns = []
        if found := _BULLET.fullmatch(line):
            self._bullet(*found.groups())
        elif found := _TITLE.fullmatch(line):
            self._article = int(found[1])
        elif found := _SCENARIO.fullmatch(line):
            self._close()
            self._scenario, self._question = found[1], ""
            self._sources, self._given = [], []
        elif line.startswith(("#", "- ", "* ")):
            self._refuse("a heading, or '- Source: ', '- Given: ' or '- Asked: '", line)

    def _bullet(self, kind: str, text: str) -> None:
        if kind == "Source":
            self._sources.append(text)
        elif kind == "Asked":
            self._question = text
        else:
            self._given.append(text)
            try:
                _given(tuple(self._given))
            except (CCMError, ValueError) as error:
                self._refuse(str(error), text)

    def _table(self, cells: list[str]) -> None:
        if not self._columns:
            self._columns = cells
            if cells[-1] != "why" or not any(c.endswith("?") for c in cells):
                self._refuse("answers, named with '?', and 'why' last", cells)
            if not self._question or not self._sources:
                self._refuse("a source and a question before a table", cells)
        elif all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            return
        elif len(cells) != len(self._columns) or not cells[-1]:
            self._refuse(f"{len(self._columns)} cells, the last with a reason", cells)
        else:
            self._row(dict(zip(self._columns, cells, strict=True)))

    def _row(self, cells: dict[str, str]) -> None:
        cells.pop("why", None)  # where it is not the last, that is refused already
        extra = cells.pop("given", "")
        self._rows.append(
            Row(
                where=f"{self._name}:{self._line}",
                scenario=self._scenario,
                question=self._question,
                given=(*self._given, *([extra] if extra else [])),
                asked={n: c for n, c in cells.items() if not n.endswith("?")},
                says={n[:-1]: c for n, c in cells.items() if n.endswith("?") and c},
            )
        )

    def _close(self) -> None:
        if self._scenario and len(self._rows) == self._rows_before:
            self._refuse("a table in the scenario", self._scenario)
        self._rows_before = len(self._rows)

    def _refuse(self, expected: str, got: object) -> None:
        self._faults.append(
            f"{self._name}:{self._line}: expected {expected}, got {got}"
        )

    def page(self) -> Page:
        """Return the page.

        Raises:
            InvalidValueError: With every fault.
        """
        self._close()
        if not self._article or not self._rows:
            self._refuse("'# Article N: title' and scenarios", "neither")
        if self._faults:
            raise InvalidValueError("\n".join(self._faults))
        return Page(article=self._article, rows=tuple(self._rows))


def _given(lines: tuple[str, ...]) -> World:
    """Return the world in which all that is given holds."""
    found = World()
    for line in lines:
        found = _with(line, found)
    return found


def _with(line: str, before: World) -> World:
    for pattern, read in _GIVENS.items():
        if found := re.fullmatch(pattern, line):
            return read(before, *found.groups(default=""))
    msg = f"one of {_listed(_FORMS)}"
    raise InvalidValueError(msg)


def _fiction(_before: World, day: str) -> World:
    return World(record=world(deposit=_day(day) if day else None))


def _meeting(before: World, kind: str, label: str, opens: str, closes: str) -> World:
    held = meeting(label, opens, closes, kind=_KINDS[kind])
    meetings: tuple[Meeting, ...] = (*before.record.meetings, held)
    return attrs.evolve(before, record=attrs.evolve(before.record, meetings=meetings))


_KINDS = {"meeting": MeetingKind.MSP, "Review Conference": MeetingKind.RC}


def _event(before: World, name: str, day: str, kind: str, fields: str) -> World:
    state = before.record.states.find(name)
    of_kind = _kind(kind)
    given = _fields(fields)
    known = attrs.fields_dict(of_kind)
    if strange := [name for name in given if name not in known]:
        msg = f"one of the fields {_listed(known)}, not {_listed(strange)}"
        raise InvalidValueError(msg)
    row = {"state": state.alpha3, "date": day, "source": "supposed", **given}
    read = cell_converter(before.record.states)
    try:
        event: Event = read.structure(row, of_kind)
    except RowError as error:
        raise InvalidValueError("; ".join(error.faults)) from None
    return attrs.evolve(before, record=before.record.with_events(event))


def _reading(before: World, field: str, option: str) -> World:
    if field not in attrs.fields_dict(Reading):
        msg = f"a field of the reading: {_listed(attrs.fields_dict(Reading))}"
        raise InvalidValueError(msg)
    chosen = {field: option}
    return attrs.evolve(before, reading=attrs.evolve(before.reading, **chosen))  # type: ignore[arg-type]


def _thing(before: World, fields: str) -> World:
    pairs = (part.strip().partition(": ") for part in fields.split(";"))
    known = {name: value for name, _, value in pairs}
    return attrs.evolve(before, fields={**before.fields, **known})


_DAY = r"(\d{4}-\d\d-\d\d)"
_GIVENS: dict[str, Callable[..., World]] = {
    rf"Ruritania deposited on {_DAY}": _fiction,
    r"Ruritania has not joined()": _fiction,
    rf"the (meeting|Review Conference) (\w+) from {_DAY} to {_DAY}": _meeting,
    r"of ([\w ]+), on ([\d.-]+): ([\w ]+?)(?: \((.+)\))?": _event,
    r"the reading (\w+): (.+)": _reading,
    r"it has (.+)": _thing,
}
_FORMS = (
    "'Ruritania deposited on DAY'",
    "'Ruritania has not joined'",
    "'the meeting LABEL from DAY to DAY'",
    "'of STATE, on DAY: EVENT (field value; field value)'",
    "'the reading FIELD: OPTION'",
    "'it has characteristic: value; characteristic: value'",
)


def _fields(text: str) -> dict[str, str]:
    pairs = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return {name: value.strip() for name, _, value in pairs}


def _kind(title: str) -> type[Event]:
    kinds = _events()
    if title not in kinds:
        msg = f"an event: {_listed(kinds)}"
        raise InvalidValueError(msg)
    return kinds[title]


@cache
def _events() -> dict[str, type[Event]]:
    return {kind.title: kind for kind in SCHEMA.values() if issubclass(kind, Event)}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"day: expected YYYY-MM-DD, got {text!r}"
        raise InvalidValueError(msg) from None
