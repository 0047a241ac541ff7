"""The page on implementation support: who presides, who coordinates, what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccm.rules import Truth
from ccm.share.brief import in_brief
from ccm.share.pages import Page, Scope
from ccm.share.support_records import (
    SupportDueRow,
    presidency_row,
    seat_row,
    support_due_row,
)
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.support import (
    Designation,
    OfficeKind,
    Presidency,
    Seat,
    SupportDue,
    calendar,
    committee,
    designated,
    presidency,
)
from ccm.view import AsOf

__all__ = ["support"]


def support(view: AsOf, until: date, *, brief: bool = False) -> Page:
    """Return who presides and coordinates on the day, and what falls due up to one.

    Args:
        view: The day and the record.
        until: Last day to look at.
        brief: One row for each meeting, and the money and decisions of the day beside
            them: a page for a presidency.

    Raises:
        InvalidValueError: *until* is earlier than the day asked about.
    """
    found = calendar(view, until=until)
    who, seats = presidency(view), committee(view)
    return Page(
        name="support",
        scope=Scope.of(view),
        blocks=(
            *_presidency(who, designated(view)),
            *_committee(seats),
            Heading(f"Falls due by {until}"),
            *(in_brief(view, found) if brief else _agenda(found)),
        ),
        rows=[support_due_row(due) for due in found],
        columns=tuple(SupportDueRow.__annotations__),
        more={
            "until": str(until),
            "presidency": presidency_row(who),
            "committee": [seat_row(seat) for seat in seats],
        },
    )


def _presidency(who: Presidency, ahead: Sequence[Designation]) -> Iterator[Block]:
    yield Heading(f"Presidency: {who.state or 'nobody is known to preside'}")
    yield Paragraph(who.explanation.claim)
    for gap in who.missing:
        yield Paragraph(f"missing: {gap}")
    for named in ahead:
        if who.tenure is None or who.tenure.meeting != named.meeting:
            text = f"{named.designated_by} designated {named.state} for {named.meeting}"
            yield Paragraph(text)


def _committee(seats: Sequence[Seat]) -> Iterator[Block]:
    yield Heading("Coordination Committee")
    members = [seat for seat in seats if seat.kind is not OfficeKind.OBSERVER]
    held = [seat for seat in members if seat.state]
    rows = [(seat.office, _holder(seat), str(seat.until or "")) for seat in held]
    yield Table.of(("Office", "Held by", "Until"), rows)
    if open_ := [seat.office for seat in members if not seat.state]:
        yield Paragraph(f"Not in the record: {', '.join(open_)}.", hang=2)
    if any(seat.held == Truth.UNKNOWN for seat in held):
        yield Paragraph("? the record cannot say whether it sits there", hang=2)
    guests = [seat.office for seat in seats if seat.kind is OfficeKind.OBSERVER]
    if guests:
        yield Paragraph(f"Invited: {', '.join(guests)}.")
    if not seats:
        yield Paragraph("The record holds no list of its members on that day.")


def _holder(seat: Seat) -> str:
    return f"{seat.state}{'' if seat.held == Truth.TRUE else ' ?'}"


def _agenda(found: Sequence[SupportDue]) -> Iterator[Block]:
    lines = [
        (
            f"{due.due}{'' if due.certain else ' ?'}",
            due.meeting,
            f"{due.who}: {due.text} [{due.id}]",
        )
        for due in found
    ]
    yield Table(("Day", "Meeting", "What falls due"), tuple(lines))
    if not all(due.certain for due in found):
        text = "? the record cannot say whether the rule still holds"
        yield Paragraph(text, hang=2)
    if any(due.id.startswith("isu.") for due in found):
        text = "isu.4 is paragraph 4 of annex V to CCM/CONF/2015/7, and so on"
        yield Paragraph(text, hang=2)
    if not found:
        yield Paragraph("Nothing.")
