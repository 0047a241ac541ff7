"""What an answer rests on: which library, which record, which reading."""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.errors import InvalidValueError
from ccm.facts import Confidence, Record
from ccm.facts.reach import Reach, latest, reach_of
from ccm.facts.record import OwnFile
from ccm.rules import Treaty
from ccm.rules.choices import reading_of
from ccm.view.asof import AsOf, as_of

__all__ = ["Provenance", "held_to", "provenance_of"]


@attrs.define(frozen=True, kw_only=True)
class Provenance:
    """What every answer of a view rests on: enough to ask again and get the same.

    Attributes:
        version: Version of the library.
        treaty: The treaty whose rules are applied.
        on: The day asked about.
        known_by: Last day of publication that counts; None for no limit.
        trust: The least sure kind of event that counts.
        edition: Year and month of the packaged record, also where it lies beneath files
            of one's own; empty for any other record.
        folder: The folder that the record was read from; empty where it was not.
        own: The files of one's own that lie over the record, with how many rows each.
        events: How many events the whole record holds.
        reach: How far it claims to hold all events, kind by kind; one of which it
            never does is not among them.
        digest: SHA-256 of what the record holds (`ccm.facts.Record.digest`).
        reading: Every choice of interpretation, with the option chosen.
        changed: The names of those that differ from the default.
    """

    version: str
    treaty: str
    on: date
    known_by: date | None
    trust: Confidence
    edition: str
    folder: str
    own: tuple[OwnFile, ...]
    events: int
    reach: tuple[Reach, ...]
    digest: str
    reading: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]

    @property
    def through(self) -> date | None:
        """The last day that the record reaches for anything; None if it claims none."""
        return latest(self.reach)

    def again(
        self, *, record: Record | None = None, treaty: Treaty = CONVENTION
    ) -> AsOf:
        """Return the view again, of the same record, so that it can be asked more.

        Args:
            record: The record; that of the treaty if None.
            treaty: The treaty.

        Raises:
            InvalidValueError: It is another record, or another treaty.

        >>> view = ccm.as_of(date(2020, 12, 1), trust="high")
        >>> view.provenance().again().provenance() == view.provenance()
        True
        """
        held_to("treaty", self.treaty, treaty.name)
        whole = treaty.record() if record is None else record
        held_to("record: sha256", self.digest, whole.digest)
        return as_of(
            self.on,
            known_by=self.known_by,
            record=whole,
            reading=reading_of(map("=".join, self.reading)),
            trust=self.trust.value,
            treaty=treaty,
        )

    def to_dict(self) -> ccm.provenance.ProvenanceRow:
        """Return it as in JSON: library, record, day, trust and reading."""
        return ccm.provenance.provenance_row(self)


def provenance_of(view: AsOf) -> Provenance:
    """Return what the answers of a view rest on."""
    record, reading = view.record, view.reading
    return Provenance(
        version=ccm.__version__,
        treaty=view.treaty.name,
        on=view.on,
        known_by=view.known_by,
        trust=view.trust,
        edition=record.edition,
        folder=record.folder,
        own=record.own,
        events=len(record.events),
        reach=reach_of(record),
        digest=record.digest,
        reading=reading.chosen,
        changed=reading.changed,
    )


def held_to(what: str, expected: str, given: str) -> None:
    """Refuse to make an answer again of something else than it was made of.

    Raises:
        InvalidValueError: It is something else.
    """
    if expected != given:
        msg = f"{what}: expected {expected}, of which the answer was made, got {given}"
        raise InvalidValueError(msg)
