"""Article 21: relations with States not party."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ccm.meetings import Clause, Force
from ccm.rules import Cause, Membership, Missing, Reading, Ruling, Truth, as_read

__all__ = ["DUTIES", "NEVER", "Activity", "Conduct", "permitted"]

_PARTY = "each State Party"

DUTIES = (
    Clause("art21.1", _PARTY, Force.MUST, "encourage States not party to join"),
    Clause(
        "art21.2",
        _PARTY,
        Force.MUST,
        "notify its obligations to the States not party with which it cooperates "
        "under paragraph 3",
    ),
    Clause("art21.2", _PARTY, Force.MUST, "promote the norms of the Convention"),
    Clause("art21.2", _PARTY, Force.MUST_TRY, "discourage States not party from use"),
)
"""Article 21(1) and (2): what is owed towards States not party."""


class Activity(StrEnum):
    """What a State Party, its military personnel or its nationals do."""

    JOIN_OPERATIONS = "take part in military cooperation or operations"
    DEVELOP = "develop cluster munitions"
    PRODUCE = "produce cluster munitions"
    ACQUIRE = "otherwise acquire cluster munitions"
    STOCKPILE = "itself stockpile cluster munitions"
    TRANSFER = "itself transfer cluster munitions"
    USE = "itself use cluster munitions"
    REQUEST_USE = "request the use of cluster munitions"
    ASSIST = "assist, encourage or induce what is prohibited"
    RETAIN = "retain cluster munitions"
    HOST = "let a State not party keep cluster munitions on its territory"
    TRANSIT = "let a State not party move cluster munitions across its territory"
    INVEST = "invest in the makers of cluster munitions"


NEVER = {
    Activity.DEVELOP: "art21.4.a",
    Activity.PRODUCE: "art21.4.a",
    Activity.ACQUIRE: "art21.4.a",
    Activity.STOCKPILE: "art21.4.b",
    Activity.TRANSFER: "art21.4.b",
    Activity.USE: "art21.4.c",
}
"""Article 21(4)(a) to (c): what paragraph 3 never authorizes, whatever the case.

To request use is never authorized if it is done expressly and the choice of
munitions is within the State's exclusive control (d).
"""

_REQUEST = "art21.4.d"


@attrs.define(frozen=True, kw_only=True)
class Conduct:
    """An activity and what is known of its circumstances.

    Attributes:
        activity: What is done.
        partner: Where the State that it is done with stands towards the
            Convention; None if that is not known.
        lawful: Whether it accords with international law otherwise.
        expressly: Whether a request for use is express.
        exclusive_control: Whether the choice of munitions is within the
            exclusive control of the State that requests use.
    """

    activity: Activity
    partner: Membership | None = None
    lawful: Truth = Truth.UNKNOWN
    expressly: Truth = Truth.UNKNOWN
    exclusive_control: Truth = Truth.UNKNOWN


def permitted(conduct: Conduct, reading: Reading) -> Ruling:
    """Tell whether the Convention permits an activity, in view of Article 21(3).

    What Article 21(4) names is never permitted. What it does not name, and
    Article 1 prohibits, is disputed: the answer is not known unless the reading
    takes a side, and its reasons name the question.
    """
    activity = conduct.activity
    if activity in NEVER:
        claim = f"to {activity} is prohibited; Article 21(3) never authorizes it"
        return Ruling.of(Truth.FALSE, claim, NEVER[activity])
    if activity is Activity.JOIN_OPERATIONS:
        return _joined(conduct)
    if activity in (Activity.HOST, Activity.TRANSIT):
        return _disputed(activity, "transit", {"permitted": True}, reading)
    if activity is Activity.INVEST:
        left = {"national choice": True}
        return _disputed(activity, "investment", left, reading)
    if activity is Activity.REQUEST_USE:
        return _requested(conduct, reading)
    return _beside_the_limits(conduct, reading)


def _joined(conduct: Conduct) -> Ruling:
    return Ruling.all_of(
        f"to {conduct.activity} is permitted, even if the partner might do what is "
        "prohibited to a State Party",
        "art21.3",
        _lawful(conduct),
    )


def _lawful(conduct: Conduct) -> Ruling:
    gap = Missing("whether it accords with international law", Cause.NOT_REPORTED)
    claim = f"it accords with international law: {conduct.lawful.value}"
    return Ruling.of(conduct.lawful, claim, "art21.3", missing=(gap,))


def _requested(conduct: Conduct, reading: Reading) -> Ruling:
    limit = Ruling.of(
        ~(conduct.expressly & conduct.exclusive_control),
        "not both express and with exclusive control of the choice of munitions: "
        f"express {conduct.expressly.value}, "
        f"exclusive control {conduct.exclusive_control.value}",
        _REQUEST,
        missing=(
            Missing("whether the request is express", Cause.NOT_REPORTED),
            Missing("who controls the choice of munitions", Cause.NOT_REPORTED),
        ),
    )
    rest = _beside_the_limits(conduct, reading)
    claim = f"to {conduct.activity} is permitted"
    return Ruling.all_of(claim, "art21.3", limit, rest)


def _beside_the_limits(conduct: Conduct, reading: Reading) -> Ruling:
    """Rule on what Article 1 prohibits and Article 21(4) does not name."""
    partner = conduct.partner
    outside = Truth.UNKNOWN
    if partner is not None:
        outside = Truth.of(partner is not Membership.PARTY)
    with_outsider = Ruling.of(
        outside,
        f"done with a State not party: {partner or 'not known'}",
        "art21.3",
        missing=(Missing("whether the partner is a Party", Cause.NOT_REPORTED),),
    )
    prevails = _disputed(
        conduct.activity, "interoperability", {"prevails": True}, reading
    )
    claim = f"to {conduct.activity} is permitted as part of military cooperation"
    return Ruling.all_of(claim, "art21.3", with_outsider, _lawful(conduct), prevails)


def _disputed(
    activity: Activity, field: str, yes: dict[str, bool], reading: Reading
) -> Ruling:
    """Rule on a question that the text leaves open, as the reading answers it."""
    choice: str = getattr(reading, field)
    contested = choice == "contested"
    truth = Truth.UNKNOWN if contested else Truth.of(yes.get(choice, False))
    question = as_read(reading, field)
    gap = Missing(f"a settled answer: {question.claim}", Cause.DISPUTED)
    provision = "art21.3" if field == "interoperability" else "art1.1.c"
    return Ruling.of(
        truth,
        f"to {activity}: {choice}",
        provision,
        because=(question,),
        missing=(gap,),
    )
