"""In which ways a State can be leaving a treaty, where a date is known in part.

A duty of every year hangs on the day of leaving in two ways: whether the State
is bound on the day asked about, and which reports fell due before it left. So
each of the days is tried on which either can turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from ccm.dates import PartialDate
from ccm.rules.case import Case
from ccm.rules.finding import Cause, Missing
from ccm.rules.recurring import fall_due
from ccm.rules.shapes import Occasional, Recurring

__all__ = ["day_of_leaving", "leavings", "left_on"]

_DAY = timedelta(days=1)


def leavings(norm: Recurring | Occasional, case: Case) -> Iterator[Case]:
    """Yield the case with each day of leaving that can matter, in order of days.

    Last comes that of a State whose notice was not yet received, if that can be.
    """
    ends, notice = case.leaves, case.standing.notice
    if ends is None or notice is None:
        yield case
        return
    days = sorted({*_turns(norm, case, ends), ends.earliest, ends.latest})
    for day in days:
        if ends.earliest <= day <= ends.latest:
            yield left_on(day, case)
    if not notice.date.surely_by(case.on):
        standing = attrs.evolve(case.standing, notice=None, ends=None)
        yield attrs.evolve(case, standing=standing)


def _turns(
    norm: Recurring | Occasional, case: Case, ends: PartialDate
) -> Iterator[date]:
    """Yield the days on which another report is owed, or the State still bound."""
    yield case.on
    if case.on < date.max:
        yield case.on + _DAY
    bound = attrs.evolve(case, standing=attrs.evolve(case.standing, ends=None))
    for year, due in fall_due(norm, bound, ends.earliest.year, case.on):
        yield date(year, 1, 1)
        if due >= case.on:
            yield from (date(year + 1, 1, 1), due, due + _DAY)


def left_on(day: date, case: Case) -> Case:
    """Return the case if a withdrawal takes effect on a day."""
    standing = attrs.evolve(case.standing, ends=PartialDate.on(day))
    return attrs.evolve(case, standing=standing)


def day_of_leaving(case: Case) -> Missing:
    """Return that the day is missing on which a withdrawal takes effect."""
    leaving = case.standing.exit
    told = leaving.evidence() if leaving else ()
    return Missing(
        f"the day on which its withdrawal takes effect (known: {case.standing.ends})",
        Cause.PARTIAL_DATE,
        told_by=tuple(event for event in told if event.date.day is None),
    )
