"""What the two documents count, counted from the record."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import ccm
from ccm.facts import Measure, MeetingKind, Voice, VoluntaryReport, sessions
from ccm.plans import Step, plan
from ccm.quantities import Whose, figures

REVIEW = ccm.as_of(date(2020, 9, 28))


def _deposited(day: date) -> set[str]:
    found = ccm.as_of(day).states_parties(basis="deposited")
    return {state.alpha3 for state in found}


def test_report_22_twelve_joined_since_the_fifth_meeting() -> None:
    """CCM/CONF/2015/7, para. 22, from its opening on 2 September 2014."""
    joined = _deposited(date(2015, 9, 11)) - _deposited(date(2014, 9, 1))
    assert joined == {
        *("BLZ", "CAN", "COL", "COG", "GIN", "GUY"),
        *("ISL", "PRY", "RWA", "SVK", "ZAF", "PSE"),
    }


def test_report_16_the_preparatory_meeting() -> None:
    """On 5 February 2015, in Geneva."""
    (held,) = REVIEW.record.sittings("1RC PM1")
    assert (str(held.opens), held.place) == ("2015-02-05", "Geneva")
    assert held.kind is MeetingKind.PREPARATORY


def test_review_5_signatories_by_region() -> None:
    """Nine, two, one and one; Cyprus is in Asia by M49, for the review in Europe."""
    found = Counter(state.region for state in REVIEW.signatories())
    assert found == {"Africa": 9, "Americas": 2, "Asia": 2}
    asia = {s.alpha3 for s in REVIEW.signatories() if s.region == "Asia"}
    assert asia == {"IDN", "CYP"}


def test_review_95_voluntary_reports() -> None:
    """Two signatories, and South Sudan."""
    record = REVIEW.record
    told = {
        state.alpha3
        for state in record.states
        if any(isinstance(e, VoluntaryReport) for e in record.dossier(state).events)
    }
    assert told >= {"COD", "PLW", "SSD"}


def test_review_123_meetings_of_three_days() -> None:
    """The Sixth to the Ninth; those before the Conference took longer."""
    long = {
        held.label: (held.closes.latest - held.opens.earliest).days + 1
        for held in sessions(REVIEW.record, MeetingKind.MSP)
    }
    assert {long[f"{n}MSP"] for n in (6, 7, 8, 9)} == {3}
    assert min(long[f"{n}MSP"] for n in (1, 2, 3, 4, 5)) > 3


@pytest.mark.parametrize(
    ("measure", "amount"),
    [
        (Measure.MUNITIONS_DESTROYED, "nearly 1.5 million"),
        (Measure.STOCK_SUBMUNITIONS_DESTROYED, "178 million"),
    ],
)
def test_review_28_how_much_was_destroyed(measure: Measure, amount: str) -> None:
    """Nearly 1.5 million munitions with 178 million submunitions."""
    told = figures(REVIEW, measure, whose=Whose.STATES_PARTIES)
    (found,) = [figure for figure in told if figure.voice is Voice.PARTIES]
    assert amount in str(found)


@pytest.mark.parametrize(
    ("step", "states"),
    [
        (Step.RISK_EDUCATION, "AFG HRV IRQ LAO LBN"),  # paras. 41 and 45
        (Step.SURVEY, "AFG CHL DEU HRV IRQ LAO LBN MNE"),  # para. 44
        (Step.NATIONAL_STRATEGY, "AFG BIH HRV LBN"),  # para. 90
    ],
)
def test_review_41_44_45_and_90_step_by_step(step: Step, states: str) -> None:
    """Those that each paragraph names."""
    told = [each.state.alpha3 for each in plan("dubrovnik").steps if each.step is step]
    assert sorted(told) == states.split()
