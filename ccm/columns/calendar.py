"""The calendar as two tables: the month of a day, and the first day of a month.

Days are whole numbers, as Arrow's ``date32`` has them. What has not happened has come
on no day: it is `FAR`, later than any day that can be asked about.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from ccm.errors import InvalidValueError

__all__ = [
    "DAYS",
    "FAR",
    "LAST_DAY",
    "MONTHS",
    "NEVER",
    "STARTS",
    "Codes",
    "Days",
    "Flags",
    "Months",
    "after",
    "day_of",
    "month_of",
    "months_of",
    "number",
    "place",
]

Days = NDArray[np.int32]
Months = NDArray[np.int16]
Codes = NDArray[np.uint8]
Flags = NDArray[np.bool_]

FAR = np.int32(2**30)
"""Later than every day: what has not happened."""

NEVER = np.int32(-(2**30))
"""Earlier than every day: what reaches no day."""

_FIRST, _LAST = 1900, 2300
"""Years of the calendar; days asked about and days of facts stop long before."""

_EPOCH = date(1970, 1, 1).toordinal()
MONTHS = np.int16(12 * (_LAST - _FIRST))
"""How many months it has: no length of time is longer."""

STARTS: Days = np.append(
    np.arange(f"{_FIRST}-01", f"{_LAST}-01", dtype="M8[M]").astype("M8[D]"),
    np.datetime64(f"{_LAST}-01-01"),
).astype(np.int32)
"""The first day of each month, by its place; that of no month is `FAR`."""

_LENGTHS = np.diff(STARTS)
_MONTH: Months = np.append(np.repeat(np.arange(MONTHS), _LENGTHS), MONTHS).astype(
    np.int16
)
_ZERO = STARTS[0]
STARTS[-1] = FAR

DAYS = len(_MONTH)
"""How many days there are, with one for all that lie beyond."""

LAST_DAY = np.int32(_ZERO + DAYS - 2)
"""The last day of the calendar."""


def number(day: date) -> np.int32:
    """Return a day as Arrow counts it.

    >>> int(number(date(1970, 1, 2)))
    1
    """
    return np.int32(day.toordinal() - _EPOCH)


def day_of(number: int) -> date:
    """Return the day of a number.

    >>> day_of(1)
    datetime.date(1970, 1, 2)
    """
    return date.fromordinal(_EPOCH + number)


def month_of(day: date) -> int:
    """Return the place of a day's month.

    >>> month_of(date(1900, 2, 28))
    1

    Raises:
        InvalidValueError: The calendar does not have it.
    """
    if not _FIRST <= day.year < _LAST:
        msg = f"day: expected one of the years {_FIRST} to {_LAST - 1}, got {day}"
        raise InvalidValueError(msg)
    return 12 * (day.year - _FIRST) + day.month - 1


def place(days: Days) -> Days:
    """Return the place of days in tables that have `DAYS` entries.

    A day that never comes, as databases write infinity, has that of the last.
    """
    places: Days = np.minimum(days, FAR) - _ZERO
    return places


def months_of(days: Days) -> Months:
    """Return the place of each day's month; of what has not happened, the last."""
    return np.take(_MONTH, place(days), mode="clip")


def after(days: Days, months: Months, *, up: bool) -> Days:
    """Return the days on which lengths of time end, in calendar months.

    Args:
        days: The days from which they run.
        months: How many months.
        up: Whether a day that a month lacks gives way to the next one, else to the
            last one before.

    >>> leap = np.array([number(date(2012, 2, 29))])
    >>> year = np.array([12], np.int16)
    >>> [day_of(int(after(leap, year, up=way)[0])).isoformat() for way in (False, True)]
    ['2013-02-28', '2013-03-01']
    """
    begun = months_of(days)
    to = begun + months
    end = np.take(STARTS, to, mode="clip") + (days - STARTS[begun])
    beyond = np.take(STARTS, to + np.int16(1), mode="clip")
    found: Days = np.minimum(end, beyond if up else beyond - 1)
    return found
