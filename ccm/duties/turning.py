"""The days on which an answer can change: those that a timeline must ask about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ccm.duties.homes import rule_of
from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.bearing import days_of, reach
from ccm.rules.case import Case
from ccm.rules.finding import Finding
from ccm.rules.norms import Norm

__all__ = ["morrows", "turning_days"]

_DAY = timedelta(days=1)


def turning_days(norm: Norm, case: Case, until: date) -> Iterator[date]:
    """Yield, unordered, every day up to *until* on which the answer can change.

    An answer changes only with an event, with the morrow of a deadline or of a
    meeting's close, and with entry into force and withdrawal.
    """
    rule = rule_of(norm)
    yield from _of_events(case)
    yield from _of_meetings(norm, case)
    yield from reach(norm.id, case.record)
    for day in rule.turns(case.once(norm, rule.bearing), case, until):
        yield day
        yield from _morrow(day)


def _of_events(case: Case) -> Iterator[date]:
    """Yield the days of events, and those of entry into force and of leaving."""
    standing = case.standing
    if standing.in_force_from:
        yield standing.in_force_from
    if standing.ends:
        yield from (standing.ends.earliest, standing.ends.latest)
    for event in case.dossier.events:
        for day in (event.date.earliest, event.date.latest):
            yield day
            yield from _morrow(day)


def _of_meetings(norm: Norm, case: Case) -> Iterator[date]:
    """Yield the days on which the meetings open and close that decide on extensions."""
    decided: tuple[ExtensionRequest | ExtensionDecision, ...] = (
        *case.dossier.of(ExtensionRequest),
        *case.dossier.of(ExtensionDecision),
    )
    labels = {each.meeting for each in decided if each.obligation == norm.id}
    for meeting in case.record.meetings:
        if meeting.label in labels:
            for day in days_of(meeting):
                yield day
                yield from _morrow(day)


def _morrow(day: date) -> Iterator[date]:
    if day < date.max:
        yield day + _DAY


def morrows(finding: Finding) -> Iterator[date]:
    """Yield the days after each possible deadline of a finding."""
    if finding.deadline:
        for day in finding.deadline.candidates:
            yield from _morrow(day)
