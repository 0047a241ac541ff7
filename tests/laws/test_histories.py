"""What histories are drawn of: whatever can bear on an obligation can happen."""

from __future__ import annotations

import sys

from hypothesis import Phase, find, given, settings
from hypothesis.internal.conjecture import providers

from ccm.facts import ProvisionalApplication
from ccm.testing import HORIZON, History, histories


def test_article_1_can_be_applied_provisionally() -> None:
    """The one event that has its own day: that of the deposit."""
    found = find(
        histories(about="art1"),
        lambda h: any(isinstance(e, ProvisionalApplication) for e in h.events),
        settings=settings(database=None, phases=[Phase.generate]),
    )
    declared = [e for e in found.events if isinstance(e, ProvisionalApplication)]
    assert {e.date.day for e in declared} == {found.deposit}


@given(history=histories())
def test_every_history_is_admissible(history: History) -> None:
    """The record can be asked on any day: nothing in it is refused."""
    assert history.view(HORIZON).findings(states=["XRU"])


def test_no_history_hangs_on_what_was_tested_before() -> None:
    """Hypothesis draws nothing that it finds in the modules loaded so far.

    If this fails, it keeps them elsewhere by now, and ``conftest.py`` must say so.
    """
    assert "ccm.testing.history" in sys.modules
    assert not len(providers._get_local_constants())  # noqa: SLF001
