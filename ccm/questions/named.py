"""Questions that no row of the language says: those that read what a claim says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import attrs

from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, Session, State, sessions
from ccm.questions.answers import Answer
from ccm.questions.condition import STANDING
from ccm.questions.inquiry import Inquiry
from ccm.questions.moments import closing, last_closed, membership
from ccm.questions.question import Asked, Question
from ccm.questions.rows import Row, cell_of, lacking, reasons, states_of
from ccm.questions.states_asked import explained
from ccm.questions.tables import TABLES
from ccm.questions.values import Bound, Figure, Listing, Unit, Words
from ccm.rules import Explanation, Membership, Truth
from ccm.rules.bearing import truth_of
from ccm.rules.courses import Course, every_course
from ccm.support import committee

__all__ = ["NAMED"]

_Rule = Callable[[Course, State], bool]
"""Whether something is so of a State, in one course of events."""

_WHERE = {
    "States Parties": STANDING["party"],
    "deposited and not in force": STANDING["waiting"],
    "signatories": STANDING["signatory"],
    "neither party nor signatory": STANDING["outside"],
    "not party": STANDING["not-party"],
}
"""Where States of a list can be said to stand, in the words of a predicate."""

_CAPACITIES = {
    "States Parties": ("State Party",),
    "deposited and not in force": ("State that has deposited, not yet bound",),
    "signatories": ("signatory",),
    "neither party nor signatory": ("neither Party nor signatory",),
    "not party": ("signatory", "neither Party nor signatory"),
}
"""The same, in the words of a list of participants."""


def _where_each_stands(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer whether each State of a list stands where the list says.

    What was outside when the last Review Conference closed can have joined since:
    a list of those that stayed outside for part of the time may name it.
    """
    where = asked.words["where"]
    if where not in _WHERE:
        msg = f"predicate: expected one of {', '.join(_WHERE)} after as, got {where!r}"
        raise InvalidValueError(msg)

    def now(course: Course, state: State) -> bool:
        return inquiry.membership(course, state) in _WHERE[where]

    today = _of_each(inquiry, asked, now, f"as they stood on {inquiry.on}")
    listed = tuple(_took_part(inquiry, asked, where))
    if where not in ("not party", "neither party nor signatory"):
        return (today, *listed)
    return (today, *_since_conference(inquiry, asked, _WHERE[where]), *listed)


def _took_part(inquiry: Inquiry, asked: Asked, where: str) -> Iterator[Answer]:
    """Yield who took part in a meeting as what, where a list of participants says."""
    if "part" not in asked.words["did"]:
        return
    told = inquiry.read(TABLES["participants"].rows(inquiry))
    ours = [row for row in told if cell_of(row, "meetings") == (asked.words["what"],)]
    named = [
        (state, row)
        for row in ours
        if str(cell_of(row, "capacity")) in _CAPACITIES[where]
        and isinstance(state := cell_of(row, "state"), State)
    ]
    if ours:
        yield states_of(named, "by the list of participants")


def _since_conference(
    inquiry: Inquiry, asked: Asked, wanted: tuple[Membership, ...]
) -> Iterator[Answer]:
    """Yield where each stood when the last Review Conference closed before the day.

    Or when the one closed of which the list says that it is since then.
    """
    held = sessions(inquiry.view.record, MeetingKind.RC)
    since = asked.words["what"].rpartition(" since ")[2]
    held = tuple(s for s in held if s.label == since) or held
    last = every_course(lambda course: last_closed(course, held, inquiry.on)).outcomes
    for conference in dict.fromkeys(session for session in last if session):
        basis = f"as they stood on {conference.closes}, after {conference.label}"
        rule = _stood(inquiry, held, conference, wanted)
        yield _of_each(inquiry, asked, rule, basis)


def _stood(
    inquiry: Inquiry,
    held: tuple[Session, ...],
    conference: Session,
    wanted: tuple[Membership, ...],
) -> _Rule:
    """Return where a State stood at the close of a conference, if it was the last."""
    roll, on = inquiry.view.roll, inquiry.on

    def rule(course: Course, state: State) -> bool:
        if last_closed(course, held, on) is not conference:
            return False
        return membership(course, roll, state, closing(conference)) in wanted

    return rule


def _truth(rule: _Rule, state: State) -> Truth:
    return truth_of(lambda course: rule(course, state))


def _of_each(inquiry: Inquiry, asked: Asked, rule: _Rule, basis: str) -> Answer:
    """Return of which States of a list something is so."""
    claimed = asked.topic.value
    named = claimed.states if isinstance(claimed, Listing) else frozenset[State]()
    told = {state: _truth(rule, state) for state in named}
    return Answer(
        value=Listing(s for s, truth in told.items() if truth is Truth.TRUE),
        basis=basis,
        doubtful=(s for s, truth in told.items() if truth == Truth.UNKNOWN),
        each=True,
        why=lambda: {state: explained(inquiry, state) for state in named},
    )


