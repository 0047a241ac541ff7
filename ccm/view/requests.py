"""The last days to file a request to a coming meeting, as events of the schedule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from ccm.duties.cells import Row, row_of
from ccm.duties.hearings import Hearing, ahead, hearings, to_be_extended
from ccm.facts import Meeting
from ccm.rules import Case, Norm, Roll, Status, with_deadline
from ccm.rules.finding import Deadline
from ccm.rules.norms import ExtensionRule, TimeBound
from ccm.view.schedules import REQUEST, Due, term

__all__ = ["to_be_asked", "to_be_filed"]


def to_be_filed(
    norms: Iterable[Norm], roll: Roll, cases: Iterable[Case], until: date
) -> Iterator[Due]:
    """Yield the last days to file requests, from the cases' day to another.

    To the meetings on record that take up, in practice, requests on a deadline that
    runs. None is certain: whether a request is needed is for the State to judge.
    """
    extendable = [n for n in map(with_deadline, norms) if n and n.extension]
    coming: list[Meeting] | None = None
    for case in cases:
        if coming is None:
            coming = [*ahead(case)]  # all cases are of one day
        if not coming:
            return
        for norm in extendable:
            row = row_of(roll, case.standing.state, norm)
            of_row = partial(_of, norm, row, case, until, coming)
            yield from row.lately("requests", (case.on, until), of_row)


def _of(
    norm: TimeBound, row: Row, case: Case, until: date, coming: list[Meeting]
) -> tuple[Due, ...]:
    return tuple(_each(norm, row, case, until, coming))


def _each(
    norm: TimeBound, row: Row, case: Case, until: date, coming: list[Meeting]
) -> Iterator[Due]:
    state, rule = case.standing.state, norm.extension
    for hearing in _asked(norm, row, case, coming):
        text = f"last day to file a request to {hearing.label}, if one is needed"
        for day, which in _days(hearing, case.on, until):
            yield Due(
                day,
                state,
                f"{REQUEST} {norm.id}",
                rule.lead_provision if rule else "",
                text,
                certain=False,
                turn=f"{term(case)}{hearing.label}{which}",
            )


def to_be_asked(norm: Norm, roll: Roll, case: Case) -> Iterator[Hearing]:
    """Yield the meetings to which a request can be filed on a deadline that runs.

    Those that take such requests up, in practice.

    Args:
        norm: The obligation.
        roll: Since when and until when each State is bound.
        case: The State, on the day.
    """
    dated = with_deadline(norm)
    if dated and dated.extension:
        row = row_of(roll, case.standing.state, norm)
        yield from _asked(dated, row, case, [*ahead(case)])


def _asked(
    norm: TimeBound, row: Row, case: Case, coming: list[Meeting]
) -> Iterator[Hearing]:
    rule, told = norm.extension, row.around(case.on)[2]
    if rule is None or told.deadline is None or Status.OUTSTANDING not in told.possible:
        return
    if any(_takes_up(rule, each.opens.latest, told.deadline) for each in coming):
        yield from _near(rule, norm, case, told.deadline)


def _near(
    rule: ExtensionRule, norm: TimeBound, case: Case, deadline: Deadline
) -> Iterator[Hearing]:
    """Yield the meetings that take up requests on a deadline, in practice.

    Up to the first after it that can still be asked.
    """
    ours = to_be_extended(norm, case)
    for hearing in hearings(ours, or_later=deadline.or_later) if ours else ():
        if _takes_up(rule, hearing.meeting.opens.latest, deadline):
            yield hearing
        if hearing.is_late_enough:
            return


def _takes_up(rule: ExtensionRule, opens: date, deadline: Deadline) -> bool:
    """Tell whether a meeting takes up requests on a deadline, in practice."""
    if rule.years_ahead is None:
        return True
    last = opens.year + rule.years_ahead
    return any(day.year <= last for day in deadline.candidates)


def _days(hearing: Hearing, first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield the last day to file; where it is in doubt, what begins and ends each run.

    Of a run that began before what is asked about, or ends later, the days of that,
    each with what tells it from the first.
    """
    days = list(dict.fromkeys(day for run in hearing.runs for day in run))
    which = {day: _which(place, len(days)) for place, day in enumerate(days)}
    for begins, ends in hearing.runs:
        if first <= ends and begins <= last:
            told = {max(begins, first): which[begins], min(ends, last): which[ends]}
            yield from told.items()


def _which(place: int, of: int) -> str:
    """Return what tells a day from the first; the last of several is the second."""
    if place in (0, of - 1):
        return " 2" if place else ""
    return f" {place + 2}"
