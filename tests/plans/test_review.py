"""The review's second half: challenges, lessons and tools (2020, parts C)."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import ccm
from ccm.convention.register import REGISTER
from ccm.errors import UnknownActionError
from ccm.plans import Challenge, ChallengeKind, challenges, plan, tools
from ccm.share.plans import action

REVIEW = ccm.as_of(date(2020, 9, 28))
PLAN = plan("dubrovnik")
EVERY = challenges(REVIEW, PLAN)


def _paragraph(row: Challenge) -> int:
    return int(str(row.source[0]).rpartition("para. ")[2].partition("(")[0])


CHAPTERS = {
    "universal membership": range(20, 28),
    "stockpile destruction": range(36, 38),
    "clearance and risk reduction education": range(54, 63),
    "victim assistance": range(72, 76),
    "cooperation and assistance": range(88, 93),
    "transparency measures": range(100, 105),
    "national implementation measures": range(114, 117),
    "implementation support": range(119, 136),
}
"""The paragraphs of the review under the heading of challenges, chapter by chapter."""

SAYS_NOTHING_OF_ITS_OWN = {22, 114}
"""They announce what follows."""


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_paragraph_has_its_rows(chapter: str) -> None:
    """In the order of the review; of implementation support those with challenges."""
    found = [_paragraph(row) for row in EVERY if row.chapter == chapter]
    assert found == sorted(found)
    assert set(found) <= set(CHAPTERS[chapter])
    if chapter != "implementation support":
        assert set(CHAPTERS[chapter]) - set(found) <= SAYS_NOTHING_OF_ITS_OWN


def test_paras_62_and_104_are_lessons() -> None:
    """What has no indicator cannot be measured: for the next plan."""
    lessons = {_paragraph(r) for r in EVERY if r.kind is ChallengeKind.LESSON}
    assert lessons >= {62, 104}


def test_the_states_that_are_named() -> None:
    """Seven found new areas (para. 56); four work by a national strategy (para. 90)."""
    named = {_paragraph(row): {s.alpha3 for s in row.states} for row in EVERY}
    assert Counter(len(states) for states in named.values() if states) == {4: 1, 7: 1}
    (new,) = [row for row in EVERY if len(row.states) == 7]
    assert {s.alpha3 for s in new.states} == {
        "AFG",
        "BIH",
        "HRV",
        "IRQ",
        "LBN",
        "MRT",
        "TCD",
    }


def test_every_row_is_linked_to_what_there_is() -> None:
    """To actions of the plan, and to provisions or obligations of the Convention."""
    known = {entry.provision for entry in REGISTER}
    stems = {provision.partition(".")[0] for provision in known} | known
    for row in (*EVERY, *tools(REVIEW, PLAN)):
        assert set(row.aims) <= set(PLAN.by_id), row
        assert set(row.articles) <= stems, row
        assert row.aims or "implementation support" in str(row), row


def test_asked_by_action_and_by_article() -> None:
    """Of an action, of its parts, and of what it is a part of."""
    whole = {_paragraph(row) for row in challenges(REVIEW, PLAN, aim="6.1")}
    part = {_paragraph(row) for row in challenges(REVIEW, PLAN, aim="6.1(b)")}
    assert whole >= {100, 101, 102, 103, 104}
    assert {100, 101, 102} <= part <= whole
    by_article = challenges(REVIEW, PLAN, article="art9")
    assert {row.chapter for row in by_article} >= {"national implementation measures"}
    with pytest.raises(UnknownActionError):
        challenges(REVIEW, PLAN, aim="9.9")


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [
        ("10", 1),
        ("13", 1),
        ("30 and 32", 1),
        ("35", 1),
        ("50", 2),
        ("53", 1),
        ("82", 1),
        ("97", 1),
        ("102", 1),
        ("112", 2),
    ],
)
def test_tools_of_each_paragraph(paragraph: str, number: int) -> None:
    """Guides, model laws, standards, a workshop of Norway and the Netherlands."""
    found = [
        t for t in tools(REVIEW, PLAN) if str(t.source[0]).endswith(f". {paragraph}")
    ]
    assert len(found) == number


def test_nothing_is_told_before_the_review() -> None:
    """It speaks of 28 September 2020."""
    assert challenges(ccm.as_of(date(2020, 9, 27)), "dubrovnik") == ()
    assert tools(ccm.as_of(date(2021, 1, 1), known_by=date(2020, 1, 1)), PLAN) == ()


def test_on_the_page_of_an_action() -> None:
    """Under the answer: from where it starts, and what the review says besides."""
    page = action(REVIEW, "dubrovnik", "5.2")
    text = page.as_text()
    assert "baseline: of 16 States Parties under Article 4" in text
    assert "challenge: affected States do not use reports fully" in text


def test_as_json() -> None:
    """What the page of an action has in JSON, with sources."""
    (first, *_) = challenges(REVIEW, PLAN, aim="5.4")
    assert first.to_dict()["articles"] == ["art6", "art9"]
    (workshop,) = [t for t in tools(REVIEW, PLAN) if t.kind == "workshop"]
    assert workshop.to_dict()["since"] == "2017-11"
    more = action(REVIEW, "dubrovnik", "5.4").as_json()
    assert '"challenges"' in more
