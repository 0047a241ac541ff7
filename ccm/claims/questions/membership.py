"""Questions on who is bound, and on who joined when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ccm.claims.answers import Answer, History
from ccm.claims.inquiry import Inquiry
from ccm.claims.question import Asked, Question
from ccm.claims.values import Listing, Span
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Deposit, Instrument, State
from ccm.rules import Explanation, Membership, Standing

__all__ = ["MEMBERSHIP", "WHERE", "listing", "where_each_stands"]

_BY_DEPOSIT = (Membership.PARTY, Membership.CONTRACTING)
_JOINED = {
    "joined": frozenset(Instrument),
    "ratified": frozenset(Instrument) - {Instrument.ACCESSION},
    "acceded": frozenset({Instrument.ACCESSION}),
}
WHERE = {
    "States Parties": (Membership.PARTY,),
    "deposited and not in force": (Membership.CONTRACTING,),
    "signatories": (Membership.SIGNATORY,),
    "neither party nor signatory": (Membership.NON_PARTY, Membership.WITHDRAWN),
    "not party": (Membership.NON_PARTY, Membership.SIGNATORY, Membership.WITHDRAWN),
}
"""Where States of a list can be said to stand, in the words of a predicate."""


def _explained(inquiry: Inquiry, state: State) -> Explanation:
    """Return why a State stands where it does."""
    standing = inquiry.view.standing(state)
    known = (standing.signature, standing.deposit, standing.notice)
    facts = tuple(
        event for event in known if event and event.date.surely_by(inquiry.on)
    )
    member = standing.membership(inquiry.on)
    entry = standing.entry if member in _BY_DEPOSIT else None
    return Explanation(
        f"{state}: {member} on {inquiry.on}",
        value=member,
        facts=facts,
        because=(entry,) if entry else (),
    )


def listing(
    inquiry: Inquiry,
    states: Iterable[State],
    basis: str = "",
    history: History | None = None,
) -> Answer:
    """Return States as an answer, each with its standing as the reason."""
    found = frozenset(states)
    why = {state: _explained(inquiry, state) for state in found}
    return Answer(value=Listing(found), basis=basis, why=why, history=history)


def _standing(inquiry: Inquiry, basis: str, *wanted: Membership) -> Answer:
    roll, states = inquiry.view.roll, tuple(inquiry.record.dossiers)

    def on(day: date) -> Listing:
        standings = (roll.standing(state, day) for state in states)
        return Listing(
            frozenset(
                standing.state
                for standing in standings
                if not standing.is_in_doubt(day) and standing.membership(day) in wanted
            )
        )

    every = (standing for state in states for standing in roll.standings(state))
    history = History(on, frozenset(day for s in every for day in _changes(s)))
    return listing(inquiry, on(inquiry.on).states, basis, history)


def _changes(standing: Standing) -> Iterator[date]:
    """Yield the days from which a State stands elsewhere."""
    for event in (standing.signature, standing.deposit):
        if event:
            yield event.date.latest
    if standing.in_force_from:
        yield standing.in_force_from
    if standing.ends:
        yield standing.ends.earliest
        yield standing.ends.latest


def _parties(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (
        _standing(inquiry, "by deposit", *_BY_DEPOSIT),
        _standing(inquiry, "in force", Membership.PARTY),
    )


def _in_force(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (_standing(inquiry, "in force", Membership.PARTY),)


def _signatories(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (_standing(inquiry, "", Membership.SIGNATORY),)


def _committed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    wanted = (*_BY_DEPOSIT, Membership.SIGNATORY)
    return (_standing(inquiry, "by deposit, with signatories", *wanted),)


def _pending(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (_standing(inquiry, "", Membership.CONTRACTING),)


def _joined_since(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer by deposits, and by entries into force, after the close of a meeting."""
    how = asked.words["how"]
    if how not in _JOINED:
        msg = f"predicate: expected {' or '.join(_JOINED)}, got {how!r}"
        raise InvalidValueError(msg)
    meeting = inquiry.session(asked.words["meeting"])
    opened, closed = meeting.opens.earliest, meeting.closes.latest + timedelta(days=1)

    def inside(day: date | None, since: date) -> bool:
        first, last = asked.window(since, inquiry.on)
        return day is not None and first <= day <= last

    standings = [inquiry.view.standing(state) for state in inquiry.record.dossiers]
    joined = [
        (s.state, s.deposit, s.in_force_from)
        for s in standings
        if isinstance(s.deposit, Deposit) and s.deposit.instrument in _JOINED[how]
    ]
    deposits = [(state, deposit.date.day) for state, deposit, _ in joined]
    after = (state for state, day in deposits if inside(day, closed))
    during = (state for state, day in deposits if inside(day, opened))
    entered = (state for state, _, starts in joined if inside(starts, closed))
    return (
        listing(inquiry, after, "by deposit after its close"),
        listing(inquiry, during, "by deposit from its opening on"),
        listing(inquiry, entered, "by entry into force after its close"),
    )


