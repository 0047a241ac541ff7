"""The names of States, in one form for the many ways to write one.

Loaded when a name is asked for that the register itself does not hold.
"""

from __future__ import annotations

import csv
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

__all__ = ["Callings", "bare", "name_in", "standing_for"]

_NEAR = 4
"""How many States are told of that are called nearly so."""

_CODE = 2
"""The length up to which a name looks like too many others."""

_MOST_KEPT = 8192
"""How many names are kept as words: all that States are called, and some more."""

_TABLES = os.path.join(os.path.dirname(__file__), "names")  # noqa: PTH118, PTH120

_SMALL = frozenset(
    ("the", "of", "and", "la", "le", "les", "el", "los", "las", "l", "et", "y")
)
"""Words without which a name is the same, in English, French and Spanish."""

_WHOLE = {
    "dem": "democratic",
    "fed": "federated",
    "is": "islands",
    "rep": "republic",
    "st": "saint",
    "sts": "states",
}
_LIKE = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "ى": "ي",
    "ة": "ه",
}
"""Letters that stand for others, and that Unicode does not take apart."""


def bare(name: str) -> str:
    """Return a name as its letters and digits alone, in the one form of all spellings.

    Letter case, accents, apostrophes, dashes, spaces, brackets and small words such as
    articles make no difference, nor does whether some words are cut short.

    >>> bare("St. Kitts & Nevis") == bare("SAINT KITTS AND NEVIS")
    True
    >>> bare("Cote d’Ivoire"), bare("(la) Côte d'Ivoire")
    ('cotedivoire', 'cotedivoire')
    """
    return "".join(_words(name))


@lru_cache(maxsize=_MOST_KEPT)
def _words(name: str) -> tuple[str, ...]:
    words = tuple(_letters(name).split())
    said = tuple(word for word in words if word not in _SMALL)
    if not said:
        return words
    return tuple(_WHOLE.get(word, word) for word in said) if len(said) > 1 else said


def _letters(name: str) -> str:
    """Return the plain letters of a name, with a space for all that is no letter."""
    return _plain(_plain(name)).translate(_KEPT)  # once more: case can hide an accent


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())


class _Kept(dict[int, str]):
    """What is kept of a character: letters and digits, a space for what parts them."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind = unicodedata.category(letter)
        if kind in ("Lm", "Cf") or kind[0] == "M":
            kept = ""  # an accent, or an apostrophe that counts as a letter
        else:
            kept = letter if kind[0] in "LN" else " "
        self[code] = kept
        return kept


_KEPT = _Kept({ord(letter): like for letter, like in _LIKE.items()})


def _ways(name: str) -> tuple[str, ...]:
    """Return a name bare; one like "X, Republic of" or "X (...)" turned round, too."""
    for mark in ",，、(（":
        before, found, after = name.partition(mark)
        if found:
            return bare(name), bare(f"{after} {before}")
    return (bare(name),)


def _rows(table: str) -> list[list[str]]:
    path = os.path.join(_TABLES, f"{table}.csv")  # noqa: PTH118
    with open(path, encoding="utf-8", newline="") as lines:  # noqa: PTH123
        _, *rows = csv.reader(lines)
    return rows


@cache
def _official() -> Mapping[tuple[str, str, str], str]:
    """Return the names of the United Nations by code, language and form."""
    return {
        (code, tongue, form): name for code, tongue, form, name, _ in _rows("names")
    }


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    """Return every name of the tables with the code of its State."""
    others = ((code, name) for code, _, name, _ in _rows("other_names"))
    return (*((code, name) for (code, *_), name in _official().items()), *others)


def _by_way(names: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code, name in names:
        for way in _ways(name):
            found[way] = found.get(way, frozenset()) | {code}
    return found


@cache
def _away() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return what else than a State has a name, bare: its kind, and States near it."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name, kind, states, _ in _rows("elsewhere"):
        for way in _ways(name):
            found.setdefault(way, (kind, tuple(filter(None, states.split(" | ")))))
    return found


def name_in(code: str, language: str, form: str) -> str | None:
    """Return what the United Nations call a State, or None where no table has it."""
    official, short = _official(), (code, language, "short")
    return official.get((code, language, form)) or official.get(short)


class Callings:
    """What the States of a register are called: by it, and by the tables of names."""

    __slots__ = ("_called", "_names", "_split")

    def __init__(self, own: Iterable[tuple[str, str]]) -> None:
        """Take the names that a register has itself, each after a State's code."""
        named = tuple(own)
        codes = frozenset(code for code, _ in named)
        tabled = (each for each in _tables() if each[0] in codes)
        self._names = tuple(dict.fromkeys((*named, *tabled)))
        self._called = _by_way(self._names)
        self._split: tuple[tuple[str, frozenset[str], str], ...] = ()

    def by(self, name: str) -> tuple[str, ...]:
        """Return the codes of the States that a name can stand for; mostly one."""
        for way in _ways(name):
            if found := self._called.get(way):
                return tuple(sorted(found))
        return ()

    def near(self, name: str) -> tuple[str, ...]:
        """Return the codes of States that are called nearly so, best first.

        First come names that begin so, or have all these words, the shortest first;
        then those that look alike.
        """
        words, whole = {*_words(name)}, bare(name)
        meant = [
            (len(key), code)
            for key, parts, code in self._each_split()
            if key.startswith(whole) or words <= parts
        ]
        found = [code for _, code in sorted(meant)] if whole else []
        return tuple(dict.fromkeys((*found, *self._alike(whole))))[:_NEAR]

    def _each_split(self) -> tuple[tuple[str, frozenset[str], str], ...]:
        """Return every name bare and by its words, taken apart once for all slips."""
        if not self._split:
            self._split = tuple(
                (bare(called), frozenset(_words(called)), code)
                for code, called in self._names
            )
        return self._split

    def _alike(self, whole: str) -> Iterator[str]:
        from difflib import get_close_matches  # noqa: PLC0415 - for errors only

        keys = [
            key
            for key in self._called
            if len(key) > _CODE and key.isascii() == whole.isascii()
        ]
        for key in get_close_matches(whole, keys, n=5, cutoff=0.7):
            yield from sorted(self._called[key])


def standing_for(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what else than a State has a name, and the States to look at instead."""
    return next((found for way in _ways(name) if (found := _away().get(way))), None)
