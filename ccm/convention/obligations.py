"""The names of the obligations."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Obligation"]


class Obligation(StrEnum):
    """The obligations of the Convention, each by the id that answers give.

    So each can stand wherever an id is expected. The norm of the same name in
    `ccm.convention` is what states it.

    >>> import ccm
    >>> then = ccm.as_of(date(2020, 12, 1))
    >>> then.assess("BGR", ccm.Obligation.STOCKPILE_DESTRUCTION).status
    <Status.OVERDUE: 'overdue'>
    >>> ccm.Obligation("art4").name
    'CLEARANCE'
    """

    FORBEARANCE = "art1"
    """Article 1(1): to never use, make, have, transfer or assist with them."""

    SEPARATION = "art3.1"
    """Article 3(1): to keep stockpiles apart and mark them for destruction."""

    STOCKPILE_DESTRUCTION = "art3"
    """Article 3(2): to destroy stockpiles within eight years."""

    RETENTION_REPORT = "art3.8"
    """Article 3(8): to report on what is retained, acquired or transferred."""

    CLEARANCE = "art4"
    """Article 4(1)(a): to clear and destroy remnants within ten years."""

    LATER_REMNANTS = "art4.1b"
    """Article 4(1)(b): the same of remnants of later hostilities."""

    DECLARATION_OF_COMPLIANCE = "art4.1c"
    """Article 4(1)(c): to declare to the next meeting that clearance is complete."""

    VICTIM_ASSISTANCE = "art5"
    """Article 5(1): to assist victims."""

    COOPERATION = "art6"
    """Article 6(2): to assist other States, if in a position to do so."""

    INITIAL_REPORT = "art7.1"
    """Article 7(1): to submit the initial report."""

    ANNUAL_REPORTS = "art7.2"
    """Article 7(2): to submit a report every year."""

    NATIONAL_MEASURES = "art9"
    """Article 9: to take all measures, with penal sanctions, to carry it out."""
