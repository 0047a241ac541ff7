"""Article 20: duration and withdrawal."""

from __future__ import annotations

from ccm.dates import Period
from ccm.rules import WithdrawalRule

__all__ = ["WITHDRAWAL"]

WITHDRAWAL = WithdrawalRule(provision="art20.3", period=Period(months=6))
"""Article 20(3): six months after receipt, not before an armed conflict ends."""
