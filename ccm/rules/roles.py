"""What an event is to an obligation: it performs it, undoes that, or else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from ccm.facts import Event, ExtensionDecision, ExtensionRequest
from ccm.rules.norms import (
    FollowUp,
    Norm,
    Occasional,
    Recurring,
    TimeBound,
)

__all__ = ["Role", "kinds_named", "role_of"]


class Role(StrEnum):
    """What an event is to an obligation."""

    REQUESTED = "requested"
    """A request for a longer deadline."""

    GRANTED = "granted"
    """A decision that sets a later deadline."""

    REFUSED = "refused"
    """A decision that sets none."""

    PERFORMED = "performed"
    """It performs the duty, or leaves nothing to do."""

    REPORTED = "reported"
    """It is the report that is owed."""

    FOUND = "found"
    """It undoes performance, or raises the duty once more."""

    AROSE = "arose"
    """It shows that there is something to do."""

    BREACHED = "breached"
    """It shows a breach."""

    NOTED = "noted"
    """It says otherwise how the State stands, whoever says so."""


_Types = Iterable[type[Event] | None]


def role_of(norm: Norm, event: Event) -> Role | None:
    """Return what an event is to an obligation; None if it is nothing to it.

    >>> from ccm.convention import CONVENTION
    >>> from ccm.facts import packaged_record
    >>> norm, record = CONVENTION.norm("art3"), packaged_record()
    >>> for event in record.dossier(record.states.find("MKD")).events:
    ...     if role := role_of(norm, event):
    ...         print(event.date, role)
    2011-09-09 arose
    2013-10-25 performed
    """
    if isinstance(event, ExtensionRequest | ExtensionDecision):
        return _on_a_deadline(event) if event.obligation == norm.id else None
    for role, kinds in _roles(norm):
        if type(event) in kinds:
            return role
    return None


def kinds_named(norm: Norm) -> Iterator[type[Event]]:
    """Yield the kinds of events that an obligation names, some more than once."""
    for _, kinds in _roles(norm):
        yield from filter(None, kinds)


def _on_a_deadline(event: ExtensionRequest | ExtensionDecision) -> Role:
    if isinstance(event, ExtensionRequest):
        return Role.REQUESTED
    return Role.GRANTED if event.granted else Role.REFUSED


def _roles(norm: Norm) -> Iterator[tuple[Role, _Types]]:
    """Yield the kinds of events that an obligation names, the weightiest first."""
    match norm:
        case TimeBound():
            yield Role.PERFORMED, (norm.fulfilled_by,)
            yield Role.FOUND, norm.reopened_by
            yield Role.AROSE, (norm.arises_from, norm.runs_from)
            said = (*norm.ruled_out_by, *norm.doubted_by, *norm.presupposes)
            yield Role.NOTED, (*said, norm.unfulfilled_by)
        case Recurring() | Occasional():
            yield Role.REPORTED, (norm.fulfilled_by,)
            yield Role.AROSE, norm.raised_by
            yield Role.NOTED, (norm.unfulfilled_by,)
        case FollowUp():
            yield Role.PERFORMED, (norm.fulfilled_by,)
            yield Role.FOUND, norm.renewed_by
        case _:  # a duty without a date
            yield Role.BREACHED, norm.breached_by
            yield Role.PERFORMED, norm.ended_by
            yield Role.FOUND, norm.renewed_by
            yield Role.AROSE, (norm.arises_from,)
            said = (*norm.ruled_out_by, *norm.doubted_by)
            yield Role.NOTED, (*said, *norm.shown_by, *norm.noted)
