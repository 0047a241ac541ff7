"""Quantities: what printed figures stand for, the pace of the work, and its end.

Figures are printed numbers with words beside them, such as "more than 800 km²". An
`Amount` holds what one can stand for, a `Projection` what follows of several, and
neither is ever a bare number or a bare day.
"""

from __future__ import annotations

from ccm.quantities.amounts import UNLIMITED, Amount, amount_of
from ccm.quantities.assumptions import Assumptions
from ccm.quantities.completion import Completion, completion, pace_needed
from ccm.quantities.printed import Figure, Whose, figures, packaged_figures
from ccm.quantities.projection import Projection, project
from ccm.quantities.rates import (
    LAND,
    MUNITIONS,
    SUBMUNITIONS,
    Rate,
    Remaining,
    Work,
    rates,
    remaining,
)

__all__ = [
    "LAND",
    "MUNITIONS",
    "SUBMUNITIONS",
    "UNLIMITED",
    "Amount",
    "Assumptions",
    "Completion",
    "Figure",
    "Projection",
    "Rate",
    "Remaining",
    "Whose",
    "Work",
    "amount_of",
    "completion",
    "figures",
    "pace_needed",
    "packaged_figures",
    "project",
    "rates",
    "remaining",
]
