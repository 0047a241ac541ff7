"""What holds on the very day on which something begins, ends or falls due."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.facts import MeetingKind
from ccm.rules import Truth
from ccm.rules.courses import Course
from ccm.support import Coalition, calendar
from ccm.support.coordination import (
    Appointment,
    Office,
    OfficeKind,
    _replaced,
    _serving,
)
from ccm.support.course import following, session
from ccm.support.presidents import Tenure, _can_fall
from ccm.testing.fiction import FICTION, RURITANIA, meeting, world
from ccm.view import AsOf

MEETINGS = (
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("6MSP", "2016-09-05", "2016-09-07"),
    meeting("7MSP", "2017-09-04", "2017-09-06"),
    meeting("8MSP", "2018-09-03", "2018-09-05"),
)
RECORD = world(meetings=MEETINGS)


def _on(day: str) -> AsOf:
    return ccm.as_of(date.fromisoformat(day), record=RECORD)


@pytest.mark.parametrize(
    ("since", "until", "falls"),
    [
        ("2016-07-06", "2016-07-06", False),
        ("2016-07-07", "2016-07-07", True),
        ("2016-07-07", "2016-07-20", True),
        ("2016-07-01", "2016-07-07", True),
        ("2016-07-08", "2016-07-20", False),
    ],
)
def test_what_falls_due_on_the_first_day_or_the_last(
    since: str, until: str, *, falls: bool
) -> None:
    """The budget, 60 days before 5 September 2016: on 7 July (annex V, para. 4)."""
    found = calendar(_on(since), until=date.fromisoformat(until))
    assert (("6MSP", "isu.4") in {(d.meeting, d.id) for d in found}) is falls


@pytest.mark.parametrize(
    ("day", "at_work"),
    [
        ("2018-03-04", Truth.FALSE),
        ("2018-03-05", Truth.TRUE),
        ("2019-05-31", Truth.TRUE),
        ("2019-06-01", Truth.FALSE),
    ],
)
def test_a_coalition_is_at_work_from_its_first_day_until_it_ends(
    day: str, at_work: Truth
) -> None:
    """Answers are as of the end of a day: on that of its end it is over."""
    coalition = Coalition(
        state=RURITANIA,
        since=PartialDate.parse("2018-03-05"),
        until=PartialDate.parse("2019-06-01"),
        source=FICTION,
    )
    assert coalition.at_work(_on(day)) is at_work


class TestCoordinators:
    """Two coordinators of a theme, for two years, which are counted in Meetings."""

    OFFICE = Office(
        office="universalization",
        kind=OfficeKind.COORDINATOR,
        decided_by="1RC",
        term=Period(years=2),
        source=FICTION,
    )

    @staticmethod
    def _named(by: str, made: str = "", ends: str = "") -> Appointment:
        return Appointment(
            office="universalization",
            state=RURITANIA,
            named_by=by,
            since=PartialDate.parse(made) if made else None,
            ends=PartialDate.parse(ends) if ends else None,
            source=FICTION,
        )

    @pytest.mark.parametrize(
        ("day", "held"),
        [
            ("2016-09-07", Truth.TRUE),
            ("2016-09-08", Truth.UNKNOWN),
            ("2017-09-06", Truth.UNKNOWN),
            ("2017-09-07", None),
        ],
    )
    def test_a_term_ends_with_the_last_day_of_a_meeting(
        self, day: str, held: Truth | None
    ) -> None:
        """The two years that began in 2015 end with 7MSP, on 6 September 2017.

        That it does not end with the meeting before is not on record.
        """
        seat = _serving(self.OFFICE, self._named("1RC"), _on(day))
        assert (seat.held if seat else None) == held

    @pytest.mark.parametrize(
        ("made", "replaced"), [("2016-09-07", True), ("2016-09-08", False)]
    )
    def test_a_list_made_by_the_close_of_a_meeting_is_replaced(
        self, made: str, *, replaced: bool
    ) -> None:
        """Whom the meeting named serves from its close on, and not who was listed."""
        listed = self._named("", made, "2018-12-31")
        view = _on("2018-01-01")
        assert _replaced(listed, [self._named("6MSP")], view) is replaced


@pytest.mark.parametrize(
    ("opens", "found"), [("2016-09-07", []), ("2016-09-08", ["X"])]
)
def test_what_opens_on_the_last_day_of_a_meeting_does_not_follow_it(
    opens: str, found: list[str]
) -> None:
    """It follows from the day after on."""
    record = world(meetings=(*MEETINGS[:2], meeting("X", opens, "2016-09-30")))
    assert [each.label for each in following(record, "6MSP")] == found


class TestTenure:
    """A term, from the morrow of one meeting to the last day of the next."""

    TENURE = Tenure(
        meeting="7MSP",
        follows="6MSP",
        state=RURITANIA,
        first=date(2016, 9, 8),
        last=date(2017, 9, 6),
        source=FICTION,
    )

    @pytest.mark.parametrize(
        ("day", "runs"),
        [
            ("2016-09-07", False),
            ("2016-09-08", True),
            ("2017-09-06", True),
            ("2017-09-07", False),
        ],
    )
    def test_runs_on_its_first_day_and_its_last(self, day: str, *, runs: bool) -> None:
        """And on no other day around them; so a conference can fall into it."""
        on = date.fromisoformat(day)
        assert self.TENURE.runs(Course(), on) is runs
        record = world(meetings=(meeting("2RC", day, "2017-09-30"),))
        assert _can_fall(session(record, "2RC"), self.TENURE) is runs
