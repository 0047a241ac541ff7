"""When work would be done: what is left, divided by the pace, end by end."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Context, Decimal

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.quantities.amounts import DAYS_OF_A_YEAR, DOWN, UNLIMITED, UP, Amount
from ccm.rules import Truth

__all__ = ["Completion", "completion", "pace_needed"]


@attrs.define(frozen=True, kw_only=True)
class Completion:
    """The days between which work would be completed: never one day alone.

    Attributes:
        earliest: The first day on which it can be; None if it never is.
        printed: The day that follows from the figures as printed, with nothing
            read into them; None if they give none.
        latest: The last day on which it can be; None if there is none.

    Raises:
        InvalidValueError: The days are out of order.
    """

    earliest: date | None
    printed: date | None
    latest: date | None

    def __attrs_post_init__(self) -> None:
        days = (self.earliest, self.printed, self.latest)
        known = [day for day in days if day]
        if known != sorted(known) or (self.earliest is None and known):
            msg = "latest: expected earliest, printed and latest in order, got "
            raise InvalidValueError(msg + ", ".join(map(str, days)))

    def by(self, day: date) -> Truth:
        """Tell whether it is completed by the end of a day.

        >>> found = Completion(earliest=date(2041, 7, 1), printed=None, latest=None)
        >>> found.by(date(2041, 6, 30))
        <Truth.FALSE: 'false'>
        """
        if self.earliest is None or self.earliest > day:
            return Truth.FALSE
        ends = self.latest is not None and self.latest <= day
        return Truth.TRUE if ends else Truth.UNKNOWN

    def not_before(self, day: date) -> Completion | None:
        """Return what is left of it if it surely was not before a day.

        None if nothing is left: the figures and the record contradict each other.
        """
        if self.earliest is None or self.earliest >= day:
            return self
        if self.latest is not None and self.latest < day:
            return None
        printed = self.printed if self.printed and self.printed >= day else None
        return Completion(earliest=day, printed=printed, latest=self.latest)

    def __str__(self) -> str:
        if self.earliest is None:
            return "never at this pace"
        said = f" ({self.printed} by the figures as printed)" if self.printed else ""
        if self.latest is None:
            return f"not before {self.earliest}, and by no day for sure{said}"
        return f"between {self.earliest} and {self.latest}{said}"


def completion(left: Amount, on: PartialDate, pace: Amount) -> Completion:
    """Return when what is left is done, at a pace that may be any in its range.

    Args:
        left: What was left.
        on: When that was.
        pace: What is done in a year, in the same unit.

    Raises:
        InvalidValueError: The two measure different things.

    >>> left = Amount(low=Decimal(9), printed=Decimal(10), high=Decimal(11), unit="km2")
    >>> pace = Amount(low=Decimal(1), printed=Decimal(1), high=Decimal(2), unit="km2")
    >>> print(completion(left, PartialDate.parse("2019-12-31"), pace))
    between 2024-06-30 and 2030-12-31 (2029-12-31 by the figures as printed)
    """
    pace = pace.to(left.unit)
    first, last = on.earliest, on.latest
    return Completion(
        earliest=_after(first, _days(left.low, pace.high, DOWN)),
        printed=_after(last, _days(left.printed, pace.printed, UP)),
        latest=_after(last, _days(left.high, pace.low, UP)),
    )


def pace_needed(left: Amount, since: date, deadline: date) -> Amount | None:
    """Return the pace a year at which what was left on a day is done by a deadline.

    None if no day lies between the two.

    >>> left = Amount(low=Decimal(9), printed=Decimal(10), high=Decimal(11), unit="km2")
    >>> print(pace_needed(left, date(2019, 12, 31), date(2029, 12, 31)))
    0.8998 to 1.1 km2
    """
    days = Decimal((deadline - since).days)
    if days <= 0:
        return None
    return left.a_year(days)


def _days(left: Decimal, pace: Decimal, rounding: Context) -> Decimal:
    """Return how many days it takes; `UNLIMITED` if it never ends, or may not."""
    if not left:
        return Decimal()
    if left == UNLIMITED or not pace:
        return UNLIMITED
    days = rounding.divide(rounding.multiply(left, DAYS_OF_A_YEAR), pace)
    return days.to_integral_value(rounding.rounding)


def _after(day: date, days: Decimal) -> date | None:
    """Return the day so many days later; None if the calendar has none."""
    try:
        return day + timedelta(days=int(days))
    except OverflowError:  # also of what is unlimited
        return None
