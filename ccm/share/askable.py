"""What JSON can be asked to be read as: types of rows, and values of the library."""

from __future__ import annotations

from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, is_typeddict

from ccm.errors import InvalidValueError
from ccm.share.fitting import keys_of
from ccm.words.texts import Form

__all__ = ["hold_kind", "is_value"]

_PLAIN = (str, int, float, bool, NoneType)


def is_value(kind: object) -> bool:
    """Tell whether a type, such as ``Timeline[Finding]``, has a `to_dict` of ours.

    >>> from ccm.dates import Period
    >>> is_value(Period), is_value(Period(years=4)), is_value(dict)
    (True, False, False)
    """
    whole = get_origin(kind) or kind
    method = getattr(whole, "to_dict", None)
    ours = str(getattr(method, "__module__", "")).startswith("ccm.")
    return isinstance(whole, type) and ours


def hold_kind(kind: object) -> None:
    """Refuse to read JSON as what is no type of rows, or of what stands in them.

    Raises:
        InvalidValueError: It is none.

    >>> hold_kind(list[dict[str, int]])
    >>> hold_kind(list)
    Traceback (most recent call last):
    ccm.errors.InvalidValueError: kind: expected a type of rows, such as \
list[ccm.rows.FindingRow], or of one value, such as ccm.Receipt, got list
    """
    if not _is_of_rows(kind, set()):
        got = kind.__name__ if isinstance(kind, type) else repr(kind)
        msg = (
            "kind: expected a type of rows, such as list[ccm.rows.FindingRow], or of "
            f"one value, such as ccm.Receipt, got {got}"
        )
        raise InvalidValueError(msg)


def _is_of_rows(kind: Any, seen: set[object]) -> bool:
    """Tell whether a type is one of rows; a row can hold itself."""
    parts, origin = get_args(kind), get_origin(kind)
    if is_typeddict(kind):
        return _is_row(kind, seen)
    if origin in (Union, UnionType):
        return all(_is_of_rows(part, seen) for part in parts)
    if origin is Annotated:
        return parts[0] is str and _is_form(parts[1])
    if origin is list:
        return _is_of_rows(parts[0], seen)
    if origin is dict:
        return parts[0] is str and _is_of_rows(parts[1], seen)
    return any(kind is plain for plain in _PLAIN)


def _is_row(kind: Any, seen: set[object]) -> bool:
    if kind in seen:
        return True
    seen.add(kind)
    try:
        keys = keys_of(kind).values()
    except NameError:  # it names a type that is not there
        return False
    return all(_is_of_rows(key.kind, seen) for key in keys)


def _is_form(form: object) -> bool:
    return isinstance(form, Form) or (
        isinstance(form, type) and issubclass(form, StrEnum)
    )
