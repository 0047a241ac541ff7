"""Dates that a source prints, against the rules; each case names its source.

A number of the Convention that no printed date pins is no number that we know:
for each there is a test that a neighbouring number contradicts what was printed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.convention import (
    ANNUAL_REPORTS,
    CLEARANCE,
    CONVENTION,
    ENTRY_INTO_FORCE,
    EXTENSION,
    INITIAL_REPORT,
    STOCKPILE_DESTRUCTION,
    WITHDRAWAL,
)
from ccm.dates import PartialDate, Period
from ccm.errors import InadmissibleEventError
from ccm.facts import Deposit
from ccm.rules import Norm, TimeBound

CASES = Path(__file__).parents[1] / "cases"
LATER = date(2026, 1, 1)
REVIEW = date(2020, 9, 28)

Row = dict[str, str]


def _rows(name: str) -> list[Row]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _named(row: Row) -> str:
    return "-".join(list(row.values())[:3])


FILES = (
    "entry_into_force",
    "initial_reports_due",
    "annual_reports_due",
    "deadlines",
    "extensions",
    "requests_due",
)
ENTRIES = _rows("entry_into_force")
REPORTS = _rows("initial_reports_due")
DEADLINES = _rows("deadlines")
EXTENSIONS = _rows("extensions")
ANNUAL = _rows("annual_reports_due")
REQUESTS = _rows("requests_due")
AGREEING = [row for row in REPORTS if row["agrees"] == "yes"]
SLIPS = [row for row in REPORTS if row["agrees"] != "yes"]


@pytest.mark.parametrize("name", FILES)
def test_every_case_names_its_source(name: str) -> None:
    """A date that nobody printed is not a case."""
    rows = _rows(name)
    assert rows
    for row in rows:
        assert row["source"].strip().startswith(("http://", "https://", "Review "))


@pytest.mark.parametrize("name", FILES)
def test_no_case_stands_twice(name: str) -> None:
    """A case that is repeated proves nothing more."""
    rows = [tuple(row.values()) for row in _rows(name)]
    assert len(set(rows)) == len(rows)


class TestArticle17:
    """Entry into force: the first day of the sixth month after the deposit."""

    @pytest.mark.parametrize("row", ENTRIES, ids=_named)
    def test_the_record_holds_the_printed_deposit(self, row: Row) -> None:
        """The depositary's day is what the rule counts from."""
        deposit = ccm.as_of(LATER).standing(row["state"]).deposit
        assert deposit is not None
        assert str(deposit.date) == row["deposit"]

    @pytest.mark.parametrize("row", ENTRIES, ids=_named)
    def test_the_rule_gives_the_printed_day(self, row: Row) -> None:
        """The library never holds the day itself: it computes it."""
        day = ccm.as_of(LATER).entry_into_force(row["state"])
        assert str(day) == row["in_force"]

    def test_deposits_on_the_first_and_the_last_of_a_month_are_among_them(self) -> None:
        """The edges of the month are where readings of the rule would part."""
        days = {date.fromisoformat(row["deposit"]) for row in ENTRIES}
        assert any(day.day == 1 for day in days)
        assert any((day + timedelta(days=1)).day == 1 for day in days)

    @pytest.mark.parametrize("months", [5, 7])
    def test_six_and_no_other_number_of_months(self, months: int) -> None:
        """In the fifth or the seventh month, every printed day would be wrong."""
        other = attrs.evolve(ENTRY_INTO_FORCE, months=months)
        reading = ccm.Reading()
        for row in ENTRIES:
            deposit = date.fromisoformat(row["deposit"])
            assert str(other.first_day(deposit, reading)) != row["in_force"]

    @pytest.mark.parametrize("number", [28, 31])
    def test_thirty_instruments(self, number: int) -> None:
        """The thirtieth came on 16 February 2010, for 1 August 2010 (UN, voxy.co.nz).

        Twenty-nine would give the same: two States deposited on that day. That
        number is pinned by the text alone, in a fictional world.
        """
        treaty = attrs.evolve(
            CONVENTION, entry=attrs.evolve(ENTRY_INTO_FORCE, instruments=number)
        )
        other = ccm.as_of(date(2010, 2, 16), treaty=treaty)
        decisive = other.roll.decisive
        on_that_day = decisive is not None and decisive.date.day == date(2010, 2, 16)
        assert not on_that_day
        rule = ccm.as_of(date(2010, 2, 16)).roll.decisive
        assert rule is not None
        assert rule.date.day == date(2010, 2, 16)


