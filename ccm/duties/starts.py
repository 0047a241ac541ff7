"""From when a period runs: the events that start it."""

from __future__ import annotations

from ccm.facts import Event, HostilitiesEnded
from ccm.rules.case import Case
from ccm.rules.norms import TimeBound

__all__ = ["what_starts"]


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
