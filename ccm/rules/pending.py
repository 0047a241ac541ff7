"""Requests that await a decision, and those whose decision nobody recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.facts import Event, ExtensionDecision, ExtensionRequest
from ccm.rules.case import Case
from ccm.rules.explanation import Explanation
from ccm.rules.filing import (
    extension_of,
    lacking_before,
    recorded,
    requests,
    tells_its_end,
    too_late,
)
from ccm.rules.finding import Cause, Missing
from ccm.rules.shapes import TimeBound
from ccm.rules.shown import Shown
from ccm.rules.truth import Truth

__all__ = [
    "Pending",
    "Unrecorded",
    "admissible",
    "days_of_pending",
    "pending",
    "suspended",
    "unrecorded",
    "unrecorded_before",
    "why_open",
]


@attrs.define(frozen=True, eq=False, repr=False)
class Pending(Shown):
    """A request that awaits a decision on a day, or may.

    Attributes:
        request: The request.
        truth: Whether it does, as far as the days are known.
    """

    request: ExtensionRequest
    truth: Truth


def pending(norm: TimeBound, case: Case) -> Pending | None:
    """Return the request that awaits a decision on the day, or that may."""
    found = _awaiting(norm, case)
    surely = (each for each in found if each.truth is Truth.TRUE)
    return next(surely, next(iter(found), None))


def days_of_pending(norm: TimeBound, case: Case) -> tuple[ExtensionRequest, ...]:
    """Return the requests of which it hangs on their day whether they await one."""
    found = (each for each in _awaiting(norm, case) if each.truth == Truth.UNKNOWN)
    return tuple(each.request for each in found if each.request.date.day is None)


def _awaiting(norm: TimeBound, case: Case) -> tuple[Pending, ...]:
    """Return the requests that await a decision on the day, or may.

    One that a decision on a later request has overtaken awaits none.
    """
    found = (
        Pending(
            request,
            _by(request, case.on)
            & ~_decided(request, norm, case)
            & admissible(request, norm, case),
        )
        for request in requests(norm, case)
    )
    return tuple(each for each in found if each.truth is not Truth.FALSE)


def _decided(request: ExtensionRequest, norm: TimeBound, case: Case) -> Truth:
    """Tell whether a request, or one after it, has been decided by the day."""
    found = Truth.FALSE
    for decision in recorded(norm, case):
        if decision.number >= request.number:
            found |= _by(decision, case.on)
    return found


def _by(event: Event, on: date) -> Truth:
    """Tell whether an event has happened by the end of a day."""
    if event.date.surely_by(on):
        return Truth.TRUE
    return Truth.UNKNOWN if event.date.possibly_by(on) else Truth.FALSE


def admissible(request: ExtensionRequest, norm: TimeBound, case: Case) -> Truth:
    """Tell whether a request can be decided, as the text is read."""
    rule = extension_of(norm, case.reading)
    if rule is None:
        return Truth.FALSE
    if case.reading.late_request != "inadmissible":
        return Truth.TRUE
    return ~too_late(request, rule, case)


@attrs.define(frozen=True, eq=False, repr=False)
class Unrecorded(Shown):
    """A decision that the record lacks, and that may have moved the deadline.

    Attributes:
        number: Number of the request that was to be decided.
        request: That request; None if the record lacks it too.
    """

    number: int
    request: ExtensionRequest | None

    def missing(self, norm: TimeBound, case: Case) -> Missing:
        """Return that it is missing, and why."""
        fact = f"the decision on request {self.number}, which came before one recorded"
        if self.request is not None:
            fact = f"the decision of {self.request.meeting} on request {self.number}"
        withheld = any(
            isinstance(event, ExtensionDecision)
            and (event.state, event.obligation) == (case.standing.state, norm.id)
            and event.number == self.number
            for event in (*case.record.withheld, *case.record.doubted)
        )
        cause = Cause.UNVERIFIED if withheld else Cause.DECISION_NOT_RECORDED
        return Missing(fact, cause, told_by=(ExtensionDecision,))

    def explained(self, case: Case) -> Explanation:
        """Return why it is known that there was something to decide."""
        if self.request is None:
            claim = (
                f"a decision on a later request is in the record, and that on request "
                f"{self.number} is not"
            )
            return Explanation(claim, Truth.UNKNOWN)
        claim = (
            f"{self.request.meeting}, which was to decide request {self.number}, "
            "has closed, and its decision is not in the record"
        )
        return Explanation(claim, Truth.UNKNOWN, "", case.accounts((self.request,)))


def unrecorded(
    norm: TimeBound, case: Case, by: date | None = None
) -> tuple[Unrecorded, ...]:
    """Return the decisions that the record lacks and that may have moved the deadline.

    Those on requests whose meeting has closed, and those that a later decision
    counts on. A decision that the record holds and that simply came later is no
    doubt: until it was taken, the request was pending. Nor is a request that a
    decision on a later one has overtaken.

    Args:
        norm: The duty.
        case: The State and the day.
        by: The day by which they may have been taken, if not that of the case.
    """
    day = case.on if by is None else by
    asked = {r.number: r for r in requests(norm, case) if r.date.possibly_by(case.on)}
    found = {n for n in asked if _undecided(asked[n], norm, case, day)}
    if lacking := lacking_before(norm, case):
        told = recorded(norm, case)
        settled = max(
            (d.number for d in told if _settles(d, norm, case, day)), default=0
        )
        found |= {
            number
            for decision, numbers in lacking.items()
            if decision.date.possibly_by(case.on)
            for number in numbers
            if number > settled and not _sat_later(asked.get(number), case, day)
        }
    return tuple(Unrecorded(n, asked.get(n)) for n in sorted(found))


def unrecorded_before(
    norm: TimeBound, request: ExtensionRequest, case: Case
) -> tuple[Unrecorded, ...]:
    """Return the decisions on earlier requests that the record lacks."""
    lacking = lacking_before(norm, case)
    before = [d for d in recorded(norm, case) if d.number < request.number]
    told = {d.number for d in before}
    known = (
        d.number for d in before if d not in lacking or tells_its_end(d, norm, case)
    )
    last = max(known, default=0)
    asked = {r.number: r for r in requests(norm, case)}
    counted_on = {n for numbers in lacking.values() for n in numbers}
    return tuple(
        Unrecorded(n, asked.get(n))
        for n in range(last + 1, request.number)
        if n not in told and (n in asked or n in counted_on)
    )


def _settles(
    decision: ExtensionDecision, norm: TimeBound, case: Case, by: date
) -> bool:
    """Tell whether by a day a decision has told a deadline that hangs on no other."""
    return decision.date.surely_by(by) and tells_its_end(decision, norm, case)


def _sat_later(request: ExtensionRequest | None, case: Case, by: date) -> bool:
    """Tell whether the meeting that was to decide a request had not met by a day."""
    sittings = case.record.sittings(request.meeting) if request else ()
    return bool(sittings) and by < sittings[0].opens.earliest


def _undecided(
    request: ExtensionRequest, norm: TimeBound, case: Case, by: date
) -> bool:
    """Tell whether a request was to be decided by a day and nobody recorded it."""
    sittings = case.record.sittings(request.meeting)
    if not sittings or case.on <= sittings[-1].closes.latest:
        return False
    if _sat_later(request, case, by) or not request.date.possibly_by(by):
        return False
    if admissible(request, norm, case) is Truth.FALSE:
        return False
    return not any(
        _overtakes(decision, request, case) or _settles(decision, norm, case, by)
        for decision in recorded(norm, case)
        if decision.number >= request.number
    )


def _overtakes(
    decision: ExtensionDecision, request: ExtensionRequest, case: Case
) -> bool:
    """Tell whether a decision is on a request, or by its meeting on one after it."""
    if decision.number == request.number:
        return True
    return decision.meeting == request.meeting and decision.date.surely_by(case.on)


def why_open(
    norm: TimeBound, case: Case, lacking: tuple[Unrecorded, ...], *, suspending: bool
) -> Iterator[Explanation]:
    """Yield what leaves open whether a deadline that has passed was extended.

    Args:
        norm: The duty.
        case: The State and the day.
        lacking: The decisions that the record lacks.
        suspending: Whether a pending request can keep the deadline from passing.
    """
    awaited = pending(norm, case)
    yield from (each.explained(case) for each in lacking)
    if lacking or awaited is None:
        return
    sure = awaited.truth is Truth.TRUE
    claim = f"request {awaited.request.number} {'is' if sure else 'may be'} pending, "
    claim += (
        "which keeps the deadline from passing"
        if suspending
        else "which suspends nothing"
    )
    facts = case.accounts((awaited.request,))
    truth = None if sure else Truth.UNKNOWN
    yield Explanation(claim, truth, "", facts, (), ("pending_request",))


def suspended(norm: TimeBound, case: Case) -> Truth:
    """Tell whether a pending request keeps the deadline from passing."""
    if case.reading.pending_request == "suspends nothing":
        return Truth.FALSE
    awaited = pending(norm, case)
    if awaited is None or unrecorded(norm, case):
        return Truth.FALSE
    return awaited.truth
