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
from ccm.rules import Norm, Treaty

if TYPE_CHECKING:
    from ccm.convention.article01_prohibitions import FORBEARANCE
    from ccm.convention.article03_retention import RETENTION_REPORT
    from ccm.convention.article03_stockpiles import SEPARATION, STOCKPILES
    from ccm.convention.article04_clearance import (
        CLEARANCE,
        DECLARATION,
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
    "DECLARATION",
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
    "STOCKPILES",
    "VICTIM_ASSISTANCE",
    "WITHDRAWAL",
]

_OBLIGATIONS = {
    "art1": ("article01_prohibitions", "FORBEARANCE"),
    "art3.1": ("article03_stockpiles", "SEPARATION"),
    "art3": ("article03_stockpiles", "STOCKPILES"),
    "art3.8": ("article03_retention", "RETENTION_REPORT"),
    "art4": ("article04_clearance", "CLEARANCE"),
    "art4.1b": ("article04_clearance", "LATER_REMNANTS"),
    "art4.1c": ("article04_clearance", "DECLARATION"),
    "art5": ("article05_victims", "VICTIM_ASSISTANCE"),
    "art6": ("article06_cooperation", "COOPERATION"),
    "art7.1": ("article07_transparency", "INITIAL_REPORT"),
    "art7.2": ("article07_transparency", "ANNUAL_REPORTS"),
    "art9": ("article09_national_measures", "NATIONAL_MEASURES"),
}
"""Module and name of each obligation, in the order of the articles."""

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
