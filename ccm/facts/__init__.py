"""What happened: States, sources, events, the record; nothing here decides."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ccm.facts.coverage import Coverage
from ccm.facts.events import (
    AnnualReport,
    AnnualReportMissing,
    ArmedConflict,
    Assessment,
    AssistanceProvided,
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationInDoubt,
    ContaminationRuledOut,
    Deposit,
    EndShownBy,
    Enduring,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    Instrument,
    MunitionsUsed,
    OfYear,
    Placed,
    ProvisionalApplication,
    Signature,
    Statement,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
    ToMeeting,
    Verdict,
    WithdrawalNotice,
)
from ccm.facts.events import __all__ as _EVENTS
from ccm.facts.meetings import Meeting, MeetingKind
from ccm.facts.packaged import packaged_record
from ccm.facts.record import Dossier, Record
from ccm.facts.sources import Confidence, Source, Voice
from ccm.facts.states import UN_LANGUAGES, State, States

if TYPE_CHECKING:
    from ccm.facts.events.acts import Act, MunitionsTransferred, ProhibitedAct
    from ccm.facts.events.quantities import (
        Measure,
        Measurement,
        MunitionsAcquired,
        Qualifier,
        Retention,
        Unit,
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
    from ccm.facts.loading import check_files, load_record
    from ccm.facts.papers import Paper
    from ccm.facts.session import Session, sessions

__all__ = [
    "UN_LANGUAGES",
    "Act",
    "AnnualReport",
    "AnnualReportMissing",
    "ArmedConflict",
    "Assessment",
    "AssistanceProvided",
    "ClearanceCompleted",
    "ClearanceDeclared",
    "Confidence",
    "ContaminationDeclared",
    "ContaminationFound",
    "ContaminationInDoubt",
    "ContaminationRuledOut",
    "Coverage",
    "Deposit",
    "Dossier",
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
    "Meeting",
    "MeetingKind",
    "MunitionsAcquired",
    "MunitionsTransferred",
    "MunitionsUsed",
    "NationalMeasure",
    "OfYear",
    "Paper",
    "Placed",
    "ProhibitedAct",
    "ProvisionalApplication",
    "Qualifier",
    "Record",
    "Retention",
    "Session",
    "Signature",
    "Source",
    "State",
    "Statement",
    "States",
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
    "Voice",
    "VoluntaryReport",
    "WithdrawalNotice",
    "check_files",
    "load_record",
    "packaged_record",
    "sessions",
]


_LATER = {
    "ccm.facts.events": _EVENTS,  # those that are made when an answer rests on them
    "ccm.facts.loading": ("check_files", "load_record"),  # for files from elsewhere
    "ccm.facts.papers": ("Paper",),
    "ccm.facts.session": ("Session", "sessions"),  # few answers turn on whole meetings
}
"""What the first answer does not need, loaded on first use."""


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
