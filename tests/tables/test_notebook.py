"""What a notebook shows: small, well formed, escaped, alike on each call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

import ccm
from ccm.claims import packaged_claims
from ccm.rules import Explanation
from ccm.words.characters import is_hidden

VIEW = ccm.as_of(date(2025, 10, 1))
VALUES: dict[str, Callable[[], Any]] = {
    "finding": lambda: VIEW.assess("AFG", "art4"),
    "explanation": lambda: VIEW.assess("BGR", "art3").explanation,
    "profile": lambda: VIEW.profile("LAO"),
    "findings": lambda: VIEW.findings(states=["LAO", "BGR"]),
    "schedule": lambda: VIEW.schedule(until=date(2026, 12, 31)),
    "timeline": lambda: ccm.timeline("BGR", "art3"),
    "memberships": lambda: ccm.memberships("LTU"),
    "counts": ccm.counts,
    "panel": lambda: ccm.panel(["LAO", "BGR"], days=[VIEW.on]),
    "spans": lambda: VIEW.spans(states="BGR"),
    "changes": lambda: ccm.changes(
        since=date(2024, 1, 1), until=VIEW.on, states=["DEU", "LTU"]
    ),
    "progress": lambda: VIEW.progress("dubrovnik"),
    "audit": lambda: VIEW.audit(packaged_claims("review-2020")[:40]),
    "record": lambda: VIEW.record,
    "table": lambda: ccm.table(VIEW.record.meetings),
}
_VOID = {"br", "hr"}


class _Reader(HTMLParser):
    """Reads HTML, and holds that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.keys: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        self.tags.add(tag)
        self.keys |= {key for key, _ in attributes}
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> _Reader:
    """Return what was read, all of which is closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("name", VALUES)
class TestEveryValue:
    """Whatever it is."""

    def test_it_is_small_and_the_same_on_each_call(self, name: str) -> None:
        """Without random ids, and less than eight kilobytes."""
        value = VALUES[name]()
        html = value._repr_html_()
        assert 0 < len(html.encode()) < 8_000
        assert html == value._repr_html_()

    def test_it_needs_nothing_but_html(self, name: str) -> None:
        """No script, no id, no address, no style but that of a table."""
        found = read(VALUES[name]()._repr_html_())
        plain = {"p", "b", "bdi", "div", "details", "summary", "ul", "li"}
        tabular = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
        assert found.tags <= plain | tabular
        keys = {"style", "scope", "dir", "open", "rules", "cellpadding"}
        assert found.keys <= keys
        assert not any(is_hidden(c) for c in found.text)

    def test_a_table_has_a_caption_and_heads(self, name: str) -> None:
        """Which a reader that speaks needs."""
        html = VALUES[name]()._repr_html_()
        if "<table" in html:
            assert html.count("<caption") == html.count("<table")
            assert '<th scope="col">' in html

    def test_colours_are_those_of_the_notebook(self, name: str) -> None:
        """Light or dark."""
        html = VALUES[name]()._repr_html_().replace("&#x27;", "'")
        assert "#" not in html
        assert "rgb" not in html


HOSTILE = "<script>alert(1)</script>&\"'\x1b[31m\u202e\n<b>"


def test_markup_is_text() -> None:
    """In reasons, and in cells."""
    reasons = Explanation(HOSTILE, because=(Explanation(HOSTILE),))
    (due, *_) = VIEW.schedule(until=date(2026, 12, 31))
    theirs = attrs.evolve(due.state, name=HOSTILE.replace("\n", " "))
    table = ccm.table([attrs.evolve(due, state=theirs, text=HOSTILE)])
    for value in (reasons, table):
        found = read(value._repr_html_())
        assert "script" not in found.tags
        assert "<script>alert(1)</script>&\"'\\x1b[31m\\u202e" in found.text


@pytest.mark.parametrize("state", ["BGR", "AFG", "LTU", "ZMB"])
def test_a_finding_is_one_line(state: str) -> None:
    """State, obligation, day, status and deadline."""
    for finding in VIEW.findings(states=state):
        shown = repr(finding)
        assert shown.isprintable()
        assert len(shown) < 130
        told = f"{finding.state}, {finding.obligation} on {finding.on}: {finding.shown}"
        assert told in shown
        due = finding.deadline
        if due and len(due.candidates) < 3:
            assert f", deadline {due}>" in shown


def test_a_line_is_one_whatever_the_name() -> None:
    """A name in a file of one's own can hold anything but a break of lines."""
    state = attrs.evolve(VIEW.state("BGR"), name="Land\x1b[31m\u202e")
    (due, *_) = VIEW.schedule(until=date(2026, 12, 31))
    assert "\x1b" not in repr(ccm.table([attrs.evolve(due, state=state)]))


def test_an_argument_without_end_is_cut_short() -> None:
    """As many steps are shown as somebody reads; the text says them all."""
    steps = tuple(Explanation(f"step {number}") for number in range(100))
    whole = Explanation("so", because=(Explanation("first", because=steps), *steps))
    shown = str(whole._repr_html_())
    assert "step 0<" in shown
    assert shown.count("step ") < 50
    assert shown.count("<details") == shown.count("</details>") == 2
