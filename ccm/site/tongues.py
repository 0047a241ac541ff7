"""The six languages of the site: fixed words, days and names in each.

Names of States are the United Nations' own, days those of Unicode's locale data, fixed
words those of ``words.csv`` beside this file. What a language lacks stands in English
and is marked so, for who reads it and for what reads it aloud.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from unicodedata import combining, normalize

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError, MissingExtraError
from ccm.facts import State
from ccm.facts.states import NameForm
from ccm.rules import Deadline, LastKnown, Status
from ccm.site.beside import beside
from ccm.site.markup import Markup, escape
from ccm.view.profile import Profile
from ccm.words.characters import on_one_line
from ccm.words.sentences import article

__all__ = ["ENGLISH", "LANGUAGES", "Tongue", "tongue"]

ENGLISH = "en"

LANGUAGES = (ENGLISH, "fr", "zh", "ar", "ru", "es")
"""The languages of the site: English, those that are complete, and the others."""

_BABEL = "babel", "site"
_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
_LONG = ("ar",)
"""Languages whose short form of a day holds no name of a month."""

_RIGHT_TO_LEFT = ("ar",)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Return what fixed English words are in other languages."""
    text = beside("words.csv").read_text("utf-8")
    return {row[ENGLISH]: row for row in csv.DictReader(text.splitlines())}


def _babel() -> tuple[Any, Any]:
    """Return what knows languages, and what writes days in them."""
    try:
        from babel import Locale, dates  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(*_BABEL) from None
    return Locale, dates


@attrs.define(frozen=True)
class Tongue:
    """One language of the site.

    Attributes:
        code: Its code, such as ``fr``.
    """

    code: str
    _days: dict[date, Markup] = attrs.field(factory=dict[date, Markup], init=False)
    _said: dict[str, Markup] = attrs.field(factory=dict[str, Markup], init=False)

    @property
    def direction(self) -> str:
        """Where its lines begin."""
        return "rtl" if self.code in _RIGHT_TO_LEFT else "ltr"

    @property
    def name(self) -> str:
        """What it calls itself."""
        own = _babel()[0].parse(self.code).get_display_name()
        return str(own[:1].upper() + own[1:])

    @property
    def _locale(self) -> str:
        return _LOCALES.get(self.code, self.code)

    def lacks(self, text: str) -> bool:
        """Tell whether it has no words for an English text."""
        return self.code != ENGLISH and not _words().get(text, {}).get(self.code)

    def plain(self, text: str) -> str:
        """Return an English text in this language, or else as it is, unmarked."""
        return (
            text if self.lacks(text) else _words().get(text, {}).get(self.code) or text
        )

    def say(self, text: str, **parts: object) -> Markup:
        """Return an English text in this language, marked as English where it is.

        Args:
            text: The text, with names of parts in braces.
            parts: What stands there.
        """
        if text not in self._said:
            template = Markup(escape(self.plain(text)))
            lacks = self.lacks(text)
            self._said[text] = self.english(template) if lacks else template
        said = self._said[text]
        if not parts:
            return said
        return said.format(**{name: _shown(part) for name, part in parts.items()})

    def apart(self, text: Markup) -> Markup:
        """Return a text which no writing around it turns."""
        return Markup("<bdi>{}</bdi>").format(text)

    def english(self, text: str | Markup) -> Markup:
        """Return an English text, marked as such on pages in other languages."""
        shown = _shown(text)
        if self.code == ENGLISH:
            return Markup(escape(shown))
        return Markup('<span lang="en" dir="ltr">{}</span>').format(shown)

    def day(self, day: date | PartialDate) -> Markup:
        """Return a day, or days among which one lies, as this language writes them."""
        if isinstance(day, PartialDate):
            return self._partial(day)
        if day not in self._days:
            said = _babel()[1].format_date(day, self._form, locale=self._locale)
            self._days[day] = self._time(day.isoformat(), said)
        return self._days[day]

    @property
    def _form(self) -> str:
        return "long" if self.code in _LONG else "medium"

    def _partial(self, day: PartialDate) -> Markup:
        if day.day is not None:
            return self.day(day.day)
        if day.earliest == date.min:
            return self.say("by {day}", day=self.day(day.latest))
        written = str(day)
        if len(written) == len("YYYY-MM"):
            said = _babel()[1].format_skeleton(
                "yMMMM", day.earliest, locale=self._locale
            )
            return self._time(written, said)
        if len(written) == len("YYYY"):
            return self._time(written, written)
        ends = {"first": self.day(day.earliest), "last": self.day(day.latest)}
        return self.say("between {first} and {last}", **ends)

    def _time(self, written: str, said: str) -> Markup:
        """Return a day, which keeps its order among words of another direction."""
        turned = ' dir="rtl"' if self.direction == "rtl" else ""
        template = Markup(f'<time datetime="{{}}"{turned}>{{}}</time>')
        return template.format(written, said)

    def deadline(self, deadline: Deadline | None) -> Markup:
        """Return a deadline: the day, or those that it can be."""
        if deadline is None or not deadline.candidates:
            return Markup("")
        first, last = deadline.candidates[0], deadline.candidates[-1]
        said = self.day(first)
        if len(deadline.candidates) > 1:
            said = self.say(
                "between {first} and {last}", first=said, last=self.day(last)
            )
        return self.say("{day} or later", day=said) if deadline.or_later else said

    def known(self, known: LastKnown | None) -> Markup:
        """Return where a State stood when that was last known."""
        if known is None:
            return self.say("never known")
        stood = self.say(known.finding.shown)
        if known.status is Status.OUTSTANDING and known.deadline is not None:
            due = self.deadline(known.deadline)
            stood = self.say("{status} until {day}", status=stood, day=due)
        return self.say(
            "{status}, as last known on {day}", status=stood, day=self.day(known.on)
        )

    def provision(self, provision: str) -> Markup:
        """Return a provision as it is cited."""
        number = article(provision).removeprefix("Article ")
        cited = Markup('<bdi class="code">{}</bdi>').format(_shown(number))
        return self.say("Article {number}", number=cited)

    def called(self, state: State, form: NameForm = "short") -> str | None:
        """Return the name of a State; None where the United Nations have none."""
        try:
            return on_one_line(state.name_in(self.code, form))
        except InvalidValueError:
            return None

    def by_name(self, profiles: Iterable[Profile]) -> list[Profile]:
        """Return States in the order of their names, accents left out."""
        return sorted(profiles, key=self._order)

    def _order(self, profile: Profile) -> str:
        name = self.called(profile.state) or profile.state.name
        bare = (each for each in normalize("NFKD", name) if not combining(each))
        return "".join(bare).casefold()

    def state(self, state: State, form: NameForm = "short") -> Markup:
        """Return the name of a State, which no other writing around it turns."""
        key = f"{form} {state.alpha3} {state.name}"
        if key not in self._said:
            name = self.called(state, form) or self.english(state.name)
            self._said[key] = Markup("<bdi>{}</bdi>").format(name)
        return self._said[key]


def _shown(part: object) -> object:
    """Return what stands in a page: hidden characters of data are made visible."""
    return part if isinstance(part, Markup) else on_one_line(str(part))


@cache
def tongue(code: str) -> Tongue:
    """Return a language of the site.

    Raises:
        InvalidValueError: The site has no such language.
    """
    if code not in LANGUAGES:
        msg = f"language: expected one of {', '.join(LANGUAGES)}, got {code!r}"
        raise InvalidValueError(msg)
    return Tongue(code)
