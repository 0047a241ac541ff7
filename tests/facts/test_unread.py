"""The packaged record reads its events kind by kind; nobody can tell by an answer."""

from __future__ import annotations

import copy
import inspect
import os
import pickle
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.errors import DataFileError
from ccm.facts import (
    Deposit,
    Dossier,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Record,
    Signature,
    Source,
    StockpileDestroyed,
    WithdrawalNotice,
    load_record,
    packaged,
    packaged_record,
)
from ccm.facts.schema import DATA, SCHEMA
from ccm.rules import roll

FRESH: Callable[[], Record] = packaged_record.__wrapped__
"""Makes the packaged record anew, and nothing of it is read yet."""

WHOLE = attrs.evolve(packaged_record())
"""The same with all events at hand, which sorts them by itself."""

KINDS: tuple[type[Event], ...] = tuple(
    kind for name, kind in SCHEMA.items() if issubclass(kind, Event)
)

REQUESTED = ExtensionRequest, ExtensionDecision


@pytest.fixture(name="damage")
def _damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, Callable[[str], str]], None]:
    """Return what changes the text of one file before anything is read."""
    for path in Path(DATA).glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(packaged, "DATA", os.fspath(tmp_path))

    def damage(name: str, change: Callable[[str], str]) -> None:
        path = tmp_path / f"{name}.csv"
        text = change(path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="")

    return damage


@pytest.fixture(name="read")
def _read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read from now on."""
    names: list[str] = []
    rows = packaged._rows  # noqa: SLF001 - the one place that opens a file

    def noted(name: str, *others: object) -> object:
        names.append(name)
        return rows(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(packaged, "_rows", noted)
    return names


class TestWhatIsRead:
    """What nobody asks for stays where it is."""

    def test_a_deadline_reads_what_bears_on_it(self, read: list[str]) -> None:
        """Who is bound, requests, and stocks: no areas, no victims, no figures."""
        ccm.as_of(date(2020, 9, 28), record=FRESH()).assess("BGR", "art3")
        assert "stockpiles_destroyed" in read
        assert not [name for name in read if name.startswith(("cont", "vic", "meas"))]

    def test_all_events_are_each_file_once(self, read: list[str]) -> None:
        """However often they are asked for."""
        record = FRESH()
        record.every(Deposit)
        assert len(record.events) == len(record.events) == len(WHOLE.events)
        assert sorted(read) == sorted(path.stem for path in Path(DATA).glob("*.csv"))


class TestWhatComesOfIt:
    """The same as of a record that has all of its events at hand."""

    @pytest.mark.parametrize("trust", ["unverified", "medium", "high"])
    def test_events_and_what_is_left_out(self, trust: str) -> None:
        """In the same order."""
        ours, theirs = (
            record.evidence(trust=ccm.facts.Confidence(trust))
            for record in (FRESH(), WHOLE)
        )
        assert ours.events == theirs.events
        assert ours.withheld == theirs.withheld
        assert ours.doubted == theirs.doubted
        assert [*map(str, ours.documents)] == [*map(str, theirs.documents)]
        assert ours.digest == theirs.digest

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
    def test_every_event_of_a_kind(self, kind: type[Event]) -> None:
        """State by State, asked before anything else."""
        assert FRESH().evidence().every(kind) == WHOLE.evidence().every(kind)

    def test_a_kind_that_no_file_holds(self) -> None:
        """Of it there is nothing, even if it is called as one that a file holds."""
        alike = type("Deposit", (Event,), {"__slots__": ()})
        assert FRESH().every(alike) == FRESH().every(Event) == ()

    def test_dossiers(self) -> None:
        """By kind, by several, by voice, by dispute, and all of it, of each State."""
        ours, theirs = FRESH().evidence(), WHOLE.evidence()
        for state, dossier in theirs.dossiers.items():
            found = ours.dossier(state)
            for kinds in (*((kind,) for kind in KINDS), REQUESTED, KINDS):
                assert found.among(*kinds) == dossier.among(*kinds)
                assert found.heard(*kinds) == dossier.heard(*kinds)
                assert found.among(*kinds) is found.among(*kinds)
            assert found.events == dossier.events
            for event, other in zip(found.events, dossier.events, strict=True):
                assert found.accounts(event) == dossier.accounts(other)
            assert found.of(StockpileDestroyed) == dossier.of(StockpileDestroyed)
            assert ours.dossiers[state] is found is ours.dossier(state)
        assert [*ours.dossiers] == [*theirs.dossiers]
        assert len(ours.dossiers) == len(theirs.dossiers)

    def test_a_state_of_which_nothing_is_told(self) -> None:
        """It has no dossier but an empty one."""
        ours, theirs = FRESH(), WHOLE
        (state, *_) = [s for s in theirs.states if s not in theirs.dossiers]
        assert ours.dossiers.get(state) is None
        assert not ours.dossier(state).events

    def test_dossiers_with_events_of_some_kinds(self) -> None:
        """By code; a record that has all at hand says no more than which can."""
        asked = Signature, WithdrawalNotice
        found = [each.state for each in FRESH().dossiers_with(*asked)]
        having = [s for s, told in WHOLE.dossiers.items() if any(map(told.of, asked))]
        assert found == having
        assert {*found} <= {each.state for each in WHOLE.dossiers_with(*asked)}

    def test_the_kinds_that_a_treaty_may_not_admit(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of no other kind does what admits events ask: States without are left out.

        Of a State that gave notice it also asks which conflict may defer that.
        """
        asked: set[type[Event]] = set()

        def noted(told: Dossier, kind: type[Event]) -> tuple[Event, ...]:
            asked.add(kind)
            return plain(told, kind)

        plain = Dossier.of
        view = ccm.as_of(date(2026, 11, 25), record=WHOLE)
        told = WHOLE.dossiers.values()
        dossiers = [each for each in told if not each.of(WithdrawalNotice)]
        monkeypatch.setattr(Dossier, "of", noted)
        for each in dossiers:
            assert not [*view.roll._faults_of(each)]  # noqa: SLF001
        assert asked == {*roll._CAN_BE_AT_FAULT}  # noqa: SLF001

    def test_what_is_sent_elsewhere(self) -> None:
        """A record, and a dossier, whole."""
        record = FRESH()
        bulgaria = record.dossier(record.states.find("BGR"))
        sent: ccm.facts.Dossier = pickle.loads(pickle.dumps(bulgaria))
        assert sent.events == bulgaria.events
        assert pickle.loads(pickle.dumps(FRESH())).digest == WHOLE.digest
        assert copy.copy(FRESH()).events == WHOLE.events

    def test_what_a_dossier_has_not(self) -> None:
        """It is asked for in vain, and nothing is read for it."""
        record = FRESH()
        with pytest.raises(AttributeError, match="no attribute 'colour'"):
            getattr(record.dossier(record.states.find("BGR")), "colour")  # noqa: B009

    def test_the_class_can_be_looked_through(self) -> None:
        """By what lists its members, which no record is asked for."""
        assert "events" in dict(inspect.getmembers(Record))


