"""Claims on the plan, the support machinery and quantities: what they rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

import ccm
from ccm.claims import DOCUMENTS, Audit, Claim, Verdict, audit
from ccm.claims.agreement import agreement
from ccm.dates import PartialDate
from ccm.questions import Bound, Figure, Listing, Unit, Value, Words
from ccm.questions.answers import Answer
from ccm.questions.surroundings import Body, reporting_forms, resolutions
from ccm.rules import Truth

VIEW = ccm.as_of(date(2020, 9, 28))
REPORT, REVIEW = (document.name for document in DOCUMENTS)
PLAN = "Dubrovnik Action Plan"

# Annex IV, as printed: each year's five lines, in the order of the table.
PRINTED = {
    2016: (355011, 59751, 15000, 30000, 12000),
    2017: (336746, 61765, 12000, 37000, 8000),
    2018: (345054, 63386, 10000, 37000, 10000),
    2019: (353362, 65000, 6000, 44000, 7000),
    2020: (361669, 66626, 8000, 38000, 11000),
}


def _ask(
    subject: str,
    predicate: str,
    value: Value,
    *,
    as_of: str = "2020-09-28",
    document: str = "draft",
) -> Claim:
    return Claim(
        id="D-1",
        document=document,
        subject=subject,
        predicate=predicate,
        value=value,
        as_of=PartialDate.parse(as_of),
    )


def _count(number: float | str, unit: Unit = Unit.COUNT) -> Figure:
    return Figure(Decimal(number), unit)


def _states(*codes: str) -> Listing:
    return Listing(frozenset(VIEW.state(code) for code in codes))


FROM_REPORT = [
    _ask(PLAN, "States Parties aimed at", _count(130)),
    _ask(PLAN, "headline actions", _count(32)),
    _ask(PLAN, "chapters", _count(7)),
    _ask(PLAN, "expected results", _count(30)),
    _ask(PLAN, "paragraphs", _count(56)),
    _ask(f"{PLAN}, stockpile destruction", "actions", _count(5)),
    _ask(f"{PLAN}, transparency", "expected results", _count(4)),
    _ask(f"{PLAN}, action 4.1(a)(i)", "deadline", PartialDate.parse("2016-12-31")),
    _ask(f"{PLAN}, action 3.1(a)", "deadline", _count(2, Unit.YEARS)),
    _ask(f"{PLAN}, action 4.4(c)", "deadline", Words(("2RC",))),
    _ask("ISU budget", "travel", _count(44000, Unit.FRANCS), as_of="2019"),
    _ask("ISU budget", "days before the meeting", _count(60, Unit.DAYS)),
    _ask("ISU work plan", "years covered", _count(5, Unit.YEARS)),
    _ask("ISU contributions", "share of 7(b)", _count(60, Unit.PERCENT)),
    _ask("President of 6MSP", "term starts", PartialDate.parse("2016-01-01")),
    _ask("thematic coordinators", "term", _count(2, Unit.YEARS)),
    _ask("coordinator of transparency", "States", _states("CRI"), as_of="2015-09-11"),
    _ask("coordinator of transparency", "term", _count(1, Unit.YEARS)),
    _ask("documents before meetings", "pattern in weeks", Words(("8-4-4",))),
    _ask("synergy study", "deadline", PartialDate.parse("2017-09-11")),
]
"""What the library read in the final report of 2015, and nowhere else."""

FROM_REVIEW = [
    _ask("working capital reserve", "level", _count(400000, Unit.FRANCS)),
    _ask("sponsorship", "delegates a year", _count(17)),
    _ask(
        "area cleared", "in the world", _count(88, Unit.SQUARE_KILOMETRES), as_of="2016"
    ),
    _ask(
        "national strategies",
        "States with activities under one",
        _states("AFG", "BIH", "HRV", "LBN"),
    ),
    _ask("ISU Financial Procedures", "next review", Words(("2RC",))),
]
"""What it read in the review of 2020, and nowhere else."""


@pytest.mark.parametrize(
    ("document", "claim"),
    [
        *((REPORT, claim) for claim in FROM_REPORT),
        *((REVIEW, claim) for claim in FROM_REVIEW),
    ],
    ids=lambda part: part if isinstance(part, str) else " ".join(part.topic),
)
def test_a_document_does_not_bear_itself_out(document: str, claim: Claim) -> None:
    """Said by any other document it agrees; said by its own the record rests on it."""
    for name in (REPORT, REVIEW, "draft"):
        asked = attrs.evolve(claim, document=name)
        verdict = audit(VIEW, [asked])["D-1"].verdict
        assert verdict is (Verdict.RESTS if name == document else Verdict.AGREES)


class TestBudget:
    """Annex IV: the sums, worked out here from the table as it is printed."""

    def test_sums_of_columns_and_lines(self, both: Audit) -> None:
        """Five years and five lines; and 2,353,370 for all of them."""
        names = (
            "salaries",
            "social security",
            "communication",
            "travel",
            "other implementation support",
        )
        for year, lines in PRINTED.items():
            claim = _ask(
                "ISU budget", "total", _count(sum(lines), Unit.FRANCS), as_of=str(year)
            )
            assert audit(VIEW, [claim])["D-1"].verdict is Verdict.AGREES
        for number, name in enumerate(names):
            total = sum(lines[number] for lines in PRINTED.values())
            claim = _ask(
                "ISU budget", f"{name}, 2016 to 2020", _count(total, Unit.FRANCS)
            )
            assert audit(VIEW, [claim])["D-1"].verdict is Verdict.AGREES
        whole = sum(sum(lines) for lines in PRINTED.values())
        assert both["S15-0172"].computed == f"{whole:,} CHF"

    @pytest.mark.parametrize("year", PRINTED)
    def test_the_rate_of_social_security(self, year: int) -> None:
        """From 16.83 to 18.42 per cent, where 20 is said."""
        salaries, security, *_ = PRINTED[year]
        rate = f"{100 * security / salaries:.2f}"
        claim = _ask(
            "ISU budget",
            "rate of social security on salaries",
            _count(rate, Unit.PERCENT),
            as_of=str(year),
        )
        assert audit(VIEW, [claim])["D-1"].verdict is Verdict.AGREES

    @pytest.mark.parametrize(
        ("predicate", "as_of"),
        [("total", "2021"), ("travel, 2021 to 2022", "2020"), ("total", "2020-09-28")],
    )
    def test_other_years(self, predicate: str, as_of: str) -> None:
        """There is no budget for 2021; a day stands for its year."""
        claim = _ask("ISU budget", predicate, _count(485295, Unit.FRANCS), as_of=as_of)
        expected = Verdict.AGREES if as_of == "2020-09-28" else Verdict.UNDERIVED
        assert audit(VIEW, [claim])["D-1"].verdict is expected


class TestMachinery:
    """Terms and tasks that follow from the days of meetings."""

    def test_a_term_follows_from_the_meetings(self) -> None:
        """The Seventh Meeting's began on the morrow of the Sixth, 8 September 2016."""
        for predicate, day in (
            ("term starts", "2016-09-08"),
            ("term ends", "2017-09-06"),
        ):
            claim = _ask("President of 7MSP", predicate, PartialDate.parse(day))
            assert audit(VIEW, [claim])["D-1"].verdict is Verdict.AGREES

    def test_what_one_document_decides_the_other_bears_out(self, both: Audit) -> None:
        """Paras. 118 and 122: the review of the procedures, and one Meeting a year."""
        for claim in ("S15-0059", "S20-0287", "S20-0296", "S15-0073", "S20-0307"):
            assert both[claim].verdict is Verdict.AGREES

    def test_the_day_of_a_decision_is_the_reports_own_word(self, both: Audit) -> None:
        """Paras. 23 and 26: 9 and 10 September; of the plan no day is printed."""
        for claim in ("S15-0049", "S15-0054"):
            assert both[claim].verdict is Verdict.RESTS
        plan = _ask(PLAN, "adopted", PartialDate.parse("2015-09-11"))
        found = audit(VIEW, [plan])["D-1"]
        assert found.verdict is Verdict.POSSIBLE
        assert found.computed == "2015-09-07..2015-09-11"


