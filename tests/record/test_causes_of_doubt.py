"""One State for each cause of doubt: what the record lacks, and what would settle it.

Every case is a State of the record on a day. The record lacks exactly what
`missing` names, in that order, and one event that tells it, supposed on that
day, leaves one status. Events are supposed here; none of them is a fact.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import UndeterminedError
from ccm.facts import (
    ContaminationRuledOut,
    Event,
    ExtensionDecision,
    Legislation,
    NationalMeasure,
    Source,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileRuledOut,
    Voice,
)
from ccm.rules import Cause, Status, Truth

SUPPOSED = (Source("supposed"),)
NOT_AFTER_2020 = " [art9]: the record does not claim to hold this after 2020-09-28"
NOT_AFTER_13MSP = "the record does not claim to hold this after 2025-09-19"
GRANTED = {
    "obligation": "art4",
    "meeting": "13MSP",
    "length": Period(years=4),
    "voice": Voice.PARTIES,
}


@attrs.define(frozen=True, kw_only=True)
class Doubt:
    """A State on a day, what is missing, and the events that would settle it.

    Attributes:
        state: The State, by code.
        obligation: Id of the obligation.
        on: The day asked about.
        missing: What the record lacks, with the cause of each, in order.
        settled_by: Single events, as type, day and fields, each with the status
            that it leaves.
        source: Why the record lacks it.
    """

    state: str
    obligation: str
    on: date
    missing: tuple[tuple[str, Cause], ...]
    settled_by: tuple[tuple[type[Event], str, dict[str, Any], Status], ...]
    source: str


DOUBTS = (
    Doubt(
        state="COM",
        obligation="art3",
        on=date(2020, 9, 28),
        missing=(
            ("its initial report", Cause.NOT_REPORTED),
            ("whether, at entry into force: stockpile declared", Cause.NOT_REPORTED),
        ),
        settled_by=(
            (StockpileRuledOut, "2020-09-28", {}, Status.NOT_APPLICABLE),
            (StockpileDeclared, "2020-09-28", {}, Status.OVERDUE),
        ),
        source="review of the Dubrovnik Action Plan, para. 94: one of seven that have "
        "not reported; in force from 1 January 2011, so eight years have passed",
    ),
    Doubt(
        state="GIN",
        obligation="art4",
        on=date(2015, 6, 1),
        missing=(
            ("its initial report", Cause.NOT_YET_DUE),
            (
                "whether, at entry into force: contaminated areas declared",
                Cause.NOT_REPORTED,
            ),
        ),
        settled_by=((ContaminationRuledOut, "2015-06-01", {}, Status.NOT_APPLICABLE),),
        source="deposit on 21 October 2014, in force from 1 April 2015: on 1 June, 61 "
        "of the 180 days for its report had passed (Article 7(1))",
    ),
    Doubt(
        state="BGR",
        obligation="art3",
        on=date(2023, 6, 15),
        missing=(
            (
                "the day of: destruction of the stockpile completed (known: 2023-06)",
                Cause.PARTIAL_DATE,
            ),
        ),
        settled_by=((StockpileDestroyed, "2023-06-10", {}, Status.FULFILLED),),
        source="Monitor 2023: destruction ended in June 2023, and no day is printed",
    ),
    Doubt(
        state="AFG",
        obligation="art4",
        on=date(2026, 11, 21),
        missing=(
            ("the decision of 13MSP on request 2", Cause.DECISION_NOT_RECORDED),
            (
                f"whether it was completed or its deadline extended: {NOT_AFTER_13MSP}",
                Cause.BEYOND_THE_RECORD,
            ),
        ),
        settled_by=(
            (
                ExtensionDecision,
                "2025-09-19",
                {**GRANTED, "number": 2},
                Status.OUTSTANDING,
            ),
        ),
        source="clusterconvention.org/13msp: the request was before the meeting of "
        "September 2025; its outcome is not in the record",
    ),
    Doubt(
        state="BEN",
        obligation="art9",
        on=date(2024, 11, 21),
        missing=(
            (
                f"whether a law of its own carries out the Convention{NOT_AFTER_2020}",
                Cause.BEYOND_THE_RECORD,
            ),
            (
                f"whether its existing law is enough, as it says{NOT_AFTER_2020}",
                Cause.BEYOND_THE_RECORD,
            ),
        ),
        settled_by=(
            (
                NationalMeasure,
                "2024-11-21",
                {"kind": Legislation.SPECIFIC},
                Status.FULFILLED,
            ),
        ),
        source="review of the Dubrovnik Action Plan, paras. 106 to 111: what States "
        "say of their law is told up to 28 September 2020",
    ),
    Doubt(
        state="GNB",
        obligation="art3",
        on=date(2020, 9, 28),
        missing=(("what the State found: stockpile declared, or not", Cause.DISPUTED),),
        settled_by=(
            (StockpileRuledOut, "2020-09-28", {}, Status.NOT_APPLICABLE),
            (StockpileDeclared, "2020-09-28", {}, Status.OVERDUE),
        ),
        source="review of the Dubrovnik Action Plan, para. 28(d): still verifying "
        "whether it holds any",
    ),
    Doubt(
        state="DEU",
        obligation="art4",
        on=date(2025, 9, 1),
        missing=(("the decision of 12MSP on request 2", Cause.UNVERIFIED),),
        settled_by=(
            (
                ExtensionDecision,
                "2024-09-13",
                {**GRANTED, "number": 2, "meeting": "12MSP"},
                Status.OUTSTANDING,
            ),
        ),
        source="clusterconvention.org/12msp: the request was before the meeting; no "
        "page that was read prints its outcome",
    ),
)
EACH = pytest.mark.parametrize("doubt", DOUBTS, ids=lambda d: f"{d.state}-{d.on}")


def test_every_cause_has_a_state() -> None:
    """All seven causes, each as the first thing that is missing."""
    assert [doubt.missing[0][1] for doubt in DOUBTS] == [
        Cause.NOT_REPORTED,
        Cause.NOT_YET_DUE,
        Cause.PARTIAL_DATE,
        Cause.DECISION_NOT_RECORDED,
        Cause.BEYOND_THE_RECORD,
        Cause.DISPUTED,
        Cause.UNVERIFIED,
    ]
    assert {doubt.missing[0][1] for doubt in DOUBTS} == set(Cause)


@EACH
def test_missing_is_exactly_what_the_record_lacks(doubt: Doubt) -> None:
    """Undetermined, and each thing with its cause, in order."""
    finding = ccm.as_of(doubt.on).assess(doubt.state, doubt.obligation)
    assert finding.status is Status.UNDETERMINED
    assert tuple((gap.fact, gap.cause) for gap in finding.missing) == doubt.missing


@EACH
def test_one_event_settles_it(doubt: Doubt) -> None:
    """Supposing an event that tells it, the status is known and nothing is missing."""
    view = ccm.as_of(doubt.on)
    for kind, day, fields, status in doubt.settled_by:
        given: dict[str, Any] = {"state": view.state(doubt.state), "source": SUPPOSED}
        event = kind(date=PartialDate.parse(day), **given, **fields)
        finding = view.supposing(event).assess(doubt.state, doubt.obligation)
        assert finding.status is status, finding.explain()
        assert finding.missing == ()


@EACH
def test_asked_for_a_yes_or_a_no_it_names_the_cause(doubt: Doubt) -> None:
    """`bool` raises with State, obligation, day, and the first thing missing."""
    finding = ccm.as_of(doubt.on).assess(doubt.state, doubt.obligation)
    fact, cause = doubt.missing[0]
    asked = (finding.compliant, finding.performed)
    unknown = [truth for truth in asked if truth == Truth.UNKNOWN]
    assert unknown or cause is Cause.NOT_YET_DUE  # nothing can be overdue or done yet
    for truth in unknown:
        with pytest.raises(UndeterminedError) as caught:
            bool(truth)
        said = str(caught.value)
        assert f"{finding.state}, {doubt.obligation} on {doubt.on}" in said
        assert f"{fact} ({cause})" in said


def test_an_unverified_source_settles_it_if_it_is_trusted() -> None:
    """Germany: the record holds a decision that nobody has verified."""
    view = ccm.as_of(date(2025, 9, 1))
    assert view.assess("DEU", "art4").missing[0].cause is Cause.UNVERIFIED
    trusting = ccm.as_of(date(2025, 9, 1), trust="unverified")
    assert trusting.assess("DEU", "art4").status is not Status.UNDETERMINED


def test_what_is_not_yet_due_is_later_not_reported() -> None:
    """Guinea: the same report on the morrow of the 180 days, 29 September 2015."""
    due = ccm.as_of(date(2015, 9, 28)).assess("GIN", "art4")
    late = ccm.as_of(date(2015, 9, 29)).assess("GIN", "art4")
    assert due.missing[0].cause is Cause.NOT_YET_DUE
    assert late.missing[0].cause is Cause.NOT_REPORTED
    assert late.missing[0].fact == due.missing[0].fact


def test_time_alone_settles_a_partial_date() -> None:
    """Bulgaria: at the end of June the day no longer matters."""
    assert ccm.as_of(date(2023, 6, 30)).assess("BGR", "art3").status == "fulfilled"


@pytest.mark.parametrize(
    ("day", "cause"),
    [
        (date(2020, 9, 28), Cause.NOT_REPORTED),
        (date(2021, 1, 1), Cause.NOT_REPORTED),
        (date(2023, 1, 1), Cause.BEYOND_THE_RECORD),
    ],
)
def test_no_source_says_who_had_not_reported_later(day: date, cause: Cause) -> None:
    """Comoros: named in para. 94 of the review, and by a monitor in 2021 or 2022."""
    finding = ccm.as_of(day).assess("COM", "art3")
    (report,) = (gap for gap in finding.missing if gap.fact == "its initial report")
    assert report.cause is cause
    spans = ccm.timeline("COM", "art3")
    assert frozenset(spans.at(day).gaps) == frozenset(finding.gaps)
