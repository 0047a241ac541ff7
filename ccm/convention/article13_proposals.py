"""Article 13: what was done about a proposed amendment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import ClassVar, Literal, get_args

import attrs

from ccm.dates import PartialDate
from ccm.facts import Event, State
from ccm.meetings import Vote
from ccm.rules import Truth
from ccm.rules.bearing import day_of
from ccm.rules.courses import Course, When, moment

__all__ = [
    "ACTS",
    "Act",
    "Amendment",
    "AmendmentAccepted",
    "AmendmentProposed",
    "AmendmentReply",
]


Act = Literal["proposed", "circulated", "opened", "voted"]
"""What is done, one after the other, before States accept."""

ACTS: tuple[Act, ...] = get_args(Act)
"""The same, in order."""


class AmendmentProposed(Event):
    """The State, a Party, proposed an amendment."""

    __slots__ = ()
    title: ClassVar[str] = "proposal of an amendment"


@attrs.define(frozen=True, kw_only=True, eq=False, repr=False)
class AmendmentReply(Event):
    """The State told the Secretary-General whether a conference should be convened.

    Attributes:
        supports: Whether it supports convening one.
        earlier: Whether it asks for it before the next meeting of the Parties.
    """

    title: ClassVar[str] = "reply on an Amendment Conference"
    supports: bool
    earlier: bool = False

    def detail(self) -> str:
        """Say whether it supports the conference."""
        return "support" if self.supports else "no support"


class AmendmentAccepted(Event):
    """The State deposited its instrument of acceptance of an amendment."""

    __slots__ = ()
    title: ClassVar[str] = "deposit of its acceptance of an amendment"


@attrs.define(frozen=True, kw_only=True, eq=False)
class Amendment:
    """A proposed amendment, with all that was done about it.

    Attributes:
        proposal: Who proposed it, and when.
        circulated: When the Secretary-General circulated it.
        replies: What States answered; of several by one State the last counts.
        opened: When the Amendment Conference opened.
        voted: When it decided on adoption.
        votes: What each State did in the vote.
        consensus: Whether it was adopted without a vote, because nobody asked
            for one.
        acceptances: Instruments of acceptance.
        known_through: Last day through which the account is complete; where it
            says nothing of a State up to that day, the State did nothing.
    """

    proposal: AmendmentProposed
    circulated: PartialDate | None = None
    replies: tuple[AmendmentReply, ...] = ()
    opened: PartialDate | None = None
    voted: PartialDate | None = None
    votes: Mapping[State, Vote] = attrs.field(factory=dict[State, Vote])
    consensus: bool = False
    acceptances: tuple[AmendmentAccepted, ...] = ()
    known_through: Day = Day.max

    def when(self, act: Act) -> When | None:
        """Return the moment of an act; None if it was not done, or is not on record."""
        day = self.day(act)
        if act == "proposed":
            return day_of(self.proposal)
        return None if day is None else moment((id(self), act), day)

    def day(self, act: Act) -> PartialDate | None:
        """Return what is known of the day of an act; None as for the moment."""
        return {
            "proposed": self.proposal.date,
            "circulated": self.circulated,
            "opened": self.opened,
            "voted": self.voted,
        }[act]

    def silence(self, course: Course, by: When) -> Truth:
        """Return what it means that nothing of a State is on record by a moment."""
        heard = course.no_later(by, self.known_through)
        return Truth.FALSE if heard else Truth.UNKNOWN

    def accepted(self) -> dict[State, AmendmentAccepted]:
        """Return an acceptance of each State, of several that of the first day."""
        latest = sorted(self.acceptances, key=lambda a: a.date.latest, reverse=True)
        return {instrument.state: instrument for instrument in latest}
