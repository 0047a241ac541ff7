"""The record on a day: who is bound, every answer, what falls due, every change."""

from __future__ import annotations

from ccm.view.asof import AsOf, as_of

__all__ = ["AsOf", "as_of"]
