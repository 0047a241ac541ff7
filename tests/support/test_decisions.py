"""What meetings decided, the tasks they set, and the sponsorship programme."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import ccm
from ccm.convention.article11_meetings import yearly_meeting
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import Source
from ccm.rules import Truth
from ccm.support import (
    Task,
    decisions,
    meeting_plans,
    reserve_level,
    sponsorship,
    tasks,
)

AFTER_1RC = ccm.as_of(date(2015, 9, 11))
AFTER_7MSP = ccm.as_of(date(2017, 9, 6))
REVIEW_2020 = ccm.as_of(date(2020, 9, 28))


def _task(name: str, view: ccm.AsOf = REVIEW_2020) -> Task:
    return next(task for task in tasks(view) if task.id == name)


class TestMeetings:
    """CCM/CONF/2015/7, para. 30(d): one a year until the Second Review Conference."""

    @pytest.mark.parametrize("year", [2016, 2017, 2018, 2019])
    def test_a_meeting_was_asked_for_and_held(self, year: int) -> None:
        """The plan reaches the rule of Article 11, and para. 123 says it was kept."""
        ruling = yearly_meeting(year, REVIEW_2020.roll, REVIEW_2020.on, meeting_plans())
        assert ruling.truth is Truth.TRUE
        assert "1RC decided on one meeting a year until 2RC" in str(ruling)

    def test_no_intersessional_meetings_were_foreseen(self) -> None:
        """And none is in the record between the two Conferences (para. 128)."""
        assert any("no intersessional" in d.text for d in decisions(AFTER_1RC))

    def test_nothing_is_decided_before_the_meeting_closes(self) -> None:
        """A decision counts from the end of its meeting."""
        assert decisions(ccm.as_of(date(2015, 9, 10))) == ()
        before, after = decisions(AFTER_1RC), decisions(AFTER_7MSP)
        assert {d.by for d in before} == {"1RC"}
        assert {d.by for d in after} == {"1RC", "7MSP"}


class TestTasks:
    """What was to be done once."""

    def test_synergies_within_two_years(self) -> None:
        """CCM/CONF/2015/7, para. 28: from then, so from 11 September 2015."""
        assert str(_task("synergies").due(REVIEW_2020)) == "2017-09-11"
        assert _task("synergies").done(REVIEW_2020) == Truth.UNKNOWN

    def test_the_review_of_the_procedures_was_held(self) -> None:
        """Para. 27 asked for it, para. 119 of the review of 2020 reports it."""
        task = _task("review of the procedures")
        assert str(task.due(REVIEW_2020)) == "2017-09-04..2017-09-06"
        assert task.done(REVIEW_2020) is Truth.TRUE
        assert task.done(AFTER_1RC) == Truth.UNKNOWN

    def test_before_a_meeting_is_by_its_eve(self) -> None:
        """Para. 120: before the Second Review Conference, opened on 25 November."""
        due = _task("second review of synergies").due(REVIEW_2020)
        assert str(due) == "2020-11-24"

    def test_later_meetings_set_later_tasks(self) -> None:
        """In 2015 nobody had asked for a second review."""
        assert {task.by for task in tasks(AFTER_1RC)} == {"1RC"}
        assert {task.by for task in tasks(REVIEW_2020)} == {"1RC", "7MSP", "9MSP"}

    @pytest.mark.parametrize(
        ("fields", "fault"),
        [
            ({}, "exactly one of within, at and before"),
            ({"within": Period(years=1), "at": "7MSP"}, "exactly one of"),
            ({"at": "7MSP", "performed": PartialDate.parse("2017")}, "evidence: "),
            ({"at": "7MSP", "source": ()}, "source: expected at least one"),
        ],
    )
    def test_a_task_has_one_time(self, fields: dict[str, object], fault: str) -> None:
        """And is done only if a source says so."""
        given: dict[str, object] = {
            "id": "task",
            "by": "1RC",
            "who": "the President",
            "what": "report",
            "source": (Source("fiction"),),
            **fields,
        }
        with pytest.raises(InvalidValueError, match=fault):
            Task(**given)  # type: ignore[arg-type]


class TestReserve:
    """Annex V, para. 11, and para. 119 of the review of 2020."""

    def test_the_level(self) -> None:
        """The Seventh Meeting set 400,000 francs; before it none is recorded."""
        level = reserve_level(AFTER_7MSP)
        assert level is not None
        assert level.francs == 400_000
        assert reserve_level(AFTER_1RC) is None


class TestSponsorship:
    """Paras. 134 and 135 of the review of 2020."""

    def test_the_averages(self) -> None:
        """52,800 francs a year for 17 delegates of 16 States, from four donors."""
        found = {row.unit: row for row in sponsorship(REVIEW_2020)}
        assert {unit: row.value for unit, row in found.items()} == {
            "CHF": Decimal(52800),
            "delegates": 17,
            "States": 16,
            "donors": 4,
        }
        money = found["CHF"].money()
        assert str(money) == "52,800.00 CHF"
        assert found["donors"].money() is None

    def test_not_before_the_time_was_over(self) -> None:
        """An average over four years is none of the second."""
        assert sponsorship(AFTER_7MSP) == ()


def test_a_decision_in_json() -> None:
    """Every one can be told: what, by which meeting, and where that is said."""
    told = [each.to_dict() for each in decisions(AFTER_7MSP)]
    assert [row["by"] for row in told] == [each.by for each in decisions(AFTER_7MSP)]
    assert all(row["text"] and row["sources"] for row in told)
