"""The review of 2020 beside the record, action by action."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.facts import VictimsRuledOut
from ccm.plans import (
    Agreement,
    Comparison,
    Outcome,
    Progress,
    Rating,
    load_assessment,
    load_plan,
)
from ccm.plans.loading import DATA
from ccm.testing.fiction import event, world

READING = ccm.Reading(plan_ends_at="planned opening")
REVIEW = load_assessment("dubrovnik")
REVIEWED = date(2020, 9, 28)


@pytest.fixture(scope="module")
def progress() -> Progress:
    """Return the plan on the day on which the conference was to open."""
    return ccm.as_of(date(2020, 11, 23), reading=READING).progress("dubrovnik")


@pytest.fixture(scope="module")
def compared(progress: Progress) -> dict[str, Comparison]:
    """Return each comparison by the id of its action."""
    return {c.assessed.aim: c for c in progress.against()}


def test_the_review_speaks_of_every_action(progress: Progress) -> None:
    """All 32, or a part of them, in its sections II to IX."""
    spoken = {row.aim for row in REVIEW}
    for action in progress.plan.actions:
        if not action.parent:
            ids = {action.id, *(part.id for part in progress.plan.parts(action))}
            assert ids & spoken, action.id
    assert all("Review document" in str(row.source[0]) for row in REVIEW)


def test_every_difference_is_explained(compared: dict[str, Comparison]) -> None:
    """By a reason that was worked out, or a difference of what is asked."""
    assert {c.agreement for c in compared.values()} == set(Agreement)
    for comparison in compared.values():
        if comparison.agreement is Agreement.DIFFERS:
            assert comparison.why, comparison.assessed.aim


def test_what_the_review_cannot_assess_is_not_measurable(
    compared: dict[str, Comparison],
) -> None:
    """Each of them, without exception."""
    found = [c for c in compared.values() if c.assessed.rating is Rating.NOT_ASSESSABLE]
    assert {c.assessed.aim for c in found} >= {"3.4", "3.6", "R3.4", "R6.4"}
    for comparison in found:
        assert comparison.agreement is Agreement.AGREES, comparison.assessed.aim
        assert comparison.outcomes == Outcome.NOT_MEASURABLE


def test_96_and_108_are_counted_on_two_bases(compared: dict[str, Comparison]) -> None:
    """By deposit and in force: like for like it is 96 and 110."""
    comparison = compared["1.1"]
    assert comparison.agreement is Agreement.AGREES
    assert comparison.outcomes == "missed"
    before, after = comparison.why[:2]
    assert "prints 96" in before
    assert before.endswith("it counts States Parties deposited")
    assert "prints 108" in after
    assert "110 deposited" in after
    assert after.endswith("it counts States Parties in force")


def test_stocks_found_in_slovenia(compared: dict[str, Comparison]) -> None:
    """None after the first deadline, says the review; the action asks of any."""
    comparison = compared["2.5"]
    assert comparison.agreement is Agreement.DIFFERS
    (result,) = comparison.results
    assert result.state is not None
    assert result.state.alpha3 == "SVN"
    assert "of 1 State that it surely speaks to: unknown 1" in comparison.why
    assert "declaration of compliance" in comparison.why[-1]


def test_nine_declarations(compared: dict[str, Comparison]) -> None:
    """The nine of the review are met; the others finished before the plan began."""
    comparison = compared["2.4"]
    met = {r.state for r in comparison.results if r.outcome is Outcome.MET}
    assert met == set(comparison.assessed.states)
    assert len(met) == comparison.assessed.number == 9


def test_focal_points(compared: dict[str, Comparison]) -> None:
    """Agreed that it was done; the days are missing for all eleven."""
    comparison = compared["4.1(a)(i)"]
    assert comparison.agreement is Agreement.AGREES
    assert comparison.outcomes == "done, in time unknown 11"
    assert any("unknown for 11 States (partial date)" in why for why in comparison.why)


@pytest.mark.parametrize(
    ("aim", "on", "told"),
    [
        ("4.1(a)(i)", date(2020, 11, 23), True),
        ("4.1(a)(i)", REVIEWED, False),
        ("1.1", date(2020, 11, 23), False),  # the number was missed, whatever came
    ],
)
def test_that_the_review_is_older_matters_where_something_is_open(
    *, aim: str, on: date, told: bool
) -> None:
    """It tells of all up to 28 September 2020 (para. 94), and of nothing after it."""
    row = next(row for row in REVIEW if row.aim == aim)
    assert row.as_of == REVIEWED
    (comparison,) = ccm.as_of(on, reading=READING).progress("dubrovnik").against((row,))
    older = f"the review's information ends on {REVIEWED}, the answer is for {on}"
    assert (older in comparison.why) is told


def test_a_number_that_does_not_fit_the_names(progress: Progress) -> None:
    """It is said, and nothing rests on either."""
    row = next(row for row in REVIEW if row.aim == "2.4")
    wrong = ccm.plans.Assessed(
        aim=row.aim,
        rating=row.rating,
        finding=row.finding,
        states=(*row.states[:8], progress.duties.state("BGR")),
        number=10,
        as_of=row.as_of,
        source=row.source,
    )
    fewer = attrs.evolve(wrong, number=8)
    comparison, other = progress.against((wrong, fewer))
    assert "the review counts 10 and names 9" in comparison.why
    assert "the review counts 8 and names 9" in other.why
    assert any("Bulgaria, which the review names" in why for why in comparison.why)
    assert any("done as well, by the record: Switzerland" in w for w in comparison.why)


def test_who_did_it_besides_is_said_beside_names_alone(
    compared: dict[str, Comparison],
) -> None:
    """Where the review names no State, none is one more than those of its names."""
    for comparison in compared.values():
        besides = any("done as well" in why for why in comparison.why)
        assert not (besides and not comparison.assessed.states)
        joint = any(result.state is None for result in comparison.results)
        assert not (joint and any("the review names" in w for w in comparison.why))


def test_no_answer_rests_on_the_review(progress: Progress, tmp_path: Path) -> None:
    """A law: without a word of the review, every outcome is the same."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "dubrovnik_assessment.csv").unlink()
    alone = load_plan("dubrovnik", str(tmp_path))
    without = ccm.as_of(date(2020, 11, 23), reading=READING).progress(alone)
    for aim in alone:
        assert without.tally(aim.id) == progress.tally(aim.id), aim.id


