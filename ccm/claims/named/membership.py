"""Questions on who is bound, and on who joined when."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ccm.claims.answers import Answer
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import closing, last_closed, membership
from ccm.claims.question import Asked, Question
from ccm.claims.states_asked import explained
from ccm.claims.values import Listing, Span
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import MeetingKind, Session, State, sessions
from ccm.rules import Explanation, Membership, Truth
from ccm.rules.bearing import happened_by, truth_of
from ccm.rules.courses import Course, every_course

__all__ = ["MEMBERSHIP", "WHERE", "where_each_stands"]

_Rule = Callable[[Course, State], bool]
"""Whether something is so of a State, in one course of events."""

WHERE = {
    "States Parties": (Membership.PARTY,),
    "deposited and not in force": (Membership.CONTRACTING,),
    "signatories": (Membership.SIGNATORY,),
    "neither party nor signatory": (Membership.NON_PARTY, Membership.WITHDRAWN),
    "not party": (Membership.NON_PARTY, Membership.SIGNATORY, Membership.WITHDRAWN),
}
"""Where States of a list can be said to stand, in the words of a predicate."""


def _truth(rule: _Rule, state: State) -> Truth:
    return truth_of(lambda course: rule(course, state))


def where_each_stands(inquiry: Inquiry, asked: Asked) -> tuple[Answer, ...]:
    """Answer whether each State of a list stands where the list says.

    What was outside when the last Review Conference closed can have joined since:
    a list of those that stayed outside for part of the time may name it.
    """
    where = asked.words["where"]
    if where not in WHERE:
        msg = f"predicate: expected one of {', '.join(WHERE)} after as, got {where!r}"
        raise InvalidValueError(msg)

    def now(course: Course, state: State) -> bool:
        return inquiry.membership(course, state) in WHERE[where]

    today = _of_each(inquiry, asked, now, f"as they stood on {inquiry.on}")
    if where not in ("not party", "neither party nor signatory"):
        return (today,)
    return (today, *_since_conference(inquiry, asked, WHERE[where]))


def _since_conference(
    inquiry: Inquiry, asked: Asked, wanted: tuple[Membership, ...]
) -> Iterator[Answer]:
    """Answer where each stood when the last Review Conference closed before the day."""
    held = sessions(inquiry.view.record, MeetingKind.RC)
    last = every_course(lambda course: last_closed(course, held, inquiry.on)).outcomes
    for conference in dict.fromkeys(session for session in last if session):
        start = inquiry.at(conference.closes.latest)
        basis = f"as they stood on {conference.closes}, after {conference.label}"
        yield _of_each(start, asked, _stood(inquiry, held, conference, wanted), basis)


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


def _of_each(inquiry: Inquiry, asked: Asked, rule: _Rule, basis: str) -> Answer:
    """Return of which States of a list something is so."""
    claimed = asked.claim.value
    named = claimed.states if isinstance(claimed, Listing) else frozenset[State]()
    told = {state: _truth(rule, state) for state in named}
    sure = frozenset(state for state, truth in told.items() if truth is Truth.TRUE)
    perhaps = frozenset(s for s, truth in told.items() if truth == Truth.UNKNOWN)
    return Answer(
        value=Listing(sure),
        basis=basis,
        doubtful=perhaps,
        each=True,
        why={state: explained(inquiry, state) for state in named},
    )


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
    told = (inquiry.view.standing(s).signature for s in inquiry.record.dossiers)
    signed = [e for e in told if e and happened_by((e,), inquiry.on) is Truth.TRUE]
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
