"""Article 17: entry into force."""

from __future__ import annotations

from ccm.rules import EntryIntoForceRule

__all__ = ["ENTRY_INTO_FORCE"]

ENTRY_INTO_FORCE = EntryIntoForceRule(
    general="art17.1", later="art17.2", instruments=30, months=6
)
"""Article 17: first day of the sixth month after the month of deposit."""
