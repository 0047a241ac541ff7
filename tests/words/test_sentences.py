"""Findings in sentences: the conclusion first, every doubt and source after it."""

from __future__ import annotations

import json
from datetime import date

import pytest

import ccm
from ccm.dates import PartialDate, Period
from ccm.errors import InvalidValueError
from ccm.facts import (
    ExtensionDecision,
    HostilitiesEnded,
    StockpileDeclared,
    Voice,
    WithdrawalNotice,
)
from ccm.rules import Status
from ccm.testing.fiction import RURITANIA, event, world
from ccm.words.sentences import brief
from ccm.words.versions import schema_name

DECLARED = event(StockpileDeclared, "2015-06..2015-07")


def said(on: date, state: str, obligation: str) -> str:
    """Return the paragraph on a State, without its sources."""
    text = ccm.as_of(on).assess(state, obligation).explain("brief")
    return text.partition(" Sources:")[0]


class TestABrief:
    """`finding.explain("brief")`."""

    def test_an_overdue_duty(self) -> None:
        """Bulgaria in December 2020: 9MSP had granted twelve months, 2RC not yet."""
        text = said(date(2020, 12, 1), "BGR", "art3")
        assert text.startswith(
            "Bulgaria: on 1 December 2020 the duty to destroy its stockpiles of "
            "cluster munitions (Article 3(2)) is overdue; the deadline is "
            "1 October 2020. The deadline of 1 October 2019 was extended to "
            "1 October 2020 by 9MSP. "
        )
        assert "Irregular: " in text

    def test_a_doubt(self) -> None:
        """Afghanistan after 13MSP: what is not known stands in the paragraph."""
        text = said(date(2026, 11, 21), "AFG", "art4")
        assert text.startswith(
            "Afghanistan: on 21 November 2026 the record leaves open where "
        )
        assert "Not known: the decision of 13MSP on request 2" in text

    @pytest.mark.parametrize("form", ["text", "brief", "markdown", "html"])
    def test_ways_that_are_not_told_one_by_one(self, form: str) -> None:
        """Observers speak of six areas: any of them can be one where fighting ended."""
        areas = ("north", "south", "east", "west", "coast", "isles")
        rumours = [
            event(HostilitiesEnded, "2012-03-01", voice=Voice.OBSERVER, where=area)
            for area in areas
        ]
        view = ccm.as_of(date(2018, 1, 1), record=world(*rumours))
        finding = view.assess("XRU", "art4.1b")
        assert "in 3 other ways: outstanding" in finding.explain(form)
        assert "if in " not in finding.explain(form) + finding._repr_html_()

    def test_an_extension_that_may_not_have_been_granted_yet(self) -> None:
        """Bosnia and Herzegovina: 2RC decided in February or March 2021."""
        said_ = said(date(2021, 2, 20), "BIH", "art4")
        assert "was perhaps extended to 1 September 2022 by 2RC." in said_
        assert "was extended to 1 September 2022" in said(
            date(2021, 4, 1), "BIH", "art4"
        )

    def test_an_extension_to_one_of_several_days(self) -> None:
        """A year after a day of March 2025, ten years after hostilities ended."""
        record = world(
            event(HostilitiesEnded, "2015-03"),
            event(
                ExtensionDecision,
                "2024-09-04",
                obligation="art4.1b",
                number=1,
                meeting="9MSP",
                length=Period(years=1),
            ),
        )
        view = ccm.as_of(date(2025, 1, 1), record=record)
        text = view.assess(RURITANIA, "art4.1b").explain("brief")
        days = "between 1 March 2026 and 31 March 2026"
        assert f"extended to a day {days} by 9MSP." in text

    def test_a_state_that_is_not_bound(self) -> None:
        """Niue had deposited, and the Convention was not in force for it."""
        text = said(date(2020, 9, 28), "NIU", "art3")
        assert text.startswith("Niue: on 28 September 2020 not bound, so the duty to ")
        assert "entry into force 1 February 2021" in text

    def test_a_range_of_days(self) -> None:
        """Six months after a day of September 2024 that no source names."""
        effect = date(2025, 3, 6)
        notice = event(WithdrawalNotice, "2024-09", effective=effect)
        view = ccm.as_of(date(2025, 6, 1), record=world(notice))
        text = view.assess("XRU", "art3").explain("brief")
        assert " lie between 1 March 2025 and 30 March 2025" in text

    @pytest.mark.parametrize("obligation", ["art1", "art3", "art4", "art5", "art7.2"])
    def test_every_source_is_named_once(self, obligation: str) -> None:
        """Each source of the argument stands in the paragraph, once."""
        finding = ccm.as_of(date(2020, 9, 28)).assess("LBN", obligation)
        _, _, sources = finding.explain("brief").rstrip(".").partition("Sources: ")
        expected = {str(s) for e in finding.explanation.evidence() for s in e.source}
        assert sorted(sources.split("; ")) == sorted(expected)

    def test_a_range_of_days_is_said_as_one(self) -> None:
        """A date of which a source gives less is not sharpened by the wording."""
        assert DECLARED.date == PartialDate.parse("2015-06..2015-07")
        view = ccm.as_of(date(2016, 1, 1), record=world(DECLARED))
        finding = view.assess(RURITANIA, "art3")
        assert finding.status is not Status.NOT_BOUND
        assert ".." not in brief(finding).partition(" Sources:")[0]

    def test_as_json(self) -> None:
        """The same finding for another program, with the version of the schema."""
        finding = ccm.as_of(date(2020, 12, 1)).assess("BGR", "art3")
        found = json.loads(finding.explain("json"))
        assert found["schema"] == schema_name("finding")
        assert (found["state"], found["on"]) == ("BGR", "2020-12-01")
        assert found["status"] == found["explanation"]["value"] == finding.status
        assert found["explanation"]["because"]

    def test_another_form(self) -> None:
        """The error names the forms that there are."""
        finding = ccm.as_of(date(2016, 1, 1)).assess("FRA", "art3")
        with pytest.raises(
            InvalidValueError,
            match="text, markdown, html, numbered, named, bare, brief, ",
        ):
            finding.explain("poem")


def test_in_a_paragraph_what_one_way_takes_is_one_clause() -> None:
    """Uruguay, of Article 3(8): semicolons tell the ways apart, and nothing else."""
    finding = ccm.as_of(date(2012, 3, 3)).assess("URY", "art3.8")
    _, _, rest = finding.explain("brief").partition("It hangs on this: ")
    ways, _, _ = rest.partition(". Reasons: ")
    assert ways.count("; if ") == ways.count("; ") == len(finding.courses) - 1
    assert "if no report on 2011 or 2012 is owed, and nothing raised it in 2010" in ways


@pytest.mark.parametrize(
    ("obligation", "says"),
    [
        ("art7.2", "is overdue; the next deadline is 30 April 2021."),
        ("art7.1", "is fulfilled late (20 June 2019); the deadline is 30 June 2018."),
    ],
)
def test_what_falls_due_next_is_not_what_was_missed(obligation: str, says: str) -> None:
    """Benin owes a report on an earlier year; that on 2020 was due in April 2021."""
    assert says in said(date(2020, 9, 28), "BEN", obligation)
