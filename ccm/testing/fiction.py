"""A fictional State and a world around it, to test the machinery without the record."""

from __future__ import annotations

from datetime import date
from string import ascii_uppercase
from typing import TypeVar

from ccm.dates import PartialDate
from ccm.facts import (
    Coverage,
    Deposit,
    Event,
    Instrument,
    Meeting,
    MeetingKind,
    Record,
    Signature,
    Source,
    State,
    States,
)

__all__ = [
    "FICTION",
    "NEIGHBOUR",
    "OPENED",
    "RURITANIA",
    "THIRTIETH",
    "event",
    "meeting",
    "world",
]

_E = TypeVar("_E", bound=Event)

RURITANIA = State(alpha3="XRU", alpha2="XR", m49="900", name="Ruritania")
"""A State that no map shows; its codes are left to users by ISO 3166."""

FICTION = (Source("fiction"),)
"""The source of everything that happens there."""

THIRTIETH = date(2010, 2, 16)
"""The day of the thirtieth deposit in the fictional world, as in the real one."""

OPENED = date(2008, 12, 3)
"""The day on which the treaty was opened for signature there."""


_OTHERS = ascii_uppercase.replace("R", "")
"""Second letters of the codes of founders; XR is Ruritania."""


def _founder(number: int) -> State:
    row, place = divmod(number, len(_OTHERS))
    return State(
        alpha3=f"X{chr(ord('A') + number // 26)}{chr(ord('A') + number % 26)}",
        alpha2=f"{chr(ord('X') - row)}{_OTHERS[place]}",
        m49=f"{901 + number}",
        name=f"Founder {number + 1}",
    )


NEIGHBOUR = _founder(0)
"""Another State of that world, which joined before it."""


def event(
    kind: type[_E],
    /,
    when: str | date | PartialDate = "2011-04-06",
    **fields: object,
) -> _E:
    """Return an event of Ruritania, on a day or a partial date.

    >>> str(event(Signature, "2008-12-03"))
    'Ruritania: signature, 2008-12-03'
    """
    given: dict[str, object] = {"state": RURITANIA, "source": FICTION, **fields}
    return kind(date=_date_of(when), **given)  # type: ignore[arg-type]


def _date_of(when: str | date | PartialDate) -> PartialDate:
    if isinstance(when, str):
        return PartialDate.parse(when)
    return PartialDate.on(when) if isinstance(when, date) else when


def meeting(
    label: str, opens: str, closes: str, *, kind: MeetingKind = MeetingKind.MSP
) -> Meeting:
    """Return a meeting of the fictional world."""
    return Meeting(
        label=label,
        kind=kind,
        opens=PartialDate.parse(opens),
        closes=PartialDate.parse(closes),
        place="Strelsau",
        source=FICTION,
    )


def world(
    *events: Event,
    deposit: date | None = date(2011, 4, 6),
    founders: int = 30,
    meetings: tuple[Meeting, ...] = (),
    coverage: tuple[Coverage, ...] = (),
    opened: date = OPENED,
) -> Record:
    """Return a record in which Ruritania and thirty other States have joined.

    Args:
        events: What else happened.
        deposit: Day on which Ruritania deposited; None if it did not.
        founders: How many other States deposited on the day of the thirtieth.
        meetings: Meetings that were held.
        coverage: How far absence of an event counts; without limit if empty.
        opened: When the treaty was opened for signature; all signed on that day, and
            the others deposited as long after it as in the Convention's world.
    """
    joined: list[Event] = []
    others = tuple(_founder(number) for number in range(founders))
    for founder in others:
        joined += _joining(founder, opened, opened + (THIRTIETH - OPENED))
    if deposit is not None:
        joined += _joining(RURITANIA, opened, deposit)
    return Record(
        states=States((*others, RURITANIA)),
        events=(*joined, *events),
        meetings=meetings,
        coverage=coverage,
    )


def _joining(state: State, opened: date, day: date) -> tuple[Event, Event]:
    return (
        Signature(state=state, date=PartialDate.on(opened), source=FICTION),
        Deposit(
            state=state,
            date=PartialDate.on(day),
            source=FICTION,
            instrument=Instrument.RATIFICATION,
        ),
    )
