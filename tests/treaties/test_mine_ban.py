"""The Mine Ban Convention on the same engine: its dates as its own sources print them.

The expected days stand in the sources that the data files cite, or in the table of the
Netherlands' treaty database, which prints the entry into force for each State
(https://verdragenbank.overheid.nl/nl/Verdrag/Details/008170_p.html).
"""

from __future__ import annotations

import csv
import re
import sys
from datetime import date
from pathlib import Path

import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.facts import Deposit, Instrument
from ccm.rules import Membership, Reading, Truth
from ccm.share.treaties import treaty_named
from ccm.testing import laws
from ccm.testing.fiction import event
from ccm.view import AsOf

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "mine_ban"
CASES = ROOT / "tests" / "cases" / "mine_ban_entry_into_force.csv"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the example is not part of the installed package"
)


def then(*day: int, reading: Reading | None = None) -> AsOf:
    """Return the Mine Ban Convention's record on a day."""
    treaty = treaty_named(str(FOLDER))
    return ccm.as_of(date(*day), treaty=treaty, reading=reading)


class TestJoining:
    """Articles 15 to 18."""

    def test_the_fortieth_instrument_brings_it_into_force(self) -> None:
        """Burkina Faso and Equatorial Guinea deposited on 16 September 1998."""
        view = then(2026, 2, 3)
        assert view.general_entry_into_force == date(1999, 3, 1)
        assert view.roll.decisive is not None
        assert view.roll.decisive.day == date(1998, 9, 16)
        assert then(1998, 9, 15).general_entry_into_force is None

    def test_162_parties_on_3_february_2026(self) -> None:
        """As the depositary's page says of that day; 166 had deposited."""
        view = then(2026, 2, 3)
        assert len(view.states_parties()) == 162
        assert len(view.record.every(Deposit)) == 166
        assert not view.signatories()

    def test_entry_into_force_as_another_table_prints_it(self) -> None:
        """State by State, as far as the table was read."""
        view = then(2026, 2, 3)
        with CASES.open(encoding="utf-8") as file:
            rows = [*csv.DictReader(file)]
        for row in rows:
            deposit = view.standing(row["state"]).deposit
            assert deposit is not None
            assert str(deposit.day) == row["deposit"], row
            assert str(view.entry_into_force(row["state"])) == row["in_force"], row

    def test_paragraph_2_can_be_read_in_two_ways(self) -> None:
        """A decree of Brazil has 1 November 1999, of a deposit of 30 April.

        https://www.planalto.gov.br/ccivil_03/decreto/D3128.htm
        """
        read = Reading(entry_into_force="six full months")
        assert then(2000, 1, 1).entry_into_force("BRA") == date(1999, 10, 1)
        theirs = then(2000, 1, 1, reading=read)
        assert theirs.entry_into_force("BRA") == date(1999, 11, 1)

    def test_successors(self) -> None:
        """One is bound since it succeeded, one by the rule; each as it is printed."""
        assert then(2012, 1, 1).entry_into_force("SSD") == date(2011, 7, 9)
        assert then(2012, 1, 1).entry_into_force("MNE") == date(2007, 4, 1)

    @pytest.mark.parametrize("on", [date(2011, 7, 9), date(2011, 11, 10)])
    def test_a_successor_is_bound_before_it_said_so(self, on: date) -> None:
        """On each day since, and its schedule has what falls due."""
        view = ccm.as_of(on, treaty=treaty_named(str(FOLDER)))
        assert view.membership("SSD") is Membership.PARTY
        assert view.entry_into_force("SSD") == date(2011, 7, 9)
        for finding in view.findings(states=["SSD"]):
            laws.reasons_lie_in_the_past(finding)
        due = view.schedule(until=date(2012, 6, 1), states=["SSD"])
        assert [(str(each.on), each.what) for each in due] == [
            ("2012-01-05", "art7.1"),
            ("2012-04-30", "art7.2"),
        ]

    def test_no_reservation(self) -> None:
        """Article 19: whatever changes what a provision does is not open to a State."""
        treaty_named(str(FOLDER))
        articles = sys.modules["mine_ban.articles"]
        for modifies in Truth:
            assert articles.reservation(modifies=modifies).truth == ~modifies

    def test_provisional_application(self) -> None:
        """Article 18: from the instrument to entry into force."""
        for state in ("AUT", "CHE", "MUS", "SWE", "ZAF"):
            assert then(1998, 12, 1).provisionally_applies(state) is Truth.TRUE
            assert then(2000, 1, 1).provisionally_applies(state) is Truth.FALSE
        assert then(1998, 12, 1).provisionally_applies("NOR") is Truth.FALSE


