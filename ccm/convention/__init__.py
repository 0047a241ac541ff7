"""The Convention on Cluster Munitions: one module for each article."""

from __future__ import annotations

from ccm.convention.article03_stockpiles import STOCKPILES
from ccm.convention.article04_clearance import (
    CLEARANCE,
    DECLARATION,
    EXTENSION,
    LATER_REMNANTS,
)
from ccm.convention.article07_transparency import ANNUAL_REPORTS, INITIAL_REPORT
from ccm.convention.article15_signature import SIGNATURE
from ccm.convention.article16_instruments import INSTRUMENTS
from ccm.convention.article17_entry_into_force import ENTRY_INTO_FORCE
from ccm.convention.article18_provisional_application import PROVISIONAL_APPLICATION
from ccm.convention.article20_withdrawal import WITHDRAWAL
from ccm.rules import Treaty

__all__ = [
    "ANNUAL_REPORTS",
    "CLEARANCE",
    "CONVENTION",
    "DECLARATION",
    "ENTRY_INTO_FORCE",
    "EXTENSION",
    "INITIAL_REPORT",
    "INSTRUMENTS",
    "LATER_REMNANTS",
    "PROVISIONAL_APPLICATION",
    "SIGNATURE",
    "STOCKPILES",
    "WITHDRAWAL",
]

CONVENTION = Treaty(
    name="Convention on Cluster Munitions",
    signature=SIGNATURE,
    instruments=INSTRUMENTS,
    entry=ENTRY_INTO_FORCE,
    provisional=PROVISIONAL_APPLICATION,
    withdrawal=WITHDRAWAL,
    obligations=(
        STOCKPILES,
        CLEARANCE,
        LATER_REMNANTS,
        DECLARATION,
        INITIAL_REPORT,
        ANNUAL_REPORTS,
    ),
)
"""The Convention as done at Dublin on 30 May 2008."""
