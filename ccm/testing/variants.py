"""The same history with rival accounts, or of a State that left and came back."""

from __future__ import annotations

from datetime import timedelta

import attrs
from hypothesis import strategies as st

from ccm.dates import PartialDate
from ccm.facts import Deposit, Event, Instrument, WithdrawalNotice
from ccm.testing.fiction import event
from ccm.testing.history import History, horizon
from ccm.testing.strategies import blurred, days

__all__ = ["disputed", "returned"]

_AWAY = timedelta(days=200)
"""Longer than a withdrawal takes, so that a State has surely left."""


@st.composite
def disputed(draw: st.DrawFn, *, history: History) -> History:
    """Draw the history with rival accounts of some events, which are not followed.

    Each says another day, as a source may that contradicts the others.

    Args:
        draw: Given by Hypothesis.
        history: The history.
    """
    first, last = history.treaty.signature.opens, horizon(history.treaty)
    told: list[Event] = []
    for number, each in enumerate(history.events):
        if each.of_the_depositary or draw(st.integers(0, 2)):
            told.append(each)
            continue
        other = draw(blurred(day=draw(days(first, last))))
        named, why = f"dispute {number}", "another source differs"
        one = attrs.evolve(each, dispute=named, why=why)
        told += [one, attrs.evolve(one, date=other, followed=False)]
    return attrs.evolve(history, events=tuple(told), truth=())


@st.composite
def returned(draw: st.DrawFn, *, history: History) -> History:
    """Draw the history of the same State had it left and acceded again.

    Args:
        draw: Given by Hypothesis.
        history: The history; of a State that did not leave.
    """
    last = horizon(history.treaty)
    left = draw(days(history.deposit, last - 2 * _AWAY))
    back = draw(days(left + _AWAY, last))
    notice = event(WithdrawalNotice, PartialDate.on(left))
    again = event(Deposit, back, instrument=Instrument.ACCESSION)
    stayed = (e for e in history.events if not e.of_the_depositary)
    return attrs.evolve(history, events=(*stayed, notice, again), truth=())
