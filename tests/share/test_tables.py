"""Tables, headings and paragraphs, whatever the words and however wide the page."""

from __future__ import annotations

from collections import Counter
from unicodedata import east_asian_width

from hypothesis import given
from hypothesis import strategies as st

from ccm.share.drawing import WIDTH, Ink, render
from ccm.share.tables import Heading, Paragraph, Table

words = st.text("abcdefgh-()", min_size=1, max_size=12)
sentences = st.lists(words, max_size=12).map(" ".join)
tables = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.tuples(*[sentences] * n), min_size=1, max_size=6)
)


@given(tables)
def test_a_table_of_short_words_fits(rows: list[tuple[str, ...]]) -> None:
    """Five columns of words of up to 12 letters always have room."""
    table = Table(tuple("title" for _ in rows[0]), tuple(rows))
    assert all(len(line) <= WIDTH for line in render([table], Ink()).splitlines())


@given(tables)
def test_a_table_loses_no_word(rows: list[tuple[str, ...]]) -> None:
    """Wrapping moves words and drops none."""
    table = Table(tuple("title" for _ in rows[0]), tuple(rows))
    printed = render([table], Ink()).replace("title", "").split()
    assert sorted(printed) == sorted(
        word for row in rows for c in row for word in c.split()
    )


wide_words = st.text("ab日本", min_size=1, max_size=5)
WIDTHS = st.sampled_from([40, 80, 200])


@given(tables, WIDTHS)
def test_no_line_is_wider_than_asked(rows: list[tuple[str, ...]], width: int) -> None:
    """Words of up to 12 letters have room at 40 columns, side by side or not."""
    table = Table(tuple("title" for _ in rows[0]), tuple(rows))
    lines = render([table, Heading("title " * 20)], Ink(width=width)).splitlines()
    assert all(len(line) <= width for line in lines)


@given(tables, WIDTHS)
def test_no_word_is_cut_at_any_width(rows: list[tuple[str, ...]], width: int) -> None:
    """Each stands on the page as often as in the table."""
    table = Table(tuple("title" for _ in rows[0]), tuple(rows))
    printed = Counter(render([table], Ink(width=width)).split())
    held = Counter(word for row in rows for cell in row for word in cell.split())
    assert not held - printed


@given(st.lists(wide_words, min_size=1, max_size=20), st.sampled_from([12, 40]))
def test_wide_letters_take_two_columns(words: list[str], width: int) -> None:
    """As a terminal shows them: East Asian wide ones (Unicode, UAX 11)."""
    text = " ".join(words)
    blocks = (Paragraph(text), Table(("A", "B"), ((text, "b"),)))
    for line in render(blocks, Ink(width=width)).splitlines():
        columns = sum(1 + (east_asian_width(each) == "W") for each in line)
        assert columns <= width


def test_columns_stand_under_each_other_after_wide_letters() -> None:
    """The second column begins five columns in: three letters, one of them wide."""
    table = Table(("A", "B"), (("日b", "x"), ("abc", "y")))
    assert render([table], Ink()) == "A    B\n日b  x\nabc  y\n"


def test_rows_without_room_stand_one_under_the_other() -> None:
    """Each cell after its title; one that is empty is left out."""
    table = Table(
        ("State", "Status", "", "Deadline"),
        (("Bulgaria", "overdue", "late", ""), ("", "", "", "2020-10-01")),
    )
    assert render([table], Ink(width=24)) == (
        "Bulgaria\n status: overdue\n late\n-\n deadline: 2020-10-01\n"
    )


def test_a_mark_stands_with_what_it_marks() -> None:
    """A first column without a title holds no more than that."""
    table = Table(("", "From", "Status"), ((">", "2020-10-01", "outstanding"),))
    assert render([table], Ink(width=20)) == "> 2020-10-01\n status: outstanding\n"


def test_running_text_stays_legible_on_a_wide_terminal() -> None:
    """Tables take it all; lines to be read through end at 100 columns."""
    lines = render([Paragraph("word " * 100)], Ink(width=200)).splitlines()
    assert 90 < max(map(len, lines)) <= 100


@given(sentences, st.integers(0, 20), st.integers(0, 8))
def test_a_paragraph_fits_and_hangs(text: str, indent: int, hang: int) -> None:
    """The first line stands at its indent, the others further in."""
    first, *rest = render([Paragraph(text, indent, hang)], Ink()).splitlines()
    assert all(len(line) <= WIDTH for line in (first, *rest))
    assert not text or len(first) - len(first.lstrip()) == indent
    assert all(len(line) - len(line.lstrip()) == indent + hang for line in rest)


def test_a_long_name_wraps_in_its_column() -> None:
    """The longest short name of a State; the cells beside it stay whole."""
    name = "United Kingdom of Great Britain and Northern Ireland"
    titles = ("State", "Status", "Deadline", "Initially")
    row = (name, "not applicable", "2020-08-01 or 2021-08-01", "2020-08-01")
    _, *lines = render([Table(titles, (row,))], Ink()).splitlines()
    assert lines[0].endswith("  not applicable  2020-08-01 or 2021-08-01  2020-08-01")
    assert " ".join(line[:24].strip() for line in lines) == name


def test_an_address_is_never_broken() -> None:
    """It stands in one piece, with the bar that follows it."""
    address = "https://example.org/" + "a-long-path/" * 10
    text = render([Paragraph(f"fact ({address} | {address})", 2, 2)], Ink())
    assert text.splitlines() == ["  fact", f"    ({address} |", f"    {address})"]


def test_nothing_to_list_is_no_table() -> None:
    """A table without rows leaves no titles behind."""
    assert render([Table(("State",), ())], Ink()) == ""
    assert render([Paragraph("")], Ink()) == "\n"


def test_words_that_cannot_be_broken_are_kept() -> None:
    """Better a long line than a lost letter."""
    assert "x" * 100 in render([Table(("a", "b"), (("x" * 100, "y"),))], Ink())


def test_colour_marks_statuses_and_titles() -> None:
    """Nothing else is coloured, and blanks between cells are not."""
    blocks = (Heading("Title"), Table(("A", "B"), (("overdue", "1"), ("else", "2"))))
    assert render(blocks, Ink(colour=True)) == (
        "\n\033[1mTitle\033[0m\n\033[1mA\033[0m        \033[1mB\033[0m\n"
        "\033[1;31moverdue\033[0m  1\nelse     2\n"
    )
