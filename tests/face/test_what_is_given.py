"""What the names of `ccm` are given is held to be what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import ccm
from ccm.errors import InvalidValueError

DAY = date(2020, 9, 28)

OF_A_VIEW: dict[str, Callable[[Any], object]] = {
    "changes": lambda view: ccm.changes(since=DAY, until=DAY, view=view),
    "counts": lambda view: ccm.counts(view=view),
    "memberships": lambda view: ccm.memberships("BGR", view=view),
    "panel": lambda view: ccm.panel("BGR", "art3", days=[DAY], view=view),
    "timeline": lambda view: ccm.timeline("BGR", "art3", view=view),
}
"""What can be asked of another view than that of the packaged record."""


@pytest.mark.parametrize("given", [DAY, "", 0, ccm.packaged_record()])
@pytest.mark.parametrize("name", OF_A_VIEW)
def test_what_is_no_view(name: str, given: object) -> None:
    """A day or a record in its place; and what is empty is not taken for none."""
    with pytest.raises(InvalidValueError, match="^view: expected AsOf"):
        OF_A_VIEW[name](given)


def test_what_is_no_munition() -> None:
    """Nor a reading."""
    words: Any = "a bomb"
    with pytest.raises(InvalidValueError, match="^munition: expected Munition"):
        ccm.classify(words)
    with pytest.raises(InvalidValueError, match="^reading: expected Reading"):
        ccm.classify(ccm.Munition(), words)
