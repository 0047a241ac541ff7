"""Laws of what is asked once and looked up on other days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccm
from ccm.duties import cells
from ccm.duties.cells import row_of
from ccm.facts import Confidence
from ccm.rules import Reading, asked
from ccm.rules.asked import DayAsked
from ccm.testing import HORIZON, BrokenLawError, History, histories, laws, readings
from ccm.testing.fiction import RURITANIA
from ccm.testing.history import OBLIGATIONS
from ccm.testing.tangled import tangled_histories

EACH = pytest.mark.parametrize("obligation", list(OBLIGATIONS))
RECORD = ccm.packaged_record()
STATES = sorted(state.alpha3 for state in RECORD.dossiers)
DAYS = st.dates(date(2008, 1, 1), date(2045, 12, 31))
ODD_DAYS = (
    *(date(2008, 12, 3), date(2010, 7, 31), date(2010, 8, 1), date(2012, 2, 29)),
    *(date(2014, 4, 30), date(2016, 5, 1), date(2018, 8, 2), date(2020, 9, 28)),
    *(date(2023, 12, 31), date(2025, 9, 20), date(2026, 11, 25), date(2040, 1, 1)),
)


class TestLookUp:
    """A look-up equals asking afresh, on every day."""

    @EACH
    @settings(deadline=None)
    @given(reading=readings(), data=st.data())
    def test_says_what_the_rule_says(
        self, obligation: str, reading: Reading, data: st.DataObject
    ) -> None:
        """In histories that bear on the obligation, under any reading."""
        history = data.draw(histories(about=obligation))
        view = history.view(HORIZON, reading)
        near = [data.draw(history.days()) for _ in range(4)]
        days = [near[0], *(day + timedelta(days=1) for day in near), *near]
        laws.lookups_agree(view, RURITANIA, obligation, days)

    @EACH
    @settings(deadline=None)
    @given(data=st.data())
    def test_says_so_of_what_is_tangled(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """In histories of many events of few days, told in part, too."""
        history: History = data.draw(tangled_histories(about=obligation))
        days = data.draw(st.lists(history.days(), min_size=4, max_size=8))
        laws.lookups_agree(history.view(HORIZON), RURITANIA, obligation, days)

    @settings(deadline=None)
    @given(
        state=st.sampled_from(STATES),
        trust=st.sampled_from(tuple(Confidence)),
        known_by=st.none() | DAYS,
        days=st.lists(DAYS, min_size=2, max_size=4),
        data=st.data(),
    )
    def test_says_so_of_the_packaged_record(
        self,
        state: str,
        trust: Confidence,
        known_by: date | None,
        days: list[date],
        data: st.DataObject,
    ) -> None:
        """With any trust, and as known by any day."""
        view = ccm.as_of(HORIZON, known_by=known_by, trust=trust.value)
        obligation = data.draw(st.sampled_from(list(OBLIGATIONS)))
        laws.lookups_agree(view, state, obligation, days)


class TestBroken:
    """A day of turning that is missed is found."""

    @pytest.mark.parametrize("deaf", ["__lt__", "__le__"])
    def test_the_law_finds_it(self, deaf: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """One kind of comparison that is not remembered breaks the law."""
        plain: Callable[[date, date], bool] = getattr(date, deaf)
        monkeypatch.setattr(DayAsked, deaf, plain)
        view = ccm.as_of(HORIZON, record=attrs.evolve(RECORD))  # nothing is kept of it
        with pytest.raises(BrokenLawError, match="what is looked up"):
            _look_up(view)


def _look_up(view: ccm.AsOf) -> None:
    for state in STATES[:20]:
        for obligation in ("art3", "art4", "art7.1"):
            laws.lookups_agree(view, state, obligation, ODD_DAYS)


class TestWhereADayCannotBeFollowed:
    """It is asked about alone, as any other day: the answers are the same."""

    @staticmethod
    def told(obligation: str, on: date) -> list[object]:
        """Return what a record that nobody has looked at says of two States."""
        view = ccm.as_of(on, record=attrs.evolve(RECORD))
        found = [view.assess(state, obligation) for state in ("BGR", "LAO")]
        return [(laws.said(f), f.explanation, f.missing, f.courses) for f in found]

    @pytest.mark.parametrize("obligation", ["art3", "art4.1b", "art7.2"])
    @pytest.mark.parametrize("on", ODD_DAYS[7:9])
    def test_answers_are_what_they_were(
        self, obligation: str, on: date, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With their reasons, and what would decide them."""
        before = self.told(obligation, on)
        monkeypatch.setattr(asked, "_MOST_WORK", 0)
        assert self.told(obligation, on) == before

    def test_too_many_days_end_a_walk_early(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The last stretch ends on the last day that was looked at."""
        monkeypatch.setattr(cells, "_MOST_IN_A_WALK", 2)
        view = ccm.as_of(date(2026, 1, 1), record=attrs.evolve(RECORD))
        row = row_of(view.roll, view.state("BGR"), view.treaty.norm("art3"))
        *_, (_, last, _) = row.stretches(date(2011, 10, 1), view.on)
        assert last < view.on.toordinal()
        monkeypatch.undo()
        *_, (_, last, _) = row.stretches(date(2011, 10, 1), view.on)
        assert last == view.on.toordinal()

    def test_of_no_days_there_is_nothing_to_tell(self) -> None:
        """Nobody walks back."""
        view = ccm.as_of(date(2026, 1, 1))
        row = row_of(view.roll, view.state("BGR"), view.treaty.norm("art3"))
        assert not [*row.stretches(view.on, date(2025, 12, 31))]

    def test_words_that_hang_on_the_day_hold_for_it_alone(self) -> None:
        """A form of one's own that names the day of the week."""
        monday = ccm.as_of(date(2020, 9, 28)).assess("BGR", "art3")
        tuesday = ccm.as_of(date(2020, 9, 29)).assess("BGR", "art3")
        said = [
            f.worded_once("week", lambda told: f"{told.on:%A}")
            for f in (monday, tuesday)
        ]
        assert said == ["Monday", "Tuesday"]
