"""What the States Parties are to reach together, in small worlds."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ccm
from ccm.dates import PartialDate
from ccm.facts import (
    AnnualReport,
    Confidence,
    Coverage,
    Deposit,
    Event,
    InitialReport,
    Instrument,
    MeetingKind,
    NationalMeasure,
    Record,
    Signature,
    State,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    StockpileRuledOut,
    WithdrawalNotice,
)
from ccm.facts.events import Legislation
from ccm.plans import (
    Addressees,
    JointStep,
    JointStepKind,
    Outcome,
    Plan,
    PlanStep,
    Step,
    plan,
)
from ccm.plans.collective import _Rate
from ccm.rules import Truth
from ccm.testing.fiction import FICTION, RURITANIA, event, meeting, world

PLAN = plan("dubrovnik")
MEETINGS = (
    meeting("1RC", "2015-09-07", "2015-09-11", kind=MeetingKind.RC),
    meeting("2RC", "2021-09-20", "2021-09-21", kind=MeetingKind.RC),
)
AFTER = date(2021, 9, 21)
FOUNDERS = tuple(s for s in world().states if s != RURITANIA)
REPORTS = tuple(
    event(InitialReport, "2011-01-28", state=founder) for founder in FOUNDERS
)
SILENT = Coverage(obligation="art9", source=FICTION)


def _outcome(
    aim: str,
    *events: Event,
    deposit: date | None = None,
    on: date = AFTER,
    target: int | None = None,
    reading: ccm.Reading | None = None,
) -> Outcome:
    record = world(*events, deposit=deposit, meetings=MEETINGS, coverage=(SILENT,))
    chosen = PLAN if target is None else _with_target(target)
    view = ccm.as_of(on, record=record, reading=reading)
    return view.progress(chosen).result(aim).outcome


def _with_target(number: int) -> Plan:
    actions = tuple(
        attrs.evolve(a, target=number) if a.target else a for a in PLAN.actions
    )
    return attrs.evolve(PLAN, actions=actions)


class TestNumberOfStatesParties:
    """Paragraph 10: a number, to be reached by the Second Review Conference."""

    @pytest.mark.parametrize(
        ("deposit", "on", "outcome"),
        [
            (None, date(2021, 9, 20), Outcome.NOT_YET_DUE),
            (None, AFTER, Outcome.MISSED),
            (date(2021, 9, 21), AFTER, Outcome.MET),
            (date(2021, 9, 22), AFTER, Outcome.MISSED),
            (date(2021, 9, 22), date(2021, 9, 22), Outcome.MET_LATE),
            (date(2016, 1, 1), date(2018, 1, 1), Outcome.MET),
        ],
    )
    def test_thirty_one_of_thirty_one(
        self, deposit: date | None, on: date, outcome: Outcome
    ) -> None:
        """Thirty founders, and Ruritania if it joins in time."""
        assert _outcome("1.1", deposit=deposit, on=on, target=31) is outcome

    def test_counted_by_deposit_or_in_force(self) -> None:
        """An instrument of June 2021 is in force from December (A-35)."""
        joined = date(2021, 6, 15)
        in_force = ccm.Reading(parties_counted="in force")
        assert _outcome("1.1", deposit=joined, target=31) is Outcome.MET
        missed = _outcome("1.1", deposit=joined, target=31, reading=in_force)
        assert missed is Outcome.MISSED

    @given(number=st.integers(1, 40))
    def test_a_higher_number_is_never_met_sooner(self, number: int) -> None:
        """A law."""
        order = (Outcome.MET, Outcome.MISSED)
        lower = _outcome("1.1", target=number)
        higher = _outcome("1.1", target=number + 1)
        assert order.index(lower) <= order.index(higher)
        assert (lower is Outcome.MET) is (number <= 30)


class TestMoreStatesParties:
    """Paragraph 13: more than when the plan began."""

    @pytest.mark.parametrize(
        ("deposit", "outcome"),
        [
            (date(2016, 1, 1), Outcome.MET),
            (date(2015, 9, 11), Outcome.MISSED),  # counted when the plan began
            (None, Outcome.MISSED),
        ],
    )
    def test_growth(self, deposit: date | None, outcome: Outcome) -> None:
        """From one day to the other, and from no other."""
        assert _outcome("R1.1", deposit=deposit) is outcome

    def test_not_before_the_conference(self) -> None:
        """What can still change is not settled."""
        early = _outcome("R1.1", deposit=date(2016, 1, 1), on=date(2020, 1, 1))
        assert early is Outcome.NOT_YET_DUE


class TestFewerSignatories:
    """Paragraphs 10(b) and 11(e): measured by those that ratified."""

    SIGNED = event(Signature, "2009-01-01")

    def test_ratified(self) -> None:
        """One signatory at the beginning, none later."""
        ratified = Deposit(
            state=RURITANIA,
            date=PartialDate.on(date(2018, 5, 1)),
            source=FICTION,
            instrument=Instrument.RATIFICATION,
        )
        joined = (self.SIGNED, ratified)
        assert _outcome("1.2(e)", *joined) is Outcome.MET

    def test_one_that_joined_does_not_end_the_effort(self) -> None:
        """It is asked for the whole time of the plan, and judged at its end."""
        for id_ in ("1.1(b)", "1.2(e)"):
            early = _outcome(id_, self.SIGNED, on=date(2019, 1, 1))
            assert early is Outcome.NOT_YET_DUE

    def test_an_action_without_a_day_is_not_missed(self) -> None:
        """However long it lasts."""
        late = _outcome("1.2(e)", self.SIGNED, on=date(2030, 1, 1))
        assert late is Outcome.NOT_DONE


def _stock(state: State, *destroyed: str) -> tuple[Event, ...]:
    return (
        event(StockpileDeclared, "2011-01-01", state=state),
        *(event(StockpileDestroyed, day, state=state) for day in destroyed),
    )


def _without_stock(first: int) -> tuple[Event, ...]:
    others = FOUNDERS[first:]
    return tuple(event(StockpileRuledOut, "2011-01-01", state=s) for s in others)


def test_signatories_are_asked_of_destruction_alone() -> None:
    """Paragraph 16 speaks of States Parties and signatories, the others of Parties."""
    record = world(event(Signature, "2009-01-01"), deposit=None, meetings=MEETINGS)
    progress = ccm.as_of(AFTER, record=record).progress(PLAN)
    for action in PLAN.actions:
        if not progress.is_joint(action.id) and action.answers_itself:
            asked = {result.state for result in progress.results(action.id)}
            told = action.addressees is Addressees.DESTROYERS
            assert (RURITANIA in asked) is told, action.id


class TestStockpiles:
    """Paragraphs 20 and 45: more States that finished, more of them in time."""

    A, B = FOUNDERS[:2]  # in force from 1 August 2010: eight years to 1 August 2018

    @pytest.mark.parametrize(
        ("day", "more", "in_time"),
        [
            ("2018-08-01", Outcome.MET, Outcome.MET),
            ("2018-08-02", Outcome.MET, Outcome.MISSED),
            ("2015-01-01", Outcome.MISSED, Outcome.MISSED),  # before the plan
            ("2021-10-01", Outcome.MISSED, Outcome.MISSED),
            ("2018-08", Outcome.MET, Outcome.UNKNOWN),
            ("2015", Outcome.UNKNOWN, Outcome.UNKNOWN),
        ],
    )
    def test_one_state(self, day: str, more: Outcome, in_time: Outcome) -> None:
        """In doubt where its day is in doubt, and only where that matters."""
        told = (*_stock(self.A, day), *_without_stock(1))
        assert _outcome("R2.1", *told) is more
        assert _outcome("R5.2", *told) is in_time

    def test_one_gained_and_one_lost(self) -> None:
        """Stocks found again undo a completion: no more than before."""
        told = (
            *_stock(self.A, "2016-01-01"),
            *_stock(self.B, "2012-01-01"),
            event(StockpileFound, "2017-01-01", state=self.B),
            *_without_stock(2),
        )
        assert _outcome("R2.1", *told) is Outcome.MISSED

    @pytest.mark.parametrize(
        ("events", "outcome", "claim"),
        [
            (
                _stock(A, "2016-01-01"),
                Outcome.MET,
                f"1 State more ({A}), 0 fewer, 0 in doubt",
            ),
            (
                (*_stock(A, "2015"), event(StockpileFound, "2017-01-01", state=A)),
                Outcome.MISSED,
                "0 States more, 0 fewer, 1 in doubt",
            ),
            (
                (*_stock(A, "2015"), *_stock(B, "2016-01-01")),
                Outcome.MET,
                f"1 State more ({B}), 0 fewer, 1 in doubt",
            ),
            (
                (
                    *_stock(A, "2016-01-01"),
                    *_stock(B, "2012-01-01"),
                    event(StockpileFound, "2021", state=B),
                ),
                Outcome.UNKNOWN,
                f"1 State more ({A}), 0 fewer, 1 in doubt",
            ),
        ],
    )
    def test_what_is_in_doubt_of_one_cannot_undo_what_is_sure(
        self, events: tuple[Event, ...], outcome: Outcome, claim: str
    ) -> None:
        """Who may have finished first, and has surely not or surely has in the end."""
        record = world(*events, *_without_stock(2), deposit=None, meetings=MEETINGS)
        result = ccm.as_of(AFTER, record=record).progress(PLAN).result("R2.1")
        assert result.outcome is outcome
        assert any(s.claim.endswith(claim) for s in result.explanation.because)


class TestRates:
    """Paragraph 49: a higher rate of reports, initial and annual."""

    def test_initial_reports(self) -> None:
        """29 of 30 at first, and all 30 later: higher; annual ones are not told."""
        first = (*REPORTS[1:], event(InitialReport, "2018-01-01", state=FOUNDERS[0]))
        record = world(*first, deposit=None, meetings=MEETINGS)
        progress = ccm.as_of(AFTER, record=record).progress("dubrovnik")
        claims = [s.claim for s in progress.result("R6.1").explanation.because]
        assert any("art7.1: 29 of 30" in c and "30 of 30" in c for c in claims)

    @pytest.mark.parametrize(
        ("before", "after", "higher"),
        [
            (_Rate(29, 30, 29, 30), _Rate(30, 30, 30, 30), Truth.TRUE),
            (_Rate(1, 2, 1, 2), _Rate(2, 4, 2, 4), Truth.FALSE),
            (_Rate(1, 2, 1, 2), _Rate(3, 4, 3, 4), Truth.TRUE),
            (_Rate(1, 4, 2, 4), _Rate(1, 2, 1, 2), Truth.UNKNOWN),
            (_Rate(1, 2, 2, 3), _Rate(3, 5, 3, 5), Truth.UNKNOWN),
            (_Rate(1, 3, 1, 2), _Rate(3, 5, 3, 5), Truth.TRUE),
            (_Rate(1, 4, 1, 4), _Rate(1, 4, 2, 4), Truth.UNKNOWN),
        ],
    )
    def test_rates_are_compared_as_parts_of_what_was_due(
        self, before: _Rate, after: _Rate, higher: Truth
    ) -> None:
        """Half of two is half of four; what may be as many is in doubt."""
        assert before.below(after) == higher

    def test_no_higher_than_before(self) -> None:
        """All had reported when the plan began: it cannot rise."""
        assert _outcome("R6.1", *REPORTS) is Outcome.MISSED

    @pytest.mark.parametrize(
        ("deposit", "rates"),
        [
            (date(2019, 8, 5), ("15 of 30", "15 of 31")),  # bound since February 2020
            (date(2020, 8, 5), ("15 of 30", "15 of 30")),  # and since February 2021
        ],
    )
    def test_of_whom_no_annual_report_was_due_yet(
        self, deposit: date, rates: tuple[str, str]
    ) -> None:
        """Its first report falls due on the 30 April after the year it joined in."""
        reports = (
            event(AnnualReport, date(year + 1, 4, 1), state=state, year=year)
            for state in FOUNDERS[:15]
            for year in range(2010, 2021)
        )
        record = world(*reports, deposit=deposit, meetings=MEETINGS)
        result = ccm.as_of(AFTER, record=record).progress(PLAN).result("R6.1")
        (claim,) = (
            step.claim
            for step in result.explanation.because
            if step.claim.startswith("art7.2")
        )
        assert claim.startswith(f"art7.2: {rates[0]} on 2015-09-11, {rates[1]} on")

    def test_a_report_before_its_day_may_have_been_made(self) -> None:
        """Of whom it was not due it counts only once it is there."""
        early = event(InitialReport, "2015-09", state=RURITANIA)
        record = world(early, deposit=date(2014, 11, 20), meetings=MEETINGS)
        result = ccm.as_of(AFTER, record=record).progress(PLAN).result("R6.1")
        claims = [step.claim for step in result.explanation.because]
        assert any("art7.1: 0 of 30 to 1 of 31 on" in claim for claim in claims)


class TestWhoMayHaveWithdrawn:
    """A State Party that may be out on the day on which it is counted, or may not."""

    NOTICE = event(WithdrawalNotice, "2021-03")  # it has effect in September 2021
    OTHERS = tuple(
        event(NationalMeasure, "2014-01-01", state=f, kind=Legislation.SPECIFIC)
        for f in FOUNDERS
    )
    LAW = event(NationalMeasure, "2014-01-01", kind=Legislation.SPECIFIC)

    def test_it_is_among_those_to_whom_an_action_may_speak(self) -> None:
        """As the answer for it alone says."""
        record = world(self.NOTICE, deposit=date(2011, 4, 6), meetings=MEETINGS)
        progress = ccm.as_of(AFTER, record=record).progress(PLAN)
        alone = progress.result("6.1(a)", RURITANIA)
        assert alone.possible == {Outcome.NOT_ADDRESSED, Outcome.MISSED}
        listed = {r.state: r.possible for r in progress.results("6.1(a)")}
        assert listed[RURITANIA] == alone.possible

    @pytest.mark.parametrize(
        ("events", "outcome"),
        [((), Outcome.UNKNOWN), ((LAW,), Outcome.MET)],
        ids=["without a law", "with one"],
    )
    def test_all_have_done_it_if_it_has_or_is_out(
        self, events: tuple[Event, ...], outcome: Outcome
    ) -> None:
        """Paragraph 56: one that is no Party keeps it from nothing."""
        record = world(
            self.NOTICE,
            *self.OTHERS,
            *events,
            deposit=date(2011, 4, 6),
            meetings=MEETINGS,
            coverage=(Coverage(obligation="art9", source=FICTION),),
        )
        result = ccm.as_of(AFTER, record=record).progress(PLAN).result("R7.1")
        assert result.outcome is outcome

    def test_more_have_done_it_if_it_is_still_in(self) -> None:
        """Paragraph 20: it alone finished since, and may have left."""
        stock = (
            event(StockpileDeclared, "2012-01-01"),
            event(StockpileDestroyed, "2017-01-01"),
        )
        record = world(
            self.NOTICE,
            *stock,
            *_without_stock(0),
            deposit=date(2011, 4, 6),
            meetings=MEETINGS,
        )
        result = ccm.as_of(AFTER, record=record).progress(PLAN).result("R2.1")
        assert result.possible == {Outcome.MET, Outcome.MISSED}

    def test_a_rate_is_of_fewer_if_it_is_out(self) -> None:
        """Paragraph 49: it never made its initial report; the others all did."""
        record = world(
            self.NOTICE, *REPORTS, deposit=date(2011, 4, 6), meetings=MEETINGS
        )
        result = ccm.as_of(AFTER, record=record).progress(PLAN).result("R6.1")
        claims = [step.claim for step in result.explanation.because]
        told = "art7.1: 30 of 31 on 2015-09-11, 30 of 31 to 30 of 30 on 2021-09-21"
        assert any(claim.startswith(told) for claim in claims)


class TestArticle9:
    """Paragraph 56: all States Parties."""

    LAWS = tuple(
        event(NationalMeasure, "2014-01-01", state=f, kind=Legislation.SPECIFIC)
        for f in FOUNDERS
    )

    def test_all_and_all_but_one(self) -> None:
        """One whose law is on its way keeps it from being met."""
        on_its_way = event(
            NationalMeasure,
            "2014-01-01",
            state=FOUNDERS[0],
            kind=Legislation.IN_PROGRESS,
        )
        assert _outcome("R7.1", *self.LAWS) is Outcome.MET
        assert _outcome("R7.1", *self.LAWS[1:]) is Outcome.UNKNOWN
        assert _outcome("R7.1", on_its_way, *self.LAWS[1:]) is Outcome.UNKNOWN


class TestJointSteps:
    """Paragraph 35(c): guidelines, by the Second Review Conference."""

    @pytest.mark.parametrize(
        ("when", "on", "outcome"),
        [
            ("2016-11", AFTER, Outcome.MET),
            ("2021-09-22", date(2022, 1, 1), Outcome.MET_LATE),
            ("2016-11", date(2016, 10, 1), Outcome.UNKNOWN),
            ("2021-09", date(2022, 1, 1), Outcome.UNKNOWN),
        ],
    )
    def test_when_they_were_made(self, when: str, on: date, outcome: Outcome) -> None:
        """Silence of the record is no omission."""
        assert self._made(when, on) is outcome

    def test_what_nobody_verified_is_left_out(self) -> None:
        """Unless it is asked for, as with every fact."""
        doubtful = self._made("2016-11", AFTER, Confidence.UNVERIFIED)
        assert doubtful is Outcome.UNKNOWN

    def _made(
        self, when: str, on: date, confidence: Confidence = Confidence.HIGH
    ) -> Outcome:
        step = JointStep(
            step=JointStepKind.GUIDELINES,
            date=PartialDate.parse(when),
            source=FICTION,
            confidence=confidence,
        )
        chosen = attrs.evolve(PLAN, joint_steps=(step,))
        view = ccm.as_of(on, record=world(meetings=MEETINGS))
        return view.progress(chosen).result("4.4(c)").outcome


def _record(*events: Event) -> Record:
    return world(*events, meetings=MEETINGS)


class TestNewVictims:
    """Paragraph 30: fewer, with the goal of none."""

    def test_that_there_were_some_shows_the_goal_is_not_reached(self) -> None:
        """And not whether there were fewer: numbers would say."""
        told = event(PlanStep, "2018", step=Step.NEW_VICTIMS)
        progress = ccm.as_of(AFTER, record=_record(told)).progress("dubrovnik")
        result = progress.result("R3.1")
        assert result.outcome is Outcome.UNKNOWN
        assert "number of new victims" in result.missing[0].fact
        assert told in result.explanation.evidence()


def test_a_hypothetical_step_counts_like_one_of_the_plan() -> None:
    """A survey that is supposed meets action 3.1(a)."""
    stock = event(ccm.facts.ContaminationDeclared, "2012-01-01")
    view = ccm.as_of(date(2018, 1, 1), record=_record(stock))
    before = view.progress("dubrovnik").result("3.1(a)", "XRU")
    supposed = view.supposing(event(PlanStep, "2017-09-11", step=Step.SURVEY))
    after = supposed.progress("dubrovnik").result("3.1(a)", "XRU")
    assert before.outcome is Outcome.UNKNOWN
    assert after.outcome is Outcome.MET
    assert "fact: evidence-based survey, 2017-09-11" in after.explain()


def test_a_law_reported_or_not() -> None:
    """Silence tells where the record holds all that States said of their laws."""
    covered = Coverage(obligation="art9", through=date(2018, 1, 1), source=FICTION)
    record = world(meetings=MEETINGS, coverage=(covered,))
    then, later = (
        ccm.as_of(on, record=record).progress("dubrovnik").result("7.1/52(b)", "XRU")
        for on in (date(2018, 1, 1), date(2018, 1, 2))
    )
    assert (then.outcome, then.missing) == (Outcome.NOT_DONE, ())
    assert later.outcome is Outcome.UNKNOWN
    (gap,) = later.missing
    assert gap.fact.startswith("whether done: law reported")
    assert gap.fact.endswith("after 2018-01-01")
