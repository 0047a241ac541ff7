"""The page on a request that is yet to be filed: when, to which meeting, with what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from ccm.dates import PartialDate, Period
from ccm.duties.hearings import Hearing
from ccm.duties.outlook import Item, Outlook
from ccm.duties.review import Review
from ccm.errors import InvalidValueError
from ccm.facts import Meeting, MeetingKind, Source
from ccm.facts.drafts import Asked, load_draft
from ccm.rules import Truth
from ccm.share.pages import Page, Scope
from ccm.share.reasons import reason_lines
from ccm.share.records import (
    IrregularityRow,
    MissingRow,
    StepRow,
    irregularity_row,
    missing_row,
    step_row,
)
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import heading
from ccm.support import Guideline, request_guidelines
from ccm.view import AsOf

__all__ = [
    "GuidelineRow",
    "HearingRow",
    "ItemRow",
    "RequestRow",
    "ReviewRow",
    "named_meeting",
    "request",
]

_EXPECTED = "expected LABEL=DAY, such as 14MSP=2027-09-13"
_NEEDED = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "perhaps"}


class HearingRow(TypedDict):
    """A coming meeting that can decide on a request."""

    meeting: str
    part: int
    opens: str
    closes: str
    planned: bool
    """Whether it is not on record as held."""
    lead: str
    """The last day that is long enough before it."""
    last_day: str | None
    """The last day to file a request to it; None if no day is in time."""
    passed: str
    """``true``, ``false`` or ``unknown``."""
    in_time: str
    """Whether it closes by the deadline: ``true``, ``false`` or ``unknown``."""
    lapse_from: str | None
    lapse_to: str | None
    sources: list[str]


class ItemRow(TypedDict):
    """Something that a request must contain."""

    provision: str
    item: str
    """Its letter; ``8`` for what Article 4(8) adds."""
    text: str
    needed: str
    """Whether it is asked for of this request: ``true``, ``false`` or ``unknown``."""
    given: bool | None
    """Whether the draft has it; None without a draft."""


class GuidelineRow(TypedDict):
    """What a meeting decided on requests."""

    by: str
    text: str
    note: str
    sources: list[str]


class ReviewRow(TypedDict):
    """What is said of a draft."""

    in_order: str
    timely: str
    due: str | None
    longest: str
    latest: str | None
    lacking: list[str]
    irregularities: list[IrregularityRow]
    missing: list[MissingRow]
    explanation: StepRow


class RequestRow(TypedDict):
    """What lies ahead of a request to extend a deadline."""

    state: str
    name: str
    obligation: str
    open: str
    """Whether the text allows one on the day: ``true``, ``false`` or ``unknown``."""
    deadline: str | None
    number: int
    """The number that it would have."""
    pending: list[str]
    longest: str | None
    latest: str | None
    exceptional: str
    """Whether exceptional circumstances must be shown."""
    last_day: str | None
    """The last day on which the text allows a request; None if it sets none."""
    undelayed: str | None
    """The last day to file for a meeting that opens by the deadline."""
    hearings: list[HearingRow]
    checklist: list[ItemRow]
    guidelines: list[GuidelineRow]
    review: ReviewRow | None
    missing: list[MissingRow]
    explanation: StepRow


def named_meeting(text: str) -> Meeting:
    """Return a coming meeting as somebody names it: ``14MSP=2027-09-13``.

    Raises:
        InvalidValueError: The text names none.

    >>> str(named_meeting("14MSP=2027-09").opens)
    '2027-09'
    """
    label, _, days = text.partition("=")
    first, _, last = days.partition("..")
    if not label.strip() or not first:
        msg = f"--meeting: {_EXPECTED}, got {text!r}"
        raise InvalidValueError(msg)
    try:
        return Meeting(
            label=label.strip(),
            kind=MeetingKind.RC if label.strip().endswith("RC") else MeetingKind.MSP,
            opens=PartialDate.parse(first),
            closes=PartialDate.parse(last or first),
            place="",
            source=(Source("named on the command line"),),
        )
    except InvalidValueError as error:
        msg = f"--meeting: {_EXPECTED}, got {text!r}: {error}"
        raise InvalidValueError(msg) from None


def request(
    view: AsOf,
    state: str,
    obligation: str,
    *,
    meetings: Sequence[str] = (),
    draft: Path | None = None,
) -> Page:
    """Return what lies ahead of a request, and what is to be said of a draft of it.

    Args:
        view: The day and the record.
        state: Code or name of the State.
        obligation: Id of the obligation.
        meetings: Coming meetings that the record lacks, as `named_meeting` reads them.
        draft: A file that says what the request is to be.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: A meeting is on record, or opens too early; or there is a
            draft, and no request is open.
        DataFileError: The draft has a fault.
    """
    wider = _with_meetings(view, meetings)
    outlook = wider.outlook(state, obligation)
    review = _reviewed(wider, outlook, draft) if draft else None
    told = request_guidelines(view, obligation) if outlook.checklist else ()
    items = [_item_row(item, review) for item in outlook.checklist]
    return Page(
        name="request",
        scope=Scope.of(view),
        blocks=tuple(_blocks(wider, outlook, items, told, review)),
        rows=[_row(outlook, items, told, review)],
        columns=tuple(ItemRow.__annotations__),
        cells=items,
        more={"meetings": list(meetings)},
    )


def _with_meetings(view: AsOf, named: Sequence[str]) -> AsOf:
    for meeting in map(named_meeting, named):
        if meeting.opens.earliest <= view.on:
            msg = f"--meeting: expected {meeting.label} to open after {view.on}, "
            msg += f"got {meeting.opens}"
            raise InvalidValueError(msg)
        view = view.convening(meeting)
    return view


def _reviewed(view: AsOf, outlook: Outlook, draft: Path) -> Review:
    if not outlook.checklist:
        msg = f"--check: {outlook.explanation.claim}"
        raise InvalidValueError(msg)
    asked = Asked(
        state=outlook.state,
        obligation=outlook.obligation,
        number=outlook.number,
        meetings=tuple(dict.fromkeys(h.meeting.label for h in outlook.hearings)),
        letters=tuple(dict.fromkeys(i.content.letter for i in outlook.checklist)),
    )
    return view.review(load_draft(draft, asked))


def _blocks(
    view: AsOf,
    outlook: Outlook,
    items: Sequence[ItemRow],
    guidelines: Sequence[Guideline],
    review: Review | None,
) -> Iterator[Block]:
    norm = view.treaty.norm(outlook.obligation)
    yield Heading(f"{outlook.state}. {heading(norm)}")
    yield from reason_lines(outlook.explain("numbered"))
    if outlook.hearings:
        yield Heading("Coming meetings that can decide")
        yield from _hearing_blocks(outlook.hearings)
    if items:
        yield Heading(f"What request {outlook.number} must contain")
        yield _checklist(items)
    if guidelines:
        yield Heading("What meetings decided on such requests")
        yield from map(_guideline, guidelines)
    if review is not None:
        yield Heading("The draft")
        yield from reason_lines(review.explain("numbered"))


def _hearing_blocks(hearings: Sequence[Hearing]) -> Iterator[Block]:
    titles = ("Meeting", "Opens", "Closes", "Last day to file", "Passed", "Lapse")
    rows = [
        (
            f"{each.label}{' *' if each.planned else ''}",
            str(each.meeting.opens),
            str(each.meeting.closes),
            _days(each.last_day) or "none in time",
            _NEEDED[each.passed],
            " to ".join(map(str, each.lapse or ())),
        )
        for each in hearings
    ]
    yield Table.of(titles, rows)
    for each in hearings:
        if each.planned:
            sources = " | ".join(map(str, each.meeting.source))
            yield Paragraph(f"* {each.label} is planned: {sources}", hang=2)


def _checklist(items: Sequence[ItemRow]) -> Table:
    needed = {truth.value: said for truth, said in _NEEDED.items()}
    rows = [
        (
            row["provision"],
            row["text"],
            needed[row["needed"]],
            "" if row["given"] is None else "yes" if row["given"] else "no",
        )
        for row in items
    ]
    return Table.of(("Provision", "What", "Needed", "In the draft"), rows)


def _guideline(row: Guideline) -> Paragraph:
    note = f"; {row.note}" if row.note else ""
    sources = " | ".join(map(str, row.source))
    return Paragraph(f"{row.by}: {row.text} ({sources}{note})", hang=2)


def _row(
    outlook: Outlook,
    items: list[ItemRow],
    guidelines: Sequence[Guideline],
    review: Review | None,
) -> RequestRow:
    length = outlook.longest
    return {
        "state": outlook.state.alpha3,
        "name": outlook.state.name,
        "obligation": outlook.obligation,
        "open": outlook.open.value,
        "deadline": str(outlook.deadline) if outlook.deadline else None,
        "number": outlook.number,
        "pending": [str(each) for each in outlook.pending],
        "longest": str(length) if length != Period() else None,
        "latest": _text(outlook.latest),
        "exceptional": outlook.exceptional.value,
        "last_day": _text(outlook.last_day),
        "undelayed": _text(outlook.undelayed),
        "hearings": [_hearing_row(hearing) for hearing in outlook.hearings],
        "checklist": items,
        "guidelines": [_guideline_row(row) for row in guidelines],
        "review": _review_row(review) if review else None,
        "missing": [missing_row(gap) for gap in outlook.missing],
        "explanation": step_row(outlook.explanation),
    }


def _hearing_row(hearing: Hearing) -> HearingRow:
    meeting, lapse = hearing.meeting, hearing.lapse
    return {
        "meeting": meeting.label,
        "part": meeting.part,
        "opens": str(meeting.opens),
        "closes": str(meeting.closes),
        "planned": hearing.planned,
        "lead": str(hearing.lead),
        "last_day": _text(hearing.last_day),
        "passed": hearing.passed.value,
        "in_time": hearing.in_time.value,
        "lapse_from": str(lapse[0]) if lapse else None,
        "lapse_to": str(lapse[1]) if lapse else None,
        "sources": [str(source) for source in meeting.source],
    }


def _item_row(item: Item, review: Review | None) -> ItemRow:
    given = review.request.contents if review else None
    letter = item.content.letter
    return {
        "provision": item.provision,
        "item": letter,
        "text": item.content.text,
        "needed": item.needed.value,
        "given": None if given is None else letter in given,
    }


def _guideline_row(row: Guideline) -> GuidelineRow:
    sources = [str(source) for source in row.source]
    return {"by": row.by, "text": row.text, "note": row.note, "sources": sources}


def _review_row(review: Review) -> ReviewRow:
    return {
        "in_order": review.in_order.value,
        "timely": review.timely.value,
        "due": str(review.due) if review.due else None,
        "longest": str(review.longest),
        "latest": str(review.latest) if review.latest else None,
        "lacking": [content.letter for content in review.lacking or ()],
        "irregularities": [irregularity_row(i) for i in review.irregularities],
        "missing": [missing_row(gap) for gap in review.missing],
        "explanation": step_row(review.explanation),
    }


def _text(span: PartialDate | None) -> str | None:
    return None if span is None else str(span)


def _days(span: PartialDate | None) -> str:
    """Return a day, or the first and the last that it can be."""
    if span is None or span.day:
        return _text(span) or ""
    return f"{span.earliest}..{span.latest}"
