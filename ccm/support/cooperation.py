"""How States work together, as the review of 2020 tells: coalitions, help, partners."""

from __future__ import annotations

from typing import TypeVar

import attrs

from ccm.dates import PartialDate
from ccm.facts import State
from ccm.rules import Truth
from ccm.rules.bearing import come_by, truth_of
from ccm.rules.courses import Course, moment
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = [
    "AnalysisGroup",
    "AssistanceReported",
    "Coalition",
    "Partner",
    "analysis_groups",
    "assistance_reported",
    "coalitions",
    "partners",
]


@attrs.define(frozen=True, kw_only=True)
class Coalition(Entry):
    """A country coalition: an affected State with its donors and operators.

    Attributes:
        state: The State.
        since: When it was set up, in part.
        until: When it ended; None where nobody says that it did.
        brought_in_by: Who brought the concept in.
    """

    state: State
    since: PartialDate
    until: PartialDate | None = None
    brought_in_by: str = ""

    def at_work(self, view: Roster) -> Truth:
        """Tell whether it was at work on the day, where days are in doubt."""
        began, until = moment((id(self), "since"), self.since), self.until
        ended = until and moment((id(self), "until"), until)

        def works(course: Course) -> bool:
            begun = course.no_later(began, view.on)
            return begun and not (ended and course.no_later(ended, view.on))

        return truth_of(works)


@attrs.define(frozen=True, kw_only=True)
class AssistanceReported(Entry):
    """How many States Parties told of assistance in their reports on a year.

    Attributes:
        year: The year.
        asked: How many asked for assistance.
        gave: How many said that they gave it.
        received: How many said that they received it.
        also_asked: States not party that asked as well.
    """

    year: int
    asked: int
    gave: int
    received: int
    also_asked: tuple[State, ...] = ()


@attrs.define(frozen=True, kw_only=True)
class AnalysisGroup(Entry):
    """An ad hoc group that analyses requests to extend a deadline.

    Attributes:
        article: The article of the requests.
        task: What it does, and for whom.
    """

    article: str
    task: str


@attrs.define(frozen=True, kw_only=True)
class Partner(Entry):
    """Who contributes to the work under the Convention besides States.

    Attributes:
        name: The organization, or what they are.
    """

    name: str


def coalitions(view: Roster) -> tuple[Coalition, ...]:
    """Return the country coalitions that are or may be at work on the day (para. 82).

    >>> from datetime import date
    >>> import ccm
    >>> [row.state.alpha3 for row in coalitions(ccm.as_of(date(2020, 9, 28)))]
    ['LBN', 'MNE']
    """
    rows = heard(table("coalitions", Coalition), view)
    return tuple(row for row in rows if row.at_work(view) is not Truth.FALSE)


def assistance_reported(view: Roster) -> tuple[AssistanceReported, ...]:
    """Return how many told of assistance, year by year (para. 78).

    A year is told of once it is over.

    >>> from datetime import date
    >>> import ccm
    >>> for row in assistance_reported(ccm.as_of(date(2017, 6, 1))):
    ...     print(row.year, row.asked, row.gave, row.received)
    2015 9 4 4
    2016 11 16 10
    """
    rows = heard(table("assistance_reported", AssistanceReported), view)
    return tuple(row for row in rows if row.year < view.on.year)


def analysis_groups(view: Roster) -> tuple[AnalysisGroup, ...]:
    """Return the groups that analyse requests (para. 131).

    The review does not say when they were set up: before it appeared, nothing is told.
    """
    return _once_reviewed(heard(table("analysis_groups", AnalysisGroup), view), view)


def partners(view: Roster) -> tuple[Partner, ...]:
    """Return who the review says contributes besides States (para. 136)."""
    return _once_reviewed(heard(table("partners", Partner), view), view)


_E = TypeVar("_E", bound=Entry)


def _once_reviewed(rows: tuple[_E, ...], view: Roster) -> tuple[_E, ...]:
    return tuple(
        row
        for row in rows
        if row.known
        and come_by(moment((id(row), "known"), row.known), view.on) is Truth.TRUE
    )
