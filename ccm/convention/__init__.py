"""The Convention on Cluster Munitions: one module for each article."""

from __future__ import annotations

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

CONVENTION = Treaty(
    name="Convention on Cluster Munitions",
    signature=SIGNATURE,
    instruments=INSTRUMENTS,
    entry=ENTRY_INTO_FORCE,
    provisional=PROVISIONAL_APPLICATION,
    withdrawal=WITHDRAWAL,
    coverable=("art11.2",),
    obligations=(
        FORBEARANCE,
        SEPARATION,
        STOCKPILES,
        RETENTION_REPORT,
        CLEARANCE,
        LATER_REMNANTS,
        DECLARATION,
        VICTIM_ASSISTANCE,
        COOPERATION,
        INITIAL_REPORT,
        ANNUAL_REPORTS,
        NATIONAL_MEASURES,
    ),
)
"""The Convention as done at Dublin on 30 May 2008."""
