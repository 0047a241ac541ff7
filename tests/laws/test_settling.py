"""Laws of what is missing: its order is that of what would settle the answer."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.duties.whatif import supposed
from ccm.errors import CCMError
from ccm.facts import Event, Record, WithdrawalNotice
from ccm.rules import Cause, Finding, Missing, Status
from ccm.testing import History, histories
from ccm.testing.fiction import RURITANIA, event, world
from ccm.testing.history import OBLIGATIONS
from ccm.testing.strategies import FIRST_DAY

HISTORIES = histories()
RECORD = ccm.packaged_record()
STATES = st.sampled_from(sorted(state.alpha3 for state in RECORD.dossiers))


def _known(view: ccm.AsOf, finding: Finding, gap: Missing) -> Iterator[ccm.AsOf]:
    """Yield the view with single events that would tell what is missing."""
    case = view.case(finding.state)
    norm = view.treaty.norm(finding.obligation)
    for told in gap.told_by:
        if isinstance(told, Event):
            for day in _days(told.date, view.on):
                yield _again(view, _sharpened(view.record, told, day))
        else:
            for one in supposed(told, norm, case):
                yield view.supposing(one)


def _days(span: PartialDate, on: date) -> set[date]:
    days = {span.earliest, span.latest, on, on + timedelta(days=1)}
    days |= {day - timedelta(days=1) for day in (on, span.latest) if day > date.min}
    days |= {FIRST_DAY, date(2010, 7, 31)}  # long ago, and the eve of entry into force
    return {day for day in days if span.earliest <= day <= span.latest} - {
        date.min,
        date.max,
    }


def _sharpened(record: Record, told: Event, day: date) -> Record:
    exact = attrs.evolve(told, date=PartialDate.on(day))
    events = tuple(exact if one is told else one for one in record.events)
    return attrs.evolve(record, events=events)


def _again(view: ccm.AsOf, record: Record) -> ccm.AsOf:
    return ccm.as_of(view.on, record=record, reading=view.reading, trust=view.trust)


def _settles(view: ccm.AsOf, finding: Finding, gap: Missing) -> bool:
    """Tell whether one event that tells it leaves one status."""
    for known in _known(view, finding, gap):
        other = known.assess(finding.state, finding.obligation)
        if other.status is not Status.UNDETERMINED:
            return True
    return False


def _first_settles(view: ccm.AsOf, finding: Finding) -> None:
    """If a single event can settle the answer, one that tells the first thing does."""
    try:
        settling = [_settles(view, finding, gap) for gap in finding.missing]
    except CCMError:
        return  # the Convention does not admit an event of that day
    # The record's own reach is no event: it can settle the answer as well.
    reach = [gap.cause is Cause.BEYOND_THE_RECORD for gap in finding.missing]
    if any(settling):
        assert settling[0] or reach[0], finding.explain()
    ranks = [not known for known, far in zip(settling, reach, strict=True) if not far]
    assert ranks == sorted(ranks), finding.explain()


RANKED = [each for each in OBLIGATIONS if each != "art4.1c"]
"""Obligations of which the order of what is missing is followed to the end.

Under Article 4(1)(c) many completions and finds of unknown days hang on each other: of
two days, one of which alone can settle it, the other may be named first.
"""


class TestOrder:
    """What alone would settle the answer comes first."""

    @pytest.mark.parametrize("obligation", RANKED)
    @given(history=HISTORIES, data=st.data())
    def test_in_every_history(
        self, obligation: str, history: History, data: st.DataObject
    ) -> None:
        """Of Ruritania, under each obligation with a date."""
        view = history.view(data.draw(history.days()))
        finding = view.assess(RURITANIA, obligation)
        assert sorted(map(str, finding.missing)) == sorted(map(str, finding.gaps))
        _first_settles(view, finding)

    @given(
        state=STATES,
        obligation=st.sampled_from(sorted(ccm.CONVENTION.by_id)),
        day=st.dates(date(2011, 1, 1), date(2026, 12, 31)),
    )
    def test_of_every_state(self, state: str, obligation: str, day: date) -> None:
        """Of the record, under every obligation."""
        view = ccm.as_of(day)
        _first_settles(view, view.assess(state, obligation))


class TestRealOrder:
    """What a desk officer would ask for first."""

    def test_a_step_that_shows_that_work_goes_on(self) -> None:
        """Article 5 is never done: only assistance settles, whatever else is known."""
        finding = ccm.as_of(date(2015, 9, 28)).assess("ALB", "art5")
        assert len(finding.missing) > 10
        for gap in finding.missing[:2]:
            assert "assist" in gap.fact
        assert "assist" not in finding.gaps[-1].fact

    def test_what_cannot_settle_alone_comes_last(self) -> None:
        """Whether there are victims comes before any step for them."""
        finding = ccm.as_of(date(2013, 9, 28)).assess("HND", "art5")
        assert finding.missing[0].fact == "whether there are victims in its areas"

    def test_a_withdrawal_in_doubt(self) -> None:
        """The day of the notice settles it: out, the State owes nothing."""
        notice = event(WithdrawalNotice, "2024-09")
        view = ccm.as_of(date(2025, 3, 10), record=world(notice))
        finding = view.assess(RURITANIA, "art3")
        assert len(finding.missing) > 1
        assert "withdrawal" in finding.missing[0].fact


class TestCopies:
    """A finding leaves the process without the record that it was asked of."""

    def test_pickled_it_says_the_same(self) -> None:
        """Status, reasons and what is missing, in order."""
        finding = ccm.as_of(date(2015, 9, 28)).assess("ALB", "art5")
        stored = pickle.dumps(finding)
        copy = pickle.loads(stored)
        assert copy == finding
        assert hash(copy) == hash(finding)
        assert copy.missing == finding.missing
        assert len(stored) < 20_000
