"""What became of the report on each year, under a duty that is owed for every year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.rules.shown import Shown
from ccm.rules.truth import Truth

__all__ = ["ReportYear", "Submission"]


class Submission(StrEnum):
    """What became of the report on a year."""

    ON_TIME = "submitted on time"
    """It was submitted by the day on which it was due."""

    LATE = "submitted late"
    """It was submitted after that day."""

    DAY_NOT_KNOWN = "submitted on a day not known"
    """It was submitted; whether in time is open."""

    NOT_SUBMITTED = "not submitted"
    """It was not, by a day after the one on which it was due."""

    NOT_KNOWN = "not known"
    """The record cannot say."""

    LESS_SURE = "not known (less sure source)"
    """The record holds word of it, less sure than an answer may rest on."""


@attrs.define(frozen=True, eq=False, repr=False)
class ReportYear(Shown):
    """What became of the report on one calendar year by the day asked about.

    Attributes:
        year: The calendar year that the report covers.
        due: The last day on which it was in time.
        standing: What became of it.
        submitted: When it was submitted, as far as that is known; None if that is
            not on record.
        absent_as_of: The day by which it had not been submitted, as a source last
            says; what came after that day is open. None if none says so, or where
            the record would hold a report made by the day asked about.
        events: What shows it: reports, and words that there was none.
        owed: Whether the report was owed at all; `Truth.UNKNOWN` where that hangs on
            a day that is not known.
    """

    year: int
    due: date
    standing: Submission
    submitted: PartialDate | None = None
    absent_as_of: PartialDate | None = None
    events: tuple[Event, ...] = ()
    owed: Truth = Truth.TRUE

    @property
    def said(self) -> str:
        """What became of it, in words.

        >>> year = ReportYear(2012, date(2013, 4, 30), Submission.NOT_SUBMITTED)
        >>> year.said
        'not submitted'
        """
        by = f" by {self.absent_as_of}" if self.absent_as_of else ""
        perhaps = "" if self.owed is Truth.TRUE else ", if it was owed"
        return f"{self.standing}{by}{perhaps}"

    def __str__(self) -> str:
        return f"{self.year}: {self.said}"

    def _told(self) -> tuple[object, ...]:
        said = self.year, self.due, self.standing, self.submitted
        return *said, self.absent_as_of, self.events, self.owed

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def to_dict(self) -> ccm.rows.YearRow:
        """Return it as in JSON: the year, and what became of its report."""
        return ccm.rows.year_row(self)
