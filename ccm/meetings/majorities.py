"""Majorities: of whom, how many, and whether there is one while votes are unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from ccm.errors import InvalidValueError
from ccm.facts import State
from ccm.meetings.electorate import parties, parties_in
from ccm.rules import Cause, Missing, Reading, Roll, Ruling, Truth, as_read
from ccm.rules.courses import Course, When, every_course

__all__ = [
    "Ballot",
    "Base",
    "Majority",
    "Tally",
    "Vote",
    "ballots",
    "refuse_strangers",
    "votes_in",
]


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
    refuse_strangers(votes, electorate)
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


def refuse_strangers(
    votes: Mapping[State, Vote], electorate: Mapping[State, Truth]
) -> None:
    """Refuse votes of States that cannot have had one.

    Raises:
        InvalidValueError: There are some.
    """
    strangers = sorted(state.name for state in votes if state not in electorate)
    if strangers:
        msg = f"votes: expected votes of States Parties, got {', '.join(strangers)}"
        raise InvalidValueError(msg)


@attrs.define(frozen=True)
class Tally:
    """How many are in favour, and of how many.

    Attributes:
        worst: Both numbers, if whoever is in doubt counts against.
        best: Both, if whoever is in doubt counts in favour, or not at all.
    """

    worst: tuple[int, int]
    best: tuple[int, int]

    @classmethod
    def of(cls, cast: Iterable[Ballot]) -> Tally:
        """Return the tally of ballots."""
        maybe = [ballot for ballot in cast if ballot.counted is not Truth.FALSE]
        surely = Counter(b.in_favour for b in maybe if b.counted is Truth.TRUE)
        perhaps = Counter(ballot.in_favour for ballot in maybe)
        least, surely_not = surely[Truth.TRUE], surely[Truth.FALSE]
        perhaps_not = len(maybe) - perhaps[Truth.TRUE]
        most = len(maybe) - perhaps[Truth.FALSE]
        return cls((least, least + perhaps_not), (most, most + surely_not))


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

    def says(self, tally: Tally) -> Truth:
        """Tell whether there is a majority, whatever the unknown ballots are."""
        if self._carries(*tally.worst):
            return Truth.TRUE
        return Truth.UNKNOWN if self._carries(*tally.best) else Truth.FALSE

    def _carries(self, in_favour: int, total: int) -> bool:
        return in_favour >= self.least(total)

    def reached(
        self, cast: Callable[[Course], Iterable[Ballot]], question: str
    ) -> Ruling:
        """Tell whether there is a majority, whichever course events took.

        Args:
            cast: Returns one ballot for each State that is or may be counted in a
                course.
            question: On what, in words.
        """
        counts = every_course(lambda course: tuple(cast(course)))
        tallies = [Tally.of(ballots_) for ballots_ in counts.outcomes]
        said = {self.says(tally) for tally in tallies}
        truth = said.pop() if counts.whole and len(said) == 1 else Truth.UNKNOWN
        worst = min((tally.worst for tally in tallies), key=_part)
        best = max((tally.best for tally in tallies), key=_part)
        counted = f"{_counted(worst, best)} {self.base}"
        claim = f"{question}: {_SAID[truth]}, {counted} in favour, {self.share} needed"
        return Ruling.of(truth, claim, self.provision, missing=_gaps(*counts.outcomes))

    def vote(
        self, votes: Mapping[State, Vote], roll: Roll, when: When, question: str
    ) -> Ruling:
        """Tell whether a vote that was taken at a moment reached the majority.

        Raises:
            InvalidValueError: A State voted that was not a Party then.
        """
        refuse_strangers(votes, parties(roll, when))
        ruling = self.reached(
            lambda course: votes_in(course, votes, roll, when), question
        )
        if Vote.ABSTAINED not in votes.values():
            return ruling
        read = as_read(roll.reading, "abstentions")
        reason = attrs.evolve(ruling.explanation, because=(read,))
        return attrs.evolve(ruling, explanation=reason)


def votes_in(
    course: Course, votes: Mapping[State, Vote], roll: Roll, when: When
) -> tuple[Ballot, ...]:
    """Return the ballots of a vote that was taken at a moment of a course."""
    electorate = parties_in(course, roll, when)
    admitted = {state: vote for state, vote in votes.items() if state in electorate}
    return ballots(admitted, electorate, roll.reading)


_SAID = {
    Truth.TRUE: "a majority",
    Truth.FALSE: "no majority",
    Truth.UNKNOWN: "a majority or not",
}


def _counted(worst: tuple[int, int], best: tuple[int, int]) -> str:
    """Return in words how many of how many are in favour."""
    low, high = (f"{some} of {total}" for some, total in (worst, best))
    return low if worst == best else f"from {low} to {high}"


def _part(count: tuple[int, int]) -> Fraction:
    return Fraction(count[0], count[1] or 1)


def _gaps(*counts: tuple[Ballot, ...]) -> tuple[Missing, ...]:
    """Return that the positions are missing that are open, or hang on a day."""
    cast = Counter(ballot for count in counts for ballot in count)
    open_ = dict.fromkeys(
        ballot.state.name
        for ballot, times in cast.items()
        if ballot.is_open or times < len(counts)
    )
    if not open_:
        return ()
    return (Missing(f"the position of {', '.join(open_)}", Cause.NOT_REPORTED),)
