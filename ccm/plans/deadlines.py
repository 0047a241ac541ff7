"""By when an action is to be done: the few rules that plans use."""

from __future__ import annotations

import re
from datetime import date as Day

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError

__all__ = [
    "PACES",
    "AfterConference",
    "AtConference",
    "ByDay",
    "DeadlineRule",
    "OfObligation",
    "Undated",
    "parse_deadline",
]

PACES = (
    "as soon as possible",
    "as early as possible",
    "at once",
    "promptly",
    "in annual reports",
)
"""Words for urgency that set no day."""


class DeadlineRule:
    """How the last day for an action follows from the record."""

    __slots__ = ()


@attrs.define(frozen=True)
class Undated(DeadlineRule):
    """No day; at most a word for urgency.

    Attributes:
        pace: The word, such as ``as soon as possible``.
    """

    pace: str = ""

    def __str__(self) -> str:
        return self.pace


@attrs.define(frozen=True)
class ByDay(DeadlineRule):
    """A day of the calendar, such as the end of a year.

    Attributes:
        day: The last day.
        words: The day as the plan says it.
    """

    day: Day
    words: str

    def __str__(self) -> str:
        return self.words


@attrs.define(frozen=True)
class AtConference(DeadlineRule):
    """By a Review Conference, and judged on its day.

    Attributes:
        label: The conference, such as ``2RC``.
    """

    label: str

    def __str__(self) -> str:
        return f"by {self.label}"


@attrs.define(frozen=True)
class AfterConference(DeadlineRule):
    """Some time after a Review Conference or entry into force for the State (A-45).

    Attributes:
        period: How long.
        label: The conference, such as ``1RC``.
    """

    period: Period
    label: str

    def __str__(self) -> str:
        return f"{self.period} after {self.label} or entry into force"


@attrs.define(frozen=True)
class OfObligation(DeadlineRule):
    """The Convention's own deadline.

    Attributes:
        obligation: Id of the obligation, such as ``art3``.
    """

    obligation: str

    def __str__(self) -> str:
        return f"deadline of {self.obligation}"


_FORMS: tuple[tuple[str, str], ...] = (
    ("day", r"by ([0-9]{4}-[0-9]{2}-[0-9]{2})"),
    ("year", r"by the end of ([0-9]{4})"),
    ("conference", r"by ([0-9]+RC)"),
    ("after", r"(.+) after ([0-9]+RC) or entry into force"),
    ("obligation", r"deadline of (art[0-9a-z.]+)"),
)


def parse_deadline(text: str) -> DeadlineRule:
    """Read a deadline as the data files write it.

    The end of a year is its 31 December (A-46).

    Raises:
        InvalidValueError: The text has none of the forms.

    >>> parse_deadline("by the end of 2016").day
    datetime.date(2016, 12, 31)
    >>> str(parse_deadline("2 years after 1RC or entry into force").period)
    '2 years'
    """
    if not text or text in PACES:
        return Undated(text)
    for form, pattern in _FORMS:
        if match := re.fullmatch(pattern, text):
            return _made(form, match.groups(), text)
    msg = (
        f"expected {', '.join(map(repr, PACES))}, 'by 2016-12-31', 'by the end of "
        f"2016', 'by 2RC', '2 years after 1RC or entry into force' or 'deadline of "
        f"art3', got {text!r}"
    )
    raise InvalidValueError(msg)


def _made(form: str, parts: tuple[str, ...], text: str) -> DeadlineRule:
    match form:
        case "day":
            return ByDay(PartialDate.parse(parts[0]).earliest, text)
        case "year":
            return ByDay(PartialDate.parse(parts[0]).latest, text)
        case "conference":
            return AtConference(parts[0])
        case "after":
            return AfterConference(Period.parse(parts[0]), parts[1])
        case _:
            return OfObligation(parts[0])
