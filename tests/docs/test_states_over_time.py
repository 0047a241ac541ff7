"""The page on States over time tells of every column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import ccm

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "states-over-time.md"


pytestmark = pytest.mark.skipif(
    not PAGE.is_file(), reason="pages are in the tree alone"
)


def test_the_page_names_every_column() -> None:
    """What a reader finds in a row of a panel, or of spans, is said."""
    text = PAGE.read_text(encoding="utf-8")
    spans = ccm.as_of(date(2009, 1, 1)).spans(states="BGR")
    names = {*ccm.panel(days=[]).columns, *spans.columns}
    assert not {name for name in names if f"`{name}`" not in text}
