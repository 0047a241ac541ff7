"""The site: whole without a network, in six languages, harmless, the same twice."""

from __future__ import annotations

import csv
import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files

import attrs
import pytest

import ccm
import ccm.plans
from ccm.claims import DOCUMENTS, Verdict
from ccm.convention import CONVENTION
from ccm.convention.register import REGISTER
from ccm.errors import InvalidValueError
from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    ContaminationDeclared,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Instrument,
    MeetingKind,
)
from ccm.plans import Outcome
from ccm.rules import Cause, Membership, Status
from ccm.rules.citing import cited
from ccm.rules.status import IN_TIME_OR_LATE
from ccm.share.provenance import in_brief
from ccm.site import LANGUAGES, names, site
from ccm.site.contents import Contents
from ccm.site.drafts import Draft
from ccm.site.tongues import tongue
from ccm.testing.fiction import event, world
from ccm.view.changes import Kind
from ccm.words.characters import is_hidden

from .conftest import BUILT, HOSTILE, SOURCE, build, named


class _Reader(HTMLParser):
    """Reads what a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, *names: str) -> Iterator[str]:
        """Yield what attributes of some names hold."""
        for _, fields in self.tags:
            yield from (str(fields[name]) for name in names if name in fields)


Site = Mapping[str, bytes]


def _from(page: str, link: str) -> str:
    """Return where a link leads."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def _pages(site: Site) -> dict[str, _Reader]:
    return {
        name: _Reader(written.decode())
        for name, written in site.items()
        if name.endswith(".html")
    }


@pytest.fixture(scope="module")
def pages(hostile: Site) -> dict[str, _Reader]:
    """Return the pages, read."""
    return _pages(hostile)


class TestNothingDoesHarm:
    """Names, notes and sources with markup, templates and characters that hide."""

    def test_no_page_gets_a_script_of_data(self, pages: dict[str, _Reader]) -> None:
        """The one script is a file of the site."""
        for name, page in pages.items():
            scripts = [fields for tag, fields in page.tags if tag == "script"]
            (source,) = (str(fields["src"]) for fields in scripts)
            assert posixpath.normpath(
                posixpath.join(posixpath.dirname(name), source)
            ) == ("site.js")

    def test_no_handler_and_no_style(self, pages: dict[str, _Reader]) -> None:
        """Nothing that a policy of content would refuse, or need not."""
        for page in pages.values():
            for _, fields in page.tags:
                assert not [name for name in fields if name.startswith("on")]
                assert "style" not in fields

    def test_nothing_is_hidden(self, hostile: Site) -> None:
        """What hides, turns writing or commands is shown in every text."""
        for name, written in hostile.items():
            if not name.endswith((".ics", ".csv")):  # which hold what is on record
                found = {*filter(is_hidden, {*written.decode()})} - {"\n"}
                assert not found, name

    def test_no_template_is_run(self, hostile: Site) -> None:
        """What stands in data is no template."""
        page = hostile["states/XRU.html"].decode()
        assert "{{ 7*7 }}" in page

    def test_only_the_web_is_linked(self, pages: dict[str, _Reader]) -> None:
        """No address of another kind."""
        for page in pages.values():
            for address in page.values("href", "src"):
                assert not re.match(r"(?i)\s*(?!https?:)[a-z][a-z0-9+.-]*:", address)


class TestPages:
    """What each page must have."""

    def test_no_request_leaves_the_machine(self, pages: dict[str, _Reader]) -> None:
        """What a browser loads by itself is beside the page."""
        for page in pages.values():
            loads = ("script", "link", "img", "iframe", "object", "use")
            for tag, fields in page.tags:
                if tag in loads:
                    address = str(fields.get("src") or fields.get("href"))
                    assert "//" not in address

    def test_every_link_leads_somewhere(
        self, hostile: Site, pages: dict[str, _Reader]
    ) -> None:
        """To a file of the site, and to a place on it."""
        ids = {name: {*page.values("id")} for name, page in pages.items()}
        for name, page in pages.items():
            for address in page.values("href"):
                if address.startswith("http"):
                    continue
                path, _, place = address.partition("#")
                there = _from(name, path)
                found = there if path else name
                assert found in hostile, (name, address)
                assert not place or place in ids[found], (name, address)

    def test_ids_are_unique(self, pages: dict[str, _Reader]) -> None:
        """Also those of charts."""
        for name, page in pages.items():
            ids = [*page.values("id")]
            assert len(ids) == len({*ids}), name

    def test_language_and_direction(self, pages: dict[str, _Reader]) -> None:
        """Each page says its own."""
        for name, page in pages.items():
            fields = next(fields for tag, fields in page.tags if tag == "html")
            first = name.partition("/")[0]
            code = first if first in LANGUAGES else "en"
            assert fields["lang"] == code
            assert fields["dir"] == ("rtl" if code == "ar" else "ltr")

    def test_day_and_provenance(self, hostile: Site) -> None:
        """Stand on every page, with the digest of the record."""
        for name, written in hostile.items():
            if name.endswith(".html"):
                page = written.decode()
                assert 'datetime="2020-01-01"' in page
                assert "sha256" in page

    def test_headings_of_tables(self, pages: dict[str, _Reader]) -> None:
        """Each has a scope, and each table a caption."""
        for page in pages.values():
            tags = [tag for tag, _ in page.tags]
            assert tags.count("table") == tags.count("caption")
            for tag, fields in page.tags:
                if tag == "th":
                    assert fields.get("scope") in ("col", "row")

    def test_charts_stand_with_their_numbers(self, hostile: Site) -> None:
        """Each in the language of its page, with the table of what it draws."""
        drawn = 0
        for name, written in hostile.items():
            if name.endswith(".html"):
                found = re.findall(
                    r'<svg lang="(\w+)"[^>]* role="img"', written.decode()
                )
                tables = written.decode().count('-numbers"><span>')
                first = name.partition("/")[0]
                code = first if first in LANGUAGES else "en"
                assert found == [code] * tables, name
                drawn += tables
        assert drawn > len(BUILT)

    def test_same_input_same_bytes(self, hostile: Site) -> None:
        """Nothing of a clock or the order of a set is in it."""
        assert hostile == build(named(HOSTILE, SOURCE), BUILT)


