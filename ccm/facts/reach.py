"""How far a record reaches, kind by kind of event, in a few lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import attrs

import ccm
from ccm.dates.spans import Span, common, runs_of
from ccm.facts.events import Event
from ccm.facts.record import Record
from ccm.facts.schema import name_of

__all__ = ["Reach", "latest", "reach_of", "told_through"]


@attrs.define(frozen=True)
class Reach:
    """The last days of which a record claims to hold every event of a kind.

    Attributes:
        event: The kind of event; None for all that an obligation asks for.
        obligation: Id of that obligation; empty for whichever asks for the kind.
        since: First of these days; None where they reach back to the start.
        through: The last.
    """

    event: type[Event] | None
    obligation: str
    since: date | None
    through: date

    @property
    def what(self) -> str:
        """The name of the data file of the kind, or the id of the obligation."""
        return name_of(self.event) if self.event else self.obligation

    def to_dict(self) -> ccm.provenance.ReachRow:
        """Return it as in JSON: the kind of event, first and last day."""
        return ccm.provenance.reach_row(self)


def reach_of(record: Record) -> tuple[Reach, ...]:
    """Return how far a record reaches, in the order in which it says so.

    A kind of which it claims to hold all events of no day is left out, and one of
    which it claims that for some States alone.

    >>> from ccm.facts import packaged_record
    >>> for reach in reach_of(packaged_record())[:2]:
    ...     print(reach.what, reach.through)
    signatures 2026-02-03
    deposits 2026-02-03
    """
    found: defaultdict[tuple[type[Event] | None, str], list[Span]] = defaultdict(list)
    for claim in record.coverage:
        if not claim.states:
            found[claim.event, claim.obligation].extend(claim.spans)
    last = record.known_by or date.max
    told = (
        (*what, common(runs_of(spans), ((date.min, last),)))
        for what, spans in found.items()
    )
    return tuple(
        Reach(event, of, None if days[-1][0] == date.min else days[-1][0], days[-1][1])
        for event, of, days in told
        if days
    )


def latest(reach: Iterable[Reach]) -> date | None:
    """Return the last day that a record reaches for anything; None if there is none."""
    return max((each.through for each in reach), default=None)


def told_through(record: Record) -> date:
    """Return the last day of which a record tells anything: of what comes later, plans.

    The last of all days where it does not say how far it reaches.
    """
    return latest(reach_of(record)) or record.known_by or date.max
