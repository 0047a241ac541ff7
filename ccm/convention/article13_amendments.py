"""Article 13: amendments, from the proposal to entry into force for each State."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

import attrs

from ccm.convention.article13_proposals import Amendment
from ccm.dates import PartialDate, Period
from ccm.facts import MeetingKind, State, sessions
from ccm.meetings import (
    Ballot,
    Base,
    Clause,
    Force,
    Length,
    Majority,
    parties,
    party_on,
)
from ccm.rules import (
    Cause,
    Explanation,
    Missing,
    Roll,
    Ruling,
    Truth,
    as_read,
    no_later,
)

__all__ = [
    "ACCEPTANCE",
    "ADOPTION",
    "DUTIES",
    "EARLIER_CONFERENCE",
    "SAME_OR_NEXT_DAY",
    "SUPPORT",
    "SUPPORT_PERIOD",
    "admissible",
    "adopted",
    "binds",
    "entry_into_force",
    "in_force",
    "rightly_timed",
    "sufficiently_accepted",
    "supported",
]

SUPPORT_PERIOD = Length(provision="art13.1", period=Period(days=90))
"""Article 13(1): support counts that comes within 90 days of circulation."""

SUPPORT = Majority(provision="art13.1", base=Base.ALL)
"""Article 13(1): a majority of all States Parties has the conference convened."""

SAME_OR_NEXT_DAY = Length(provision="art13.3", period=Period(days=1))
"""Article 13(3): "immediately after" for certain; the text gives no number."""

EARLIER_CONFERENCE = Majority(provision="art13.3", base=Base.ALL)
"""Article 13(3): a majority of all States Parties can have it held earlier."""

ADOPTION = Majority(
    provision="art13.4", base=Base.VOTING, numerator=2, denominator=3, at_least=True
)
"""Article 13(4): two thirds of the States Parties present and voting adopt."""

ACCEPTANCE = Majority(provision="art13.5", base=Base.AT_ADOPTION)
"""Article 13(5): acceptance by a majority of those that were Parties at adoption."""

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
    proposal = amendment.proposal
    general = roll.general_entry_into_force
    since = PartialDate.on(general) if general else None
    after = no_later(since, proposal.date) if since else Truth.FALSE
    party = party_on(roll, proposal.state, proposal.date)
    gap = Missing("the exact day of the proposal", Cause.PARTIAL_DATE)
    rule = "art13.1"
    return Ruling.all_of(
        f"proposed by {proposal.state}, {proposal.date}",
        rule,
        Ruling.of(
            after,
            f"the Convention is in force since {general or 'no day'}",
            rule,
            missing=(gap,),
        ),
        Ruling.of(
            party,
            f"{proposal.state} is a State Party on {proposal.date}",
            rule,
            facts=(proposal,),
            missing=(gap,),
        ),
    )


def supported(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether a majority of all Parties supports a conference, in time.

    Of whose day the Parties are counted is a reading; a reply on the last day
    is in time. Until that day is over, who has not replied still can.
    """
    if amendment.circulated is None:
        gap = Missing("when the proposal was circulated", Cause.NOT_REPORTED)
        return _open("the proposal has not been circulated", "art13.1", gap)
    last = SUPPORT_PERIOD.ends(amendment.circulated, roll.reading)
    at_circulation = roll.reading.support_counted_on == "circulation"
    counted_on = amendment.circulated if at_circulation else last
    silent = amendment.silence(last.latest) if on > last.latest else Truth.UNKNOWN
    cast = [
        Ballot(state, _support(amendment, state, last, on, silent), party)
        for state, party in parties(roll, counted_on).items()
    ]
    found = SUPPORT.reached(cast, f"support by {last}")
    read = as_read(roll.reading, "support_counted_on")
    step = Explanation(
        f"circulated {amendment.circulated}, support counts until {last}",
        last,
        SUPPORT_PERIOD.provision,
        tuple(r for r in amendment.replies if r.date.possibly_by(on)),
    )
    return _with(found, step, read)


