"""Who is a Party on a day."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

import ccm
import ccm.rules
from ccm.dates import PartialDate, Period
from ccm.facts import WithdrawalNotice
from ccm.meetings import Length, is_party, parties
from ccm.rules import Reading, Truth
from ccm.testing.fiction import RURITANIA, event, world

WEEK = Length(provision="test", period=Period(days=7))
READING = Reading()
TRUTHS = st.sampled_from(Truth)


class TestElectorate:
    """Who is a Party on a day."""

    def test_from_entry_into_force_until_withdrawal(self) -> None:
        """A month in which a withdrawal takes effect leaves its State in doubt."""
        record = world(event(WithdrawalNotice, "2024-09"))
        roll = ccm.as_of(date(2025, 1, 1), record=record).roll
        standing = roll.standing(RURITANIA)
        expected = {
            "2011-09-30": Truth.FALSE,
            "2011-10-01": Truth.TRUE,
            "2011": Truth.UNKNOWN,
            "2025-02-28": Truth.TRUE,
            "2025-03-10": Truth.UNKNOWN,
            "2025-03-30": Truth.FALSE,
        }
        for text, truth in expected.items():
            assert is_party(standing, PartialDate.parse(text)) is truth, text
        assert parties(roll, PartialDate.parse("2025-03-10"))[RURITANIA] is (
            Truth.UNKNOWN
        )
        assert RURITANIA not in parties(roll, PartialDate.parse("2025-03-30"))
