"""Every kind of table, and which table a value is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any, cast

from ccm.claims import Audit, Audited, Claim
from ccm.dates import Timeline
from ccm.dates.timeline import Span
from ccm.duties.outlook import Outlook
from ccm.duties.review import Review
from ccm.errors import InvalidValueError
from ccm.facts import Coverage, Event, Meeting, Record
from ccm.plans import Plan, Progress, Result
from ccm.plans.model import Aim
from ccm.rules import Finding
from ccm.rules.norms import Duty
from ccm.support import Decision, Seat, SupportDue
from ccm.tables.of_answers import (
    CHANGES,
    COUNTS,
    FINDINGS,
    HEARINGS,
    PANEL,
    REVIEWS,
    SCHEDULE,
    SPANS,
    TIMELINE,
    VALUES,
    Stretch,
)
from ccm.tables.of_answers import Meeting as Heard
from ccm.tables.of_documents import AIMS, CLAIMS, RESULTS, VERDICTS
from ccm.tables.of_facts import COVERAGE, EVENTS, MEETINGS
from ccm.tables.of_one_state import (
    GAPS,
    OWED,
    REQUESTS,
    STATES,
    STEPS,
    Of,
    OfGap,
    OfRequest,
)
from ccm.tables.of_quantities import QUANTITIES, QUANTITY
from ccm.tables.of_rules import OBLIGATIONS
from ccm.tables.of_support import COMMITTEE, DECISIONS, SUPPORT
from ccm.view.changes import Change, Changes
from ccm.view.findings import Findings
from ccm.view.panels import Panel, Rows
from ccm.view.profile import Owed, Profile
from ccm.view.schedules import Due
from ccm.view.scheduling import Schedule
from ccm.view.tabular import Table, TableKind
from ccm.view.timelines import Counts

__all__ = ["KINDS", "parts_of", "table"]

KINDS: Mapping[str, TableKind[Any]] = {
    kind.name: kind
    for kind in (
        *(STATES, OBLIGATIONS, FINDINGS, OWED, PANEL, SPANS, TIMELINE, VALUES, COUNTS),
        *(SCHEDULE, CHANGES, STEPS, REQUESTS, GAPS, HEARINGS, REVIEWS),
        *(EVENTS, QUANTITIES, MEETINGS, COVERAGE),
        *(CLAIMS, VERDICTS, AIMS, RESULTS, SUPPORT, COMMITTEE, DECISIONS),
    )
}
"""Every kind of table by its name."""

_ROWS: tuple[tuple[type[Any], TableKind[Any]], ...] = (
    (Finding, FINDINGS),
    (Owed, OWED),
    (Due, SCHEDULE),
    (Change, CHANGES),
    (Review, REVIEWS),
    (QUANTITY, QUANTITIES),
    (Event, EVENTS),
    (Meeting, MEETINGS),
    (Coverage, COVERAGE),
    (Claim, CLAIMS),
    (Audited, VERDICTS),
    (Aim, AIMS),
    (Result, RESULTS),
    (SupportDue, SUPPORT),
    (Seat, COMMITTEE),
    (Decision, DECISIONS),
    (Duty, OBLIGATIONS),
)
"""What a row is, for values that come one by one; of two that fit, the first."""


@singledispatch
def table(values: object) -> Table:
    """Return a value, or several of a kind, as a table.

    What `view.findings`, `view.schedule`, `changes`, `timeline`, `view.profile`,
    `view.progress`, `view.audit`, `view.outlook` or `view.review` gives is one; so is a
    record, by its events; and so are several findings, events, claims, seats of the
    Committee or what else a kind of table holds, in any order and as few as there are.

    Args:
        values: The value, or the values.

    Raises:
        InvalidValueError: It is nothing of which there are tables, or several of more
            than one kind, or an empty list, which does not say of what.

    >>> import ccm
    >>> view = ccm.as_of(date(2020, 12, 1))
    >>> late = [each for each in view.findings() if each.status == "overdue"]
    >>> ccm.table(late).to_dicts()[0]["name"]
    'Benin'
    >>> [row["status"] for row in view.profile("LAO").to_dicts()][4]
    'outstanding'
    """
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise InvalidValueError(_told(values))
    rows = (*cast("Iterable[object]", values),)
    for kind, of in _ROWS:
        if rows and all(isinstance(row, kind) for row in rows):
            return of.of(rows)
    raise InvalidValueError(_told(rows))


def _told(values: object) -> str:
    names = ", ".join(dict.fromkeys(kind.__name__ for kind, _ in _ROWS))
    several = f"table: expected one or more of one kind, as a list has them ({names})"
    return f"{several}, got {values!r:.80}"


@table.register
def _(values: Findings) -> Table:
    return FINDINGS.of(values)


@table.register
def _(values: Changes) -> Table:
    return CHANGES.of(values)


@table.register
def _(values: Schedule) -> Table:
    return SCHEDULE.of(values)


@table.register
def _(values: Record) -> Table:
    return EVENTS.of(values.events)


@table.register
def _(values: Audit) -> Table:
    return VERDICTS.of(values.results)


@table.register
def _(values: Plan) -> Table:
    return AIMS.of(values)


@table.register
def _(values: Progress) -> Table:
    return RESULTS.of(each for aim in values.plan for each in values.results(aim.id))


@table.register
def _(values: Review) -> Table:
    return REVIEWS.of((values,))


@table.register
def _(values: Outlook) -> Table:
    return HEARINGS.of(Heard(values, each) for each in values.hearings)


@table.register
def _(values: Profile) -> Table:
    return OWED.of(values.owed)


@table.register
def _(values: Rows) -> Table:
    if isinstance(values, Panel):
        days = values.days["on"]
        return PANEL.of(map(Stretch, days, days, values.cells))
    starts, ends = values.days["start"], values.days["end"]
    return SPANS.of(map(Stretch, starts, ends, values.cells))


@table.register(Timeline)
def _(values: Timeline[Any]) -> Table:
    spans: tuple[Span[Any], ...] = tuple(values)
    first: object = spans[0].value
    if isinstance(first, Finding):
        return TIMELINE.of(spans)
    return COUNTS.of(spans) if isinstance(first, Counts) else VALUES.of(spans)


def parts_of(profiles: Iterable[Profile]) -> tuple[Table, ...]:
    """Return what profiles tell besides where States stand, each part a table.

    How they joined, what they asked for, and what is missing.
    """
    every = tuple(profiles)
    return (
        STEPS.of(Of(each.state, step) for each in every for step in each.steps),
        REQUESTS.of(
            OfRequest(each.state, asked) for each in every for asked in each.requests
        ),
        GAPS.of(OfGap(each.state, gap) for each in every for gap in each.gaps),
    )
