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
    ContaminationInDoubt,
    ContaminationRuledOut,
    Coverage,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    Meeting,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileInDoubt,
    StockpileRuledOut,
    StockpileSeparated,
    WithdrawalNotice,
)
from ccm.rules import Finding, Reading
from ccm.testing.fiction import FICTION, THIRTIETH, event, meeting, world

STOCK = event(StockpileDeclared, "2011-12-01")
AREAS = event(ContaminationDeclared, "2011-12-01")
NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")
YEAR = Period(years=1)
LATER = {"obligation": "art3", "number": 1, "meeting": "10MSP"}
CASE = {"obligation": "art3", "number": 1, "meeting": "9MSP"}


def found(
    obligation: str,
    on: str,
    *events: Event,
    meetings: tuple[Meeting, ...] = (NINTH,),
    coverage: tuple[Coverage, ...] = (),
    reading: Reading | None = None,
) -> Finding:
    """Return where Ruritania stands, bound since 1 October 2011."""
    record = world(*events, meetings=meetings, coverage=coverage)
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


@pytest.mark.parametrize(
    ("filed", "possible"),
    [
        ("2019-11-01", {"fulfilled", "fulfilled late"}),
        ("2019-11-02", {"fulfilled late"}),
    ],
)
def test_article_3_3_performed_as_the_request_is_filed_of_which_nobody_tells_more(
    filed: str, possible: set[str]
) -> None:
    """Whatever was decided on it, though a later decision counts on that."""
    request = event(ExtensionRequest, filed, length=YEAR, **CASE)
    later = {"obligation": "art3", "number": 2, "meeting": "10MSP"}
    decided = event(ExtensionDecision, "2020-05-01", length=YEAR, **later)
    done = event(StockpileDestroyed, "2019-11-01")
    told = found("art3", "2020-06-01", STOCK, request, decided, done, meetings=())
    assert told.possible == possible


@pytest.mark.parametrize(
    ("on", "known"), [("2020-02-28", False), ("2020-02-29", True), ("2020-03-01", True)]
)
def test_article_3_3_from_the_day_of_a_decision_that_names_its_end(
    on: str, *, known: bool
) -> None:
    """It hangs on no other: what the ninth meeting decided matters no more."""
    request = event(ExtensionRequest, "2018-10-01", length=YEAR, **CASE)
    later = {"obligation": "art3", "number": 2, "meeting": "10MSP"}
    until = date(2021, 3, 31)
    decided = event(ExtensionDecision, "2020-02-29", until=until, **later)
    deadline = found("art3", on, STOCK, request, decided).deadline
    assert deadline is not None
    assert deadline.date == (until if known else None)


@pytest.mark.parametrize(
    ("on", "deadline"),
    [("2019-09-04", "2019-10-01"), ("2019-09-05", "2020-10-01 or later")],
)
def test_article_3_3_from_the_day_of_a_decision_that_counts_on_one_not_on_record(
    on: str, deadline: str
) -> None:
    """The second of two: what the first granted, nobody can tell."""
    second = CASE | {"number": 2}
    decided = event(ExtensionDecision, "2019-09-05", length=YEAR, **second)
    assert str(found("art3", on, STOCK, decided).deadline) == deadline


@pytest.mark.parametrize(
    ("on", "deadline"),
    [("2019-11-04", "2019-10-01 or later"), ("2019-11-05", "2020-10-01")],
)
def test_article_3_5_from_the_day_of_a_decision_that_leaves_another_moot(
    on: str, deadline: str
) -> None:
    """Taken by the meeting that was to decide on both requests, after its close."""
    second = CASE | {"number": 2}
    events = (
        event(ExtensionRequest, "2018-10-01", length=YEAR, **CASE),
        event(ExtensionRequest, "2018-11-01", length=YEAR, **second),
        event(ExtensionDecision, "2019-11-05", length=YEAR, **second),
    )
    assert str(found("art3", on, STOCK, *events).deadline) == deadline


