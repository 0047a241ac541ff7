"""Article 3: storage and stockpile destruction."""

from __future__ import annotations

from ccm.convention.article07_transparency import INITIAL_REPORT
from ccm.dates import Period
from ccm.facts import (
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
)
from ccm.rules import (
    Content,
    Evidence,
    ExtensionRule,
    Reopening,
    StandingDuty,
    Status,
    TimeBound,
)

__all__ = ["CONTENTS_3_4", "SEPARATION", "STOCKPILE_DESTRUCTION", "YEARS_AHEAD"]

YEARS_AHEAD = 1
"""Meetings take up requests on deadlines of their own calendar year and of the next.

Practice, no rule: of the Second Review Conference, which opened in 2020, the support
unit says that it takes up those of 2021, earlier ones by way of exception
(https://www.clusterconvention.org/er2rc/); of 13MSP, in 2025, that it takes up those
of 2026 (https://www.clusterconvention.org/13msp-er/).
"""

SEPARATION = StandingDuty(
    id="art3.1",
    provision="art3.1",
    duty="keep its stockpiles apart and mark them for destruction",
    arises_from=StockpileDeclared,
    arises_provision="art3.1",
    condition="there are stockpiles under its jurisdiction and control",
    ruled_out_by=(StockpileRuledOut, StockpileRetained),
    doubted_by=(StockpileInDoubt,),
    ended_by=(StockpileDestroyed,),
    renewed_by=(StockpileFound,),
    evidence=(
        Evidence(
            event=StockpileSeparated,
            provision="art3.1",
            shows="its stockpiles are kept apart and marked for destruction",
            status=Status.FULFILLED,
        ),
    ),
    breach="stockpiles kept for destruction among munitions for operational use",
)
"""Article 3(1): as long as there are stockpiles; no date.

Stockpiles count that are under jurisdiction and control, where Article 4 asks
for jurisdiction or control.
"""

CONTENTS_3_4 = (
    Content("a", "the length of the extension"),
    Content("b", "why it is needed, with the means available or required"),
    Content("b", "the exceptional circumstances", exceptional=True),
    Content("c", "a plan of how and when destruction will be completed"),
    Content("d", "quantity and type held at entry into force, and found since"),
    Content("e", "quantity and type destroyed within the eight years"),
    Content("f", "quantity and type left, and the yearly rate that is expected"),
)
"""Article 3(4): what a request must contain, (a) to (f)."""

STOCKPILE_DESTRUCTION = TimeBound(
    id="art3",
    provision="art3.2",
    duty="destroy its stockpiles of cluster munitions",
    done="completed",
    period=Period(years=8),
    arises_from=StockpileDeclared,
    arises_provision="art3.1",
    ruled_out_by=(StockpileRuledOut, StockpileRetained),
    doubted_by=(StockpileInDoubt,),
    reported_under=INITIAL_REPORT,
    fulfilled_by=StockpileDestroyed,
    reopened_by=(StockpileFound,),
    reopening=Reopening(choice="stocks_found", provision="art7.1.g"),
    extension=ExtensionRule(
        provision="art3.3",
        longest=Period(years=4),
        lead=Period(months=9),
        lead_provision="art3.5",
        decision_provision="art3.5",
        exceptional_after=1,
        contents=CONTENTS_3_4,
        contents_provision="art3.4",
        years_ahead=YEARS_AHEAD,
    ),
)
"""Article 3(2) to (5): destruction within eight years, with extensions of up to four.

Unlike Article 4, Article 3 does not say that a request must precede expiry.
"""
