"""Which readings an answer names: those that were asked, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

import ccm
from ccm.dates import Period
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    Event,
    ExtensionRequest,
    HostilitiesEnded,
    Signature,
    StockpileDeclared,
    WithdrawalNotice,
)
from ccm.rules import Explanation, Finding, Truth
from ccm.testing.fiction import OPENED, event, meeting, world

NINTH = meeting("9MSP", "2019-09-02", "2019-09-04")


def found(obligation: str, on: str, *events: Event) -> Finding:
    """Return where Ruritania stands."""
    record = world(*events, meetings=(NINTH,))
    return ccm.as_of(date.fromisoformat(on), record=record).assess("XRU", obligation)


def choices(told: Explanation) -> Iterator[str]:
    """Yield the readings that reasons name."""
    yield from told.choices
    for each in told.because:
        yield from choices(each)


@pytest.mark.parametrize(
    ("filed", "late"), [("2018-10-01", False), ("2019-05-02", True)]
)
def test_article_4_5_what_a_late_request_is_worth(filed: str, *, late: bool) -> None:
    """Nine months before the meeting of 2 September 2019, or not."""
    request = event(
        ExtensionRequest,
        filed,
        obligation="art3",
        number=1,
        length=Period(years=1),
        meeting="9MSP",
    )
    told = found("art3", "2019-06-01", event(StockpileDeclared, "2011-12-01"), request)
    assert ("late_request" in choices(told.explanation)) is late


@pytest.mark.parametrize("again", [(), (event(HostilitiesEnded, "2016-03"),)])
def test_article_4_1_c_what_shows_that_hostilities_ended(
    again: tuple[Event, ...],
) -> None:
    """It matters where there were later ones."""
    areas = event(ContaminationDeclared, "2011-12-01")
    cleared = event(ClearanceCompleted, "2014-06")
    told = found("art4.1c", "2022-06-01", areas, cleared, *again)
    assert ("hostilities_end" in choices(told.explanation)) is bool(again)


@pytest.mark.parametrize(
    ("on", "owed"), [("2020-03-31", Truth.TRUE), ("2020-05-10", Truth.UNKNOWN)]
)
def test_article_20_whether_a_report_is_still_owed(on: str, owed: Truth) -> None:
    """Six months after October or November 2019 it may have left, or not yet."""
    told = found("art7.2", on, event(WithdrawalNotice, "2019-10..2019-11"))
    (year,) = (each for each in told.years if each.year == 2018)
    assert year.owed is owed


@pytest.mark.parametrize(
    ("obligation", "left", "named"),
    [("art7.2", True, True), ("art3", True, False), ("art7.2", False, False)],
)
def test_article_20_reports_that_fall_due_later(
    obligation: str, *, left: bool, named: bool
) -> None:
    """They are asked about where a State has left that owed one every year."""
    notice, signed = event(WithdrawalNotice, "2019-01-01"), event(Signature, OPENED)
    record = world(notice) if left else world(signed, deposit=None)
    told = ccm.as_of(date(2020, 1, 1), record=record).assess("XRU", obligation)
    assert ("last_reports" in choices(told.explanation)) is named
