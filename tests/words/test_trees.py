"""Arguments as trees: each step once, and what is said of those who never joined."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.errors import InvalidValueError
from ccm.rules import Explanation, Status
from ccm.rules.told import Prospect
from ccm.words.tree import as_tree


def test_a_step_that_stands_above_is_not_argued_again() -> None:
    """The proof of Article 3 is the ground of an action, and its measure."""
    progress = ccm.as_of(date(2026, 11, 25)).progress("dubrovnik")
    lines = progress.result("2.1(b)", "BGR").explain().splitlines()
    ours = [line for line in lines if "destroy its stockpiles" in line]
    assert sum(line.endswith("(as above)") for line in ours) == 1
    assert sum("extension 1 granted by 9MSP: 12 months" in line for line in lines) == 2
    # the step "extended from ... to ...", and the fact under it


def test_who_signed_and_did_not_join() -> None:
    """France signed on the day on which the Convention was opened, 3 December 2008."""
    text = ccm.as_of(date(2008, 12, 3)).assess("FRA", "art3").explain()
    assert "it had signed, and had deposited no instrument by 2008-12-03" in text
    assert "fact: signature, 2008-12-03" in text


def test_who_did_neither() -> None:
    """The United States: no row in the Depositary's table of 3 February 2026."""
    text = ccm.as_of(date(2026, 2, 3)).assess("USA", "art3").explain()
    assert "it had neither signed nor deposited an instrument by 2026-02-03" in text


def test_what_hangs_on_nothing_is_no_condition() -> None:
    """Performed whatever happened, in time or late not known: the head says so."""
    done = frozenset({Status.FULFILLED, Status.FULFILLED_LATE})
    ways = (Prospect("", done), Prospect("it was asked for", done))
    lines = as_tree(Explanation("declared"), "text", courses=ways).splitlines()
    assert [line for line in lines if "if" in line] == [
        "  if it was asked for: complies, in time or late not known"
    ]


def test_a_form_that_there_is_not() -> None:
    """Those that there are are told."""
    reasons = ccm.as_of(date(2026, 2, 3)).assess("USA", "art3").explanation
    with pytest.raises(InvalidValueError, match="form: expected one of .*got 'rhyme'"):
        as_tree(reasons, "rhyme")
