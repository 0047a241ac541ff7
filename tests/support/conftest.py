"""What several tests of this room ask of."""

from __future__ import annotations

import attrs
import pytest

from ccm.dates import PartialDate
from ccm.facts import Record, packaged_record


@pytest.fixture
def month_only() -> Record:
    """Return the record, of the Third Review Conference with the month alone.

    That is what was announced first (KPL, 28 November 2025).
    """
    record, month = packaged_record(), PartialDate.parse("2026-09")
    meetings = tuple(
        attrs.evolve(held, opens=month, closes=month) if held.label == "3RC" else held
        for held in record.meetings
    )
    return attrs.evolve(record, meetings=meetings)
