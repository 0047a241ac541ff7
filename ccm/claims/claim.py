"""A claim: a figure or list that a document prints, with its place."""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts.typed import take_types
from ccm.questions.question import Topic
from ccm.questions.values import Span, Value

__all__ = ["Claim"]


def _said(_self: object, field: attrs.Attribute[str], text: object) -> None:
    if isinstance(text, str) and not text.strip():
        msg = f"{field.name}: expected some text, got a blank"
        raise InvalidValueError(msg)


@attrs.define(frozen=True, kw_only=True)
class Claim:
    """What a document says at a place: never a fact of the record.

    Attributes:
        id: Name of the claim, such as ``S20-0008``.
        document: Symbol or title of the document.
        paragraph: Where it stands there, such as ``para. 3``.
        subject: What it is about, such as ``Article 3`` or a State's code.
        predicate: What it says of it, such as ``States that completed``.
        value: The figure, list, day or text.
        as_of: The day or the year that it speaks of; None where the document
            gives none.
        printed: Whether it stands in the document in these words; false for
            what a reader counted or added up.

    Raises:
        InvalidValueError: A value of another type; or id, document, subject or
            predicate is blank.
    """

    id: str = attrs.field(validator=_said)
    document: str = attrs.field(validator=_said)
    paragraph: str = ""
    subject: str = attrs.field(validator=_said)
    predicate: str = attrs.field(validator=_said)
    value: Value
    as_of: PartialDate | None = None
    printed: bool = True

    def __attrs_post_init__(self) -> None:
        take_types(self)

    @property
    def place(self) -> str:
        """Document and paragraph."""
        return ", ".join(part for part in (self.document, self.paragraph) if part)

    @property
    def topic(self) -> tuple[str, str]:
        """Subject and predicate: what the question is found by."""
        return self.subject, self.predicate

    @property
    def asks(self) -> Topic:
        """What it asks of the record."""
        return Topic(
            subject=self.subject,
            predicate=self.predicate,
            value=self.value,
            as_of=self.as_of,
        )

    def on(self, otherwise: date) -> date:
        """Return the day to ask about: its own, or another where it has none.

        The other day stands also for a year or a month in which it lies.
        """
        if self.as_of is None:
            return otherwise
        own = Span.of(self.as_of)
        return otherwise if otherwise in own else own.last

    def __str__(self) -> str:
        return f"{self.subject}: {self.predicate}: {self.value} ({self.place})"

    def to_dict(self) -> ccm.audit_records.ClaimRow:
        """Return it as in JSON: what is said where."""
        return ccm.audit_records.claim_row(self)