class TestArticle7Paragraph1:
    """Initial reports: not later than 180 days after entry into force."""

    @staticmethod
    def _due(state: str, norm: TimeBound = INITIAL_REPORT) -> date:
        entry = ccm.as_of(LATER).entry_into_force(state)
        assert entry is not None
        deadline = ccm.as_of(entry).assess(state, norm).deadline
        assert deadline is not None
        assert deadline.date is not None
        return deadline.date

    @pytest.mark.parametrize("row", AGREEING, ids=_named)
    def test_the_rule_gives_the_printed_day(self, row: Row) -> None:
        """Most of the printed days agree with the rule to the day."""
        assert row["days_off"] == "0"
        assert str(self._due(row["state"])) == row["due"]

    @pytest.mark.parametrize("row", SLIPS, ids=_named)
    def test_slips_of_the_printed_sources_are_known(self, row: Row) -> None:
        """The other days miss by what the case says, and by nothing else."""
        missed = date.fromisoformat(row["due"]) - self._due(row["state"])
        assert missed.days == int(row["days_off"]) != 0

    def test_slips_go_both_ways(self) -> None:
        """They are no rival rule: some are early and some are late."""
        assert {int(row["days_off"]) > 0 for row in SLIPS} == {True, False}
        assert len(AGREEING) > 2 * len(SLIPS)

    @pytest.mark.parametrize("number", [179, 181])
    def test_180_and_no_other_number_of_days(self, number: int) -> None:
        """With a day less or more, no printed day that agrees would agree."""
        other = attrs.evolve(INITIAL_REPORT, period=Period(days=number))
        for row in AGREEING:
            assert str(self._due(row["state"], other)) != row["due"]


class TestArticle7Paragraph2:
    """Annual reports: by 30 April, on the year before."""

    @staticmethod
    def _due(row: Row, norm: Norm = ANNUAL_REPORTS) -> str:
        view = ccm.as_of(date(int(row["year"]) + 1, 1, 1))
        return str(view.assess(row["state"], norm).deadline)

    @pytest.mark.parametrize("row", ANNUAL, ids=_named)
    def test_the_rule_gives_the_printed_day(self, row: Row) -> None:
        """Country profiles name the day by which the update was due."""
        assert self._due(row) == row["due"]

    @pytest.mark.parametrize(("month", "day"), [(4, 29), (3, 30), (5, 30), (5, 1)])
    def test_no_other_day(self, month: int, day: int) -> None:
        """A neighbouring day contradicts them."""
        other = attrs.evolve(ANNUAL_REPORTS, month=month, day=day)
        for row in ANNUAL:
            assert self._due(row, other) != row["due"]


class TestArticles3And4:
    """Eight years, ten years, and what decisions made of them."""

    @staticmethod
    def _deadline(row: Row, norm: Norm | None = None) -> date | None:
        view = ccm.as_of(date.fromisoformat(row["on"]))
        deadline = view.deadline(row["state"], norm or row["obligation"])
        assert deadline is not None
        return deadline.date

    @staticmethod
    def _agrees(day: date | None, printed: str) -> bool:
        wanted = PartialDate.parse(printed)
        return day is not None and wanted.earliest <= day <= wanted.latest

    @pytest.mark.parametrize("row", DEADLINES, ids=_named)
    def test_the_rule_gives_the_printed_deadline(self, row: Row) -> None:
        """Where only month or year are printed, the deadline lies within."""
        assert self._agrees(self._deadline(row), row["deadline"])

    @pytest.mark.parametrize("row", EXTENSIONS, ids=_named)
    def test_each_extension_leads_to_the_printed_deadline(self, row: Row) -> None:
        """Step by step, also where two decisions overlap."""
        deadline = ccm.as_of(LATER).deadline(row["state"], row["obligation"])
        assert deadline is not None
        (step,) = (
            e for e in deadline.extensions if str(e.decision.number) == row["number"]
        )
        assert self._agrees(step.after, row["deadline"])

    @pytest.mark.parametrize("years", [7, 9])
    def test_eight_years(self, years: int) -> None:
        """Seven or nine contradict every printed first deadline of Article 3."""
        self._contradicts(
            attrs.evolve(STOCKPILE_DESTRUCTION, period=Period(years=years))
        )

    @pytest.mark.parametrize("years", [9, 11])
    def test_ten_years(self, years: int) -> None:
        """Nine or eleven contradict every printed first deadline of Article 4."""
        self._contradicts(attrs.evolve(CLEARANCE, period=Period(years=years)))

    def _contradicts(self, norm: TimeBound) -> None:
        initial = [
            row
            for row in DEADLINES
            if row["obligation"] == norm.id and not self._extended(row)
        ]
        assert len(initial) > 9
        for row in initial:
            assert not self._agrees(self._deadline(row, norm), row["deadline"])

    @staticmethod
    def _extended(row: Row) -> bool:
        view = ccm.as_of(date.fromisoformat(row["on"]))
        deadline = view.deadline(row["state"], row["obligation"])
        return deadline is not None and bool(deadline.extensions)

    @pytest.mark.parametrize(
        ("norm", "years", "state"),
        [(STOCKPILE_DESTRUCTION, 3, "PER"), (CLEARANCE, 4, "LBN")],
    )
    def test_as_long_as_was_granted(
        self, norm: TimeBound, years: int, state: str
    ) -> None:
        """Four and five years: a year less, and a decision would be irregular.

        Peru was granted 37 months and Lebanon five years, and nobody called it
        too long. That it is not a year more, only the text says.
        """
        assert norm.extension is not None
        shorter = attrs.evolve(norm.extension, longest=Period(years=years))
        other = attrs.evolve(norm, extension=shorter)
        view = ccm.as_of(date(2022, 1, 1))
        provisions = (norm.extension.provision,)
        assert self._flagged(view.assess(state, norm), provisions) == 0
        assert self._flagged(view.assess(state, other), provisions) == 1

    @staticmethod
    def _flagged(finding: ccm.Finding, provisions: Iterable[str]) -> int:
        return sum(i.provision in provisions for i in finding.irregularities)


