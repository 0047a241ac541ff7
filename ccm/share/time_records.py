"""Rows on what changes: timelines, and tables of many days."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypedDict, TypeVar, cast

from ccm.dates import Timeline
from ccm.dates.timeline import Span
from ccm.rules import Finding, Truth
from ccm.view.changes import Change, Kind
from ccm.view.panels import Rows
from ccm.view.tabular import Value
from ccm.view.timelines import Counts
from ccm.words.rows import FactRow, FindingRow, fact_row, finding_row
from ccm.words.texts import Day

__all__ = [
    "Cell",
    "ChangeRow",
    "CountsRow",
    "CountsSpanRow",
    "DaysRow",
    "FindingSpanRow",
    "SpanRow",
    "TableRow",
    "TimelineRow",
    "ValueSpanRow",
    "change_row",
    "counts_row",
    "finding_span_row",
    "span_row",
    "table_row",
    "timeline_row",
]


class ChangeRow(TypedDict):
    """Something that happened to a State, or that turned where it stands."""

    on: Day
    """The day from which that is so."""
    state: str
    name: str
    kind: Annotated[str, Kind]
    """One of `ccm.view.changes.Kind`."""
    obligation: str | None
    """Id of the obligation; None where it is about membership."""
    provision: str
    text: str
    before: str | None
    """Where it stood the day before, where that turned."""
    after: str | None
    """Where it stands on the day, where that turned."""
    within: Annotated[str, Truth]
    """Whether it came in the period: true, or unknown of what may have come before."""
    facts: list[FactRow]
    """The events that it rests on."""


def change_row(change: Change) -> ChangeRow:
    """Return a change as a row."""
    return {
        "on": str(change.on),
        "state": change.state.alpha3,
        "name": change.state.name,
        "kind": str(change.kind),
        "obligation": change.obligation or None,
        "provision": change.provision,
        "text": str(change.text),
        "before": _shown(change.before),
        "after": _shown(change.after),
        "within": change.within.value,
        "facts": [fact_row(fact) for fact in change.facts],
    }


def _shown(finding: Finding | None) -> str | None:
    return finding.shown if finding else None


_T = TypeVar("_T")

DaysRow = TypedDict("DaysRow", {"from": Day | None, "to": Day | None})
"""First and last day; None where there is none."""


class CountsRow(TypedDict):
    """How many States have joined."""

    deposited: int
    in_force: int
    signatories: int
    in_doubt: list[str]
    """Codes of the States that are counted in none of these."""


class FindingSpanRow(DaysRow, FindingRow):
    """A finding, and the days on which all but its words is the same."""


class CountsSpanRow(DaysRow, CountsRow):
    """How many States had joined, and the days on which that was so."""


class ValueSpanRow(DaysRow):
    """Any other value, and the days on which it holds."""

    value: str | None
    """In words."""


SpanRow = FindingSpanRow | CountsSpanRow | ValueSpanRow


class TimelineRow(TypedDict):
    """A value over time."""

    until: Day | None
    """The last day of which it speaks; None if the last value holds for ever."""
    spans: list[SpanRow]


Cell = str | bool | float | list[str] | None


class TableRow(TypedDict):
    """A table of where States stand on many days."""

    columns: list[str]
    rows: list[dict[str, Cell]]
    """Each with its columns by name; days as text."""


def counts_row(counts: Counts) -> CountsRow:
    """Return how many States have joined."""
    return {
        "deposited": counts.deposited,
        "in_force": counts.in_force,
        "signatories": counts.signatories,
        "in_doubt": [state.alpha3 for state in counts.in_doubt],
    }


def timeline_row(timeline: Timeline[_T]) -> TimelineRow:
    """Return a value over time, span by span."""
    return {
        "until": str(timeline.until) if timeline.until else None,
        "spans": [span_row(span) for span in timeline],
    }


def span_row(span: Span[_T]) -> SpanRow:
    """Return a value and the days on which it holds."""
    days, value = _days(span.start, span.end), cast("object", span.value)
    if isinstance(value, Finding):
        return finding_span_row(span.start, span.end, value)
    if isinstance(value, Counts):
        return {**days, **counts_row(value)}
    return {**days, "value": None if value is None else str(value)}


def finding_span_row(start: date, end: date | None, finding: Finding) -> FindingSpanRow:
    """Return a finding and the days on which all but its words is the same."""
    return {**_days(start, end), **finding_row(finding)}


def _days(start: date, end: date | None) -> DaysRow:
    first = None if start == date.min else str(start)
    return {"from": first, "to": None if end is None else str(end)}


def table_row(table: Rows) -> TableRow:
    """Return a table with its columns, every day as text."""
    return {
        "columns": list(table.columns),
        "rows": [{name: _cell(row[name]) for name in row} for row in table],
    }


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
