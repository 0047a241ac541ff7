"""What documents tell besides: figures, States not party, progress reports, places."""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs
import pytest

import ccm
from ccm.errors import InvalidValueError
from ccm.facts import Meeting, Record, Source
from ccm.rules import Membership, Truth
from ccm.share.support import support
from ccm.support import (
    Matter,
    Task,
    calendar,
    conference,
    decisions,
    default_place,
    printed_figures,
    progress_reports,
    request_guidelines,
    states_not_party,
    tasks,
)

THEN = ccm.as_of(date(2016, 1, 1))
REVIEW = ccm.as_of(date(2020, 9, 28))
SYNERGIES = "synergies"


def _values(subject: str, measure: str) -> list[tuple[str, int]]:
    found = printed_figures(REVIEW, subject)
    return [(str(row.until), int(row.value)) for row in found if row.measure == measure]


class TestPrintedFigures:
    """The review of 2020: figures of which nothing tells the parts."""

    def test_para_95_and_97_annual_reports(self) -> None:
        """Three quarters sent one, half of these in time; from 82 to 68 per cent."""
        assert _values("annual reports", "rate") == [("2015", 82), ("2019", 68)]
        (sent,) = _values("annual reports", "States Parties that sent one, on average")
        (early,) = _values("annual reports", "of these, by 30 April")
        assert (sent[1], early[1]) == (75, 51)

    def test_para_94_initial_reports(self) -> None:
        """107 due, 100 received, 7 overdue; 32 sent, 23 late and 9 in time."""
        now = {
            row.measure: row.value
            for row in printed_figures(REVIEW, "initial reports")
            if str(row.since) == "2020-09-28"
        }
        assert now["due"] - now["received"] == now["overdue"] == 7
        assert round(100 * now["received"] / now["due"]) == now["rate"] == 93
        (sent,) = _values("initial reports", "sent")
        (late,) = _values("initial reports", "of these, late")
        (early,) = _values("initial reports", "of these, in time")
        assert sent[1] == late[1] + early[1] == 32

    def test_para_94_overdue_before(self) -> None:
        """19 when the Conference closed, 22 by the Sixth Meeting."""
        assert [value for _, value in _values("initial reports", "overdue")] == [
            19,
            22,
            7,
        ]

    def test_para_106_107_and_112_national_implementation(self) -> None:
        """By law 41 then 61, others 44 then 53; two model laws, six languages."""
        told = "States Parties with"
        subject = "national implementation"
        assert [v for _, v in _values(subject, f"{told} legal measures")] == [41, 61]
        other = f"{told} administrative and other measures"
        assert [v for _, v in _values(subject, other)] == [44, 53]
        assert _values(subject, "model laws") == [("2020-09-28", 2)]
        assert _values(subject, "languages of each model law") == [("2020-09-28", 6)]

    def test_para_31_retained_munitions(self) -> None:
        """11, then 13; the review names none of them."""
        found = printed_figures(REVIEW, "retained munitions")
        assert [int(row.value) for row in found] == [11, 13]
        assert all("not named" in row.note for row in found)

    def test_para_18_and_11_are_about(self) -> None:
        """About 50 States with stocks, and about 18 at a Meeting."""
        found = printed_figures(REVIEW, "States not party")
        assert [(int(row.value), row.note[:5]) for row in found] == [
            (50, "about"),
            (18, "about"),
        ]

    def test_not_before_the_time_is_over(self) -> None:
        """Nor before the review was published."""
        assert printed_figures(THEN, "annual reports")[0].value == 82
        early = ccm.as_of(date(2020, 9, 28), known_by=date(2020, 9, 27))
        assert printed_figures(early, "annual reports") == ()


