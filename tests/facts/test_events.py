"""What single types of events say of themselves."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

import attrs
import pytest

import ccm.facts.events
import ccm.rules
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    ClearanceCompleted,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Extent,
    HostilitiesEnded,
    Source,
    Statement,
    StockpileDestroyed,
    StockpileFound,
    TerritorialScope,
    packaged_record,
)
from ccm.share.languages import language
from ccm.testing.fiction import RURITANIA, event, meeting, world
from ccm.view import as_of

IN = Extent.INCLUDED

PLACED = (ClearanceCompleted, ContaminationFound)


class TestPlaces:
    """Clearance and finds can concern one area, or what one conflict left."""

    @pytest.mark.parametrize("kind", PLACED)
    def test_all_places_are_meant_where_none_is_named(self, kind: type[Event]) -> None:
        """And then none is told."""
        told = event(kind, "2018-05-01")
        assert getattr(told, "where", None) == ""
        assert str(told) == f"Ruritania: {kind.title}, 2018-05-01"

    @pytest.mark.parametrize("kind", PLACED)
    def test_the_place_is_told(self, kind: type[Event]) -> None:
        """A reader of the reasons sees which of two clearances is meant."""
        told = event(kind, "2018-05-01", where="the north")
        assert str(told) == f"Ruritania: {kind.title} (the north), 2018-05-01"

    @pytest.mark.parametrize("kind", [*PLACED, HostilitiesEnded])
    def test_another_place_is_another_event(self, kind: type[Event]) -> None:
        """Two areas can be finished on one day."""
        north, south, again = (
            event(kind, "2018-05-01", where=where)
            for where in ("the north", "the south", "the north")
        )
        assert north != south
        assert north == again
        assert len({north, south, again}) == 2


class TestTerritories:
    """To which territories the Convention extends (the Depositary's notes)."""

    def test_it_says_which_and_whether(self) -> None:
        """A reader sees the territory, and what became of it."""
        told = event(TerritorialScope, "2014-02-21", territory="an isle", extent=IN)
        assert str(told) == "Ruritania: an isle included, 2014-02-21"

    def test_a_territory_has_a_name(self) -> None:
        """A row without one says nothing."""
        with pytest.raises(InvalidValueError, match="territory: expected a name"):
            event(TerritorialScope, "2014-02-21", territory=" ", extent=IN)

    def test_those_of_the_depositary(self) -> None:
        """Two are left out, two came later (page XXVI-6, 3 February 2026)."""
        told = packaged_record().every(TerritorialScope)
        assert {(str(e.state.alpha3), e.territory, e.extent.value) for e in told} == {
            ("DNK", "Faroe Islands", "excluded"),
            ("GBR", "Isle of Man", "included"),
            ("NLD", "Curaçao", "included"),
            ("NZL", "Tokelau", "excluded"),
        }

    def test_no_answer_turns_on_one(self) -> None:
        """No rule asks about territories."""
        view = as_of(date(2020, 1, 1), record=world())
        told = event(TerritorialScope, "2014-02-21", territory="an isle", extent=IN)
        before, after = view.findings(), view.supposing(told).findings()
        assert [f.status for f in before] == [f.status for f in after]


class TestStatements:
    """Some events speak of the days before them."""

    @pytest.mark.parametrize("kind", [ClearanceCompleted, StockpileDestroyed])
    def test_a_completion_bears_on_earlier_days(self, kind: type[Event]) -> None:
        """What was finished in 2018 was there before."""
        told = event(kind, "2018-05-01")
        assert isinstance(told, Statement)
        assert told.bears_from == date.min
        assert told.known_from == PartialDate.parse("2018-05-01")

    @pytest.mark.parametrize("kind", [ContaminationFound, StockpileFound])
    def test_a_find_does_not(self, kind: type[Event]) -> None:
        """It changes what was taken to be done, from its day on."""
        told = event(kind, "2018-05-01")
        assert not isinstance(told, Statement)
        assert told.bears_from == date(2018, 5, 1)


@pytest.mark.parametrize("kind", [ExtensionRequest, ExtensionDecision])
@pytest.mark.parametrize("length", ["0 days", "0 years"])
def test_an_extension_is_of_some_time(kind: type[Event], length: str) -> None:
    """For no time nobody asks, and a refusal is one of `granted`."""
    said = {"obligation": "art4", "number": 1, "meeting": "2RC"}
    with pytest.raises(InvalidValueError, match="length: expected some time, such as"):
        event(kind, "2019-01-01", length=Period.parse(length), **said)


class TestSources:
    """A fact names where it was read."""

    def test_an_event_has_one(self) -> None:
        """At least."""
        with pytest.raises(InvalidValueError, match="source: expected at least one"):
            attrs.evolve(event(ClearanceCompleted, "2018-05-01"), source=())

    def test_a_meeting_has_one(self) -> None:
        """And the error says which meeting."""
        with pytest.raises(InvalidValueError, match="9MSP has no source"):
            attrs.evolve(meeting("9MSP", "2019-09-02", "2019-09-04"), source=())

    def test_one_is_no_text(self) -> None:
        """It is not its citation, which may be that of a file of one's own."""
        assert Source("a page") != "a page"
        assert Source("a page") == Source("a page")


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ({}, "request 1 to 2RC"),
        ({"until": date(2030, 8, 1)}, "request 1 until 2030-08-01 to 2RC"),
        ({"length": Period(years=5)}, "request 1 for 5 years to 2RC"),
        (
            {"length": Period(years=5), "until": date(2030, 8, 1)},
            "request 1 for 5 years to 2RC",
        ),
    ],
)
def test_a_request_says_what_it_asks_for(asks: dict[str, Any], told: str) -> None:
    """Its length, or else the day that it names."""
    asked = event(ExtensionRequest, obligation="art4", number=1, meeting="2RC", **asks)
    assert asked.detail() == told
    assert not language("fr").lacks(asked.phrased())


def test_what_a_record_holds_shows_itself_in_short() -> None:
    """At the prompt: what it is, and how much."""
    record = world(event(ClearanceCompleted, "2018-05-01"), deposit=None)
    assert repr(record.dossier(RURITANIA)) == "<Dossier of Ruritania: 1 event>"
    assert repr(record.states) == f"<States: {len(list(record.states))}>"


@pytest.mark.parametrize("room", [ccm.facts, ccm.facts.events, ccm.rules])
def test_a_room_lists_what_it_offers(room: ModuleType) -> None:
    """Also what is loaded when it is first used."""
    assert dir(room) == sorted(room.__all__)
