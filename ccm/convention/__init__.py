"""The Convention on Cluster Munitions: one module for each article.

An article is loaded when one of its obligations is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ccm.convention.article15_signature import SIGNATURE
from ccm.convention.article16_instruments import INSTRUMENTS
from ccm.convention.article17_entry_into_force import ENTRY_INTO_FORCE
from ccm.convention.article18_provisional_application import PROVISIONAL_APPLICATION
from ccm.convention.article20_withdrawal import WITHDRAWAL
from ccm.convention.obligations import Obligation
from ccm.rules import Norm, Treaty

if TYPE_CHECKING:
    from ccm.convention.article01_prohibitions import FORBEARANCE
    from ccm.convention.article03_retention import RETENTION_REPORT
    from ccm.convention.article03_stockpiles import SEPARATION, STOCKPILE_DESTRUCTION
    from ccm.convention.article04_clearance import (
        CLEARANCE,
        DECLARATION_OF_COMPLIANCE,
        EXTENSION,
        LATER_REMNANTS,
    )
    from ccm.convention.article05_victims import VICTIM_ASSISTANCE
    from ccm.convention.article06_cooperation import COOPERATION
    from ccm.convention.article07_transparency import ANNUAL_REPORTS, INITIAL_REPORT
    from ccm.convention.article09_national_measures import NATIONAL_MEASURES

__all__ = [
    "ANNUAL_REPORTS",
    "CLEARANCE",
    "CONVENTION",
    "COOPERATION",
    "DECLARATION_OF_COMPLIANCE",
    "ENTRY_INTO_FORCE",
    "EXTENSION",
    "FORBEARANCE",
    "INITIAL_REPORT",
    "INSTRUMENTS",
    "LATER_REMNANTS",
    "NATIONAL_MEASURES",
    "PROVISIONAL_APPLICATION",
    "RETENTION_REPORT",
    "SEPARATION",
    "SIGNATURE",
    "STOCKPILE_DESTRUCTION",
    "VICTIM_ASSISTANCE",
    "WITHDRAWAL",
    "Obligation",
]

_HOMES = {
    Obligation.FORBEARANCE: "article01_prohibitions",
    Obligation.SEPARATION: "article03_stockpiles",
    Obligation.STOCKPILE_DESTRUCTION: "article03_stockpiles",
    Obligation.RETENTION_REPORT: "article03_retention",
    Obligation.CLEARANCE: "article04_clearance",
    Obligation.LATER_REMNANTS: "article04_clearance",
    Obligation.DECLARATION_OF_COMPLIANCE: "article04_clearance",
    Obligation.VICTIM_ASSISTANCE: "article05_victims",
    Obligation.COOPERATION: "article06_cooperation",
    Obligation.INITIAL_REPORT: "article07_transparency",
    Obligation.ANNUAL_REPORTS: "article07_transparency",
    Obligation.NATIONAL_MEASURES: "article09_national_measures",
}
"""The module of each obligation, in the order of the articles."""

_OBLIGATIONS = {of.value: (module, of.name) for of, module in _HOMES.items()}
_MODULES = {name: module for module, name in _OBLIGATIONS.values()}
_MODULES["EXTENSION"] = "article04_clearance"


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return _found(_MODULES[name], name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted(__all__)


@cache
def _found(module: str, name: str) -> Any:
    return getattr(import_module(f"{__name__}.{module}"), name)


class _Obligations(Mapping[str, Norm]):
    """The obligations by their ids, each loaded on first use."""

    def __getitem__(self, obligation: str) -> Norm:
        norm: Norm = _found(*_OBLIGATIONS[obligation])
        return norm

    def __iter__(self) -> Iterator[str]:
        return iter(_OBLIGATIONS)

    def __len__(self) -> int:
        return len(_OBLIGATIONS)

    def __contains__(self, obligation: object) -> bool:
        return obligation in _OBLIGATIONS


CONVENTION = Treaty(
    name="Convention on Cluster Munitions",
    signature=SIGNATURE,
    instruments=INSTRUMENTS,
    entry=ENTRY_INTO_FORCE,
    provisional=PROVISIONAL_APPLICATION,
    withdrawal=WITHDRAWAL,
    coverable=("art11.2",),
    obligations=_Obligations(),
)
"""The Convention as done at Dublin on 30 May 2008."""
