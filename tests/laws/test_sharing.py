"""What records and rolls share changes no answer: they say what one made alone says."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate
from ccm.duties.alternatives import Watched
from ccm.duties.cells import row_of
from ccm.facts import (
    ArmedConflict,
    Confidence,
    Deposit,
    Event,
    Instrument,
    Record,
    Signature,
    State,
    StockpileDestroyed,
    WithdrawalNotice,
)
from ccm.rules import Reading
from ccm.testing import HORIZON, History, days, histories, partial_dates
from ccm.testing.fiction import NEIGHBOUR, RURITANIA, event, world
from ccm.testing.history import OBLIGATIONS
from ccm.view import as_of

STRANGER = State(alpha3="AAX", alpha2="AX", m49="999", name="Stranger")
"""A State of which the record holds no event."""

PLAIN = st.builds(
    event,
    st.sampled_from([StockpileDestroyed, WithdrawalNotice, ArmedConflict]),
    partial_dates(),
    state=st.sampled_from([RURITANIA, NEIGHBOUR, STRANGER]),
    confidence=st.sampled_from(Confidence),
    known=st.none() | partial_dates(),
)
EVENTS = st.lists(PLAIN, max_size=12)
KNOWN_BY = st.none() | days()


def alone(record: Record) -> Record:
    """Return a record of the same events that shares nothing with it."""
    return Record(
        states=record.states,
        events=record.events,
        meetings=record.meetings,
        coverage=record.coverage,
    )


def held(record: Record) -> dict[State, tuple[Event, ...]]:
    """Return the events of each State, in order."""
    return {state: told.events for state, told in record.dossiers.items()}


def admitted(record: Record, trust: Confidence, by: date | None) -> tuple[Event, ...]:
    """Return what an answer may rest on, event by event."""
    known = (e if by is None else e.as_known(by) for e in record.events)
    least = {
        Confidence.HIGH: {Confidence.HIGH},
        Confidence.MEDIUM: {Confidence.HIGH, Confidence.MEDIUM},
    }
    return tuple(
        e
        for e in known
        if e is not None
        and (
            trust is Confidence.UNVERIFIED
            or e.confidence in least[trust]
            or (e.of_the_depositary and e.confidence is not Confidence.UNVERIFIED)
        )
    )


class TestRecords:
    """A record that was made of another holds what one made alone holds."""

    @given(EVENTS, st.sampled_from(Confidence), KNOWN_BY)
    def test_evidence_is_what_was_public_and_sure_enough(
        self, events: list[Event], trust: Confidence, by: date | None
    ) -> None:
        """In the same order, and so for each State."""
        record = world(*events)
        found = record.evidence(trust=trust, known_by=by)
        assert found.events == admitted(record, trust, by)
        assert held(found) == held(alone(found))
        assert list(found.dossiers) == list(alone(found).dossiers)

    @given(EVENTS, EVENTS, EVENTS, st.sampled_from(Confidence), KNOWN_BY)
    def test_further_events_are_as_if_they_had_been_there(
        self,
        first: list[Event],
        second: list[Event],
        third: list[Event],
        trust: Confidence,
        by: date | None,
    ) -> None:
        """Whatever was sorted out before, and however often some were added."""
        record = world(*first)
        assert record.evidence(trust=trust, known_by=by).dossiers is not None
        record = record.with_events(*second).with_events(*third)
        plain = alone(record)
        assert plain.events == (*world(*first).events, *second, *third)
        found, other = (r.evidence(trust=trust, known_by=by) for r in (record, plain))
        assert found.events == other.events
        assert set(found.withheld) == set(other.withheld)
        assert set(found.doubted) == set(other.doubted)
        assert found.coverage == other.coverage
        assert held(found) == held(other)
        assert list(found.dossiers) == list(other.dossiers)
        for kind in (Deposit, Signature, WithdrawalNotice):
            assert found.every(kind) == other.every(kind)

    def test_a_dossier_that_did_not_change_is_shared(self) -> None:
        """With further events, and with what was public by a later day."""
        record = world()
        grown = record.with_events(event(StockpileDestroyed, "2015-05-05"))
        late = record.evidence(trust=Confidence.UNVERIFIED, known_by=date(2020, 1, 1))
        for other in (grown, late):
            assert other.dossier(NEIGHBOUR) is record.dossier(NEIGHBOUR)
        assert grown.dossier(RURITANIA) is not record.dossier(RURITANIA)

    def test_only_a_few_days_of_knowledge_are_kept(self) -> None:
        """However many are asked for."""
        record, first = world(), date(2009, 1, 1)
        known = [
            record.evidence(known_by=first + timedelta(days=n)) for n in range(100)
        ]
        assert record.evidence(known_by=first + timedelta(days=99)) is known[-1]
        assert record.evidence(known_by=first) is not known[0]


class TestViews:
    """A view that shares says what a view of a record made alone says."""

    @pytest.mark.parametrize("obligation", OBLIGATIONS)
    @given(data=st.data())
    def test_a_view_with_further_events(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """Asked before, so that something is there to be shared."""
        history: History = data.draw(histories(about=obligation))
        on = data.draw(days())
        whole, later = history.record, history.events[len(history.events) // 2 :]
        earlier = whole.events[: len(whole.events) - len(later)]
        asked = as_of(on, record=attrs.evolve(whole, events=earlier))
        for state in (RURITANIA, NEIGHBOUR):
            assert asked.assess(state, obligation).possible
        found = asked.supposing(*later)
        other = as_of(on, record=alone(found.record))
        for state in (RURITANIA, NEIGHBOUR):
            assert found.assess(state, obligation) == other.assess(state, obligation)

    @pytest.mark.parametrize("obligation", OBLIGATIONS)
    @given(data=st.data())
    def test_a_view_of_earlier_knowledge(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """On any day of knowledge, asked after others."""
        history: History = data.draw(histories(about=obligation))
        record, on = history.record, data.draw(days())
        for by in data.draw(st.lists(days(), min_size=1, max_size=3)):
            found = as_of(on, record=record, known_by=by)
            other = as_of(on, record=alone(record), known_by=by)
            said = found.assess(RURITANIA, obligation)
            assert said == other.assess(RURITANIA, obligation)

    def test_a_deposit_more_can_bring_the_treaty_into_force(self) -> None:
        """Then nothing is shared of where the States stood before."""
        before = as_of(HORIZON, record=world(founders=29, deposit=None))
        assert before.entry_into_force(NEIGHBOUR) is None
        day = PartialDate.on(date(2012, 1, 5))
        joined = (
            event(Signature, "2008-12-03"),
            event(Deposit, day, instrument=Instrument.RATIFICATION),
        )
        after = before.supposing(*joined)
        assert after.entry_into_force(NEIGHBOUR) == date(2012, 7, 1)
        assert before.entry_into_force(NEIGHBOUR) is None

    def test_other_days_of_knowledge_leave_the_roll_at_hand(self) -> None:
        """However many are asked for, what was sorted out is there still."""
        record, on = world(), date(2020, 1, 1)
        roll = as_of(on, record=record).roll
        for number in range(50):
            by = on + timedelta(days=number)
            assert as_of(on, record=record, known_by=by).roll is not roll
        assert as_of(on, record=record).roll is roll

    def test_equal_readings_are_one(self) -> None:
        """What was sorted out by one is found by the other."""
        record, on = world(), date(2020, 1, 1)
        one, other = (
            as_of(on, record=record, reading=Reading(last_day="too late"))
            for _ in range(2)
        )
        assert one.reading is other.reading


class TestWatched:
    """A reading that is watched says what was looked at, and what was chosen."""

    def test_it_says_what_was_chosen(self) -> None:
        """Of each choice, and notes it."""
        reading = Reading(last_day="too late")
        watched = Watched.of(reading)
        assert watched.looked_at == set()
        assert watched.last_day == "too late"
        assert watched.looked_at == {"last_day"}


def test_what_is_asked_of_a_supposition_is_at_hand_when_asked_again() -> None:
    """As of any other view: and the view that it was made of keeps its own."""
    view = as_of(HORIZON, record=world())
    supposed = view.supposing(event(StockpileDestroyed, "2015-01-01"))
    norm = view.treaty.norm("art3")
    first = row_of(supposed.roll, RURITANIA, norm)
    assert row_of(supposed.roll, RURITANIA, norm) is first
    assert row_of(view.roll, RURITANIA, norm) is not first
