"""Names as documents print them, as phrases that every language says in its own way."""

from __future__ import annotations

import re

import attrs

from ccm.errors import InvalidValueError, UnknownStateError
from ccm.facts import State, States
from ccm.phrases import Phrase, phrase

__all__ = ["named"]

_WITH_MORE = re.compile(r"(.+) \(([^()]+)\)")


def named(printed: str, states: States | None = None) -> Phrase:
    """Return a printed name, in English as it is.

    Args:
        printed: The name; what it adds stands in brackets, as in ``Geneva (hybrid)``.
        states: The States of which it can be one; none if None.

    >>> from ccm.facts import packaged_record
    >>> from ccm.share.languages import language
    >>> presided = named("Lao PDR (president-designate)", packaged_record().states)
    >>> presided
    'Lao PDR (president-designate)'
    >>> language("fr").told(presided)
    'République démocratique populaire lao (présidence désignée)'
    """
    found = _WITH_MORE.fullmatch(printed)
    name = found[1] if found else printed
    who = name if states is None else _one_of(states, name)
    if not found:
        return phrase("{name}", name=who)
    return phrase("{name} ({more})", name=who, more=found[2])


def _one_of(states: States, name: str) -> State | str:
    """Return the State so called, under the name that is printed."""
    try:
        return attrs.evolve(states.find(name), name=name)
    except (UnknownStateError, InvalidValueError):  # the latter of a name in lines
        return name
