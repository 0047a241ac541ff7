"""The small closed language of questions: what is asked of what, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.one_state_asked import one_state_asked
from ccm.claims.states_asked import states_asked
from ccm.claims.words import Words

__all__ = ["answers_to", "filled", "is_query"]

_ASKED: Mapping[str, Callable[[Words, Inquiry, str], Answer]] = {
    **dict.fromkeys(("list", "count", "share"), states_asked),
    **dict.fromkeys(("day", "status", "deadline"), one_state_asked),
}


def is_query(text: str) -> bool:
    """Tell whether a text begins as a question of the language does."""
    return Words(text).next in _ASKED


def answers_to(query: str, inquiry: Inquiry) -> tuple[Answer, ...]:
    """Return the answers to a question, one for each basis that it names.

    Bases are separated by ``|``; each can have a name before a colon. Of two that
    give the same, the first is enough.

    Args:
        query: The question.
        inquiry: The record on the day.

    Raises:
        InvalidValueError: It is no question of the language.
    """
    found: list[Answer] = []
    for part in query.split("|"):
        basis, colon, text = part.rpartition(": ")
        words = Words(text)
        asks = words.next
        if asks not in _ASKED:
            words.refuse(f"one of {', '.join(_ASKED)}")
        answer = _ASKED[asks](words, inquiry, basis.strip() if colon else "")
        if not any(_same(answer, other) for other in found):
            found.append(answer)
    return tuple(found)


def _same(one: Answer, other: Answer) -> bool:
    return one.basis == other.basis and one.value == other.value


def filled(template: str, words: Mapping[str, str]) -> str:
    """Return a template with its open parts filled in, each as one word."""
    text = template
    for name, said in words.items():
        text = text.replace(f"{{{name}}}", f'"{said}"' if said else "")
    return text
