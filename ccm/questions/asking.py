"""Every question that has a name: rows of a table, read on first use."""

from __future__ import annotations

import os
from datetime import date
from functools import cache

import attrs

from ccm.facts.tables import read_rows
from ccm.questions.answers import Answer
from ccm.questions.inquiry import Inquiry
from ccm.questions.language import answers_to, filled
from ccm.questions.named import NAMED
from ccm.questions.question import Asked, Question
from ccm.questions.rows import years_of

__all__ = ["QuestionRow", "questions"]

_FILE = os.path.join(os.path.dirname(__file__), "questions.csv")  # noqa: PTH118, PTH120 - as the record does


@attrs.define(frozen=True, kw_only=True)
class QuestionRow:
    """A question of the table.

    Attributes:
        subject: The subject of a claim that asks it, with ``{word}`` for what is open.
        predicate: Its predicate, likewise.
        asks: What the answer is, in words.
        query: The question in the language of questions; ``{time}`` stands for the
            year or month of the claim, if it gives one, and ``{years}`` for the years
            in which its day lies.
    """

    subject: str
    predicate: str
    asks: str
    query: str

    def question(self) -> Question:
        """Return the question that it is."""

        def answers(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
            template = self.query.replace("{time}", _time(asked))
            template = template.replace("{years}", _years(asked, inquiry.on))
            return answers_to(filled(template, asked.words), inquiry)

        return Question(
            subject=self.subject,
            predicate=self.predicate,
            asks=self.asks,
            answers=answers,
            query=self.query,
        )


def _time(asked: Asked) -> str:
    own = asked.topic.as_of
    return f'in "{own}"' if own is not None and own.day is None else ""


def _years(asked: Asked, on: date) -> str:
    """Return the years that a claim is about; where it gives none, that of the day."""
    years = years_of(asked.topic.as_of) or (on.year,)
    return f"from {years[0]:04} to {years[-1]:04}"


@cache
def questions() -> tuple[Question, ...]:
    """Return the questions; of several that fit a claim, the first is asked.

    Raises:
        DataFileError: The installed file is damaged.

    >>> questions()[0].subject, questions()[0].predicate
    ('Convention', 'States Parties')
    """
    rows = [row.value.question() for row in read_rows(_FILE, QuestionRow)]
    return tuple(sorted((*rows, *NAMED), key=_is_open))


def _is_open(question: Question) -> bool:
    """Tell whether a question can be about many things: such are asked last."""
    return question.subject.startswith("{")