@pytest.mark.parametrize(
    ("on", "possible"),
    [
        ("2019-12-19", {"outstanding"}),
        ("2019-12-20", {"outstanding", "overdue"}),
        ("2019-12-21", {"overdue"}),
    ],
)
def test_article_3_5_on_the_days_on_which_a_pending_request_may_have_been_refused(
    on: str, possible: set[str]
) -> None:
    """Where it keeps the deadline from passing (A-12), it does until that day."""
    suspends = Reading(pending_request="suspends")
    request = event(ExtensionRequest, "2018-10-01", length=YEAR, **CASE)
    refused = event(ExtensionDecision, "2019-12-20..2019-12-21", granted=False, **CASE)
    told = found("art3", on, STOCK, request, refused, reading=suspends)
    assert told.possible == possible


@pytest.mark.parametrize(
    ("done", "possible"),
    [
        ("2019-12-19", {"fulfilled"}),
        ("2019-12-20", {"fulfilled late"}),
        ("2019-12-19..2019-12-20", {"fulfilled", "fulfilled late"}),
        ("2019-12-20..2019-12-21", {"fulfilled late"}),
    ],
)
def test_article_3_5_performed_on_the_day_on_which_a_pending_request_is_refused(
    done: str, possible: set[str]
) -> None:
    """It keeps the deadline from passing no longer (A-12)."""
    suspends = Reading(pending_request="suspends")
    events = (
        event(ExtensionRequest, "2018-10-01", length=YEAR, **CASE),
        event(ExtensionDecision, "2019-12-20", granted=False, **CASE),
        event(StockpileDestroyed, done),
    )
    assert found("art3", "2020-06-01", STOCK, *events, reading=suspends).possible == (
        possible
    )


@pytest.mark.parametrize(
    ("on", "pending"), [("2019-10-04", False), ("2019-10-05", True)]
)
def test_article_3_5_a_request_is_pending_from_the_day_on_which_it_is_filed(
    on: str, *, pending: bool
) -> None:
    """Four days after the deadline, which had passed."""
    request = event(ExtensionRequest, "2019-10-05", length=YEAR, **LATER)
    told = found("art3", on, STOCK, request).explain()
    assert ("request 1 is pending, which suspends nothing" in told) is pending


@pytest.mark.parametrize(
    ("taken", "due"), [("2015-03-09", "2025-03-10"), ("2015-03-10", "2026-03-10")]
)
def test_article_4_5_a_decision_on_the_day_on_which_hostilities_end(
    taken: str, due: str
) -> None:
    """What was decided before extends no period that begins with their end."""
    case = CASE | {"obligation": "art4.1b"}
    events = (
        event(HostilitiesEnded, "2015-03-10"),
        event(ExtensionDecision, taken, length=YEAR, **case),
    )
    assert str(found("art4.1b", "2018-06-01", *events).deadline) == due


@pytest.mark.parametrize(
    ("until", "due"),
    [("2020-02-28", "2020-03-31"), ("2020-02-29", "2020-03-29")],
)
def test_article_3_3_a_decision_that_names_the_day_on_which_the_deadline_falls(
    until: str, due: str
) -> None:
    """From a day that is named the next month runs; one that comes sooner is none."""
    ends: tuple[dict[str, object], ...] = (
        {"until": date(2020, 1, 31)},
        {"length": Period(months=1)},  # to 29 February, as January has 31 days
        {"until": date.fromisoformat(until)},
        {"length": Period(months=1)},
    )
    events = (
        event(ExtensionDecision, f"2019-09-0{n}", **CASE | {"number": n}, **how)
        for n, how in enumerate(ends, 1)
    )
    assert str(found("art3", "2019-12-01", STOCK, *events).deadline) == due


