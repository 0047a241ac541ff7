"""A site as a draft: what is alike in all languages, with places for what is not.

A page is laid out once, in no language. In the draft a place is a number between two
marks that no text of a page can hold, as hidden characters are made visible. What
stands there is said once in each language, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date

import attrs

from ccm.charts import Chart, svg
from ccm.dates import PartialDate
from ccm.facts import State
from ccm.facts.states import NameForm
from ccm.phrases import Phrase, phrase
from ccm.rules import Deadline, Finding, Status
from ccm.site.markup import Markup, escape
from ccm.site.tongues import ENGLISH, Tongue, shown
from ccm.words.characters import on_one_line
from ccm.words.sentences import article, not_known

__all__ = ["Draft", "Written"]

_MARK = "\0"

Said = Callable[[Tongue], str]
"""What stands in a place, in a language."""

Written = list[str]
"""A page of a draft: text and number of a place in turns, beginning with text."""


@attrs.define(eq=False)
class Draft:
    """What the pages of a site say, before any language says it.

    Attributes:
        inline: Whether a page loads its style, with the colours of charts.
    """

    inline: bool = True
    _places: dict[Hashable, Markup] = attrs.field(
        factory=dict["Hashable", Markup], init=False
    )
    _said: list[Said] = attrs.field(factory=list[Said], init=False)
    _filled: dict[str, list[str]] = attrs.field(
        factory=dict[str, list[str]], init=False
    )

    def later(self, key: Hashable, said: Said) -> Markup:
        """Return a place for what each language says in its own way.

        Args:
            key: What stands there: the same twice has one place.
            said: Says it; it may hold places that were made before.
        """
        if key not in self._places:
            self._places[key] = Markup(f"{_MARK}{len(self._said)}{_MARK}")
            self._said.append(said)
        return self._places[key]

    def written(self, page: str) -> Written:
        """Return a page as it was laid out, ready to be filled."""
        return page.split(_MARK)

    def filled(self, written: Written, tongue: Tongue) -> str:
        """Return a page in a language."""
        known = self._filled.setdefault(tongue.code, [])
        for said in self._said[len(known) :]:
            known.append(_put(said(tongue).split(_MARK), known))
        return _put(written, known)

    @property
    def code(self) -> Markup:
        """The code of the language."""
        return self.later("code", lambda tongue: tongue.code)

    @property
    def direction(self) -> Markup:
        """Where its lines begin."""
        return self.later("direction", lambda tongue: tongue.direction)

    def only_in(self, code: str, markup: str) -> Markup:
        """Return what stands in one language alone."""
        key = "only in", code, markup
        return self.later(key, lambda tongue: markup if tongue.code == code else "")

    def plain(self, text: str) -> Markup:
        """Return an English text or phrase, unmarked."""
        return self.later(
            ("plain", *_key(text)),
            lambda tongue: str(escape(shown(tongue.told(text)))),
        )

    def say(self, text: str, **parts: object) -> Markup:
        """Return a fixed English text, marked as English where it stays so.

        Args:
            text: The text, with names of parts in braces.
            parts: What stands there.
        """
        whole = {name: shown(part) for name, part in parts.items()}
        key = "say", text, *(str(part) for part in whole.values())
        return self.later(key, lambda tongue: tongue.say(text, **whole))

    def tell(self, text: str) -> Markup:
        """Return an English text or phrase, marked as such where it stays so."""
        return self.later(("tell", *_key(text)), lambda tongue: tongue.tell(text))

    def apart(self, text: Markup) -> Markup:
        """Return a text which no writing around it turns."""
        return Markup("<bdi>{}</bdi>").format(text)

    def english(self, text: str | Markup) -> Markup:
        """Return an English text, marked as such on pages in other languages."""
        begin, end = (
            self.later(("english", part), _of_english(part)) for part in (0, 1)
        )
        return Markup("").join((begin, escape(shown(text)), end))

    def day(self, day: date | PartialDate) -> Markup:
        """Return a day, or days among which one lies, as a language writes them."""
        if isinstance(day, PartialDate):
            return self._partial(day)
        return self.later(("day", day), lambda tongue: tongue.day(day))

    def _partial(self, day: PartialDate) -> Markup:
        if day.day is not None:
            return self.day(day.day)
        if day.earliest == date.min:
            return self.say("by {day}", day=self.day(day.latest))
        written = str(day)
        if len(written) in (len("YYYY"), len("YYYY-MM")):
            return self.later(
                ("day", day), lambda tongue: tongue.time(written, tongue.days(day))
            )
        ends = {"first": self.day(day.earliest), "last": self.day(day.latest)}
        return self.say("between {first} and {last}", **ends)

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

    def known(self, finding: Finding) -> Markup:
        """Return where a State stood when that was last known."""
        known = finding.last_known
        if known is None:
            return self.say(not_known(finding))
        stood = self.say(known.finding.shown)
        if known.status is Status.OUTSTANDING and known.deadline is not None:
            due = self.deadline(known.deadline)
            stood = self.say("{status} until {day}", status=stood, day=due)
        return self.say(
            "{status}, as last known on {day}", status=stood, day=self.day(known.on)
        )

    def provision(self, provision: str) -> Markup:
        """Return a provision as it is cited."""
        cited = Markup('<bdi class="code">{}</bdi>').format(_number(provision))
        return self.say("Article {number}", number=cited)

    def provision_in_title(self, provision: str) -> Markup:
        """Return the same for the title of a page, which is text alone."""
        return self.plain(phrase("Article {number}", number=_number(provision)))

    def state(self, state: State, form: NameForm = "short") -> Markup:
        """Return the name of a State, which no other writing around it turns."""
        key = "state", state.alpha3, form
        return self.later(key, lambda tongue: tongue.state(state, form))

    def called(self, state: State) -> Markup:
        """Return the name of a State, unmarked."""
        return self.later(
            ("called", state.alpha3),
            lambda tongue: str(escape(shown(tongue.called(state) or state.name))),
        )

    def by_name(
        self, states: Iterable[State], row: Callable[[State], Markup]
    ) -> Markup:
        """Return what is said of some States, in the order of their names."""
        rows = {state: row(state) for state in states}
        return self.later(
            ("by name", *rows.values()),
            lambda tongue: "".join(rows[state] for state in tongue.by_name(rows)),
        )

    def drawn(self, chart: Chart) -> Markup:
        """Return a chart."""
        return self.later(
            ("drawn", chart.id), lambda tongue: svg(chart, tongue, inline=self.inline)
        )


def _key(text: str) -> tuple[Hashable, ...]:
    """Return what tells texts apart that read the same in English."""
    return type(text), text.template if isinstance(text, Phrase) else "", text


def _number(provision: str) -> str:
    return on_one_line(article(provision).removeprefix("Article "))


def _of_english(end: int) -> Said:
    """Return what stands before or after a text that is English."""
    marks = '<span lang="en" dir="ltr">', "</span>"
    return lambda tongue: "" if tongue.code == ENGLISH else marks[end]


def _put(written: Written, known: list[str]) -> str:
    """Return a text with what stands in its places."""
    whole = written.copy()
    whole[1::2] = [known[int(place)] for place in written[1::2]]
    return "".join(whole)
