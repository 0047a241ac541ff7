"""Majorities: of whom, how many, and whether there is one while votes are unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.meetings.electorate import parties
from ccm.rules.finding import Cause, Missing
from ccm.rules.reading import Reading
from ccm.rules.roll import Roll
from ccm.rules.ruling import Ruling, as_read
from ccm.rules.truth import Truth

__all__ = ["Ballot", "Base", "Majority", "Vote", "ballots"]


class Base(StrEnum):
    """Of whom a majority is counted."""

    VOTING = "States Parties present and voting"
    ALL = "States Parties"
    AT_ADOPTION = "States that were Parties at the date of adoption"


class Vote(StrEnum):
    """What a State did when a vote was taken."""

    IN_FAVOUR = "in favour"
    AGAINST = "against"
    ABSTAINED = "abstained"
    ABSENT = "absent"


@attrs.define(frozen=True)
class Ballot:
    """What is known of one State when a majority is counted.

    Attributes:
        state: The State.
        in_favour: Whether it is in favour.
        counted: Whether it is one of those of whom the majority is counted.
    """

    state: State
    in_favour: Truth
    counted: Truth = Truth.TRUE

    @property
    def is_open(self) -> bool:
        """Whether more knowledge of this State could change the count."""
        return Truth.UNKNOWN in (self.in_favour, self.counted)


def ballots(
    votes: Mapping[State, Vote], electorate: Mapping[State, Truth], reading: Reading
) -> tuple[Ballot, ...]:
    """Return the ballots of a vote; of a State without a vote nothing is known.

    Args:
        votes: What each State did.
        electorate: The States that may vote, and whether that is certain.
        reading: Says whether to abstain is to vote.

    Raises:
        InvalidValueError: A State voted that is not of the electorate.
    """
    strangers = sorted(state.name for state in votes if state not in electorate)
    if strangers:
        msg = f"votes: expected votes of States Parties, got {', '.join(strangers)}"
        raise InvalidValueError(msg)
    voting = {
        Vote.IN_FAVOUR: Truth.TRUE,
        Vote.AGAINST: Truth.TRUE,
        Vote.ABSTAINED: Truth.of(reading.abstentions == "voting"),
        Vote.ABSENT: Truth.FALSE,
    }
    found: list[Ballot] = []
    for state, party in electorate.items():
        vote = votes.get(state)
        if vote is None:
            found.append(Ballot(state, Truth.UNKNOWN, Truth.UNKNOWN))
        else:
            in_favour = Truth.of(vote is Vote.IN_FAVOUR)
            found.append(Ballot(state, in_favour, voting[vote] & party))
    return tuple(found)


_WORDS = {(1, 2): "half", (2, 3): "two thirds"}


@attrs.define(frozen=True, kw_only=True, eq=False)
class Majority:
    """How many of whom must be in favour.

    Attributes:
        provision: Where it is said.
        base: Of whom it is counted.
        numerator: With the denominator, the share that decides.
        denominator: See there.
        at_least: Whether the share itself is enough; if not, more is needed.
    """

    provision: str
    base: Base
    numerator: int = 1
    denominator: int = 2
    at_least: bool = False

    @property
    def share(self) -> str:
        """The share in words."""
        parts = (self.numerator, self.denominator)
        amount = _WORDS.get(parts, f"{self.numerator}/{self.denominator}")
        return f"{'at least' if self.at_least else 'more than'} {amount}"

    def least(self, total: int) -> int:
        """Return how many of that many must be in favour; one at the very least.

        >>> Majority(provision="", base=Base.ALL).least(10)
        6
        """
        whole, rest = divmod(self.numerator * total, self.denominator)
        if self.at_least:
            return max(1, whole + bool(rest))
        return whole + 1

    def reached(self, cast: Iterable[Ballot], question: str) -> Ruling:
        """Tell whether there is a majority, whatever the unknown ballots are.

        Args:
            cast: One ballot for each State that is or may be counted.
            question: On what, in words.
        """
        known = tuple(cast)
        surely = [b.counted is Truth.TRUE for b in known]
        maybe = [b.counted is not Truth.FALSE for b in known]
        # At worst who is in doubt counts against, at best in favour or not at all.
        for_low = sum(
            s and b.in_favour is Truth.TRUE for b, s in zip(known, surely, strict=True)
        )
        of_low = for_low + sum(
            m and b.in_favour is not Truth.TRUE
            for b, m in zip(known, maybe, strict=True)
        )
        for_high = sum(
            m and b.in_favour is not Truth.FALSE
            for b, m in zip(known, maybe, strict=True)
        )
        of_high = for_high + sum(
            s and b.in_favour is Truth.FALSE for b, s in zip(known, surely, strict=True)
        )
        truth = Truth.UNKNOWN
        if for_low >= self.least(of_low):
            truth = Truth.TRUE
        elif for_high < self.least(of_high):
            truth = Truth.FALSE
        counts = f"{for_low} of {of_low} {self.base}"
        if (for_low, of_low) != (for_high, of_high):
            counts = (
                f"from {for_low} of {of_low} to {for_high} of {of_high} {self.base}"
            )
        claim = f"{question}: {_SAID[truth]}, {counts} in favour, {self.share} needed"
        return Ruling.of(truth, claim, self.provision, missing=_gaps(known))

    def vote(
        self, votes: Mapping[State, Vote], roll: Roll, when: PartialDate, question: str
    ) -> Ruling:
        """Tell whether a vote that was taken on a day reached the majority.

        Raises:
            InvalidValueError: A State voted that was not a Party on the day.
        """
        cast = ballots(votes, parties(roll, when), roll.reading)
        ruling = self.reached(cast, question)
        if Vote.ABSTAINED not in votes.values():
            return ruling
        read = as_read(roll.reading, "abstentions")
        reason = attrs.evolve(ruling.explanation, because=(read,))
        return attrs.evolve(ruling, explanation=reason)


_SAID = {
    Truth.TRUE: "a majority",
    Truth.FALSE: "no majority",
    Truth.UNKNOWN: "a majority or not",
}


def _gaps(cast: tuple[Ballot, ...]) -> tuple[Missing, ...]:
    names = [ballot.state.name for ballot in cast if ballot.is_open]
    if not names:
        return ()
    return (Missing(f"the position of {', '.join(names)}", Cause.NOT_REPORTED),)
