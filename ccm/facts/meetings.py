"""Meetings of the States Parties, and their papers."""

from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts.sources import Confidence, Source
from ccm.facts.typed import take_types

__all__ = ["Meeting", "MeetingKind", "Paper"]


class MeetingKind(StrEnum):
    """What kind of meeting it was."""

    MSP = "meeting of states parties"
    RC = "review conference"
    PREPARATORY = "preparatory meeting"
    INTERSESSIONAL = "intersessional meeting"

    @property
    def called(self) -> str:
        """How documents write it, such as ``Meeting of States Parties``."""
        return str(self).title().replace(" Of ", " of ")

    @property
    def decides(self) -> bool:
        """Whether such a meeting can decide on requests (Articles 11 and 12)."""
        return self in (MeetingKind.MSP, MeetingKind.RC)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Meeting:
    """A sitting of a meeting; a meeting held in parts has one for each part.

    Attributes:
        label: Short name of the meeting, such as ``9MSP`` or ``2RC``.
        part: Which part of the meeting; 1 where there is only one.
        kind: What kind of meeting it is.
        opens: First day.
        closes: Last day.
        place: Where it was held.
        presidency: Who presided, as printed.
        symbol: Prefix of its documents' symbols.
        source: Where that was read; at least one.
        confidence: How sure it is.
        corrects: In a file of one's own, the label of the meeting of the record whose
            sitting, that of the same part, it corrects.
        note: What else a reader should know.

    Raises:
        InvalidValueError: It closes before it opens, or has no source.
    """

    label: str
    part: int = 1
    kind: MeetingKind
    opens: PartialDate
    closes: PartialDate
    place: str
    presidency: str = ""
    symbol: str = ""
    source: tuple[Source, ...]
    confidence: Confidence = Confidence.HIGH
    corrects: str = ""
    note: str = ""

    def __attrs_post_init__(self) -> None:
        take_types(self)
        self.cohere()

    def cohere(self) -> None:
        """Refuse what does not go together."""
        if not self.source:
            msg = f"{self.label} has no source: expected at least one"
            raise InvalidValueError(msg)
        if self.closes.latest < self.opens.earliest:
            msg = f"{self.label} closes ({self.closes}) before it opens ({self.opens})"
            raise InvalidValueError(msg)

    def to_dict(self) -> "ccm.fact_records.MeetingRow":
        """Return it as in JSON: label, days and sources."""
        return ccm.fact_records.meeting_row(self)


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

    def to_dict(self) -> "ccm.fact_records.PaperRow":
        """Return it as in JSON: symbol, title and sources."""
        return ccm.fact_records.paper_row(self)
