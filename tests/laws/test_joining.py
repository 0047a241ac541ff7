"""Laws of entry into force and of the standing of States."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import Deposit, Event, Instrument, WithdrawalNotice
from ccm.rules import Membership, Status, Truth
from ccm.testing import History, days, histories
from ccm.testing.fiction import RURITANIA, THIRTIETH, event, world
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
        """Signatory, contracting, party, withdrawn: never back by itself."""
        order = list(Membership)
        passed = [
            order.index(history.view(day).membership(RURITANIA))
            for day in history.landmarks
        ]
        assert passed == sorted(passed)


@attrs.define(frozen=True)
class Term:
    """A term of membership, by its days."""

    deposit: date
    notice: date

    @property
    def left(self) -> date:
        """The first day out, as dateutil has it."""
        return self.notice + relativedelta(months=+6)

    def at(self, day: date) -> Membership:
        """Return where the State stands, from its deposit on."""
        if self.left <= day:
            return Membership.WITHDRAWN
        begun = first_bound(self.deposit) <= day
        return Membership.PARTY if begun else Membership.CONTRACTING

    def events(self, instrument: Instrument) -> tuple[Event, Event]:
        """Return the deposit and the notice."""
        joined = event(Deposit, self.deposit, instrument=instrument)
        return joined, event(WithdrawalNotice, self.notice)


@st.composite
def terms(draw: st.DrawFn) -> list[Term]:
    """Draw up to four terms, each begun when the one before was over."""
    found: list[Term] = []
    deposit = draw(days(last=date(2030, 1, 1)))
    waits = st.integers(0, 1500).map(timedelta)
    for _ in range(draw(st.integers(1, 4))):
        found.append(Term(deposit, deposit + draw(waits)))
        deposit = found[-1].left + draw(waits)
    return found


class TestTerms:
    """A State that leaves and joins again, any number of times."""

    @given(course=terms(), data=st.data())
    def test_each_term_is_counted_by_itself(
        self, course: list[Term], data: st.DataObject
    ) -> None:
        """On every day the State stands where its last deposit put it."""
        first, *later = course
        events: list[Event] = [event(WithdrawalNotice, first.notice)]
        events += [e for term in later for e in term.events(Instrument.ACCESSION)]
        order = data.draw(st.permutations(events))
        view = ccm.as_of(FAR, record=world(*order, deposit=first.deposit))
        marks = {m for t in course for m in (t.deposit, t.left, first_bound(t.deposit))}
        for day in sorted(marks | {mark - timedelta(days=1) for mark in marks}):
            begun = [term for term in course if term.deposit <= day]
            if begun:
                then = view.at(day)
                assert then.membership(RURITANIA) is begun[-1].at(day)
                starts = then.entry_into_force(RURITANIA)
                assert starts in (first_bound(begun[-1].deposit), None)
        assert view.entry_into_force(RURITANIA) == first_bound(course[-1].deposit)
        assert view.general_entry_into_force == GENERAL
