"""A State whose leaving is vague has a timeline of where it stands all the same."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.facts import ArmedConflict, WithdrawalNotice
from ccm.rules import Membership
from ccm.testing import HORIZON, History
from ccm.testing.fiction import RURITANIA, event
from ccm.view import timelines

BEGUN, ENDS = date(2024, 9, 2), PartialDate(date(2025, 12, 20), date(2026, 7, 11))
NOTICE = PartialDate(date(2025, 12, 30), date(2027, 3, 22))
"""A notice that may have been received after the conflict ended, or before."""

VAGUE = History(
    deposit=date(2010, 2, 1),
    events=(
        attrs.evolve(event(WithdrawalNotice, NOTICE.earliest), date=NOTICE),
        event(ArmedConflict, BEGUN, ended=ENDS),
    ),
).view(HORIZON)


def test_each_day_says_what_is_asked_of_it() -> None:
    """Also the days that have to be asked about one by one."""
    stands = ccm.memberships(RURITANIA, view=VAGUE)
    assert [span.value for span in stands][-2:] == [None, Membership.WITHDRAWN]
    assert stands.until is None
    day = date(2025, 6, 1)
    while day < date(2027, 10, 1):
        asked = VAGUE.at(day).standing(RURITANIA)
        known = None if asked.is_in_doubt(day) else asked.membership(day)
        assert stands.at(day) == known
        day += timedelta(days=5)


def test_too_many_days_end_it_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and says nothing of what was not looked at."""
    monkeypatch.setattr(timelines, "_MOST_IN_A_WALK", 6)
    stands, counts = ccm.memberships(RURITANIA, view=VAGUE), ccm.counts(view=VAGUE)
    assert stands.until is not None
    assert counts.until == stands.until
    for timeline in (stands, counts):
        timeline.at(stands.until)
        with pytest.raises(InvalidValueError, match="the timeline ends on"):
            timeline.at(stands.until + timedelta(days=1))
