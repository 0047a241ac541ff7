"""Ways in which what a record leaves open went, and the days of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from ccm.facts import (
    AnnualReportMissing,
    Coverage,
    Event,
    InitialReportMissing,
)
from ccm.rules import (
    Finding,
    Status,
)
from ccm.testing.questions import FAR, Question
from ccm.testing.strategies import FIRST_DAY

__all__ = [
    "DAY",
    "LAST",
    "MISSING",
    "MOSTLY",
    "NOTHING",
    "RUNNING",
    "UNHEARD",
    "Span",
    "Way",
    "due_of",
    "last_day",
    "near_days",
    "not_before",
    "outside",
    "told_apart",
]

Span = tuple[date, date]
"""The first and the last of some days."""

DAY = timedelta(days=1)
LAST = date(2061, 12, 31)
"""The last day that is drawn."""

UNHEARD = "unheard"
"""The label of a meeting that the record does not hold."""

NOTHING = frozenset({Status.NOT_APPLICABLE})
RUNNING = frozenset({Status.OUTSTANDING})

MOSTLY = 0.9
"""How often what an answer need not hold possible is left aside."""

MISSING = (InitialReportMissing, AnnualReportMissing)
"""What says that a report was not in."""


@attrs.define(frozen=True)
class Way:
    """Something that the record leaves open, settled in one way."""

    events: tuple[Event, ...]
    added: tuple[Event, ...] = ()
    required: bool = True
    timed: bool = True

    def with_(
        self, *added: Event, required: bool | None = None, timed: bool | None = None
    ) -> Way:
        """Return it with further events that the record does not tell of."""
        return Way(
            (*self.events, *added),
            (*self.added, *added),
            self.required if required is None else required,
            self.timed if timed is None else timed,
        )


def due_of(finding: Finding) -> date | None:
    """Return the deadline that a finding gives; None if none, or if it is in doubt."""
    return finding.deadline.date if finding.deadline else None


def told_apart(question: Question) -> bool:
    """Tell whether unusual events can have gone unheard, as the record is read."""
    return getattr(question.reading, "unheard_events", "not known") != "none"


def last_day(one: Event) -> date:
    """Return the last day on which an event can have come."""
    return one.date.latest


def not_before(first: date, spans: Iterable[Span]) -> list[Span]:
    """Return what of some days does not precede another."""
    return [(max(a, first), b) for a, b in spans]


def outside(claim: Coverage, first: date, last: date) -> list[Span]:
    """Return the days between two that a claim does not reach."""
    if claim.through is None:
        return [(first, last)]
    spans = [(max(first, claim.through + DAY), last)]
    if claim.since:
        spans.append((first, min(last, claim.since - DAY)))
    return [span for span in spans if span[0] <= span[1]]


def near_days(events: Iterable[Event]) -> list[date]:
    """Return the days on which events came, and those beside."""
    days = [e.date.earliest for e in events if FIRST_DAY <= e.date.earliest <= FAR]
    return [near for day in days for near in (day - DAY, day, day + DAY)]
