"""Calendar arithmetic that refuses to guess; it knows nothing of treaties."""

from __future__ import annotations

from ccm.dates.partial import PartialDate
from ccm.dates.period import Period, Rounding
from ccm.dates.timeline import Span, Timeline

__all__ = ["PartialDate", "Period", "Rounding", "Span", "Timeline"]
