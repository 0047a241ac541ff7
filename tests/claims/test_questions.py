"""Questions at their edges: lists that are wrong, days before anything happened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

import ccm
from ccm.claims import Audited, Verdict, load_claims
from ccm.dates import PartialDate
from ccm.facts import MeetingKind, Source, StockpileDestroyed, StockpileFound
from ccm.testing.fiction import meeting

VIEW = ccm.as_of(date(2020, 9, 28))
HEAD = "id,subject,predicate,value,unit,as_of"


YEARLY = (
    'Meetings of States Parties,"a year, until the next Review Conference",1,count,'
    "2027-01-01"
)


def ask(folder: Path, row: str, view: ccm.AsOf = VIEW) -> Audited:
    """Return the audit of one claim, written as a row without its id."""
    file = folder / "draft.csv"
    file.write_text(f"{HEAD}\nD-1,{row}\n", encoding="utf-8")
    return view.audit(load_claims(file))["D-1"]


class TestWhereEachStands:
    """A list of participants with a State in the wrong place."""

    def test_a_signatory_among_parties(self, tmp_path: Path) -> None:
        """Indonesia has signed; Niue has deposited and was not bound yet."""
        row = "12MSP,took part as States Parties,BGR; IDN; NIU,states,"
        found = ask(tmp_path, row)
        assert found.verdict is Verdict.DISAGREES
        assert found.difference == "+IDN, NIU"
        assert found.reason.startswith("not so of IDN, NIU")

    def test_outside_for_part_of_the_time(self, tmp_path: Path) -> None:
        """Sri Lanka attended from outside before it acceded in 2018."""
        row = "meetings,attended as not party,CHN; LKA,states,"
        found = ask(tmp_path, row)
        assert found.verdict is Verdict.AGREES
        assert "as they stood on 2015-09-11, after 1RC" in found.reason
        always = ask(tmp_path, "meetings,attended as not party,CHN; AUT,states,")
        assert always.verdict is Verdict.DISAGREES

    def test_before_the_first_review_conference(self, tmp_path: Path) -> None:
        """There is no earlier day to look at."""
        row = "meetings,attended as not party,CHN,states,2012-01-01"
        assert len(ask(tmp_path, row).answers) == 1

    def test_a_conference_that_may_have_closed(self, tmp_path: Path) -> None:
        """Sri Lanka was outside after 1RC, and not after 2RC, if that was over."""
        record = ccm.packaged_record()
        second = meeting("2RC", "2020-09-01", "2020-09", kind=MeetingKind.RC)
        held = (each for each in record.meetings if each.label != "2RC")
        view = ccm.as_of(VIEW.on, record=attrs.evolve(record, meetings=(*held, second)))
        found = ask(tmp_path, "meetings,attended as not party,CHN; LKA,states,", view)
        bases = [answer.basis for answer in found.answers]
        assert "as they stood on 2015-09-11, after 1RC" in bases
        assert "as they stood on 2020-09, after 2RC" in bases
        assert found.verdict is not Verdict.DISAGREES


class TestNoSuchThing:
    """A question that is asked in the wrong words says what was expected."""

    @pytest.mark.parametrize(
        ("row", "says"),
        [
            (
                "Convention,left since 5MSP,3,count,",
                "'Convention: joined since",
            ),
            ("a meeting,came as friends,BGR,states,", "expected one of States Parties"),
            ("BGR,Article 99 status,overdue,status,", "expected one of art1"),
            ("BGR,Article 1 deadline,2020-01-01,day,", "the record holds nothing"),
            ("99MSP,dates,2020-01-01/2020-01-02,span,", "got '99MSP'"),
            ("3RC,symbol of the report,CCM/CONF/2026/1,text,", "holds nothing"),
            ("1MSP,symbol of the report,3,count,", "holds nothing"),
            ("Intersessional 2011,presidency,CHE,states,", "holds nothing"),
            ("Intersessional 2022,dates,2022-05-02/2022-05-05,span,", "holds nothing"),
            ("initial reports,submitted since soon,3,count,", "expected a meeting"),
            ("Utopia Action Plan,chapters,7,count,", "expected Dubrovnik"),
            ('"Dubrovnik Action Plan, war",actions,7,count,', "expected universal"),
            ('"Dubrovnik Action Plan, action 9.9",deadline,1,years,', "9.9"),
            ('"Dubrovnik Action Plan, action 1.2",deadline,1,years,', "holds nothing"),
            ("area cleared,in the moon,7,km2,2016", "expected the world"),
            ('area cleared,"in the world, then to now",7,km2,', "expected a year"),
            ('ISU budget,"travel, then to now",7,CHF,2016', "expected a year"),
            (f'ISU budget,"total, {"9" * 5000} to 2020",7,CHF,', "expected a year"),
            ("area cleared,in the world,7,km2,2001", "no source prints it"),
        ],
    )
    def test_said(self, tmp_path: Path, row: str, says: str) -> None:
        """It is not understood, or cannot be derived, and is never called wrong."""
        found = ask(tmp_path, row)
        lacks = says in (
            "holds nothing",
            "the record holds nothing",
            "no source prints it",
        )
        assert found.verdict is (Verdict.UNDERIVED if lacks else Verdict.NOT_UNDERSTOOD)
        assert says in found.reason

    @pytest.mark.parametrize(
        "row",
        [
            "Convention,entry into force,2010-08-01,day,2009-01-01",
            "Convention,signed at Oslo,2008-12-03/2008-12-03,span,2008-12-02",
            "intersessional meetings,length,3,days,2010-01-01",
            YEARLY,
        ],
    )
    def test_before_anything_happened(self, tmp_path: Path, row: str) -> None:
        """There is nothing to answer with."""
        assert ask(tmp_path, row).verdict is Verdict.UNDERIVED

    @pytest.mark.parametrize(
        ("row", "dated"),
        [
            (
                "area cleared,by Laos{},45.6,km2,",
                "area cleared,by Laos,45.6,km2,2019",
            ),
            (
                "Convention,joined since 1RC{},2,count,2020-09-28",
                "Convention,joined since 1RC,2,count,2019",
            ),
        ],
    )
    def test_a_year_in_words(self, tmp_path: Path, row: str, dated: str) -> None:
        """It is meant as in a question; the claim is asked of its own day."""
        told = ask(tmp_path, row.format(" in 2019"))
        same = ask(tmp_path, dated)
        assert (told.verdict, told.computed) == (same.verdict, same.computed)
        assert told.verdict is not Verdict.NOT_UNDERSTOOD
        odd = ask(tmp_path, row.format(" in 0000"))
        assert odd.verdict is Verdict.NOT_UNDERSTOOD

    @pytest.mark.parametrize(
        ("words", "day"),
        [
            ("in 2015", "2015"),
            ("at the end of 2015", "2015"),
            ("as of 2015-09-11", "2015-09-11"),
            (", by 2015-09", "2015-09"),
        ],
    )
    def test_a_day_in_words(self, tmp_path: Path, words: str, day: str) -> None:
        """Of what is so on a day it has a column of its own, and the answer says so."""
        subject, predicate = (
            "Convention",
            f'"States Parties {words}"'.replace(" ,", ","),
        )
        found = ask(tmp_path, f"{subject},{predicate},96,count,")
        assert found.verdict is Verdict.NOT_UNDERSTOOD
        said = f"near: 'Convention: States Parties', with {day} in the column as_of"
        assert found.reason.endswith(said)

    def test_a_slip_of_the_pen(self, tmp_path: Path) -> None:
        """The question that was meant is named; nothing, where none is near."""
        found = ask(tmp_path, "Conventon,State Parties,110,count,")
        assert "near: 'Convention: States Parties'" in found.reason
        assert "near" not in ask(tmp_path, "weather,mean,21,count,").reason

    def test_what_no_question_asks_is_missing(self, tmp_path: Path) -> None:
        """What would have to be known stands in the answer too."""
        (gap,) = ask(tmp_path, "assistance,States that asked,9,count,2015").missing
        assert gap.fact.startswith("which States asked for assistance, gave it or")
        assert gap.cause == "beyond the record"

    def test_a_number_of_something_else(self, tmp_path: Path) -> None:
        """Per cent of States Parties is no number of States."""
        found = ask(tmp_path, "Convention,States Parties,110,percent,")
        assert found.verdict is Verdict.NOT_UNDERSTOOD
        wrong = ask(tmp_path, "BGR,Article 3 extension granted,12,days,2019-12-31")
        assert wrong.verdict is Verdict.NOT_UNDERSTOOD
        status = ask(tmp_path, "BGR,Article 3 status,2,count,")
        assert status.verdict is Verdict.NOT_UNDERSTOOD


class TestOneState:
    """Statuses, deadlines and extensions."""

    @pytest.mark.parametrize(
        ("row", "verdict"),
        [
            ("Bulgaria,Article 3 deadline,2020-10-01,day,", Verdict.AGREES),
            ("Bulgaria,Article 3 deadline,2020,day,", Verdict.AGREES),
            ("Bulgaria,Article 3 deadline,2019-10-01,day,", Verdict.DISAGREES),
            ("DEU,Article 4 deadline,2025-08-01,day,2019-09-03", Verdict.POSSIBLE),
            ("DEU,Article 4 extension granted,5,years,", Verdict.AGREES),
            ("DEU,Article 4 extension granted,60,months,", Verdict.AGREES),
            ("DEU,Article 4 extension granted,48,months,", Verdict.DISAGREES),
            ("COD,Article 3 status,not bound,status,", Verdict.AGREES),
            ("Germany (the),Article 4 extension granted,5,years,", Verdict.AGREES),
            ('"Congo, DR",Article 3 status,not bound,status,', Verdict.AGREES),
            ("PER,Article 3 status,overdue,status,", Verdict.DISAGREES),
        ],
    )
    def test_verdicts(self, tmp_path: Path, row: str, verdict: Verdict) -> None:
        """As the record has them on 28 September 2020, or on the claim's day."""
        assert ask(tmp_path, row).verdict is verdict

    def test_a_day_of_which_the_record_knows_the_year(self, tmp_path: Path) -> None:
        """While the Ninth Meeting sat, both deadlines were possible."""
        row = "DEU,Article 4 deadline,2020-08-01,day,2019-09-03"
        assert ask(tmp_path, row).verdict is Verdict.POSSIBLE
        neither = ask(tmp_path, row.replace("2020-08-01", "2021-08-01"))
        assert neither.verdict is Verdict.DISAGREES
        assert neither.computed == "2020-08-01 or 2025-08-01"


