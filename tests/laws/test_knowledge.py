"""Laws of knowledge: to learn more narrows an answer, and never turns it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm.dates import PartialDate, Period
from ccm.facts import (
    ArmedConflict,
    ClearanceCompleted,
    ContaminationDeclared,
    ContaminationFound,
    Event,
    ExtensionDecision,
    ExtensionRequest,
    HostilitiesEnded,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileFound,
    WithdrawalNotice,
)
from ccm.rules import Cause, Reading
from ccm.rules.reading import LastReports
from ccm.testing import History, exact_courses, histories, laws, readings
from ccm.testing.fiction import RURITANIA, event
from ccm.testing.history import OBLIGATIONS
from ccm.testing.strategies import FIRST_DAY, blurred, days

DONE = (StockpileDestroyed, ClearanceCompleted)


def _alone(_one: Event, history: History) -> bool:
    declared = (StockpileDeclared, ContaminationDeclared)
    return not any(isinstance(e, declared) for e in history.events)


OPEN: dict[str, tuple[tuple[type[Event], ...], Callable[[Event, History], bool]]] = {
    "a completion in doubt, and no declaration": (DONE, _alone),
}
"""Doubts that the engine does not follow to the end.

A date of these kinds is made exact before the law below is put to the test. That
a stock was destroyed shows that there was one, but not before it has happened.
"""


SETTLED = [each for each in OBLIGATIONS if each != "art4.1c"]
"""Obligations of which a partial date can be followed."""


def within_reach(history: History) -> History:
    """Return the history with every doubt made exact that is open."""
    events = list(history.events)
    for index, (one, day) in enumerate(zip(events, history.truth, strict=True)):
        now = history.with_events(events)
        if any(
            isinstance(one, kinds) and holds(one, now) for kinds, holds in OPEN.values()
        ):
            events[index] = attrs.evolve(one, date=PartialDate.on(day))
    return history.with_events(events)


LAST_REPORTS: tuple[LastReports, ...] = get_args(LastReports)


@st.composite
def _leaving(draw: st.DrawFn, history: History) -> History:
    """Draw the history of a State that gives notice, perhaps in an armed conflict."""
    told = draw(blurred(day=draw(days(history.deposit, date(2020, 1, 1)))))
    first = max(told.earliest, history.deposit)
    events: list[Event] = [event(WithdrawalNotice, PartialDate(first, told.latest))]
    if draw(st.booleans()):
        begun = draw(blurred(day=draw(days(FIRST_DAY, date(2021, 1, 1)))))
        over = draw(blurred(day=draw(days(begun.latest, date(2023, 1, 1)))))
        over = PartialDate(max(begun.latest, over.earliest), over.latest)
        ended = draw(st.sampled_from([None, over]))
        events.append(event(ArmedConflict, begun, ended=ended))
    return history.with_events([*history.events, *events])


class TestPartialDates:
    """A partial date stands for each of its days."""

    @pytest.mark.parametrize("obligation", SETTLED)
    @given(reading=st.just(Reading()) | readings(), data=st.data())
    def test_to_learn_the_days_narrows_the_answer(
        self, obligation: str, reading: Reading, data: st.DataObject
    ) -> None:
        """Whatever the days turn out to be, the answer was held possible before."""
        history = within_reach(data.draw(histories(about=obligation)))
        course = data.draw(exact_courses(history=history))
        on = data.draw(history.days())
        laws.settles(
            course.view(on, reading).assess(RURITANIA, obligation),
            history.view(on, reading).assess(RURITANIA, obligation),
        )

    @pytest.mark.parametrize("obligation", ["art3.8", "art7.1", "art7.2", "art9"])
    @given(last_reports=st.sampled_from(LAST_REPORTS), data=st.data())
    def test_to_learn_when_it_left_narrows_the_answer(
        self, obligation: str, last_reports: LastReports, data: st.DataObject
    ) -> None:
        """Whether a notice, a conflict or its end is in doubt."""
        staying = data.draw(histories(about=obligation, leaving=False))
        history = data.draw(_leaving(within_reach(staying)))
        course = data.draw(exact_courses(history=history))
        on = data.draw(history.days())
        reading = Reading(last_reports=last_reports)
        found = history.view(on, reading).assess(RURITANIA, obligation)
        laws.settles(course.view(on, reading).assess(RURITANIA, obligation), found)
        laws.doubt_has_a_reason(found)

    @pytest.mark.parametrize("offset", range(-3, 5))
    def test_each_possible_answer_is_reached_by_some_days(self, offset: int) -> None:
        """For short ranges, no answer is held possible that no days would give."""
        deposit = date(2011, 4, 6)
        due = date(2019, 10, 1)
        spans = (
            PartialDate(due - timedelta(days=1), due + timedelta(days=1)),
            PartialDate(due + timedelta(days=2), due + timedelta(days=3)),
        )
        kinds = (StockpileDestroyed, StockpileFound)
        told = _told(deposit, [event(k, d) for k, d in zip(kinds, spans, strict=True)])
        on = due + timedelta(days=offset)
        reached = {
            status
            for days in product(*map(_days_of, spans))
            for status in _told(
                deposit, [event(k, d) for k, d in zip(kinds, days, strict=True)]
            )
            .view(on)
            .assess(RURITANIA, "art3")
            .possible
        }
        possible = told.view(on).assess(RURITANIA, "art3").possible
        assert reached == possible


def _days_of(span: PartialDate) -> list[date]:
    count = (span.latest - span.earliest).days + 1
    return [span.earliest + timedelta(days=n) for n in range(count)]


def _told(deposit: date, events: list[Event]) -> History:
    declared = event(StockpileDeclared, date(2011, 10, 1))
    return History(deposit=deposit, events=(declared, *events))


LATER = (
    event(StockpileFound, date(2033, 1, 1)),
    event(ContaminationFound, date(2033, 1, 1)),
    event(HostilitiesEnded, date(2033, 1, 1)),
    event(
        ExtensionDecision,
        date(2033, 1, 1),
        obligation="art3",
        number=9,
        meeting="20MSP",
        length=Period(years=1),
    ),
    event(
        ExtensionRequest, date(2033, 1, 1), obligation="art3", number=9, meeting="20MSP"
    ),
)


class TestLaterEvents:
    """The record grows at its end."""

    @given(history=histories(), later=st.sampled_from(LATER), data=st.data())
    def test_leave_earlier_answers_alone(
        self, history: History, later: Event, data: st.DataObject
    ) -> None:
        """An event that bears on no day before it changes no answer before it."""
        on = data.draw(history.days())
        grown = history.with_events([*history.events, later])
        before = laws.answers_of(history.view(on), RURITANIA)
        assert laws.answers_of(grown.view(on), RURITANIA) == before

    @given(data=st.data())
    def test_save_that_a_decision_settles_what_was_missing(
        self, data: st.DataObject
    ) -> None:
        """That a decision came later shows that it had not been taken.

        The one exception to the law above: where the decision on a request was
        missing, the record of a later one turns doubt into overdue.
        """
        history = data.draw(histories(about="art3", exact=True, leaving=False))
        on = data.draw(history.days())
        before = history.view(on).assess(RURITANIA, "art3")
        asked = [e for e in history.events if isinstance(e, ExtensionRequest)]
        decided = {e.number for e in history.events if isinstance(e, ExtensionDecision)}
        pending = [e for e in asked if e.number not in decided]
        later = [
            event(
                ExtensionDecision,
                date(2033, 1, 1),
                obligation="art3",
                number=e.number,
                meeting=e.meeting,
                length=Period(years=1),
            )
            for e in pending
        ]
        grown = history.with_events([*history.events, *later])
        after = grown.view(on).assess(RURITANIA, "art3")
        laws.settles(after, before)
        assert bool(after.deadline) == bool(before.deadline)
        if after.deadline and before.deadline:
            assert after.deadline.candidates == before.deadline.candidates
            assert before.deadline.or_later or not after.deadline.or_later
        if after.possible != before.possible:
            causes = {gap.cause for gap in before.missing}
            assert Cause.DECISION_NOT_RECORDED in causes

    @given(history=histories(about="art3", leaving=False), data=st.data())
    def test_a_later_notice_leaves_duties_with_one_deadline_alone(
        self, history: History, data: st.DataObject
    ) -> None:
        """A State that will leave is bound until then."""
        on = data.draw(history.days())
        notice = event(WithdrawalNotice, date(2033, 1, 1))
        grown = history.with_events([*history.events, notice])
        for obligation in ("art3", "art4", "art4.1b", "art4.1c", "art7.1"):
            one = history.view(on).assess(RURITANIA, obligation)
            other = grown.view(on).assess(RURITANIA, obligation)
            assert laws.said(one) == laws.said(other)
