"""The sponsorship programme, as the review of 2020 describes it (paras. 132 to 135)."""

from __future__ import annotations

from decimal import Decimal

import attrs

from ccm.dates import PartialDate
from ccm.facts.units import Money
from ccm.rules import Truth
from ccm.rules.bearing import come_by
from ccm.rules.courses import moment
from ccm.support.tables import Entry, heard, table
from ccm.view.roster import Roster

__all__ = ["SponsorshipFigure", "sponsorship"]


@attrs.define(frozen=True, kw_only=True)
class SponsorshipFigure(Entry):
    """A figure of the programme as printed: a claim, of which no parts are known.

    Attributes:
        since: First day or year of the time that it speaks of.
        until: Last day or year of that time.
        measure: What was counted.
        value: How much.
        unit: Of what; ``CHF`` for francs.
    """

    since: PartialDate
    until: PartialDate
    measure: str
    value: Decimal
    unit: str

    def money(self) -> Money | None:
        """Return the value as an amount of money; None if it counts something else."""
        return Money(self.value) if self.unit == "CHF" else None


def sponsorship(view: Roster) -> tuple[SponsorshipFigure, ...]:
    """Return the figures of times that had ended by the day of the view.

    >>> import ccm
    >>> print(sponsorship(ccm.as_of(date(2020, 9, 28)))[0].money())
    52,800.00 CHF
    """
    figures = heard(table("sponsorship", SponsorshipFigure), view)
    return tuple(row for row in figures if _has_ended(row, view))


def _has_ended(row: SponsorshipFigure, view: Roster) -> bool:
    return come_by(moment((id(row), "until"), row.until), view.on) is Truth.TRUE
