"""Whether a State would finish in time, held against sums made by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest

import ccm
from ccm.dates import Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    ClearanceCompleted,
    ContaminationDeclared,
    Coverage,
    Event,
    ExtensionRequest,
    Measure,
    Measurement,
    Qualifier,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    Unit,
)
from ccm.quantities import LAND, MUNITIONS, Assumptions, Projection, project
from ccm.rules import Status, Truth
from ccm.testing.fiction import FICTION, event, meeting, world

YEAR = Fraction(3652425, 10000)
"""Mean year of the calendar."""


def on(day: str, state: str, **assumed: Decimal | int) -> Projection:
    """Project from the packaged record."""
    assumptions = Assumptions(**assumed)  # type: ignore[arg-type]
    return project(ccm.as_of(date.fromisoformat(day)), state, assumptions=assumptions)


def after(day: date, years: Fraction, rounding: Callable[[Fraction], int]) -> date:
    """Return the day so many years later."""
    return day + timedelta(days=rounding(years * YEAR))


class TestRealCases:
    """By the printed figures alone, in fractions."""

    def test_bosnia_in_2018(self) -> None:
        """6.47 km² at the end of 2017, 0.27 km² cleared in 2017; due 1 March 2021."""
        found = on("2018-06-01", "BIH")
        assert found.completion is not None
        shortest = Fraction("6.465") / Fraction("0.275")
        longest = Fraction("6.475") / Fraction("0.265")
        first, last = date(2017, 12, 1), date(2017, 12, 31)
        assert found.completion.earliest == after(first, shortest, floor)
        assert found.completion.latest == after(last, longest, ceil)
        assert found.deadline is not None
        assert found.deadline.date == date(2021, 3, 1)
        assert found.in_time is Truth.FALSE

    def test_what_bosnia_needed(self) -> None:
        """6.47 km² in three years and two months."""
        found = on("2018-06-01", "BIH")
        assert found.needed is not None
        years = (date(2021, 3, 1) - date(2017, 12, 31)).days / YEAR
        assert Fraction(found.needed.low) < Fraction("6.47") / years
        assert Fraction("6.47") / years < Fraction(found.needed.high)

    def test_iraq_in_2017(self) -> None:
        """200 km² in a part of it and 8.78 km² in 2015: not by November 2023."""
        found = on("2017-01-01", "IRQ")
        assert found.completion is not None
        shortest = Fraction("199.5") / Fraction("8.785")
        assert found.completion.earliest == after(date(2016, 5, 1), shortest, floor)
        assert found.completion.latest is None
        assert found.in_time is Truth.FALSE
        assert "from above" in str(found.missing[0])

    def test_lao_cannot_be_said(self) -> None:
        """More than 800 km² and more than 45.6 km² a year: nothing limits either."""
        found = on("2020-09-28", "LAO")
        assert found.completion is not None
        assert found.completion.latest is None
        assert found.in_time is Truth.UNKNOWN

    def test_lao_if_more_than_is_not_much_more(self) -> None:
        """800 to 880 km², 45.6 to 50.16 km² a year: not by August 2025."""
        found = on("2020-09-28", "LAO", beyond=Decimal("0.1"))
        assert found.completion is not None
        shortest = Fraction(800) / Fraction("50.16")
        longest = Fraction(880) / Fraction("45.6")
        first, last = date(2018, 11, 1), date(2018, 11, 30)
        assert found.completion.earliest == after(first, shortest, floor)
        assert found.completion.latest == after(last, longest, ceil)
        assert found.in_time is Truth.FALSE

    def test_germany_in_2018(self) -> None:
        """4 and 11 km² stand side by side, so that the bounds are far apart."""
        found = on("2018-06-01", "DEU")
        assert found.completion is not None
        longest = Fraction("11.5") / Fraction("0.45")
        last = date(2017, 12, 31)
        assert found.completion.latest == after(last, longest, ceil)
        assert found.completion.printed == after(
            last, Fraction(11) / Fraction("0.5"), ceil
        )
        assert found.in_time is Truth.UNKNOWN

    @pytest.mark.parametrize(
        ("day", "state", "missing"),
        [
            ("2020-09-28", "LBN", "cleared or released in one of the last 5 years"),
            ("2020-12-01", "MRT", "a figure of the area contaminated"),
            ("2026-01-01", "LAO", "cleared or released in one of the last 5 years"),
        ],
    )
    def test_what_is_missing(self, day: str, state: str, missing: str) -> None:
        """Without a figure there is no day, and the gap is named."""
        found = on(day, state)
        assert found.completion is None
        assert found.in_time is Truth.UNKNOWN
        assert missing in " ".join(map(str, found.missing))

    @pytest.mark.parametrize(
        ("day", "state", "in_time"),
        [
            ("2015-01-01", "NOR", Truth.TRUE),
            ("2020-01-01", "FRA", Truth.UNKNOWN),
            ("2009-01-01", "BIH", Truth.UNKNOWN),
        ],
    )
    def test_nothing_to_project(self, day: str, state: str, in_time: Truth) -> None:
        """Performed, not applicable, not bound: the finding says why."""
        found = on(day, state)
        assert found.completion is None
        assert found.needed is None
        assert found.missing == ()
        assert found.in_time is in_time
        assert found.explanation.because == (found.finding.explanation,)

    def test_later_knowledge_is_left_out(self) -> None:
        """The figures of 2017 are none for somebody who stands in 2016."""
        assert on("2016-06-01", "BIH").remaining is None


@pytest.mark.parametrize("state", ["BIH", "DEU", "IRQ", "LAO", "LBN", "MRT", "TCD"])
@pytest.mark.parametrize(
    "day", ["2012-01-01", "2018-06-01", "2020-09-28", "2023-06-01"]
)
def test_every_projection_is_explained(state: str, day: str) -> None:
    """The root is the verdict; the facts are figures and decisions, with sources."""
    found = on(day, state)
    assert found.explanation.value is found.in_time
    assert all(fact.source for fact in found.explanation.evidence())
    said = found.explain()
    if found.remaining and not found.finding.status.is_fulfilled:
        for figure in (*found.remaining.figures, *(r.figure for r in found.rates)):
            assert figure in found.explanation.evidence()
        assert str(found.assumptions) in said
    if found.completion:
        assert str(found.completion) in said
    elif found.in_time is Truth.UNKNOWN and found.deadline:
        assert found.missing or found.finding.status is Status.NOT_APPLICABLE


DECLARED = event(ContaminationDeclared, "2012-01-10")
# Ruritania deposited on 6 April 2011: in force from 1 October 2011, ten years
# to 1 October 2021.


def figure(
    when: str,
    measure: Measure,
    value: str,
    qualifier: Qualifier | None = None,
) -> Event:
    """Return a figure of Ruritania's areas."""
    return event(
        Measurement,
        when,
        measure=measure,
        value=Decimal(value),
        unit=Unit.SQUARE_KILOMETRES,
        qualifier=qualifier,
    )


