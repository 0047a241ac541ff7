"""A page: what one question gives, as text, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ccm.share.tables import WIDTH, Block, Ink, Paragraph, render
from ccm.view import AsOf
from ccm.words.rows import VERSION

__all__ = ["VERSION", "Page", "Row", "Scope"]

Row = Mapping[str, Any]
"""A row of JSON or CSV by its keys."""


@attrs.define(frozen=True, kw_only=True)
class Scope:
    """What a page is about.

    Attributes:
        title: The treaty.
        on: The day asked about.
        known_by: Last day of publication that counts; None for no limit.
        trust: The least sure kind of event that counts.
    """

    title: str
    on: date
    known_by: date | None
    trust: str

    @classmethod
    def of(cls, view: AsOf) -> Scope:
        """Return the scope of a view."""
        return cls(
            title=view.treaty.name,
            on=view.on,
            known_by=view.known_by,
            trust=str(view.trust),
        )


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
    """

    name: str
    scope: Scope
    blocks: tuple[Block, ...]
    rows: Sequence[Row]
    columns: tuple[str, ...]
    cells: Sequence[Row] | None = None
    more: Mapping[str, object] = attrs.field(factory=dict[str, object])

    def as_text(
        self, *, remark: str = "", colour: bool = False, width: int = WIDTH
    ) -> str:
        """Return the page for a terminal, its day first.

        Args:
            remark: What else to say of the scope, after the day.
            colour: Whether to use the terminal's colours.
            width: Columns that a table can take.
        """
        head = f"{self.scope.title}, as of {self.scope.on}{remark}"
        return render((Paragraph(head), *self.blocks), Ink(colour, width))

    def as_json(self) -> str:
        """Return the page as one JSON object with the version of its schema."""
        scope = self.scope
        whole = {
            "schema": f"ccm/{self.name}/{VERSION}",
            "on": str(scope.on),
            "known_by": str(scope.known_by) if scope.known_by else None,
            "trust": scope.trust,
            **self.more,
            "rows": list(self.rows),
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def as_csv(self) -> str:
        """Return the rows as CSV, the day asked about in the first column."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("on", *self.columns))
        for row in self.rows if self.cells is None else self.cells:
            cells = (_cell(row.get(column)) for column in self.columns)
            writer.writerow((str(self.scope.on), *cells))
        return text.getvalue()


def _cell(value: str | int | list[Any] | dict[str, Any] | None) -> str:
    """Return a value as the data files write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " | ".join(map(_cell, value))
    return str(value["text"]) if isinstance(value, dict) else str(value)
