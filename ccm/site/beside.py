"""The files of this room that are no code: templates, words, looks."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["ROOM", "beside"]

ROOM = __name__.rpartition(".")[0]
"""The package in which they are."""


def beside(name: str) -> Traversable:
    """Return a file of this room."""
    return files(ROOM).joinpath(name)
