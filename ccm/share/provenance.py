"""What an answer rests on: as rows of JSON, and in a line for the foot of a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, TypedDict

from ccm import __version__
from ccm.facts import Confidence, Record, Source
from ccm.facts.phrases import SUPPOSED
from ccm.facts.reach import Reach, latest, reach_of
from ccm.facts.record import OwnFile
from ccm.phrases import Code, Phrase, counted, joined, phrase
from ccm.view.provenance import Provenance
from ccm.view.receipts import Receipt
from ccm.words.texts import Day

__all__ = [
    "ProvenanceRow",
    "ReachRow",
    "ReceiptRow",
    "RecordRow",
    "far_beyond",
    "in_brief",
    "not_yet",
    "provenance_row",
    "reach_row",
    "receipt_row",
    "record_row",
]

_SHOWN = 12
"""How many digits of the digest stand on a page: enough to tell records apart."""

_FAR = 2
"""Years beyond the record after which a page says so, before anything else."""


class ReachRow(TypedDict):
    """How far the record reaches for one kind of event."""

    what: str
    """The name of its data file; or the id of an obligation, for all it asks for."""
    since: Day | None
    """First day of which the record claims to hold all; None if from the start."""
    through: Day
    """Last day through which the record claims to hold all of them."""


class OwnRow(TypedDict):
    """A file of one's own that lies over a record."""

    file: str
    rows: int


class RecordRow(TypedDict):
    """Which library read which record."""

    version: str
    """Version of ccm."""
    edition: str | None
    """Year and month of the packaged record, also beneath own files; else None."""
    folder: str | None
    """The folder that it was read from; None for the packaged record."""
    own: list[OwnRow]
    """The files of one's own that lie over it."""
    events: int
    through: Day | None
    """The latest of the days of ``reach``."""
    reach: list[ReachRow]
    sha256: str
    """Digest of all that the record holds."""


class ProvenanceRow(RecordRow):
    """The same, with what was asked and how the text was read."""

    treaty: str
    on: Day
    known_by: Day | None
    trust: Annotated[str, Confidence]
    reading: dict[str, str]
    """Every choice of interpretation, with the option chosen."""
    changed: list[str]
    """The names of those that differ from the default."""


class ReceiptRow(TypedDict):
    """What one answer was asked of, and of what it was made."""

    text: str
    """The command that asks again, and what it must find."""
    state: str
    obligation: str
    on: Day
    known_by: Day | None
    trust: Annotated[str, Confidence]
    reading: dict[str, str]
    """Every choice of interpretation, with the option chosen."""
    treaty: str
    version: str
    """Version of ccm."""
    sha256: str
    """Digest of all that the record holds."""


def record_row(record: Record) -> RecordRow:
    """Return which library read which record."""
    return _record_row(
        edition=record.edition,
        folder=record.folder,
        own=record.own,
        events=len(record.events),
        reach=reach_of(record),
        digest=record.digest,
    )


def provenance_row(told: Provenance) -> ProvenanceRow:
    """Return what an answer rests on."""
    return {
        **_record_row(
            edition=told.edition,
            folder=told.folder,
            own=told.own,
            events=told.events,
            reach=told.reach,
            digest=told.digest,
        ),
        "version": told.version,
        "treaty": told.treaty,
        "on": str(told.on),
        "known_by": str(told.known_by) if told.known_by else None,
        "trust": str(told.trust),
        "reading": dict(told.reading),
        "changed": list(told.changed),
    }


def receipt_row(receipt: Receipt) -> ReceiptRow:
    """Return what one answer was made of."""
    return {
        "text": str(receipt),
        "state": receipt.state.alpha3,
        "obligation": receipt.obligation,
        "on": str(receipt.on),
        "known_by": str(receipt.known_by) if receipt.known_by else None,
        "trust": str(receipt.trust),
        "reading": dict(receipt.reading.chosen),
        "treaty": receipt.treaty,
        "version": receipt.version,
        "sha256": receipt.digest,
    }


def _record_row(
    *,
    edition: str,
    folder: str,
    own: tuple[OwnFile, ...],
    events: int,
    reach: tuple[Reach, ...],
    digest: str,
) -> RecordRow:
    through = latest(reach)
    return {
        "version": __version__,
        "edition": edition or None,
        "folder": folder or None,
        "own": [{"file": each.file, "rows": each.rows} for each in own],
        "events": events,
        "through": str(through) if through else None,
        "reach": [reach_row(each) for each in reach],
        "sha256": digest,
    }


def reach_row(reach: Reach) -> ReachRow:
    """Return how far a record reaches for one kind of event."""
    since = str(reach.since) if reach.since else None
    return {"what": reach.what, "since": since, "through": str(reach.through)}


def in_brief(record: Record, *, digits: int | None = _SHOWN) -> Phrase:
    """Return library and record in one line.

    Args:
        record: The record.
        digits: How many digits of the digest to give; all if None.

    >>> from ccm.facts import packaged_record
    >>> in_brief(packaged_record()).startswith("ccm ")
    True
    """
    library, digest = f"ccm {__version__}", f"sha256 {record.digest[:digits]}"
    held = _held_in_brief(record), *_own_in_brief(record.own)
    return joined(", ", (Code(library), *held, Code(digest)))


def _held_in_brief(record: Record) -> Phrase:
    edition, through = Code(record.edition), latest(reach_of(record))
    named = phrase("record {edition}", edition=edition) if edition else "record"
    events = counted(len(record.events), "1 event", "{number:,} events")
    held = phrase("{edition} of {events}", edition=named, events=events)
    return phrase("{record} to {day}", record=held, day=through) if through else held


def _own_in_brief(files: tuple[OwnFile, ...]) -> Iterator[str]:
    if files:
        rows, named = sum(each.rows for each in files), ", ".join(e.file for e in files)
        yield f"{rows} own fact{'' if rows == 1 else 's'} over it ({named})"


def not_yet(record: Record, on: date) -> str:
    """Return a sentence on what is supposed for later days; nothing if nothing is."""
    supposed = (Source(SUPPOSED),)
    later = [e for e in record.events if e.source == supposed and e.date.earliest > on]
    return f"Not yet so on {on}: {'; '.join(map(str, later))}." if later else ""


def far_beyond(record: Record, on: date) -> str:
    """Return a sentence on a day years beyond the record; nothing of a nearer one."""
    through = latest(reach_of(record))
    if through is None:
        return ""
    years = on.year - through.year - ((on.month, on.day) < (through.month, through.day))
    if years < _FAR:
        return ""
    return f"The record reaches to {through}, {years:,} years before that day."
