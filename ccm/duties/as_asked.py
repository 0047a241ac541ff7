"""What a request leads to if granted as asked, where its decision is not on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.duties.extensions import Expiry, Extensions
from ccm.rules.courses import Course, every_course

__all__ = ["asked_for", "granted_as_asked", "not_on_record"]


def not_on_record(extensions: Extensions, on: date) -> tuple[int, ...]:
    """Return the numbers of the decisions that a record lacks on a day, in order."""

    def lacking(course: Course) -> frozenset[int]:
        return extensions.among(course).lacking(course, on, on)

    return tuple(sorted(frozenset[int]().union(*every_course(lacking).outcomes)))


def asked_for(
    extensions: Extensions, first: Expiry | None, on: date
) -> Iterator[tuple[int, date]]:
    """Yield each request whose decision is lacking on a day, and what it leads to.

    By its number; of one that does not say for how long, or to which day, nothing.

    Args:
        extensions: The requests and decisions.
        first: The period before any extension; None where it begins with an event.
        on: The day.
    """
    for number in not_on_record(extensions, on):
        if led := granted_as_asked(extensions, first, number, on):
            yield number, led[1]


def granted_as_asked(
    extensions: Extensions, first: Expiry | None, number: int, on: date
) -> tuple[date, date] | None:
    """Return what a request leads to if granted as asked; None if that is in doubt.

    The deadline that it sets itself, and that on a day, which later decisions by then
    may have moved further.
    """
    granted = extensions.as_asked(number) if first else None
    if first is None or granted is None:
        return None
    own = _left(granted.before(number + 1), first, on)
    left = _left(granted, first, on)
    return (own, left) if own and left else None


def _left(extensions: Extensions, first: Expiry, on: date) -> date | None:
    """Return the deadline that decisions leave on a day; None if that is in doubt."""

    def days(course: Course) -> tuple[date, date]:
        return course.span(extensions.extended(course, first, on).due)

    found = {day for span in every_course(days).outcomes for day in span}
    return found.pop() if len(found) == 1 else None
