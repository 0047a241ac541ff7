"""What the room offers."""

from __future__ import annotations

import pytest

import ccm.meetings


def test_offers_what_it_names_and_nothing_else() -> None:
    """Each name is loaded on first use; the lazy part of the room is no open door."""
    assert dir(ccm.meetings) == sorted(ccm.meetings.__all__)
    for name in ccm.meetings.__all__:
        assert getattr(ccm.meetings, name).__name__ == name
    with pytest.raises(AttributeError, match=r"ccm.meetings.*nothing"):
        ccm.meetings.nothing  # noqa: B018
