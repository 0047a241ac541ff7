"""Where a State stands: towards the treaty, and under an obligation."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum

__all__ = [
    "IN_TIME_OR_LATE",
    "NOTHING_OWED",
    "Membership",
    "Status",
    "is_decided",
    "shown_as",
]

IN_TIME_OR_LATE = "fulfilled in time or late"
"""How it is shown where a duty was performed, and no more is known."""


class Membership(StrEnum):
    """Where a State stands towards the treaty on a day."""

    NON_PARTY = "non-party"
    """Neither signed nor deposited."""

    SIGNATORY = "signatory"
    """Signed, nothing deposited."""

    CONTRACTING = "contracting"
    """Deposited, but the treaty is not yet in force for it."""

    PARTY = "party"
    """The treaty is in force for it."""

    WITHDRAWN = "withdrawn"
    """Its withdrawal has taken effect."""


class Status(StrEnum):
    """Where a State stands under an obligation on a day."""

    NOT_BOUND = "not bound"
    """The treaty is not in force for the State."""

    NOT_APPLICABLE = "not applicable"
    """The State is bound, but the obligation does not arise, or is moot."""

    OUTSTANDING = "outstanding"
    """The obligation runs and its deadline has not passed."""

    FULFILLED = "fulfilled"
    """Performed in time."""

    FULFILLED_LATE = "fulfilled late"
    """Performed after the deadline."""

    OVERDUE = "overdue"
    """Not performed, and the deadline has passed."""

    UNDETERMINED = "undetermined"
    """The record cannot say; what is missing is said."""

    @property
    def is_fulfilled(self) -> bool:
        """Whether the obligation has been performed, in time or late."""
        return self in (Status.FULFILLED, Status.FULFILLED_LATE)


NOTHING_OWED = frozenset({Status.NOT_BOUND, Status.NOT_APPLICABLE})
"""Where a duty does not bind the State, or does not arise: then no deadline runs."""


def is_decided(possible: AbstractSet[Status]) -> bool:
    """Tell whether one status is possible, or only a detail tells several apart."""
    return len(possible) == 1 or all(status.is_fulfilled for status in possible)


def shown_as(possible: AbstractSet[Status]) -> str:
    """Return what people read where some statuses are possible.

    Performance is told, whether it is known to have been in time or not.
    """
    if len(possible) == 1:
        return str(next(iter(possible)))
    return IN_TIME_OR_LATE if is_decided(possible) else str(Status.UNDETERMINED)
