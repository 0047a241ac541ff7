"""Requests for longer deadlines and what the States Parties decided on them."""

from datetime import date as Day
from typing import ClassVar

import attrs

from ccm.dates import Period
from ccm.errors import InvalidValueError
from ccm.facts.events.base import Event
from ccm.phrases import Code, Phrase, phrase

__all__ = ["ExtensionDecision", "ExtensionRequest"]


def _from_one(number: int) -> None:
    if number < 1:
        msg = f"number: expected 1 or more, got {number}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ExtensionRequest(Event):
    """The State asked the States Parties for a longer deadline.

    Attributes:
        obligation: Id of the obligation whose deadline it concerns; in a file, also a
            provision, such as ``Article 4(1)(a)``.
        number: 1 for the first request under that obligation, and so on.
        meeting: Label of the meeting that is to consider it.
        length: Length asked for, where the source gives it.
        until: Day asked for, where the source gives it.
        contents: Letters of the items that the request contains, where the
            source says; None where it does not.
    """

    title: ClassVar[str] = "extension request"
    obligation: str
    number: int
    meeting: str
    length: Period | None = None
    until: Day | None = None
    contents: tuple[str, ...] | None = None

    def cohere(self) -> None:
        """Refuse what does not go together."""
        super().cohere()
        _from_one(self.number)
        _of_some_time(self.length)

    def detail(self) -> str:
        """Name number, length, or else the day asked for, and meeting."""
        return str(self.phrased())

    def phrased(self) -> Phrase:
        """Say the same as a phrase.

        >>> from ccm.facts import packaged_record
        >>> events = packaged_record().events
        >>> asked = next(e for e in events if isinstance(e, ExtensionRequest))
        >>> asked.phrased().template
        'request {number} for {length} to {meeting}'
        """
        asked = "request {number} to {meeting}"
        parts: dict[str, object] = {
            "number": self.number,
            "meeting": Code(self.meeting),
        }
        if self.length:
            asked = "request {number} for {length} to {meeting}"
            parts["length"] = self.length
        elif self.until:
            asked = "request {number} until {day} to {meeting}"
            parts["day"] = self.until
        return phrase(asked, **parts)


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class ExtensionDecision(Event):
    """The States Parties decided on a request.

    Attributes:
        obligation: Id of the obligation whose deadline it concerns; in a file, also a
            provision, such as ``Article 4(1)(a)``.
        number: Number of the request that it decides.
        meeting: Label of the meeting that decided, or in whose name it was done.
        granted: Whether an extension was granted.
        length: Length granted, where the decision gives it.
        until: Day that the decision names; it wins over the length.

    Raises:
        InvalidValueError: Granted with neither length nor day.
    """

    title: ClassVar[str] = "extension decision"
    obligation: str
    number: int
    meeting: str
    granted: bool = True
    length: Period | None = None
    until: Day | None = None

    def cohere(self) -> None:
        """Refuse what does not go together."""
        super().cohere()
        _from_one(self.number)
        _of_some_time(self.length)
        if self.granted and not (self.length or self.until):
            msg = "length: expected a length or an end date (until)"
            raise InvalidValueError(msg)

    def detail(self) -> str:
        """Name number, outcome and meeting."""
        return str(self.phrased())

    def phrased(self) -> Phrase:
        """Say the same as a phrase."""
        told = "request {number} refused by {meeting}"
        parts: dict[str, object] = {
            "number": self.number,
            "meeting": Code(self.meeting),
        }
        if self.granted:
            told = "extension {number} granted by {meeting}:"
            if self.length:
                told, parts["length"] = f"{told} {{length}}", self.length
            if self.until:
                told, parts["day"] = f"{told} until {{day}}", self.until
        return phrase(told, **parts)


def _of_some_time(length: Period | None) -> None:
    if length == Period():
        msg = f"length: expected some time, such as 12 months, got {length}"
        raise InvalidValueError(msg)
