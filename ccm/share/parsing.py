"""JSON as text or in a file, read strictly: what would not be written is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from math import isfinite
from os import PathLike, fsdecode
from pathlib import Path
from textwrap import shorten
from typing import NoReturn

from ccm.errors import DataFileError, Fault, InvalidValueError
from ccm.facts.rows import unreadable

__all__ = ["parsed", "refuse"]


def parsed(source: str | bytes | bytearray | PathLike[str], file: str) -> object:
    """Return what JSON holds: each key once, and no number that is none.

    Args:
        source: The text, or the path of a file.
        file: What a fault calls it.

    Raises:
        DataFileError: It cannot be read, or is no JSON.

    >>> parsed('{"on": "2020-09-28"}', "a.json")
    {'on': '2020-09-28'}
    """
    try:
        text = _text(source)
        return json.loads(
            text,
            parse_constant=_no_number,
            parse_float=_number,
            parse_int=_whole_number,
            object_pairs_hook=_once,
        )
    except OSError as error:
        refuse(file, [("", unreadable(error))])
    except InvalidValueError as error:
        refuse(file, [("", str(error))])
    except json.JSONDecodeError as error:
        said = f"expected JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        fault = Fault.at(file, error.lineno, "", said)
        raise DataFileError((fault,)) from None
    except UnicodeDecodeError as error:
        odd = f"{error.object[error.start]:#04x}"
        refuse(file, [("", f"expected UTF-8, got the byte {odd} at {error.start}")])
    except RecursionError:
        refuse(file, [("", "expected less depth: lists in lists, or objects")])


def refuse(file: str, faults: Iterable[tuple[str, str]]) -> NoReturn:
    """Refuse what was to be read.

    Args:
        file: The file, or what else it is called.
        faults: Where something stands, and what was expected there.

    Raises:
        DataFileError: With all of them.
    """
    told = (Fault.at(file, None, place, says) for place, says in faults)
    raise DataFileError(tuple(told)) from None


def _text(source: str | bytes | bytearray | PathLike[str]) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, (bytes, bytearray)):
        return bytes(source).decode("utf-8-sig")
    path = fsdecode(source)
    if "\0" in path:
        msg = "expected the path of a file, got one with a null character"
        raise InvalidValueError(msg)
    return Path(path).read_text(encoding="utf-8-sig")


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        msg = f"expected a number below 1.8e308, got {shorten(text, 40)}"
        raise InvalidValueError(msg)
    return number


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:  # Python reads 4300 digits at most
        msg = f"expected a whole number, got one of {len(text)} digits"
        raise InvalidValueError(msg) from None


def _no_number(text: str) -> NoReturn:
    msg = f"expected a number, got {text}"
    raise InvalidValueError(msg)


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        msg = f"expected each key once, got {twice!r} again"
        raise InvalidValueError(msg)
    return found