class TestLeaving:
    """Article 20(3), and the days of effect that the depositary prints."""

    @pytest.mark.parametrize(
        ("state", "last"),
        [
            ("EST", date(2025, 12, 26)),
            ("LVA", date(2025, 12, 26)),
            ("LTU", date(2025, 12, 26)),
            ("FIN", date(2026, 1, 9)),
            ("POL", date(2026, 2, 19)),
        ],
    )
    def test_the_last_day(self, state: str, last: date) -> None:
        """Bound on it, and not on the next."""
        after = date.fromordinal(last.toordinal() + 1)
        treaty = treaty_named(str(FOLDER))
        on, next_day = (ccm.as_of(day, treaty=treaty) for day in (last, after))
        assert on.membership(state) is Membership.PARTY
        assert next_day.membership(state) is Membership.WITHDRAWN

    def test_an_armed_conflict_defers_it(self) -> None:
        """Not before its end, if the State is engaged when the six months end."""
        view = then(2026, 3, 1)
        conflict = ccm.facts.ArmedConflict(
            state=view.state("POL"),
            date=ccm.PartialDate.parse("2026-01-01"),
            source=(ccm.facts.Source("supposed"),),
        )
        assert view.supposing(conflict).membership("POL") is Membership.PARTY


class TestDeadlines:
    """Articles 4, 5 and 7: the days that the support unit's pages print."""

    @pytest.mark.parametrize(
        ("state", "obligation", "day", "initial"),
        [
            ("MOZ", "art5", "2014-12-31", "2009-03-01"),
            ("ZWE", "art5", "2025-12-31", "2009-03-01"),
            ("UGA", "art5", "2012-08-01", "2009-08-01"),
            ("JOR", "art5", "2012-05-01", "2009-05-01"),
            ("DZA", "art5", "2017-04-01", "2012-04-01"),
            ("CHL", "art5", "2020-03-01", "2012-03-01"),
            ("GBR", "art5", "2024-03-01", "2009-03-01"),
            ("SSD", "art5", "2026-07-09", "2021-07-09"),
            ("BDI", "art5", "2014-04-01", "2014-04-01"),
            ("UKR", "art4", "2010-06-01", "2010-06-01"),
            ("GRC", "art4", "2008-03-01", "2008-03-01"),
            ("BLR", "art4", "2008-03-01", "2008-03-01"),
            ("BDI", "art4", "2008-04-01", "2008-04-01"),
            ("SDN", "art4", "2008-04-01", "2008-04-01"),
            ("FIN", "art4", "2016-07-01", "2016-07-01"),
            ("POL", "art4", "2017-06-01", "2017-06-01"),
            ("MNE", "art4", "2011-04-01", "2011-04-01"),
            ("UKR", "art7.1", "2006-11-28", "2006-11-28"),
            ("SSD", "art7.1", "2012-01-05", "2012-01-05"),
            ("ETH", "art7.1", "2005-11-28", "2005-11-28"),
        ],
    )
    def test_as_printed(
        self, state: str, obligation: str, day: str, initial: str
    ) -> None:
        """The deadline and the one before any extension."""
        deadline = then(2025, 12, 1).deadline(state, obligation)
        assert deadline is not None
        assert str(deadline.candidates[0]) == day
        assert str(deadline.initial) == initial

    @pytest.mark.parametrize(
        ("state", "obligation", "shown"),
        [
            ("MOZ", "art5", "fulfilled late"),
            ("UGA", "art5", "fulfilled late"),
            ("JOR", "art5", "fulfilled"),
            ("DZA", "art5", "fulfilled"),
            ("GBR", "art5", "fulfilled"),
            ("BLR", "art4", "fulfilled late"),
            ("TJK", "art4", "fulfilled"),
            ("SSD", "art4", "not applicable"),
            ("UKR", "art7.1", "fulfilled late"),
        ],
    )
    def test_where_it_stands(self, state: str, obligation: str, shown: str) -> None:
        """In time, late, or not at all, as the sources have it."""
        assert then(2025, 12, 1).assess(state, obligation).shown == shown

    def test_two_states_were_overdue_at_the_fourth_review_conference(self) -> None:
        """Its final document names them, and the days since which they were."""
        view = then(2019, 11, 25)
        late = [s for s in ("GRC", "UKR") if view.assess(s, "art4").shown == "overdue"]
        assert late == ["GRC", "UKR"]

    def test_article_4_knows_no_extension(self) -> None:
        """And Article 5 of up to ten years, each renewable."""
        assert then(2025, 1, 1).outlook("UKR", "art4").longest == ccm.Period()
        ahead = then(2025, 1, 1).outlook("SSD", "art5")
        assert ahead.longest == ccm.Period(years=10)
        assert str(ahead.latest) == "2036-07-09"
        assert [item.content.letter for item in ahead.checklist] == [*"abcd"]

    def test_the_text_sets_no_time_before_the_meeting(self) -> None:
        """So nothing is said of any."""
        told = then(2025, 1, 1).outlook("SSD", "art5").explanation
        assert "0 days" not in str(told)

    def test_the_meeting_in_a_record_of_ones_own_decides(self) -> None:
        """An extension that is supposed counts from the deadline that it extends."""
        view = then(2026, 1, 1)
        decision = ccm.facts.ExtensionDecision(
            state=view.state("SSD"),
            date=ccm.PartialDate.parse("2025-12-05"),
            source=(ccm.facts.Source("supposed"),),
            obligation="art5",
            number=2,
            meeting="22MSP",
            length=ccm.Period(years=10),
        )
        deadline = view.supposing(decision).deadline("SSD", "art5")
        assert deadline is not None
        assert deadline.date == date(2036, 7, 9)


