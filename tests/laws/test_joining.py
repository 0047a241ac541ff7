"""Laws of entry into force and of the standing of States."""

from __future__ import annotations

from datetime import date

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import Deposit
from ccm.rules import Membership, Status, Truth
from ccm.testing import History, days, histories
from ccm.testing.fiction import RURITANIA, THIRTIETH, world
from ccm.testing.history import first_bound
from ccm.testing.laws import shuffled

GENERAL = date(2010, 8, 1)
FAR = date(2090, 1, 1)
DEPOSITS = days()


def entry(deposit: date) -> date:
    """Return the entry into force for Ruritania."""
    found = ccm.as_of(FAR, record=world(deposit=deposit)).entry_into_force("XRU")
    assert found is not None
    return found


class TestEntryIntoForce:
    """Article 17, for deposits of any day."""

    @given(deposit=DEPOSITS)
    @example(deposit=THIRTIETH)
    @example(deposit=date(2012, 2, 29))
    def test_is_a_first_of_a_month_not_before_the_general_day(
        self, deposit: date
    ) -> None:
        """Nobody is bound from the middle of a month, or before the Convention is."""
        assert entry(deposit).day == 1
        assert entry(deposit) >= GENERAL

    @given(one=DEPOSITS, other=DEPOSITS)
    def test_keeps_the_order_of_deposits(self, one: date, other: date) -> None:
        """Who deposits later is never bound earlier."""
        earlier, later = sorted((one, other))
        assert entry(earlier) <= entry(later)

    @given(deposit=DEPOSITS)
    def test_is_what_another_library_counts(self, deposit: date) -> None:
        """Six months on, first of that month, as dateutil has it."""
        counted = deposit + relativedelta(months=+6, day=1)
        expected = GENERAL if deposit <= THIRTIETH else counted
        assert entry(deposit) == expected == first_bound(deposit)

    @given(data=st.data())
    def test_the_thirtieth_deposit_in_any_order_of_rows(
        self, data: st.DataObject
    ) -> None:
        """Which deposit is the thirtieth is a matter of days, not of rows."""
        drawn = data.draw(
            st.lists(days(last=date(2030, 1, 1)), min_size=31, max_size=31)
        )
        moved = iter(drawn)
        base = world()
        events = [
            attrs.evolve(e, date=PartialDate.on(next(moved)))
            if isinstance(e, Deposit)
            else e
            for e in base.events
        ]
        order = data.draw(st.permutations(range(len(events))))
        record = shuffled(attrs.evolve(base, events=tuple(events)), order)
        view = ccm.as_of(FAR, record=record)
        thirtieth = sorted(drawn)[29]
        general = thirtieth + relativedelta(months=+6, day=1)
        assert view.general_entry_into_force == general
        assert view.at(thirtieth).general_entry_into_force == general
        for state in view.states_parties():
            bound = view.entry_into_force(state)
            assert bound is not None
            assert bound >= general


class TestStanding:
    """Who is bound, on every day."""

    @given(history=histories(exact=True), data=st.data())
    def test_bound_from_entry_until_withdrawal(
        self, history: History, data: st.DataObject
    ) -> None:
        """Only Article 1 binds a State that is no Party, and only provisionally."""
        view = history.view(data.draw(history.days()))
        party = view.membership(RURITANIA) is Membership.PARTY
        early = view.provisionally_applies(RURITANIA) == Truth.TRUE
        for finding in view.findings(states=[RURITANIA]):
            bound = party or (early and finding.obligation == "art1")
            assert (finding.status is not Status.NOT_BOUND) == bound

    @given(history=histories(exact=True))
    def test_a_state_passes_through_its_standings_in_order(
        self, history: History
    ) -> None:
        """Signatory, contracting, party, withdrawn: never back."""
        order = list(Membership)
        passed = [
            order.index(history.view(day).membership(RURITANIA))
            for day in history.landmarks
        ]
        assert passed == sorted(passed)
