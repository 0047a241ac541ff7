"""Article 16: ratification, acceptance, approval or accession."""

from __future__ import annotations

from ccm.rules import InstrumentRule

__all__ = ["INSTRUMENTS"]

INSTRUMENTS = InstrumentRule(signatories="art16.1", others="art16.2")
"""Article 16: signatories ratify, accept or approve; only others accede."""
