"""What a record does not say: on which days it may lack an event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from slow_courses import Course

from ccm.facts import Coverage, Event

DAY = timedelta(days=1)
FIRST = date(1990, 1, 1)
"""Before this nothing has happened."""

Gap = tuple[date, date]
"""The first and the last day on which an event can have been, unheard."""


def gap(course: Course, duty: str, kind: type[Event], on: date) -> Gap | None:
    """Return on which days up to one an event can have been that the record lacks.

    On a day that is covered, silence means that there was none by then. After it, none
    but the days since are open. What nothing is claimed of, is held whole.
    """
    claims = [c for c in course.coverage if _speaks_of(c, duty, kind)]
    if not claims:
        return None
    spans = [
        (claim.since or date.min, claim.through)
        for claim in claims
        if claim.through and not claim.states
    ]
    if any(since <= on <= through for since, through in spans):
        return None
    last = max((through for _, through in spans if through < on), default=None)
    return (last + DAY if last else FIRST, on)


def _speaks_of(claim: Coverage, duty: str, kind: type[Event]) -> bool:
    return claim.obligation in ("", duty) and claim.event in (None, kind)


def within(open_: Gap | None, first: date, days: Iterable[date]) -> list[date]:
    """Return days of a gap from a first one on, one for each way in which they matter.

    Args:
        open_: The gap; None if there is none.
        first: The first day that is meant.
        days: Days on which something turns.
    """
    if open_ is None:
        return []
    start, last = max(open_[0], first), open_[1]
    near = {day + more * DAY for day in days for more in (-1, 0, 1)} | {start, last}
    return sorted(day for day in near if start <= day <= last)
