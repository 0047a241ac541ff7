"""Article 13: amendments, from the proposal to entry into force for each State."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

import attrs

from ccm.convention.article13_procedure import (
    ACCEPTANCE,
    ADOPTION,
    EARLIER_CONFERENCE,
    SUPPORT,
    SUPPORT_PERIOD,
    Procedure,
)
from ccm.convention.article13_proposals import Amendment
from ccm.dates import PartialDate
from ccm.facts import MeetingKind, Session, State, sessions
from ccm.meetings import Clause, Force, parties, party_on
from ccm.meetings.majorities import refuse_strangers
from ccm.rules import Cause, Explanation, Missing, Roll, Ruling, Truth, as_read
from ccm.rules.bearing import happened_by, sitting_of, span_in_all, truth_of
from ccm.rules.courses import When

__all__ = [
    "DUTIES",
    "admissible",
    "adopted",
    "binds",
    "entry_into_force",
    "in_force",
    "rightly_timed",
    "sufficiently_accepted",
    "supported",
]

DUTIES = (
    Clause("art13.1", "any State Party", Force.MAY, "propose amendments"),
    Clause(
        "art13.1",
        "the Secretary-General",
        Force.MUST,
        "circulate the proposal and ask whether to convene an Amendment Conference",
    ),
    Clause(
        "art13.1",
        "the Secretary-General",
        Force.MUST,
        "convene it, if a majority supports that, and invite all States Parties",
    ),
    Clause(
        "art13.4",
        "the Depositary",
        Force.MUST,
        "communicate an adopted amendment to all States",
    ),
)
"""What Article 13 requires and allows without a date."""


def admissible(amendment: Amendment, roll: Roll) -> Ruling:
    """Tell whether a Party proposed it after the Convention had entered into force."""
    proposal, procedure = amendment.proposal, Procedure(amendment, roll)
    gap = Missing("the exact day of the proposal", Cause.PARTIAL_DATE)
    rule, general = "art13.1", roll.general_entry_into_force
    after = Ruling.of(
        truth_of(procedure.in_time),
        f"the Convention is in force since {general or 'no day'}",
        rule,
        missing=(gap,),
    )
    party = Ruling.of(
        truth_of(procedure.by_a_party),
        f"{proposal.state} is a State Party on {proposal.date}",
        rule,
        facts=(proposal,),
        missing=(gap,),
    )
    together = truth_of(
        lambda course: procedure.in_time(course) and procedure.by_a_party(course)
    )
    claim = f"proposed by {proposal.state}, {proposal.date}"
    return Ruling.all_of(claim, rule, after, party, truth=together)


def supported(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether a majority of all Parties supports a conference, in time.

    Of whose day the Parties are counted is a reading; a reply on the last day
    is in time. Until that day is over, who has not replied still can. Where not all
    replies are on record, a conference that has opened shows that a majority asked
    for it.
    """
    replied = _as_replied(amendment, roll, on)
    if replied.truth is Truth.TRUE or not _as_convened(amendment, roll, on):
        return replied
    claim = "a conference was convened, as it is if a majority supports that"
    because = (replied.explanation,)
    return Ruling.of(Truth.TRUE, claim, SUPPORT.provision, because=because)


def _as_convened(amendment: Amendment, roll: Roll, on: Day) -> bool:
    """Tell whether a conference has opened for which enough can have asked."""
    procedure = Procedure(amendment, roll)
    if truth_of(lambda course: procedure.done(course, "opened", on)) is not Truth.TRUE:
        return False
    opened = amendment.when("opened") or amendment.when("voted") or on
    circulated = amendment.when("circulated")
    asked = SUPPORT.reached(
        lambda course: procedure.asked_for(course, circulated, opened), "asked for"
    )
    return asked.truth is not Truth.FALSE