@pytest.mark.parametrize(
    ("on", "status"),
    [("2018-04-30", "fulfilled"), ("2018-05-01", "outstanding")],
)
def test_article_4_1_c_from_the_day_on_which_later_remnants_are_cleared(
    on: str, status: str
) -> None:
    """Then they are to be declared, though what was there before has been."""
    meetings = (
        meeting("5MSP", "2014-09-02", "2014-09-05"),
        meeting("8MSP", "2018-09-03", "2018-09-05"),
    )
    events = (
        AREAS,
        event(ClearanceCompleted, "2014-05-01"),
        event(ClearanceDeclared, "2014-09-02", meeting="5MSP"),
        event(HostilitiesEnded, "2017-03-10"),
        event(ClearanceCompleted, "2018-05-01"),
    )
    assert found("art4.1c", on, *events, meetings=meetings).status == status


@pytest.mark.parametrize(
    ("declared", "possible"),
    [
        ("2018-06-01", {"fulfilled"}),
        ("2018-06-02", {"fulfilled", "fulfilled late"}),
    ],
)
def test_article_4_1_c_declared_on_the_first_day_on_which_it_can_have_been_completed(
    declared: str, possible: set[str]
) -> None:
    """No meeting is on record that came between, or came not."""
    held = Coverage(event=ClearanceCompleted, through=date(2018, 5, 31), source=FICTION)
    events = AREAS, event(ClearanceDeclared, declared, meeting="8MSP")
    told = found("art4.1c", "2019-01-01", *events, meetings=(), coverage=(held,))
    assert told.possible == possible


@pytest.mark.parametrize(
    ("declared", "possible"),
    [
        ("2018-09-05", {"fulfilled"}),
        ("2018-09-06", {"fulfilled", "fulfilled late"}),
    ],
)
def test_article_4_1_c_declared_as_the_next_meeting_closes(
    declared: str, possible: set[str]
) -> None:
    """To which it was due, had clearance been completed as early as can be."""
    meetings = (
        meeting("8MSP", "2018-09-03", "2018-09-05"),
        meeting("9MSP", "2019-09-02", "2019-09-04"),
    )
    held = Coverage(event=ClearanceCompleted, through=date(2018, 5, 31), source=FICTION)
    events = AREAS, event(ClearanceDeclared, declared, meeting="8MSP")
    told = found("art4.1c", "2019-01-01", *events, meetings=meetings, coverage=(held,))
    assert told.possible == possible


@pytest.mark.parametrize(
    ("declared", "possible"),
    [
        ("2018-05-01", {"fulfilled"}),
        ("2018-05-02", {"fulfilled", "fulfilled late"}),
    ],
)
def test_article_4_1_c_declared_on_the_day_of_completion(
    declared: str, possible: set[str]
) -> None:
    """In time to whichever meeting came next; none is on record."""
    events = (
        AREAS,
        event(ClearanceCompleted, "2018-05-01"),
        event(ClearanceDeclared, declared, meeting="8MSP"),
    )
    assert found("art4.1c", "2019-01-01", *events, meetings=()).possible == possible


def test_article_4_1_c_what_is_completed_and_declared_on_one_day() -> None:
    """It is the completion that is to be declared to the next meeting."""
    events = (
        AREAS,
        event(ClearanceCompleted, "2018-05-01"),
        event(ClearanceDeclared, "2018-05-01", meeting="9MSP"),
    )
    told = found("art4.1c", "2018-06-01", *events)
    assert (told.status, str(told.deadline)) == ("fulfilled", "2019-09-04")


STILL_TOLD = Coverage(obligation="art3", through=date(2019, 12, 31), source=FICTION)
"""Of other duties the record tells later: so the meetings until then were held."""


@pytest.mark.parametrize(
    ("through", "possible"),
    [
        (date(2019, 9, 3), {"fulfilled", "fulfilled late", "overdue"}),
        (date(2019, 9, 4), {"fulfilled late", "overdue"}),
    ],
)
def test_article_4_1_c_a_declaration_unheard_as_the_meeting_closes(
    through: date, possible: set[str]
) -> None:
    """The record holds each declaration through that day, or the one before."""
    held = Coverage(event=ClearanceDeclared, through=through, source=FICTION)
    events = AREAS, event(ClearanceCompleted, "2018-05-01")
    told = found("art4.1c", "2019-10-01", *events, coverage=(held, STILL_TOLD))
    assert told.possible == possible


