"""A duty of one State, whatever the day: its rule, until the State leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

from ccm.duties.homes import rule_of
from ccm.duties.last_reports import notice_received, owed_after_leaving
from ccm.rules.case import Case
from ccm.rules.courses import Course, Fork, When, taken
from ccm.rules.norms import Norm
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status

__all__ = ["NOT_BOUND", "Duty"]


class Duty:
    """A norm and a State: the rule, whatever the day."""

    __slots__ = ("bearing", "case", "leaving", "rule")

    def __init__(self, norm: Norm, case: Case) -> None:
        self.case, self.rule, self.leaving = case, rule_of(norm), case.leaving
        self.bearing: Any = self.rule.bearing(norm, case)

    @property
    def conceivable(self) -> frozenset[Status]:
        """Every status that there can be of the State once it is bound."""
        found = self.rule.conceivable
        return found if self.leaving is None else found | {Status.NOT_BOUND}

    def outcome(self, on: date, course: Course) -> Outcome | Fork[Outcome]:
        """Return where the State stands on a day in one course of events."""
        if self.leaving is None:
            return self.rule.outcome(self.bearing, on, course, None)
        leaves = self.leaving.day(course)
        if leaves is not None and course.no_later(leaves, on):
            return self._once_left(on, course, leaves)
        counts = leaves is not None and self.rule.yearly
        ends = leaves if counts and notice_received(self.case, on, course) else None
        return self.rule.outcome(self.bearing, on, course, ends)

    def _once_left(
        self, on: date, course: Course, leaves: When
    ) -> Outcome | Fork[Outcome]:
        """Return what a State that has left still owes, as the text is read."""
        if self.rule.yearly and owed_after_leaving(self.case):
            told = self.rule.outcome(self.bearing, on, course, leaves)
            return taken(told, self._still_owed)
        return NOT_BOUND

    def _still_owed(self, outcome: Outcome) -> Outcome:
        """Return what a State that has left owes; that it is not bound if nothing.

        A duty of every year is outstanding also where nothing falls due any more, one
        of some years only while a report is owed, if on a day that is not told.
        """
        each_year = self.rule.coming is not None
        runs = outcome.due is not None or not each_year
        owed = outcome.status is Status.OVERDUE
        owed |= outcome.status is Status.OUTSTANDING and runs
        return outcome if owed else NOT_BOUND


NOT_BOUND = Outcome(status=Status.NOT_BOUND, arises=False)