WORDS = {
    *map(str, (*Status, IN_TIME_OR_LATE, *Membership, *Cause, *Kind, *Outcome)),
    *map(str, (*Verdict, *MeetingKind)),
    *(norm.duty for norm in CONVENTION.obligations),
    *("Africa", "Americas", "Asia", "Europe", "Oceania"),
    CONVENTION.name,
    ccm.plans.plan("dubrovnik").title,
}
"""What stands on pages and comes from elsewhere in the library."""


def _rows() -> list[dict[str, str]]:
    """Return the fixed words, as they stand in their file."""
    text = files("ccm.share").joinpath("fixed_words.csv").read_text("utf-8")
    return [*csv.DictReader(text.splitlines())]


def _places(template: str) -> list[str]:
    """Return the names of its parts, without how English writes them."""
    return sorted(re.findall(r"{([a-z]+)(?::[^}]*)?}", template))


def _said() -> set[str]:
    """Return the fixed words of the templates."""
    found: set[str] = set()
    for file in files("ccm.site").joinpath("templates").iterdir():
        text = file.read_text("utf-8")
        found |= {*re.findall(r'\b(?:t|plain|say)\((?:[^"()]* or )?"([^"]+)"', text)}
        for titles in re.findall(r"table_open\(.*?\[([^\]]*)\]", text):
            found |= {*re.findall(r'"([^"]+)"', titles)}
        found |= {*re.findall(r'\("[a-z]+\.html", "([^"]+)"\)', text)}
    return found


def _told() -> set[str]:
    """Return names and contents that pages take from the packaged record."""
    view = ccm.as_of(date(2026, 11, 26))
    contents, states = Contents(view, (), ()), view.record.states
    norms = {cited(norm.provision)[:1] for norm in view.treaty.obligations}
    sittings = [sitting for held in contents.meetings for sitting in held.sittings]
    plan = ccm.plans.plan("dubrovnik")
    return {
        *(held.name for held in contents.meetings),
        *(names.named(sitting.place) for sitting in sittings),
        *(names.named(s.presidency, states) for s in sittings if s.presidency),
        *(paper.title for held in contents.meetings for paper in held.papers),
        *(document.name for document in DOCUMENTS),
        *(each.text for each in REGISTER if cited(each.provision)[:1] in norms),
        *(aim.text for aim in plan),
        *(action.title for action in plan.actions if action.title),
        in_brief(view.record),
    }


def _happened() -> Iterator[str]:
    """Yield events, as pages on States and meetings name them."""
    view = ccm.as_of(date(2026, 11, 26))
    for state in view.record.dossiers:
        yield from (step.text for step in view.profile(state).steps)
    shown = (ExtensionRequest, ExtensionDecision, AnnualReport)
    events = [e for e in view.record.events if isinstance(e, shown)]
    yield from (event.phrased() for event in events)
    decisions = [e for e in events if isinstance(e, ExtensionDecision)]
    yield attrs.evolve(decisions[0], granted=False).phrased()
    for instrument in Instrument:
        yield f"deposit of its instrument of {instrument}"


