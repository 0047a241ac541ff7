"""What is heard of a State by a day."""

from __future__ import annotations

from datetime import date

import pytest

from ccm.facts import Deposit, Instrument
from ccm.rules.bearing import spoken_of
from ccm.testing.fiction import event

SUCCESSOR = event(
    Deposit, "2011-11-11", instrument=Instrument.SUCCESSION, since=date(2011, 7, 9)
)
"""It says on 11 November since when the State is bound."""

OTHER = event(Deposit, "2011-08-01", instrument=Instrument.ACCESSION)


@pytest.mark.parametrize(
    ("on", "heard"),
    [
        (date(2011, 7, 8), ()),
        (date(2011, 7, 9), (SUCCESSOR,)),
        (date(2011, 8, 1), (SUCCESSOR, OTHER)),  # what is to come stands first
        (date(2011, 11, 10), (SUCCESSOR, OTHER)),
        (date(2011, 11, 11), (OTHER, SUCCESSOR)),
        (date(2020, 1, 1), (OTHER, SUCCESSOR)),
    ],
)
def test_a_later_word_speaks_of_the_days_since(
    on: date, heard: tuple[Deposit, ...]
) -> None:
    """Of those before that it says nothing; once it was said, it is one of several."""
    assert spoken_of((OTHER, SUCCESSOR), on) == heard
