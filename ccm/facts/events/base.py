"""What every recorded event has: State, date, source, confidence."""

from datetime import date as Day
from typing import ClassVar, Self

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts.sources import Confidence, Source, Voice
from ccm.facts.states import State

__all__ = ["Event", "Statement"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Event:
    """Something that happened to a State or that a State did.

    Types of events are subclasses. One that adds no field is a plain class,
    because making an attrs class costs more than reading its rows.

    Attributes:
        state: The State that it concerns.
        date: When it happened, as exactly as the source says.
        source: Where that was read; at least one.
        confidence: How sure it is.
        voice: Whose word it is.
        known: When it became public, where that was later than the event.
        dispute: Name shared by accounts that contradict each other.
        followed: Whether answers follow this account of the dispute.
        why: Why this account is followed, or not.
        note: What else a reader should know.

    Raises:
        InvalidValueError: No source; a partial date where the day is on record
            (deposits and signatures); a dispute without a reason, or an
            account that is not followed without a dispute.
    """

    title: ClassVar[str] = "event"
    """What it is called in explanations."""

    to_the_day: ClassVar[bool] = False
    """Whether the Depositary records the day, so that no partial date will do."""

    of_the_depositary: ClassVar[bool] = False
    """Whether it is one of those from which it follows who is bound."""

    state: State
    date: PartialDate
    source: tuple[Source, ...]
    confidence: Confidence = Confidence.HIGH
    voice: Voice = Voice.STATE
    known: PartialDate | None = None
    dispute: str = ""
    followed: bool = True
    why: str = ""
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.source:
            msg = "source: expected at least one"
        elif self.to_the_day and self.date.day is None:
            msg = f"date: expected the exact day, got {self.date}"
        elif bool(self.dispute) != bool(self.why):
            msg = "why: expected with a dispute, and only there"
        elif not (self.followed or self.dispute):
            msg = "dispute: expected for an account that is not followed"
        else:
            return
        raise InvalidValueError(msg)

    @property
    def known_from(self) -> PartialDate:
        """When it became public: with the event, unless the source says later."""
        return self.known or self.date

    @property
    def bears_from(self) -> Day:
        """First day on which it can change an answer."""
        return self.date.earliest

    def as_known(self, by: Day) -> Self | None:
        """Return what of the event was surely public by a day; None if nothing."""
        return self if self.known_from.latest <= by else None

    def detail(self) -> str:
        """Say what happened, without State, date or source."""
        return self.title

    def __str__(self) -> str:
        return f"{self.state}: {self.detail()}, {self.date}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def _key(self) -> tuple[object, ...]:
        return tuple(getattr(self, field.name) for field in attrs.fields(type(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Event) or type(other) is not type(self):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash((type(self), self._key()))

    def to_dict(self) -> "ccm.rows.FactRow":
        """Return it as in JSON: what happened, in words, with its sources."""
        return ccm.rows.fact_row(self)


class Statement(Event):
    """An event that speaks of the days before it, as a declaration does.

    A stock declared in March was held at entry into force in January: the
    answer for February rests on it, although it was not yet known. A completion
    is one, too: what was finished in March was there in February.
    """

    __slots__ = ()

    @property
    def bears_from(self) -> Day:
        """Any day: what it states held before it was stated."""
        return Day.min
