"""Dates of which a source gives no more than a year, a month or a range."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import attrs

import ccm
from ccm.errors import InvalidValueError

__all__ = ["PartialDate", "month_end", "open_ended"]

_DECEMBER = 12

_LENGTHS = (4, 7, 10)
_WHAT = ("year", "month", "day")
_EXPECTED = "expected YYYY, YYYY-MM, YYYY-MM-DD, a range FROM..TO of these, or ..TO, "


def _a_day(name: str, value: object) -> None:
    if not isinstance(value, date) or isinstance(value, datetime):
        msg = f"{name}: expected a datetime.date, got {value!r}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True)
class PartialDate:
    """A day that is known to lie between two days, both included.

    A source that prints "2013" says: one of 365 days. Nothing in the library
    picks one of them; an answer that depends on which it was is undetermined.

    Attributes:
        earliest: First day that it can be; `date.min` where a source says only
            by when something had happened.
        latest: Last day that it can be.

    Raises:
        InvalidValueError: *latest* is earlier than *earliest*, or one is no day.

    >>> PartialDate.parse("2021-02..2021-03").latest
    datetime.date(2021, 3, 31)
    >>> str(PartialDate.parse("2023-06"))
    '2023-06'
    """

    earliest: date
    latest: date

    def __attrs_post_init__(self) -> None:
        if type(self.earliest) is not date or type(self.latest) is not date:
            _a_day("earliest", self.earliest)
            _a_day("latest", self.latest)
        if self.latest < self.earliest:
            msg = f"latest: expected {self.earliest} or later, got {self.latest}"
            raise InvalidValueError(msg)

    @classmethod
    def on(cls, day: date) -> PartialDate:
        """Return a date of which the day is known."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read a date as the data files write it.

        Raises:
            InvalidValueError: The text is no such date, or the range is empty.

        >>> PartialDate.parse("..2020-09-28").latest
        datetime.date(2020, 9, 28)
        """
        try:
            start, dots, end = text.partition("..")
            if not dots:
                return cls(*_bounds(text))
            first = _bounds(start)[0] if start else date.min
            return cls(first, _bounds(end)[1])
        except InvalidValueError:
            raise
        except (AttributeError, ValueError):
            msg = f"{_EXPECTED}got {text!r}"
            raise InvalidValueError(msg) from None

    @property
    def day(self) -> date | None:
        """The day itself, where it is known."""
        return self.earliest if self.earliest == self.latest else None

    # Comparing and showing are written out in the classes that every answer needs:
    # attrs would compile them anew in each process, for as long as all else it makes.

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.earliest == other.earliest and self.latest == other.latest

    def __hash__(self) -> int:
        return hash((self.earliest, self.latest))

    def __repr__(self) -> str:
        return f"PartialDate(earliest={self.earliest!r}, latest={self.latest!r})"

    def __str__(self) -> str:
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if first == date.min:
            return f"..{last}"
        ends: tuple[str, ...] = (first.isoformat(), last.isoformat())
        if first.day == 1 and last == month_end(last.year, last.month):
            whole_years = (first.month, last.month) == (1, 12)
            ends = tuple(end[: 4 if whole_years else 7] for end in ends)
        return "..".join(dict.fromkeys(ends))

    def to_dict(self) -> ccm.fact_records.DateRow:
        """Return it as in JSON: as text, with the days that it can be."""
        return ccm.fact_records.date_row(self)


def open_ended(days: PartialDate) -> str:
    """Return days as they are told where the last may be on no day of the calendar.

    >>> print(open_ended(PartialDate(date(2021, 3, 1), date.max)))
    2021-03-01 or later
    >>> print(open_ended(PartialDate(date(2021, 3, 1), date(2021, 3, 31))))
    2021-03
    """
    return str(days) if days.latest < date.max else f"{days.earliest} or later"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; the module `calendar` takes 2 ms to load."""
    if month == _DECEMBER:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day that a text without dots can mean."""
    parts = year, month, day = text[:4], text[5:7], text[8:]
    digits = "".join(parts)
    formed = len(text) in _LENGTHS and "-".join(filter(None, parts)) == text
    if not (formed and digits.isascii() and digits.isdigit()):
        raise ValueError(text)
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        what = _WHAT[_LENGTHS.index(len(text))]
        msg = f"expected a {what} of the calendar, got {text!r}"
        raise InvalidValueError(msg) from None
    if day:
        return first, first
    return first, month_end(first.year, first.month if month else _DECEMBER)
