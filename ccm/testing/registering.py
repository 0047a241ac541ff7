"""What Hypothesis draws where a type of the library is asked for.

`register` is named in the package's metadata as an entry point of Hypothesis, which
calls it when it is imported: `st.from_type`, ``@given`` with annotations and
`st.builds` then draw valid values of these types and nothing need be written.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hypothesis import strategies as st

__all__ = ["register"]

_TYPES = {
    "ccm.dates": {
        "PartialDate": ("strategies", "partial_dates"),
        "Period": ("strategies", "periods"),
    },
    "ccm.facts": {"State": ("strategies", "states"), "Record": ("history", "records")},
    "ccm.rules": {"Reading": ("strategies", "readings")},
}
"""The types, each with the module here and the function that draws it."""


def register() -> None:
    """Tell Hypothesis how the types of the library are drawn.

    Loads the rooms that define them, and no law.

    >>> from ccm.rules import Reading
    >>> st.from_type(Reading).validate()
    """
    for room, types in _TYPES.items():
        loaded = import_module(room)
        for name, (home, drawn) in types.items():
            st.register_type_strategy(getattr(loaded, name), _later(home, drawn))


def _later(home: str, drawn: str) -> Any:
    """Return a strategy that is looked up when a value is asked for."""

    def strategy(_type: type) -> st.SearchStrategy[Any]:
        found: st.SearchStrategy[Any] = getattr(
            import_module(f"ccm.testing.{home}"), drawn
        )()
        return found

    return strategy
