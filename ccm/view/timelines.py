"""Every change of an answer, with the day from which it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.dates import Timeline
from ccm.duties.homes import rule_of
from ccm.errors import InvalidValueError
from ccm.facts import ExtensionDecision, ExtensionRequest, State
from ccm.rules import Case, Finding, Norm
from ccm.rules.bearing import days_of, reach
from ccm.rules.lapse import morrow
from ccm.view import AsOf, as_of
from ccm.view.roster import a_day

__all__ = ["timeline"]


def timeline(
    state: str | State,
    obligation: str | Norm,
    *,
    until: date | None = None,
    view: AsOf | None = None,
) -> Timeline[Finding]:
    """Return every change of an answer, each with the day from which it holds.

    Args:
        state: The State.
        obligation: The obligation.
        until: Last day to look at. If None, the last on which the answer can
            change; for a yearly duty, the last of which the record speaks.
        view: Whose record, reading and trust to use; the packaged record if
            None. Its day does not matter.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: *until* is no day, or is before the treaty.

    >>> for span in timeline("NOR", "art4"):
    ...     print(span.start, span.value.status)
    2008-12-03 not bound
    2010-08-01 outstanding
    2013-09-01 undetermined
    2013-09-30 fulfilled
    """
    view = view or as_of(date.min)
    norm = view.treaty.norm(obligation) if isinstance(obligation, str) else obligation
    found = view.state(state)
    cases = [
        attrs.evolve(view.case(found), standing=standing)
        for standing in view.roll.standings(found)
    ]
    first = view.treaty.signature.opens
    last = _last_day(view, norm, cases) if until is None else a_day(until, "until")
    if last < first:
        msg = f"until: expected {first} or later, got {last}"
        raise InvalidValueError(msg)
    days = {first, *_turning_days(norm, cases, first, last)}
    changes = sorted(_answers(view, found, norm, days, last).items())
    return Timeline(tuple(_without_repeats(changes)))


def _turning_days(
    norm: Norm, cases: list[Case], first: date, last: date
) -> Iterator[date]:
    """Yield the days of a span on which the answer can turn, in each term."""
    for case in cases:
        yield from (d for d in _turns(norm, case, last) if first <= d <= last)


def _answers(
    view: AsOf, state: State, norm: Norm, days: set[date], last: date
) -> dict[date, Finding]:
    """Return the answers on some days, and on those that these answers lead to."""
    answers: dict[date, Finding] = {}
    while fresh := sorted(days - answers.keys()):
        for day in fresh:
            answers[day] = finding = view.at(day).assess(state, norm)
            if finding.deadline:
                candidates = finding.deadline.candidates
                days |= {morrow(due) for due in candidates if due < last}
    return answers


def _without_repeats(
    changes: list[tuple[date, Finding]],
) -> Iterator[tuple[date, Finding]]:
    last: tuple[object, ...] | None = None
    for day, finding in changes:
        said = (
            finding.possible,
            finding.deadline,
            finding.fulfilled_on,
            frozenset(finding.missing),  # their order can turn without the answer
        )
        if said != last:
            yield day, finding
        last = said


def _last_day(view: AsOf, norm: Norm, cases: list[Case]) -> date:
    """Return the last day of a timeline: yearly duties turn for ever."""
    if not rule_of(norm).yearly:
        return date.max
    days = [e.date.latest for e in view.record.events]
    begun = [case.standing.in_force_from for case in cases]
    return max(view.treaty.signature.opens, *filter(None, begun), *days)


def _turns(norm: Norm, case: Case, until: date) -> Iterator[date]:
    """Yield, unordered, every day up to *until* on which the answer can change.

    An answer changes only with an event, with the morrow of a deadline or of a
    meeting's close, and with entry into force and withdrawal.
    """
    rule = rule_of(norm)
    yield from reach(norm.id, case.record)
    turns = rule.turns(case.once(norm, rule.bearing), case, until)
    for day in (*_of_events(case), *_of_meetings(norm, case), *turns):
        yield day
        yield morrow(day)


def _of_events(case: Case) -> Iterator[date]:
    """Yield the days of events, and those of entry into force and of leaving."""
    standing = case.standing
    if standing.in_force_from:
        yield standing.in_force_from
    spans = [event.date for event in case.dossier.events]
    for span in (*spans, *filter(None, (standing.ends,))):
        yield from (span.earliest, span.latest)


def _of_meetings(norm: Norm, case: Case) -> Iterator[date]:
    """Yield the days on which the meetings open and close that decide on extensions."""
    decided: tuple[ExtensionRequest | ExtensionDecision, ...] = (
        *case.dossier.of(ExtensionRequest),
        *case.dossier.of(ExtensionDecision),
    )
    labels = {each.meeting for each in decided if each.obligation == norm.id}
    for meeting in case.record.meetings:
        if meeting.label in labels:
            yield from days_of(meeting)
