"""By when a request must be filed, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ccm.dates import PartialDate, Period
from ccm.facts import ExtensionRequest
from ccm.rules.bearing import days_in_all, truth_of
from ccm.rules.courses import Course
from ccm.rules.extending import Asked, Extensions
from ccm.rules.finding import Irregularity
from ccm.rules.shapes import ExtensionRule
from ccm.rules.shown import Shown
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
    """

    day: PartialDate | None
    due: PartialDate | None
    timely: Truth

    @classmethod
    def of(cls, extensions: Extensions, asked: Asked) -> Filing:
        """Return by when a request must be filed, and whether it was."""
        if not asked.sittings:
            return cls(None, None, Truth.UNKNOWN)

        def timely(course: Course) -> bool:
            return course.no_later(asked.filed, extensions.last_day_for(course, asked))

        return cls(
            days_in_all(lambda course: [extensions.counted_from(course, asked)]),
            days_in_all(lambda course: [extensions.last_day_for(course, asked)]),
            truth_of(timely),
        )


def late_filing(
    request: ExtensionRequest, rule: ExtensionRule, filing: Filing
) -> Iterator[Irregularity]:
    """Yield that a request was filed too late for its meeting, if that is shown."""
    if filing.due is None or filing.timely is not Truth.FALSE:
        return  # in time, or nothing in the record shows the contrary
    late = (request.date.earliest - filing.due.latest).days
    least = "" if request.date.day and filing.due.day else "at least "
    yield Irregularity(
        rule.lead_provision,
        f"{request}: {least}{Period(days=late)} late; expected by {filing.due}, "
        f"{rule.lead} before {request.meeting} ({filing.day})",
        request,
    )
