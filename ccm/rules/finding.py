"""The answer to a question about one State and one obligation on one day."""

from __future__ import annotations

from datetime import date as Day
from enum import StrEnum

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, ExtensionDecision, State
from ccm.rules.explanation import Explanation
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["Cause", "Deadline", "Extension", "Finding", "Irregularity", "Missing"]


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
    """The record holds it, but nobody has verified the source."""


@attrs.define(frozen=True)
class Missing:
    """A fact that would decide an undetermined answer, or narrow it.

    Attributes:
        fact: What would have to be known, in words.
        cause: Why it is not.
    """

    fact: str
    cause: Cause

    def __str__(self) -> str:
        return f"{self.fact} ({self.cause})"


@attrs.define(frozen=True)
class Irregularity:
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


@attrs.define(frozen=True)
class Extension:
    """What one decision did to a deadline.

    Attributes:
        decision: The decision.
        before: The deadline that it found.
        after: The deadline that it set.
        certain: Whether it was surely taken by the day asked about.
    """

    decision: ExtensionDecision
    before: Day
    after: Day
    certain: bool


@attrs.define(frozen=True)
class Deadline:
    """The last day for an obligation; on that day performance is still in time.

    Attributes:
        date: The last day; None while an unknown day leaves more than one.
        initial: The last day before any extension; None if that is in doubt.
        extensions: What each decision did, in order.
        candidates: Every day that it can be, in order; one where it is known.
    """

    date: Day | None
    initial: Day | None
    extensions: tuple[Extension, ...] = ()
    candidates: tuple[Day, ...] = ()

    def __str__(self) -> str:
        return " or ".join(str(day) for day in self.candidates)


@attrs.define(frozen=True, kw_only=True)
class Finding:
    """Where a State stands under an obligation on a day, and why.

    Attributes:
        state: The State.
        obligation: Id of the obligation, such as ``art3``.
        duty: What is to be done, after "to".
        on: The day asked about.
        status: The one status that is possible, or `Status.UNDETERMINED`.
        possible: Every status that the record allows.
        deadline: The deadline in force on the day; None where none runs.
        fulfilled_on: When the obligation was performed; None if it was not, or
            if that is in doubt.
        explanation: The reasons, from the conclusion down to the facts.
        missing: What would have to be known, the most telling first; empty
            where the status is known.
        irregularities: What was done otherwise than a provision says.
        breach: Whether a breach that is no lateness is shown, of a duty without
            a date.
    """

    state: State
    obligation: str
    duty: str
    on: Day
    status: Status
    possible: frozenset[Status]
    deadline: Deadline | None
    fulfilled_on: PartialDate | None
    explanation: Explanation
    missing: tuple[Missing, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    breach: Truth = Truth.FALSE

    @property
    def compliant(self) -> Truth:
        """Whether nothing is owed and overdue on the day, and no breach is shown.

        Late performance ends the breach: it is `Truth.TRUE` from then on, and
        the status keeps the lateness. Under a duty without a date, only
        performance that the record shows makes it `Truth.TRUE`.
        """
        late = Truth.of(Status.OVERDUE in self.possible)
        if late and len(self.possible) > 1:
            late = Truth.UNKNOWN
        return ~(late | self.breach)

    @property
    def reading(self) -> tuple[str, ...]:
        """The choices of interpretation that the answer rests on, by field."""
        return self.explanation.reading()

    @property
    def performed(self) -> Truth:
        """Whether the obligation has been performed by the day, in time or late.

        Known also where the record cannot tell whether it was in time.
        """
        known = {status.is_fulfilled for status in self.possible}
        return Truth.of(known.pop()) if len(known) == 1 else Truth.UNKNOWN

    def explain(self, form: str = "text") -> str:
        """Return the reasons as a tree or, for a brief, in sentences.

        Args:
            form: ``text``, ``markdown``, ``html`` or ``json`` for the tree with
                every fact, ``brief`` for a paragraph.

        Raises:
            InvalidValueError: There is no such form.
        """
        from ccm.rules.rendering import rendered  # noqa: PLC0415 - words on demand

        return rendered(self, form)
