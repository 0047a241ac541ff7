"""Requests that await a decision, and those whose decision nobody recorded."""

from __future__ import annotations

from datetime import date

import attrs

from ccm.facts import Event, ExtensionDecision, ExtensionRequest
from ccm.rules.case import Case, happened
from ccm.rules.filing import extension_of, recorded, requests, too_late
from ccm.rules.finding import Cause, Missing
from ccm.rules.shapes import TimeBound
from ccm.rules.shown import Shown
from ccm.rules.truth import Truth

__all__ = [
    "Pending",
    "admissible",
    "days_of_pending",
    "pending",
    "suspended",
    "undecided",
    "unrecorded",
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
    """Return the requests that await a decision on the day, or may."""
    decided = {d.number: _by(d, case.on) for d in recorded(norm, case)}
    found = (
        Pending(
            request,
            _by(request, case.on)
            & ~decided.get(request.number, Truth.FALSE)
            & admissible(request, norm, case),
        )
        for request in requests(norm, case)
    )
    return tuple(each for each in found if each.truth is not Truth.FALSE)


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


def undecided(norm: TimeBound, case: Case) -> ExtensionRequest | None:
    """Return the request whose meeting has closed without recorded decision.

    A decision that the record holds and that simply came later is no doubt:
    until it was taken, the request was pending. Nor is a request that a
    decision on a later one has overtaken.
    """
    known = {decision.number for decision in recorded(norm, case)}
    for request in happened(requests(norm, case), case.on):
        if admissible(request, norm, case) is Truth.FALSE:
            continue
        sittings = case.record.sittings(request.meeting)
        closed = bool(sittings) and sittings[-1].closes.latest < case.on
        overtaken = any(
            decision.number > request.number and decision.date.surely_by(case.on)
            for decision in recorded(norm, case)
        )
        if closed and request.number not in known and not overtaken:
            return request
    return None


def suspended(norm: TimeBound, case: Case) -> Truth:
    """Tell whether a pending request keeps the deadline from passing."""
    if case.reading.pending_request == "suspends nothing":
        return Truth.FALSE
    awaited = pending(norm, case)
    if awaited is None or undecided(norm, case):
        return Truth.FALSE
    return awaited.truth


def unrecorded(request: ExtensionRequest, case: Case) -> Missing:
    """Return that the decision on a request is missing, and why it is."""
    withheld = any(
        isinstance(event, ExtensionDecision)
        and (event.state, event.obligation) == (request.state, request.obligation)
        and event.number == request.number
        for event in (*case.record.withheld, *case.record.doubted)
    )
    cause = Cause.UNVERIFIED if withheld else Cause.DECISION_NOT_RECORDED
    fact = f"the decision of {request.meeting} on request {request.number}"
    return Missing(fact, cause, told_by=(ExtensionDecision,))