def test_article_4_1_c_completed_on_the_only_day_of_a_meeting() -> None:
    """A declaration that nobody recorded was in time on that day."""
    held = Coverage(event=ClearanceDeclared, through=date(2018, 1, 1), source=FICTION)
    events = AREAS, event(ClearanceCompleted, "2018-09-05")
    single = (meeting("8MSP", "2018-09-05", "2018-09-05"),)
    claims = held, STILL_TOLD
    told = found("art4.1c", "2018-09-06", *events, meetings=single, coverage=claims)
    assert told.possible == {"fulfilled", "fulfilled late", "overdue"}


@pytest.mark.parametrize(
    ("on", "overdue"), [("2019-09-04", False), ("2019-09-05", True)]
)
def test_article_4_1_c_completed_unheard_as_a_meeting_closes(
    on: str, *, overdue: bool
) -> None:
    """That day is the last for what came before the meeting."""
    held = Coverage(event=ClearanceCompleted, through=date(2019, 8, 31), source=FICTION)
    told = found("art4.1c", on, AREAS, coverage=(held,))
    assert ("overdue" in told.possible) is overdue


@pytest.mark.parametrize(
    ("doubt", "status"),
    [
        ("2012-05-31", "not applicable"),
        ("2012-06-01", "not applicable"),
        ("2012-06-02", "undetermined"),
    ],
)
@pytest.mark.parametrize(
    ("duty", "declared", "ruled_out", "in_doubt"),
    [
        ("art3", StockpileDeclared, StockpileRuledOut, StockpileInDoubt),
        ("art4", ContaminationDeclared, ContaminationRuledOut, ContaminationInDoubt),
    ],
)
def test_articles_3_and_4_a_doubt_on_the_day_of_a_clear_word(  # noqa: PLR0917
    duty: str,
    declared: type[Event],
    ruled_out: type[Event],
    in_doubt: type[Event],
    doubt: str,
    status: str,
) -> None:
    """The clear word stands, be it none or some."""
    unsure = event(in_doubt, doubt)
    for first, clear, expected in (
        (declared, ruled_out, status),
        (ruled_out, declared, status.replace("not applicable", "outstanding")),
    ):
        told = event(first, "2011-12-01"), event(clear, "2012-06-01"), unsure
        assert found(duty, "2013-01-01", *told).status == expected


@pytest.mark.parametrize(
    ("none", "possible"),
    [
        ("2021-02-28", {"outstanding"}),
        ("2021-03-01", {"not applicable", "outstanding"}),
        ("2021-03-02", {"not applicable"}),
    ],
)
def test_article_3_2_stocks_that_are_found_on_the_day_on_which_there_were_none(
    none: str, possible: set[str]
) -> None:
    """They are new, and no longer what was to be destroyed by 1 October 2019."""
    events = event(StockpileRuledOut, none), event(StockpileFound, "2021-03-01")
    assert found("art3", "2021-04-01", STOCK, *events).possible == possible


@pytest.mark.parametrize(
    ("done", "possible"),
    [
        ("2019-10-31", {"fulfilled", "fulfilled late"}),
        ("2019-11-01", {"fulfilled late"}),
    ],
)
def test_article_3_3_performed_on_the_first_day_from_which_decisions_are_on_record(
    done: str, possible: set[str]
) -> None:
    """On that day silence says that none had extended the deadline of 1 October."""
    held = Coverage(
        event=ExtensionDecision,
        since=date(2019, 11, 1),
        through=date(2025, 1, 1),
        source=FICTION,
    )
    destroyed = event(StockpileDestroyed, done)
    told = found("art3", "2020-06-01", STOCK, destroyed, coverage=(held,))
    assert told.possible == possible
