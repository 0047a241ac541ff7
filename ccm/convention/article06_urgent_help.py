"""Article 6(6): emergency help where remnants are new."""

from __future__ import annotations

from datetime import date

from ccm.dates import PartialDate
from ccm.meetings.electorate import ruled_a_party
from ccm.rules import (
    Cause,
    Missing,
    Reading,
    Ruling,
    Standing,
    Truth,
    as_read,
)
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, When, moment

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
    (A-20). Of a State that has left and joined again it is that of the term in which
    the day lies. Who is to help, being in a position to, is for each to judge.

    Args:
        affected: Where the State in whose areas they are stands.
        became: When they became remnants.
        on: The day asked about.
        general: The day of the Convention's entry into force.
        reading: How the text is read.
    """
    provision = "art6.6"
    when = moment("the day asked about", on)
    claim = f"{affected.state} is a State Party on {on}"
    party = ruled_a_party(affected, when, claim, provision)
    of_state = reading.urgent_help_since == "entry into force for that State"
    starts = _entries(affected, on) if of_state else (general,)
    later = Ruling.of(
        _after(starts, when, moment("new remnants", became)),
        f"became remnants {became}, after {' or '.join(map(str, starts or (None,)))}",
        provision,
        because=(as_read(reading, "urgent_help_since"),),
        missing=(Missing(f"the day (known: {became})", Cause.PARTIAL_DATE),),
    )
    claim = f"urgent help is for {affected.state}"
    return Ruling.all_of(claim, provision, party, later)


def _entries(affected: Standing, on: PartialDate) -> tuple[date, ...]:
    """Return when the terms began in which a day can lie; of none, the first of all."""
    each = [start for term in affected.terms if (start := term.in_force_from)]
    begun = [start for start in each if start <= on.latest]
    earlier = [start for start in begun if start <= on.earliest]
    return (*earlier[-1:], *begun[len(earlier) :]) or tuple(each[:1])


def _after(starts: tuple[date, ...], when: When, became: When) -> Truth:
    """Tell whether remnants are newer than the last beginning by a moment."""

    def newer(course: Course) -> bool:
        begun = [start for start in starts if course.no_later(start, when)]
        return not course.no_later(became, (begun or starts)[-1])

    return truth_of(newer) if starts else Truth.FALSE