class TestQuantities:
    """Paragraphs 28, 51 and 53."""

    def test_more_than_95_per_cent_from_other_sources(self, both: Audit) -> None:
        """1.03 million destroyed by 2013, 11,626 left in 2019: over 98 per cent."""
        found = both["S20-0082"]
        assert found.verdict is Verdict.AGREES
        elsewhere = 1_030_000 / (1_030_000 + 11_626)
        assert 0.95 < elsewhere < 0.99
        for claim in ("S15-0103", "S15-0130"):
            assert both[claim].verdict is Verdict.UNDERIVED
            assert "how many were left" in both[claim].reason

    def test_sums_of_years(self, both: Audit) -> None:
        """Added up here: 381.7 km2, more than 186.1 km2, and 1,354.6 million."""
        areas = ("70", "88", "95.4", "128.3")
        parties = ("52.2", "39.5", "43.9", "50.5")
        funds = ("218.6", "343.2", "395.9", "396.9")
        for claim, parts in (
            ("S20-0164", areas),
            ("S20-0165", parties),
            ("S20-0147", funds),
        ):
            (answer,) = both[claim].answers
            assert isinstance(answer.value, Figure)
            assert answer.value.number == sum(map(Decimal, parts))
        assert both["S20-0165"].computed.startswith("more than")

    def test_two_sources_of_one_year(self, both: Audit) -> None:
        """2017: 95.4 km2 in the review, at least 93 in the Monitor; both are shown."""
        found = both["S20-0156"]
        assert {str(a.value) for a in found.answers} == {"95.4 km2", "at least 93 km2"}
        less = _ask(
            "area cleared",
            "in the world",
            _count(80, Unit.SQUARE_KILOMETRES),
            as_of="2017",
        )
        assert audit(VIEW, [less])["D-1"].verdict is Verdict.DISAGREES

    def test_a_figure_for_an_earlier_day_is_a_least(self) -> None:
        """1.03 million munitions by September 2013; no more is known in 2014."""
        claim = _ask(
            "Article 3",
            "munitions destroyed",
            _count(5, Unit.MUNITIONS),
            as_of="2014-01-01",
        )
        found = audit(VIEW, [claim])["D-1"]
        assert found.verdict is Verdict.DISAGREES
        assert found.computed.startswith("at least")


