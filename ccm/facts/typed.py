"""What each field of a fact can hold: a value of the type that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from ccm.errors import InvalidValueError

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = [
    "held_to",
    "hold_to_types",
    "hold_whole",
    "several",
    "take_types",
    "typed_fields",
]

_T = TypeVar("_T")

_SUCH_AS = {
    "PartialDate": "PartialDate.parse('2020-09-28')",
    "Period": "Period(months=12)",
    "Source": "(Source('CCM/MSP/2021/6, para. 3'),)",
    "State": "the one that view.state(code) gives",
    "date": "date(2020, 9, 28)",
}
"""How a value of a type is made, for whoever gave another."""


def typed_fields(kind: type) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of an attrs class, each with its type itself, not its name."""
    owner = next(c for c in kind.__mro__ if "__attrs_attrs__" in vars(c))
    if any(isinstance(field.type, str) for field in attrs.fields(owner)):
        attrs.resolve_types(owner)  # once for all plain subclasses
    return tuple(attrs.fields(owner))


def hold_to_types(kind: type, given: Mapping[str, object]) -> None:
    """Refuse values of which one is not of the type that its field names.

    A word that names one of an enumeration will do for it.

    Args:
        kind: An attrs class.
        given: The values by their fields.

    Raises:
        InvalidValueError: One is not: with the field, and how a right one is made.
    """
    types = _types_of(kind)
    for name, value in given.items():
        if not _fits(value, types[name]):
            msg = f"{name}: expected {_named(types[name])}, got {value!r:.80}"
            raise InvalidValueError(msg)


def take_types(thing: AttrsInstance) -> None:
    """Hold what is being made to its types: its values, or words for them.

    A word that names one of an enumeration is taken for that.

    Raises:
        InvalidValueError: A value is of another type than its field names.
    """
    kind = type(thing)
    hold_to_types(kind, {name: getattr(thing, name) for name in _types_of(kind)})
    for name, enumeration in _enumerations_of(kind):
        value = getattr(thing, name)
        if type(value) is str:
            object.__setattr__(thing, name, enumeration(value))


@cache
def _enumerations_of(kind: type) -> tuple[tuple[str, type[StrEnum]], ...]:
    found = ((f.name, _enumeration(f.type)) for f in typed_fields(kind))
    return tuple((name, each) for name, each in found if each)


def _enumeration(expected: Any) -> type[StrEnum] | None:
    """Return the enumeration that a field can hold one of; None if it can not."""
    for kind in (expected, *get_args(expected)):
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind
    return None


def hold_whole(thing: AttrsInstance, called: str) -> None:
    """Refuse what holds a value of another type, or is made of what does.

    For what is made when a module is loaded, and held to its types by whoever uses it.

    Args:
        thing: What has been made.
        called: What it is called.

    Raises:
        InvalidValueError: It does: with what it is called, and the field.
    """
    held = {f.name: getattr(thing, f.name) for f in typed_fields(type(thing)) if f.init}
    try:
        hold_to_types(type(thing), held)
    except InvalidValueError as fault:
        msg = f"{called}: {fault}"
        raise InvalidValueError(msg) from None
    for name, value in held.items():
        for part in _each(value) if isinstance(value, tuple) else (value,):
            if attrs.has(type(part)):
                hold_whole(cast("AttrsInstance", part), f"{called}: {name}")


def held_to(kind: type[_T], name: str, value: object) -> _T:
    """Return a value of a type, or refuse another.

    Args:
        kind: The type.
        name: What the value was given as.
        value: The value.

    Raises:
        InvalidValueError: It is of another type.
    """
    if isinstance(value, kind):
        return value
    msg = f"{name}: expected {_such_as(kind)}, got {value!r:.80}"
    raise InvalidValueError(msg)


def several(given: Iterable[_T], name: str) -> list[_T]:
    """Return what several are given as; refuse what is no list, or the like.

    Raises:
        InvalidValueError: It is none.
    """
    try:
        return [*given]
    except TypeError:
        msg = f"{name}: expected one or several, as a list has them, got {given!r:.80}"
        raise InvalidValueError(msg) from None


@cache
def _types_of(kind: type) -> Mapping[str, Any]:
    return {field.name: field.type for field in typed_fields(kind)}


def _fits(value: object, expected: Any) -> bool:
    """Tell whether a value is of a type, as the annotation of a field names it."""
    origin, parts = get_origin(expected), get_args(expected)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        several = isinstance(value, tuple)
        return several and all(_fits(each, parts[0]) for each in _each(value))
    if origin is type:
        return isinstance(value, type) and issubclass(value, parts[0])
    if type(value) is str and issubclass(expected, StrEnum):
        return value in tuple(expected)
    if isinstance(value, bool | datetime):
        return type(value) is expected  # Python takes them for a number, and a day
    return isinstance(value, expected)


def _each(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value)


def _named(expected: Any) -> str:
    """Return what is expected in words, with an example where that helps."""
    parts = [part for part in get_args(expected) if part not in (NoneType, ...)]
    if get_origin(expected) in (Union, UnionType):
        return " or ".join(map(_named, parts))
    if get_origin(expected) is tuple:
        return f"a tuple of {_such_as(parts[0])}"
    if get_origin(expected) is type:
        return f"a type of {parts[0].__name__}"
    return _such_as(expected)


def _such_as(kind: type) -> str:
    if issubclass(kind, Enum):
        return " or ".join(map(str, [f"{kind.__name__}.{each.name}" for each in kind]))
    example = _SUCH_AS.get(kind.__name__)
    return f"{kind.__name__}, such as {example}" if example else kind.__name__
