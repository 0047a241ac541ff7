"""Laws of what changed between two days: nothing left out, nothing told twice."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccm
from ccm.errors import InvalidValueError, UnknownObligationError, UnknownStateError
from ccm.rules import Finding, Status
from ccm.rules.roles import role_of
from ccm.testing import HORIZON, History, histories
from ccm.testing.fiction import RURITANIA, world
from ccm.testing.history import OBLIGATIONS
from ccm.view.changes import Change, Kind, changes

DAY = timedelta(days=1)
NOT_BOUND = frozenset({Status.NOT_BOUND})
TURNS = Kind.SETTLED, Kind.TURNED, Kind.NARROWED, Kind.DOUBT


def of(
    history: History, since: date, until: date, obligation: str | None = None
) -> tuple[Change, ...]:
    """Return what changed for the fictional State."""
    return changes(
        since=since,
        until=until,
        states=RURITANIA,
        obligations=obligation,
        view=history.view(HORIZON),
    )


def told(found: tuple[Change, ...]) -> list[tuple[object, ...]]:
    """Return what can be compared of some changes, in an order of its own."""
    return sorted((c.on, c.obligation, str(c.kind), c.text) for c in found)


def _is_of_its_kind(change: Change, before: Finding, after: Finding) -> bool:
    """Tell whether what was possible and what is are as the kind of a turn says."""
    was, now = before.possible - NOT_BOUND, after.possible - NOT_BOUND
    known = [
        len(each) == 1 or all(status.is_fulfilled for status in each)
        for each in (was, now)
    ]
    if was == now or change.kind not in TURNS:
        return True
    if not known[1] and change.text.startswith("was ") is not known[0]:
        return False
    return {
        Kind.SETTLED: known == [False, True],
        Kind.TURNED: known == [True, True],
        Kind.NARROWED: not known[1] and now < was,
        Kind.DOUBT: not known[1] and not now < was,
    }[change.kind]


FEW = settings(max_examples=5)
"""Where every day has an answer of its own, a whole life is walked day by day."""


class TestAnyHistory:
    """Whatever a State did."""

    @pytest.mark.parametrize("obligation", list(OBLIGATIONS))
    @FEW
    @given(data=st.data())
    def test_an_answer_that_differs_has_a_change_that_tells_of_it(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """Unless the State came to be bound, or to be bound no more, in between."""
        history = data.draw(histories(about=obligation))
        first, last = sorted(data.draw(st.tuples(history.days(), history.days())))
        view = history.view(HORIZON)
        before, after = (
            view.at(day).assess(RURITANIA, obligation) for day in (first, last)
        )
        turns = [
            change
            for change in of(history, first, last, obligation)
            if change.after is not None
        ]
        for change in turns:
            assert change.before == view.at(change.on - DAY).assess(
                RURITANIA, obligation
            )
            assert change.after == view.at(change.on).assess(RURITANIA, obligation)
            assert NOT_BOUND not in (change.before.possible, change.after.possible)
            assert _is_of_its_kind(change, change.before, change.after)
        was, now = before.possible - NOT_BOUND, after.possible - NOT_BOUND
        if was and now and was != now:
            assert turns

    @pytest.mark.parametrize("obligation", list(OBLIGATIONS))
    @FEW
    @given(data=st.data())
    def test_two_periods_after_each_other_tell_what_one_tells(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """So no event and no turn stands in both, or in neither."""
        history = data.draw(histories(about=obligation))
        days = st.tuples(history.days(), history.days(), history.days())
        first, middle, last = sorted(data.draw(days))
        parts = (*of(history, first, middle), *of(history, middle, last))
        assert told(parts) == told(of(history, first, last))

    @pytest.mark.parametrize("obligation", list(OBLIGATIONS))
    @FEW
    @given(data=st.data())
    def test_every_event_that_bears_on_an_obligation_is_told_once(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """Over a whole life, as the event of a change of its own."""
        history = data.draw(histories(about=obligation))
        view = history.view(HORIZON)
        found = of(history, date.min, HORIZON)
        norms = view.treaty.obligations
        for event in view.roll.record.dossier(RURITANIA).events:
            seen = event.followed and event.date.latest <= HORIZON
            if seen and any(role_of(norm, event) for norm in norms):
                own = [c for c in found if c.facts[:1] == (event,) and c.kind in ROLES]
                assert [c.on for c in own].count(event.date.latest) >= 1


def test_what_is_named_twice_is_told_once() -> None:
    """A State by two of its names, and an obligation by two of its citations."""
    first, last = date(2023, 12, 31), date(2024, 12, 31)
    once = changes(since=first, until=last, states="LAO", obligations="art4")
    states, cited = ["LAO", "Laos"], ["art4", "4(1)(a)"]
    twice = changes(since=first, until=last, states=states, obligations=cited)
    assert once
    assert twice == once


ROLES = {str(kind) for kind in Kind} - {
    *(
        "lapsed",
        "may have lapsed",
        "settled",
        "newly in doubt",
        "less in doubt",
        "turned",
    )
}


class TestTheRecord:
    """All States, year by year."""

    def test_who_joined_and_left_is_what_the_counts_of_states_parties_say(self) -> None:
        """Each year of the Convention: instruments, entries into force, withdrawals."""
        counted = ccm.counts()
        first, last = date(2008, 12, 3), date(2026, 12, 31)
        number: Counter[tuple[int, str]] = Counter()
        for change in changes(since=first, until=last):
            number[change.on.year, change.kind] += 1
        for year in range(2009, 2027):
            before = counted.at(max(first, date(year - 1, 12, 31)))
            after = counted.at(date(year, 12, 31))
            left = number[year, "left"]
            assert number[year, "joined"] - left == after.deposited - before.deposited
            entered = number[year, "entered into force"]
            assert entered - left == after.in_force - before.in_force


class TestRefused:
    """What cannot be asked."""

    def test_the_last_day_before_the_first(self) -> None:
        """The days are named."""
        with pytest.raises(InvalidValueError, match="expected 2020-01-02 or later"):
            changes(since=date(2020, 1, 2), until=date(2020, 1, 1))

    def test_no_such_state_and_no_such_obligation(self) -> None:
        """As everywhere."""
        first, last = date(2020, 1, 1), date(2021, 1, 1)
        with pytest.raises(UnknownStateError):
            changes(since=first, until=last, states="Utopia")
        with pytest.raises(UnknownObligationError):
            changes(since=first, until=last, obligations="art99")


def test_a_report_that_falls_due_on_the_next_monday_lapses_after_it() -> None:
    """30 April 2022 was a Saturday, of 2023 a Sunday; of 2024 a Tuesday (A-10)."""
    reading = ccm.Reading(report_day="next Monday")
    found = changes(
        since=date(2021, 12, 31),
        until=date(2024, 12, 31),
        states=RURITANIA,
        obligations="art7.2",
        view=ccm.as_of(date(2024, 12, 31), record=world(), reading=reading),
    )
    days = [date(2022, 5, 3), date(2023, 5, 2), date(2024, 5, 1)]
    assert [(each.on, each.kind) for each in found] == [(d, Kind.LAPSED) for d in days]


def test_what_can_no_longer_be_is_told_of_any_status() -> None:
    """Belgium retained munitions in 2020: a report on that year is owed by 30 April."""
    found = changes(
        since=date(2020, 12, 30),
        until=date(2020, 12, 31),
        states="BEL",
        obligations="art3.8",
    )
    assert any("can no longer be not applicable or" in str(each) for each in found)
    assert not any("not not" in str(each) for each in found)
