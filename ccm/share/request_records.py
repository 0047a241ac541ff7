"""Rows on requests to extend a deadline: what lies ahead of one, and a review."""

from __future__ import annotations

from typing import Annotated, TypedDict

from ccm.dates import Period
from ccm.duties.hearings import Hearing
from ccm.duties.outlook import Item, Outlook
from ccm.duties.review import Review
from ccm.rules import Truth
from ccm.words.rows import (
    FactRow,
    IrregularityRow,
    MissingRow,
    StepRow,
    fact_row,
    irregularity_row,
    missing_row,
    step_row,
)
from ccm.words.texts import Dated, Day

__all__ = [
    "HearingRow",
    "ItemRow",
    "OutlookRow",
    "ReviewRow",
    "hearing_row",
    "item_row",
    "outlook_row",
    "review_row",
]


class HearingRow(TypedDict):
    """A coming meeting that can decide on a request."""

    meeting: str
    part: int
    opens: Dated
    closes: Dated
    planned: bool
    """Whether it is not on record as held."""
    lead: Dated
    """The last day that is long enough before it."""
    last_day: Dated | None
    """The last day to file a request to it; None if no day is in time."""
    passed: Annotated[str, Truth]
    """``true``, ``false`` or ``unknown``."""
    in_time: Annotated[str, Truth]
    """Whether it closes by the deadline: ``true``, ``false`` or ``unknown``."""
    lapse_from: Day | None
    lapse_to: Day | None
    sources: list[str]


class ItemRow(TypedDict):
    """Something that a request must contain."""

    provision: str
    item: str
    """Its letter; ``8`` for what Article 4(8) adds."""
    text: str
    needed: Annotated[str, Truth]
    """Whether it is asked for of this request: ``true``, ``false`` or ``unknown``."""
    given: bool | None
    """Whether the draft has it; None without a draft."""


class OutlookRow(TypedDict):
    """What lies ahead of a request to extend a deadline."""

    state: str
    """Alpha-3 code."""
    name: str
    on: Day
    """The day asked about."""
    obligation: str
    provision: str
    """Where extensions are provided for; empty if they are not."""
    open: Annotated[str, Truth]
    """Whether the text allows one on the day: ``true``, ``false`` or ``unknown``."""
    deadline: str | None
    number: int
    """The number that it would have."""
    pending: list[str]
    longest: str | None
    latest: Dated | None
    exceptional: Annotated[str, Truth]
    """Whether exceptional circumstances must be shown."""
    last_day: Dated | None
    """The last day on which the text allows a request; None if it sets none."""
    undelayed: Dated | None
    """The last day to file for a meeting that opens by the deadline."""
    hearings: list[HearingRow]
    checklist: list[ItemRow]
    missing: list[MissingRow]
    explanation: StepRow


class ReviewRow(TypedDict):
    """What can be said of a request before it is decided."""

    request: FactRow
    provision: str
    """Where extensions of that deadline are provided for."""
    in_order: Annotated[str, Truth]
    """Whether nothing is irregular and nothing is lacking."""
    timely: Annotated[str, Truth]
    """Whether it was filed long enough before the meeting."""
    due: Day | None
    """The last day for that."""
    before_expiry: Annotated[str, Truth]
    """Whether it came before the deadline expired."""
    exceptional: Annotated[str, Truth]
    """Whether exceptional circumstances must be shown."""
    deadline: Dated
    """The deadline that it would extend, as far as it is known."""
    longest: str
    """The longest extension that may be granted."""
    latest: Day | None
    """The deadline that this gives."""
    meeting: str | None
    """Label of the meeting that can decide."""
    lapse_from: Day | None
    lapse_to: Day | None
    lacking: list[str] | None
    """Letters of what it does not contain; None if it is not told what it contains."""
    irregularities: list[IrregularityRow]
    missing: list[MissingRow]
    explanation: StepRow


def outlook_row(outlook: Outlook) -> OutlookRow:
    """Return what lies ahead of a request."""
    length = outlook.longest
    return {
        "state": outlook.state.alpha3,
        "name": outlook.state.name,
        "on": str(outlook.on),
        "obligation": outlook.obligation,
        "provision": outlook.provision,
        "open": str(outlook.open),
        "deadline": _text(outlook.deadline),
        "number": outlook.number,
        "pending": [str(each) for each in outlook.pending],
        "longest": str(length) if length != Period() else None,
        "latest": _text(outlook.latest),
        "exceptional": str(outlook.exceptional),
        "last_day": _text(outlook.last_day),
        "undelayed": _text(outlook.undelayed),
        "hearings": [hearing_row(hearing) for hearing in outlook.hearings],
        "checklist": [item_row(item) for item in outlook.checklist],
        "missing": [missing_row(gap) for gap in outlook.missing],
        "explanation": step_row(outlook.explanation),
    }


def hearing_row(hearing: Hearing) -> HearingRow:
    """Return a coming meeting that can decide on a request."""
    meeting, lapse = hearing.meeting, hearing.lapse
    return {
        "meeting": meeting.label,
        "part": meeting.part,
        "opens": str(meeting.opens),
        "closes": str(meeting.closes),
        "planned": hearing.planned,
        "lead": str(hearing.lead),
        "last_day": _text(hearing.last_day),
        "passed": str(hearing.passed),
        "in_time": str(hearing.in_time),
        "lapse_from": str(lapse[0]) if lapse else None,
        "lapse_to": str(lapse[1]) if lapse else None,
        "sources": [str(source) for source in meeting.source],
    }


def item_row(item: Item, review: Review | None = None) -> ItemRow:
    """Return something that a request must contain.

    Args:
        item: What it is.
        review: The review of a draft, if there is one.
    """
    given = review.request.contents if review else None
    letter = item.content.letter
    return {
        "provision": item.provision,
        "item": letter,
        "text": item.content.text,
        "needed": str(item.needed),
        "given": None if given is None else letter in given,
    }


def review_row(review: Review) -> ReviewRow:
    """Return what can be said of a request."""
    lapse, lacking = review.lapse, review.lacking
    return {
        "request": fact_row(review.request),
        "provision": review.provision,
        "in_order": str(review.in_order),
        "timely": str(review.timely),
        "due": _text(review.due),
        "before_expiry": str(review.before_expiry),
        "exceptional": str(review.exceptional),
        "deadline": str(review.deadline),
        "longest": str(review.longest),
        "latest": _text(review.latest),
        "meeting": review.meeting.label if review.meeting else None,
        "lapse_from": str(lapse[0]) if lapse else None,
        "lapse_to": str(lapse[1]) if lapse else None,
        "lacking": None if lacking is None else [each.letter for each in lacking],
        "irregularities": [irregularity_row(i) for i in review.irregularities],
        "missing": [missing_row(gap) for gap in review.missing],
        "explanation": step_row(review.explanation),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