class TestStatesNotParty:
    """The review of 2020, paras. 6, 18 and 19."""

    def test_how_many_it_names(self) -> None:
        """Fifteen contaminated, sixteen that made them, six with some restraint."""
        found = Counter(row.matter for row in states_not_party(REVIEW))
        assert found == {
            Matter.CONTAMINATION: 15,
            Matter.PRODUCTION: 16,
            Matter.RESTRAINT: 6,
        }

    def test_para_6_two_of_them_have_signed(self) -> None:
        """Angola and the Democratic Republic of the Congo."""
        signed = {
            row.state.alpha3
            for row in states_not_party(REVIEW, Matter.CONTAMINATION)
            if REVIEW.membership(row.state) is Membership.SIGNATORY
        }
        assert signed == {"AGO", "COD"}

    def test_para_6_georgia_is_in_doubt(self) -> None:
        """The review says that it may be."""
        doubtful = [row for row in states_not_party(REVIEW) if row.doubt]
        assert [row.state.alpha3 for row in doubtful] == ["GEO"]

    def test_who_has_joined_is_outside_no_more(self) -> None:
        """South Sudan acceded in 2023; it was bound from 1 February 2024."""
        later = ccm.as_of(date(2024, 2, 1))
        ours = {row.state.alpha3 for row in states_not_party(later)}
        assert later.membership("SSD") is Membership.PARTY
        assert "SSD" not in ours
        assert "SDN" in ours


class TestProgressReports:
    """CCM/CONF/2015/7, para. 24 and annex VII; the review of 2020, para. 124."""

    def test_two_on_the_vientiane_plan(self) -> None:
        """Both lay before the First Review Conference, which lists them."""
        found = progress_reports(THEN, "Vientiane Action Plan")
        listed = {paper.symbol for paper in conference(THEN, "1RC").papers}
        assert len(found) == 2
        assert {symbol for row in found for symbol in row.papers} <= listed

    def test_para_24_and_annex_vii_differ_on_who_submitted(self) -> None:
        """Annex VII is followed; the note says what para. 24 has."""
        row = progress_reports(THEN)[1]
        assert row.by == "President-designate of the First Review Conference"
        assert "para. 24 names Costa Rica" in row.note
        (paper,) = [p for p in conference(THEN, "1RC").papers if p.symbol in row.papers]
        assert paper.submitted_by == row.by

    def test_one_a_year_on_the_dubrovnik_plan(self) -> None:
        """Each Meeting measured what was done since the one before."""
        found = progress_reports(REVIEW, "Dubrovnik Action Plan")
        assert [row.meeting for row in found] == ["6MSP", "7MSP", "8MSP", "9MSP"]
        before = progress_reports(ccm.as_of(date(2017, 9, 5)), "Dubrovnik Action Plan")
        assert [row.meeting for row in before] == ["6MSP"]

    def test_each_paper_is_one_of_the_meetings(self) -> None:
        """And says in its title what it is."""
        later = ccm.as_of(date(2025, 1, 1))
        found = [row for row in progress_reports(later) if row.papers]
        assert [row.meeting for row in found] == ["1RC", "1RC", "9MSP", "12MSP"]
        for row in found:
            titles = {p.symbol: p.title for p in later.record.papers(row.meeting)}
            assert all(row.plan in titles[symbol] for symbol in row.papers)

    def test_annex_iii_para_3_four_before(self) -> None:
        """Four yearly reports followed the Vientiane plan until then."""
        (row,) = printed_figures(THEN, "progress reports")
        assert (int(row.value), row.unit) == (4, "reports")


class TestPlaces:
    """CCM/CONF/2015/7, para. 30(d); the review of 2020, para. 127."""

    def test_para_127_all_in_geneva(self) -> None:
        """The Sixth to the Ninth Meeting."""
        for label in ("6MSP", "7MSP", "8MSP", "9MSP"):
            assert default_place(REVIEW, label).truth is Truth.TRUE

    @pytest.mark.parametrize("label", ["5MSP", "1RC", "2RC", "10MSP", "12MSP"])
    def test_of_others_nothing_was_decided(self, label: str) -> None:
        """San Jose came before it, and what 2RC decided is not in the record."""
        assert default_place(REVIEW, label).truth == Truth.UNKNOWN

    def test_a_host_elsewhere_bears_the_excess(self) -> None:
        """Had the Seventh Meeting been held in Berlin."""
        record = ccm.packaged_record()
        meetings = tuple(
            attrs.evolve(each, place="Berlin") if each.label == "7MSP" else each
            for each in record.meetings
        )
        view = ccm.as_of(date(2018, 1, 1), record=_with(record, meetings))
        ruling = default_place(view, "7MSP")
        assert ruling.truth is Truth.FALSE
        assert "host bears what exceeds" in ruling.explanation.claim

    def test_no_such_meeting(self) -> None:
        """Is refused."""
        with pytest.raises(InvalidValueError, match="99MSP"):
            default_place(REVIEW, "99MSP")


