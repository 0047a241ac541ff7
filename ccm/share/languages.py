"""The six languages of site and charts: fixed words, days and names in each.

Names of States are the United Nations' own, days and lengths of time those of Unicode's
locale data, fixed words those of ``fixed_words.csv`` beside this file. What a language
lacks stands in English, for who reads it to see and for what reads it aloud to be told.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

import attrs

from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.facts import State
from ccm.facts.states import NameForm
from ccm.phrases import Code, Phrase
from ccm.words.characters import on_one_line

__all__ = ["ENGLISH", "LANGUAGES", "RIGHT_TO_LEFT", "Language", "language"]

ENGLISH = "en"

LANGUAGES = (ENGLISH, "fr", "zh", "ar", "ru", "es")
"""The languages: English, those that are complete, and the others."""

RIGHT_TO_LEFT = ("ar",)
"""The languages whose lines begin at the right."""

_BABEL = "babel", "site"
_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_LONG = ("ar",)
"""Languages whose short form of a day holds no name of a month."""

_UNITS = "year", "month", "week", "day"
_OPEN = re.compile(r"{[^}]*}")


@cache
def is_bare(template: str) -> bool:
    """Tell whether a template has no word of its own, so that any language has it.

    >>> is_bare("{state}, {number}"), is_bare("{day} or later")
    (True, False)
    """
    return not any(letter.isalpha() for letter in _OPEN.sub("", template))


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Return what fixed English words are in other languages."""
    home = files(__name__.rpartition(".")[0])
    text = home.joinpath("fixed_words.csv").read_text("utf-8")
    return {row[ENGLISH]: row for row in csv.DictReader(text.splitlines())}


def babel() -> tuple[Any, Any, Any]:
    """Return what knows languages, what writes days in them, and lengths of time.

    Raises:
        MissingExtraError: The extra ``site`` is not installed.
    """
    try:
        from babel import Locale, dates, units  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(*_BABEL) from None
    return Locale, dates, units


@attrs.define(frozen=True, eq=False)
class Language:
    """A language: what it calls States, how it writes days, which words it has.

    Attributes:
        code: Its code, such as ``fr``.
    """

    code: str
    _dates: dict[date, str] = attrs.field(factory=dict[date, str], init=False)

    @property
    def direction(self) -> str:
        """Where its lines begin."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    @property
    def name(self) -> str:
        """What it calls itself."""
        own = babel()[0].parse(self.code).get_display_name()
        return str(own[:1].upper() + own[1:])

    @property
    def _locale(self) -> str:
        return _LOCALES.get(self.code, self.code)

    def lacks(self, text: str) -> bool:
        """Tell whether it has no words for an English text.

        A phrase that has no word of its own is as good as its parts.

        >>> from ccm.phrases import Code, joined
        >>> french = language("fr")
        >>> french.lacks(joined(", ", ["deadline", Code("9MSP")]))
        False
        >>> french.lacks(joined(", ", ["deadline", "no such word"]))
        True
        """
        if self.code == ENGLISH or isinstance(text, Code):
            return False
        template = text.template if isinstance(text, Phrase) else text
        if not is_bare(template):
            return not _words().get(template, {}).get(self.code)
        parts = text.parts.values() if isinstance(text, Phrase) else ()
        return any(self.lacks(part) for part in parts if isinstance(part, str))

    def plain(self, text: str) -> str:
        """Return a fixed English text in this language, or else as it is."""
        return (
            text if self.lacks(text) else _words().get(text, {}).get(self.code) or text
        )

    def told(self, text: str) -> str:
        """Return an English text or phrase in this language, or else as it is.

        In English days stand as ISO 8601 writes them.

        >>> from ccm.phrases import phrase
        >>> language("fr").told(phrase("As of {day}.", day=date(2020, 10, 1)))
        'Au 1er oct. 2020.'
        """
        if self.code == ENGLISH or not isinstance(text, Phrase):
            return self.plain(text)
        if self.lacks(text):
            return str(text)
        parts = {name: self._part(part) for name, part in text.parts.items()}
        return self.plain(text.template).format(**parts)

    def _part(self, part: object) -> str:
        match part:
            case date():
                return self.written(part)
            case PartialDate():
                return self.days(part)
            case State():
                return self.called(part) or part.name
            case Period():
                return self.lasting(part)
            case str():
                return self.told(part)
            case _:
                return str(part)

    def written(self, day: date) -> str:
        """Return a day as this language writes it."""
        if day not in self._dates:
            form = "long" if self.code in _LONG else "medium"
            said = str(babel()[1].format_date(day, form, locale=self._locale))
            is_ordinal = self.code == "fr" and day.day == 1
            self._dates[day] = f"1er{said[1:]}" if is_ordinal else said
        return self._dates[day]

    def month(self, day: date) -> str:
        """Return the month of a day as this language writes it."""
        return str(babel()[1].format_skeleton("yMMMM", day, locale=self._locale))

    def days(self, day: PartialDate) -> str:
        """Return days among which one lies as this language writes them."""
        written = str(day)
        if len(written) == len("YYYY"):
            return written
        if len(written) == len("YYYY-MM"):
            return self.month(day.earliest)
        if day.day is not None:
            return self.written(day.day)
        if day.earliest == date.min:
            return self.plain("by {day}").format(day=self.written(day.latest))
        first, last = self.written(day.earliest), self.written(day.latest)
        return self.plain("between {first} and {last}").format(first=first, last=last)

    def lasting(self, period: Period) -> str:
        """Return a length of time as this language writes it.

        >>> language("zh").lasting(Period(years=1, months=6))
        '1年 6个月'
        """
        counted = [(getattr(period, f"{unit}s"), unit) for unit in _UNITS]
        told = [each for each in counted if each[0]] or [(0, "day")]
        return " ".join(self._many(number, unit) for number, unit in told)

    def _many(self, number: int, unit: str) -> str:
        name = f"duration-{unit}"
        return str(babel()[2].format_unit(number, name, locale=self._locale))

    def called(self, state: State, form: NameForm = "short") -> str | None:
        """Return the name of a State; None where the United Nations have none."""
        try:
            return on_one_line(state.name_in(self.code, form))
        except InvalidValueError:
            return None

    def by_name(self, states: Iterable[State]) -> list[State]:
        """Return States in the order of their names, accents left out."""
        return sorted(states, key=self._order)

    def _order(self, state: State) -> str:
        name = self.called(state) or state.name
        bare = (each for each in normalize("NFKD", name) if not combining(each))
        return "".join(bare).casefold()


@cache
def language(code: str) -> Language:
    """Return a language.

    Raises:
        InvalidValueError: There are no words in such a language.
    """
    if code not in LANGUAGES:
        msg = f"language: expected one of {', '.join(LANGUAGES)}, got {code!r}"
        raise InvalidValueError(msg)
    return Language(code)
