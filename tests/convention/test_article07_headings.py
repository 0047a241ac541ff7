"""Article 7(1)(a) to (n), and reports by States that are not bound."""

from __future__ import annotations

from datetime import date

import pytest

import ccm
from ccm.convention.article07_headings import HEADINGS
from ccm.facts import VoluntaryReport
from ccm.rules import Status
from ccm.testing.fiction import event, world

REVIEW = date(2020, 9, 28)


class TestHeadings:
    """Fourteen of them."""

    def test_fourteen(self) -> None:
        """(a) to (n)."""
        assert "".join(h.letter for h in HEADINGS) == "abcdefghijklmn"

    @pytest.mark.parametrize(
        ("letter", "serves"),
        [
            ("a", "art9"),
            ("b", "art3.1"),
            ("f", "art3.2"),
            ("g", "art3.2"),
            ("h", "art4.1"),
            ("j", "art4.2.e"),
            ("k", "art5"),
            ("n", "art6"),
        ],
    )
    def test_what_they_serve(self, letter: str, serves: str) -> None:
        """The provision whose implementation the heading shows."""
        (heading,) = (h for h in HEADINGS if h.letter == letter)
        assert serves in heading.serves

    def test_as_far_as_possible(self) -> None:
        """Lots (b), types made before (c) and areas (h)."""
        assert {h.letter for h in HEADINGS if h.as_far_as_possible} == {"b", "c", "h"}

    def test_help_received_has_no_heading(self) -> None:
        """(n) is about cooperation provided."""
        assert HEADINGS[-1].text.endswith("provided")


class TestVoluntaryReports:
    """Paragraph 95 of the review of 2020: two signatories and one non-Party."""

    def test_the_three(self) -> None:
        """COD and PLW as signatories, SSD as a State not party."""
        events = ccm.packaged_record().events
        told = [e for e in events if isinstance(e, VoluntaryReport)]
        here = [e for e in told if str(e.source[0]).endswith("para. 95")]
        assert {e.state.alpha3 for e in here} == {"COD", "PLW", "SSD"}

    def test_palau_was_a_signatory_when_it_reported(self) -> None:
        """It deposited on 19 April 2016."""
        palau = ccm.packaged_record().states.find("PLW")
        (report,) = ccm.packaged_record().dossier(palau).of(VoluntaryReport)
        assert report.date.latest <= date(2016, 4, 19)

    @pytest.mark.parametrize("state", ["COD", "SSD"])
    @pytest.mark.parametrize("obligation", ["art7.1", "art7.2"])
    def test_it_is_no_obligation(self, state: str, obligation: str) -> None:
        """Who is not bound owes nothing, also after a report."""
        finding = ccm.as_of(REVIEW).assess(state, obligation)
        assert finding.status is Status.NOT_BOUND

    def test_it_performs_none_later(self) -> None:
        """Once bound, the State owes its initial report all the same."""
        record = world(event(VoluntaryReport, "2010-05-01"))
        finding = ccm.as_of(date(2012, 6, 1), record=record).assess("XRU", "art7.1")
        assert finding.status is Status.OVERDUE
