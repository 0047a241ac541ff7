"""Agrees, possible, disagrees: never an accusation that the record does not prove."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ccm
from ccm.claims import (
    DOCUMENTS,
    Audited,
    Claim,
    Verdict,
    correction_of,
    load_claims,
    packaged_claims,
)
from ccm.dates import PartialDate
from ccm.questions import Figure, Listing

VIEW = ccm.as_of(date(2020, 9, 28))
CLAIMS = tuple(claim for d in DOCUMENTS for claim in packaged_claims(d.key))
HEAD = "id,subject,predicate,value,unit,as_of"


def ask(folder: Path, *rows: str) -> list[Audited]:
    """Return what becomes of some rows, written without their ids."""
    file = folder / "draft.csv"
    numbered = (f"D-{number},{row}" for number, row in enumerate(rows))
    file.write_text("\n".join((HEAD, *numbered)), encoding="utf-8")
    return list(VIEW.audit(load_claims(file)).results)


class TestListsOfALaterDay:
    """What the review of 28 September 2020 lists may have been so before it."""

    ROWS = (
        "Article 9,States with a specific law,31,count",
        "Article 9,States with a specific law,24,count",
        "Article 9,States with a ban on investment,12,count",
        "Article 5,States with victims and a focal point,11,count",
        "Article 5,States with a plan for victim assistance,0,count",
        "survey,States that report evidence-based survey,0,count",
        "Article 3,States that verify whether they hold stocks,GNB,states",
    )

    @pytest.mark.parametrize("day", ["2020-09-27", "2020-06-01"])
    @pytest.mark.parametrize("row", ROWS)
    def test_it_is_possible(self, tmp_path: Path, row: str, day: str) -> None:
        """Neither all of them nor none is an accusation, and none is agreement."""
        (found,) = ask(tmp_path, f"{row},{day}")
        assert found.verdict is Verdict.POSSIBLE
        assert found.missing
        assert correction_of(found) == ""

    def test_the_reason_says_what_is_known_and_what_would_settle_it(
        self, tmp_path: Path
    ) -> None:
        """24 to 31 on 1 August 2019."""
        (found,) = ask(tmp_path, f"{self.ROWS[0]},2019-08-01")
        assert found.computed == "24 to 31"
        assert found.reason.startswith("known: 24 States; the record cannot say of AFG")
        assert "what would settle it: the day of: national measures" in found.reason

    def test_a_number_beyond_all_of_them_disagrees(self, tmp_path: Path) -> None:
        """32 laws no course of events gives; 23 neither."""
        topic = "Article 9,States with a specific law"
        many, few = ask(
            tmp_path,
            f"{topic},32,count,2019-08-01",
            f"{topic},23,count,2019-08-01",
        )
        assert (many.verdict, many.difference) == (Verdict.DISAGREES, "+1")
        assert (few.verdict, few.difference) == (Verdict.DISAGREES, "-1")
        assert correction_of(many) == "write a number from 24 to 31"


def test_what_disagrees_is_explained_by_the_whole_record() -> None:
    """That Bulgaria was granted more time the review tells alone: it is not none."""
    (printed,) = (claim for claim in CLAIMS if claim.id == "S20-0113")
    none = attrs.evolve(printed, value=Figure(Decimal(0)))
    (found,) = VIEW.audit([none]).results
    assert found.verdict is Verdict.DISAGREES
    sources = (str(source) for fact in found.facts for source in fact.source)
    assert any(printed.document in source for source in sources)


@pytest.mark.parametrize(
    ("number", "told"), [(108, "in force; 110 by"), (110, "by deposit; 108 in force")]
)
def test_what_agrees_on_one_basis_is_told_on_the_other(
    tmp_path: Path, number: int, told: str
) -> None:
    """Paras. 3 and 7 of the review: 110 instruments, of which two bind later."""
    (found,) = ask(tmp_path, f"Convention,States Parties,{number},count,2020-09-28")
    assert found.verdict is Verdict.AGREES
    assert told in found.reason


class TestOneStanding:
    """A status or a deadline that is in doubt excludes only what cannot be."""

    def test_an_undetermined_status(self, tmp_path: Path) -> None:
        """Of Sierra Leone nobody told whether it has victims."""
        possible, undetermined, wrong = ask(
            tmp_path,
            *(
                f"SLE,Article 5 status,{status},status,2020-09-28"
                for status in ("fulfilled", "undetermined", "overdue")
            ),
        )
        assert possible.verdict is Verdict.POSSIBLE
        assert possible.computed == "not applicable or outstanding or fulfilled"
        assert undetermined.verdict is Verdict.AGREES
        assert wrong.verdict is Verdict.DISAGREES

    def test_a_deadline_on_which_no_decision_is_on_record(self, tmp_path: Path) -> None:
        """Germany asked for five years more in 2024; what 12MSP decided is not told."""
        asked, old, before = ask(
            tmp_path,
            *(
                f"DEU,Article 4 deadline,{day},day,2026-11-25"
                for day in ("2030-08-01", "2025-08-01", "2024-08-01")
            ),
        )
        assert asked.verdict is old.verdict is Verdict.POSSIBLE
        assert asked.computed == "2025-08-01 or later"
        assert before.verdict is Verdict.DISAGREES


class TestCoordinators:
    """Terms end; and beyond the last list nobody is accused."""

    @pytest.mark.parametrize(
        ("row", "verdict"),
        [
            ("transparency,States,CRI,states,2015-09-11", Verdict.AGREES),
            ("transparency,States,CRI,states,2020-01-01", Verdict.UNDERIVED),
            ("victim assistance,States,IRL; ESP,states,2019-08-01", Verdict.UNDERIVED),
            ("victim assistance,States,IRL; ESP,states,2015-12-01", Verdict.DISAGREES),
            ("victim assistance,States,IRL; ESP,states,2012-01-01", Verdict.POSSIBLE),
        ],
    )
    def test_on_a_day(self, tmp_path: Path, row: str, verdict: Verdict) -> None:
        """Costa Rica served a year from 2015, Australia and Chile two."""
        (found,) = ask(tmp_path, f"coordinator of {row}")
        assert found.verdict is verdict


class TestNotUnderstood:
    """What the library does not understand is no gap of the record."""

    @pytest.mark.parametrize(
        ("row", "near"),
        [
            ("Convention,State Parties,110,count", "'Convention: States Parties'"),
            ("9MSP,president,LKA,states", "'9MSP: presidency'"),
            ("BGR,Article 3 deadlines,2020-10-01,day", "Article {article} deadline"),
            ("weather,mean,21,count", ""),
            ("Convention,States Parties,110,percent", "expected the claim in the same"),
            ("BGR,Article 99 status,overdue,status", "expected one of art1"),
        ],
    )
    def test_it_is_named(self, tmp_path: Path, row: str, near: str) -> None:
        """With the questions that are near, or with what was expected."""
        (found,) = ask(tmp_path, f"{row},2020-09-28")
        assert found.verdict is Verdict.NOT_UNDERSTOOD
        assert near in found.reason

    def test_case_and_spacing_do_not_matter(self, tmp_path: Path) -> None:
        """As somebody types it in a hurry."""
        (found,) = ask(tmp_path, "convention,states   parties,110,count,2020-09-28")
        assert found.verdict is Verdict.AGREES


class TestNotes:
    """What is near a claim, and no measure of it, refutes nothing."""

    @pytest.mark.parametrize("claim", ["S15-0170", "S15-0325", "S20-0304"])
    def test_of_the_documents(self, claim: str) -> None:
        """A form recommended, a paper cited, the usual length of a meeting."""
        wanted = [each for each in CLAIMS if each.id == claim]
        (found,) = VIEW.audit(wanted).results
        assert found.verdict is Verdict.UNDERIVED
        assert found.reason.startswith("a note, no verdict: the record gives")

    def test_a_symbol_is_no_better_than_its_number(self, tmp_path: Path) -> None:
        """The register of papers knows the one; nobody else knows the other."""
        known, unknown, of_another = ask(
            tmp_path,
            "9MSP,symbol of the analysis,CCM/MSP/2019/10,text,2020-09-28",
            "9MSP,symbol of the analysis,CCM/MSP/2019/999,text,2020-09-28",
            "9MSP,symbol of the report,CCM/MSP/2018/1,text,2020-09-28",
        )
        assert known.verdict is Verdict.AGREES
        assert unknown.verdict is Verdict.UNDERIVED
        assert of_another.verdict is Verdict.DISAGREES


_OF_LISTS = [c for c in CLAIMS if isinstance(c.value, Listing)]
_TOPICS = st.sampled_from([c for c in _OF_LISTS if c.subject.startswith("Article")])


@settings(max_examples=10)
@given(claim=_TOPICS, on=st.dates(date(2012, 1, 1), date(2022, 1, 1)), more=_TOPICS)
def test_claims_that_exclude_each_other_never_both_agree(
    claim: Claim, on: date, more: Claim
) -> None:
    """Two lists of one question, save where each is right on a basis of its own."""
    assume(claim.value != more.value)
    one = attrs.evolve(claim, as_of=PartialDate.on(on), document="draft")
    other = attrs.evolve(one, id="D-2", value=more.value)
    found = VIEW.audit([one, other]).results
    bases = {each.answer.basis for each in found if each.answer}
    agree = [each for each in found if each.is_borne_out]
    assert len(agree) < 2 or len(bases) == 2
