"""The page on a request that is yet to be filed: when, to which meeting, with what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ccm.dates import PartialDate
from ccm.duties.hearings import Hearing
from ccm.duties.outlook import Outlook
from ccm.duties.review import Review
from ccm.errors import InvalidValueError
from ccm.facts import Meeting, MeetingKind, Source
from ccm.facts.drafts import Asked, load_draft
from ccm.rules import Truth
from ccm.share.pages import Page, Scope
from ccm.share.reasons import reason_lines
from ccm.share.request_records import ItemRow, OutlookRow, ReviewRow, item_row
from ccm.share.support_records import GuidelineRow, guideline_row
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import heading
from ccm.support import Guideline, request_guidelines
from ccm.view import AsOf

__all__ = ["RequestRow", "named_meeting", "request"]

_EXPECTED = "expected LABEL=DAY, such as 14MSP=2027-09-13"
_NEEDED = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "perhaps"}


class RequestRow(OutlookRow):
    """What lies ahead of a request, and what is said of a draft of it."""

    guidelines: list[GuidelineRow]
    """What meetings decided on such requests."""
    review: ReviewRow | None


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
    items = [item_row(item, review) for item in outlook.checklist]
    row: RequestRow = {
        **outlook.to_dict(),
        "checklist": items,
        "guidelines": [guideline_row(each) for each in told],
        "review": review.to_dict() if review else None,
    }
    return Page(
        name="request",
        scope=Scope.of(view),
        blocks=tuple(_blocks(wider, outlook, items, told, review)),
        rows=[row],
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


def _text(span: PartialDate | None) -> str | None:
    return None if span is None else str(span)


def _days(span: PartialDate | None) -> str:
    """Return a day, or the first and the last that it can be."""
    if span is None or span.day:
        return _text(span) or ""
    return f"{span.earliest}..{span.latest}"
