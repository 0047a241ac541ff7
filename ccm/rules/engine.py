"""Applying a norm to a case: one call makes the answer and its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import attrs

from ccm.facts import Event
from ccm.rules.case import Answer, Case
from ccm.rules.explanation import Explanation
from ccm.rules.finding import Finding
from ccm.rules.shapes import (
    Evidence,
    Norm,
    Occasional,
    Recurring,
    StandingDuty,
    TimeBound,
)
from ccm.rules.status import Status
from ccm.rules.timebound import apply_time_bound

__all__ = ["apply", "possible"]


def apply(norm: Norm, case: Case) -> Finding:
    """Return where the State stands under a norm, and why."""
    case = _weighed(norm, case)
    return _answer(norm, case).finding(norm, case)


def possible(norm: Norm, case: Case) -> frozenset[Status]:
    """Return every status that the record allows, without reasons where that is quick.

    Args:
        norm: The norm.
        case: A State that is bound, or may be.
    """
    case = _weighed(norm, case)
    if isinstance(norm, StandingDuty) and not case.standing.is_in_doubt(case.on):
        from ccm.rules.standing_duty import (  # noqa: PLC0415 - as below
            possible_under_standing_duty,
        )

        return possible_under_standing_duty(norm, case)
    return _answer(norm, case).possible


def _weighed(norm: Norm, case: Case) -> Case:
    """Return the case, marked if events that bear on the norm were left out of it."""
    state = case.standing.state
    ours = [event for event in case.record.doubted if event.state == state]
    if not ours:
        return case
    kinds = set(_kinds(norm))
    bears = any(
        type(event) in kinds or getattr(event, "obligation", None) == norm.id
        for event in ours
    )
    return attrs.evolve(case, doubted=True) if bears else case


def _kinds(norm: Norm) -> Iterator[type[Event]]:
    """Yield the types of events that a norm names."""
    for field in attrs.fields(type(norm)):
        value: object = getattr(norm, field.name)
        several = isinstance(value, tuple)
        for named in cast("tuple[object, ...]", value) if several else (value,):
            kind = named.event if isinstance(named, Evidence) else named
            if isinstance(kind, type) and issubclass(kind, Event):
                yield kind


def _answer(norm: Norm, case: Case) -> Answer:
    if isinstance(norm, (Recurring, Occasional)):
        ends = case.leaves
        if ends is not None and (ends.day is None or case.surely_leaves is None):
            return _whenever_it_leaves(norm, case)
    return _as_it_leaves(norm, case)


def _whenever_it_leaves(norm: Recurring | Occasional, case: Case) -> Answer:
    """Return what holds on whichever of its days a withdrawal takes effect.

    The argument is that of the last of them, on which most reports are owed.
    """
    from ccm.rules.leaving import (  # noqa: PLC0415 - few dates are partial
        day_of_leaving,
        leavings,
    )

    answers = [_as_it_leaves(norm, course) for course in leavings(norm, case)]
    told, leaving = answers[-1], case.standing.exit
    possible = frozenset(status for each in answers for status in each.possible)
    because, missing = told.because, [gap for each in answers for gap in each.missing]
    if any(each.possible != told.possible for each in answers):
        missing.insert(0, day_of_leaving(case))
    alike = all(each.deadline == told.deadline for each in answers)
    if leaving and not (alike and len(possible) == 1) and leaving not in because:
        because = (leaving, *because)
    return attrs.evolve(
        told,
        possible=possible,
        because=because,
        missing=tuple(dict.fromkeys(missing)),
    )


def _as_it_leaves(norm: Norm, case: Case) -> Answer:
    answer = _unbound(norm, case) or _applied(norm, case)
    if _owes_last_reports(norm, case):
        answer = _last_reports(norm, case) or answer
    elif deferred := _deferred(case):
        answer = attrs.evolve(answer, because=(*answer.because, deferred))
    if case.standing.is_in_doubt(case.on):
        return _perhaps_withdrawn(answer, case)
    return answer


def _deferred(case: Case) -> Explanation | None:
    """Return why a withdrawal has not taken effect, if that can be read otherwise."""
    leaving = case.standing.exit
    if leaving is None or not leaving.choices or case.standing.ended_by(case.on):
        return None
    told = all(event.bears_from <= case.on for event in leaving.evidence())
    return leaving if told else None


def _owes_last_reports(norm: Norm, case: Case) -> bool:
    """Tell whether a State that has left can owe reports, as the text is read."""
    standing = case.standing
    return (
        isinstance(norm, (Recurring, Occasional))
        and standing.ended_by(case.on)
        and standing.in_force_from is not None
        and case.reading.last_reports == "for its time as a Party"
    )


def _last_reports(norm: Norm, case: Case) -> Answer | None:
    """Return what a State that has left still owes; None if nothing."""
    answer = _applied(norm, case)
    owed = answer.possible & {Status.OVERDUE}
    if answer.deadline is not None or isinstance(norm, Occasional):
        owed |= answer.possible & {Status.OUTSTANDING}
    if not owed:
        return None
    nothing = {Status.NOT_BOUND} if answer.possible - owed else set[Status]()
    exits = (case.standing.exit,) if case.standing.exit else ()
    because = (*exits, *answer.because)
    return attrs.evolve(answer, possible=owed | nothing, because=because)


def _applied(norm: Norm, case: Case) -> Answer:
    """Apply the norm by its shape; what a shape needs is loaded with its first norm."""
    if isinstance(norm, TimeBound):
        if norm.runs_from is not None:
            return _as_bound(apply_time_bound(norm, case), case)
        return apply_time_bound(norm, case)
    if isinstance(norm, Recurring):
        from ccm.rules.recurring import apply_recurring  # noqa: PLC0415

        return apply_recurring(norm, case)
    if isinstance(norm, StandingDuty):
        from ccm.rules.standing_duty import apply_standing_duty  # noqa: PLC0415

        return apply_standing_duty(norm, case)
    if isinstance(norm, Occasional):
        from ccm.rules.occasional import apply_occasional  # noqa: PLC0415

        return apply_occasional(norm, case)
    from ccm.rules.followup import apply_follow_up  # noqa: PLC0415

    return _as_bound(apply_follow_up(norm, case), case)


def _as_bound(answer: Answer, case: Case) -> Answer:
    """Return an answer that rests on no entry into force, save that the State is bound.

    Why it is comes last among the reasons.
    """
    entry = case.standing.entry
    if entry is None:
        return answer
    return attrs.evolve(answer, because=(*answer.because, entry))


def _unbound(norm: Norm, case: Case) -> Answer | None:
    standing, on = case.standing, case.on
    begin = standing.in_force_from
    if begin is not None and begin <= on and not standing.ended_by(on):
        return None
    if standing.provisionally(norm.id, on):
        return None
    because = list(_why_unbound(case))
    if isinstance(norm, (Recurring, Occasional)) and standing.ended_by(on):
        claim = f"reports that fall due later: {case.reading.last_reports}"
        because.append(
            Explanation(claim, None, norm.provision, choices=("last_reports",))
        )
    return Answer(possible=frozenset({Status.NOT_BOUND}), because=tuple(because))


def _why_unbound(case: Case) -> Iterator[Explanation]:
    """Yield the reasons that could be given on the day, and no later ones."""
    standing, on = case.standing, case.on
    deposit, entry = standing.deposit, standing.entry
    if deposit is None or not deposit.date.possibly_by(on):
        claim = f"no instrument of the State was deposited by {on}"
        yield Explanation(claim, None, standing.joins_under)
    elif entry is None or any(e.date.earliest > on for e in entry.evidence()):
        claim = f"the treaty is not yet in force on {on}"
        yield Explanation(claim, None, "", (deposit,))
    else:
        yield entry
    if case.leaves is not None and standing.exit:
        yield standing.exit


def _perhaps_withdrawn(answer: Answer, case: Case) -> Answer:
    from ccm.rules.leaving import day_of_leaving  # noqa: PLC0415 - as above

    exits = (case.standing.exit,) if case.standing.exit else ()
    return Answer(
        possible=answer.possible | {Status.NOT_BOUND},
        because=(*exits, *answer.because),
        deadline=answer.deadline,
        missing=(day_of_leaving(case), *answer.missing),
        irregularities=answer.irregularities,
        breach=answer.breach,
    )
