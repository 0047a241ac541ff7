"""The types of events that the record is made of."""

from __future__ import annotations

from ccm.facts.events.base import Event, Statement
from ccm.facts.events.duties import (
    AnnualReport,
    Assessment,
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
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
    Instrument,
    ProvisionalApplication,
    Signature,
    WithdrawalNotice,
)
from ccm.facts.events.quantities import Measure, Measurement, Retention, Unit

__all__ = [
    "AnnualReport",
    "ArmedConflict",
    "Assessment",
    "ClearanceCompleted",
    "ClearanceDeclared",
    "ContaminationDeclared",
    "ContaminationFound",
    "ContaminationInDoubt",
    "ContaminationRuledOut",
    "Deposit",
    "Event",
    "ExtensionDecision",
    "ExtensionRequest",
    "HostilitiesEnded",
    "InitialReport",
    "InitialReportMissing",
    "Instrument",
    "Measure",
    "Measurement",
    "ProvisionalApplication",
    "Retention",
    "Signature",
    "Statement",
    "StockpileDeclared",
    "StockpileDestroyed",
    "StockpileFound",
    "StockpileInDoubt",
    "StockpileRetained",
    "StockpileRuledOut",
    "Unit",
    "Verdict",
    "WithdrawalNotice",
]
