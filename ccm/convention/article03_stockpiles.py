"""Article 3: storage and stockpile destruction."""

from __future__ import annotations

from ccm.dates import Period
from ccm.facts import (
    InitialReport,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
)
from ccm.rules import ExtensionRule, TimeBound

__all__ = ["STOCKPILES"]

STOCKPILES = TimeBound(
    id="art3",
    provision="art3.2",
    duty="destroy its stockpiles of cluster munitions",
    done="completed",
    period=Period(years=8),
    arises_from=StockpileDeclared,
    arises_provision="art3.1",
    ruled_out_by=(StockpileRuledOut, StockpileRetained),
    doubted_by=(StockpileInDoubt,),
    reported_by=InitialReport,
    fulfilled_by=StockpileDestroyed,
    reopened_by=(StockpileFound,),
    extension=ExtensionRule(
        provision="art3.3",
        longest=Period(years=4),
        lead=Period(months=9),
        lead_provision="art3.5",
        decision_provision="art3.5",
        exceptional_after=1,
    ),
)
"""Article 3(2) to (5): destruction within eight years, with extensions of up to four.

Unlike Article 4, Article 3 does not say that a request must precede expiry.
"""
