"""What is on record of the report on one year: when it was made, or was missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ccm.facts import Event, OfYear
from ccm.rules.bearing import Dated, come, dated, first_of, hold_after, last_of
from ccm.rules.courses import Course, Moment, When
from ccm.rules.truth import Truth

__all__ = ["Reports", "reports_by_year"]

_DAY = timedelta(days=1)


class Reports:
    """The reports on one year, and the words that there was none by a day.

    Attributes:
        year: The calendar year.
        made: The reports, by each account.
        absent: The days by which there was none, as a source shows.
        vague: Whether the day of a report is not known.
    """

    __slots__ = ("_doubtful", "_since", "absent", "made", "vague", "year")

    def __init__(
        self, year: int, made: Iterable[Event] = (), absent: Iterable[Event] = ()
    ) -> None:
        self.year, self.made, self.absent = year, dated(made), dated(absent)
        self.vague = any(map(_is_vague, self.made))
        self._doubtful = bool(self.made) and any(map(_is_vague, self.absent))
        told = () if self.vague or self._doubtful else self.made
        self._since = min((e.event.date.earliest for e in told), default=None)

    def made_by(self, course: Course, on: date) -> bool:
        """Tell whether one was made by a day."""
        if self._since is not None:
            return self._since <= on  # of known days, as most are, the first is enough
        if not self.made:
            return False
        self._hold(course)
        return any(course.no_later(each.when, on) for each in self.made)

    def made_so_far(self, course: Course, on: date) -> Truth:
        """Return whether that is so whatever the course is still to be asked."""
        if not self.vague:
            return Truth.of(self.made_by(course, on))
        self._hold(course)  # all on their first days hold it together, or on their last
        days = [course.span(each.when) for each in self.made]
        if any(last <= on for _, last in days):
            return Truth.TRUE
        if all(first > on for first, _ in days):
            return Truth.FALSE
        return Truth.UNKNOWN

    def first_by(self, course: Course, on: date) -> Dated | None:
        """Return the first that was made by a day."""
        self._hold(course)
        return first_of(course, come(course, self.made, on))

    def seen_absent(self, course: Course, by: When) -> bool:
        """Tell whether a source shows that there was none by a moment."""
        if not self.absent:
            return False
        self._hold(course)
        return any(course.no_later(by, each.when) for each in self.absent)

    def last_absent(self, course: Course) -> Dated | None:
        """Return the last word that there was none."""
        return last_of(course, self.absent)

    def _hold(self, course: Course) -> None:
        """Hold that none was made before its year was over, or by a day without it.

        Of the day that a source gives nothing is held.
        """
        if not (self.vague or self._doubtful):
            return
        held = "report", self.year
        if held in course.kept:
            return
        course.kept[held] = True
        over = date(self.year, 12, 31)
        for each in filter(_is_vague, self.made):
            course.given(over, each.when, _DAY)
        hold_after(course, self.absent, self.made)


def _is_vague(told: Dated) -> bool:
    return isinstance(told.when, Moment)


NOTHING = Reports(0)
"""What is on record of a year of which the record holds nothing."""


def reports_by_year(
    made: Iterable[Event], absent: Iterable[Event]
) -> Mapping[int, Reports]:
    """Return reports, and the words that there was none, by the year."""
    ours: defaultdict[int, list[Event]] = defaultdict(list)
    lacking: defaultdict[int, list[Event]] = defaultdict(list)
    for event in (each for each in made if isinstance(each, OfYear)):
        ours[event.year].append(event)
    for event in (each for each in absent if isinstance(each, OfYear)):
        lacking[event.year].append(event)
    return {
        year: Reports(year, ours.get(year, ()), lacking.get(year, ()))
        for year in {**ours, **lacking}
    }
