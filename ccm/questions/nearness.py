"""Which questions look most like what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

__all__ = ["nearest", "sharing"]

_ALIKE = 0.6
_FEW, _LITTLE, _SHORT = 3, 6, 2


class _Topical(Protocol):
    @property
    def subject(self) -> str: ...

    @property
    def predicate(self) -> str: ...


def nearest(
    topic: tuple[str, str], known: Iterable[_Topical], *, cutoff: float = _ALIKE
) -> list[str]:
    """Return the questions that are nearest to a topic, the nearest first.

    Subject and predicate are compared apart: the nearest agree in both.

    Args:
        topic: Subject and predicate, as they were written.
        known: The questions.
        cutoff: How alike they must be, from 0 to 1.
    """
    near: list[tuple[float, _Topical]] = []
    subjects: dict[str, float] = {}
    for each in known:
        if each.subject not in subjects:
            subjects[each.subject] = _likeness(topic[0], each.subject, cutoff)
        alike = subjects[each.subject]
        if alike >= cutoff:
            told = _likeness(topic[1], each.predicate, cutoff)
            alike = min(alike, told) if max(alike, told) > _ALIKE else 0.0
        if alike >= cutoff:
            near.append((alike, each))
    literal = topic[0].casefold() in map(str.casefold, subjects)
    named = [(alike, _name_of(each, topic, literal=literal)) for alike, each in near]
    return [name for _, name in sorted(named, reverse=True)][:_FEW]


def _name_of(each: _Topical, topic: tuple[str, str], *, literal: bool) -> str:
    """Return a question's name, with what was written for what it leaves open.

    A subject that is another question's own word for word stands for nothing open.
    """
    subject = each.subject if literal else _kept(topic[0], each.subject)
    return f"{subject}: {_kept(topic[1], each.predicate)}"


def _kept(said: str, form: str) -> str:
    """Return what was written, if it has the form of a part that leaves some open."""
    if "{" not in form:
        return form
    pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(form))
    return said if re.fullmatch(pattern, said, re.IGNORECASE) else form


def sharing(topic: tuple[str, str], known: Iterable[_Topical]) -> list[str]:
    """Return the questions of which most is said in a topic, wherever it stands.

    Args:
        topic: Subject and predicate, as they were written.
        known: The questions.
    """
    words = _words(*topic)
    near: list[tuple[float, str]] = []
    for each in known:
        asked = _words(each.subject, each.predicate)
        shared = len(words & asked) / len(asked) if len(asked) > 1 else 0.0
        if shared >= _ALIKE:
            near.append((shared, f"{each.subject}: {each.predicate}"))
    return [name for _, name in sorted(near, reverse=True)][:_FEW]


def _words(*texts: str) -> frozenset[str]:
    """Return the words of a topic, what a question leaves open left out."""
    each = (word for text in texts for word in text.casefold().split())
    return frozenset(word for word in each if len(word) > _SHORT and "{" not in word)


def _likeness(said: str, form: str, cutoff: float) -> float:
    """Return how alike a part of a topic is to that of a question.

    What a question leaves open can be anything; where little else is left of it,
    everything is a little like it, and nothing very.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - for slips of the pen only

    said, form = said.casefold(), form.casefold()
    first, last = form.find("{"), form.rfind("}")
    if first >= 0:
        form = form[:first] + form[last + 1 :]
        said = said[:first] + said[len(said) - (len(form) - first) :]
        if len(form) <= _LITTLE:
            return _ALIKE
    matcher = SequenceMatcher(None, said, form)
    if matcher.real_quick_ratio() < cutoff or matcher.quick_ratio() < cutoff:
        return 0.0
    return matcher.ratio()
