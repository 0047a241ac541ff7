"""Columns of answers: where States stand, on a day or over time, and what falls due."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeVar

from ccm.dates.timeline import Span
from ccm.duties.hearings import Hearing
from ccm.duties.outlook import Outlook
from ccm.duties.review import Review
from ccm.rules import Deadline, Finding, Irregularity, Truth
from ccm.rules.finding import Cell
from ccm.rules.told import Cause
from ccm.view.changes import Change
from ccm.view.changes import Kind as ChangeKind
from ccm.view.panels import COLUMNS, DAYS
from ccm.view.schedules import Due
from ccm.view.tabular import Column, Columns, TableKind, of_part
from ccm.view.timelines import Counts

__all__ = [
    "CHANGES",
    "COUNTS",
    "FINDINGS",
    "HEARINGS",
    "PANEL",
    "REVIEWS",
    "SCHEDULE",
    "SPANS",
    "TIMELINE",
    "VALUES",
    "Meeting",
    "Stretch",
    "odd",
]

_TRUTHS = tuple(Truth)


class Stretch(NamedTuple):
    """Where a State stands on the days of a stretch, or on one day."""

    start: date
    end: date
    cell: Cell


class Meeting(NamedTuple):
    """A meeting that can decide on a request, with the request."""

    outlook: Outlook
    hearing: Hearing


_of = Columns[Finding]()


def _earliest(due: Deadline | None) -> date | None:
    return due.candidates[0] if due and due.candidates else None


def _latest(due: Deadline | None) -> date | None:
    return due.candidates[-1] if due and due.candidates and not due.or_later else None


def _known(finding: Finding) -> Finding | None:
    known = finding.last_known
    return known.finding if known else None


def _since(finding: Finding) -> date | None:
    known = finding.last_known
    return known.on if known else None


def _cause(finding: Finding) -> str | None:
    return str(finding.missing[0].cause) if finding.missing else None


def odd(irregularity: Irregularity) -> str:
    """Return what was done otherwise than a provision says, and which."""
    return f"{irregularity.text} [{irregularity.provision}]"


def _answer(finding: Finding) -> Cell:
    return finding.cell


_STANDS: tuple[Column[Finding], ...] = (
    *_of.state(lambda f: f.state),
    _of.code("obligation", "Id of the obligation.", lambda f: f.obligation),
    *(of_part(column, _answer) for column in COLUMNS[3:]),
    _of.code(
        "shown",
        "The status as pages show it: performance is told, whether in time or not.",
        lambda f: f.shown,
    ),
    _of.code(
        "last_known",
        "The same on the latest day on which it was decided; none if none was found.",
        lambda f: known.shown if (known := _known(f)) else None,
    ),
    _of.day("last_known_on", "That day.", _since),
    _of.day(
        "last_known_deadline_earliest",
        "First day that the deadline could be then.",
        lambda f: _earliest(known.deadline) if (known := _known(f)) else None,
    ),
    _of.day(
        "last_known_deadline_latest",
        "Last day that it could be then; none also where there is no telling.",
        lambda f: _latest(known.deadline) if (known := _known(f)) else None,
    ),
    _of.code(
        "cause",
        "Why the record cannot say, of what matters most; none where it can.",
        _cause,
        among=Cause,
    ),
    _of.codes("missing", "What would have to be known, in words.", lambda f: f.missing),
    _of.codes(
        "irregularities",
        "What was done otherwise than a provision says.",
        lambda f: [odd(each) for each in f.irregularities],
    ),
)
FINDINGS = TableKind(
    "findings",
    "where a State stands under an obligation",
    (_of.day("on", "The day.", lambda f: f.on), *_STANDS),
    ("on", "state", "obligation"),
)

_T = TypeVar("_T")


def _ends(of: Columns[Span[_T]]) -> tuple[Column[Span[_T]], ...]:
    return (
        of.day(
            "start",
            "The first day; none where it always was so.",
            lambda span: None if span.start == date.min else span.start,
        ),
        of.day("end", "The last day; none where there is none.", lambda span: span.end),
    )


def _told(span: Span[Finding]) -> Finding:
    return span.value


TIMELINE = TableKind(
    "timeline",
    "where a State stands, and from when to when all but the words is the same",
    (
        *_ends(Columns[Span[Finding]]()),
        *(of_part(column, _told) for column in _STANDS),
    ),
    ("state", "obligation", "start"),
)
_days = Columns[Span[object]]()
VALUES = TableKind(
    "values",
    "any other value, and from when to when it holds",
    (
        *_ends(_days),
        _days.code(
            "value",
            "The value, such as where a State stands towards the treaty; none if it "
            "is not known.",
            lambda s: None if s.value is None else str(s.value),
        ),
    ),
    ("start",),
)
_joined = Columns[Span[Counts]]()
COUNTS = TableKind(
    "counts",
    "how many States have joined, and from when to when",
    (
        *_ends(_joined),
        _joined.whole(
            "in_force_states",
            "States for which the treaty is in force.",
            lambda s: s.value.in_force,
        ),
        _joined.whole(
            "deposited_states",
            "States that have deposited their instrument and have not left.",
            lambda s: s.value.deposited,
        ),
        _joined.whole(
            "signatory_states",
            "States that have signed and deposited nothing.",
            lambda s: s.value.signatories,
        ),
        _joined.codes(
            "in_doubt",
            "Codes of the States that are counted in none of these.",
            lambda s: [state.alpha3 for state in s.value.in_doubt],
        ),
    ),
    ("start",),
)


def _cell_of(stretch: Stretch) -> Cell:
    return stretch.cell


_OF_CELLS = tuple(of_part(column, _cell_of) for column in COLUMNS)
_stretch = Columns[Stretch]()
PANEL = TableKind(
    "panel",
    "where a State stands under an obligation on one of many days",
    (
        *_OF_CELLS[:3],
        _stretch.day("on", DAYS["on"], lambda s: s.start),
        *_OF_CELLS[3:],
    ),
    ("state", "obligation", "on"),
)
SPANS = TableKind(
    "spans",
    "a stretch of days on which the answer is the same",
    (
        *_OF_CELLS[:3],
        _stretch.day("start", DAYS["start"], lambda s: s.start),
        _stretch.day("end", DAYS["end"], lambda s: s.end),
        *_OF_CELLS[3:],
    ),
    ("state", "obligation", "start"),
)

_ahead = Columns[Due]()
SCHEDULE = TableKind(
    "schedule",
    "what falls due on a day",
    (
        _ahead.day("due", "The last day on which it is in time.", lambda d: d.on),
        *_ahead.state(lambda d: d.state),
        _ahead.code(
            "obligation",
            "Id of the obligation; the provision of what is none.",
            lambda d: d.id,
        ),
        _ahead.code(
            "what",
            "Id of the obligation; with `request`, for the last day to file one; "
            "`entry into force` or `withdrawal`.",
            lambda d: d.what,
        ),
        _ahead.code("provision", "Where it is said.", lambda d: d.provision),
        _ahead.text("text", "What falls due, in words.", lambda d: d.text),
        _ahead.truth(
            "certain",
            "Whether the record leaves no doubt that it falls due.",
            lambda d: d.certain,
        ),
    ),
)

_changed = Columns[Change]()
CHANGES = TableKind(
    "changes",
    "what happened to a State, or turned where it stands",
    (
        _changed.day("on", "The day from which that is so.", lambda c: c.on),
        *_changed.state(lambda c: c.state),
        _changed.code(
            "kind", "What kind of change.", lambda c: c.kind, among=ChangeKind
        ),
        _changed.code(
            "obligation",
            "Id of the obligation; none where it is about membership.",
            lambda c: c.obligation or None,
        ),
        _changed.code("provision", "Where it is said.", lambda c: c.provision or None),
        _changed.text("text", "What happened, in words.", lambda c: str(c.text)),
        _changed.code(
            "before",
            "How it stood the day before, where that turned.",
            lambda c: c.before.shown if c.before else None,
        ),
        _changed.code(
            "after",
            "How it stands on the day, where that turned.",
            lambda c: c.after.shown if c.after else None,
        ),
        _changed.code(
            "within",
            "Whether it came in the period; unknown of what may have come before.",
            lambda c: c.within.value,
            among=_TRUTHS,
        ),
        _changed.codes("sources", "Where its events were read.", lambda c: c.sources),
    ),
)


def _months(review: Review) -> int | None:
    longest = review.longest
    if longest.weeks or longest.days:
        return None
    return 12 * longest.years + longest.months


_review = Columns[Review]()
REVIEWS = TableKind(
    "reviews",
    "what can be said of a request before it is decided",
    (
        *_review.state(lambda r: r.request.state),
        _review.code(
            "obligation", "Id of the obligation.", lambda r: r.request.obligation
        ),
        _review.whole("number", "Number of the request.", lambda r: r.request.number),
        *_review.days("filed", "When it was filed", lambda r: r.request.date),
        _review.code(
            "in_order",
            "Whether nothing is irregular and nothing is lacking.",
            lambda r: str(r.in_order),
            among=_TRUTHS,
        ),
        _review.code(
            "timely",
            "Whether it was filed long enough before the meeting.",
            lambda r: str(r.timely),
            among=_TRUTHS,
        ),
        _review.day("due", "The last day for that.", lambda r: r.due),
        _review.code(
            "before_expiry",
            "Whether it came before the deadline expired.",
            lambda r: str(r.before_expiry),
            among=_TRUTHS,
        ),
        _review.code(
            "exceptional",
            "Whether exceptional circumstances must be shown.",
            lambda r: str(r.exceptional),
            among=_TRUTHS,
        ),
        *_review.days(
            "deadline", "The deadline that it would extend", lambda r: r.deadline
        ),
        _review.whole(
            "longest_months",
            "The longest extension that may be granted, in months; none where it is "
            "told otherwise.",
            _months,
        ),
        _review.day("latest", "The deadline that this gives.", lambda r: r.latest),
        _review.code(
            "meeting",
            "Label of the meeting that can decide.",
            lambda r: r.meeting.label if r.meeting else None,
        ),
        _review.day(
            "lapse_from",
            "First day after the deadline on which nothing can be decided yet.",
            lambda r: r.lapse[0] if r.lapse else None,
        ),
        _review.day(
            "lapse_to", "Last of these days.", lambda r: r.lapse[1] if r.lapse else None
        ),
        _review.codes(
            "lacking",
            "Letters of what it does not contain.",
            lambda r: [each.letter for each in r.lacking or ()],
        ),
        _review.codes(
            "irregularities",
            "What is otherwise than a provision says.",
            lambda r: [odd(each) for each in r.irregularities],
        ),
        _review.codes(
            "missing", "What would have to be known to say more.", lambda r: r.missing
        ),
    ),
    ("state", "obligation", "number"),
)


_heard = Columns[Meeting]()
HEARINGS = TableKind(
    "hearings",
    "a coming meeting that can decide on a request to extend a deadline",
    (
        *_heard.state(lambda m: m.outlook.state),
        _heard.code(
            "obligation", "Id of the obligation.", lambda m: m.outlook.obligation
        ),
        _heard.whole(
            "number",
            "The number that the request would have.",
            lambda m: m.outlook.number,
        ),
        _heard.code(
            "meeting", "Label of the meeting.", lambda m: m.hearing.meeting.label
        ),
        _heard.whole("part", "Which part of it.", lambda m: m.hearing.meeting.part),
        *_heard.days("opens", "When it opens", lambda m: m.hearing.meeting.opens),
        *_heard.days("closes", "When it closes", lambda m: m.hearing.meeting.closes),
        _heard.truth(
            "planned",
            "Whether it is not on record as held.",
            lambda m: m.hearing.planned,
        ),
        *_heard.days(
            "last_day",
            "The last day to file a request to it",
            lambda m: m.hearing.last_day,
        ),
        _heard.code(
            "passed",
            "Whether that day has passed.",
            lambda m: str(m.hearing.passed),
            among=_TRUTHS,
        ),
        _heard.code(
            "in_time",
            "Whether it closes by the deadline.",
            lambda m: str(m.hearing.in_time),
            among=_TRUTHS,
        ),
        _heard.day(
            "lapse_from",
            "First day between the deadline and its end.",
            lambda m: m.hearing.lapse[0] if m.hearing.lapse else None,
        ),
        _heard.day(
            "lapse_to",
            "Last of these days.",
            lambda m: m.hearing.lapse[1] if m.hearing.lapse else None,
        ),
    ),
    ("state", "obligation", "meeting", "part"),
)