class TestStocks:
    """Finds, early completion, and what straddles a day."""

    def test_a_find_after_the_first_deadline(self, tmp_path: Path) -> None:
        """Para. 30 of the review says that there was none."""
        row = "Article 3,States that found stocks after their first deadline,0,count,"
        assert ask(tmp_path, row).verdict is Verdict.AGREES
        assert ask(tmp_path, row).reason == "the record holds none"
        found = StockpileFound(
            state=VIEW.state("AUT"),
            date=PartialDate.parse("2020-01-15"),
            source=(Source("supposed"),),
        )
        again = ask(tmp_path, row, VIEW.supposing(found))
        assert again.verdict is Verdict.DISAGREES
        assert "(AUT)" in again.reason

    def test_completed_since_a_meeting_in_its_year(self, tmp_path: Path) -> None:
        """Mozambique's month of 2015 lies around 1RC or before it, if unknown."""
        row = "Article 3,States that completed since 1RC,9,count,"
        assert ask(tmp_path, row).verdict is Verdict.AGREES
        wrong = ask(tmp_path, row.replace("9,", "8,"))
        assert wrong.verdict is Verdict.DISAGREES
        assert wrong.difference == "-1"

    def test_a_completion_that_can_lie_on_either_side(self, tmp_path: Path) -> None:
        """Some day of 2015: before the Conference closed, or after."""
        done = StockpileDestroyed(
            state=VIEW.state("PER"),
            date=PartialDate.parse("2015"),
            source=(Source("supposed"),),
        )
        row = "Article 3,States that completed since 1RC,10,count,"
        found = ask(tmp_path, row, VIEW.supposing(done))
        assert found.verdict is Verdict.POSSIBLE
        assert "the record cannot say of PER" in found.reason

    def test_a_find_before_the_meeting_does_not_count(self, tmp_path: Path) -> None:
        """Mauritania's is of 2020, and 2RC closed in 2021."""
        row = (
            'Article 4,"States with a new find after completion, since {}",{},states,'
            "2022-01-01"
        )
        assert ask(tmp_path, row.format("1RC", "MRT")).verdict is Verdict.AGREES
        assert ask(tmp_path, row.format("2RC", "none")).verdict is Verdict.AGREES


class TestExplanation:
    """From the verdict down to the facts."""

    def test_every_fact_has_its_source(self, tmp_path: Path) -> None:
        """The tree names the claim, the States and what each rests on."""
        found = ask(tmp_path, "Convention,signatories,13,count,")
        assert found.explanation.claim.endswith(": agrees")
        assert len(found.explanation.because) == 13
        assert all(fact.source for fact in found.facts)
        assert found.missing == ()

    def test_what_is_missing_is_said_for_each_state(self, tmp_path: Path) -> None:
        """Guinea-Bissau was still verifying; others had not reported."""
        found = ask(tmp_path, "Article 3,States with stocks to destroy,6,count,")
        assert found.verdict is Verdict.POSSIBLE
        assert any(str(gap).startswith("GNB: ") for gap in found.missing)
