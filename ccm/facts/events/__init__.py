"""The types of events that the record is made of."""

from __future__ import annotations

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
    Verdict,
)
from ccm.facts.events.extensions import ExtensionDecision, ExtensionRequest
from ccm.facts.events.membership import (
    ArmedConflict,
    Deposit,
    Extent,
    Instrument,
    ProvisionalApplication,
    Signature,
    TerritorialScope,
    WithdrawalNotice,
)
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
    AssistanceProvided,
    InvestmentBan,
    Legislation,
    NationalMeasure,
    StockpileSeparated,
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
    VoluntaryReport,
)

if TYPE_CHECKING:
    from ccm.facts.events.acts import Act, MunitionsTransferred, ProhibitedAct

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


def __getattr__(name: str) -> object:
    if name in ("Act", "MunitionsTransferred", "ProhibitedAct"):  # in few records
        from ccm.facts.events import acts  # noqa: PLC0415 - on first use

        return getattr(acts, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)
