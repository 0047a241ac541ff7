"""The answer to a question about one State and one obligation on one day."""

from __future__ import annotations

from datetime import date as Day
from enum import StrEnum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, ExtensionDecision, State
from ccm.rules.explanation import Explanation
from ccm.rules.shown import Shown
from ccm.rules.status import Status
from ccm.rules.truth import Truth

if TYPE_CHECKING:
    from ccm.rules.case import Case
    from ccm.rules.shapes import Evidence, Norm

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


@attrs.define(frozen=True, repr=False)
class Extension(Shown):
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


@attrs.define(frozen=True, repr=False)
class Deadline(Shown):
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


@attrs.define(frozen=True, kw_only=True, repr=False)
class Finding(Shown):
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
        gaps: What would have to be known, as the argument came upon it; empty
            where the status is known. `missing` puts it in order.
        irregularities: What was done otherwise than a provision says.
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
    gaps: tuple[Missing, ...] = attrs.field(default=(), alias="missing", eq=frozenset)
    irregularities: tuple[Irregularity, ...] = ()
    _breach: Truth = attrs.field(default=Truth.FALSE, alias="breach")
    _asked: tuple[Norm, Case] | None = attrs.field(
        default=None, alias="asked", eq=False, repr=False
    )

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What would have to be known, what alone can settle the status first.

        Empty where the status is known. Worked out when it is first asked for.
        """
        if self._asked is None or len(self.gaps) < 2:  # noqa: PLR2004 - an order
            return self.gaps
        from ccm.rules.settling import ranked  # noqa: PLC0415 - few are asked

        return ranked(self.gaps, *self._asked)

    @property
    def compliant(self) -> Truth:
        """Whether nothing is owed and overdue on the day, and no breach is shown.

        Late performance ends the breach: it is `Truth.TRUE` from then on, and
        the status keeps the lateness. Under a duty without a date, only
        performance that the record shows makes it `Truth.TRUE`. Where it is not
        known, to ask for a yes or a no raises an error that says why.
        """
        late = Truth.of(Status.OVERDUE in self.possible)
        if late and len(self.possible) > 1:
            late = Truth.UNKNOWN
        return self._telling(~(late | self._breach), "whether it complies")

    @property
    def breach(self) -> Truth:
        """Whether a breach that is no lateness is shown, of a duty without a date."""
        return self._telling(self._breach, "whether there is a breach")

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
        truth = Truth.of(known.pop()) if len(known) == 1 else Truth.UNKNOWN
        return self._telling(truth, "whether it has been performed")

    def _telling(self, truth: Truth, question: str) -> Truth:
        return truth.because(partial(self._why_unknown, question))

    def _why_unknown(self, question: str) -> str:
        first, *others = self.missing
        more = f", and {len(others)} more" if others else ""
        asked = f"{self.state}, {self.obligation} on {self.on}"
        return f"{asked}: not known {question}; missing: {first}{more}"

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again, without the record that it was asked of."""
        told = attrs.evolve(self, missing=self.missing, asked=None)
        return _remade, tuple(getattr(told, f.name) for f in attrs.fields(Finding))

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


def _remade(*values: object) -> Finding:
    names = (str(field.alias) for field in attrs.fields(Finding))
    given: dict[str, Any] = dict(zip(names, values, strict=True))
    return Finding(**given)
