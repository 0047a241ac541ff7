"""Majorities: of whom, how many, and what an unknown vote can still change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.facts import State
from ccm.meetings import Ballot, Base, Majority, Vote, ballots
from ccm.meetings.majorities import Tally
from ccm.rules import Reading, Ruling, Truth
from ccm.rules.courses import Course, moment
from ccm.testing.fiction import RURITANIA

HALF = Majority(provision="test", base=Base.ALL)
TWO_THIRDS = Majority(
    provision="test", base=Base.VOTING, numerator=2, denominator=3, at_least=True
)
MAJORITIES = st.sampled_from([HALF, TWO_THIRDS])
TRUTHS = st.sampled_from(Truth)


def _state(number: int) -> State:
    return State(
        alpha3=f"X{chr(65 + number // 26)}{chr(65 + number % 26)}",
        alpha2=f"X{chr(65 + number % 26)}",
        m49=f"{number:03}",
        name=f"State {number}",
    )


STATES = tuple(_state(number) for number in range(26))


@st.composite
def cast(draw: st.DrawFn) -> tuple[Ballot, ...]:
    """Draw ballots, of which anything can be unknown."""
    number = draw(st.integers(0, 8))
    return tuple(Ballot(s, draw(TRUTHS), draw(TRUTHS)) for s in STATES[:number])


def _known(in_favour: int, against: int) -> tuple[Ballot, ...]:
    votes = [Truth.TRUE] * in_favour + [Truth.FALSE] * against
    return tuple(Ballot(s, v) for s, v in zip(STATES, votes, strict=False))


def _reached(majority: Majority, cast: Iterable[Ballot]) -> Ruling:
    known = tuple(cast)
    return majority.reached(lambda _: known, "it")


class TestLeast:
    """How many are needed of how many."""

    @pytest.mark.parametrize(
        ("total", "half", "two_thirds"),
        [(1, 1, 1), (2, 2, 2), (3, 2, 2), (9, 5, 6), (10, 6, 7), (11, 6, 8)],
    )
    def test_as_counted_by_hand(self, total: int, half: int, two_thirds: int) -> None:
        """Half is no majority; two thirds are two thirds."""
        assert (HALF.least(total), TWO_THIRDS.least(total)) == (half, two_thirds)

    @given(total=st.integers(1, 10**6))
    def test_as_a_fraction_would_have_it(self, total: int) -> None:
        """The least number reaches the share, and one less does not."""
        half, thirds = HALF.least(total), TWO_THIRDS.least(total)
        assert Fraction(half, total) > Fraction(1, 2) >= Fraction(half - 1, total)
        assert Fraction(thirds, total) >= Fraction(2, 3) > Fraction(thirds - 1, total)

    def test_of_nobody_there_is_no_majority(self) -> None:
        """If nobody votes, nothing is adopted, whatever the share."""
        assert _reached(HALF, ()).truth is Truth.FALSE
        assert _reached(TWO_THIRDS, ()).truth is Truth.FALSE


class TestReached:
    """Whether there is a majority, while votes are unknown."""

    def test_exactly_half_is_no_majority(self) -> None:
        """Five of ten are not more than half, six are."""
        assert _reached(HALF, _known(5, 5)).truth is Truth.FALSE
        assert _reached(HALF, _known(6, 4)).truth is Truth.TRUE

    def test_exactly_two_thirds_are_enough(self) -> None:
        """Six of nine adopt, five of nine do not."""
        assert _reached(TWO_THIRDS, _known(6, 3)).truth is Truth.TRUE
        assert _reached(TWO_THIRDS, _known(5, 4)).truth is Truth.FALSE

    def test_an_unknown_vote_matters_only_where_it_can_turn_the_result(self) -> None:
        """Six of ten with one unknown is settled; five with one unknown is not."""
        one = (Ballot(RURITANIA, Truth.UNKNOWN),)
        assert _reached(HALF, (*_known(6, 3), *one)).truth is Truth.TRUE
        assert _reached(HALF, (*_known(4, 5), *one)).truth is Truth.FALSE
        open_ = _reached(HALF, (*_known(5, 4), *one))
        assert open_.truth is Truth.UNKNOWN
        assert [gap.fact for gap in open_.missing] == ["the position of Ruritania"]
        assert open_.explanation.claim == (
            "it: a majority or not, from 5 of 10 to 6 of 10 States "
            "Parties in favour, more than half needed"
        )
        with pytest.raises(UndeterminedError):
            bool(open_)

    @given(majority=MAJORITIES, known=cast())
    def test_is_what_every_completion_says(
        self, majority: Majority, known: tuple[Ballot, ...]
    ) -> None:
        """Known if, and only if, all ways to fill in the unknown agree (Kleene)."""
        options = [
            [
                Ballot(b.state, vote, counted)
                for vote in _fillings(b.in_favour)
                for counted in _fillings(b.counted)
            ]
            for b in known[:5]
        ]
        results = {_reached(majority, filled).truth for filled in product(*options)}
        expected = results.pop() if len(results) == 1 else Truth.UNKNOWN
        assert _reached(majority, known[:5]).truth is expected

    @given(majority=MAJORITIES, known=cast(), index=st.integers(0, 7))
    def test_one_more_in_favour_never_loses_it(
        self, majority: Majority, known: tuple[Ballot, ...], index: int
    ) -> None:
        """A majority is monotone in those in favour."""
        order = [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE]
        before = _reached(majority, known).truth
        more = [
            attrs.evolve(b, in_favour=Truth.TRUE) if i == index else b
            for i, b in enumerate(known)
        ]
        after = _reached(majority, more).truth
        assert order.index(after) >= order.index(before)

    @given(majority=MAJORITIES, known=cast())
    def test_the_reason_is_the_answer(
        self, majority: Majority, known: tuple[Ballot, ...]
    ) -> None:
        """The root of the explanation is the truth; what is missing is open."""
        ruling = _reached(majority, known)
        assert ruling.explanation.value is ruling.truth
        assert bool(ruling.missing) == (ruling.truth is Truth.UNKNOWN)


def _fillings(truth: Truth) -> list[Truth]:
    return [Truth.TRUE, Truth.FALSE] if truth is Truth.UNKNOWN else [truth]


class TestBallots:
    """From votes to ballots."""

    def test_to_abstain_is_a_reading(self) -> None:
        """By default who abstains does not vote; by the other reading it does."""
        electorate = dict.fromkeys(STATES[:3], Truth.TRUE)
        votes = dict(
            zip(electorate, (Vote.IN_FAVOUR, Vote.ABSTAINED, Vote.ABSENT), strict=True)
        )
        usual = ballots(votes, electorate, Reading())
        other = ballots(votes, electorate, Reading(abstentions="voting"))
        assert _reached(TWO_THIRDS, usual).truth is Truth.TRUE
        assert _reached(TWO_THIRDS, other).truth is Truth.FALSE

    def test_of_a_state_without_a_vote_nothing_is_known(self) -> None:
        """Not even whether it was present."""
        (ballot,) = ballots({}, {RURITANIA: Truth.TRUE}, Reading())
        assert ballot == Ballot(RURITANIA, Truth.UNKNOWN, Truth.UNKNOWN)

    def test_a_vote_of_a_stranger_is_refused(self) -> None:
        """Only States Parties vote."""
        with pytest.raises(InvalidValueError, match="States Parties, got Ruritania"):
            ballots({RURITANIA: Vote.AGAINST}, {}, Reading())


class TestInEveryCourse:
    """One unknown day bears on the ballots of many States."""

    def test_what_some_gain_others_lose(self) -> None:
        """Two change their minds on one day, in opposite directions."""
        day = moment("the last day", PartialDate.parse("2024-04-09..2024-04-10"))

        def cast(course: Course) -> tuple[Ballot, ...]:
            before = Truth.of(course.no_later(day, date(2024, 4, 9)))
            known = _known(1, 1)
            return (*known, Ballot(STATES[2], before), Ballot(STATES[3], ~before))

        level = Majority(provision="test", base=Base.ALL, at_least=True)
        assert level.reached(cast, "it").truth is Truth.TRUE
        assert HALF.reached(cast, "it").truth is Truth.FALSE
        two = (Ballot(STATES[2], Truth.UNKNOWN), Ballot(STATES[3], Truth.UNKNOWN))
        apart = _reached(HALF, (*_known(1, 1), *two))
        assert apart.truth is Truth.UNKNOWN

    def test_who_counts_only_on_some_days_is_missing(self) -> None:
        """If the majority hangs on it."""
        day = moment("the vote", PartialDate.parse("2024-04-09..2024-04-10"))

        def cast(course: Course) -> tuple[Ballot, ...]:
            late = not course.no_later(day, date(2024, 4, 9))
            return _known(2, 1) + ((Ballot(STATES[25], Truth.FALSE),) if late else ())

        ruling = HALF.reached(cast, "it")
        assert ruling.truth is Truth.UNKNOWN
        assert [gap.fact for gap in ruling.missing] == ["the position of State 25"]
        assert "from 2 of 4 to 2 of 3" in ruling.explanation.claim


class TestTally:
    """Three votes for and one against surely count, and one more may."""

    SURE = _known(3, 1)

    @pytest.mark.parametrize(
        ("in_favour", "worst", "best"),
        [
            (Truth.TRUE, (3, 4), (4, 5)),  # it counts in favour, or not at all
            (Truth.FALSE, (3, 5), (3, 4)),  # it counts against, or not at all
            (Truth.UNKNOWN, (3, 5), (4, 5)),
        ],
    )
    def test_of_a_vote_that_may_not_count(
        self, in_favour: Truth, worst: tuple[int, int], best: tuple[int, int]
    ) -> None:
        """It is one of the votes at most, and never surely."""
        doubtful = Ballot(RURITANIA, in_favour, Truth.UNKNOWN)
        told = Tally.of((*self.SURE, doubtful))
        assert (told.worst, told.best) == (worst, best)
