"""Templates: every value is escaped, and what hides in data is made visible."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import attrs

from ccm.errors import MissingExtraError
from ccm.facts import Event, Source
from ccm.rules import Finding
from ccm.site.beside import ROOM
from ccm.site.drafts import Draft, Written
from ccm.site.markup import Markup, escape
from ccm.site.tongues import ENGLISH
from ccm.words.characters import on_one_line
from ccm.words.forms import finding_lines
from ccm.words.tree import Numbers, nested

__all__ = ["Sheet", "in_language", "rendered"]

_JINJA = "jinja2", "site"
_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
_NUMBER = re.compile(r"\[([0-9]+)\]")


@cache
def _templates() -> Any:
    """Return the templates; nothing that they name may be missing."""
    try:
        import jinja2  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(*_JINJA) from None
    return jinja2.Environment(
        loader=jinja2.PackageLoader(ROOM),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _visible(value: object) -> object:
    return value if isinstance(value, Markup) else on_one_line(str(value))


@attrs.define(frozen=True)
class Sheet:
    """One page, as its template sees it.

    Attributes:
        address: Where it stands, from the root of its language.
        draft: What it says, before any language says it.
        numbers: The sources that it cites.
    """

    address: str
    draft: Draft
    numbers: Numbers = attrs.field(factory=Numbers, init=False)

    @property
    def _folder(self) -> str:
        return self.address.rpartition("/")[0]

    def to(self, address: str) -> str:
        """Return a link to a page in the same language."""
        return _link(self._folder, address)

    def asset(self, address: str) -> Markup:
        """Return a link to what is the same in every language."""
        folder = self._folder
        return self.draft.later(
            ("asset", folder, address),
            lambda tongue: _link(in_language(folder, tongue.code), address),
        )

    def other(self, code: str) -> Markup:
        """Return a link to the same page in another language."""
        return self.asset(in_language(self.address, code))

    def cite(self, sources: Iterable[Source]) -> Markup:
        """Return the numbers of sources, each a link to the list at the end."""
        cited = dict.fromkeys(self.numbers.cite(sources).split())
        return _linked(" ".join(cited))

    def cite_facts(self, facts: Iterable[Event]) -> Markup:
        """Return the numbers of the sources of facts."""
        return self.cite(source for fact in facts for source in fact.source)

    @property
    def sources(self) -> list[Markup]:
        """The sources that were cited, in order; addresses are links."""
        lines = [line for depth, line in self.numbers.lines() if depth]
        return [_with_links(line.partition("] ")[2]) for line in lines]

    def reasons(self, finding: Finding) -> Markup:
        """Return the whole argument for an answer, as lists in lists."""
        return Markup(nested(finding_lines(finding, self.numbers.cite), _linked))


def in_language(address: str, code: str) -> str:
    """Return where a page or a folder stands in a language, from the root."""
    return address if code == ENGLISH else posixpath.join(code, address)


@cache
def _link(folder: str, address: str) -> str:
    """Return a link from a folder of the site to a file."""
    return posixpath.relpath(address, folder or ".")


def _linked(text: str) -> Markup:
    """Return a text in which the number of a source is a link to it."""
    escaped = str(escape(text))
    return Markup(_NUMBER.sub(r'<a class="code" href="#source-\1">[\1]</a>', escaped))


def _with_links(text: str) -> Markup:
    """Return a source; each address in it, of the web alone, is a link."""
    shown, end = on_one_line(text), 0
    parts: list[Markup] = []
    link = Markup('<a href="{0}" rel="noreferrer">{0}</a>')
    for found in _ADDRESS.finditer(shown):
        parts += [escape(shown[end : found.start()]), link.format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(shown[end:])])


Told = dict[str, object]


def rendered(template: str, sheet: Sheet, told: Told) -> Written:
    """Return a page that is laid out in no language yet.

    Raises:
        MissingExtraError: The extra ``site`` is not installed.
    """
    draft = sheet.draft
    ways: dict[str, Callable[..., object]] = {
        "t": draft.say,
        "plain": draft.plain,
        "en": draft.english,
        "day": draft.day,
        "name": draft.state,
    }
    made = _templates().get_template(f"{template}.html")
    return draft.written(made.render(sheet=sheet, tongue=draft, **ways, **told))
