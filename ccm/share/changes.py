"""A page on what changed between two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from ccm.errors import InvalidValueError
from ccm.facts import Source, State
from ccm.rules import Truth
from ccm.share.pages import Page, Scope
from ccm.share.reasons import source_list
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.time_records import ChangeRow, change_row
from ccm.share.words import FEW, alike, alpha3s, heading, unbound, who
from ccm.view import AsOf
from ccm.view.changes import Change, Kind, changes
from ccm.words.tree import Numbers

__all__ = ["GROUPS", "what_changed"]

MAY_BE_EARLIER = "?"
"""Marks the last day on which something can have happened that may have before."""


def what_changed(
    view: AsOf,
    since: date,
    *,
    states: Sequence[str] | None = None,
    obligation: str | None = None,
    by: str = "day",
) -> Page:
    """Return what changed after a day and up to the day of a view.

    Args:
        view: The record, and the last day.
        since: The day before the first.
        states: Codes or names of the States to look at; all if None.
        obligation: Id of one obligation; all, and membership, if None.
        by: What the page in words is ordered by, one of `GROUPS`.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
        InvalidValueError: The days are in the wrong order, or *by* is no option.
    """
    if by not in GROUPS:
        msg = f"by: expected {', '.join(GROUPS)}, got {by!r}"
        raise InvalidValueError(msg)
    chosen = alpha3s(view, states)
    found = changes(
        since=since,
        until=view.on,
        states=chosen,
        obligations=None if obligation is None else [obligation],
        view=view,
    )
    rows = [change_row(change) for change in found]
    return Page(
        name="changes",
        scope=Scope.of(view),
        blocks=(
            *_blocks(view, since, found, by),
            *(() if found else unbound(view, chosen)),
        ),
        rows=rows,
        columns=_COLUMNS,
        cells=[_cells(row) for row in rows],
        more={
            "since": str(since),
            "until": str(view.on),
            "states": chosen,
            "obligation": obligation and view.treaty.norm(obligation).id,
        },
    )


_COLUMNS = (*ChangeRow.__annotations__, "sources")


def _cells(row: ChangeRow) -> dict[str, object]:
    """Return a change as a row of CSV, with its events and their sources in words."""
    told = [(fact["text"], fact["sources"]) for fact in row["facts"]]
    sources = dict.fromkeys(source for _, each in told for source in each)
    return {**row, "facts": [claim for claim, _ in told], "sources": [*sources]}


def _blocks(
    view: AsOf, since: date, found: Sequence[Change], by: str
) -> Iterator[Block]:
    yield Heading(f"Changed after {since} and up to {view.on}: {len(found)}")
    if not found:
        yield Paragraph("Nothing.")
        return
    number = Counter(change.kind for change in found)
    yield Paragraph(
        ", ".join(f"{kind} {number[kind]}" for kind in Kind if number[kind])
    )
    numbers = Numbers()
    for title, ours in GROUPS[by](view, found):
        if ours:
            yield Heading(title)
            yield _table(ours, numbers, by)
    if any(change.within is not Truth.TRUE for change in found):
        yield Paragraph(f"{MAY_BE_EARLIER} by that day, and maybe before the first")
    yield from source_list(numbers)


_Found = Sequence[Change]


def _by_day(_view: AsOf, found: _Found) -> Iterator[tuple[str, _Found]]:
    """Yield what is known to have changed, and then what came to be open."""
    known = [change for change in found if change.is_known]
    yield "What happened", [c for c in known if c.within is Truth.TRUE]
    yield "What had happened by then", [c for c in known if c.within is not Truth.TRUE]
    yield "What came to be open", [change for change in found if not change.is_known]


def _by_state(_view: AsOf, found: _Found) -> Iterator[tuple[str, _Found]]:
    """Yield what changed State by State, in order of names."""
    for ours in sorted(alike(found, _state), key=lambda each: str(each[0].state)):
        yield str(ours[0].state), ours


def _by_obligation(view: AsOf, found: _Found) -> Iterator[tuple[str, _Found]]:
    """Yield what changed in membership and under each obligation, by articles."""
    titles = {"": "Membership"} | {n.id: heading(n) for n in view.treaty.obligations}
    for obligation, title in titles.items():
        if ours := [change for change in found if change.obligation == obligation]:
            yield title, ours


def _state(change: Change) -> State:
    return change.state


GROUPS: dict[str, Callable[[AsOf, _Found], Iterable[tuple[str, _Found]]]] = {
    "day": _by_day,
    "state": _by_state,
    "obligation": _by_obligation,
}
"""What a page can be ordered by."""


def _table(found: _Found, numbers: Numbers, by: str) -> Block:
    """Return changes as a table; the same of many States on one day in one line."""
    together = alike(found, _what)
    days = [_day(ours[0]) for ours in together]
    states = [who([change.state for change in ours]) for ours in together]
    named = by != "obligation"
    said = [_said(ours, numbers, named=named) for ours in together]
    if by == "state":
        return Table.of(("Day", "What changed"), [*zip(days, said, strict=True)])
    rows = [*zip(days, states, said, strict=True)]
    return Table.of(("Day", "State", "What changed"), rows)


def _day(change: Change) -> str:
    return f"{change.on}{'' if change.within is Truth.TRUE else f' {MAY_BE_EARLIER}'}"


def _what(change: Change) -> tuple[object, ...]:
    return change.on, change.kind, change.obligation, change.provision, change.text


def _said(ours: _Found, numbers: Numbers, *, named: bool) -> str:
    """Return what changed, where that is said, and the numbers of its sources.

    Args:
        ours: The same change of one or more States.
        numbers: The sources so far.
        named: Whether its obligation is named; a provision on membership always is.
    """
    change = ours[0]
    obligation = change.obligation if named else ""
    where = obligation if change.obligation else change.provision
    sources = _cited([source for each in ours for source in each.sources], numbers)
    told = (change.said, where and f"[{where}]", sources)
    return " ".join(filter(None, told))


def _cited(sources: Iterable[Source], numbers: Numbers) -> str:
    """Return the numbers of sources; of many, how many they are."""
    told = [*dict.fromkeys(sources)]
    return f"({len(told)} sources)" if len(told) > FEW else numbers.cite(told)
