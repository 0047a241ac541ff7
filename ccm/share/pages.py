"""A page: what one question gives, as text, JSON or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast, overload

import attrs

from ccm.facts import Record
from ccm.share.drawing import WIDTH, Ink, render
from ccm.share.provenance import (
    ProvenanceRow,
    RecordRow,
    far_beyond,
    in_brief,
    not_yet,
    provenance_row,
    record_row,
)
from ccm.share.tables import Block, Paragraph
from ccm.view import AsOf
from ccm.words.characters import guarded, in_json
from ccm.words.versions import schema_name

__all__ = ["Later", "Page", "Row", "Scope", "csv_text", "document"]

_T = TypeVar("_T")

Row = Mapping[str, Any]
"""A row of JSON or CSV by its keys."""


@attrs.define(frozen=True, kw_only=True)
class Scope:
    """What a page is about.

    Attributes:
        title: The treaty.
        on: The day asked about; None for what holds on any day.
        known_by: Last day of publication that counts; None for no limit.
        trust: The least sure kind of event that counts; None where nobody asked.
        record: The record that the page rests on; None if none was read.
        view: The view that the page rests on, if it is one.
    """

    title: str
    on: date | None
    known_by: date | None
    trust: str | None
    record: Record | None = attrs.field(default=None, eq=False, repr=False)
    view: AsOf | None = attrs.field(default=None, eq=False, repr=False)

    @classmethod
    def of(cls, view: AsOf) -> Scope:
        """Return the scope of a view."""
        return cls(
            title=view.treaty.name,
            on=view.on,
            known_by=view.known_by,
            trust=str(view.trust),
            record=view.record,
            view=view,
        )

    def provenance(self) -> ProvenanceRow | RecordRow | None:
        """Return what the page rests on; None if no record was read."""
        if self.view is not None:
            return provenance_row(self.view.provenance())
        return None if self.record is None else record_row(self.record)

    def head(self, remark: str) -> Iterator[Block]:
        """Yield the first lines of the page."""
        day = f", as of {self.on}" if self.on else ""
        yield Paragraph(f"{self.title}{day}{remark}")
        if self.record and self.on and (beyond := far_beyond(self.record, self.on)):
            yield Paragraph(beyond)
        if self.record and self.on and (later := not_yet(self.record, self.on)):
            yield Paragraph(later, hang=2)

    def foot(self) -> Iterator[Block]:
        """Yield the last line of the page, after a blank one."""
        if self.record is not None:
            yield Paragraph("")
            yield Paragraph(in_brief(self.record), hang=2)


class Later(Sequence[_T]):
    """Rows that are made when somebody reads them: a page in words needs none."""

    def __init__(self, make: Callable[[], Sequence[_T]]) -> None:
        self._made = cache(make)

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_T]: ...
    def __getitem__(self, index: int | slice) -> _T | Sequence[_T]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._made())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # as of a list


@attrs.define(frozen=True, kw_only=True)
class Page:
    """What one question gives, in every form.

    Attributes:
        name: What the page is called; part of the name of its JSON schema.
        scope: The day and the knowledge that it rests on.
        blocks: The page in words.
        rows: The rows in JSON.
        columns: The columns of CSV.
        cells: The rows in CSV, where they are others than in JSON.
        more: Further keys in JSON.
        fails: Whether something that was asked could not be understood.
    """

    name: str
    scope: Scope
    blocks: tuple[Block, ...]
    rows: Sequence[Row]
    columns: tuple[str, ...]
    cells: Sequence[Row] | None = None
    more: Mapping[str, object] = attrs.field(factory=dict[str, object])
    fails: bool = False

    def as_text(
        self, *, remark: str = "", colour: bool = False, width: int = WIDTH
    ) -> str:
        """Return the page for a terminal: its day first, what it rests on last.

        Args:
            remark: What else to say of the scope, after the day.
            colour: Whether to use the terminal's colours.
            width: Columns that a line can take, save for a word that is longer.
        """
        scope = self.scope
        blocks = (*scope.head(remark), *self.blocks, *scope.foot())
        return render(blocks, Ink(colour, width))

    def as_json(self, *, indent: int | None = 2) -> str:
        """Return the page as one JSON object with the version of its schema.

        Characters that command or hide are escaped, so that it can be printed.

        Args:
            indent: How far what is inside stands in; all in one line if None, which is
                for programs, and several times as fast.
        """
        scope = self.scope
        whole = {
            "schema": schema_name(self.name),
            "on": str(scope.on) if scope.on else None,
            "known_by": str(scope.known_by) if scope.known_by else None,
            "trust": scope.trust,
            **{key: _made(value) for key, value in self.more.items()},
            "rows": list(self.rows),
            "provenance": scope.provenance(),
        }
        return document(whole, indent=indent)

    def provenance_as_json(self) -> str:
        """Return what the page rests on, to stand beside a table that cannot say it."""
        row: Mapping[str, object] = self.scope.provenance() or {}
        return document({"schema": schema_name("provenance"), **row})

    def as_csv(self) -> str:
        """Return the rows as CSV, no cell of which a spreadsheet takes for a formula.

        The day asked about is no column: two tables of different days differ where
        the answers do. It stands in the page's provenance.
        """
        rows = self.rows if self.cells is None else self.cells
        cells = ([_cell(row.get(column)) for column in self.columns] for row in rows)
        return csv_text(self.columns, cells)


def _made(value: object) -> object:
    return [*cast("Later[object]", value)] if isinstance(value, Later) else value


def csv_text(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return rows of CSV, no cell of which a spreadsheet takes for a formula."""
    lines = _Lines()
    # it quotes the line breaks that are part of the end of a row
    writer = csv.writer(lines, lineterminator=_END)
    writer.writerow(titles)
    for row in rows:
        writer.writerow(map(guarded, row))
    return lines.text()


_END = "\r\n"


class _Lines:
    """Rows of CSV that end with a line feed, whatever stands in their cells."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def write(self, row: str) -> None:
        self._lines.append(row.removesuffix(_END))

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)


def document(whole: Mapping[str, object], *, indent: int | None = 2) -> str:
    """Return JSON that holds no hidden character."""
    return in_json(json.dumps(whole, ensure_ascii=False, indent=indent)) + "\n"


def _cell(value: str | int | list[Any] | dict[str, Any] | None) -> str:
    """Return a value as the data files write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " | ".join(map(_cell, value))
    return str(value["text"]) if isinstance(value, dict) else str(value)
