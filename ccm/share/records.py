"""Answers as plain rows: what stands in JSON and CSV, key by key.

A day is written YYYY-MM-DD, and a date of which a source gives less as the data
files write it. What is not known or does not exist is None.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from ccm.dates import PartialDate
from ccm.facts import Event, State
from ccm.rules import Membership, Status, Truth
from ccm.rules.bearing import happened_by
from ccm.view import AsOf
from ccm.view.schedules import Due
from ccm.words.rows import (
    ExtensionRow,
    FactRow,
    FindingRow,
    IrregularityRow,
    MissingRow,
    StepRow,
    fact_row,
    finding_row,
    irregularity_row,
    missing_row,
    step_row,
)

__all__ = [
    "DueRow",
    "ExtensionRow",
    "FactRow",
    "FindingRow",
    "IrregularityRow",
    "MemberRow",
    "MissingRow",
    "StepRow",
    "due_row",
    "fact_row",
    "finding_row",
    "irregularity_row",
    "member_row",
    "missing_row",
    "step_row",
]


class MemberRow(TypedDict):
    """Where a State stands towards the Convention, and since when."""

    state: str
    """Alpha-3 code."""
    name: str
    """The United Nations' short name, in English."""
    membership: str
    """One of `Membership`."""
    signed: str | None
    deposited: str | None
    instrument: str | None
    """What was deposited, such as ``ratification``."""
    entry_into_force: str | None
    """The day on which the Convention enters into force for the State."""
    withdrawal: str | None
    """The day on which a withdrawal that was notified takes effect."""


class DueRow(TypedDict):
    """Something that falls due."""

    due: str
    """The day."""
    state: str
    name: str
    what: str
    """Id of the obligation, or what else happens."""
    provision: str
    text: str
    certain: bool
    """Whether the record leaves no doubt that it falls due."""


def member_row(view: AsOf, state: State) -> MemberRow:
    """Return where a State stands; what happens after the day is left out."""
    standing = view.standing(state)
    deposit = _by(standing.deposit, view.on)
    notified = _by(standing.notice, view.on) is not None
    entry = view.entry_into_force(state)
    return {
        "state": state.alpha3,
        "name": state.name,
        "membership": str(view.membership(state)),
        "signed": _date(_by(standing.signature, view.on)),
        "deposited": _date(deposit),
        "instrument": str(standing.deposit.instrument)
        if deposit and standing.deposit
        else None,
        "entry_into_force": _text(entry),
        "withdrawal": _text(standing.ends) if notified else None,
    }


def _by(event: Event | None, on: date) -> Event | None:
    return event if event and happened_by((event,), on) is Truth.TRUE else None


def _date(event: Event | None) -> str | None:
    return _text(event.date) if event else None


def _text(value: PartialDate | date | Status | Membership | None) -> str | None:
    return None if value is None else str(value)


def due_row(due: Due) -> DueRow:
    """Return something that falls due."""
    return {
        "due": str(due.on),
        "state": due.state.alpha3,
        "name": due.state.name,
        "what": due.what,
        "provision": due.provision,
        "text": due.text,
        "certain": due.certain,
    }
