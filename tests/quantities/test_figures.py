"""Figures of the world and of the States Parties together, held against each other.

"Review" is the review document of the Dubrovnik Action Plan (2RC, 2020).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.dates import PartialDate
from ccm.errors import DataFileError, InvalidValueError
from ccm.facts import Measure, Voice
from ccm.facts.tables import read_rows
from ccm.quantities import Figure, Whose, amount_of, figures, packaged_figures
from ccm.quantities import printed as printed_figures

REVIEW = ccm.as_of(date(2020, 9, 28))
HEADER = "whose,date,measure,value,unit,qualifier,source\n"


def printed(measure: Measure, whose: Whose) -> dict[str, Decimal]:
    """Return what the Review prints, by year."""
    return {
        str(found.date): found.value
        for found in figures(REVIEW, measure, whose=whose)
        if found.voice is Voice.PARTIES
    }


class TestReview:
    """What its paragraphs print."""

    def test_funding_by_year(self) -> None:
        """Paragraph 51: 218.6, 343.2, 395.9 and 396.9 million US dollars."""
        found = printed(Measure.SUPPORT_FOR_CLEARANCE, Whose.WORLD)
        assert found == {
            "2015": Decimal("218.6"),
            "2016": Decimal("343.2"),
            "2017": Decimal("395.9"),
            "2018": Decimal("396.9"),
        }

    def test_area_cleared_rose_every_year(self) -> None:
        """Paragraph 53: worldwide; in States Parties it stayed about the same."""
        world = list(printed(Measure.AREA_CLEARED, Whose.WORLD).values())
        parties = list(printed(Measure.AREA_CLEARED, Whose.STATES_PARTIES).values())
        assert world == sorted(world)
        assert max(parties) < Decimal("1.4") * min(parties)

    def test_submunitions_fell_in_the_last_year(self) -> None:
        """Paragraph 53: up to 2017, and slightly down in 2018."""
        found = printed(Measure.REMNANTS_DESTROYED, Whose.WORLD)
        assert found["2015"] < found["2016"] < found["2017"] > found["2018"]

    def test_was_not_known_before_it_was_published(self) -> None:
        """In 2019 nobody had read it."""
        early = ccm.as_of(date(2020, 9, 28), known_by=date(2019, 12, 31))
        assert figures(early, Measure.SUPPORT_FOR_CLEARANCE) == ()


@pytest.mark.parametrize("measure", [Measure.AREA_CLEARED, Measure.REMNANTS_DESTROYED])
def test_a_part_is_no_more_than_the_whole(measure: Measure) -> None:
    """States Parties cleared no more than the world did, year by year."""
    world = figures(REVIEW, measure, whose=Whose.WORLD)
    for part in figures(REVIEW, measure, whose=Whose.STATES_PARTIES):
        for whole in world:
            if whole.date == part.date:
                assert amount_of(part).low <= amount_of(whole).high


def test_two_sources_for_one_year_agree() -> None:
    """What one allows, the other allows too."""
    for one, other in combinations(packaged_figures(), 2):
        if (one.whose, one.date, one.measure) == (
            other.whose,
            other.date,
            other.measure,
        ):
            ours, theirs = amount_of(one), amount_of(other)
            assert max(ours.low, theirs.low) <= min(ours.high, theirs.high), str(one)


def test_totals_grow() -> None:
    """All that was ever destroyed is never less than it was before."""
    for measure, unit in (
        (Measure.MUNITIONS_DESTROYED, "munitions"),
        (Measure.STOCK_SUBMUNITIONS_DESTROYED, "submunitions"),
    ):
        totals = [
            amount_of(found).to(unit)
            for found in figures(ccm.as_of(date(2026, 1, 1)), measure)
            if found.date.earliest == date.min
        ]
        assert len(totals) > 2
        for earlier, later in combinations(totals, 2):
            assert earlier.low <= later.high


def test_trust_and_the_day_count() -> None:
    """What observers print is medium, and a figure is for a time that has passed."""
    sure = ccm.as_of(date(2026, 1, 1), trust="high")
    assert {f.voice for f in figures(sure, Measure.AREA_CLEARED)} == {Voice.PARTIES}
    early = figures(ccm.as_of(date(2015, 12, 31)), Measure.AREA_CLEARED)
    assert {str(found.date) for found in early} == {"2012", "2013", "2015"}


def test_a_measure_by_its_name() -> None:
    """As the data files write it; one that does not exist is no empty answer."""
    named = figures(REVIEW, "area cleared")  # type: ignore[arg-type]
    assert named == figures(REVIEW, Measure.AREA_CLEARED)
    with pytest.raises(InvalidValueError, match="measure: expected one of .*'areas'"):
        figures(REVIEW, "areas")  # type: ignore[arg-type]


def test_a_figure_in_words() -> None:
    """Whose, what, how much, when."""
    found = figures(REVIEW, Measure.AREA_CLEARED, whose=Whose.STATES_PARTIES)
    assert str(found[0]) == "States Parties: area cleared: more than 52.2 km2, 2015"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("moon,2015,area cleared,70,km2,,x", "2: whose: expected world or States"),
        ("world,2015,area cleared,70,items,,x", "2: unit: expected km2 or ha or m2"),
        ("world,2015,area cleared,c. 70,km2,,x", "2: value: expected a number"),
        ("world,2015,area cleared,70,km2,roughly,x", "2: qualifier: expected about"),
        ("world,2015,area cleared,70,km2,,", "2: source: expected a value"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, row: str, fault: str) -> None:
    """With file, line and field, and what was expected."""
    path = tmp_path / "figures.csv"
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=f"figures.csv:{fault}"):
        read_rows(path, Figure)


def test_a_figure_has_a_source() -> None:
    """At least one."""
    with pytest.raises(InvalidValueError, match="source: expected at least one"):
        attrs.evolve(packaged_figures()[0], source=())


def test_what_nobody_dates_was_known_once_its_time_had_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A figure of 2015 without a day of publication, in 2015 and at its end."""
    told = attrs.evolve(packaged_figures()[0], date=PartialDate.parse("2015"))
    undated = attrs.evolve(told, known=None)
    monkeypatch.setattr(printed_figures, "packaged_figures", lambda: (undated,))
    for known_by, found in ((date(2015, 12, 30), ()), (date(2015, 12, 31), (undated,))):
        view = ccm.as_of(date(2020, 9, 28), known_by=known_by)
        assert figures(view, undated.measure) == found
