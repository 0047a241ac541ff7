"""CCM/CONF/2015/7, paras. 30(c), 31 and 32: the Coordination Committee."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ccm
from ccm.dates import Period
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.facts import MeetingKind, Source, packaged_record
from ccm.rules import Cause, Truth
from ccm.support import (
    Appointment,
    Office,
    OfficeKind,
    Seat,
    appointments,
    committee,
    coordination,
)
from ccm.support.tables import table
from ccm.testing.fiction import meeting, world

CLOSE = date(2015, 9, 11)
"""The First Review Conference closed, which welcomed the coordinators."""

# Theme, the State whose end is printed, that end, and the partner (para. 31).
PAIRS = [
    ("universalization", "ZMB", "2017-09-06", "ECU"),
    ("victim assistance", "CHL", "2017-09-06", "AUS"),
    ("clearance and risk reduction education", "NOR", "2017-09-06", "BIH"),
    ("stockpile destruction and retention", "MEX", "2017-09-06", "FRA"),
    ("cooperation and assistance", "IRQ", "2017-09-06", "AUT"),
]


def _seats(day: date, office: str) -> dict[str, Seat]:
    return {
        seat.state.alpha3 if seat.state else "": seat
        for seat in committee(ccm.as_of(day))
        if seat.office == office
    }


class TestParagraph30c:
    """Who sits in it."""

    def test_the_list_of_2015_and_the_one_office_of_2020(self) -> None:
        """President, President-designate, six themes and two, three observers."""
        seats = committee(ccm.as_of(CLOSE))
        kinds = {
            kind: {s.office for s in seats if s.kind is kind} for kind in OfficeKind
        }
        assert len(kinds[OfficeKind.COORDINATOR]) == 6 + 2
        assert len(kinds[OfficeKind.OBSERVER]) == 3
        assert kinds[OfficeKind.PRESIDENCY] == {
            "President",
            "President-designate",
            "outgoing President",
        }

    def test_the_outgoing_president_is_disputed(self) -> None:
        """Para. 130 of the review of 2020 has the office, the list of 2015 has not."""
        (seat,) = _seats(date(2016, 6, 1), "outgoing President").values()
        assert seat.held == Truth.UNKNOWN
        assert seat.missing[0].cause is Cause.DISPUTED
        assert seat.state is not None
        assert seat.state.name == "Croatia"

    def test_the_outgoing_president_was_not_heard_of_before_2020(self) -> None:
        """Whoever read the report of 2015 alone knows no such office."""
        seats = committee(ccm.as_of(date(2016, 6, 1), known_by=date(2016, 6, 1)))
        assert "outgoing President" not in {seat.office for seat in seats}

    def test_the_designate_of_the_sixth_meeting(self) -> None:
        """The Conference designated the Netherlands (para. 33)."""
        (seat,) = _seats(date(2015, 10, 1), "President-designate").values()
        assert seat.held is Truth.TRUE
        assert seat.state is not None
        assert seat.state.alpha3 == "NLD"

    def test_the_day_of_a_designation_is_not_recorded(self) -> None:
        """Who presided later is known; since when it was to is not."""
        (seat,) = _seats(date(2016, 6, 1), "President-designate").values()
        assert (seat.state and seat.state.alpha3, seat.held) == ("DEU", Truth.UNKNOWN)

    def test_no_designate_beyond_the_last_meeting(self) -> None:
        """After the Third Review Conference nothing is known."""
        (seat,) = _seats(date(2026, 3, 1), "President-designate").values()
        assert seat.state is None

    def test_after_the_last_meeting_known_nobody_of_2015_comes_back(self) -> None:
        """Lao PDR went out with its Conference; whoever follows is not recorded."""
        day = date(2026, 11, 1)
        (designate,) = _seats(day, "President-designate").values()
        assert (designate.state, designate.held) == (None, Truth.UNKNOWN)
        (outgoing,) = _seats(day, "outgoing President").values()
        assert outgoing.state is not None
        assert outgoing.state.alpha3 == "LAO"

    def test_nobody_knew_the_designate_before_the_meeting(self) -> None:
        """Who presided in 2017 says nothing to whoever asks with the papers of 2015."""
        view = ccm.as_of(date(2016, 6, 1), known_by=date(2015, 12, 31))
        seats = {seat.office: seat for seat in committee(view)}
        assert seats["President-designate"].state is None
        assert seats["President"].state is not None
        assert seats["President"].state.alpha3 == "NLD"

    def test_nobody_presides_in_the_gap(self) -> None:
        """The seat of the President is empty then."""
        (seat,) = _seats(date(2015, 10, 1), "President").values()
        assert (seat.state, seat.held) == (None, Truth.UNKNOWN)

    def test_the_outgoing_president_on_the_last_day_of_the_conference(self) -> None:
        """Croatia still presides (para. 15); Costa Rica did before it (para. 24)."""
        (seat,) = _seats(CLOSE, "outgoing President").values()
        assert seat.state is not None
        assert seat.state.alpha3 == "CRI"

    def test_the_outgoing_president_on_the_morrow_of_the_conference(self) -> None:
        """Then Croatia has presided last."""
        (seat,) = _seats(date(2015, 9, 12), "outgoing President").values()
        assert seat.state is not None
        assert seat.state.alpha3 == "HRV"

    def test_no_meeting_before_the_conference_is_on_record(self) -> None:
        """Then nobody is known to have presided before it, on its last day."""
        rc = MeetingKind.RC
        founding = meeting("1RC", "2015-09-07", "2015-09-11", kind=rc)
        view = ccm.as_of(CLOSE, record=world(meetings=(founding,)))
        (seat,) = (s for s in committee(view) if s.office == "outgoing President")
        assert (seat.state, seat.held) == (None, Truth.UNKNOWN)

    def test_no_list_of_offices_before_the_conference_closed(self) -> None:
        """Then only coordinators are known; nobody in a world without it."""
        before = committee(ccm.as_of(date(2015, 9, 10)))
        assert {seat.kind for seat in before} == {OfficeKind.COORDINATOR}
        assert committee(ccm.as_of(date(2011, 12, 1))) == ()
        assert committee(ccm.as_of(date(2016, 1, 1), record=world())) == ()


class TestLists:
    """Of 2012 to 2018 pages of the ISU list the Committee, from year to year."""

    def test_between_the_two_years_it_is_certain(self) -> None:
        """The list of 2012 and 2013: Zambia from 2012 to 2013, Costa Rica to 2014."""
        theme = "general status and operation"
        for day in (date(2012, 12, 31), date(2013, 1, 1)):
            seats = _seats(day, theme)
            assert set(seats) == {"ZMB", "CRI"}
            assert {seat.held for seat in seats.values()} == {Truth.TRUE}

    @pytest.mark.parametrize(
        ("day", "state", "gap"),
        [
            (date(2012, 6, 1), "PRT", "since when Portugal serves"),
            (date(2013, 6, 1), "PRT", "until when Portugal serves"),
            (date(2017, 6, 1), "FRA", "since when France serves"),
            (date(2018, 3, 1), "FRA", "until when France serves"),
        ],
    )
    def test_the_days_in_these_years_are_not_printed(
        self, day: date, state: str, gap: str
    ) -> None:
        """Portugal 2012 to 2013, France until 2018."""
        seat = _seats(day, "universalization")[state]
        assert seat.held == Truth.UNKNOWN
        assert gap in str(seat.missing[0])

    def test_the_list_of_the_conference_replaces_those_before(self) -> None:
        """Lebanon was listed to 2016; para. 31 names Czechia and Switzerland."""
        theme = "general status and operation"
        assert _seats(date(2015, 9, 10), theme)["LBN"].held is Truth.TRUE
        assert set(_seats(CLOSE, theme)) == {"CZE", "CHE"}

    def test_nobody_read_a_list_before_it_was_made(self) -> None:
        """The list of 2017 and 2018 was unknown in 2016."""
        view = ccm.as_of(date(2018, 1, 1), known_by=date(2016, 12, 31))
        assert "FRA" not in {s.state.alpha3 for s in committee(view) if s.state}

    def test_a_term_needs_a_meeting_or_years(self) -> None:
        """A row that tells neither says nothing."""
        state = ccm.as_of(CLOSE).state("PRT")
        with pytest.raises(InvalidValueError, match="named_by: expected a meeting"):
            Appointment(source=(Source("fiction"),), office="victims", state=state)


class TestParagraph31:
    """Coordinators of six themes, for two years."""

    @pytest.mark.parametrize(("theme", "first", "end", "partner"), PAIRS)
    def test_pairs(self, theme: str, first: str, end: str, partner: str) -> None:
        """The one with a printed end, and its partner."""
        seats = _seats(CLOSE, theme)
        assert set(seats) == {first, partner}
        assert str(seats[first].until) == end
        assert str(seats[partner].until) == "2016"  # in the list of 2014 and 2015
        assert {seat.held for seat in seats.values()} == {Truth.TRUE}

    def test_general_status(self) -> None:
        """Czechia until the end of 6MSP, Switzerland until that of 7MSP."""
        theme = "general status and operation"
        assert {s: str(x.until) for s, x in _seats(CLOSE, theme).items()} == {
            "CZE": "2016-09-07",
            "CHE": "2017-09-06",
        }
        assert set(_seats(date(2016, 9, 7), theme)) == {"CZE", "CHE"}
        later = _seats(date(2016, 9, 8), theme)
        assert {s for s, seat in later.items() if seat.held is Truth.TRUE} == {"CHE"}
        assert set(later) == {"CHE", "BIH", "DEU"}  # of whom one joined in 2016

    def test_a_partner_can_leave_with_the_next_meeting(self) -> None:
        """Meetings elect: before 6MSP ends Ecuador stays, then nobody can tell."""
        assert _seats(date(2016, 9, 7), "universalization")["ECU"].held is Truth.TRUE
        later = _seats(date(2016, 9, 8), "universalization")["ECU"]
        assert later.held == Truth.UNKNOWN
        assert "until when Ecuador serves" in str(later.missing[0])
        with pytest.raises(UndeterminedError, match="universalization: until when"):
            bool(later.held)

    def test_two_years_end_with_the_seventh_meeting(self) -> None:
        """Nobody's term of 2015 outlasts it; a list has two others until 2018."""
        assert set(_seats(date(2017, 9, 7), "universalization")) == {"FRA", "PAN"}
        seats = _seats(date(2019, 1, 1), "universalization")
        assert list(seats) == [""]
        assert seats[""].held == Truth.UNKNOWN
        assert seats[""].missing[0].cause is Cause.BEYOND_THE_RECORD

    def test_fourteen_coordinators_were_welcomed(self) -> None:
        """Two, five pairs, and two more (paras. 31 and 32)."""
        assert len(appointments(ccm.as_of(CLOSE))) == 2 + 2 * len(PAIRS) + 2


