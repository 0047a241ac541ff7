"""Two drafts of a progress report for 2019: what was planted is found, no more.

The drafts are written as a drafter would, with names of States in several forms and
languages, and as of 1 August 2019. Their figures were counted by hand from the record's
sources, not by the library: signatures and deposits from the Depositary's table, entry
into force by Article 17(2), Articles 3 and 4 from the Monitor and the review of 2020,
votes from the Assembly's. Each has four errors, planted on purpose.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import ccm
from ccm.claims import Verdict, correction_of, load_claims

DRAFTS = Path(__file__).parent / "drafts"
ON = date(2019, 8, 1)
PLANTED = {
    "progress_2019": {
        "D-01": "write 106",  # the Philippines' deposit was counted twice
        "D-09": "add GMB",
        "D-15": "write a number from 11 to 46",  # eleven are named, others not known
        "D-17": "leave out HRV",  # it finished in July 2020
    },
    "progress_2019_by_state": {
        "E-07": "write 2018-09-01",  # deposited on 1 March 2018
        "E-10": "add NAM",
        "E-17": "write 2016-12-16",
        "E-22": "write 33",
    },
}


@pytest.fixture(scope="module", params=PLANTED)
def audit(request: pytest.FixtureRequest) -> tuple[str, ccm.Audit]:
    """Return the name of a draft, and what the record says of it."""
    claims = load_claims(DRAFTS / f"{request.param}.csv")
    return request.param, ccm.as_of(ON).audit(claims)


def test_every_row_is_asked(audit: tuple[str, ccm.Audit]) -> None:
    """Twenty-five rows, and twenty-three."""
    name, found = audit
    assert len(found.results) == {"progress_2019": 25}.get(name, 23)
    asked = {Verdict.AGREES, Verdict.POSSIBLE, Verdict.DISAGREES}
    assert all(each.verdict in asked for each in found.results)


def test_what_was_planted_is_found_and_nothing_else(
    audit: tuple[str, ccm.Audit],
) -> None:
    """Each with the correction as one would write it."""
    name, found = audit
    wrong = [each for each in found.results if each.verdict is Verdict.DISAGREES]
    assert {each.claim.id: correction_of(each) for each in wrong} == PLANTED[name]
