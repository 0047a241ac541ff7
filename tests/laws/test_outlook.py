"""Laws of an outlook: it and a review of what is filed say the same."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.duties.hearings import Hearing
from ccm.duties.outlook import Outlook
from ccm.facts import (
    ContaminationDeclared,
    ExtensionRequest,
    Record,
    StockpileDeclared,
)
from ccm.rules import Irregularity, Reading
from ccm.testing.fiction import event, meeting, world

DAY = timedelta(days=1)
DAYS = st.dates(date(2012, 1, 1), date(2024, 12, 31))
READINGS = st.sampled_from(
    [
        Reading(),
        Reading(before_expiry="decision"),
        Reading(lead_counts_from="closing"),
        Reading(lead_counted_in="months of 30 days"),
    ]
)
LATE = ("art3.5", "art4.6")


@st.composite
def worlds(draw: st.DrawFn) -> Record:
    """Return a world with a few meetings, some of which are known by their month."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=3, unique=True)))
    vague = draw(st.booleans())
    held = [
        meeting(f"{n}MSP", text := str(day)[: 7 if vague else 10], text)
        for n, day in enumerate(days, 1)
    ]
    declared = (
        event(kind, "2011-12-01") for kind in (StockpileDeclared, ContaminationDeclared)
    )
    return world(*declared, meetings=tuple(held))


def _late(
    view: ccm.AsOf, outlook: Outlook, hearing: Hearing, day: date
) -> list[Irregularity]:
    """Return what a review finds late in a request that is filed on a day."""
    request = event(
        ExtensionRequest,
        PartialDate.on(day),
        obligation=outlook.obligation,
        number=outlook.number,
        meeting=hearing.meeting.label,
    )
    review = view.review(request)
    return [i for i in review.irregularities if i.provision in LATE]


@given(worlds(), DAYS, st.sampled_from(["art3", "art4"]), READINGS)
def test_who_files_by_the_last_day_is_never_late(
    record: Record, on: date, obligation: str, reading: Reading
) -> None:
    """On the last day; if that is in doubt, on the first that it can be."""
    view = ccm.as_of(on, record=record, reading=reading)
    outlook = view.outlook("XRU", obligation)
    assume(outlook.hearings)
    for hearing in outlook.hearings:
        if hearing.last_day and hearing.last_day.earliest >= on:
            assert not _late(view, outlook, hearing, hearing.last_day.earliest)


@given(worlds(), DAYS, st.sampled_from(["art3", "art4"]), READINGS)
def test_who_files_on_the_day_after_is_late(
    record: Record, on: date, obligation: str, reading: Reading
) -> None:
    """On the day after the last that it can be."""
    view = ccm.as_of(on, record=record, reading=reading)
    outlook = view.outlook("XRU", obligation)
    assume(outlook.hearings)
    for hearing in outlook.hearings:
        if hearing.last_day and hearing.last_day.latest >= on:
            assert _late(view, outlook, hearing, hearing.last_day.latest + DAY)


@given(worlds(), DAYS, st.sampled_from(["art3", "art4"]))
def test_to_learn_the_day_of_a_meeting_narrows_the_last_day(
    record: Record, on: date, obligation: str
) -> None:
    """Whichever day of the month it is."""
    vague = ccm.as_of(on, record=record).outlook("XRU", obligation)
    for told in ("earliest", "latest"):
        known = tuple(
            attrs.evolve(m, opens=PartialDate.on(day), closes=PartialDate.on(day))
            for m in record.meetings
            for day in [getattr(m.opens, told)]
        )
        narrow = ccm.as_of(on, record=attrs.evolve(record, meetings=known))
        found = {
            h.label: h.last_day for h in narrow.outlook("XRU", obligation).hearings
        }
        for hearing in vague.hearings:
            ours, last = found.get(hearing.label), hearing.last_day
            if ours and last:
                assert last.earliest <= ours.earliest <= ours.latest <= last.latest


@given(worlds(), DAYS)
def test_the_schedule_holds_no_other_day(record: Record, on: date) -> None:
    """Each day to file that falls due is one of the outlook's."""
    view, until = ccm.as_of(on, record=record), on.replace(year=on.year + 5, day=1)
    for due in view.schedule(until=until):
        if due.what.startswith("request "):
            outlook = view.outlook(due.state, due.id)
            runs = [run for h in outlook.hearings for run in h.runs]
            ends = {(max(a, on), min(b, until)) for a, b in runs}
            assert any(due.on in (first, last) for first, last in ends)
            assert any(a <= due.on <= b for a, b in runs)
            assert not due.certain
