"""Where the two documents contradict themselves, each other or the record.

The audit must find each of these by itself: what is expected here was read in the
documents, and in the Depositary's dates.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import ccm
from ccm.claims import Audit, Claim, Contradiction, Outcome, Verdict
from ccm.claims.cross_checks import checks
from ccm.dates import PartialDate
from ccm.errors import DataFileError
from ccm.questions import Bound, Figure, Unit, Value, Words

REVIEW = date(2020, 9, 28)
AGREES, DISAGREES, RESTS = Verdict.AGREES, Verdict.DISAGREES, Verdict.RESTS


def _between(audit: Audit, *ids: str) -> list[Contradiction]:
    """Return the contradictions in which all of some claims stand."""
    return [c for c in audit.contradictions if {*ids} <= {*c.ids}]


def _one(audit: Audit, *ids: str) -> Contradiction:
    found = _between(audit, *ids)
    assert len(found) == 1, [c.text for c in found]
    return found[0]


def _outcomes(audit: Audit, result: str, what: str) -> list[Outcome]:
    return [
        outcome
        for outcome in audit.outcomes
        if outcome.claims[0].claim.id == result and what in outcome.check
    ]


def test_what_the_record_says_of_a_figure_comes_with_its_reason(both: Audit) -> None:
    """Wherever a contradiction tells it."""
    told = [
        (f"of {found.claim.id} the record says: {found.verdict}", found.reason, fault)
        for fault in both.contradictions
        for found in fault.claims
        if found.reason
    ]
    said = [each for each in told if each[0] in each[2].reason]
    assert said
    for words, reason, fault in said:
        assert f"{words} ({reason})" in fault.reason


class TestMembership:
    """92, 93 and 96 in 2015; 110 and 108 in 2020."""

    def test_92_93_and_96_each_on_its_day(self, both: Audit) -> None:
        """96 at the end of the Conference, 93 a month before, 92 before that."""
        assert both["S15-0099"].verdict is AGREES  # annex I, para. 3: 96
        assert both["S15-0180"].verdict is AGREES  # annex IV, para. 2: 93
        undated = both["S15-0124"]  # annex III, para. 9: 92
        assert undated.verdict is DISAGREES
        assert (undated.computed, undated.difference) == ("96", "-4")
        # from the 92nd instrument (Slovakia's was the 93rd, of 2015-07-24)
        assert "right by deposit from 2015-05-28 to 2015-07-23" in undated.reason
        found = _one(both, "S15-0099", "S15-0124")
        assert found.wrong
        assert "92" in found.text
        assert "96" in found.text

    def test_24_and_21_signatories(self, both: Audit) -> None:
        """Annex III, para. 9, and annex I, para. 3."""
        assert both["S15-0101"].verdict is AGREES
        assert both["S15-0125"].difference == "+3"
        assert _one(both, "S15-0101", "S15-0125").wrong

    def test_116_and_117_committed(self, both: Audit) -> None:
        """Each is the sum of its own paragraph."""
        assert _one(both, "S15-0098", "S15-0123").wrong
        for result, worked in (
            ("S15-0098", "96 + 21 = 117"),
            ("S15-0123", "92 + 24 = 116"),
            ("S15-0179", "93 + 24 = 117"),
            ("S20-0007", "110 + 13 = 123"),
        ):
            (outcome,) = _outcomes(both, result, "sum")
            assert outcome.holds
            assert outcome.worked == (worked,)

    def test_110_by_deposit_and_108_in_force(self, both: Audit) -> None:
        """Paragraphs 3 and 7: both right, and Niue and Saint Lucia apart (para. 29)."""
        by_deposit, in_force = both["S20-0008"], both["S20-0047"]
        assert by_deposit.verdict is in_force.verdict is AGREES
        assert by_deposit.answer
        assert in_force.answer
        assert by_deposit.answer.basis == "by deposit"
        assert in_force.answer.basis == "in force"
        found = _one(both, "S20-0008", "S20-0047")
        assert not found.wrong
        assert "the difference is LCA, NIU" in found.reason

    def test_growth_from_96_to_108_mixes_the_bases(self, both: Audit) -> None:
        """Paragraph 7: like for like it is 96 to 110."""
        found = _one(both, "S20-0046", "S20-0047")
        assert "not like for like" in found.text
        assert "96 to 110 by deposit" in found.reason

    def test_mauritius_and_somalia_change_places(self, both: Audit) -> None:
        """Paragraph 4: Somalia had signed in 2008 and ratified; Mauritius acceded."""
        assert both["S20-0011"].difference == "+MUS; -SOM"
        assert both["S20-0012"].difference == "+SOM; -MUS"

    def test_the_signature_took_one_day_at_oslo(self, both: Audit) -> None:
        """Annex IV, para. 2; no State signed on 4 December 2008."""
        assert both["S15-0177"].verdict is DISAGREES
        assert both["S15-0177"].computed == "2008-12-03 to 2008-12-03"


class TestArticles3To5:
    """Paragraphs on stocks, areas and victims."""

    def test_26_or_23_or_24_had_completed(self, both: Audit) -> None:
        """Annex I, para. 4; 37 less 14 (annex III) or less 13 (para. 28)."""
        texts = [c.text for c in _between(both, "S15-0102")]
        assert any("37 - 14 = 23" in text for text in texts)
        assert any("37 - 13 = 24" in text for text in texts)

    def test_who_is_on_no_list_may_have_finished_before(self, both: Audit) -> None:
        """26 are known to have; of a State without stocks no list says since when."""
        found = both["S15-0102"]
        assert found.verdict is Verdict.POSSIBLE
        assert found.computed == "26 to 77"
        assert "known: 26 States by deposit" in found.reason
        assert "the record cannot say of 51 States" in found.reason

    def test_more_than_90_and_more_than_80_per_cent(self, both: Audit) -> None:
        """Annex I, para. 4, and annex III, para. 14: both can be true."""
        assert not _one(both, "S15-0103", "S15-0130").wrong

    def test_12_in_force_and_13_by_deposit_with_victims(self, both: Audit) -> None:
        """Annex III, para. 31, and para. 66: Colombia had deposited the day before."""
        found = _one(both, "S15-0134", "S20-0175")
        assert not found.wrong
        assert "the difference is COL" in found.reason

    def test_without_stocks_and_with_and_unknown_are_too_many(
        self, both: Audit
    ) -> None:
        """Paragraphs 28 and 29: 100, 4, 1 and 10 are more than 110 Parties."""
        found = _one(both, "S20-0008", "S20-0085")
        assert "100 + 4 + 1 + 10 = 115" in found.text

    def test_36_4_and_1_are_41(self, both: Audit) -> None:
        """Paragraph 28, and 13 less 9, with Cuba, without Guinea-Bissau, is 4."""
        (outcome,) = _outcomes(both, "S20-0080", "sum")
        assert outcome.worked == ("36 + 4 + 1 = 41",)
        assert outcome.holds
        assert all(o.holds for o in _outcomes(both, "S20-0095", "sum"))

    def test_11_less_3_with_a_new_one_and_a_reopened_one_are_10(
        self, both: Audit
    ) -> None:
        """Paragraph 38."""
        (outcome,) = _outcomes(both, "S20-0121", "sum")
        assert outcome.worked == ("11 - 3 + 1 + 1 = 10",)


class TestReports:
    """Paragraph 94, and annex III, para. 46."""

    def test_17_or_19_overdue(self, both: Audit) -> None:
        """At the end of the Conference; the days of most reports are not known."""
        found = _one(both, "S15-0143", "S20-0228")
        assert found.wrong
        for claim in ("S15-0143", "S20-0228"):
            assert both[claim].verdict is Verdict.POSSIBLE
            assert both[claim].missing

    def test_84_were_due_two_weeks_before(self, both: Audit) -> None:
        """Belize and the Congo, bound since 1 March 2015, owed theirs by 28 August."""
        due = both["S15-0141"]
        assert (due.computed, due.difference) == ("86", "-2")
        assert "to 2015-08-28" in due.reason

    def test_the_decrease_depends_on_where_it_starts(self, both: Audit) -> None:
        """About 60 per cent: 63 from 19, and 68 from 22."""
        (outcome,) = _outcomes(both, "S20-0231", "decrease")
        assert {*outcome.worked} == {
            "from 19 to 7 = 63.16 %",
            "from 22 to 7 = 68.18 %",
        }

    def test_about_22_a_year_or_16_point_8(self, both: Audit) -> None:
        """Paragraph 96 against the five years of para. 78."""
        texts = [c.text for c in _between(both, "S20-0244")]
        assert any("the average of 4, 16, 21, 22, 21 = 16.8" in t for t in texts)

    def test_10_a_year_or_11_point_2(self, both: Audit) -> None:
        """Paragraph 96 says 10 on average, without about."""
        texts = [c.text for c in _between(both, "S20-0243")]
        assert any("the average of 9, 11, 12, 9, 15 = 11.2" in t for t in texts)

    def test_the_rates_and_their_denominators(self, both: Audit) -> None:
        """93 per cent is of the 107 reports due, not of all States Parties."""
        rate = both["S20-0246"]  # para. 97
        assert rate.answer
        assert rate.answer.basis == "of the 107 reports due"
        assert [answer.basis for answer in rate.answers[1:]] == [
            "of the 110 States Parties by deposit",
            "of the 108 States Parties in force",
        ]
        early = both["S20-0245"]  # 75 per cent at the end of 2015
        assert early.verdict is Verdict.POSSIBLE
        bases = [answer.basis for answer in early.answers]
        assert bases[0].endswith("reports due")
        assert bases[1].endswith("States Parties by deposit")


class TestNationalMeasures:
    """Annex III, para. 50, and paras. 106 to 111."""

    @pytest.mark.parametrize(
        ("claim", "computed", "difference"),
        [
            ("S15-0149", "41", "+7"),
            ("S15-0151", "21", "+2"),
            ("S20-0270", "22", "+1"),
        ],
    )
    def test_48_23_and_23(
        self, both: Audit, claim: str, computed: str, difference: str
    ) -> None:
        """The lists by name give fewer."""
        assert both[claim].verdict is DISAGREES
        assert both[claim].computed == computed
        assert both[claim].difference == difference

    def test_the_shares_are_of_92(self, both: Audit) -> None:
        """48 and 23 of 92 are 52 and 25 per cent; of 96 or 91 they are not."""
        for claim, worked in (("S15-0150", "48 of 92"), ("S15-0152", "23 of 92")):
            (outcome,) = _outcomes(both, claim, "share")
            assert outcome.holds
            assert outcome.worked[0].startswith(worked) or len(outcome.worked) > 1
            assert both[claim].verdict is DISAGREES

    def test_21_and_7_less_6_are_22(self, both: Audit) -> None:
        """Paragraph 107 says 23, and para. 111 says 22."""
        texts = [c.text for c in _between(both, "S20-0270")]
        assert any("21 + 7 - 6 = 22" in text for text in texts)
        (outcome,) = _outcomes(both, "S20-0281", "sum")
        assert outcome.holds
        assert _one(both, "S20-0270", "S20-0281").wrong

    def test_mauritania_is_on_no_list_of_2020(self, both: Audit) -> None:
        """Its law was called sufficient in 2015."""
        texts = [c.text for c in both.contradictions if "lists" in c.check]
        assert texts == [
            "Article 9: MRT: on a list of 2015-09-11, and on none of 2020-09-28"
        ]


class TestBudget:
    """Annex IV: the documents' own sums."""

    def test_the_headline_is_28599_short(self, both: Audit) -> None:
        """2,324,771 against 2,353,370, the sum of the yearly totals."""
        headline = both["S15-0172"]
        assert headline.verdict is DISAGREES
        assert (headline.computed, headline.difference) == ("2,353,370 CHF", "-28599")
        found = _one(both, "S15-0172", "S15-0237")
        assert "= 2,353,370, 28,599 apart" in found.text
        assert found.wrong

    def test_every_column_adds_up(self, both: Audit) -> None:
        """Five lines in each of five years."""
        for total in ("S15-0237", "S15-0239", "S15-0241", "S15-0243", "S15-0245"):
            (outcome,) = _outcomes(both, total, "sum")
            assert outcome.holds

    def test_social_security_is_less_than_20_per_cent(self, both: Audit) -> None:
        """16.83 to 18.42 per cent of the salaries."""
        assert both["S15-0252"].verdict is DISAGREES
        texts = [c.text for c in _between(both, "S15-0252")]
        assert len(texts) == 5
        rates = ("16.83", "18.34", "18.37", "18.39", "18.42")
        assert all(any(rate in text for text in texts) for rate in rates)

    def test_2017_is_no_busy_year(self, both: Audit) -> None:
        """It has the lowest total, and 2019 the most travel."""
        total, travel = _between(both, "S15-0261")
        assert total.text.endswith("2017 455,511")
        assert "travel: 2019 44,000" in travel.text


