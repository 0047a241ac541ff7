"""Answers as plain rows: what stands in JSON and CSV, key by key.

A day is written YYYY-MM-DD, and a date of which a source gives less as the data
files write it. What is not known or does not exist is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, TypedDict

from ccm.dates import PartialDate
from ccm.facts import Event, Instrument, State
from ccm.rules import Cause, Membership, Status, Truth
from ccm.rules.bearing import happened_by
from ccm.share.words import ways
from ccm.view import AsOf
from ccm.view.overview import Passed, Tally, causes
from ccm.view.schedules import Due
from ccm.view.scheduling import Schedule
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
from ccm.words.texts import Dated, Day

__all__ = [
    "FINDING_COLUMNS",
    "CountRow",
    "DueRow",
    "ExtensionRow",
    "FactRow",
    "FindingRow",
    "IrregularityRow",
    "MemberRow",
    "MissingRow",
    "PassedRow",
    "ScheduleRow",
    "StepRow",
    "TallyRow",
    "due_row",
    "fact_row",
    "finding_cells",
    "finding_row",
    "irregularity_row",
    "member_row",
    "missing_row",
    "passed_row",
    "schedule_row",
    "step_row",
    "tally_row",
]


class MemberRow(TypedDict):
    """Where a State stands towards the Convention, and since when."""

    state: str
    """Alpha-3 code."""
    name: str
    """The United Nations' short name, in English."""
    membership: Annotated[str, Membership] | None
    """One of `Membership`; null on a day on which it may have left, or not."""
    signed: Day | None
    deposited: Day | None
    instrument: Annotated[str, Instrument] | None
    """What was deposited, such as ``ratification``."""
    entry_into_force: Day | None
    """The day on which the Convention enters into force for the State."""
    withdrawal: Dated | None
    """The day on which a withdrawal that was notified takes effect."""


class DueRow(TypedDict):
    """Something that falls due."""

    due: Day
    """The day."""
    state: str
    name: str
    what: str
    """Id of the obligation, or what else happens."""
    provision: str
    text: str
    certain: bool
    """Whether the record leaves no doubt that it falls due."""


class ScheduleRow(TypedDict):
    """What falls due from a day on."""

    on: Day
    """The day asked about."""
    due: list[DueRow]
    """In order of days."""


class PassedRow(TypedDict):
    """A deadline that has passed and, as far as is known, was not met."""

    state: str
    obligation: str
    due: Day
    sure: bool
    """Whether the State is overdue on the day asked about."""
    last_known: str
    """Where it stood when that was last known, in words, with the day."""
    causes: list[Annotated[str, Cause]]
    """Why it is not known where it stands, the weightiest first; each of `Cause`."""


class CountRow(TypedDict):
    """How many States stand in one way."""

    shown: str
    states: int


class TallyRow(TypedDict):
    """How the States bound by one obligation stand."""

    obligation: str
    states: int
    """How many are bound."""
    shown: list[CountRow]
    """How many of them stand in which way, the gravest first."""
    last_known: list[CountRow]
    """How those of which that is not known stood when it last was."""


FINDING_COLUMNS = (
    *(key for key in FindingRow.__annotations__ if key not in ("on", "last_known")),
    *("cause", "last_known"),
    *("last_known_on", "last_known_status", "last_known_deadline"),
)
"""The columns of findings in CSV; the day asked about is none of them."""


def finding_cells(row: FindingRow) -> dict[str, object]:
    """Return a finding as a row of CSV: every cell holds one value that can be read.

    What was last known is the answer where it is known today; its day is left out
    then, so that two tables of different days differ where the answers do.
    """
    known, missing = row["last_known"], row["missing"]
    cells: dict[str, object] = {
        **row,
        "last_known": None,
        "cause": missing[0]["cause"] if missing else None,
    }
    if known is not None:
        if known["shown"] != row["shown"]:
            cells["last_known"], cells["last_known_on"] = known["text"], known["on"]
        cells["last_known_status"] = known["shown"]
        cells["last_known_deadline"] = " | ".join(known["candidates"])
    return cells


def passed_row(passed: Passed) -> PassedRow:
    """Return a deadline that has passed."""
    return {
        "state": passed.finding.state.alpha3,
        "obligation": passed.finding.obligation,
        "due": str(passed.due),
        "sure": passed.sure,
        "last_known": str(passed.known),
        "causes": [str(cause) for cause in causes(passed.finding)],
    }


def tally_row(tally: Tally) -> TallyRow:
    """Return how the States bound by one obligation stand."""
    return {
        "obligation": tally.norm.id,
        "states": tally.states,
        "shown": _counted(tally.shown),
        "last_known": _counted(tally.stood),
    }


def _counted(found: Mapping[str, int]) -> list[CountRow]:
    return [{"shown": way, "states": found[way]} for way in ways(found)]


def member_row(view: AsOf, state: State) -> MemberRow:
    """Return where a State stands; what happens after the day is left out."""
    standing = view.standing(state)
    deposit = _by(standing.deposit, view.on)
    notified = _by(standing.notice, view.on) is not None
    doubtful = standing.is_in_doubt(view.on)
    entry = view.entry_into_force(state)
    return {
        "state": state.alpha3,
        "name": state.name,
        "membership": None if doubtful else str(standing.membership(view.on)),
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


def schedule_row(schedule: Schedule) -> ScheduleRow:
    """Return what falls due from a day on."""
    return {"on": str(schedule.view.on), "due": [due_row(due) for due in schedule]}
