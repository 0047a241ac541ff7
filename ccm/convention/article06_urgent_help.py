"""Article 6(6): emergency help where remnants are new."""

from __future__ import annotations

from datetime import date

from ccm.dates import PartialDate
from ccm.meetings import is_party
from ccm.rules import (
    Cause,
    Missing,
    Reading,
    Ruling,
    Standing,
    as_read,
)
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, moment

__all__ = ["urgent_help"]


def urgent_help(
    affected: Standing,
    became: PartialDate,
    on: PartialDate,
    *,
    general: date,
    reading: Reading,
) -> Ruling:
    """Tell whether a State is one that urgent help is for (Article 6(6)).

    It is a State Party in whose areas munitions became remnants after entry
    into force; of the Convention as such, or for that State, is a reading
    (A-20). Who is to help, being in a position to, is for each to judge.

    Args:
        affected: Where the State in whose areas they are stands.
        became: When they became remnants.
        on: The day asked about.
        general: The day of the Convention's entry into force.
        reading: How the text is read.
    """
    provision = "art6.6"
    when, fell = moment("the day asked about", on), moment("new remnants", became)
    of_state = reading.urgent_help_since == "entry into force for that State"
    start = affected.in_force_from if of_state else general

    def new(course: Course) -> bool:
        return start is not None and not course.no_later(fell, start)

    party = Ruling.of(
        is_party(affected, when),
        f"{affected.state} is a State Party on {on}",
        provision,
        because=(step for step in (affected.entry, affected.exit) if step),
        missing=(Missing("the days in doubt", Cause.PARTIAL_DATE),),
    )
    later = Ruling.of(
        truth_of(new),
        f"became remnants {became}, after {start}",
        provision,
        because=(as_read(reading, "urgent_help_since"),),
        missing=(Missing(f"the day (known: {became})", Cause.PARTIAL_DATE),),
    )
    claim = f"urgent help is for {affected.state}"
    return Ruling.all_of(claim, provision, party, later)
