"""Periods of the calendar and how they move a day, with every rounding explicit."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

import attrs

import ccm
from ccm.dates.partial import month_end
from ccm.errors import AmbiguousDateError, InvalidValueError

__all__ = ["Period", "Rounding"]


class Rounding(Enum):
    """Which day ends a period whose last day is not in the calendar."""

    REFUSE = "refuse"
    """Raise `AmbiguousDateError`; the default, because it decides nothing."""

    DOWN = "down"
    """Take the last day of the month, so the period is never too long."""

    UP = "up"
    """Take the first day of the next month, so the period is never too short."""


_SHORTEST_MONTH = 28
_UNITS = ("years", "months", "weeks", "days")
_LONGEST = 7  # digits: the calendar in days


def _count(_self: object, field: attrs.Attribute[int], value: int) -> None:
    if type(value) is not int or value < 0:  # True is no number of years
        msg = f"{field.name} must be a whole number, 0 or more, got {value!r}"
        raise InvalidValueError(msg)


def _is_count(text: str) -> bool:
    """Tell whether it is a number; a regular expression would cost 0.1 ms to make."""
    return len(text) <= _LONGEST and text.isascii() and text.isdigit()


@attrs.define(frozen=True, kw_only=True)
class Period:
    """A length of time in units of the calendar, as treaties give it.

    Years and months are calendar units and are never turned into days.

    Attributes:
        years: Calendar years, 0 or more.
        months: Calendar months, 0 or more.
        weeks: Weeks of seven days, 0 or more.
        days: Days, 0 or more.

    >>> Period(years=8).after(date(2011, 10, 1))
    datetime.date(2019, 10, 1)
    >>> Period(months=9).before(date(2023, 9, 11))
    datetime.date(2022, 12, 11)
    """

    years: int = attrs.field(default=0, validator=_count)
    months: int = attrs.field(default=0, validator=_count)
    weeks: int = attrs.field(default=0, validator=_count)
    days: int = attrs.field(default=0, validator=_count)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period such as ``18 months`` or ``1 year 3 months``.

        Raises:
            InvalidValueError: The text is no period, or names a unit twice.

        >>> Period.parse("1 year 3 months")
        Period(years=1, months=3, weeks=0, days=0)
        """
        words = str(text).split(" ")
        counts, units = words[::2], [f"{u.removesuffix('s')}s" for u in words[1::2]]
        once = len(counts) == len(units) == len({*units} & {*_UNITS})
        if not once or not all(map(_is_count, counts)):
            msg = f"expected a period such as '18 months', got {text!r}"
            raise InvalidValueError(msg)
        return cls(**dict(zip(units, map(int, counts), strict=True)))

    @classmethod
    def between(cls, start: date, end: date) -> Period:
        """Return the whole years, months and days from *start* to *end*.

        Taken `after` *start* with `Rounding.DOWN`, the period ends on *end*.

        Raises:
            InvalidValueError: *end* is earlier than *start*.

        >>> str(Period.between(date(2018, 12, 2), date(2019, 1, 15)))
        '1 month 13 days'
        """
        if end < start:
            msg = f"end ({end}) must not come before start ({start})"
            raise InvalidValueError(msg)
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - 9 ms

        gap = relativedelta(end, start)
        return cls(years=gap.years, months=gap.months, days=gap.days)

    @property
    def calendar_months(self) -> int:
        """Years and months together, in months; weeks and days left out."""
        return 12 * self.years + self.months

    def after(self, day: date, *, rounding: Rounding = Rounding.REFUSE) -> date:
        """Return the day on which the period ends if *day* is its day 0.

        Args:
            day: Day the period runs from; it is not counted.
            rounding: What to do if the month has no such day.

        Raises:
            AmbiguousDateError: The month has no such day and *rounding* is
                `Rounding.REFUSE`.
            InvalidValueError: The end lies outside the calendar.

        >>> Period(years=10).after(date(2024, 2, 29), rounding=Rounding.UP)
        datetime.date(2034, 3, 1)
        """
        return self._moved(day, 1, rounding)

    def before(self, day: date, *, rounding: Rounding = Rounding.REFUSE) -> date:
        """Return the day that lies the period before *day*.

        Raises:
            AmbiguousDateError: The month has no such day and *rounding* is
                `Rounding.REFUSE`.
            InvalidValueError: The start lies outside the calendar.

        >>> Period(days=60).before(date(2015, 9, 7))
        datetime.date(2015, 7, 9)
        """
        return self._moved(day, -1, rounding)

    def _moved(self, day: date, sign: int, rounding: Rounding) -> date:
        try:
            down, up = self._neighbours(day, sign)
        except (OverflowError, ValueError):
            way = "from" if sign > 0 else "before"
            msg = f"{self} {way} {day} leads out of the calendar"
            raise InvalidValueError(msg) from None
        if down != up and rounding is Rounding.REFUSE:
            raise AmbiguousDateError(day, self, (down, up))
        return up if rounding is Rounding.UP else down

    def _neighbours(self, day: date, sign: int) -> tuple[date, date]:
        """Return the end twice or, if no such day exists, the days around it."""
        rest = timedelta(days=sign * (7 * self.weeks + self.days))
        if not self.calendar_months:
            return (end := day + rest), end
        # Plain arithmetic, because every deadline comes through here; a law
        # holds it to dateutil's relativedelta.
        count = 12 * day.year + day.month - 1 + sign * self.calendar_months
        year, month = count // 12, count % 12 + 1
        if day.day <= _SHORTEST_MONTH:
            return (end := date(year, month, day.day) + rest), end
        last = month_end(year, month)
        if day.day <= last.day:
            return (end := last.replace(day=day.day) + rest), end
        floor = last
        return floor + rest, floor + timedelta(days=1) + rest

    def exceeds(self, other: Period) -> bool:
        """Tell whether this period is longer than *other*, whatever the start.

        Raises:
            InvalidValueError: One counts months and the other days, so that
                the answer depends on the calendar.

        >>> Period(months=49).exceeds(Period(years=4))
        True
        """
        ours, theirs = (7 * p.weeks + p.days for p in (self, other))
        months = self.calendar_months - other.calendar_months
        days = ours - theirs
        if months * days < 0:
            msg = f"{self} and {other} cannot be compared without a start day"
            raise InvalidValueError(msg)
        return months > 0 or days > 0

    def __add__(self, other: Period) -> Period:
        """Return the two lengths together, unit by unit."""
        return Period(
            years=self.years + other.years,
            months=self.months + other.months,
            weeks=self.weeks + other.weeks,
            days=self.days + other.days,
        )

    def _counts(self) -> tuple[int, int, int, int]:
        return self.years, self.months, self.weeks, self.days

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._counts() == other._counts()

    def __hash__(self) -> int:
        return hash(self._counts())

    def __repr__(self) -> str:
        each = zip(_UNITS, self._counts(), strict=True)
        return f"Period({', '.join(f'{unit}={count}' for unit, count in each)})"

    def __str__(self) -> str:
        parts = [
            f"{count} {unit if count > 1 else unit[:-1]}"
            for unit in _UNITS
            if (count := getattr(self, unit))
        ]
        return " ".join(parts) or "0 days"

    def to_dict(self) -> ccm.fact_records.PeriodRow:
        """Return it as in JSON: the length in words, and unit by unit."""
        return ccm.fact_records.period_row(self)
