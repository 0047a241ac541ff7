"""Texts that know how they were put together, so that other languages can say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = [
    "Code",
    "Phrase",
    "counted",
    "day",
    "joined",
    "many",
    "nth",
    "phrase",
    "phrase_of_ordinals",
]

_TH = "th"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)


class Code(str):
    """What every language writes alike, such as ``9MSP`` or ``2.1(a)``."""

    __slots__ = ()


class Phrase(str):
    """An English text, with the template that it was made of and its parts.

    It is a text like any other; `ccm.share.languages` says it in other languages.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: dict[str, object]

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make it again."""
        return _again, (self.template, self.parts)


def phrase(template: str, **parts: object) -> Phrase:
    """Return a phrase.

    Args:
        template: The English text, with names of parts in braces.
        parts: What stands there: a text or a phrase, a day, a State or a length of
            time, which each language says in its own way, or what all write alike.

    >>> from datetime import date
    >>> phrase("As of {day}.", day=date(2020, 9, 28))
    'As of 2020-09-28.'
    """
    return _again(template, parts)


def _again(template: str, parts: dict[str, object]) -> Phrase:
    made = Phrase(template.format_map(parts))
    made.template, made.parts = template, parts
    return made


def nth(number: int) -> str:
    """Return a number as an ordinal.

    >>> nth(2), nth(11), nth(30), nth(41)
    ('2nd', '11th', '30th', '41st')
    """
    return f"{number}{_ending(number)}"


def _ending(number: int) -> str:
    teen = number % 100 in _TEENS
    return _TH if teen else _ENDINGS.get(number % 10, _TH)


def phrase_of_ordinals(
    template: str, ordinals: Mapping[str, int], **parts: object
) -> Phrase:
    """Return a phrase in which numbers stand as ordinals.

    Args:
        template: The English text, in which ``th`` follows the name of each number.
        ordinals: The numbers.
        parts: What else stands there.

    >>> phrase_of_ordinals("the {number}th deposit", {"number": 2})
    'the 2nd deposit'
    """
    for name, number in ordinals.items():
        part = f"{{{name}}}"
        template = template.replace(f"{part}{_TH}", f"{part}{_ending(number)}")
    return phrase(template, **ordinals, **parts)


def day(on: object) -> Phrase:
    """Return a day, or days among which one lies, as a phrase.

    >>> from datetime import date
    >>> day(date(2020, 9, 28))
    '2020-09-28'
    """
    return phrase("{day}", day=on)


def joined(between: str, texts: Iterable[str]) -> Phrase:
    """Return texts as one.

    >>> joined(", ", ["found", "cleared"])
    'found, cleared'
    """
    parts = {f"part{number}": text for number, text in enumerate(texts)}
    return phrase(between.join(f"{{{name}}}" for name in parts), **parts)


def counted(number: int, one: str, several: str) -> Phrase:
    """Return a number with what it counts, as a phrase.

    Args:
        number: The number.
        one: The English text of one.
        several: The template of several, or of none, with the part ``number``.

    >>> [counted(number, "1 fact", "{number:,} facts") for number in (1, 2_100)]
    ['1 fact', '2,100 facts']
    """
    return phrase(one if number == 1 else several, number=number)


def many(number: int, one: str, several: str = "") -> str:
    """Return a number with what it counts.

    Args:
        number: The number.
        one: What one of it is called.
        several: What several are; if not given, the same with an s.

    >>> many(1, "State"), many(0, "State"), many(2_100, "signatory", "signatories")
    ('1 State', '0 States', '2,100 signatories')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
