"""When meetings open, and which comes next."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from ccm.facts import Meeting, MeetingKind
from ccm.meetings import next_session
from ccm.testing.fiction import meeting, world

KINDS = (MeetingKind.MSP, MeetingKind.RC)
DAY = date(2020, 11, 15)


def _next(*meetings: Meeting) -> str | None:
    found = next_session(world(meetings=meetings), KINDS, DAY)
    return None if found is None else found.label


class TestTheNextMeeting:
    """The first that opens on a day or after it."""

    LATER = meeting("10MSP", "2022-08-30", "2022-09-02")

    @pytest.mark.parametrize(
        ("opens", "label"),
        [
            ("2020-11-14", "10MSP"),
            ("2020-11-15", "2RC"),
            ("2020-11-16..2020-11-30", "2RC"),
            ("2020-11-01..2020-11-14", "10MSP"),
            ("2020-11", None),
        ],
    )
    def test_is_told_where_its_days_tell_it(
        self, opens: str, label: str | None
    ) -> None:
        """A meeting that may be over, or not, is not passed over in silence."""
        review = meeting("2RC", opens, "2020-12", kind=MeetingKind.RC)
        assert _next(review, self.LATER) == label

    def test_the_second_part_is_a_sitting_too(self) -> None:
        """It belongs to the same meeting."""
        parts = (
            meeting("2RC", "2020-10-01", "2020-10-02", kind=MeetingKind.RC),
            attrs.evolve(
                meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC), part=2
            ),
        )
        assert _next(*parts, self.LATER) == "2RC"

    def test_there_may_be_none(self) -> None:
        """On record."""
        assert _next() is None
