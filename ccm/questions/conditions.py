"""Conditions read from words: some, joined by ``and`` and ``or``, or a single one."""

from __future__ import annotations

import re

from ccm.questions.condition import STANDING, Condition, joined
from ccm.questions.inquiry import Inquiry
from ccm.questions.of_duties import of_duty
from ccm.questions.of_states import READERS, standing
from ccm.questions.words import Words

__all__ = ["condition_in", "obligation_named"]


def condition_in(words: Words, inquiry: Inquiry) -> Condition:
    """Read a condition: some, joined by ``and`` and ``or``, in parentheses if need be.

    Args:
        words: What is still to be read.
        inquiry: Where meetings and obligations are looked up.

    Raises:
        InvalidValueError: There is no such condition.
    """
    found = _all_of(words, inquiry)
    while words.accept("or"):
        found = joined(found, _all_of(words, inquiry), either=True)
    return found


def _all_of(words: Words, inquiry: Inquiry) -> Condition:
    found = _one(words, inquiry)
    while words.accept("and"):
        found = joined(found, _one(words, inquiry))
    return found


def _one(words: Words, inquiry: Inquiry) -> Condition:
    if words.accept("not"):
        inner = _one(words, inquiry)
        return Condition(
            lambda course, inquiry, state: not inner.test(course, inquiry, state),
            inner.obligation,
        )
    if words.accept("("):
        inner = condition_in(words, inquiry)
        if not words.accept(")"):
            words.refuse("and, or or a closing parenthesis")
        return inner
    obligations = {norm.id: norm for norm in inquiry.view.treaty.obligations}
    if (name := obligation_named(words.next)) in obligations:
        words.take()
        return of_duty(obligations[name], words, inquiry)
    if words.next in STANDING:
        return standing(STANDING[words.take()])
    choices = (*STANDING, *READERS, *obligations)
    name = words.one_of(choices, "a condition, one of")
    return READERS[name](words, inquiry, name)


def obligation_named(said: str) -> str:
    """Return the id of an obligation; an article such as ``7(1)`` names one, too.

    >>> obligation_named("7(1)"), obligation_named("ART3")
    ('art7.1', 'art3')
    """
    number = re.sub(r"\((\w+)\)", r".\1", said.casefold())
    return f"art{number}" if number[:1].isdecimal() else number
