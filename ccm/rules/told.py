"""What an answer says besides itself: what each way takes, what is missing or odd."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.facts import Event
from ccm.rules.explanation import Explanation
from ccm.rules.norms import Evidence
from ccm.rules.shown import Shown
from ccm.rules.status import Status
from ccm.rules.truth import Truth
from ccm.rules.years import ReportYear

__all__ = ["Cause", "Irregularity", "Missing", "Prospect", "Told"]

_DAY = timedelta(days=1)


class Cause(StrEnum):
    """Why the record cannot say."""

    NOT_REPORTED = "not reported"
    """The State has not reported what would decide it."""

    PARTIAL_DATE = "partial date"
    """A source gives no more than a year, a month or a range."""

    DECISION_NOT_RECORDED = "decision not in the record"
    """A request was to be decided, and its outcome is not in the record."""

    BEYOND_THE_RECORD = "beyond the record"
    """The record does not claim to hold every such event up to the day."""

    DISPUTED = "disputed"
    """Sources contradict each other, or say that it is in doubt."""

    NOT_YET_DUE = "not yet due"
    """The State need not yet have reported what would decide it."""

    UNVERIFIED = "unverified source"
    """The record holds it, but its source is less sure than an answer may rest on."""


@attrs.define(frozen=True, repr=False)
class Missing(Shown):
    """A fact that would decide an undetermined answer, or narrow it.

    Attributes:
        fact: What would have to be known, in words.
        cause: Why it is not.
        told_by: What would tell it: types of events, what one would be evidence
            of, or events on record of which the day is not known.
    """

    fact: str
    cause: Cause
    told_by: tuple[type[Event] | Evidence | Event, ...] = attrs.field(
        default=(), eq=False, repr=False, kw_only=True
    )

    def __str__(self) -> str:
        return f"{self.fact} ({self.cause})"

    def to_dict(self) -> ccm.rows.MissingRow:
        """Return it as in JSON: the fact and why it is not known."""
        return ccm.rows.missing_row(self)


@attrs.define(frozen=True, repr=False)
class Irregularity(Shown):
    """Something done otherwise than the provision says, which voids nothing.

    Attributes:
        provision: The provision that asks for something else.
        text: State, event and what was expected, in words.
        event: The event that is irregular, with its sources.
    """

    provision: str
    text: str
    event: Event

    def __str__(self) -> str:
        sources = " | ".join(str(source) for source in self.event.source)
        return f"{self.text} [{self.provision}] ({sources})"

    def to_dict(self) -> ccm.rows.IrregularityRow:
        """Return it as in JSON: what is odd, and where that is said."""
        return ccm.rows.irregularity_row(self)


@attrs.define(frozen=True, repr=False)
class Prospect(Shown):
    """One way in which a State can stand, and what it takes.

    Attributes:
        takes: What it takes, in words; empty where the record leaves nothing open.
        statuses: The status; two where only a detail tells them apart, which is
            whether a duty was performed in time or late.
        due: The days on which a deadline can then lie that runs or has passed; none
            where there is none, or no telling.
        or_later: Whether a decision that is not on record may have set a later day, or
            the meeting at which it falls due can have been put off.
    """

    takes: str
    statuses: frozenset[Status]
    due: tuple[PartialDate, ...] = ()
    or_later: bool = False

    @property
    def compliant(self) -> Truth:
        """Whether nothing is then owed and overdue."""
        return Truth.of(Status.OVERDUE not in self.statuses)

    @property
    def stands(self) -> str:
        """How the State then stands, in words."""
        if len(self.statuses) > 1:
            return "complies, in time or late not known"
        (status,) = self.statuses
        if not self.due or status not in (Status.OUTSTANDING, Status.OVERDUE):
            return str(status)
        if status is Status.OUTSTANDING:
            later = ("later",) if self.or_later else ()
            return f"{status} until {' or '.join((*map(_days, self.due), *later))}"
        first, last = self.due[0].earliest + _DAY, self.due[-1].latest + _DAY
        return f"{status} since {first}{'' if first == last else ' or later'}"

    def __str__(self) -> str:
        return f"{self.takes}: {self.stands}" if self.takes else self.stands

    def as_condition(self, then: str = "") -> str:
        """Return what it takes, with an "if", and what then holds.

        Args:
            then: What then holds; how the State stands if empty.

        >>> done = frozenset({Status.FULFILLED})
        >>> print(Prospect("it was completed", done).as_condition())
        if it was completed: fulfilled
        >>> print(Prospect("in 3 other ways", done).as_condition())
        in 3 other ways: fulfilled
        """
        lead = "" if self.takes.startswith(_NOT_ONE_BY_ONE) else "if "
        return f"{lead}{self.takes}: {then or self.stands}"

    def to_dict(self) -> ccm.rows.CourseRow:
        """Return it as in JSON: what it takes, and how the State then stands."""
        return ccm.rows.course_row(self)


_NOT_ONE_BY_ONE = "in "
"""How it begins to tell of ways that are not told one by one."""


def _days(span: PartialDate) -> str:
    """Return the days of a deadline: a year would read as if it were its first."""
    return str(span) if span.day else f"{span.earliest}..{span.latest}"


@attrs.define(frozen=True, eq=False, repr=False)
class Told(Shown):
    """What an answer says besides the answer.

    Attributes:
        explanation: The reasons, from the conclusion down to the facts.
        courses: What each status that is possible takes.
        gaps: What would have to be known, in the order in which it was asked.
        missing: The same, what alone can settle the status first.
        irregularities: What was done otherwise than a provision says.
        years: What became of the report on each year, where one is owed every year.
    """

    explanation: Explanation
    courses: tuple[Prospect, ...] = ()
    gaps: tuple[Missing, ...] = ()
    missing: tuple[Missing, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    years: tuple[ReportYear, ...] = ()
