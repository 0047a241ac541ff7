"""Article 13: what the text asks of an amendment, over one course of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Day
from functools import partial
from itertools import pairwise

from ccm.convention.article13_proposals import (
    ACTS,
    Act,
    Amendment,
    AmendmentAccepted,
    AmendmentReply,
)
from ccm.dates import Period
from ccm.facts import MeetingKind, State, sessions
from ccm.meetings import Ballot, Base, Length, Majority
from ccm.meetings.electorate import bound, parties_in
from ccm.meetings.majorities import Tally, votes_in
from ccm.rules import Roll, Truth
from ccm.rules.bearing import day_of, sitting_of, truth_of
from ccm.rules.courses import Course, When

__all__ = [
    "ACCEPTANCE",
    "ADOPTION",
    "EARLIER_CONFERENCE",
    "SAME_OR_NEXT_DAY",
    "SUPPORT",
    "SUPPORT_PERIOD",
    "Procedure",
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


class Procedure:
    """What became of an amendment, over one course of events.

    On which day it was circulated, or voted on, is one question for all States, which
    the course answers. When a State replied, accepted or left is of that State alone:
    its ballot is open where that is in doubt.

    Attributes:
        amendment: The amendment.
        roll: Who is a Party, and the reading.
    """

    __slots__ = ("_accepted", "_replied", "amendment", "roll")

    def __init__(self, amendment: Amendment, roll: Roll) -> None:
        self.amendment, self.roll = amendment, roll
        self._replied: dict[State, list[AmendmentReply]] = {}
        for reply in amendment.replies:
            self._replied.setdefault(reply.state, []).append(reply)
        self._accepted: dict[State, list[AmendmentAccepted]] = {}
        for instrument in amendment.acceptances:
            self._accepted.setdefault(instrument.state, []).append(instrument)

    def done(self, course: Course, act: Act, by: Day) -> bool:
        """Tell whether an act was done by a day: it was, if what follows it was.

        States reply to what was circulated, and accept what was adopted.
        """
        self._in_order(course)
        known = [self.amendment.when(later) for later in ACTS[ACTS.index(act) :]]
        known += map(day_of, self.amendment.acceptances)
        if act == "circulated":
            known += map(day_of, self.amendment.replies)
        return any(day is not None and course.no_later(day, by) for day in known)

    def _in_order(self, course: Course) -> None:
        """Hold that what was done was done one after the other."""
        known = [day for act in ACTS if (day := self.amendment.when(act)) is not None]
        for earlier, later in pairwise(known):
            course.given(earlier, later)

    def in_time(self, course: Course) -> bool:
        """Tell whether it was proposed once the Convention was in force."""
        self._in_order(course)
        since = self.roll.general_entry_into_force
        proposed = day_of(self.amendment.proposal)
        return since is not None and course.no_later(since, proposed)

    def by_a_party(self, course: Course) -> bool:
        """Tell whether the State that proposed it was a Party."""
        self._in_order(course)
        proposal = self.amendment.proposal
        return bound(course, self.roll, proposal.state, day_of(proposal))

    def support_ends(self, course: Course, circulated: When) -> When:
        """Return the last day on which support is in time."""
        self._in_order(course)
        return SUPPORT_PERIOD.ends(course, circulated, self.roll.reading)

    def support(self, course: Course, circulated: When, on: Day) -> Iterator[Ballot]:
        """Yield the ballots on whether to convene a conference, as heard by a day."""
        last = self.support_ends(course, circulated)
        counted_on = circulated if self._counted_as_circulated else last
        for state, party in parties_in(course, self.roll, counted_on).items():
            replies = self._replied.get(state, [])
            said = partial(self._support_of, replies, last=last, on=on)
            yield Ballot(state, _told(course, said, apart=_vague(replies)), party)

    @property
    def _counted_as_circulated(self) -> bool:
        return self.roll.reading.support_counted_on == "circulation"

    def _support_of(
        self, replies: list[AmendmentReply], course: Course, *, last: When, on: Day
    ) -> Truth:
        """Tell what the last reply in time says; without one, the State is silent."""
        final = _final(course, replies, last, on)
        if final is not None:
            return Truth.of(final.supports)
        running = course.no_later(on, last)
        return Truth.UNKNOWN if running else self.amendment.silence(course, last)

    def asked_for(
        self, course: Course, circulated: When | None, opened: When
    ) -> Iterator[Ballot]:
        """Yield the ballots on whether to convene a conference, before one opened.

        Args:
            course: The course.
            circulated: When the proposal was circulated; None if that is not on record.
            opened: When it opened.
        """
        self._in_order(course)
        by = counted_on = opened
        if circulated is not None:
            last = self.support_ends(course, circulated)
            by = last if course.no_later(last, opened) else opened
            counted_on = circulated if self._counted_as_circulated else by
        for state, party in parties_in(course, self.roll, counted_on).items():
            replies = self._replied.get(state, [])
            said = partial(self._asked_by, replies, by=by)
            yield Ballot(state, _told(course, said, apart=_vague(replies)), party)

    def _asked_by(
        self, replies: list[AmendmentReply], course: Course, *, by: When
    ) -> Truth:
        final = _final(course, replies, by)
        if final is not None:
            return Truth.of(final.supports)
        return self.amendment.silence(course, by)

    def follows_a_meeting(self, course: Course, opened: When) -> Truth:
        """Tell whether a conference opened when a meeting had just closed.

        The text does not say in days what "immediately" is.
        """
        self._in_order(course)
        held = sessions(self.roll.record, MeetingKind.MSP, MeetingKind.RC)
        closes = [sitting_of(session.sittings[-1]).closes for session in held]
        before = [day for day in closes if course.no_later(day, opened)]
        for day in before:
            next_day = SAME_OR_NEXT_DAY.ends(course, day, self.roll.reading)
            if course.no_later(opened, next_day):
                return Truth.TRUE
        return Truth.UNKNOWN if before else Truth.FALSE

    def wish_for_earlier(self, course: Course, opened: When) -> Iterator[Ballot]:
        """Yield the ballots on whether to hold the conference earlier."""
        self._in_order(course)
        for state, party in parties_in(course, self.roll, opened).items():
            replies = [
                reply
                for reply in self._replied.get(state, ())
                if reply.supports and reply.earlier
            ]
            asked = partial(self._done_by, replies, by=opened)
            yield Ballot(state, _told(course, asked, apart=_vague(replies)), party)

    def _done_by(
        self,
        acts: Iterable[AmendmentReply | AmendmentAccepted],
        course: Course,
        *,
        by: When,
    ) -> Truth:
        """Tell whether a State has done one of some acts by a moment."""
        if any(course.no_later(day_of(act), by) for act in acts):
            return Truth.TRUE
        return self.amendment.silence(course, by)

    def rightly_timed(self, course: Course, opened: When) -> Truth:
        """Tell whether a conference opened after a meeting, or was moved up."""
        wished = Tally.of(self.wish_for_earlier(course, opened))
        return self.follows_a_meeting(course, opened) | EARLIER_CONFERENCE.says(wished)

    def adopted(self, course: Course, voted: When) -> Truth:
        """Tell whether enough of those that voted were in favour."""
        if self.amendment.consensus:
            return Truth.TRUE
        cast = votes_in(course, self.amendment.votes, self.roll, voted)
        return ADOPTION.says(Tally.of(cast))

    def _adopted_by(self, course: Course, voted: When, by: When) -> Truth:
        self._in_order(course)
        if not course.no_later(voted, by):
            return Truth.FALSE
        return self.adopted(course, voted)

    def acceptance(self, course: Course, voted: When, by: When) -> Iterator[Ballot]:
        """Yield the acceptances by a moment, of those that were Parties at adoption."""
        self._in_order(course)
        yield from self._acceptance(course, parties_in(course, self.roll, voted), by)

    def _acceptance(
        self, course: Course, electorate: Mapping[State, Truth], by: When
    ) -> Iterator[Ballot]:
        for state, party in electorate.items():
            accepted = partial(self._accepts, state, by=by)
            apart = _vague(self._accepted.get(state, ()))
            apart = apart or (not self._leavers_count and self._leaves_in_doubt(state))
            yield Ballot(state, _told(course, accepted, apart=apart), party)

    @property
    def _leavers_count(self) -> bool:
        return self.roll.reading.acceptance_of_leaver == "counts"

    def _leaves_in_doubt(self, state: State) -> bool:
        return any(term.leaves_in_doubt for term in self.roll.standings(state))

    def _accepts(self, state: State, course: Course, *, by: When) -> Truth:
        """Tell whether a State has accepted by a moment, so that it counts."""
        done = self._done_by(self._accepted.get(state, ()), course, by=by)
        if done is Truth.FALSE or self._leavers_count:
            return done
        return done if bound(course, self.roll, state, by) else Truth.FALSE

    def accepted(self, course: Course, voted: When, by: When) -> Truth:
        """Tell whether it was adopted and enough have accepted it by a moment."""
        adopted = self._adopted_by(course, voted, by)
        if adopted is Truth.FALSE:
            return adopted
        cast = Tally.of(self.acceptance(course, voted, by))
        return adopted & ACCEPTANCE.says(cast)

    def in_force(self, course: Course, voted: When, on: Day) -> Truth:
        """Tell whether it has entered into force by a day; it stays so."""
        adopted = self._adopted_by(course, voted, on)
        if adopted is Truth.FALSE:
            return adopted
        electorate = parties_in(course, self.roll, voted)
        enough = partial(self._enough, electorate, on=on)
        found = enough(on, course)
        for act in () if self._only_grows else self.amendment.acceptances:
            if found is not Truth.TRUE:
                then = partial(enough, day_of(act))
                found |= _told(course, then, apart=_vague((act,)))
        return adopted & found

    @property
    def _only_grows(self) -> bool:
        """Whether no State that accepted can cease to count."""
        return self._leavers_count or not any(
            term.leaving
            for state in self._accepted
            for term in self.roll.standings(state)
        )

    def _enough(
        self,
        electorate: Mapping[State, Truth],
        moment: When,
        course: Course,
        *,
        on: Day,
    ) -> Truth:
        """Tell whether enough had accepted it at a moment that came by a day."""
        if not course.no_later(moment, on):
            return Truth.FALSE
        cast = Tally.of(self._acceptance(course, electorate, moment))
        return ACCEPTANCE.says(cast)

    def binds(self, course: Course, state: State, voted: When, on: Day) -> Truth:
        """Tell whether it is in force for a State on a day."""
        own = self.accepted_by(course, state, on)
        if own is Truth.FALSE or not bound(course, self.roll, state, on):
            return Truth.FALSE
        return own & self.in_force(course, voted, on)

    def accepted_by(self, course: Course, state: State, on: Day) -> Truth:
        """Tell whether a State has deposited its acceptance by a day."""
        return self._done_by(self._accepted.get(state, ()), course, by=on)


def _final(
    course: Course, replies: list[AmendmentReply], *until: When
) -> AmendmentReply | None:
    """Return the last reply that was heard in time; None if there is none."""
    final: AmendmentReply | None = None
    for reply in replies:
        day = day_of(reply)
        heard = all(course.no_later(day, last) for last in until)
        if heard and (final is None or course.no_later(day_of(final), day)):
            final = reply
    return final


def _vague(acts: Iterable[AmendmentReply | AmendmentAccepted]) -> bool:
    return any(act.date.day is None for act in acts)


def _told(course: Course, asked: Callable[[Course], Truth], *, apart: bool) -> Truth:
    """Return what is so of one State in a course.

    Args:
        course: The course.
        asked: Tells it.
        apart: Whether days of that State alone are in doubt, for which the course
            does not part.
    """
    return truth_of(asked, course) if apart else asked(course)
