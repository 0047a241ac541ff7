"""How fast a State works, and how much is left, by the figures on record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import ccm
from ccm.facts import ContaminationFound, Event, Measure, Measurement, Unit
from ccm.quantities import LAND, MUNITIONS, SUBMUNITIONS, rates, remaining
from ccm.testing.fiction import event, world
from ccm.view import AsOf

YEAR = Fraction(3652425, 10000)


def cleared(when: str, value: str, measure: Measure = Measure.AREA_CLEARED) -> Event:
    """Return a figure of Ruritania."""
    unit = Unit.SQUARE_KILOMETRES
    return event(Measurement, when, measure=measure, value=Decimal(value), unit=unit)


def left(when: str, value: str) -> Event:
    """Return a figure of what is left."""
    return cleared(when, value, Measure.AREA_CONTAMINATED)


def view(*events: Event, on: str = "2020-09-28") -> AsOf:
    """Return Ruritania's record as of a day."""
    return ccm.as_of(date.fromisoformat(on), record=world(*events))


class TestYearlyRates:
    """A figure for a year or longer is a rate; any other is none."""

    @pytest.mark.parametrize(
        ("when", "years"),
        [
            ("2017", Fraction(1)),
            ("2016", Fraction(1)),
            ("2015..2018", Fraction(4)),
            ("2017-04-01..2018-03-31", Fraction(1)),
            ("2016-02-29..2017-02-28", Fraction(1)),
            ("2016-03-01..2017-02-28", Fraction(1)),
            ("2010-01-01..2011-07-01", Fraction(365 + 182) / YEAR),
        ],
    )
    def test_by_length(self, when: str, years: Fraction) -> None:
        """6 km² of so many years, right to half a square kilometre."""
        (rate,) = rates(view(cleared(when, "6")), "XRU")
        low, high = Fraction(rate.a_year.low), Fraction(rate.a_year.high)
        assert low <= Fraction(11, 2) / years <= low + Fraction(1, 10**20)
        assert high - Fraction(1, 10**20) <= Fraction(13, 2) / years <= high

    @pytest.mark.parametrize(
        "when", ["2017-03", "2017-02-01..2017-12-31", "2017-06-01", "..2017-12-31"]
    )
    def test_not_of_a_part_of_a_year(self, when: str) -> None:
        """Four good months are no yearly rate, nor is all that was ever done."""
        assert rates(view(cleared(when, "6")), "XRU") == ()

    def test_not_before_the_time_has_ended(self) -> None:
        """A figure for 2017 is none in the middle of 2017."""
        assert rates(view(cleared("2017", "6"), on="2017-12-30"), "XRU") == ()
        assert len(rates(view(cleared("2017", "6"), on="2017-12-31"), "XRU")) == 1

    def test_of_destruction(self) -> None:
        """Peru destroyed 160, 296 and 542 munitions in three years (the Monitor)."""
        now = ccm.as_of(date(2023, 6, 1))
        found = rates(now, "Peru", work=MUNITIONS)
        assert [str(rate) for rate in found] == [
            "160 munitions a year, 2020",
            "296 munitions a year, 2021",
            "542 munitions a year, 2022",
        ]
        assert [rate.a_year.low for rate in rates(now, "PER", work=SUBMUNITIONS)] == [
            *(8595, 3000, 34824),
        ]

    def test_of_bosnia_over_thirteen_years(self) -> None:
        """14.61 km² released from the start of 2010 to 1 September 2023."""
        found = rates(ccm.as_of(date(2023, 9, 5)), "BIH")
        (rate,) = (r for r in found if r.figure.measure is Measure.AREA_RELEASED)
        days = (date(2023, 9, 2) - date(2010, 1, 1)).days
        mean = Fraction("14.61") * YEAR / days
        assert Fraction(rate.a_year.low) < mean < Fraction(rate.a_year.high)
        assert rate.a_year.high - rate.a_year.low < Decimal("0.001")


class TestRemaining:
    """The last figure of what is left, or all that can be the last."""

    def test_is_the_last_on_the_day(self) -> None:
        """A later figure replaces an earlier one, from its own day on."""
        events = (left("2015-12", "30"), left("2018-12", "20"))
        for on, expected in (("2018-12-30", 30), ("2018-12-31", 20)):
            found = remaining(view(*events, on=on), "XRU")
            assert found is not None
            assert found.amount.printed == expected

    def test_is_each_that_can_be_the_last(self) -> None:
        """Of two figures of which either can be the later, both count."""
        found = remaining(view(left("2015..2018", "30"), left("2017-06", "20")), "XRU")
        assert found is not None
        assert str(found) == "19.5 to 30.5 km2, 2015..2018"
        assert len(found.figures) == 2

    def test_is_not_known_after_a_find(self) -> None:
        """What was left in 2015 says nothing of areas found in 2017."""
        found = event(ContaminationFound, "2017-03-01")
        assert remaining(view(left("2015-12", "30"), found), "XRU") is None
        again = remaining(view(left("2015-12", "30"), found, left("2018", "5")), "XRU")
        assert again is not None
        assert again.amount.printed == 5

    @pytest.mark.parametrize("found", ["2020", "2015-11..2017-03"])
    def test_is_at_least_as_much_where_a_find_may_have_come_later(
        self, found: str
    ) -> None:
        """By 28 September 2020 or after it; before the figure or after it."""
        events = (left("2015-12", "30"), event(ContaminationFound, found))
        shown = remaining(view(*events), "XRU")
        assert shown is not None
        assert str(shown.amount) == "at least 29.5 km2"

    def test_is_what_it_was_where_a_find_surely_comes_later_than_the_day(self) -> None:
        """A find of 2021 says nothing on 28 September 2020."""
        events = (left("2015-12", "30"), event(ContaminationFound, "2021"))
        assert str(remaining(view(*events), "XRU")) == "29.5 to 30.5 km2, 2015-12"

    def test_is_told_in_the_unit_of_the_work(self) -> None:
        """Hectares are turned into square kilometres."""
        hectares = event(
            Measurement,
            "2018-12",
            measure=Measure.AREA_CONTAMINATED,
            value=Decimal(647),
            unit=Unit.HECTARES,
        )
        found = remaining(view(hectares), "XRU", work=LAND)
        assert str(found) == "6.465 to 6.475 km2, 2018-12"

    def test_is_not_known_without_a_figure(self) -> None:
        """Mauritania reported new areas in 2020, and no figure is on record."""
        assert remaining(ccm.as_of(date(2020, 12, 1)), "MRT") is None

    def test_of_iraq_is_a_lower_bound(self) -> None:
        """The figure of 2016 is for the centre and the south; that of 2023 is not."""
        then = remaining(ccm.as_of(date(2017, 1, 1)), "IRQ")
        now = remaining(ccm.as_of(date(2023, 6, 1)), "IRQ")
        assert then is not None
        assert now is not None
        assert str(then.amount) == "at least 199.5 km2"
        assert str(now.amount) == "180 to 200 km2"