class TestDocumentsAndBodies:
    """Symbols, the Coordination Committee, meetings."""

    def test_documents_of_a_review_conference_have_its_symbol(
        self, both: Audit
    ) -> None:
        """Paragraph 21 has CCM/MSP/2015, annex VII has CCM/CONF/2015."""
        assert both["S15-0046"].verdict is DISAGREES
        assert both["S15-0046"].computed == "CCM/CONF/2015/…"

    def test_a_decision_of_2011_has_no_symbol_of_2012(self, both: Audit) -> None:
        """Annex IV, para. 4, note 1: a later paper can be cited for it."""
        cited = both["S15-0325"]
        assert cited.verdict is Verdict.UNDERIVED
        assert "CCM/MSP/2011/…" in cited.reason
        numbered = both["S15-0185"]  # note 2: CCM/MSP/2011/WP.9
        assert numbered.verdict is Verdict.UNDERIVED
        assert "the number is the document's own word" in numbered.reason

    def test_the_outgoing_president_is_new_in_2020(self, both: Audit) -> None:
        """Report, para. 30(c), and review, para. 130."""
        found = _one(both, "S15-0069", "S20-0306")
        assert found.text.endswith("only in one: outgoing President")

    def test_about_30_and_31_by_name(self, both: Audit) -> None:
        """Paragraph 8: near enough for about, and found to be so."""
        (outcome,) = _outcomes(both, "S20-0058", "more than once")
        assert outcome.holds
        assert {f.claim.id for f in outcome.claims} == {"S20-0058", "S20-0059"}

    def test_plans_of_11_and_of_8_are_not_the_same(self, both: Audit) -> None:
        """Paragraph 68 counts lead agencies too; para. 69 does not."""
        (outcome,) = _outcomes(both, "S20-0186", "at most")
        assert outcome.holds
        agencies = both["S20-0186"]
        assert agencies.computed == "8 to 20"
        assert all("lead agency" in gap.fact for gap in agencies.missing)
        assert both["S20-0191"].verdict is RESTS


