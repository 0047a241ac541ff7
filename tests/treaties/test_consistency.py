"""What `consistency` finds: each fault put into a norm of the Convention, and named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.dates import Period
from ccm.facts import Event, MunitionsUsed
from ccm.rules import (
    Content,
    Norm,
    ProvisionalRule,
    Recurring,
    Reopening,
    Status,
    TimeBound,
    Treaty,
)
from ccm.testing import consistency
from ccm.testing.living import expected, reached


class Renamed(Event):
    """A kind of events with no title and no file."""

    __slots__ = ()


def stockpiles(**changed: object) -> TimeBound:
    """Return Article 3(2), changed."""
    norm = CONVENTION.norm("art3")
    assert isinstance(norm, TimeBound)
    return attrs.evolve(norm, **changed)  # type: ignore[arg-type]


def extended(**changed: object) -> TimeBound:
    """Return Article 3(2), with its rule on extensions changed."""
    rule = stockpiles().extension
    assert rule is not None
    return stockpiles(extension=attrs.evolve(rule, **changed))  # type: ignore[arg-type]


def among_all(norm: Norm) -> Treaty:
    """Return the Convention with a norm in the place of its own of that id."""
    others = {**CONVENTION.by_id, norm.id: norm}
    return attrs.evolve(CONVENTION, obligations=others)  # held to nothing beforehand


def reports(**changed: object) -> Recurring:
    """Return Article 7(2), changed."""
    norm = CONVENTION.norm("art7.2")
    assert isinstance(norm, Recurring)
    return attrs.evolve(norm, **changed)  # type: ignore[arg-type]


TWICE = (Content("a", "how long"), Content("a", "why"))

CASES: dict[str, Callable[[], Norm]] = {
    "art3.1: the provision of 2 norms": lambda: stockpiles(provision="art3.1"),
    "art3: 'Article 3, 2' is cited as 'art3.2'": lambda: stockpiles(
        provision="Article 3, 2"
    ),
    "art3: reported_under names art7.1, which is no norm of the treaty": (
        lambda: stockpiles(reported_under=stockpiles(id="art7.1"))
    ),
    "art3: 'stocks' is no field of Reading": lambda: stockpiles(
        reopening=Reopening(choice="stocks", provision="art7.1.g")
    ),
    "art3: Renamed has no file in the schema": lambda: stockpiles(
        doubted_by=(Renamed,)
    ),
    "art3: Renamed has no title": lambda: stockpiles(doubted_by=(Renamed,)),
    "art3: its longest extension is no time at all": lambda: extended(longest=Period()),
    "art3: item a twice": lambda: extended(contents=TWICE),
    "StockpileDestroyed: performs art3, and undoes that": lambda: stockpiles(
        reopened_by=(stockpiles().fulfilled_by,)
    ),
    "ProhibitedAct: performs art3, and breaches art1": lambda: stockpiles(
        fulfilled_by=CONVENTION.schema["prohibited_acts"]
    ),
    "art7.2: not every year has a day 31 in month 4": lambda: reports(day=31),
    "art7.2: not every year has a day 29 in month 2": lambda: reports(month=2, day=29),
    "art3: its period is no time at all": lambda: stockpiles(period=Period()),
    "art3: 'hearsay' is no option of its choice": lambda: stockpiles(
        start_read_by="hostilities_end", start_overheard="hearsay"
    ),
}


@pytest.mark.parametrize("told", CASES)
def test_what_does_not_go_together_is_named(told: str) -> None:
    """In words, with the norm that it is of."""
    assert told in consistency(among_all(CASES[told]()))


@pytest.mark.parametrize(
    ("norm", "never"),
    [
        (stockpiles(period=Period(years=90)), {Status.OVERDUE, Status.FULFILLED_LATE}),
        (stockpiles(ruled_out_by=(), fulfilled_by=MunitionsUsed), set[Status]()),
        (
            stockpiles(arises_from=None, ruled_out_by=(MunitionsUsed,)),
            {Status.NOT_APPLICABLE},
        ),
    ],
    ids=["a period that never ends", "another act", "a word that nobody asks for"],
)
def test_what_can_never_come_about_is_named(norm: Norm, never: set[Status]) -> None:
    """A deadline that nobody will live to see; a word on what always arises.

    And what can come about is not: any act will do.
    """
    found = reached(norm, CONVENTION)
    assert {status for status in expected(norm) if status not in found} == never


def test_what_is_applied_provisionally_is_an_obligation() -> None:
    """By its id."""
    rule = ProvisionalRule(provision="art18", covers=("art99",))
    told = consistency(attrs.evolve(CONVENTION, provisional=rule))
    assert told == ("art99: applied provisionally, and no obligation",)


def test_an_obligation_is_found_by_its_own_id() -> None:
    """In a treaty that finds each when it is asked for."""
    norm = stockpiles(reported_under=None)
    treaty = attrs.evolve(CONVENTION, obligations={"art33": norm})
    assert "art33: its norm has the id art3" in consistency(treaty)


def test_what_no_record_leads_to_is_a_fault() -> None:
    """Once the rest holds: of a period that nobody lives to see the end of."""
    endless = stockpiles(period=Period(years=90), reported_under=None)
    rule = ProvisionalRule(provision="art18", covers=())
    treaty = attrs.evolve(CONVENTION, obligations=(endless,), provisional=rule)
    assert set(consistency(treaty)) == {
        "art3: in no record is it overdue",
        "art3: in no record is it fulfilled late",
    }


def test_an_instrument_is_counted_as_an_ordinal() -> None:
    """A treaty that 22 instruments bring into force, in the 21st month after."""
    entry = attrs.evolve(CONVENTION.entry, instruments=22, months=21)
    treaty = attrs.evolve(CONVENTION, entry=entry)
    view = ccm.as_of(date(2020, 1, 1), treaty=treaty)
    told = " ".join(view.assess("IRL", "art9").explain().split())
    assert "first day of the 21st month after the month of the 22nd deposit" in told
