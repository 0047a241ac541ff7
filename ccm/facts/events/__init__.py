"""The types of events that the record is made of."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.facts.events.base import (
    Enduring,
    Event,
    OfYear,
    Placed,
    Statement,
    ToMeeting,
)
from ccm.facts.events.duties import (
    AnnualReport,
    AnnualReportMissing,
    Assessment,
    AssistanceProvided,
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    EndShownBy,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    MunitionsUsed,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
    Verdict,
)
from ccm.facts.events.extensions import ExtensionDecision, ExtensionRequest
from ccm.facts.events.membership import (
    ArmedConflict,
    Deposit,
    Instrument,
    ProvisionalApplication,
    Signature,
    WithdrawalNotice,
)

if TYPE_CHECKING:
    from ccm.facts.events.acts import Act, MunitionsTransferred, ProhibitedAct
    from ccm.facts.events.quantities import (
        Measure,
        Measurement,
        MunitionsAcquired,
        Qualifier,
        Retention,
        Unit,
        check_unit,
    )
    from ccm.facts.events.standing import (
        InvestmentBan,
        Legislation,
        NationalMeasure,
        VictimAssistance,
        VictimsInDoubt,
        VictimsReported,
        VictimsRuledOut,
        VictimStep,
        VoluntaryReport,
    )
    from ccm.facts.events.territories import Extent, TerritorialScope

__all__ = [
    "Act",
    "AnnualReport",
    "AnnualReportMissing",
    "ArmedConflict",
    "Assessment",
    "AssistanceProvided",
    "ClearanceCompleted",
    "ClearanceDeclared",
    "ContaminationDeclared",
    "ContaminationFound",
    "ContaminationInDoubt",
    "ContaminationRuledOut",
    "Deposit",
    "EndShownBy",
    "Enduring",
    "Event",
    "ExtensionDecision",
    "ExtensionRequest",
    "Extent",
    "HostilitiesEnded",
    "InitialReport",
    "InitialReportMissing",
    "Instrument",
    "InvestmentBan",
    "Legislation",
    "Measure",
    "Measurement",
    "MunitionsAcquired",
    "MunitionsTransferred",
    "MunitionsUsed",
    "NationalMeasure",
    "OfYear",
    "Placed",
    "ProhibitedAct",
    "ProvisionalApplication",
    "Qualifier",
    "Retention",
    "Signature",
    "Statement",
    "StockpileDeclared",
    "StockpileDestroyed",
    "StockpileFound",
    "StockpileInDoubt",
    "StockpileRetained",
    "StockpileRuledOut",
    "StockpileSeparated",
    "TerritorialScope",
    "ToMeeting",
    "Unit",
    "Verdict",
    "VictimAssistance",
    "VictimStep",
    "VictimsInDoubt",
    "VictimsReported",
    "VictimsRuledOut",
    "VoluntaryReport",
    "WithdrawalNotice",
    "check_unit",
]


_LATER = {
    "ccm.facts.events.acts": (
        "Act",
        "MunitionsTransferred",
        "ProhibitedAct",
    ),
    "ccm.facts.events.quantities": (
        "Measure",
        "Measurement",
        "MunitionsAcquired",
        "Qualifier",
        "Retention",
        "Unit",
        "check_unit",
    ),
    "ccm.facts.events.standing": (
        "InvestmentBan",
        "Legislation",
        "NationalMeasure",
        "VictimAssistance",
        "VictimStep",
        "VictimsInDoubt",
        "VictimsReported",
        "VictimsRuledOut",
        "VoluntaryReport",
    ),
    "ccm.facts.events.territories": ("Extent", "TerritorialScope"),
}
"""What few answers need, loaded on first use: to make these types takes 3 ms."""


def __getattr__(name: str) -> object:
    for home, names in _LATER.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)
