"""Article 4(2) to (4): the steps of clearance, and help by former users."""

from __future__ import annotations

from ccm.dates import PartialDate
from ccm.meetings import Clause, Force
from ccm.meetings.electorate import ruled_a_party
from ccm.rules import Cause, Missing, Standing, Truth
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, When, moment
from ccm.rules.ruling import Ruling

__all__ = ["FORMER_USERS", "STEPS", "former_user_encouraged"]

_WHO = "an affected State Party"
_ASKED_ABOUT, _USE = "the day asked about", "the day of use"

STEPS = (
    Clause("art4.2.a", _WHO, Force.MUST, "survey, assess and record the threat"),
    Clause("art4.2.b", _WHO, Force.MUST, "set priorities, plan and find the means"),
    Clause("art4.2.c", _WHO, Force.MUST, "mark, monitor and fence contaminated areas"),
    Clause("art4.2.d", _WHO, Force.MUST, "clear and destroy all remnants there"),
    Clause("art4.2.e", _WHO, Force.MUST, "educate civilians there about the risk"),
    Clause("art4.3", _WHO, Force.MUST, "take international standards into account"),
)
"""Article 4(2) and (3): as soon as possible; no date of their own."""

FORMER_USERS = Clause(
    "art4.4.a",
    "a State Party that used or abandoned the munitions before it was bound",
    Force.STRONGLY_ENCOURAGED,
    "help the State Party in whose areas they are remnants",
)
"""Article 4(4): an encouragement, so that to give no help is never a breach.

Help that is given is to say, where that can be told, types and quantities,
where strikes were and where remnants are known to be (Article 4(4)(b)).
"""


def former_user_encouraged(
    user: Standing,
    used: PartialDate,
    affected: Standing,
    on: PartialDate,
    *,
    there_at_entry: Truth,
) -> Ruling:
    """Tell whether a former user is encouraged to help a State (Article 4(4)).

    It is once the Convention is in force for both, if it used or abandoned the
    munitions before it was bound and they were remnants when the affected State
    was.

    Args:
        user: Where the State that used or abandoned them stands.
        used: When it did.
        affected: Where the State in whose areas they are stands.
        on: The day asked about.
        there_at_entry: Whether they were there at entry into force for it.
    """
    when, use = moment(_ASKED_ABOUT, on), moment(_USE, used)

    def encouraged(course: Course) -> bool:
        both = user.bound_then(course, when) and affected.bound_then(course, when)
        return both and _before(course, user, use)

    bound = (_ruled_bound(user, on), _ruled_bound(affected, on))
    gap = Missing("whether the remnants were there then", Cause.NOT_REPORTED)
    claim = f"remnants at entry into force for {affected.state}"
    there = Ruling.of(there_at_entry, claim, "art4.4", missing=(gap,))
    claim = f"{user.state} is strongly encouraged to help {affected.state}"
    truth = truth_of(encouraged) & there_at_entry
    parts = (*bound, _ruled_before(user, used), there)
    return Ruling.all_of(claim, "art4.4", *parts, truth=truth)


def _ruled_bound(standing: Standing, on: PartialDate) -> Ruling:
    claim = f"the Convention is in force for {standing.state} on {on}"
    return ruled_a_party(standing, moment(_ASKED_ABOUT, on), claim, "art4.4")


def _ruled_before(user: Standing, used: PartialDate) -> Ruling:
    use = moment(_USE, used)
    gap = Missing(f"the day of use (known: {used})", Cause.PARTIAL_DATE)
    claim = f"used or abandoned before entry into force for {user.state}: {used}"
    truth = truth_of(lambda course: _before(course, user, use))
    return Ruling.of(truth, claim, "art4.4", missing=(gap,))


def _before(course: Course, user: Standing, use: When) -> bool:
    entry = user.in_force_from
    return entry is None or not course.no_later(entry, use)
