"""A request that a State is drafting: a small TOML file, read before it is filed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar, cast

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import DataFileError, Fault, InvalidValueError, did_you_mean
from ccm.facts.events import ExtensionRequest
from ccm.facts.rows import unreadable
from ccm.facts.sources import Source
from ccm.facts.states import State
from ccm.facts.texts import NoTextError, opened, pieces_of

if TYPE_CHECKING:
    import os

    FilePath = str | os.PathLike[str]

__all__ = ["Asked", "check_draft", "draft_template", "load_draft"]

_T = TypeVar("_T")
_WHERE = re.compile(r"\s*\(at line (\d+), column \d+\)$")
_LONGEST = 16_000
"""How many characters a draft can have: it says five things."""

_SHOWN = 60
_NEEDED = ("filed", "meeting", "contents")
_FIELDS = (*_NEEDED, "length", "until")
_BLANK = """\
# request: A request for a longer deadline, before it is filed.
# ccm request STATE OBLIGATION says which meetings can decide and which items there are;
# with --check FILE it reviews this file.

filed = 2025-12-01  # the day on which it is to be filed, also 2025-12 or the like
meeting = "3RC"  # the label of the meeting that is to decide
contents = ["a", "b"]  # the letters of the items that it contains
# length = "3 years"  # how long an extension it asks for, or the day:
# until = 2029-10-01
"""


@attrs.define(frozen=True, kw_only=True)
class Asked:
    """What a draft is a request for.

    Attributes:
        state: The State.
        obligation: Id of the obligation.
        number: The number that the request would have.
        meetings: Labels of the meetings that it can go to.
        letters: Letters of the items that it can contain.
    """

    state: State
    obligation: str
    number: int
    meetings: Collection[str]
    letters: Collection[str]


def load_draft(path: FilePath, asked: Asked) -> ExtensionRequest:
    """Read a draft of a request, as of the day on which it is to be filed.

    Its fields are ``filed``, ``meeting``, ``contents`` (letters of items) and, where
    the draft says, ``length`` or ``until``.

    Args:
        path: The file.
        asked: What it is a request for.

    Raises:
        DataFileError: With every fault of the file.
    """
    found = _checked(path, asked)
    return ExtensionRequest(
        state=asked.state,
        date=found.filed,
        source=(Source(f"draft {path}"),),
        obligation=asked.obligation,
        number=asked.number,
        meeting=found.meeting,
        length=found.length,
        until=found.until,
        contents=found.contents,
    )


def check_draft(path: FilePath) -> None:
    """Look for faults in a draft that hold whatever it is a request for.

    Raises:
        DataFileError: With every fault of the file.
    """
    _checked(path, None)


def draft_template() -> str:
    """Return a draft to start from, with its fields explained."""
    return _BLANK


def _checked(path: FilePath, asked: Asked | None) -> _Draft:
    text, told = _read(path)
    reader = _Reader(told, asked)
    found = reader.read()
    if found is None:
        raise DataFileError(
            tuple(
                Fault.at(path, _line_of(field, text), field, says)
                for field, says in reader.faults
            )
        )
    return found


def _read(path: FilePath) -> tuple[str, Mapping[str, object]]:
    import tomllib  # noqa: PLC0415 - few read a draft

    try:
        with opened(path) as file:
            text = _up_to(_LONGEST + 1, pieces_of(file, _LONGEST + 1))
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) <= _LONGEST:
            return text, tomllib.loads(text)
        says = f"expected {_LONGEST:,} characters at most, got more"
        fault = Fault.at(path, None, "file", says)
    except OSError as error:
        fault = Fault.of(path, unreadable(error))
    except NoTextError as error:
        fault = Fault.at(path, error.line, "file", str(error))
    except RecursionError:
        fault = _no_toml(path, "lists or tables nested too deep")
    except tomllib.TOMLDecodeError as error:
        fault = _no_toml(path, str(error))
    except ValueError:  # Python reads 4300 digits at most
        fault = _no_toml(path, "a number of too many digits")
    raise DataFileError((fault,)) from None


def _up_to(most: int, pieces: Iterable[str]) -> str:
    """Return so many characters of a text, or all of a shorter one."""
    read = ""
    for piece in pieces:
        read += piece
        if len(read) >= most:
            break
    return read[:most]


def _no_toml(path: FilePath, error: str) -> Fault:
    where = _WHERE.search(error)
    says = f"expected TOML, got: {_WHERE.sub('', error)}"
    return Fault.at(path, int(where[1]) if where else None, "file", says)


def _line_of(field: str, text: str) -> int | None:
    """Return the line on which a field stands; None if on none."""
    key = re.compile(rf"\s*\[?[\"']?{re.escape(field)}[\"']?\s*[=.\]]")
    lines = (n for n, line in enumerate(text.splitlines(), 1) if key.match(line))
    return next(lines, None)


class _Draft(NamedTuple):
    """What a draft says."""

    filed: PartialDate
    meeting: str
    contents: tuple[str, ...] | None
    length: Period | None
    until: date | None


class _Reader:
    """Reads the fields of a draft, and collects what is wrong with them."""

    def __init__(self, told: Mapping[str, object], asked: Asked | None) -> None:
        self.told, self.asked = told, asked
        self.faults: list[tuple[str, str]] = list(self._of_names())

    def _of_names(self) -> Iterator[tuple[str, str]]:
        for name in self.told:
            if name not in _FIELDS:
                near = did_you_mean(name, _FIELDS)
                yield name, f"expected one of the fields {', '.join(_FIELDS)}{near}"
        for name in _NEEDED:
            if name not in self.told:
                yield name, "expected this field"

    def read(self) -> _Draft | None:
        """Return what it says; None if a field is at fault."""
        filed = self._field("filed", _day)
        meeting = self._field("meeting", self._meeting)
        contents = self._field("contents", self._contents)
        length, until = self._field("length", _length), self._field("until", _until)
        if self.faults or filed is None or meeting is None:
            return None
        return _Draft(filed, meeting, contents, length, until)

    def _field(self, name: str, read: Callable[[object], _T]) -> _T | None:
        if name not in self.told:
            return None
        try:
            return read(self.told[name])
        except InvalidValueError as error:
            self.faults.append((name, str(error)))
            return None

    def _meeting(self, value: object) -> str:
        label = value if isinstance(value, str) else ""
        if self.asked is None and not label:
            _refused('the label of a coming meeting, such as "3RC"', value)
        if self.asked is not None and label not in self.asked.meetings:
            known = ", ".join(self.asked.meetings) or "none is known; name one"
            _refused(f"a coming meeting ({known})", value)
        return label

    def _contents(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            _refused('a list of items, such as ["a", "b"]', value)
        given = cast("list[object]", value)
        for letter in given:
            if self.asked is None and not isinstance(letter, str):
                _refused('letters of items, such as "a"', letter)
            if self.asked is not None and letter not in self.asked.letters:
                _refused(f"items of {', '.join(self.asked.letters)}", letter)
        return tuple(map(str, given))


def _in_few_words(value: object) -> str:
    """Return what a value is: of what is long or nested deep, how it begins."""
    from reprlib import Repr  # noqa: PLC0415 - after a slip

    few = Repr()
    few.maxstring = few.maxother = few.maxlong = _SHOWN
    return few.repr(value)


def _refused(expected: str, value: object) -> NoReturn:
    shown = str(value) if isinstance(value, date) else _in_few_words(value)
    msg = f"expected {expected}, got {shown}"
    raise InvalidValueError(msg)


def _day(value: object) -> PartialDate:
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.on(value)
    if isinstance(value, str):
        return PartialDate.parse(value)
    _refused("a day, such as 2025-12-01", value)


def _until(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    _refused("a day, such as 2029-10-01", value)


def _length(value: object) -> Period:
    length = Period.parse(value) if isinstance(value, str) else Period()
    if length != Period():
        return length
    _refused('a length, such as "3 years"', value)
