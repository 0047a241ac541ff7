"""How the text is read where it can be read in more than one way."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from ccm.dates import Rounding
from ccm.errors import InvalidValueError

__all__ = ["Choice", "Reading"]


@attrs.define(frozen=True)
class Choice:
    """A question of interpretation and what supports the default.

    Attributes:
        id: Number of the question in ``docs/explanation/readings.md``.
        question: What the text leaves open.
        evidence: Why the default is the default.
    """

    id: str
    question: str
    evidence: str


def _choice(
    default: str, options: Any, number: str, question: str, evidence: str
) -> Any:
    allowed = get_args(options)

    def check(_self: object, field: attrs.Attribute[str], value: str) -> None:
        if value not in allowed:
            expected = ", ".join(repr(option) for option in allowed)
            msg = f"{field.name}: expected one of {expected}, got {value!r}"
            raise InvalidValueError(msg)

    return attrs.field(
        default=default,
        validator=check,
        metadata={"choice": Choice(number, question, evidence)},
    )


MonthCount = Literal["sixth month after the month of deposit", "six full months"]
LastSignature = Literal["day before entry into force", "day of entry into force"]
LastDay = Literal["in time", "too late"]
DayZero = Literal["not counted", "counted"]
FirstYear = Literal["year of entry into force", "after the initial report is due"]
Lead = Literal["opening", "closing"]
Pending = Literal["suspends nothing", "suspends"]
Forum = Literal["any meeting that decides", "meetings of States Parties only"]
Base = Literal["previous deadline", "decision"]
Late = Literal["irregular", "moved to a later meeting"]


@attrs.define(frozen=True, kw_only=True)
class Reading:
    """One choice for every open question; the defaults are the practice.

    Raises:
        InvalidValueError: A choice is none of its options.

    >>> Reading(extension_base="decision").extension_base
    'decision'
    """

    entry_into_force: MonthCount = _choice(
        "sixth month after the month of deposit",
        MonthCount,
        "A-01",
        "what is the first day of the sixth month after the date of deposit?",
        "173 of 174 printed dates of entry into force; the other is a misprint",
    )
    last_signature: LastSignature = _choice(
        "day before entry into force",
        LastSignature,
        "A-02",
        "on which day did signature close?",
        "open for signature until entry into force",
    )
    last_day: LastDay = _choice(
        "in time",
        LastDay,
        "A-03",
        "is performance on the anniversary itself in time?",
        "not later than eight years after; published deadlines are anniversaries",
    )
    day_zero: DayZero = _choice(
        "not counted",
        DayZero,
        "A-08",
        "does the day of entry into force count among the 180 days?",
        "30 of 35 printed due dates; the misses go both ways",
    )
    first_annual_report: FirstYear = _choice(
        "year of entry into force",
        FirstYear,
        "A-09",
        "which calendar year does the first annual report cover?",
        "initial reports of 2011 were followed by reports on 2011 in April 2012",
    )
    lead_counts_from: Lead = _choice(
        "opening",
        Lead,
        "A-11",
        "from which day of the meeting do nine months count back?",
        "December 2022 was named for the meeting that opened on 11 September 2023",
    )
    pending_request: Pending = _choice(
        "suspends nothing",
        Pending,
        "A-12",
        "does a request that is pending keep the deadline from passing?",
        "no provision says so; decisions after a lapse counted from the old deadline",
    )
    declaration_forum: Forum = _choice(
        "any meeting that decides",
        Forum,
        "A-14",
        "does a Review Conference receive declarations of compliance?",
        "Review Conferences took the place of the meetings of 2015, 2020 and 2021",
    )
    late_request: Late = _choice(
        "irregular",
        Late,
        "A-11b",
        "what follows if a request is filed too late for its meeting?",
        "many late requests were decided at the meeting they were addressed to",
    )
    extension_base: Base = _choice(
        "previous deadline",
        Base,
        "A-15",
        "from when does an extension run?",
        "37 months from 1 March 2021 gave 1 April 2024",
    )
    rounding: Rounding = attrs.field(
        default=Rounding.DOWN,
        validator=attrs.validators.instance_of(Rounding),
        metadata={
            "choice": Choice(
                "A-18",
                "which day ends a period whose last day is not in the calendar?",
                "the period is never longer than the text says",
            )
        },
    )
