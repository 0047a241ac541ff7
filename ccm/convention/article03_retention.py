"""Article 3(6) to (8): munitions kept for training, and their transfer."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ccm.dates import PartialDate
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    MunitionsAcquired,
    MunitionsTransferred,
    Retention,
)
from ccm.meetings import is_party
from ccm.rules import Cause, Missing, Occasional, Reading, Standing, Truth
from ccm.rules.courses import moment
from ccm.rules.ruling import Ruling, as_read

__all__ = ["RETENTION_REPORT", "Purpose", "may_retain", "may_transfer"]

RETENTION_REPORT = Occasional(
    id="art3.8",
    provision="art3.8",
    duty="report on the munitions it retains, acquires or transfers",
    month=4,
    day=30,
    raised_by=(Retention, MunitionsAcquired, MunitionsTransferred),
    lasting=(Retention, MunitionsAcquired),
    fulfilled_by=AnnualReport,
    unfulfilled_by=AnnualReportMissing,
)
"""Article 3(8): by 30 April, on each calendar year in which there were any.

The report is made within the annual report on the same year.
"""


class Purpose(StrEnum):
    """For what munitions are kept, acquired or transferred."""

    DETECTION = "training in detection"
    """Development of techniques to find them, and training (Article 3(6))."""

    CLEARANCE = "training in clearance"
    """Development of techniques to clear them, and training (Article 3(6))."""

    DESTRUCTION_TECHNIQUES = "training in destruction"
    """Development of techniques to destroy them, and training (Article 3(6))."""

    COUNTERMEASURES = "counter-measures"
    """Development of counter-measures (Article 3(6))."""

    DESTRUCTION = "destruction"
    """Their own destruction, for which they may be transferred (Article 3(7))."""

    OTHER = "other"
    """Anything else, for which nothing may be kept or transferred."""


_KEEPING = frozenset(Purpose) - {Purpose.DESTRUCTION, Purpose.OTHER}


def _purposes(
    given: Iterable[Purpose], allowed: frozenset[Purpose], provision: str
) -> Ruling:
    purposes = tuple(given)
    named = ", ".join(purposes) or "not known"
    gap = Missing("the purposes", Cause.NOT_REPORTED)
    truth = Truth.of(set(purposes) <= allowed) if purposes else Truth.UNKNOWN
    not_ = "not " if truth is Truth.FALSE else ""
    claim = f"purposes: {named}" + (f", {not_}permitted" if purposes else "")
    return Ruling.of(truth, claim, provision, missing=(gap,))


def may_retain(
    purposes: Iterable[Purpose],
    *,
    no_more_than_necessary: Truth = Truth.UNKNOWN,
    submunitions: Truth = Truth.TRUE,
    reading: Reading | None = None,
) -> Ruling:
    """Tell whether a State may keep or acquire munitions (Article 3(6)).

    The text sets no number (A-29): the least that is absolutely necessary is
    for the State to judge, and is not known unless it is given.

    Args:
        purposes: For what they are kept; none if that is not known.
        no_more_than_necessary: Whether they are no more than are necessary.
        submunitions: Whether explosive submunitions are among them, of which
            alone the text asks for the minimum.
        reading: How the text is read; `Reading.retention_minimum` matters here.

    >>> may_retain([Purpose.CLEARANCE], no_more_than_necessary=Truth.TRUE).truth
    <Truth.TRUE: 'true'>
    """
    claim = "no more than the minimum number absolutely necessary"
    gap = Missing("whether the number is necessary", Cause.NOT_REPORTED)
    reading = reading or Reading()
    both = reading.retention_minimum == "munitions as well"
    asked = Truth.TRUE if both else submunitions
    number = Ruling.of(
        no_more_than_necessary | ~asked,
        claim,
        "art3.6",
        because=(as_read(reading, "retention_minimum"),),
        missing=(gap,),
    )
    kept = _purposes(purposes, _KEEPING, "art3.6")
    return Ruling.all_of("may keep or acquire munitions", "art3.6", kept, number)


def may_transfer(
    receiver: Standing, when: PartialDate, purposes: Iterable[Purpose]
) -> Ruling:
    """Tell whether munitions may be transferred to a State (Article 3(7)).

    Args:
        receiver: Where the State that is to receive them stands: it must be a
            State Party; a signature, or a deposit alone, is not enough.
        when: The day of the transfer.
        purposes: For what: their destruction, or what they may be kept for.
    """
    truth = is_party(receiver, moment("the transfer", when))
    words = {Truth.TRUE: "is", Truth.FALSE: "is not", Truth.UNKNOWN: "may be"}
    gap = Missing("the days in doubt", Cause.PARTIAL_DATE)
    party = Ruling.of(
        truth,
        f"{receiver.state} {words[truth]} a State Party on {when}",
        "art3.7",
        because=receiver.steps,
        missing=(gap,),
    )
    purpose = _purposes(purposes, _KEEPING | {Purpose.DESTRUCTION}, "art3.7")
    claim = f"may transfer munitions to {receiver.state}"
    return Ruling.all_of(claim, "art3.7", party, purpose)
