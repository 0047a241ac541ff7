"""Every answer about every State has its reasons, and the two never part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

import ccm
from ccm.rules import Finding, Status

DAYS = [date(2012, 6, 15), date(2020, 9, 28), date(2026, 11, 21)]
STATES = [state.alpha3 for state in ccm.packaged_record().dossiers]


def _all(day: date) -> Iterator[Finding]:
    yield from ccm.as_of(day).findings(states=STATES)


@pytest.mark.parametrize("day", DAYS, ids=str)
class TestEveryFinding:
    """Every State of the record, every obligation, on three days."""

    def test_the_root_is_the_answer(self, day: date) -> None:
        """Value and words of the explanation's root are the status."""
        for finding in _all(day):
            root = finding.explanation
            assert root.value is finding.status
            assert finding.shown in root.claim
            assert finding.state.name in root.claim
            assert str(day) in root.claim

    def test_provisions_are_named(self, day: date) -> None:
        """The provision of the obligation stands at the root, and others below."""
        articles = ccm.CONVENTION.by_id
        for finding in _all(day):
            cited = finding.explanation.provisions()
            assert cited[0] == articles[finding.obligation].provision
            assert all(provision.startswith("art") for provision in cited)

    def test_every_leaf_is_a_fact_or_a_norm(self, day: date) -> None:
        """No leaf of a reason hangs in the air, also of States that never joined."""
        strangers = ccm.as_of(day).findings(states=["USA", "AGO"])
        for finding in (*_all(day), *strangers):
            for _, step in finding.explanation.walk():
                assert step.because or step.facts or step.provision, step.claim

    def test_every_fact_has_a_source(self, day: date) -> None:
        """What a reason rests on was read somewhere."""
        for finding in _all(day):
            for fact in finding.explanation.evidence():
                assert fact.source
                assert all(source.citation.strip() for source in fact.source)
                assert fact.state == finding.state or fact.state.alpha3 in (
                    "BFA",
                    "MDA",
                )

    def test_what_binds_rests_on_the_deposit(self, day: date) -> None:
        """A State that is bound is shown the instrument that binds it."""
        for finding in _all(day):
            if finding.deadline and finding.obligation in ("art3", "art4", "art7.1"):
                titles = {fact.title for fact in finding.explanation.evidence()}
                assert "deposit" in titles

    def test_missing_stands_with_doubt_and_only_there(self, day: date) -> None:
        """What is undetermined says what would decide it; what is known, nothing."""
        for finding in _all(day):
            doubtful = finding.status is Status.UNDETERMINED
            assert doubtful == (len(finding.possible) > 1)
            assert bool(finding.missing) == doubtful, finding.explain()

    def test_the_deadline_is_in_the_explanation(self, day: date) -> None:
        """The day that is given is the day that is reasoned for."""
        for finding in _all(day):
            if finding.deadline and finding.deadline.date:
                values = [step.value for _, step in finding.explanation.walk()]
                words = finding.explain()
                assert finding.deadline.date in values or str(finding.deadline) in words

    def test_it_can_be_read(self, day: date) -> None:
        """As text, Markdown and HTML; in HTML every list that opens is closed."""
        for finding in _all(day):
            assert finding.explain().splitlines()[0].startswith(finding.state.name)
            assert finding.explain("markdown").startswith("**")
            html = finding.explain("html")
            for tag in ("ul", "li"):
                assert html.count(f"<{tag}>") == html.count(f"</{tag}>")


def test_both_accounts_of_a_dispute_are_shown() -> None:
    """Guinea-Bissau: the review's doubt and the Monitor's verdict, side by side."""
    text = ccm.as_of(date(2020, 9, 28)).assess("GNB", "art3").explain()
    assert "Review document of the Dubrovnik Action Plan" in text
    assert "the-monitor.org" in text
    assert "violation" in text


def test_an_irregularity_names_state_event_provision_and_source() -> None:
    """As a lawyer needs it: who, what, against which provision, read where."""
    finding = ccm.as_of(date(2024, 1, 1)).assess("BGR", "art3")
    (odd,) = (i for i in finding.irregularities if "15 months would be" in i.text)
    said = str(odd)
    for part in ("Bulgaria", "extension 3", "10MSP", "2024-01-01", "art3.5", "http"):
        assert part in said


def test_afghanistan_says_what_is_missing() -> None:
    """The outcome of its request to 13MSP, first of all."""
    finding = ccm.as_of(date(2026, 11, 21)).assess("AFG", "art4")
    assert finding.status is Status.UNDETERMINED
    first = finding.missing[0]
    assert first.cause == "decision not in the record"
    assert "13MSP" in first.fact


@pytest.mark.parametrize("state", ["CHL", "LBN", "SOM"])
def test_the_other_requests_to_13msp(state: str) -> None:
    """Once the known deadline has passed, their outcome too is what is missing."""
    finding = ccm.as_of(date(2026, 11, 21)).assess(state, "art4")
    assert finding.status is Status.UNDETERMINED
    assert finding.missing[0].cause == "decision not in the record"
    running = ccm.as_of(date(2026, 2, 28)).assess(state, "art4")
    assert running.status is Status.OUTSTANDING


def test_bool_of_the_unknown_raises() -> None:
    """Nobody reads an unknown as a no."""
    finding = ccm.as_of(date(2020, 9, 28)).assess("COM", "art3")
    with pytest.raises(ccm.CCMError):
        bool(finding.compliant)


def test_use_before_a_state_was_bound_is_not_denied() -> None:
    """Near Bor in 2014 (Human Rights Watch, 2015); a Party since February 2024."""
    finding = ccm.as_of(date(2025, 1, 1)).assess("SSD", "art4.1b")
    assert finding.status is Status.NOT_APPLICABLE
    told = " ".join(finding.explain().split())
    assert "no use of cluster munitions on its territory since entry into force" in told
    other = ccm.as_of(date(2025, 1, 1)).assess("FRA", "art4.1b").explain()
    assert "on its territory, which would hold it" in " ".join(other.split())
