"""A chart as a file, or the numbers that it draws as a page."""

from __future__ import annotations

from typing import Literal

from ccm.charts import Chart, Kind, png, svg
from ccm.charts import chart as charted
from ccm.share.languages import ENGLISH, language
from ccm.share.pages import Page, Scope
from ccm.share.tables import Heading, Paragraph, Table
from ccm.view import AsOf

__all__ = ["Form", "chart", "numbers"]

Form = Literal["svg", "png"]


def chart(
    view: AsOf,
    kind: Kind,
    about: str | None,
    form: Form | None,
    spoken: str = ENGLISH,
) -> Page | str | bytes:
    """Return a chart.

    Args:
        view: The day and the record.
        kind: Which chart.
        about: A State, an obligation or a plan, where it is about one.
        form: How it is drawn; None for the numbers alone.
        spoken: Code of the language of the picture.

    Raises:
        InvalidValueError: It is about something that was not told, there is nothing
            to draw, or there are no words in the language.
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        UnknownPlanError: There is no such plan.
        MissingExtraError: The extra ``charts`` is not installed, and PNG needs it; or
            the extra ``site``, and another language than English does.
    """
    drawn = charted(view, kind, about)
    if form is None:
        return numbers(view, drawn)
    words = language(spoken)
    return svg(drawn, words) if form == "svg" else png(drawn, words)


def numbers(view: AsOf, drawn: Chart) -> Page:
    """Return all that a chart draws."""
    columns = drawn.columns
    return Page(
        name="chart",
        scope=Scope.of(view),
        blocks=(
            Heading(drawn.title),
            Paragraph(drawn.shown),
            Table.of(columns, drawn.rows),
        ),
        rows=[{"cells": [*row]} for row in drawn.rows],
        columns=columns,
        cells=[dict(zip(columns, row, strict=True)) for row in drawn.rows],
        more={
            "kind": drawn.kind,
            "about": drawn.subject or None,
            "title": drawn.title,
            "shown": drawn.shown,
            "told": drawn.told,
            "columns": [*columns],
        },
    )
