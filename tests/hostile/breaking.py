"""What hostile or broken input is like: each kind, made of what a door takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from doors import Door

__all__ = ["KINDS"]

_HIDDEN = ("\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041")
_DEEP = 5000
_OTHER_TYPES = ("1", "1.5", "true", "[]", "[[1]]", "{}", '"x"', "1979-05-27T07:32:00Z")


def _halves(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


def _put_in(text: str, *pieces: str) -> Iterator[bytes]:
    """Yield a text with each piece in its middle."""
    first, second = _halves(text)
    return (f"{first}{piece}{second}".encode() for piece in pieces)


def _cut(door: Door) -> Iterator[bytes]:
    whole = door.good.encode()
    return (whole[:end] for end in range(1, len(whole)))


def _no_utf8(door: Door) -> Iterator[bytes]:
    first, second = map(str.encode, _halves(door.good))
    yield first + b"\xff" + second
    yield first + "é".encode("latin-1") + second
    yield first + b"\xed\xa0\x80" + second  # half of a surrogate pair
    yield door.good.encode("utf-16")


def _separated_otherwise(door: Door) -> Iterator[bytes]:
    mark = {"CSV": ",", "TOML": "=", "JSON": ":", "iCalendar": ":", "typed": " "}
    for other in (";", "\t", "|") if door.form != "typed" else ("_", "&"):
        yield door.good.replace(mark[door.form], other).encode()


def _twice(door: Door) -> Iterator[bytes]:
    """Yield what has a column, a field or a row twice."""
    lines = door.good.splitlines(keepends=True)
    if door.form == "CSV":
        column = door.good.partition(",")[0]
        yield "".join(f"{column},{line}" for line in lines).encode()
        yield "".join((*lines, lines[-1])).encode()
    elif door.form == "TOML":
        yield from ("".join((*lines, line)).encode() for line in lines)
    elif door.form == "JSON":
        yield f'{door.good[:-1]}, "files": 1, "resources": 1}}'.encode()
    else:
        yield f"{door.good} {door.good}".encode()


def _of_other_types(door: Door) -> Iterator[bytes]:
    if door.form == "TOML":
        for line in door.good.splitlines():
            field = line.partition(" = ")[0]
            for value in _OTHER_TYPES:
                yield door.good.replace(line, f"{field} = {value}").encode()
    elif door.form == "JSON":
        for value in ("null", "[]", '"x"', "3", '{"files": 3, "resources": [3]}'):
            yield value.encode()
            yield re.sub(r"\{[^{}]*\}(?=[\]}])", value, door.good).encode()


def _replaced(pattern: str, *by: str) -> Callable[[Door], Iterable[bytes]]:
    """Return what puts something else in place of each that fits a pattern."""

    def replaced(door: Door) -> Iterator[bytes]:
        for found in re.finditer(pattern, door.good):
            for other in by:
                first, last = door.good[: found.start()], door.good[found.end() :]
                yield f"{first}{other}{last}".encode()

    return replaced


def _nested(door: Door) -> Iterator[bytes]:
    for opening, closing in ("[]", "()", "{}"):
        deep = opening * _DEEP
        yield from _put_in(door.good, deep, deep + closing * _DEEP)
        yield f"filed = {deep}".encode()
        yield f"list parties where {deep}joined".encode()
    yield ("filed" + ".a" * _DEEP + " = 1").encode()
    yield ("list parties where " + "not " * _DEEP + "joined").encode()


def _open_quotes(door: Door) -> Iterator[bytes]:
    return _put_in(door.good, ' "', " '", ' """')


_FOREIGN = (
    bytes(range(256)),
    b"PK\x03\x04\x14\x00\x06\x00",
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    b"<!DOCTYPE html><html><script>alert(1)</script>",
)

KINDS: Mapping[str, Callable[[Door], Iterable[bytes]]] = {
    "nothing": lambda _door: (b"",),
    "cut short, at every byte": _cut,
    "a file of another kind": lambda _door: _FOREIGN,
    "bytes that are no UTF-8": _no_utf8,
    "NUL": lambda door: _put_in(door.good, "\0"),
    "characters that turn the line or are not seen": (
        lambda door: _put_in(door.good, *_HIDDEN)
    ),
    "other separators": _separated_otherwise,
    "a column, a field or a row twice": _twice,
    "values of other types": _of_other_types,
    "numbers of 5,000 digits": _replaced("[0-9]+", "9" * _DEEP),
    "digits of other scripts": _replaced("[0-9]+", "٣", "²", "０"),
    "the year 10000": _replaced("(?<![0-9])20[0-9]{2}", "10000"),
    "nested 5,000 deep": _nested,
    "a line of more than a million characters": (
        lambda door: _put_in(door.good, "x" * 2**20)
    ),
    "a quotation mark that is not closed": _open_quotes,
    "years 1 and 9999": _replaced("(?<![0-9])20[0-9]{2}", "0001", "9999"),
}
"""Every kind, with all that is tried of it."""
