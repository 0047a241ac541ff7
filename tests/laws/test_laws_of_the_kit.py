"""The laws that the library offers to others, on records made for single cases."""

from __future__ import annotations

from datetime import date
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period, Rounding
from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    ContaminationDeclared,
    Deposit,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    InitialReport,
    StockpileDeclared,
    StockpileDestroyed,
    WithdrawalNotice,
)
from ccm.rules import Treaty
from ccm.testing import History, check_all, histories
from ccm.testing.fiction import RURITANIA, event, meeting, world
from ccm.testing.history import OBLIGATIONS
from ccm.testing.playing import TreatyMachine
from ccm.testing.tangled import tangled
from ccm.testing.variants import disputed

STOCK = event(StockpileDeclared, "2011-12-01")


def view(on: str, *events: Event, deposit: date | None = date(2011, 4, 6)) -> ccm.AsOf:
    """Return a view of a world in which Ruritania has joined, or has not."""
    ninth = meeting("9MSP", "2019-09-02", "2019-09-04")
    record = world(*events, deposit=deposit, meetings=(ninth,))
    return ccm.as_of(date.fromisoformat(on), record=record)


class TestEveryLaw:
    """It holds, or does not speak of the case."""

    def test_before_the_treaty_was_opened(self) -> None:
        """Nobody can have joined, and no timeline begins."""
        check_all(view("2008-01-01"), states="XRU", obligations=["art3", "art7.1"])

    def test_of_a_state_that_never_joined(self) -> None:
        """It is not bound, on any day."""
        check_all(view("2015-01-01", deposit=None), states="XRU", obligations="art7.1")

    def test_of_a_decision_that_would_shorten_a_deadline(self) -> None:
        """A day before the deadline that it extends leaves that as it is."""
        case = {"obligation": "art3", "number": 1, "meeting": "9MSP"}
        told = (
            event(ExtensionRequest, "2018-11-01", length=Period(years=1), **case),
            event(ExtensionDecision, "2019-09-04", until=date(2019, 5, 1), **case),
        )
        then = view("2019-09-15", STOCK, *told)
        assert str(then.assess("XRU", "art3").deadline) == "2019-10-01"
        check_all(then, states="XRU", obligations="art3")

    def test_of_a_report_that_is_told_of_before_its_year_was_over(self) -> None:
        """No day of the months that are told can have been its day."""
        early = event(AnnualReport, "2012-04..2012-05", year=2012)
        check_all(view("2013-05-01", early), states="XRU", obligations="art7.2")


def _of_one_norm() -> Treaty:
    """Return a treaty with nothing to be done every year, and no extension."""
    norm = attrs.evolve(CONVENTION.norm("art7.1"))
    rule = attrs.evolve(CONVENTION.provisional, covers=())
    return attrs.evolve(CONVENTION, obligations=(norm,), provisional=rule)


class OneNorm(TreatyMachine):
    """A treaty that asks for one report, once."""

    treaty = _of_one_norm()


class TestATreatyThatIsPlayed:
    """What a State does, step by step, as the machine of the kit has it."""

    @given(data=st.data())
    def test_a_request_is_decided_once(self, data: st.DataObject) -> None:
        """The first that has waited; a second decision is on nothing."""
        played = TreatyMachine()
        played.join()
        played.convene(200)
        played.request(data)
        played.pass_time(365, 0)
        played.decide(granted=True)
        played.decide(granted=False)
        told = played.view.record.dossier(RURITANIA)
        (decision,) = told.of(ExtensionDecision)
        (request,) = told.of(ExtensionRequest)
        assert (decision.obligation, decision.number) == (request.obligation, 1)
        assert decision.granted
        played.obeys_the_laws()

    @given(data=st.data())
    def test_what_is_done_is_often_told_in_part(self, data: st.DataObject) -> None:
        """Its day is one of those that are told, and the laws hold."""
        played = TreatyMachine()
        played.join()
        for _ in range(12):
            played.pass_time(30, 0)
            played.act(data)
        told = played.view.record.dossier(RURITANIA).events
        assert len(told) > 12
        assert all(each.date.earliest <= played.today for each in told)

    @given(data=st.data())
    def test_a_treaty_without_extensions_is_asked_for_none(
        self, data: st.DataObject
    ) -> None:
        """Nobody requests what nobody can grant."""
        played = OneNorm()
        played.join()
        played.request(data)
        assert not played.view.record.dossier(RURITANIA).of(ExtensionRequest)

    @given(data=st.data())
    def test_histories_of_a_treaty_without_yearly_duties(
        self, data: st.DataObject
    ) -> None:
        """They are drawn of the events that it names."""
        treaty = _of_one_norm()
        history = data.draw(histories(treaty=treaty))
        assert history.treaty is treaty
        kinds = {*treaty.schema.values()}
        assert all(type(each) in kinds for each in history.events)


EVERYTHING = History(
    deposit=date(2011, 4, 6),
    events=(
        STOCK,
        event(InitialReport, "2012-02-01"),
        event(ContaminationDeclared, "2012-02-01"),
        event(StockpileDestroyed, "2015-02-01"),
        event(ClearanceCompleted, "2018-02-01"),
        *(event(AnnualReport, f"{n + 1}-04-01", year=n) for n in range(2012, 2030)),
    ),
)


class TestVariants:
    """The same history, told otherwise."""

    @given(data=st.data())
    def test_accounts_that_are_not_followed_stand_beside_those_that_are(
        self, data: st.DataObject
    ) -> None:
        """Of each dispute one is followed, and the followed ones are the history."""
        told = data.draw(disputed(history=EVERYTHING)).events
        followed = [each for each in told if each.followed]
        rivals = [each for each in told if not each.followed]
        assert [(type(e), e.date) for e in followed] == [
            (type(e), e.date) for e in EVERYTHING.events
        ]
        assert {each.dispute for each in rivals} == {
            each.dispute for each in followed if each.dispute
        }


@pytest.mark.parametrize("obligation", list(OBLIGATIONS))
def test_who_comes_back_has_surely_left(obligation: str) -> None:
    """In a tangled history, too: six months lie between notice and return."""
    returned = 0
    for seed in range(300):
        random = Random(f"{obligation} {seed}")  # noqa: S311 - nothing is secret
        history = tangled(random, about=obligation, returning=True)
        back = [each for each in history.events if isinstance(each, Deposit)]
        for each in back:
            (notice,) = (e for e in history.events if isinstance(e, WithdrawalNotice))
            assert isinstance(notice.date, PartialDate)
            assert notice.date.day is not None
            left = Period(months=6).after(notice.date.day, rounding=Rounding.DOWN)
            assert each.date.earliest >= left
            returned += 1
    assert returned
