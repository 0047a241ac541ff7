"""Pages on one State and one obligation: the reasons, and every change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from ccm.dates import Timeline
from ccm.errors import InvalidValueError, UnknownObligationError, UnknownStateError
from ccm.facts import State
from ccm.rules import Explanation, Finding, Missing, Norm
from ccm.share.pages import Later, Page, Row, Scope
from ccm.share.records import (
    FINDING_COLUMNS,
    FactRow,
    finding_cells,
    finding_row,
    irregularity_row,
    step_row,
)
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.time_records import finding_span_row
from ccm.share.words import Notes, deadline_cells, heading
from ccm.view import AsOf
from ccm.view.schedules import not_too_far
from ccm.view.timelines import last_day, timeline
from ccm.words.tree import Numbers

__all__ = [
    "REASON_COLUMNS",
    "Sources",
    "explain",
    "history",
    "reason_cells",
    "reason_lines",
    "source_list",
]

_HANG = 4
_SOURCES = "sources"
_NUMBER = re.compile(r"^(\[[0-9]+\]) ")
"""Stands before a source, and is not parted from it."""


Sources = Literal["none", "short", "full"]
"""How sources are told: not at all, pages by their sites, or by their addresses."""

_FORMS: dict[Sources, tuple[str, str]] = {
    "none": ("bare", "brief bare"),
    "short": ("named", "brief named"),
    "full": ("numbered", "brief"),
}
"""The tree and the sentences of `Finding.explain` that tell sources so."""


def explain(
    view: AsOf,
    state: str,
    obligation: str,
    *,
    brief: bool = False,
    sources: Sources = "short",
) -> Page:
    """Return where a State stands under an obligation, and every reason.

    Args:
        view: The day and the record.
        state: Code or name of the State.
        obligation: Id of the obligation.
        brief: Whether the page in words is in sentences.
        sources: How the page in words tells sources.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: State and obligation stand in each other's place.
    """
    found, (norm,) = _about(view, state, obligation)
    finding = view.assess(found, norm)
    return Page(
        name="explain",
        scope=Scope.of(view),
        blocks=(
            Paragraph(""),
            *_worded(finding, brief=brief, sources=sources),
        ),
        rows=Later(lambda: [_with_reasons(finding)]),
        columns=REASON_COLUMNS,
        cells=Later(lambda: [*_cells(finding)]),
    )


REASON_COLUMNS = (
    *("depth", "kind", "claim", "value", "provision"),
    *(key for key in FactRow.__annotations__ if key != "cells"),
)
"""The columns of reasons in CSV."""


def _with_reasons(finding: Finding) -> Row:
    return {**finding_row(finding), "explanation": step_row(finding.explanation)}


def _cells(finding: Finding) -> Iterator[Row]:
    yield from reason_cells(finding.explanation, finding.missing)
    yield from _irregular_cells(finding)


def _worded(finding: Finding, *, brief: bool, sources: Sources) -> Iterator[Block]:
    tree, sentences = _FORMS[sources]
    if brief:
        yield Paragraph(finding.explain(sentences))
    else:
        yield from reason_lines(finding.explain(tree))


def reason_lines(text: str) -> Iterator[Block]:
    """Yield reasons that were put in words as blocks of a page."""
    return map(_line, text.split("\n"))


def _line(text: str) -> Block:
    if text == _SOURCES:
        return Heading(text)
    words = text.lstrip()
    together = _NUMBER.sub("\\1\N{NO-BREAK SPACE}", words)
    return Paragraph(together, indent=len(text) - len(words), hang=_HANG)


def source_list(numbers: Numbers) -> Iterator[Block]:
    """Yield the sources that were cited by number, under their own heading."""
    lines = [f"{'  ' * depth}{line}" for depth, line in numbers.lines()]
    if lines:
        yield from reason_lines("\n".join(lines))


def reason_cells(
    explanation: Explanation, missing: tuple[Missing, ...]
) -> Iterator[Row]:
    """Yield reasons as rows of CSV: each step, each fact under it, each gap."""
    for depth, step in explanation.walk():
        yield from _step_cells(depth, step)
    for gap in missing:
        yield {"depth": 1, "kind": "missing", "claim": str(gap)}


def _irregular_cells(finding: Finding) -> Iterator[Row]:
    for irregularity in finding.irregularities:
        row = irregularity_row(irregularity)
        yield {"depth": 1, "kind": "irregular", "claim": row["text"], **row}


def _step_cells(depth: int, step: Explanation) -> Iterator[Row]:
    row: dict[str, Any] = {**step_row(step)}
    yield {"depth": depth, "kind": "step", **row}
    for fact in row["facts"]:
        yield {"depth": depth + 1, "kind": "fact", **fact}


def history(
    view: AsOf, state: str, obligation: str | None = None, *, until: date | None = None
) -> Page:
    """Return every change of the answer, with the day from which it holds.

    Args:
        view: The record, and the day that is marked.
        state: Code or name of the State.
        obligation: Id of the obligation; all if None.
        until: Last day to look at. If None, the last on which the answer can change
            or, for a yearly duty, the view's if the record speaks of no later one.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: The last day is before the treaty, or too far ahead, or State
            and obligation stand in each other's place.
    """
    found, norms = _about(view, state, obligation)
    told = {
        norm: timeline(found, norm, view=view, until=_until(view, found, norm, until))
        for norm in norms
    }
    spans = [span for each in told.values() for span in each]
    irregular = dict.fromkeys(i for span in spans for i in span.value.irregularities)
    rows = Later(lambda: [finding_span_row(s.start, s.end, s.value) for s in spans])
    return Page(
        name="timeline",
        scope=Scope.of(view),
        blocks=tuple(
            block for norm in norms for block in _changes(found, norm, told[norm], view)
        ),
        rows=rows,
        columns=("from", "to", *FINDING_COLUMNS),
        cells=Later(lambda: [finding_cells(row) for row in rows]),
        more={"irregularities": Later(lambda: [*map(irregularity_row, irregular)])},
    )


def _about(
    view: AsOf, state: str, obligation: str | None
) -> tuple[State, tuple[Norm, ...]]:
    """Return the State and the obligations that are meant.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: They stand in each other's place.
    """
    try:
        return view.state(state), view.norms(obligation)
    except (UnknownStateError, UnknownObligationError):
        if obligation is None or not _swapped(view, state, obligation):
            raise
    msg = (
        f"expected STATE OBLIGATION, got the obligation {state!r} and the State "
        f"{obligation!r}: turn them round"
    )
    raise InvalidValueError(msg)


def _swapped(view: AsOf, state: str, obligation: str) -> bool:
    """Tell whether each names what the other should."""
    try:
        view.state(obligation)
        view.norms(state)
    except (UnknownStateError, UnknownObligationError):
        return False
    return True


def _until(view: AsOf, state: State, norm: Norm, until: date | None) -> date:
    """Return the last day to look at: a yearly duty turns for ever.

    Raises:
        InvalidValueError: It is more than a hundred years after the last day of which
            the record speaks.
    """
    known = last_day(view, state, norm)
    last = until or max(known, view.on)
    not_too_far(min(last, known), last)
    return last


def _changes(
    state: State, norm: Norm, spans: Timeline[Finding], view: AsOf
) -> Iterator[Block]:
    yield Heading(f"{state}. {heading(norm)}")
    yield from _spans(spans, view.on)
    irregular = dict.fromkeys(i for span in spans for i in span.value.irregularities)
    yield from (Paragraph(f"irregular: {i}", hang=_HANG) for i in irregular)


def _spans(spans: Timeline[Finding], on: date) -> Iterator[Block]:
    notes = Notes()
    rows = [
        (
            ">" if span.start <= on <= (span.end or date.max) else "",
            _day(span.start) or "",
            _day(span.end) or "",
            span.value.shown,
            _doubt(span.value),
            deadline_cells(span.value)[0],
            notes.marked([span.value]),
        )
        for span in spans
    ]
    yield Table.of(
        ("", "From", "To", "Status", "Possible", "Deadline", "Hangs most on"), rows
    )
    yield from notes.paragraphs(span.value for span in spans)
    if any(mark for mark, *_ in rows):
        yield Paragraph(f"> on {on}", hang=2)


def _doubt(finding: Finding) -> str:
    """Return the statuses that are possible, where there is more than one."""
    several = len(finding.possible) > 1
    return " or ".join(sorted(finding.possible)) if several else ""


def _day(day: date | None) -> str | None:
    """Return a day as text; None where a span has no first or last day."""
    return None if day in (None, date.min) else str(day)
