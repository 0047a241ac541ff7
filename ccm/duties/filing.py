"""By when a request must be filed, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

import attrs

from ccm.dates import PartialDate, Period
from ccm.duties.extensions import Extensions, Requested
from ccm.facts import ExtensionRequest
from ccm.rules.bearing import days_in, truth_of_courses
from ccm.rules.courses import Course, Courses, When, every_course
from ccm.rules.norms import ExtensionRule
from ccm.rules.shown import Shown
from ccm.rules.told import Irregularity
from ccm.rules.truth import Truth

__all__ = ["Filing", "late_filing"]


@attrs.define(frozen=True, eq=False, repr=False)
class Filing(Shown):
    """By when a request must be filed, and whether it was.

    Attributes:
        day: The day of the meeting from which the time counts back; None if the
            meeting is not on record.
        due: The last day for the request; as far as the former is known.
        timely: Whether it was filed by then.
        late: By how many days it was late, at the least; 0 if it may have been timely.
    """

    day: PartialDate | None
    due: PartialDate | None
    timely: Truth
    late: int = 0

    @classmethod
    def of(
        cls, extensions: Extensions, asked: Requested, by: date | None = None
    ) -> Filing:
        """Return by when a request must be filed, and whether it was.

        Args:
            extensions: The requests and decisions on the deadline.
            asked: The request.
            by: A day by which it was filed, if it was; None for any. What was filed
                by then can be in time though what is filed later would not be.
        """
        if not asked.sittings:
            return cls(None, None, Truth.UNKNOWN)
        found = every_course(partial(_filed, extensions, asked, by))
        filed = [each for each in found.each if each.outcome.filed]
        late = [
            0 if each.outcome.timely else _late_by(each.course, asked, each.outcome)
            for each in filed
        ]
        timely = Courses(tuple(filed), whole=found.whole)
        return cls(
            days_in(found, lambda one: [one.day]),
            days_in(found, lambda one: [one.due]),
            truth_of_courses(timely, lambda one: one.timely),
            min(late),
        )


class _Filed(NamedTuple):
    """When a request was to be filed in one course, and whether it was."""

    day: When
    due: When
    timely: bool
    filed: bool


def _filed(
    extensions: Extensions, asked: Requested, by: date | None, course: Course
) -> _Filed:
    day = extensions.counted_from(course, asked)
    due = extensions.last_day_for(course, asked)
    filed = by is None or course.no_later(asked.filed, by)
    return _Filed(day, due, filed and course.no_later(asked.filed, due), filed)


def _late_by(course: Course, asked: Requested, told: _Filed) -> int:
    first, _ = course.span(asked.filed)
    _, last = course.span(told.due)
    return max(1, (first - last).days)


def late_filing(
    request: ExtensionRequest, rule: ExtensionRule, filing: Filing
) -> Iterator[Irregularity]:
    """Yield that a request was filed too late for its meeting, if that is shown."""
    if filing.due is None or filing.timely is not Truth.FALSE:
        return  # in time, or nothing in the record shows the contrary
    late = filing.late
    least = "" if request.date.day and filing.due.day else "at least "
    yield Irregularity(
        rule.lead_provision,
        f"{request}: {least}{Period(days=late)} late; expected by {filing.due}, "
        f"{rule.ahead} {request.meeting} ({filing.day})",
        request,
    )