def _support(
    amendment: Amendment, state: State, last: PartialDate, on: Day, silent: Truth
) -> Truth:
    """Tell what a State's last reply in time says; without one, it is silent."""
    answer = silent
    replies = (reply for reply in amendment.replies if reply.state == state)
    for reply in sorted(replies, key=lambda reply: reply.date.latest):
        heard = no_later(reply.date, last) & no_later(reply.date, PartialDate.on(on))
        answer = (heard & Truth.of(reply.supports)) | (~heard & answer)
    return answer


def rightly_timed(amendment: Amendment, roll: Roll) -> Ruling:
    """Tell whether the conference came immediately after a meeting, or was moved up.

    The text does not say in days what "immediately" is: on the day of the
    close or the next is yes; later than that is left open.
    """
    rule = "art13.3"
    opened = amendment.opened
    if opened is None:
        gap = Missing("when the conference opened", Cause.NOT_REPORTED)
        return _open("no conference has opened", rule, gap)
    place = _place(opened, roll)
    moved = _moved_up(amendment, opened, roll)
    return Ruling.of(
        place.truth | moved.truth,
        "held immediately after a meeting, or earlier at the wish of a majority",
        rule,
        because=(place.explanation, moved.explanation),
        missing=(*place.missing, *moved.missing),
    )


def _place(opened: PartialDate, roll: Roll) -> Ruling:
    """Tell whether a conference opened when a meeting had just closed."""
    soon = after = Truth.FALSE
    last = ""
    for session in sessions(roll.record, MeetingKind.MSP, MeetingKind.RC):
        next_day = SAME_OR_NEXT_DAY.ends(session.closes, roll.reading)
        follows = no_later(session.closes, opened)
        soon |= follows & no_later(opened, next_day)
        after |= follows
        if follows is not Truth.FALSE:
            last = f", after {session.label}, which closed {session.closes}"
    truth = soon if after is Truth.FALSE else soon | Truth.UNKNOWN
    gap = Missing("whether that is immediately after", Cause.DISPUTED)
    claim = f"the conference opened {opened}{last}"
    return Ruling.of(truth, claim, "art13.3", missing=(gap,))


def _moved_up(amendment: Amendment, opened: PartialDate, roll: Roll) -> Ruling:
    """Tell whether a majority of all Parties had asked for an earlier conference."""
    silent = amendment.silence(opened.latest)
    asked: dict[State, Truth] = {}
    for reply in amendment.replies:
        if reply.supports and reply.earlier:
            before = asked.get(reply.state, silent)
            asked[reply.state] = before | no_later(reply.date, opened)
    cast = [
        Ballot(state, asked.get(state, silent), party)
        for state, party in parties(roll, opened).items()
    ]
    return EARLIER_CONFERENCE.reached(cast, "an earlier conference")


def adopted(amendment: Amendment, roll: Roll) -> Ruling:
    """Tell whether two thirds of the Parties present and voting adopted it.

    Raises:
        InvalidValueError: A State voted that was not a Party on the day.
    """
    if amendment.voted is None:
        gap = Missing("when the conference voted", Cause.NOT_REPORTED)
        return _open("no vote has been taken", "art13.4", gap)
    if amendment.consensus:
        claim = f"adopted {amendment.voted} without a vote, as nobody asked for one"
        return Ruling.of(Truth.TRUE, claim, "art13.4")
    return ADOPTION.vote(amendment.votes, roll, amendment.voted, "adoption")


