"""Pages that list States or days: parties, deadlines, what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccm.facts import State
from ccm.rules import Membership
from ccm.share.findings import findings_table
from ccm.share.pages import Later, Page, Scope
from ccm.share.records import (
    FINDING_COLUMNS,
    DueRow,
    MemberRow,
    due_row,
    finding_cells,
    finding_row,
    member_row,
)
from ccm.share.tables import Block, Heading, Paragraph, Table
from ccm.share.words import agenda, alpha3s, heading, is_open, unbound
from ccm.view import AsOf
from ccm.view.roster import Basis

__all__ = ["deadlines", "parties", "schedule"]


def parties(view: AsOf, basis: Basis) -> Page:
    """Return the States Parties and the signatories, each with its dates.

    Raises:
        InvalidValueError: There is no such basis.
    """
    groups = {
        f"States Parties ({basis})": view.states_parties(basis=basis),
        "Signatories": view.signatories(),
    }
    if doubtful := view.perhaps_withdrawn():
        groups["A Party or withdrawn, as the record leaves open"] = doubtful
    listed = {state for group in groups.values() for state in group}
    outside = (Membership.CONTRACTING, Membership.WITHDRAWN)
    if others := tuple(
        state
        for state in view.record.dossiers
        if state not in listed and view.membership(state) in outside
    ):
        groups["Deposited, and not bound on the day"] = others
    shown = [state for group in groups.values() for state in _by_name(group)]
    return Page(
        name="parties",
        scope=Scope.of(view),
        blocks=tuple(_member_blocks(view, groups)),
        rows=Later(lambda: [member_row(view, state) for state in shown]),
        columns=tuple(MemberRow.__annotations__),
        more={"basis": basis},
    )


def _by_name(states: Sequence[State]) -> list[State]:
    return sorted(states, key=str)


def _member_blocks(
    view: AsOf, groups: dict[str, tuple[State, ...]]
) -> Iterator[Heading | Table]:
    titles = ("State", "Code", "Signed", "Deposited", "In force", "Ends")
    keys = ("name", "state", "signed", "deposited", "entry_into_force", "withdrawal")
    for title, states in groups.items():
        yield Heading(f"{title}: {len(states)}")
        rows = [_member(view, state) for state in _by_name(states)]
        if rows:
            yield Table.of(titles, [[str(row[k] or "") for k in keys] for row in rows])


def _member(view: AsOf, state: State) -> dict[str, object]:
    """Return where a State stands; a day that may never come as it is told."""
    row = dict(member_row(view, state))
    return row | {"withdrawal": row["withdrawal"] and view.standing(state).ends_told}


def deadlines(
    view: AsOf,
    obligation: str | None,
    *,
    done: bool = False,
    states: Sequence[str] | None = None,
) -> Page:
    """Return every deadline that runs or has passed.

    On the page in words, many States that stand alike share a line where all
    obligations are asked about.

    Args:
        view: The record on a day.
        obligation: Id of one obligation; all if None.
        done: Whether to list those that were met, too.
        states: Codes or names of the States to look at; all if None.

    Raises:
        UnknownStateError: There is no such State.
        UnknownObligationError: There is no such obligation.
    """
    chosen = alpha3s(view, states)
    found = [
        finding
        for finding in view.findings(states=chosen, obligations=obligation)
        if finding.deadline and (done or is_open(finding))
    ]
    blocks: list[Block] = []
    for norm in view.treaty.obligations:
        if ours := [f for f in found if f.obligation == norm.id]:
            blocks.append(Heading(f"{heading(norm)}: {len(ours)}"))
            blocks += findings_table(ours, each=bool(obligation or states))
    blocks = blocks or [Paragraph("No deadline runs.")]
    rows = Later(lambda: [finding_row(finding) for finding in found])
    return Page(
        name="deadlines",
        more={"states": chosen},
        scope=Scope.of(view),
        blocks=(*blocks, *unbound(view, chosen)),
        rows=rows,
        columns=FINDING_COLUMNS,
        cells=Later(lambda: [finding_cells(row) for row in rows]),
    )


def schedule(view: AsOf, until: date, *, states: Sequence[str] | None = None) -> Page:
    """Return what falls due up to a day.

    Args:
        view: The record on a day.
        until: Last day to look at.
        states: Codes or names of the States to look at; all if None.

    Raises:
        UnknownStateError: There is no such State.
        InvalidValueError: *until* is earlier than the day asked about.
    """
    chosen = alpha3s(view, states)
    found = view.schedule(until=until, states=chosen)
    return Page(
        name="schedule",
        scope=Scope.of(view),
        blocks=(
            Heading(f"Falls due by {until}"),
            *agenda(found),
            *unbound(view, chosen),
        ),
        rows=Later(lambda: [due_row(due) for due in found]),
        columns=tuple(DueRow.__annotations__),
        more={"until": str(until), "states": chosen},
    )
