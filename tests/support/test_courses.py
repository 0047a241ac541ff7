"""What is said to be certain is so whatever the days of meetings turn out to be."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import Meeting, MeetingKind
from ccm.rules import Truth
from ccm.support import calendar, committee, presidency
from ccm.support.course import following
from ccm.testing.fiction import FICTION, meeting, world
from ccm.view import AsOf

FOUNDING = meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC)
END = date(2023, 12, 31)
HELD = (
    ("6MSP", MeetingKind.MSP, date(2016, 9, 5)),
    ("7MSP", MeetingKind.MSP, date(2017, 9, 4)),
    ("8MSP", MeetingKind.MSP, date(2018, 9, 3)),
    ("2RC", MeetingKind.RC, date(2020, 9, 7)),
    ("10MSP", MeetingKind.MSP, date(2022, 8, 30)),
)


def _view(days: list[PartialDate], on: date) -> AsOf:
    meetings = tuple(
        Meeting(
            label=label,
            kind=kind,
            opens=day,
            closes=day,
            place="Strelsau",
            source=FICTION,
        )
        for (label, kind, _), day in zip(HELD, days, strict=True)
    )
    return ccm.as_of(on, record=world(meetings=(FOUNDING, *meetings)))


def _surely_seated(view: AsOf) -> set[tuple[str, str]]:
    seats = (seat for seat in committee(view) if seat.held is Truth.TRUE)
    return {(seat.office, str(seat.state)) for seat in seats}


def _certain(view: AsOf) -> set[tuple[str, str]]:
    found = calendar(view, since=FOUNDING.opens.earliest, until=END)
    return {(due.meeting, due.id) for due in found if due.meeting and due.certain}


def _settled(view: AsOf, truth: Truth) -> set[str]:
    found = calendar(view, since=FOUNDING.opens.earliest, until=END)
    return {d.meeting for d in found if d.id == "meeting" and d.done is truth}


@given(
    spans=st.lists(
        st.tuples(st.integers(0, 150), st.integers(0, 200)), min_size=5, max_size=5
    ),
    on=st.dates(date(2015, 10, 1), date(2022, 12, 31)),
    data=st.data(),
)
def test_to_learn_the_days_of_meetings_unsettles_nothing(
    spans: list[tuple[int, int]], on: date, data: st.DataObject
) -> None:
    """Who presides, who sits, what is over, and which rules hold."""
    firsts = [
        day + timedelta(days=span[0])
        for (*_, day), span in zip(HELD, spans, strict=True)
    ]
    ends = [
        day + timedelta(days=span[1]) for day, span in zip(firsts, spans, strict=True)
    ]
    vague = _view(list(map(PartialDate, firsts, ends)), on)
    days = [data.draw(st.dates(*span)) for span in zip(firsts, ends, strict=True)]
    known = _view(list(map(PartialDate.on, days)), on)
    president = presidency(vague).state
    assert president in (None, presidency(known).state)
    assert _surely_seated(vague) <= _surely_seated(known)
    assert _certain(vague) <= _certain(known)
    for truth in (Truth.TRUE, Truth.FALSE):
        assert _settled(vague, truth) <= _settled(known, truth)


def test_what_opens_between_two_parts_of_a_meeting_does_not_follow_it() -> None:
    """A meeting has closed once its last part has."""
    second = attrs.evolve(
        meeting("1RC", "2016-03-01", "2016-03-02", kind=MeetingKind.RC), part=2
    )
    between = meeting("6MSP", "2016-01-11", "2016-01-12")
    after = meeting("7MSP", "2016-09-05", "2016-09-07")
    record = world(meetings=(FOUNDING, between, second, after))
    assert [each.label for each in following(record, "1RC")] == ["7MSP"]
