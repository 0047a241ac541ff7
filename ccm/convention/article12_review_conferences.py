"""Article 12: Review Conferences."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ccm.dates import PartialDate, Period
from ccm.facts import MeetingKind, Session, sessions
from ccm.meetings import Clause, Force, Length
from ccm.rules import (
    Cause,
    Explanation,
    Missing,
    Reading,
    Roll,
    Ruling,
    Truth,
    as_read,
    no_later,
)

__all__ = [
    "CONFERENCES",
    "FIRST_CONFERENCE",
    "INTERVAL",
    "first_conference",
    "interval",
    "intervals",
]

FIRST_CONFERENCE = Length(provision="art12.1", period=Period(years=5))
"""Article 12(1): the first, five years after the general entry into force."""

INTERVAL = Length(provision="art12.1", period=Period(years=5))
"""Article 12(1): never less than five years between Review Conferences."""

_NEXT_YEAR = Period(years=1)

CONFERENCES = (
    Clause(
        "art12.1",
        "the Secretary-General",
        Force.MUST,
        "convene the first Review Conference, and a further one if at least one State "
        "Party asks for it",
    ),
    Clause("art12.1", "the Secretary-General", Force.MUST, "invite all States Parties"),
    *(
        Clause(f"art12.2.{letter}", "the Review Conference", Force.MUST, what)
        for letter, what in (
            ("a", "review the operation and status of the Convention"),
            ("b", "consider whether to meet again and how often"),
            ("c", "decide on submissions under Articles 3 and 4"),
        )
    ),
)
"""Article 12: who convenes, on whose request, and what for."""


def first_conference(roll: Roll, on: date) -> Ruling:
    """Tell whether the first Review Conference came five years after.

    The text names neither a first nor a last day. The ruling is yes where five
    whole years had passed and not six, and its reasons tell the exact distance.
    """
    entry, reading = roll.general_entry_into_force, roll.reading
    if entry is None:
        gap = Missing("the general entry into force", Cause.NOT_YET_DUE)
        return Ruling.of(
            Truth.UNKNOWN, "the Convention is not in force", "art12.1", missing=(gap,)
        )
    years = FIRST_CONFERENCE.ends(PartialDate.on(entry), reading)
    latest = PartialDate.on(_NEXT_YEAR.after(years.latest, rounding=reading.rounding))
    held = sessions(roll.record, MeetingKind.RC)
    if not held or not held[0].opens.surely_by(on):
        claim = f"due {years}; the record holds no Review Conference by {on}"
        waiting = on < latest.latest
        cause = Cause.NOT_YET_DUE if waiting else Cause.BEYOND_THE_RECORD
        gap = Missing("the first Review Conference", cause)
        return Ruling.of(Truth.UNKNOWN, claim, "art12.1", missing=(gap,))
    first = held[0]
    not_before = no_later(years, first.opens)
    within = ~no_later(latest, first.opens)
    truth = not_before & within
    gap = Missing(f"the exact day on which {first.label} opened", Cause.PARTIAL_DATE)
    if reading.convened == "called" and not_before is not Truth.FALSE:
        truth = Truth.UNKNOWN  # the call came before the opening; the record lacks it
        gap = Missing(f"when {first.label} was called", Cause.NOT_REPORTED)
    opened = first.opens.day
    distance = f", {(opened - years.latest).days} days after {years}" if opened else ""
    step = Explanation(
        f"{FIRST_CONFERENCE.period} after entry into force on {entry}",
        years,
        FIRST_CONFERENCE.provision,
    )
    return Ruling.of(
        truth,
        f"{first.label} opened {first.opens}{distance}",
        "art12.1",
        because=(step, as_read(reading, "convened")),
        missing=(gap,),
    )


def interval(earlier: Session, later: Session, reading: Reading) -> Ruling:
    """Tell whether two Review Conferences lie five years apart, or more.

    Counted to the opening of the later one, as the reading says from the
    opening of the earlier one, from its close, from the close of its first
    part, or from the opening of its last.
    """
    start = {
        "opening to opening": earlier.opens,
        "close to opening": earlier.closes,
        "part 1": earlier.sittings[0].closes,
        "part 2": earlier.sittings[-1].opens,
    }[reading.review_interval]
    what = f"from {earlier.label}, {start}, to {later.label}, which opened"
    found = INTERVAL.waited(what, start, later.opens, reading)
    return Ruling.of(
        found.truth,
        found.explanation.claim,
        INTERVAL.provision,
        because=(*found.explanation.because, as_read(reading, "review_interval")),
        missing=found.missing,
    )


def intervals(roll: Roll) -> tuple[Ruling, ...]:
    """Tell of each two successive Review Conferences whether they lie far enough."""
    held = sessions(roll.record, MeetingKind.RC)
    return tuple(interval(a, b, roll.reading) for a, b in pairwise(held))
