"""Hypothesis strategies for the values of `ccm`; needs the extra ``ccm[testing]``."""

from __future__ import annotations

from ccm.testing.strategies import FIRST_DAY, LAST_DAY, days, partial_dates, periods

__all__ = ["FIRST_DAY", "LAST_DAY", "days", "partial_dates", "periods"]
