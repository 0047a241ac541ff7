"""What every recorded event has: State, date, source, confidence."""

from datetime import date as Day
from typing import ClassVar, Self

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts.sources import Confidence, Source, Voice
from ccm.facts.states import State
from ccm.facts.typed import take_types

__all__ = ["Enduring", "Event", "OfYear", "Placed", "Statement", "ToMeeting"]


class _Hashed:
    """A place for the hash of an event, which is made of all that it says.

    It is no field: what is kept in it is neither compared nor copied nor written.
    """

    __slots__ = ("_hashed",)

    _hashed: int


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Event(_Hashed):
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
        why: Why this account is followed, or not; or why it corrects another.
        corrects: In a file of one's own, the fact of the record that it corrects,
            as a page prints it, such as ``deposit of its instrument of
            ratification, 2011-04-06``; of one of the same kind, the date will do.
        note: What else a reader should know.

    Raises:
        InvalidValueError: A value of another type; no source; a partial date where
            the day is on record (deposits and signatures); a dispute or a correction
            without a reason, or an account that is not followed without a dispute.
    """

    title: ClassVar[str] = "event"
    """What it is called in explanations."""

    file: ClassVar[str] = ""
    """The data file of its rows, without ``.csv``, where a treaty brings its own."""

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
    corrects: str = ""
    note: str = ""

    def __attrs_post_init__(self) -> None:
        take_types(self)
        self.cohere()

    def cohere(self) -> None:
        """Refuse values that do not go together."""
        if not self.source:
            msg = "source: expected at least one"
        elif self.to_the_day and self.date.day is None:
            msg = f"date: expected the exact day, got {self.date}"
        elif bool(self.dispute or self.corrects) != bool(self.why):
            msg = "why: expected with a dispute or a correction, and only there"
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
    def own(self) -> bool:
        """Whether it is a fact of the user's own, laid over a record."""
        return self.source[0].own

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

    def phrased(self) -> str:
        """Say the same, as a phrase where it has parts that languages say apart."""
        return self.detail()

    @property
    def told(self) -> str:
        """What happened and when, as reasons print it, and as `corrects` names it."""
        return f"{self.detail()}, {self.date}"

    def __str__(self) -> str:
        return f"{self.state}: {self.told}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def _key(self) -> tuple[object, ...]:
        return tuple(getattr(self, field.name) for field in attrs.fields(type(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Event) or type(other) is not type(self):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        try:
            return self._hashed
        except AttributeError:
            made = hash((type(self), self._key()))
            object.__setattr__(self, "_hashed", made)
            return made

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


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class OfYear(Event):
    """An event that is about one calendar year, as a yearly report is.

    Attributes:
        year: The calendar year.
    """

    year: int


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Placed(Event):
    """An event that can concern one area, or what one conflict left.

    Attributes:
        where: The area, or the conflict, that it concerns; empty for all.
    """

    where: str = ""

    def detail(self) -> str:
        """Name the place, if it is not all of them."""
        return f"{self.title} ({self.where})" if self.where else self.title


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Enduring(Event):
    """An event that goes on for some days; its date is the first of them.

    Attributes:
        until: When the last was; None where it was under way when it was told.
    """

    until: PartialDate | None = None

    @property
    def last(self) -> Day:
        """The last day on which it can have gone on."""
        return self.until.latest if self.until else Day.max


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ToMeeting(Event):
    """Something that the State says to a meeting.

    Attributes:
        meeting: Label of the meeting.
    """

    meeting: str
