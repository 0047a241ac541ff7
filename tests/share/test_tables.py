"""Tables, headings and paragraphs, whatever the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccm.share.tables import WIDTH, Heading, Ink, Paragraph, Table, render

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
        "\n\033[1mTitle\033[0m\n\033[1mA        B\033[0m\n"
        "\033[1;31moverdue\033[0m  1\nelse     2\n"
    )
