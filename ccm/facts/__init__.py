"""What happened: States, sources, events, the record; nothing here decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm.facts.events import (
    Act,
    AnnualReport,
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
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    Instrument,
    InvestmentBan,
    Legislation,
    Measure,
    Measurement,
    MunitionsAcquired,
    MunitionsTransferred,
    NationalMeasure,
    ProhibitedAct,
    ProvisionalApplication,
    Qualifier,
    Retention,
    Signature,
    Statement,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRetained,
    StockpileRuledOut,
    StockpileSeparated,
    Unit,
    Verdict,
    VictimAssistance,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
    VictimStep,
    VoluntaryReport,
    WithdrawalNotice,
)
from ccm.facts.meetings import Coverage, Meeting, MeetingKind
from ccm.facts.packaged import packaged_record
from ccm.facts.record import Dossier, Record
from ccm.facts.sources import Confidence, Source, Voice
from ccm.facts.states import UN_LANGUAGES, State, States

if TYPE_CHECKING:
    from ccm.facts.loading import check_files, load_record
    from ccm.facts.session import Session, sessions

__all__ = [
    "UN_LANGUAGES",
    "Act",
    "AnnualReport",
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
    "Event",
    "ExtensionDecision",
    "ExtensionRequest",
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
    "NationalMeasure",
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


def __getattr__(name: str) -> object:
    if name in ("check_files", "load_record"):  # for files from elsewhere
        from ccm.facts import loading  # noqa: PLC0415 - on first use

        return getattr(loading, name)
    if name in ("Session", "sessions"):  # few answers turn on meetings as wholes
        from ccm.facts import session  # noqa: PLC0415 - on first use

        return getattr(session, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)
