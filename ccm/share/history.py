"""A page on one State: every change of where it stands under an obligation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccm.dates import Timeline
from ccm.facts import State
from ccm.rules import Finding, Norm
from ccm.share.pages import Later, Page, Scope
from ccm.share.reasons import about
from ccm.share.records import FINDING_COLUMNS, finding_cells, irregularity_row
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.time_records import finding_span_row
from ccm.share.words import Notes, deadline_cells, heading
from ccm.view import AsOf
from ccm.view.schedules import not_too_far
from ccm.view.timelines import last_day, timeline

__all__ = ["history"]

_HANG = 4


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
    found, norms = about(view, state, obligation)
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
