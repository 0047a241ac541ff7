"""Who is a Party on a day."""

from __future__ import annotations

from datetime import date

import ccm
from ccm.dates import PartialDate
from ccm.facts import WithdrawalNotice
from ccm.meetings import is_party, parties
from ccm.rules import Truth
from ccm.rules.courses import moment
from ccm.testing.fiction import RURITANIA, event, world


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
            assert (
                is_party(standing, moment("the day", PartialDate.parse(text))) is truth
            ), text
        assert parties(roll, date(2025, 3, 10))[RURITANIA] is (Truth.UNKNOWN)
        assert RURITANIA not in parties(roll, date(2025, 3, 30))
