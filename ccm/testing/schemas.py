"""Schemas held to be whole: nothing is written that they do not name."""

from __future__ import annotations

from typing import Any

__all__ = ["closed"]


def closed(schema: Any) -> Any:
    """Return a schema by which a key that it does not name is a fault.

    >>> closed({"type": "object", "properties": {"a": {}}})["additionalProperties"]
    False
    """
    match schema:
        case [*parts]:
            return [closed(each) for each in parts]
        case {**told}:
            found = {key: closed(value) for key, value in told.items()}
            if "properties" in found and found.get("type") == "object":
                found["additionalProperties"] = False
            return found
        case _:
            return schema