class TestMeetings:
    """Articles 11 and 12."""

    def test_the_first_meeting_and_the_first_conference(self) -> None:
        """Within a year, and after five."""
        view = then(2026, 1, 1)
        first, conference = view.record.sittings("1MSP"), view.record.sittings("1RC")
        assert date(1999, 3, 1) <= first[0].opens.earliest <= date(2000, 3, 1)
        assert conference[0].opens.earliest >= date(2004, 3, 1)

    def test_no_two_conferences_lie_five_years_apart_to_the_day(self) -> None:
        """The third came four years and a half after the second; it is on record so."""
        view = then(2026, 1, 1)
        second, third = (view.record.sittings(label)[0] for label in ("2RC", "3RC"))
        assert third.opens.earliest < date(2014, 11, 30)
        assert second.opens.earliest == date(2009, 11, 30)


class TestLaws:
    """What every answer obeys, on this text and this record as well."""

    STATES = ("MOZ", "ZWE", "UKR", "UGA", "SSD", "BLR", "GRC", "FIN", "POL", "MNE")

    @pytest.mark.parametrize("state", STATES)
    def test_each_answer(self, state: str) -> None:
        """Reasons agree with the value, lie in the past, and doubt has one."""
        for year in (1998, 2005, 2012, 2016, 2020, 2026):
            view = then(year, 2, 3)
            for finding in view.findings(states=[state]):
                laws.reasons_agree_with_the_value(finding)
                laws.doubt_has_a_reason(finding)
                laws.reasons_lie_in_the_past(finding)

    @pytest.mark.parametrize("state", STATES)
    def test_timelines(self, state: str) -> None:
        """Each says on any day what is said on that day."""
        view = then(2026, 2, 3)
        days = [date(year, month, 1) for year in range(1999, 2027) for month in (3, 9)]
        for norm in view.treaty.obligations:
            told = ccm.timeline(state, norm.id, view=view, until=date(2026, 12, 31))
            laws.timeline_agrees(told, view, days)

    def test_meetings_take_up_deadlines_of_their_year_and_the_next(self) -> None:
        """So did each on record, as the norm says of them."""
        view = then(2026, 2, 3)
        for state in ("MOZ", "ZWE", "UGA", "JOR", "DZA", "CHL", "GBR", "SSD", "TJK"):
            deadline = view.deadline(state, "art5")
            assert deadline is not None
            for step in deadline.extensions:
                years = step.before.year - step.decision.date.earliest.year
                assert 0 <= years <= 1, step

    def test_the_schedule(self) -> None:
        """It lies ahead, in order."""
        until = date(2030, 1, 1)
        view = then(2025, 6, 1)
        laws.schedule_lies_ahead(view.schedule(until=until), view.on, until)


class TestItsOwn:
    """Nothing of the Convention on Cluster Munitions stands in it."""

    def test_each_asks_its_own_record(self) -> None:
        """Whatever treaty is asked about, without a word on the record."""
        ours = ccm.as_of(date(2026, 2, 3))
        assert ours.treaty is CONVENTION
        assert len(then(2026, 2, 3).record.events) != len(ours.record.events)

    def test_no_rule_names_a_state(self) -> None:
        """Neither by code nor by name."""
        text = (FOLDER / "articles.py").read_text("utf-8")
        names = (state.name for state in ccm.packaged_record().states)
        code = text.split('"""', 2)[2]
        assert not [name for name in names if re.search(rf"\b{name}\b", code)]

    def test_a_deposit_that_says_since_when(self) -> None:
        """Only of a successor, and no later than it was made."""
        since = date(2011, 7, 9)
        told = event(
            Deposit, "2011-11-11", instrument=Instrument.SUCCESSION, since=since
        )
        assert told.since == since
        for wrong in (
            {"instrument": Instrument.ACCESSION, "since": since},
            {"instrument": Instrument.SUCCESSION, "since": date(2012, 1, 1)},
        ):
            with pytest.raises(ccm.errors.InvalidValueError, match="since: expected"):
                event(Deposit, "2011-11-11", **wrong)


def test_what_was_written_is_read_back() -> None:
    """With its own kinds of events, obligations and record."""
    treaty = treaty_named(str(FOLDER))
    view = ccm.as_of(date(2012, 1, 1), treaty=treaty)
    told = ccm.from_dict(view.to_dict(), ccm.Provenance, treaty=treaty)
    assert told == view.provenance()
    assert told.again(treaty=treaty).to_dict() == view.to_dict()
    for fact in view.record.events:
        assert ccm.from_dict(fact.to_dict(), type(fact), treaty=treaty) == fact
    for finding in view.findings(states=("MOZ", "ZWE")):
        text = ccm.to_json(finding)
        assert ccm.from_json(text, ccm.Finding, treaty=treaty) == finding
        assert ccm.to_json(ccm.from_json(text)) == text
