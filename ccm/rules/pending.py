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
    "pending",
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
        sittings = case.record.sittings(self.request.meeting)
        over = not sittings or sittings[-1].closes.latest < case.on
        claim = (
            f"{self.request.meeting}, which was to decide request {self.number}, "
            f"{'has' if over else 'may have'} closed, and its decision is not in the "
            "record"
        )
        return Explanation(claim, Truth.UNKNOWN, "", case.accounts((self.request,)))


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
