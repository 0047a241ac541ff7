"""From when a period runs: the events that start it."""

from __future__ import annotations

from datetime import date

from ccm.dates import PartialDate
from ccm.facts import Event, HostilitiesEnded
from ccm.rules.case import Case
from ccm.rules.shapes import TimeBound

__all__ = ["beginnings", "begun_on", "what_starts"]


def beginnings(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the events that start a period, as the text is read.

    What was over before entry into force for the State starts none: the period
    that runs from entry into force is on what was there by then.
    """
    entry = case.standing.in_force_from or date.min
    return tuple(e for e in what_starts(norm, case) if e.date.latest >= entry)


def begun_on(event: Event, case: Case) -> PartialDate:
    """Return the days on which an event can have started a period."""
    entry = case.standing.in_force_from or date.min
    if entry <= event.date.earliest:
        return event.date
    return PartialDate(entry, event.date.latest)


def what_starts(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the events that start a period, as the text is read; none from entry."""
    if norm.runs_from is None:
        return ()
    if norm.runs_from is not HostilitiesEnded:
        return case.heard(norm.runs_from)
    shown_by = case.reading.hostilities_end
    told = (
        case.dossier.of(HostilitiesEnded)  # a finding is an observer's
        if shown_by == "finding"
        else case.heard(HostilitiesEnded)
    )
    return tuple(
        e for e in told if isinstance(e, HostilitiesEnded) and e.shown_by == shown_by
    )
