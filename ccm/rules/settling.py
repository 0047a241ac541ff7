"""Which of the things that are not known would settle an answer, each alone.

Each thing that is missing is supposed known, in every way in which a single
event can make it so, and the norm is applied again. What settles the status in
every way comes first, then what settles it in some.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import ArmedConflict, Coverage, Dossier, Event, WithdrawalNotice
from ccm.rules.case import Case
from ccm.rules.engine import possible
from ccm.rules.finding import Cause, Missing
from ccm.rules.shapes import Evidence, Norm
from ccm.rules.whatif import SUPPOSED, supposed

__all__ = ["ranked"]


def ranked(gaps: tuple[Missing, ...], norm: Norm, case: Case) -> tuple[Missing, ...]:
    """Return what is missing, what alone would settle the answer first.

    Things of one rank keep the order in which the argument came upon them.
    """
    ranks = _Ranks(norm, case)
    return tuple(sorted(gaps, key=ranks.of))


_Teller = type[Event] | Evidence | Event | None
"""What would tell a missing thing; None for the record, if it reached the day."""


class _Ranks:
    """How far each missing thing would settle an answer; each event is asked once."""

    def __init__(self, norm: Norm, case: Case) -> None:
        self._norm = norm
        self._case = case
        self._known: dict[object, tuple[bool, ...]] = {}

    def of(self, gap: Missing) -> int:
        """Return 0 if it settles the status in every way, 1 in some, 2 in none."""
        found = [s for told in _tellers(gap) for s in self._settled(told)]
        if not any(found):
            return 2
        return 0 if all(found) else 1

    def _settled(self, told: _Teller) -> tuple[bool, ...]:
        if told not in self._known:
            self._known[told] = tuple(
                len(possible(self._norm, other)) == 1
                for other in _informed(told, self._norm, self._case)
            )
        return self._known[told]


def _tellers(gap: Missing) -> Iterator[_Teller]:
    for told in gap.told_by:
        if isinstance(told, Evidence) and told.kind is None:
            yield told.event
        else:
            yield told
    if gap.cause is Cause.BEYOND_THE_RECORD:
        yield None


def _informed(told: _Teller, norm: Norm, case: Case) -> Iterator[Case]:
    """Yield the case as it would be if one thing were known, in each way.

    An event of its kind happened on the day of the case; an event of unknown
    day happened on this day or on that; the record reaches the day and holds
    none.
    """
    if told is None:
        yield _covered(norm, case)
    elif isinstance(told, Event):
        yield from _on_a_day(told, case)
    else:
        for event in supposed(told, norm, case):
            yield _with(case, (*case.dossier.events, event))


def _with(case: Case, events: tuple[Event, ...]) -> Case:
    return attrs.evolve(case, dossier=Dossier(case.standing.state, events))


def _on_a_day(event: Event, case: Case) -> Iterator[Case]:
    """Yield the case with one of the days on which an event can have happened."""
    others = tuple(e for e in case.dossier.events if e is not event)
    for day in _days(event.date, case.on):
        with suppress(InvalidValueError):  # a day that the event cannot have had
            known = attrs.evolve(event, date=PartialDate.on(day))
            other = _with(case, (*others, known))
            leaving = isinstance(event, (WithdrawalNotice, ArmedConflict))
            yield _leaving(other) if leaving else other


def _leaving(case: Case) -> Case:
    """Return the case with what its own events say of a withdrawal."""
    standing, dossier = case.standing, case.dossier
    notice = next(iter(dossier.of(WithdrawalNotice)), None)
    if notice is None or standing.withdrawal is None:
        return case
    leaving = standing.withdrawal.effect(notice, dossier, case.reading)
    ends = leaving.value if isinstance(leaving.value, PartialDate) else None
    told = attrs.evolve(standing, notice=notice, ends=ends, exit=leaving)
    return attrs.evolve(case, standing=told)


def _days(span: PartialDate, on: date) -> tuple[date, ...]:
    """Return the days of a range that can matter: its ends, the day and the next."""
    near = (on, on + timedelta(days=1)) if on < date.max else (on,)
    ends = (span.earliest, span.latest)
    inside = (day for day in (*ends, *near) if span.earliest <= day <= span.latest)
    return tuple(sorted({day for day in inside if date.min < day < date.max}))


def _covered(norm: Norm, case: Case) -> Case:
    """Return the case if the record held every event up to its day."""
    claims = [c for c in case.record.coverage if c.obligation != norm.id]
    reach = Coverage(obligation=norm.id, through=case.on, source=SUPPOSED)
    record = attrs.evolve(
        case.record, coverage=(*claims, reach), doubted=(), known_by=None
    )
    return attrs.evolve(case, record=record, doubted=False)
