"""A stretch of time that a question names: since a meeting, or in a year."""

from __future__ import annotations

from datetime import date

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Session
from ccm.questions.inquiry import Inquiry
from ccm.questions.moments import came_after, closing, opening
from ccm.questions.values import Span
from ccm.questions.words import Words
from ccm.rules.courses import Course, When

__all__ = ["LEADS", "Period", "period_in"]

_End = Session | Span
LEADS = ("since", "from", "in", "by")
"""The words with which a period begins."""


@attrs.define(frozen=True)
class Period:
    """Days from a first to a last one; either can be left open.

    Attributes:
        first: What it begins with: a meeting with its opening day.
        last: What it ends with: a meeting with its last day.
        after: Whether it begins only when the first is over.
    """

    first: _End | None = None
    last: _End | None = None
    after: bool = False

    def __contains__(self, told: tuple[Course, When]) -> bool:
        course, when = told
        return self._has_begun(course, when) and self._still_runs(course, when)

    @property
    def moment(self) -> When | None:
        """When what it begins with is over, if it begins with anything."""
        match self.first:
            case None:
                return None
            case Session():
                return closing(self.first)
            case Span():
                return self.first.last

    @property
    def until(self) -> date | None:
        """The last day on which it can end, if it ends with anything."""
        match self.last:
            case None:
                return None
            case Session():
                return self.last.closes.latest
            case Span():
                return self.last.last

    def _has_begun(self, course: Course, when: When) -> bool:
        match self.first:
            case None:
                return True
            case Session() if self.after:
                return came_after(course, when, self.first)
            case Session():
                return course.no_later(opening(self.first), when)
            case Span():
                return course.no_later(self.first.first, when)

    def _still_runs(self, course: Course, when: When) -> bool:
        match self.last:
            case None:
                return True
            case Session():
                return course.no_later(when, closing(self.last))
            case Span():
                return course.no_later(when, self.last.last)


def period_in(words: Words, inquiry: Inquiry) -> Period | None:
    """Read a period, if one stands next; None if not.

    ``since 1RC`` begins when that has closed, ``from 1RC`` with its opening; ``in`` a
    year, a month or a meeting; ``from`` one ``to`` another; ``by`` a day.

    Args:
        words: What is still to be read.
        inquiry: Where meetings are looked up.

    Raises:
        InvalidValueError: It is neither a meeting nor a day, a month or a year; or
            the period ends before it begins.
    """
    lead = words.next
    if lead not in LEADS:
        return None
    words.take()
    end = _end(words.take("a meeting or a year"), inquiry)
    if lead == "in":
        return Period(end, end)
    if lead == "by":
        return Period(None, end)
    last = None
    if words.next == "to":
        words.take()
        last = _end(words.take("a meeting or a year"), inquiry)
        if not _in_order(end, last):
            msg = f"expected a period that ends after it begins, got {words.text!r}"
            raise InvalidValueError(msg)
    return Period(end, last, after=lead == "since")


def _end(word: str, inquiry: Inquiry) -> _End:
    """Return the meeting or the days that a word names."""
    if word[:4].isdecimal():
        return Span.of(PartialDate.parse(word))
    return inquiry.session(word)


def _in_order(first: _End, last: _End) -> bool:
    """Tell whether a period can end when it has begun."""
    begins = first.first if isinstance(first, Span) else first.opens.earliest
    ends = last.last if isinstance(last, Span) else last.closes.latest
    return begins <= ends
