"""What may have gone unheard under a duty that another raises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ccm.facts import (
    ContaminationDeclared,
    ContaminationFound,
    ContaminationRuledOut,
)
from ccm.rules import (
    Finding,
    FollowUp,
    Status,
)
from ccm.testing.fiction import event
from ccm.testing.fillings.days import Days
from ccm.testing.fillings.ways import (
    DAY,
    NOTHING,
    UNHEARD,
    Span,
    Way,
    due_of,
    last_day,
    not_before,
    told_apart,
)

__all__ = ["followed"]


def followed(filler: Days, norm: FollowUp, way: Way, said: Finding) -> Iterator[Way]:
    """Yield what may have gone unheard under a duty that another raises."""
    gaps = filler.gaps(norm.id)
    due = due_of(said)
    if said.possible == NOTHING:
        open_ = told_apart(filler.question) and not _ruled_out(filler, way)
        day = filler.within(_of_occasion(filler)) if open_ else None
        if day is None:
            return
        yield (more := way.with_(event(norm.follows, day), timed=False))
        yield from _declared(filler, norm, more, not_before(day, gaps))
    elif Status.OVERDUE in said.possible:
        near = (due, due + DAY) if due else ()
        since = not_before(_raised_on(filler, norm, way), gaps)
        yield from _declared(filler, norm, way, since, near)
    elif Status.FULFILLED in said.possible:
        yield from _shown_only(filler, norm, way)


def _shown_only(filler: Days, norm: FollowUp, way: Way) -> Iterator[Way]:
    """Yield that what a declaration alone shows came, unheard, before it."""
    told = [e for e in way.events if last_day(e) <= filler.on]
    find = max(
        (last_day(e) for e in told if type(e) is norm.undone_by), default=date.min
    )
    since = [e for e in told if last_day(e) >= find]
    made = [last_day(e) for e in since if isinstance(e, norm.fulfilled_by)]
    declared = min(made, default=date.min)
    raised = [last_day(e) for e in since if type(e) is norm.follows]
    if min(raised, default=date.max) <= declared or not told_apart(filler.question):
        return
    first = max(filler.question.entry, find)
    before = [(a, min(b, declared)) for a, b in _of_occasion(filler)]
    day = filler.within(not_before(first, before))
    if day is not None:
        yield way.with_(event(norm.follows, day), timed=False)


def _raised_on(filler: Days, norm: FollowUp, way: Way) -> date:
    """Return the first day of what raises the duty and no find has undone."""
    told = [e for e in way.events if last_day(e) <= filler.on]
    finds = [last_day(e) for e in told if type(e) is norm.undone_by]
    since = max(finds, default=date.min)
    raised = [last_day(e) for e in told if type(e) is norm.follows]
    return min((day for day in raised if day >= since), default=date.min)


def _ruled_out(filler: Days, way: Way) -> bool:
    """Tell whether the last word is that there was nothing to clear."""
    kinds = (ContaminationDeclared, ContaminationFound, ContaminationRuledOut)
    told = [e for e in way.events if isinstance(e, kinds) and last_day(e) <= filler.on]
    last = max(map(last_day, told), default=None)
    return any(last_day(e) == last and isinstance(e, kinds[2]) for e in told)


def _of_occasion(filler: Days) -> list[Span]:
    """Return the days on which an occasion may have gone unheard."""
    found = filler.gaps("art4")
    claim = filler.question.claim("art4.1c")
    if claim is not None and claim.through is not None:
        found += filler.gaps("art4.1c")
    return found


def _declared(
    filler: Days,
    norm: FollowUp,
    way: Way,
    gaps: Sequence[Span],
    near: Iterable[date] = (),
) -> Iterator[Way]:
    day = filler.within(gaps, near)
    if day is not None:
        yield way.with_(event(norm.fulfilled_by, day, meeting=UNHEARD))
