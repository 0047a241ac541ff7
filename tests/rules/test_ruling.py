"""A yes, a no or a not known, with its reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
import ccm.rules
from ccm.rules import Cause, Missing, Ruling, Truth

TRUTHS = st.sampled_from(Truth)


class TestRuling:
    """An answer and its reasons are one."""

    @given(truths=st.lists(TRUTHS, max_size=4))
    def test_all_of_follows_kleene(self, truths: list[Truth]) -> None:
        """One no is a no; without a no, one unknown is an unknown."""
        gap = Missing("what", Cause.NOT_REPORTED)
        parts = [Ruling.of(t, "part", "test", missing=(gap,)) for t in truths]
        whole = Ruling.all_of("whole", "test", *parts)
        expected = Truth.TRUE
        if Truth.UNKNOWN in truths:
            expected = Truth.UNKNOWN
        if Truth.FALSE in truths:
            expected = Truth.FALSE
        assert whole.truth is whole.explanation.value is expected
        assert len(whole.missing) == (
            truths.count(Truth.UNKNOWN) if expected is Truth.UNKNOWN else 0
        )

    def test_reads_as_text(self) -> None:
        """Claims, provisions and what is missing, indented."""
        gap = Missing("the day", Cause.PARTIAL_DATE)
        part = Ruling.of(Truth.UNKNOWN, "part", "art2", missing=(gap,))
        whole = Ruling.all_of("whole", "art1", part)
        assert str(whole).splitlines() == [
            "whole [art1]",
            "  part [art2]",
            "  missing: the day (partial date)",
        ]


def test_no_other_name_is_exported() -> None:
    """The lazy part of the room is no open door."""
    with pytest.raises(AttributeError, match="ccm.rules.*nothing"):
        ccm.rules.nothing  # noqa: B018
