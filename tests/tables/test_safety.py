"""What data or a draft holds, and what becomes of it in each form that is opened."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
import vobject

import ccm
from ccm.share.drawing import Ink, render
from ccm.share.pages import Page, Scope
from ccm.share.tables import Paragraph
from ccm.tables.folder import package
from ccm.words.characters import visible

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "output.md"
VIEW = ccm.as_of(date(2025, 10, 1))
(DUE, *_) = VIEW.schedule(until=date(2026, 12, 31))

HELD = {
    "a formula": '=HYPERLINK("http://x.example")',
    "control and escape characters": "bell\x07 and red\x1b[31m",
    "marks of direction": "turned\u202e round\u2066",
    "markup": "<script>alert(1)</script>",
    "a line break": "one\ntwo",
}
"""What can stand in a text, by what it is."""


def _csv(text: str) -> tuple[str, str]:
    table = ccm.table([attrs.evolve(DUE, text=text)])
    written = package(VIEW, {"schedule": table}, "csv")["schedule.csv"].decode()
    (row,) = csv.DictReader(io.StringIO(written, newline=""))
    return written, row["text"]


def _xlsx(text: str) -> tuple[str, str]:
    table = ccm.table([attrs.evolve(DUE, text=text)])
    written = package(VIEW, {"schedule": table}, "xlsx")["tables.xlsx"]
    sheet: Any = openpyxl.load_workbook(io.BytesIO(written))["schedule"]
    cell = sheet.cell(2, table.columns.index("text") + 1)
    assert cell.data_type == "s"  # and no formula
    return cell.value, cell.value


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attributes: object) -> None:
        del attributes
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.cells.append(data)


def _html(text: str) -> tuple[str, str]:
    written = ccm.table([attrs.evolve(DUE, text=text)])._repr_html_()
    reader = _Text()
    reader.feed(written)
    assert "script" not in reader.tags
    return written, reader.cells[-2]  # before whether it is certain


def _ics(text: str) -> tuple[str, str]:
    ahead = ccm.Schedule([attrs.evolve(DUE, text=text)], VIEW)
    written = ahead.to_ics().decode()
    (event,) = vobject.readOne(written).vevent_list
    told = str(event.summary.value).removeprefix(f"{DUE.state}: ")
    return written.replace("\r\n", ""), told.rpartition(" [")[0]


def _json(text: str) -> tuple[str, str]:
    page = Page(
        name="schedule",
        scope=Scope(title="", on=None, known_by=None, trust=None),
        blocks=(),
        rows=[{"text": text}],
        columns=(),
    )
    written = page.as_json()
    return written, json.loads(written)["rows"][0]["text"]


def _terminal(text: str) -> tuple[str, str]:
    written = render([Paragraph(text)], Ink(colour=True, width=80))
    return written, written.strip("\n")


FORMS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "CSV": _csv,
    "XLSX": _xlsx,
    "HTML": _html,
    "ICS": _ics,
    "JSON": _json,
    "terminal": _terminal,
}
"""What is written, and what another library reads there as the text."""


def became(form: str, text: str) -> str:
    """Return what became of a text, in a word."""
    written, read = FORMS[form](text)
    if read == text:
        return "escaped" if text not in written else "kept"
    if read == f"'{text}":
        return "apostrophe"
    if read == text.replace("\n", " "):
        return "a blank"
    assert read in (visible(text), visible(text).replace("\n", "\\n"))
    return "shown"


TOLD = {what: [became(form, text) for form in FORMS] for what, text in HELD.items()}


@pytest.mark.parametrize("what", HELD)
def test_nothing_commands_a_terminal_or_a_page(what: str) -> None:
    """Neither the one on which it is printed, nor who looks at a file of text."""
    for form in ("HTML", "ICS", "JSON", "terminal", "XLSX"):
        written, _ = FORMS[form](HELD[what])
        assert all(c not in written for c in "\x07\x1b\u202e\u2066")


def test_no_cell_begins_a_formula() -> None:
    """In what a spreadsheet opens."""
    assert TOLD["a formula"][:2] == ["apostrophe", "kept"]  # and a text, see `_xlsx`


@pytest.mark.skipif(not PAGE.is_file(), reason="pages are no part of the package")
def test_the_page_says_so() -> None:
    """The table is what was found here."""
    head = f"| what a text holds | {' | '.join(FORMS)} |"
    rows = [f"| {what} | {' | '.join(found)} |" for what, found in TOLD.items()]
    table = "\n".join([head, "|---" * 7 + "|", *rows])
    assert table in PAGE.read_text(encoding="utf-8"), f"expected\n{table}"
