"""Deadlines and what decisions did to them."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import ExtensionDecision
from ccm.rules.case import Case, happened
from ccm.rules.filing import (
    barred,
    decisions,
)
from ccm.rules.finding import Extension
from ccm.rules.lapse import Lapse
from ccm.rules.reading import Reading
from ccm.rules.shapes import TimeBound
from ccm.rules.truth import Truth

__all__ = [
    "Term",
    "counted_from",
    "extended",
    "lengthened",
    "terms",
]

_DAY = timedelta(days=1)


@attrs.define(frozen=True, eq=False, repr=False)
class Term:
    """A deadline as one course of events leaves it.

    Extensions add up and are applied once to the anchor, so that a month end
    met on the way is never fed into the next step.

    Attributes:
        anchor: Where the period runs from.
        length: The period with all extensions since the anchor.
        due: The last day.
        extensions: What each decision on the way did.
    """

    anchor: PartialDate
    length: Period
    due: PartialDate
    extensions: tuple[Extension, ...] = ()


def _end(anchor: PartialDate, length: Period, reading: Reading) -> PartialDate:
    """Return the anniversary on which a length from an anchor ends."""
    over = Lapse(length, reading.rounding)
    return PartialDate(over(anchor.earliest), over(anchor.latest))


def _due(
    anchor: PartialDate, length: Period, reading: Reading, *, longer: bool = False
) -> PartialDate:
    """Return the last day of a length from an anchor.

    Args:
        anchor: Where it runs from.
        length: The length.
        reading: Says whether the anniversary is still in time.
        longer: Whether an extension is part of it.
    """
    end = _end(anchor, length, reading)
    if length.calendar_months:
        eve = reading.last_day == "too late"
        eve = eve or (longer and reading.extension_end == "day before")
    else:
        eve = reading.day_zero == "counted" and bool(length.days)
    return PartialDate(end.earliest - _DAY, end.latest - _DAY) if eve else end


def counted_from(norm: TimeBound, case: Case, start: PartialDate) -> PartialDate:
    """Return from when a period runs that starts with entry into force.

    A period of days can be read to run from the deposit.
    """
    if case.reading.day_zero != "counted from the deposit":
        return start
    deposit = case.standing.deposit
    in_days = not norm.period.calendar_months
    if in_days and norm.runs_from is None and deposit is not None:
        return deposit.date
    return start


def terms(
    norm: TimeBound,
    case: Case,
    start: PartialDate,
    by: date | None = None,
    before: int | None = None,
) -> tuple[Term, ...]:
    """Return the deadline that each possible course of events leaves by a day.

    Args:
        norm: The obligation.
        case: The State and the day.
        start: When the period began to run.
        by: The day by which decisions count, if not the day of the case.
        before: Leave out decisions on the request of this number and later ones.

    Returns:
        One term where everything is known; one more for each way in which
        decisions of unknown day can or cannot have been taken. What was decided
        before an event started the period was decided on another deadline.
    """
    since = None if norm.runs_from is None else start
    start = counted_from(norm, case, start)
    first = Term(start, norm.period, _due(start, norm.period, case.reading))
    return extended(first, norm, case, by or case.on, before=before, since=since)


def extended(
    first: Term,
    norm: TimeBound,
    case: Case,
    by: date,
    *,
    before: int | None = None,
    since: PartialDate | None = None,
) -> tuple[Term, ...]:
    """Return what decisions made of a deadline by a day, in each course of events.

    Args:
        first: The deadline before any decision.
        norm: The obligation.
        case: The State.
        by: The day by which decisions count.
        before: Leave out decisions on the request of this number and later ones.
        since: Leave out decisions taken before this day.
    """
    found = [first]
    for decision in happened(decisions(norm, case), by):
        later = before is not None and decision.number >= before
        earlier = since is not None and decision.date.latest < since.earliest
        if later or earlier or not decision.granted:
            continue
        certain = (
            decision.date.surely_by(by)
            and (since is None or since.latest <= decision.date.earliest)
            and barred(decision, norm, case) is Truth.FALSE
        )
        longer = [_extended(term, decision, case, certain=certain) for term in found]
        found = longer if certain else _distinct(found + longer)
    return tuple(found)


def _distinct(found: list[Term]) -> list[Term]:
    """Return one term for each anchor and length, so that doubts do not multiply."""
    kept = {(str(t.anchor), str(t.length), str(t.due)): t for t in reversed(found)}
    return list(reversed(kept.values()))


def _extended(
    term: Term, decision: ExtensionDecision, case: Case, *, certain: bool
) -> Term:
    reading = case.reading
    if decision.until:
        anchor, length = PartialDate.on(decision.until), Period()
        due = anchor
    else:
        granted = decision.length or Period()
        if reading.extension_base == "decision":
            anchor, length = decision.date, granted
        elif reading.extension_base == "expiry":
            anchor, length = _end(term.anchor, term.length, reading), granted
        else:
            anchor, length = term.anchor, term.length + granted
        due = _due(anchor, length, reading, longer=True)
    if due.latest < term.due.latest:  # nobody has the power to shorten
        anchor, length, due = term.anchor, term.length, term.due
    step = Extension(decision, term.due.latest, due.latest, certain)
    return Term(anchor, length, due, (*term.extensions, step))


def lengthened(term: Term, decision: ExtensionDecision, case: Case) -> PartialDate:
    """Return the last day that a decision would make of a deadline."""
    return _extended(term, decision, case, certain=True).due
