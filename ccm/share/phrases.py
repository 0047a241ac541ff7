"""Texts that know how they were put together, so that other languages can say them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from ccm.dates import PartialDate
from ccm.facts import State

__all__ = ["Part", "Phrase", "day", "joined", "phrase"]

Part = str | int | date | PartialDate | State
"""What can stand in a phrase: what each language writes in its own way."""

_OPEN = re.compile(r"{[^}]*}")


class Phrase(str):
    """An English text, with the template that it was made of and its parts.

    It is a text like any other; `ccm.share.languages` says it in other languages.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: dict[str, Part]

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again."""
        return _again, (self.template, self.parts)


def phrase(template: str, **parts: Part) -> Phrase:
    """Return a phrase.

    Args:
        template: The English text, with names of parts in braces.
        parts: What stands there.

    >>> phrase("As of {day}.", day=date(2020, 9, 28))
    'As of 2020-09-28.'
    """
    return _again(template, parts)


def _again(template: str, parts: dict[str, Part]) -> Phrase:
    made = Phrase(template.format(**{name: str(part) for name, part in parts.items()}))
    made.template, made.parts = template, parts
    return made


def day(on: date | PartialDate) -> Phrase:
    """Return a day as a phrase.

    >>> day(date(2020, 9, 28))
    '2020-09-28'
    """
    return phrase("{day}", day=on)


def joined(between: str, texts: Iterable[str]) -> Phrase:
    """Return texts as one.

    >>> joined(", ", ["found", day(date(2020, 9, 28))])
    'found, 2020-09-28'
    """
    parts = {f"part{number}": text for number, text in enumerate(texts)}
    return phrase(between.join(f"{{{name}}}" for name in parts), **parts)


@cache
def is_bare(template: str) -> bool:
    """Tell whether a template has no word of its own, so that any language has it.

    >>> is_bare("{state}, {number}"), is_bare("{day} or later")
    (True, False)
    """
    return not any(letter.isalpha() for letter in _OPEN.sub("", template))
