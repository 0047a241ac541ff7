"""What deadline there is once something is found after performance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ccm.dates import PartialDate, Period
from ccm.facts import Event
from ccm.rules.case import Case, happened, name_of
from ccm.rules.deadlines import Term, extended, terms
from ccm.rules.explanation import Explanation
from ccm.rules.shapes import TimeBound

__all__ = ["as_read", "reopened", "why_reopened"]

_DAY = timedelta(days=1)

_WORDS = {
    "old deadline": "the deadline that there was runs on",
    "new period": "the period runs anew",
    "overdue at once": "performance is overdue at once",
    "urgent, by its own plan": "if the deadline had passed by then, performance is "
    "urgent, by the State's own plan, and no day is set",
}
_ONCE_PASSED = {
    True: "the deadline had passed by then, so that performance is urgent, by the "
    "State's own plan, and no day is set",
    False: "the deadline had not passed by then, and runs on",
}


def as_read(norm: TimeBound, case: Case) -> str:
    """Return what deadline there is after a find, as the text is read."""
    if norm.reopening is None:
        return "old deadline"
    option: str = getattr(case.reading, norm.reopening.choice)
    return option


def reopened(
    norm: TimeBound, case: Case, start: PartialDate, find: Event, by: date
) -> tuple[Term | None, ...]:
    """Return the deadlines that a find can leave by a day.

    Args:
        norm: The obligation, which had been performed.
        case: The State.
        start: From when its period ran.
        find: What was found.
        by: The day by which decisions count.

    Returns:
        The terms; None among them if it can be that no day is set.
    """
    old = terms(norm, case, start, by)
    option, found = as_read(norm, case), find.date
    if option == "old deadline" or found.latest < start.earliest:
        return old
    first = max(found.earliest, start.earliest)
    since = PartialDate(first, found.latest)
    if option == "urgent, by its own plan":
        return tuple(_urgent(old, since))
    if option == "new period":
        anew = terms(norm, case, since, date.min)[0]
    else:
        eve = PartialDate(since.earliest - _DAY, since.latest - _DAY)
        anew = Term(since, Period(), eve)
    later = extended(anew, norm, case, by, since=since)
    return later if start.latest <= found.earliest else (*old, *later)


def _urgent(old: tuple[Term, ...], since: PartialDate) -> Iterator[Term | None]:
    for term in old:
        if since.earliest <= term.due.latest:
            yield term
        if since.latest > term.due.earliest:
            yield None


def why_reopened(norm: TimeBound, case: Case, start: PartialDate) -> Explanation | None:
    """Return what a find did to the deadline; None if nothing was found.

    Args:
        norm: The obligation.
        case: The State and the day.
        start: From when its period ran.
    """
    if norm.reopening is None:
        return None
    heard = case.heard(*norm.reopened_by)
    finds = happened(heard, case.on) if heard else ()
    performed = happened(case.heard(norm.fulfilled_by), case.on)
    if not finds or not (performed or any(f.date.day is None for f in finds)):
        return None
    names = " or ".join(dict.fromkeys(name_of(type(find)) for find in finds))
    days = ", ".join(str(find.date) for find in finds)
    words = _WORDS[option := as_read(norm, case)]
    if option == "urgent, by its own plan":
        left = [reopened(norm, case, start, find, case.on) for find in finds]
        passed = {term is None for each in left for term in each}
        words = _ONCE_PASSED[passed.pop()] if len(passed) == 1 else words
    claim = f"{names} ({days}): {words}"
    choice = (norm.reopening.choice,)
    provision = norm.reopening.provision
    return Explanation(claim, None, provision, case.accounts(finds), (), choice)
