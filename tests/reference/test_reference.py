"""The library held against a slow reference, written from the rules alone.

``slow_*.py`` say in plain Python what every obligation asks, for a history in which
each thing has a day. A partial date is every day that it can be, and all is tried.
The record claims to hold every event, so that what is open is only what the rules
leave open; of some histories it holds a part. ``make reference`` compares 288,000.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_careers import career, differs
from slow_comparing import compared
from slow_joining import article_17_2
from slow_reference import HELD_IN_PART, OBLIGATIONS
from slow_reports import due_of, initial_report_due

import ccm
from ccm.facts import Deposit

OF_EACH = pytest.mark.parametrize("obligation", OBLIGATIONS)
OF_EACH_HELD_IN_PART = pytest.mark.parametrize("obligation", HELD_IN_PART)
SEEDS = st.integers(0, 2**64 - 1)
_OF_A_GATE = 20
_EXAMPLES = settings().max_examples
MORE = settings(max_examples=(7 if _EXAMPLES >= _OF_A_GATE else 3) * _EXAMPLES)
FEW = settings(max_examples=_EXAMPLES if _EXAMPLES >= _OF_A_GATE else 2)


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


@OF_EACH
@FEW
@given(seed=SEEDS)
def test_other_readings(obligation: str, seed: int) -> None:
    """So under each other choice of a reading, and under two at once."""
    assert not compared(seed, obligation, exact=seed % 4 > 0, read=True)


@OF_EACH
@FEW
@given(seed=SEEDS)
def test_a_second_time(obligation: str, seed: int) -> None:
    """So of a State that leaves and deposits once more, however that is read."""
    exact, read = seed % 4 > 0, seed % 3 == 0
    assert not compared(seed, obligation, exact=exact, read=read, again=True)


@OF_EACH_HELD_IN_PART
@FEW
@given(seed=SEEDS)
def test_a_part_of_what_happened(obligation: str, seed: int) -> None:
    """So where the record holds an event on some days alone, or of others alone."""
    assert not compared(seed, obligation, exact=seed % 8 > 0, silent=True)


@MORE
@given(seed=SEEDS)
def test_joining_and_leaving(seed: int) -> None:
    """Articles 15 to 20: who is bound, and when the Convention enters into force."""
    random = Random(seed)  # noqa: S311 - no secret
    told = career(random)
    for _ in range(4):
        on = random.choice(told.marks) + timedelta(days=random.choice((-1, 0, 0, 1)))
        assert not differs(told, on)


CASES = Path(__file__).parents[1] / "cases"


def _printed(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _deposits() -> dict[str, date]:
    events = ccm.packaged_record().every(Deposit)
    return {each.state.alpha3: each.day for each in events}


class TestPrintedDates:
    """The reference itself, held against what documents print."""

    def test_entry_into_force(self) -> None:
        """Article 17(1) and (2)."""
        deposits = list(_deposits().values())
        for row in _printed("entry_into_force"):
            entry = article_17_2(date.fromisoformat(row["deposit"]), deposits)
            assert str(entry) == row["in_force"], row["state"]

    def test_initial_reports(self) -> None:
        """Article 7(1); printed days that are slips are marked so."""
        deposits = _deposits()
        for row in _printed("initial_reports_due"):
            if row["agrees"] == "yes":
                entry = article_17_2(deposits[row["state"]], list(deposits.values()))
                assert entry is not None
                assert str(initial_report_due(entry)) == row["due"], row["state"]

    def test_annual_reports(self) -> None:
        """Article 7(2)."""
        for row in _printed("annual_reports_due"):
            assert str(due_of(int(row["year"]))) == row["due"], row["state"]
