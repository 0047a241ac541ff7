"""What came of one course of events, whatever the shape of the duty."""

from __future__ import annotations

from collections.abc import Hashable
from copy import copy

from ccm.facts import Event, ExtensionDecision
from ccm.rules.courses import When
from ccm.rules.status import Status
from ccm.rules.truth import Truth

__all__ = ["Lack", "Lengthened", "Outcome"]


class Lack:
    """Something that no date on record tells: what a course is asked the way of.

    Attributes:
        what: What it is, in a word that the shape puts into a sentence.
        about: What more it concerns: a number, events, a part of the duty.

    >>> Lack("decision", (2,))
    <Lack: decision (2,)>
    """

    __slots__ = ("_hash", "about", "what")

    def __init__(self, what: str, about: tuple[Hashable, ...] = ()) -> None:
        self.what, self.about = what, about
        self._hash = hash((what, about))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lack):
            return NotImplemented
        return self.what == other.what and self.about == other.about

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"<Lack: {self.what} {self.about}>"


class Lengthened:
    """What one decision did to a deadline in one course.

    Attributes:
        decision: The decision.
        before: The deadline that it found.
        after: The deadline that it set.
    """

    __slots__ = ("after", "before", "decision")

    def __init__(self, decision: ExtensionDecision, before: When, after: When) -> None:
        self.decision, self.before, self.after = decision, before, after


class Outcome:
    """Where the State stands in one course of events, and what led there.

    Attributes:
        status: The status; never `Status.UNDETERMINED`.
        due: The deadline in force on the day asked, as the record tells it.
        ends: The same, decisions that are not on record included; None where there is
            no telling.
        open_ended: Whether a decision that is not on record has set a later one, or the
            meeting at which it falls due can have been put off.
        initial: The deadline before any extension.
        steps: What each decision on record did to it.
        done: When it was performed.
        by: The event that performed it; None also where that is not on record.
        undone: The event that undid performance, and that nothing followed; of a
            duty that follows another, the event that raised it.
        find: When performance was asked for anew; of a duty that follows another,
            when it was raised.
        arises: Whether the duty arises.
        breach: Whether a breach that is no lateness is shown.
        lacks: Numbers of the decisions that the record lacks.
        start: The event that started the period; None for entry into force, and
            where it is not on record.
        owed: Of a yearly duty, the years on which a report was surely raised.
    """

    __slots__ = (
        "arises",
        "breach",
        "by",
        "done",
        "due",
        "ends",
        "find",
        "initial",
        "lacks",
        "open_ended",
        "owed",
        "start",
        "status",
        "steps",
        "undone",
    )

    def __init__(  # noqa: PLR0913 - what attrs would compile anew in each process
        self,
        *,
        status: Status,
        due: When | None = None,
        ends: When | None = None,
        open_ended: bool = False,
        initial: When | None = None,
        steps: tuple[Lengthened, ...] = (),
        done: When | None = None,
        by: Event | None = None,
        undone: Event | None = None,
        find: When | None = None,
        arises: bool = True,
        breach: Truth = Truth.FALSE,
        lacks: tuple[int, ...] = (),
        start: Event | None = None,
        owed: tuple[int, ...] = (),
    ) -> None:
        self.status, self.arises, self.breach = status, arises, breach
        self.due, self.ends, self.open_ended = due, ends, open_ended
        self.initial, self.steps, self.lacks = initial, steps, lacks
        self.done, self.by, self.undone, self.find = done, by, undone, find
        self.start, self.owed = start, owed

    def performed(self, done: When | None, by: Event | None) -> Outcome:
        """Return the same where it was performed at another moment."""
        made = copy(self)
        made.done, made.by = done, by
        return made

    def not_yet(self) -> Outcome:
        """Return the same where it has not been performed by the day."""
        made = copy(self)
        made.status, made.done = Status.OUTSTANDING, None
        return made
