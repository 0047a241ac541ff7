"""The library held against a slow reference, written from the rules alone.

``slow_*.py`` say in plain Python what every obligation asks, for a history in which
each thing has a day. A partial date is every day that it can be, and all is tried.
The record claims to hold every event, so that what is open is only what the rules
leave open. ``make reference`` compares 100,000 histories.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_comparing import compared
from slow_reference import OBLIGATIONS

import ccm

OF_EACH = pytest.mark.parametrize("obligation", OBLIGATIONS)
SEEDS = st.integers(0, 2**64 - 1)
MORE = settings(max_examples=3 * settings().max_examples)


def test_every_obligation_has_a_reference() -> None:
    """Twelve ids, each with a function of its own."""
    assert set(OBLIGATIONS) == {norm.id for norm in ccm.CONVENTION.obligations}


@OF_EACH
@MORE
@given(seed=SEEDS)
def test_exact_days(obligation: str, seed: int) -> None:
    """Where every day is known, status and deadline are those of the reference."""
    assert not compared(seed, obligation, exact=True)


@OF_EACH
@given(seed=SEEDS)
def test_partial_dates(obligation: str, seed: int) -> None:
    """Possible is what some filling gives, and nothing else."""
    assert not compared(seed, obligation, exact=False)
