"""Questions on who is bound, and on who joined when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ccm.claims.answers import Answer, History
from ccm.claims.inquiry import Inquiry
from ccm.claims.moments import (
    came_after,
    closing,
    last_closed,
    membership,
    opening,
)
from ccm.claims.question import Asked, Question
from ccm.claims.questions.findings import BY_DEPOSIT, told_apart
from ccm.claims.values import Listing, Span
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import Instrument, MeetingKind, Session, State, sessions
from ccm.rules import Cause, Explanation, Membership, Missing, Standing, Truth
from ccm.rules.bearing import day_of, happened_by, truth_of
from ccm.rules.courses import Course, When, every_course

__all__ = ["MEMBERSHIP", "WHERE", "where_each_stands"]

_Rule = Callable[[Course, State], bool]
"""Whether something is so of a State, in one course of events."""

_JOINED = {
    "joined": frozenset(Instrument),
    "ratified": frozenset(Instrument) - {Instrument.ACCESSION, Instrument.SUCCESSION},
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
    members = tuple(dict.fromkeys(inquiry.memberships(state).outcomes))
    known = (standing.signature, standing.deposit, standing.notice)
    facts = (e for e in known if e and happened_by((e,), inquiry.on) is Truth.TRUE)
    bound = any(member in BY_DEPOSIT for member in members)
    return Explanation(
        f"{state}: {' or '.join(members)} on {inquiry.on}",
        value=members[0] if len(members) == 1 else None,
        facts=tuple(facts),
        because=(standing.entry,) if bound and standing.entry else (),
    )


def _listing(
    inquiry: Inquiry, rule: _Rule, basis: str = "", history: History | None = None
) -> Answer:
    """Return the States of which something is so, each with its standing."""
    told = {state: _truth(rule, state) for state in inquiry.record.dossiers}
    sure, doubtful = told_apart(told)
    return Answer(
        value=Listing(sure),
        basis=basis,
        doubtful=doubtful,
        why={state: _explained(inquiry, state) for state in sure | doubtful},
        gaps=lambda: tuple(_days(state) for state in sorted(doubtful, key=_code)),
        history=history,
    )


def _truth(rule: _Rule, state: State) -> Truth:
    return truth_of(lambda course: rule(course, state))


def _days(state: State) -> Missing:
    fact = f"{state.alpha3}: the day on which it joined or left"
    return Missing(fact, Cause.PARTIAL_DATE)


def _code(state: State) -> str:
    return state.alpha3


def _standing(inquiry: Inquiry, basis: str, *wanted: Membership) -> Answer:
    roll, states = inquiry.view.roll, tuple(inquiry.record.dossiers)

    def stands(course: Course, state: State) -> bool:
        return inquiry.membership(course, state) in wanted

    def on(day: date) -> Listing:
        def stood(course: Course, state: State) -> bool:
            return membership(course, roll, state, day) in wanted

        return Listing(frozenset(s for s in states if _truth(stood, s) is Truth.TRUE))

    every = (standing for state in states for standing in roll.standings(state))
    history = History(on, frozenset(day for s in every for day in _changes(s)))
    return _listing(inquiry, stands, basis, history)


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
        _standing(inquiry, "by deposit", *BY_DEPOSIT),
        _standing(inquiry, "in force", Membership.PARTY),
    )


def _in_force(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (_standing(inquiry, "in force", Membership.PARTY),)


def _signatories(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    return (_standing(inquiry, "", Membership.SIGNATORY),)


def _committed(inquiry: Inquiry, _asked: Asked) -> tuple[Answer, ...]:
    wanted = (*BY_DEPOSIT, Membership.SIGNATORY)
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

    def after(course: Course, when: When) -> bool:
        return came_after(course, when, meeting)

    def during(course: Course, when: When) -> bool:
        return course.no_later(opening(meeting), when)

    bases: tuple[tuple[_Start, _Since, str], ...] = (
        (_deposited, after, "by deposit after its close"),
        (_deposited, during, "by deposit from its opening on"),
        (_entered, after, "by entry into force after its close"),
    )
    return tuple(
        _listing(inquiry, _joined(inquiry, asked, of, since), basis)
        for of, since, basis in bases
    )


_Start = Callable[[Standing], When | None]
_Since = Callable[[Course, When], bool]


def _joined(inquiry: Inquiry, asked: Asked, of: _Start, since: _Since) -> _Rule:
    """Return whether a State joined in the time asked for, counted from a start."""
    accepted = _JOINED[asked.words["how"]]

    def rule(course: Course, state: State) -> bool:
        standing = inquiry.view.standing(state)
        if standing.deposit is None or standing.deposit.instrument not in accepted:
            return False
        when = of(standing)
        if when is None or not course.no_later(when, inquiry.on):
            return False
        return since(course, when) and asked.speaks_of(course, when)

    return rule


def _deposited(standing: Standing) -> When | None:
    return None if standing.deposit is None else day_of(standing.deposit)


def _entered(standing: Standing) -> When | None:
    return standing.in_force_from


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
    sure, doubtful = told_apart({state: _truth(rule, state) for state in named})
    return Answer(
        value=Listing(sure),
        basis=basis,
        doubtful=doubtful,
        each=True,
        why={state: _explained(inquiry, state) for state in named},
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
