"""A length of time that ends on no day of the calendar ends on one near it."""

from __future__ import annotations

from datetime import date

from ccm.dates import PartialDate, Period, Rounding
from ccm.rules.courses import When, every_course, moment
from ccm.rules.lapse import rounded

DOWN, UP, REFUSE = Rounding.DOWN, Rounding.UP, Rounding.REFUSE
YEAR = Period(years=1)


def ways(anchor: When, rounding: Rounding) -> set[Rounding]:
    """Return how a year from an anchor is rounded, in all courses together."""
    return {
        *every_course(lambda course: rounded(course, anchor, YEAR, rounding)).outcomes
    }


class TestWhereNobodyIsToChoose:
    """A reading that refuses to round leaves open on which of two days it ends."""

    def test_either_way_where_there_is_no_such_day(self) -> None:
        """There is no 29 February 2013."""
        assert ways(date(2012, 2, 29), REFUSE) == {DOWN, UP}

    def test_no_question_where_there_is(self) -> None:
        """A year from 28 February ends on 28 February."""
        assert len(ways(date(2012, 2, 28), REFUSE)) == 1

    def test_either_way_from_a_day_in_doubt(self) -> None:
        """It may have been 29 February."""
        assert ways(moment("A", PartialDate.parse("2012-02")), REFUSE) == {DOWN, UP}

    def test_no_question_where_the_reading_chooses(self) -> None:
        """Down or up, as it says."""
        assert ways(date(2012, 2, 29), UP) == {UP}
