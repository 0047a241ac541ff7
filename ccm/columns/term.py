"""The period of a duty from entry into force, row by row.

What a reading does to a last day is asked of the rule for single States.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from ccm.columns.block import Block
from ccm.columns.calendar import FAR, STARTS, Days, Months
from ccm.dates import Period
from ccm.duties.extensions import ends
from ccm.rules import Reading, TimeBound
from ccm.rules.courses import Course

__all__ = ["Term", "shortened"]

_SAMPLE = date(2011, 2, 1)
"""The first of a month, as every entry into force is."""


def shortened(period: Period, reading: Reading, *, longer: bool = False) -> int:
    """Return by how many days a reading ends a period before its anniversary.

    Args:
        period: The period.
        reading: Says whether the anniversary is still in time.
        longer: Whether an extension is part of it.

    >>> shortened(Period(years=8), Reading(last_day="too late"))
    1
    """
    course = Course()
    last = course.span(ends(course, _SAMPLE, period, reading, longer=longer))[0]
    return (period.after(_SAMPLE) - last).days


class Term:
    """The period of a duty, before any extension and with months that were added.

    Attributes:
        months: How many months it has; none if it is counted in days.
    """

    def __init__(self, norm: TimeBound, reading: Reading) -> None:
        period = norm.period
        self.months = np.int16(period.calendar_months)
        eve = shortened(period, reading)
        self._days = np.int32(7 * period.weeks + period.days - eve)
        self._ends = _shifted(int(self._days))
        self._later = eve - shortened(period, reading, longer=True)
        counted = reading.day_zero == "counted from the deposit"
        self._from_deposit = counted and not self.months

    def due(self, block: Block, out: Days | None = None) -> Days:
        """Return the last day of each row."""
        if self._from_deposit:
            return np.add(block.deposit, self._days, out=out)
        months = block.months + self.months if self.months else block.months
        return np.take(self._ends, months, out=out, mode="clip")

    def anchor(self, block: Block) -> Days:
        """Return the day from which it runs in each row."""
        return np.take(STARTS, block.months, mode="clip")

    def longer(self, block: Block, added: Months, out: Days) -> None:
        """Write the last day of each row, with months added to the period."""
        months = block.months + added
        months += self.months
        np.take(self._ends, months, out=out, mode="clip")
        if self._later:
            out += np.int32(self._later) * (added > 0)


def _shifted(days: int) -> Days:
    """Return the first day of each month, some days later."""
    found = STARTS + np.int32(days)
    found[-1] = FAR
    return found
