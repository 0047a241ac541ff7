"""What each field of a fact can hold: a value of the type that it names."""

from __future__ import annotations

from collections.abc import Iterable
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
    "hold_whole",
    "several",
    "take_types",
    "typed_fields",
]

_T = TypeVar("_T")

_Types = frozenset[type]
_NONE: _Types = frozenset()

_SUCH_AS = {
    "AsOf": "ccm.as_of(date(2020, 9, 28))",
    "Decimal": "Decimal('12.5')",
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


def take_types(thing: AttrsInstance) -> None:
    """Hold what is being made to its types: its values, or words for them.

    A word that names one of an enumeration is taken for that.

    Raises:
        InvalidValueError: A value is of another type than its field names.
    """
    for name, expected, plainly, each in _types_of(type(thing)):
        value: object = getattr(thing, name)
        if type(value) in plainly:
            continue  # as nearly always; and facts are made by the thousand
        if each and each.issuperset(map(type, _members(value) or (None,))):
            continue
        object.__setattr__(thing, name, _held(name, value, expected))


def _held(name: str, value: object, expected: Any) -> object:
    """Return a value that is of a type, or the one that a word names."""
    if not _fits(value, expected):
        msg = f"{name}: expected {_named(expected)}, got {value!r:.80}"
        raise InvalidValueError(msg)
    kinds = (expected, *get_args(expected)) if type(value) is str else ()
    enumerations = [kind for kind in kinds if _is_enumeration(kind)]
    return enumerations[0](value) if enumerations else value


def _is_enumeration(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def hold_whole(thing: AttrsInstance, called: str) -> None:
    """Refuse what holds a value of another type, or is made of what does.

    For what is made when a module is loaded, and held to its types by whoever uses it.

    Args:
        thing: What has been made.
        called: What it is called.

    Raises:
        InvalidValueError: It does: with what it is called, and the field.
    """
    held: dict[str, object] = {
        name: getattr(thing, name) for name, *_ in _types_of(type(thing))
    }
    try:
        for name, expected, *_ in _types_of(type(thing)):
            _held(name, held[name], expected)
    except InvalidValueError as fault:
        msg = f"{called}: {fault}"
        raise InvalidValueError(msg) from None
    for name, value in held.items():
        for part in _members(value) or (value,):
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
def _types_of(kind: type) -> tuple[tuple[str, Any, _Types, _Types], ...]:
    """Return what each field of a class can hold.

    With the types of values that need no closer look, and of those in tuples.
    """
    fields = [field for field in typed_fields(kind) if field.init]
    return tuple((f.name, f.type, _plainly(f.type), _each_of(f.type)) for f in fields)


def _plainly(expected: Any) -> _Types:
    union = get_origin(expected) in (Union, UnionType)
    parts = get_args(expected) if union else (expected,)
    return frozenset(part for part in parts if _is_kind(part))


def _each_of(expected: Any) -> _Types:
    return _plainly(get_args(expected)[0]) if get_origin(expected) is tuple else _NONE


def _is_kind(part: Any) -> bool:
    return isinstance(part, type) and get_origin(part) is None


def _fits(value: object, expected: Any) -> bool:
    """Tell whether a value is of a type, as the annotation of a field names it."""
    origin, parts = get_origin(expected), get_args(expected)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        members = _members(value)
        return members is not None and all(_fits(each, parts[0]) for each in members)
    if origin is type:
        return isinstance(value, type) and issubclass(value, parts[0])
    if type(value) is str and issubclass(expected, StrEnum):
        return value in tuple(expected)
    if isinstance(value, bool | datetime):
        return type(value) is expected  # Python takes them for a number, and a day
    return isinstance(value, expected)


def _members(value: object) -> tuple[object, ...] | None:
    """Return what is in a tuple; None if it is none."""
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None


def _named(expected: Any) -> str:
    """Return what is expected in words, with an example where that helps."""
    parts = [part for part in get_args(expected) if part not in (NoneType, ...)]
    if get_origin(expected) in (Union, UnionType):
        return " or ".join(map(_named, parts))
    if get_origin(expected) is tuple:
        types = get_origin(parts[0]) is type
        each = f"types of {_kind_of(parts[0])}" if types else _such_as(parts[0])
        return f"a tuple of {each}"
    if get_origin(expected) is type:
        return f"a type of {_kind_of(expected)}"
    return _such_as(expected)


def _kind_of(expected: Any) -> str:
    kind: type = get_args(expected)[0]
    return kind.__name__


def _such_as(kind: type) -> str:
    if issubclass(kind, Enum):
        return " or ".join(map(str, [f"{kind.__name__}.{each.name}" for each in kind]))
    example = _SUCH_AS.get(kind.__name__)
    return f"{kind.__name__}, such as {example}" if example else kind.__name__