def sufficiently_accepted(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether enough States have accepted it by a day.

    Counted of the States that were Parties at the date of adoption, whatever
    became of them; States that joined later do not count. Whether an
    acceptance outlives its State's withdrawal is a reading.
    """
    adoption = adopted(amendment, roll)
    if amendment.voted is None:
        return adoption
    leavers_count = roll.reading.acceptance_of_leaver == "counts"
    day = PartialDate.on(on)
    accepted = amendment.accepted()
    cast: list[Ballot] = []
    for state, party in parties(roll, amendment.voted).items():
        instrument = accepted.get(state)
        in_favour = amendment.silence(on)
        if instrument is not None:
            in_favour |= no_later(instrument.date, day)
            if not leavers_count:
                in_favour &= party_on(roll, state, day)
        cast.append(Ballot(state, in_favour, party))
    found = ACCEPTANCE.reached(cast, f"acceptances by {on}")
    read = as_read(roll.reading, "acceptance_of_leaver")
    step = Explanation(
        f"adopted {amendment.voted}; the States that were Parties then are counted",
        amendment.voted,
        ACCEPTANCE.provision,
        tuple(i for i in accepted.values() if i.date.possibly_by(on)),
    )
    return Ruling.all_of(
        f"in force by {on}", ACCEPTANCE.provision, adoption, _with(found, step, read)
    )


def entry_into_force(amendment: Amendment, roll: Roll) -> PartialDate | None:
    """Return the day on which it enters into force for those that accepted it.

    That is the day of the acceptance that makes the majority: there is no
    waiting period. None if that is not on record, or never surely reached.
    """
    days = {d for a in amendment.acceptances for d in (a.date.earliest, a.date.latest)}
    if amendment.known_through < Day.max:
        days.add(amendment.known_through + timedelta(days=1))
    ahead = [
        (day, sufficiently_accepted(amendment, roll, day).truth) for day in sorted(days)
    ]
    possible = [day for day, truth in ahead if truth is not Truth.FALSE]
    certain = [day for day, truth in ahead if truth is Truth.TRUE]
    return PartialDate(possible[0], certain[0]) if certain else None


def binds(amendment: Amendment, state: State, roll: Roll, on: Day) -> Ruling:
    """Tell whether the amendment is in force for a State on a day.

    For a Party that accepted before, from the day on which the majority was
    reached; for any other, from the deposit of its own acceptance.
    """
    day = PartialDate.on(on)
    instrument = amendment.accepted().get(state)
    deposited = no_later(instrument.date, day) if instrument else Truth.FALSE
    silence = amendment.silence(on)
    own = Ruling.of(
        deposited | silence,
        f"{state} accepted: {instrument.date if instrument else 'not on record'}",
        "art13.5",
        facts=(instrument,) if instrument else (),
        missing=(Missing(f"when {state} accepted", Cause.NOT_REPORTED),),
    )
    party = Ruling.of(
        party_on(roll, state, day),
        f"{state} is a State Party on {on}",
        "art13.5",
        missing=(Missing(f"whether {state} is a Party", Cause.PARTIAL_DATE),),
    )
    begun = in_force(amendment, roll, on)
    claim = f"the amendment binds {state} on {on}"
    return Ruling.all_of(claim, "art13.5", begun, own, party)


def in_force(amendment: Amendment, roll: Roll, on: Day) -> Ruling:
    """Tell whether it has entered into force by a day; once in force it stays so."""
    first = entry_into_force(amendment, roll)
    if first is None or not first.possibly_by(on):
        return sufficiently_accepted(amendment, roll, on)
    return Ruling.of(
        no_later(first, PartialDate.on(on)),
        f"in force {first}",
        "art13.5",
        because=(sufficiently_accepted(amendment, roll, first.latest).explanation,),
        missing=(Missing("the day of the decisive acceptance", Cause.PARTIAL_DATE),),
    )


def _open(claim: str, provision: str, gap: Missing) -> Ruling:
    return Ruling.of(Truth.UNKNOWN, claim, provision, missing=(gap,))


def _with(ruling: Ruling, *steps: Explanation) -> Ruling:
    reason = attrs.evolve(ruling.explanation, because=steps)
    return attrs.evolve(ruling, explanation=reason)