@pytest.mark.parametrize(
    ("option", "day"),
    [("opening", date(2020, 11, 25)), ("close", date(2021, 9, 21))],
)
def test_on_the_other_days(option: str, day: date) -> None:
    """Whichever day stands for the conference, every difference has its reason."""
    reading = ccm.Reading(plan_ends_at=option)  # type: ignore[arg-type]
    for comparison in ccm.as_of(day, reading=reading).progress("dubrovnik").against():
        assert comparison.why or comparison.agreement is Agreement.AGREES


def test_before_the_conference_the_day_is_ahead() -> None:
    """On the day of the review's information 130 was not met, and not yet due."""
    progress = ccm.as_of(date(2020, 9, 28), reading=READING).progress("dubrovnik")
    comparison = next(c for c in progress.against() if c.assessed.aim == "1.1")
    assert comparison.agreement is Agreement.AGREES
    assert any("still ahead: 2020-11-23" in why for why in comparison.why)
    assert str(comparison).startswith("1.1: agrees (the review: not met; not yet due)")


def test_on_a_record_that_holds_nothing() -> None:
    """The review's States are not its States: it says so, and fits nothing."""
    record = world(event(VictimsRuledOut, "2012-01-01"))
    progress = ccm.as_of(date(2020, 11, 23), record=record).progress("dubrovnik")
    compared = {c.assessed.aim: c for c in progress.against()}
    nobody = "the record names no State to which the action surely speaks"
    assert nobody in compared["2.4"].why
    assert compared["2.4"].outcomes == "no State is surely addressed"
    (counting,) = [why for why in compared["1.1"].why if "prints" in why]
    assert "108 for 2020-09-28" in counting  # the day of the first is not on record
    assert counting.endswith("it fits neither")


def test_silence_is_no_difference(compared: dict[str, Comparison]) -> None:
    """Where the record cannot tell, it contradicts nobody; two answers do."""
    differ = {aim for aim, c in compared.items() if c.agreement is Agreement.DIFFERS}
    silent = {aim for aim, c in compared.items() if c.agreement is Agreement.SILENT}
    assert differ == {"1.1(b)", "2.5"}
    assert {"1.1(a)", "3.7", "5.2", "R6.2"} <= silent
    assert all(compared[aim].why for aim in silent)


def test_what_the_review_does_not_rate(compared: dict[str, Comparison]) -> None:
    """Para. 113 says that States were reminded, and not how far the action got."""
    assert compared["7.3"].assessed.rating is Rating.NOT_RATED
    assert compared["7.3"].agreement is Agreement.SILENT


def test_no_sentence_without_its_end() -> None:
    """Before the plan ends nothing is measured of R6.1 and R7.1."""
    progress = ccm.as_of(date(2019, 8, 1), reading=READING).progress("dubrovnik")
    for comparison in progress.against():
        assert not any(why.endswith(": ") for why in comparison.why)


def test_a_guide_of_which_nobody_says_that_it_is_the_guidelines(
    progress: Progress,
) -> None:
    """Para. 35(c): met only if the guide of 2016 is what it asks for."""
    result = progress.result("4.4(c)")
    assert result.possible >= {Outcome.MET, Outcome.MISSED}
    assert result.outcome is Outcome.UNKNOWN
    assert "whether this guide is the guidelines" in result.missing[0].fact