class TestLanguages:
    """English, French and Chinese are complete, the others as far as they go."""

    @pytest.mark.parametrize("code", ["fr", "zh"])
    def test_complete(self, code: str) -> None:
        """Every fixed word has one in the language."""
        assert len(_said()) > 90
        assert not [word for word in _said() | WORDS if tongue(code).lacks(word)]

    @pytest.mark.parametrize("code", ["fr", "zh"])
    def test_names_contents_and_events(self, code: str) -> None:
        """So has each name, title and event of the packaged record that pages name."""
        told = {*_told(), *_happened()}
        assert len(told) > 400
        assert not [text for text in told if tongue(code).lacks(text)]

    def test_every_word_stands_once(self) -> None:
        """Another row would never be read, or hide the first."""
        english = [row["en"] for row in _rows()]
        assert len(english) == len({*english}) > 500

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_parts_of_sentences(self, code: str) -> None:
        """A translation has the same places for days and numbers, each once."""
        for row in _rows():
            if row[code]:
                assert _places(row[code]) == _places(row["en"]), row["en"]

    def test_what_is_lacking_is_marked(self) -> None:
        """It stands in English, and says so."""
        said = tongue("ru").say("outstanding")
        assert said == '<span lang="en" dir="ltr">outstanding</span>'

    @pytest.mark.parametrize(
        ("code", "day"),
        [
            ("en", "1 Oct 2026"),
            ("fr", "1er oct. 2026"),
            ("zh", "2026年10月1日"),
            ("ar", "1 أكتوبر 2026"),
            ("ru", "1 окт. 2026"),
            ("es", "1 oct 2026"),
        ],
    )
    def test_days(self, code: str, day: str) -> None:
        """As each language writes them; machines read the same everywhere."""
        said = tongue(code).day(date(2026, 10, 1))
        assert said.startswith('<time datetime="2026-10-01"')
        assert said.partition(">")[2].startswith(day)

    @pytest.mark.parametrize(
        ("code", "names"),
        [
            ("en", ["Albania", "Côte d'Ivoire", "Cuba"]),
            ("fr", ["Albanie", "Côte d’Ivoire", "Cuba"]),
            ("es", ["Albania", "Côte d'Ivoire", "Cuba"]),
        ],
    )
    def test_order_of_names(self, code: str, names: list[str]) -> None:
        """An accent does not send a State to the end."""
        view = ccm.as_of(date(2020, 9, 28))
        states = [view.state(state) for state in ("CUB", "CIV", "ALB")]
        found = [tongue(code).called(each) for each in tongue(code).by_name(states)]
        assert [str(name).replace("’", "'") for name in found] == [
            name.replace("’", "'") for name in names
        ]

    def test_no_other_language(self) -> None:
        """It is refused in a line."""
        with pytest.raises(InvalidValueError, match="language: expected one of en"):
            tongue("de")


def test_a_report_not_on_record_is_no_reproach_on_the_front_page() -> None:
    """Of Albania no annual report but some is on record; Bulgaria was late (art3)."""
    view = ccm.as_of(date(2020, 12, 1))
    states = view.state("ALB"), view.state("BGR")
    contents = Contents(view, states, documents=())
    told = [[each.finding.obligation for each in contents.pressing(s)] for s in states]
    assert told == [[], ["art3"]]


def test_a_report_that_was_not_due_when_last_known_is_no_deadline_missed() -> None:
    """Germany's first is not on record; Burundi's were listed as missing in 2020."""
    view = ccm.as_of(date(2026, 11, 28))
    states = view.state("DEU"), view.state("BDI")
    passed = Contents(view, states, documents=()).passed
    told = [[each.finding.obligation for each in passed[s]] for s in states]
    assert told == [["art4"], ["art7.2"]]


def test_the_convention_is_in_force_since_no_day_for_who_has_left() -> None:
    """Lithuania was bound from September 2011, and left in March 2025."""
    for day, told in ((date(2025, 3, 5), True), (date(2025, 3, 6), False)):
        pages = site(ccm.as_of(day), states=["LTU"], languages=(), documents=[])
        row, *_ = re.findall(rb"<tr><th[^>]*>.*?LTU.*?</tr>", pages["index.html"])
        assert (b'data-sort="2011-09-01"' in row) is told


def _read(draft: Draft, said: str) -> str:
    """Return what somebody reads on a page in English."""
    return re.sub(r"<[^>]*>", "", draft.filled(draft.written(said), tongue("en")))


class TestDaysInDoubt:
    """A page says between which days, and what was known last."""

    def test_deadline(self) -> None:
        """Hostilities ended in May 2013: ten years end on a day of May 2023."""
        record = world(event(HostilitiesEnded, "2013-05"))
        view, draft = ccm.as_of(date(2015, 1, 1), record=record), Draft()
        said = draft.deadline(view.assess("XRU", "art4.1b").deadline)
        assert _read(draft, said) == "between 1 May 2023 and 31 May 2023"

    def test_last_known(self) -> None:
        """Cleared in November 2012 or later: until October it surely was not."""
        record = world(
            event(ContaminationDeclared, "2012-01-01"),
            event(ClearanceCompleted, "2012-11..2013-02"),
        )
        view, draft = ccm.as_of(date(2012, 12, 31), record=record), Draft()
        said = draft.known(view.assess("XRU", "art4"))
        assert _read(draft, said) == (
            "outstanding until 1 Oct 2021, as last known on 31 Oct 2012"
        )
