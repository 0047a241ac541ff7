"""Laws of deadlines and of their extension."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

import ccm
from ccm.dates import Period
from ccm.facts import Event, ExtensionDecision, HostilitiesEnded, StockpileDeclared
from ccm.rules import Deadline, Reading, Status
from ccm.testing import History, days, histories
from ccm.testing.fiction import event, world
from ccm.testing.history import first_bound

FAR = date(2090, 1, 1)
DEPOSIT = date(2011, 4, 6)
STARTS = days(DEPOSIT, date(2030, 12, 31))
PARTS = st.lists(st.integers(1, 60), min_size=1, max_size=5)


def decision(
    number: int, months: int, obligation: str = "art3", since: date = date(2012, 1, 1)
) -> Event:
    """Return a decision that gives so many months, of the day or soon after."""
    return event(
        ExtensionDecision,
        since + timedelta(days=number - 1),
        obligation=obligation,
        number=number,
        meeting="9MSP",
        length=Period(months=months),
    )


def deadline(
    *events: Event, obligation: str = "art3", deposit: date = DEPOSIT
) -> Deadline:
    """Return Ruritania's deadline, long after all decisions."""
    record = world(event(StockpileDeclared), *events, deposit=deposit)
    found = ccm.as_of(FAR, record=record).deadline("XRU", obligation)
    assert found is not None
    return found


class TestLengths:
    """Extensions add up, and are applied once."""

    @given(parts=PARTS, deposit=STARTS)
    def test_however_months_are_split_they_give_one_deadline(
        self, parts: list[int], deposit: date
    ) -> None:
        """Two decisions of eighteen months are one of thirty-six."""
        split = [decision(n, months) for n, months in enumerate(parts, start=1)]
        found = deadline(*split, deposit=deposit).date
        assert found == deadline(decision(1, sum(parts)), deposit=deposit).date
        assert found == first_bound(deposit) + relativedelta(months=96 + sum(parts))

    @given(parts=PARTS, ended=days(first_bound(DEPOSIT), date(2030, 12, 31)))
    @example(parts=[1, 1], ended=date(2012, 12, 31))  # 31 January by way of 28 February
    @example(parts=[12, 36], ended=date(2020, 2, 29))
    def test_also_across_month_ends_and_leap_days(
        self, parts: list[int], ended: date
    ) -> None:
        """A month end met on the way is never fed into the next step."""
        split = [decision(n, m, "art4.1b", ended) for n, m in enumerate(parts, start=1)]
        found = deadline(event(HostilitiesEnded, ended), *split, obligation="art4.1b")
        assert found.date == ended + relativedelta(months=120 + sum(parts))
        assert found.initial == ended + relativedelta(years=10)

    @given(parts=PARTS)
    def test_an_extension_never_shortens(self, parts: list[int]) -> None:
        """Each step ends later than it began, and begins where the last ended."""
        split = [decision(n, months) for n, months in enumerate(parts, start=1)]
        steps = deadline(*split).extensions
        assert [step.decision.number for step in steps] == list(
            range(1, len(parts) + 1)
        )
        assert all(step.before < step.after for step in steps)
        assert [s.before for s in steps[1:]] == [s.after for s in steps[:-1]]


class TestOverTime:
    """Deadlines of whole histories."""

    @given(
        history=histories(about="art3", exact=True)
        | histories(about="art4", exact=True)
    )
    def test_a_deadline_never_comes_nearer(self, history: History) -> None:
        """By lengths, decisions can only move it on."""
        for obligation in ("art3", "art4"):
            found = [
                history.view(day).deadline("XRU", obligation)
                for day in history.landmarks
            ]
            dates = [found.date for found in found if found and found.date]
            assert dates == sorted(dates)

    @given(history=histories(about="art3"), data=st.data())
    def test_nothing_is_outstanding_once_every_deadline_has_passed(
        self, history: History, data: st.DataObject
    ) -> None:
        """Save where a decision can have been taken that the record does not hold.

        And where stocks that were found later have no deadline (A-24).
        """
        reading = Reading(stocks_found="old deadline")
        view = history.view(data.draw(history.days()), reading)
        finding = view.assess("XRU", "art3")
        if Status.OUTSTANDING in finding.possible:
            assert finding.deadline is not None
            causes = {gap.cause for gap in finding.missing}
            excused = causes & {"decision not in the record", "beyond the record"}
            assert finding.on <= finding.deadline.candidates[-1] or excused

    @given(history=histories(about="art4", exact=True), data=st.data())
    def test_overdue_only_after_the_deadline(
        self, history: History, data: st.DataObject
    ) -> None:
        """The last day is still in time."""
        finding = history.view(data.draw(history.days())).assess("XRU", "art4")
        if Status.OVERDUE in finding.possible:
            assert finding.deadline is not None
            assert finding.on > finding.deadline.candidates[0]
