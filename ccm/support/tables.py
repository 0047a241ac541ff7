"""The tables of this room: rows with a source, read on first use."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TypeVar

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Confidence, Source
from ccm.facts.tables import read_rows
from ccm.rules import Truth
from ccm.rules.bearing import come_by
from ccm.rules.courses import moment
from ccm.view.roster import Roster

__all__ = ["DATA", "Entry", "heard", "is_published", "joined", "table"]

DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - as in facts
"""The folder of the tables."""


@attrs.define(frozen=True, kw_only=True)
class Entry:
    """A row of a table.

    Attributes:
        source: Document and paragraph; at least one.
        known: When it was published; None if with the event itself.
        confidence: How sure it is.
        note: What else a reader should know.

    Raises:
        InvalidValueError: It has no source.
    """

    source: tuple[Source, ...]
    known: PartialDate | None = None
    confidence: Confidence = Confidence.HIGH
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.source:
            msg = "source: expected at least one"
            raise InvalidValueError(msg)


_T = TypeVar("_T")
_E = TypeVar("_E", bound=Entry)


@cache
def table(name: str, kind: type[_T]) -> tuple[_T, ...]:
    """Return the rows of a table of this room.

    Args:
        name: Its file's name without ``.csv``.
        kind: What a row is.

    Raises:
        DataFileError: The installed file is damaged.
    """
    rows = read_rows(os.path.join(DATA, f"{name}.csv"), kind)  # noqa: PTH118
    return tuple(row.value for row in rows)


def heard(entries: Iterable[_E], view: Roster) -> tuple[_E, ...]:
    """Return the entries that a view may rest on: published, and sure enough."""
    sure = view.trust is Confidence.HIGH
    return tuple(
        entry
        for entry in entries
        if is_published(entry.known, view.known_by)
        and (not sure or entry.confidence is Confidence.HIGH)
    )


def is_published(known: PartialDate | None, by: date | None) -> bool:
    """Tell whether what became known on a day, or with its event, was known by one."""
    if by is None or known is None:
        return True
    return come_by(moment((id(known), "known"), known), by) is Truth.TRUE


def joined(sources: Iterable[Source]) -> str:
    """Return citations as one text, as the tables write them."""
    return " | ".join(map(str, sources))
