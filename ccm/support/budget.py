"""The budget of the support unit for 2016 to 2020 (CCM/CONF/2015/7, annex IV)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

import attrs

from ccm.errors import InvalidValueError
from ccm.facts.units import Money
from ccm.support.tables import Entry, table

__all__ = ["Budget", "Cell", "Item", "PrintedTotal", "isu_budget"]


class Item(StrEnum):
    """A line of the budget."""

    SALARIES = "salaries"
    SOCIAL_SECURITY = "social security"
    COMMUNICATION = "communication"
    TRAVEL = "travel"
    OTHER = "other implementation support"


@attrs.define(frozen=True, kw_only=True)
class Cell(Entry):
    """A cell of the table as printed.

    Attributes:
        year: The financial period.
        item: The line.
        francs: The amount in Swiss francs.
    """

    year: int
    item: Item
    francs: Decimal


@attrs.define(frozen=True, kw_only=True)
class PrintedTotal(Entry):
    """A sum as the document prints it; shown beside the computed one, never used.

    Attributes:
        year: The financial period; None for all of them together.
        francs: The sum in Swiss francs.
    """

    year: int | None = None
    francs: Decimal


@attrs.define(frozen=True, kw_only=True)
class Budget:
    """A budget for some years: printed cells, printed sums, and computed ones.

    Attributes:
        cells: The cells.
        printed: The sums that the document prints.

    Raises:
        InvalidValueError: A line has two cells in one year.
    """

    cells: tuple[Cell, ...]
    printed: tuple[PrintedTotal, ...] = ()

    def __attrs_post_init__(self) -> None:
        places = [(cell.year, cell.item) for cell in self.cells]
        for year, item in places:
            if places.count((year, item)) > 1:
                msg = f"cells: expected one cell for {item} in {year}"
                raise InvalidValueError(msg)

    @property
    def years(self) -> tuple[int, ...]:
        """The years, in order."""
        return tuple(sorted({cell.year for cell in self.cells}))

    def amount(self, year: int, item: Item) -> Money:
        """Return the amount of a line in a year, as printed.

        Raises:
            InvalidValueError: The table has no such cell.
        """
        for cell in self.cells:
            if (cell.year, cell.item) == (year, item):
                return Money(cell.francs)
        msg = f"cell: expected a year of {self._span()}, got {item} in {year}"
        raise InvalidValueError(msg)

    def total(self, year: int | None = None) -> Money:
        """Return the sum of the cells of a year, or of all years.

        Raises:
            InvalidValueError: The table has no such year.
        """
        if year is not None and year not in self.years:
            msg = f"year: expected one of {self._span()}, got {year}"
            raise InvalidValueError(msg)
        return Money(_sum(c.francs for c in self.cells if year in (None, c.year)))

    def printed_total(self, year: int | None = None) -> Money | None:
        """Return the sum that the document prints; None if it prints none."""
        found = [Money(total.francs) for total in self.printed if total.year == year]
        return found[0] if found else None

    def difference(self, year: int | None = None) -> Decimal | None:
        """Return by how many francs the cells exceed the printed sum.

        None if no sum is printed.

        >>> isu_budget().difference(2017), isu_budget().difference()
        (Decimal('0'), Decimal('28599'))
        """
        printed = self.printed_total(year)
        return None if printed is None else self.total(year).francs - printed.francs

    def share(self, item: Item, of: Item, year: int) -> Decimal:
        """Return one line as a percentage of another, rounded to hundredths.

        >>> isu_budget().share(Item.SOCIAL_SECURITY, Item.SALARIES, 2016)
        Decimal('16.83')
        """
        part, whole = (self.amount(year, line).francs for line in (item, of))
        if not whole:
            msg = f"of: expected a line that is not empty, got {of} in {year}"
            raise InvalidValueError(msg)
        return (100 * part / whole).quantize(Decimal("0.01"))

    def _span(self) -> str:
        return ", ".join(map(str, self.years)) or "no year"


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def isu_budget() -> Budget:
    """Return the budget that the First Review Conference adopted (para. 26).

    >>> print(isu_budget().total(2016))
    471,762.00 CHF
    """
    return Budget(
        cells=table("isu_budget", Cell),
        printed=table("isu_budget_printed", PrintedTotal),
    )