class TestDamagedFiles:
    """A fault is told by the first who asks for what it is in."""

    def test_a_file_that_only_the_strict_way_reads(
        self, damage: Callable[[str, Callable[[str], str]], None]
    ) -> None:
        """A mark before the first line, as spreadsheets write it, is no fault."""
        damage("deposits", lambda text: "\ufeff" + text)
        assert FRESH().every(Deposit) == WHOLE.every(Deposit)

    def test_a_file_that_nobody_asks_for(
        self, damage: Callable[[str, Callable[[str], str]], None]
    ) -> None:
        """Other answers do not hang on it; and who asks for it is told."""
        damage("signatures", lambda text: text.replace("2008", "20o8", 1))
        record = FRESH()
        assert record.every(Deposit)
        with pytest.raises(DataFileError, match=r"signatures\.csv:\d+: date: "):
            record.every(Signature)

    @pytest.mark.parametrize(
        ("before", "after", "fault"),
        [
            (",bgr-art3-decision-1,no,", ",bgr-art3-decision-1,yes,", "dispute"),
            (",9MSP,", ",99MSP,", "meeting"),
        ],
    )
    def test_rows_that_contradict_others(
        self,
        damage: Callable[[str, Callable[[str], str]], None],
        before: str,
        after: str,
        fault: str,
    ) -> None:
        """No answer rests on two accounts that are followed, or on no meeting."""

        def contradict(text: str) -> str:
            assert before in text
            return text.replace(before, after, 1)

        damage("extension_decisions", contradict)
        with pytest.raises(DataFileError, match=rf"decisions\.csv:\d+: {fault}: "):
            FRESH().every(ExtensionDecision)

    def test_papers(self, damage: Callable[[str, Callable[[str], str]], None]) -> None:
        """Each is of a meeting that there is."""
        damage("papers", lambda text: text.replace("12MSP,", "99MSP,", 1))
        record = FRESH()
        assert record.every(Deposit)
        with pytest.raises(DataFileError, match=r"papers\.csv:\d+: meeting: "):
            len(record.documents)

    def test_own_files_are_checked_in_full_at_once(
        self, damage: Callable[[str, Callable[[str], str]], None], tmp_path: Path
    ) -> None:
        """Whoever names a folder is told every fault of it before any answer."""
        damage("victims_reported", lambda text: text.replace(",20", ",2o", 1))
        with pytest.raises(DataFileError, match=r"victims_reported\.csv:\d+: "):
            load_record(tmp_path)


def test_further_events_find_the_rest() -> None:
    """A record that grows from one that nobody has read holds all of it."""
    record = FRESH()
    state = record.states.find("BGR")
    (told,) = WHOLE.dossier(state).of(Deposit)
    again = attrs.evolve(told, source=(Source("CCM/TEST/1"),))
    grown, whole = (each.with_events(again) for each in (record, WHOLE))
    assert grown.events == whole.events
    assert grown.dossier(state).events == whole.dossier(state).events


@pytest.mark.parametrize(
    ("home", "name"),
    [
        ("ccm.facts.events.membership", "Extent"),
        ("ccm.facts.events.membership", "TerritorialScope"),
        ("ccm.facts.events.standing", "AssistanceProvided"),
        ("ccm.facts.events.standing", "StockpileSeparated"),
        ("ccm.facts.meetings", "Paper"),
    ],
)
def test_what_version_1_sent_is_found_where_it_stood(home: str, name: str) -> None:
    """What was pickled names the module; what is loaded later has moved."""
    assert getattr(import_module(home), name) is getattr(ccm.facts, name)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        getattr(import_module(home), "colour")  # noqa: B009
