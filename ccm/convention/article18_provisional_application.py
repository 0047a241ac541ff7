"""Article 18: provisional application."""

from __future__ import annotations

from ccm.rules import ProvisionalRule

__all__ = ["PROVISIONAL_APPLICATION"]

PROVISIONAL_APPLICATION = ProvisionalRule(provision="art18", covers=("art1",))
"""Article 18: Article 1 alone, from a declaration made with the instrument."""