class TestPlanAndSurroundings:
    """The action plan, the reporting forms, the General Assembly."""

    def test_resources_are_asked_for_in_another_action(self, both: Audit) -> None:
        """Paragraph 70 files them under 4.1(d); annex III has them in para. 32(a)."""
        found = both["S20-0316"]
        assert found.verdict is DISAGREES
        assert found.computed == "4.1(a)"

    @pytest.mark.parametrize("claim", ["S20-0314", "S20-0315", "S20-0317", "S20-0318"])
    def test_other_actions_are_named_rightly(self, both: Audit, claim: str) -> None:
        """Paragraphs 68 to 71: 4.1(a), 4.1(c), 4.2(a) and 4.1(a)."""
        assert both[claim].verdict is AGREES

    def test_stocks_belong_on_form_b(self, both: Audit) -> None:
        """Annex III, para. 19(a), and the formats of CCM/MSP/2010/PM/10.

        What a conference recommends no form of 2010 makes false.
        """
        found = both["S15-0170"]
        assert found.verdict is Verdict.UNDERIVED
        assert found.reason == (
            "a note, no verdict: the record gives Form B for stockpiles and "
            "destruction, as of 2010"
        )

    def test_the_first_resolution_was_that_of_2015(self, both: Audit) -> None:
        """Paragraph 8 says 2014."""
        found = both["S20-0049"]
        assert found.verdict is DISAGREES
        assert found.computed == "2015"

    def test_75_per_cent_is_not_held_against_67_of_84(self, both: Audit) -> None:
        """Paragraph 97 speaks of the end of 2015, annex III of the Conference.

        Which share it is cannot be told: the days of some reports are not known. A
        share of each denominator is shown, and 75 per cent is possible for one.
        """
        assert both["S20-0245"].on > both["S15-0148"].on
        assert both["S20-0245"].verdict is Verdict.POSSIBLE
        shares = [
            (answer.value.number, answer.up_to or 0)
            for answer in both["S20-0245"].answers
            if isinstance(answer.value, Figure)
        ]
        assert [least < 75 < most for least, most in shares].count(True) == 1
        assert not _between(both, "S15-0148", "S20-0245")

    def test_repeated_words_are_no_figure(self, both: Audit) -> None:
        """Paragraph 104 repeats para. 99: the audit holds figures, and no wording."""
        assert both["S20-0249"].verdict is Verdict.STATEMENT
        assert not both["S20-0249"].claim.printed


