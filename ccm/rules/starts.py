"""From when a period runs."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, HostilitiesEnded
from ccm.rules.case import Case
from ccm.rules.deadlines import terms
from ccm.rules.explanation import Explanation
from ccm.rules.shapes import TimeBound

__all__ = [
    "Start",
    "beginnings",
    "begun_on",
    "from_entry",
    "from_event",
    "shown",
    "surely_begun",
    "too_early",
    "untold_due",
]


def beginnings(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the events that start a period, as the text is read.

    What was over before entry into force for the State starts none: the period
    that runs from entry into force is on what was there by then.
    """
    entry = case.standing.in_force_from or date.min
    return tuple(e for e in _told(norm, case) if e.date.latest >= entry)


def too_early(norm: TimeBound, case: Case) -> tuple[Event, ...]:
    """Return the events that start no period, being over before entry into force."""
    entry = case.standing.in_force_from or date.min
    return tuple(e for e in _told(norm, case) if e.date.latest < entry)


def begun_on(event: Event, case: Case) -> PartialDate:
    """Return the days on which an event can have started a period."""
    entry = case.standing.in_force_from or date.min
    if entry <= event.date.earliest:
        return event.date
    return PartialDate(entry, event.date.latest)


def surely_begun(event: Event, case: Case) -> bool:
    """Tell whether an event has started a period, wherever in its range it is."""
    entry = case.standing.in_force_from or date.min
    return entry <= event.date.earliest and event.date.surely_by(case.on)


def _told(norm: TimeBound, case: Case) -> tuple[Event, ...]:
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


def shown(norm: TimeBound) -> tuple[str, ...]:
    """Return the choices on which it rests what starts a period."""
    return ("hostilities_end",) if norm.runs_from is HostilitiesEnded else ()


def untold_due(norm: TimeBound, case: Case) -> date | None:
    """Return the first deadline of a period whose start the record may not hold.

    None if the State is not bound. Nothing before entry into force starts a
    period, nor anything on a day for which the record would hold it.
    """
    first = case.standing.in_force_from
    if first is None:
        return None
    through = case.record.covered_through(norm.id)
    if case.record.covered_from(norm.id) <= first <= through < date.max:
        first = through + timedelta(days=1)
    return terms(norm, case, PartialDate.on(first), date.min)[0].due.latest


@attrs.define(frozen=True, eq=False, repr=False)
class Start:
    """From when the period runs, and why."""

    day: PartialDate
    words: str
    step: Explanation


def from_entry(case: Case) -> Start:
    """Return entry into force for the State as the start."""
    standing = case.standing
    assert standing.in_force_from is not None  # noqa: S101 - the State is bound
    assert standing.entry is not None  # noqa: S101
    day = PartialDate.on(standing.in_force_from)
    return Start(day, "entry into force", standing.entry)


def from_event(norm: TimeBound, event: Event, case: Case) -> Start:
    """Return an event as the start."""
    claim = f"{event.detail()}: {event.date}"
    accounts = case.accounts((event,))
    step = Explanation(claim, event.date, norm.provision, accounts, choices=shown(norm))
    return Start(begun_on(event, case), event.detail(), step)
