"""The small closed language of questions: what is asked of what, in a few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ccm.errors import InvalidValueError
from ccm.questions.answers import Answer
from ccm.questions.inquiry import Inquiry
from ccm.questions.one_state_asked import one_state_asked
from ccm.questions.rows_asked import ROW_QUESTIONS, rows_asked
from ccm.questions.states_asked import states_asked
from ccm.questions.words import Words

__all__ = ["answers_to", "filled", "is_query"]


_BASES = re.compile(r'\|(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""What stands between two bases: not in quotation marks."""


def _one(
    asked: Callable[[Words, Inquiry, str], Answer],
) -> Callable[[Words, Inquiry, str], tuple[Answer, ...]]:
    return lambda words, inquiry, basis: (asked(words, inquiry, basis),)


_ASKED: Mapping[str, Callable[[Words, Inquiry, str], tuple[Answer, ...]]] = {
    **dict.fromkeys(("list", "count", "share"), _one(states_asked)),
    **dict.fromkeys(("day", "status", "deadline", "report"), _one(one_state_asked)),
    **dict.fromkeys(ROW_QUESTIONS, rows_asked),
}


def is_query(text: str) -> bool:
    """Tell whether a text begins as a question of the language does."""
    return Words(text).next in _ASKED


def answers_to(query: str, inquiry: Inquiry) -> tuple[Answer, ...]:
    """Return the answers to a question, one for each basis that it names.

    Bases are separated by ``|``; each can have a name before a colon. What begins
    with ``otherwise`` is asked only where nothing before it gave an answer.

    Args:
        query: The question.
        inquiry: The record on the day.

    Raises:
        InvalidValueError: It is no question of the language.
    """
    _hold_closed(query)
    found: list[Answer] = []
    for part in _BASES.split(query):
        basis, colon, text = part.partition(": ")
        if not colon or '"' in basis:
            basis, text = "", part
        words = Words(text)
        if words.accept("otherwise") and found:
            continue
        asks = words.next
        if asks not in _ASKED:
            words.refuse(f"one of {', '.join(_ASKED)}")
        found += _ASKED[asks](words, inquiry, basis.strip())
    return tuple(found)


def _hold_closed(query: str) -> None:
    """Hold that every quotation mark has another: else words would be left out.

    Raises:
        InvalidValueError: One has none.
    """
    if query.count('"') % 2:
        said = query[query.rindex('"') :]
        msg = f"{query!r}: expected a closing quotation mark, got {said!r} and the end"
        raise InvalidValueError(msg)


def filled(template: str, words: Mapping[str, str]) -> str:
    """Return a template with its open parts filled in, each as one word."""
    text = template
    for name, said in words.items():
        one_word = said.replace('"', "")
        text = text.replace(f"{{{name}}}", f'"{one_word}"' if said else "")
    return text
