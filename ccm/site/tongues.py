"""A language on a page: its words as markup, what it lacks marked as English."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from ccm.facts import State
from ccm.facts.states import NameForm
from ccm.share.languages import ENGLISH, LANGUAGES, Language, language
from ccm.site.markup import Markup, escape
from ccm.words.characters import on_one_line

__all__ = ["ENGLISH", "LANGUAGES", "Tongue", "shown", "tongue"]


@attrs.define(frozen=True, eq=False)
class Tongue(Language):
    """One language of the site."""

    _said: dict[str, Markup] = attrs.field(factory=dict[str, Markup], init=False)

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
        return said.format(**{name: shown(part) for name, part in parts.items()})

    def tell(self, text: str) -> Markup:
        """Return an English text or phrase, marked as English where it stays so."""
        told = Markup(escape(on_one_line(self.told(text))))
        return self.english(told) if self.lacks(text) else told

    def english(self, text: str | Markup) -> Markup:
        """Return an English text, marked as such for a page in this language."""
        return Markup('<span lang="en" dir="ltr">{}</span>').format(shown(text))

    def day(self, day: date) -> Markup:
        """Return a day as this language writes it."""
        return self.time(day.isoformat(), self.written(day))

    def time(self, written: str, said: str) -> Markup:
        """Return a day, which keeps its order among words of another direction."""
        turned = ' dir="rtl"' if self.direction == "rtl" else ""
        template = Markup(f'<time datetime="{{}}"{turned}>{{}}</time>')
        return template.format(written, said)

    def state(self, state: State, form: NameForm = "short") -> Markup:
        """Return the name of a State, which no other writing around it turns."""
        name = self.called(state, form) or self.english(state.name)
        return Markup("<bdi>{}</bdi>").format(name)


def shown(part: object) -> object:
    """Return what stands in a page: hidden characters of data are made visible."""
    return part if isinstance(part, Markup) else on_one_line(str(part))


@cache
def tongue(code: str) -> Tongue:
    """Return a language of the site.

    Raises:
        InvalidValueError: The site has no such language.
    """
    return Tongue(language(code).code)
