"""How far a record reaches: claims by kind of event, by State, and with gaps."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates.spans import ALWAYS, common, gaps_in, runs_of
from ccm.errors import InvalidValueError
from ccm.facts import (
    ClearanceCompleted,
    Coverage,
    ExtensionDecision,
    StockpileDestroyed,
)
from ccm.testing.fiction import FICTION, RURITANIA, world

_FIRST = date(2010, 1, 1)
_DAY = timedelta(days=1)

a_day = st.integers(0, 60).map(lambda n: _FIRST + n * _DAY)
spans = st.lists(st.tuples(a_day, a_day).map(sorted).map(tuple), max_size=6)


def _days(found: object) -> set[date]:
    each: set[date] = set()
    for first, last in found:  # type: ignore[attr-defined]
        each.update(first + n * _DAY for n in range((last - first).days + 1))
    return each


def claim(
    kind: type[ClearanceCompleted] | None = None,
    *,
    obligation: str = "",
    since: date | None = None,
    through: date | None = date(2020, 1, 1),
) -> Coverage:
    """Return a claim in its shortest form."""
    return Coverage(
        event=kind,
        obligation=obligation,
        since=since,
        through=through,
        source=FICTION,
    )


class TestSpansOfDays:
    """Sets of days, held to sets of days."""

    @given(some=spans)
    def test_joined(self, some: list[tuple[date, date]]) -> None:
        """The same days, each once, in runs that do not touch."""
        found = runs_of(some)
        assert _days(found) == _days(some)
        assert all(one[1] + _DAY < two[0] for one, two in pairwise(found))

    @given(ones=spans, others=spans)
    def test_common(
        self, ones: list[tuple[date, date]], others: list[tuple[date, date]]
    ) -> None:
        """The days of both."""
        found = common(runs_of(ones), runs_of(others))
        assert _days(found) == _days(ones) & _days(others)

    @given(some=spans, first=a_day, last=a_day)
    def test_gaps(self, some: list[tuple[date, date]], first: date, last: date) -> None:
        """The days of neither span."""
        found = gaps_in(runs_of(some), first, last)
        assert _days(found) == _days([(first, last)]) - _days(some)

    def test_gaps_of_every_day(self) -> None:
        """Nothing is left of the calendar, to its very end."""
        assert not list(gaps_in(ALWAYS, date.min, date.max))


class TestWhatARecordClaims:
    """Of which events the absence counts, and on which days."""

    def test_all_where_nothing_is_said(self) -> None:
        """A record that says nothing holds all."""
        assert world().covered("art4", (ClearanceCompleted,)) == ALWAYS

    def test_a_kind_whatever_the_obligation(self) -> None:
        """It counts for each obligation that asks for the kind, and for no other."""
        record = world(coverage=(claim(ClearanceCompleted),))
        until = ((date.min, date(2020, 1, 1)),)
        assert record.covered("art4", (ClearanceCompleted,)) == until
        assert record.covered("art4.1b", (ClearanceCompleted,)) == until
        assert record.covered("art4", (ExtensionDecision,)) == ALWAYS
        both = record.covered("art4", (ExtensionDecision, ClearanceCompleted))
        assert both == until

    def test_an_obligation_whatever_the_kind(self) -> None:
        """It counts for each kind, and for no other obligation."""
        record = world(coverage=(claim(obligation="art4"),))
        assert record.covered("art4", (ExtensionDecision,)) != ALWAYS
        assert record.covered("art3", (StockpileDestroyed,)) == ALWAYS

    def test_claims_add_up(self) -> None:
        """Two sources cover what neither does alone, and leave what neither does."""
        early = claim(ClearanceCompleted, through=date(2015, 9, 3))
        late = claim(
            ClearanceCompleted, since=date(2015, 9, 12), through=date(2020, 9, 28)
        )
        record = world(coverage=(late, early))
        assert record.covered("art4", (ClearanceCompleted,)) == (
            (date.min, date(2015, 9, 3)),
            (date(2015, 9, 12), date(2020, 9, 28)),
        )

    def test_one_that_claims_nothing_takes_nothing_away(self) -> None:
        """Alone it covers no day; beside another it changes nothing."""
        none = claim(ClearanceCompleted, through=None)
        alone = world(coverage=(none,))
        beside = world(coverage=(none, claim(ClearanceCompleted)))
        assert alone.covered("art4", (ClearanceCompleted,)) == ()
        assert beside.covered("art4", (ClearanceCompleted,)) != ()

    def test_some_states_only(self) -> None:
        """Of other States it says nothing."""
        ours = Coverage(
            event=ClearanceCompleted,
            states=(RURITANIA,),
            through=date(2020, 1, 1),
            source=FICTION,
        )
        record = world(coverage=(ours,))
        other = next(s for s in record.states if s != RURITANIA)
        assert record.covered("art4", (ClearanceCompleted,), RURITANIA) != ()
        assert record.covered("art4", (ClearanceCompleted,), other) == ()

    def test_neither_kind_nor_obligation(self) -> None:
        """Such a claim is about nothing."""
        with pytest.raises(InvalidValueError, match="event: expected a kind of event"):
            claim()


class TestTheDaysOfAClaim:
    """It begins and ends, or ends, or claims nothing."""

    def test_one_that_begins_has_an_end(self) -> None:
        """Without one nothing is claimed, from whatever day on."""
        with pytest.raises(InvalidValueError, match="through: expected a day, as"):
            claim(ClearanceCompleted, since=date(2015, 9, 12), through=None)

    def test_it_ends_no_sooner_than_it_begins(self) -> None:
        """On the day on which it begins, at the earliest."""
        day = date(2015, 9, 12)
        assert claim(ClearanceCompleted, since=day, through=day).through == day
        with pytest.raises(InvalidValueError, match="through: expected 2015-09-12 or"):
            claim(ClearanceCompleted, since=day, through=day - _DAY)
