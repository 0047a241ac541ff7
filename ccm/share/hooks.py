"""How a converter of cattrs writes values, as JSON has them, and reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, get_origin

import ccm

if TYPE_CHECKING:
    from cattrs import BaseConverter

__all__ = ["register_hooks"]


class _Told(Protocol):
    def to_dict(self) -> object: ...


def register_hooks(converter: BaseConverter) -> None:
    """Make a converter of cattrs write every value as `to_dict` gives it.

    Whatever holds values, such as a class of one's own, is then written with them; and
    read back, where their rows say all that they say (`from_dict`).

    Args:
        converter: The converter; it is changed.

    >>> import cattrs, ccm
    >>> converter = cattrs.Converter()
    >>> ccm.register_hooks(converter)
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> converter.unstructure([finding])[0]["status"]
    'overdue'
    >>> receipts = converter.unstructure([finding.receipt])
    >>> converter.structure(receipts, list[ccm.Receipt]) == [finding.receipt]
    True
    """
    converter.register_unstructure_hook_func(_is_ours, _told)
    converter.register_structure_hook_func(_is_ours, _made)


def _is_ours(kind: object) -> bool:
    """Tell whether a type, such as ``Timeline[Finding]``, has a `to_dict` of ours."""
    method = getattr(get_origin(kind) or kind, "to_dict", None)
    return str(getattr(method, "__module__", "")).startswith("ccm.")


def _told(value: _Told) -> object:
    return value.to_dict()


def _made(row: object, kind: Any) -> object:
    return ccm.from_dict(row, get_origin(kind) or kind)
