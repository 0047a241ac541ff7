"""Plain values, such as JSON can hold: what each is called, and what is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from types import NoneType
from typing import cast

__all__ = ["CALLED", "Misfit", "called", "strangers"]

Misfit = tuple[str, str]
"""Where something stands, such as ``rows[3].on``, and what was expected there."""

CALLED: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    NoneType: "null",
    list: "a list",
    dict: "an object",
}
"""What a plain value is called, by its type."""


def called(value: object) -> str:
    """Return what a value is called that was not expected.

    >>> called("overdu"), called(7), called(float("inf")), called((7,))
    ("'overdu'", 'a whole number', 'inf', 'a value of type tuple')
    """
    if isinstance(value, str):
        return repr(str(value))
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    kind = type(value)
    return CALLED.get(kind, f"a value of type {kind.__name__}")


def strangers(
    value: object, lists: tuple[type, ...] = (list, tuple)
) -> Iterator[Misfit]:
    """Yield what JSON cannot hold, or not as it is, of a value.

    Args:
        value: What is to be plain, to its depth.
        lists: Which types are lists.

    >>> for place, says in strangers({"due": [{"on": {1}}]}):
    ...     print(place, says)
    due[0].on expected what JSON can hold, got a value of type set
    """
    for place, says in _in(value, lists):
        yield place.removeprefix("."), says


def _in(value: object, lists: tuple[type, ...]) -> Iterator[Misfit]:
    if isinstance(value, dict):
        for key, below in cast("dict[object, object]", value).items():
            if isinstance(key, str):
                yield from _under(f".{key}", below, lists)
            else:
                yield "", f"expected keys that are text, got {called(key)}"
    elif isinstance(value, lists):
        for place, below in enumerate(cast("list[object]", value)):
            yield from _under(f"[{place}]", below, lists)
    elif not _is_plain(value):
        yield "", f"expected what JSON can hold, got {called(value)}"


def _under(place: str, value: object, lists: tuple[type, ...]) -> Iterator[Misfit]:
    for below, says in _in(value, lists):
        yield f"{place}{below}", says


def _is_plain(value: object) -> bool:
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, (str, int, NoneType))
