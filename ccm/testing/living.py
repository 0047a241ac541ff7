"""Whether a norm can be lived with: records that bring its answer to each status.

A norm whose trigger cannot happen, or that nothing performs, is read like any other and
never says so. Here each is put into small records of its own: raised and left alone,
performed in time or late, ruled out, undone, and ended by leaving.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from ccm.facts import Event, Meeting, OfYear, WithdrawalNotice
from ccm.rules import (
    FollowUp,
    Norm,
    Occasional,
    Recurring,
    StandingDuty,
    Status,
    TimeBound,
    Treaty,
)
from ccm.testing.fiction import RURITANIA, event, meeting
from ccm.testing.history import History, first_bound
from ccm.testing.kinds import events_named_by, options_of

__all__ = ["expected", "reached"]

_DAY = timedelta(days=1)
_SOON, _LATE = 60 * _DAY, 35 * 365 * _DAY
"""How long after entry into force something happens in time, and when too late."""

_ONCE = (
    Status.NOT_BOUND,
    Status.OUTSTANDING,
    Status.FULFILLED,
    Status.FULFILLED_LATE,
    Status.OVERDUE,
)
_MOOT = (Status.NOT_APPLICABLE,)


def expected(norm: Norm) -> tuple[Status, ...]:
    """Return the statuses that the answer about a norm of its shape can come to.

    >>> from ccm.convention import CONVENTION
    >>> [str(status) for status in expected(CONVENTION.norm("art1"))]
    ['not bound', 'fulfilled', 'outstanding']
    """
    match norm:
        case TimeBound():
            moot = norm.ruled_out_by or norm.runs_from
            return (*_ONCE, *_MOOT) if moot else _ONCE
        case FollowUp():
            return (*_ONCE, *_MOOT)
        case Recurring():
            return Status.NOT_BOUND, Status.OUTSTANDING, Status.OVERDUE
        case Occasional():
            return (*_MOOT, Status.NOT_BOUND, Status.OUTSTANDING, Status.OVERDUE)
        case _:
            return _without_a_date(norm)


def _without_a_date(norm: StandingDuty) -> tuple[Status, ...]:
    moot = _MOOT if norm.arises_from or norm.ruled_out_by else ()
    shown = tuple(proof.status for proof in norm.evidence[:1])
    forborne = (Status.FULFILLED, Status.OUTSTANDING) if norm.breached_by else ()
    return (Status.NOT_BOUND, *moot, *shown, *forborne)


def reached(norm: Norm, treaty: Treaty) -> Mapping[Status, tuple[History, date]]:
    """Return the statuses that a norm comes to, each with a record and a day.

    Args:
        norm: The norm.
        treaty: The treaty that it is one of.

    >>> from ccm.convention import CONVENTION
    >>> history, on = reached(CONVENTION.norm("art7.1"), CONVENTION)[Status.OVERDUE]
    >>> history.events, str(on)
    ((), '2012-06-01')
    """
    found: dict[Status, tuple[History, date]] = {}
    for history, days in _lives(norm, treaty):
        for day in days:
            told = history.view(day).assess(RURITANIA, norm)
            found.setdefault(told.status, (history, day))
    return found


def _lives(norm: Norm, treaty: Treaty) -> Iterator[tuple[History, tuple[date, ...]]]:
    """Yield the records, each with the days on which to ask."""
    deposit = treaty.signature.opens + 500 * _DAY
    entry = first_bound(deposit, treaty)
    bare = History(
        deposit=deposit, events=(), meetings=_held(entry.year), treaty=treaty
    )
    soon, late = entry + _SOON, entry + _LATE
    days = (soon + 30 * _DAY, date(entry.year + 2, 6, 1), late - _DAY, late + _SOON)
    raised = tuple(_raising(norm, entry, bare.meetings))
    yield bare, days
    yield bare.with_events(raised), days
    notice = event(WithdrawalNotice, soon)
    yield bare.with_events((*raised, notice)), days[1:]
    for kind in events_named_by(norm):
        for act in _acts(kind, entry, bare.meetings):
            yield bare.with_events((*raised, *act)), days
            yield bare.with_events(act), days


def _held(year: int) -> tuple[Meeting, ...]:
    """Return a meeting of every year."""
    years = enumerate(range(year, year + 40), start=1)
    return tuple(meeting(f"{n}MSP", f"{y}-09-01", f"{y}-09-03") for n, y in years)


def _raising(norm: Norm, entry: date, meetings: Sequence[Meeting]) -> Iterator[Event]:
    """Yield what raises a duty, soon after entry into force."""
    for kind in _raised_by(norm):
        day = entry + 30 * _DAY
        fields = options_of(kind, day, meetings)
        yield event(kind, day, **{name: each[-1] for name, each in fields.items()})


def _raised_by(norm: Norm) -> tuple[type[Event], ...]:
    """Return the kinds of events that raise a duty."""
    match norm:
        case TimeBound():
            found = (norm.arises_from, *norm.presupposes, norm.runs_from)
        case StandingDuty():
            found = (norm.arises_from,)
        case FollowUp():
            found = (norm.follows,)
        case _:  # a report of every year, or of some
            found = norm.raised_by
    return tuple(kind for kind in found if kind is not None)


def _acts(
    kind: type[Event], entry: date, meetings: Sequence[Meeting]
) -> Iterator[tuple[Event, ...]]:
    """Yield an act in time and one too late, and of reports a few years of them."""
    if issubclass(kind, OfYear):
        years = range(entry.year, entry.year + 37)
        days = [date(year + 1, 3, 1) for year in years]
        yield tuple(event(kind, day, year=day.year - 1) for day in days)
        return
    for day in (entry + _SOON, entry + _LATE):
        ahead = [each for each in meetings if each.opens.earliest > day]
        fields = options_of(kind, day, ahead[:1])
        most = max(map(len, fields.values()), default=1)
        for turn in range(most):
            chosen = {name: each[turn % len(each)] for name, each in fields.items()}
            yield (event(kind, day, **chosen),)