LEFT = Measure.AREA_CONTAMINATED
CLEARED = Measure.AREA_CLEARED


def fiction(day: str, *events: Event) -> Projection:
    """Project what Ruritania did."""
    record = world(DECLARED, *events)
    return project(ccm.as_of(date.fromisoformat(day), record=record), "XRU", work=LAND)


class TestVerdicts:
    """Surely in time, surely not, or not to be said; on 1 July 2019."""

    @pytest.mark.parametrize(
        ("left", "years", "in_time"),
        [
            ("9.0", ("5.0", "6.0"), Truth.TRUE),
            ("9.0", ("2.0", "6.0"), Truth.UNKNOWN),
            ("9.0", ("2.0", "2.5"), Truth.FALSE),
            ("9.0", ("0", "6.0"), Truth.UNKNOWN),
        ],
    )
    def test_by_the_range_of_the_pace(
        self, left: str, years: tuple[str, str], in_time: Truth
    ) -> None:
        """9 km² at the end of 2018, two years and nine months before the deadline."""
        found = fiction(
            "2019-07-01",
            figure("2018-12-31", LEFT, left),
            figure("2017", CLEARED, years[0]),
            figure("2018", CLEARED, years[1]),
        )
        assert found.in_time is in_time
        assert found.pace is not None
        assert found.pace.printed == (Decimal(years[0]) + Decimal(years[1])) / 2

    @pytest.mark.parametrize(
        ("left", "in_time"), [("4.00", Truth.UNKNOWN), ("0.74", Truth.TRUE)]
    )
    def test_a_decision_that_is_not_on_record_may_have_set_a_later_day(
        self, left: str, in_time: Truth
    ) -> None:
        """Five years were asked of a meeting that is over: to 1 October 2026."""
        asked = event(
            ExtensionRequest,
            "2020-12-01",
            obligation="art4",
            number=1,
            meeting="2RC",
            length=Period(years=5),
        )
        record = world(
            DECLARED,
            asked,
            figure("2020-12-31", LEFT, left),
            figure("2020", CLEARED, "1.00"),
            meetings=(meeting("2RC", "2021-09-20", "2021-09-21"),),
            coverage=(
                Coverage(obligation="art4", source=FICTION, through=date(2021, 1, 1)),
            ),
        )
        found = project(ccm.as_of(date(2021, 9, 25), record=record), "XRU", work=LAND)
        assert str(found.deadline) == "2021-10-01 or later"
        assert found.in_time is in_time

    def test_one_year_shows_no_range(self) -> None:
        """A pace of one year alone is said to be that."""
        found = fiction(
            "2019-07-01", figure("2018-12", LEFT, "9"), figure("2018", CLEARED, "3")
        )
        assert "one year shows no range" in str(found.missing[-1])

    def test_old_figures_show_no_pace(self) -> None:
        """The last five years count, or as many as are asked for."""
        events = (figure("2018-12", LEFT, "9"), figure("2012", CLEARED, "3"))
        assert fiction("2019-07-01", *events).rates == ()
        view = ccm.as_of(date(2019, 7, 1), record=world(DECLARED, *events))
        found = project(view, "XRU", assumptions=Assumptions(years=7))
        assert len(found.rates) == 1

    def test_not_before_the_day_if_it_is_open(self) -> None:
        """The figures would have it done in 2016 already; the record shows it open."""
        found = fiction(
            "2019-07-01",
            figure("2015-12", LEFT, "9", Qualifier.MORE_THAN),
            figure("2018", CLEARED, "9"),
        )
        assert found.completion is not None
        assert found.completion.earliest == date(2019, 7, 1)
        assert found.in_time is Truth.UNKNOWN

    def test_figures_that_the_record_contradicts(self) -> None:
        """All would have been cleared in 2017: a newer figure is asked for."""
        found = fiction(
            "2019-07-01",
            figure("2015-12", LEFT, "9"),
            figure("2018", CLEARED, "9"),
        )
        assert found.completion is None
        assert found.in_time is Truth.UNKNOWN
        assert "a newer figure of the area contaminated" in str(found.missing[-1])

    def test_after_the_deadline(self) -> None:
        """A deadline that has passed is not met any more, whatever the pace."""
        found = fiction(
            "2022-01-01",
            figure("2021-12", LEFT, "1"),
            figure("2021", CLEARED, "9"),
        )
        assert found.finding.status is Status.OVERDUE
        assert found.in_time is Truth.FALSE
        assert found.needed is None

    @pytest.mark.parametrize(
        ("done", "in_time"), [("2021-09-30", Truth.TRUE), ("2021-10-02", Truth.FALSE)]
    )
    def test_once_it_is_done(self, done: str, in_time: Truth) -> None:
        """Then it is no projection."""
        assert fiction("2022-01-01", event(ClearanceCompleted, done)).in_time is in_time

    def test_a_stock_that_is_not_destroyed(self) -> None:
        """South Africa declared 1,495 munitions, and no year of destruction."""
        found = project(ccm.as_of(date(2020, 12, 31)), "ZAF", work=MUNITIONS)
        assert found.remaining is not None
        assert str(found.remaining.amount) == "1495 munitions"
        assert "destroyed in one of the last 5 years" in str(found.missing[0])


