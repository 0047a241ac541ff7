"""Strategies and laws for Hypothesis; needs the extra ``ccm[testing]``.

`ccm.testing.fiction` holds a fictional State and its world, `ccm.testing.histories`
draws what it did, and `ccm.testing.laws` says what every answer must obey.
"""

from __future__ import annotations

from ccm.testing.histories import HORIZON, History, exact_courses, histories
from ccm.testing.laws import BrokenLawError
from ccm.testing.strategies import (
    FIRST_DAY,
    LAST_DAY,
    blurred,
    days,
    days_near,
    days_within,
    partial_dates,
    periods,
    readings,
)

__all__ = [
    "FIRST_DAY",
    "HORIZON",
    "LAST_DAY",
    "BrokenLawError",
    "History",
    "blurred",
    "days",
    "days_near",
    "days_within",
    "exact_courses",
    "histories",
    "partial_dates",
    "periods",
    "readings",
]
