"""Slips in a norm as it is written, which no record could be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.rules.norms import Norm, Occasional, Recurring, StandingDuty, TimeBound
from ccm.rules.reading import Reading

__all__ = ["slips_in"]

_NO_LEAP_YEAR = 2001


def slips_in(norm: Norm) -> Iterator[str]:
    """Yield what a norm names that is not there, in words.

    An id that is none; a choice that no reading makes; a day that not every year has; a
    field by which events are told apart that they do not have.

    >>> from ccm.convention import ANNUAL_REPORTS
    >>> print(*slips_in(attrs.evolve(ANNUAL_REPORTS, month=2, day=29)))
    not every year has a day 29 in month 2
    """
    if not norm.id:
        yield "its id is empty"
    if isinstance(norm, TimeBound):
        yield from _choices(norm)
    if isinstance(norm, Recurring | Occasional) and not _is_there(norm):
        yield f"not every year has a day {norm.day} in month {norm.month}"
    if isinstance(norm, StandingDuty):
        yield from _kinds(norm)


def _kinds(norm: StandingDuty) -> Iterator[str]:
    for proof in norm.evidence:
        if proof.kind is not None and "kind" not in attrs.fields_dict(proof.event):
            yield f"{proof.event.__name__} has no field 'kind' to be {proof.kind!r}"


def _choices(norm: TimeBound) -> Iterator[str]:
    fields = attrs.fields_dict(Reading)
    reopened = norm.reopening.choice if norm.reopening else ""
    for choice in filter(None, (reopened, norm.start_read_by, norm.extension_read_by)):
        if choice not in fields:
            yield f"{choice!r} is no field of Reading"


def _is_there(norm: Recurring | Occasional) -> bool:
    try:
        date(_NO_LEAP_YEAR, norm.month, norm.day)
    except ValueError:
        return False
    return True
