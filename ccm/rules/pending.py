"""Requests that await a decision, and those whose decision nobody recorded."""

from __future__ import annotations

from ccm.facts import ExtensionDecision, ExtensionRequest
from ccm.rules.case import Case, happened
from ccm.rules.filing import extension_of, recorded, requests, too_late
from ccm.rules.finding import Cause, Missing
from ccm.rules.shapes import TimeBound
from ccm.rules.truth import Truth

__all__ = ["admissible", "pending", "suspended", "undecided", "unrecorded"]


def pending(norm: TimeBound, case: Case) -> ExtensionRequest | None:
    """Return the request that awaits a decision on the day."""
    on = case.on
    decided = {
        decision.number
        for decision in recorded(norm, case)
        if decision.date.possibly_by(on)
    }
    for request in requests(norm, case):
        awaits = request.number not in decided and request.date.surely_by(on)
        if awaits and admissible(request, norm, case) is not Truth.FALSE:
            return request
    return None


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
    return admissible(awaited, norm, case)


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