def _printed(number: int, topic: tuple[str, str], value: Value) -> Claim:
    """Return a figure of a draft."""
    subject, predicate = topic
    return Claim(
        id=f"D-{number}",
        document=f"draft {number}" if isinstance(value, Words) else "draft",
        subject=subject,
        predicate=predicate,
        value=value,
        as_of=PartialDate.on(REVIEW),
    )


class TestWhatIsNotCompared:
    """What cannot be worked out, or is of two kinds, is held against nothing."""

    @pytest.mark.parametrize(("due", "checks"), [(0, 0), (4, 1)])
    def test_a_share_of_nothing(self, due: int, checks: int) -> None:
        """Of no reports that were due there is no rate; 2 of 4 are 50 per cent."""
        numbers = {"submitted": 2, "due": due}
        claims = [
            _printed(n, ("initial reports", what), Figure(Decimal(number), Unit.COUNT))
            for n, (what, number) in enumerate(numbers.items())
        ]
        rate = Figure(Decimal(50), Unit.PERCENT)
        claims.append(_printed(9, ("initial reports", "rate"), rate))
        found = ccm.as_of(REVIEW).audit(claims)
        assert len(_outcomes(found, "D-9", "share")) == checks
        assert found.contradictions == ()

    @pytest.mark.parametrize(
        ("parties", "bound", "committed", "holds"),
        [
            (107, Bound.EXACT, 121, True),
            (107, Bound.EXACT, 125, False),
            (100, Bound.AT_LEAST, 121, True),
            (108, Bound.AT_LEAST, 121, False),
            (100, Bound.ABOUT, 121, True),
            (100, Bound.ABOUT, 125, False),
            (110, Bound.NEARLY, 121, True),
        ],
    )
    def test_a_sum_of_what_is_limited(
        self, parties: int, bound: Bound, committed: int, *, holds: bool
    ) -> None:
        """Of at least 100 Parties and 14 signatories 121 are committed, or more."""
        claims = [
            _printed(n, ("Convention", what), Figure(Decimal(number), bound=limit))
            for n, (what, number, limit) in enumerate(
                (
                    ("States Parties", parties, bound),
                    ("signatories", 14, Bound.EXACT),
                    ("committed States", committed, Bound.EXACT),
                )
            )
        ]
        (outcome,) = _outcomes(ccm.as_of(REVIEW).audit(claims), "D-2", "sum")
        assert outcome.holds is holds

    @pytest.mark.parametrize(
        ("submitted", "bound", "holds"),
        [(2, Bound.EXACT, False), (2, Bound.AT_LEAST, True)],
    )
    def test_a_share_of_what_is_limited(
        self, submitted: int, bound: Bound, *, holds: bool
    ) -> None:
        """Two of four are half; at least two of four can be 75 per cent."""
        claims = [
            _printed(
                1,
                ("initial reports", "submitted"),
                Figure(Decimal(submitted), bound=bound),
            ),
            _printed(2, ("initial reports", "due"), Figure(Decimal(4))),
            _printed(9, ("initial reports", "rate"), Figure(Decimal(75), Unit.PERCENT)),
        ]
        (outcome,) = _outcomes(ccm.as_of(REVIEW).audit(claims), "D-9", "share")
        assert outcome.holds is holds

    @pytest.mark.parametrize(
        ("bound", "holds"), [(Bound.EXACT, False), (Bound.AT_LEAST, True)]
    )
    def test_what_is_at_most_a_limited_number(
        self, bound: Bound, *, holds: bool
    ) -> None:
        """101 States are no part of 100, and can be of at least 100."""
        claims = [
            _printed(1, ("Article 3", "States without stocks"), Figure(Decimal(90))),
            _printed(
                2,
                ("Article 3", "States that report stocks to destroy"),
                Figure(Decimal(5)),
            ),
            _printed(
                3,
                ("Article 3", "States that verify whether they hold stocks"),
                Figure(Decimal(2)),
            ),
            _printed(4, ("initial reports", "not submitted"), Figure(Decimal(4))),
            _printed(
                9, ("Convention", "States Parties"), Figure(Decimal(100), bound=bound)
            ),
        ]
        found = ccm.as_of(REVIEW).audit(claims).outcomes
        (outcome,) = (
            o for o in found if o.claims[0].claim.id == "D-9" and len(o.claims) == 5
        )
        assert outcome.holds is holds

    def test_a_number_and_a_list_in_words(self) -> None:
        """How many members there are is not who they are."""
        topic = "Coordination Committee", "members"
        words = Words(("Presidents", "Coordinators"))
        number = Figure(Decimal(2), Unit.COUNT)
        lists = [_printed(1, topic, words), _printed(2, topic, words)]
        claims = [*lists, _printed(3, topic, number)]
        outcomes = ccm.as_of(REVIEW).audit(claims).outcomes
        ours = [o for o in outcomes if o.check.endswith("in two documents")]
        assert [[each.claim.id for each in o.claims] for o in ours] == [["D-1", "D-2"]]