class TestNineMonths:
    """Articles 3(5) and 4(6): a request, nine months before the meeting."""

    @staticmethod
    def _due(row: Row, lead: Period) -> date:
        first = ccm.packaged_record().sittings(row["meeting"])[0]
        return lead.before(first.opens.earliest)

    @pytest.mark.parametrize("row", REQUESTS, ids=_named)
    def test_the_rule_gives_the_month_that_was_named(self, row: Row) -> None:
        """The ISU named December for meetings that open in September."""
        within = PartialDate.parse(row["due"])
        day = self._due(row, EXTENSION.lead)
        assert within.earliest <= day <= within.latest

    def test_iraq(self) -> None:
        """For 11MSP, which opened on 11 September 2023: 11 December 2022."""
        assert self._due(REQUESTS[0], EXTENSION.lead) == date(2022, 12, 11)

    @pytest.mark.parametrize("months", [8, 10])
    def test_nine_and_no_other_number_of_months(self, months: int) -> None:
        """A month less or more leads out of December."""
        for row in REQUESTS:
            day = self._due(row, Period(months=months))
            assert day.month != 12

    def test_germany_filed_44_days_late(self) -> None:
        """15 January 2019 (ISU) for the meeting that opened on 2 September 2019."""
        found = ccm.as_of(REVIEW).assess("DEU", "art4").irregularities
        (late,) = (i for i in found if i.provision == "art4.6")
        assert "Germany: request 1" in late.text
        assert ": 44 days late; expected by 2018-12-02" in late.text
        assert date(2019, 1, 15) - timedelta(days=44) == date(2018, 12, 2)

    def test_laos_filed_86_days_late(self) -> None:
        """Its request is dated 26 February 2019 (ISU)."""
        found = ccm.as_of(REVIEW).assess("LAO", "art4").irregularities
        assert [": 86 days late" in i.text for i in found] == [True]

    def test_iraq_filed_in_time(self) -> None:
        """16 November 2022 (ISU) is before 11 December 2022."""
        found = ccm.as_of(date(2023, 9, 1)).assess("IRQ", "art4").irregularities
        assert found == ()


class TestArticle20:
    """Withdrawal: six months after receipt."""

    @pytest.mark.parametrize("months", [5, 7])
    def test_six_and_no_other_number_of_months(self, months: int) -> None:
        """Notice in September 2024, effect on 6 March 2025 (13MSP presidency)."""
        rule = attrs.evolve(WITHDRAWAL, period=Period(months=months))
        treaty = attrs.evolve(CONVENTION, withdrawal=rule)
        with pytest.raises(InadmissibleEventError, match=r"Lithuania.*art20\.3"):
            ccm.as_of(LATER, treaty=treaty)


def test_the_thirtieth_deposit_was_one_of_two_on_its_day() -> None:
    """Burkina Faso and Moldova deposited on 16 February 2010 (UN; voxy.co.nz)."""
    by = ccm.as_of(date(2010, 2, 16))
    new = [
        deposit.state.alpha3
        for dossier in ccm.packaged_record().dossiers.values()
        for deposit in dossier.of(Deposit)
        if deposit.date.day == by.on
    ]
    assert new == ["BFA", "MDA"]
    assert len(by.states_parties(basis="deposited")) == 30
