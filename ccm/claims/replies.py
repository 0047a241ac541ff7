"""What somebody asks in the language of questions, and what the record replies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ccm.claims.answers import Answer
from ccm.claims.asking import questions
from ccm.claims.claim import Claim
from ccm.claims.inquiry import Inquiry
from ccm.claims.language import answers_to, is_query
from ccm.claims.nearness import nearest
from ccm.claims.values import Listing, codes
from ccm.errors import InvalidValueError
from ccm.facts import State
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
            return answer.shown(_ANY_LIST)
        if self.counts:
            sure = len(answer.states)
            return f"{sure} to {sure + len(more)}" if more else str(sure)
        perhaps = f", perhaps {codes(more)}" if more else ""
        return f"{answer.value}{perhaps}"

    def __repr__(self) -> str:
        return f"<Reply to {self.question!r} on {self.on}: {self}>"


_ANY_LIST = Listing(frozenset())


def ask(view: Duties, question: str) -> Reply:
    """Answer a question in the language of questions, or one that a claim can ask.

    Args:
        view: The record on a day.
        question: Such as ``count States where art3 overdue``, or the subject and the
            predicate of a claim, such as ``Convention: signatories``.

    Raises:
        InvalidValueError: It is no question; the message says which words could stand
            where, or names questions that are near.
        UnknownStateError: It names a State that there is not.

    >>> import ccm
    >>> print(ask(ccm.as_of(date(2020, 9, 28)), "list parties where art3 open"))
    BGR, PER, SVK, ZAF, perhaps COG, COM, CPV, GIN, GNB, MDG, RWA, STP, TGO
    """
    plainly = " ".join(question.split())
    inquiry = Inquiry(view)
    answers = (
        answers_to(plainly, inquiry)
        if is_query(plainly)
        else tuple(_of_a_claim(plainly, inquiry))
    )
    told = answers or (Answer(value=None),)
    return Reply(question=plainly.casefold(), on=view.on, answers=told)


def _of_a_claim(text: str, inquiry: Inquiry) -> Iterator[Answer]:
    """Yield the answers to a question that a claim asks by subject and predicate."""
    subject, colon, predicate = text.partition(": ")
    if not colon:
        msg = f"question: expected list, count or share of States, got {text!r}"
        raise InvalidValueError(msg)
    claim = Claim(
        id="asked",
        document="asked",
        subject=subject,
        predicate=predicate,
        value=_ANY_LIST,
    )
    for question in questions():
        if not question.reads_value and (asked := question.asked(claim)):
            yield from question.told(inquiry, asked)
            return
    near = nearest(claim.topic, questions())
    told = f"; near: {', '.join(map(repr, near))}" if near else ""
    msg = f"question: there is none of {text!r}{told}"
    raise InvalidValueError(msg)
