"""Which version each schema of JSON has."""

from __future__ import annotations

__all__ = ["schema_name"]

_VERSIONS = {
    "audit": 3,
    "changes": 2,
    "check": 2,
    "explain": 2,
    "finding": 2,
    "parties": 2,
    "progress-action": 2,
    "project": 2,
    "report": 3,
    "request": 2,
    "state": 2,
    "values": 3,
}
"""Those that are not the first: a schema that is changed is a new version."""


def schema_name(page: str) -> str:
    """Return name and version of the schema of a page's JSON.

    >>> schema_name("audit"), schema_name("schedule")
    ('ccm/audit/3', 'ccm/schedule/1')
    """
    return f"ccm/{page}/{_VERSIONS.get(page, 1)}"
