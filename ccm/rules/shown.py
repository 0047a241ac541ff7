"""How norms, readings and findings show themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = ["Shown"]


class Shown:
    """Shows what was said and leaves out the defaults, which are many.

    One method for all, because attrs would compile another for each class.
    """

    __slots__ = ()

    def __repr__(self: AttrsInstance) -> str:
        said = [
            f"{field.name}={value!r}"
            for field in attrs.fields(type(self))
            if field.repr and (value := getattr(self, field.name)) != field.default
        ]
        return f"{type(self).__name__}({', '.join(said)})"
