"""Article 15: signature."""

from __future__ import annotations

from datetime import date

from ccm.rules import SignatureRule

__all__ = ["ADOPTION", "SIGNATURE"]

ADOPTION = date(2008, 5, 30)
"""Article 15: the Convention was done at Dublin on 30 May 2008."""

SIGNATURE = SignatureRule(provision="art15", opens=date(2008, 12, 3))
"""Article 15: open for signature from 3 December 2008 until entry into force."""
