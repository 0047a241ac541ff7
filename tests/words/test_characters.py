"""No character of data commands a terminal, hides, or makes a cell a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.rules import Explanation
from ccm.share.drawing import Ink, render
from ccm.share.pages import Page, Scope
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.words.characters import (
    guarded,
    in_json,
    is_hidden,
    on_one_line,
    unguarded,
    visible,
)
from ccm.words.tree import as_tree

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "output.md"
if not PAGE.is_file():
    pytest.skip("pages are in the tree alone", allow_module_level=True)

_KIND = re.compile(r"\| ([^|]+) \| ((?:U\+\w+ ?)+) \| (\w+) \| (\w+) \| (\w+) \|")


def _examples() -> Iterator[tuple[str, str, str, str]]:
    """Yield each character of the table in the docs, and what is done to it."""
    for kind in _KIND.finditer(PAGE.read_text(encoding="utf-8")):
        for code in kind[2].split():
            yield chr(int(code.removeprefix("U+"), 16)), kind[3], kind[4], kind[5]


EXAMPLES = list(_examples())
anything = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from([character for character, *_ in EXAMPLES]),
        st.sampled_from("='\n"),
    ),
    max_size=12,
)


def _page(text: str) -> Page:
    return Page(
        name="test",
        scope=Scope(title="Test", on=None, known_by=None, trust=None),
        blocks=(Heading(text), Paragraph(text), Table(("a", text), ((text, "b"),))),
        rows=[{"a": text, "b": "end"}],
        columns=("a", "b"),
    )


def _cells(page: Page) -> list[list[str]]:
    return list(csv.reader(io.StringIO(page.as_csv(), newline=""), strict=True))


def test_the_table_has_every_kind() -> None:
    """Ten kinds, each with its examples."""
    assert len(_KIND.findall(PAGE.read_text(encoding="utf-8"))) == 10


@pytest.mark.parametrize(
    ("character", "on_a_terminal", "in_json_", "in_csv"),
    EXAMPLES,
    ids=[f"U+{ord(example[0]):04X}" for example in EXAMPLES],
)
def test_the_table_in_the_docs(
    character: str, on_a_terminal: str, in_json_: str, in_csv: str
) -> None:
    """Each character is treated as the page says."""
    text = f"{character}=a{character}b"
    page = _page(text)
    if on_a_terminal == "shown":
        assert character not in page.as_text()
        assert ascii(character)[1:-1] in page.as_text()
    else:
        assert "=a" in page.as_text()
        assert "\\" not in page.as_text()
    assert (character in page.as_json()) is (in_json_ == "kept")
    assert json.loads(page.as_json())["rows"][0]["a"] == text
    ((cell, _),) = _cells(page)[1:]
    letter = character.isalpha() or category(character) == "Co"
    stands_first = on_a_terminal == "kept" and letter
    assert cell == (text if stands_first else f"'{text}")
    plain = f"{character}a{character}b"
    ((cell, _),) = _cells(_page(plain))[1:]
    guards = in_csv == "apostrophe" or character in "\t\r\0"
    assert cell == (f"'{plain}" if guards else plain)


def test_what_is_hidden_is_what_unicode_calls_so() -> None:
    """Of all characters: no category of letters, marks, signs or blanks is hidden.

    Those that are hidden though they are letters, marks or signs are few, and stand in
    no name of a State.
    """
    hidden = [chr(n) for n in range(sys.maxunicode + 1) if is_hidden(chr(n))]
    other = [c for c in hidden if category(c) not in {"Cc", "Cf", "Cs", "Cn"}]
    breaks = {"\u2028", "\u2029"}
    assert breaks <= set(other)
    assert {category(c) for c in set(other) - breaks} == {"Mn", "Lo", "So"}
    assert len(set(other) - breaks) < 300
    controls = [chr(n) for n in range(0xA0) if category(chr(n)) == "Cc"]
    assert len(controls) == 65
    assert all(map(is_hidden, controls))


@given(anything)
def test_nothing_hidden_is_left_in_a_text(text: str) -> None:
    """Save the line feeds that the page itself writes."""
    page = _page(text)
    assert not any(map(is_hidden, set(page.as_text()) - {"\n"}))
    assert not any(map(is_hidden, set(page.as_json()) - {"\n"}))
    assert not any(map(is_hidden, on_one_line(text)))


def test_every_kind_of_block_is_tried() -> None:
    """Whoever adds one adds it to the page that these tests draw."""
    assert {type(block) for block in _page("").blocks} == set(get_args(Block))


@given(anything)
def test_colour_is_all_that_commands(text: str) -> None:
    """With the codes taken out, a text in colour is the same as one without."""
    blocks = _page(text).blocks
    coloured = render(blocks, Ink(colour=True))
    plain = re.sub("\033\\[[0-9;]+m", "", coloured)
    assert plain == render(blocks, Ink())


@given(anything)
def test_what_is_shown_is_shown_once(text: str) -> None:
    """To make it visible again changes nothing, and plain text stays as it is."""
    assert visible(visible(text)) == visible(text)
    if text.isascii() and text.isprintable():
        assert visible(text) == text


@given(anything)
def test_json_means_the_same(text: str) -> None:
    """The text that is read from it is the text that was written."""
    document = json.dumps([text], ensure_ascii=False)
    assert json.loads(in_json(document)) == [text]


@given(anything)
def test_a_cell_is_read_back(text: str) -> None:
    """What it held is what a reader gets, whatever stands in it."""
    assert unguarded(guarded(text)) == text
    table = _cells(_page(text))
    assert [[unguarded(cell) for cell in row] for row in table] == [
        ["a", "b"],
        [text, "end"],
    ]


STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"


@given(anything)
def test_no_cell_begins_a_formula(text: str) -> None:
    """Neither at once nor after what a spreadsheet may drop; a number is one."""
    cell = guarded(text)
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        assert cell == text
        assert float(cell) == float(text)
    else:
        assert not cell.startswith(("\t", "\r", "\n", "\0"))
        assert (
            not cell.strip().strip("\0\u200b\ufeff\xa0\u202e").startswith(tuple(STARTS))
        )


@pytest.mark.parametrize(
    "cell",
    [
        "=CMD|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        " =1+1",
        "\u3000=1+1",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\ufeff=1+1",
        "\u200b=1+1",
        "＝1+1",
        "-",
        "-0.9%",
    ],
)
def test_formulas_are_set_apart(cell: str) -> None:
    """Known ways to smuggle one in."""
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["-0.9", "+1", "12", "", "1-2", "a=b", "..2020", "n/a"]
)
def test_what_is_no_formula_stays(cell: str) -> None:
    """Numbers and plain words."""
    assert guarded(cell) == cell


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_no_line_of_an_argument_is_forged(form: str) -> None:
    """Whatever a source says, what follows a line break is no step of its own."""
    tree = as_tree(Explanation("claim\n  fact: forged\x1b\u2028"), form)
    assert "claim\\n  fact: forged\\x1b\\u2028" in tree


def test_a_line_break_in_a_cell_begins_no_row() -> None:
    """Whichever break: what follows it stays in its cell."""
    for line_break in ("\r", "\n", "\r\n"):
        text = f"a{line_break}=1+1"
        assert _cells(_page(text))[1] == [text, "end"]
        assert f'"{text}"' in _page(text).as_csv()
