"""Open questions of the text as they are asked for by name, and answered in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs

import ccm
from ccm.dates import Rounding
from ccm.errors import InvalidValueError
from ccm.rules.reading import Reading, in_words
from ccm.rules.shown import Shown

__all__ = ["OpenQuestion", "open_question", "open_questions", "reading_of"]


@attrs.define(frozen=True, repr=False)
class OpenQuestion(Shown):
    """A question that the text leaves open.

    Attributes:
        field: The field of `Reading` that answers it.
        choice: The question, its number, and what supports the default.
        options: The answers that it can have, in words; the default first.
    """

    field: str
    choice: ccm.Choice
    options: tuple[str, ...]

    def answered_by(self, reading: Reading) -> str:
        """Return the answer of a reading, in words."""
        return in_words(getattr(reading, self.field))


@cache
def open_questions() -> tuple[OpenQuestion, ...]:
    """Return every open question, in the order of `Reading`.

    >>> open_questions()[0].options
    ('sixth month after the month of deposit', 'six full months')
    """
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(Reading)
    return tuple(_asked(field) for field in fields)


def _asked(field: attrs.Attribute[Any]) -> OpenQuestion:
    options = field.metadata["options"]
    first = field.default
    told = (first, *(option for option in options if option != first))
    asked = ccm.question(field.name)
    return OpenQuestion(field.name, asked, tuple(map(in_words, told)))


def open_question(name: str) -> OpenQuestion:
    """Return the open question that a field of a reading answers.

    Raises:
        InvalidValueError: There is none; with near matches.

    >>> open_question("pending-request").choice.id
    'A-12'
    """
    each = {question.field: question for question in open_questions()}
    field = "_".join(name.lower().replace("-", " ").replace("_", " ").split())
    if field in each:
        return each[field]
    near = _near(field, each)
    msg = f"reading: no open question is called {name!r}{near}; see ccm readings"
    raise InvalidValueError(msg)


def _near(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - after a slip

    near = get_close_matches(name, [*known], n=2, cutoff=0.5)
    return f"; near: {', '.join(near)}" if near else ""


def reading_of(choices: Iterable[str], reading: Reading | None = None) -> Reading:
    """Return a reading in which some questions are answered otherwise.

    Args:
        choices: Each ``field=option``, as the page on readings has them; without
            regard to case.
        reading: The reading to start from; the practice of the Parties if None.

    Raises:
        InvalidValueError: There is no such question, or no such answer; or one is
            answered twice.

    >>> reading_of(["pending_request=suspends", "last-day=too late"])
    Reading(last_day='too late', pending_request='suspends')
    """
    chosen: dict[str, object] = {}
    for text in choices:
        name, equals, option = text.partition("=")
        if not equals:
            msg = f"reading: expected FIELD=OPTION, got {text!r}; see ccm readings"
            raise InvalidValueError(msg)
        question = open_question(name.strip())
        if question.field in chosen:
            msg = f"reading: {question.field}: expected one answer, got two"
            raise InvalidValueError(msg)
        chosen[question.field] = _option(question, option)
    return attrs.evolve(reading or Reading(), **chosen)  # type: ignore[arg-type]


def _option(question: OpenQuestion, text: str) -> object:
    asked = " ".join(text.lower().split())
    for option in question.options:
        if option.lower() == asked:
            is_rounding = question.field == "rounding"
            return Rounding(option) if is_rounding else option
    expected = ", ".join(map(repr, question.options))
    msg = f"reading: {question.field}: expected one of {expected}, got {text!r}"
    raise InvalidValueError(msg)
