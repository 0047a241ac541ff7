"""An event in one line: its kind, and what its data file would say of it."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn, cast

import attrs

from ccm.errors import CCMError, InvalidValueError
from ccm.facts.cells import RowError, cell_converter
from ccm.facts.events import Event
from ccm.facts.schema import SCHEMA, Schema
from ccm.facts.states import State, States
from ccm.facts.typed import typed_fields

if TYPE_CHECKING:
    import cattrs

__all__ = ["SUPPOSED", "event_in"]

SUPPOSED = "supposed"
"""The source of what nobody says."""

_ABOUT = frozenset(field.name for field in typed_fields(Event)) - {"date"}
"""The fields that a line leaves out: it says what happened, and not who says so."""

_Row = Mapping[str, str]
_Reads = Callable[[str, str], bool]
"""Tells whether some words can be the value of a field."""


def event_in(
    text: str,
    states: States,
    *,
    state: State | None = None,
    schema: Schema = SCHEMA,
) -> Event:
    """Return the event that a line tells of.

    First the State, if it is not clear which; then the kind of event, then its values
    in any order, as its data file writes them; one of several words stands in quotes.
    ``name=value`` says which field is meant, ``name value`` as well, and of a field of
    yes or no the name alone or after ``not``.

    Args:
        text: The line.
        states: The States that it can name.
        state: The State that is meant where the line names none.
        schema: What a row of each data file is.

    Raises:
        InvalidValueError: No event can be read in it; says what was expected.

    >>> from ccm.facts import packaged_record
    >>> states = packaged_record().states
    >>> print(event_in("DEU decision art4 2 12MSP 2024-09-13 granted 5 years", states))
    Germany: extension 2 granted by 12MSP: 5 years, 2024-09-13
    >>> chad = states.find("TCD")
    >>> print(event_in("clearance completed 2026-09", states, state=chad))
    Chad: clearance completed, 2026-09
    """
    words = _words(text)
    kinds = _Kinds(schema)
    start, end, kind = kinds.found(words, text)
    if start:
        state = states.find(" ".join(words[:start]))
    if state is None:
        _refuse(f"a State before {words[start]!r}", text)
    converter = cell_converter(states, schema=schema)
    row = _row(kind, words[end:], converter)
    if row is None:
        _refuse(f"values of {_listed(kind)} after {' '.join(words[start:end])!r}", text)
    try:
        made = {"state": state.alpha3, **row, "source": SUPPOSED}
        event: Event = converter.structure(made, kind)
    except RowError as error:
        _refuse(f"a row without this fault: {error.faults[0]}", text)
    return event


def _row(
    kind: type[Event], words: Sequence[str], converter: cattrs.Converter
) -> _Row | None:
    """Return what some words say of an event; None if they say less, or more."""
    told = _told(kind)
    fields = {field.name: field.type for field in told}
    needed = {field.name for field in told if field.default is attrs.NOTHING}

    def reads(name: str, value: str) -> bool:
        try:
            converter.structure(value, cast("type[object]", fields[name]))
        except CCMError:
            return False
        return True

    rows = _filled(words, fields, reads, {})
    return next((row for row in rows if needed <= row.keys()), None)


def _told(kind: type[Event]) -> list[attrs.Attribute[Any]]:
    """Return the fields that a line can fill."""
    return [field for field in typed_fields(kind) if field.name not in _ABOUT]


_LONGEST_LINE = 2000
"""How many characters a line can have: an event has some ten values."""


def _words(text: str) -> list[str]:
    if len(text) > _LONGEST_LINE:
        _refuse(f"{_LONGEST_LINE:,} characters at most", f"{text[:60]} and so on")
    try:
        words = shlex.split(text)
    except ValueError as error:
        _refuse(f"quotes that are closed ({error})", text)
    if not words:
        _refuse("a State, a kind of event and its values", text)
    return words


class _Kinds:
    """The kinds of events by what they can be called in a line."""

    def __init__(self, schema: Schema) -> None:
        self.called: dict[str, type[Event]] = {}
        kinds = {n: k for n, k in schema.items() if issubclass(k, Event)}
        for name, kind in kinds.items():
            for called in (_plain(name), _plain(kind.title), _apart(kind.__name__)):
                self.called[called] = kind
        for place in (-1, 0):
            by_word = [(_apart(k.__name__).split()[place], k) for k in kinds.values()]
            number = Counter(word for word, _ in by_word)
            for word, kind in by_word:
                if number[word] == 1:
                    self.called.setdefault(word, kind)

    def found(self, words: Sequence[str], text: str) -> tuple[int, int, type[Event]]:
        """Return the first and the last place of a kind, and which it is."""
        longest = max(len(called.split()) for called in self.called)
        for start in range(len(words)):
            for end in range(min(len(words), start + longest), start, -1):
                kind = self.called.get(_plain(" ".join(words[start:end])))
                if kind is not None:
                    return start, end, kind
        return _refuse(f"a kind of event, such as {self._near(words)}", text)

    def _near(self, words: Sequence[str]) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - after a slip

        some = map(_plain, words[:_LOOKED_AT])
        near = [n for word in some for n in get_close_matches(word, self.called, 2)]
        return " or ".join(near or ("decision", "deposit", "clearance completed"))


_LOOKED_AT = 12
"""Among how many words a slip of the pen is looked for."""


def _plain(text: str) -> str:
    return text.replace("_", " ").lower()


def _apart(name: str) -> str:
    """Return the name of a type as words: ExtensionDecision is extension decision."""
    return " ".join(re.findall("[A-Z][a-z]*", name)).lower()


def _filled(
    words: Sequence[str], fields: Mapping[str, object], reads: _Reads, row: _Row
) -> Iterator[_Row]:
    """Yield every row that uses up all words, each in one field that can read it."""
    if not words:
        yield row
    for name, value, rest in _first_of(words, fields, row):
        if reads(name, value):
            yield from _filled(rest, fields, reads, {**row, name: value})


def _first_of(
    words: Sequence[str], fields: Mapping[str, object], row: _Row
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield what the first words can say: a field, its value, and the words left.

    Fields that anything can fill come last.
    """
    first, *rest = words or [""]
    for name, kind in _open(fields, row):
        if kind is bool and first == name:
            yield name, "yes", rest
        elif kind is bool and [first, *rest[:1]] == ["not", name]:
            yield name, "no", rest[1:]
        elif first == name:
            yield from ((name, value, left) for value, left in _values(rest))
        elif first.startswith(f"{name}="):
            yield name, first.removeprefix(f"{name}="), rest
        elif kind is str:
            yield name, first, rest
        elif kind != tuple[str, ...] | None:  # which anything can fill: it is named
            yield from ((name, value, left) for value, left in _values(words))


def _open(fields: Mapping[str, object], row: _Row) -> list[tuple[str, object]]:
    left = [(name, kind) for name, kind in fields.items() if name not in row]
    return sorted(left, key=lambda field: field[1] is str)


def _values(words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what the first words can be as one value: the more, the sooner."""
    for end in range(min(len(words), _LONGEST), 0, -1):
        yield " ".join(words[:end]), words[end:]


_LONGEST = 6
"""How many words a value can have, such as ``2 years 6 months``."""


def _listed(kind: type[Event]) -> str:
    """Return the fields that a line can fill, with what can stand in them."""
    return ", ".join(f"{field.name}{_options(field.type)}" for field in _told(kind))


def _options(kind: object) -> str:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f" ({' or '.join(member.value for member in kind)})"
    return ""


def _refuse(expected: str, text: str) -> NoReturn:
    msg = f"suppose: expected {expected}; got {text!r}"
    raise InvalidValueError(msg) from None
