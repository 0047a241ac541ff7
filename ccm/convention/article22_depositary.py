"""Article 22: the Depositary."""

from __future__ import annotations

from ccm.meetings import Clause, Force

__all__ = ["DEPOSITARY", "FUNCTIONS"]

DEPOSITARY = "the Secretary-General of the United Nations"
"""Article 22: who is designated as Depositary."""

FUNCTIONS = (
    Clause("art13.4", DEPOSITARY, Force.MUST, "communicate amendments to all States"),
    Clause("art13.5", DEPOSITARY, Force.MUST, "receive acceptances of amendments"),
    Clause("art16.3", DEPOSITARY, Force.MUST, "receive instruments that bind a State"),
    Clause("art20.2", DEPOSITARY, Force.MUST, "receive notices of withdrawal"),
)
"""What other Articles have the Depositary do; days are counted from these acts."""
