"""The kinds of values that options and arguments take, and how each is completed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from ccm.errors import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

    Kind = click.ParamType[object]
else:
    Kind = click.ParamType  # the oldest click does not say of what

__all__ = [
    "ASKED_DAY",
    "COLOR",
    "CONVENED",
    "DAY",
    "FILE",
    "FORM",
    "TRUST",
    "Kind",
    "Number",
    "OneOf",
    "Word",
]

_TODAY = "today"
_NUMBER = re.compile("[0-9]{1,9}")
_WRITTEN = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_IN_WORDS = re.compile(
    f"([0-9]{{1,2}}) ({'|'.join(_NAMES)}) ([0-9]{{4}})", re.IGNORECASE
)
"""How a document writes a day, such as 30 April 2026."""


class _Day(Kind):
    """A day, today, or the label of a meeting, which stands for its last day."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | str | None:
        """Return a day; or what must be a meeting: only the record can tell.

        Raises:
            BadParameter: It is written as a day, and no calendar has it.
        """
        if value == _TODAY and ctx is not None:
            today: date = ctx.find_root().obj()
            return today
        return _day(str(value), param, ctx) or str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return today and the meetings that begin so."""
        return Word("meetings", _TODAY).shell_complete(ctx, param, incomplete)


class _AskedDay(_Day):
    """The day asked about: the same, and None for today, as if it were not given."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | str | None:
        """Return a day; None for today; or what must be a meeting of the record."""
        return None if value == _TODAY else super().convert(value, param, ctx)


class _Convened(Kind):
    """A meeting that is not on record, ``LABEL=DAY``: its days as options take them."""

    name = "meeting"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return it with each day that is given in words, or as today, as a date.

        Raises:
            BadParameter: One is written as a day, and no calendar has it.
        """
        label, equals, days = str(value).partition("=")
        each = (DAY.convert(day, param, ctx) for day in days.split(".."))
        return f"{label}{equals}{'..'.join(map(str, each))}"


def _day(
    text: str, param: click.Parameter | None, ctx: click.Context | None
) -> date | None:
    written = text
    if named := _IN_WORDS.fullmatch(text):
        day, month, year = named.groups()
        written = f"{year}-{_MONTHS[month.lower()]:02}-{int(day):02}"
    if not _WRITTEN.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        told = f"expected a day of the calendar, got {text!r}"
        raise click.BadParameter(told, ctx, param) from None


class Number(Kind):
    """A whole number that is not less than another."""

    name = "number"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Return the number.

        Raises:
            BadParameter: It is none, or less.
        """
        text = str(value)
        if _NUMBER.fullmatch(text) and int(text) >= self.least:
            return int(text)
        told = f"expected a whole number, {self.least} or more, got {text!r}"
        raise click.BadParameter(told, ctx, param)


class OneOf(Kind):
    """One of a few words, whatever their case."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the word.

        Raises:
            BadParameter: It is none of them.
        """
        if (word := str(value).lower()) in self.words:
            return word
        *others, last = self.words
        hint = did_you_mean(word, self.words)
        told = f"expected {', '.join(others)} or {last}, got {value!r}{hint}"
        raise click.BadParameter(told, ctx, param)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the words that begin so."""
        del ctx, param
        return _beginning(incomplete, ((word, "") for word in self.words))


class Word(Kind):
    """A word of the record or of the Convention, which the library reads."""

    name = "word"

    def __init__(self, kind: str, *others: str) -> None:
        self.kind, self.others = kind, others

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return it as it is."""
        del param, ctx
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the words of that kind that begin so, each with what it means."""
        from ccm.share.vocabulary import words  # noqa: PLC0415 - at TAB alone

        del ctx, param
        others: Sequence[tuple[str, str]] = [(word, "") for word in self.others]
        return _beginning(incomplete, (*others, *words(self.kind)))


def _beginning(
    incomplete: str, known: Iterable[tuple[str, str]]
) -> list[CompletionItem]:
    """Return what can be typed without quotes and begins so, whatever its case."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - at TAB alone

    start = incomplete.lower()
    return [
        CompletionItem(word, help=meaning or None)
        for word, meaning in known
        if word.lower().startswith(start) and " " not in word
    ]


class _File(Kind):
    """A file or folder; the library says what is wrong with it."""

    name = "file"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return its path.

        Raises:
            BadParameter: It is empty, as the folder one stands in would be; or an
                option stands where that of another should have been.
        """
        from pathlib import Path  # noqa: PLC0415 - not for --help

        if not value:
            told = "expected a file or folder, got ''"
            raise click.BadParameter(told, ctx, param)
        if isinstance(param, click.Option) and str(value).startswith("--"):
            told = f"expected a file or folder, got {value!r}: of that name, ./{value}"
            raise click.BadParameter(told, ctx, param)
        return Path(str(value))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell, which knows files."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - at TAB alone

        del ctx, param
        return [CompletionItem(incomplete, type="file")]


DAY, ASKED_DAY, CONVENED, FILE = _Day(), _AskedDay(), _Convened(), _File()
TRUST = OneOf("high", "medium", "unverified")
FORM = OneOf("table", "json", "csv")
COLOR = OneOf("auto", "always", "never")
