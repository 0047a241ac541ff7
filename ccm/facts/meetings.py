"""Meetings of the States Parties."""

from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts.sources import Confidence, Source
from ccm.facts.typed import take_types

__all__ = ["Meeting", "MeetingKind"]


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


def told_of(meeting: Meeting | None) -> tuple[object, ...] | None:
    """Return what is told of a meeting: by that values that hold one are compared."""
    return None if meeting is None else attrs.astuple(meeting, recurse=False)


def __getattr__(name: str) -> object:
    if name == "Paper":  # which stood here in version 1.0
        from ccm.facts.papers import Paper  # noqa: PLC0415 - on first use

        return Paper
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