class TestCommand:
    """``ccm project``."""

    def test_in_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Numbers are text, to keep every digit; no limit is null."""
        from ccm.cli import main  # noqa: PLC0415 - for this test alone

        main(["project", "IRQ", "--on", "2017-01-01", "--format", "json"])
        (row,) = json.loads(capsys.readouterr().out)["rows"]
        assert row["remaining"] == {
            "low": "199.5",
            "printed": "200",
            "high": None,
            "unit": "km2",
        }
        assert (row["deadline"], row["in_time"]) == ("2023-11-01", "false")
        assert row["latest"] is None

    def test_pint_is_not_loaded(self) -> None:
        """Nothing has to be converted: the start stays cheap."""
        script = (
            "import sys; from ccm.cli import main\n"
            "main(['project', 'BIH', '--on', '2018-06-01'])\n"
            "sys.exit('pint' in sys.modules)"
        )
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


class TestWithoutADeadline:
    """What is found once the deadline has passed is urgent; no day is set (A-24)."""

    def test_there_is_none_to_hold_the_pace_against(self) -> None:
        """The pace is told, and that no deadline is known."""
        record = world(
            event(StockpileDeclared, "2011-12-01"),
            event(StockpileDestroyed, "2012-05-01"),
            event(StockpileFound, "2021-05-01"),
        )
        view = ccm.as_of(date(2021, 7, 1), record=record)
        found = project(view, "XRU", work=MUNITIONS)
        assert (found.deadline, found.in_time) == (None, Truth.UNKNOWN)
        claims = [step.claim for _, step in found.explanation.walk()]
        who = "Ruritania on 2021-07-01, to destroy its stockpiles of cluster munitions"
        assert claims[0] == f"{who}: no deadline is known"
        assert "no deadline is known" in claims


def test_what_may_have_been_done_is_not_held_open() -> None:
    """Clearance came on some day of 2020: the figures alone say when it would."""
    figures = figure("2015-12-31", LEFT, "9"), figure("2018", CLEARED, "9")
    vague = event(ClearanceCompleted, "2020")
    found = fiction("2020-07-01", *figures, vague)
    assert found.finding.performed == Truth.UNKNOWN
    assert found.completion is not None
    assert found.completion.latest is not None
    assert found.completion.latest < date(2018, 1, 1)


def test_work_is_one_of_three() -> None:
    """A word for it is none."""
    with pytest.raises(InvalidValueError, match="work: expected LAND, MUNITIONS or"):
        project(ccm.as_of(date(2018, 6, 1)), "BIH", work="land")  # type: ignore[arg-type]


def test_a_rate_in_json() -> None:
    """As it stands in the projection that it is a part of."""
    found = on("2018-06-01", "BIH")
    assert found.rates
    assert [rate.to_dict() for rate in found.rates] == found.to_dict()["rates"]
