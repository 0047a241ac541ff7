"""Templates: every value is escaped, and what hides in data is made visible."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import attrs

from ccm.charts import Chart, svg
from ccm.errors import MissingExtraError
from ccm.facts import Event, Source
from ccm.rules import Finding
from ccm.site.beside import ROOM
from ccm.site.markup import Markup, escape
from ccm.site.tongues import ENGLISH, Tongue
from ccm.words.characters import on_one_line
from ccm.words.forms import finding_lines
from ccm.words.tree import Numbers, nested

__all__ = ["Sheet", "rendered"]

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


@attrs.define(frozen=True, kw_only=True)
class Sheet:
    """One page in one language, as its template sees it.

    Attributes:
        address: Where it stands, from the root of its language.
        tongue: Its language.
        numbers: The sources that it cites: the same in every language.
        inline: Whether the page loads its style, with the colours of charts.
        kept: What is the same in every language, made once.
    """

    address: str
    tongue: Tongue
    numbers: Numbers = attrs.field(factory=Numbers)
    inline: bool = True
    kept: dict[object, Markup] = attrs.field(factory=dict[object, Markup])

    @property
    def place(self) -> str:
        """Where it stands, from the root of the site."""
        return self.in_language(self.tongue.code)

    def in_language(self, code: str) -> str:
        """Return where the page stands in another language, from the root."""
        return self.address if code == ENGLISH else f"{code}/{self.address}"

    def to(self, address: str) -> str:
        """Return a link to a page in the same language."""
        code = self.tongue.code
        return self.asset(address if code == ENGLISH else f"{code}/{address}")

    def asset(self, address: str) -> str:
        """Return a link to what is the same in every language."""
        return _link(self.place.rpartition("/")[0], address)

    def other(self, code: str) -> str:
        """Return a link to the same page in another language."""
        return self.asset(self.in_language(code))

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
        key = finding.state.alpha3, finding.obligation
        if key not in self.kept:
            lines = finding_lines(finding, self.numbers.cite)
            self.kept[key] = Markup(nested(lines, _linked))
        return self.kept[key]

    def drawn(self, chart: Chart) -> Markup:
        """Return a chart, with its key in the language of the page."""
        key = chart.id, *map(self.tongue.plain, chart.figure.key.values())
        if key not in self.kept:
            written = svg(chart, say=self.tongue.plain, inline=self.inline)
            self.kept[key] = Markup(written.replace("<svg ", '<svg lang="en" ', 1))
        return self.kept[key]


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


def rendered(template: str, sheet: Sheet, told: Told) -> bytes:
    """Return a page.

    Raises:
        MissingExtraError: The extra ``site`` is not installed.
    """
    tongue = sheet.tongue
    ways: dict[str, Callable[..., object]] = {
        "t": tongue.say,
        "plain": tongue.plain,
        "en": tongue.english,
        "day": tongue.day,
        "name": tongue.state,
    }
    made = _templates().get_template(f"{template}.html")
    return str(made.render(sheet=sheet, tongue=tongue, **ways, **told)).encode()
