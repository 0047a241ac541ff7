"""Figures as documents print them, of which the record holds no parts.

No answer rests on them. What can be counted from the record is counted there, and a
claim is held against it (`ccm.claims`); these stand for themselves.
"""

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

__all__ = ["PrintedFigure", "printed_figures", "sponsorship"]

_SPONSORSHIP = "sponsorship"


@attrs.define(frozen=True, kw_only=True)
class PrintedFigure(Entry):
    """A figure as printed: a claim, of which no parts are known.

    Attributes:
        subject: What it is about, such as ``annual reports``.
        since: First day or year of the time that it speaks of.
        until: Last day or year of that time.
        measure: What was counted.
        value: How much.
        unit: Of what; ``CHF`` for francs, ``%`` for a part of a hundred.
    """

    subject: str
    since: PartialDate
    until: PartialDate
    measure: str
    value: Decimal
    unit: str

    def money(self) -> Money | None:
        """Return the value as an amount of money; None if it counts something else."""
        return Money(self.value) if self.unit == "CHF" else None


def printed_figures(view: Roster, subject: str = "") -> tuple[PrintedFigure, ...]:
    """Return the figures of times that had ended by the day of the view.

    Args:
        view: The record on a day.
        subject: What they are about; any, if empty.

    >>> from datetime import date
    >>> import ccm
    >>> review = ccm.as_of(date(2020, 9, 28))
    >>> for figure in printed_figures(review, "annual reports")[-2:]:
    ...     print(figure.since, figure.value, figure.unit)
    2015 82 %
    2019 68 %
    """
    figures = heard(table("printed_figures", PrintedFigure), view)
    ours = (row for row in figures if subject in ("", row.subject))
    return tuple(row for row in ours if _has_ended(row, view))


def sponsorship(view: Roster) -> tuple[PrintedFigure, ...]:
    """Return the figures of the sponsorship programme (paras. 134 and 135).

    >>> from datetime import date
    >>> import ccm
    >>> print(sponsorship(ccm.as_of(date(2020, 9, 28)))[0].money())
    52,800.00 CHF
    """
    return printed_figures(view, _SPONSORSHIP)


def _has_ended(row: PrintedFigure, view: Roster) -> bool:
    return come_by(moment((id(row), "until"), row.until), view.on) is Truth.TRUE
