"""Characters that command, hide or compute: what is done to each on the way out.

Any character can stand in a name, a source, a draft or the words that a user typed. A
terminal obeys some of them, a reader does not see others, and a spreadsheet computes a
cell that begins with one of a few. What is done about that is decided here alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import dropwhile
from unicodedata import category

__all__ = ["guarded", "in_json", "is_hidden", "on_one_line", "unguarded", "visible"]

_UNSEEN = frozenset(
    "\N{COMBINING GRAPHEME JOINER}"
    "\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}"
    "\N{KHMER VOWEL INHERENT AQ}\N{KHMER VOWEL INHERENT AA}"
    "\N{BRAILLE PATTERN BLANK}"
) | frozenset(
    chr(number)
    for selectors in (
        range(0x180B, 0x1810),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
    for number in selectors
)
"""Letters, marks and selectors of variants that show nothing by themselves."""

_SEEN = frozenset(("Zs", "Co"))
"""Categories that Python calls not printable though they can be seen: blanks, boxes."""

_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b")
"""What a formula begins with, also in the full-width and small forms."""

_ENTERED = ("\t", "\r", "\n", "\0")
"""What some spreadsheets drop before they look for a formula."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def is_hidden(character: str) -> bool:
    r"""Tell whether a character commands a terminal, or cannot be seen.

    That is: whatever Python calls not printable (control and format characters, with
    those that turn the direction of writing; breaks of lines and paragraphs; tags,
    surrogates, what no standard assigns), and letters and marks that show nothing.
    A line feed is one. Blanks of any width are none, nor are characters for private
    use, which command nothing and show as a box at least.

    >>> is_hidden("\x1b"), is_hidden("\u202e"), is_hidden("\u3000"), is_hidden("é")
    (True, True, False, False)
    """
    if character.isprintable():
        return character in _UNSEEN
    return category(character) not in _SEEN


def visible(text: str) -> str:
    r"""Return text for a terminal: every hidden character as Python writes it.

    A line feed stays what it is.

    >>> visible("Land\x1b[31m of\u202e\nXAA")
    'Land\\x1b[31m of\\u202e\nXAA'
    """
    return _with_each(text, kept="\n", shown=_as_python_writes)


def on_one_line(text: str) -> str:
    r"""Return the same for a line of its own: a line feed is shown as well.

    >>> on_one_line("sta\nte")
    'sta\\nte'
    """
    return _with_each(text, kept="", shown=_as_python_writes)


def in_json(document: str) -> str:
    r"""Return a JSON document that means the same and holds no hidden character.

    >>> in_json('{"name": "\u202e"}')
    '{"name": "\\u202e"}'
    """
    return _with_each(document, kept="\n", shown=_as_json_writes)


def guarded(cell: str) -> str:
    """Return a cell of CSV that no spreadsheet takes for a formula.

    An apostrophe is put before text that would be one, blanks and hidden characters
    before it or not; and before such text that has an apostrophe already, so that
    `unguarded` gives back what was there. A number is a number and stays.

    >>> guarded("=1+1"), guarded("-0.9"), guarded("- none")
    ("'=1+1", '-0.9', "'- none")
    """
    return f"'{cell}" if not _NUMBER.fullmatch(cell) and _computes(cell) else cell


def unguarded(cell: str) -> str:
    """Return what a cell of CSV held before `guarded`.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    bare = cell.removeprefix("'")
    return bare if bare != cell and _computes(bare) else cell


def _computes(cell: str) -> bool:
    """Tell whether text would begin a formula, apostrophes before it left out."""
    bare = cell.lstrip("'")
    first = next(dropwhile(_is_skipped, bare), "")
    return first in _STARTS or bare.startswith(_ENTERED)


def _is_skipped(character: str) -> bool:
    return character.isspace() or is_hidden(character)


def _with_each(text: str, *, kept: str, shown: Callable[[str], str]) -> str:
    if text.isascii() and text.isprintable():
        return text  # most are
    for character in sorted(filter(is_hidden, set(text) - set(kept))):
        text = text.replace(character, shown(character))
    return text


def _as_python_writes(character: str) -> str:
    return ascii(character)[1:-1]


def _as_json_writes(character: str) -> str:
    return json.dumps(character)[1:-1]
