"""Article 4(1): which areas it reaches."""

from __future__ import annotations

from ccm.rules.reach import Reach

__all__ = ["AREAS"]

AREAS = Reach(provision="art4.1", both=False)
"""Article 4(1): under jurisdiction or control, where Article 3 says and."""
