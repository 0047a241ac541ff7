"""What a shape of duty brings: its rule over one course of events.

All that the library does with a norm it does through this and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from ccm.dates import PartialDate
from ccm.dates.spans import Span
from ccm.rules.case import Case
from ccm.rules.courses import Course, Courses, Fork, When
from ccm.rules.finding import Deadline
from ccm.rules.norms import Norm
from ccm.rules.outcome import Outcome
from ccm.rules.status import Status

__all__ = ["Rule", "Upshot"]

_Followed = Outcome | Fork[Outcome]
_Coming = Callable[[Any, Course, date, When | None, date], Iterable[date]]


class Rule:
    """How duties of one shape are applied.

    Attributes:
        yearly: Whether they are owed for every year, or for some.
        conceivable: Every status that there can be of a State that is bound.
        bearing: Gives what of a State's dossier bears on a norm, whatever the day.
        outcome: Gives where the State stands on a day in one course of events: from
            what bears on the norm, the day, the course, and when a withdrawal takes
            effect of which notice has been received.
        coming: Gives the days on which it falls due, from one day to another, in one
            course of events; None where it does not fall due every year.
        asked_for: Gives each request whose decision is not on record on a day, with the
            deadline that it leads to if granted as asked; None where there is none.
        told_until: Gives the last day of which anything on record tells. After it an
            answer that is open stays so. None where that need not be.
    """

    __slots__ = (
        "asked_for",
        "bearing",
        "coming",
        "conceivable",
        "outcome",
        "told_until",
        "yearly",
    )

    def __init__(  # noqa: PLR0913 - what attrs would compile anew in each process
        self,
        *,
        yearly: bool = False,
        conceivable: frozenset[Status],
        bearing: Callable[[Any, Case], Any],
        outcome: Callable[[Any, date, Course, When | None], _Followed],
        coming: _Coming | None = None,
        asked_for: Callable[[Any, date], Iterable[tuple[int, date]]] | None = None,
        told_until: Callable[[Any, Case], date] | None = None,
    ) -> None:
        self.yearly, self.conceivable = yearly, conceivable
        self.bearing, self.outcome, self.coming = bearing, outcome, coming
        self.asked_for, self.told_until = asked_for, told_until


class Upshot:
    """What every course of events comes to on a day."""

    __slots__ = ("_bound", "courses", "deadline", "fulfilled_on", "norm", "possible")

    def __init__(
        self,
        norm: Norm,
        courses: Courses[Outcome],
        possible: frozenset[Status],
        deadline: Deadline | None = None,
        fulfilled_on: PartialDate | None = None,
    ) -> None:
        self.norm, self.courses, self.possible = norm, courses, possible
        self.deadline, self.fulfilled_on = deadline, fulfilled_on
        self._bound: tuple[Outcome, ...] | None = None

    @property
    def bound(self) -> tuple[Outcome, ...]:
        """The outcomes of the courses in which the State is bound."""
        if self._bound is None:
            told = self.courses.outcomes
            self._bound = tuple(o for o in told if o.status is not Status.NOT_BOUND)
        return self._bound

    def spans(self, of: Callable[[Outcome], When | None]) -> Iterator[Span]:
        """Yield the days on which a moment can be, in each course that has one."""
        for each in self.courses.each:
            when = of(each.outcome)
            if when is not None:
                yield each.course.span(when)