class TestParagraph32:
    """Reporting and national implementation, for one year."""

    @pytest.mark.parametrize(
        ("theme", "state"),
        [("transparency", "CRI"), ("national implementation", "NZL")],
    )
    def test_one_year(self, theme: str, state: str) -> None:
        """Until the next Meeting ends, if not extended."""
        assert str(_seats(CLOSE, theme)[state].until) == "2016-09-07"
        assert state not in _seats(date(2016, 9, 8), theme)


def test_a_term_is_of_whole_years() -> None:
    """It is counted in Meetings, of which there is one a year."""
    with pytest.raises(InvalidValueError, match="term: expected whole years"):
        Office(
            source=(Source("fiction"),),
            office="victim assistance",
            kind=OfficeKind.COORDINATOR,
            decided_by="1RC",
            term=Period(months=18),
        )


def test_a_term_of_which_no_end_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no later meeting is on record with which it could end: it may run on."""
    state = packaged_record().states.find("ZMB")
    theme = "universalization"
    named = Appointment(
        source=(Source("fiction"),), office=theme, state=state, named_by="1RC"
    )

    def told(name: str, kind: Any) -> tuple[Any, ...]:
        return (named,) if name == "coordinators" else table(name, kind)

    monkeypatch.setattr(coordination, "table", told)
    founding = meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC)
    view = ccm.as_of(date(2016, 1, 1), record=world(meetings=(founding,)))
    (seat,) = (each for each in committee(view) if each.office == theme)
    assert (seat.state, seat.held) == (state, Truth.UNKNOWN)
    assert "until when" in str(seat.missing[0])