def _as_replied(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether a majority supports a conference, as States have replied."""
    circulated = amendment.when("circulated")
    if circulated is None:
        gap = Missing("when the proposal was circulated", Cause.NOT_REPORTED)
        return _open("no circulation of the proposal is on record", "art13.1", gap)
    procedure = Procedure(amendment, roll)
    last = span_in_all(lambda course: procedure.support_ends(course, circulated))
    found = SUPPORT.reached(
        lambda course: procedure.support(course, circulated, on), f"support by {last}"
    )
    read = as_read(roll.reading, "support_counted_on")
    heard = (r for r in amendment.replies if happened_by((r,), on) is not Truth.FALSE)
    step = Explanation(
        f"circulated {amendment.circulated}, support counts until {last}",
        last,
        SUPPORT_PERIOD.provision,
        tuple(heard),
    )
    return _with(found, step, read)


def rightly_timed(amendment: Amendment, roll: Roll) -> Ruling:
    """Tell whether the conference came immediately after a meeting, or was moved up.

    The text does not say in days what "immediately" is: on the day of the
    close or the next is yes; later than that is left open.
    """
    rule, opened = "art13.3", amendment.when("opened")
    if opened is None:
        gap = Missing("when the conference opened", Cause.NOT_REPORTED)
        return _open("no opening of a conference is on record", rule, gap)
    procedure = Procedure(amendment, roll)
    place = _place(procedure, opened)
    moved = EARLIER_CONFERENCE.reached(
        lambda course: procedure.wish_for_earlier(course, opened),
        "an earlier conference",
    )
    return Ruling.of(
        truth_of(lambda course: procedure.rightly_timed(course, opened)),
        "held immediately after a meeting, or earlier at the wish of a majority",
        rule,
        because=(place.explanation, moved.explanation),
        missing=(*place.missing, *moved.missing),
    )


def _place(procedure: Procedure, opened: When) -> Ruling:
    """Tell whether a conference opened when a meeting had just closed."""
    held = sessions(procedure.roll.record, MeetingKind.MSP, MeetingKind.RC)
    before = [s for s in held if _closed_by(s, opened) is not Truth.FALSE]
    last = before[-1] if before else None
    claim = f"the conference opened {procedure.amendment.opened}"
    if last is not None:
        claim = f"{claim}, after {last.label}, which closed {last.closes}"
    truth = truth_of(lambda course: procedure.follows_a_meeting(course, opened))
    gap = Missing("whether that is immediately after", Cause.DISPUTED)
    return Ruling.of(truth, claim, "art13.3", missing=(gap,))


def _closed_by(session: Session, opened: When) -> Truth:
    closes = sitting_of(session.sittings[-1]).closes
    return truth_of(lambda course: course.no_later(closes, opened))


def adopted(amendment: Amendment, roll: Roll) -> Ruling:
    """Tell whether two thirds of the Parties present and voting adopted it.

    Raises:
        InvalidValueError: A State voted that was not a Party on the day.
    """
    voted = amendment.when("voted")
    if voted is None:
        gap = Missing("when the conference voted", Cause.NOT_REPORTED)
        return _open("no vote is on record", "art13.4", gap)
    if amendment.consensus:
        claim = f"adopted {amendment.voted} without a vote, as nobody asked for one"
        return Ruling.of(Truth.TRUE, claim, "art13.4")
    return ADOPTION.vote(amendment.votes, roll, voted, "adoption")


def sufficiently_accepted(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether enough States have accepted it by a day.

    Counted of the States that were Parties at the date of adoption, whatever
    became of them; States that joined later do not count. Whether an
    acceptance outlives its State's withdrawal is a reading.
    """
    adoption, voted = adopted(amendment, roll), amendment.when("voted")
    if voted is None:
        return adoption
    procedure = Procedure(amendment, roll)
    found = ACCEPTANCE.reached(
        lambda course: procedure.acceptance(course, voted, on), f"acceptances by {on}"
    )
    read = as_read(roll.reading, "acceptance_of_leaver")
    told = amendment.accepted().values()
    step = Explanation(
        f"adopted {amendment.voted}; the States that were Parties then are counted",
        amendment.voted,
        ACCEPTANCE.provision,
        tuple(i for i in told if happened_by((i,), on) is not Truth.FALSE),
    )
    enough = _with(found, step, read)
    both = truth_of(lambda course: procedure.accepted(course, voted, on))
    claim = f"in force by {on}"
    return Ruling.all_of(claim, ACCEPTANCE.provision, adoption, enough, truth=both)


def entry_into_force(amendment: Amendment, roll: Roll) -> PartialDate | None:
    """Return the day on which it enters into force for those that accepted it.

    That is the day of the acceptance that makes the majority: there is no
    waiting period. None if that is not on record, or never surely reached.
    """
    told = [act.date for act in amendment.acceptances]
    if amendment.voted is not None:
        told.append(amendment.voted)
    days = {day for known in told for day in (known.earliest, known.latest)}
    if amendment.known_through < Day.max:
        days.add(amendment.known_through + timedelta(days=1))
    first: Day | None = None
    for day in sorted(days):
        truth = _in_force(amendment, roll, day)
        if truth is not Truth.FALSE:
            first = first or day
        if first and truth is Truth.TRUE:
            return PartialDate(first, day)
    return None


def _in_force(amendment: Amendment, roll: Roll, on: Day) -> Truth:
    voted, procedure = amendment.when("voted"), Procedure(amendment, roll)
    if voted is None:
        return Truth.UNKNOWN
    if not amendment.consensus:
        refuse_strangers(amendment.votes, parties(roll, voted))
    return truth_of(lambda course: procedure.in_force(course, voted, on))


def binds(amendment: Amendment, state: State, roll: Roll, on: Day) -> Ruling:
    """Tell whether the amendment is in force for a State on a day.

    For a Party that accepted before, from the day on which the majority was
    reached; for any other, from the deposit of its own acceptance.
    """
    procedure, voted = Procedure(amendment, roll), amendment.when("voted")
    instrument = amendment.accepted().get(state)
    own = Ruling.of(
        truth_of(lambda course: procedure.accepted_by(course, state, on)),
        f"{state} accepted: {instrument.date if instrument else 'not on record'}",
        "art13.5",
        facts=(instrument,) if instrument else (),
        missing=(Missing(f"when {state} accepted", Cause.NOT_REPORTED),),
    )
    party = Ruling.of(
        party_on(roll, state, on),
        f"{state} is a State Party on {on}",
        "art13.5",
        missing=(Missing(f"whether {state} is a Party", Cause.PARTIAL_DATE),),
    )
    begun = in_force(amendment, roll, on)
    together = None
    if voted is not None:
        together = truth_of(lambda course: procedure.binds(course, state, voted, on))
    claim = f"the amendment binds {state} on {on}"
    return Ruling.all_of(claim, "art13.5", begun, own, party, truth=together)


def in_force(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether it has entered into force by a day; once in force it stays so."""
    truth, found = _in_force(amendment, roll, on), None
    first = entry_into_force(amendment, roll)
    if first is None or truth is Truth.FALSE:
        found = sufficiently_accepted(amendment, roll, on)
        if found.truth == truth:
            return found
    day = on if first is None else first.latest
    because = sufficiently_accepted(amendment, roll, day).explanation
    return Ruling.of(
        truth,
        f"in force {first or 'on a day that is not known'}",
        "art13.5",
        because=(because,),
        missing=(Missing("the day of the decisive acceptance", Cause.PARTIAL_DATE),),
    )


def _open(claim: str, provision: str, gap: Missing) -> Ruling:
    return Ruling.of(Truth.UNKNOWN, claim, provision, missing=(gap,))


def _with(ruling: Ruling, *steps: Explanation) -> Ruling:
    reason = attrs.evolve(ruling.explanation, because=steps)
    return attrs.evolve(ruling, explanation=reason)
