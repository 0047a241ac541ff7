"""Papers of meetings, which no rule asks about."""

from __future__ import annotations

import attrs

import ccm
from ccm.errors import InvalidValueError
from ccm.facts.sources import Confidence, Source
from ccm.facts.typed import take_types

__all__ = ["Paper"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Paper:
    """A paper before a meeting: of it the record knows what it is about, no more.

    Attributes:
        meeting: Label of the meeting, such as ``12MSP``.
        part: Which part of the meeting it lay before; 1 where there is only one.
        symbol: Its symbol, such as ``CCM/MSP/2024/6``.
        title: What it is about.
        submitted_by: Who submitted it, where that is printed.
        languages: In which languages alone it is there; empty where none is named.
        source: Where that was read; at least one.
        confidence: How sure it is.
        note: What else a reader should know.

    Raises:
        InvalidValueError: It has no source, or no symbol.
    """

    meeting: str
    part: int = 1
    symbol: str
    title: str
    submitted_by: str = ""
    languages: tuple[str, ...] = ()
    source: tuple[Source, ...]
    confidence: Confidence = Confidence.HIGH
    note: str = ""

    def __attrs_post_init__(self) -> None:
        take_types(self)
        self.cohere()

    def cohere(self) -> None:
        """Refuse what does not go together."""
        if not self.symbol.strip():
            msg = "symbol: expected one, got a blank"
        elif not self.source:
            msg = f"{self.symbol} has no source: expected at least one"
        else:
            return
        raise InvalidValueError(msg)

    def __str__(self) -> str:
        return f"{self.symbol}, {self.title}"

    def __repr__(self) -> str:
        return f"<Paper {self}>"

    def to_dict(self) -> ccm.fact_records.PaperRow:
        """Return it as in JSON: symbol, title and sources."""
        return ccm.fact_records.paper_row(self)
