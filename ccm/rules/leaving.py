"""How a State leaves a treaty, over one course of events: notice, and conflicts."""

from __future__ import annotations

from datetime import date as Day

import attrs

from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import ArmedConflict, Deposit, Dossier, Voice, WithdrawalNotice
from ccm.rules.courses import Course, Moment, When, moment
from ccm.rules.lapse import after
from ccm.rules.reading import Reading

__all__ = ["Leaving"]


@attrs.define(frozen=True, eq=False, repr=False)
class Leaving:
    """How a State leaves: its notice, and the conflicts that can defer the end.

    Attributes:
        notice: The notice.
        received: When it was received.
        period: How long after receipt it takes effect.
        conflicts: The armed conflicts that count, as the text is read.
        rounding: How the period is rounded.
    """

    notice: WithdrawalNotice
    received: When
    period: Period
    conflicts: tuple[ArmedConflict, ...]
    rounding: Rounding

    @classmethod
    def of(
        cls,
        notice: WithdrawalNotice,
        dossier: Dossier,
        period: Period,
        reading: Reading,
    ) -> Leaving:
        """Return how a State leaves that gave a notice."""
        observers = reading.conflict_found_by != "State or Parties"
        conflicts = tuple(
            conflict
            for conflict in dossier.of(ArmedConflict)
            if observers or conflict.voice is not Voice.OBSERVER
        )
        received = moment(id(notice), _received(notice, dossier))
        return cls(notice, received, period, conflicts, reading.rounding)

    def period_ends(self, course: Course) -> When:
        """Return the day on which the period after receipt ends."""
        return after(course, self.received, self.period, self.rounding)

    def counted(self, course: Course) -> When:
        """Return the day on which the period ends; the one that a source prints."""
        ends = self.period_ends(course)
        printed = self.notice.effective
        return printed if printed and isinstance(ends, Moment) else ends

    def lasting(self, course: Course) -> list[ArmedConflict]:
        """Return the conflicts that last at the end of the period."""
        ends = self.counted(course)
        return [each for each in self.conflicts if self._lasts(course, each, ends)]

    def _lasts(self, course: Course, conflict: ArmedConflict, ends: When) -> bool:
        begun = moment(id(conflict), conflict.date)
        over = _over(conflict)
        if over is not None:
            course.given(begun, over)
        if not course.no_later(begun, ends):
            return False
        return over is None or course.no_later(ends, over)

    def gone(self, course: Course, by: When) -> bool:
        """Tell whether the withdrawal has taken effect by a moment.

        A conflict only defers it: before the period ends none of them matters.
        """
        if not course.no_later(self.counted(course), by):
            return False
        left = self.day(course)
        return left is not None and course.no_later(left, by)

    def day(self, course: Course) -> When | None:
        """Return the day on which the withdrawal takes effect.

        None if a conflict of which no end is recorded defers it.
        """
        last = self.counted(course)
        for conflict in self.lasting(course):
            over = _over(conflict)
            if over is None:
                return None
            if not course.no_later(over, last):
                last = over
        return last


def _received(notice: WithdrawalNotice, dossier: Dossier) -> PartialDate:
    """Return when a notice was received: not before its State had joined."""
    joined = min((each.day for each in dossier.of(Deposit)), default=Day.min)
    days = notice.date
    if days.earliest < joined <= days.latest:
        return PartialDate(joined, days.latest)
    return days


def _over(conflict: ArmedConflict) -> When | None:
    """Return when a conflict ended; None if no end is recorded."""
    ended = conflict.ended
    return None if ended is None else moment((id(conflict), "end"), ended)
