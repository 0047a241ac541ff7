"""Articles 16, 17 and 20 together: a State that has left joins again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import ccm
from ccm.convention import CONVENTION
from ccm.convention.article03_retention import Purpose, may_transfer
from ccm.convention.article04_other_states import former_user_encouraged
from ccm.convention.article06_urgent_help import urgent_help
from ccm.dates import PartialDate
from ccm.errors import InadmissibleEventError
from ccm.facts import (
    ArmedConflict,
    Deposit,
    Event,
    Instrument,
    ProvisionalApplication,
    Record,
    Signature,
    StockpileDeclared,
    WithdrawalNotice,
)
from ccm.meetings import party_on
from ccm.rules import Membership, Reading, Truth
from ccm.rules.courses import moment
from ccm.testing.fiction import NEIGHBOUR, RURITANIA, event, world

LEFT = event(WithdrawalNotice, "2015-01-15")  # out on 15 July 2015
BACK = event(Deposit, "2017-03-10", instrument=Instrument.ACCESSION)
RATIFIED = event(Deposit, "2017-03-10", instrument=Instrument.RATIFICATION)
STOCK = event(StockpileDeclared, "2017-10-01")


def _view(on: str, *events: Event, **chosen: Any) -> ccm.AsOf:
    """Return a view of Ruritania, bound since 1 October 2011, and what it did since."""
    day = date.fromisoformat(on)
    return ccm.as_of(day, record=world(*events), reading=Reading(**chosen))


class TestTerms:
    """Party, withdrawn, contracting, Party, withdrawn."""

    @pytest.mark.parametrize(
        ("on", "where"),
        [
            ("2011-09-30", "contracting"),
            ("2011-10-01", "party"),
            ("2015-07-14", "party"),
            ("2015-07-15", "withdrawn"),
            ("2017-03-09", "withdrawn"),
            ("2017-03-10", "contracting"),
            ("2017-08-31", "contracting"),
            ("2017-09-01", "party"),
            ("2024-07-14", "party"),
            ("2024-07-15", "withdrawn"),
        ],
    )
    def test_where_the_state_stands(self, on: str, where: str) -> None:
        """The sixth month after March begins on 1 September; a second notice counts."""
        again = event(WithdrawalNotice, "2024-01-15")
        view = _view(on, LEFT, BACK, again)
        assert view.membership("XRU") == where
        counted = where in ("party", "contracting")
        assert (RURITANIA in view.states_parties(basis="deposited")) is counted
        assert (RURITANIA in view.states_parties()) is (where == "party")

    @pytest.mark.parametrize(
        ("on", "starts", "notified"),
        [
            ("2015-07-14", "2011-10-01", "2015-01-15"),
            ("2017-03-09", "2011-10-01", "2015-01-15"),
            ("2017-03-10", "2017-09-01", "2024-01-15"),
            ("2026-01-01", "2017-09-01", "2024-01-15"),
        ],
    )
    def test_a_term_has_its_own_entry_and_its_own_notice(
        self, on: str, starts: str, notified: str
    ) -> None:
        """The second notice belongs to the second term."""
        view = _view(on, LEFT, BACK, event(WithdrawalNotice, "2024-01-15"))
        standing = view.standing("XRU")
        assert str(view.entry_into_force("XRU")) == starts
        assert standing.notice
        assert str(standing.notice.date) == notified

    def test_without_a_day_the_last_term_is_meant(self) -> None:
        """What lies before the first deposit belongs to the first term."""
        roll = _view("2012-01-01", LEFT, BACK).roll
        first, last = roll.standings(RURITANIA)
        assert roll.standing(RURITANIA) is last
        assert roll.standing(RURITANIA, date(2009, 1, 1)) is first
        assert roll.standing(RURITANIA, date(2017, 3, 9)) is first
        assert roll.standing(RURITANIA, date(2017, 3, 10)) is last
        assert (first.deposit, last.deposit) != (None, BACK)
        assert last.deposit is BACK
        assert last.notice is None

    def test_of_two_notices_in_one_term_the_first_counts(self) -> None:
        """A State that is leaving has nothing more to give notice of."""
        view = _view("2015-07-15", LEFT, event(WithdrawalNotice, "2015-06-01"), BACK)
        assert view.membership("XRU") is Membership.WITHDRAWN
        assert view.at(date(2020, 1, 1)).membership("XRU") is Membership.PARTY

    def test_a_deposit_on_the_day_on_which_it_leaves(self) -> None:
        """It is out on that day, so that it can come back on it."""
        at_once = event(Deposit, "2015-07-15", instrument=Instrument.ACCESSION)
        view = _view("2015-07-15", LEFT, at_once)
        assert view.membership("XRU") is Membership.CONTRACTING
        assert view.entry_into_force("XRU") == date(2016, 1, 1)

    def test_a_third_term(self) -> None:
        """There is no last time."""
        more = (
            event(WithdrawalNotice, "2019-02-01"),
            event(Deposit, "2020-02-29", instrument=Instrument.ACCESSION),
        )
        view = _view("2020-08-01", LEFT, BACK, *more)
        assert view.entry_into_force("XRU") == date(2020, 8, 1)
        assert view.at(date(2019, 8, 1)).membership("XRU") is Membership.WITHDRAWN

    def test_a_notice_whose_printed_effect_came_before_the_return(self) -> None:
        """Its day is any of 2014; that it belongs to the first term is sure."""
        notice = event(WithdrawalNotice, "2014", effective=date(2014, 8, 1))
        soon = event(Deposit, "2014-09-01", instrument=Instrument.ACCESSION)
        view = _view("2020-01-01", notice, soon)
        assert view.membership("XRU") is Membership.PARTY
        assert view.entry_into_force("XRU") == date(2015, 3, 1)

    def test_a_conflict_that_keeps_the_state_in_its_second_term(self) -> None:
        """Article 20(3) holds for every notice."""
        view = _view(
            "2024-12-31",
            LEFT,
            BACK,
            event(WithdrawalNotice, "2024-01-15"),
            event(ArmedConflict, "2024-05-01", ended=PartialDate.parse("2025-01-01")),
        )
        assert view.membership("XRU") is Membership.PARTY
        assert view.at(date(2025, 1, 1)).membership("XRU") is Membership.WITHDRAWN

    def test_provisional_application_belongs_to_the_term_of_its_deposit(self) -> None:
        """The first declaration says nothing of the second deposit."""
        first = event(ProvisionalApplication, "2011-04-06")
        second = event(ProvisionalApplication, "2017-03-10")
        once = _view("2017-04-01", LEFT, BACK, first)
        assert once.provisionally_applies("XRU") is Truth.FALSE
        assert once.assess("XRU", "art1").status == "not bound"
        twice = _view("2017-04-01", LEFT, BACK, first, second)
        assert twice.provisionally_applies("XRU") is Truth.TRUE
        assert twice.assess("XRU", "art1").status != "not bound"
        assert twice.at(date(2016, 1, 1)).provisionally_applies("XRU") is Truth.FALSE
        standing = twice.standing("XRU")
        assert standing.provisional
        assert standing.provisional.provision == "art18"
        assert "rejoining" in standing.provisional.reading()


class TestDuties:
    """Between the terms nothing is owed; then every period runs anew."""

    @pytest.mark.parametrize("obligation", [n.id for n in CONVENTION.obligations])
    def test_not_bound_between_the_terms(self, obligation: str) -> None:
        """From the first day out to the eve of the second entry into force."""
        view = _view("2015-07-15", LEFT, BACK, STOCK)
        for day in (view.on, date(2017, 3, 10), date(2017, 8, 31)):
            assert view.at(day).assess("XRU", obligation).status == "not bound"

    @pytest.mark.parametrize(
        ("obligation", "deadline"),
        [("art3", "2025-09-01"), ("art4", "2027-09-01"), ("art7.1", "2018-02-28")],
    )
    def test_deadlines_count_from_the_second_entry_into_force(
        self, obligation: str, deadline: str
    ) -> None:
        """Eight years, ten years and 180 days from 1 September 2017."""
        areas = event(ccm.facts.ContaminationDeclared, "2017-10-01")
        found = _view("2018-01-01", LEFT, BACK, STOCK, areas).assess("XRU", obligation)
        assert found.status == "outstanding"
        assert str(found.deadline) == deadline
        assert "rejoining" in found.reading

    def test_a_deadline_of_the_first_term_runs_no_more(self) -> None:
        """Eight years from 1 October 2011 would have ended in 2019."""
        stock = event(StockpileDeclared, "2011-12-01")
        view = _view("2014-01-01", stock, LEFT, BACK)
        assert str(view.deadline("XRU", "art3")) == "2019-10-01"
        assert str(view.at(date(2019, 10, 2)).deadline("XRU", "art3")) == "2025-09-01"

    def test_the_reasons_say_that_it_joined_again(self) -> None:
        """With the provision and the day from which it was out."""
        told = _view("2018-01-01", LEFT, BACK, STOCK).assess("XRU", "art3").explain()
        assert "instrument of accession, 2017-03-10" in told
        assert "of the 6th month after the month of its deposit [art17.2]" in told
        step = "joined again: its withdrawal had taken effect 2015-07-15 [art16.2]"
        assert step in told

    def test_a_timeline_has_both_terms(self) -> None:
        """Bound, not bound, bound again, and late by the second deadline."""
        stock = event(StockpileDeclared, "2011-12-01")
        view = _view("2012-01-01", stock, LEFT, BACK)
        told = [(str(s.start), str(s.value.status)) for s in _line(view)]
        assert told == [
            ("2008-12-03", "not bound"),
            ("2011-10-01", "outstanding"),
            ("2015-07-15", "not bound"),
            ("2017-09-01", "outstanding"),
            ("2025-09-02", "overdue"),
        ]

    def test_what_takes_effect_is_scheduled_in_each_term(self) -> None:
        """Out in July 2015, in again in September 2017."""
        view = _view("2015-02-01", LEFT, BACK)
        for day, what, due in (
            ("2015-02-01", "withdrawal", "2015-07-15"),
            ("2017-04-01", "entry into force", "2017-09-01"),
        ):
            then = view.at(date.fromisoformat(day))
            ahead = then.schedule(until=date(2020, 1, 1))
            assert (due, what) in [(str(d.on), d.what) for d in ahead]


def _line(view: ccm.AsOf) -> Any:
    return ccm.timeline("XRU", "art3", view=view)


class TestReadings:
    """Whether a former Party can come back, and by which instrument (A-53)."""

    @pytest.mark.parametrize(
        ("option", "deposit", "where"),
        [
            ("by accession", BACK, "party"),
            ("by accession", RATIFIED, "withdrawn"),
            ("by any instrument", BACK, "party"),
            ("by any instrument", RATIFIED, "party"),
            ("not possible", BACK, "withdrawn"),
            ("not possible", RATIFIED, "withdrawn"),
        ],
    )
    def test_each_option(self, option: str, deposit: Deposit, where: str) -> None:
        """What does not count has no effect, and is to be seen."""
        view = _view("2020-01-01", LEFT, deposit, rejoining=option)
        standing = view.standing("XRU")
        assert view.membership("XRU") == where
        assert standing.without_effect == (() if where == "party" else (deposit,))
        assert "rejoining" in view.assess("XRU", "art3").reading

    def test_accession_is_the_default(self) -> None:
        """A State that had signed accedes, too: it is a former Party."""
        assert Reading().rejoining == "by accession"
        assert event(Signature, "2008-12-03") in world(LEFT, BACK).events
        assert _view("2020-01-01", LEFT, BACK).membership("XRU") == "party"

    def test_the_reasons_say_what_had_no_effect(self) -> None:
        """From the day of the deposit on, and not before."""
        view = _view("2020-01-01", LEFT, RATIFIED)
        said = "instrument of ratification, 2017-03-10, has no effect"
        why = "to join again is read as by accession [art16.1]"
        told = view.assess("XRU", "art3").explain()
        assert f"{said}: {why}" in told
        before = view.at(date(2017, 3, 9))
        assert said not in before.assess("XRU", "art3").explain()
        assert before.standing("XRU").without_effect == ()
        assert "rejoining" not in before.assess("XRU", "art3").reading

    def test_the_other_options_are_found(self) -> None:
        """By the days of which they change the answer."""
        view = _view("2018-01-01", LEFT, BACK, STOCK)
        others = view.across_readings("XRU", "art3")
        found = [(o.option, o.finding.status) for o in others if o.field == "rejoining"]
        assert found == [("not possible", "not bound")]
        between = view.at(date(2016, 1, 1)).across_readings("XRU", "art3")
        assert "rejoining" not in {other.field for other in between}


class TestWithoutEffect:
    """A second deposit after a notice never refuses the record."""

    @pytest.mark.parametrize("option", ["by accession", "by any instrument"])
    @pytest.mark.parametrize("day", ["2015-01-15", "2015-02-01", "2015-07-14"])
    def test_before_the_withdrawal_takes_effect(self, day: str, option: str) -> None:
        """It is still a Party, and leaves all the same; no reading decides that."""
        early = event(Deposit, day, instrument=Instrument.ACCESSION)
        view = _view("2015-07-14", LEFT, early, rejoining=option)
        assert view.membership("XRU") is Membership.PARTY
        after = view.at(date(2020, 1, 1))
        assert after.membership("XRU") is Membership.WITHDRAWN
        assert after.standing("XRU").without_effect == (early,)
        finding = after.assess("XRU", "art3")
        assert "its withdrawal had not surely taken effect" in finding.explain()
        assert "rejoining" not in finding.reading

    @pytest.mark.parametrize(
        "events",
        [
            (event(WithdrawalNotice, "2015"),),
            (LEFT, event(ArmedConflict, "2015-02-01")),
        ],
        ids=["it may still be in", "a conflict without end"],
    )
    def test_while_it_may_not_have_left(self, events: tuple[Event, ...]) -> None:
        """Notice in 2015 takes effect by the middle of 2016; or not yet."""
        early = event(Deposit, "2016-03-01", instrument=Instrument.ACCESSION)
        view = _view("2017-01-01", *events, early)
        assert view.standing("XRU").without_effect == (early,)
        assert view.roll.standing(RURITANIA).deposit != early

    def test_it_can_deposit_once_more(self) -> None:
        """An instrument that came too early does not spoil a later one."""
        early = event(Deposit, "2015-02-01", instrument=Instrument.ACCESSION)
        view = _view("2020-01-01", LEFT, early, BACK)
        assert view.membership("XRU") is Membership.PARTY
        assert view.standing("XRU").without_effect == ()
        assert view.at(date(2016, 1, 1)).standing("XRU").without_effect == (early,)

    def test_where_the_notice_was_not_yet_known(self) -> None:
        """Then it was a Party that deposited twice, for all that anybody knew."""
        notice = event(WithdrawalNotice, "2015-01-15", known=PartialDate.parse("2019"))
        record = world(notice, BACK)
        now = ccm.as_of(date(2018, 1, 1), record=record)
        then = now.as_known_then()
        assert now.entry_into_force("XRU") == date(2017, 9, 1)
        assert then.membership("XRU") is Membership.PARTY
        assert then.entry_into_force("XRU") == date(2011, 10, 1)
        assert then.standing("XRU").without_effect == (BACK,)

    @pytest.mark.parametrize("events", [(), (event(WithdrawalNotice, "2017-03-11"),)])
    def test_without_an_earlier_notice_it_stays_a_fault(
        self, events: tuple[Event, ...]
    ) -> None:
        """A State that is in deposits once: something in the data is wrong."""
        with pytest.raises(InadmissibleEventError, match="expected one deposit of a"):
            _view("2020-01-01", BACK, *events)

    def test_a_second_signature_stays_a_fault(self) -> None:
        """Long before anybody left."""
        with pytest.raises(InadmissibleEventError, match="expected one signature of a"):
            _view("2020-01-01", event(Signature, "2009-01-01"), LEFT, BACK)

    def test_a_printed_effect_of_the_second_notice_is_held_to_the_rule(self) -> None:
        """Six months after its own receipt."""
        wrong = event(WithdrawalNotice, "2024-01-15", effective=date(2024, 6, 1))
        with pytest.raises(InadmissibleEventError, match="2024-07-15.*art20.3"):
            _view("2020-01-01", LEFT, BACK, wrong)


class TestOthers:
    """The rest of the world stays as it is."""

    def test_no_other_state_is_touched(self) -> None:
        """Of thirty others, every standing and every finding is the same."""
        day = date(2018, 1, 1)
        with_it, without = (
            ccm.as_of(day, record=record) for record in (world(LEFT, BACK), world())
        )
        others = [state for state in without.states_parties() if state != RURITANIA]
        assert len(others) == 30
        for state in others:
            assert with_it.membership(state) is without.membership(state)
            assert with_it.entry_into_force(state) == without.entry_into_force(state)
            assert len(with_it.roll.standings(state)) == 1
        named = [
            [(f.state, f.obligation, f.status) for f in view.findings(states=others)]
            for view in (with_it, without)
        ]
        assert named[0] == named[1]

    def test_a_second_deposit_is_no_further_instrument(self) -> None:
        """Twenty-eight founders, and a State that came twice: the thirtieth is next."""
        early = (
            event(Deposit, "2009-01-05", instrument=Instrument.RATIFICATION),
            event(Signature, "2008-12-03"),
            event(WithdrawalNotice, "2009-01-06"),
            event(Deposit, "2009-08-01", instrument=Instrument.ACCESSION),
        )
        view = ccm.as_of(
            date(2012, 1, 1), record=world(*early, deposit=None, founders=28)
        )
        assert view.general_entry_into_force is None
        assert view.membership("XRU") is Membership.CONTRACTING
        whole = ccm.as_of(view.on, record=world(*early, deposit=None, founders=29))
        assert whole.general_entry_into_force == date(2010, 8, 1)
        assert whole.entry_into_force("XRU") == date(2010, 8, 1)

    @pytest.mark.parametrize(
        ("when", "party"),
        [
            ("2015-07-14", Truth.TRUE),
            ("2015-07-15", Truth.FALSE),
            ("2017-08-31", Truth.FALSE),
            ("2017-09-01", Truth.TRUE),
            ("2015", Truth.UNKNOWN),
            ("2016", Truth.FALSE),
            ("2017", Truth.UNKNOWN),
            ("2015..2017", Truth.UNKNOWN),
            ("2018", Truth.TRUE),
        ],
    )
    def test_a_party_on_a_day_known_in_part(self, when: str, party: Truth) -> None:
        """Whoever counts Parties counts it in either term."""
        roll = _view("2020-01-01", LEFT, BACK).roll
        assert (
            party_on(roll, RURITANIA, moment("the day", PartialDate.parse(when)))
            is party
        )

    def test_a_real_state_could_come_back(self) -> None:
        """Lithuania is out since 6 March 2025; supposed, it accedes in 2027."""
        view = ccm.as_of(date(2028, 1, 1))
        lithuania = view.state("LTU")
        back = event(
            Deposit, "2027-01-11", instrument=Instrument.ACCESSION, state=lithuania
        )
        supposed = view.supposing(back)
        assert view.membership(lithuania) is Membership.WITHDRAWN
        assert supposed.membership(lithuania) is Membership.PARTY
        assert supposed.entry_into_force(lithuania) == date(2027, 7, 1)


def test_a_record_with_a_return_is_read_in_any_order() -> None:
    """Terms follow from days, not from rows."""
    record = world(BACK, LEFT, event(WithdrawalNotice, "2024-01-15"))
    turned = Record(states=record.states, events=record.events[::-1])
    for day in (date(2016, 1, 1), date(2018, 1, 1), date(2025, 1, 1)):
        one, other = (ccm.as_of(day, record=r) for r in (record, turned))
        assert one.membership("XRU") is other.membership("XRU")


class TestOfAnEarlierDay:
    """What is asked of a day of the first term, of a State that has come back."""

    DAYS = pytest.mark.parametrize(
        ("on", "truth"),
        [
            ("2011-09-30", Truth.FALSE),
            ("2014-01-01", Truth.TRUE),
            ("2016-06-01", Truth.FALSE),
            ("2015..2017", Truth.UNKNOWN),
            ("2018-01-01", Truth.TRUE),
        ],
    )
    NOW = _view("2020-01-01", LEFT, BACK).standing(RURITANIA)

    @DAYS
    def test_munitions_could_be_transferred_to_it(self, on: str, truth: Truth) -> None:
        """Article 3(7): while it was a Party, whenever the record is asked."""
        found = may_transfer(self.NOW, PartialDate.parse(on), [Purpose.DESTRUCTION])
        assert found.truth is truth
        walked = [step.value for _, step in found.explanation.walk()]
        assert date(2011, 10, 1) in walked
        assert date(2017, 9, 1) in walked

    @DAYS
    def test_a_former_user_was_encouraged_to_help(self, on: str, truth: Truth) -> None:
        """Article 4(4): it and a founder that used them in 2001."""
        founder = _view("2020-01-01").standing(NEIGHBOUR)
        used = PartialDate.parse("2001")
        found = former_user_encouraged(
            founder, used, self.NOW, PartialDate.parse(on), there_at_entry=Truth.TRUE
        )
        assert found.truth is truth

    @DAYS
    def test_urgent_help_was_for_it(self, on: str, truth: Truth) -> None:
        """Article 6(6): munitions became remnants in 2013."""
        found = urgent_help(
            self.NOW,
            PartialDate.parse("2013"),
            PartialDate.parse(on),
            general=date(2010, 8, 1),
            reading=Reading(urgent_help_since="general entry into force"),
        )
        assert found.truth is truth

    @pytest.mark.parametrize(
        ("became", "on", "truth"),
        [
            ("2013", "2014-01-01", Truth.TRUE),
            ("2011-10-01", "2014-01-01", Truth.FALSE),
            ("2013", "2018-01-01", Truth.FALSE),
            ("2017-09-02", "2018-01-01", Truth.TRUE),
            ("2013", "2016-06-01", Truth.FALSE),
            ("2013", "2011-09-30", Truth.FALSE),
            ("2013", "2015..2017", Truth.UNKNOWN),
            ("2017-09..2017-10", "2017-10-15", Truth.UNKNOWN),
        ],
    )
    def test_entry_into_force_for_it_is_that_of_the_term_of_the_day(
        self, became: str, on: str, truth: Truth
    ) -> None:
        """A-20: a Party from 1 October 2011, and again from 1 September 2017.

        What became remnants in its first term did so after entry into force for it, as
        of that term; as of the second, which began anew, before.
        """
        found = urgent_help(
            self.NOW,
            PartialDate.parse(became),
            PartialDate.parse(on),
            general=date(2010, 8, 1),
            reading=Reading(urgent_help_since="entry into force for that State"),
        )
        assert found.truth is truth
