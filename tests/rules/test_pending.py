"""A pending request that keeps a deadline from passing, where it is read so (A-12)."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

import ccm
from ccm.dates import Period
from ccm.facts import (
    Event,
    ExtensionDecision,
    ExtensionRequest,
    Meeting,
    StockpileDeclared,
    StockpileDestroyed,
)
from ccm.rules import Finding, Reading
from ccm.testing.fiction import event, meeting, world

STOCK = event(StockpileDeclared, "2011-12-01")
SUSPENDS = Reading(pending_request="suspends")
YEAR = Period(years=1)
DAY = timedelta(days=1)
NINTH = meeting("9MSP", "2019-12-01", "2019-12-10")
TENTH = meeting("10MSP", "2020-09-07", "2020-09-11")


def asked(number: int, filed: str | date, label: str) -> Event:
    """Return a request for a year."""
    case = {"obligation": "art3", "number": number, "meeting": label}
    return event(ExtensionRequest, filed, length=YEAR, **case)


def decided(number: int, taken: str, label: str, **how: object) -> Event:
    """Return a decision on a request, a refusal if no more is said."""
    case = {"obligation": "art3", "number": number, "meeting": label}
    return event(ExtensionDecision, taken, **case, **(how or {"granted": False}))


def found(
    on: str,
    *events: Event,
    meetings: tuple[Meeting, ...] = (NINTH, TENTH),
    reading: Reading = SUSPENDS,
) -> Finding:
    """Return where Ruritania stands, whose stocks were due on 1 October 2019."""
    record = world(STOCK, *events, meetings=meetings)
    view = ccm.as_of(date.fromisoformat(on), record=record, reading=reading)
    return view.assess("XRU", "art3")


FIRST = asked(1, "2018-10-01", "9MSP")
SECOND = asked(2, "2019-12-20", "10MSP")
REFUSED = decided(1, "2019-12-10", "9MSP")


@pytest.mark.parametrize(
    ("on", "possible"),
    [
        ("2019-12-10", {"outstanding"}),
        ("2019-12-11", {"outstanding", "overdue"}),
        ("2019-12-20", {"outstanding", "overdue"}),
        ("2020-01-15", {"outstanding", "overdue"}),
    ],
)
def test_filed_once_the_meeting_may_have_refused_the_one_before(
    on: str, possible: set[str]
) -> None:
    """Then the deadline had passed, and a second request keeps it from nothing."""
    assert found(on, FIRST, SECOND).possible == possible
    if on > "2019-12-10":  # till its close the meeting is taken to have decided nothing
        assert found(on, FIRST, SECOND, REFUSED).status == "overdue"


def test_performed_once_the_meeting_may_have_refused_it() -> None:
    """In time if it was granted, and late if not."""
    done = event(StockpileDestroyed, "2020-01-10")
    said = found("2020-02-01", FIRST, SECOND, done)
    assert said.possible == {"fulfilled", "fulfilled late"}
    assert found("2020-02-01", FIRST, SECOND, REFUSED, done).status == "fulfilled late"


def test_filed_while_the_meeting_sat() -> None:
    """The ninth may have refused the first request by then, or later."""
    during = asked(2, "2019-12-05", "10MSP")
    for day, status in (("2019-12-04", "overdue"), ("2019-12-06", "outstanding")):
        told = FIRST, during, decided(1, day, "9MSP")
        assert found("2019-12-20", *told).status == status
    assert found("2019-12-20", FIRST, during).possible == {"outstanding", "overdue"}


def test_a_later_request_that_may_have_been_decided_before() -> None:
    """A decision on the second leaves the first behind, whichever meeting comes."""
    early = meeting("9MSP", "2019-06-23", "2019-07-03")
    late = meeting("10MSP", "2020-03-30", "2020-03-30")
    told = asked(1, "2019-06-23", "10MSP"), asked(2, "2019-06-23", "9MSP")
    said = found("2019-10-02", *told, meetings=(early, late))
    assert said.possible == {"outstanding", "overdue"}
    refused = decided(2, "2019-07-01", "9MSP")
    said = found("2019-10-02", *told, refused, meetings=(early, late))
    assert said.status == "overdue"


def test_a_later_request_of_which_neither_is_on_record() -> None:
    """Nor its decision; the third one shows that there was a second."""
    first, third = asked(1, "2019-09-01", "10MSP"), decided(3, "2019-12-20", "9MSP")
    between = asked(4, "2019-12-21", "10MSP")
    said = found("2020-01-15", first, third, between)
    assert said.possible == {"outstanding", "overdue"}


@pytest.mark.parametrize("granted", [False, True])
def test_thousands_of_requests_one_after_the_other(*, granted: bool) -> None:
    """Filed a day after the deadline, or while the first is pending till 2050."""
    first = date(2019, 10, 1) + DAY
    each = [asked(2 + n, first + n * DAY, "40MSP") for n in range(3000)]
    timely = asked(1, "2019-10-01", "40MSP")
    far = meeting("40MSP", "2050-09-07", "2050-09-11")
    told = (timely, *each, decided(1, "2024-01-01", "40MSP")) if granted else each
    said = found("2028-01-01", *told, meetings=(far,))
    assert said.status == ("outstanding" if granted else "overdue")


def test_each_filed_while_the_one_before_was_pending() -> None:
    """The first came on the deadline; each is decided once the next is pending."""
    start = date(2019, 10, 1)
    told: list[Event] = []
    for n in range(1, 1200):
        told.append(asked(n, start + (2 * n - 2) * DAY, "40MSP"))
        told.append(decided(n, str(start + (2 * n + 1) * DAY), "40MSP"))
    far = meeting("40MSP", "2050-09-07", "2050-09-11")
    last = told[-1].date.latest
    for on, status in ((last - DAY, "outstanding"), (last, "overdue")):
        assert found(str(on), *told, meetings=(far,)).status == status


def test_one_of_a_lower_number_that_was_filed_later() -> None:
    """Both came after the deadline, and neither while the other kept it."""
    later, sooner = asked(1, "2019-10-10", "10MSP"), asked(2, "2019-10-05", "10MSP")
    assert found("2019-10-20", later, sooner).status == "overdue"


def test_filed_while_a_late_one_was_pending_that_is_decided_since() -> None:
    """Nothing kept the deadline when the first was filed."""
    late, then = asked(1, "2019-10-10", "9MSP"), asked(2, "2019-11-01", "10MSP")
    refused = decided(1, "2019-12-05", "9MSP")
    assert found("2019-12-20", late, then, refused).status == "overdue"


def test_filed_while_one_was_pending_that_is_read_as_inadmissible() -> None:
    """Less than nine months before its meeting; read so (A-11b), it keeps nothing."""
    told = asked(1, "2019-09-01", "9MSP"), asked(2, "2019-11-01", "10MSP")
    barred = attrs.evolve(SUSPENDS, late_request="inadmissible")
    assert found("2019-11-15", *told).status == "outstanding"
    assert found("2019-11-15", *told, reading=barred).status == "overdue"
