"""`ccm.testing` for any treaty: what can happen is read off the norms, and is drawn."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import ccm
from ccm.convention import CONVENTION
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    ArmedConflict,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    ProvisionalApplication,
    Record,
    State,
    StockpileDestroyed,
    WithdrawalNotice,
)
from ccm.rules import Evidence, Norm, Reading, TimeBound, Treaty
from ccm.share.treaties import treaty_named
from ccm.testing import (
    LAWS,
    BrokenLawError,
    History,
    TreatyMachine,
    check_all,
    disputed,
    histories,
    readings,
    returned,
)
from ccm.testing.fiction import RURITANIA, event, world
from ccm.testing.history import deadlines, extendable, first_bound, horizon
from ccm.testing.kinds import events_named_by, kinds_by_obligation, options_of
from ccm.testing.laws import require

MINE_BAN = Path(__file__).parents[2] / "examples" / "mine_ban"

TREATIES = [CONVENTION]
if MINE_BAN.is_dir():  # the example is not part of the installed package
    TREATIES.append(treaty_named(str(MINE_BAN)))

OF_EACH = pytest.mark.parametrize("treaty", TREATIES, ids=lambda t: t.name[:14])

SEARCH = settings(
    max_examples=12,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)


FEWER = settings(
    max_examples=max(3, settings().max_examples // 3),
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
"""Every law at once takes a while: as many examples as time allows elsewhere."""


@cache
def drawn(treaty: Treaty, about: str) -> list[History]:
    """Return some histories that bear on an obligation."""
    found: list[History] = []

    @SEARCH
    @given(history=histories(about=about, treaty=treaty, most=20, exact=True))
    def draw(history: History) -> None:
        found.append(history)

    draw()
    return found


def written_in(norm: Norm) -> set[type[Event]]:
    """Return the kinds of events in the fields of a norm, read off its values alone."""
    found: set[type[Event]] = set()
    waiting = [getattr(norm, f.name) for f in attrs.fields(type(norm))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value
        elif isinstance(value, Evidence):
            found.add(value.event)
        elif isinstance(value, type) and issubclass(value, Event):
            found.add(value)
    return found


class TestWhatCanHappen:
    """It is what the norms name."""

    @OF_EACH
    def test_every_event_that_a_norm_names_is_drawn(self, treaty: Treaty) -> None:
        """With requests, decisions, notices and declarations where there can be any."""
        leaving: set[type[Event]] = {WithdrawalNotice, ArmedConflict}
        left: set[type[Event]] = set()
        for norm in treaty.obligations:
            wanted = written_in(norm)
            if isinstance(norm, TimeBound) and norm.extension:
                wanted |= {ExtensionRequest, ExtensionDecision}
            if norm.id in treaty.provisional.covers:
                wanted.add(ProvisionalApplication)
            wanted -= {*getattr(norm, "apart_from", ())}
            seen = {type(e) for h in drawn(treaty, norm.id) for e in h.events}
            assert seen - leaving == wanted, norm.id
            left |= seen & leaving
        assert left == leaving

    @OF_EACH
    def test_it_is_near_every_day_on_which_a_period_ends(self, treaty: Treaty) -> None:
        """On it, the day before and the day after."""
        met = {
            (turn, (e.date.earliest - day).days)
            for norm in treaty.obligations
            for history in drawn(treaty, norm.id)
            for turn, day in enumerate(deadlines(history.deposit, treaty))
            for e in history.events
        }
        near = {(turn, step) for turn, step in met if abs(step) <= 1}
        assert {turn for turn, _ in near} == {turn for turn, _ in met}
        assert {step for _, step in near} == {-1, 0, 1}

    @OF_EACH
    def test_it_lies_in_the_time_of_the_treaty(self, treaty: Treaty) -> None:
        """From its opening for signature to some years after the last first period."""
        opens, last = treaty.signature.opens, horizon(treaty)
        for history in drawn(treaty, treaty.obligations[0].id):
            assert opens <= history.deposit < last
            assert all(opens < day <= last for day in history.landmarks)
            begins = history.view(last).entry_into_force(RURITANIA)
            assert begins == first_bound(history.deposit, treaty)

    def test_the_convention_alone_extends_three(self) -> None:
        """Articles 3(3), 4(5), and as it is read, 4(1)(b)."""
        assert extendable(CONVENTION) == ("art3", "art4", "art4.1b")

    def test_what_a_duty_is_about_is_drawn_twice_as_often(self) -> None:
        """A report of a duty to report, the evidence of one without a date."""
        kinds = kinds_by_obligation(CONVENTION)["art7.2"]
        assert [kind.__name__ for kind in kinds] == [
            *["AnnualReport"] * 2,
            "AnnualReportMissing",
        ]

    def test_a_field_that_nobody_knows_is_named(self) -> None:
        """Rather than a fault from inside of Hypothesis."""

        @attrs.define(frozen=True, kw_only=True, eq=False)
        class Odd(Event):
            weight: complex

        with pytest.raises(InvalidValueError, match=r"Odd\.weight: expected a number"):
            options_of(Odd, date(2020, 1, 1), ())
        assert events_named_by(CONVENTION.norm("art6"))


class TestEveryLaw:
    """`check_all`."""

    @OF_EACH
    @FEWER
    @given(data=st.data())
    def test_is_obeyed_in_every_history(
        self, treaty: Treaty, data: st.DataObject
    ) -> None:
        """Under any obligation and any reading."""
        about = data.draw(st.sampled_from(list(treaty.by_id)))
        history = data.draw(histories(about=about, treaty=treaty))
        reading = data.draw(st.just(Reading()) | readings())
        view = history.view(data.draw(history.days()), reading)
        check_all(view, states=RURITANIA, obligations=about)

    @OF_EACH
    @pytest.mark.parametrize("variant", [disputed, returned])
    @FEWER
    @given(data=st.data())
    def test_is_obeyed_where_it_is_told_otherwise(
        self,
        variant: Callable[..., st.SearchStrategy[History]],
        treaty: Treaty,
        data: st.DataObject,
    ) -> None:
        """With rival accounts, and of a State that left and came back."""
        about = data.draw(st.sampled_from(list(treaty.by_id)))
        plain = data.draw(histories(about=about, treaty=treaty, leaving=False))
        history = data.draw(variant(history=plain))
        view = history.view(data.draw(history.days()))
        check_all(view, states=RURITANIA, obligations=about)

    @pytest.mark.parametrize("obligation", list(CONVENTION.by_id))
    def test_is_obeyed_by_the_packaged_record(self, obligation: str) -> None:
        """By a State with two extensions, whatever is asked of it."""
        view = ccm.as_of(date(2024, 1, 1))
        check_all(view, states="BIH", obligations=obligation)

    def test_has_a_name_and_a_sentence(self) -> None:
        """No two the same."""
        assert len({law.name for law in LAWS}) == len(LAWS)
        assert all(law.says.endswith(".") for law in LAWS)

    def test_that_is_broken_says_where(self) -> None:
        """Its sentence, its name, the State, the obligation and the day."""

        def nobody_performs(view: ccm.AsOf, state: State, norm: Norm) -> None:
            done = view.assess(state, norm).fulfilled_on
            require(done is None, "nothing is ever performed", done)

        law = attrs.evolve(LAWS[0], says="Nobody acts.", name="idle")
        broken = attrs.evolve(law, holds=nobody_performs)
        done = event(StockpileDestroyed, "2012-01-01")
        view = ccm.as_of(date(2020, 1, 1), record=world(done))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("ccm.testing.checking.LAWS", (broken,))
            told = r"Nobody acts\. \[idle, Ruritania, art3, 2020-01-01\]: nothing is"
            with pytest.raises(BrokenLawError, match=told):
                check_all(view, states="XRU", obligations="art3")


class TestTypes:
    """`st.from_type`, by the entry point of Hypothesis."""

    @pytest.mark.parametrize(
        "kind", [PartialDate, Period, Reading, State, Record, History]
    )
    def test_a_type_is_drawn(self, kind: type[object]) -> None:
        """Nothing need be registered by hand."""

        @settings(max_examples=3)
        @given(value=st.from_type(kind))
        def draw(value: object) -> None:
            assert isinstance(value, kind)

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            draw()


class _MineBanMachine(TreatyMachine):
    """Depositary, States and meetings of the Mine Ban Convention."""

    treaty = TREATIES[-1]


TestConvention = TreatyMachine.TestCase
TestMineBan = _MineBanMachine.TestCase
for _case in (TestConvention, TestMineBan):
    _case.settings = settings(FEWER, stateful_step_count=12)


def test_the_machine_tells_what_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its steps by hand: joining, asking, deciding, leaving and coming back."""
    machine = TreatyMachine()
    machine.join()
    machine.pass_time(1461, 0)
    machine.convene(100)
    machine.leave()
    machine.pass_time(365, 0)
    assert machine.view.membership(RURITANIA) == "withdrawn"
    machine.join()
    machine.pass_time(365, 0)
    assert machine.view.membership(RURITANIA) == "party"
    machine.decide(granted=True)
    machine.obeys_the_laws()
    machine.leaves_what_is_over()
    day = machine.today - timedelta(days=365)
    monkeypatch.setattr(machine, "_before", (day, {}))
    with pytest.raises(BrokenLawError, match="stands"):
        machine.leaves_what_is_over()