def where_each_stands(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer whether each State of a list stands where the list says.

    What was outside when the last Review Conference closed can have joined since:
    a list of those that stayed outside for part of the time may name it.
    """
    where = asked.words["where"]
    if where not in WHERE:
        msg = f"predicate: expected one of {', '.join(WHERE)} after as, got {where!r}"
        raise InvalidValueError(msg)
    claimed = asked.claim.value
    named = claimed.states if isinstance(claimed, Listing) else frozenset[State]()
    days = [(inquiry, f"as they stood on {inquiry.on}")]
    conference = inquiry.last_conference()
    if conference and where in ("not party", "neither party nor signatory"):
        start = inquiry.at(conference.closes.latest)
        days.append((start, f"as they stood on {start.on}, after {conference.label}"))
    return tuple(
        Answer(
            value=Listing(frozenset(s for s in named if _is(then, s, where))),
            basis=basis,
            each=True,
            why={state: _explained(then, state) for state in named},
        )
        for then, basis in days
    )


def _is(inquiry: Inquiry, state: State, where: str) -> bool:
    return inquiry.view.membership(state) in WHERE[where]


def _entry(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the day on which the Convention entered into force."""
    starts, decisive = inquiry.view.general_entry_into_force, inquiry.view.roll.decisive
    if starts is None or decisive is None:
        return ()
    claim = f"the instrument of {decisive.state} brought it into force"
    why = Explanation(claim, provision="art17.1", facts=(decisive,))
    return (Answer(value=PartialDate.on(starts), reasons=(why,)),)


def _signed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    """Answer with the days on which States signed, from the opening on."""
    signed = [
        standing.signature
        for standing in map(inquiry.view.standing, inquiry.record.dossiers)
        if standing.signature and standing.signature.date.surely_by(inquiry.on)
    ]
    opened = inquiry.view.treaty.signature.opens
    if not signed:
        return ()
    first = [event for event in signed if event.date.day == opened]
    claim = f"{len(first)} States signed on {opened}, when it was opened for signature"
    why = Explanation(claim, provision="art15", facts=tuple(first))
    last = max(event.date.latest for event in signed)
    return (
        Answer(value=Span(opened, opened), basis="at Oslo", reasons=(why,)),
        Answer(value=Span(opened, last), basis="to the last signature", reasons=(why,)),
    )


MEMBERSHIP = (
    Question(
        subject="Convention",
        predicate="States Parties",
        asks="the States with an instrument deposited; or those for which it is in "
        "force",
        answers=_parties,
    ),
    Question(
        subject="Convention",
        predicate="States Parties in force",
        asks="the States for which the Convention is in force",
        answers=_in_force,
    ),
    Question(
        subject="Convention",
        predicate="signatories",
        asks="the States that signed and have deposited nothing",
        answers=_signatories,
    ),
    Question(
        subject="Convention",
        predicate="committed States",
        asks="the States with an instrument deposited, and the signatories",
        answers=_committed,
    ),
    Question(
        subject="Convention",
        predicate="deposited and not in force",
        asks="the States with an instrument deposited for which it is not in force",
        answers=_pending,
    ),
    Question(
        subject="Convention",
        predicate="{how} since {meeting}",
        asks="the States that joined, ratified or acceded after a meeting closed; in "
        "the year of the claim, if it gives one",
        answers=_joined_since,
    ),
    Question(
        subject="Convention",
        predicate="entry into force",
        asks="the day on which the Convention entered into force",
        answers=_entry,
    ),
    Question(
        subject="Convention",
        predicate="signed at Oslo",
        asks="the days on which the Convention was signed there",
        answers=_signed,
    ),
    Question(
        subject="{what}",
        predicate="{did} as {where}",
        asks="whether each State of a list was where the list says: States Parties, "
        "deposited and not in force, signatories, neither party nor signatory, not "
        "party",
        answers=where_each_stands,
        reads_value=True,
    ),
)
"""Questions that deposits, signatures and entries into force answer."""
