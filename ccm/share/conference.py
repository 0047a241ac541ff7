"""The page on one meeting: who took part, who held office, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ccm.dates import PartialDate
from ccm.errors import UndeterminedError
from ccm.facts import State
from ccm.facts.reach import told_through
from ccm.phrases import many
from ccm.share.pages import Page, Scope
from ccm.share.support_records import ParticipantRow, conference_row
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.support import Capacity, Conference, Officer, Participation, Proceeding
from ccm.support import conference as told_of
from ccm.support.course import taken_by
from ccm.view import AsOf

__all__ = ["conference"]


def conference(view: AsOf, label: str) -> Page:
    """Return a meeting as documents tell of it.

    Args:
        view: The day and the record; nothing is told of what came later.
        label: The meeting, such as ``1RC``.

    Raises:
        InvalidValueError: The record holds no such meeting.
    """
    held = told_of(view, label)
    row = conference_row(held)
    return Page(
        name="conference",
        scope=Scope.of(view),
        blocks=(
            *_head(held, view),
            *_participants(held),
            *_costs(held, view),
            *_officers(held.officers),
            *_proceedings(held.proceedings),
            *_decisions(held),
            *_papers(held),
        ),
        rows=row["participants"],
        columns=tuple(ParticipantRow.__annotations__),
        more={key: value for key, value in row.items() if key != "participants"},
    )


def _head(held: Conference, view: AsOf) -> Iterator[Block]:
    first = held.session.sittings[0]
    yield Heading(f"{held.label}: {first.kind.called}, {first.place}")
    days = [f"{each.opens} to {each.closes}" for each in held.session.sittings]
    plenaries = many(held.plenaries or 0, "plenary", "plenaries")
    held_in = f", in {plenaries}" if held.plenaries else ""
    verb, known = _whether_held(held, view)
    yield Paragraph(f"{verb} from {' and from '.join(days)}{held_in}{known}.", hang=2)
    if held.presidency:
        yield Paragraph(f"Presidency: {held.presidency}.")


def _whether_held(held: Conference, view: AsOf) -> tuple[str, str]:
    """Return how to say when it is, and what to add where the record stops before."""
    if not taken_by(held.label, view):
        return "Is held", ""
    if told_through(view.record) < held.session.sittings[-1].closes.latest:
        return "Planned", "; that it was held is not on record"
    return "Held", ""


def _participants(held: Conference) -> Iterator[Block]:
    yield Heading("Who took part")
    for capacity in Capacity:
        if states := held.states(capacity):
            yield _listed(str(capacity), states)
    yield from _in_one_of_several(held)
    if not held.is_listed:
        yield Paragraph("No list of the States that took part is in the record.")
    rules = groupby(held.observers, key=lambda observer: observer.rule)
    for rule, found in rules:
        names = [observer.name for observer in found]
        text = f"Observers under rule {rule} ({len(names)}): {', '.join(names)}."
        yield Paragraph(text, hang=2)


def _listed(what: str, states: Sequence[State]) -> Paragraph:
    names = ", ".join(sorted(str(state) for state in states))
    return Paragraph(
        f"{what[0].upper()}{what[1:]} ({len(states)}): {names}.",
        hang=2,
    )


def _in_one_of_several(held: Conference) -> Iterator[Block]:
    """Yield the States that took part in this meeting or in another of several."""

    def heading(row: Participation) -> str:
        return f"{row.capacity}, in one at least of {', '.join(row.meetings)}"

    several = [row for row in held.participants if len(row.meetings) > 1]
    for what, rows in groupby(several, key=heading):
        yield _listed(what, [row.state for row in rows])


def _costs(held: Conference, view: AsOf) -> Iterator[Block]:
    """Yield how many share its cost and that of the support unit."""
    try:
        sharing, contributing = held.sharing_costs(view), held.contributing()
    except UndeterminedError:
        if held.participants:
            yield Paragraph("So who shares its cost is open.", hang=2)
        return
    yield Paragraph(
        f"Its cost is shared by {many(len(sharing), 'State')}: all States Parties, and "
        f"whoever else took part; 40 % of a budget of the ISU by "
        f"{len(contributing)}, the States Parties that took part (annex V, 7(a)).",
        hang=2,
    )


def _officers(officers: Sequence[Officer]) -> Iterator[Block]:
    if officers:
        yield Heading("Officers")
        alike = groupby(officers, key=lambda each: (each.office, _since(each)))
        rows = [
            (office, "; ".join(map(_person, found)), since)
            for (office, since), found in alike
        ]
        yield Table.of(("Office", "Who", "How"), rows)


def _person(officer: Officer) -> str:
    who = " of ".join(filter(None, (officer.person, str(officer.state or ""))))
    return ", ".join(filter(None, (who, officer.post)))


def _since(officer: Officer) -> str:
    at = f"plenary {officer.plenary}" if officer.plenary else ""
    day = str(officer.date or "")
    return ", ".join(filter(None, (f"{officer.how} {day}".strip(), at)))


def _proceedings(done: Sequence[Proceeding]) -> Iterator[Block]:
    if done:
        yield Heading("What was done")
        rows = [(_day(row.date), _plenaries(row), row.text) for row in done]
        yield Table.of(("Day", "Plenary", "What"), rows)


def _day(day: PartialDate | None) -> str:
    return str(day or "")


def _plenaries(row: Proceeding) -> str:
    through = f" to {row.through}" if row.through else ""
    return f"{row.plenary or ''}{through}"


def _decisions(held: Conference) -> Iterator[Block]:
    if held.decisions:
        yield Heading("What was decided")
        rows = [
            (_day(row.taken), str(row.plenary or ""), row.subject, row.text)
            for row in held.decisions
        ]
        yield Table.of(("Day", "Plenary", "On", "What"), rows)


def _papers(held: Conference) -> Iterator[Block]:
    if held.papers:
        yield Heading("Papers")
        rows = [
            (paper.symbol, paper.title, paper.submitted_by, ", ".join(paper.languages))
            for paper in held.papers
        ]
        yield Table.of(("Symbol", "About", "By", "In"), rows)
