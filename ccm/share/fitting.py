"""Plain values held to the types of rows: what does not fit, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from math import isfinite
from types import UnionType
from typing import (
    Annotated,
    Any,
    NamedTuple,
    NotRequired,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from ccm.errors import InvalidValueError, did_you_mean
from ccm.share.plain import CALLED, Misfit, called
from ccm.words.texts import Form

__all__ = ["Key", "keys_of", "misfits"]


def misfits(value: object, kind: Any) -> Iterator[Misfit]:
    """Yield whatever of a value that JSON gave does not fit a type.

    Args:
        value: Texts, numbers, lists and objects, as JSON has them.
        kind: A type of rows, or of what stands in them.

    >>> from ccm.share.records import ScheduleRow
    >>> for place, says in misfits({"on": "2020-9-28", "due": [{}]}, ScheduleRow):
    ...     print(place, says)                                  # doctest: +ELLIPSIS
    on expected a day, YYYY-MM-DD, got '2020-9-28'
    due[0].due expected this key
    ...
    """
    for place, says in _of(value, kind):
        yield place.removeprefix("."), says


def _of(value: object, kind: Any) -> Iterator[Misfit]:
    parts = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        yield from _of_one(value, parts)
    elif not _is_a(value, kind):
        yield "", _expected(CALLED[_plain(kind)], value)
    elif get_origin(kind) is Annotated:
        yield from _of_text(str(value), parts[1])
    elif _plain(kind) is list:
        for place, each in enumerate(cast("list[object]", value)):
            yield from _under(f"[{place}]", each, parts[0])
    elif _plain(kind) is dict:
        yield from _of_row(cast("dict[object, object]", value), kind)


def _under(place: str, value: object, kind: Any) -> Iterator[Misfit]:
    for below, says in _of(value, kind):
        yield f"{place}{below}", says


def _of_text(text: str, form: Form | type[StrEnum]) -> Iterator[Misfit]:
    if isinstance(form, Form):
        try:
            form.read(text)
        except InvalidValueError as error:
            yield "", str(error)
    elif text not in [*map(str, form)]:
        yield "", f"{_expected(' or '.join(form), text)}{did_you_mean(text, form)}"


def _of_row(row: Mapping[object, object], kind: Any) -> Iterator[Misfit]:
    if not is_typeddict(kind):
        for key, value in row.items():
            yield from _under(f".{key}", value, get_args(kind)[1])
        return
    known = keys_of(kind)
    for key in known:
        if known[key].needed and key not in row:
            yield f".{key}", "expected this key"
    for key, value in row.items():
        if not isinstance(key, str):  # of JSON it is
            yield "", f"expected keys that are text, got {called(key)}"
        elif key in known:
            yield from _under(f".{key}", value, known[key].kind)
        else:
            yield f".{key}", f"expected no such key{did_you_mean(key, known)}"


def _of_one(value: object, ways: Sequence[Any]) -> Iterator[Misfit]:
    """Yield what does not fit the one of some types that is nearest."""
    found = [[*_of(value, way)] for way in ways if _is_a(value, way)]
    if found:
        yield from min(found, key=len)
    else:
        named = dict.fromkeys(CALLED[_plain(way)] for way in ways)
        yield "", _expected(" or ".join(named), value)


class Key(NamedTuple):
    """What stands under a key of a row."""

    kind: Any
    """Its type."""
    needed: bool
    """Whether the key is always there."""


@cache
def keys_of(row: Any) -> Mapping[str, Key]:
    """Return the keys that a type of rows promises, in order.

    >>> from ccm.share.records import ScheduleRow
    >>> [*keys_of(ScheduleRow)]
    ['on', 'due']
    """
    hints = get_type_hints(row, include_extras=True)
    return {key: _key(hint) for key, hint in hints.items()}


def _key(hint: Any) -> Key:
    """Return what a hint says; Python itself does not see through one in quotes."""
    if get_origin(hint) is NotRequired:
        return Key(get_args(hint)[0], needed=False)
    return Key(hint, needed=True)


def _plain(kind: Any) -> type:
    """Return the plain type of which every value of a type is."""
    if is_typeddict(kind):
        return dict
    origin = get_origin(kind)
    return str if origin is Annotated else origin or kind


def _is_a(value: object, kind: Any) -> bool:
    """Tell whether a value is of a plain type; to Python, true is a number as well."""
    plain = _plain(kind)
    if plain in (int, float) and isinstance(value, bool):
        return False
    if plain is float and isinstance(value, float):
        return isfinite(value)
    return isinstance(value, (int, float) if plain is float else plain)


def _expected(what: str, value: object) -> str:
    return f"expected {what}, got {called(value)}"
