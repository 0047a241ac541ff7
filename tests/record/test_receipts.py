"""What an answer was made of is enough to make it again, and nothing less is."""

from __future__ import annotations

import pickle
import shlex
from datetime import date
from itertools import product

import attrs
import pytest

import ccm
from ccm.cli import main
from ccm.errors import InvalidValueError
from ccm.facts import Deposit, Instrument, Source

ASKED = (
    ccm.as_of(date(2020, 12, 1)),
    ccm.as_of(date(2020, 12, 1), known_by=date(2020, 6, 1)),
    ccm.as_of(date(2025, 8, 2), trust="unverified"),
    ccm.as_of(date(2025, 8, 2), trust="high", known_by=date(2025, 1, 1)),
    ccm.as_of(date(2020, 12, 1), reading=ccm.Reading(pending_request="suspends")),
    ccm.as_of(date(2018, 8, 1), reading=ccm.Reading(rounding=ccm.Rounding.UP)),
)
EACH = list(product(ASKED, ("BGR", "DEU", "LTU"), ("art3", "art4", "art7.2")))


@pytest.mark.parametrize(("view", "state", "obligation"), EACH, ids=str)
def test_it_makes_the_answer_again(view: ccm.AsOf, state: str, obligation: str) -> None:
    """From the same record: the answer, its reasons, and the receipt."""
    found = view.assess(state, obligation)
    again = found.receipt.again(record=ccm.packaged_record())
    assert again == found
    assert again.receipt == found.receipt


@pytest.mark.parametrize("view", ASKED, ids=str)
def test_it_says_what_was_asked(view: ccm.AsOf) -> None:
    """Each thing as the view was given it."""
    receipt, told = view.assess("BGR", "art3").receipt, view.provenance()
    assert (receipt.on, receipt.known_by) == (view.on, view.known_by)
    assert (receipt.trust, receipt.reading) == (view.trust, view.reading)
    assert (receipt.version, receipt.digest) == (ccm.__version__, told.digest)


@pytest.mark.parametrize("view", ASKED, ids=str)
def test_its_text_is_the_command_that_asks_again(
    view: ccm.AsOf, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a shell reads it, which leaves the comment out."""
    found = view.assess("BGR", "art3")
    words = shlex.split(str(found.receipt), comments=True)
    assert words[0] == "ccm"
    assert main([*words[1:], "--format", "json"]) == 0
    told = capsys.readouterr().out
    assert f'"{found.status}"' in told
    assert found.receipt.digest in told


@pytest.mark.parametrize("view", ASKED, ids=str)
def test_a_pickle_keeps_it(view: ccm.AsOf) -> None:
    """Of the answer, and of the view that another process asks."""
    found = view.assess("BGR", "art3")
    assert pickle.loads(pickle.dumps(found)).receipt == found.receipt
    there = pickle.loads(pickle.dumps(view))
    assert there.assess("BGR", "art3").receipt == found.receipt
    assert there.record.digest == view.record.digest


def test_another_record_is_refused() -> None:
    """By what it holds, whichever way it was made."""
    view = ccm.as_of(date(2020, 12, 1))
    deposit = Deposit(
        state=view.state("BRA"),
        date=ccm.PartialDate.parse("2020-01-01"),
        source=(Source("somebody"),),
        instrument=Instrument.ACCESSION,
    )
    supposed = view.supposing(deposit)
    receipt = supposed.assess("BGR", "art3").receipt
    with pytest.raises(InvalidValueError, match=f"sha256: expected {receipt.digest}"):
        receipt.again()
    assert receipt.again(record=supposed.record) == supposed.assess("BGR", "art3")


def test_another_treaty_is_refused() -> None:
    """By its name."""
    receipt = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3").receipt
    other = attrs.evolve(ccm.CONVENTION, name="Another Convention")
    with pytest.raises(InvalidValueError, match="treaty: expected Convention on"):
        receipt.again(treaty=other)