def test_a_damaged_table_of_checks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With file, line and field, as any table that comes with the library."""
    file = tmp_path / "checks.csv"
    file.write_text("result,how,terms\nConvention,sum,Africa: Parties\n", "utf-8")
    monkeypatch.setattr("ccm.claims.cross_checks._FILE", str(file))
    with pytest.raises(DataFileError, match="checks.csv:2: result: expected a subject"):
        checks.__wrapped__()


_KM2 = Unit.SQUARE_KILOMETRES


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        (Figure(Decimal(5), _KM2), Figure(Decimal(500), Unit.HECTARES), True),
        (Figure(Decimal(5), _KM2), Figure(Decimal(600), Unit.HECTARES), False),
        (Figure(Decimal(5), _KM2), Figure(Decimal(5), Unit.MUNITIONS), False),
        (Figure(Decimal(10), _KM2), Figure(Decimal("10.3"), _KM2), True),
        (Figure(Decimal("10.3"), _KM2), Figure(Decimal(10), _KM2), True),
        (Figure(Decimal("10.2"), _KM2), Figure(Decimal("10.3"), _KM2), False),
        (Figure(Decimal(10), _KM2, Bound.ABOUT), Figure(Decimal(11), _KM2), True),
        (Figure(Decimal(11), _KM2), Figure(Decimal(10), _KM2, Bound.NEARLY), False),
        (Figure(Decimal(9), _KM2, Bound.AT_LEAST), Figure(Decimal(9), _KM2), True),
        (Figure(Decimal(9), _KM2, Bound.MORE_THAN), Figure(Decimal(9), _KM2), False),
        (Figure(Decimal(9), _KM2), Figure(Decimal(9), _KM2, Bound.MORE_THAN), False),
        (
            Figure(Decimal(9), _KM2, Bound.AT_LEAST),
            Figure(Decimal(10), _KM2, Bound.AT_LEAST),
            False,
        ),
    ],
)
def test_a_figure_printed_twice_can_be_one(
    one: Figure, other: Figure, *, holds: bool
) -> None:
    """In another unit, rounded, or limited so that both are right."""
    claims = [
        Claim(
            id=name,
            document="draft",
            subject="area contaminated",
            predicate="in Chile",
            value=value,
            as_of=PartialDate.parse("2019"),
        )
        for name, value in (("one", one), ("other", other))
    ]
    (outcome,) = ccm.as_of(date(2020, 1, 1)).audit(claims).outcomes
    assert outcome.holds is holds
