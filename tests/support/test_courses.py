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


def test_a_meeting_that_may_have_closed_is_not_the_last() -> None:
    """Whom the Conference designated for it is President-designate as before."""
    sixth = meeting("6MSP", "2015-10-05", "2015-10-07..2016-01-20")
    record = world(meetings=(FOUNDING, sixth))
    seats = committee(ccm.as_of(date(2015, 10, 15), record=record))
    (designate,) = (seat for seat in seats if seat.office == "President-designate")
    assert designate.state is not None
    assert designate.state.alpha3 == "NLD"
    assert designate.held is Truth.TRUE


def test_before_which_of_two_ends_of_a_term_is_not_known() -> None:
    """The term that may have ended is shown, and whose it is on the day is open."""
    sixth = meeting("6MSP", "2016-09-01", "2016-09")
    seventh = meeting("7MSP", "2017-09-04", "2017-09-06")
    record = world(meetings=(FOUNDING, sixth, seventh))
    found = presidency(ccm.as_of(date(2016, 9, 15), record=record))
    assert found.state is None
    assert found.tenure is not None
    assert found.tenure.meeting == "6MSP"
    assert "the days of the term (2016-01-01 to 2016-09" in str(found.missing[0])


def test_what_is_due_at_a_meeting_that_may_come_after_the_review() -> None:
    """The rules of 2015 hold up to the end of the Conference that reviews them."""
    tenth = meeting("10MSP", "2020-10-05", "2020-10-07")
    for closes, certain in (("2020-10-04..2020-12-01", False), ("2020-12-01", True)):
        review = meeting("2RC", "2020-09-07", closes, kind=MeetingKind.RC)
        view = ccm.as_of(
            date(2020, 1, 1), record=world(meetings=(FOUNDING, tenth, review))
        )
        due = calendar(view, since=FOUNDING.opens.earliest, until=END)
        assert {d.certain for d in due if d.meeting == "10MSP"} >= {certain}
        assert all(
            d.certain is certain
            for d in due
            if d.meeting == "10MSP" and d.id.startswith("isu.")
        )


def test_a_year_is_financial_once_the_procedures_were_surely_adopted() -> None:
    """Adopted around the turn of a year, they do not surely ask of the next."""
    founding = meeting("1RC", "2015-12-28", "2015-12-30..2016-01-04")
    record = world(meetings=(attrs.evolve(founding, kind=MeetingKind.RC),))
    view = ccm.as_of(date(2016, 6, 1), record=record)
    found = calendar(view, since=date(2015, 9, 1), until=date(2017, 12, 31))
    yearly = [due for due in found if due.id.startswith("isu.") and not due.meeting]
    assert {due.turn for due in yearly} == {"2017"}


def test_without_the_conference_that_reviews_them_the_rules_hold() -> None:
    """As long as the record holds none, what is due is certain."""
    sixth = meeting("6MSP", "2016-09-05", "2016-09-07")
    view = ccm.as_of(date(2016, 1, 1), record=world(meetings=(FOUNDING, sixth)))
    due = calendar(view, since=view.on, until=date(2016, 12, 31))
    assert {each.certain for each in due} == {True}
