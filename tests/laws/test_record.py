"""Laws of the record: it grows, is never changed, and can be written and read."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from datetime import date
from enum import Enum
from pathlib import Path

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ccm.dates import PartialDate
from ccm.facts import Confidence, Event, Record, State, StockpileFound
from ccm.facts.loading import load_record
from ccm.facts.schema import SCHEMA
from ccm.facts.states import States
from ccm.testing import FIRST_DAY, HORIZON, History, days, histories, partial_dates
from ccm.testing.fiction import FICTION, RURITANIA, event, world
from ccm.testing.history import OBLIGATIONS

NAMES = {kind: name for name, kind in SCHEMA.items()}
PLAIN = [
    kind
    for kinds in OBLIGATIONS.values()
    for kind in kinds
    if {f.name for f in attrs.fields(kind)} == {f.name for f in attrs.fields(Event)}
]
EVENTS = st.builds(
    event,
    st.sampled_from(PLAIN),
    partial_dates(),
    state=st.sampled_from([RURITANIA, next(iter(world().states))]),
    confidence=st.sampled_from(Confidence),
    known=st.none() | partial_dates(),
    note=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
)


def cell(value: object) -> str:
    """Write a value as the data files do."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case State():
            return value.alpha3
        case Enum():
            return str(value.value)
        case tuple():
            return " | ".join(map(str, value))
        case _:
            return str(value)


def dump(record: Record, folder: Path) -> None:
    """Write a record into a folder of data files, one for each type of rows."""
    rows: defaultdict[str, list[object]] = defaultdict(list)
    for value in (*record.states, *record.events, *record.meetings, *record.coverage):
        rows[NAMES[type(value)]].append(value)
    for name, values in rows.items():
        columns = [field.name for field in attrs.fields(SCHEMA[name])]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for value in values:
                writer.writerow([cell(getattr(value, column)) for column in columns])


class TestFiles:
    """What is written can be read."""

    @settings(
        max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(history=histories(), more=st.lists(EVENTS, max_size=5))
    def test_a_record_that_is_written_reads_the_same(
        self, history: History, more: list[Event]
    ) -> None:
        """load(dump(x)) == x: partial dates stay partial, texts stay whole."""
        written = history.with_events(tuple(dict.fromkeys([*history.events, *more])))
        with tempfile.TemporaryDirectory() as folder:
            dump(written.record, Path(folder))
            read = load_record(folder)
        assert set(read.events) == set(written.record.events)
        assert len(read.events) == len(written.record.events)
        assert [m.label for m in read.meetings] == [m.label for m in history.meetings]
        assert [m.opens for m in read.meetings] == [m.opens for m in history.meetings]
        assert {(c.obligation, c.through) for c in read.coverage} == {
            (c.obligation, c.through) for c in history.coverage
        }


class RecordMachine(RuleBasedStateMachine):
    """A record to which events are added, one after the other."""

    @initialize()
    def begin(self) -> None:
        """Begin with an empty record."""
        self.record = Record(states=States((RURITANIA,)))
        self.told: list[Event] = []

    @rule(added=st.lists(EVENTS, min_size=1, max_size=3))
    def add(self, added: list[Event]) -> None:
        """A new record holds more; the old one is as it was."""
        old, before = self.record, self.record.events
        dossier = old.dossier(RURITANIA).events
        self.record = old.with_events(*added)
        self.told += added
        assert old.events == before
        assert old.dossier(RURITANIA).events == dossier

    @rule(day=days())
    def ask_what_was_known(self, day: date) -> None:
        """Later, and with more trust, more is known; nothing else comes in."""
        wider: set[Event] = set()
        for trust in (Confidence.HIGH, Confidence.MEDIUM, Confidence.UNVERIFIED):
            then = set(self.record.evidence(trust=trust, known_by=day).events)
            later = set(self.record.evidence(trust=trust, known_by=HORIZON).events)
            ever = set(self.record.evidence(trust=trust).events)
            assert wider <= then
            assert then <= ever
            assert later <= ever
            assert day > HORIZON or then <= later
            assert all(e.known_from.latest <= day for e in then)
            wider = then
        assert ever == set(self.told)

    @invariant()
    def holds_all_events_in_order(self) -> None:
        """Each State's dossier has its events, in order of dates."""
        assert list(self.record.events) == self.told
        for state, dossier in self.record.dossiers.items():
            assert all(e.state == state for e in dossier.events)
            latest = [e.date.latest for e in dossier.events]
            assert latest == sorted(latest)
        held = [e for d in self.record.dossiers.values() for e in d.events]
        assert sorted(map(id, held)) == sorted(map(id, self.told))

    @invariant()
    def can_be_asked_by_type(self) -> None:
        """`of` partitions a dossier, and `among` puts the parts together in order."""
        dossier = self.record.dossier(RURITANIA)
        parts = [e for kind in dict.fromkeys(PLAIN) for e in dossier.of(kind)]
        assert sorted(map(id, parts)) == sorted(map(id, dossier.events))
        among = dossier.among(*dict.fromkeys(PLAIN))
        assert [e.date.latest for e in among] == [e.date.latest for e in dossier.events]

    @invariant()
    def knows_the_states_of_its_events(self) -> None:
        """Who has an event can be found."""
        assert {e.state for e in self.told} <= set(self.record.states)


TestRecordMachine = RecordMachine.TestCase
TestRecordMachine.settings = settings(max_examples=20, stateful_step_count=15)


def test_a_dossier_of_nobody_is_empty() -> None:
    """To ask for a State without events is no fault."""
    assert Record(states=States(())).dossier(RURITANIA).events == ()


def test_a_partial_date_that_begins_with_the_calendar_is_kept() -> None:
    """What is known only to have happened by a day has no first day."""
    found = event(StockpileFound, PartialDate(date.min, FIRST_DAY), source=FICTION)
    assert PartialDate.parse(str(found.date)) == found.date
