"""What the norms of another treaty may leave out, or take otherwise."""

from __future__ import annotations

from datetime import date

import attrs

import ccm
from ccm.convention import CONVENTION
from ccm.dates import Period
from ccm.facts import (
    Coverage,
    Event,
    ExtensionRequest,
    HostilitiesEnded,
    StockpileDeclared,
)
from ccm.rules import Cause, TimeBound, Treaty, Truth
from ccm.testing.fiction import FICTION, event, meeting, world


def _bound(obligation: str) -> TimeBound:
    norm = CONVENTION.norm(obligation)
    assert isinstance(norm, TimeBound)
    return norm


def _treaty(*norms: TimeBound) -> Treaty:
    return attrs.evolve(CONVENTION, obligations=norms)


def _view(on: str, treaty: Treaty, *events: Event) -> ccm.AsOf:
    ninth = meeting("9MSP", "2019-09-02", "2019-09-04")
    record = world(*events, meetings=(ninth,))
    return ccm.as_of(date.fromisoformat(on), record=record, treaty=treaty)


def test_a_start_that_is_no_question_of_reading() -> None:
    """Every event of the kind starts a period, whatever shows that it happened."""
    plain = attrs.evolve(_bound("art4.1b"), start_read_by="", start_overheard="")
    ended = event(HostilitiesEnded, "2012-01-05")
    found = _view("2019-12-15", _treaty(plain), ended).assess("XRU", "art4.1b")
    assert str(found.deadline) == "2022-01-05"


def test_a_request_that_need_not_contain_anything() -> None:
    """Then it lacks nothing, and is in order without."""
    norm = _bound("art3")
    assert norm.extension is not None
    rule = attrs.evolve(norm.extension, contents=(), renewal_contents=())
    view = _view(
        "2019-01-15",
        _treaty(attrs.evolve(norm, extension=rule)),
        event(StockpileDeclared, "2011-12-01"),
    )
    case = {"obligation": "art3", "number": 1, "meeting": "9MSP"}
    request = event(ExtensionRequest, "2018-11-01", length=Period(years=1), **case)
    review = view.review(request)
    assert review.lacking == ()
    assert review.in_order is Truth.TRUE


def test_a_report_that_is_due_from_an_event() -> None:
    """Where nothing started its period, it is not yet due on no day."""
    report = attrs.evolve(_bound("art7.1"), runs_from=HostilitiesEnded)
    norm = attrs.evolve(_bound("art3"), reported_under=report)
    nothing = Coverage(obligation="art3", source=FICTION)
    causes = []
    for told in (_bound("art3"), norm):
        record = world(coverage=(nothing,))
        view = ccm.as_of(date(2011, 12, 1), record=record, treaty=_treaty(told))
        gaps = view.assess("XRU", "art3").missing
        (gap,) = (each for each in gaps if each.fact == "its initial report")
        causes.append(gap.cause)
    assert causes == [Cause.NOT_YET_DUE, Cause.NOT_REPORTED]