_IN_A_PAIR = 2
"""How many coordinators most offices have: with fewer known, others can be."""


def _coordinators(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer who holds an office on the day, surely or perhaps."""
    seats = [s for s in committee(inquiry.view) if s.office == asked.words["office"]]
    if not any(seat.state for seat in seats):
        return lacking(*(str(gap.fact) for seat in seats for gap in seat.missing))
    rows = [(seat.state, seat) for seat in inquiry.read(seats) if seat.state]
    sure = [(state, seat) for state, seat in rows if seat.held is Truth.TRUE]
    held = frozenset(state for state, _ in sure)
    perhaps = frozenset(state for state, _ in rows) - held
    if len(held) < _IN_A_PAIR and isinstance(asked.topic.value, Listing):
        perhaps |= asked.topic.value.states - held  # whom no list names may serve
    return (
        attrs.evolve(
            states_of(sure),
            doubtful=perhaps,
            gaps=lambda: tuple(gap for _, seat in rows for gap in seat.missing),
        ),
    )


def _symbols(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer whether papers of these symbols lay before the meeting.

    The record's register of papers tells it. Of a symbol that is formed as the
    meeting's are, and that the register lacks, nobody else tells; another may be cited.
    """
    session = inquiry.told_session(asked.words["meeting"])
    prefix, claimed = session.sittings[0].symbol, asked.topic.value
    if not prefix or not isinstance(claimed, Words):
        return ()
    papers = [p for p in inquiry.record.documents if p.meeting == session.label]
    known = {paper.symbol.casefold() for paper in papers}
    where = f"papers of {session.label}, {session.opens} to {session.closes}"
    why = (Explanation(where),)
    if claimed.folded <= known:
        return (Answer(value=claimed, reasons=why),)
    own = all(s.startswith(f"{prefix}/") for s in claimed.items if s.count("/"))
    if own:
        return lacking(
            "the symbol belongs to the meeting; the number is the document's own word"
        )
    cited = asked.words["of"] not in _OF_ITS_OWN
    return (Answer(value=Words((f"{prefix}/…",)), near=cited, reasons=why),)


_OF_ITS_OWN = (
    "s of the documents considered",
    " of the final report",
    " of the report",
)
"""Symbols that only a paper of the meeting itself can have."""

_HUNDRED = Decimal(100)


def _share_destroyed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the least share, of what was destroyed and what was left.

    Both as last told by the day; what was destroyed can only have grown since.
    """
    told = inquiry.read(TABLES["amounts"].rows(inquiry))
    rows = [row for row in told if isinstance(row, Row) and _is_of_all(row)]
    destroyed = _told(rows, "stockpiled munitions destroyed", total="yes")
    held = _told(rows, "stockpiled munitions held", total="no")
    if not held or not destroyed:
        return lacking(
            "how many munitions States Parties had destroyed by then, and how many "
            "were left"
        )
    (done, most), (left, last) = max(destroyed, key=lambda told: told[0]), held[0]
    share = Figure(_HUNDRED * done / (done + left), Unit.PERCENT, Bound.AT_LEAST)
    basis = "of munitions destroyed and munitions left, each as last told"
    return (Answer(value=share, basis=basis, reasons=reasons((most, last))),)


def _is_of_all(row: Row) -> bool:
    return row.cells["whose"] == "States Parties"


def _told(rows: list[Row], measure: str, *, total: str) -> list[tuple[Decimal, Row]]:
    """Return the least of each amount of a measure that was destroyed, or the most."""
    end = 0 if total == "yes" else 1
    return [
        (amount.reach[end], row)
        for row in rows
        if (row.cells["measure"], row.cells["total"]) == (measure, total)
        and isinstance(amount := row.cells["amount"], Figure)
    ]


NAMED = (
    Question(
        subject="{what}",
        predicate="{did} as {where}",
        asks="whether each State of a list was where the list says: States Parties, "
        "deposited and not in force, signatories, neither party nor signatory, not "
        "party; of a meeting with a list of participants, who took part as what",
        answers=_where_each_stands,
        reads_value=True,
    ),
    Question(
        subject="coordinator of {office}",
        predicate="States",
        asks="the States that hold it on the day",
        answers=_coordinators,
        reads_value=True,
    ),
    Question(
        subject="{meeting}",
        predicate="symbol{of}",
        asks="whether papers of these symbols lay before the meeting",
        answers=_symbols,
        reads_value=True,
    ),
    Question(
        subject="Article 3",
        predicate="share of stocks destroyed",
        asks="the least share of their munitions that States Parties destroyed",
        answers=_share_destroyed,
    ),
)
"""The questions; one in the language is asked before any of these that fits."""
