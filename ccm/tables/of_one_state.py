"""Columns of the profile of a State: how it joined, what it asked for, what lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ccm.dates import PartialDate
from ccm.facts import Event, ExtensionDecision, ExtensionRequest, Instrument, State
from ccm.rules import Finding, Membership, Truth
from ccm.rules.bearing import happened_by
from ccm.rules.told import Cause
from ccm.tables.of_answers import FINDINGS, odd
from ccm.view import AsOf
from ccm.view.profile import Asked, Gap, Owed, Step
from ccm.view.tabular import Columns, TableKind, of_part

__all__ = [
    "GAPS",
    "OWED",
    "REQUESTS",
    "STATES",
    "STEPS",
    "Member",
    "Of",
    "OfGap",
    "OfRequest",
]


class Of(NamedTuple):
    """A part of a profile, with the State that it is of."""

    state: State
    step: Step


class OfRequest(NamedTuple):
    """A request, with the State that it is of."""

    state: State
    asked: Asked


class OfGap(NamedTuple):
    """Something that is missing, with the State whose answers hang on it."""

    state: State
    gap: Gap


class Member(NamedTuple):
    """A State, and the view that says where it stands."""

    view: AsOf
    state: State


def _sources(events: Iterable[Event]) -> Iterable[object]:
    return dict.fromkeys(source for event in events for source in event.source)


def _finding(owed: Owed) -> Finding:
    return owed.finding


_owed = Columns[Owed]()
OWED = TableKind(
    "owed",
    "where a State stands under an obligation, and the line that tells why",
    (
        *(of_part(column, _finding) for column in FINDINGS.columns),
        _owed.text("why", "What the answer rests on before all.", lambda o: o.why),
    ),
    ("on", "state", "obligation"),
)

_step = Columns[Of]()
STEPS = TableKind(
    "steps",
    "something by which a State joined or left, or what followed from it",
    (
        *_step.state(lambda s: s.state),
        *_step.days("date", "The day", lambda s: s.step.on),
        _step.text("text", "What happened, in words.", lambda s: str(s.step.text)),
        _step.code(
            "provision", "Where it is said.", lambda s: s.step.provision or None
        ),
        _step.codes(
            "sources",
            "Where its events were read.",
            lambda s: _sources(s.step.facts),
        ),
    ),
)

_asked = Columns[OfRequest]()
REQUESTS = TableKind(
    "requests",
    "a request for a longer deadline, and what became of it",
    (
        *_asked.state(lambda a: a.state),
        _asked.code(
            "obligation", "Id of the obligation.", lambda a: a.asked.obligation
        ),
        _asked.whole("number", "Which request under it.", lambda a: a.asked.number),
        *_asked.days("filed", "When it was filed", lambda a: _day(a, ExtensionRequest)),
        _asked.code(
            "decided",
            "Whether a decision had been taken by the day.",
            lambda a: str(a.asked.decided),
            among=Truth,
        ),
        *_asked.days(
            "decision", "When it was decided", lambda a: _day(a, ExtensionDecision)
        ),
        _asked.text(
            "text",
            "Request and decision, in words.",
            lambda a: "; ".join(event.told for event in a.asked.events),
        ),
        _asked.codes(
            "irregularities",
            "What was done otherwise than a provision says.",
            lambda a: [odd(each) for each in a.asked.irregular],
        ),
        _asked.codes(
            "sources", "Where they were read.", lambda a: _sources(a.asked.events)
        ),
    ),
    ("state", "obligation", "number"),
)


def _day(row: OfRequest, kind: type[Event]) -> PartialDate | None:
    found = (event.date for event in row.asked.events if isinstance(event, kind))
    return next(found, None)


_gap = Columns[OfGap]()
GAPS = TableKind(
    "missing",
    "something that would have to be known",
    (
        *_gap.state(lambda g: g.state),
        _gap.text("fact", "What it is, in words.", lambda g: g.gap.missing.fact),
        _gap.code(
            "cause", "Why the record lacks it.", lambda g: g.gap.cause, among=Cause
        ),
        _gap.codes(
            "obligations",
            "Ids of the obligations whose answers hang on it.",
            lambda g: g.gap.obligations,
        ),
    ),
)

_member = Columns[Member]()


def _membership(row: Member) -> str | None:
    standing = row.view.standing(row.state)
    if standing.is_in_doubt(row.view.on):
        return None
    return str(standing.membership(row.view.on))


def _done(event: Event | None, row: Member) -> PartialDate | None:
    """Return the day of an event that surely happened by the day of the view."""
    by = event is not None and happened_by((event,), row.view.on) is Truth.TRUE
    return event.date if event and by else None


def _instrument(row: Member) -> str | None:
    deposit = row.view.standing(row.state).deposit
    return str(deposit.instrument) if deposit and _done(deposit, row) else None


def _ends(row: Member) -> PartialDate | None:
    standing = row.view.standing(row.state)
    return standing.ends if _done(standing.notice, row) else None


STATES = TableKind(
    "states",
    "a State of the register, and where it stands towards the treaty",
    (
        *_member.state(lambda m: m.state),
        _member.code("alpha2", "Its alpha-2 code.", lambda m: m.state.alpha2),
        _member.code("m49", "Its code of the standard M49.", lambda m: m.state.m49),
        _member.code("region", "Its region.", lambda m: m.state.region or None),
        _member.code("sub_region", "Its part.", lambda m: m.state.sub_region or None),
        _member.truth(
            "un_member",
            "Whether it is a Member of the United Nations; none if not told.",
            lambda m: m.state.un_member,
        ),
        _member.code(
            "membership",
            "Where it stands towards the treaty; none on a day on which it may have "
            "left, or not.",
            _membership,
            among=Membership,
        ),
        *_member.days(
            "signed",
            "When it signed",
            lambda m: _done(m.view.standing(m.state).signature, m),
        ),
        *_member.days(
            "deposited",
            "When it deposited its instrument",
            lambda m: _done(m.view.standing(m.state).deposit, m),
        ),
        _member.code("instrument", "What it deposited.", _instrument, among=Instrument),
        _member.day(
            "entry_into_force",
            "The day on which the treaty enters into force for it.",
            lambda m: m.view.entry_into_force(m.state),
        ),
        *_member.days(
            "withdrawal", "When a withdrawal that was notified takes effect", _ends
        ),
    ),
    ("state",),
)
