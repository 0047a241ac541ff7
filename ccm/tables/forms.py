"""A table as the content of a file: CSV, lines of JSON, Parquet, a workbook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from typing import Any, get_args

from ccm.errors import InvalidValueError, MissingExtraError
from ccm.share.pages import csv_text
from ccm.tabled import Value
from ccm.tables.descriptor import BETWEEN, Format
from ccm.view.tabular import Column, Form, Table
from ccm.words.characters import in_json, visible

__all__ = ["form_named", "written"]

_FORMS: tuple[Format, ...] = get_args(Format)

_XLSX = "xlsxwriter", "xlsx"
"""The package that writes workbooks, and the extra that brings it."""

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By which some spreadsheets know that a file is UTF-8."""

_LONGEST = 32_767
"""The most characters that a cell of a workbook holds."""

_FIRST_YEAR = 1900
"""Before it, a workbook knows no days."""

_NEVER_CHANGES = datetime(2008, 12, 3)  # noqa: DTZ001 - a workbook knows no zone
"""The day on which a workbook says that it was made: that of the Convention."""

_WIDTHS: Mapping[Form, int] = {"code": 18, "codes": 40, "text": 50, "day": 12}


def written(
    tables: Mapping[str, Table],
    form: Format,
    told: Mapping[str, str],
    *,
    mark: bool = False,
) -> Mapping[str, bytes]:
    """Return the files of some tables, by their names.

    The same tables give the same bytes.

    Args:
        tables: The tables by their names.
        form: The form of the files.
        told: What they rest on, in a few words each, where a form has a place for it.
        mark: Whether CSV begins with the mark by which some spreadsheets know UTF-8.

    Raises:
        MissingExtraError: What writes that form is not installed.
        InvalidValueError: The mark is asked for another form than CSV.
    """
    form_named(form, mark=mark)
    if form == "xlsx":
        return {"tables.xlsx": _workbook(tables, told)}
    if form == "parquet":
        return {
            f"{name}.parquet": _parquet(each, told) for name, each in tables.items()
        }
    if form == "jsonl":
        return {f"{name}.jsonl": _lines(each) for name, each in tables.items()}
    start = _MARK if mark else ""
    return {
        f"{name}.csv": (start + _csv(each)).encode() for name, each in tables.items()
    }


def form_named(name: str, *, mark: bool = False) -> Format:
    """Return the form of that name.

    Raises:
        InvalidValueError: There is none, or the mark is asked for another than CSV.
    """
    if mark and name != "csv":
        msg = f"mark: expected with csv alone, got {name}"
        raise InvalidValueError(msg)
    for form in _FORMS:
        if form == name:
            return form
    msg = f"format: expected one of {', '.join(_FORMS)}, got {name!r}"
    raise InvalidValueError(msg)


def _csv(table: Table) -> str:
    rows = ([_cell(value) for value in row.values()] for row in table)
    return csv_text(table.columns, rows)


def _cell(value: Value) -> str:
    """Return a value as the schema of the package says that it stands in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return BETWEEN.join(each.replace(BETWEEN, " / ") for each in value)
    return str(value)


def _lines(table: Table) -> bytes:
    lines = (json.dumps(dict(row), ensure_ascii=False, default=str) for row in table)
    return "".join(f"{in_json(line)}\n" for line in lines).encode()


def _parquet(table: Table, told: Mapping[str, str]) -> bytes:
    arrow: Any = table.to_arrow()
    parquet: Any = import_module("pyarrow.parquet")
    buffer = BytesIO()
    known = {f"ccm.{key}": value for key, value in told.items()}
    parquet.write_table(arrow.replace_schema_metadata(known), buffer)
    return buffer.getvalue()


def _workbook(tables: Mapping[str, Table], told: Mapping[str, str]) -> bytes:
    try:
        xlsxwriter: Any = import_module("xlsxwriter")
    except ImportError:
        raise MissingExtraError(*_XLSX) from None
    buffer = BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, settings) as book:
        book.set_properties({"title": told["treaty"], "created": _NEVER_CHANGES})
        sheets = _Sheets(book)
        sheets.add("about", ("what", "value"), told.items(), ("code", "text"))
        for name, table in tables.items():
            forms: list[Form] = [column.form for column in table.kind.columns]
            rows = (tuple(row.values()) for row in table)
            sheets.add(name, table.columns, rows, forms)
        titles = ("table", "column", "what stands in it")
        sheets.add("codebook", titles, _codebook(tables), ("code", "code", "text"))
    return buffer.getvalue()


def _codebook(tables: Mapping[str, Table]) -> Iterable[tuple[str, str, str]]:
    columns: Iterable[Column[Any]]
    for name, table in tables.items():
        columns = table.kind.columns
        yield from ((name, column.name, column.says) for column in columns)


class _Sheets:
    """The sheets of a workbook, with titles that stay in sight and can be filtered."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def add(
        self,
        name: str,
        titles: Iterable[str],
        rows: Iterable[tuple[Value, ...]],
        forms: Iterable[Form],
    ) -> None:
        sheet = self._book.add_worksheet(name)
        known = [*titles]
        sheet.write_row(0, 0, known, self._bold)
        last = 0
        for last, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                self._write(sheet, last, place, value)
        for place, form in enumerate(forms):
            sheet.set_column(place, place, _WIDTHS.get(form, 10))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(known) - 1)

    def _write(self, sheet: Any, row: int, place: int, value: Value) -> None:
        if value is None or value == ():
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            sheet.write_datetime(row, place, value, self._day)
        else:
            sheet.write_string(row, place, _fitting(visible(_cell(value))))


def _fitting(text: str) -> str:
    """Return as much of a text as a cell holds, and say so where that is not all."""
    more = " ... (longer than a cell)"
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(more)] + more
