"""What somebody asks in the language of questions, and what the record replies."""

from __future__ import annotations

import re
from datetime import date

import attrs

from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.facts.typed import held_to
from ccm.questions.answers import Answer
from ccm.questions.asking import questions
from ccm.questions.inquiry import Inquiry
from ccm.questions.language import answers_to, is_query
from ccm.questions.nearness import nearest
from ccm.questions.question import Topic
from ccm.questions.values import Listing, codes
from ccm.questions.words import Words
from ccm.view.findings import Duties

__all__ = ["Reply", "ask"]


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class Reply:
    """What the record replies to a question.

    Attributes:
        question: The question, as it was asked.
        on: The day that was asked about.
        answers: The answer on each basis that the question may mean.
    """

    question: str
    on: date
    answers: tuple[Answer, ...]

    @property
    def states(self) -> frozenset[State]:
        """The States that surely belong, on the first basis."""
        return self.answers[0].states

    @property
    def possible(self) -> frozenset[State]:
        """Those that may belong as well, on the first basis."""
        return self.answers[0].doubtful - self.states

    @property
    def counts(self) -> bool:
        """Whether the question asks how many, and not which."""
        return self.question.split()[:1] == ["count"]

    def __str__(self) -> str:
        return "; ".join(self.said(answer) for answer in self.answers)

    def said(self, answer: Answer) -> str:
        """Return an answer in a line: what is sure, what is possible, on which basis.

        Args:
            answer: One of the answers.
        """
        said = " ".join(part for part in (self._value(answer), answer.basis) if part)
        return said or "nothing on record"

    def _value(self, answer: Answer) -> str:
        more = answer.doubtful - answer.states
        if not isinstance(answer.value, Listing):
            lone = len(answer.options) == 1 and not answer.or_later
            return f"{'perhaps ' if lone else ''}{answer.shown(_ANY_LIST)}"
        if self.counts:
            sure = len(answer.states)
            return f"{sure} to {sure + len(more)}" if more else str(sure)
        perhaps = f", perhaps {codes(more)}" if more else ""
        return f"{answer.value}{perhaps}"

    def __repr__(self) -> str:
        return f"<Reply to {self.question!r} on {self.on}: {self}>"


_ANY_LIST = Listing(frozenset())


def ask(view: Duties, question: str) -> Reply:
    """Answer a question in the language of questions, or one by its name.

    Args:
        view: The record on a day.
        question: Such as ``count States where art3 overdue``, or a subject and a
            predicate, such as ``Convention: signatories`` or ``area cleared by Laos in
            2019``.

    Raises:
        InvalidValueError: It is no question; the message says which words could stand
            where, or names questions that are near.
        UnknownStateError: It names a State that there is not.

    >>> import ccm
    >>> print(ask(ccm.as_of(date(2020, 9, 28)), "list parties where art3 open"))
    BGR, PER, SVK, ZAF, perhaps COG, COM, CPV, GIN, GNB, MDG, RWA, STP, TGO
    """
    plainly = _in_short(question)
    inquiry = Inquiry(view)
    answers = (
        answers_to(plainly, inquiry)
        if is_query(plainly)
        else _of_a_topic(plainly, inquiry)
    )
    told = answers or (Answer(value=None),)
    return Reply(question=plainly.casefold(), on=view.on, answers=told)


_LONGEST, _MOST_WORDS = 1000, 150
"""Of how many characters and words a question can be: it is read again and again, and
what stands in parentheses as deep as they go."""


def _in_short(question: str) -> str:
    """Return a question with one space between its words.

    Raises:
        InvalidValueError: It is too long for one.
    """
    plainly = " ".join(held_to(str, "question", question).split())
    words = len(Words(plainly)) if len(plainly) <= _LONGEST else _MOST_WORDS + 1
    if words > _MOST_WORDS:
        msg = (
            f"question: expected {_LONGEST:,} characters and {_MOST_WORDS} words at "
            f"most, got {len(plainly):,} characters: {plainly[:_SHOWN]!r} and so on"
        )
        raise InvalidValueError(msg)
    return plainly


_SHOWN = 60


def _of_a_topic(text: str, inquiry: Inquiry) -> tuple[Answer, ...]:
    """Return the answers to a question that is asked by subject and predicate."""
    topics = [Topic(subject=s, predicate=said) for s, said in _topics(text)]
    for question in questions():
        for topic in () if question.reads_value else topics:
            if asked := question.asked(topic):
                return question.told(inquiry, asked)
    _refuse_year(text)
    if len(topics) != 1:
        msg = f"question: expected list, count or share of States, got {text!r}"
        raise InvalidValueError(msg)
    near = nearest((topics[0].subject, topics[0].predicate), questions())
    told = f"; near: {', '.join(map(repr, near))}" if near else ""
    msg = f"question: there is none of {text!r}{told}"
    raise InvalidValueError(msg)


_YEAR = re.compile(r"(.+) in ([0-9]{4})", re.IGNORECASE)


def _refuse_year(text: str) -> None:
    """Refuse a year after a question that is asked on a day alone.

    Raises:
        InvalidValueError: One stands there.
    """
    dated = _YEAR.fullmatch(text)
    said = _topics(dated[1]) if dated else []
    topics = [Topic(subject=subject, predicate=told) for subject, told in said]
    if dated and any(q.asked(t) for q in questions() for t in topics):
        msg = (
            f"question: expected {dated[1]!r} on a day and without a year, of which it "
            f"does not ask, got {text!r}"
        )
        raise InvalidValueError(msg)


def _topics(text: str) -> list[tuple[str, str]]:
    """Return each subject and predicate that a text can be, told apart by a colon."""
    subject, colon, predicate = text.partition(": ")
    if colon:
        return [(subject, predicate)]
    words = text.split()
    return [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
