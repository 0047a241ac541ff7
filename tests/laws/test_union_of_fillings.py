"""The law of answers: one is what its exact courses of events say together.

An answer is what holds in every course of events that the record allows. So a
course, written out as a record in which nothing is unknown, says nothing that was
not held possible; together they say all that was; and to learn more only narrows.

``HISTORIES=100000 pytest tests/laws/test_union_of_fillings.py -s`` judges that many,
and prints for each obligation the share of answers that no course reached in full.
``benchmarks/judge.py`` does the same, and prints the smallest histories that differ.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccm.facts import (
    AnnualReport,
    ClearanceCompleted,
    Coverage,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    InitialReport,
    InitialReportMissing,
    Retention,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileInDoubt,
    StockpileRuledOut,
    Voice,
)
from ccm.rules import Reading
from ccm.testing import History, histories, readings, tangled_histories
from ccm.testing.fiction import FICTION, RURITANIA, event, meeting
from ccm.testing.fillings import Filling, fillings, learned
from ccm.testing.history import OBLIGATIONS
from ccm.testing.judging import judge
from ccm.testing.questions import Question, asked

EACH = 84 if settings().max_examples >= 20 else 6  # the former in `make test-all`
"""How many histories are judged under each obligation, where no number is given."""

ALLOWED = 1000
"""Of how many answers one may be wider than its courses, as far as they were drawn."""

DAY = timedelta(days=1)

OF_EACH = pytest.mark.parametrize("obligation", list(OBLIGATIONS))


def chance(*seeds: object) -> Random:
    """Return a source of choices that draws the same again."""
    return Random(" ".join(map(str, seeds)))  # noqa: S311 - nothing is secret


def count() -> int:
    """Return how many histories are to be judged under one obligation."""
    given_ = os.environ.get("HISTORIES")
    return -(-int(given_) // len(OBLIGATIONS)) if given_ else EACH


@attrs.define
class Tally:
    """What was found under one obligation.

    Attributes:
        number: How many histories were judged.
        courses: How many courses of events were drawn of them.
        wrong: Answers that leave out what a course says, in words.
        wide: Answers that hold possible what no course was found to say.
    """

    number: int = 0
    courses: int = 0
    wrong: list[str] = attrs.field(factory=list)
    wide: list[str] = attrs.field(factory=list)


def tallied(obligation: str) -> Tally:
    """Judge answers under an obligation, every other as the text is read in practice.

    Where a status is not reached, many more courses are drawn before it is held
    that none reaches it.
    """
    tally = Tally(number=count())
    for seed in range(tally.number):
        random = chance(obligation, seed)
        question = asked(random, obligation, plain=seed % 2 == 0)
        found = judge(question, random)
        tally.courses += found.drawn
        said = f"{question}: {sorted(question.answer.possible)}"
        wrong = [*found.lost.values(), *found.misdated.values()]
        if wrong:
            tally.wrong.append(f"{said}, but {wrong}")
        if found.untight:
            again = judge(question, random, most=20_000)
            if again.untight:
                why = " (not all courses were followed)" if again.bounded else ""
                never = sorted(again.untight)
                tally.wide.append(f"{said}, but never {never}{why}")
    return tally


def days_near_a_turn(history: History) -> st.SearchStrategy[date]:
    """Draw a day to ask about: one on which something turns, before it or after."""
    near = [day + step * DAY for day in history.landmarks for step in (-1, 0, 1)]
    return st.sampled_from(near)


@st.composite
def questions(draw: st.DrawFn, obligation: str) -> Question:
    """Draw a history of either kind, a reading and a day near a turn."""
    kinds = histories(about=obligation) | tangled_histories(about=obligation)
    history = draw(kinds)
    return Question(
        history=history,
        obligation=obligation,
        on=draw(days_near_a_turn(history)),
        reading=draw(st.just(Reading()) | readings()),
    )


class TestAnAnswer:
    """It is what the exact courses of events say together."""

    def test_is_the_union_of_its_fillings(self) -> None:
        """No status that a course has is left out, and none is held possible besides.

        Nor does a deadline, or the day of performance, lie outside what it gives.
        """
        tallies = {obligation: tallied(obligation) for obligation in OBLIGATIONS}
        wrong = [each for tally in tallies.values() for each in tally.wrong]
        if wrong:
            pytest.fail("\n".join(wrong))
        wide = [each for tally in tallies.values() for each in tally.wide]
        total = sum(tally.number for tally in tallies.values())
        courses = sum(tally.courses for tally in tallies.values())
        print(  # noqa: T201 - the summary that is asked for
            f"\n{total} histories, {courses} courses; answers wider than their "
            f"courses: {len(wide)} ({len(wide) / total:.3%})",
            *(f"{name}: {len(tallies[name].wide)}" for name in tallies),
        )
        if len(wide) > max(1, total // ALLOWED):
            pytest.fail("\n".join(wide))

    @OF_EACH
    @given(data=st.data())
    def test_leaves_out_no_filling(self, obligation: str, data: st.DataObject) -> None:
        """Whatever is drawn, and however the text is read."""
        question = data.draw(questions(obligation))
        random = data.draw(st.randoms(use_true_random=False))
        found = judge(question, random, least=3, most=3)
        assert not found.lost, dict(found.lost)
        assert not found.misdated, dict(found.misdated)

    @OF_EACH
    @given(data=st.data())
    def test_is_only_narrowed_by_what_is_learned(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """The day of an event on any day; what was left open, on the day asked."""
        question = data.draw(questions(obligation))
        random = data.draw(st.randoms(use_true_random=False))
        on = data.draw(days_near_a_turn(question.history))
        for words, before, after in learned(question, random):
            assert after.answer.possible <= before.answer.possible, words
            if before.history is question.history:
                then, now = (attrs.evolve(q, on=on) for q in (before, after))
                assert now.answer.possible <= then.answer.possible, (words, on)


class TestAQuestion:
    """It is asked without the other States, and answered alike."""

    @OF_EACH
    @given(data=st.data())
    def test_is_answered_as_a_view_answers_it(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """Status, deadline and day of performance."""
        question = data.draw(questions(obligation))
        view = question.history.view(question.on, question.reading)
        answer, usual = question.answer, view.assess(RURITANIA, obligation)
        assert answer.possible == usual.possible
        assert answer.deadline == usual.deadline
        assert answer.fulfilled_on == usual.fulfilled_on

    @OF_EACH
    @given(data=st.data())
    def test_has_fillings_in_which_each_event_has_a_day(
        self, obligation: str, data: st.DataObject
    ) -> None:
        """And of which the record claims to hold everything."""
        question = data.draw(questions(obligation))
        random = data.draw(st.randoms(use_true_random=False))
        for filling in fillings(question, random, 2):
            assert all(one.date.day for one in filling.events)
            covered = {claim.obligation for claim in filling.history.coverage}
            assert obligation not in covered
            view = filling.history.view(question.on, question.reading)
            assert view.assess(RURITANIA, obligation).possible == filling.possible


DEPOSIT = date(2011, 4, 6)  # in force since 1 October 2011
DUE = date(2019, 10, 1)  # under Article 3


def drawn(question: Question, rounds: int = 60) -> Iterator[Filling]:
    """Draw fillings that an answer must hold possible."""
    found = fillings(question, chance("fixed"), rounds)
    return (filling for filling in found if filling.required)


def ask(obligation: str, on: str, *events: object, **fields: object) -> Question:
    """Ask about a small history."""
    history = History(deposit=DEPOSIT, events=events, **fields)  # type: ignore[arg-type]
    day = date.fromisoformat(on)
    return Question(history=history, obligation=obligation, on=day)


def covered(obligation: str, through: str = "", since: str = "") -> Coverage:
    """Return how far the absence of an event counts."""
    first, last = (date.fromisoformat(d) if d else None for d in (since, through))
    return Coverage(obligation=obligation, since=first, through=last, source=FICTION)


class TestFillings:
    """What a filling settles, and what it leaves alone."""

    def test_a_day_lies_within_its_range(self) -> None:
        """Often at an end of it."""
        told = event(StockpileDestroyed, "2019-09..2019-10")
        days = {f.events[0].date.day for f in drawn(ask("art3", "2020-01-01", told))}
        assert min(days) == date(2019, 9, 1)  # type: ignore[type-var]
        assert max(days) == date(2019, 10, 31)  # type: ignore[type-var]

    def test_no_report_comes_before_it_was_missing(self) -> None:
        """Whatever either range would allow."""
        told = event(InitialReport, "2012"), event(InitialReportMissing, "2012")
        for filling in drawn(ask("art7.1", "2013-01-01", *told)):
            report, missing = filling.events
            assert report.date.earliest > missing.date.latest

    def test_a_history_that_denies_itself_has_none(self) -> None:
        """It was handed in by a day, and missing on a later one."""
        told = event(InitialReport, "2012-05"), event(InitialReportMissing, "2012-06")
        assert not list(drawn(ask("art7.1", "2013-01-01", *told)))
        assert not judge(ask("art7.1", "2013-01-01", *told), chance()).drawn

    def test_nothing_is_unheard_where_absence_counts(self) -> None:
        """Only the days of what is told are open."""
        told = event(StockpileDeclared, "2012")
        question = ask("art3", "2021-01-01", told)
        assert not any(filling.added for filling in drawn(question))

    @pytest.mark.parametrize(
        ("claim", "first"),
        [
            (covered("art3"), date(2008, 12, 3)),
            (covered("art3", "2020-06-01"), date(2020, 6, 2)),
            (covered("art3", "2022-06-01", "2021-06-01"), date(2008, 12, 3)),
        ],
    )
    def test_performance_is_unheard_on_days_not_covered(
        self, claim: Coverage, first: date
    ) -> None:
        """After the last day covered, or anywhere."""
        told = event(StockpileDeclared, "2012-01-01")
        question = ask("art3", "2021-01-01", told, coverage=(claim,))
        added = [one for f in drawn(question, 200) for one in f.added]
        days = [e.date.day for e in added if isinstance(e, StockpileDestroyed)]
        assert min(days) == first  # type: ignore[type-var]
        assert max(days) == question.on  # type: ignore[type-var]

    def test_none_is_presumed_while_the_deadline_runs(self) -> None:
        """On the day on which it ends, too."""
        told = event(StockpileDeclared, "2012-01-01")
        for on, open_ in ((DUE, False), (DUE + DAY, True)):
            claim = (covered("art3"),)
            question = ask("art3", str(on), told, coverage=claim)
            assert any(filling.added for filling in drawn(question)) is open_

    def test_a_lacking_decision_is_taken_or_comes_later(self) -> None:
        """Granted, refused, or dated later than the day asked about."""
        held = meeting("8MSP", "2018-09-03", "2018-09-05")
        case = {"obligation": "art3", "number": 1, "meeting": "8MSP"}
        told = event(ExtensionRequest, "2018-01-01", **case)
        stock = event(StockpileDeclared, "2012-01-01")
        question = ask("art3", "2021-01-01", stock, told, meetings=(held,))
        taken = [f.added[0] for f in drawn(question)]
        decisions = [d for d in taken if isinstance(d, ExtensionDecision)]
        assert {d.granted for d in decisions} == {True, False}
        assert min(d.date.earliest for d in decisions) >= held.opens.earliest
        assert max(d.date.earliest for d in decisions) > question.on

    def test_none_leads_beyond_a_day_that_a_later_decision_names(self) -> None:
        """Nobody has the power to shorten."""
        case = {"obligation": "art3", "meeting": "9MSP"}
        end = date(2022, 1, 1)
        told = event(ExtensionDecision, "2019-09-03", number=2, until=end, **case)
        stock = event(StockpileDeclared, "2012-01-01")
        for filling in drawn(ask("art3", "2021-01-01", stock, told)):
            deadline = filling.finding.deadline
            assert deadline is not None
            assert deadline.date == end

    def test_what_nobody_says_is_said_in_both_ways(self) -> None:
        """So is what is in doubt."""
        for told in ((), (event(StockpileInDoubt, "2013-01-01"),)):
            found = list(drawn(ask("art3", "2015-01-01", *told)))
            kinds = {type(one) for filling in found for one in filling.events}
            assert StockpileDeclared in kinds
            assert StockpileRuledOut in kinds
            assert StockpileInDoubt not in kinds

    def test_an_observer_may_be_right_about_hostilities(self) -> None:
        """What it says becomes the State's word, or is left out."""
        told = event(HostilitiesEnded, "2015-01-01", voice=Voice.OBSERVER)
        found = list(drawn(ask("art4.1b", "2017-01-01", told)))
        assert {len(filling.events) for filling in found} == {0, 1}
        voices = {one.voice for filling in found for one in filling.events}
        assert voices == {Voice.STATE}

    def test_an_observer_decides_nothing_else(self) -> None:
        """Save that a report was missing on a day."""
        told = event(AnnualReport, "2013-01-01", year=2012, voice=Voice.OBSERVER)
        missing = event(InitialReportMissing, "2013-01-01", voice=Voice.OBSERVER)
        assert not any(f.events for f in drawn(ask("art7.2", "2013-02-01", told)))
        assert all(f.events for f in drawn(ask("art7.1", "2013-02-01", missing)))

    @pytest.mark.parametrize(
        ("since", "through", "first", "last"),
        [
            ("", "", "2011-10-01", "2020-01-01"),
            ("", "2015-09-01", "2015-09-02", "2020-01-01"),
            ("2015-09-12", "2020-09-28", "2011-10-01", "2015-09-11"),
        ],
    )
    def test_hostilities_end_unheard_on_days_not_covered(
        self, since: str, through: str, first: str, last: str
    ) -> None:
        """From entry into force on, though the record covers the day asked about."""
        claim = covered("art4.1b", through, since)
        question = ask("art4.1b", "2020-01-01", coverage=(claim,))
        found = [one for f in drawn(question, 200) for one in f.added]
        ends = [e.date.day for e in found if isinstance(e, HostilitiesEnded)]
        assert str(min(ends)) == first  # type: ignore[type-var]
        assert str(max(ends)) == last  # type: ignore[type-var]

    @pytest.mark.parametrize(
        ("claims", "open_"),
        [
            ((), False),
            ((covered("art4.1c"),), False),
            ((covered("art4"),), True),
            ((covered("art4", "2021-01-01"), covered("art4.1c")), False),
            ((covered("art4", "2019-01-01"),), True),
            ((covered("art4", "2021-01-01"), covered("art4.1c", "2019-01-01")), True),
        ],
    )
    def test_a_completion_is_unheard_if_either_claim_is_mute(
        self,
        claims: tuple[Coverage, ...],
        open_: bool,  # noqa: FBT001 - one of the columns
    ) -> None:
        """A claim on declarations that claims nothing says nothing of it."""
        question = ask("art4.1c", "2020-01-01", coverage=claims)
        kinds = {type(one) for f in drawn(question) for one in f.added}
        assert (ClearanceCompleted in kinds) is open_

    def test_no_retention_is_unheard_after_a_word_of_none(self) -> None:
        """It stands; before it, there may have been some."""
        told = event(Retention, "2014-06-01", munitions=0)
        claim = covered("art3.8")
        question = ask("art3.8", "2020-01-01", told, coverage=(claim,))
        found = [one for f in drawn(question, 200) for one in f.added]
        raised = [e for e in found if not isinstance(e, AnnualReport)]
        assert raised
        assert max(e.date.latest for e in raised) <= told.date.latest
