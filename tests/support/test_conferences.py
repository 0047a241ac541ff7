"""The First Review Conference, paragraph by paragraph, and what is told of others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

import ccm
from ccm.dates import PartialDate
from ccm.errors import InvalidValueError, UndeterminedError
from ccm.facts import State, packaged_record
from ccm.rules import Membership, Truth
from ccm.support import Capacity, Conference, conference, contributions

AFTER = ccm.as_of(date(2016, 1, 1))
LAST_DAY = ccm.as_of(date(2015, 9, 11))
REVIEW = ccm.as_of(date(2020, 9, 28))


@pytest.fixture(scope="module")
def first() -> Conference:
    """Return the First Review Conference."""
    return conference(AFTER, "1RC")


class TestParticipation:
    """CCM/CONF/2015/7, paras. 7 to 13."""

    def test_para_7_to_10_by_capacity(self, first: Conference) -> None:
        """57, 4, 9 and 22 States: 92."""
        assert [len(first.states(each)) for each in Capacity] == [57, 4, 9, 22]
        assert len(first.states()) == len(first.participants) == 92

    def test_para_7_to_10_agree_with_who_was_bound(self, first: Conference) -> None:
        """The record of signatures and deposits says the same of each on that day."""
        expected = {
            Capacity.PARTY: {Membership.PARTY},
            Capacity.DEPOSITED: {Membership.CONTRACTING},
            Capacity.SIGNATORY: {Membership.SIGNATORY},
            Capacity.OBSERVER: {Membership.NON_PARTY},
        }
        odd = {
            str(row.state): LAST_DAY.membership(row.state)
            for row in first.participants
            if LAST_DAY.membership(row.state) not in expected[row.capacity]
        }
        assert odd == {}

    def test_declaration_para_1_counts_the_same(self, first: Conference) -> None:
        """22 States that had not signed came as observers (annex I, para. 1)."""
        assert len(first.states(Capacity.OBSERVER)) == 22

    def test_para_11_to_13_observers(self, first: Conference) -> None:
        """Eight bodies under rule 1(2), four of them of the UN, and eight others."""
        assert len(first.under("1(2)")) == 8
        assert len(first.under("1(3)")) == 8
        united = [o for o in first.observers if o.name.startswith("United Nations")]
        assert len(united) == 4
        assert {str(o.source[0])[-8:] for o in united} == {"para. 11"}

    def test_who_is_not_on_the_list_did_not_come(self, first: Conference) -> None:
        """Paras. 7 to 10 list every State that took part."""
        assert first.attended(AFTER.state("LAO")).truth is Truth.TRUE
        assert first.attended(AFTER.state("BRA")).truth is Truth.FALSE


class TestReview11:
    """The review of 2020, para. 11: States not party at the Meetings since."""

    def test_in_one_meeting_at_least(self) -> None:
        """Thirty States, of none of which it is told in which Meeting."""
        seventh = conference(REVIEW, "7MSP")
        assert len(seventh.participants) == 30
        assert seventh.states() == ()
        found = seventh.attended(REVIEW.state("MMR"))
        assert found.truth == Truth.UNKNOWN
        assert "who took part in 7MSP" in str(found.missing[0])

    def test_nobody_knows_of_others(self) -> None:
        """No list of States Parties that came is at hand."""
        seventh = conference(REVIEW, "7MSP")
        assert seventh.attended(REVIEW.state("LAO")).truth == Truth.UNKNOWN


class TestArticle14:
    """Who pays for the meeting, and who under paragraph 7(a) of annex V."""

    def test_all_parties_and_whoever_came(self, first: Conference) -> None:
        """Article 14(1): the Parties of the opening day, and 35 States besides."""
        sharing = set(first.sharing_costs(AFTER))
        opening = ccm.as_of(date(2015, 9, 7))
        assert sharing == {*opening.states_parties(), *first.states()}
        assert len(sharing) == len(opening.states_parties()) + 4 + 9 + 22

    def test_7a_takes_the_parties_that_came(self, first: Conference) -> None:
        """57 share the 40 per cent, and nobody else."""
        parties = LAST_DAY.states_parties()
        scale = dict.fromkeys(parties, Decimal(1))
        found = contributions(
            "471762 CHF", parties, scale, attending=first.contributing()
        )
        assert len(found.by_attending) == 57

    def test_where_no_list_is_at_hand(self) -> None:
        """It is refused, and not taken for nobody."""
        with pytest.raises(UndeterminedError, match="who took part in 7MSP"):
            conference(REVIEW, "7MSP").sharing_costs(REVIEW)
        with pytest.raises(UndeterminedError, match="not reported"):
            conference(REVIEW, "7MSP").contributing()


class TestArticle11Paragraph3:
    """Observers; of a Review Conference, Article 12(3)."""

    def test_states_not_party_and_organizations(self, first: Conference) -> None:
        """35 States that the Convention did not bind, and sixteen bodies."""
        guests = first.observing()
        states = [each for each in guests if isinstance(each, State)]
        assert (len(states), len(guests)) == (4 + 9 + 22, 35 + 16)
        bound = LAST_DAY.states_parties()
        assert not set(states) & set(bound)

    def test_where_no_list_is_at_hand(self) -> None:
        """Nobody is guessed."""
        with pytest.raises(UndeterminedError, match="who took part in 7MSP"):
            conference(REVIEW, "7MSP").observing()


class TestPresidency:
    """Who presides over the meeting."""

    def test_of_a_meeting_that_was_held(self) -> None:
        """Croatia, Germany, Sri Lanka (CCM/CONF/2015/7, para. 15; the record)."""
        found = {
            label: str(conference(REVIEW, label).presidency)
            for label in ("1RC", "7MSP", "9MSP")
        }
        assert found == {"1RC": "Croatia", "7MSP": "Germany", "9MSP": "Sri Lanka"}

    def test_of_one_that_is_ahead(self) -> None:
        """The Netherlands was named in 2015; who was to preside in 2017, nobody."""
        assert str(conference(AFTER, "6MSP").presidency).startswith("Netherlands")
        assert conference(AFTER, "7MSP").presidency is None


class TestOfficers:
    """Paras. 6 and 14 to 17, and 33."""

    def test_para_15_president(self, first: Conference) -> None:
        """Elected by acclamation at the first plenary; two assist."""
        (president,) = first.office("President")
        assert (president.person, str(president.date)) == (
            "Zoran Milanovic",
            "2015-09-07",
        )
        assert (president.how, president.plenary) == ("elected", 1)
        assert president.state == LAST_DAY.state("HRV")
        assert ccm.support.presidency(LAST_DAY).state == president.state
        assert len(first.office("assistant to the President")) == 2

    def test_para_16_vice_presidents(self, first: Conference) -> None:
        """Three as recommended, and Lebanon in a vacant place."""
        found = [o.state.alpha3 for o in first.office("Vice-President") if o.state]
        assert found == ["NOR", "ZMB", "CRI", "LBN"]

    def test_para_6_and_17_offices_without_a_state(self, first: Conference) -> None:
        """The Secretary-General of the Conference is confirmed at the first plenary."""
        (general,) = first.office("Secretary-General of the Conference")
        assert (general.person, general.how) == ("Silvia Mercogliano", "confirmed")
        assert first.office("Director of the ISU")[0].person == "Sheila Mweemba"
        assert first.office("Executive Coordinator")[0].person == "Sara Sekkenes"

    def test_para_33_president_designate(self, first: Conference) -> None:
        """At the seventh plenary, for the Sixth Meeting."""
        (named,) = first.office("President-designate of the Sixth Meeting")
        assert (named.state, named.plenary) == (AFTER.state("NLD"), 7)


class TestProceedings:
    """Paras. 14 to 21 and 31 to 37."""

    def test_para_15_nine_plenaries(self, first: Conference) -> None:
        """What was done is told of the first and the seventh."""
        assert first.plenaries == 9
        at = {row.plenary for row in first.proceedings} - {None}
        assert at == {1, 7}

    def test_para_20_high_level_segment(self, first: Conference) -> None:
        """Plenaries one to three, closed on 9 September (para. 23)."""
        (row,) = [r for r in first.proceedings if "high-level" in r.text]
        assert (row.plenary, row.through) == (1, 3)
        assert str(row.date) == "2015-09-07..2015-09-09"

    def test_para_37_number_of_the_plenary_is_open(self, first: Conference) -> None:
        """It says the same meeting, and names none."""
        assert first.proceedings[-1].plenary is None


class TestPapers:
    """Annex VII."""

    def test_annex_vii(self, first: Conference) -> None:
        """Fifteen rows of symbols, with corrigendum, addendum and revision nineteen."""
        assert len(first.papers) == 19
        by_symbol = {paper.symbol: paper for paper in first.papers}
        assert by_symbol["CCM/CONF/2015/INF.1"].languages == (
            "English",
            "French",
            "Spanish",
        )
        assert by_symbol["CCM/CONF/2015/WP.2"].submitted_by == "Director of the ISU"

    def test_every_paper_decided_on_is_listed(self, first: Conference) -> None:
        """Paras. 18, 23, 25, 26, 36 and 37 against annex VII."""
        listed = {paper.symbol for paper in first.papers}
        named = {symbol for row in first.decisions for symbol in row.documents}
        assert named <= listed
        assert {"CCM/CONF/2015/1", "CCM/CONF/2015/4"} <= named


class TestDecisions:
    """Each with its day and plenary, where they are printed."""

    @pytest.mark.parametrize(
        ("paragraph", "text", "day", "plenary"),
        [
            ("18", "agenda", "2015-09-07", 1),
            ("18", "rules of procedure", "2015-09-07", 1),
            ("23", "Declaration", "2015-09-09", None),
            ("25", "Action Plan", None, None),
            ("26", "work plan and budget", "2015-09-10", None),
            ("29", "end of the last day", None, None),
            ("30(a)", "report on progress", None, None),
            ("30(b)", "agenda for all delegations", None, None),
            ("30(c)", "ask others to help", None, None),
            ("33", "held in Geneva", None, 7),
            ("34", "convening", None, 7),
            ("35", "8, 4 and 4", None, None),
            ("36", "financial arrangements", None, None),
        ],
    )
    def test_first_review_conference(
        self,
        first: Conference,
        paragraph: str,
        text: str,
        day: str | None,
        plenary: int | None,
    ) -> None:
        """CCM/CONF/2015/7, by its paragraphs."""
        (row,) = [
            row
            for row in first.decisions
            if str(row.source[0]).endswith(f"para. {paragraph}") and text in row.text
        ]
        assert (str(row.taken) if row.taken else None, row.plenary) == (day, plenary)

    @pytest.mark.parametrize(
        ("label", "paragraph", "number"),
        [
            ("7MSP", "119", 3),
            ("7MSP", "120", 2),
            ("7MSP", "121", 1),
            ("8MSP", "35", 1),
            ("8MSP", "126", 1),
            ("9MSP", "126", 2),
        ],
    )
    def test_later_meetings(self, label: str, paragraph: str, number: int) -> None:
        """The review of 2020, paras. 35, 119 to 121 and 126."""
        rows = conference(REVIEW, label).decisions
        found = [r for r in rows if str(r.source[0]).endswith(f"para. {paragraph}")]
        assert len(found) == number


class TestWhen:
    """What a view may know."""

    def test_nothing_before_it_has_closed(self) -> None:
        """But the papers, which lay before it."""
        during = conference(ccm.as_of(date(2015, 9, 8)), "1RC")
        assert (during.participants, during.officers, during.decisions) == ((), (), ())
        assert during.papers

    def test_nothing_before_the_report_was_published(self) -> None:
        """It bears 13 October 2015."""
        early = ccm.as_of(date(2016, 1, 1), known_by=date(2015, 10, 1))
        assert conference(early, "1RC").participants == ()

    def test_no_such_meeting(self) -> None:
        """The labels that there are are named."""
        with pytest.raises(InvalidValueError, match=r"expected 1MSP.*got '99MSP'"):
            conference(AFTER, "99MSP")

    def test_as_json(self, first: Conference) -> None:
        """All of it, with sources."""
        row = first.to_dict()
        assert row["meeting"] == "1RC"
        assert len(row["participants"]) == 92
        assert all(each["sources"] for each in row["decisions"])
        assert repr(first) == "<Conference: 1RC>"


def test_on_a_day_in_doubt_nobody_can_say_who_shares_the_cost() -> None:
    """Who was a Party on the opening day hangs on that day (Article 14(1))."""
    record, month = packaged_record(), PartialDate.parse("2015-09")
    meetings = tuple(
        attrs.evolve(held, opens=month, closes=month) if held.label == "1RC" else held
        for held in record.meetings
    )
    view = ccm.as_of(AFTER.on, record=attrs.evolve(record, meetings=meetings))
    found = conference(view, "1RC")
    with pytest.raises(UndeterminedError, match="the day on which 1RC opened: 2015-09"):
        found.sharing_costs(view)
