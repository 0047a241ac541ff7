"""The files of a record: where the packaged ones lie, and what a row of each is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ccm.errors import InvalidValueError
from ccm.facts import events as kinds
from ccm.facts.coverage import Coverage
from ccm.facts.meetings import Meeting
from ccm.facts.states import State

__all__ = ["DATA", "REGISTER", "SCHEMA", "Schema", "name_of", "schema_of"]

DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - pathlib takes 4 ms
"""The folder of the packaged data files."""

Schema = Mapping[str, type[Any]]
"""What a row of each data file is, by the file's name without ``.csv``."""

_COMMON: dict[str, type[Any] | str] = {
    "states": State,
    "meetings": Meeting,
    "papers": "Paper",
    "coverage": Coverage,
    "signatures": kinds.Signature,
    "deposits": kinds.Deposit,
    "provisional_applications": kinds.ProvisionalApplication,
    "withdrawal_notices": kinds.WithdrawalNotice,
    "territorial_scope": "TerritorialScope",
    "armed_conflicts": kinds.ArmedConflict,
    "extension_requests": kinds.ExtensionRequest,
    "extension_decisions": kinds.ExtensionDecision,
    "assessments": kinds.Assessment,
}
"""The files that the record of any treaty can have."""

_KINDS: dict[str, type[Any] | str] = {
    **_COMMON,
    "stockpiles_declared": kinds.StockpileDeclared,
    "stockpiles_ruled_out": kinds.StockpileRuledOut,
    "stockpiles_in_doubt": kinds.StockpileInDoubt,
    "stockpiles_destroyed": kinds.StockpileDestroyed,
    "stockpiles_found": kinds.StockpileFound,
    "stockpiles_retained": kinds.StockpileRetained,
    "contamination_declared": kinds.ContaminationDeclared,
    "contamination_ruled_out": kinds.ContaminationRuledOut,
    "contamination_in_doubt": kinds.ContaminationInDoubt,
    "contamination_found": kinds.ContaminationFound,
    "clearance_completed": kinds.ClearanceCompleted,
    "clearance_declared": kinds.ClearanceDeclared,
    "uses": kinds.MunitionsUsed,
    "hostilities_ended": kinds.HostilitiesEnded,
    "initial_reports": kinds.InitialReport,
    "initial_reports_missing": kinds.InitialReportMissing,
    "annual_reports": kinds.AnnualReport,
    "annual_reports_missing": kinds.AnnualReportMissing,
    "measurements": "Measurement",
    "retentions": "Retention",
    "acquisitions": "MunitionsAcquired",
    "transfers": "MunitionsTransferred",
    "prohibited_acts": "ProhibitedAct",
    "stockpiles_separated": kinds.StockpileSeparated,
    "victims_reported": "VictimsReported",
    "victims_ruled_out": "VictimsRuledOut",
    "victims_in_doubt": "VictimsInDoubt",
    "victim_assistance": "VictimAssistance",
    "assistance_provided": kinds.AssistanceProvided,
    "national_measures": "NationalMeasure",
    "investment_bans": "InvestmentBan",
    "voluntary_reports": "VoluntaryReport",
}
"""The types that are loaded on first use stand there by name."""


class _Schema(Mapping[str, type[Any]]):
    """The schema of the packaged record: some kinds are loaded when asked for."""

    def __getitem__(self, name: str) -> type[Any]:
        kind = _KINDS[name]
        if kind == "Paper":
            from ccm.facts.papers import Paper  # noqa: PLC0415 - on first use

            return Paper
        return getattr(kinds, kind) if isinstance(kind, str) else kind

    def __iter__(self) -> Iterator[str]:
        return iter(_KINDS)

    def __len__(self) -> int:
        return len(_KINDS)


SCHEMA: Schema = _Schema()
"""The files of the packaged record."""


def schema_of(events: Iterable[type[kinds.Event]]) -> Schema:
    """Return the files of a record whose treaty brings its own kinds of events.

    Besides what the record of any treaty can have: States, meetings, papers, coverage,
    signatures, deposits, notices, conflicts, requests, decisions and assessments.

    Args:
        events: The kinds, each with the name of its file (`Event.file`); those of the
            packaged record have theirs.

    Raises:
        InvalidValueError: One is no kind of events, or names no file of its own.
    """
    found = {name: SCHEMA[name] for name in _COMMON}
    for kind in map(_a_kind, events):
        name = name_of(kind)
        none = name == kind.__name__ and not kind.file
        other = found.setdefault(name, kind)
        if none or other is not kind:
            taken = "none" if none else f"{name!r}, as {other.__name__}"
            msg = f"{kind.__name__}: expected a file of its own, got {taken}"
            raise InvalidValueError(msg)
    return found


def _a_kind(thing: object) -> type[kinds.Event]:
    if isinstance(thing, type) and issubclass(thing, kinds.Event):
        return thing
    msg = f"events: expected each to be a type of Event, got {thing!r:.80}"
    raise InvalidValueError(msg)


def name_of(kind: type[kinds.Event]) -> str:
    """Return the name of the file that holds the rows of a kind, without ``.csv``.

    The name of the type itself where no file does.
    """
    ours = kind.__module__.startswith(f"{kinds.__name__}.")
    known = (kind, kind.__name__ if ours else None)
    names = (name for name, each in _KINDS.items() if each in known)
    return kind.file or next(names, kind.__name__)


REGISTER = "states"
"""The file of the States that the other files name."""
