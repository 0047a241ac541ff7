"""What is left, divided by the pace: laws that hold whatever the figures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ccm.dates import PartialDate
from ccm.errors import InvalidValueError
from ccm.quantities import UNLIMITED, Amount, Completion, completion, pace_needed
from ccm.rules import Truth

YEAR = Fraction(3652425, 10000)
"""400 years of the calendar have 146,097 days."""

some = st.decimals(0, 1000, places=3)
pairs = st.tuples(some, some, some).map(sorted)
moments = st.dates(date(2010, 1, 1), date(2030, 1, 1))


@st.composite
def amounts(draw: st.DrawFn, *, bounded: bool = False) -> Amount:
    """Draw an amount, some without a most."""
    low, printed, high = draw(pairs)
    endless = not bounded and draw(st.integers(0, 4)) == 0
    return Amount(
        low=low, printed=printed, high=UNLIMITED if endless else high, unit="km2"
    )


@st.composite
def spans(draw: st.DrawFn) -> PartialDate:
    """Draw a date of which a range is known."""
    day = draw(moments)
    return PartialDate(day, day + timedelta(days=draw(st.integers(0, 800))))


@st.composite
def within(draw: st.DrawFn, amount: Amount) -> Fraction:
    """Draw a true value that an amount allows."""
    most = amount.high if amount.is_limited else amount.low + 1000
    share = draw(st.fractions(0, 1, max_denominator=100))
    return Fraction(amount.low) + share * (Fraction(most) - Fraction(amount.low))


def test_400_years_have_as_many_days() -> None:
    """The mean year of the laws is that of the calendar."""
    assert (date(2400, 1, 1) - date(2000, 1, 1)).days == 400 * YEAR


@given(amounts(), spans(), amounts(), st.data())
def test_the_truth_lies_inside(
    left: Amount, on: PartialDate, pace: Amount, data: st.DataObject
) -> None:
    """True values inside the inputs give a true day inside the result."""
    area, speed = data.draw(within(left)), data.draw(within(pace))
    day = on.earliest + timedelta(days=data.draw(st.integers(0, 800)))
    assume(on.earliest <= day <= on.latest)
    found = completion(left, on, pace)
    if area and not speed:  # it never ends
        assert found.latest is None
        return
    took = area / speed * YEAR if area else Fraction(0)
    if took < 10**6:
        assert found.earliest is not None
        assert found.earliest <= day + timedelta(days=floor(took))
        assert found.latest is None or day + timedelta(days=ceil(took)) <= found.latest


@given(amounts(), spans(), amounts(), some, some, st.integers(0, 900))
def test_wider_inputs_never_give_narrower_results(  # noqa: PLR0917 - as it is called
    left: Amount,
    on: PartialDate,
    pace: Amount,
    less: Decimal,
    more: Decimal,
    days: int,
) -> None:
    """Less known of the area, of the pace and of the day: no bound moves inwards."""
    wider_left = widened(left, less, more)
    wider_pace = widened(pace, less, more)
    gap = timedelta(days=days)
    wider_on = PartialDate(on.earliest - gap, on.latest + gap)
    one = completion(left, on, pace)
    for other in (
        completion(wider_left, on, pace),
        completion(left, wider_on, pace),
        completion(left, on, wider_pace),
        completion(wider_left, wider_on, wider_pace),
    ):
        assert earliest(other) <= earliest(one)
        assert latest(one) <= latest(other)


def widened(amount: Amount, less: Decimal, more: Decimal) -> Amount:
    """Return an amount that holds another."""
    low = max(amount.low - less, Decimal())
    return attrs.evolve(amount, low=low, high=amount.high + more)


def earliest(found: Completion) -> date:
    """Return the first day; the end of the calendar for never."""
    return found.earliest or date.max


def latest(found: Completion) -> date:
    """Return the last day; the end of the calendar if there is none."""
    return found.latest or date.max


@given(amounts(), spans(), amounts(bounded=True), some)
def test_a_faster_pace_is_never_later(
    left: Amount, on: PartialDate, pace: Amount, more: Decimal
) -> None:
    """Every bound comes earlier, or stays."""
    faster = Amount(
        low=pace.low + more,
        printed=pace.printed + more,
        high=pace.high + more,
        unit="km2",
    )
    slow, fast = completion(left, on, pace), completion(left, on, faster)
    assert earliest(fast) <= earliest(slow)
    assert latest(fast) <= latest(slow)
    assert (fast.printed or date.max) <= (slow.printed or date.max)


@given(amounts(), spans(), amounts(), moments)
def test_the_verdict_is_that_of_the_bounds(
    left: Amount, on: PartialDate, pace: Amount, deadline: date
) -> None:
    """Surely by a day, surely after it, or one of both."""
    found = completion(left, on, pace)
    said = found.by(deadline)
    assert (said is Truth.TRUE) == (latest(found) <= deadline)
    assert (said is Truth.FALSE) == (earliest(found) > deadline)


@given(amounts(), spans(), amounts(), moments)
def test_what_is_known_to_be_open_is_not_completed_before(
    left: Amount, on: PartialDate, pace: Amount, day: date
) -> None:
    """Days before are struck out; None if no other is left."""
    found = completion(left, on, pace)
    rest = found.not_before(day)
    if rest is None:
        assert latest(found) < day
    else:
        assert earliest(rest) == max(earliest(found), day)
        assert latest(rest) == latest(found)


@given(amounts(bounded=True), moments, st.integers(1, 9000))
def test_the_pace_that_is_needed_is_enough(
    left: Amount, since: date, days: int
) -> None:
    """At the most of it all is done by the deadline, save for the last rounding."""
    deadline = since + timedelta(days=days)
    needed = pace_needed(left, since, deadline)
    assert needed is not None
    surely = attrs.evolve(needed, low=needed.high, printed=needed.high)
    found = completion(left, PartialDate.on(since), surely)
    assert latest(found) <= deadline + timedelta(days=1)
    assert Fraction(needed.low) * days <= Fraction(left.low) * YEAR


def test_no_pace_is_enough_for_a_day_that_has_passed() -> None:
    """Nor for the day itself."""
    left = Amount(low=Decimal(1), printed=Decimal(1), high=Decimal(1), unit="km2")
    assert pace_needed(left, date(2020, 1, 1), date(2020, 1, 1)) is None


def test_never_at_no_pace() -> None:
    """Nothing destroyed in a year: the stock is never gone; none at once."""
    none = Amount(low=Decimal(), printed=Decimal(), high=Decimal(), unit="munitions")
    stock = Amount(
        low=Decimal(68), printed=Decimal(68), high=Decimal(68), unit="munitions"
    )
    day = PartialDate.parse("2019-12-31")
    assert str(completion(stock, day, none)) == "never at this pace"
    assert completion(stock, day, none).by(date.max) is Truth.FALSE
    assert completion(none, day, none).latest == date(2019, 12, 31)


def test_units_are_brought_together() -> None:
    """Hectares a year and square kilometres left: 2 km² at 100 ha take two years."""
    left = Amount(low=Decimal(2), printed=Decimal(2), high=Decimal(2), unit="km2")
    pace = Amount(low=Decimal(100), printed=Decimal(100), high=Decimal(100), unit="ha")
    found = completion(left, PartialDate.parse("2019-12-31"), pace)
    assert found.earliest == date(2019, 12, 31) + timedelta(days=floor(2 * YEAR))


def test_days_are_in_order() -> None:
    """A last day before the first is refused."""
    with pytest.raises(InvalidValueError, match="in order"):
        Completion(earliest=date(2021, 1, 1), printed=None, latest=date(2020, 1, 1))
    with pytest.raises(InvalidValueError, match="in order"):
        Completion(earliest=None, printed=None, latest=date(2020, 1, 1))
