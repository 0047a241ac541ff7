"""CCM/CONF/2015/7, annex IV: the budget of the support unit, 2016 to 2020."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ccm.errors import InvalidValueError
from ccm.facts.units import Money
from ccm.support import Budget, Item, isu_budget

BUDGET = isu_budget()
# The last line of the table.
PRINTED = {2016: 471762, 2017: 455511, 2018: 465440, 2019: 475362, 2020: 485295}


@pytest.mark.parametrize(("year", "total"), PRINTED.items())
def test_each_column_adds_up(year: int, total: int) -> None:
    """The five cells of a year make the total that stands under them."""
    assert BUDGET.total(year) == Money(Decimal(total))
    assert BUDGET.printed_total(year) == Money(Decimal(total))
    assert BUDGET.difference(year) == 0


def test_the_headline_does_not() -> None:
    """The summary prints 2,324,771; the five printed totals make more."""
    headline = BUDGET.printed_total()
    assert headline == Money.of("2324771 CHF")
    assert BUDGET.total().francs == sum(PRINTED.values())
    assert BUDGET.difference() == sum(PRINTED.values()) - 2324771


@pytest.mark.parametrize(
    ("year", "percent"),
    [
        (2016, "16.83"),
        (2017, "18.34"),
        (2018, "18.37"),
        (2019, "18.39"),
        (2020, "18.42"),
    ],
)
def test_social_security_is_no_fifth_of_salaries(year: int, percent: str) -> None:
    """The table says 20 % of annual salaries; the cells say less."""
    share = BUDGET.share(Item.SOCIAL_SECURITY, Item.SALARIES, year)
    assert share == Decimal(percent)
    assert share < 20


def test_the_year_called_busier_is_the_cheapest() -> None:
    """The notes expect more activity in 2017 and 2020."""
    assert min(BUDGET.years, key=BUDGET.total) == 2017
    assert max(BUDGET.years, key=lambda year: BUDGET.amount(year, Item.TRAVEL)) == 2019


def test_every_cell_has_its_paragraph() -> None:
    """Five lines in five years, all read in the table."""
    assert len(BUDGET.cells) == len(Item) * 5
    assert {str(s) for cell in BUDGET.cells for s in cell.source} == {
        "CCM/CONF/2015/7, annex IV, table"
    }


def test_what_the_table_lacks() -> None:
    """Another year, another cell, a sum that is not printed."""
    with pytest.raises(InvalidValueError, match="year: expected one of 2016, 2017"):
        BUDGET.total(2021)
    with pytest.raises(InvalidValueError, match="got travel in 2021"):
        BUDGET.amount(2021, Item.TRAVEL)
    assert BUDGET.printed_total(2021) is None
    assert BUDGET.difference(2021) is None


def test_a_line_has_one_cell_a_year() -> None:
    """A table with two would count twice."""
    cell = BUDGET.cells[0]
    with pytest.raises(
        InvalidValueError, match="expected one cell for salaries in 2016"
    ):
        Budget(cells=(cell, cell))
    with pytest.raises(InvalidValueError, match="of no year"):
        Budget(cells=()).amount(2016, Item.TRAVEL)


def test_no_share_of_nothing() -> None:
    """An empty line has no percentage."""
    import attrs  # noqa: PLC0415 - here only

    salaries, social = (
        next(c for c in BUDGET.cells if (c.year, c.item) == (2016, item))
        for item in (Item.SALARIES, Item.SOCIAL_SECURITY)
    )
    odd = Budget(cells=(attrs.evolve(salaries, francs=Decimal(0)), social))
    with pytest.raises(InvalidValueError, match="a line that is not empty"):
        odd.share(Item.SOCIAL_SECURITY, Item.SALARIES, 2016)


class TestMoney:
    """Francs, exact to the centime."""

    def test_text_quantity_and_back(self) -> None:
        """A pint quantity of any registry, as long as its number is exact."""
        money = Money.of("471762 CHF")
        quantity = money.quantity()
        assert quantity.magnitude == Decimal(471762)
        assert Money.of(quantity) == money == Money.of(money)
        assert Money.of("0.05 CHF").francs == Decimal("0.05")

    @pytest.mark.parametrize(
        "text",
        ["471762", "471762 EUR", "-1 CHF", "1.005 CHF", "471,762 CHF", "1e3 CHF"],
    )
    def test_text_that_is_no_amount(self, text: str) -> None:
        """The error says what was expected."""
        with pytest.raises(InvalidValueError, match="amount: expected CHF, such as"):
            Money.of(text)

    @pytest.mark.parametrize(
        "francs", [Decimal("0.005"), Decimal(-1), Decimal("NaN"), Decimal("1E12"), 1.5]
    )
    def test_numbers_that_are_no_amount(self, francs: object) -> None:
        """No half centime, no debt, no float."""
        with pytest.raises(InvalidValueError, match="in whole centimes"):
            Money(francs)  # type: ignore[arg-type]
