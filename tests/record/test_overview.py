"""All States at one glance: what has passed, and how far the record reaches."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm import Finding, Status, as_of
from ccm.errors import InadmissibleEventError
from ccm.facts import (
    Confidence,
    Coverage,
    Deposit,
    HostilitiesEnded,
    Instrument,
    Signature,
    State,
)
from ccm.rules.told import Cause
from ccm.testing.fiction import FICTION, RURITANIA, event, world
from ccm.view.overview import causes, overview

DAYS = st.dates(date(2010, 8, 1), date(2032, 12, 31))
REVIEW = as_of(date(2020, 9, 28))


@settings(max_examples=6)
@given(DAYS)
def test_what_has_passed_was_open_when_last_known(day: date) -> None:
    """Its deadline lies before the day, and on it nobody can say that it was met."""
    view = as_of(day)
    for each in overview(view, day).passed:
        assert each.due < day
        assert each.known.status in (Status.OUTSTANDING, Status.OVERDUE)
        assert each.known.on <= day
        assert (
            view.at(each.known.on)
            .assess(each.finding.state, each.finding.obligation)
            .status
            == each.known.status
        )
        assert each.sure == (each.finding.status is Status.OVERDUE)
        assert bool(causes(each.finding)) == (not each.sure)


@settings(max_examples=6)
@given(DAYS)
def test_nobody_who_is_overdue_is_left_out(day: date) -> None:
    """Under a duty with a deadline, and surely: they come first."""
    view = as_of(day)
    passed = overview(view, day).passed
    late = {
        (f.state, f.obligation) for f in view.findings() if f.status == Status.OVERDUE
    }
    sure = [each for each in passed if each.sure]
    assert {(e.finding.state, e.finding.obligation) for e in sure} == late
    assert [*passed[: len(sure)]] == sure


def test_a_deadline_that_passed_is_no_later_one() -> None:
    """Remnants of a month in doubt: whichever day it was, ten years on it is over."""
    left = event(HostilitiesEnded, "2012-01..2012-06")
    whole = Coverage(obligation="art4.1b", through=date(2025, 1, 1), source=FICTION)
    view = as_of(date(2022, 7, 1), record=world(left, coverage=(whole,)))
    (passed,) = (
        each
        for each in overview(view, view.on, states=RURITANIA).passed
        if each.finding.obligation == "art4.1b"
    )
    assert passed.sure
    assert passed.due == date(2022, 1, 1)
    assert not passed.or_later


def test_a_deadline_of_which_no_decision_is_known_may_be_later() -> None:
    """Mauritania asked 13MSP, whose decisions are not on record; Chad did not."""
    view = as_of(date(2026, 11, 26))
    found = {
        each.finding.state.alpha3: each.or_later
        for each in overview(view, view.on, states=("MRT", "TCD")).passed
        if each.finding.obligation == "art4"
    }
    assert found == {"MRT": True, "TCD": False}


def test_the_reach_is_that_of_the_record_as_known() -> None:
    """Each kind of event of which it claims anything; no day after the last known."""
    view = as_of(date(2020, 9, 28), known_by=date(2012, 1, 1))
    found = overview(view, view.on).reach
    assert {each.what for each in found} >= {
        "extension_requests",
        "clearance_completed",
    }
    assert all(each.through <= date(2012, 1, 1) for each in found)
    whole = overview(REVIEW, REVIEW.on).reach
    assert {(c.event, c.obligation) for c in REVIEW.record.coverage if c.through} == {
        (each.event, each.obligation) for each in whole
    }


def test_a_record_that_claims_nothing_is_whole_throughout() -> None:
    """By default absence of an event counts on every day."""
    bare = attrs.evolve(REVIEW.record, coverage=())
    view = as_of(date(2020, 9, 28), record=bare)
    assert overview(view, view.on).reach == ()


def test_unverified_facts_that_change_nothing_are_not_named() -> None:
    """Each answer that is named is another with them, and each other is the same."""
    view = as_of(date(2026, 11, 26))
    other = as_of(date(2026, 11, 26), trust="unverified")
    named = {(f.state, f.obligation) for f in overview(view, view.on).unverified}
    for finding in view.findings():
        theirs = other.assess(finding.state, finding.obligation)
        same = _answer(finding) == _answer(theirs)
        assert same != ((finding.state, finding.obligation) in named)
    assert overview(other, other.on).unverified == ()


def _answer(finding: Finding) -> tuple[object, ...]:
    told = finding.possible, finding.deadline, finding.fulfilled_on, finding.breach
    known = finding.last_known if finding.shown == Status.UNDETERMINED else None
    return (*told, known and (known.on, known.status, known.deadline))


def test_unverified_word_of_where_a_state_last_stood_is_named() -> None:
    """That Namibia had not reported on 2019 and 2020 a dated text only implies."""
    view = as_of(date(2026, 11, 26))
    other = as_of(date(2026, 11, 26), trust="unverified")
    mine, theirs = (each.assess("NAM", "art7.2") for each in (view, other))
    assert mine.possible == theirs.possible
    assert mine.last_known is not None
    assert theirs.last_known is not None
    assert mine.last_known.status is Status.OUTSTANDING
    assert theirs.last_known.status is Status.OVERDUE
    assert mine in overview(view, view.on).unverified


def test_where_a_decision_is_lacking_that_is_the_cause() -> None:
    """Of a request whose meeting has closed, and no decision is on record."""
    for each in overview(as_of(date(2026, 11, 26)), date(2026, 11, 26)).passed:
        first = each.finding.missing[0] if each.finding.missing else None
        if first and first.fact.startswith("the decision of"):
            assert first.cause in (Cause.DECISION_NOT_RECORDED, Cause.UNVERIFIED)


def test_of_some_states_it_says_what_the_whole_says_of_them() -> None:
    """The same findings, deadlines that have passed, and what falls due."""
    view, until = as_of(date(2020, 9, 28)), date(2021, 12, 31)
    whole, some = overview(view, until), overview(view, until, states=["BGR", "CPV"])
    ours = {view.state("BGR"), view.state("CPV")}
    assert some.findings == tuple(f for f in whole.findings if f.state in ours)
    assert some.passed == tuple(p for p in whole.passed if p.finding.state in ours)
    assert some.ahead == tuple(due for due in whole.ahead if due.state in ours)
    assert some.passed
    assert all(tally.states == 2 for tally in some.tallies)


def test_near_the_end_of_the_calendar_nobody_looks_further() -> None:
    """Nobody is bound, so that nothing falls due however far one looks."""
    view = as_of(date(9950, 1, 1), record=world(deposit=None, founders=0))
    assert overview(view, date(9990, 1, 1)).next == ()


def test_unverified_facts_that_are_refused_change_nothing() -> None:
    """A second deposit, which nobody has verified, is none that could be admitted."""
    again = event(
        Deposit,
        "2012-01-01",
        instrument=Instrument.ACCESSION,
        confidence=Confidence.UNVERIFIED,
    )
    view = as_of(date(2012, 6, 1), record=world(again))
    with pytest.raises(InadmissibleEventError):
        as_of(view.on, record=view.record, trust="unverified")
    assert overview(view, view.on, states="XRU").unverified == ()


def test_an_unverified_deposit_that_brings_the_treaty_into_force_changes_all() -> None:
    """Were it one of the first thirty, the others' time would begin a year earlier."""
    state = State(alpha3="XSY", alpha2="XS", m49="998", name="Syldavia")
    joined = event(
        Deposit,
        "2010-02-16",
        state=state,
        instrument=Instrument.RATIFICATION,
        confidence=Confidence.UNVERIFIED,
    )
    signed = event(Signature, "2008-12-03", state=state)
    view = as_of(date(2012, 6, 1), record=world(signed, joined, founders=29))
    other = as_of(view.on, record=view.record, trust="unverified")
    days = [each.roll.general_entry_into_force for each in (view, other)]
    assert days == [date(2011, 10, 1), date(2010, 8, 1)]
    named = {finding.state for finding in overview(view, view.on).unverified}
    assert len(named) == 29  # Ruritania is bound from the same day either way
    assert not named & {state, RURITANIA}
