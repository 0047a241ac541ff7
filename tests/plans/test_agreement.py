"""What a review found agrees with the record, or can, or cannot."""

from __future__ import annotations

from datetime import date
from itertools import combinations_with_replacement, product

import attrs
import pytest

from ccm.plans.assessment import Rating
from ccm.plans.comparison import _comes_to, _is_open, _on_addressees
from ccm.plans.outcomes import Outcome, Result
from ccm.rules import Cause, Explanation, Missing, Truth
from ccm.testing.fiction import RURITANIA

POSSIBLE = (
    {Outcome.MET},
    {Outcome.MISSED},
    {Outcome.NOT_ADDRESSED},
    {Outcome.NOT_MEASURABLE},
    {Outcome.MET, Outcome.MISSED},
    {Outcome.MET, Outcome.NOT_ADDRESSED},
    {Outcome.MISSED, Outcome.NOT_ADDRESSED},
)


def _result(*possible: Outcome) -> Result:
    return Result(
        aim="1.1",
        state=RURITANIA,
        on=date(2020, 9, 28),
        possible=frozenset(possible),
        due=None,
        done_on=None,
        explanation=Explanation("an argument", None),
    )


@pytest.mark.parametrize("rating", list(Rating))
def test_what_some_course_of_events_comes_to_can_be_so(rating: Rating) -> None:
    """Of one to three States, of which some may not be spoken to."""
    for number in (1, 2, 3):
        for every in combinations_with_replacement(POSSIBLE, number):
            courses = (
                [_result(outcome) for outcome in outcomes]
                for outcomes in product(*every)
            )
            spoken_to = (
                [each for each in course if each.addressed is Truth.TRUE]
                for course in courses
            )
            if any(_comes_to(rating, results) for results in spoken_to):
                assert _is_open(rating, [_result(*each) for each in every])


def test_whom_it_may_speak_to_is_counted_and_one_gap_is_named() -> None:
    """Of one State that it may not speak to there is one gap, or no report of it."""
    sure, doubtful = _result(Outcome.MET), _result(Outcome.MET, Outcome.NOT_ADDRESSED)
    assert [*_on_addressees([sure])] == []
    (told,) = _on_addressees([sure, doubtful])
    assert told == (
        "whether it speaks to 1 State besides is unknown, such as: no report"
    )
    gap = Missing("whether it has victims", Cause.NOT_REPORTED)
    (named,) = _on_addressees([sure, attrs.evolve(doubtful, missing=(gap,))])
    assert named.endswith(f"such as: {gap}")


@pytest.mark.parametrize(
    ("possible", "shown"),
    [
        ({Outcome.MET}, "met"),
        ({Outcome.MISSED}, "missed"),
        ({Outcome.MET, Outcome.MET_LATE}, "done, in time unknown"),
        ({Outcome.MET, Outcome.MISSED}, "unknown"),
    ],
)
def test_that_it_was_done_is_shown_where_the_day_alone_is_open(
    possible: set[Outcome], shown: str
) -> None:
    """Of what is known, and of what is not known to be done, the outcome."""
    assert _result(*possible).shown == shown


def test_nothing_open_is_left_where_every_state_did_it() -> None:
    """Neither that none did, nor that it spoke to none."""
    every = [_result(Outcome.MET), _result(Outcome.MET)]
    closed = {rating for rating in Rating if not _is_open(rating, every)}
    assert closed == {
        *(Rating.NOT_MET, Rating.NOT_TRIGGERED),
        *(Rating.NOT_ASSESSABLE, Rating.PARTLY),
    }


def test_nothing_open_is_left_where_no_state_did_it() -> None:
    """Neither that most did or some, nor that it spoke to none."""
    every = [_result(Outcome.MISSED), _result(Outcome.MISSED)]
    closed = {rating for rating in Rating if not _is_open(rating, every)}
    assert closed == {
        *(Rating.DONE_NO_DAY, Rating.LARGELY_MET),
        *(Rating.PARTLY, Rating.NOT_TRIGGERED),
    }


@pytest.mark.parametrize(
    ("done", "comes_to_it"), [(0, False), (1, True), (2, True), (3, False)]
)
def test_what_some_did_and_some_did_not_was_partly_done(
    *, done: int, comes_to_it: bool
) -> None:
    """Of three States."""
    outcomes = [*[Outcome.MET] * done, *[Outcome.MISSED] * (3 - done)]
    assert _comes_to(Rating.PARTLY, [_result(each) for each in outcomes]) is comes_to_it


@pytest.mark.parametrize(
    "other", [{Outcome.MET, Outcome.MISSED}, {Outcome.NOT_MEASURABLE}]
)
def test_what_all_may_have_done_was_not_surely_partly_done(
    other: set[Outcome],
) -> None:
    """It can be so: the record does not tell."""
    results = [_result(Outcome.MET), _result(*other)]
    assert not _comes_to(Rating.PARTLY, results)
    assert _is_open(Rating.PARTLY, results)
    assert _comes_to(Rating.PARTLY, [*results, _result(Outcome.MISSED)])
