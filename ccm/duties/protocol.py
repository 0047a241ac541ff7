"""What a shape of duty brings: its rule over one course of events, and its words.

All that the library does with a norm it does through these two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.rules.case import Case, Reasons
from ccm.rules.courses import Course, Courses, Fork, When
from ccm.rules.finding import Deadline, Missing
from ccm.rules.norms import Norm
from ccm.rules.outcome import Lack, Outcome
from ccm.rules.status import Status

if TYPE_CHECKING:
    from ccm.duties.said import Asked, Said

__all__ = ["Rule", "Upshot", "Words"]

_Followed = Outcome | Fork[Outcome]


def _no_days(*_: object) -> tuple[date, ...]:
    return ()


@attrs.define(frozen=True, eq=False, repr=False, kw_only=True)
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
        at_first: Gives the day by which a State that has deposited is to perform it
            in any case, in one course of events; none where it need not.
    """

    yearly: bool = False
    conceivable: frozenset[Status]
    bearing: Callable[[Any, Case], Any]
    outcome: Callable[[Any, date, Course, When | None], _Followed]
    coming: Callable[[Any, Course, date, When | None, date], Iterable[date]] | None = (
        None
    )
    at_first: Callable[[Any, Course, date], tuple[date, ...]] = _no_days


class Upshot:
    """What every course of events comes to.

    Attributes:
        norm: The norm.
        courses: The courses.
        possible: Every status.
        deadline: The deadline in force on the day.
        fulfilled_on: When it was performed.
    """

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


def _day_of(_bearing: Any, _case: Case, _answer: Upshot, event: Event) -> Missing:
    from ccm.duties.missing import day_of  # noqa: PLC0415 - when somebody asks

    return day_of(event)


@attrs.define(frozen=True, eq=False, repr=False, kw_only=True)
class Words:
    """What is said of duties of one shape.

    Each is told of what bears on the norm, and of the case.

    Attributes:
        reasons: Gives why the answer is what it is.
        lacking: Gives what is missing because something was asked that no date tells:
            from the answer, and what was asked.
        said: Gives how it reads what a course answered to that: from what was asked,
            and the question with the answer.
        day_of: Gives that the day of an event is missing: from the answer, and the
            event.
    """

    reasons: Callable[[Any, Case, Upshot], Reasons]
    lacking: Callable[[Any, Case, Upshot, Lack], Iterable[Missing]]
    said: Callable[[Any, Case, Lack, Asked], Said]
    day_of: Callable[[Any, Case, Upshot, Event], Missing] = _day_of
