"""Whom an action speaks to, as the record has it on the day."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.facts import (
    AssistanceProvided,
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    ContaminationRuledOut,
    Coverage,
    Event,
    ExtensionRequest,
    MeetingKind,
    Record,
    Retention,
    Signature,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileRetained,
    StockpileRuledOut,
    VictimsInDoubt,
    VictimsReported,
    VictimsRuledOut,
)
from ccm.plans import Addressees, PlanStep, Step, addressed
from ccm.rules import Ruling, Truth
from ccm.testing.fiction import FICTION, event, meeting, world

MEETINGS = (
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
)
STOCK = event(StockpileDeclared, "2012-01-01")
AREAS = event(ContaminationDeclared, "2012-01-01")
YES, NO, MAYBE = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def _asked(
    group: Addressees,
    *events: Event,
    deposit: date | None = date(2011, 4, 6),
    on: date = date(2020, 11, 23),
    coverage: tuple[Coverage, ...] = (),
) -> Truth:
    record = world(*events, deposit=deposit, meetings=MEETINGS, coverage=coverage)
    ruling = _ruling(group, record, on)
    assert bool(ruling.missing) is (ruling.truth == MAYBE)
    return ruling.truth


def _ruling(group: Addressees, record: Record, on: date) -> Ruling:
    view = ccm.as_of(on, record=record)
    pursuit = view.progress("dubrovnik").pursuit("1.1")
    return addressed(pursuit, view.state("XRU"), group)


@pytest.mark.parametrize(
    ("events", "truth"),
    [
        ((STOCK,), YES),
        ((STOCK, event(StockpileDestroyed, "2018-05-01")), YES),  # dealt with since
        ((STOCK, event(StockpileDestroyed, "2015-09-11")), NO),  # before the plan
        ((STOCK, event(StockpileDestroyed, "2015")), MAYBE),
        ((event(StockpileRuledOut, "2012-01-01"),), NO),
        ((STOCK, event(StockpileRetained, "2018-01-01")), YES),
        ((), MAYBE),
    ],
)
def test_with_stockpiles(events: tuple[Event, ...], truth: Truth) -> None:
    """Those who had some to destroy at some time since the plan began (para. 15)."""
    assert _asked(Addressees.WITH_STOCKPILES, *events) == truth


def test_what_was_open_when_the_plan_began_was_to_be_done() -> None:
    """Overdue or not, as a decision not on record has it; done some day of 2020.

    The deadline was 1 October 2019, and a plan that began two months later asks.
    """
    request = event(
        *(ExtensionRequest, "2018-12-01"),
        obligation="art3",
        number=1,
        meeting="9MSP",
    )
    meetings = (
        meeting("9MSP", "2019-09-10", "2019-09-14"),
        meeting("1RC", "2019-11-25", "2019-11-29", kind=MeetingKind.RC),
        meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
    )
    record = world(
        *(STOCK, request, event(StockpileDestroyed, "2020")), meetings=meetings
    )
    began = ccm.as_of(date(2019, 11, 29), record=record).assess("XRU", "art3")
    assert began.possible == {"outstanding", "overdue"}
    then = _ruling(Addressees.WITH_STOCKPILES, record, date(2020, 11, 23))
    assert then.truth is YES


@pytest.mark.parametrize(
    ("events", "truth"),
    [
        ((AREAS,), YES),
        ((AREAS, event(ClearanceCompleted, "2014-01-01")), NO),
        (
            (
                AREAS,
                event(ClearanceCompleted, "2014-01-01"),
                event(ContaminationFound, "2020-02-01"),
            ),
            YES,
        ),
        ((event(ContaminationRuledOut, "2012-01-01"),), NO),
    ],
)
def test_affected(events: tuple[Event, ...], truth: Truth) -> None:
    """Those with contaminated areas, found again ones included (para. 22)."""
    assert _asked(Addressees.AFFECTED, *events) == truth


def test_a_state_bound_later_than_the_plan_began() -> None:
    """What it dealt with before it was bound, nobody asked of it."""
    early = event(StockpileDestroyed, "2016-05-01")
    late = event(StockpileDestroyed, "2017-05-01")
    bound = date(2016, 4, 10)  # in force from 1 October 2016
    group = Addressees.WITH_STOCKPILES
    assert _asked(group, STOCK, early, deposit=bound) == NO
    assert _asked(group, STOCK, late, deposit=bound) == YES


@pytest.mark.parametrize(
    ("events", "truth"),
    [
        ((event(VictimsReported, "2012-01-01"),), YES),
        ((event(VictimsRuledOut, "2012-01-01"),), NO),
        ((event(VictimsInDoubt, "2019-01-01"),), MAYBE),
        ((), MAYBE),
    ],
)
def test_with_victims(events: tuple[Event, ...], truth: Truth) -> None:
    """On the day: who says that there are none is asked nothing (para. 32)."""
    assert _asked(Addressees.WITH_VICTIMS, *events) == truth


@pytest.mark.parametrize(
    ("events", "truth"),
    [
        ((event(Retention, "2019", submunitions=50),), YES),
        (
            (
                event(Retention, "2016", submunitions=50),
                event(Retention, "2019", munitions=0, submunitions=0),
            ),
            NO,
        ),
        ((event(Retention, "2021-05", submunitions=50),), MAYBE),
        (
            (
                event(Retention, "2019-06", submunitions=0),
                event(Retention, "2019", submunitions=50),
            ),
            MAYBE,  # either can be the last
        ),
        (
            (
                event(Retention, "2019", submunitions=50),
                event(Retention, "2020", submunitions=0),
            ),
            MAYBE,  # the later one may not have been said by 23 November 2020
        ),
        ((), MAYBE),
    ],
)
def test_retainers(events: tuple[Event, ...], truth: Truth) -> None:
    """As their last word on it has it (para. 17)."""
    assert _asked(Addressees.RETAINERS, *events) == truth


@pytest.mark.parametrize(
    ("events", "truth"),
    [
        ((STOCK, event(StockpileDestroyed, "2014-01-01")), YES),
        ((STOCK, event(StockpileDestroyed, "2020")), MAYBE),  # by 23 November, or not
        ((STOCK,), NO),
        ((event(StockpileRuledOut, "2012-01-01"),), NO),
    ],
)
def test_fulfilled_article_3(events: tuple[Event, ...], truth: Truth) -> None:
    """Whenever that was (para. 18)."""
    assert _asked(Addressees.WITHOUT_STOCKPILES, *events) == truth


@pytest.mark.parametrize(
    ("found", "truth"),
    [
        ("2017", YES),
        ("2013", NO),
        ("2015", MAYBE),
        ("2021", NO),
        ("2020", MAYBE),  # by 23 November, or after it
    ],
)
def test_finders(found: str, truth: Truth) -> None:
    """Stocks that came to light since the plan began, by the day (para. 19)."""
    done = event(StockpileDestroyed, "2012-06-01")
    events = (STOCK, done, event(StockpileFound, found))
    assert _asked(Addressees.FINDERS, *events) == truth


@pytest.mark.parametrize(("found", "shown"), [("2017", True), ("2013", False)])
def test_what_makes_one_a_finder_is_shown(found: str, *, shown: bool) -> None:
    """The find since the plan began, and none before it."""
    find = event(StockpileFound, found)
    done = event(StockpileDestroyed, "2012-06-01")
    record = world(STOCK, done, find, meetings=MEETINGS)
    ruling = _ruling(Addressees.FINDERS, record, date(2020, 11, 23))
    assert (find in ruling.explanation.evidence()) is shown


@pytest.mark.parametrize(
    ("before", "truth"),
    [
        ((STOCK,), NO),  # more of the stocks that it was destroying
        ((STOCK, event(StockpileDestroyed, "2018-05-01")), NO),  # all of them, later
        ((STOCK, event(StockpileDestroyed, "2017")), MAYBE),
        ((), MAYBE),  # what it said before is not on record
        ((event(StockpileRuledOut, "2012-01-01"),), MAYBE),
    ],
)
def test_finders_had_declared_compliance(
    before: tuple[Event, ...], truth: Truth
) -> None:
    """Paragraph 19 speaks to those who found stocks after that, and to no others."""
    found = event(StockpileFound, "2017-03-01")
    assert _asked(Addressees.FINDERS, *before, found) == truth


def test_a_find_of_a_year_in_which_the_last_stocks_were_destroyed() -> None:
    """It can have come before, or after; the first day of the year tells nothing."""
    done, found = (
        event(StockpileDestroyed, "2017-06-01"),
        event(StockpileFound, "2017"),
    )
    assert _asked(Addressees.FINDERS, STOCK, done, found) == MAYBE


def test_destroyers_may_be_signatories() -> None:
    """Paragraph 16 speaks to them too; a signatory need not report."""
    group = Addressees.DESTROYERS
    signed = event(Signature, "2009-01-01")
    assert _asked(group, STOCK) == YES
    assert _asked(group, event(StockpileRuledOut, "2012-01-01")) == NO
    assert _asked(group, signed, deposit=None) == MAYBE
    assert _asked(group, deposit=None) == NO


def test_those_who_seek_or_give_assistance() -> None:
    """Each judges that for itself: what it did shows it, silence shows nothing."""
    sought = event(PlanStep, "2018", step=Step.ASSISTANCE_REQUESTED)
    gave = event(AssistanceProvided, "2018")
    assert _asked(Addressees.SEEKING, sought) == YES
    assert _asked(Addressees.SEEKING, gave) == MAYBE
    assert _asked(Addressees.ABLE, gave) == YES
    assert _asked(Addressees.ABLE, sought) == MAYBE
    for did in (sought, gave):
        assert _asked(Addressees.SEEKING_OR_ABLE, did) == YES


def test_who_used_cluster_munitions_nobody_says() -> None:
    """Paragraph 27: no State is taken for a user."""
    assert _asked(Addressees.FORMER_USERS) == MAYBE


@pytest.mark.parametrize("group", list(Addressees), ids=str)
def test_whoever_has_not_joined_is_not_addressed(group: Addressees) -> None:
    """Neither by a plan of States Parties nor by the one action for signatories."""
    assert _asked(group, deposit=None) == NO


def test_the_law_is_asked_of_every_state_party() -> None:
    """Paragraph 51: one that has reviewed its law has done what is asked."""
    none = (Coverage(obligation="art9", source=FICTION),)
    assert _asked(Addressees.WITHOUT_REVIEW, coverage=none) == YES
