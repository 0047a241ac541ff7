"""How a converter of cattrs writes values, as JSON has them, and reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_origin

import ccm
from ccm.share.askable import is_value
from ccm.share.written import row_of

if TYPE_CHECKING:
    from cattrs import BaseConverter

__all__ = ["register_hooks"]


def register_hooks(converter: BaseConverter) -> None:
    """Make a converter of cattrs write every value as `to_json` does.

    Whatever holds values, such as a class of one's own, is then written with them, a
    finding with all its reasons; and read back, where their rows say all that they say
    (`from_dict`).

    Args:
        converter: The converter; it is changed.

    >>> import cattrs, ccm
    >>> converter = cattrs.Converter()
    >>> ccm.register_hooks(converter)
    >>> finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
    >>> converter.unstructure([finding])[0]["status"]
    'overdue'
    >>> converter.structure(converter.unstructure(finding), ccm.Finding) == finding
    True
    >>> receipts = converter.unstructure([finding.receipt])
    >>> converter.structure(receipts, list[ccm.Receipt]) == [finding.receipt]
    True
    """
    converter.register_unstructure_hook_func(is_value, row_of)
    converter.register_structure_hook_func(is_value, _made)


def _made(row: object, kind: Any) -> object:
    return ccm.from_dict(row, get_origin(kind) or kind)
