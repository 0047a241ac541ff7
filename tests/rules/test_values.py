"""What rules hold and answers are made of: compared, shown, written as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.dates import Period, Rounding
from ccm.duties.extensions import Lead
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.rules import Reading

THEN = ccm.as_of(date(2020, 12, 1))


class TestFindings:
    """An answer about a duty."""

    def test_it_equals_the_same_answer_and_nothing_else(self) -> None:
        """Asked again it is the same; its text is not it."""
        finding = THEN.assess("BGR", "art3")
        assert finding == THEN.at(date(2020, 12, 1)).assess("BGR", "art3")
        assert finding != THEN.assess("BGR", "art4")
        assert finding != str(finding)

    def test_what_is_missing_is_told_in_the_order_of_the_rule_as_well(self) -> None:
        """No more and no less of it."""
        finding = ccm.as_of(date(2026, 1, 1)).assess("ALB", "art4.1c")
        assert finding.missing
        assert {*finding.gaps} == {*finding.missing}

    def test_many_days_of_a_deadline_are_told_by_number_and_ends(self) -> None:
        """By the next meeting: nobody tells on which day clearance was complete."""
        finding = ccm.as_of(date(2026, 1, 1)).assess("ALB", "art4.1c")
        assert finding.deadline
        days = {
            day
            for span in finding.deadline.spans
            for day in map(
                date.fromordinal,
                range(span.earliest.toordinal(), span.latest.toordinal() + 1),
            )
        }
        told = f"one of {len(days)} days, {min(days)} to {max(days)}"
        assert told in repr(finding)

    def test_its_arguments_are_told_apart(self) -> None:
        """In a set, the same argument stands once."""
        ours, again = (
            ccm.as_of(day).assess("PER", "art3").explanation
            for day in (date(2020, 12, 1), date(2020, 12, 1))
        )
        other = THEN.assess("BGR", "art3").explanation
        assert {ours, again, other} == {ours, other}
        assert len({ours, other}) == 2

    def test_what_nobody_shows_has_nothing_missing(self) -> None:
        """Of a duty without a date nobody can say that it is complied with.

        Nothing is missing: that it is not shown to be performed is known.
        """
        finding = THEN.assess("AFG", "art5")
        assert not finding.missing
        says = "Afghanistan, art5 on 2020-12-01: not known whether it complies$"
        with pytest.raises(UndeterminedError, match=says):
            bool(finding.compliant)


class TestYears:
    """What became of the report on one year (Article 7(2))."""

    def test_it_equals_the_same_and_nothing_else(self) -> None:
        """Year, due day and what became of it."""
        years, again = (
            ccm.as_of(day).assess("ZMB", "art7.2").years
            for day in (date(2014, 7, 1), date(2014, 7, 1))
        )
        assert years == again
        assert {*years, *again} == {*years}
        assert len({*years}) == len(years)
        assert years[0] != str(years[0])

    def test_in_json(self) -> None:
        """As it stands in the answer that it is a part of."""
        finding = ccm.as_of(date(2014, 7, 1)).assess("ZMB", "art7.2")
        told = json.loads(finding.explain("json"))
        assert [year.to_dict() for year in finding.years] == told["years"]


@pytest.mark.parametrize("field", attrs.fields(Reading), ids=lambda field: field.name)
def test_a_reading_is_one_of_its_options(field: attrs.Attribute[object]) -> None:
    """What is no option is refused, and those that there are are told."""
    chosen: dict[str, Any] = {field.name: "any"}
    with pytest.raises(InvalidValueError, match=f"^{field.name}: expected one of "):
        Reading(**chosen)


def test_a_rounding_is_no_text() -> None:
    """Though what is printed is one."""
    with pytest.raises(InvalidValueError, match="rounding: expected one of"):
        Reading(rounding=Rounding.DOWN.value)  # type: ignore[arg-type]


def test_of_what_kind_a_duty_is() -> None:
    """Owed for every year is one alone, Article 7(2); and none is half of a kind."""
    for norm in CONVENTION.obligations:
        assert norm.every_year is (norm.id == "art7.2")
        assert norm.dated in (True, False)


class TestWhatIsEqual:
    """A value equals what says the same, and nothing of another type."""

    DAYS = date(2019, 10, 1), date(2020, 10, 1)

    def test_values_of_an_answer(self) -> None:
        """Deadlines, extensions, and where a State last stood."""
        then = date(2020, 9, 28)
        one, other = (
            ccm.as_of(then, record=attrs.evolve(ccm.packaged_record()))
            for _ in range(2)
        )
        ours, theirs = (view.assess("BGR", "art3") for view in (one, other))
        assert ours.deadline
        assert theirs.deadline
        pairs = (
            (ours.deadline, theirs.deadline),
            (ours.deadline.extensions[0], theirs.deadline.extensions[0]),
            (ours.last_known, theirs.last_known),
        )
        for mine, same in pairs:
            assert mine is not same
            assert mine == same
            assert hash(mine) == hash(same)
            assert mine != then
        assert ours.deadline != attrs.evolve(ours.deadline, or_later=True)
        (extension,) = ours.deadline.extensions
        assert extension != attrs.evolve(extension, after=then)
        assert ours.last_known != ours.last_known.finding  # type: ignore[union-attr]

    def test_a_step_back(self) -> None:
        """It is asked for by what it is: an equal one gives an equal moment."""
        step = Lead(Period(months=9), Reading())
        assert step == Lead(Period(months=9), Reading())
        assert hash(step) == hash(Lead(Period(months=9), Reading()))
        assert step != Lead(Period(months=8), Reading())
        assert step != Period(months=9)