def test_nothing_is_left_of_a_chapter_that_only_one_document_holds() -> None:
    """Of what nothing measures nobody can tell, so that all may have done it."""
    everybody = Listing(frozenset(VIEW.states_parties()))
    claim = _ask(
        f"{PLAN}, universal membership",
        "States that carried out every action",
        everybody,
        document=REPORT,
    )
    assert audit(VIEW, [claim])["D-1"].verdict is Verdict.POSSIBLE


class TestSteps:
    """Paragraph 45: twelve affected, in three groups."""

    def test_the_three_groups_are_the_twelve(self, both: Audit) -> None:
        """Five, two and five, of which no State is in two."""
        groups = [both[c].answer for c in ("S20-0136", "S20-0138", "S20-0140")]
        sizes = [len(group.states) for group in groups if group]
        assert sizes == [5, 2, 5]
        assert len(frozenset().union(*(g.states for g in groups if g))) == 12


ABOUT, NEARLY, LEAST, MORE = Bound.ABOUT, Bound.NEARLY, Bound.AT_LEAST, Bound.MORE_THAN
YES, NO, MAYBE = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("said", "number", "told", "truth"),
    [
        (MORE, 52, (52, MORE), YES),
        (MORE, 50, (52, LEAST), YES),
        (MORE, 52, (52, LEAST), MAYBE),  # it can be 52 and no more
        (LEAST, 52, (52, MORE), YES),
        (Bound.EXACT, 95, (93, LEAST), MAYBE),
        (Bound.EXACT, 90, (93, LEAST), NO),
        (NEARLY, 100, (95, NEARLY), MAYBE),  # from 85.5
        (ABOUT, 100, (100, NEARLY), YES),
        (ABOUT, 100, (150, NEARLY), NO),
    ],
)
def test_bounds_against_bounds(
    said: Bound, number: int, told: tuple[int, Bound], truth: Truth
) -> None:
    """A document's limit, held against a source's own."""
    answer = Answer(value=Figure(Decimal(told[0]), bound=told[1]))
    assert agreement(Figure(Decimal(number), bound=said), answer) == truth


class TestSurroundings:
    """Facts beside the record, with sources of their own."""

    def test_none_was_read_in_an_audited_document(self) -> None:
        """Or a claim would bear itself out."""
        votes = (vote for body in Body for vote in resolutions(body))
        for row in (*reporting_forms(), *votes):
            for source in row.source:
                assert not str(source).startswith((REPORT, REVIEW))

    def test_votes_of_2018(self) -> None:
        """144, 1 and 38, together 183; of 2019 nothing is at hand."""
        vote = "United Nations General Assembly vote"
        for kind, votes in (
            ("yes", 144),
            ("no", 1),
            ("abstentions", 38),
            ("all votes", 183),
        ):
            for year, verdict in (
                ("2018", Verdict.AGREES),
                ("2019", Verdict.UNDERIVED),
            ):
                claim = _ask(vote, kind, _count(votes, Unit.VOTES), as_of=year)
                assert audit(VIEW, [claim])["D-1"].verdict is verdict
        unknown = _ask(vote, "all votes", _count(181, Unit.VOTES), as_of="2015")
        assert "no other source" in audit(VIEW, [unknown])["D-1"].reason

    def test_votes_of_the_first_committee_are_no_votes_of_the_assembly(self) -> None:
        """Of 2019 only its 138 are at hand (A/C.1/74/L.46, 5 November 2019)."""
        (vote,) = (v for v in resolutions(Body.FIRST_COMMITTEE) if v.year == 2019)
        assert (vote.yes, vote.no, vote.abstentions) == (138, 1, 39)
        claim = _ask(
            "United Nations General Assembly vote",
            "yes",
            _count(138, Unit.VOTES),
            as_of="2019",
        )
        assert audit(VIEW, [claim])["D-1"].verdict is Verdict.UNDERIVED

    def test_a_view_of_high_trust_leaves_them_out(self) -> None:
        """Both rest on one family of sources."""
        strict = ccm.as_of(date(2020, 9, 28), trust="high")
        claim = _ask(
            "United Nations General Assembly resolution",
            "first year",
            PartialDate.parse("2014"),
        )
        assert audit(strict, [claim])["D-1"].verdict is Verdict.UNDERIVED


def test_an_audit_is_gone_through_claim_by_claim() -> None:
    """In the order of the claims; by its id each is found at once."""
    claims = ccm.claims.packaged_claims("review-2020")[:5]
    audit = ccm.as_of(date(2020, 9, 28)).audit(claims)
    assert [found.claim for found in audit] == [*claims]
    assert all(audit[found.claim.id] is found for found in audit)
