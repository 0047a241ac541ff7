"""Calendar arithmetic that refuses to guess; it knows nothing of treaties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm.dates.partial import PartialDate
from ccm.dates.period import Period, Rounding

if TYPE_CHECKING:
    from ccm.dates.timeline import Span, Timeline

__all__ = ["PartialDate", "Period", "Rounding", "Span", "Timeline"]


def __getattr__(name: str) -> object:
    """Load timelines on first use: no single answer needs them."""
    if name in {"Span", "Timeline"}:
        from ccm.dates import timeline  # noqa: PLC0415

        return getattr(timeline, name)
    msg = f"module 'ccm.dates' has no attribute {name!r}"
    raise AttributeError(msg)