def _with(record: Record, meetings: tuple[Meeting, ...]) -> Record:
    return attrs.evolve(record, meetings=meetings)


class TestSynergies:
    """CCM/CONF/2015/7, para. 28, and the review of 2020, para. 120."""

    def test_what_came_of_it_is_told_and_not_that_it_was_done(self) -> None:
        """Whether the President proposed anything the review does not say."""
        after = ccm.as_of(date(2017, 9, 7))
        (task,) = [each for each in tasks(after) if each.id == SYNERGIES]
        assert task.done(after) == Truth.UNKNOWN
        assert task.told(after).startswith("7MSP: synergies in administration")
        page = support(after, date(2018, 1, 1), brief=True).as_text()
        assert "a formal merger is complex" in " ".join(page.split())
        (due,) = [
            d for d in calendar(after, until=date(2017, 12, 31)) if d.id == "task"
        ]
        assert "para. 120" in str(due.explanation.because[0].provision)

    def test_not_before_the_meeting_nor_before_the_review(self) -> None:
        """The review of 2020 tells of a Meeting of 2017."""
        for view in (
            ccm.as_of(date(2017, 9, 5)),
            ccm.as_of(date(2018, 1, 1), known_by=date(2019, 1, 1)),
        ):
            (task,) = [each for each in tasks(view) if each.id == SYNERGIES]
            assert task.told(view) == ""

    def test_nor_is_performance_known_before_it_is_told(self) -> None:
        """The review of the procedures, which the same document reports."""
        early = ccm.as_of(date(2018, 1, 1), known_by=date(2019, 1, 1))
        assert tasks(early)[0].done(early) == Truth.UNKNOWN
        assert tasks(early)[0].done(ccm.as_of(date(2018, 1, 1))) is Truth.TRUE

    def test_an_outcome_names_who_tells_it(self) -> None:
        """Else the row is refused."""
        with pytest.raises(InvalidValueError, match="outcome: expected with"):
            Task(
                id="t",
                by="1RC",
                who="w",
                what="w",
                at="7MSP",
                outcome="o",
                source=(Source("s"),),
            )


class TestLaterMeetings:
    """The review of 2020, paras. 119 to 121, 125 and 126."""

    def test_seventh_and_ninth(self) -> None:
        """What was done there; no list says who took part."""
        assert len(conference(REVIEW, "7MSP").proceedings) == 3
        ninth = conference(REVIEW, "9MSP").proceedings
        assert [str(row.date) for row in ninth if "interpretation" in row.text] == [
            "2019-09-03"
        ]

    def test_the_paper_on_arrears_was_asked_for_and_came(self) -> None:
        """Recommended by the Eighth Meeting; from the Ninth on asked for no more."""
        (asked,) = [
            d for d in conference(REVIEW, "8MSP").decisions if "paper" in d.text
        ]
        assert asked.holds(ccm.as_of(date(2019, 8, 1)))
        assert not asked.holds(REVIEW)


class TestDecisions:
    """What stands beside a decision."""

    def test_annex_iii_para_6_the_plan_is_no_norm(self) -> None:
        """Its actions oblige nobody beyond the Convention."""
        (adopted,) = [d for d in decisions(THEN) if d.subject == "action plan"]
        assert "no norms and no legal requirements" in adopted.note

    def test_para_30c_whom_the_committee_asked_to_help(self) -> None:
        """The review of 2020, para. 130: the Geneva centre, and operators."""
        (may,) = [d for d in decisions(THEN) if "ask others to help" in d.text]
        assert "Geneva centre and operators" in may.note

    def test_review_30_and_32_guidelines_of_the_eighth_meeting(self) -> None:
        """Contents, layout and times of a request, and a detailed work plan."""
        found = [row for row in request_guidelines(REVIEW, "art3") if row.by == "8MSP"]
        assert [str(row.source[0])[-8:] for row in found] == ["para. 30", "para. 32"]
        before = ccm.as_of(date(2018, 9, 4))
        assert request_guidelines(before, "art3") == ()
