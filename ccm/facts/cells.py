"""What the cells of a data file can hold, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, partial
from operator import eq
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import CCMError, InvalidValueError
from ccm.facts.events.base import Event
from ccm.facts.sources import Source
from ccm.facts.states import State, States
from ccm.facts.typed import typed_fields

if TYPE_CHECKING:
    from decimal import Decimal

    import cattrs

__all__ = ["RowError", "cell_converter", "cell_readers", "number_readers"]

_T = TypeVar("_T")


class RowError(CCMError, ValueError):
    """A row breaks its schema.

    Attributes:
        faults: Every fault, as ``field: what was expected``.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


def cell_readers(
    states: States | None = None, schema: Mapping[str, type[Any]] | None = None
) -> dict[Any, Callable[[str], Any]]:
    """Return how a cell of each type is read.

    Args:
        states: The States that a cell can name, by a code or any name in use; None
            for the rows of the register of States itself.
        schema: The files whose names a cell can be; those of the packaged record if
            None.

    Numbers that need not be whole are apart, in `number_readers`.
    """
    source = cache(Source)  # of a thousand citations, hundreds say the same

    readers: dict[Any, Callable[[str], Any]] = {
        bool: partial(_one_of, {"yes": True, "no": False}),
        int: _whole_number,
        str: str,
        date: _day,
        PartialDate: PartialDate.parse,
        Period: Period.parse,
        tuple[Source, ...]: lambda text: tuple(map(source, _parts(text))),
        tuple[str, ...]: lambda text: tuple(text.split(" | ")),
        type[Event]: partial(_kind_of_event, schema),
    }
    if states is not None:
        readers[State] = states.find
        readers[tuple[State, ...]] = lambda text: tuple(
            map(states.find, text.split(" | "))
        )
    return readers


def number_readers() -> dict[Any, Callable[[str], Any]]:
    """Return how a number is read: the module for it takes 1 ms to load."""
    from decimal import Decimal  # noqa: PLC0415 - with the first number

    return {Decimal: _number}


def cell_converter(
    states: States | None = None,
    more: Mapping[Any, Callable[[str], Any]] | None = None,
    schema: Mapping[str, type[Any]] | None = None,
) -> cattrs.Converter:
    """Return a converter that makes objects of rows of text, and of nothing else.

    Args:
        states: As for `cell_readers`.
        more: How to read cells of further types.
        schema: As for `cell_readers`.
    """
    import cattrs  # noqa: PLC0415 - half as long as attrs, for files from elsewhere

    converter = cattrs.Converter()
    converter.register_structure_hook_factory(attrs.has, _rows)
    common = {**cell_readers(states, schema), **number_readers()}
    readers = {**common, **(more or {})}
    for kind, read in readers.items():
        hook = _read_once(read)
        if kind in _PLAIN:
            converter.register_structure_hook(kind, hook)
        else:
            converter.register_structure_hook_factory(partial(eq, kind), _always(hook))
    converter.register_structure_hook(str, _word)  # text, or one of some words
    return converter


_PLAIN = (bool, int, str)
"""Types that cattrs reads itself, unless told otherwise type by type."""


def _read_once(read: Callable[[str], _T]) -> Callable[..., _T]:
    """Return a hook that reads each text once, a wrong one too: many are alike."""
    refused: dict[str, CCMError] = {}

    @cache
    def known(text: str, _type: object) -> _T:
        if text in refused:  # an error is not cached: it comes here again
            raise refused[text].with_traceback(None)
        try:
            return read(text)
        except CCMError as error:
            refused[text] = error
            raise

    return known


def _always(hook: Callable[..., _T]) -> Callable[[object], Callable[..., _T]]:
    return lambda _kind: hook


def _word(text: str, kind: type[StrEnum | str]) -> str:
    """Return text as it stands, or the member of an enumeration that it names.

    cattrs brings every `StrEnum` here too, because it is a `str`.
    """
    return text if kind is str else _one_of(_members(kind), text)


@cache
def _members(kind: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in kind}


def _rows(kind: type[_T], converter: cattrs.Converter) -> Callable[..., _T]:
    """Return a hook that makes a *kind* of a row, or names every fault of the row.

    cattrs would compile a function for each of some thirty classes, which takes
    longer than reading all rows, and stop at the first fault of a field.
    """
    fields = typed_fields(kind)
    hooks = {f.name: (converter.get_structure_hook(f.type), f.type) for f in fields}
    needed = [f.name for f in fields if f.default is attrs.NOTHING]

    def structure(row: Mapping[str, str], _type: object = None) -> _T:
        values: dict[str, Any] = {}
        try:
            for name, text in row.items():
                if text:
                    hook, type_ = hooks[name]
                    values[name] = hook(text, type_)
            if all(name in values for name in needed):
                return kind(**values)
        except CCMError as fault:
            found = tuple(_faults(row, hooks, needed))
            raise RowError(found or (_with_field(str(fault)),)) from None
        raise RowError(tuple(_faults(row, hooks, needed)))

    return structure


def _faults(
    row: Mapping[str, str],
    hooks: Mapping[str, tuple[Callable[..., object], object]],
    needed: Sequence[str],
) -> Iterator[str]:
    """Yield the fault of every cell."""
    for name in needed:
        if not row.get(name):
            yield f"{name}: expected a value, got an empty cell"
    for name, text in row.items():
        hook, type_ = hooks[name]
        try:
            if text:
                hook(text, type_)
        except CCMError as fault:
            yield f"{name}: {fault}"


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(" | ")]


def _kind_of_event(schema: Mapping[str, type[Any]] | None, text: str) -> type[Event]:
    """Return the kind of event that the rows of a data file are, by its name."""
    from ccm.facts.schema import SCHEMA  # noqa: PLC0415 - it names every kind

    kind = (SCHEMA if schema is None else schema).get(text)
    if kind is None or not issubclass(kind, Event):
        _refuse(text, "the name of a file of events, such as deposits")
    return kind


def _whole_number(text: str) -> int:
    if not _are_digits(text):
        _refuse(text, "a whole number, 0 or more, in digits alone")
    try:
        return int(text)
    except ValueError:  # Python reads 4300 digits at most
        msg = f"expected a whole number, got one of {len(text)} digits"
        raise InvalidValueError(msg) from None


def _number(text: str) -> Decimal:
    whole, point, part = text.partition(".")
    if not _are_digits(whole) or (point and not _are_digits(part)):
        _refuse(text, "a number, 0 or more, such as 1250 or 16.8")
    from decimal import Decimal  # noqa: PLC0415 - see above

    return Decimal(text)


def _are_digits(text: str) -> bool:
    """Tell whether they are; regular expressions for it would cost 0.3 ms to make."""
    return text.isascii() and text.isdigit()


def _with_field(fault: str) -> str:
    field, colon, _ = fault.partition(":")
    return fault if colon and field.isidentifier() else f"row: {fault}"


def _one_of(choices: Mapping[str, _T], text: str) -> _T:
    if text not in choices:
        msg = f"expected {' or '.join(choices)}, got {text!r}"
        raise InvalidValueError(msg)
    return choices[text]


def _refuse(text: str, expected: str) -> NoReturn:
    msg = f"expected {expected}, got {text!r}"
    raise InvalidValueError(msg) from None


def _day(text: str) -> date:
    parts = text.split("-")
    if [*map(len, parts)] != [4, 2, 2] or not _are_digits("".join(parts)):
        _refuse(text, "YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(text, "a day of the calendar")
