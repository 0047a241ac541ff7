"""What falls on the very day on which something turns, and on the days beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.facts import (
    ArmedConflict,
    ClearanceCompleted,
    ClearanceDeclared,
    ContaminationDeclared,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Meeting,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileSeparated,
    WithdrawalNotice,
)
from ccm.rules import Finding, Reading
from ccm.testing.fiction import THIRTIETH, event, meeting, world

STOCK = event(StockpileDeclared, "2011-12-01")
AREAS = event(ContaminationDeclared, "2011-12-01")
NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")
YEAR = Period(years=1)
CASE = {"obligation": "art3", "number": 1, "meeting": "9MSP"}


def found(
    obligation: str,
    on: str,
    *events: Event,
    meetings: tuple[Meeting, ...] = (NINTH,),
    reading: Reading | None = None,
) -> Finding:
    """Return where Ruritania stands, bound since 1 October 2011."""
    record = world(*events, meetings=meetings)
    view = ccm.as_of(date.fromisoformat(on), record=record, reading=reading)
    return view.assess("XRU", obligation)


@pytest.mark.parametrize(
    ("begun", "out"),
    [
        ("2019-07-14", "2020-03-01"),
        ("2019-07-15", "2020-03-01"),
        ("2019-07-16", "2019-07-15"),
    ],
)
def test_article_20_3_a_conflict_that_begins_as_the_period_ends(
    begun: str, out: str
) -> None:
    """Engaged "on the expiry of that six-month period", on 15 July 2019."""
    notice = event(WithdrawalNotice, "2019-01-15")
    conflict = event(ArmedConflict, begun, ended=PartialDate.parse("2020-03-01"))
    view = ccm.as_of(date(2021, 1, 1), record=world(notice, conflict))
    assert str(view.standing("XRU").ends) == out


@pytest.mark.parametrize(
    ("days", "entry", "provision"),
    [
        (0, date(2010, 8, 1), "art17.1"),
        (1, date(2010, 9, 1), "art17.2"),
    ],
)
def test_article_17_a_deposit_on_the_day_of_the_thirtieth(
    days: int, entry: date, provision: str
) -> None:
    """It is among the first, as two deposits of 16 February 2010 were."""
    record = world(deposit=THIRTIETH + timedelta(days))
    six = Reading(entry_into_force="six full months")
    view = ccm.as_of(date(2021, 1, 1), record=record, reading=six)
    assert view.entry_into_force("XRU") == entry
    because = view.standing("XRU").entry
    assert because is not None
    assert because.provision == provision


@pytest.mark.parametrize(
    ("filed", "by"), [("2019-09-02", "2018-12-02"), ("2019-09-03", "2019-05-03")]
)
def test_article_3_3_a_request_filed_as_a_part_of_the_meeting_opens(
    filed: str, by: str
) -> None:
    """It is considered in that part; what is filed a day later in the next."""
    parts = (NINTH, meeting("9MSP", "2020-02-03", "2020-02-04"))
    request = event(ExtensionRequest, filed, length=YEAR, **CASE)
    (late,) = found("art3", "2020-03-01", STOCK, request, meetings=parts).irregularities
    assert f"expected by {by}, 9 months before 9MSP" in late.text


@pytest.mark.parametrize(
    ("taken", "until"),
    [
        ("2019-09-01", "2019-10-01"),
        ("2019-09-02", "2020-10-01"),
        ("2019-09-04", "2020-10-01"),
        ("2019-09-05", "2019-10-01"),
    ],
)
def test_article_3_5_a_decision_on_the_first_and_the_last_day_of_a_meeting(
    taken: str, until: str
) -> None:
    """Read so that a decision outside of a meeting is none (A-54)."""
    record = (
        STOCK,
        event(ExtensionRequest, "2018-10-01", length=YEAR, **CASE),
        event(ExtensionDecision, taken, length=YEAR, **CASE),
    )
    strict = Reading(silence_procedure="no decision")
    assert str(found("art3", "2019-12-01", *record, reading=strict).deadline) == until


@pytest.mark.parametrize(
    ("find", "clearance", "declaration"),
    [
        ("2018-04-30", "fulfilled", "outstanding"),
        ("2018-05-01", "fulfilled", "outstanding"),
        ("2018-05-02", "outstanding", "not applicable"),
    ],
)
def test_article_4_what_is_found_and_cleared_on_one_day_is_cleared(
    find: str, clearance: str, declaration: str
) -> None:
    """So that it is to be declared, too; of a later find nothing is."""
    events = (
        AREAS,
        event(ContaminationFound, find),
        event(ClearanceCompleted, "2018-05-01"),
    )
    assert found("art4", "2018-06-01", *events).status == clearance
    assert found("art4.1c", "2018-06-01", *events).status == declaration


@pytest.mark.parametrize(
    ("ended", "deferred"),
    [("2019-07-14", False), ("2019-07-15", True), ("2019-07-16", True)],
)
def test_article_20_3_a_conflict_that_ends_as_the_period_ends(
    ended: str, *, deferred: bool
) -> None:
    """On 15 July 2019 it was engaged still, and is out on that day all the same."""
    notice = event(WithdrawalNotice, "2019-01-15")
    conflict = event(ArmedConflict, "2018-01-01", ended=PartialDate.parse(ended))
    view = ccm.as_of(date(2021, 1, 1), record=world(notice, conflict))
    why = view.standing("XRU").exit
    assert why is not None
    assert (conflict in why.evidence()) is deferred
    assert why.value == PartialDate.parse(max(ended, "2019-07-15"))


@pytest.mark.parametrize(
    ("ended", "status"),
    [
        ("2018-04-30", "outstanding"),
        ("2018-05-01", "outstanding"),
        ("2018-05-02", "fulfilled"),
    ],
)
def test_article_4_1_c_later_hostilities_that_end_as_their_remnants_are_cleared(
    ended: str, status: str
) -> None:
    """What was cleared on 1 May 2018, of hostilities by that day, is to be declared."""
    meetings = (
        meeting("5MSP", "2014-09-02", "2014-09-05"),
        meeting("8MSP", "2018-09-03", "2018-09-05"),
    )
    events = (
        AREAS,
        event(ClearanceCompleted, "2014-05-01"),
        event(ClearanceDeclared, "2014-09-02", meeting="5MSP"),
        event(HostilitiesEnded, ended),
        event(ClearanceCompleted, "2018-05-01"),
    )
    told = found("art4.1c", "2018-06-01", *events, meetings=meetings)
    assert told.status == status


@pytest.mark.parametrize(
    ("done", "possible"),
    [
        ("2019-11-04", {"fulfilled late"}),
        ("2019-11-05", {"fulfilled", "fulfilled late"}),
    ],
)
def test_article_3_3_performed_as_the_meeting_opens_that_was_to_extend_the_deadline(
    done: str, possible: set[str]
) -> None:
    """Its decision is not on record: taken on its first day, it was in time."""
    late = meeting("9MSP", "2019-11-05", "2019-11-08")
    request = event(ExtensionRequest, "2018-10-01", length=YEAR, **CASE)
    destroyed = event(StockpileDestroyed, done)
    told = found("art3", "2020-10-10", STOCK, request, destroyed, meetings=(late,))
    assert told.possible == possible


@pytest.mark.parametrize(
    ("ended", "due"),
    [("2011-09-30", None), ("2011-10-01", "2021-10-01"), ("2011-10-02", "2021-10-02")],
)
def test_article_4_1_b_hostilities_that_end_on_the_day_of_entry_into_force(
    ended: str, due: str | None
) -> None:
    """The State is bound on that day: ten years run."""
    deadline = found("art4.1b", "2018-06-01", event(HostilitiesEnded, ended)).deadline
    assert (deadline and str(deadline)) == due


@pytest.mark.parametrize(
    ("cleared", "status"), [("2015-03-09", "outstanding"), ("2015-03-10", "fulfilled")]
)
def test_article_4_1_b_remnants_cleared_on_the_day_on_which_hostilities_end(
    cleared: str, status: str
) -> None:
    """Cleared a day before, there may be new ones."""
    ended = event(HostilitiesEnded, "2015-03-10")
    done = event(ClearanceCompleted, cleared)
    assert found("art4.1b", "2018-06-01", ended, done).status == status


@pytest.mark.parametrize(
    ("ended", "status"),
    [("2011-09-30", "not applicable"), ("2011-10-01", "outstanding")],
)
def test_article_4_1_c_hostilities_that_end_on_the_day_of_entry_into_force(
    ended: str, status: str
) -> None:
    """Cleared before it was bound, the State declares what it clears of later ones."""
    events = (
        AREAS,
        event(ClearanceCompleted, "2011-09-30"),
        event(HostilitiesEnded, ended),
        event(ClearanceCompleted, "2018-05-01"),
    )
    assert found("art4.1c", "2018-06-01", *events).status == status


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2012-02-29", "undetermined"),
        ("2012-03-01", "fulfilled"),
        ("2015-02-28", "fulfilled"),
        ("2015-03-01", "not applicable"),
        ("2016-02-29", "not applicable"),
        ("2016-03-01", "undetermined"),
    ],
)
def test_article_3_1_from_the_day_on_which_stocks_are_separated_destroyed_and_found(
    on: str, status: str
) -> None:
    """Destroyed, none are left to keep apart; whether found ones are, nobody says."""
    events = (
        STOCK,
        event(StockpileSeparated, "2012-03-01"),
        event(StockpileDestroyed, "2015-03-01"),
        event(StockpileFound, "2016-03-01"),
    )
    assert found("art3.1", on, *events).status == status


@pytest.mark.parametrize(
    ("find", "status"), [("2012-03-01", "fulfilled"), ("2012-03-02", "undetermined")]
)
def test_article_3_1_found_on_the_day_on_which_stocks_are_separated(
    find: str, status: str
) -> None:
    """They are among those that were kept apart; a day later nobody knows."""
    events = (event(StockpileSeparated, "2012-03-01"), event(StockpileFound, find))
    assert found("art3.1", "2012-05-01", STOCK, *events).status == status


@pytest.mark.parametrize(
    ("kept", "on", "status"),
    [
        (5, "2012-02-29", "not applicable"),
        (5, "2012-03-01", "outstanding"),
        (0, "2012-03-01", "not applicable"),
    ],
)
def test_article_3_8_from_the_day_on_which_munitions_are_said_to_be_kept(
    kept: int, on: str, status: str
) -> None:
    """A report on them is due by the next 30 April; on none, none."""
    told = event(Retention, "2012-03-01", munitions=kept)
    assert found("art3.8", on, told).status == status
