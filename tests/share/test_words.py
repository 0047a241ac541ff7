"""Short words for findings."""

from __future__ import annotations

from datetime import date

import pytest

from ccm import as_of
from ccm.share.words import Notes, counts, is_done, is_open, urgency
from ccm.words.sentences import article

VIEW = as_of(date(2020, 9, 28))


@pytest.mark.parametrize(
    ("provision", "cited"),
    [
        ("art3.2", "Article 3(2)"),
        ("art4.1.a", "Article 4(1)(a)"),
        ("art18", "Article 18"),
    ],
)
def test_a_provision_is_cited_as_the_convention_does(
    provision: str, cited: str
) -> None:
    """Paragraphs and letters in brackets."""
    assert article(provision) == cited


def test_counts_add_up_to_the_states() -> None:
    """No State is lost on the way: 110 had deposited by that day (review)."""
    found = VIEW.findings(obligations="art7.1")
    bound = [finding for finding in found if finding.status != "not bound"]
    assert sum(int(part.split()[-1]) for part in counts(bound).split(", ")) == 108


def test_reports_of_unknown_day_count_as_submitted() -> None:
    """Seven are overdue by name (review, para. 94); the others are not open."""
    found = VIEW.findings(obligations="art7.1")
    open_reports = [finding for finding in found if is_open(finding)]
    assert len([f for f in open_reports if f.status == "overdue"]) == 7
    assert not any(is_done(finding) for finding in open_reports)


def test_the_gravest_come_first() -> None:
    """What is overdue stands over what is not, and both over what is in doubt."""
    found = sorted(VIEW.findings(obligations=("art3", "art7.1")), key=urgency)
    statuses = [str(f.status) for f in found if is_open(f)]
    order = list(dict.fromkeys(statuses))
    assert order == ["overdue", "outstanding", "undetermined"]


def test_a_note_stands_once() -> None:
    """The same thing missing for two States has one number."""
    notes = Notes()
    states = ("CPV", "COM", "GNB")
    found = [VIEW.assess(state, "art3") for state in states]
    assert [notes.mark(finding) for finding in found] == ["[1]", "[1]", "[2]"]
    texts = [paragraph.text for paragraph in notes.paragraphs(found)]
    assert [text.partition(" ")[0] for text in texts] == ["[1]", "[2]", "*"]
    assert notes.mark(VIEW.assess("BGR", "art3")) == ""
