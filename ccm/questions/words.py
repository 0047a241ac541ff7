"""The words of a question, read from the left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from ccm.errors import InvalidValueError

__all__ = ["Words"]

_WORD = re.compile(r'"[^"]*"|[()|:]|[^\s()|:"]+(?:\([^\s()]*\)[^\s()|:"]*)*')

_YEAR = re.compile("(?!0000)[0-9]{4}")


class Words:
    """Words that are still to be read; case and spacing do not matter.

    What stands in quotation marks is one word, whatever is in it.

    >>> words = Words('States  where ART3 open since "Intersessional 2012"')
    >>> words.take(), words.next, len(words)
    ('states', 'where', 5)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._left: list[str] = _WORD.findall(text)

    def __len__(self) -> int:
        return len(self._left)

    @property
    def left(self) -> tuple[str, ...]:
        """The words that are still to be read."""
        return tuple(self._left)

    @property
    def next(self) -> str:
        """The next word in small letters, with no marks around it; empty at the end."""
        return self._left[0].strip('"').casefold() if self._left else ""

    def take(self, expected: str = "") -> str:
        """Return the next word in small letters, and go on after it.

        What stands in quotation marks is returned as it is written.

        Args:
            expected: What should stand there, for the error.

        Raises:
            InvalidValueError: Nothing is left.
        """
        if not self._left:
            self.refuse(expected or "more")
        word = self._left.pop(0)
        return word.strip('"') if word.startswith('"') else word.casefold()

    def name(self, expected: str) -> str:
        """Return the next word as it is written, and go on after it.

        Args:
            expected: What should stand there, for the error.

        Raises:
            InvalidValueError: Nothing is left.
        """
        return self._left.pop(0).strip('"') if self._left else self.refuse(expected)

    def year(self) -> int:
        """Return the year that stands next, in four digits, and go on after it.

        Raises:
            InvalidValueError: None does.

        >>> Words("2016 to 2019").year()
        2016
        """
        if not _YEAR.fullmatch(self.next):
            self.refuse("a year such as 2019")
        return int(self.take())

    def accept(self, *words: str) -> bool:
        """Go on after some words, if they stand next."""
        ahead = [word.casefold() for word in self._left[: len(words)]]
        if ahead != list(words):
            return False
        del self._left[: len(words)]
        return True

    def one_of(self, known: Iterable[str], what: str) -> str:
        """Return the next word, which must be one of some.

        Raises:
            InvalidValueError: It is none of them.
        """
        choices = tuple(known)
        if self.next not in choices:
            self.refuse(f"{what}: {', '.join(choices)}")
        return self.take().casefold()

    def refuse(self, expected: str) -> NoReturn:
        """Say that something else was expected next.

        Raises:
            InvalidValueError: Always.
        """
        got = repr(self._left[0]) if self._left else "the end"
        msg = f"{self.text!r}: expected {expected}, got {got}"
        raise InvalidValueError(msg)
