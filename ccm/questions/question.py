"""A question: what a subject and a predicate ask of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

import attrs

from ccm.dates import PartialDate
from ccm.questions.answers import Answer
from ccm.questions.inquiry import Inquiry
from ccm.questions.values import Value

__all__ = ["Asked", "Question", "Topic"]


@attrs.define(frozen=True, kw_only=True)
class Topic:
    """What somebody asks about, before its question is found.

    Attributes:
        subject: What it is about, such as ``Article 3`` or a State's code.
        predicate: What is asked of it, such as ``States that completed``.
        value: What is said of it; None where nobody says anything.
        as_of: The day or the year that is meant; None where none is given.
    """

    subject: str
    predicate: str
    value: Value | None = None
    as_of: PartialDate | None = None


@attrs.define(frozen=True, kw_only=True)
class Asked:
    """What is asked, after its question was found.

    Attributes:
        topic: What it was found by.
        words: The parts of subject and predicate that the question leaves open.
    """

    topic: Topic
    words: Mapping[str, str]


_YEAR = re.compile(r"(.+)\s+in\s+((?!0000)[0-9]{4})\s*", re.IGNORECASE)


def _left_open(part: re.Match[str]) -> str:
    """Return what can stand in a part that is left open: no comma, save in some."""
    commas = "" if part[1] in ("state", "decision") else ","
    return rf"(?P<{part[1]}>[^{commas}\n]+?)"


@lru_cache(maxsize=1)
def _said(subject: str, predicate: str) -> str:
    """Return subject and predicate, with one space between words.

    The last is kept, of which one question after the other asks whether it is meant.
    """
    return "\n".join(" ".join(words.split()) for words in (subject, predicate))


@attrs.define(frozen=True, kw_only=True, eq=False)
class Question:
    """What is asked of the record, by subject and predicate.

    Attributes:
        subject: The subject, with ``{word}`` for a part that is left open.
        predicate: The predicate, likewise.
        asks: What the answer is, in words.
        answers: Asks; returns the default basis first.
        reads_value: Whether the answer depends on what the claim says.
        query: The same in the language of questions; empty for a named function.
    """

    subject: str
    predicate: str
    asks: str
    answers: Callable[[Inquiry, Asked], tuple[Answer, ...]] = attrs.field(repr=False)
    reads_value: bool = False
    query: str = ""
    _form: re.Pattern[str] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        text = re.escape(f"{self.subject}\n{self.predicate}")
        form = re.sub(r"\\\{(\w+)\\\}", _left_open, text)
        object.__setattr__(self, "_form", re.compile(form, re.IGNORECASE))

    @property
    def takes_year(self) -> bool:
        """Whether a year can follow that its words do not name."""
        named = "{year}" in self.predicate
        return not named and ("{time}" in self.query or "{years}" in self.query)

    def told(self, inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
        """Return the answers, each worked out once for all claims that ask the same.

        Raises:
            CCMError: The claim names something that there is not.
        """
        if self.reads_value:
            return self.answers(inquiry, asked)
        same = (id(self), *asked.words.values(), asked.topic.as_of)
        return inquiry.once(same, lambda: self.answers(inquiry, asked))

    def asked(self, topic: Topic) -> Asked | None:
        """Return what is asked about a topic; None if it is something else.

        Where a year can follow, one at the end of the predicate is what is meant.
        """
        topic = self._dated(topic)
        match = self._form.fullmatch(_said(topic.subject, topic.predicate))
        return Asked(topic=topic, words=match.groupdict()) if match else None

    def _dated(self, topic: Topic) -> Topic:
        ends = _YEAR.fullmatch(topic.predicate) if self.takes_year else None
        if ends is None:
            return topic
        year = PartialDate.parse(ends[2])
        return attrs.evolve(topic, predicate=ends[1], as_of=year)
