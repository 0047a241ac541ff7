"""Each kind of hostile or broken input at each door: a value, or an error that tells.

What is expected is written down here by kind and form; the page says the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from breaking import KINDS
from doors import DOORS, FORMS, Door, Form

from ccm.errors import CCMError, DataFileError
from ccm.words.characters import on_one_line

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "hostile-input.md"

REFUSED, TAKEN, EITHER, NONE = "refused", "taken", "either", ""
_ALL_REFUSED = (REFUSED,) * len(FORMS)

EXPECTED: Mapping[str, tuple[str, ...]] = {
    "nothing": (REFUSED, REFUSED, REFUSED, TAKEN, REFUSED),
    "cut short, at every byte": (EITHER, EITHER, REFUSED, EITHER, EITHER),
    "a file of another kind": _ALL_REFUSED,
    "bytes that are no UTF-8": (REFUSED, REFUSED, REFUSED, REFUSED, EITHER),
    "NUL": (EITHER, REFUSED, REFUSED, REFUSED, EITHER),
    "characters that turn the line or are not seen": (
        *(EITHER, REFUSED, REFUSED, REFUSED, EITHER),
    ),
    "other separators": (REFUSED, REFUSED, REFUSED, REFUSED, EITHER),
    "a column, a field or a row twice": (
        *(REFUSED, REFUSED, REFUSED, REFUSED, EITHER),
    ),
    "values of other types": (NONE, EITHER, EITHER, NONE, NONE),
    "numbers of 5,000 digits": (EITHER, REFUSED, EITHER, EITHER, REFUSED),
    "digits of other scripts": (EITHER, REFUSED, EITHER, EITHER, EITHER),
    "the year 10000": (REFUSED, REFUSED, REFUSED, EITHER, REFUSED),
    "nested 5,000 deep": (EITHER, REFUSED, REFUSED, REFUSED, EITHER),
    "a line of more than a million characters": _ALL_REFUSED,
    "a quotation mark that is not closed": (
        *(EITHER, REFUSED, REFUSED, REFUSED, EITHER),
    ),
    "years 1 and 9999": (EITHER, TAKEN, TAKEN, TAKEN, EITHER),
}
"""What happens to each kind in each form: either, where it hangs on what is left.

An earlier calendar that is empty is one that is yet to be made. In a text, such as a
source, any character can stand; in the name of a State hidden ones make no difference.
"""

SHOWN: Mapping[str, str] = {
    "numbers of 5,000 digits": "draft of a request",
    "nested 5,000 deep": "draft of a request",
    "values of other types": "draft of a request",
    "a quotation mark that is not closed": "question",
    "characters that turn the line or are not seen": "day",
    "the year 10000": "record",
    "digits of other scripts": "day",
    "years 1 and 9999": "own facts",
}
"""Of which door the page prints what is said; else of a draft with figures."""


def knocked(door: Door, content: bytes, folder: Path) -> CCMError | None:
    """Let something through; return why it is refused, None if it is taken."""
    try:
        door.knock(content, folder)
    except CCMError as error:
        return error
    return None


def outcomes(kind: str, form: Form, folder: Path) -> set[str]:
    """Return what happens to a kind of input at every door of a form."""
    doors = [door for door in DOORS.values() if door.form == form]
    each = ((door, content) for door in doors for content in KINDS[kind](door))
    told = [knocked(door, content, folder) for door, content in each]
    for error in told if form in ("CSV", "TOML") else ():
        _hold_placed(error, folder)
    return {REFUSED if error else TAKEN for error in told}


def _hold_placed(error: CCMError | None, folder: Path) -> None:
    """Hold that a fault of a file names it, and says what was expected, in a line."""
    for fault in error.faults if isinstance(error, DataFileError) else ():
        told = on_one_line(fault)
        assert told.startswith(str(folder))
        assert "expected" in told or ": no " in told


@pytest.mark.parametrize("name", DOORS)
def test_what_is_made_of_it_is_good(name: str, tmp_path: Path) -> None:
    """So that what is broken is refused for what was broken."""
    door = DOORS[name]
    door.knock(door.good.encode(), tmp_path)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_value_or_an_error_of_the_library(
    kind: str, form: Form, tmp_path: Path
) -> None:
    """Never another exception; and which of the two is no matter of chance."""
    found = outcomes(kind, form, tmp_path)
    expected = EXPECTED[kind][FORMS.index(form)]
    whole = {EITHER: {REFUSED, TAKEN}, NONE: set[str]()}
    assert found == whole.get(expected, {expected})


def said(kind: str, folder: Path) -> str:
    """Return what is said of a kind of input, without the folder of the file."""
    door = DOORS[SHOWN.get(kind, "draft with figures")]
    told = (knocked(door, content, folder) for content in KINDS[kind](door))
    first = next(error for error in told if error)
    fault = first.faults[0] if isinstance(first, DataFileError) else str(first)
    plain = re.sub(rf"{re.escape(str(folder))}/[^/]*/", "", on_one_line(fault))
    return plain if len(plain) <= _WIDE else f"{plain[:_WIDE]} …"


_WIDE = 120


def table(folder: Path) -> str:
    """Return the table of the page."""
    head = ("what comes", "tables", "a request", "JSON", "a calendar", "typed")
    rows: list[tuple[str, ...]] = [(*head, "what is said, for one"), ("---",) * 7]
    for kind, found in EXPECTED.items():
        quoted = f"`{said(kind, folder)}`".replace("|", "\\|")
        rows.append((kind, *found, quoted))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


@pytest.mark.skipif(not PAGE.is_file(), reason="pages are no part of the package")
def test_the_page_says_so(tmp_path: Path) -> None:
    """The table is what was found here."""
    expected = table(tmp_path)
    assert expected in PAGE.read_text(encoding="utf-8"), f"expected\n{expected}"
