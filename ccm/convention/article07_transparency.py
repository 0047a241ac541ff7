"""Article 7: transparency measures."""

from __future__ import annotations

from ccm.dates import Period
from ccm.facts import (
    AnnualReport,
    AnnualReportMissing,
    InitialReport,
    InitialReportMissing,
)
from ccm.rules import Recurring, TimeBound

__all__ = ["ANNUAL_REPORTS", "INITIAL_REPORT"]

INITIAL_REPORT = TimeBound(
    id="art7.1",
    provision="art7.1",
    duty="submit its initial report",
    done="submitted",
    period=Period(days=180),
    fulfilled_by=InitialReport,
    unfulfilled_by=InitialReportMissing,
)
"""Article 7(1): a first report within 180 days of entry into force."""

ANNUAL_REPORTS = Recurring(
    id="art7.2",
    provision="art7.2",
    duty="submit its annual reports",
    month=4,
    day=30,
    fulfilled_by=AnnualReport,
    unfulfilled_by=AnnualReportMissing,
    after=INITIAL_REPORT,
)
"""Article 7(2): by 30 April each year, on the calendar year before."""
