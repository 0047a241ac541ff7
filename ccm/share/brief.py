"""A presidency's page: one row a meeting, open tasks, the year's money, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ccm.rules import Truth
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.support import (
    SupportDue,
    Task,
    decisions,
    in_two,
    isu_budget,
    reserve_level,
    sponsorship,
    tasks,
)
from ccm.support.course import in_force
from ccm.view import AsOf

__all__ = ["in_brief"]

_STEPS = {
    "documents.submission": "documents submitted by",
    "documents.issue": "documents issued by",
    "isu.3": "ISU work plan sent by",
    "isu.4": "ISU budget sent by",
    "meeting": "held",
    "presidency": "presidency handed over",
}
"""What is told of a meeting; all else is done in its course."""


def in_brief(view: AsOf, found: Sequence[SupportDue]) -> Iterator[Block]:
    """Yield what a presidency must do by when, and with what money.

    Args:
        view: The day and the record.
        found: What falls due, in order of days.
    """
    yield from _meetings(found)
    yield from _tasks(view)
    yield from _money(view)
    yield from _decisions(view)


def _meetings(found: Sequence[SupportDue]) -> Iterator[Block]:
    ruled = [due for due in found if due.id != "task"]
    labels = dict.fromkeys(due.meeting for due in ruled if due.meeting)
    rows = [(label, _told(label, ruled)) for label in labels]
    yield Table(("Meeting", "What falls due"), tuple(rows))
    others = [due for due in ruled if not due.meeting]
    for text, same in groupby(others, key=lambda due: f"{due.who}: {due.text}"):
        yield Paragraph(f"{text} ({', '.join(str(due.due) for due in same)})", hang=2)
    yield from _notes(found)


def _notes(found: Sequence[SupportDue]) -> Iterator[Block]:
    """Yield what stands under the rows."""
    if not found:
        yield Paragraph("Nothing.")
    if any(due.id == "documents.submission" for due in found):
        yield Paragraph(
            "A document of each meeting is the progress report of the year, which the "
            "ISU helps the President to write (annex IV, para. 9(d)).",
            hang=2,
        )
    if any(due.id.startswith("isu.") for due in found):
        text = "isu.4 is paragraph 4 of annex V to CCM/CONF/2015/7, and so on"
        yield Paragraph(text, hang=2)
    if not all(due.certain for due in found):
        yield Paragraph("? the record cannot say whether the rule still holds", hang=2)


def _told(label: str, found: Sequence[SupportDue]) -> str:
    """Return the days of one meeting, and how much is to be done in its course."""
    ours = [due for due in found if due.meeting == label]
    days = [
        f"{_STEPS[due.id]} {due.due}{'' if due.certain else ' ?'}"
        for due in ours
        if due.id in _STEPS
    ]
    rest = [due.id for due in ours if due.id not in _STEPS]
    return "; ".join((*days, *((f"there: {', '.join(rest)}",) if rest else ())))


def _tasks(view: AsOf) -> Iterator[Block]:
    open_ = [task for task in tasks(view) if task.done(view) is not Truth.TRUE]
    if open_:
        yield Heading("Tasks of which no source says that they are done")
        rows = [(str(task.due(view)), task.by, _asked(task, view)) for task in open_]
        yield Table(("Due", "Set by", "What"), tuple(rows))


def _asked(task: Task, view: AsOf) -> str:
    """Return what is asked of whom, and what a meeting said came of it."""
    told = task.told(view)
    return f"{task.who}: {task.what}" + (f" ({told})" if told else "")


def _money(view: AsOf) -> Iterator[Block]:
    year, budget = view.on.year, isu_budget()
    yield Heading(f"Money of {year}")
    if in_force(view) and year in budget.years:
        total = budget.total(year)
        meetings, annual = in_two(total)
        yield Paragraph(
            f"ISU budget {total}: {meetings} by States Parties that attend the meeting "
            f"(annex V, 7(a)), {annual} by all, each year (7(b)). Whether that obliges "
            "is for each State's declaration (annex VI).",
            hang=2,
        )
    else:
        yield Paragraph(f"The record holds no ISU budget of {year}.", hang=2)
    if level := reserve_level(view):
        text = f"Working capital reserve: {level.francs:,} CHF, set by {level.set_by}."
        yield Paragraph(text, hang=2)
    for figure in sponsorship(view):
        yield Paragraph(
            f"Sponsorship, {figure.since} to {figure.until}: {figure.measure}, "
            f"{figure.value:,} {figure.unit}.",
            hang=2,
        )


def _decisions(view: AsOf) -> Iterator[Block]:
    holding = [row for row in decisions(view) if row.holds(view)]
    if holding:
        yield Heading("Decisions that nothing on record has ended")
        rows = [(row.by, row.subject, row.text) for row in holding]
        yield Table(("By", "On", "What"), tuple(rows))
